"""From words to days: what a wording means, given the day it is read on and the days told before it.

In: a `Wording` and a `Frame`. Out: an ISO 8601 day, month, year or interval, and its basis. What the frame
does not settle stays None: a year is never guessed.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sottovoce.reading.calendar_words import MONTHS, WEEKDAYS, Wording, read_number
from sottovoce.vocabulary import DateBasis

# A present-tense verb may look this far ahead ("closes on 20 February"); only "will" looks further.
_PRESENT_REACH = timedelta(days=62)
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_WEEKEND = 5  # Saturday
_EARLIER_REACH = 31  # days
# A day told without its year is not taken for one further back than this (days).
_LAST_YEARS_REACH = 335
# "Mon 3 May, Porto:", "late October 2015:", "19 September:": a day, perhaps a place, and a colon.
_NAMED_TIME = rf"(?:{'|'.join(n + '|' + n[:3] + '|' + n[:4] for n in (*MONTHS, *WEEKDAYS))})\b\.?"
_TIME_WORD = rf"(?:{_NAMED_TIME}|\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}}|[Ll]ate|[Ee]arly|[Mm]id|and|to|of|the|The)"
_DATE_LABEL = re.compile(
    rf"\s*(?:\([A-Z/]{{1,6}}\)\s*)?(?=[^:]*?(?:{_NAMED_TIME}|\d{{4}}))"
    rf"(?:{_TIME_WORD}(?:\s*[,–—/.-]\s*|\s+|(?=:)|(?=\s*\()))+"
    r"(?:(?:(?<=[,–—-]\s)|(?:in|at)\s+)[A-Z][\w’'.-]*(?:,?\s+(?:(?:de|of|the|upon|am|la|el)\s+)*[A-Z][\w’'.-]*){0,4})?"
    r"(?:\s*\([^():\n]{1,40}\))?\s*:(?=\s)",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What a wording is read against."""

    today: date | None  # day of the section or of the document
    latest: date | None = None  # day of the document, where an older entry is read
    told: date | None = None  # last day told before, not in the future
    told_here: date | None = None  # the same, in the same paragraph
    beside: date | None = None  # a day that stands right before these words
    beside_next: date | None = None  # a day that stands right behind them
    year: int | None = None  # of the nearest dated words, where there is no today
    year_here: int | None = None  # of words in the same paragraph or entry
    is_ahead: bool = False  # future wording
    is_present: bool = False
    is_blurred: bool = False  # a month or year was told since, in the same sentence
    paper: date | None = None  # day written on the paper last told of
    month: tuple[int, int] | None = None  # last month told


def resolve(wording: Wording, frame: Frame) -> tuple[str | None, DateBasis | None]:
    """The value and basis of a wording. (None, None) where the text does not settle it."""
    value = _READERS[wording.kind](wording, frame)
    if value is None:
        return None, None
    is_stated = wording.kind in _STATED
    return value, DateBasis.STATED if is_stated else DateBasis.RELATIVE


