"""Judgement: a case, its records and its measures in; an answer in estimative language out.

`judge_case` asks whether the courted side will act on the sender's assurance, `backtest_episodes` how good
such answers would have been. Names load on first use, so that importing the package stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sottovoce.judgement.backtest import backtest_episodes
    from sottovoce.judgement.credibility import judge_case
    from sottovoce.judgement.estimative import in_words, likelihood_of

__all__ = ["backtest_episodes", "in_words", "judge_case", "likelihood_of"]

_HOMES = {
    "backtest_episodes": "backtest",
    "in_words": "estimative",
    "judge_case": "credibility",
    "likelihood_of": "estimative",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
