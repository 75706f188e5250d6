"""From the grounds to a number: the game and the reference class, pooled.

In: the grounds of a case. Out: a probability with its 90 % interval and its parts. Method: docs/methods/
private-assurance.md; `pool` weighs the game .3 and the reference class .7.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sottovoce.errors import CaseError
from sottovoce.judgement.grounds import Grounds
from sottovoce.judgement.inputs import quantities_of
from sottovoce.judgement.montecarlo import OPINIONS, Simulation, simulate
from sottovoce.judgement.quantities import NAMES, SHARES, Quantity
from sottovoce.judgement.reactions import ToldReaction, told_reaction
from sottovoce.judgement.reference import CEILING, FLOOR, GAME_WEIGHT, ReferenceClass, pool, reference_class

POOL_WEIGHT = "game_weight"
SET_BY_USER = "set by the user"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    probability: float
    low: float
    high: float
    simulation: Simulation
    reference: ReferenceClass
    quantities: tuple[Quantity, ...]
    weight: float
    reaction: ToldReaction | None

    def centre(self, name: str) -> float:
        return next(q.centre for q in self.quantities if q.name == name)

    def centres(self) -> dict[str, float]:
        return {q.name: q.centre for q in self.quantities}


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How to compute, apart from what is known: draws, seed, the day, and what the user fixes.

    sender, since: whose case it is, by name, and the day of its first words; its own outcome must not count.
    """

    draws: int
    seed: int
    day: str | None
    parameters: Mapping[str, float]
    sender: str | None = None
    since: str | None = None


def answer(grounds: Grounds, settings: Settings) -> Answer:
    quantities = tuple(_fixed_by_user(q, settings.parameters) for q in quantities_of(grounds))
    return answer_from(quantities, settings, told_reaction(grounds))


def answer_from(
    quantities: Sequence[Quantity], settings: Settings, reaction: ToldReaction | None = None
) -> Answer:
    """reaction: how the patron took the words when they came out, as told or as supposed."""
    simulation = simulate(
        quantities,
        draws=settings.draws,
        seed=settings.seed,
        reaction=reaction.reaction if reaction is not None else None,
    )
    concession = next(q.centre for q in quantities if q.name == "concession")
    level = round(min(2.0, max(0.0, concession)))
    reference = reference_class(level, settings.day, sender=settings.sender, since=settings.since)
    weight = settings.parameters.get(POOL_WEIGHT, GAME_WEIGHT)
    spread = np.random.default_rng(settings.seed).beta(*reference.shape, OPINIONS)
    pooled = np.clip(weight * simulation.opinions + (1 - weight) * spread, FLOOR, CEILING)
    probability = pool(simulation.probability, reference.mean, weight)
    return Answer(
        probability=probability,
        low=min(probability, float(np.quantile(pooled, 0.05))),
        high=max(probability, float(np.quantile(pooled, 0.95))),
        simulation=simulation,
        reference=reference,
        quantities=tuple(quantities),
        weight=weight,
        reaction=reaction,
    )


def check_parameters(parameters: Mapping[str, float]) -> None:
    """Raises CaseError on a name that is no input, or a value that cannot be one."""
    known = (*NAMES, POOL_WEIGHT)
    shares = SHARES | {POOL_WEIGHT}
    for name, value in parameters.items():
        if name not in known:
            raise CaseError(f"No input is called {name!r}.\nHave {', '.join(known)}.")
        if not np.isfinite(value) or value < 0 or (name in shares and value > 1):
            raise CaseError(f"{value} cannot be a value of {name!r}.\nGive a number from 0 to 1, or a size.")


def _fixed_by_user(quantity: Quantity, parameters: Mapping[str, float]) -> Quantity:
    if quantity.name not in parameters:
        return quantity
    value = parameters[quantity.name]
    if quantity.name in SHARES:
        value = min(0.995, max(0.005, value))
    elif quantity.name in ("gain", "harm", "relief"):
        value = max(1e-6, value)
    return quantity.fixed_at(value, SET_BY_USER)
