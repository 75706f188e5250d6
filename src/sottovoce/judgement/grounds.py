"""All that a case is judged by, cut to its sides.

In: a case and the records known by its day. Out: the pieces that bear on each input of the game, told once
however often they were reported. The text's own verdicts and estimates are no grounds: they are compared
with the answer, never counted towards it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sottovoce.codes import first_word, states_in
from sottovoce.days import last_day
from sottovoce.records import (
    Alignment,
    Belief,
    Case,
    Circumstance,
    CommitmentEntry,
    Divergence,
    Document,
    Event,
    Evidence,
    Passage,
    Statement,
)
from sottovoce.vocabulary import Act, Authenticity, Channel, CommitmentStatus, EventStatus, EventType

_DONE = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.REPEATED})
# An older concession was part of an earlier approach, and has been paid for. A judgement call: two years
# keep a round of talks together, and keep the approaches of one state at different crises apart.
OF_ONE_APPROACH = timedelta(days=730)
_CONCESSIONS = frozenset({EventType.CONCEDE, EventType.RETREAT})
_PUNISHMENTS = frozenset({EventType.THREATEN, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})
_HELP = frozenset({EventType.SUPPORT, EventType.AID, EventType.CONCEDE, EventType.MOBILIZE})
_WARM = frozenset({EventType.SUPPORT, EventType.CONCEDE, EventType.AID, EventType.COOPERATE, EventType.AGREE})
_COLD = _PUNISHMENTS | {EventType.REJECT, EventType.ACCUSE, EventType.PROTEST}
_PLEDGES = frozenset({Act.ASSURE, Act.PROMISE})
_OVERTURES = _PLEDGES | {Act.APPEAL, Act.PROPOSE, Act.AGREE}
# A word or deed at this distance from the patron's line is a hedge that the patron could punish.
HEDGE = -0.25


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounds:
    case: Case
    patron_codes: frozenset[str]
    courted_codes: frozenset[str]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    beliefs: tuple[Belief, ...]
    circumstances: tuple[Circumstance, ...]
    documents: tuple[Document, ...]
    case_documents: frozenset[str]  # ids of those that are about this case (`bearing.py`)
    divergence: Divergence | None
    alignment: Alignment | None
    commitments: tuple[CommitmentEntry, ...] = ()

    @property
    def is_front_at_home(self) -> bool:
        return self.case.patron == self.case.sender

    def without(self, records: frozenset[str]) -> "Grounds":
        """As if those records had not been told."""
        gone = {e.passage for e in self.events if e.id in records}
        return replace(
            self,
            commitments=tuple(
                entry
                for entry in self.commitments
                if entry.statement not in records and not gone & set(entry.status_evidence)
            ),
            statements=tuple(s for s in self.statements if s.id not in records),
            events=tuple(e for e in self.events if e.id not in records),
            beliefs=tuple(b for b in self.beliefs if b.id not in records),
            circumstances=tuple(c for c in self.circumstances if c.id not in records),
        )


def settled_promises(grounds: Grounds) -> tuple[list[CommitmentEntry], list[CommitmentEntry]]:
    """The sender's promises that told deeds kept, and those that they broke; not those made to its patron."""
    own = [
        entry
        for entry in grounds.commitments
        if grounds.case.sender in states_in(entry.state) and not _is_for_patron(entry, grounds)
    ]
    kept, broken = (
        sorted((entry for entry in own if entry.status is status), key=lambda entry: entry.statement)
        for status in (CommitmentStatus.KEPT, CommitmentStatus.BROKEN)
    )
    return kept, broken


def _is_for_patron(entry: CommitmentEntry, grounds: Grounds) -> bool:
    heard = set(map(first_word, entry.audience))
    return bool(heard & grounds.patron_codes) and not heard & grounds.courted_codes


