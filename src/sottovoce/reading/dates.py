"""Dates: every expression of a page that names a day, resolved as far as the text goes.

In: a page. Out: `DateMention`s in order; the day of the document and of each section. Method: our own grammar
over news dates (`calendar_words`), read against the day of the section or document and against the days told
before (`calendar_days`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sottovoce.reading.calendar_days import Frame, is_full_day, resolve, written_year
from sottovoce.reading.calendar_words import Wording, find_wordings
from sottovoce.reading.datelines import as_date, header_day, is_of_printing, opens_entry, was_added
from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.page import Block, BlockKind, DateMention, Page
from sottovoce.vocabulary import DateBasis

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD = ("due", "scheduled", "slated")
_DATED_PAPER = re.compile(r"(?:dated|date of|dating from|bears the date)\s+(?:of\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SectionDay:
    """The day that governs a block. `is_entry`: it opens the block itself."""

    day: str | None
    is_entry: bool
    words: tuple[int, int] | None  # where it is written; None for the day given with the document


def find_dates(page: Page) -> tuple[DateMention, ...]:
    """Every expression that names a day, month, year or interval, in order.

    `value` is None where neither the document's day nor the text settles it.
    """
    reader = _DateReader(page)
    for block in page.blocks:
        reader.read(block)
    return tuple(reader.found)


def document_day(page: Page) -> str | None:
    """The day of the document: its own dateline or header, else the day given with it."""
    dateline = page.once("header day", lambda: header_day(page))
    return dateline[0] if dateline else page.document.published_on


def section_days(page: Page) -> tuple[SectionDay, ...]:
    """The governing day of each block, from the dates found: entry, dated heading, entry before, document."""
    return page.once("section days", lambda: _section_days(page))


def _section_days(page: Page) -> tuple[SectionDay, ...]:
    is_memoir = detect_genre(page).kind is GenreKind.MEMOIR
    whole = SectionDay(None if is_memoir else document_day(page), False, None)
    found: list[SectionDay] = []
    entry: SectionDay | None = None
    entry_kind: BlockKind | None = None
    entries = sum(1 for b in page.blocks if _entry_of(page, b) is not None)
    for block in page.blocks:
        own = _entry_of(page, block)
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            entry = None
        if own is not None:
            day = SectionDay(own.value, True, (own.start, own.end))
            entry, entry_kind = day, block.kind
        elif entries > 1 and entry is not None and block.kind is entry_kind is BlockKind.PARAGRAPH:
            day = replace(entry, is_entry=False)
        elif block.lead_in is not None and found[block.lead_in].is_entry:
            day = replace(found[block.lead_in], is_entry=False)
        else:
            heading = _heading_day(page, block)
            day = heading or whole
        found.append(day)
    return tuple(found)


def _entry_of(page: Page, block: Block) -> DateMention | None:
    """The date that opens a block as its own day: "16 February. The minister ...", "Lagos, 3 May 2019 -"."""
    if block.kind in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.TURN):
        return None
    mention = next(iter(page.dates_in(block.start, block.end)), None)
    is_own = mention is not None and mention.end <= block.end and opens_entry(page.text, block, mention)
    return mention if is_own else None


def _heading_day(page: Page, block: Block) -> SectionDay | None:
    """The single day in the heading that governs a block, unless that heading is the title."""
    number = block.heading
    if block.kind is BlockKind.HEADING:
        number = block.index
    if number is None or page.blocks[number].kind is BlockKind.TITLE:
        return None
    heading = page.blocks[number]
    if is_of_printing(page.text[heading.start : heading.end]):
        return None
    days = _days_in(page.dates_in(heading.start, heading.end), heading)
    return SectionDay(days[0].value, False, (days[0].start, days[0].end)) if len(days) == 1 else None


def _days_in(mentions: Sequence[DateMention], block: Block) -> list[DateMention]:
    """Single days named in a block."""
    return [m for m in mentions if block.start <= m.start and m.end <= block.end and is_full_day(m.value)]


class _DateReader:
    """Reads a page's dates in order and remembers the days told."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[DateMention] = []
        # A memoir tells of other years than that of its printing: a day is of the year told last.
        self.is_memoir = detect_genre(page).kind is GenreKind.MEMOIR
        self.day = None if self.is_memoir else as_date(document_day(page))
        self.near_year = self._only_year()
        self.section: date | None = self.day
        self.entry_year: int | None = None
        self.told: date | None = None
        self.month: tuple[int, int] | None = None
        self.paper: date | None = None
        self.blurred_at: int | None = None  # end of the last month or year told
        self.was_ahead = False
        self.entry: date | None = None  # day of the entry that the next paragraphs go on with
        self.entries = sum(self._has_entry(b) for b in page.blocks)

    def _only_year(self) -> int | None:
        """Year context where the document has no day: the first full date's, else the page's own."""
        if self.day is not None or self.is_memoir:
            return None
        given = self.page.document.published_on
        if given:
            return int(given[:4])
        for wording in find_wordings(self.page.text):
            if year := wording.number("y"):
                return year
        return self.page.context_year

    def _has_entry(self, block: Block) -> bool:
        if block.kind is not BlockKind.PARAGRAPH:
            return False
        opening = find_wordings(self.page.text[block.start : min(block.end, block.start + 80)])
        if not opening:
            return False
        first = opening[0]
        placed = replace(first, start=first.start + block.start, end=first.end + block.start)
        return opens_entry(self.page.text, block, placed)

    def read(self, block: Block) -> None:
        """Add the dates of one block."""
        text = self.page.text[block.start : block.end]
        self._enter(block)
        here: date | None = None
        year_here: int | None = None
        wordings = find_wordings(text)
        for position, wording in enumerate(wordings):
            if self.is_memoir and block.kind not in (BlockKind.TITLE, BlockKind.HEADING):
                self.near_year = wording.number("y") or self.near_year
            placed = replace(wording, start=wording.start + block.start, end=wording.end + block.start)
            is_entry = position == 0 and opens_entry(self.page.text, block, placed)
            frame = self._frame(block, placed, is_entry, here, year_here, wordings, position)
            value, basis = resolve(wording, frame)
            self.found.append(DateMention(start=placed.start, end=placed.end, value=value, basis=basis))
            self._blur(placed, value)
            year_here = self._note_year(wording, value, is_entry) or year_here
            here = self._note_day(block, placed, value, is_entry, frame) or here

    def _enter(self, block: Block) -> None:
        """Set the section's day for a block: its heading's, else the document's."""
        number = block.heading
        goes_on = self.entry is not None and block.kind is BlockKind.PARAGRAPH and self.entries > 1
        self.entry = self.entry if goes_on else None
        self.section = self.entry or self.day
        heading = self.page.blocks[number] if number is not None else None
        if heading is None or heading.kind is not BlockKind.HEADING:
            return
        if not is_of_printing(self.page.text[heading.start : heading.end]):
            days = _days_in(self.found, heading)
            if len(days) == 1:
                self.section = as_date(days[0].value)

    def _frame(
        self,
        block: Block,
        wording: Wording,
        is_entry: bool,
        here: date | None,
        year_here: int | None,
        wordings: list[Wording],
        position: int,
    ) -> Frame:
        is_heading = block.kind in (BlockKind.HEADING, BlockKind.TITLE)
        tense = "" if is_entry or is_heading else _tense(self.page, block, wording)
        year = year_here or self.entry_year or (self._title_year(block) if is_entry else None)
        if self.section is not None and year == self.section.year:
            year = None  # the year of the day itself adds nothing, and December may be told in January
        # "next in June, then in July": words without a verb of their own keep the tense before them.
        is_added = is_entry and was_added(self.page.text[block.start : wording.start])  # after the text's day
        ahead = (
            tense == "future"
            or is_added
            or (tense == "" and self.was_ahead and not is_entry and position > 0)
        )
        self.was_ahead = ahead
        before = self.page.text[block.start : wording.start]
        in_brackets = before.count("(") > before.count(")")
        return Frame(
            today=self.day if in_brackets and wording.kind == "shift" else self.section,
            latest=self.day,
            told=self.told,
            told_here=here,
            beside=self._neighbour(block, wordings, position, -1),
            beside_next=self._neighbour(block, wordings, position, 1),
            year=self.near_year,
            year_here=year,
            is_ahead=ahead,
            is_present=tense == "present",
            is_blurred=self._is_blurred(wording),
            paper=self.paper,
            month=self.month,
        )

    def _title_year(self, block: Block) -> int | None:
        """The one year a governing heading names, for entries dated without one."""
        if block.heading is None:
            return None
        heading = self.page.blocks[block.heading]
        return written_year(self.page.text[heading.start : heading.end])

    def _neighbour(self, block: Block, wordings: list[Wording], position: int, step: int) -> date | None:
        """The day right beside these words, with at most a comma between."""
        other = position + step
        if not 0 <= other < len(wordings):
            return None
        first, last = sorted((wordings[position], wordings[other]), key=lambda w: w.start)
        between = self.page.text[block.start + first.end : block.start + last.start]
        if not re.fullmatch(r"\s*,?\s*(?:on\s+)?", between):
            return None
        if step < 0:
            return as_date(self.found[-1].value)
        value, _ = resolve(wordings[other], Frame(today=self.section, year=self.near_year))
        return as_date(value)

    def _blur(self, wording: Wording, value: str | None) -> None:
        """Remember that something coarser than a day was told."""
        self.blurred_at = wording.end if value is not None and re.fullmatch(r"\d{4}(-\d\d)?", value) else None

    def _is_blurred(self, wording: Wording) -> bool:
        if self.blurred_at is None:
            return False
        return re.search(r"[.!?;]\s|\n", self.page.text[self.blurred_at : wording.start]) is None

    def _note_year(self, wording: Wording, value: str | None, is_entry: bool) -> int | None:
        year = wording.number("y") if wording.kind in ("day", "month", "iso", "dotted", "span") else None
        if is_entry and self.day is not None and value and len(value) >= 7:
            written = year if year is not None and year != self.day.year else None
            self.entry_year = written if year is not None else self.entry_year
        return year

    def _note_day(
        self, block: Block, wording: Wording, value: str | None, is_entry: bool, frame: Frame
    ) -> date | None:
        """Remember a day that was told: not one ahead, not a paper's, not one that only bounds something."""
        day = as_date(value)
        if value and re.match(r"\d{4}-\d\d", value):
            self.month = (int(value[:4]), int(value[5:7]))
        if day is None or block.kind is BlockKind.TITLE:
            return None
        if _DATED_PAPER.search(self.page.text[max(0, wording.start - 30) : wording.start]):
            self.paper = day
            return None
        if is_entry:
            self.section = day
            self.entry = day if block.kind is BlockKind.PARAGRAPH else None
        if self.section is not None and day > self.section:
            return None
        self.told = day
        return day


