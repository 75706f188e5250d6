"""A writer's later words on what he has told of a leaked paper ("privately promising ...").

In: the statements of one text. Out: the same, where a closed word without a teller sums up words that the
text has told as leaked: same side, the same act, bound the same way. Such words came out with the paper.
"""

from collections.abc import Sequence
from dataclasses import replace

from sottovoce.reading.grounds import method_of
from sottovoce.records import Ground, Statement
from sottovoce.vocabulary import Authenticity, Channel


def settle_summaries(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements in their order; a summary of leaked words takes their channel."""
    settled: list[Statement] = []
    leaked: list[Statement] = []
    for statement in statements:
        told = next((t for t in leaked if _sums_up(statement, t)), None) if _is_untold(statement) else None
        settled.append(_as_leaked(statement, told) if told is not None else statement)
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


def _as_leaked(statement: Statement, told: Statement) -> Statement:
    ground = Ground(
        field="channel",
        value=Channel.LEAKED.value,
        method=method_of("summary of leaked words"),
        passage=told.passage,
        reason="sums up these words, which the text tells as leaked",
    )
    return replace(
        statement,
        channel=Channel.LEAKED,
        channel_basis=f"{statement.channel_basis}; sums up what the text tells as leaked",
        grounds=tuple(ground if g.field == "channel" else g for g in statement.grounds),
    )