def bearing_beliefs(grounds: Grounds) -> list[Belief]:
    """What the courted side is told to hold of the sender's autonomy, one belief for each pair of sign and
    strength; a belief whose holder is not named counts as the courted side's only if it names nobody else."""
    found: dict[tuple[bool, str], Belief] = {}
    for belief in sorted(grounds.beliefs, key=lambda b: b.id):
        is_theirs = not belief.holders or bool(set(belief.holders) & grounds.courted_codes)
        if belief.denies_autonomy is None or not is_theirs or belief.about != grounds.case.sender:
            continue
        found.setdefault((belief.denies_autonomy, belief.strength or ""), belief)
    return list(found.values())


def concessions(grounds: Grounds) -> list[Event]:
    """What the sender gave up towards the courted side or at home, one event for each day."""
    found: dict[str | None, Event] = {}
    for event in all_concessions(grounds):
        found.setdefault(event.date, event)
    return list(found.values())


def all_concessions(grounds: Grounds) -> list[Event]:
    """The same in every telling. What it lets its patron do is no concession, nor what it yields to a third
    state; where nobody is named, the report has to be about the case."""
    own = _deeds(grounds, frozenset({grounds.case.sender}))
    since = _since(grounds)
    return [
        e
        for e in own
        if e.type in _CONCESSIONS and _is_towards_courted(grounds, e) and not _is_before(e.date, since)
    ]


def _since(grounds: Grounds) -> date | None:
    """The day from which a concession can belong to the latest approach; None where no word has a day."""
    days = [last_day(s.said_on) for s in words_to_courted(grounds) if s.said_on]
    return max(days) - OF_ONE_APPROACH if days else None


def _is_before(day: str | None, since: date | None) -> bool:
    return day is not None and since is not None and last_day(day) < since


def _is_towards_courted(grounds: Grounds, event: Event) -> bool:
    if not event.targets:
        return event.passage.document in grounds.case_documents
    # Entries such as "AAA opposition" are at home: prisoners freed, a post filled with an opponent.
    codes = set(map(first_word, event.targets))
    foreign = frozenset() if grounds.is_front_at_home else grounds.patron_codes
    return not codes & foreign and bool(codes & (grounds.courted_codes | {grounds.case.sender}))


def told_concessions(grounds: Grounds) -> list[Circumstance]:
    days = {d.id: d.published_on for d in grounds.documents}
    since = _since(grounds)
    return [
        c
        for c in circumstances_of(grounds, "concession")
        if c.about == grounds.case.sender and not _is_before(days.get(c.passage.document), since)
    ]


def punishments(grounds: Grounds) -> list[Event]:
    return [e for e in deeds_of_patron(grounds) if is_punishment(e)]


def deeds_of_patron(grounds: Grounds) -> list[Event]:
    """What the patron did to the sender; nothing where the front stands at home."""
    return [] if grounds.is_front_at_home else _deeds_on_sender(grounds, grounds.patron_codes)


def is_punishment(event: Event) -> bool:
    return event.type in _PUNISHMENTS


def is_warm(event: Event) -> bool:
    return event.type in _WARM


def help_for_patron(grounds: Grounds) -> list[Event]:
    if grounds.is_front_at_home:
        return []
    own = _deeds(grounds, frozenset({grounds.case.sender}))
    return [e for e in own if e.type in _HELP and set(e.targets) & grounds.patron_codes]


def courted_deeds(grounds: Grounds) -> list[tuple[Event, float]]:
    """What the courted side did to the sender: +1 warm, -1 cold, one for each kind and day."""
    found: dict[tuple[EventType, str | None], tuple[Event, float]] = {}
    for event in _deeds_on_sender(grounds, grounds.courted_codes):
        if event.type in _WARM | _COLD:
            sign = 1.0 if event.type in _WARM else -1.0
            found.setdefault((event.type, event.date), (event, sign))
    return list(found.values())


def courted_words(grounds: Grounds) -> list[tuple[Statement, float]]:
    """What the courted side said of the sender, with its polarity, where it rates him at all."""
    found = []
    for statement in grounds.statements:
        speakers = set(states_in(statement.speaker.state))
        if speakers & grounds.courted_codes and grounds.case.sender not in speakers:
            rated = [t.polarity for t in statement.targets if t.id == grounds.case.sender and t.polarity]
            if rated:
                found.append((statement, sum(rated) / len(rated)))
    return found


