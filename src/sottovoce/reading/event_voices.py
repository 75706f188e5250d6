"""Whom "we" and "you" mean where the sentence itself does not say: the voice of the passage.

In: a page and its coded statements, a place in the text. Out: codes, or none. Method: the statement whose
words these are, where they are told in the speaker's own words; else the narrator of the block
(`narrator.py`): the writer of a letter, the author of a memoir.
"""

from __future__ import annotations

from collections.abc import Sequence

from sottovoce.reading.atlas import organisations_by_code, states_by_code
from sottovoce.reading.narrator import narrator_at
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import Placed
from sottovoce.records import Actor, Statement
from sottovoce.vocabulary import Form


class Voices:
    """Answers for one page who speaks at a place, and to whom."""

    def __init__(self, page: Page, statements: Sequence[Statement]) -> None:
        self._page = page
        own = [s for s in statements if s.form is not Form.INDIRECT]
        self._placed = Placed(own, lambda s: (s.passage.start, s.passage.end))
        self._of_block: dict[int, list[Statement]] = {}
        for statement in own:
            block = page.block_at(statement.passage.start)
            if block is not None:
                self._of_block.setdefault(block.index, []).append(statement)

    def speaker(self, block: Block, offset: int) -> Actor | None:
        """Whom "we" means."""
        said = self._said(offset)
        return said.speaker if said is not None else narrator_at(self._page, block)

    def hearers(self, block: Block, offset: int) -> tuple[str, ...]:
        """Whom "you" means: the audience of these words, or of those around them, where all have one."""
        said = self._said(offset)
        around = [said] if said is not None else self._of_block.get(block.index, [])
        heard = {tuple(a for a in s.audience if _is_code(a) and a != s.speaker.state) for s in around}
        return heard.pop() if len(heard) == 1 else ()

    def _said(self, offset: int) -> Statement | None:
        return next(iter(self._placed.holding(offset, offset + 1)), None)


def _is_code(word: str) -> bool:
    return word in states_by_code() or word in organisations_by_code()
