"""Levels that are filtered side by side, and how probable each was before anything was seen.

A level is where an actor stands: it drifts and returns to a mean (Ornstein-Uhlenbeck), or wanders without
return. Its parameters are not known; a family holds a grid of them with their prior
(docs/methods/alignment.md).
"""

from dataclasses import dataclass
from functools import cache
from math import inf, log

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Priors for values in [-1, 1]: log-normal, median and standard deviation of the logarithm.
SPREAD = (0.3, 0.7)
MEMORY_YEARS = (3.0, 0.8)
NOISE = (0.4, 0.7)
SD_OF_MEAN = 1.0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Family:
    """memory, spread, drift: one for each cell, shapes that broadcast; spread and drift in units of noise.

    memory: years, infinite where the level does not return. spread: variance before anything is seen, and
    that to which it returns. drift: variance added each year. noise: (n,) variance of an observation of
    weight 1, each combined with each cell. log_prior: (cells, n), up to a constant. sd_of_mean: of the mean
    around the centre of what was seen; 0 where the mean is 0.
    """

    memory: Array
    spread: Array
    drift: Array
    noise: Array
    log_prior: Array
    sd_of_mean: float

    @property
    def cells(self) -> tuple[int, ...]:
        return np.broadcast_shapes(self.memory.shape, self.spread.shape)


@cache
def returning() -> Family:
    """Ornstein-Uhlenbeck levels on a grid of three standard deviations of the prior to both sides."""
    log_memory = log(MEMORY_YEARS[0]) + np.linspace(-3, 3, 11) * MEMORY_YEARS[1]
    log_noise = log(NOISE[0]) + np.linspace(-3, 3, 25) * NOISE[1]
    log_ratio = log(SPREAD[0] / NOISE[0]) + np.linspace(-3, 3, 15)
    axes = (
        (log_memory[:, None, None], MEMORY_YEARS),
        (log_ratio[:, None] + log_noise, SPREAD),
        (log_noise, NOISE),
    )
    away = (((x - log(median)) / sd) ** 2 for x, (median, sd) in axes)
    return Family(
        memory=np.exp(log_memory)[:, None],
        spread=np.exp(2 * log_ratio),
        drift=np.zeros(()),
        noise=np.exp(2 * log_noise),
        log_prior=-0.5 * sum(away, start=np.zeros(())),
        sd_of_mean=SD_OF_MEAN,
    )


@cache
def wandering() -> Family:
    """The one level that wanders, at the medians of the priors, from a flat start."""
    noise = NOISE[0] ** 2
    return Family(
        memory=np.full((1, 1), inf),
        spread=np.full(1, 1 / noise),
        drift=np.full((), 2 * SPREAD[0] ** 2 / MEMORY_YEARS[0] / noise),
        noise=np.full(1, noise),
        log_prior=np.zeros((1, 1, 1)),
        sd_of_mean=0.0,
    )
