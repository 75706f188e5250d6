"""The year of a text that names none: taken where only one is left, and never otherwise."""

import pytest
from reading_pages import page_of

from sottovoce.reading.dates import find_dates
from sottovoce.reading.years import year_by_context

CASES = {
    "offices-leave-one-year": (
        "On May 3rd the British Prime Minister, Liz Truss, met the Prime Minister of Italy, Giorgia Meloni.",
        2022,
    ),
    "one-witness-is-not-enough": (
        "On May 3rd the Prime Minister of the United Kingdom, Liz Truss, spoke.",
        None,
    ),
    "several-years-are-left": (
        "On May 3rd the Chancellor of Germany, Angela Merkel, met the President of France, Emmanuel Macron.",
        None,
    ),
    "no-year-is-left": (
        "On May 3rd the Prime Minister of Britain, Liz Truss, met the Chancellor of Germany, Angela Merkel.",
        None,
    ),
    "a-named-year-stands": (
        "In 2015 the Prime Minister of Britain, Liz Truss, met the Prime Minister of Italy, Giorgia Meloni.",
        None,
    ),
    "former-office-tells-nothing": (
        "On May 3rd the former Prime Minister of Britain, Liz Truss, met the former Prime Minister of "
        "Italy, Giorgia Meloni.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "year"), CASES.values(), ids=CASES)
def test_a_year_is_taken_only_where_one_is_left(text: str, year: int | None) -> None:
    assert year_by_context(page_of(text, None)) == year


def test_days_take_the_year_that_the_context_leaves() -> None:
    page = page_of(CASES["offices-leave-one-year"][0], None)
    page.context_year = year_by_context(page)
    assert [d.value for d in find_dates(page)] == ["2022-05-03"]
