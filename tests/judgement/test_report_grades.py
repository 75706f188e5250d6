"""How far reports are trusted, and which of them are one; outlets and papers are invented."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sottovoce.judgement.approach import Telling
from sottovoce.judgement.hypothesis_set import HypothesisSet, default_set
from sottovoce.judgement.report_grades import LATE, Graded, graded
from sottovoce.records import Document, Passage

HERALD = Document(id="d1", name="first", text="x", outlet="Herald", published_on="2031-04-02")
HERALD_AGAIN = Document(id="d2", name="second", text="x", outlet="Herald", published_on="2031-04-03")
COURIER = Document(id="d3", name="third", text="x", outlet="Courier", published_on="2031-04-04")
NAMELESS = Document(id="d4", name="fourth", text="x", published_on="2031-05-04")
DOCUMENTS = {d.id: d for d in (HERALD, HERALD_AGAIN, COURIER, NAMELESS)}


def telling(
    document: str,
    kind: str = "on_record",
    *,
    record: str | None = None,
    confidence: float | None = 0.9,
    chain: tuple[str, ...] = ("author",),
) -> Telling:
    return Telling(
        record=record or f"s-{document}",
        document=document,
        passage=Passage(document=document, start=0, end=1),
        kind=kind,
        confidence=confidence,
        chain=chain,
    )


def grade(
    *tellings: Telling,
    stated: tuple[tuple[str, str], ...] = (),
    echoes: Mapping[str, str] | None = None,
    chosen: HypothesisSet | None = None,
    as_of: str | None = None,
    of_class: str = "line_kept",
) -> tuple[Graded, ...]:
    chosen = chosen or default_set()
    return graded(tellings, stated, chosen.classes[of_class], chosen, DOCUMENTS, echoes or {}, as_of)


def counted(found: tuple[Graded, ...]) -> list[tuple[str, str]]:
    return [(one.origin, one.letter) for one in found if one.is_counted]


@pytest.mark.parametrize(
    ("kind", "letter"),
    [
        ("on_record", "B"),
        ("official_readout", "B"),
        ("reported_by_third_party", "C"),
        ("paraphrase_by_author", "C"),
        ("anonymous_sourced", "D"),
        ("leaked_denied", "E"),
        ("event", "C"),
        ("absence", "D"),
    ],
)
def test_a_report_has_the_letter_of_what_vouches_for_it(kind: str, letter: str) -> None:
    (found,) = grade(telling("d1", kind))
    assert found.letter == letter and kind.replace("_", " ") in found.reason


def test_a_doubtful_reading_counts_one_letter_lower_and_says_so() -> None:
    (found,) = grade(telling("d1", "event", confidence=0.45))
    assert (found.letter, found.reason) == ("D", "event, read with confidence 0.45")


@pytest.mark.parametrize(
    ("kind", "outlet", "letter"),
    [
        ("on_record", "D", "D"),
        ("on_record", "A", "B"),
        ("event", "A", "A"),
        ("event", "E", "E"),
        ("absence", "A", "D"),
    ],
    ids=[
        "poor outlet spoils words",
        "good outlet mends none",
        "its event",
        "its poor event",
        "silence is nobody's",
    ],
)
def test_an_outlets_letter_holds_for_what_it_tells_itself(kind: str, outlet: str, letter: str) -> None:
    chosen = replace(default_set(), outlets={"herald": outlet})
    assert [one.letter for one in grade(telling("d1", kind), chosen=chosen)] == [letter]


def test_a_class_may_have_a_letter_of_its_own() -> None:
    (found,) = grade(telling("d1", "anonymous_sourced"), of_class="words_leaked")
    assert found.letter == "B" and "words_leaked" in found.reason


def test_one_outlet_is_one_origin_and_two_are_two() -> None:
    assert counted(grade(telling("d1"), telling("d2"))) == [("Herald", "B")]
    assert counted(grade(telling("d1"), telling("d3"))) == [("Herald", "B"), ("Courier", "B")]


def test_of_one_origin_the_best_counts() -> None:
    found = grade(telling("d1", "paraphrase_by_author"), telling("d2", "on_record"))
    assert [one.is_counted for one in found] == [False, True]


def test_an_echo_is_no_second_origin() -> None:
    echoes = {"s-d1": "s-d1", "s-d3": "s-d1"}
    assert counted(grade(telling("d1"), telling("d3"), echoes=echoes)) == [("Courier", "B")]


def test_reports_that_name_the_same_person_as_theirs_are_one_and_any_author_is_not() -> None:
    named = ("Ada Quill", "author")
    assert len(counted(grade(telling("d1", chain=named), telling("d3", chain=named)))) == 1
    anybody = ("letter", "author")
    assert len(counted(grade(telling("d1", chain=anybody), telling("d3", chain=anybody)))) == 2


def test_all_that_is_silent_is_silent_once() -> None:
    found = grade(telling("d1", "absence"), telling("d3", "absence"), telling("d4", "absence"))
    assert len(counted(found)) == 1 and len(found) == 3


def test_a_later_report_does_not_vouch_for_what_another_told_in_time() -> None:
    assert counted(grade(telling("d1"), telling("d4"), as_of="2031-04-30")) == [("Herald", "B")]
    assert len(counted(grade(telling("d1"), telling("d4"), as_of="2031-05-30"))) == 2


def test_what_only_later_reports_tell_was_known_once() -> None:
    found = grade(telling("d3"), telling("d4"), as_of="2031-04-03")
    assert counted(found) == [(LATE, "B")]


def test_a_stated_report_of_a_known_outlet_is_no_second_origin() -> None:
    assert counted(grade(telling("d1"), stated=(("A", "herald"),))) == [("Herald", "A")]
    assert counted(grade(telling("d1"), stated=(("A", "an envoy"),))) == [("Herald", "B"), ("an envoy", "A")]
