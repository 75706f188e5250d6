"""Which told deed keeps or breaks a promise.

In: a promise and events. Out: its status, the event that settled it, and why in words. Method: only an event
told as done, with a day surely after the promise, by a state that is bound, of the promised type, and that
touches a party to the promise settles anything. No deed told is no proof that none was done: without one a
promise stays open, or its term has passed. A promise to refrain is broken by the first such deed, and kept
only where the reports reach past its term (docs/methods/commitments.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sottovoce.days import first_day, is_day, last_day
from sottovoce.measures.promised import Promise
from sottovoce.measures.sentence import sentence_bounds
from sottovoce.records import Event
from sottovoce.vocabulary import CommitmentStatus, EventStatus, EventType

_DONE = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.REPEATED})
_FORCE = frozenset({EventType.ASSAULT, EventType.MOBILIZE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    status: CommitmentStatus
    reason: str | None
    event: Event | None = None


def settle(
    promise: Promise, events: Iterable[Event], texts: Mapping[str, str], known_until: date | None
) -> Settled:
    """events: of any actors, cut to what was known. texts: document id -> text. known_until: the last day
    that the reports can tell of."""
    deed = min(_deeds(promise, events, texts), key=lambda e: (last_day(e.date or ""), e.id), default=None)
    term = _term(promise)
    if promise.is_to_do:
        against = _stayed_on(promise, events, term)
        return against or _to_do(deed, term, known_until)
    return _to_refrain(promise, deed, term, known_until)


def _to_do(deed: Event | None, term: date | None, known_until: date | None) -> Settled:
    is_over = term is not None and known_until is not None and term < known_until
    if deed is None:
        if is_over:
            return Settled(status=CommitmentStatus.TERM_PASSED, reason="no report tells that it was done")
        return Settled(status=CommitmentStatus.OPEN, reason=None)
    if term is not None and first_day(deed.date or "") > term:
        return Settled(status=CommitmentStatus.TERM_PASSED, reason="done after its term", event=deed)
    return Settled(status=CommitmentStatus.KEPT, reason="told as done", event=deed)


def _to_refrain(promise: Promise, deed: Event | None, term: date | None, known_until: date | None) -> Settled:
    if deed is not None and (term is None or first_day(deed.date or "") <= term):
        if promise.is_conditional:
            return Settled(status=CommitmentStatus.NOT_CHECKED, reason="it hangs on a condition", event=deed)
        return Settled(status=CommitmentStatus.BROKEN, reason="what it rules out is told as done", event=deed)
    if term is not None and known_until is not None and term < known_until:
        return Settled(status=CommitmentStatus.KEPT, reason="no report tells of a breach within its term")
    return Settled(status=CommitmentStatus.OPEN, reason=None)


def _stayed_on(promise: Promise, events: Iterable[Event], term: date | None) -> Settled | None:
    """Troops that were to be gone by a day, while force is told to come from there after it."""
    if promise.act.name != "withdrawal" or term is None:
        return None
    later = [
        event
        for event in events
        if event.type in _FORCE
        and event.status in _DONE
        and event.date is not None
        and first_day(event.date) > term
        and event.place in promise.states
        and promise.named
        and frozenset(event.sources) <= promise.named
    ]
    if not later:
        return None
    first = min(later, key=lambda e: (last_day(e.date or ""), e.id))
    reason = "after its term, force is told to come from there"
    return Settled(status=CommitmentStatus.BROKEN, reason=reason, event=first)


def _term(promise: Promise) -> date | None:
    commitment = promise.statement.commitment
    horizon = commitment.horizon if commitment else None
    return last_day(horizon) if horizon and is_day(horizon) else None


def _deeds(promise: Promise, events: Iterable[Event], texts: Mapping[str, str]) -> list[Event]:
    said_on = promise.statement.said_on
    assert said_on is not None
    return [
        event
        for event in events
        if event.type in promise.act.deed_types
        and event.status in _DONE
        and event.date is not None
        and first_day(event.date) > last_day(said_on)
        and _is_own(promise, event)
        and _touches_party(promise, event)
        and _speaks_of_it(promise, event, texts)
    ]


def _is_own(promise: Promise, event: Event) -> bool:
    """By one who is bound; from his soil, where he answered for that; of guests, out of his land."""
    if event.type is EventType.RETREAT and promise.act.name == "withdrawal":
        return _is_withdrawal(promise, event)
    sources = frozenset(event.sources)
    if sources & promise.states:
        return True
    return promise.is_about_soil and event.place in promise.states


def _is_withdrawal(promise: Promise, event: Event) -> bool:
    sources, places = frozenset(event.sources), frozenset({*event.targets, event.place})
    guests = promise.named - {None}
    if guests:
        return bool(sources & guests) and bool(places & promise.states)
    return bool(sources & promise.states) and bool(places & promise.hearers or not promise.hearers)


def _touches_party(promise: Promise, event: Event) -> bool:
    if promise.act.name == "withdrawal":
        return True
    others = frozenset((*event.sources, *event.targets)) - promise.states
    parties = promise.named or promise.hearers
    if promise.act.name == "attack" and not parties:
        return bool(frozenset(event.targets) - promise.states)
    return bool(others & parties)


def _speaks_of_it(promise: Promise, event: Event, texts: Mapping[str, str]) -> bool:
    words = promise.act.deed_words
    if words is None:
        return True
    text = texts.get(event.passage.document)
    return text is not None and words.search(text, *sentence_bounds(text, event.passage.start)) is not None
