"""Quotations that run over several paragraphs: each opens with a mark, only the last one closes it.

In: a page and what was found paragraph by paragraph. Out: utterances of the paragraphs that no cue of their
own gives to a speaker. Method: the printer's rule for marks; the speaker is the one whose cue opens the first
paragraph's quotation, or else the one told behind the end of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sottovoce.reading.page import Block, BlockKind, Page, Utterance
from sottovoce.reading.spans import SpanSet
from sottovoce.reading.uncued import gone_on, without_marks
from sottovoce.vocabulary import Form

_CLOSERS = {"“": "”", "«": "»"}
_MIN_WORDS = 2


def running_quotes(page: Page, found: Sequence[Utterance]) -> Iterator[Utterance]:
    """Whole quoted sentences of the paragraphs of a running quotation, where none was found in them."""
    told = SpanSet((u.start, u.end) for u in found)
    for run in _runs(page):
        teller = _teller(page, run, found)
        if teller is None:
            continue
        for block in run:
            start, end = _quoted(page.text, block, is_first=block is run[0])
            yield from _sentences(page, block, start, end, teller, told)


def _runs(page: Page) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in page.blocks:
        goes_on = bool(run) and block.kind is BlockKind.PARAGRAPH and _opens(page.text, block)
        if run and not goes_on:
            run = []
        if block.kind is not BlockKind.PARAGRAPH or not (run or _open_at(page.text, block) is not None):
            continue
        run.append(block)
        if _open_at(page.text, block) is None:
            if len(run) > 1:
                yield run
            run = []


def _opens(text: str, block: Block) -> bool:
    return text[block.start : block.end].lstrip()[:1] in _CLOSERS


def _open_at(text: str, block: Block) -> int | None:
    """Behind the last opening mark, where nothing in the paragraph closes it."""
    at = max((text.rfind(mark, block.start, block.end) for mark in _CLOSERS), default=-1)
    if at < 0 or text.find(_CLOSERS[text[at]], at, block.end) >= 0:
        return None
    return at + 1


def _quoted(text: str, block: Block, *, is_first: bool) -> tuple[int, int]:
    """What of a paragraph belongs to the running quotation."""
    opened = _open_at(text, block)
    if is_first and opened is not None:
        return opened, block.end
    closed = min(
        (i for c in _CLOSERS.values() if (i := text.find(c, block.start, block.end)) >= 0), default=-1
    )
    return block.start, closed if closed >= 0 else block.end


def _teller(page: Page, run: Sequence[Block], found: Sequence[Utterance]) -> Utterance | None:
    opened, _ = _quoted(page.text, run[0], is_first=True)
    inside = [u for u in found if u.block == run[0].index and u.end > opened and u.cue_span is not None]
    if inside:
        return inside[-1]
    _, closed = _quoted(page.text, run[-1], is_first=False)
    behind = [
        u for u in found if u.block == run[-1].index and u.start < closed and u.form is not Form.INDIRECT
    ]
    if behind:
        return behind[0]
    # “...,” said X. “It goes on here.
    before = [u for u in found if u.block == run[0].index and u.end <= opened and u.form is not Form.INDIRECT]
    return before[-1] if before else None


def _sentences(
    page: Page, block: Block, start: int, end: int, teller: Utterance, told: SpanSet
) -> Iterator[Utterance]:
    for sentence in page.docs[block.index].sents:
        first, last = block.start + sentence.start_char, block.start + sentence.end_char
        first, last = without_marks(page.text, max(first, start), min(last, end))
        if told.overlaps(first, last) or len(page.text[first:last].split()) < _MIN_WORDS:
            continue
        yield gone_on(teller, block, first, last, rule="quotation-runs-on")
