"""What many senders have in common before one is judged: an empirical-Bayes prior, and false discoveries.

In: moments of one comparison for each sender. Out: the prior of their difference; how many may be told.
Method: the mean difference and the variance between senders by moments (DerSimonian and Laird 1986), both
drawn towards the default by J / (J + 5); of the most probable the largest set whose mean 1 - P is at most q
(Bayesian false discovery rate; Newton et al. 2004).
"""

from collections.abc import Sequence

import numpy as np

from sottovoce.measures.posterior import DEFAULT_PRIOR, Floats, Moments, Prior

# .10 ran over its nominal rate in simulation; .08 keeps it (bench/divergence).
FALSE_DISCOVERIES = 0.08
# With fewer senders the default prior keeps the rate by itself, and finds more (bench/divergence).
FEWEST_SENDERS = 20
_LEAST_VARIANCE = 0.02
_DRAWN = 5.0


def shared_prior(moments: Moments, *, n_senders: int | None = None, default: Prior = DEFAULT_PRIOR) -> Prior:
    """The prior that comparisons of different senders suggest, the default where too few can suggest one.

    moments: arrays of (J,), comparisons not chosen for their difference, with both voices in each.
    n_senders: how many of them are independent; all, if None.
    """
    count = moments.total.size if n_senders is None else n_senders
    if count < FEWEST_SENDERS:
        return default
    front, back = (moments.total + moments.ahead) / 2, (moments.total - moments.ahead) / 2
    of_front, of_back = (moments.sum_y + moments.sum_zy) / 2, (moments.sum_y - moments.sum_zy) / 2
    squares = moments.sum_yy - of_front**2 / front - of_back**2 / back
    # One variance within a voice for all: a voice of one statement has none of its own, but it counts.
    free = np.maximum(front - 1, 0.0).sum() + np.maximum(back - 1, 0.0).sum()
    within = (float(squares.sum()) + _DRAWN * default.spread) / (float(free) + _DRAWN)
    spread = max(within, _LEAST_VARIANCE)
    difference = of_front / front - of_back / back
    mean, between = _between(difference, spread * (1 / front + 1 / back))
    share = count / (count + _DRAWN)
    before = default.spread / default.k_shift
    between = share * between + (1 - share) * before
    return Prior(
        mean=default.mean,
        k_mean=default.k_mean,
        shift=share * mean,
        k_shift=spread / between,
        nu=default.nu,
        spread=spread,
    )


def discoveries(probabilities: Sequence[float], q: float) -> int:
    """How many of the most probable to tell: the most whose mean 1 - P is at most q.

    probabilities: falling.
    """
    total, told = 0.0, 0
    for count, probability in enumerate(probabilities, start=1):
        total += 1 - probability
        if total / count <= q:
            told = count
    return told


def _between(difference: Floats, variance: Floats) -> tuple[float, float]:
    """Mean difference and variance between senders (DerSimonian and Laird 1986)."""
    weights = 1 / variance
    fixed = float(weights @ difference / weights.sum())
    heterogeneity = float(weights @ (difference - fixed) ** 2) - (len(difference) - 1)
    scale = float(weights.sum() - (weights**2).sum() / weights.sum())
    between = max(_LEAST_VARIANCE, heterogeneity / scale)
    weights = 1 / (variance + between)
    return float(weights @ difference / weights.sum()), between
