"""Days that keep their precision: "2022", "2022-04", "2022-04-12", or an interval "a/b".

In: such strings. Out: first and last day as `datetime.date`, and comparisons that never pretend
to more precision than the text gave.
"""

import calendar
import re
from datetime import date
from itertools import takewhile

# Stands beside the words of a day whose year no word of the text gives.
YEAR_BY_CONTEXT = "year by context"

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def is_day(value: str) -> bool:
    """True for a well-formed partial or full day, or an interval of two of them."""
    try:
        first_day(value), last_day(value)
    except ValueError:
        return False
    return True


def first_day(value: str) -> date:
    """Earliest day that `value` may mean. Raises ValueError on anything that is no day."""
    year, month, day = _parts(value.split("/")[0])
    return date(year, month or 1, day or 1)


def last_day(value: str) -> date:
    """Latest day that `value` may mean. Raises ValueError on anything that is no day."""
    year, month, day = _parts(value.split("/")[-1])
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def as_precise_as_told(value: str) -> str | None:
    """An interval as the month or year that all its days share: "last week" names no day. None if they share
    none; other days as they are."""
    first, _, last = value.partition("/")
    if not last:
        return value
    shared = zip(first.split("-"), last.split("-"), strict=False)
    same = list(takewhile(lambda pair: pair[0] == pair[1], shared))
    return "-".join(part for part, _ in same[:2]) or None


def surfaced_by(value: str | None, as_of: str) -> bool:
    """Had it surely surfaced by `as_of`? Unknown days, and days known too coarsely, have not."""
    return value is not None and last_day(value) <= last_day(as_of)


def _parts(value: str) -> tuple[int, int | None, int | None]:
    match = _DAY.match(value)
    if match is None:
        raise ValueError(f"{value!r} is no ISO 8601 day (have YYYY, YYYY-MM or YYYY-MM-DD)")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None
