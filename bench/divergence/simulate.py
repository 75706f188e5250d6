"""Divergences that are known because they were drawn, and what the measure makes of them.

In: a random generator and the shape of a case. Out: rates over many runs. Method: all runs of a cell at once,
through the product's own posterior, weights, prior and choice of discoveries. Positions: mu + delta z / 2 +
noise; "t" has Student errors with 4 degrees of freedom, "coded" is rounded to five points and compared with
the difference that such a scale can show, "serial" has noise correlated from one to the next.
"""

from collections.abc import Callable
from math import erf, sqrt

import numpy as np

from sottovoce.measures.divergence import LEAST_DELTA, LIKELY_ENOUGH, LIKELY_ENOUGH_IF_ALL_LEAKED
from sottovoce.measures.posterior import DEFAULT_PRIOR, moments_of, posteriors_of
from sottovoce.measures.serial import serial_correlation, serial_weight
from sottovoce.measures.shared_prior import discoveries, shared_prior
from sottovoce.measures.student import student_cdf, student_quantile

Array = np.ndarray
SIZES = ((8, 1), (8, 2), (8, 4), (20, 5), (30, 15))
POINTS = np.array([-1.0, -0.5, 0.0, 0.5, 1.0])
EDGES = np.array([-0.75, -0.25, 0.25, 0.75])
SERIAL = 0.6


def coded(values: Array) -> Array:
    """The nearest of five points."""
    return POINTS[np.digitize(values, EDGES)]


def attainable(mean: Array, delta: Array, spread: Array) -> Array:
    """The difference of the means of coded positions: the scale clips, so it is less at the ends."""
    cdf = np.vectorize(lambda x: 0.5 * (1 + erf(x / sqrt(2))))

    def expected(centre: Array) -> Array:
        below = cdf((EDGES[:, None] - centre) / spread)
        shares = np.diff(np.vstack([np.zeros_like(centre), below, np.ones_like(centre)]), axis=0)
        return POINTS @ shares

    return expected(mean + delta / 2) - expected(mean - delta / 2)


def facing(n_front: int, n_back: int) -> Array:
    return np.r_[np.ones(n_front), -np.ones(n_back)]


def noise(rng: np.random.Generator, kind: str, runs: int, sizes: tuple[int, int]) -> Array:
    """(runs, n) errors of unit variance, each voice in its order."""
    n = sum(sizes)
    if kind == "t":
        return rng.standard_t(4, (runs, n)) / sqrt(2)
    drawn = rng.normal(size=(runs, n))
    if kind != "serial":
        return drawn
    for start, stop in ((0, sizes[0]), (sizes[0], n)):
        for at in range(start + 1, stop):
            drawn[:, at] = SERIAL * drawn[:, at - 1] + sqrt(1 - SERIAL**2) * drawn[:, at]
    return drawn


def from_prior(rng: np.random.Generator, runs: int) -> tuple[Array, Array, Array]:
    """Means, differences and spreads as the prior holds them possible."""
    prior = DEFAULT_PRIOR
    variance = prior.nu * prior.spread / rng.chisquare(prior.nu, runs)
    mean = rng.normal(size=runs) * np.sqrt(variance / prior.k_mean)
    delta = rng.normal(size=runs) * np.sqrt(variance / prior.k_shift)
    return mean, delta, np.sqrt(variance)


def is_above(mean: Array, scale: Array, nu: Array, probability: float) -> Array:
    """Where P(delta > .25) reaches a probability."""
    return (mean - LEAST_DELTA) / scale >= quantiles(nu, probability)


def quantiles(nu: Array, probability: float) -> Array:
    known = {float(n): student_quantile(probability, float(n)) for n in np.unique(nu)}
    if len(known) <= 200:
        return np.vectorize(known.__getitem__)(nu)
    grid = np.linspace(nu.min(), nu.max(), 200)
    return np.interp(nu, grid, [student_quantile(probability, float(n)) for n in grid])


def coverage(
    rng: np.random.Generator,
    kind: str,
    sizes: tuple[int, int],
    runs: int,
    *,
    weigh: Callable[[Array, Array], Array] | None = None,
    told: int = 1,
) -> float:
    """Share of runs whose 90 % interval holds the truth, drawn from the prior.

    weigh: weights from values and facing; if None, 1. told: how often each statement is reported.
    """
    mean, delta, spread = from_prior(rng, runs)
    if kind == "coded":
        mean = np.clip(mean, -0.5, 0.5)
    z = facing(*sizes)
    values = mean[:, None] + delta[:, None] * z / 2 + spread[:, None] * noise(rng, kind, runs, sizes)
    truth = delta
    if kind == "coded":
        values, truth = coded(values), attainable(mean, delta, spread)
    values, z = np.repeat(values, told, axis=1), np.repeat(z, told)
    weights = np.ones_like(values) if weigh is None else weigh(values, z)
    centre, scale, nu = posteriors_of(moments_of(values, z, weights))
    return float((np.abs(truth - centre) / scale <= quantiles(nu, 0.95)).mean())


