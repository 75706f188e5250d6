"""The ledger of commitments: what was promised, by whom, to whom, and through which channel.

In: statements. Out: one CommitmentEntry per promise, by day. Method: echoes are one promise, told by its
fullest telling. Every entry is open: only deeds settle a promise, and an open one is never counted as kept.
"""

from collections.abc import Sequence
from datetime import date

from sottovoce.days import first_day
from sottovoce.measures.corroboration import echo_groups
from sottovoce.records import CommitmentEntry, Statement
from sottovoce.vocabulary import CommitmentStatus


def list_commitments(statements: Sequence[Statement]) -> tuple[CommitmentEntry, ...]:
    """All promises of all speakers, the earliest first; undated ones last."""
    promises = [s for s in statements if s.commitment is not None]
    fullest = (max(group, key=_fullness) for group in echo_groups(promises))
    return tuple(_entry(s) for s in sorted(fullest, key=lambda s: (_day(s), s.id)))


def _fullness(statement: Statement) -> tuple[bool, int, str]:
    return statement.said_on is not None, len(statement.content), statement.id


def _day(statement: Statement) -> date:
    return first_day(statement.said_on) if statement.said_on else date.max


def _entry(statement: Statement) -> CommitmentEntry:
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
        status=CommitmentStatus.OPEN,
        passage=statement.passage,
    )
