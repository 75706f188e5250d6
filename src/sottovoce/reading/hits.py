"""The atlas's hits of one page by their place, and the state told beside one of them.

In: the hits of a text in order. Out: those within a span; the state before a title or behind its "of".
Method: bisection, and the words that may stand between a state and a title ("Ruritania's long-serving
minister").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sottovoce.reading.gazetteer import ADJECTIVE, ORGANISATION_ADJECTIVE, PEOPLE, SIDE_NAMES, Hit

# Between a state and a title ("Ruritania's long-serving defence minister", "Ruritanian defence minister").
_STATE_GAP = re.compile(
    r"['’]s?[ \u00a0\n]+(?:[a-z][\w-]*[ \u00a0\n]+){0,3}\Z"
    r"|[ \u00a0\n]+(?:(?:then|former|new|acting|late|outgoing|longtime|long-serving|powerful|current|own|"
    r"first|de facto|self-styled|authoritarian|veteran|interim|deputy|senior|top|chief|embattled|ex|"
    r"newly appointed|opposition|trade|special)[ \u00a0\n-]+)*\Z|-\Z"
)
_OF = re.compile(
    r"[ \u00a0\n]+(?:of|for|to|in)[ \u00a0\n]+(?:the[ \u00a0\n]+)?(?:[Rr]epublic of[ \u00a0\n]+)?\Z|"
    r"[ ]OF[ ](?:THE[ ])?\Z"
)

# "the minister for European integration": a field, not whose minister it is.
_ADJECTIVES = frozenset({ADJECTIVE, ORGANISATION_ADJECTIVE})


class Hits:
    """Hits of one text, in order, none overlapping."""

    def __init__(self, text: str, hits: Sequence[Hit]) -> None:
        self.text = text
        self._hits = hits
        self._owners = [h for h in hits if h.kind in SIDE_NAMES]
        self._peoples = [h for h in hits if h.kind in SIDE_NAMES | {PEOPLE}]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._hits)

    def within(self, start: int, end: int) -> list[Hit]:
        """Hits that lie wholly in a span, in order."""
        low, high = _first(self._hits, start), _first(self._hits, end)
        return [h for h in self._hits[low:high] if h.end <= end]

    def state_beside(self, title: Hit) -> str | None:
        """Code of the state or organisation told with a title: before it, or behind "of"."""
        place = _first(self._owners, title.start) - 1
        if place >= 0:
            owner = self._owners[place]
            if _STATE_GAP.match(self.text[owner.end : title.start]):
                return owner.entry.code
        place = _first(self._peoples, title.end)
        if place < len(self._peoples):
            owner = self._peoples[place]
            between = self.text[title.end : owner.start]
            if _OF.match(between) and not (between.strip() == "for" and owner.kind in _ADJECTIVES):
                return owner.entry.code
        return None


def _first(hits: Sequence[Hit], offset: int) -> int:
    return bisect_left(hits, offset, key=lambda h: h.start)
