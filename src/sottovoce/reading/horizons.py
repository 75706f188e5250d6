"""Until when, or on which condition, a commitment runs.

In: the content that binds; later the day it was said. Out: "on condition"; the time words of the text
("before the summer", "for three years"), or the day or month they mean ("2031-05-14", "2031-05") once it is
known when they were said; "open" where nothing sets a term. Method: a condition goes before any day, since
without it nothing falls due ("as long as" is kept in words); days are resolved by the grammar of dates.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sottovoce.days import first_day, is_day, last_day
from sottovoce.reading.act_findings import has_condition
from sottovoce.reading.act_wordings import find_family
from sottovoce.reading.calendar_days import Frame, resolve
from sottovoce.reading.calendar_words import find_wordings
from sottovoce.reading.content import Content
from sottovoce.reading.datelines import as_date
from sottovoce.records import Commitment

OPEN = "open"
ON_CONDITION = "on condition"
_LASTS = re.compile(r"(?:for )?as long as\b", re.IGNORECASE)  # a term and a condition in one
_PLAIN_DAY = re.compile(r"(?:on|in|from)\b", re.IGNORECASE)
_TERM = re.compile(
    r"(?:until|till|by|before|after|from|on|in|within|through|this|next|tomorrow|when|once|as soon as)\b",
    re.IGNORECASE,
)


def find_horizon(content: Content) -> str:
    """The horizon of a commitment made in this content, in the words of the text."""
    words = _words(content)
    if words is not None and _LASTS.match(words):
        return words
    return ON_CONDITION if has_condition(content.text) else words or OPEN


def _words(content: Content) -> str | None:
    utterance = content.utterance
    match = find_family("horizon", content.text)
    if match is None or (_PLAIN_DAY.match(match.group()) and not _is_ahead(content)):
        return None
    text = " ".join(content.page.text[utterance.start : utterance.end].split())
    is_aligned = len(text) == len(content.text)  # lower case may take more letters
    return (text[match.start() : match.end()] if is_aligned else match.group()).strip()


def _is_ahead(content: Content) -> bool:
    """Whether a day told without "by" or "until" can be that of the deed: nothing told lies behind it, and no
    reporting words stand inside the content, whose day it might be."""
    cue, utterance = content.utterance.cue_span, content.utterance
    is_inside = cue is not None and utterance.start <= cue[0] < utterance.end
    return not is_inside and not (content.main is not None and content.main.is_past)


def with_term(commitment: Commitment | None, said_on: str | None) -> Commitment | None:
    """The commitment with the day or month of its term, where its words and the day it was made tell it."""
    words = commitment.horizon if commitment is not None else None
    said = as_date(said_on)
    if commitment is None or not words or said is None or not _TERM.match(words):
        return commitment
    found = find_wordings(words)
    value, _ = resolve(found[0], Frame(today=said, is_ahead=True)) if found else (None, None)
    if value is None or "/" in value or len(value) < len("2031-05") or not is_day(value):
        return commitment
    if last_day(value) < first_day(said.isoformat()):
        return replace(commitment, horizon=OPEN) if _PLAIN_DAY.match(words) else commitment
    return replace(commitment, horizon=value)
