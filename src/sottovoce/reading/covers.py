"""Where a printed cable or letter begins and ends: what stands around it is the cover of whoever prints it.

In: a page. Out: the span of the paper, or None where the text is no paper or has no cover to tell apart.
Method: in a cable, from its first line of address or class to its last numbered paragraph; in a letter, from
the salutation to the signature.
"""

from __future__ import annotations

import re

from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.page import Block, BlockKind, Page

_HEAD_LINE = re.compile(
    r"(?:FM|FROM|TO|From|To|SUBJECT|SUBJ|Subj(?:ect)?|DATE|REF|CONFIDENTIAL|SECRET|TOP SECRET|RESTRICTED|"
    r"EMBASSY OF|MEMO(?:RANDUM)?)\b"
)
_ADDRESS = re.compile(r"(?:FM|FROM|TO|From|To|EMBASSY OF|MEMO(?:RANDUM)?)\b")
_NUMBERED = re.compile(r"\W*(?:\d{1,2}\.|\([A-Z/]{1,6}\))\s")


def paper_span(page: Page) -> tuple[int, int] | None:
    """The paper that a page prints, without its cover."""
    return page.once("paper span", lambda: _paper_span(page))


def _paper_span(page: Page) -> tuple[int, int] | None:
    genre = detect_genre(page)
    if genre.kind is GenreKind.LETTER:
        signed = page.first(BlockKind.SIGNATURE)
        return (genre.body, signed.end) if signed is not None else None
    if genre.kind is not GenreKind.CABLE:
        return None
    heads = [b for b in page.blocks if _HEAD_LINE.match(page.text, b.start, b.end)]
    numbered = [b for b in page.blocks if _is_numbered(page, b)]
    is_one = bool(heads and numbered) and all(b.start < numbered[0].start for b in heads)
    is_addressed = any(_ADDRESS.match(page.text, b.start, b.end) for b in heads)
    if not is_one or not is_addressed or any(b.kind is BlockKind.PARAGRAPH for b in _between(page, numbered)):
        return None  # several papers with words between them
    return heads[0].start, numbered[-1].end


def _between(page: Page, numbered: list[Block]) -> list[Block]:
    return [b for b in page.blocks if numbered[0].start < b.start < numbered[-1].start and b not in numbered]


def _is_numbered(page: Page, block: Block) -> bool:
    if block.kind is BlockKind.BULLET:
        return re.search(r"\d\.\s*\Z", page.text[max(0, block.start - 5) : block.start]) is not None
    return _NUMBERED.match(page.text, block.start, block.end) is not None


def is_on_cover(page: Page, offset: int) -> bool:
    """Does it stand outside the paper that the page prints?"""
    paper = paper_span(page)
    return paper is not None and not paper[0] <= offset < paper[1]
