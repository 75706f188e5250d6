"""The office a person held on a day: "President", "former President", or none yet.

In: terms of the atlas, a day, what the text says ("former", "until last year"). Out: an office, or None.
Method: a term that covers the day gives its office; one that ended before it makes it a former one; the words
of the text win over the table (annotation guide, "Speaker").
"""

from __future__ import annotations

import re
from dataclasses import replace

from sottovoce.days import first_day, last_day
from sottovoce.reading.atlas.offices import OfficeHolder, holds_office, persons_named
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

_FORMER = "former "
_SHORTLY = 92  # days: a quarter, the reach of what reports retell without a day
_WORDS = r"(?:[\w’'-]+[ \u00a0]+){0,2}"
_GONE_BEFORE = re.compile(
    rf"\b(?:(?:former|one-time|onetime|erstwhile|ousted|deposed|retired)[ \u00a0]+|ex-){_WORDS}\Z",
    re.IGNORECASE,
)
_GONE_BEHIND = re.compile(
    r"(?:[ \u00a0]+of[ \u00a0]+(?:the[ \u00a0]+)?[A-Z]\w+)?,?[ \u00a0]+"
    r"(?:until|till|up to|from \d{4} (?:to|until)|between \d{4} and|in the (?:last|previous) government)\b"
)


def is_called_former(text: str, start: int, end: int) -> bool:
    """ "the former president", "ex-minister", "prime minister until last year": a title laid down."""
    before = re.split(r"[.,;:()\n]", text[max(0, start - 50) : start])[-1]
    return _GONE_BEFORE.search(before) is not None or _GONE_BEHIND.match(text, end) is not None


def former(office: str) -> str:
    """An office laid down."""
    return office if office.startswith(_FORMER) else _FORMER + office


def office_on(term: OfficeHolder, day: str | None) -> str | None:
    """The office of a term as of a day; None where it was still to come. Without a day: the office."""
    if day is None or holds_office(term, day):
        return term.office
    return former(term.office) if _has_begun(term, day) else None


def as_of(speaker: Actor, said_on: str | None, published_on: str | None) -> Actor:
    """A person of the atlas whose words are older than the report, in the office of their day.

    Words without a day, by one who left office shortly before the report, were said in it for all one knows.
    """
    if speaker.kind is not ActorKind.PERSON or (said_on is None and published_on is None):
        return speaker
    if said_on is not None and published_on is not None and last_day(said_on) >= first_day(published_on):
        return speaker
    terms = [t for t in persons_named(speaker.name) if t.person == speaker.name and t.state == speaker.state]
    if not terms:
        return speaker
    if said_on is None:
        left = [t for t in terms if former(t.office) == speaker.office and _is_just_over(t, published_on)]
        return replace(speaker, office=left[-1].office) if left else speaker
    covering = [t for t in terms if holds_office(t, said_on)]
    earlier = [t for t in terms if _has_begun(t, said_on)]
    term = (covering or earlier or terms[:1])[-1]
    return replace(speaker, office=office_on(term, said_on))


def _is_just_over(term: OfficeHolder, day: str | None) -> bool:
    if term.until is None or day is None:
        return False
    return 0 <= (first_day(day) - last_day(term.until)).days <= _SHORTLY


def _has_begun(term: OfficeHolder, day: str) -> bool:
    return first_day(term.since) <= last_day(day)
