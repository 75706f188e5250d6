"""What bears on how close an actor stands to another: its words about the other, and its deeds towards it.

In: statements and events. Out: sightings, each told once, however many reports tell it. Words weigh half as
much as deeds, less where what vouches for them is weak. What is told first counts: an echo that surfaces
later changes neither the piece nor what was known before. Pieces without a day stay out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sottovoce.days import first_day, last_day
from sottovoce.errors import PolarityOutOfRange
from sottovoce.measures.columns import states_of
from sottovoce.measures.corroboration import echo_groups
from sottovoce.measures.position import Sides, position_of
from sottovoce.records import Event, Passage, Statement
from sottovoce.vocabulary import Authenticity, EventStatus, EventType

WEIGHT_OF_WORDS = 0.5
# How far words are believed to have fallen, by what vouches for them. A judgement; docs/methods/alignment.md.
RELIABILITY = {
    Authenticity.ON_RECORD: 1.0,
    Authenticity.OFFICIAL_READOUT: 1.0,
    Authenticity.LEAKED_CONFIRMED: 1.0,
    Authenticity.REPORTED_BY_THIRD_PARTY: 0.8,
    Authenticity.PARAPHRASE_BY_AUTHOR: 0.8,
    Authenticity.LEAKED_UNCONFIRMED: 0.7,
    Authenticity.ANONYMOUS_SOURCED: 0.6,
    Authenticity.LEAKED_DENIED: 0.5,
}

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
    n_told: int = 1


def find_sightings(
    statements: Sequence[Statement],
    events: Sequence[Event],
    *,
    actor: str,
    other: frozenset[str],
    published: Mapping[str, str | None],
) -> list[Sighting]:
    """In the order of the days on which they came to be known. other: the codes of the other side.

    Raises PolarityOutOfRange where a statement rates the other side beyond -1 to 1.
    """
    found = [*_words(statements, actor, other, published), *_deeds(events, actor, other, published)]
    return sorted(found, key=_first_told)


def _first_told(sighting: Sighting) -> tuple[str, str]:
    return sighting.known_on, sighting.record


def _words(
    statements: Sequence[Statement], actor: str, other: frozenset[str], published: Mapping[str, str | None]
) -> Iterable[Sighting]:
    sides = Sides(patron=other, courted=frozenset())
    told = {}
    for statement in statements:
        if statement.said_on and _is_within_a_year(statement.said_on) and actor in states_of(statement):
            _check_polarity(statement, other)
            place = position_of(statement, sides)
            if place:
                told[statement.id] = statement, _word(statement, place.value, place.weight, published)
    in_order = sorted(told.values(), key=lambda one: _first_told(one[1]))
    for group in echo_groups([statement for statement, _ in in_order], is_in_order=True):
        yield replace(told[group[0].id][1], n_told=len(group))


def _word(statement: Statement, value: float, weight: float, published: Mapping[str, str | None]) -> Sighting:
    day = statement.said_on or ""
    surfaced = statement.surfaced_on or published.get(statement.passage.document)
    return Sighting(
        day=day,
        known_on=_later(day, surfaced),
        value=value,
        weight=WEIGHT_OF_WORDS * weight * RELIABILITY[statement.authenticity],
        record=statement.id,
        passage=statement.passage,
        note=f"word, {statement.channel}",
    )


def _deeds(
    events: Sequence[Event], actor: str, other: frozenset[str], published: Mapping[str, str | None]
) -> Iterable[Sighting]:
    tellings: dict[tuple[EventType, str], list[Sighting]] = {}
    for event in events:
        is_own = actor in event.sources and bool(other & set(event.targets))
        is_deed = event.status in _DONE and event.type in DEEDS
        if is_own and is_deed and event.date and _is_within_a_year(event.date):
            sighting = Sighting(
                day=event.date,
                known_on=_later(event.date, published.get(event.passage.document)),
                value=DEEDS[event.type],
                weight=1.0,
                record=event.id,
                passage=event.passage,
                note=f"deed, {event.type}",
            )
            tellings.setdefault((event.type, event.date), []).append(sighting)
    for told in tellings.values():
        yield replace(min(told, key=_first_told), n_told=len(told))


def _check_polarity(statement: Statement, other: frozenset[str]) -> None:
    for target in statement.targets:
        if target.id in other and not -1 <= target.polarity <= 1:
            raise PolarityOutOfRange(
                f'Statement "{statement.id}" rates {target.id} at {target.polarity}; a polarity lies '
                f'between -1 and 1.\nMend the record (document "{statement.passage.document}"), or read its '
                "report again."
            )


def _is_within_a_year(day: str) -> bool:
    return (last_day(day) - first_day(day)).days <= 366


def _later(day: str, surfaced_on: str | None) -> str:
    """The day from which a piece is known: not before it was said or done."""
    days = [last_day(one) for one in (day, surfaced_on) if one is not None]
    return max(days).isoformat()
