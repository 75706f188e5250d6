"""An interview printed without labels: paragraphs that ask and answer by turns.

In: a page. Out: indices of the blocks that ask and of those that answer, or nothing. Method: a standfirst
that tells of a talk; from the first paragraph that ends in a question mark on, every second one asks, and no
paragraph that ends so is an answer.
"""

from __future__ import annotations

import re

from sottovoce.reading.page import BlockKind, Page

_TOLD = re.compile(
    r"\b(?:interview(?:ed)?|conversation|we (?:talked|spoke|met|asked|sat down)|"
    r"(?:spoke|speaks|talked|talks|sat down) (?:to|with)|"
    r"answer(?:s|ed|ing)? (?:our|questions)|took (?:our )?questions)\b",
    re.IGNORECASE,
)
_HEAD_BLOCKS = 5
_MIN_QUESTIONS = 3


def asks_and_answers(page: Page) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks that ask, and blocks that answer; two empty tuples for any other text."""
    return page.once("dialogue", lambda: _asks_and_answers(page))


def _asks_and_answers(page: Page) -> tuple[tuple[int, ...], tuple[int, ...]]:
    nothing: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    if any(b.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE) for b in page.blocks):
        return nothing
    asking = [b.index for b in page.blocks if page.text[b.start : b.end].rstrip().endswith("?")]
    asking = [n for n in asking if page.blocks[n].kind is BlockKind.PARAGRAPH]
    if len(asking) < _MIN_QUESTIONS or asking[0] >= _HEAD_BLOCKS:
        return nothing
    first = asking[0]
    head = page.text[: page.blocks[first].start]
    if any((n - first) % 2 for n in asking) or not _TOLD.search(head):
        return nothing
    questions = list(range(first, len(page.blocks), 2))
    answers = list(range(first + 1, len(page.blocks), 2))
    if questions[-1] > answers[-1] if answers else True:
        questions.pop()  # the writer's own last words
    return tuple(questions), tuple(answers)
