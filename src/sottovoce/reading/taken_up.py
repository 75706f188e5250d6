"""Words that take up what was told before: "promised as much", "said so in March", "told them the same".

In: the statements of one text, in their order. Out: the same, where such words bind as the statement does
that stands before them, or bind to nothing where that one does not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sottovoce.reading.grounds import method_of
from sottovoce.records import Ground, Statement

_TAKES_UP = re.compile(r"(?:so|as much|the same)\b(?!\s+(?:far|many|long|that)\b)", re.IGNORECASE)
_MOST_WORDS = 9
# Characters between what is told and what takes it up: the next sentence, not the next page.
_REACH = 300


def settle_taken_up(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    settled: list[Statement] = []
    for statement in statements:
        before = settled[-1] if settled else None
        settled.append(_bound_as(statement, before) if _takes_up(statement) else statement)
    return tuple(settled)


def _takes_up(statement: Statement) -> bool:
    words = statement.content.split()
    is_short = len(words) <= _MOST_WORDS
    return is_short and _TAKES_UP.match(statement.content) is not None


def _bound_as(statement: Statement, before: Statement | None) -> Statement:
    """The commitment of the words before, whoever said them: the promise is the same."""
    is_near = before is not None and 0 <= statement.passage.start - before.passage.end <= _REACH
    commitment = before.commitment if before is not None and is_near else None
    if before is None or commitment is None:
        others = tuple(g for g in statement.grounds if g.field != "commitment")
        return replace(statement, commitment=None, grounds=others)
    ground = Ground(
        field="commitment",
        value=commitment.content,
        method=method_of("words taken up"),
        passage=before.passage,
        reason="takes up these words",
    )
    grounds = [ground if g.field == "commitment" else g for g in statement.grounds]
    if ground not in grounds:  # in the order of the fields: authenticity is the last
        grounds.insert(len(grounds) - 1, ground)
    return replace(statement, commitment=commitment, grounds=tuple(grounds))
