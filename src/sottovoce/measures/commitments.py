"""The ledger of commitments: what was promised, by whom, to whom, and through which channel.

In: statements. Out: one CommitmentEntry per promise, by day. Method: echoes are one promise, told by its
fullest telling. No entry is compared with deeds, so each stands as not checked and none counts as kept.
"""

from collections.abc import Sequence
from datetime import date

from sottovoce.days import first_day, is_day, last_day
from sottovoce.measures.corroboration import echo_groups
from sottovoce.records import CommitmentEntry, Statement
from sottovoce.vocabulary import CommitmentStatus


def list_commitments(
    statements: Sequence[Statement], *, known_until: str | None = None
) -> tuple[CommitmentEntry, ...]:
    """All promises of all speakers, the earliest first; undated ones last.

    known_until: the day up to which the reports may tell of deeds; a term before it has passed.
    """
    promises = [s for s in statements if s.commitment is not None]
    fullest = (max(group, key=_fullness) for group in echo_groups(promises))
    return tuple(_entry(s, known_until) for s in sorted(fullest, key=lambda s: (_day(s), s.id)))


def _fullness(statement: Statement) -> tuple[bool, int, str]:
    return statement.said_on is not None, len(statement.content), statement.id


def _day(statement: Statement) -> date:
    return first_day(statement.said_on) if statement.said_on else date.max


def _entry(statement: Statement, known_until: str | None) -> CommitmentEntry:
    promise = statement.commitment
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
        status=_status(promise.horizon, known_until),
        passage=statement.passage,
    )


def _status(horizon: str | None, known_until: str | None) -> CommitmentStatus:
    """A term that lies behind the last day known has passed; nobody looked whether it was kept."""
    if horizon and known_until and is_day(horizon) and last_day(horizon) < last_day(known_until):
        return CommitmentStatus.TERM_PASSED
    return CommitmentStatus.NOT_CHECKED
