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
class Posteriors:
    """As many posteriors as there are comparisons, each field an array."""

    mean: Floats
    scale: Floats
    nu: Floats


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
    found = divergence_posteriors(y, z, w, prior)
    return Posterior(mean=float(found.mean), scale=float(found.scale), nu=float(found.nu))


def divergence_posteriors(
    values: ArrayLike, facing: ArrayLike, weights: ArrayLike, prior: Prior = DEFAULT_PRIOR
) -> Posteriors:
    """The same for many comparisons at once: arrays of (..., n), broadcast against one another.

    A weight of 0 leaves a value out, so that comparisons of unequal length fit into one array. Values are
    not checked: simulated ones may leave [-1, 1].
    """
    y, z, w = np.broadcast_arrays(*(np.asarray(column, dtype=float) for column in (values, facing, weights)))
    total, ahead = w.sum(-1), (w * z).sum(-1)
    sum_y, sum_zy = (w * y).sum(-1), (w * z * y).sum(-1)
    # The precision is ((a, b), (b, c)), since z is +1 or -1 and its square 1.
    a, b = total + prior.k_mean, ahead / 2
    c = total / 4 + prior.k_shift
    right_mean = sum_y + prior.k_mean * prior.mean
    right_shift = sum_zy / 2 + prior.k_shift * prior.shift
    determinant = a * c - b * b
    mean = (c * right_mean - b * right_shift) / determinant
    shift = (a * right_shift - b * right_mean) / determinant
    nu = prior.nu + total
    squares = (
        prior.nu * prior.spread
        + (w * y**2).sum(-1)
        + prior.k_mean * prior.mean**2
        + prior.k_shift * prior.shift**2
        - (mean * right_mean + shift * right_shift)
    )
    scale = np.sqrt(np.maximum(squares, 1e-9) / nu * a / determinant)
    return Posteriors(mean=shift, scale=scale, nu=nu)


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
