"""From the head's own probability to the share of such answers that proved right."""

import pytest

from sottovoce.reading.heads.codes import SHIPPED
from sottovoce.reading.heads.reliability import ACT, COMMITMENT, SIGN, read_reliability, share_right

POINTS = {ACT: [(0.2, 0.1), (0.6, 0.3), (0.8, 0.7)]}


@pytest.mark.parametrize(
    ("chance", "share"), [(0.0, 0.1), (0.2, 0.1), (0.4, 0.2), (0.6, 0.3), (0.7, 0.5), (0.8, 0.7), (1.0, 0.7)]
)
def test_the_share_is_read_off_between_the_points(chance: float, share: float) -> None:
    assert share_right(POINTS, ACT, chance) == pytest.approx(share)


def test_a_kind_without_points_keeps_its_probability() -> None:
    assert share_right(POINTS, SIGN, 0.4321) == 0.432


@pytest.mark.parametrize("kind", [ACT, SIGN, COMMITMENT])
def test_what_is_shipped_is_never_the_worse_where_the_head_is_surer(kind: str) -> None:
    points = read_reliability(SHIPPED / "reliability.json")[kind]
    assert [share for _, share in points] == sorted(share for _, share in points)
    assert all(0 < chance <= 1 and 0 < share < 1 for chance, share in points)
