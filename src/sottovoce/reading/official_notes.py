"""Diplomatic notes: an office of a state writes to missions and speaks of itself in the third person.

In: a page and its mentions. Out: layouts of the paragraphs of the note, as the words of the office. Method:
the formula "presents its compliments to" with an office before it; the note ends with the formula of
assurances.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sottovoce.reading.discourse import Speaker
from sottovoce.reading.layout import Layout, written
from sottovoce.reading.page import BlockKind, Page
from sottovoce.reading.spans import mentions_within
from sottovoce.vocabulary import ActorKind

_GREETING = re.compile(r"\bpresents? (?:its|their|his|her) compliments to\b")
_FAREWELL = re.compile(r"\bavails? (?:itself|themselves|himself|herself) of (?:this|the) opportunity\b")
_HEAD_BLOCKS = 10


def note_of_office(page: Page) -> Iterator[tuple[int, Layout]]:
    """Block index -> layout, for the paragraphs of a diplomatic note behind its greeting."""
    for block in page.blocks[:_HEAD_BLOCKS]:
        greeting = _GREETING.search(page.text, block.start, block.end)
        if greeting is None or block.kind is BlockKind.TURN:
            continue
        named = mentions_within(page, block.start, greeting.start())
        writer = next((m for m in named if m.actor.kind is ActorKind.ORGANISATION), None)
        if writer is None:
            return
        farewell = _FAREWELL.search(page.text, block.end)
        last = page.block_at(farewell.start()) if farewell is not None else None
        layout = Layout(
            kind="letter",
            speaker=Speaker(writer.actor, writer.surface, (writer.passage.start, writer.passage.end)),
            is_verbatim=True,
            chain=("note", "author"),
            certainty=0.75,
        )
        yield from written(page, block.end, last.start if last is not None else len(page.text), layout)
        return
