"""Two games of words before two audiences, solved exactly and in arrays.

In: payoffs. Out: the regime of honest talk with two receivers (after Farrell and Gibbons 1989), and all
perfect Bayesian equilibria of the private assurance game with the one selected. Method: closed forms,
derived in docs/methods/private-assurance.md; D1 (Cho and Kreps 1987), then the most informative.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Regime(StrEnum):
    """With which of two receivers, and how, honest talk is possible. An upper bound: babbling always is."""

    NONE = "no communication"
    FULL = "full communication"
    ONE_SIDED = "one-sided discipline"
    MUTUAL = "mutual discipline"
    SUBVERSION = "subversion"


class Outcome(StrEnum):
    """Equilibria of the private assurance game, the most informative first."""

    SEPARATING = "only a free sender gives the assurance, and it is accepted"
    POOLING = "a free and a dependent sender both give it, and it is accepted"
    BLUFFING = "a dependent sender sometimes bluffs, and it is sometimes accepted"
    HESITATING = "a free sender sometimes keeps silent, and it is sometimes accepted"
    NO_EFFECT = "words carry no weight, and the assurance is not accepted"


OUTCOMES = tuple(Outcome)


def regime_of(v1: float, v2: float, w1: float, w2: float) -> Regime:
    """v, w: what the sender gains in each state when the first and the second receiver act on the truth."""
    first, second = min(v1, v2) >= 0, min(w1, w2) >= 0
    together = min(v1 + w1, v2 + w2) >= 0
    if first and second:
        return Regime.FULL
    if first or second:
        return Regime.ONE_SIDED if together else Regime.SUBVERSION
    return Regime.MUTUAL if together else Regime.NONE


@dataclass(frozen=True, kw_only=True, slots=True)
class Game:
    """The private assurance game, n times over; every field (n,) or a number.

    `free` means the autonomous type, which can keep its word, `dependent` the type that cannot.
    """

    prior: Array | float  # P(free)
    gain: Array | float  # of the courted side, accepting a free sender
    harm: Array | float  # of the courted side, accepting a dependent one
    leak: Array | float
    punished_free: Array | float  # P(patron punishes | leak, type)
    punished_dependent: Array | float
    cost_free: Array | float  # of that punishment
    cost_dependent: Array | float
    relief_free: Array | float
    relief_dependent: Array | float
    compliance_free: Array | float = 0.0
    compliance_dependent: Array | float = 0.0
    breaking_free: Array | float = 0.1  # P(breaks the pledge)
    breaking_dependent: Array | float = 0.9
    audience_cost: Array | float = 0.0  # of breaking a pledge that was open
    sunk_free: Array | float = 0.0  # cost of a unit of concession
    sunk_dependent: Array | float = 0.0
    concession: Array | float = 0.0

    def threshold(self) -> Array:
        """tau: the belief in a free sender above which the courted side accepts."""
        return np.asarray(self.harm / (np.asarray(self.gain) + self.harm), dtype=float)

    def benefits(self) -> tuple[Array, Array]:
        free = self.relief_free - self.compliance_free - np.multiply(self.breaking_free, self.audience_cost)
        dependent = (
            self.relief_dependent
            - self.compliance_dependent
            - np.multiply(self.breaking_dependent, self.audience_cost)
        )
        return np.asarray(free, dtype=float), np.asarray(dependent, dtype=float)

    def costs(self) -> tuple[Array, Array]:
        free = np.multiply(self.leak, self.punished_free) * self.cost_free
        dependent = np.multiply(self.leak, self.punished_dependent) * self.cost_dependent
        return (
            np.asarray(free + np.multiply(self.sunk_free, self.concession), dtype=float),
            np.asarray(dependent + np.multiply(self.sunk_dependent, self.concession), dtype=float),
        )

    def nerves(self) -> tuple[Array, Array]:
        """x: the least chance of acceptance that makes an approach worth its risk, for each type."""
        (free, dependent), (cost_free, cost_dependent) = self.benefits(), self.costs()
        return _nerve(cost_free, free), _nerve(cost_dependent, dependent)


@dataclass(frozen=True, kw_only=True, slots=True)
class Equilibria:
    """For each outcome in the order of OUTCOMES, and each of n games: (5, n)."""

    exists: Flags
    sent_free: Array
    sent_dependent: Array
    accepted: Array


@dataclass(frozen=True, kw_only=True, slots=True)
class Play:
    """The selected equilibrium of each of n games."""

    outcome: NDArray[np.int64]  # (n,) index into OUTCOMES
    accepted: Array  # P(accept | sent)
    sent: Array  # P(sent)
    posterior: Array  # P(free | sent); the prior where nobody sends


def equilibria(game: Game) -> Equilibria:
    """All generic perfect Bayesian equilibria; the courted side does not see how the patron reacts."""
    prior, threshold = np.broadcast_arrays(np.asarray(game.prior, dtype=float), game.threshold())
    nerve_free, nerve_dependent = np.broadcast_arrays(*game.nerves())
    shape = np.broadcast_shapes(prior.shape, nerve_free.shape)
    prior, threshold, x, y = (
        np.atleast_1d(np.broadcast_to(a, shape)) for a in (prior, threshold, nerve_free, nerve_dependent)
    )
    cost_free, cost_dependent = (np.atleast_1d(np.broadcast_to(c, shape)) for c in game.costs())
    with np.errstate(divide="ignore", invalid="ignore"):
        bluff = np.clip(prior * (1 - threshold) / (threshold * (1 - prior)), 0, 1)
        hesitate = np.clip(threshold * (1 - prior) / ((1 - threshold) * prior), 0, 1)
    one, nought = np.ones_like(prior), np.zeros_like(prior)
    is_free_of_cost = (cost_free == 0) & (cost_dependent == 0)
    exists = np.array(
        [
            (x < 1) & (y > 1),
            (x < 1) & (y < 1) & (prior >= threshold),
            (x < y) & (y < 1) & (prior < threshold),
            (y < x) & (x < 1) & (prior > threshold),
            ~(is_free_of_cost & (prior > threshold)),
        ]
    )
    babble_free = np.where(cost_free == 0, 1.0, 0.0)
    babble_dependent = np.where(cost_dependent == 0, 1.0, 0.0)
    return Equilibria(
        exists=exists,
        sent_free=np.array([one, one, one, np.nan_to_num(hesitate), babble_free]),
        sent_dependent=np.array([nought, one, np.nan_to_num(bluff), one, babble_dependent]),
        accepted=np.array([one, one, np.minimum(y, 1), np.minimum(x, 1), nought]),
    )


def play(game: Game) -> Play:
    """Select by D1, then the most informative. D1: off the path blame falls on the type with less to lose."""
    found = equilibria(game)
    count = found.exists.shape[1]
    nerve_free, nerve_dependent = (np.broadcast_to(nerve, (count,)) for nerve in game.nerves())
    survives = found.exists.copy()
    survives[-1] &= ~(nerve_free < np.minimum(nerve_dependent, 1))
    chosen = np.where(survives.any(axis=0), survives.argmax(axis=0), len(OUTCOMES) - 1)
    row = np.arange(count)
    free, dependent = found.sent_free[chosen, row], found.sent_dependent[chosen, row]
    prior = np.broadcast_to(np.asarray(game.prior, dtype=float), (count,))
    sent = prior * free + (1 - prior) * dependent
    posterior = np.where(sent > 0, prior * free / np.where(sent > 0, sent, 1), prior)
    return Play(outcome=chosen, accepted=found.accepted[chosen, row], sent=sent, posterior=posterior)


@dataclass(frozen=True, kw_only=True, slots=True)
class Thresholds:
    """What would have to change, for one game."""

    belief: float  # prior above which words alone are accepted
    nerve_free: float
    nerve_dependent: float
    leak_window: tuple[float, float]  # leak rates between which only a free sender dares
    cost_ratio: float  # a concession must cost a dependent sender this many times what it costs a free one
    concession: float | None  # least concession that separates, None where none does
    audience_cost: float  # cost of a broken open pledge that deters a dependent sender


def thresholds(game: Game) -> Thresholds:
    """For a game whose fields are numbers."""
    (benefit_free, benefit_dependent), (cost_free, cost_dependent) = (
        tuple(map(float, pair)) for pair in (game.benefits(), game.costs())
    )
    sunk_free, sunk_dependent = (
        float(np.multiply(s, game.concession)) for s in (game.sunk_free, game.sunk_dependent)
    )
    risk_free = float(np.multiply(game.punished_free, game.cost_free))
    risk_dependent = float(np.multiply(game.punished_dependent, game.cost_dependent))
    left_free = benefit_free - (cost_free - sunk_free)
    left_dependent = benefit_dependent - (cost_dependent - sunk_dependent)
    nerve_free, nerve_dependent = (float(nerve) for nerve in game.nerves())
    breaking = float(game.breaking_dependent)
    deterring = float(game.relief_dependent) - float(game.compliance_dependent) - cost_dependent
    return Thresholds(
        belief=float(game.threshold()),
        nerve_free=nerve_free,
        nerve_dependent=nerve_dependent,
        leak_window=(
            _ratio(benefit_dependent - sunk_dependent, risk_dependent),
            _ratio(benefit_free - sunk_free, risk_free),
        ),
        cost_ratio=_ratio(left_dependent, left_free),
        concession=_least_concession(
            _ratio(left_free, float(game.sunk_free)), _ratio(left_dependent, float(game.sunk_dependent))
        ),
        audience_cost=_ratio(deterring, breaking),
    )


def _least_concession(bearable_free: float, bearable_dependent: float) -> float | None:
    if inf in (bearable_free, bearable_dependent) or bearable_free <= max(0.0, bearable_dependent):
        return None
    return max(0.0, bearable_dependent)


def _ratio(above: float, below: float) -> float:
    return above / below if below > 0 else inf


def _nerve(cost: Array, benefit: Array) -> Array:
    never = np.where((benefit == 0) & (cost == 0), 0.0, inf)
    return np.where(benefit > 0, cost / np.where(benefit > 0, benefit, 1), never)
