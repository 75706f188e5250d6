from dataclasses import replace

import numpy as np
import pytest

from sottovoce.judgement.montecarlo import simulate
from sottovoce.judgement.patron_reaction import Reaction
from sottovoce.judgement.private_assurance import Outcome
from sottovoce.judgement.quantities import NAMES, Quantity, Shape, share, size

CENTRES = {
    "prior": 0.07, "gain": 1.0, "harm": 2.0, "leak": 0.6, "punished_free": 0.8, "punished_dependent": 0.1,
    "cost_free": 3.0, "cost_dependent": 1.0, "relief": 2.0, "audience_cost": 0.0, "sunk_free": 0.4,
    "sunk_dependent": 0.6, "concession": 0.0, "patron_threshold": 0.5,
}  # fmt: skip
COUNTS = {"prior": 20.0, "leak": 8.0, "punished_free": 8.0, "punished_dependent": 8.0}


def quantity(name: str, centre: float) -> Quantity:
    if name in COUNTS:
        return share(name, centre, COUNTS[name], "default", "invented")
    if name in ("audience_cost", "concession", "patron_threshold"):
        fixed = size(name, 1.0, 0.0, "default", "invented")
        return replace(fixed, shape=Shape.FIXED, centre=centre)
    return size(name, centre, 0.35, "default", "invented")


def quantities(**changed: float) -> list[Quantity]:
    return [quantity(name, {**CENTRES, **changed}[name]) for name in NAMES]


def test_a_leaked_letter_from_a_dependent_sender_is_hardly_ever_believed() -> None:
    found = simulate(quantities(), draws=4000, seed=5)
    # The reference computation printed .000; some of the costs differ in their spread here.
    assert found.probability < 0.01
    assert found.outcome is Outcome.NO_EFFECT


def test_prisoners_and_a_tolerant_patron_are_very_likely_believed() -> None:
    found = simulate(
        quantities(
            prior=0.45, gain=1.5, harm=0.75, leak=0.3, punished_free=0.3, punished_dependent=0.2,
            cost_free=2.0, cost_dependent=2.0, relief=1.75, concession=1.0,
        ),
        draws=4000,
        seed=5,
    )  # fmt: skip
    assert 0.7 <= found.probability <= 0.95


def test_a_higher_prior_of_autonomy_raises_the_answer() -> None:
    answers = [simulate(quantities(prior=p), draws=2000, seed=1).probability for p in (0.07, 0.3, 0.6, 0.9)]
    assert answers == sorted(answers)


def test_equal_seeds_give_equal_numbers() -> None:
    one, other = (simulate(quantities(), draws=500, seed=3) for _ in range(2))
    assert one.probability == other.probability
    assert np.array_equal(one.opinions, other.opinions)


def test_shares_of_outcomes_sum_to_one() -> None:
    assert sum(simulate(quantities(), draws=500, seed=3).shares.values()) == pytest.approx(1)


@pytest.mark.parametrize("name", ["prior", "gain", "concession"])
def test_the_printed_range_holds_nine_draws_in_ten(name: str) -> None:
    found = quantity(name, CENTRES[name])
    low, high = found.range()
    drawn = found.draw(np.random.default_rng(0), 20000)
    inside = float(np.mean((drawn >= low - 1e-12) & (drawn <= high + 1e-12)))
    # Sampling error of 20,000 draws is .002; the clip of shares adds a little.
    assert inside == pytest.approx(0.9 if found.shape is not Shape.FIXED else 1.0, abs=0.01)


def test_what_is_accepted_only_after_punishment_is_told_as_refused_after_a_shrug() -> None:
    inputs = quantities(prior=0.3, leak=0.6, punished_free=0.7, punished_dependent=0.05, cost_free=0.3)
    shrugged = simulate(inputs, draws=2000, seed=2, reaction=Reaction.TOLERATED)
    punished = simulate(inputs, draws=2000, seed=2, reaction=Reaction.PUNISHED)
    assert shrugged.outcome is punished.outcome is Outcome.POOLING
    assert shrugged.probability < 0.5 < punished.probability
    assert shrugged.ending.endswith("after what the patron did it is not accepted")
    assert punished.ending == Outcome.POOLING.value
