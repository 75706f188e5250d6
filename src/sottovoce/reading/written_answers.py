"""Written answers to a parliament: a question, then "Answer given by NAME on behalf of" a body.

In: a page and its mentions. Out: layouts of the paragraphs of each answer, as the words of the one who gives
it. Method: a line that names who answers; the answer ends at the next question, heading or note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sottovoce.reading.discourse import Speaker
from sottovoce.reading.layout import Layout, written
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.spans import mentions_within
from sottovoce.vocabulary import ActorKind

_GIVEN_BY = re.compile(
    r"(?:(?:joint|written|final)[ ])?(?:answer|reply|response)(?:[ ]\w+)?[ ](?:by|from)[ ]", re.IGNORECASE
)
_LINE = 200  # characters
_OTHERS = re.compile(
    r"(?:question|supplementary|editor['’]s note|note|background|annex)\b[^a-z]*(?:[A-Z(]|\Z)", re.IGNORECASE
)


def written_answers(page: Page) -> Iterator[tuple[int, Layout]]:
    """Block index -> layout, for the paragraphs under a line that tells who answers."""
    if any(b.kind in (BlockKind.TURN, BlockKind.SALUTATION) for b in page.blocks):
        return
    for block in page.blocks:
        speaker = _answerer(page, block)
        if speaker is not None:
            layout = Layout(kind="letter", speaker=speaker, is_verbatim=True, certainty=0.8)
            yield from written(page, block.end, _end_of_answer(page, block), layout)


def _answerer(page: Page, block: Block) -> Speaker | None:
    """Who gives the answer below a line: the first person named there, else the first body."""
    line = _GIVEN_BY.match(page.text, block.start, block.end)
    if line is None or block.end - block.start > _LINE or page.text[block.start : block.end].endswith("."):
        return None
    named = mentions_within(page, line.end(), block.end)
    for kind in (ActorKind.PERSON, ActorKind.ORGANISATION):
        mention = next((m for m in named if m.actor.kind is kind), None)
        if mention is not None:
            return Speaker(mention.actor, mention.surface, (mention.passage.start, mention.passage.end))
    return None


def _end_of_answer(page: Page, block: Block) -> int:
    below = page.blocks[block.index + 1 :]
    ends = (b for b in below if b.kind is BlockKind.HEADING or _OTHERS.match(page.text, b.start, b.end))
    return next((b.start for b in ends), len(page.text))
