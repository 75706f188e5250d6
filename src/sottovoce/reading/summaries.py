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
    for statement in statements:
        is_summary = any(_sums_up(statement, told) for told in settled)
        settled.append(_as_leaked(statement) if is_summary else statement)
    return tuple(settled)


def _sums_up(statement: Statement, told: Statement) -> bool:
    is_closed = statement.channel is Channel.UNKNOWN
    if not is_closed or statement.authenticity is not Authenticity.PARAPHRASE_BY_AUTHOR:
        return False
    mine, his = statement.commitment, told.commitment
    return (
        told.channel is Channel.LEAKED
        and statement.speaker.state is not None
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