def _make(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(wording: Wording, frame: Frame) -> str | None:
    found = _make(wording.number("y"), _digits(wording, "m"), wording.number("d"))
    return found.isoformat() if found else None


def _digits(wording: Wording, name: str) -> int | None:
    word = wording.parts.get(name)
    return int(word) if word else None


def _year_of(month: int, day: int, frame: Frame) -> int | None:
    """Year of a day without one: that which brings it nearest to today and, unless ahead, not behind it."""
    if frame.year_here is not None:
        return frame.year_here
    if frame.today is None:
        return frame.year
    options = [d for y in (-1, 0, 1) if (d := _make(frame.today.year + y, month, day))]
    if not frame.is_ahead:
        reach = _PRESENT_REACH if frame.is_present else timedelta(0)
        options = [d for d in options if d <= (frame.latest or frame.today) + reach]
    today = frame.today
    nearest = min(options, key=lambda d: abs(d - today), default=None)
    if nearest is None or (today - nearest).days > _LAST_YEARS_REACH:
        return None  # all but a year ago, or some weeks ahead: the text would say which
    return nearest.year


def _day(wording: Wording, frame: Frame) -> str | None:
    month, day = wording.number("m"), wording.number("d")
    if month is None or day is None:
        return None
    year = wording.number("y") or _year_by_weekday(wording, month, day, frame)
    year = year or _year_of(month, day, frame)
    found = _make(year, month, day)
    return found.isoformat() if found else None


def _year_by_weekday(wording: Wording, month: int, day: int, frame: Frame) -> int | None:
    """The weekday settles the year where one year near the context fits and its neighbours do not."""
    name = wording.parts.get("w")
    context = frame.year_here or (frame.today.year if frame.today else frame.year)
    if not name or context is None:
        return None
    fits = [
        year
        for year in (context, context - 1, context + 1)
        if (d := _make(year, month, day)) and d.weekday() == WEEKDAYS.index(name.capitalize())
    ]
    return fits[0] if len(fits) == 1 else None


def _span(wording: Wording, frame: Frame) -> str | None:
    month2 = wording.number("m2") or wording.number("m")
    month = wording.number("m") or month2
    day, day2 = wording.number("d"), wording.number("d2")
    if None in (month, month2, day, day2):
        return None
    assert month and month2 and day and day2
    year2 = wording.number("y2") or wording.number("y") or _year_of(month2, day2, frame)
    if year2 is None:
        return None
    year = wording.number("y") or (year2 - 1 if (month, day) > (month2, day2) else year2)
    first, last = _make(year, month, day), _make(year2, month2, day2)
    return f"{first}/{last}" if first and last and first <= last else None


def _months(wording: Wording, frame: Frame) -> str | None:
    month, month2, year2 = wording.number("m"), wording.number("m2"), wording.number("y2")
    if None in (month, month2, year2):
        return None
    assert month and month2 and year2
    year = wording.number("y") or (year2 - 1 if month > month2 else year2)
    return f"{year}-{month:02d}/{year2}-{month2:02d}"


def _quarter(wording: Wording, frame: Frame) -> str | None:
    word = wording.parts["q"] or ""
    quarter, year = _QUARTERS.get(word) or int(word), wording.number("y")
    return f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}"


def _month(wording: Wording, frame: Frame) -> str | None:
    month, which = wording.number("m"), wording.parts.get("which")
    if month is None:
        return None
    year = wording.number("y")
    if year is None and frame.today is not None and which in ("last", "this", "next"):
        step = {"last": -1, "this": 0, "next": 1}[which]
        if wording.end - wording.start > len(which) + 1 + len(MONTHS[month - 1]):
            year = frame.today.year + step  # "in March last year"
        else:
            year = _nearest_month(month, frame.today, step)
    if year is None and frame.today is not None and frame.year_here is None:
        step = 1 if frame.is_ahead else -1
        year = _nearest_month(month, frame.today, step)
    year = year or frame.year_here or frame.year
    return f"{year}-{month:02d}" if year else None


def _nearest_month(month: int, today: date, step: int) -> int:
    """Year of the month at or before today (step -1), of this year (0), or at or behind it (1)."""
    if step < 0:
        return today.year - (month > today.month)
    return today.year + (month < today.month) if step > 0 else today.year


def _ordinal(wording: Wording, frame: Frame) -> str | None:
    day, which = wording.number("d"), wording.parts.get("which")
    if which == "last" and frame.today:
        month: tuple[int, int] | None = _shift_month(frame.today, -1)
    elif which == "this" and frame.today:
        month = (frame.today.year, frame.today.month)
    else:
        month = frame.month or ((frame.today.year, frame.today.month) if frame.today else None)
    found = _make(*month, day) if month else None
    return found.isoformat() if found else None


