"""Judgement: a case, its records and its measures in; an answer in estimative language out.

`judge_case` asks whether the courted side will act on the sender's assurance, `weigh_hypotheses` which
explanation of its words the evidence favours, `backtest_episodes` how good such answers would have been.
Names load on first use, so that importing the package stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sottovoce.judgement.backtest import backtest_episodes
    from sottovoce.judgement.competing import weigh_hypotheses
    from sottovoce.judgement.credibility import judge_case
    from sottovoce.judgement.estimative import in_words, likelihood_of
    from sottovoce.judgement.hypothesis_set import HypothesisSet, default_text, read_set

__all__ = [
    "HypothesisSet",
    "backtest_episodes",
    "default_text",
    "in_words",
    "judge_case",
    "likelihood_of",
    "read_set",
    "weigh_hypotheses",
]

_HOMES = {
    "HypothesisSet": "hypothesis_set",
    "backtest_episodes": "backtest",
    "default_text": "hypothesis_set",
    "in_words": "estimative",
    "judge_case": "credibility",
    "likelihood_of": "estimative",
    "read_set": "hypothesis_set",
    "weigh_hypotheses": "competing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
