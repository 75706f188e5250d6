"""An interval said for a week is given as far as its days agree."""

import pytest

from sottovoce.days import as_precise_as_told


@pytest.mark.parametrize(
    ("told", "given"),
    [
        pytest.param("2022-05-02/2022-05-08", "2022-05", id="in a month"),
        pytest.param("2022-04-25/2022-05-01", "2022", id="over a month's end"),
        pytest.param("2021-12-27/2022-01-02", None, id="over a year's end"),
        pytest.param("2022-01/2022-03", "2022", id="months"),
        pytest.param("2022-05-02", "2022-05-02", id="a day"),
        pytest.param("2022", "2022", id="a year"),
    ],
)
def test_days_that_agree(told: str, given: str | None) -> None:
    assert as_precise_as_told(told) == given
