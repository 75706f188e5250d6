"""The game with uncertain inputs: a probability, its interval and which equilibria it comes from.

In: quantities with their spread. Out: P(accept | assurance sent) over draws. Method: independent draws (Beta
for shares, log-normal for sizes), each weighted by the chance that the assurance is sent at all, since that
it was sent is known. The courted side decides with a little noise: a step function would claim too much.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sottovoce.judgement.quantities import Quantity
from sottovoce.judgement.signalling import OUTCOMES, Game, Outcome, play

Array = NDArray[np.float64]

# Noise of the courted side's decision, on the scale of beliefs; and how many draws stand for one analyst,
# whose mean over them is one opinion in the interval. Both are judgements, not estimates.
DECISION_NOISE = 0.05
DRAWS_PER_OPINION = 25
OPINIONS = 400
# An approach that theory calls senseless may still be made; no draw loses all its weight.
LEAST_WEIGHT = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Simulation:
    probability: float
    opinions: Array  # (OPINIONS,) probabilities, for the interval
    shares: Mapping[Outcome, float]

    @property
    def outcome(self) -> Outcome:
        return max(self.shares, key=lambda outcome: self.shares[outcome])


def simulate(quantities: Sequence[Quantity], *, draws: int, seed: int) -> Simulation:
    """quantities: one for each name in `quantities.NAMES`. Equal inputs and seed give equal numbers."""
    rng = np.random.default_rng(seed)
    drawn = {quantity.name: quantity.draw(rng, draws) for quantity in quantities}
    game = game_of(drawn)
    played = play(game)
    is_accepted_by_belief = np.isin(
        played.outcome, [OUTCOMES.index(Outcome.SEPARATING), OUTCOMES.index(Outcome.POOLING)]
    )
    away = np.clip((played.posterior - game.threshold()) / DECISION_NOISE, -500, 500)
    accepted = np.where(is_accepted_by_belief, 1 / (1 + np.exp(-away)), played.accepted)
    weights = np.maximum(played.sent, LEAST_WEIGHT)
    weights = weights / weights.sum()
    picked = rng.choice(draws, (OPINIONS, DRAWS_PER_OPINION), p=weights)
    return Simulation(
        probability=float(weights @ accepted),
        opinions=accepted[picked].mean(axis=1),
        shares={
            outcome: float(weights[played.outcome == index].sum()) for index, outcome in enumerate(OUTCOMES)
        },
    )


def game_of(values: Mapping[str, Array | float]) -> Game:
    """The game that quantities by name amount to; relief is the same for both types."""
    return Game(
        prior=values["prior"],
        gain=values["gain"],
        harm=values["harm"],
        leak=values["leak"],
        punished_free=values["punished_free"],
        punished_dependent=values["punished_dependent"],
        cost_free=values["cost_free"],
        cost_dependent=values["cost_dependent"],
        relief_free=values["relief"],
        relief_dependent=values["relief"],
        audience_cost=values["audience_cost"],
        sunk_free=values["sunk_free"],
        sunk_dependent=values["sunk_dependent"],
        concession=values["concession"],
    )
