"""Logistic regression with a weak prior, for few rows and outcomes between 0 and 1.

In: a design (n, k) and outcomes (n,). Out: coefficients (k + 1,), the constant first. Method: the log
likelihood of fractional outcomes with a normal prior on every slope, maximised by Newton's method; the prior
keeps the answer finite where the rows can be told apart without an error (after Gelman et al. 2008, who put
a Cauchy).
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Standard deviations: of a slope on a column of the scale 0 to 1, and of the constant. Judgements.
SLOPE_SCALE = 2.5
CONSTANT_SCALE = 10.0
_STEPS = 100
_CLOSE = 1e-10


def fit(design: Array, outcomes: Array) -> Array:
    """The maximum of the posterior. design: (n, k), columns on the scale 0 to 1; outcomes: (n,) in [0, 1]."""
    x = np.column_stack([np.ones(len(design)), design])
    precision = np.full(x.shape[1], SLOPE_SCALE**-2)
    precision[0] = CONSTANT_SCALE**-2
    coefficients = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = _chance(x @ coefficients)
        slope = x.T @ (outcomes - chance) - precision * coefficients
        curve = (x.T * (chance * (1 - chance))) @ x + np.diag(precision)
        step = np.linalg.solve(curve, slope)
        coefficients = coefficients + step / max(1.0, float(np.abs(step).max()))
        if float(np.abs(step).max()) < _CLOSE:
            break
    return coefficients


def forecast(coefficients: Array, design: Array) -> Array:
    """Chances (n,) for a design (n, k)."""
    return _chance(coefficients[0] + design @ coefficients[1:])


def _chance(odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -500, 500))), dtype=float)
