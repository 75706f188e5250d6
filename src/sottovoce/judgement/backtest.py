"""How well would the answers have been? Forecasts of episodes whose end is known, scored.

In: coded episodes, and perhaps others to learn from. Out: a Backtest: the Brier score of each model with
its interval, and a calibration table of what `judge` answers. Method: without others to learn from, each
episode is forecast from the rest (leave one out), and once more from those of other senders
(docs/methods/backtest.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sottovoce.errors import TooLittleEvidence
from sottovoce.judgement.episodes import Episode, load_episodes, read_episodes
from sottovoce.judgement.estimative import likelihood_of
from sottovoce.judgement.forecasters import MODELS, OURS, Model
from sottovoce.judgement.logit import Array
from sottovoce.vocabulary import Likelihood

LEAST = 3
_RESAMPLES = 2000
_HINDSIGHT = (
    "The codes were made with the outcome known, and granted requests are remembered more often: "
    "that flatters every model here. Compare models, not scores."
)
_GIVEN = (
    "The models learned from other episodes than these; if one hand coded both, it is no independent test."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """The Brier score of one model: mean squared distance from the outcome, 0 best; 90 % by bootstrap."""

    name: str
    told: str
    brier: float
    low: float
    high: float
    other_senders: float | None  # learned from other senders only; None where others to learn from are given


@dataclass(frozen=True, kw_only=True, slots=True)
class Bin:
    """Of the forecasts in one band of likelihood: their number, their mean, and what came of it."""

    likelihood: Likelihood
    count: int
    forecast: float
    outcome: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """One episode: what `judge` would have answered, and what came of it."""

    episode: str
    probability: float
    outcome: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Backtest:
    n: int
    n_learned: int | None  # None: each episode was forecast from the rest
    scores: tuple[Score, ...]
    calibration: tuple[Bin, ...]
    forecasts: tuple[Forecast, ...]
    caveats: tuple[str, ...]

    def score(self, name: str) -> Score:
        return next(score for score in self.scores if score.name == name)


def backtest_episodes(path: Path | None = None, train: Path | None = None) -> Backtest:
    """A backtest of files; path: the shipped episodes if None. Raises CaseError and TooLittleEvidence."""
    asked = load_episodes() if path is None else read_episodes(path)
    return backtest(asked, None if train is None else read_episodes(train))


def backtest(
    episodes: Sequence[Episode], learned_from: Sequence[Episode] | None = None, *, seed: int = 0
) -> Backtest:
    """learned_from: other episodes; those with the id of one that is forecast are left out.

    Raises TooLittleEvidence with fewer than three episodes to forecast or to learn from.
    """
    asked = tuple(sorted(episodes, key=lambda episode: episode.id))
    others = None if learned_from is None else _apart(learned_from, asked)
    _check(asked, others)
    outcomes = np.array([episode.outcome for episode in asked])
    picked = np.random.default_rng(seed).integers(0, len(asked), (_RESAMPLES, len(asked)))
    ours = _forecasts(MODELS[OURS], asked, others)
    return Backtest(
        n=len(asked),
        n_learned=None if others is None else len(others),
        scores=tuple(_score(name, model, asked, others, outcomes, picked) for name, model in MODELS.items()),
        calibration=_calibration(ours, outcomes),
        forecasts=tuple(
            Forecast(episode=episode.id, probability=float(p), outcome=episode.outcome)
            for episode, p in zip(asked, ours, strict=True)
        ),
        caveats=(_HINDSIGHT,) if others is None else (_HINDSIGHT, _GIVEN),
    )


def _apart(learned_from: Sequence[Episode], asked: Sequence[Episode]) -> tuple[Episode, ...]:
    known = {episode.id for episode in asked}
    return tuple(sorted((e for e in learned_from if e.id not in known), key=lambda e: e.id))


def _check(asked: Sequence[Episode], others: Sequence[Episode] | None) -> None:
    if len(asked) < LEAST:
        raise TooLittleEvidence(f"{len(asked)} episodes tell nothing of a model.\nGive at least {LEAST}.")
    if others is not None and len(others) < LEAST:
        raise TooLittleEvidence(
            f"{len(others)} other episodes are too few to learn from.\n"
            f"Give at least {LEAST} that are not among those to forecast."
        )


def _score(
    name: str,
    model: Model,
    asked: Sequence[Episode],
    others: Sequence[Episode] | None,
    outcomes: Array,
    picked: np.ndarray[tuple[int, int], np.dtype[np.int64]],
) -> Score:
    losses = (_forecasts(model, asked, others) - outcomes) ** 2
    low, high = np.quantile(losses[picked].mean(axis=1), (0.05, 0.95))
    apart = None if others is not None else _by_sender(model, asked)
    return Score(
        name=name,
        told=model.told,
        brier=float(losses.mean()),
        low=float(low),
        high=float(high),
        other_senders=None if apart is None else float(((apart - outcomes) ** 2).mean()),
    )


def _forecasts(model: Model, asked: Sequence[Episode], others: Sequence[Episode] | None) -> Array:
    if others is not None:
        return model.forecast(others, asked)
    return np.array([model.forecast([e for e in asked if e is not one], [one])[0] for one in asked])


def _by_sender(model: Model, asked: Sequence[Episode]) -> Array | None:
    """Each episode forecast from those of other senders; None where there is but one sender."""
    if len({episode.sender for episode in asked}) < 2:
        return None
    return np.array([model.forecast([e for e in asked if e.sender != one.sender], [one])[0] for one in asked])


def _calibration(forecasts: Array, outcomes: Array) -> tuple[Bin, ...]:
    words = [likelihood_of(float(p)) for p in forecasts]
    rows = ((word, np.array([w is word for w in words])) for word in Likelihood)
    return tuple(
        Bin(
            likelihood=word,
            count=int(here.sum()),
            forecast=float(forecasts[here].mean()),
            outcome=float(outcomes[here].mean()),
        )
        for word, here in rows
        if here.any()
    )
