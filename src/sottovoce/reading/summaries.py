"""A writer's later words on what he has told of a leaked paper ("privately promising ...").

In: the statements of one text. Out: the same, where a closed word without a teller sums up words that the
text has told as leaked: same side, the same act, bound the same way. Such words came out with the paper.
"""

from collections.abc import Sequence
from dataclasses import replace

from sottovoce.records import Statement
from sottovoce.vocabulary import Authenticity, Channel


def settle_summaries(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements in their order; a summary of leaked words takes their channel."""
    settled: list[Statement] = []
    leaked: list[Statement] = []
    for statement in statements:
        is_summary = _is_untold(statement) and any(_sums_up(statement, told) for told in leaked)
        settled.append(_as_leaked(statement) if is_summary else statement)
        leaked += settled[-1:] if settled[-1].channel is Channel.LEAKED else []
    return tuple(settled)


def _is_untold(statement: Statement) -> bool:
    """Is it a closed word without anybody who tells it?"""
    is_closed = statement.channel is Channel.UNKNOWN
    return is_closed and statement.authenticity is Authenticity.PARAPHRASE_BY_AUTHOR


def _sums_up(statement: Statement, told: Statement) -> bool:
    mine, his = statement.commitment, told.commitment
    return (
        statement.speaker.state is not None
        and statement.speaker.state == told.speaker.state
        and bool(set(statement.acts) & set(told.acts))
        and mine is not None
        and his is not None
        and mine.is_negated == his.is_negated
    )


def _as_leaked(statement: Statement) -> Statement:
    return replace(
        statement,
        channel=Channel.LEAKED,
        channel_basis=f"{statement.channel_basis}; sums up what the text tells as leaked",
    )
