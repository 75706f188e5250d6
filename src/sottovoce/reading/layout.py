"""How the words of one block are to be read by their place on the page.

In: what `turns` and `layouts` find. Out: the noun, a Layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.reading.discourse import Speaker
from sottovoce.reading.page import BlockKind, Page

if TYPE_CHECKING:
    from spacy.tokens import Span

_PLEASANTRY = re.compile(
    r"(?:good (?:morning|afternoon|evening|day)|hello|welcome|thank you(?: very much)?|thanks|please|yes|no|"
    r"sure|okay|ok|well|right|next question|next|go ahead|please accept\b.*|yours .*|dear .*|"
    r"with .* (?:regards|respect|wishes|esteem|consideration)\b.*|"
    r"[A-Z]\w+, welcome)[,.! ]*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How a block's words are to be read. `speaker` None and `is_question`: a journalist's."""

    kind: str  # "turn", "letter", "bullet"
    speaker: Speaker | None
    is_question: bool = False
    is_verbatim: bool = False
    is_interview: bool = False
    cue: str | None = None
    cue_span: tuple[int, int] | None = None
    cue_lemma: str | None = None
    chain: tuple[str, ...] = ("author",)
    addressee_spans: tuple[tuple[int, int], ...] = ()
    certainty: float = 0.85
    asked: Speaker | None = None  # whom a journalist's "you" means

    def skips(self, sentence: Span) -> bool:
        """Pleasantries, questions back and fragments say nothing that could be true or false."""
        text = sentence.text.strip()
        if text.endswith("?") or _PLEASANTRY.match(text):
            return True
        words = [t for t in sentence if t.is_alpha]
        has_verb = any(t.pos_ in ("VERB", "AUX") for t in sentence)
        return len(words) < 3 or (not has_verb and len(words) < 5)


def written(page: Page, first: int, stop: int, layout: Layout) -> Iterator[tuple[int, Layout]]:
    """All paragraphs and bullets that begin between two offsets are one writer's."""
    for block in page.blocks:
        if first <= block.start < stop and block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            yield block.index, layout
