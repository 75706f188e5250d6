"""Offices as of the day: in office, laid down, still to come. The reports are invented."""

import pytest

from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import read_page
from sottovoce.reading.tenure import is_called_former
from sottovoce.records import Document

# Each row: the report, its day, the office of the one who speaks in it.
OFFICES = {
    "in-office": (
        "Theresa May said that the talks had failed.",
        "2018-05-02",
        "Prime Minister of the United Kingdom",
    ),
    "laid-down": (
        "Theresa May said that the talks had failed.",
        "2021-05-02",
        "former Prime Minister of the United Kingdom",
    ),
    "words-older-than-the-report": (
        "Theresa May said in May 2018 that the talks had failed.",
        "2021-05-02",
        "Prime Minister of the United Kingdom",
    ),
    "still-to-come": (
        "Rishi Sunak said in May 2012 that the talks had failed.",
        "2023-05-02",
        None,
    ),
    "called-former-by-the-text": (
        "The former trade minister of Kenya, Tabitha Kipsang, said that the talks had failed.",
        "2021-05-02",
        "former Minister of Trade of Kenya",
    ),
    "undated-words-soon-after": (
        "Theresa May has long said that the talks were hard.",
        "2019-08-02",
        "Prime Minister of the United Kingdom",
    ),
}


@pytest.mark.parametrize(("text", "published_on", "office"), OFFICES.values(), ids=OFFICES)
def test_the_office_is_that_of_the_day_of_the_words(text: str, published_on: str, office: str | None) -> None:
    document = Document(id="d", name="d", text=text, published_on=published_on)
    (statement,) = read_page(parse_page(document, load_model())).statements
    assert statement.speaker.office == office


CALLED_FORMER = {
    "former": ("the former president", "president", True),
    "ex-": ("ex-president", "president", True),
    "former-with-adjective": ("a former Kenyan president", "president", True),
    "until-last-year": ("Kipsang, president until last year,", "president", True),
    "then": ("the then president", "president", False),
    "plain": ("the president spoke until noon", "president", False),
    "of-another": ("the former minister, now president", "president", False),
}


@pytest.mark.parametrize(("text", "title", "expected"), CALLED_FORMER.values(), ids=CALLED_FORMER)
def test_words_that_call_an_office_laid_down(text: str, title: str, expected: bool) -> None:
    start = text.index(title)
    assert is_called_former(text, start, start + len(title)) is expected
