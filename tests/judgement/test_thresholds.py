from dataclasses import fields, replace
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_private_assurance import games
from worked_games import WORKED, assurance, stakes

from sottovoce.judgement.private_assurance import OUTCOMES, Game, Outcome, play
from sottovoce.judgement.thresholds import thresholds


def outcome(game: Game) -> Outcome:
    return OUTCOMES[play(game).outcome[0]]


def test_thresholds_say_what_would_change_the_leaked_letter() -> None:
    needed = thresholds(WORKED["leaked-letter"].game)
    assert needed.belief[0] == pytest.approx(2 / 3)
    assert needed.cost_ratio[0] == pytest.approx(1.94 / 0.56)  # 3.46
    assert needed.nerve_free[0] == pytest.approx(0.72)


@pytest.mark.parametrize("factor", [1.02, 0.98])
def test_an_act_separates_from_the_needed_ratio_of_costs_on(factor: float) -> None:
    """Of the leaked letter: with the largest concession a free sender could bear, just above and below."""
    letter = WORKED["leaked-letter"].game
    needed = thresholds(letter)
    acted = replace(
        letter,
        sunk_dependent=factor * float(needed.cost_ratio[0]),
        concession=0.999 * needed.concession_free[0],
    )
    assert (outcome(acted) is Outcome.SEPARATING) is (factor > 1)


def test_the_least_concession_that_separates_is_below_the_one_made() -> None:
    costly = WORKED["costly-concession"].game
    needed = thresholds(costly)
    assert needed.concession[0] == pytest.approx(1.5)
    assert needed.concession_free[0] == pytest.approx(5.8)
    assert outcome(replace(costly, concession=1.51)) is Outcome.SEPARATING
    assert outcome(replace(costly, concession=1.49)) is not Outcome.SEPARATING


def test_only_between_two_leak_rates_does_a_free_sender_alone_dare() -> None:
    game = replace(WORKED["leak-disciplines"].game, cost_free=4)
    needed = thresholds(game)
    window = (float(needed.leak_from[0]), float(needed.leak_to[0]))
    assert window == pytest.approx((1.5 / 2.7, 1.0))
    assert outcome(replace(game, leak=window[0] + 0.01)) is Outcome.SEPARATING
    assert outcome(replace(game, leak=window[0] - 0.01)) is not Outcome.SEPARATING


def test_a_pledge_in_the_open_deters_a_dependent_sender_from_its_audience_cost_on() -> None:
    game = replace(WORKED["leaked-letter"].game, breaking_dependent=0.9)
    needed = float(thresholds(game).audience_cost[0])
    assert needed == pytest.approx((2 - 0.06) / 0.9)
    assert outcome(replace(game, audience_cost=needed + 0.01)) is Outcome.SEPARATING
    assert outcome(replace(game, audience_cost=needed - 0.01)) is not Outcome.SEPARATING


def test_cheap_talk_is_believed_from_the_needed_prior_on() -> None:
    game = WORKED["cheap-talk"].game
    needed = float(thresholds(game).belief[0])
    assert outcome(replace(game, prior=needed + 0.01)) is Outcome.POOLING
    assert outcome(replace(game, prior=needed - 0.01)) is Outcome.NO_EFFECT


def test_no_concession_separates_where_it_costs_both_alike() -> None:
    alike = assurance(
        **stakes(1, 1, 2, 2),
        prior=0.3,
        leak=0.5,
        cost_free=1,
        cost_dependent=1,
        sunk_free=1,
        sunk_dependent=1,
    )
    assert thresholds(alike).concession[0] == inf
    unpriced = assurance(**stakes(1, 1, 2, 2), prior=0.3, leak=0.5, cost_free=1, cost_dependent=1)
    assert thresholds(unpriced).concession[0] == inf
    assert thresholds(unpriced).audience_cost[0] == inf


def test_a_concession_that_costs_a_free_sender_nothing_separates() -> None:
    game = assurance(
        **stakes(1, 1, 2, 2),
        prior=0.3,
        leak=0.5,
        cost_free=1,
        cost_dependent=1,
        sunk_free=0,
        sunk_dependent=1,
    )
    assert thresholds(game).concession[0] == pytest.approx(1.75)


# An input, a threshold, and whether the one raises (+1) or lowers (-1) the other.
MONOTONE = [
    ("harm", "belief", 1),
    ("gain", "belief", -1),
    ("cost_free", "nerve_free", 1),
    ("cost_dependent", "nerve_dependent", 1),
    ("cost_dependent", "leak_from", -1),
    ("cost_free", "leak_to", -1),
    ("relief_dependent", "leak_from", 1),
    ("relief_free", "leak_to", 1),
    ("cost_dependent", "cost_ratio", -1),
    ("cost_free", "cost_ratio", 1),
    ("cost_dependent", "audience_cost", -1),
    ("sunk_free", "concession_free", -1),
    ("cost_free", "concession_free", -1),
]


@pytest.mark.parametrize(("name", "threshold", "sign"), MONOTONE, ids=[f"{n}-{t}" for n, t, _ in MONOTONE])
@given(game=games(), more=st.floats(0.01, 3))
def test_each_threshold_moves_one_way_with_each_cost(
    name: str, threshold: str, sign: int, game: Game, more: float
) -> None:
    before = float(getattr(thresholds(game), threshold)[0])
    after = float(getattr(thresholds(replace(game, **{name: getattr(game, name) + more})), threshold)[0])
    assert after == before or sign * after > sign * before or np.isclose(after, before, rtol=1e-12)


@given(game=games(), more=st.floats(0.01, 3))
def test_a_dearer_concession_for_a_dependent_sender_is_a_smaller_one(game: Game, more: float) -> None:
    """Or none does before, and one after."""
    dearer = replace(game, sunk_dependent=game.sunk_dependent + more)
    assert thresholds(dearer).concession[0] <= thresholds(game).concession[0]


@given(games(), st.sampled_from([0.125, 8.0]))
def test_scaling_payoffs_leaves_what_has_no_unit(game: Game, factor: float) -> None:
    of_sender = (
        "cost_free", "cost_dependent", "relief_free", "relief_dependent", "audience_cost", "sunk_free",
        "sunk_dependent",
    )  # fmt: skip
    scaled = replace(game, **{name: getattr(game, name) * factor for name in of_sender})
    before, after = thresholds(game), thresholds(scaled)
    for name in (
        "belief",
        "nerve_free",
        "nerve_dependent",
        "leak_from",
        "leak_to",
        "cost_ratio",
        "concession",
    ):
        assert getattr(before, name)[0] == getattr(after, name)[0]


@given(games())
def test_no_threshold_is_no_number_or_below_nought(game: Game) -> None:
    found = thresholds(game)
    for field in fields(found):
        assert getattr(found, field.name)[0] >= 0  # false for what is no number, too
