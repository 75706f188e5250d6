"""With whom honest talk is possible in a case: its inputs as a game with two audiences.

In: quantities of the private assurance game. Out: the regime at their centres, its share over draws, and the
payoffs it follows from. Method: the patron is the first receiver, the courted side the second, and state 1 is
a sender free to keep its word. Told the truth, the patron treats a free sender as free: that costs it what
the patron's anger adds, and spares a dependent one the same. The courted side relieves a free sender, and
denies a dependent one what it would get by pretending (docs/methods/two-audiences.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sottovoce.judgement.columns import Array
from sottovoce.judgement.montecarlo import drawn, game_of
from sottovoce.judgement.quantities import Quantity
from sottovoce.judgement.two_audiences import (
    REGIMES,
    PartialTalk,
    Regime,
    TwoAudiences,
    first_state_wavers,
    honest_talk,
    is_on_an_edge,
    second_state_wavers,
    worth_of_honesty,
)

# The inputs that decide with whom honest talk is possible, and those that only half-open talk turns on.
DECIDING = (
    "punished_free",
    "punished_dependent",
    "cost_free",
    "cost_dependent",
    "relief",
    "audience_cost",
)
HALF_OPEN = ("prior", "gain", "harm", "patron_threshold")


@dataclass(frozen=True, kw_only=True, slots=True)
class Payoffs:
    """What the truth brings a sender with each side, above what a lie does."""

    free_with_patron: float
    dependent_with_patron: float
    free_with_courted: float
    dependent_with_courted: float


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRegime:
    regime: Regime  # at the centres of the inputs
    share: float  # of the draws in which it is the same
    payoffs: Payoffs
    is_honest_with_patron: bool  # in private
    is_honest_with_courted: bool
    is_on_an_edge: bool
    worth: float  # of honest public talk to the sender, above silence, before it knows its type
    free_wavers: PartialTalk
    dependent_wavers: PartialTalk


def regime_of_case(quantities: Sequence[Quantity], *, draws: int, seed: int) -> CaseRegime:
    centre = audiences_of({quantity.name: quantity.centre for quantity in quantities})
    found = honest_talk(centre)
    index = int(found.regime()[0])
    sampled = honest_talk(audiences_of(drawn(quantities, np.random.default_rng(seed), draws)))
    with_patron_free, with_patron_dependent, with_courted_free, with_courted_dependent = (
        float(part[0]) for part in centre.gains()
    )
    return CaseRegime(
        regime=REGIMES[index],
        share=float(np.mean(sampled.regime() == index)),
        payoffs=Payoffs(
            free_with_patron=with_patron_free,
            dependent_with_patron=with_patron_dependent,
            free_with_courted=with_courted_free,
            dependent_with_courted=with_courted_dependent,
        ),
        is_honest_with_patron=bool(found.to_first[0]),
        is_honest_with_courted=bool(found.to_second[0]),
        is_on_an_edge=bool(is_on_an_edge(centre)[0]),
        worth=float(worth_of_honesty(centre).sender[0]),
        free_wavers=first_state_wavers(centre),
        dependent_wavers=second_state_wavers(centre),
    )


def audiences_of(values: Mapping[str, Array | float]) -> TwoAudiences:
    """The game with two audiences that quantities by name amount to."""
    free, dependent = game_of(values).benefits()
    anger = np.subtract(values["punished_free"], values["punished_dependent"])
    return TwoAudiences(
        first_1=-anger * values["cost_free"],
        first_2=anger * values["cost_dependent"],
        second_1=free,
        second_2=-dependent,
        own_first_1=np.subtract(1, values["patron_threshold"]),
        own_first_2=values["patron_threshold"],
        own_second_1=values["gain"],
        own_second_2=values["harm"],
        prior=values["prior"],
    )
