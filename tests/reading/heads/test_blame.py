"""Blame in a speaker's own words: the events it makes, and how they tell it. Speakers are invented."""

import pytest

from sottovoce.explanation import explanation_text
from sottovoce.reading.heads.answering import VERSION
from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import load_heads, read_page
from sottovoce.records import Document, Event, Reading
from sottovoce.vocabulary import EventType

RECORD = (
    "Security Council\n\nThe President: The representative of {0} has the floor.\n\nMr. Dabrel ({0}): {1}"
)


def read(text: str, *, with_heads: bool = True) -> Reading:
    page = parse_page(Document(id="invented", name="invented", text=text, language="en"), load_model())
    return read_page(page, load_heads() if with_heads else None)


def accusations(reading: Reading) -> list[Event]:
    return [e for e in reading.events if e.type is EventType.ACCUSE]


@pytest.mark.parametrize(
    ("state", "words", "source", "target"),
    [
        (
            "France",
            "The Moldovan authorities keep shelling the valley while they speak of peace.",
            "FRA",
            "MDA",
        ),
        (
            "Japan",
            "Once again Fiji shows its utter contempt for this Council and for the truth.",
            "JPN",
            "FJI",
        ),
    ],
)
def test_a_delegate_who_blames_accuses_for_his_state(
    state: str, words: str, source: str, target: str
) -> None:
    found = accusations(read(RECORD.format(state, words)))
    assert [(e.sources, e.targets) for e in found] == [((source,), (target,))]


def test_blame_of_nobody_named_has_no_target() -> None:
    words = "The so-called protectors of the reef have burnt the huts of those they came to protect."
    assert [(e.sources, e.targets) for e in accusations(read(RECORD.format("Chile", words)))] == [
        (("CHL",), ())
    ]


@pytest.mark.parametrize(
    "words",
    [
        "We thank Moldova for its patience and for the trains it has sent.",
        "The next session on the harbour will open in the spring.",
        "We call on all sides to meet in Vienna and to agree on a calendar.",
        "The victims of the earthquake need tents.",
        "Not them.",
    ],
)
def test_thanks_calls_news_and_fragments_accuse_nobody(words: str) -> None:
    assert not accusations(read(RECORD.format("France", words)))


def test_a_rule_that_names_whom_it_blames_needs_no_head() -> None:
    words = "Moldova bears full responsibility for the blood on the bridge."
    assert [e.targets for e in accusations(read(RECORD.format("France", words)))] == [("MDA",)]


def test_what_others_report_is_not_held_against_the_one_reported() -> None:
    reading = read("RIGA, 9 June 2023 - Latvia said that the ferry had left and that the pier was empty.")
    assert not accusations(reading)


def test_the_event_tells_the_head_its_words_and_how_sure_it_is() -> None:
    words = "Instead Fiji sent its gunboats to the reef."
    reading = read(RECORD.format("Japan", words))
    (event,) = accusations(reading)
    kind = next(g for g in event.grounds if g.field == "type")
    assert kind.method == VERSION and event.found_by.startswith(VERSION)
    assert kind.confidence == event.confidence > 0.5
    assert kind.passage is not None
    assert reading.document.text[kind.passage.start : kind.passage.end] == words
    told = " ".join(explanation_text(event, reading.document, lambda code: code).split())
    assert "trained head “codes”" in told and "gunboats" in told


def test_without_the_head_no_accusation_comes_from_it() -> None:
    words = "Instead Fiji sent its gunboats to the reef."
    events = read(RECORD.format("Japan", words), with_heads=False).events
    assert not [e for e in events if e.found_by.startswith("head:")]
