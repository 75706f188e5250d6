import numpy as np
import pytest

from sottovoce.measures.posterior import DEFAULT_PRIOR, Moments, moments_of
from sottovoce.measures.shared_prior import FEWEST_SENDERS, shared_prior


def pairs(differences: list[float], spread: float = 0.2) -> Moments:
    """Comparisons of two statements a voice, `spread` on either side of the voice's mean."""
    around = np.array([spread, -spread])
    values = np.array([[*(d / 2 + around), *(-d / 2 + around)] for d in differences])
    return moments_of(values, np.array([1, 1, -1, -1]), np.ones(4))


def test_few_senders_share_no_prior() -> None:
    assert shared_prior(pairs([0.5] * (FEWEST_SENDERS - 1))) == DEFAULT_PRIOR
    assert shared_prior(pairs([0.5] * 50), n_senders=FEWEST_SENDERS - 1) == DEFAULT_PRIOR


def test_equal_senders_draw_the_mean_in_and_the_variance_down() -> None:
    prior = shared_prior(pairs([0.4] * 20))
    # d0 = 20 / 25 x .4; squares 20 x 4 x .04 + 5 x .15 over 20 x 2 + 5 degrees; between, at least .02, drawn
    # a fifth of the way to .15 / .6; all by hand.
    assert prior.shift == pytest.approx(0.32)
    assert prior.spread == pytest.approx((3.2 + 0.75) / 45)
    assert prior.spread / prior.k_shift == pytest.approx(0.8 * 0.02 + 0.2 * 0.25)


def test_senders_that_differ_more_leave_more_room() -> None:
    near, far = shared_prior(pairs([-0.1, 0.1] * 10)), shared_prior(pairs([-1.0, 1.0] * 10))
    assert far.spread / far.k_shift > near.spread / near.k_shift
    assert far.shift == pytest.approx(0)


def test_a_voice_of_one_statement_counts() -> None:
    values, facing = np.array([[0.5, 0.3, -0.4]] * 20), np.array([1, 1, -1])
    assert shared_prior(moments_of(values, facing, np.ones(3))).shift == pytest.approx(0.8 * 20 / 25)
