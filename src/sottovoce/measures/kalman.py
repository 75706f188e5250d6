"""Filter and smoother of a level that drifts and returns, seen through noise at uneven times.

In: times in years, values, weights, the parameters of the level. Out: means and variances, as known at each
time (filtered) or in hindsight (smoothed). Method: Kalman (1960) and Rauch, Tung and Striebel (1965) for an
Ornstein-Uhlenbeck level in closed form, O(n); docs/methods/alignment.md. A level that wanders without
return serves where there are few observations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple


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

    def fade(self, years: float) -> float:
        """The share of a departure from the mean that is left after so many years."""
        return exp(-years / self.memory) if self.returns else 1.0


class State(NamedTuple):
    """What is known of the level at a time (years): its mean and variance."""

    time: float
    mean: float
    variance: float


def advance(state: State | None, time: float, level: Level) -> State:
    """The state at a later time with nothing new seen; None: nothing is known yet."""
    if state is None:
        return State(time, level.mean, level.spread if level.returns else 1.0)
    years = time - state.time
    if not level.returns:
        return State(time, state.mean, state.variance + 2 * level.spread * years / level.memory)
    fade = level.fade(years)
    mean = level.mean + fade * (state.mean - level.mean)
    return State(time, mean, fade * fade * state.variance + level.spread * (1 - fade * fade))


def observe(state: State, value: float, weight: float, level: Level) -> State:
    """The state once a value of that weight is seen."""
    gain = state.variance / (state.variance + level.noise / weight)
    return State(state.time, state.mean + gain * (value - state.mean), (1 - gain) * state.variance)


def filter_level(
    times: Sequence[float],
    values: Sequence[float],
    weights: Sequence[float],
    level: Level,
    state: State | None = None,
) -> list[State]:
    """The state after each observation. times: rising; weights: above 0; state: where to go on from."""
    course = []
    for time, value, weight in zip(times, values, weights, strict=True):
        state = observe(advance(state, time, level), value, weight, level)
        course.append(state)
    return course


def smooth_level(
    times: Sequence[float],
    values: Sequence[float],
    weights: Sequence[float],
    level: Level,
    at: Sequence[float],
) -> list[State]:
    """The state at each time of `at`, given all observations, earlier and later; times as in `filter_level`."""
    stops = sorted({*times, *at})
    predicted, filtered = _forward(stops, list(zip(times, values, weights, strict=True)), level)
    smoothed = dict(zip(reversed(stops), _backward(predicted, filtered, level), strict=True))
    return [smoothed[time] for time in at]


def _forward(
    stops: Sequence[float], seen: Sequence[tuple[float, float, float]], level: Level
) -> tuple[list[State], list[State]]:
    """At each stop the state before and after what is seen there."""
    predicted: list[State] = []
    filtered: list[State] = []
    state: State | None = None
    place = 0
    for stop in stops:
        state = advance(state, stop, level)
        predicted.append(state)
        while place < len(seen) and seen[place][0] == stop:
            state = observe(state, seen[place][1], seen[place][2], level)
            place += 1
        filtered.append(state)
    return predicted, filtered


def _backward(predicted: Sequence[State], filtered: Sequence[State], level: Level) -> Iterator[State]:
    """From the last stop to the first."""
    if not filtered:
        return
    later = filtered[-1]
    yield later
    for now, foreseen in zip(reversed(filtered[:-1]), reversed(predicted[1:]), strict=True):
        pull = now.variance * level.fade(foreseen.time - now.time) / foreseen.variance
        mean = now.mean + pull * (later.mean - foreseen.mean)
        variance = now.variance + pull * pull * (later.variance - foreseen.variance)
        later = State(now.time, mean, variance)
        yield later
