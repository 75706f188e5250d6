"""The sender's words to the courted side, when they were said and came out, and what surrounds them.

In: the grounds of a case. Out: its closed and open words by day, and tellings: records that tell a fact, with
what their letter of reliability is looked up by. Method: days keep their precision; a record without a day is
after nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from sottovoce.codes import first_word, states_in
from sottovoce.days import first_day, last_day, surfaced_by
from sottovoce.judgement import grounds as told
from sottovoce.judgement.grounds import Grounds
from sottovoce.records import Belief, Circumstance, CommitmentEntry, Event, Passage, Statement
from sottovoce.vocabulary import Act, Authenticity, Channel, EventStatus, EventType

_LEAKED = frozenset(
    {
        Authenticity.LEAKED_UNCONFIRMED,
        Authenticity.LEAKED_CONFIRMED,
        Authenticity.LEAKED_DENIED,
        Authenticity.ANONYMOUS_SOURCED,
    }
)
_DONE = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.REPEATED})
_CLOSED = frozenset({Channel.LEAKED, Channel.PRIVATE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One record, or one report's silence, that tells a fact. `kind`: what its letter is looked up by."""

    record: str
    document: str
    passage: Passage | None
    kind: str
    confidence: float | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Approach:
    """waits: class of what is not told -> days of reports on the case that do not tell it."""

    grounds: Grounds
    commitments: Sequence[CommitmentEntry] = ()
    waits: Mapping[str, int] = field(default_factory=dict)

    @property
    def sender(self) -> str:
        return self.grounds.case.sender

    @property
    def near(self) -> frozenset[str]:
        """The codes of a patron abroad; none where the front stands at home."""
        return frozenset() if self.grounds.is_front_at_home else self.grounds.patron_codes

    @property
    def far(self) -> frozenset[str]:
        return self.grounds.courted_codes

    @cached_property
    def closed_words(self) -> list[Statement]:
        return [
            s
            for s in told.words_to_courted(self.grounds)
            if s.channel in _CLOSED or s.authenticity in _LEAKED
        ]

    @cached_property
    def leaked_words(self) -> list[Statement]:
        return [s for s in self.closed_words if s.channel is Channel.LEAKED or s.authenticity in _LEAKED]

    @cached_property
    def said_first(self) -> date | None:
        """The first day of its words behind doors; where there are none, of those that ask or offer."""
        words = self.closed_words or told.overtures(self.grounds)
        return min((first_day(s.said_on) for s in words if s.said_on), default=None)

    @cached_property
    def came_out(self) -> date | None:
        """The first day on which closed words were known."""
        return min((first_day(s.surfaced_on) for s in self.closed_words if s.surfaced_on), default=None)

    @cached_property
    def own_words(self) -> list[Statement]:
        return [s for s in self.grounds.statements if self.sender in states_in(s.speaker.state)]

    @cached_property
    def open_words(self) -> list[Statement]:
        """The sender's own, in the open or in its notes on talks, since its first closed words."""
        return [s for s in self.own_words if is_open(s) and is_since(s.said_on, self.said_first)]

    @cached_property
    def patron_on_sender(self) -> list[tuple[Statement, float]]:
        """What the patron says of the sender after the words came out, and how kindly."""
        return [
            (s, target.polarity)
            for s in self.grounds.statements
            if is_by(s, self.near) and is_open(s) and is_since(s.said_on, self.came_out)
            for target in s.targets
            if target.id == self.sender
        ]

    def on_its_words(self, act: Act) -> list[Statement]:
        """What the sender says of its words after they came out, by its main act: to or of the courted side,
        or in a report that tells the words, of nobody else."""
        beside = {s.passage.document for s in self.leaked_words}
        found = []
        for statement in self.own_words:
            if statement.acts[:1] != (act,) or statement in self.closed_words or not self.leaked_words:
                continue
            named = {t.id for t in statement.targets}
            is_of_them = bool((named | set(map(first_word, statement.audience))) & self.far)
            is_beside = statement.passage.document in beside and named <= self.far | {self.sender}
            if (is_of_them and is_since(statement.said_on, self.came_out)) or (
                is_beside and may_be_since(statement.said_on, self.came_out)
            ):
                found.append(statement)
        return found

    def deeds(
        self, sources: frozenset[str], targets: frozenset[str], types: frozenset[EventType]
    ) -> list[Event]:
        return [
            e
            for e in self.grounds.events
            if e.status in _DONE
            and e.type in types
            and set(e.sources) & sources
            and set(map(first_word, e.targets)) & targets
        ]

    def circumstances(self, kind: str) -> Iterable[Telling]:
        """Those of the sender."""
        return (stands(c) for c in told.circumstances_of(self.grounds, kind) if c.about == self.sender)

    def silences(self, name: str, since: date | None) -> Iterable[Telling]:
        """The reports on the case that came out long enough after that day to tell what they do not."""
        if since is None:
            return
        after, as_of = since + timedelta(days=self.waits.get(name, 0)), self.grounds.case.as_of
        for document in self.grounds.documents:
            is_known = as_of is None or surfaced_by(document.published_on, as_of)
            is_on_case = document.id in self.grounds.case_documents
            if is_known and is_on_case and is_since(document.published_on, after):
                yield Telling(record=document.id, document=document.id, passage=None, kind="absence")


def is_since(day: str | None, since: date | None) -> bool:
    """Is it surely of that day or later?"""
    return day is not None and since is not None and first_day(day) >= since


def may_be_since(day: str | None, since: date | None) -> bool:
    return since is not None and (day is None or last_day(day) >= since)


def is_by(statement: Statement, codes: frozenset[str]) -> bool:
    return bool(set(states_in(statement.speaker.state)) & codes)


def is_open(statement: Statement) -> bool:
    """Open, or told openly in the speaker's own note."""
    return statement.channel is Channel.PUBLIC or statement.authenticity is Authenticity.OFFICIAL_READOUT


def said(statement: Statement, kind: str | None = None) -> Telling:
    return Telling(
        record=statement.id,
        document=statement.passage.document,
        passage=statement.passage,
        kind=kind or statement.authenticity.value,
        confidence=statement.confidence,
        chain=statement.attribution_chain,
    )


def done(event: Event) -> Telling:
    return Telling(
        record=event.id,
        document=event.passage.document,
        passage=event.passage,
        kind="event",
        confidence=event.confidence,
    )


def stands(record: Belief | Circumstance) -> Telling:
    return Telling(
        record=record.id,
        document=record.passage.document,
        passage=record.passage,
        kind="belief" if isinstance(record, Belief) else "circumstance",
    )
