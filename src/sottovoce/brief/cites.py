"""Numbers for passages, and each passage in its context.

In: passages in the order in which the page uses them. Out: a number and a link for each use, and excerpts:
the sentences around the passages with the passages marked. Whole documents are never reproduced.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sottovoce.records import Document, Passage

# An excerpt reaches to the end of the sentence, but no further than this on either side.
MAX_CONTEXT_CHARS = 300

# A line end inside a sentence is no break: a small letter follows, or a word that cannot end one precedes.
_RUNS_ON = "".join(rf"(?<!\b{word})" for word in ("the", "of", "and", "to", "in", "by", "that", "with"))
_BREAK = re.compile(
    r"[.!?][\"”’)\]]*\s+|"
    rf"(?<!,){_RUNS_ON}\n(?![ \t]*[a-z])\s*|"
    r"\n[ \t]*\n\s*"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cite:
    """One use of a passage: `number` names the passage, `use` counts its uses on the page."""

    number: int
    use: int

    @property
    def href(self) -> str:
        return f"#p-{self.number}"

    @property
    def id(self) -> str:
        return f"r-{self.number}-{self.use}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A stretch of an excerpt; `starts` are the passages that begin here."""

    text: str
    is_marked: bool
    starts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt:
    """Sentences of one document with the passages in them."""

    document: str
    segments: tuple[Segment, ...]
    uses: tuple[tuple[Cite, ...], ...]  # per passage, in order


class Cites:
    """Hands out the numbers. The first use of a passage fixes its number."""

    def __init__(self) -> None:
        self._numbers: dict[Passage, int] = {}
        self._uses: dict[int, int] = {}

    def cite(self, passage: Passage) -> Cite:
        number = self._numbers.setdefault(passage, len(self._numbers) + 1)
        self._uses[number] = self._uses.get(number, 0) + 1
        return Cite(number=number, use=self._uses[number])

    def cite_all(self, passages: Iterable[Passage]) -> tuple[Cite, ...]:
        return tuple(self.cite(passage) for passage in dict.fromkeys(passages))

    def passages(self) -> tuple[Passage, ...]:
        """All passages in the order of their numbers, from 1."""
        return tuple(self._numbers)

    def excerpts(self, document: Document) -> tuple[Excerpt, ...]:
        """The cited passages of one document, neighbours sharing an excerpt, in text order."""
        mine = [passage for passage in self._numbers if passage.document == document.id]
        windows: list[tuple[int, int, list[Passage]]] = []
        for passage in sorted(mine, key=lambda item: (item.start, item.end)):
            left, right = context_of(document.text, passage)
            if windows and left < windows[-1][1]:
                first, last, inside = windows[-1]
                windows[-1] = (first, max(last, right), [*inside, passage])
            else:
                windows.append((left, right, [passage]))
        return tuple(self._excerpt(document, *window) for window in windows)

    def missing(self, documents: Iterable[Document]) -> tuple[tuple[Cite, ...], ...]:
        """Uses of passages whose document is not at hand."""
        known = {document.id for document in documents}
        return tuple(
            self._all_uses(number)
            for passage, number in self._numbers.items()
            if passage.document not in known
        )

    def _excerpt(self, document: Document, left: int, right: int, passages: list[Passage]) -> Excerpt:
        text = document.text
        spans = [(*_inside(text, passage), self._numbers[passage]) for passage in passages]
        cuts = sorted({left, right, *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
        segments = [
            Segment(
                text=text[start:end],
                is_marked=any(first <= start and end <= last for first, last, _ in spans),
                starts=tuple(number for first, _, number in spans if first == start),
            )
            for start, end in pairwise(cuts)
        ]
        numbered = {number for segment in segments for number in segment.starts}
        lost = tuple(number for _, _, number in spans if number not in numbered)
        if lost:  # empty passages, at the very end of the excerpt
            segments.append(Segment(text="", is_marked=False, starts=lost))
        return Excerpt(
            document=document.id,
            segments=tuple(segments),
            uses=tuple(self._all_uses(number) for _, _, number in spans),
        )

    def _all_uses(self, number: int) -> tuple[Cite, ...]:
        return tuple(Cite(number=number, use=use) for use in range(1, self._uses[number] + 1))


def is_inside(inner: Passage, outer: Passage) -> bool:
    return inner.document == outer.document and outer.start <= inner.start and inner.end <= outer.end


def context_of(text: str, passage: Passage) -> tuple[int, int]:
    """Start and end of the sentences that hold the passage."""
    start, end = _inside(text, passage)
    floor = max(0, start - MAX_CONTEXT_CHARS)
    ends = (match.end() for match in _BREAK.finditer(text, floor, min(len(text), end + 1)))
    breaks = [place for place in ends if place <= start]
    left = breaks[-1] if breaks else _next_word(text, floor)
    ahead = _BREAK.search(text, max(start, end - 1), min(len(text), end + MAX_CONTEXT_CHARS))
    right = ahead.end() if ahead else _last_word(text, min(len(text), end + MAX_CONTEXT_CHARS))
    return min(left, start), max(_without_space(text, right), end)


def _inside(text: str, passage: Passage) -> tuple[int, int]:
    start = min(max(passage.start, 0), len(text))
    return start, min(max(passage.end, start), len(text))


def _without_space(text: str, end: int) -> int:
    return len(text[:end].rstrip())


def _next_word(text: str, place: int) -> int:
    if place == 0:
        return 0
    space = text.find(" ", place)
    return place if space < 0 else space + 1


def _last_word(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", 0, place)
    return place if space < 0 else space
