"""The course of a level: as known on each day, and in hindsight.

In: pieces, each with the day it is of and the day on which it came to be known. Out: estimates. Method:
levels with all parameters of a grid are filtered side by side, each weighs as much as it is probable by
what is known. So a day's estimate rests on nothing that came to be known later: neither the values nor the
parameters. A piece of an earlier day is put in at its place, and the filter runs again from there.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import NamedTuple

import numpy as np

from sottovoce.measures.kalman import Slot, State, advance, begin, observe, smooth
from sottovoce.measures.levels import Array, Family, returning, wandering

DAYS_A_YEAR = 365.25
# Below this the memory cannot be told from data, and a wandering level is used instead.
ENOUGH_FOR_MEMORY = 6
# States kept to go on from: the last ones, and of those before one in so many.
KEPT_STATES = 256
STRIDE = 32


class Piece(NamedTuple):
    """One thing seen. known_on, day: ordinals of dates; value in [-1, 1]; weight above 0."""

    known_on: int
    day: int
    value: float
    weight: float


class Parameters(NamedTuple):
    """Of the level: mean, spread s2, memory in years (infinite: no return), noise sig2; as far as known."""

    mean: float
    spread: float
    memory: float
    noise: float


class Estimate(NamedTuple):
    """Where the level stands on a day: mean and variance; and how many pieces were new on it."""

    day: int
    mean: float
    variance: float
    n_new: int = 0


class Posterior(NamedTuple):
    """How probable each cell is, and the mean it returns to. All but `noise`: (cells, noise)."""

    weights: Array  # sum 1
    means: Array
    variances: Array
    noise: Array  # (noise,)

    def of(self, state: State) -> tuple[float, float]:
        """Mean and variance of the mixture of all cells."""
        unmoved = 1 - state.level[1][..., None]
        level = self.means * unmoved + state.level[0][..., None]
        variance = state.variance[..., None] * self.noise + unmoved * unmoved * self.variances
        mean = float((self.weights * level).sum())
        return mean, float((self.weights * (variance + (level - mean) ** 2)).sum())


@dataclass(slots=True)
class Totals:
    """Over all pieces: how many, weight, weighted values, scatter within slots."""

    count: int = 0
    weight: float = 0.0
    weighted: float = 0.0
    scatter: float = 0.0


@dataclass(slots=True)
class Course:
    """The filter over what is known so far. family: None for the one that suits the number of pieces."""

    family: Family | None = None
    slots: list[Slot] = field(default_factory=list)
    totals: Totals = field(default_factory=Totals)
    _times: list[float] = field(default_factory=list)
    _states: dict[int, State] = field(default_factory=dict)  # by slot, after it was seen
    _now: Family = field(default_factory=wandering)

    def take(self, pieces: Iterable[Piece]) -> None:
        """Put in what came to be known on one day, at least one piece."""
        first = min(self._place(piece) for piece in pieces)
        enough = self.totals.count >= ENOUGH_FOR_MEMORY
        family = self.family or (returning() if enough else wandering())
        if family is not self._now:
            self._now, first = family, 0
        self._run(first)

    def at(self, day: int, posterior: Posterior) -> tuple[float, float]:
        """Mean and variance on a day not before any piece put in."""
        return posterior.of(advance(self._last(), day / DAYS_A_YEAR, self._now))

    def in_hindsight(self, days: Sequence[int]) -> list[tuple[float, float]]:
        """Mean and variance on each day, all pieces put in being known."""
        posterior = self.posterior()
        states = smooth(self.slots, [day / DAYS_A_YEAR for day in days], self._now)
        return [posterior.of(states[day / DAYS_A_YEAR]) for day in days]

    def posterior(self) -> Posterior:
        return weigh(self._last(), self._now, self.totals)

    def parameters(self) -> Parameters:
        """Means over all cells, of the logarithms where a parameter is positive."""
        weights, means, *_ = self.posterior()
        family = self._now
        logs = (
            np.log(x)
            for x in (family.spread[..., None] * family.noise, family.memory[..., None], family.noise)
        )
        return Parameters(float((weights * means).sum()), *(exp(float((weights * x).sum())) for x in logs))

    def _last(self) -> State:
        return self._states[len(self.slots) - 1]

    def _place(self, piece: Piece) -> int:
        time = piece.day / DAYS_A_YEAR
        place = bisect_left(self._times, time)
        if place == len(self._times) or self._times[place] != time:
            self._times.insert(place, time)
            self.slots.insert(place, Slot(time, piece.weight, piece.value))
        else:
            slot = self.slots[place]
            scatter = slot.scatter
            slot.add(piece.value, piece.weight)
            self.totals.scatter += slot.scatter - scatter
        self.totals.count += 1
        self.totals.weight += piece.weight
        self.totals.weighted += piece.weight * piece.value
        return place

    def _run(self, first: int) -> None:
        """See the slots again from the first that is new, or from the last state kept before it."""
        while first and first - 1 not in self._states:
            first -= 1
        for place in [place for place in self._states if place >= first]:
            del self._states[place]
        for place, slot in enumerate(self.slots[first:], first):
            before = self._states.get(place - 1)
            state = advance(before, slot.time, self._now) if before else begin(slot.time, self._now)
            self._states[place] = observe(state, slot)
            if (place - KEPT_STATES) % STRIDE:
                self._states.pop(place - KEPT_STATES, None)


def weigh(state: State, family: Family, totals: Totals) -> Posterior:
    """How probable each cell is by all that the state has seen, the mean integrated out.

    The mean is N(centre, sd^2) beforehand, the centre that of what was seen.
    """
    precision, prior = 1 / family.noise, family.sd_of_mean**2
    centre = totals.weighted / totals.weight if prior else 0.0
    squares, cross, ones = (x[..., None] * precision for x in state.form)
    told = 1 + prior * ones
    push = cross - centre * ones
    means, variances = centre + prior * push / told, prior / told
    form = squares - 2 * centre * cross + centre * centre * ones - prior * push * push / told
    size = state.log_size[..., None] + np.log(told) + totals.count * np.log(family.noise)
    log_weights = family.log_prior - 0.5 * (form + totals.scatter * precision + size)
    weights = np.exp(log_weights - log_weights.max())
    return Posterior(weights / weights.sum(), means, variances, family.noise)


def follow(
    pieces: Iterable[Piece],
    days: Iterable[int] = (),
    *,
    family: Family | None = None,
    read: Callable[[Posterior], Posterior] = lambda posterior: posterior,
) -> list[Estimate]:
    """What is known on each day on which something came to be known, and on each of `days` after the first.

    family: the levels to choose from; None: those that suit the number of pieces known. read: another
    posterior to go by, as a benchmark asks for it.
    """
    news: dict[int, list[Piece]] = {}
    for piece in sorted(pieces):
        news.setdefault(piece.known_on, []).append(piece)
    course = Course(family)
    found = []
    for day in sorted({*news, *(day for day in days if day >= min(news, default=day + 1))}):
        if day in news:
            course.take(news[day])
            posterior = read(course.posterior())
        found.append(Estimate(day, *course.at(day, posterior), len(news.get(day, ()))))
    return found


def all_known(pieces: Iterable[Piece]) -> Course:
    """The course once everything is known, at least one piece."""
    course = Course()
    course.take(sorted(pieces))
    return course
