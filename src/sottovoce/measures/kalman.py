"""Filter and smoother of many levels at once, seen through noise at uneven times.

In: slots, each a time with all that was seen at it; a family of levels. Out: for each level what is known
of it, as known at a time (filtered) or in hindsight (smoothed), and how well it foretold what was seen.
Method: Kalman (1960) and Rauch, Tung and Striebel (1965) in closed form, O(n). The filter runs on the
values and on ones: what is linear in the unknown mean comes out exact. docs/methods/alignment.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sottovoce.measures.levels import Array, Family


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


class State(NamedTuple):
    """What is known of each level at a time (years), noise being 1 and the mean 0.

    level: (2, cells), of the values and of ones. variance: (cells). form: (3, cells), with V the covariance
    of what was seen: y'V^-1 y, y'V^-1 1, 1'V^-1 1. log_size: (cells), log |V|.
    """

    time: float
    level: Array
    variance: Array
    form: Array
    log_size: Array


def begin(time: float, family: Family) -> State:
    cells = family.cells
    return State(
        time,
        np.zeros((2, *cells)),
        np.broadcast_to(family.spread, cells),
        np.zeros((3, *cells)),
        np.zeros(cells),
    )


def advance(state: State, time: float, family: Family) -> State:
    """The state at a later time with nothing new seen."""
    years = time - state.time
    fade = np.exp(-years / family.memory)
    variance = family.spread + fade * fade * (state.variance - family.spread) + family.drift * years
    return State(time, fade * state.level, variance, state.form, state.log_size)


def observe(state: State, slot: Slot) -> State:
    """The state once the slot is seen; its time is the state's."""
    expected = state.variance + 1 / slot.weight
    surprise = np.array((slot.mean, 1.0))[:, None, None] - state.level
    scaled = surprise / expected
    gained = np.stack((surprise[0] * scaled[0], surprise[0] * scaled[1], surprise[1] * scaled[1]))
    return State(
        state.time,
        state.level + state.variance * scaled,
        state.variance / (expected * slot.weight),
        state.form + gained,
        state.log_size + np.log(expected),
    )


def smooth(slots: Sequence[Slot], at: Sequence[float], family: Family) -> dict[float, State]:
    """The state at each time of `at`, given all slots (in their order), earlier and later.

    Each holds the form and size of all that was seen.
    """
    seen = {slot.time: slot for slot in slots}
    foreseen: list[State] = []
    filtered: list[State] = []
    for stop in sorted({*seen, *at}):
        state = advance(filtered[-1], stop, family) if filtered else begin(stop, family)
        foreseen.append(state)
        filtered.append(observe(state, seen[stop]) if stop in seen else state)
    wanted = frozenset(at)
    return {state.time: state for state in _backward(foreseen, filtered, family) if state.time in wanted}


def _backward(foreseen: Sequence[State], filtered: Sequence[State], family: Family) -> Iterator[State]:
    """From the last stop to the first."""
    if not filtered:
        return
    later = filtered[-1]
    yield later
    for now, ahead in zip(reversed(filtered[:-1]), reversed(foreseen[1:]), strict=True):
        pull = now.variance * np.exp((now.time - ahead.time) / family.memory) / ahead.variance
        level = now.level + pull * (later.level - ahead.level)
        variance = now.variance + pull * pull * (later.variance - ahead.variance)
        later = State(now.time, level, variance, later.form, later.log_size)
        yield later