def _weekday(wording: Wording, frame: Frame) -> str | None:
    if frame.today is None:
        return None
    number = WEEKDAYS.index((wording.parts["w"] or "").capitalize())
    which = (wording.parts.get("which") or "").lower().removeprefix("the ")
    week = (wording.parts.get("week") or "").split()
    if week:
        monday = frame.today - timedelta(days=frame.today.weekday())
        step = {"last": -7, "this": 0, "next": 7}[week[0]]
        return (monday + timedelta(days=number + step)).isoformat()
    if which == "following" and frame.told:
        return (frame.told + timedelta(days=(number - frame.told.weekday() - 1) % 7 + 1)).isoformat()
    if which == "previous" and frame.told:
        return (frame.told - timedelta(days=(frame.told.weekday() - number - 1) % 7 + 1)).isoformat()
    if which in ("next", "coming") or (frame.is_ahead and which != "last"):
        return (frame.today + timedelta(days=(number - frame.today.weekday() - 1) % 7 + 1)).isoformat()
    back = (frame.today.weekday() - number) % 7
    if which == "last" and back == 0:
        back = 7
    return (frame.today - timedelta(days=back)).isoformat()


def _shift(wording: Wording, frame: Frame) -> str | None:
    if frame.today is None:
        return None
    word = " ".join((wording.parts["word"] or "").lower().split())
    days = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "day before yesterday": -2,
        "day after tomorrow": 2,
    }.get(word, 0)
    return (frame.today + timedelta(days=days)).isoformat()


def _distance(wording: Wording, frame: Frame) -> str | None:
    number, unit, way = wording.number("n"), wording.parts["unit"] or "", wording.parts["way"]
    if number is None or (frame.is_blurred and way != "ago"):
        return None
    back = way in ("ago", "earlier", "before", "previously")
    if way == "ago":
        anchor = frame.today
    elif way in ("after", "before") and wording.parts.get("clause"):
        if frame.beside is not None:  # "On 14 May, twelve days after the raid": the raid's own day
            anchor, back = frame.beside, way == "after"
        else:
            anchor = frame.beside_next  # "two days after 14 May"
    elif back:
        anchor = frame.told_here or _near(frame.told, frame.today) or frame.today
    else:
        anchor = frame.told_here or frame.told
    if anchor is None:
        return None
    return _step(anchor, -number if back else number, unit, is_vague=way == "ago")


def _near(told: date | None, today: date | None) -> date | None:
    """A day told before, where it is of these weeks: what "two days earlier" counts from."""
    if told is None or today is None:
        return told
    return told if 0 <= (today - told).days <= _EARLIER_REACH else None


def _step(anchor: date, number: int, unit: str, is_vague: bool) -> str | None:
    """A day some units away; months, years and many weeks keep their coarse precision."""
    if unit in ("day", "week", "fortnight"):
        days = number * {"day": 1, "week": 7, "fortnight": 14}[unit]
        found = anchor + timedelta(days=days)
        if is_vague and abs(days) > 14 and unit != "day":
            monday = found - timedelta(days=found.weekday())
            return f"{monday}/{monday + timedelta(days=6)}"
        return found.isoformat()
    if unit == "month":
        year, month = _shift_month(anchor, number)
        return f"{year}-{month:02d}"
    return str(anchor.year + number)


def _shift_month(day: date, number: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return year, month + 1


def _same(wording: Wording, frame: Frame) -> str | None:
    anchor = None if frame.is_blurred else frame.told_here or frame.told or frame.today
    return anchor.isoformat() if anchor else None


def _beside(wording: Wording, frame: Frame) -> str | None:
    which, unit = (wording.parts.get("which") or "that").lower(), wording.parts["unit"] or ""
    if wording.parts.get("own"):  # "on the very day the note bears"; "on the same day that" stays open
        bears = re.search(r"\b(?:bears|carries|is dated)\b", wording.parts["own"] or "")
        return frame.paper.isoformat() if bears and frame.paper else None
    if frame.is_blurred:
        return None
    if wording.parts.get("clause"):  # "the day after the vote"
        if frame.beside_next is None and frame.beside is None:
            return None
        anchor = frame.beside_next
        if anchor is None and frame.beside is not None:
            anchor, which = frame.beside, "before" if which == "after" else "after"
    else:
        anchor = frame.told_here or frame.told or frame.today
    if anchor is None:
        return None
    step = {"previous": -1, "preceding": -1, "before": -1, "next": 1, "following": 1, "after": 1}.get(
        which, 0
    )
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday() - 7 * step)
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit in ("month", "year"):
        return _step(anchor, step, unit, is_vague=False)
    return (anchor + timedelta(days=step)).isoformat()


