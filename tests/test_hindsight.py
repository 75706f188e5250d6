"""An earlier day sees of a later report only what was known."""

import pytest

from sottovoce.hindsight import LATER_TITLE, UNDATED_TITLE, veil_later
from sottovoce.records import Document, Event, Passage
from sottovoce.vocabulary import EventStatus, EventType

TEXT = "On Monday they met. Later a secret came out."


def report(published_on: str | None) -> Document:
    return Document(
        id="d1", name="secret-out", text=TEXT, title="Secret out", path="/secret", published_on=published_on
    )


MEETING = Event(
    id="e1", passage=Passage(document="d1", start=0, end=19), type=EventType.CONSULT, mode=None, sources=(),
    targets=(), date="2021-05-03", date_basis=None, place=None, status=EventStatus.HAPPENED, confidence=1.0,
    found_by="test",
)  # fmt: skip


@pytest.mark.parametrize(
    ("published_on", "title"),
    [("2021-05-06", LATER_TITLE), ("2021-05", LATER_TITLE), (None, UNDATED_TITLE)],
    ids=["later", "not surely before", "no day"],
)
def test_only_known_passages_stay_at_their_offsets(published_on: str | None, title: str) -> None:
    (veiled,) = veil_later([report(published_on)], [], [MEETING], "2021-05-04")
    assert veiled.text[:19] == TEXT[:19] and not veiled.text[19:].strip()
    assert len(veiled.text) == len(TEXT)
    assert veiled.title == title and "secret" not in repr(veiled).lower()
    assert (veiled.id, veiled.published_on) == ("d1", None)


def test_a_report_of_the_day_is_shown_whole() -> None:
    assert veil_later([report("2021-05-04")], [], [], "2021-05-04") == (report("2021-05-04"),)


def test_without_a_day_nothing_is_veiled() -> None:
    assert veil_later([report(None)], [], [], None) == (report(None),)
