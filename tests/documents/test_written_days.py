"""Days as they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.documents.written_days import parse_day, written_days

FIELDS = {
    "iso": ("2022-04-14", "2022-04-14"),
    "iso-with-zone": ("2022-04-14T08:00:00Z", "2022-04-14"),
    "iso-with-offset-keeps-the-local-day": ("2022-04-14T23:30:00-05:00", "2022-04-14"),
    "compact": ("20220414", "2022-04-14"),
    "month": ("2022-04", "2022-04"),
    "interval": ("2022-09-06/2022-09-12", "2022-09-06/2022-09-12"),
    "year": ("2022", "2022"),
    "year-as-number": (2022, "2022"),
    "british": ("14 April 2022", "2022-04-14"),
    "american": ("April 14, 2022", "2022-04-14"),
    "ordinal": ("April 14th, 2022", "2022-04-14"),
    "weekday": ("Thursday, 14 April 2022", "2022-04-14"),
    "mail": ("Thu, 14 Apr 2022 10:00:00 +0200", "2022-04-14"),
    "month-in-words": ("April 2022", "2022-04"),
    "span": ("12–18 April 2022", "2022-04-18"),
    "ambiguous-figures": ("03/04/2021", None),
    "impossible": ("2022-02-30", None),
    "no-year": ("14 April", None),
    "words": ("last Tuesday", None),
    "timestamp": (1649894400, None),
    "truth-value": (True, None),
    "nothing": (None, None),
    "with-other-words": ("signed 14 April 2022", None),
}


@pytest.mark.parametrize(("value", "day"), FIELDS.values(), ids=FIELDS.keys())
def test_a_field_gives_its_day(value: object, day: str | None) -> None:
    assert parse_day(value) == day


def test_the_place_of_a_day_in_its_line_is_exact() -> None:
    line = "Signed on 3 March 2021, in force since May 5th, 2021."
    found = written_days(line)
    assert [(line[day.start : day.end], day.value) for day in found] == [
        ("3 March 2021", "2021-03-03"),
        ("May 5th, 2021", "2021-05-05"),
    ]


def test_a_weekday_alone_and_a_clock_are_no_days() -> None:
    assert written_days("On Tuesday at 10.30 they may march") == []


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_iso_days_come_back_as_they_went_in(day: date) -> None:
    assert parse_day(day.isoformat()) == day.isoformat()