def _round(wording: Wording, frame: Frame) -> str | None:
    if frame.today is None:
        return None
    unit, which = wording.parts["unit"] or "", (wording.parts.get("which") or "last").lower()
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit in ("month", "year"):
        return _step(frame.today, step, unit, is_vague=False)
    monday = frame.today - timedelta(days=frame.today.weekday() - 7 * step)
    if unit == "week":
        last = frame.today if (wording.parts.get("part") or "").lower() == "earlier" else None
        return f"{monday}/{last or monday + timedelta(days=6)}"
    saturday = monday + timedelta(days=_WEEKEND)
    if which == "last" and frame.today.weekday() >= _WEEKEND and not wording.parts.get("which"):
        saturday = frame.today - timedelta(days=frame.today.weekday() - _WEEKEND)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _decade(wording: Wording, frame: Frame) -> str | None:
    year = wording.number("y")
    return f"{year}/{year + 9}" if year else None


def _season(wording: Wording, frame: Frame) -> str | None:
    """A season is told to the year only: hemispheres differ, and winter has two years."""
    if wording.number("y"):
        return str(wording.number("y"))
    starts = _SEASON_STARTS.get((wording.parts.get("s") or "").lower())
    if starts is None or frame.today is None:
        return None
    return str(frame.today.year - (starts > frame.today.month))


def _year(wording: Wording, frame: Frame) -> str | None:
    return wording.parts["y"]


_STATED = frozenset(
    {"iso", "dotted", "span", "day", "months", "quarter", "month", "ordinal", "decade", "season", "year"}
)
_READERS = {
    "iso": _iso,
    "dotted": _iso,
    "span": _span,
    "day": _day,
    "months": _months,
    "quarter": _quarter,
    "month": _month,
    "ordinal": _ordinal,
    "weekday": _weekday,
    "shift": _shift,
    "distance": _distance,
    "same": _same,
    "beside": _beside,
    "round": _round,
    "decade": _decade,
    "season": _season,
    "year": _year,
}


def date_label(text: str) -> int:
    """How many characters of a text are a label that dates it: "18 May, Porto:". 0 where it has none."""
    match = _DATE_LABEL.match(text)
    return match.end() if match else 0


def labelled_month(text: str, today: date | None, before: str | None) -> str | None:
    """The month or year of a label that names no day, as "October:" in a chronology.

    before: the day or month of the entry before, which a month without a year follows.
    """
    label = text[: date_label(text)]
    named = re.search("|".join(MONTHS), label)
    years = re.findall(r"\b(?:19|20)\d\d\b", label)
    year = int(years[0]) if len(years) == 1 else None
    if named is None:
        return str(year) if year and re.fullmatch(r"\s*\d{4}\s*:", label) else None
    month = read_number(named.group())
    if month is None or re.search(r"\d", label.replace(str(year), "")):
        return None
    if year is None and before is not None and len(before) >= 7:
        year = int(before[:4]) + (month < int(before[5:7]))
    elif year is None and today is not None:
        year = _nearest_month(month, today, -1)
    return f"{year}-{month:02d}" if year else None


def is_full_day(value: str | None) -> bool:
    """True for one single day."""
    return value is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None


def written_year(text: str) -> int | None:
    """The year named in a heading or title, where it names just one."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))
    return read_number(years.pop()) if len(years) == 1 else None
