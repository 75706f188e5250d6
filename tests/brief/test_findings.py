"""Promises, views, beliefs and circumstances as lines."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Page
from sottovoce.vocabulary import CommitmentStatus


def page(**changes: object) -> Page:
    return build_page(samples.make_brief(**changes), samples.name_of)


def test_authors_and_quoted_speakers_are_kept_apart() -> None:
    shown = page()
    assert [line.text for line in shown.authors] == [
        "Verdict: rejection very likely, of “the Littoral Union accepting the approach”; the reason given: "
        "“it does not hold Ostmark to be free”.",
        "“It is unlikely”: unlikely (read as 10–40 %); of “the leak being an accident”.",
    ]
    assert [line.text for line in shown.speakers] == [
        "Jon Brask: “did not expect”: unlikely (read as 5–40 %); of “an attack from Ostmark”."
    ]


def test_commitments_tell_who_what_when_to_whom_and_where_they_stand() -> None:
    table = page().commitments
    assert table is not None
    assert table.rows[0] == (
        "Tamar Olin (Ostmark)",
        "Ostmark will not join the war (to refrain)",
        "28 April 2031",
        "leaders of the Littoral Union",
        "in private, then leaked",
        "no term told",
        "open",
    )
    assert [len(cites) for cites in table.cites] == [1, 2]


@pytest.mark.parametrize(
    ("horizon", "until", "status"),
    [
        pytest.param("2031-05-20", "20 May 2031", "term passed 20 May 2031; not checked", id="passed"),
        pytest.param("2031-05-31", "31 May 2031", "open", id="the-last-day-known"),
        pytest.param("2031-05", "May 2031", "open", id="month-not-over"),
        pytest.param("2031-12", "December 2031", "open", id="to-come"),
        pytest.param("by the 20th of", "no day told", "open", id="no-day"),
        pytest.param("on condition", "on condition", "open", id="condition"),
        pytest.param("open", "no term told", "open", id="no-term"),
    ],
)
def test_a_term_that_passed_unchecked_is_not_called_open(horizon: str, until: str, status: str) -> None:
    table = page(commitments=(replace(samples.COMMITMENTS[0], horizon=horizon),)).commitments
    assert table is not None
    assert table.rows[0][-2:] == (until, status)


def test_without_an_as_of_day_the_last_report_decides_whether_a_term_passed() -> None:
    entry = replace(samples.COMMITMENTS[0], horizon="2031-05-11")
    table = page(case=None, divergence=None, judgement=None, commitments=(entry,)).commitments
    assert table is not None
    assert table.rows[0][-1] == "term passed 11 May 2031; not checked"


def test_a_promise_shows_the_sentence_where_its_words_alone_would_mislead() -> None:
    document = samples.make_document("note", "Ostmark ruled out any raid on Maremia.")
    statement = samples.make_statement(
        "s-out",
        document,
        "any raid on Maremia",
        samples.VERESK,
        cue="ruled out",
        cue_passage=samples.passage(document, "ruled out"),
    )
    entry = replace(samples.COMMITMENTS[0], content="any raid on Maremia", passage=statement.passage)
    table = page(statements=(statement,), documents=(document,), commitments=(entry,)).commitments
    assert table is not None
    assert table.rows[0][1] == "in the report’s words: “Ostmark ruled out any raid on Maremia”"


@pytest.mark.parametrize("status", list(CommitmentStatus))
def test_a_commitment_shows_its_own_status(status: CommitmentStatus) -> None:
    table = page(commitments=(replace(samples.COMMITMENTS[0], status=status),)).commitments
    assert table is not None
    assert table.rows[0][-1] == status.value


@pytest.mark.parametrize(
    ("direction", "shown"),
    [
        pytest.param("towards courting", "; it pushes towards courting.", id="way"),
        pytest.param("makes room", "; effect: makes room.", id="effect"),
        pytest.param("", "”.", id="not-told"),
    ],
)
def test_circumstances_say_which_way_they_push(direction: str, shown: str) -> None:
    (line,) = page(circumstances=(replace(samples.CIRCUMSTANCES[0], direction=direction),)).circumstances
    assert line.text.startswith("Sanctions, bearing on Ostmark: “sanctions on Ostmark”")
    assert line.text.endswith(shown)


def test_beliefs_name_their_holder_and_what_they_deny() -> None:
    (line,) = page().beliefs
    assert line.text == (
        "Reported belief of the Littoral Union about Ostmark: “Ostmark does not decide for itself” "
        "(denies its independence)."
    )


def test_parts_of_the_estimate_are_shares_weights_and_counts() -> None:
    sure = page().sure
    assert sure is not None
    assert sure.tables[0].rows == (
        ("Final estimate", "12 %"),
        ("90 % interval", "4–27 %"),
        ("Game", "under 1 %"),
        ("Reference class", "17 %"),
        ("Pool weight", "0.30"),
        ("Episodes", "38"),
    )
    assert sure.outcome == "How the game ends: words carry no weight, and the assurance is not accepted."


def test_every_line_rests_on_a_passage_or_on_the_method() -> None:
    shown = page()
    assert shown.sure is not None
    lines = (
        *shown.support,
        *shown.frame,
        *shown.gap,
        *shown.authors,
        *shown.speakers,
        *shown.beliefs,
        *shown.circumstances,
        *shown.sure.reasons,
        *shown.sure.linchpins,
        *shown.sure.would_change,
        *shown.sure.lacks,
    )
    assert len(lines) >= 15
    assert all(line.cites or line.by_method for line in lines)
