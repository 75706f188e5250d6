import numpy as np
import pytest
from invented_statements import statement

from sottovoce.measures.corroboration import echo_groups, echo_weights, occasion_weights
from sottovoce.measures.tellings import days_may_agree

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
