"""Minimum of a smooth function of a few numbers, without derivatives.

In: a function and a start. Out: the best point found. Method: Nelder and Mead (1965), standard coefficients.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def minimise(
    loss: Callable[[Array], float],
    start: Array,
    *,
    step: float = 0.25,
    tolerance: float = 1e-3,
    rounds: int = 250,
) -> Array:
    """tolerance: the spread of the loss over the simplex at which it stops."""
    points = [start, *(start + step * axis for axis in np.eye(len(start)))]
    corners = sorted(((loss(p), i, p) for i, p in enumerate(points)), key=lambda c: c[:2])
    count = len(corners)
    for _ in range(rounds):
        if corners[-1][0] - corners[0][0] < tolerance:
            break
        centre = np.mean([p for *_, p in corners[:-1]], axis=0)
        worst = corners[-1][2]
        tried = _better_corner(loss, centre, worst, corners[0][0], corners[-2][0], corners[-1][0])
        if tried is None:
            best = corners[0][2]
            shrunk = [best + 0.5 * (p - best) for *_, p in corners[1:]]
            corners = [corners[0], *((loss(p), count + i, p) for i, p in enumerate(shrunk))]
        else:
            corners[-1] = (tried[0], count, tried[1])
        count += len(corners)
        corners.sort(key=lambda c: c[:2])
    return corners[0][2]


def _better_corner(
    loss: Callable[[Array], float], centre: Array, worst: Array, best: float, second: float, last: float
) -> tuple[float, Array] | None:
    mirrored = centre + (centre - worst)
    value = loss(mirrored)
    if value < best:
        stretched = centre + 2 * (centre - worst)
        farther = loss(stretched)
        return (farther, stretched) if farther < value else (value, mirrored)
    if value < second:
        return value, mirrored
    inward = centre + 0.5 * ((mirrored if value < last else worst) - centre)
    nearer = loss(inward)
    return (nearer, inward) if nearer < min(value, last) else None
