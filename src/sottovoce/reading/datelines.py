"""The day of a text itself: its dateline, a header line, or the one day told over a talk.

In: a page. Out: the day and where it is written. Method: dates that stand alone in the first lines, near the
day given with the document.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sottovoce.reading.calendar_days import Frame, is_full_day, resolve
from sottovoce.reading.calendar_words import Wording, find_wordings
from sottovoce.reading.page import Block, BlockKind, DateMention, Page

# What may stand before a date that opens an entry: a classification mark, a place, "added by the desk on".
_ENTRY_OPENS = re.compile(
    r"(?:\([A-Z/]{1,6}\)\s*)?(?:[A-Z][^\d.:;!?]{1,40}?(?:,\s*|\s+[–—-]\s*|\s*\()|"
    r"[\[(]?(?:Added|Note added|Updated?|Correction)\b[^\d.:;!?]{0,40} (?:on )?)?\Z"
)
_ADDED = re.compile(r"[\[(]?(?:Added|Note added|Updated?|Correction)\b")
_ENTRY_CLOSES = re.compile(
    r"\s*(?:\)|,?\s*\d{1,2}[:.h]\d\d)?\s*(?:\([^)]{2,30}\)\s*)?"
    r"(?:[.:–—|]|--?(?=\s)|,\s+(?:[A-Z][\w ]{1,30}|by (?:telephone|phone|video|letter))[:–—,.]|\Z)"
)
_CAME_OUT = "posted|published|released|issued|compiled|filed|updated"
_HEADER_WORD = re.compile(rf"(?:{_CAME_OUT}|recorded|date:)\W+\Z", re.IGNORECASE)
_PRINTED = re.compile(
    rf"\W*(?:\w+ ){{0,4}}(?:{_CAME_OUT}|made public|circulated)\b"
    r"[^.]{0,60}\Z",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[\s,.|:–—()-]*(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|\w*)[\s.]*|\([^)]*\)[\s.]*)?")
# "RIGA, 9 June (Baltic Wire) - ": a place in capitals or a day with its year, and a dash.
_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z'’.]+(?:[ /-][A-Z'’.]{2,}){0,4}(?:,\s+[^–—:;!?\n]{2,40}?)?|"
    r"[A-Z][^–—:;!?\n]{2,60}?\b(?:19|20)\d\d)"
    r"(?:\s*\([^)\n]{2,40}\))?\s*(?:[–—]|(?<=\s)--?(?=\s))\s*"
)
# A day this far into the text may still be the day of the text itself.
_HEADER_BLOCKS = 4
# Papers with a number, a title and an addressee have theirs further down, on a line of its own.
_LONG_HEADER = 8
_PLACE_AND_DAY = re.compile(
    r"[A-Z][^\d.:;!?\n]{1,40},\s+(?:the\s+)?[\w ]{5,25}\b(?:19|20)\d\d\.?|[\w ]{5,25}\b(?:19|20)\d\d\.?"
)
# The line of a form, wherever it stands over the text.
_DATE_LINE = re.compile(r"(?:DATE|Date)(?: OF [A-Z]+)?\s*:\s")
_MIN_TURNS = 2
# A dateline further from the given day belongs to something quoted.
_DATELINE_REACH_DAYS = 7


def header_day(page: Page) -> tuple[str, int, int] | None:
    """A day with its year in the first lines that stands as the day of the text itself, and where."""
    given = page.document.published_on
    for block in page.blocks[:_LONG_HEADER]:
        text = page.text[block.start : block.end]
        is_far = block.index >= _HEADER_BLOCKS
        if is_far and not _PLACE_AND_DAY.fullmatch(text) and not _DATE_LINE.match(text):
            continue
        for wording in find_wordings(text):
            if wording.kind not in ("iso", "dotted", "day"):
                continue
            placed = replace(wording, start=wording.start + block.start, end=wording.end + block.start)
            is_dateline = opens_entry(page.text, block, placed) and (wording.parts["y"] or wording.start > 2)
            if not ((is_dateline and block.kind is not BlockKind.BULLET) or _is_header(text, wording)):
                continue
            value, _ = resolve(wording, Frame(today=as_date(given)))
            if value and (given is None or _DATE_LINE.match(text) or _is_near(value, given)):
                return value, placed.start, placed.end
    return _day_of_talk(page)


def line_of_date(page: Page) -> Block | None:
    """The line of a form that bears its day: a paper printed years later keeps it."""
    return next((b for b in page.blocks[:_LONG_HEADER] if _DATE_LINE.match(page.text, b.start, b.end)), None)


def _day_of_talk(page: Page) -> tuple[str, int, int] | None:
    """The only day with a year told over the first of several turns: that of the talk printed below."""
    turns = [b for b in page.blocks if b.kind is BlockKind.TURN]
    if len(turns) < _MIN_TURNS:
        return None
    words = [w for w in find_wordings(page.text[: turns[0].start]) if w.kind in ("iso", "dotted", "day")]
    if len(words) != 1 or not words[0].parts["y"]:
        return None
    value, _ = resolve(words[0], Frame(today=None))
    given = page.document.published_on
    if value is None or (given is not None and not _is_near(value, given)):
        return None
    return value, words[0].start, words[0].end


def is_of_printing(text: str) -> bool:
    """A line in brackets or by itself that tells when the text came out: "(Released on 17 March 1997)"."""
    return _PRINTED.match(text) is not None


def was_added(before: str) -> bool:
    """Do words before a day say that what follows was put to the text later?"""
    return _ADDED.match(before) is not None


def _is_header(text: str, wording: Wording) -> bool:
    """A short line with its date at its end, or a line that says "posted", "published", "compiled"."""
    before = text[: wording.start]
    if _HEADER_WORD.search(before):
        return True
    if len(text) > 100 or re.search(r"[.!?]\s+[A-Z].*\w", before):
        return False
    is_bound = re.search(r"\b(?:on|of|since|until|by|before|after|from|in|dated)\s+\Z", before)
    return is_bound is None and _LINE_END.fullmatch(text[wording.end :]) is not None


def _is_near(value: str, given: str) -> bool:
    day, other = as_date(value), as_date(given)
    if day is None or other is None:
        return value.startswith(given)
    return abs((day - other).days) <= _DATELINE_REACH_DAYS


def opens_entry(text: str, block: Block, mention: DateMention | Wording) -> bool:
    """Does a date stand alone before the words of its block?"""
    if mention.start - block.start > 60 or re.match(r"[a-z]", text[mention.start : mention.start + 1]):
        return False
    if re.match(r"(?:In|On|By|Since|At|From|During|After|Before|Until)\s", text[mention.start : mention.end]):
        return False
    before = text[block.start : mention.start]
    return bool(
        _ENTRY_OPENS.match(before)
        and not re.match(r"(?:On|In|By|Since|At|From|Until|Between|After|Before)\s", before)
        and _ENTRY_CLOSES.match(text[mention.end : min(block.end, mention.end + 50)])
    )


def dateline_end(text: str, block: Block) -> int:
    """Where the words behind a dateline begin; the block's own start where it has none."""
    match = _DATELINE.match(text, block.start, block.end)
    return match.end() if match is not None else block.start


def as_date(value: str | None) -> date | None:
    """A full day as a date; None for anything coarser."""
    return date.fromisoformat(value) if value is not None and is_full_day(value) else None