def flagged(
    rng: np.random.Generator,
    kind: str,
    sizes: tuple[int, int],
    delta: float,
    runs: int,
    *,
    mean: float = 0.3,
    weigh: Callable[[Array, Array], Array] | None = None,
    told: int = 1,
) -> float:
    """Share of runs with P(delta > .25) of .80 or more, where delta is known and the spread is .4."""
    z = facing(*sizes)
    values = mean + delta * z / 2 + 0.4 * noise(rng, kind, runs, sizes)
    if kind == "coded":
        values = coded(values)
    values, z = np.repeat(values, told, axis=1), np.repeat(z, told)
    weights = np.ones_like(values) if weigh is None else weigh(values, z)
    return float(is_above(*posteriors_of(moments_of(values, z, weights)), LIKELY_ENOUGH).mean())


def estimated(values: Array, z: Array) -> Array:
    """Weights from the serial correlation that the values themselves show."""
    r = serial_correlation([values[:, z > 0], values[:, z < 0]])
    return np.broadcast_to(serial_weight(r)[:, None], values.shape)


def constant(weight: float) -> Callable[[Array, Array], Array]:
    return lambda values, z: np.full(values.shape, weight)


def leaks(rng: np.random.Generator, runs: int) -> dict[str, float]:
    """One voice, of whose twelve closed words at most four leak, and only what embarrasses."""
    front = rng.normal(0.3, 0.4, (runs, 10))
    back = rng.normal(0.3, 0.4, (runs, 12))
    gap = front.mean(axis=1, keepdims=True) - back
    out = (rng.random((runs, 12)) < 1 / (1 + np.exp(2 - 4 * np.abs(gap)))) & (gap > 0)
    out &= out.cumsum(axis=1) <= 4
    some = out.any(axis=1)
    values, weights = np.hstack([front, back])[some], np.hstack([np.ones_like(front), out])[some]
    centre, scale, nu = posteriors_of(moments_of(values, facing(10, 12), weights))
    return {
        "estimate": float(centre.mean()),
        "flagged at .80": float(is_above(centre, scale, nu, LIKELY_ENOUGH).mean()),
        "flagged at .95": float(is_above(centre, scale, nu, LIKELY_ENOUGH_IF_ALL_LEAKED).mean()),
    }


def many_pairs(
    rng: np.random.Generator, runs: int, q: float, n_pairs: int = 40, n_real: int = 8
) -> dict[str, tuple[float, float]]:
    """False discovery rate and power among pairs of which some differ by .8, by three rules."""
    rules: dict[str, list[tuple[float, float]]] = {"shared prior": [], "default prior": [], "Welch": []}
    is_real = np.arange(n_pairs) < n_real
    for _ in range(runs):
        n_front, n_back = rng.integers(5, 20, n_pairs), rng.integers(1, 7, n_pairs)
        column = np.arange(26)
        z = np.where(column < n_front[:, None], 1.0, -1.0)
        weights = (column < (n_front + n_back)[:, None]).astype(float)
        mean = rng.normal(0.2, 0.3, n_pairs)[:, None]
        values = coded(mean + np.where(is_real, 0.8, 0)[:, None] * z / 2 + 0.4 * rng.normal(size=z.shape))
        moments = moments_of(values, z, weights)
        for name, prior in (("shared prior", shared_prior(moments)), ("default prior", DEFAULT_PRIOR)):
            rules[name].append(_rates(_discovered(*posteriors_of(moments, prior), q), is_real))
        rules["Welch"].append(_rates(_welch(values, z, weights), is_real))
    return {name: tuple(np.mean(rates, axis=0)) for name, rates in rules.items()}


def _discovered(mean: Array, scale: Array, nu: Array, q: float) -> Array:
    bounds = (LEAST_DELTA - mean) / scale
    chance = np.array([1 - student_cdf(float(b), float(n)) for b, n in zip(bounds, nu, strict=True)])
    order = np.argsort(-chance, kind="stable")
    told = np.zeros(len(chance), dtype=bool)
    told[order[: discoveries(chance[order].tolist(), q)]] = True
    return told


def _welch(values: Array, z: Array, weights: Array) -> Array:
    """Welch's unequal-variance t-test at .05 two-sided, in the direction of a divergence."""
    told = []
    for y, side, w in zip(values, z, weights, strict=True):
        front, back = y[(side > 0) & (w > 0)], y[(side < 0) & (w > 0)]
        if len(back) < 2:
            told.append(False)
            continue
        one, other = front.var(ddof=1) / len(front), back.var(ddof=1) / len(back)
        gap, error = front.mean() - back.mean(), sqrt(one + other)
        if not error or gap <= 0:
            told.append(bool(gap > 0 and not error))
            continue
        nu = (one + other) ** 2 / (one**2 / (len(front) - 1) + other**2 / (len(back) - 1))
        told.append(student_cdf(gap / error, nu) > 0.975)
    return np.array(told)


def _rates(told: Array, is_real: Array) -> tuple[float, float]:
    return float((told & ~is_real).sum() / max(1, told.sum())), float(told[is_real].mean())
