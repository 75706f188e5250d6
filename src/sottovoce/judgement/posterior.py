"""How evidence moves competing hypotheses: numbers only, no records and no words.

In: prior (n_hypotheses,), and for each cluster, a single fact with its reports: probabilities
(n_hypotheses,) that the fact holds under each hypothesis, and the hit and false rates of its independent
reports. Out: log-likelihoods (n_clusters, n_hypotheses), a posterior, and what a fact tells in bits.
Method: Bayes over clusters; the reports of a cluster speak about one fact, so that however many there are,
they establish the fact and never multiply what it tells; clusters that share a cause count with an exponent
below 1 (docs/methods/hypotheses.md).
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def fact_likelihood(given: Array, hits: Sequence[float], false: Sequence[float]) -> Array:
    """P(reports | hypothesis) = p prod(hit) + (1 - p) prod(false).

    given: (..., n_hypotheses), P(fact | hypothesis). hits, false: P(report | fact), P(report | no fact), one
    for each independent origin.
    """
    told, invented = float(np.prod(hits)), float(np.prod(false))
    return given * told + (1 - given) * invented


def exponents(groups: Sequence[str | None], shared_cause: float) -> Array:
    """1 / (1 + (m - 1) r) for each cluster of a group of m; 1 for one without a group.

    shared_cause: r in [0, 1]; at 0 the members of a group count as independent, at 1 as one.
    """
    sizes = Counter(group for group in groups if group is not None)
    return np.array([1 / (1 + (sizes[g] - 1) * shared_cause) if g is not None else 1.0 for g in groups])


def posterior(prior: Array, logs: Array) -> Array:
    """prior times exp of the summed logs, normalised over the last axis.

    prior: (..., n_hypotheses); logs: (..., n_clusters, n_hypotheses), already multiplied by their exponents;
    no cluster leaves the prior. Raises ValueError where the evidence rules out every hypothesis.
    """
    weights = log(prior) + logs.sum(axis=-2)
    top = weights.max(axis=-1, keepdims=True)
    if np.isneginf(top).any():
        raise ValueError("the evidence rules out every hypothesis")
    weights = np.exp(weights - top)
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def log(values: Array) -> Array:
    """The natural logarithm; of 0 it is minus infinity, without complaint."""
    with np.errstate(divide="ignore"):
        return np.log(values)


def entropy(shares: Array) -> float:
    """In bits."""
    held = shares[shares > 0]
    return float(-(held * np.log2(held)).sum()) + 0.0


def information(belief: Array, given: Array) -> float:
    """Bits that learning whether the fact holds is expected to tell, at this belief.

    belief, given: (n_hypotheses,); the mutual information of fact and hypothesis (Lindley 1956).
    """
    chance = float(belief @ given)
    expected = 0.0
    for share, likelihood in ((chance, given), (1 - chance, 1 - given)):
        if share > 0:
            expected += share * entropy(belief * likelihood / share)
    return max(0.0, entropy(belief) - expected)


def widest_ratio(likelihood: Array) -> tuple[float, int, int]:
    """The largest ratio of two likelihoods, and whose they are; infinite where one is ruled out."""
    most, least = int(likelihood.argmax()), int(likelihood.argmin())
    if likelihood[least] == 0:
        return (1.0 if likelihood[most] == 0 else float("inf")), most, least
    return float(likelihood[most] / likelihood[least]), most, least
