"""A day before a colon dates the words behind it and says none of them. All texts are invented."""

import pytest

from sottovoce.reading.calendar_days import date_label
from sottovoce.reading.language import load_model
from sottovoce.reading.reader import read_documents
from sottovoce.records import Document, Statement


def _read(text: str, published_on: str | None = None) -> list[Statement]:
    document = Document(id="d", name="d", text=text, published_on=published_on)
    return [s for reading in read_documents([document], nlp=load_model()) for s in reading.statements]


@pytest.mark.parametrize(
    "label",
    [
        "18 September, Lisbon:",
        "October:",
        "19 September 2015:",
        "Mon 5 October, Porto:",
        "late October 2015:",
        "May 3, New York (UN):",
        "3 May 2014, Rio de Janeiro:",
        "2015-05-03:",
    ],
)
def test_a_label_that_dates_is_known(label: str) -> None:
    assert date_label(f"{label} the minister spoke.") == len(label)


@pytest.mark.parametrize(
    "label", ["Sunday Times:", "Novak:", "March, he said:", "5 reasons:", "The Marshal:"]
)
def test_other_labels_are_no_dates(label: str) -> None:
    assert date_label(f"{label} the minister spoke.") == 0


def test_a_day_before_a_colon_is_no_speaker() -> None:
    text = (
        "Said in public, said in private\n\nBy Ana Prieto, 4 December 2015\n\n"
        "- 18 September, Lisbon: Passos Coelho assures Rajoy, in public, that Portugal will keep it.\n"
        "- 2 October: he tells the Spanish ambassador that the accord is a burden.\n"
        "- November: Portuguese Foreign Minister Rui Machete denies that there was any talk of leaving.\n"
    )
    told = [(s.speaker.name, s.said_on, s.content) for s in _read(text)]
    assert told == [
        ("Pedro Passos Coelho", "2015-09-18", "Portugal will keep it"),
        ("Pedro Passos Coelho", "2015-10-02", "the accord is a burden"),
        ("Rui Machete", "2015-11", "there was any talk of leaving"),
    ]


def test_a_month_follows_the_entry_before() -> None:
    text = (
        "The accord: a timeline\n\n"
        "18 September 2014, Lisbon: Portuguese Prime Minister Pedro Passos Coelho assures Spain, in public, "
        "that Portugal will keep the accord.\n\n"
        "October: Spanish Foreign Minister Jose Manuel Garcia-Margallo tells reporters that it is dead.\n\n"
        "19 September 2015: Passos Coelho said that Portugal would never leave the accord."
    )
    assert [s.said_on for s in _read(text)] == ["2014-09-18", "2014-10", "2015-09-19"]
    assert not any("18 September" in s.content for s in _read(text))
