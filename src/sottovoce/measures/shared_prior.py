"""What many senders have in common before one is judged: an empirical-Bayes prior, and false discoveries.

In: moments of one comparison for each sender. Out: the prior of their difference; how many may be told.
Method: the mean difference and the variance between senders by moments (DerSimonian and Laird 1986), both
drawn towards the default by J / (J + 5); of the most probable the largest set whose mean 1 - P is at most q
(Bayesian false discovery rate; Newton et al. 2004).
"""

from collections.abc import Sequence

import numpy as np

from sottovoce.measures.posterior import DEFAULT_PRIOR, Moments, Prior

# .10 ran over its nominal rate in simulation; .08 keeps it (bench/divergence).
FALSE_DISCOVERIES = 0.08
# With fewer senders the variance between them is anybody's guess.
FEWEST_SENDERS = 5
_LEAST_VARIANCE = 0.02
_DRAWN = 5.0
# Sums of weights: below these no variance within a voice can be told.
_LEAST_VOICE, _LEAST_BOTH = 1.5, 3.0


def shared_prior(moments: Moments, default: Prior = DEFAULT_PRIOR) -> Prior:
    """The prior that comparisons of different senders suggest, the default where too few can suggest one.

    moments: arrays of (J,), one comparison a sender, not chosen for its difference.
    """
    front, back = (moments.total + moments.ahead) / 2, (moments.total - moments.ahead) / 2
    is_full = (np.minimum(front, back) >= _LEAST_VOICE) & (moments.total >= _LEAST_BOTH)
    if is_full.sum() < FEWEST_SENDERS:
        return default
    front, back, total = front[is_full], back[is_full], moments.total[is_full]
    sum_front = ((moments.sum_y + moments.sum_zy) / 2)[is_full]
    sum_back = ((moments.sum_y - moments.sum_zy) / 2)[is_full]
    difference = sum_front / front - sum_back / back
    squares = moments.sum_yy[is_full] - sum_front**2 / front - sum_back**2 / back
    within = np.maximum(squares, 0.0) / np.maximum(total - 2, 1.0)
    spread = max(float(np.median(within)), _LEAST_VARIANCE)
    mean, between = _between(difference, np.maximum(within * (1 / front + 1 / back), 1e-3))
    share = len(difference) / (len(difference) + _DRAWN)
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


def _between(difference: np.ndarray, variance: np.ndarray) -> tuple[float, float]:
    """Mean difference and variance between senders (DerSimonian and Laird 1986)."""
    weights = 1 / variance
    mean = float(weights @ difference / weights.sum())
    heterogeneity = float(weights @ (difference - mean) ** 2) - (len(difference) - 1)
    scale = float(weights.sum() - (weights**2).sum() / weights.sum())
    return mean, max(_LEAST_VARIANCE, heterogeneity / scale)
