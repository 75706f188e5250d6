"""A document laid out and parsed: what every part of reading looks at.

Offsets are into `Document.text` throughout. A block's spaCy `Doc` covers exactly text[start:end] with each
line break and odd space replaced by one plain space, so a token's offset is `block.start + token.idx`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from sottovoce.reading.marks import Marked
from sottovoce.records import Actor, Document, Mention
from sottovoce.vocabulary import CueType, DateBasis, Form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sottovoce.reading.heads.answering import Answers

T = TypeVar("T")
# Characters, some five printed pages: what was told longer ago is told of again where it still matters.
# The reports at hand are shorter, so nothing rests on the number.
LOOK_BACK = 12_000


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"  # one item of a list
    TURN = "turn"  # words under a speaker's label: "SMITH:", "Q:", "Reporter:"
    SALUTATION = "salutation"  # "Dear colleague,"
    SIGNATURE = "signature"  # name under a letter


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One laid-out piece of text. `start` is behind the bullet's mark or the turn's label."""

    index: int
    kind: BlockKind
    start: int
    end: int
    heading: int | None = None  # index of the heading (or dated line) that governs it
    lead_in: int | None = None  # index of the clause ending in ":" that governs a bullet
    label: tuple[int, int] | None = None  # span of the speaker's label of a turn


@dataclass(frozen=True, slots=True)
class CueWord:
    """What kind of cue an utterance has, the word that decides it, and by which rule (`cue_types`)."""

    type: CueType
    span: tuple[int, int]
    rule: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What a block tells as believed by states or bodies: their codes, the cue, the tokens [first, last]."""

    block: int
    cue: Token
    holders: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMention:
    """Words that name a day. `value` is None where they cannot be resolved from the text."""

    start: int
    end: int
    value: str | None
    basis: DateBasis | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Utterance:
    """One thing said, before it is coded: who, by which words, which content."""

    block: int
    start: int
    end: int
    speaker: Actor
    speaker_surface: str | None
    speaker_span: tuple[int, int] | None
    cue: str | None  # the reporting words
    cue_span: tuple[int, int] | None
    cue_lemma: (
        str | None
    )  # "say", "accuse", "according to"; None for a turn, a letter or a bullet without one
    form: Form
    chain: tuple[str, ...]  # tellers, innermost first; "author" last
    layout: str  # "clause", "quote", "bullet", "turn", "letter", "silence", "noun"
    addressee_spans: tuple[tuple[int, int], ...] = ()  # who is told, by the cue's own grammar
    is_negated: bool = False  # the cue is negated
    cue_word: CueWord | None = None  # None: no cue, or one of no settled type
    is_interview: bool = False
    confidence: float = 0.5
    found_by: str = "rules"


@dataclass(slots=True)
class Page:
    """Document, blocks and their parses; mentions and dates are filled in by their own readers.

    home: the state in whose capital, or by whose office, the text is written, or that it names far the most.
    """

    document: Document
    blocks: tuple[Block, ...]
    docs: tuple[Doc, ...]  # parallel to blocks
    mentions: tuple[Mention, ...] = field(default=())
    dates: tuple[DateMention, ...] = field(default=())
    marks: tuple[Marked, ...] | None = None  # what the attribution head marks, where it is asked
    held: list[Held] = field(default_factory=list)  # beliefs that cues tell, filled in with the utterances
    answers: Answers | None = None  # what the code head holds of an utterance, where it is asked
    home: str | None = None
    is_seated: bool = False  # its byline, dateline or house tells of its home
    likely_home: str | None = None  # the state that it names most, by however little
    seats: dict[int, str] = field(
        default_factory=dict
    )  # block -> the state of the paper that an item reports
    context_year: int | None = None  # of days told without one, where the text names no year at all
    _found: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _found_for: tuple[object, object] = field(default=((), ()), init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def opening(self) -> str:
        """The words of the first block, mostly the title; "" where there is none."""
        return self.text[self.blocks[0].start : self.blocks[0].end] if self.blocks else ""

    def first(self, kind: BlockKind) -> Block | None:
        """The first block of a kind."""
        return next((block for block in self.blocks if block.kind is kind), None)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a character offset."""
        place = self._first_block(offset)
        if place < len(self.blocks) and self.blocks[place].start <= offset:
            return self.blocks[place]
        return None

    def _first_block(self, offset: int) -> int:
        """Number of the first block that ends behind an offset."""
        return bisect_right(self.blocks, offset, key=_end_of_block)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Tokens that lie in a span of the text, across blocks."""
        found: list[Token] = []
        for number in range(self._first_block(start), len(self.blocks)):
            block, doc = self.blocks[number], self.docs[number]
            if block.start >= end:
                break
            low = first_token(doc, start - block.start)
            if low > 0 and doc[low - 1].idx + len(doc[low - 1]) > start - block.start:
                low -= 1
            found += doc[low : max(low, first_token(doc, end - block.start))]
        return found

    def span_of(self, block: Block, first: Token, last: Token) -> tuple[int, int]:
        """Offsets from the start of one token to the end of another of the same block."""
        return block.start + first.idx, block.start + last.idx + len(last)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie wholly in a span, in order."""
        starts = self.once("starts of mentions", lambda: [m.passage.start for m in self.mentions])
        found = self.mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        return [m for m in found if m.passage.end <= end]

    def dates_in(self, start: int, end: int) -> tuple[DateMention, ...]:
        """Dates that begin in a span, in order."""
        starts = self.once("starts of dates", lambda: [m.start for m in self.dates])
        return self.dates[bisect_left(starts, start) : bisect_left(starts, end)]

    def blocks_before(self, block: Block) -> Iterator[Block]:
        """Blocks before one, nearest first, as far as they end within `LOOK_BACK`."""
        for number in range(block.index - 1, -1, -1):
            before = self.blocks[number]
            if before.end < block.start - LOOK_BACK:
                return
            yield before

    def sentences_of(self, block: Block) -> list[tuple[int, int]]:
        """Spans of the sentences of a block, in order."""
        return self.once(
            ("sentences", block.index),
            lambda: [
                (block.start + s.start_char, block.start + s.end_char) for s in self.docs[block.index].sents
            ],
        )

    def once(self, what: Hashable, find: Callable[[], T]) -> T:
        """What `find` finds in the page, found once for as long as its mentions and dates stay the same."""
        if self._found_for[0] is not self.mentions or self._found_for[1] is not self.dates:
            self._found.clear()
            self._found_for = self.mentions, self.dates
        if what not in self._found:
            self._found[what] = find()
        found: T = self._found[what]
        return found


def first_token(doc: Doc, offset: int) -> int:
    """Number of the first token that begins at an offset of its block or behind it."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _end_of_block(block: Block) -> int:
    return block.end
