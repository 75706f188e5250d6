"""Models that forecast how an episode ends: what the tool says, and what it has to beat.

In: episodes to learn from and episodes to forecast. Out: chances of being granted. Method: one function a
model, by name in MODELS; none sees the outcome of what it forecasts. A code that is missing counts as the
mean of the episodes learned from.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sottovoce.judgement import logit
from sottovoce.judgement.coded_game import coded_quantities
from sottovoce.judgement.episodes import INDICATORS, Episode
from sottovoce.judgement.logit import Array
from sottovoce.judgement.montecarlo import simulate
from sottovoce.judgement.reference import CEILING, FLOOR, GAME_WEIGHT, ReferenceClass, pool

Episodes = Sequence[Episode]
# What `judge` answers with, by name: the model that `brier` in the report is of.
OURS = "pool"
BASE_RATE = "base_rate"
_DRAWS = 1000
# Which way each indicator should push, by theory and not by fit; what theory leaves open is left out.
_SIGNS = {"concession": 1, "prior_kept": 1, "need": 1, "complicit": -1, "leak": -1, "troops": -1}
_FEW = ("concession", "need", "complicit", "prior_kept")


@dataclass(frozen=True, slots=True)
class Model:
    told: str  # what it is, in words
    forecast: Callable[[Episodes, Episodes], Array]  # (learned from, to forecast) -> (n,)


def _constant(learned: Episodes, asked: Episodes) -> Array:
    return np.full(len(asked), 0.5)


def _base_rate(learned: Episodes, asked: Episodes) -> Array:
    return np.full(len(asked), ReferenceClass(concession=0, granted=_sum(learned), count=len(learned)).mean)


def _class_mean(learned: Episodes, asked: Episodes) -> Array:
    """Mean of the episodes with the same concession, half an episode added on either side."""
    return np.array([_mean_like(learned, episode.concession) for episode in asked])


def _mean_like(learned: Episodes, concession: int) -> float:
    like = [e for e in learned if e.concession == concession]
    return ReferenceClass(concession=concession, granted=_sum(like), count=len(like)).mean


def _logit(*names: str) -> Callable[[Episodes, Episodes], Array]:
    def forecast(learned: Episodes, asked: Episodes) -> Array:
        coefficients = logit.fit(_design(learned, names, learned), _outcomes(learned))
        return logit.forecast(coefficients, _design(asked, names, learned))

    return forecast


def _unit_weights(learned: Episodes, asked: Episodes) -> Array:
    """Every indicator with the weight 1 and the sign of theory; only the scale is fitted (Dawes 1979)."""
    names, signs = tuple(_SIGNS), np.array(list(_SIGNS.values()))
    known, new = ((_design(some, names, learned) * signs).mean(axis=1) for some in (learned, asked))
    return _rescaled(known, _outcomes(learned), new)


def _game(learned: Episodes, asked: Episodes) -> Array:
    return np.array([_played(tuple(episode.codes.items()), episode.channel) for episode in asked])


def _game_recalibrated(learned: Episodes, asked: Episodes) -> Array:
    known, new = (_log_odds(_game(learned, some)) for some in (learned, asked))
    return _rescaled(known, _outcomes(learned), new)


def _rescaled(known: Array, outcomes: Array, new: Array) -> Array:
    """One score made a chance: its place and scale are fitted, its order is not."""
    middle, width = float(known.mean()), 2 * float(known.std()) or 1.0
    coefficients = logit.fit((known[:, None] - middle) / width, outcomes)
    return logit.forecast(coefficients, (new[:, None] - middle) / width)


def _log_odds(chances: Array) -> Array:
    kept = np.clip(chances, FLOOR, CEILING)
    return np.asarray(np.log(kept / (1 - kept)), dtype=float)


def _pooled_with(reference: Callable[[Episodes, Episodes], Array]) -> Callable[[Episodes, Episodes], Array]:
    def forecast(learned: Episodes, asked: Episodes) -> Array:
        parts = zip(_game(learned, asked), reference(learned, asked), strict=True)
        return np.array([pool(game, mean, GAME_WEIGHT) for game, mean in parts])

    return forecast


MODELS: Mapping[str, Model] = {
    OURS: Model("what judge answers: game .3, episodes with a like concession .7", _pooled_with(_class_mean)),
    "constant": Model("one half, always", _constant),
    BASE_RATE: Model("the mean outcome of the others", _base_rate),
    "concession_mean": Model("the mean outcome at the same concession", _class_mean),
    "logit_concession": Model("logistic, concession alone", _logit("concession")),
    "logit_need": Model("logistic, concession and need", _logit("concession", "need")),
    "logit_four": Model("logistic, concession, need, complicity, promises kept", _logit(*_FEW)),
    "pool_four": Model("game .3, logit_four .7", _pooled_with(_logit(*_FEW))),
    "logit_all": Model("logistic, all nine indicators", _logit(*INDICATORS)),
    "unit_weights": Model("six indicators, equal weights, signs by theory", _unit_weights),
    "game": Model("the game alone, inputs from the codes", _game),
    "game_recalibrated": Model("the game, its scale fitted", _game_recalibrated),
}


def _design(episodes: Episodes, names: Sequence[str], learned: Episodes) -> Array:
    """(n, k) on the scale 0 to 1."""
    means = {name: _mean_code(learned, name) for name in names}
    rows = [[_scaled(e.codes[name], name, means[name]) for name in names] for e in episodes]
    return np.array(rows, dtype=float).reshape(len(episodes), len(names))


def _mean_code(learned: Episodes, name: str) -> float:
    known = [value for e in learned if (value := e.codes[name]) is not None]
    return sum(known) / len(known) if known else INDICATORS[name] / 2


def _scaled(value: float | None, name: str, mean: float) -> float:
    return (mean if value is None else value) / INDICATORS[name]


def _outcomes(episodes: Episodes) -> Array:
    return np.array([episode.outcome for episode in episodes], dtype=float)


def _sum(episodes: Episodes) -> float:
    return sum(episode.outcome for episode in episodes)


@lru_cache(maxsize=4096)
def _played(codes: tuple[tuple[str, float | None], ...], channel: str | None) -> float:
    return simulate(coded_quantities(dict(codes), channel), draws=_DRAWS, seed=0).probability
