"""One rounding for every share that is told."""

import pytest

from sottovoce.shares import percent, percent_range


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0 %"),
        (0.004, "under 1 %"),
        (0.125, "13 %"),
        (0.145, "15 %"),
        (0.115, "12 %"),
        (0.997, "over 99 %"),
        (1.0, "100 %"),
    ],
)
def test_percent_never_claims_certainty_by_rounding(share: float, words: str) -> None:
    assert percent(share) == words


def test_a_range_is_rounded_as_a_share_is() -> None:
    assert percent_range(0.125, 0.565) == "13–57 %"
