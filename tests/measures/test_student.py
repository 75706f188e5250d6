import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.measures.student import incomplete_beta, student_cdf, student_quantile

# Rounding of printed tables: half a unit in the fourth place.
TABLE = 5e-4


@pytest.mark.parametrize(
    ("nu", "p", "x"),
    [
        pytest.param(1, 0.95, 6.3138, id="cauchy-95"),
        pytest.param(1, 0.75, 1.0, id="cauchy-quartile"),
        pytest.param(2, 0.975, 4.3027, id="two-degrees"),
        pytest.param(10, 0.95, 1.8125, id="ten-degrees"),
        pytest.param(30, 0.995, 2.7500, id="thirty-degrees"),
        pytest.param(1e6, 0.95, 1.6449, id="nearly-normal"),
    ],
)
def test_quantiles_are_those_of_the_printed_tables(nu: float, p: float, x: float) -> None:
    assert student_quantile(p, nu) == pytest.approx(x, abs=TABLE)
    assert student_cdf(x, nu) == pytest.approx(p, abs=TABLE)
    assert student_quantile(1 - p, nu) == pytest.approx(-x, abs=TABLE)


def test_a_beta_with_equal_parameters_has_its_median_at_one_half() -> None:
    assert incomplete_beta(3.5, 3.5, 0.5) == pytest.approx(0.5, abs=1e-12)
    assert incomplete_beta(2, 1, 0.3) == pytest.approx(0.09, abs=1e-12)  # x squared, by hand


@given(st.floats(-50, 50), st.floats(0.5, 500))
def test_the_distribution_is_symmetric_and_stays_in_bounds(x: float, nu: float) -> None:
    p = student_cdf(x, nu)
    assert 0 <= p <= 1
    assert p + student_cdf(-x, nu) == pytest.approx(1, abs=1e-9)


def test_it_agrees_with_scipy_where_scipy_is_installed() -> None:
    stats = pytest.importorskip("scipy.stats")
    for nu in (1.5, 6, 10.25, 80):
        for p in (0.01, 0.05, 0.5, 0.9, 0.999):
            assert student_quantile(p, nu) == pytest.approx(stats.t.ppf(p, nu), abs=1e-8)


@pytest.mark.parametrize("p", [0.0, 1.0, -0.1])
def test_a_quantile_of_no_probability_is_refused(p: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        student_quantile(p, 5)
