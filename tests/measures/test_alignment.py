import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_statements import event, statement

from sottovoce.measures.alignment import measure_alignment
from sottovoce.measures.kalman import Level, filter_level, fit_level
from sottovoce.measures.simplex import minimise
from sottovoce.records import Statement

LEVEL = Level(mean=0.2, spread=0.09, memory=2.5, noise=0.05)
# Two exact algorithms on small, well-conditioned matrices.
ROUNDING = 1e-9


def dense_last(times: np.ndarray, values: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Mean and variance of the level at the last time, by conditioning one joint Gaussian."""
    kernel = LEVEL.spread * np.exp(-np.abs(times[:, None] - times[None, :]) / LEVEL.memory)
    seen = kernel + np.diag(LEVEL.noise / weights)
    gain = np.linalg.solve(seen, kernel[-1])
    return float(LEVEL.mean + gain @ (values - LEVEL.mean)), float(kernel[-1, -1] - gain @ kernel[-1])


@given(st.lists(st.tuples(st.floats(0, 30), st.floats(-1, 1), st.floats(0.1, 1)), min_size=1, max_size=12))
@settings(deadline=None)
def test_the_filter_equals_the_dense_gaussian_posterior(rows: list[tuple[float, float, float]]) -> None:
    times, values, weights = (np.array(column) for column in zip(*sorted(rows), strict=True))
    filtered = filter_level(times, values, weights, LEVEL)
    mean, variance = dense_last(times, values, weights)
    assert filtered.mean[-1] == pytest.approx(mean, abs=ROUNDING)
    assert filtered.variance[-1] == pytest.approx(variance, abs=ROUNDING)


def test_the_likelihood_is_that_of_the_joint_gaussian() -> None:
    times, values, weights = np.array([0.0, 1.0, 4.0]), np.array([0.5, 0.1, -0.3]), np.array([1.0, 0.5, 1.0])
    kernel = LEVEL.spread * np.exp(-np.abs(times[:, None] - times[None, :]) / LEVEL.memory)
    seen = kernel + np.diag(LEVEL.noise / weights)
    away = values - LEVEL.mean
    expected = -0.5 * (away @ np.linalg.solve(seen, away) + np.linalg.slogdet(2 * math.pi * seen)[1])
    assert filter_level(times, values, weights, LEVEL).log_likelihood == pytest.approx(expected, abs=ROUNDING)


def test_the_simplex_finds_the_bottom_of_a_crooked_valley() -> None:
    found = minimise(
        lambda x: float((1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2),
        np.array([-1.2, 1.0]),
        tolerance=1e-12,
        rounds=500,
    )
    assert found == pytest.approx(np.array([1.0, 1.0]), abs=1e-3)


def test_the_fitted_level_follows_a_steady_series() -> None:
    times, values = np.linspace(0, 10, 30), np.full(30, 0.6)
    level = fit_level(times, values, np.ones(30))
    assert level.mean == pytest.approx(0.6, abs=0.05)
    assert level.noise < 0.01


def warming() -> list[Statement]:
    return [
        statement(
            f"s{year}",
            ["assess"],
            targets=[("BBB", round(-0.9 + 0.2 * (year - 2020), 1))],
            said_on=f"{year}-06-01",
            surfaced_on=f"{year}-06-01",
            document=f"d{year}",
        )
        for year in range(2020, 2030)
    ]


def test_words_that_warm_over_the_years_raise_the_series() -> None:
    found = measure_alignment(warming(), [], actor="AAA", toward="BBB")
    assert [point.day for point in found.series] == [f"{year}-06-01" for year in range(2020, 2030)]
    assert found.series[0].value < -0.4 < 0.4 < found.series[-1].value
    assert all(point.low <= point.value <= point.high for point in found.series)


def test_what_is_known_on_a_day_does_not_change_with_later_words_when_the_level_is_fixed() -> None:
    early = measure_alignment(warming()[:3], [], actor="AAA", toward="BBB")
    later = measure_alignment(warming()[:5], [], actor="AAA", toward="BBB")
    assert later.series[:3] == early.series


def test_a_word_that_surfaced_late_counts_from_that_day_at_its_own_place() -> None:
    *others, quiet = warming()[:4]
    late = replace(quiet, surfaced_on="2025-01-01")
    found = measure_alignment([*others, late], [], actor="AAA", toward="BBB")
    on_time = measure_alignment([*others, quiet], [], actor="AAA", toward="BBB")
    assert [point.day for point in found.series] == ["2020-06-01", "2021-06-01", "2022-06-01", "2025-01-01"]
    assert found.series[:3] == on_time.series[:3]
    assert found.series[-1].value == pytest.approx(on_time.series[-1].value)
    assert found.series[-1].high - found.series[-1].low > on_time.series[-1].high - on_time.series[-1].low


def test_a_late_word_before_known_ones_is_put_in_at_its_place() -> None:
    first, *others = warming()[:4]
    late = measure_alignment(
        [replace(first, surfaced_on="2025-01-01"), *others], [], actor="AAA", toward="BBB"
    )
    last = replace(others[-1], surfaced_on="2025-01-01")
    in_order = measure_alignment([first, *others[:-1], last], [], actor="AAA", toward="BBB")
    assert late.series[-1] == in_order.series[-1]
    assert late.measure.value == late.series[-1].value


def test_a_deed_is_known_once_a_report_of_it_is_out() -> None:
    deed = event("e", "SANCTION", ["AAA"], ["BBB"], "2031-03-01")
    found = measure_alignment(
        [], [deed], actor="AAA", toward="BBB", published={deed.passage.document: "2031-03-09"}
    )
    assert [point.day for point in found.series] == ["2031-03-09"]


def test_a_deed_weighs_more_than_a_word() -> None:
    word = statement("s", ["praise"], targets=[("BBB", 0.6)], said_on="2031-03-01")
    deed = event("e", "SANCTION", ["AAA"], ["BBB"], "2031-03-01")
    found = measure_alignment([word], [deed], actor="AAA", toward="BBB")
    assert found.measure.value is not None and found.measure.value < 0


def test_nothing_dated_gives_no_value() -> None:
    undated = statement("s", ["praise"], targets=[("BBB", 0.6)], said_on=None)
    found = measure_alignment([undated], [], actor="AAA", toward="BBB")
    assert (found.measure.value, found.series) == (None, ())


def test_a_member_of_a_bloc_counts_for_it() -> None:
    found = measure_alignment(warming(), [], actor="AAA", toward="UNI", codes=frozenset({"BBB", "CCC"}))
    assert len(found.series) == 10


def test_an_actor_has_no_alignment_with_itself() -> None:
    pledge = statement("s", ["promise"], audience=["AAA public"])
    assert measure_alignment([pledge], [], actor="AAA", toward="AAA").measure.value is None
