"""Quotation marks come in pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.brief.marks import balanced, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("we stay out", "“we stay out”", id="plain"),
        pytest.param('he said "no" twice', "“he said ‘no’ twice”", id="straight-inside"),
        pytest.param("he said “no” twice", "“he said ‘no’ twice”", id="curly-inside"),
        pytest.param('"all of it"', "“all of it”", id="already-quoted"),
        pytest.param('"one" and "two"', "“‘one’ and ‘two’”", id="two-quotations"),
        pytest.param("two\n  lines", "“two lines”", id="line-end"),
        pytest.param('not one gun" and no tent', "“not one gun and no tent”", id="closing-mark-alone"),
        pytest.param('makes him "more worried', "“makes him more worried”", id="opening-mark-alone"),
        pytest.param("makes him “more worried", "“makes him more worried”", id="curly-mark-alone"),
        pytest.param('he "saw" it" all', "“he ‘saw’ it all”", id="one-of-three"),
        pytest.param("die „Lage“ ist ernst", "“die ‘Lage’ ist ernst”", id="low-marks"),
        pytest.param("the ministers' note isn't lost", "“the ministers' note isn't lost”", id="apostrophes"),
        pytest.param("- the diet called for talks;", "“the diet called for talks”", id="bullet"),
        pytest.param("– 5 guns, no more", "“5 guns, no more”", id="dash"),
        pytest.param("-5 degrees", "“-5 degrees”", id="minus"),
    ],
)
def test_quotations_are_typographic(text: str, shown: str) -> None:
    assert quoted(text) == shown


@given(st.text(alphabet='ab "“”„«».,;-'))
def test_no_mark_is_left_without_its_partner(text: str) -> None:
    shown = quoted(text)
    assert shown[0] == "“"
    assert shown[-1] == "”"
    assert shown.count("‘") == shown.count("’")
    assert "“" not in shown[1:-1]


def test_words_that_stand_by_themselves_keep_double_marks() -> None:
    assert balanced('not one gun" and "no tent"') == "not one gun and “no tent”"
