"""What would have to change for words to be believed, in the private assurance game.

In: n games. Out: for each number that a side could move, the value at which the outcome turns. Method: the
conditions of docs/methods/private-assurance.md solved for one number, the others kept.
"""

from dataclasses import dataclass
from math import inf

import numpy as np

from sottovoce.judgement.columns import Array, columns, quotient
from sottovoce.judgement.private_assurance import Game


@dataclass(frozen=True, kw_only=True, slots=True)
class Thresholds:
    """Each (n,); infinite where no value would do."""

    belief: Array  # prior above which words alone are accepted
    nerve_free: Array
    nerve_dependent: Array
    leak_from: Array  # leak rates between which only a free sender dares; none where from >= to
    leak_to: Array
    cost_ratio: Array  # a concession must cost a dependent sender this many times what it costs a free one
    concession: Array  # the least concession that separates (Riley 1979)
    concession_free: Array  # the most that a free sender would pay
    audience_cost: Array  # cost of a broken open pledge that deters a dependent sender


def thresholds(game: Game) -> Thresholds:
    benefit_free, benefit_dependent, cost_free, cost_dependent, sunk_free, sunk_dependent = columns(
        *game.benefits(),
        *game.costs(),
        np.multiply(game.sunk_free, game.concession),
        np.multiply(game.sunk_dependent, game.concession),
    )
    # What is left of the benefit once the risk of a leak is paid for.
    left_free = benefit_free - (cost_free - sunk_free)
    left_dependent = benefit_dependent - (cost_dependent - sunk_dependent)
    bearable_free = _bearable(left_free, game.sunk_free)
    bearable_dependent = _bearable(left_dependent, game.sunk_dependent)
    nerve_free, nerve_dependent = columns(*game.nerves())
    unpledged = np.subtract(game.relief_dependent, game.compliance_dependent) - cost_dependent
    return Thresholds(
        belief=columns(game.threshold(), nerve_free)[0],
        nerve_free=nerve_free,
        nerve_dependent=nerve_dependent,
        leak_from=_rate(benefit_dependent - sunk_dependent, game.punished_dependent, game.cost_dependent),
        leak_to=_rate(benefit_free - sunk_free, game.punished_free, game.cost_free),
        cost_ratio=quotient(np.maximum(left_dependent, 0), left_free, otherwise=inf),
        concession=np.where(
            (bearable_free > bearable_dependent) & np.isfinite(bearable_dependent), bearable_dependent, inf
        ),
        concession_free=bearable_free,
        audience_cost=_bearable(unpledged, game.breaking_dependent),
    )


def _rate(benefit: Array, punished: Array | float, cost: Array | float) -> Array:
    return _bearable(benefit, np.multiply(punished, cost))


def _bearable(benefit: Array, price: Array | float) -> Array:
    """How many units at that price the benefit pays for: none where there is no benefit."""
    return np.maximum(0.0, np.where(benefit > 0, quotient(benefit, price, otherwise=inf), 0.0))
