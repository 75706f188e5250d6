"""Letters that name writer and addressee in lines over the text: "From: ...", "To: ...".

In: a page. Out: layouts of the paragraphs below, as the writer's words to the addressee. Method: the first
block holds both lines, each with a person; a page with speakers' labels is no letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sottovoce.reading.discourse import Speaker
from sottovoce.reading.layout import Layout, written
from sottovoce.reading.page import BlockKind, Page
from sottovoce.reading.spans import mentions_within
from sottovoce.records import Mention
from sottovoce.vocabulary import ActorKind

_FROM = re.compile(r"^from[ \t]*:[ \t]*(?P<who>[^\n]+)", re.IGNORECASE | re.MULTILINE)
_TO = re.compile(r"^to[ \t]*:[ \t]*(?P<who>[^\n]+)", re.IGNORECASE | re.MULTILINE)
_LAST_HEADER_BLOCK = 2


def headed_letter(page: Page) -> Iterator[tuple[int, Layout]]:
    """Block index -> layout, where a page opens with the lines of a letter."""
    if not page.blocks or any(b.kind in (BlockKind.TURN, BlockKind.SALUTATION) for b in page.blocks):
        return
    head = page.blocks[min(_LAST_HEADER_BLOCK, len(page.blocks) - 1)].end
    writer, addressee = _named(page, _FROM, head), _named(page, _TO, head)
    if writer is None or addressee is None:
        return
    if {writer.actor.kind, addressee.actor.kind} != {ActorKind.PERSON}:
        return
    below = max(writer.passage.end, addressee.passage.end)
    speaker = Speaker(writer.actor, writer.surface, (writer.passage.start, writer.passage.end))
    layout = Layout(
        kind="letter",
        speaker=speaker,
        is_verbatim=True,
        chain=("letter", "author"),
        addressee_spans=((addressee.passage.start, addressee.passage.end),),
        certainty=0.8,
    )
    yield from written(page, below + 1, len(page.text), layout)


def _named(page: Page, line: re.Pattern[str], head: int) -> Mention | None:
    found = line.search(page.text, 0, head)
    return next(iter(mentions_within(page, *found.span("who"))), None) if found is not None else None
