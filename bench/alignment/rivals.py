"""What the filter is measured against: exponential weighting, and a Beta for each year.

In: the votes read, as agreement in [0, 1] at days. Out: a mean and a standard deviation at the end of each
year.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Estimate = tuple[float, float]  # mean, standard deviation

HALF_LIFE_YEARS = 1.0


def weigh_exponentially(days: Array, agreed: Array, ends: Sequence[int]) -> list[Estimate | None]:
    """Causal, half-life one year; the variance of a vote is that of the whole span, which favours it."""
    variance = float(np.var(agreed))
    found: list[Estimate | None] = []
    for end in ends:
        read = days <= end
        weights = 0.5 ** ((end - days[read]) / 365.25 / HALF_LIFE_YEARS)
        if not weights.size:
            found.append(None)
            continue
        effective = weights.sum() ** 2 / (weights**2).sum()
        found.append((float(np.average(agreed[read], weights=weights)), float((variance / effective) ** 0.5)))
    return found


def count_by_year(agreed_by_year: Sequence[Array]) -> list[Estimate]:
    """Beta(1, 1) and the year's own votes; a year without any is anything between 0 and 1."""
    found = []
    for agreed in agreed_by_year:
        yes, no = 1 + agreed.sum(), 1 + (1 - agreed).sum()
        mean = float(yes / (yes + no))
        found.append((mean, float((mean * (1 - mean) / (yes + no + 1)) ** 0.5)))
    return found
