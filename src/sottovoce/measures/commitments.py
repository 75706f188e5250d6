"""The ledger of commitments: what was promised, by whom, to whom, how, and what came of it.

In: statements and events. Out: one CommitmentEntry per promise, by day. Method: echoes are one promise, told
by its fullest telling; `promised.py` tells which act it is about, `deeds.py` which told deed settles it. What
no deed settles is open, and none counts as kept before its term (docs/methods/commitments.md).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sottovoce.days import first_day, is_day, last_day
from sottovoce.measures.corroboration import echo_groups
from sottovoce.measures.deeds import Settled, settle
from sottovoce.measures.promised import promise_of
from sottovoce.records import CommitmentEntry, Event, Statement
from sottovoce.vocabulary import CommitmentStatus


def list_commitments(
    statements: Sequence[Statement],
    events: Sequence[Event] = (),
    texts: Mapping[str, str] | None = None,
    *,
    known_until: str | None = None,
) -> tuple[CommitmentEntry, ...]:
    """All promises of all speakers, the earliest first; undated ones last.

    statements, events: already cut to what had surfaced. texts: document id -> text, for the words of deeds.
    known_until: the day up to which the reports may tell of deeds; a term before it has passed.
    """
    promises = [s for s in statements if s.commitment is not None]
    fullest = (max(group, key=_fullness) for group in echo_groups(promises))
    until = last_day(known_until) if known_until else None
    return tuple(
        _entry(s, _settled(s, events, texts or {}, until))
        for s in sorted(fullest, key=lambda s: (_day(s), s.id))
    )


def _fullness(statement: Statement) -> tuple[bool, int, str]:
    return statement.said_on is not None, len(statement.content), statement.id


def _day(statement: Statement) -> date:
    return first_day(statement.said_on) if statement.said_on else date.max


def _settled(
    statement: Statement, events: Sequence[Event], texts: Mapping[str, str], until: date | None
) -> tuple[Settled, str | None]:
    promise = promise_of(statement)
    if promise is not None:
        return settle(promise, events, texts, until), promise.act.name
    if _has_passed(statement, until):
        return Settled(
            status=CommitmentStatus.TERM_PASSED, reason="its words name no act that is compared"
        ), None
    return Settled(status=CommitmentStatus.NOT_CHECKED, reason=None), None


def _has_passed(statement: Statement, until: date | None) -> bool:
    horizon = statement.commitment.horizon if statement.commitment else None
    return bool(horizon and until and is_day(horizon) and last_day(horizon) < until)


def _entry(statement: Statement, found: tuple[Settled, str | None]) -> CommitmentEntry:
    promise, (settled, act) = statement.commitment, found
    assert promise is not None
    return CommitmentEntry(
        statement=statement.id,
        speaker=statement.speaker.name,
        state=statement.speaker.state,
        said_on=statement.said_on,
        audience=statement.audience,
        channel=statement.channel,
        content=promise.content,
        is_negated=promise.is_negated,
        horizon=promise.horizon,
        status=settled.status,
        passage=statement.passage,
        status_evidence=() if settled.event is None else (settled.event.passage,),
        status_on=None if settled.event is None else settled.event.date,
        status_reason=settled.reason,
        act=act,
    )