def sanctions(grounds: Grounds) -> list[Evidence]:
    told = [
        _evidence(c.id, c.passage, "sanctions bear on the sender")
        for c in circumstances_of(grounds, "sanctions")
        if c.about in (None, grounds.case.sender)
    ]
    deeds = [
        _evidence(e.id, e.passage, "sanctions bear on the sender")
        for e in _done(grounds.events)
        if e.type is EventType.SANCTION
        and grounds.case.sender in e.targets
        and not set(e.sources) & grounds.patron_codes
    ]
    return told + deeds


def circumstances_of(grounds: Grounds, kind: str) -> list[Circumstance]:
    return [c for c in grounds.circumstances if c.kind == kind]


def closed_contacts(grounds: Grounds) -> tuple[list[Statement], list[Statement]]:
    """Occasions on which the sender spoke to the courted side behind doors: leaked, and not leaked.

    An author's summary without a day tells again of contacts that are told of elsewhere, and is none itself.
    """
    occasions: dict[tuple[str | None, Channel], Statement] = {}
    for statement in words_to_courted(grounds):
        is_summary = statement.said_on is None and statement.authenticity is Authenticity.PARAPHRASE_BY_AUTHOR
        if statement.channel in (Channel.LEAKED, Channel.PRIVATE) and not is_summary:
            occasions.setdefault((statement.said_on, statement.channel), statement)
    leaked = [s for (_, channel), s in occasions.items() if channel is Channel.LEAKED]
    return leaked, [s for s in occasions.values() if s.channel is not Channel.LEAKED]


def courted_leaks(grounds: Grounds) -> list[Statement]:
    """What the sender told the courted side behind doors and what came out, with the day on which it did."""
    return [s for s in words_to_courted(grounds) if s.channel is Channel.LEAKED and s.surfaced_on]


def open_pledges(grounds: Grounds) -> list[Statement]:
    """Assurances and promises that the courted side heard in the open."""
    return [s for s in words_to_courted(grounds) if s.channel is Channel.PUBLIC and set(s.acts) & _PLEDGES]


def overtures(grounds: Grounds) -> list[Statement]:
    """Words to the courted side that ask or offer something, through any channel."""
    return [s for s in words_to_courted(grounds) if set(s.acts) & _OVERTURES]


def words_to_courted(grounds: Grounds) -> list[Statement]:
    """What the sender said to the courted side, through any channel."""
    found = []
    for statement in sorted(grounds.statements, key=lambda s: s.id):
        is_own = grounds.case.sender in states_in(statement.speaker.state)
        heard = set(map(first_word, statement.audience))
        if is_own and heard & grounds.courted_codes:
            found.append(statement)
    return found


def open_hedges(grounds: Grounds) -> list[Evidence]:
    """Days on which the sender openly kept its distance from the patron: chances to be punished for it."""
    if grounds.is_front_at_home:
        return []
    days: dict[str | None, Evidence] = {}
    for statement in sorted(grounds.statements, key=lambda s: s.id):
        is_own = grounds.case.sender in states_in(statement.speaker.state)
        cool = any(t.id in grounds.patron_codes and t.polarity <= HEDGE for t in statement.targets)
        if is_own and cool and statement.channel is Channel.PUBLIC:
            days.setdefault(
                statement.said_on,
                _evidence(statement.id, statement.passage, "open distance from the patron"),
            )
    return list(days.values())


def _deeds(grounds: Grounds, sources: frozenset[str]) -> list[Event]:
    return [e for e in _done(grounds.events) if set(e.sources) & sources]


def _deeds_on_sender(grounds: Grounds, sources: frozenset[str]) -> list[Event]:
    return [e for e in _deeds(grounds, sources) if grounds.case.sender in e.targets]


def _done(events: Iterable[Event]) -> list[Event]:
    return sorted((e for e in events if e.status in _DONE), key=lambda e: e.id)


def _evidence(record: str, passage: Passage, note: str) -> Evidence:
    return Evidence(record=record, passage=passage, weight=1.0, value=None, side=None, note=note)
