"""An uncertain input of the game: its centre, its spread, and where both come from.

In: a centre and a spread. Out: draws, and a 90 % range for the reader. Method: shares are Beta with a mean
and a count, sizes log-normal with a mean and a log spread, and a count of concessions is taken as read.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp

import numpy as np
from numpy.typing import NDArray

from sottovoce.records import Evidence, GameInput

Array = NDArray[np.float64]

NAMES = (
    "prior",
    "gain",
    "harm",
    "leak",
    "punished_free",
    "punished_dependent",
    "cost_free",
    "cost_dependent",
    "relief",
    "audience_cost",
    "sunk_free",
    "sunk_dependent",
    "concession",
    "patron_threshold",
)
SHARES = frozenset({"prior", "leak", "punished_free", "punished_dependent", "patron_threshold"})
_Z90 = 1.6449
_GRID = 4001


class Shape(StrEnum):
    SHARE = "share"  # spread: the number of cases it is worth
    SIZE = "size"  # spread: standard deviation of its logarithm
    FIXED = "fixed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    name: str
    shape: Shape
    centre: float
    spread: float
    origin: str  # "ledger" or "default"
    reason: str
    evidence: tuple[Evidence, ...] = ()

    def draw(self, rng: np.random.Generator, count: int) -> Array:
        if self.shape is Shape.SHARE:
            # Away from 0 and 1, where odds have no value.
            drawn = rng.beta(self.centre * self.spread, (1 - self.centre) * self.spread, count)
            return np.clip(drawn, 0.005, 0.995)
        if self.shape is Shape.SIZE:
            noise = rng.normal(0, self.spread, count)
            return np.asarray(self.centre * np.exp(noise - self.spread**2 / 2), dtype=float)
        return np.full(count, self.centre)

    def range(self) -> tuple[float, float]:
        """The middle 90 %."""
        if self.shape is Shape.SHARE:
            return _share_range(self.centre, self.spread)
        if self.shape is Shape.SIZE:
            middle = self.centre * exp(-(self.spread**2) / 2)
            return middle * exp(-_Z90 * self.spread), middle * exp(_Z90 * self.spread)
        return self.centre, self.centre

    def as_input(self) -> GameInput:
        low, high = self.range()
        return GameInput(
            name=self.name,
            value=self.centre,
            low=low,
            high=high,
            origin=self.origin,
            reason=self.reason,
            evidence=self.evidence,
        )

    def fixed_at(self, value: float, reason: str) -> "Quantity":
        return replace(self, shape=Shape.FIXED, centre=value, reason=reason)


def share(
    name: str,
    centre: float,
    count: float,
    origin: str,
    reason: str,
    evidence: tuple[Evidence, ...] = (),
) -> Quantity:
    """A share, kept off 0 and 1, worth `count` cases."""
    return Quantity(
        name=name,
        shape=Shape.SHARE,
        centre=min(0.98, max(0.02, centre)),
        spread=count,
        origin=origin,
        reason=reason,
        evidence=evidence,
    )


def size(
    name: str,
    centre: float,
    spread: float,
    origin: str,
    reason: str,
    evidence: tuple[Evidence, ...] = (),
) -> Quantity:
    return Quantity(
        name=name,
        shape=Shape.SIZE,
        centre=centre,
        spread=spread,
        origin=origin,
        reason=reason,
        evidence=evidence,
    )


def _share_range(mean: float, count: float) -> tuple[float, float]:
    # Midpoints of a fine grid; a density without bound at 0 or 1 is finite there, and sums well enough.
    x = (np.arange(_GRID) + 0.5) / _GRID
    logs = (mean * count - 1) * np.log(x) + ((1 - mean) * count - 1) * np.log1p(-x)
    mass = np.cumsum(np.exp(logs - logs.max()))
    mass /= mass[-1]
    return float(x[np.searchsorted(mass, 0.05)]), float(x[np.searchsorted(mass, 0.95)])
