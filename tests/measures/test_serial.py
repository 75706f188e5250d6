import numpy as np
import pytest

from sottovoce.measures.serial import ENOUGH_DAYS, serial_correlation, serial_weight


def series(correlation: float, runs: int, days: int) -> np.ndarray:
    rng = np.random.default_rng(7)
    drawn = rng.normal(size=(runs, days))
    for day in range(1, days):
        drawn[:, day] = correlation * drawn[:, day - 1] + np.sqrt(1 - correlation**2) * drawn[:, day]
    return drawn


@pytest.mark.parametrize("correlation", [0.3, 0.6, 0.8])
def test_a_long_series_shows_its_correlation(correlation: float) -> None:
    found = serial_correlation([series(correlation, 200, 400)])
    # Shrunk by 400 / 405; two standard errors of the mean of 200 estimates are below .01.
    assert found.mean() == pytest.approx(correlation * 400 / 405, abs=0.01)


def test_two_voices_are_pooled_each_around_its_own_mean() -> None:
    drawn = series(0.0, 200, 60)
    apart = serial_correlation([drawn[:, :40] + 5, drawn[:, 40:] - 5])
    assert apart.mean() < 0.1


@pytest.mark.parametrize(
    "voices",
    [
        pytest.param([], id="nobody"),
        pytest.param([[0.1, 0.9] * 4], id="too-few-days"),
        pytest.param([[0.3] * (ENOUGH_DAYS + 5)], id="nothing-varies"),
        pytest.param([[0.9, -0.9] * ENOUGH_DAYS], id="turns-every-day"),
    ],
)
def test_without_signs_of_correlation_there_is_none(voices: list[list[float]]) -> None:
    assert float(serial_correlation(voices)) == 0


def test_weight_is_the_information_left() -> None:
    assert float(serial_weight(0.6)) == pytest.approx(0.25)  # .4 / 1.6, by hand
    assert float(serial_weight(0.0)) == 1
