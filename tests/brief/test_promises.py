"""Promises as the page lists them."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Page
from sottovoce.brief.terms import STATUS_WORDS
from sottovoce.vocabulary import CommitmentStatus

NOTE = "where no deed is told, a promise may have been kept or broken all the same."


def page(**changes: object) -> Page:
    return build_page(samples.make_brief(**changes), samples.name_of)


def test_commitments_tell_who_what_when_to_whom_and_where_they_stand() -> None:
    table = page().commitments
    assert table is not None
    assert table.rows[0] == (
        "Tamar Olin (Ostmark)",
        "Ostmark will not join the war",
        "28 April 2031",
        "leaders of the Littoral Union",
        "in private, then leaked",
        "no term told",
        "not compared",
    )
    assert [len(cites) for cites in table.cites] == [1, 2]


@pytest.mark.parametrize(
    ("horizon", "content", "until"),
    [
        pytest.param("2031-05-20", "will pay", "20 May 2031", id="day"),
        pytest.param(
            "by the 20th of", "will pay by the 20th of that month", "as its own words say", id="no-day"
        ),
        pytest.param("open", "will decide within weeks", "as its own words say", id="words-only"),
        pytest.param(None, "will decide in the days ahead", "as its own words say", id="days-ahead"),
        pytest.param("on condition", "if asked, will pay", "on condition", id="condition"),
        pytest.param("open", "will pay", "no term told", id="no-term"),
    ],
)
def test_a_term_is_told_as_far_as_the_promise_tells_it(horizon: str, content: str, until: str) -> None:
    entry = replace(samples.COMMITMENTS[0], horizon=horizon, content=content)
    table = page(commitments=(entry,)).commitments
    assert table is not None
    assert table.rows[0][-2] == until


@pytest.mark.parametrize("name", ["html", "md", "text"])
def test_the_list_says_how_far_deeds_were_compared(name: str) -> None:
    shown = " ".join(FORMATS[name](samples.make_brief(), samples.name_of).split())
    assert NOTE in shown


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
    assert table.rows[0][-1] == STATUS_WORDS[status]


def test_a_settled_promise_shows_day_and_reason_and_comes_first_in_the_short_text() -> None:
    broken = replace(
        samples.COMMITMENTS[0],
        status=CommitmentStatus.BROKEN,
        status_on="2031-05-09",
        status_reason="what it rules out is told as done",
    )
    table = page(commitments=(broken,)).commitments
    assert table is not None
    assert table.rows[0][-1] == "broken, 9 May 2031: what it rules out is told as done"
    crowd = (*(samples.COMMITMENTS * 9), broken)
    shown = " ".join(FORMATS["text"](samples.make_brief(commitments=crowd), samples.name_of).split())
    assert "status: broken, 9 May 2031" in shown
