"""The game with uncertain inputs: a probability, its interval and which equilibria it comes from.

In: quantities with their spread, and the patron's reaction where it is told. Out: P(accept | what is known)
over draws. Method: independent draws (Beta for shares, log-normal for sizes), each weighted by the chance of
what is known: that the assurance was sent and, where told, how the patron took it. The courted side decides
with a little noise: a step function would claim too much.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sottovoce.judgement.columns import Array
from sottovoce.judgement.patron_reaction import REACTIONS, Reaction, seen_play
from sottovoce.judgement.private_assurance import OUTCOMES, Game, Outcome, play
from sottovoce.judgement.quantities import Quantity

# Noise of the courted side's decision, on the scale of beliefs; and how many draws stand for one analyst,
# whose mean over them is one opinion in the interval. Both are judgements, not estimates.
DECISION_NOISE = 0.05
DRAWS_PER_OPINION = 25
OPINIONS = 400
# An approach that theory calls senseless may still be made; no draw loses all its weight.
LEAST_WEIGHT = 0.05
_REFUSED = {
    Outcome.SEPARATING: "only a free sender gives it, yet after what the patron did it is not accepted",
    Outcome.POOLING: (
        "a free and a dependent sender both give it, and after what the patron did it is not accepted"
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Simulation:
    probability: float
    opinions: Array  # (OPINIONS,) probabilities, for the interval
    shares: Mapping[Outcome, float]
    acceptance: Mapping[Outcome, float]  # P(accept | what is known), of the draws that end so

    @property
    def outcome(self) -> Outcome:
        return max(self.shares, key=lambda outcome: self.shares[outcome])

    @property
    def ending(self) -> str:
        """How the game ends most often, in words; a reaction that is seen may turn acceptance round."""
        outcome = self.outcome
        return _REFUSED.get(outcome, outcome.value) if self.acceptance[outcome] < 0.5 else outcome.value


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """Of each draw, (n,): how the game ends, and what the courted side does and believes then."""

    outcome: NDArray[np.int64]
    accepted: Array
    posterior: Array
    likelihood: Array  # of what is known


def simulate(
    quantities: Sequence[Quantity], *, draws: int, seed: int, reaction: Reaction | None = None
) -> Simulation:
    """quantities: one for each name in `quantities.NAMES`. reaction: how the patron took the leak, None where
    nothing is told of it. Equal inputs and seed give equal numbers."""
    rng = np.random.default_rng(seed)
    game = game_of(drawn(quantities, rng, draws))
    known = _unseen(game) if reaction is None else _seen(game, reaction)
    decides_by_belief = np.isin(
        known.outcome, [OUTCOMES.index(Outcome.SEPARATING), OUTCOMES.index(Outcome.POOLING)]
    )
    away = np.clip((known.posterior - game.threshold()) / DECISION_NOISE, -500, 500)
    accepted = np.where(decides_by_belief, 1 / (1 + np.exp(-away)), known.accepted)
    weights = known.likelihood / known.likelihood.sum()
    endings = {outcome: known.outcome == index for index, outcome in enumerate(OUTCOMES)}
    picked = rng.choice(draws, (OPINIONS, DRAWS_PER_OPINION), p=weights)
    return Simulation(
        probability=float(weights @ accepted),
        opinions=accepted[picked].mean(axis=1),
        shares={outcome: float(weights[here].sum()) for outcome, here in endings.items()},
        acceptance={outcome: _mean(accepted[here], weights[here]) for outcome, here in endings.items()},
    )


def _mean(values: Array, weights: Array) -> float:
    total = float(weights.sum())
    return float(weights @ values) / total if total else 0.0


def drawn(quantities: Sequence[Quantity], rng: np.random.Generator, draws: int) -> dict[str, Array]:
    return {quantity.name: quantity.draw(rng, draws) for quantity in quantities}


def _unseen(game: Game) -> _Known:
    played = play(game)
    return _Known(
        outcome=played.outcome,
        accepted=played.accepted,
        posterior=played.posterior,
        likelihood=np.maximum(played.sent, LEAST_WEIGHT),
    )


def _seen(game: Game, reaction: Reaction) -> _Known:
    played, row = seen_play(game), REACTIONS.index(reaction)
    sent = game.prior * played.sent_free + np.subtract(1, game.prior) * played.sent_dependent
    return _Known(
        outcome=played.outcome,
        accepted=played.accepted[row],
        posterior=played.posterior[row],
        likelihood=np.maximum(sent, LEAST_WEIGHT) * played.likelihood[row],
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
