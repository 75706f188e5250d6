"""The most probable parameters of a level, given what was seen of it.

In: slots, each a time with all that was seen at it. Out: a `Level`. Method: maximum a posteriori over a grid
of memory, spread over noise, and noise; the mean and the scale are exact (docs/methods/alignment.md). One pass
over the slots serves all cells, so that a fit costs the same whatever the data, and never hangs on its start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from sottovoce.measures.kalman import Level

Array = NDArray[np.float64]

# Priors for values in [-1, 1]: log-normal, median and standard deviation of the logarithm.
SPREAD = (0.3, 0.7)
MEMORY_YEARS = (3.0, 0.8)
NOISE = (0.4, 0.7)
SD_OF_MEAN = 1.0
# The grid reaches three standard deviations of the prior to both sides.
_LOG_MEMORY = log(MEMORY_YEARS[0]) + np.linspace(-3, 3, 17) * MEMORY_YEARS[1]
_LOG_NOISE = log(NOISE[0]) + np.linspace(-3, 3, 43) * NOISE[1]
_LOG_RATIO = log(SPREAD[0] / NOISE[0]) + np.linspace(-3, 3, 25)  # standard deviations, level over noise


@dataclass(slots=True)
class Slot:
    """All that was seen at one time: total weight, weighted mean, how many, and the scatter around it."""

    time: float
    weight: float
    mean: float
    count: int = 1
    scatter: float = 0.0

    def add(self, value: float, weight: float) -> None:
        total = self.weight + weight
        self.scatter += self.weight * weight / total * (value - self.mean) ** 2
        self.mean += weight / total * (value - self.mean)
        self.weight, self.count = total, self.count + 1


@dataclass(frozen=True, slots=True)
class Sums:
    """What the likelihood needs of the data in each cell of memory and ratio, noise being 1.

    squares, cross, ones: (memory, ratio), the quadratic form (y - m)' V^-1 (y - m) = squares - 2 m cross +
    m m ones; log_size: log |V|.
    """

    squares: Array
    cross: Array
    ones: Array
    log_size: Array
    count: int


def fit_level(slots: Sequence[Slot]) -> Level:
    """Maximum a posteriori level; slots in the order of time, at least one."""
    posterior, means = log_posterior(slots)
    memory, ratio, noise = np.unravel_index(int(np.argmax(posterior)), posterior.shape)
    log_noise = float(_LOG_NOISE[noise])
    return Level(
        mean=float(means[memory, ratio, noise]),
        spread=exp(2 * (log_noise + float(_LOG_RATIO[ratio]))),
        memory=exp(float(_LOG_MEMORY[memory])),
        noise=exp(2 * log_noise),
    )


def log_posterior(slots: Sequence[Slot]) -> tuple[Array, Array]:
    """Up to a constant, at the best mean of each cell; and these means. Both (memory, ratio, noise)."""
    sums = _sum_up(slots)
    centre = float(np.average([s.mean for s in slots], weights=[s.weight for s in slots]))
    precision = np.exp(-2 * _LOG_NOISE)
    squares, cross, ones = (x[..., None] * precision for x in (sums.squares, sums.cross, sums.ones))
    means = (cross + centre / SD_OF_MEAN**2) / (ones + 1 / SD_OF_MEAN**2)
    form = squares - 2 * means * cross + means * means * ones
    size = sums.log_size[..., None] + 2 * sums.count * _LOG_NOISE
    prior = ((means - centre) / SD_OF_MEAN) ** 2 + _log_prior()
    return -0.5 * (form + size + prior), means


def _log_prior() -> Array:
    """Twice the negative logarithm, of all but the mean."""
    log_spread = _LOG_RATIO[:, None] + _LOG_NOISE
    axes = (
        (_LOG_MEMORY[:, None, None], MEMORY_YEARS),
        (log_spread, SPREAD),
        (_LOG_NOISE, NOISE),
    )
    return sum((((x - log(median)) / sd) ** 2 for x, (median, sd) in axes), start=np.zeros(()))


def _sum_up(slots: Sequence[Slot]) -> Sums:
    """The filter of all cells at once, on the values and on ones: what is linear in the mean comes out exact."""
    memory, ratio = np.exp(_LOG_MEMORY)[:, None], np.exp(2 * _LOG_RATIO)
    shape = (memory.shape[0], ratio.shape[0])
    variance = np.broadcast_to(ratio, shape)
    level = np.zeros((2, *shape))  # of the values, of ones
    quadratic, log_size = np.zeros((3, *shape)), np.zeros(shape)
    time = slots[0].time
    for slot in slots:
        fade = np.exp((time - slot.time) / memory)
        time = slot.time
        level *= fade
        variance = ratio + fade * fade * (variance - ratio)
        expected = variance + 1 / slot.weight
        values, ones = surprise = np.array((slot.mean, 1.0))[:, None, None] - level
        scaled = surprise / expected
        quadratic += (values * scaled[0], values * scaled[1], ones * scaled[1])
        log_size += np.log(expected)
        level += variance * scaled
        variance = variance / (expected * slot.weight)
    scatter, count = sum(s.scatter for s in slots), sum(s.count for s in slots)
    return Sums(quadratic[0] + scatter, quadratic[1], quadratic[2], log_size, count)
