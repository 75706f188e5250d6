"""What lies at a place of the text, found by bisection: a long text costs no more a word than a short one.

In: offsets into the text. Out: tokens of a block, mentions of a page, or whether a set of spans covers a
place. `Page.mentions` is taken as `find_mentions` leaves it: in order, none overlapping.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from sottovoce.reading.page import Block, Page, first_token
from sottovoce.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

T = TypeVar("T")


class SpanSet:
    """Spans (start, end) of a text that can tell whether one overlaps them; they may overlap each other."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._furthest: list[int] = []  # the greatest end of this span and all before it
        for start, end in sorted(spans):
            self._starts.append(start)
            self._furthest.append(max(end, self._furthest[-1]) if self._furthest else end)

    def add(self, start: int, end: int) -> None:
        place = bisect_right(self._starts, start)
        before = self._furthest[place - 1] if place else end
        self._starts.insert(place, start)
        self._furthest.insert(place, max(end, before))
        for later in range(place + 1, len(self._furthest)):
            if self._furthest[later] >= end:
                break
            self._furthest[later] = end

    def overlaps(self, start: int, end: int) -> bool:
        """Does any span share a character with this one?"""
        place = bisect_left(self._starts, end)
        return place > 0 and self._furthest[place - 1] > start


class Placed(Generic[T]):
    """Things that each take up a span of the text, by their place; they may overlap each other."""

    def __init__(self, things: Iterable[T], span: Callable[[T], tuple[int, int]]) -> None:
        placed = sorted((*span(thing), number, thing) for number, thing in enumerate(things))
        self._starts = [start for start, *_ in placed]
        self._placed = placed
        self._furthest = list(accumulate((end for _, end, *_ in placed), max))

    def holding(self, start: int, end: int) -> list[T]:
        """Those whose span holds another wholly, in the order given."""
        found = []
        for place in range(bisect_right(self._starts, start) - 1, -1, -1):
            if self._furthest[place] < end:
                break
            _, last, number, thing = self._placed[place]
            if end <= last:
                found.append((number, thing))
        return [thing for _, thing in sorted(found, key=itemgetter(0))]


class MentionsSoFar:
    """Mentions of one kind by their place, while more of them are still being found."""

    def __init__(self, mentions: Iterable[Mention], fits: Callable[[Mention], bool]) -> None:
        self._fits = fits
        self._mentions = sorted((m for m in mentions if fits(m)), key=_start)

    def add(self, mention: Mention) -> None:
        if self._fits(mention):
            insort(self._mentions, mention, key=_start)

    def last_before(self, offset: int, since: int = 0) -> Mention | None:
        """The mention that ends before an offset and begins last, not before `since`."""
        for place in range(bisect_left(self._mentions, offset, key=_start) - 1, -1, -1):
            mention = self._mentions[place]
            if mention.passage.start < since:
                return None
            if mention.passage.end <= offset:
                return mention
        return None

    def starting_in(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions that begin in a span, in order."""
        low = bisect_left(self._mentions, start, key=_start)
        return self._mentions[low : bisect_left(self._mentions, end, key=_start)]


def _start(mention: Mention) -> int:
    return mention.passage.start


def mentions_starting_in(page: Page, start: int, end: int) -> Sequence[Mention]:
    """Mentions of a page that begin in a span, in order."""
    low = bisect_left(page.mentions, start, key=_start)
    return page.mentions[low : bisect_left(page.mentions, end, key=_start)]


def mentions_touching(page: Page, start: int, end: int) -> Sequence[Mention]:
    """Mentions of a page that share a character with a span, in order."""
    low = bisect_right(page.mentions, start, key=lambda m: m.passage.end)
    return page.mentions[low : bisect_left(page.mentions, end, key=_start)]


def mentions_within(page: Page, start: int, end: int) -> list[Mention]:
    """Mentions of a page that lie wholly in a span, in order."""
    return [m for m in mentions_starting_in(page, start, end) if m.passage.end <= end]


def mention_at(page: Page, offset: int) -> Mention | None:
    """The mention that covers a character."""
    return next(iter(mentions_touching(page, offset, offset + 1)), None)


def tokens_starting_in(doc: Doc, start: int, end: int) -> list[Token]:
    """Tokens of a block that begin in a span; offsets from the block's start."""
    low = first_token(doc, start)
    return list(doc[low : max(low, first_token(doc, end))])


def tokens_touching(doc: Doc, start: int, end: int) -> list[Token]:
    """Tokens of a block that share a character with a span; offsets from the block's start."""
    low = first_token(doc, start)
    if low > 0 and doc[low - 1].idx + len(doc[low - 1]) > start:
        low -= 1
    return list(doc[low : max(low, first_token(doc, end))])


def token_from(page: Page, block: Block, offset: int) -> Token | None:
    """The first token of a block that begins at an offset of the text or behind it."""
    doc = page.docs[block.index]
    place = first_token(doc, offset - block.start)
    return doc[place] if place < len(doc) else None