def _tense(page: Page, block: Block, wording: Wording) -> str:
    """Tense of the verb that governs a date: "past", "present", "future", or "" without a verb."""
    token = token_at(page, block, wording.start)
    for _ in range(8):
        if token is None or token.dep_ == "ROOT":
            break
        token = token.head
        if token.lower_ in _AHEAD or any(c.lower_ in _AHEAD for c in token.children):
            return "future"
        if token.pos_ in ("VERB", "AUX"):
            break
    if token is None or token.pos_ not in ("VERB", "AUX"):
        return ""
    helpers = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    if words & {"will", "shall", "'ll", "’ll"} or (
        "to" in words and token.tag_ == "VB" and not words & {"have"}
    ):
        return "future"
    if {"is", "are"} & words and token.lemma_ in ("schedule", "expect", "plan", "set"):
        return "future"
    if token.tag_ in ("VBD", "VBN") or words & {"was", "were", "had", "have", "has", "did"}:
        return "past"
    if words & {"would", "should", "could"}:
        return "future" if token.tag_ == "VB" else "past"
    return "present"


def token_at(page: Page, block: Block, offset: int) -> Token | None:
    """The token of a block at a character offset of the text."""
    doc, place = page.docs[block.index], offset - block.start
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx + len(doc[middle]) <= place:
            low = middle + 1
        else:
            high = middle
    return doc[low] if low < len(doc) else None


def is_paper_date(text: str, mention: DateMention) -> bool:
    """Is it the day written on a paper: "a letter dated 6 April"?"""
    return _DATED_PAPER.search(text[max(0, mention.start - 30) : mention.start]) is not None


def basis_of_section(section: SectionDay) -> DateBasis:
    """A day that opens its own entry is stated; a heading's or the document's is the dateline."""
    return DateBasis.STATED if section.is_entry else DateBasis.DATELINE
