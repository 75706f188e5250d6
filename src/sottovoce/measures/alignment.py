"""Alignment: how close an actor stands to another over time, as known on each day.

In: statements and events. Out: an Alignment with filtered values and 90 % intervals. Method: an
Ornstein-Uhlenbeck filter (`kalman.py`) over polarity: words of the actor about the other (weight .5, shared
among echoes) and deeds of the actor towards it (weight 1, scaled by event type). Undated pieces stay out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from sottovoce.days import first_day, last_day
from sottovoce.measures.columns import states_of
from sottovoce.measures.corroboration import echo_weights
from sottovoce.measures.kalman import Array, Level, State, advance, fit_level, last_state
from sottovoce.measures.position import Sides, position_of
from sottovoce.records import Alignment, AlignmentPoint, Event, Evidence, Measure, Passage, Statement
from sottovoce.vocabulary import EventStatus, EventType

WEIGHT_OF_WORDS = 0.5
# Below this the memory cannot be told from data, and a wandering level is used instead.
ENOUGH_FOR_MEMORY = 6
HALF_WIDTH_90 = 1.6449

# Direction and rough size on Goldstein's (1992) conflict-cooperation scale, divided by ten and rounded to
# tenths; for an event type the mean of the root codes that PLOVER merges. It sets y only, never a weight.
DEEDS = {
    EventType.AGREE: 0.5,
    EventType.CONSULT: 0.2,
    EventType.SUPPORT: 0.5,
    EventType.CONCEDE: 0.5,
    EventType.COOPERATE: 0.6,
    EventType.AID: 0.7,
    EventType.ACCUSE: -0.3,
    EventType.REJECT: -0.4,
    EventType.THREATEN: -0.6,
    EventType.PROTEST: -0.6,
    EventType.SANCTION: -0.6,
    EventType.COERCE: -0.7,
    EventType.ASSAULT: -1.0,
}
_DONE = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.REPEATED})
_WANDERING = Level(mean=0.0, spread=0.09, memory=3.0, noise=0.16, returns=False)
_METHOD = "Ornstein-Uhlenbeck filter, maximum a posteriori (docs/methods/alignment.md)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """One piece: the day it was said or done, the day it was known, a value in [-1, 1], what it weighs."""

    day: str
    known_on: str
    value: float
    weight: float
    record: str
    passage: Passage
    note: str


def measure_alignment(
    statements: Sequence[Statement],
    events: Sequence[Event],
    *,
    actor: str,
    toward: str,
    codes: frozenset[str] | None = None,
    published: Mapping[str, str | None] | None = None,
) -> Alignment:
    """How the actor stands to `toward`, as known on each day on which something came to be known.

    codes: what counts as the other side (a bloc's members); `toward` alone if None. published: the day on
    which a document (by its id) came out; a deed told in it is known from then on.
    The measure has no value, and the series no point, where nothing dated bears on it.
    """
    other = (codes or frozenset()) | {toward}
    if actor in other:
        return _nothing(actor, toward)
    known = published or {}
    found = [*_words(statements, actor, other, known), *_deeds(events, actor, other, known)]
    found.sort(key=lambda s: (last_day(s.day), s.record))
    if not found:
        return _nothing(actor, toward)
    times = np.array([_years(s.day) for s in found])
    values, weights = np.array([s.value for s in found]), np.array([s.weight for s in found])
    level = _WANDERING if len(found) < ENOUGH_FOR_MEMORY else fit_level(times, values, weights)
    series = _series(found, times, values, weights, level)
    last = series[-1]
    measure = Measure(
        name="alignment",
        value=last.value,
        low=last.low,
        high=last.high,
        unit="polarity",
        method=_METHOD if level.returns else "local level filter (docs/methods/alignment.md)",
        parameters={
            "mean": level.mean,
            "spread": level.spread,
            "memory_years": level.memory,
            "noise": level.noise,
        },
        evidence=tuple(_evidence(s) for s in found),
    )
    return Alignment(actor=actor, toward=toward, measure=measure, series=series)


def _words(
    statements: Sequence[Statement], actor: str, other: frozenset[str], published: Mapping[str, str | None]
) -> list[Sighting]:
    sides = Sides(patron=other, courted=frozenset())
    own = [s for s in statements if actor in states_of(s)]
    echoes = echo_weights(own)
    sightings = []
    for statement in own:
        place = position_of(statement, sides)
        if place and statement.said_on and _is_within_a_year(statement.said_on):
            sightings.append(
                Sighting(
                    day=statement.said_on,
                    known_on=_later(
                        statement.said_on,
                        statement.surfaced_on or published.get(statement.passage.document),
                    ),
                    value=place.value,
                    weight=WEIGHT_OF_WORDS * place.weight * echoes[statement.id],
                    record=statement.id,
                    passage=statement.passage,
                    note=f"word, {statement.channel}",
                )
            )
    return sightings


def _deeds(
    events: Sequence[Event], actor: str, other: frozenset[str], published: Mapping[str, str | None]
) -> list[Sighting]:
    tellings: dict[tuple[EventType, str], list[Event]] = {}
    for event in sorted(events, key=lambda e: e.id):
        is_own = actor in event.sources and bool(other & set(event.targets))
        if is_own and event.status in _DONE and event.type in DEEDS and event.date:
            tellings.setdefault((event.type, event.date), []).append(event)
    return [
        Sighting(
            day=day,
            known_on=min(_later(day, published.get(event.passage.document)) for event in told),
            value=DEEDS[kind],
            weight=1.0,
            record=told[0].id,
            passage=told[0].passage,
            note=f"deed, {kind}, told {len(told)} times" if len(told) > 1 else f"deed, {kind}",
        )
        for (kind, day), told in tellings.items()
        if _is_within_a_year(day)
    ]


def _is_within_a_year(day: str) -> bool:
    return (last_day(day) - first_day(day)).days <= 366


def _later(day: str, surfaced_on: str | None) -> str:
    """The day from which a piece is known: not before it was said or done."""
    days = [last_day(one) for one in (day, surfaced_on) if one is not None]
    return max(days).isoformat()


def _series(
    found: list[Sighting], times: Array, values: Array, weights: Array, level: Level
) -> tuple[AlignmentPoint, ...]:
    """A point for each day on which something came to be known; `found` in the order of `times`.

    What surfaces late is put in at the day it was said, and the filter runs again from the start.
    """
    points: list[AlignmentPoint] = []
    state: State | None = None
    known_on = np.array([sighting.known_on for sighting in found])
    for day in sorted(set(known_on)):
        new = known_on == day
        if state is None or float(times[new].min()) >= state.time:
            state = last_state(times[new], values[new], weights[new], level, state)
        else:
            known = known_on <= day
            state = last_state(times[known], values[known], weights[known], level)
        points.append(_point(str(day), advance(state, _years(str(day)), level)))
    return tuple(points)


def _point(day: str, state: State) -> AlignmentPoint:
    half = HALF_WIDTH_90 * sqrt(state.variance)
    low, value, high = (float(np.clip(state.mean + away, -1, 1)) for away in (-half, 0, half))
    return AlignmentPoint(day=day, value=value, low=low, high=high)


def _years(day: str) -> float:
    return last_day(day).toordinal() / 365.25


def _evidence(sighting: Sighting) -> Evidence:
    return Evidence(
        record=sighting.record,
        passage=sighting.passage,
        weight=sighting.weight,
        value=sighting.value,
        side=None,
        note=sighting.note,
    )


def _nothing(actor: str, toward: str) -> Alignment:
    measure = Measure(
        name="alignment",
        value=None,
        low=None,
        high=None,
        unit="polarity",
        method=_METHOD,
        parameters={},
        caveats=("Too little evidence: no dated word or deed bears on it.",),
    )
    return Alignment(actor=actor, toward=toward, measure=measure, series=())
