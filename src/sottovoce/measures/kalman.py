"""The Ornstein-Uhlenbeck filter: a level that drifts and returns, seen through noise at uneven times.

In: times in years, values, weights. Out: filtered means and variances, and the likelihood. Method: closed
form, O(n); docs/methods/alignment.md. A local level (no return) serves where there are few observations.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log, pi

import numpy as np
from numpy.typing import NDArray

from sottovoce.measures.simplex import minimise

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """mean m, spread s2 and memory ell (years) of the level; noise sig2 of an observation of weight 1.

    With `returns` False the level wanders: variance grows by 2 s2 / ell a year from a flat start.
    """

    mean: float
    spread: float
    memory: float
    noise: float
    returns: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Filtered:
    mean: Array  # (n,) as known at each time
    variance: Array  # (n,)
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the level at a time: its mean and variance."""

    time: float
    mean: float
    variance: float


def filter_level(times: Array, values: Array, weights: Array, level: Level) -> Filtered:
    """times: (n,) years, rising; values: (n,); weights: (n,) in (0, 1]."""
    seen = list(_course(times, values, weights, level, None))
    return Filtered(
        mean=np.array([state.mean for state, _ in seen]),
        variance=np.array([state.variance for state, _ in seen]),
        log_likelihood=sum(gained for _, gained in seen),
    )


def last_state(
    times: Array, values: Array, weights: Array, level: Level, after: State | None = None
) -> State | None:
    """The state after all observations, going on from an earlier one; arrays as in `filter_level`."""
    for state, _ in _course(times, values, weights, level, after):
        after = state
    return after


def _course(
    times: Array, values: Array, weights: Array, level: Level, state: State | None
) -> Iterator[tuple[State, float]]:
    """The state after each observation, and the log likelihood of it."""
    for time, value, weight in zip(times, values, weights, strict=True):
        state, gained = _seen(advance(state, float(time), level), float(value), float(weight), level)
        yield state, gained


def advance(state: State | None, time: float, level: Level) -> State:
    """The state at a later time (years) with nothing new seen; None: nothing is known yet."""
    if state is None:
        return State(time, level.mean, level.spread if level.returns else 1.0)
    gap = time - state.time
    if not level.returns:
        return State(time, state.mean, state.variance + 2 * level.spread * gap / level.memory)
    fade = exp(-gap / level.memory)
    mean = level.mean + fade * (state.mean - level.mean)
    return State(time, mean, fade * fade * state.variance + level.spread * (1 - fade * fade))


def _seen(state: State, value: float, weight: float, level: Level) -> tuple[State, float]:
    """The state once a value is seen, and the log likelihood of the value."""
    expected = state.variance + level.noise / weight
    surprise, gain = value - state.mean, state.variance / expected
    gained = -0.5 * (log(2 * pi * expected) + surprise * surprise / expected)
    return State(state.time, state.mean + gain * surprise, (1 - gain) * state.variance), gained


def fit_level(times: Array, values: Array, weights: Array) -> Level:
    """Maximum a posteriori level for values in [-1, 1]; priors as in docs/methods/alignment.md."""
    centre = float(np.average(values, weights=weights))

    def loss(theta: Array) -> float:
        level = _level(theta)
        away = (
            theta[0] - centre,
            (theta[1] - log(0.3)) / 0.7,
            (theta[2] - log(3)) / 0.8,
            (theta[3] - log(0.4)) / 0.7,
        )
        prior = 0.5 * sum(float(x) ** 2 for x in away)
        return prior - filter_level(times, values, weights, level).log_likelihood

    return _level(minimise(loss, np.array([centre, log(0.3), log(3), log(0.4)])))


def _level(theta: Array) -> Level:
    # Beyond these the prior is 6 standard deviations away; the clip keeps exp() finite.
    spread, memory, noise = (float(np.clip(x, -6, 6)) for x in theta[1:])
    return Level(mean=float(theta[0]), spread=exp(2 * spread), memory=exp(memory), noise=exp(2 * noise))
