"""Passages of bounded length: a page without line breaks is cut at the ends of its sentences.

In: the span of one passage of a text. Out: spans in order, none longer than `LIMIT`, that leave out nothing
but the space between them. Method: the last end of a sentence within the limit that stands in no quotation;
else the last one, else the last space.
"""

import re
from collections.abc import Iterator

from sottovoce.reading.page import Block, BlockKind
from sottovoce.reading.quotes import find_quotes

# Characters. Paragraphs of prose have at most 5,400 (PolNeAR's 1,000 articles); what is longer has lost its
# line breaks, and every rule that looks over a paragraph would look over the whole text.
LIMIT = 6_000
# A full stop behind a word in small letters, so that neither "Gen." nor "U.S." ends a sentence.
_SENTENCE_END = re.compile(r"\b[a-z]{3,}[.!?][\"”’»)]*(\s+)(?=[\"“«‘(]?[^\W\d_a-z])")
_SPACE = re.compile(r"\s+")


def cut_passage(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of a passage, each at most `LIMIT` characters long; one span where it is no longer."""
    while end - start > LIMIT:
        stop, behind = _place_to_cut(text, start, end)
        yield start, stop
        start = behind
    yield start, end


def _place_to_cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a piece ends, and where the next one begins."""
    middle, limit = start + LIMIT // 2, start + LIMIT
    ends = [m.span(1) for m in _SENTENCE_END.finditer(text, middle, limit)]
    around = Block(index=0, kind=BlockKind.PARAGRAPH, start=start, end=min(end, limit + LIMIT))
    quotes = find_quotes(text, around)
    outside = [span for span in ends if not any(s < span[0] < e for s, e in quotes)]
    for spans in (outside, ends, [m.span() for m in _SPACE.finditer(text, middle, limit)]):
        if spans:
            return spans[-1]
    return limit, limit
