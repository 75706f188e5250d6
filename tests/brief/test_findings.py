"""Promises, views, beliefs and circumstances as lines."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Page


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
