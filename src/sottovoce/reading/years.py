"""The year of a text that names none: the only one that all it tells allows.

In: a page with its mentions. Out: a year, or None. Method: people who are told *with* their office, and
happenings that can only be told once they have begun, each leave an interval of years; the text was written
in a year of all of them. Days without a year take it only where exactly one is left: two are no answer.
"""

from __future__ import annotations

import re

from sottovoce.days import first_day, last_day
from sottovoce.reading.atlas.happenings import happenings_in
from sottovoce.reading.atlas.offices import OfficeHolder, persons_named, title_named
from sottovoce.reading.gazetteer import TITLE, find_hits
from sottovoce.reading.page import Page
from sottovoce.records import Mention
from sottovoce.vocabulary import ActorKind

# Words that part an office from the day of the text.
_PAST = re.compile(
    r"\b(?:former|ex|late|then|old|ousted|previous|outgoing|once|first)\b|\bex-", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A title this far from a name, in characters, is told with it.
_REACH_BEFORE, _REACH_BEHIND = 90, 60
# One witness may be wrong, or the table behind it; two must agree.
_LEAST_WITNESSES = 2
# The tables of offices and happenings reach from the one to the other.
FIRST_YEAR, LAST_YEAR = 2001, 2026


def year_by_context(page: Page) -> int | None:
    """The only year, as far as the tables reach, in which all that the text tells of its time can hold.

    None where the text names a year itself (that year then serves), where fewer than two witnesses speak, or
    where they leave more than one year.
    """
    if _YEAR.search(page.text):
        return None
    years = set(range(FIRST_YEAR, LAST_YEAR + 1))
    witnesses = 0
    for allowed in (*_years_of_offices(page), *_years_of_happenings(page)):
        years &= allowed
        witnesses += 1
    return years.pop() if witnesses >= _LEAST_WITNESSES and len(years) == 1 else None


def _years_of_offices(page: Page) -> list[set[int]]:
    """For each person told with an office: the years in which he held it."""
    found: dict[str, set[int]] = {}
    for mention in page.mentions:
        if (
            mention.actor.kind is not ActorKind.PERSON
            or mention.kind != "name"
            or mention.actor.name in found
        ):
            continue
        terms = _terms_told(page, mention)
        if terms:
            found[mention.actor.name] = {year for t in terms for year in _years_of(t)}
    return list(found.values())


def _terms_told(page: Page, mention: Mention) -> list[OfficeHolder]:
    """The terms of a person in the office that stands beside his name."""
    block = page.block_at(mention.passage.start)
    if block is None:
        return []
    low = max(block.start, mention.passage.start - _REACH_BEFORE)
    high = min(block.end, mention.passage.end + _REACH_BEHIND)
    before = page.text[low : mention.passage.start]
    behind = page.text[mention.passage.end : high]
    for words in (_last_clause(before), _apposition(behind)):
        if words is None or _PAST.search(words):
            continue
        for hit in find_hits(words):
            if hit.kind != TITLE:
                continue
            title = title_named(hit.surface, mention.actor.state)
            if title is None or title.kind != "office":
                continue
            roles = {title.role, *title.stands_for}
            terms = [t for t in persons_named(mention.actor.name) if roles & set(t.roles)]
            if terms:
                return terms
    return []


def _last_clause(before: str) -> str:
    """What leads up to a name: back to the last stop, and across one comma."""
    words = re.split(r"[.;:()]", before)[-1]
    return ",".join(words.split(",")[-2:])


def _apposition(behind: str) -> str | None:
    """ ", the Minister of ..." behind a name."""
    match = re.match(r"[ \u00a0]*,([^,.;:()]+)", behind)
    return match.group(1) if match else None


def _years_of(term: OfficeHolder) -> range:
    first = first_day(term.since).year
    last = last_day(term.until).year if term.until else LAST_YEAR
    return range(first, last + 1)


def _years_of_happenings(page: Page) -> list[set[int]]:
    """The years from the latest happening on: it can only be told once it has begun."""
    begun = [first_day(h.since).year for h in happenings_in(page.text)]
    return [set(range(max(begun), LAST_YEAR + 1))] if begun else []
