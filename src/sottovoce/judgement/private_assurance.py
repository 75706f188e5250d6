"""The private assurance game: all its perfect Bayesian equilibria, and the one selected, in arrays.

In: payoffs and rates, n games at once. Out: which of five equilibria exist, how they are played, which one D1
leaves and the most informative of these, and how far words could go at best. Method: closed forms, derived in
docs/methods/private-assurance.md; D1 (Cho and Kreps 1987); persuasion bound (Kamenica and Gentzkow 2011).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np
from numpy.typing import NDArray

from sottovoce.judgement.columns import Array, Flags, columns, quotient


class Outcome(StrEnum):
    """Equilibria of the private assurance game, the most informative first."""

    SEPARATING = "only a free sender gives the assurance, and it is accepted"
    POOLING = "a free and a dependent sender both give it, and it is accepted"
    BLUFFING = "a dependent sender sometimes bluffs, and it is sometimes accepted"
    HESITATING = "a free sender sometimes keeps silent, and it is sometimes accepted"
    NO_EFFECT = "words carry no weight, and the assurance is not accepted"


OUTCOMES = tuple(Outcome)


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
        gain, harm = columns(self.gain, self.harm)
        return harm / (gain + harm)

    def benefits(self) -> tuple[Array, Array]:
        """B: what acceptance brings each type, less what keeping or breaking the word costs it."""
        free, dependent = columns(
            np.subtract(self.relief_free, self.compliance_free)
            - np.multiply(self.breaking_free, self.audience_cost),
            np.subtract(self.relief_dependent, self.compliance_dependent)
            - np.multiply(self.breaking_dependent, self.audience_cost),
        )
        return free, dependent

    def costs(self) -> tuple[Array, Array]:
        """k: what the approach costs each type, accepted or not."""
        free, dependent = columns(
            np.multiply(self.leak, self.punished_free) * self.cost_free
            + np.multiply(self.sunk_free, self.concession),
            np.multiply(self.leak, self.punished_dependent) * self.cost_dependent
            + np.multiply(self.sunk_dependent, self.concession),
        )
        return free, dependent

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
    prior, needed, free, dependent, cost_free, cost_dependent = columns(
        game.prior, game.threshold(), *game.nerves(), *game.costs()
    )
    one, nought = np.ones_like(prior), np.zeros_like(prior)
    is_costless = (cost_free == 0) & (cost_dependent == 0)
    exists = np.array(
        [
            (free < 1) & (dependent >= 1),
            (free < 1) & (dependent <= 1) & (prior >= needed),
            (free < dependent) & (dependent < 1) & (prior < needed),
            (dependent < free) & (free < 1) & (prior > needed),
            ~(is_costless & (prior > needed)),
        ]
    )
    bluff = quotient(prior * (1 - needed), needed * (1 - prior), otherwise=1.0)
    hesitate = quotient(needed * (1 - prior), (1 - needed) * prior, otherwise=1.0)
    return Equilibria(
        exists=exists,
        # Where nothing is lost by speaking and nothing is believed, everybody may as well speak.
        sent_free=np.array([one, one, one, np.minimum(hesitate, 1), np.where(is_costless, 1.0, 0.0)]),
        sent_dependent=np.array(
            [nought, one, np.minimum(bluff, 1), one, np.where(cost_dependent == 0, 1.0, 0.0)]
        ),
        accepted=np.array([one, one, np.minimum(dependent, 1), np.minimum(free, 1), nought]),
    )


def play(game: Game) -> Play:
    """Select by D1, then the most informative."""
    found = equilibria(game)
    chosen = select(found.exists, *columns(*game.nerves(), found.exists[0])[:2])
    row = np.arange(len(chosen))
    free, dependent = found.sent_free[chosen, row], found.sent_dependent[chosen, row]
    prior = columns(game.prior, free)[0]
    sent = prior * free + (1 - prior) * dependent
    return Play(
        outcome=chosen,
        accepted=found.accepted[chosen, row],
        sent=sent,
        posterior=np.where(sent > 0, quotient(prior * free, sent, otherwise=0.0), prior),
    )


def select(exists: Flags, dares_free: Array, dares_dependent: Array) -> NDArray[np.int64]:
    """The most informative equilibrium that D1 leaves, (n,) index into OUTCOMES.

    exists: (5, n). dares_...: how well an approach must be received, from 0 to 1 and beyond, before each type
    makes it. Off the path the courted side blames the type that dares sooner; if that is the free one, and it
    dares at all, refusing every approach is no equilibrium.
    """
    survives = exists.copy()
    survives[-1] &= ~(dares_free < np.minimum(dares_dependent, 1))
    return np.where(survives.any(axis=0), survives.argmax(axis=0), len(OUTCOMES) - 1)


def persuasion_bound(game: Game) -> Array:
    """The most often any way of speaking, kept to as a rule, could be sent and accepted."""
    return np.minimum(1.0, np.divide(game.prior, game.threshold()))


def _nerve(cost: Array, benefit: Array) -> Array:
    wasted = np.where((benefit == 0) & (cost == 0), 0.0, inf)
    return np.asarray(np.where(benefit > 0, quotient(cost, benefit, otherwise=0.0), wasted))
