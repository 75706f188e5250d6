"""The course of a level: as known on each day, and in hindsight.

In: pieces, each with the time it is of and the day on which it came to be known. Out: states. Method: a day's
state rests on the pieces known by then, and so do the parameters: what comes to be known later changes nothing
of it. A piece of an earlier time is put in at its place, and the filter runs again from there.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sottovoce.measures.kalman import Level, State, advance, filter_level, smooth_level
from sottovoce.measures.level_fit import MEMORY_YEARS, NOISE, SPREAD, Slot, fit_level

DAYS_A_YEAR = 365.25
# Below this the memory cannot be told from data, and a wandering level is used instead.
ENOUGH_FOR_MEMORY = 6
# The parameters are fitted anew when so much more is known: n pieces cost 11 n steps in all, not n n.
GROWTH_OF_A_FIT = 1.1
WANDERING = Level(
    mean=0.0, spread=SPREAD[0] ** 2, memory=MEMORY_YEARS[0], noise=NOISE[0] ** 2, returns=False
)


class Piece(NamedTuple):
    """One thing seen. known_on, day: ordinals of dates; value in [-1, 1]; weight above 0."""

    known_on: int
    day: int
    value: float
    weight: float


class Known(NamedTuple):
    """What is known on a day: the state, the level it is read by, and how many pieces are new."""

    day: int
    state: State
    level: Level
    n_new: int


@dataclass(slots=True)
class Course:
    """The filter over what is known so far. is_fitted: its parameters follow what is known."""

    level: Level = WANDERING
    is_fitted: bool = True
    count: int = 0
    fitted_at: int = 0
    times: list[float] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    states: list[State] = field(default_factory=list)

    def take(self, pieces: Iterable[Piece]) -> None:
        """Put in what came to be known on one day."""
        first = min(self._place(piece) for piece in pieces)
        if self._is_to_be_fitted():
            self.level, self.fitted_at, first = fit_level(self.slots), self.count, 0
        self._run(first)

    def at(self, day: int) -> State:
        """The state on a day not before any piece put in."""
        return advance(self.states[-1] if self.states else None, day / DAYS_A_YEAR, self.level)

    def _place(self, piece: Piece) -> int:
        time = piece.day / DAYS_A_YEAR
        place = bisect_left(self.times, time)
        if place < len(self.times) and self.times[place] == time:
            self.slots[place].add(piece.value, piece.weight)
        else:
            self.times.insert(place, time)
            self.slots.insert(place, Slot(time, piece.weight, piece.value))
        self.count += 1
        return place

    def _is_to_be_fitted(self) -> bool:
        return self.is_fitted and self.count >= max(ENOUGH_FOR_MEMORY, GROWTH_OF_A_FIT * self.fitted_at)

    def _run(self, first: int) -> None:
        del self.states[first:]
        rest = self.slots[first:]
        self.states += filter_level(
            [slot.time for slot in rest],
            [slot.mean for slot in rest],
            [slot.weight for slot in rest],
            self.level,
            self.states[-1] if self.states else None,
        )


def follow(pieces: Iterable[Piece], days: Iterable[int] = (), *, level: Level | None = None) -> list[Known]:
    """What is known on each day on which something came to be known, and on each of `days`; in their order.

    level: fixed parameters for all days; None: on each day those fitted to what was known by then.
    """
    news: dict[int, list[Piece]] = {}
    for piece in sorted(pieces):
        news.setdefault(piece.known_on, []).append(piece)
    course = Course(level or WANDERING, is_fitted=level is None)
    found = []
    for day in sorted({*news, *days}):
        new = news.get(day, [])
        if new:
            course.take(new)
        found.append(Known(day, course.at(day), course.level, len(new)))
    return found


def look_back(pieces: Sequence[Piece], days: Iterable[int], level: Level) -> list[State]:
    """The state on each day in hindsight: all pieces count, whenever they came to be known."""
    course = Course(level, is_fitted=False)
    if pieces:
        course.take(sorted(pieces))
    return smooth_level(
        course.times,
        [slot.mean for slot in course.slots],
        [slot.weight for slot in course.slots],
        level,
        [day / DAYS_A_YEAR for day in days],
    )
