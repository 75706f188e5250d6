"""One block as attribution looks at it: its parse, its quotations, its layout and what was said before.

In: a page, a block and the discourse so far. Out: a scene, made once for each block and handed on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.reading.discourse import Discourse
from sottovoce.reading.layout import Layout
from sottovoce.reading.page import Block, Page
from sottovoce.reading.quotes import quotes_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Shorter contents carry no claim ("he said so"); counted in words.
MIN_WORDS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """quotes: spans of the text between quotation marks. leads: the block's last clause governs bullets."""

    page: Page
    block: Block
    doc: Doc
    discourse: Discourse
    layout: Layout | None
    quotes: tuple[tuple[int, int], ...]
    leads: bool


def scene_of(page: Page, block: Block, discourse: Discourse, layout: Layout | None) -> Scene:
    """The scene of one block of a page."""
    following = page.blocks[block.index + 1] if block.index + 1 < len(page.blocks) else None
    return Scene(
        page=page,
        block=block,
        doc=page.docs[block.index],
        discourse=discourse,
        layout=layout,
        quotes=tuple(quotes_of(page, block)),
        leads=following is not None and following.lead_in == block.index,
    )
