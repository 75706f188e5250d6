"""Days as newspapers, ministries and machines write them.

In: one line of text. Out: each day, span of days, or month in it, with its place in the line.
Only what is written out counts: no weekday, "today" or two-digit year is worked out, and 03/04/2021 is
no day, since readers on two sides of an ocean differ.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sottovoce.days import is_day

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"(?:\s*,)?\s*(?:the\s+)?(?:of\s+)?)?"
)
_MONTH = r"(?:" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DASH = r"\s*(?:–|—|-|‒|‑|to|until|and|/)\s*"
_EDGE = r"(?<![\w/.–-])"

# Longest first: where two patterns start at one place, the first one listed wins.
_PATTERNS = tuple(
    re.compile(_EDGE + pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}{_DAY}(?:\s+{_MONTH})?(?:,?\s+{_YEAR})?{_DASH}{_WEEKDAY}(?P<d>{_DAY})\s+(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_DASH}(?:(?P<m2>{_MONTH})\s+)?(?P<d>{_DAY}),?\s+(?P<y>{_YEAR})",
        rf"{_WEEKDAY}(?:the\s+)?(?P<d>{_DAY})(?:\s+of)?(?:\s+|-)(?P<m>{_MONTH})(?:,?\s+|-)(?P<y>{_YEAR})",
        rf"{_WEEKDAY}(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?:\s*,\s*|\s+)(?P<y>{_YEAR})",
        rf"(?P<y>{_YEAR})-(?P<n>\d\d)-(?P<d>\d\d)(?!\d)",
        rf"(?P<y>{_YEAR})/(?P<n>\d\d)/(?P<d>\d\d)(?!\d)",
        rf"(?P<d>\d{{1,2}})\.\s?(?P<n>\d{{1,2}})\.\s?(?P<y>{_YEAR})",
        rf"(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-](?P<y>{_YEAR})",
        rf"{_WEEKDAY}(?P<d>{_DAY})\s+(?P<m>{_MONTH})(?!,?\s+\d)",
        rf"{_WEEKDAY}(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?!,?\s+\d{{4}})",
        rf"(?:(?:early|mid|late)[\s-]+)?(?P<m1>{_MONTH})(?:\s+(?P<y1>{_YEAR}))?{_DASH}(?:(?:early|mid|late)[\s-]+)?(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})",
    )
)
# In a date-time group "110734Z FEB 08" of a telegram the year has two digits; telegrams began before 1950.
_TELEGRAM = re.compile(r"(?:[A-Z]{1,2} ){0,3}(?P<d>\d\d)\d{4}Z\s+(?P<m>[A-Z]{3})\s+(?P<y>\d\d)\b")
_PIVOT = 50

# What may follow a day in a line that is about nothing else.
CLOCK = (
    r"(?:[\sT]*,?\s*(?:at\s+)?\d{1,2}(?:[:.h]?\d\d){0,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*(?:[A-Z]{2,5}\b|Z|hours|h\b|local time|[+-]\d\d:?\d\d|\([A-Z]{2,5}\)))*)"
)
_STATED = re.compile(rf"{CLOCK}?\s*\.?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenDay:
    """One day (or month) in a line. `value` is None where the year is not written: see `month` and `day`."""

    start: int
    end: int
    value: str | None
    month: int
    day: int | None
    is_span: bool = False


def written_days(line: str) -> list[WrittenDay]:
    """All days in `line`, left to right, none overlapping."""
    found: list[WrittenDay] = []
    for candidate in sorted(_candidates(line), key=lambda each: each.start):
        if not found or candidate.start >= found[-1].end:
            found.append(candidate)
    return found


def parse_day(value: object) -> str | None:
    """The ISO day that a field holds ("2022-04-14T08:00Z", "April 14, 2022", "2022-04"), else None."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    value = value.strip()
    if value.startswith(("19", "20")) and is_day(value):
        return value
    if re.fullmatch(r"(?:19|20)\d{6}", value):
        return _iso(int(value[:4]), int(value[4:6]), int(value[6:]))
    days = written_days(value)
    if len(days) != 1 or value[: days[0].start].strip() or not _STATED.match(value[days[0].end :]):
        return None
    return days[0].value


def telegram_day(line: str) -> str | None:
    """The day of the date-time group that opens a telegram's line ("P 110734Z FEB 08")."""
    match = _TELEGRAM.match(line)
    month = _NUMBER.get(match["m"].lower()) if match else None
    if match is None or month is None:
        return None
    year = int(match["y"])
    return _iso(1900 + year if year >= _PIVOT else 2000 + year, month, int(match["d"]))


def _candidates(line: str) -> Iterator[WrittenDay]:
    taken: set[int] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(line):
            written = _interpret(match)
            if written is not None and match.start() not in taken:
                taken.add(match.start())
                yield written


def _interpret(match: re.Match[str]) -> WrittenDay | None:
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else None
    if parts.get("a"):
        return _numeric(match, year)
    month, day = _month(match), int(re.sub(r"\D", "", parts["d"])) if parts.get("d") else None
    if month is None:
        return None
    value = _iso(year, month, day)
    if (year is not None and value is None) or (day is not None and _iso(2000, month, day) is None):
        return None
    is_span = bool(parts.get("m1")) or "m2" in parts or match.re in _PATTERNS[:2]
    years = [int(each) for each in re.findall(_YEAR, match[0])]
    if is_span and max(years) - min(years) > 1:  # a life or an age, not the time a report covers
        return None
    return WrittenDay(
        start=match.start(), end=match.end(), value=value, month=month, day=day, is_span=is_span
    )


def _numeric(match: re.Match[str], year: int | None) -> WrittenDay | None:
    """Day and month in figures: only where no other order is possible."""
    first, second = int(match["a"]), int(match["b"])
    readings = {_iso(year, month, day) for day, month in ((first, second), (second, first))} - {None}
    if len(readings) != 1:
        return None
    value = readings.pop()
    assert value is not None
    month, day = int(value[5:7]), int(value[8:])
    return WrittenDay(start=match.start(), end=match.end(), value=value, month=month, day=day)


def _month(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    if parts.get("n"):
        return int(parts["n"])
    name = parts.get("m") or parts.get("m2") or re.search(_MONTH, match[0], re.IGNORECASE)
    if name is None:
        return None
    written = name if isinstance(name, str) else name[0]
    return _NUMBER[written.lower().rstrip(".")]


def _iso(year: int | None, month: int, day: int | None) -> str | None:
    if year is None:
        return None
    try:
        return f"{year:04d}-{month:02d}" if day is None else date(year, month, day).isoformat()
    except ValueError:
        return None
