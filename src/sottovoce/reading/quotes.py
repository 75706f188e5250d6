"""Quotation marks of a block, paired, also where a paragraph opens a quotation that goes on.

In: a text and a block. Out: spans (start, end) of what stands between the marks, the marks excluded.
"""

import re
from collections.abc import Sequence

from sottovoce.reading.page import Block, Page
from sottovoce.vocabulary import Form

_PAIRS = {"“": ("”",), "«": ("»",), "„": ("“", "”"), "‘": ("’",), '"': ('"',), "''": ("''",), "``": ("''",)}
# Shares of a content in quotation marks from which it is direct, and mixed, speech.
_DIRECT_SHARE, _MIXED_SHARE = 0.85, 0.05
_CLOSING_SINGLE = re.compile(r"’(?!\w)")
_OPENERS = re.compile(r"[“«„\"]|''|``|(?<![\w’'])‘(?=\w)")


def find_quotes(text: str, block: Block) -> list[tuple[int, int]]:
    """Quoted spans of one block, in order. A mark that is never closed quotes to the block's end."""
    spans: list[tuple[int, int]] = []
    position = block.start
    while True:
        opener = _OPENERS.search(text, position, block.end)
        if opener is None:
            return spans
        closers = _PAIRS[opener.group()]
        end = min((i for i in (text.find(c, opener.end(), block.end) for c in closers) if i >= 0), default=-1)
        if opener.group() == "‘":
            end = _closing_single(text, opener.end(), block.end)
        if end < 0:
            if opener.group() in "“«„" and opener.start() - block.start < 3:
                spans.append((opener.end(), block.end))
            position = opener.end()
            continue
        spans.append((opener.end(), end))
        position = end + 1


def quotes_of(page: Page, block: Block) -> list[tuple[int, int]]:
    """Quoted spans of one block of a page, sought once."""
    return page.once(("quotes", block.index), lambda: find_quotes(page.text, block))


def _closing_single(text: str, start: int, end: int) -> int:
    """A single closing mark that is no apostrophe."""
    match = _CLOSING_SINGLE.search(text, start, end)
    return match.start() if match else -1


def is_quoted(quotes: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Does a span lie wholly inside one quotation?"""
    return any(s <= start and end <= e + 1 for s, e in quotes)


def quoted_share(quotes: Sequence[tuple[int, int]], start: int, end: int) -> float:
    """Share of a span's characters that stand in quotation marks, from 0 to 1."""
    covered = sum(max(0, min(e, end) - max(s, start)) for s, e in quotes)
    return covered / max(1, end - start)


def has_quotation(quotes: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Do more than stray characters of a span stand in quotation marks?"""
    return quoted_share(quotes, start, end) > _MIXED_SHARE


def form_of(quotes: Sequence[tuple[int, int]], start: int, end: int) -> Form:
    """Direct, mixed or indirect speech, by the share of a content that stands in quotation marks."""
    if quoted_share(quotes, start, end) >= _DIRECT_SHARE:
        return Form.DIRECT
    return Form.MIXED if has_quotation(quotes, start, end) else Form.INDIRECT
