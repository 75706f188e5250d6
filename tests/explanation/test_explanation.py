"""How codes arose, told at the terminal and in JSON; records are invented."""

from typing import Any

import ledger_records as made
import pytest

from sottovoce.explanation import explanation_object, explanation_text
from sottovoce.explanation.excerpt import excerpt, shortened
from sottovoce.explanation.rule_words import rule_name, words_of
from sottovoce.records import Event, Ground, Statement

GROUNDS = (
    Ground(
        field="speaker",
        value="The Minister",
        method="rule:verb-c rules/1",
        passage=made.passage(0, 25),
        confidence=0.9,
    ),
    Ground(field="said_on", method="rule:no day rules/1", reason="no day is stated; standing line"),
    Ground(field="acts", value="promise", method="head:acts/3", confidence=0.834),
    Ground(field="targets", value="GRA", method="rule:the hearer rules/1", reason="it is addressed"),
    Ground(
        field="polarity",
        value="0.6",
        about="GRA",
        method="rule:helped rules/1",
        passage=made.passage(67, 73),
    ),
)


def told(record: Statement | Event, **changes: Any) -> str:
    def name_of(code: str) -> str:
        return "Graustark" if code == "GRA" else code

    text = explanation_text(record, made.document(**changes), name_of)
    assert max(map(len, text.splitlines())) <= 88
    return " ".join(text.split())


def test_a_statement_is_told_field_by_field() -> None:
    text = told(
        made.statement(grounds=GROUNDS), title="A bridge", outlet="The Post", published_on="2021-03-05"
    )
    assert text.startswith("Statement s1 in A bridge, The Post, 2021-03-05")
    assert "told his guests that [the bridge would stay open]. They doubted it." in text
    assert (
        "Speaker The Minister — subject of a reporting verb before the clause that is said [verb-c]; "
        "on “The minister of Ruritania”; confidence 0.90"
    ) in text
    assert "Said on unknown — no day is stated; standing line [no day]" in text
    assert "Act promise — the trained head “acts” finds it [acts/3]; confidence 0.83" in text
    assert "Target Graustark (GRA) — the act rates whoever hears it [the hearer]; it is addressed" in text
    assert "sign +0.6 — help is held out to him [helped]; on “y open”" in text


def test_what_was_read_before_grounds_were_kept_tells_what_it_has() -> None:
    statement = made.statement(found_by="rules/1 rule:verb-c; cue")
    text = told(statement)
    assert "read before grounds were kept" in text
    assert "on “The minister of Ruritania”; confidence 0.75" in text
    assert "Act promise — the reporting word names the act [cue]; on “told”" in text
    assert "Said on 2021-03 — on “on Friday”; by which rule was not kept" in text
    assert "sign -0.3 — how it arose was not kept" in text
    assert not explanation_object(statement, made.document())["has_grounds"]


def test_an_older_event_tells_its_rule() -> None:
    text = told(made.event(found_by="rule:event-verb events/1"))
    assert "Type CONSULT — the verb tells it [event-verb]" in text


def test_a_superseded_record_says_so() -> None:
    text = explanation_text(made.statement(), made.document(), str, is_superseded=True)
    assert "A newer reading of this report no longer finds it." in text


def test_the_object_keeps_offsets_and_words() -> None:
    found = explanation_object(made.statement(grounds=GROUNDS), made.document())
    assert found["span"] == [47, 73] and found["words"] == "the bridge would stay open"
    speaker, day, act, _, sign = found["grounds"]
    assert speaker["span"] == [0, 25] and speaker["words"] == "The minister of Ruritania"
    assert (day["value"], day["reason"]) == (None, "no day is stated; standing line")
    assert (act["method"], act["confidence"]) == ("head:acts/3", 0.834)
    assert (sign["about"], sign["rule"]) == ("GRA", "help is held out to him")


@pytest.mark.parametrize(
    ("field", "method", "name", "words"),
    [
        ("acts", "rule:cue rules/1", "cue", "the reporting word names the act"),
        ("speaker", "rule:verb-z rules/9", "verb-z", "subject of a reporting verb"),
        ("acts", "rule:of times to come rules/9", "of times to come", "rule “of times to come”"),
        ("said_on", "rule:no day rules/1", "no day", "no rule finds a day"),
        ("speaker", "head:attribution/1", "attribution/1", "the trained head “attribution” finds it"),
    ],
)
def test_a_rule_is_told_in_words(field: str, method: str, name: str, words: str) -> None:
    assert rule_name(method) == name
    assert words_of(field, method) == words


@pytest.mark.parametrize(
    ("text", "passage", "shown"),
    [
        ("One. Two three. Four.", "Two three", "One. [Two three]. Four."),
        ("Title\n\nOne two.\n\nThree.", "two", "One [two]."),
        ("x" * 5 + " " + "a b " * 200 + "here" + " c d" * 200, "here", None),
    ],
)
def test_a_passage_stands_in_its_paragraph(text: str, passage: str, shown: str | None) -> None:
    start = text.index(passage)
    found = excerpt(text, start, start + len(passage))
    if shown is not None:
        assert found == shown
    else:
        assert found.startswith("… ") and found.endswith(" …") and "[here]" in found and len(found) < 420


def test_long_words_lose_their_middle() -> None:
    words = "one two three four five six seven eight nine ten"
    assert shortened(words, 200) == words
    short = shortened(words, 30)
    assert len(short) <= 33 and short.startswith("one") and short.endswith("ten") and " … " in short
