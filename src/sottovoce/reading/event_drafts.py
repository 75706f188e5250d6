"""Drafts of events of one page by their place, while the statements change them and add to them.

In: the drafts that words of events tell. Out: the drafts in order. Method: kept by block, so that a statement
is held against those of its own block only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sottovoce.reading.event_codes import Codes
from sottovoce.reading.event_grounds import day_words
from sottovoce.reading.event_merging import Draft
from sottovoce.reading.page import Page
from sottovoce.records import Statement
from sottovoce.vocabulary import EventStatus, EventType

# A word tells the event of a statement where it stands in it, or so many tokens before or behind it.
_BEFORE, _BEHIND = 8, 12


class Drafts:
    """Drafts under their numbers; a draft that is taken out leaves its number empty."""

    def __init__(self, page: Page, told: Iterable[Draft]) -> None:
        self._page = page
        self._drafts: list[Draft | None] = []
        self._by_block: defaultdict[int, list[int]] = defaultdict(list)
        self._meetings: Counter[frozenset[str]] = Counter()  # by their sides
        self.add(told)
        self._told = len(self._drafts)

    def add(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            self._by_block[draft.block.index].append(len(self._drafts))
            self._drafts.append(draft)
            self._count(draft, 1)

    def put(self, number: int, draft: Draft | None) -> None:
        """Another draft in the place of one; None takes it out."""
        self._count(self._drafts[number], -1)
        self._drafts[number] = draft
        self._count(draft, 1)

    def _count(self, draft: Draft | None, by: int) -> None:
        if draft is not None and draft.type is EventType.CONSULT:
            self._meetings[frozenset({*draft.sources, *draft.targets})] += by

    def at_cue(self, statement: Statement) -> tuple[int, Draft] | None:
        """The draft told by the reporting words themselves, and its number."""
        cue = statement.cue_passage
        block = self._page.block_at(cue.start) if cue is not None else None
        if cue is None or block is None:
            return None
        for number in self._by_block[block.index]:
            draft = self._drafts[number]
            is_of_word = number < self._told
            if draft is not None and is_of_word and cue.start <= _place(draft) < cue.end:
                return number, draft
        return None

    def tell(self, other: Draft) -> bool:
        """Is a statement's event told by a word within it?"""
        here = (self._drafts[number] for number in self._by_block[other.block.index])
        first, last = other.first.i - _BEFORE, other.last.i + _BEHIND
        return any(d is not None and d.type is other.type and first <= d.token.i <= last for d in here)

    def withdraw(self, rules: frozenset[str], start: int, end: int) -> None:
        """Take out what some rules made, at nobody named, of the words of one block between two offsets."""
        block = self._page.block_at(start)
        for number in self._by_block[block.index] if block is not None else ():
            draft = self._drafts[number]
            if (
                draft is not None
                and draft.rule in rules
                and not draft.targets
                and start <= _place(draft) < end
            ):
                self.put(number, None)

    def accuse(self, other: Draft) -> bool:
        """Is an accusation by the same side told within the words of another?"""
        here = (self._drafts[number] for number in self._by_block[other.block.index])
        return any(
            d is not None
            and d.type is EventType.ACCUSE
            and other.first.i - _BEFORE <= d.token.i <= other.last.i
            and set(other.sources) & set(d.sources)
            for d in here
        )

    def tell_meeting(self, sides: set[str]) -> bool:
        """Is a meeting of these sides told?"""
        return any(count and told >= sides for told, count in self._meetings.items())

    def all(self) -> list[Draft]:
        return [draft for draft in self._drafts if draft is not None]


def _place(draft: Draft) -> int:
    """Where its word stands in the text."""
    return draft.block.start + draft.token.idx


def draft_of(
    page: Page,
    statement: Statement,
    kind: EventType,
    sources: Codes,
    targets: Codes,
    status: EventStatus,
) -> Draft | None:
    """A draft of what a statement itself does, at its first words; None where these have no place."""
    start = statement.passage.start
    block = page.block_at(start)
    tokens = page.tokens_in(start, min(start + len(statement.anchor), statement.passage.end))
    if block is None or not tokens:
        return None
    doc = page.docs[block.index]
    tokens = [t for t in tokens if t.doc is doc]
    return Draft(
        block=block,
        token=tokens[0],
        first=tokens[0],
        last=tokens[-1],
        type=kind,
        mode=None,
        sources=sources,
        targets=targets,
        status=status,
        rule=f"rule:statement-{statement.acts[0].value}",
        depth=0,
        date=statement.said_on,
        basis=statement.date_basis,
        day=day_words(statement),
    )
