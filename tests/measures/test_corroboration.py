import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_statements import statement
from rapidfuzz import fuzz

from sottovoce.measures.corroboration import echo_groups, echo_weights, occasion_weights
from sottovoce.measures.tellings import SAME_SENSE, SAME_WORDS, days_may_agree, group_tellings
from sottovoce.records import Statement

SAME = "the harbour stays closed to foreign warships this year"


def test_one_statement_told_by_three_papers_counts_once() -> None:
    told = [statement(f"s{i}", ["promise"], content=SAME, document=f"paper{i}") for i in range(3)]
    weights = echo_weights(told)
    assert sum(weights.values()) == pytest.approx(1)
    assert set(weights.values()) == {1 / 3}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"document": "paper1"}, id="twice-in-one-report"),
        pytest.param({"document": "paper2", "state": "BBB"}, id="another-state"),
        pytest.param({"document": "paper2", "said_on": "2031-05-01"}, id="another-day"),
        pytest.param({"document": "paper2", "content": "we blame nobody for the flood"}, id="other-words"),
    ],
)
def test_what_differs_in_origin_is_not_an_echo(other: dict[str, str]) -> None:
    first = statement("a", ["promise"], content=SAME, document="paper1")
    fields = {"content": SAME, **other}
    second = statement("b", ["promise"], **fields)  # type: ignore[arg-type]
    assert len(echo_groups([first, second])) == 2


def test_order_of_reports_does_not_matter() -> None:
    told = [statement(f"s{i}", ["promise"], content=SAME, document=f"paper{i % 2}") for i in range(4)]
    assert echo_weights(told) == echo_weights(told[::-1])


def test_ten_pieces_of_one_letter_weigh_less_than_ten_letters() -> None:
    ten = np.ones(10)
    together = occasion_weights(np.zeros(10, dtype=np.intp), ten, within=0.3)
    apart = occasion_weights(np.arange(10), ten, within=0.3)
    assert apart.sum() == pytest.approx(10)
    assert together.sum() == pytest.approx(10 / 3.7)  # n / (1 + (n - 1) r), by hand


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        pytest.param("2031-04", "2031-04-12", True, id="month-holds-the-day"),
        pytest.param("2031-04-11", "2031-04-12", False, id="two-days"),
        pytest.param(None, "2031-04-12", True, id="unknown-day"),
    ],
)
def test_days_agree_as_far_as_they_are_known(one: str | None, other: str | None, agrees: bool) -> None:
    assert days_may_agree(one, other) is agrees


WORDS = [
    "harbour",
    "harbours",
    "closed",
    "close",
    "to",
    "the",
    "ships",
    "warships",
    "of",
    "this",
    "year",
    "é",
]
DAYS = [None, "2031", "2031-04", "2031-04-11", "2031-04-12", "2031-03-30/2031-04-11"]
TOLD = st.builds(
    statement,
    st.uuids().map(str),
    st.lists(st.sampled_from(["promise", "deny"]), min_size=1, max_size=2),
    targets=st.lists(st.tuples(st.sampled_from(["BBB", "CCC"]), st.just(0.3)), max_size=1),
    said_on=st.sampled_from(DAYS),
    document=st.sampled_from(["a", "b", "c"]),
    content=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
)


def is_echo(one: Statement, other: Statement) -> bool:
    """The definition, pair by pair."""
    if one.passage.document == other.passage.document or not days_may_agree(one.said_on, other.said_on):
        return False
    overlap = fuzz.token_set_ratio(one.content.casefold(), other.content.casefold())
    is_same_sense = (set(one.acts), {t.id for t in one.targets}) == (
        set(other.acts),
        {t.id for t in other.targets},
    )
    is_dated = None not in (one.said_on, other.said_on)
    return overlap >= SAME_WORDS or (overlap >= SAME_SENSE and is_same_sense and is_dated)


@given(st.lists(TOLD, min_size=30, max_size=70))
@settings(max_examples=40, deadline=None)
def test_what_is_passed_over_unread_is_no_echo(told: list[Statement]) -> None:
    """Bounds on the overlap spare most comparisons; the groups are those of the definition."""
    expected: list[int] = []
    for row, one in enumerate(told):
        joined = [expected[at] for at in range(row) if is_echo(one, told[at])]
        expected.append(min(joined, default=max(expected, default=-1) + 1))
    assert group_tellings(told) == expected
