"""The difference of two mean positions given the positions: a prior, a posterior, and no sampling.

In: values, which side each faces, weights; one comparison or an array of them. Out: Student's t for delta.
Method: conjugate normal-inverse-gamma regression y = mu + delta z / 2 + e with tempered weights
(docs/methods/divergence.md).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sottovoce.measures.student import student_cdf, student_quantile

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Prior:
    """mu ~ N(mean, sig2 / k_mean), delta ~ N(shift, sig2 / k_shift), sig2 ~ IG(nu / 2, nu * spread / 2)."""

    mean: float = 0.0
    k_mean: float = 0.25
    shift: float = 0.0
    k_shift: float = 0.6
    nu: float = 6.0
    spread: float = 0.15


@dataclass(frozen=True, kw_only=True, slots=True)
class Posterior:
    """delta | y is Student's t with `nu` degrees of freedom, centre `mean`, and `scale`."""

    mean: float
    scale: float
    nu: float

    def above(self, bound: float) -> float:
        return 1 - student_cdf((bound - self.mean) / self.scale, self.nu)

    def quantile(self, p: float) -> float:
        return self.mean + self.scale * student_quantile(p, self.nu)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moments:
    """All that the posterior needs of the positions: floats for one comparison, arrays for many."""

    total: Floats  # sum of the weights
    ahead: Floats  # of those that face the patron, less those that face the courted side
    sum_y: Floats
    sum_zy: Floats
    sum_yy: Floats


DEFAULT_PRIOR = Prior()


def divergence_posterior(
    values: ArrayLike, facing: ArrayLike, weights: ArrayLike, prior: Prior = DEFAULT_PRIOR
) -> Posterior:
    """values: (n,) in [-1, 1]; facing: (n,) of +1 and -1; weights: (n,) in (0, 1], each a share of one
    observation, so that both the precision and the degrees of freedom count their sum.

    Raises ValueError for a value outside [-1, 1], a facing other than +1 or -1, or a weight outside (0, 1].
    """
    y, z, w = (np.asarray(column, dtype=float) for column in (values, facing, weights))
    _check(y, z, w)
    return posterior_of(moments_of(y, z, w), prior)


def moments_of(values: ArrayLike, facing: ArrayLike, weights: ArrayLike) -> Moments:
    """Arrays of (..., n), broadcast against one another, to moments of (...).

    A weight of 0 leaves a value out, so that comparisons of unequal length fit into one array. Values are
    not checked: simulated ones may leave [-1, 1].
    """
    y, z, w = np.broadcast_arrays(*(np.asarray(column, dtype=float) for column in (values, facing, weights)))
    wz, wy = w * z, w * y
    return Moments(
        total=w.sum(-1), ahead=wz.sum(-1), sum_y=wy.sum(-1), sum_zy=(wz * y).sum(-1), sum_yy=(wy * y).sum(-1)
    )


def posterior_of(moments: Moments, prior: Prior = DEFAULT_PRIOR) -> Posterior:
    """The posterior of one comparison."""
    mean, scale, nu = posteriors_of(moments, prior)
    return Posterior(mean=float(mean), scale=float(scale), nu=float(nu))


def posteriors_of(moments: Moments, prior: Prior = DEFAULT_PRIOR) -> tuple[Floats, Floats, Floats]:
    """Centre, scale and degrees of freedom of every comparison."""
    # The precision is ((a, b), (b, c)), since z is +1 or -1 and its square 1.
    a, b = moments.total + prior.k_mean, moments.ahead / 2
    c = moments.total / 4 + prior.k_shift
    of_mean = moments.sum_y + prior.k_mean * prior.mean
    of_shift = moments.sum_zy / 2 + prior.k_shift * prior.shift
    determinant = a * c - b * b
    mean = (c * of_mean - b * of_shift) / determinant
    shift = (a * of_shift - b * of_mean) / determinant
    nu = prior.nu + moments.total
    squares = (
        prior.nu * prior.spread
        + moments.sum_yy
        + prior.k_mean * prior.mean**2
        + prior.k_shift * prior.shift**2
        - (mean * of_mean + shift * of_shift)
    )
    scale = np.sqrt(np.maximum(squares, 1e-9) / nu * a / determinant)
    return shift, scale, nu


def _check(values: Floats, facing: Floats, weights: Floats) -> None:
    if not np.all(np.abs(values) <= 1):
        raise ValueError(
            f"A position is a number from -1 to 1, not {_first(values, np.abs(values) <= 1)}.\n"
            "Mend the polarity of the statement it comes from."
        )
    if not np.all(np.abs(facing) == 1):
        raise ValueError(
            f"A statement faces the patron (+1) or the courted side (-1), not "
            f"{_first(facing, np.abs(facing) == 1)}."
        )
    if not np.all((weights > 0) & (weights <= 1)):
        raise ValueError(
            f"A weight is above 0 and at most 1, not {_first(weights, (weights > 0) & (weights <= 1))}."
        )


def _first(column: Floats, is_sound: NDArray[np.bool_]) -> float:
    return float(column[~is_sound][0])
