"""Promises, views, beliefs and circumstances as lines."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Page


def page(**changes: object) -> Page:
    return build_page(samples.make_brief(**changes), samples.name_of)


@pytest.mark.parametrize(
    ("direction", "shown"),
    [
        pytest.param("towards courting", "; it pushes towards courting.", id="way"),
        pytest.param("makes room", "; it makes room.", id="effect"),
        pytest.param("pushes Ostmark to court", "; it pushes Ostmark to court.", id="pushes"),
        pytest.param("more room", "; effect: more room.", id="no-verb"),
        pytest.param("", "”.", id="not-told"),
    ],
)
def test_circumstances_say_which_way_they_push(direction: str, shown: str) -> None:
    (line,) = page(circumstances=(replace(samples.CIRCUMSTANCES[0], direction=direction),)).circumstances
    assert line.text.startswith("Sanctions, bearing on Ostmark: “sanctions on Ostmark”")
    assert line.text.endswith(shown)


def test_an_effect_names_a_state_with_its_article() -> None:
    item = replace(samples.CIRCUMSTANCES[0], about="LL", direction="gives Littoral Union a motive at home")
    (line,) = page(circumstances=(item,)).circumstances
    assert line.text.endswith("; it gives the Littoral Union a motive at home.")


def test_the_strength_of_a_belief_is_given_in_the_words_of_the_report() -> None:
    (line,) = page(beliefs=(replace(samples.BELIEFS[0], strength="nobody"),)).beliefs
    assert "(how widely held, in the report’s words: “nobody”; denies its independence)" in line.text


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
