"""One event for each act: drafts of events are dated and repeats of one act merged.

In: a page, drafts. Out: drafts with days, none telling an act told already. Method: the day in the word's
own clause, else the day of the report for its news; a fuller telling takes up the poorer ones.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sottovoce.reading.dates import SectionDay
from sottovoce.reading.event_codes import Codes
from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.page import Block, BlockKind, DateMention, Page
from sottovoce.reading.telling import tells_in_present
from sottovoce.vocabulary import DateBasis, EventStatus, EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

# Kinds of text whose perfect tells the news of the day.
_OF_NOW = (GenreKind.LIVE_BLOG, GenreKind.READOUT, GenreKind.BRIEFING, GenreKind.TRANSCRIPT)
_OLD = frozenset("earlier previously before once already formerly since long".split())
_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it is dated and merged."""

    block: Block
    token: Token
    first: Token
    last: Token
    type: EventType
    mode: str | None
    sources: Codes
    targets: Codes
    status: EventStatus
    rule: str
    depth: int
    date: str | None = None
    basis: DateBasis | None = None
    day: tuple[int, int] | None = None  # where the day is written
    confidence: float | None = None  # that of a head; None for a rule


# --- days ------------------------------------------------------------------------------------------


def dated(page: Page, draft: Draft, day: SectionDay) -> Draft:
    """Date an event: a day in its own clause, else the day of its section where it is news."""
    block, sentence = draft.block, draft.token.sent
    start, end = block.start + sentence.start_char, block.start + sentence.end_char
    told = [m for m in page.dates_in(start, end) if m.end <= end]
    own = [m for m in told if _governs(page, block, draft.token, m)]
    if own:
        return replace(draft, date=own[0].value, basis=own[0].basis, day=(own[0].start, own[0].end))
    if told or draft.status is not EventStatus.HAPPENED or draft.depth > 1 or day.day is None:
        return draft
    if _is_older(page, draft.token):
        return draft
    basis = DateBasis.STATED if day.is_entry else DateBasis.DATELINE
    return replace(draft, date=day.day, basis=basis, day=day.words)


def _is_older(page: Page, verb: Token) -> bool:
    """ "had signed", "had been forced to sign"; "has signed" too, in a report on the past."""
    above = verb
    while above.dep_ == "xcomp" and above.head != above:
        above = above.head
    helpers = {c.lower_ for t in (verb, above) for c in t.children if c.dep_ in ("aux", "auxpass")}
    adverbs = {c.lower_ for t in (verb, above) for c in t.children if c.dep_ == "advmod"}
    if "had" in helpers or adverbs & _OLD:
        return True
    is_of_now = detect_genre(page).kind in _OF_NOW or tells_in_present(page)
    return bool(helpers & {"has", "have"}) and not is_of_now


def _governs(page: Page, block: Block, token: Token, mention: DateMention) -> bool:
    """Does a date belong to this word: is the word the next verb or event above it?"""
    doc = page.docs[block.index]
    span = doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
    current = span.root if span is not None else None
    while current is not None and current.head != current:
        current = current.head
        if current == token:
            return True
        if current.pos_ in ("VERB", "AUX"):
            return False
    return False


# --- merging ----------------------------------------------------------------------------------------


def merge(drafts: list[Draft]) -> list[Draft]:
    """One event for each act: fuller tellings take up poorer ones, headlines give way to the body."""
    kept: list[Draft] = []
    by_kind: defaultdict[tuple[EventType, bool], list[int]] = defaultdict(list)  # numbers of those kept
    for draft in sorted(drafts, key=lambda d: (d.block.kind in _TITLES, -bool(d.sources) - bool(d.targets))):
        alike = by_kind[draft.type, _is_planned(draft)]
        number = next((i for i in alike if _is_same_act(kept[i], draft)), None)
        if number is None:
            alike.append(len(kept))
            kept.append(draft)
        elif kept[number].date is None and draft.date is not None:
            kept[number] = replace(kept[number], date=draft.date, basis=draft.basis, day=draft.day)
    return sorted(kept, key=lambda d: (d.block.index, d.first.i))


def _is_same_act(fuller: Draft, other: Draft) -> bool:
    if (fuller.mode == "deny") != (other.mode == "deny") and fuller.targets != other.targets:
        return False  # to deny a deed and to refuse somebody something are two acts
    if fuller.type is EventType.REJECT and _is_further_on(fuller, other):
        return False  # what one denies or refuses in another paragraph is another matter
    # A headline without a day of its own tells again what the body dates.
    is_headline = other.block.kind in _TITLES
    is_undated = is_headline and other.basis is DateBasis.DATELINE
    if not is_undated and not _may_be_one_day(fuller.date, other.date):
        return False
    if is_headline and set(other.sources) & set(fuller.sources):
        return True
    if not _is_between_the_same(fuller, other):
        return False
    # Half told and fully told in two places are one act only where a day or a sentence shows it.
    if not fuller.targets and not is_headline and fuller.token.lemma_ != other.token.lemma_:
        return fuller.date == other.date
    is_whole = len(fuller.targets) == len(other.targets) and len(fuller.sources) == len(other.sources)
    return is_whole or is_headline or fuller.token.sent == other.token.sent or fuller.date == other.date


def _is_further_on(fuller: Draft, other: Draft) -> bool:
    return fuller.block.index != other.block.index and other.block.kind not in _TITLES


def _is_between_the_same(fuller: Draft, other: Draft) -> bool:
    """Does the fuller telling name the parties of the other? Those who meet on one day do so both ways."""
    if _covers(fuller.sources, other.sources) and _covers(fuller.targets, other.targets):
        return True
    is_one_day = fuller.date is not None and fuller.date == other.date and fuller.mode == other.mode
    is_mutual = fuller.type is EventType.CONSULT and bool(other.targets) and is_one_day
    return is_mutual and _covers(fuller.sources, other.targets) and _covers(fuller.targets, other.sources)


def _is_planned(draft: Draft) -> bool:
    """What may or must be done is another act than what was done."""
    return draft.status is EventStatus.HYPOTHETICAL


def _covers(fuller: Codes, other: Codes) -> bool:
    return set(other) <= set(fuller)


def _may_be_one_day(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a.startswith(b) or b.startswith(a)
