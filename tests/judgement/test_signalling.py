from itertools import product
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.judgement.signalling import (
    OUTCOMES,
    Game,
    Outcome,
    Regime,
    equilibria,
    play,
    regime_of,
    thresholds,
)

# Payoffs of a sender in two states with two receivers, as worked in docs/methods/private-assurance.md.
REGIMES = [
    ((2, 1, 1, 3), Regime.FULL),
    ((1, 1, 1, 1), Regime.FULL),
    ((3, 3, -1, 1), Regime.ONE_SIDED),
    ((3, 3, -1, -2), Regime.ONE_SIDED),
    ((-1, 1, 2, 3), Regime.ONE_SIDED),
    ((3, -2, -1, 1), Regime.NONE),
    ((2, -1, 3, -2), Regime.NONE),
    ((0, 0, -1, 1), Regime.SUBVERSION),
    ((3, -1, -1, 2), Regime.MUTUAL),
    ((-2, 5, 3, -4), Regime.MUTUAL),
    ((3, 1, -1, -2), Regime.SUBVERSION),
    ((1, 1, -3, 2), Regime.SUBVERSION),
    ((-4, 2, 1, 1), Regime.SUBVERSION),
    ((-1, -1, -1, -1), Regime.NONE),
    ((1, -1, -1, 1), Regime.MUTUAL),
    ((-1, 2, 2, -1), Regime.MUTUAL),
    ((-3, 2, 2, -1), Regime.NONE),
]


@pytest.mark.parametrize(("payoffs", "regime"), REGIMES, ids=[str(p) for p, _ in REGIMES])
def test_regimes_are_those_worked_by_hand(payoffs: tuple[int, int, int, int], regime: Regime) -> None:
    assert regime_of(*payoffs) is regime


@pytest.mark.parametrize("payoffs", list(product((-2, -1, 1, 2), repeat=4)))
def test_swapping_the_receivers_changes_no_regime(payoffs: tuple[int, int, int, int]) -> None:
    v1, v2, w1, w2 = payoffs
    assert regime_of(v1, v2, w1, w2) is regime_of(w1, w2, v1, v2)


def assurance(**given_: float) -> Game:
    plain: dict[str, float] = {
        "punished_free": 0.5,
        "punished_dependent": 0.5,
        "breaking_free": 0.0,
        "breaking_dependent": 0.0,
    }
    return Game(**{**plain, **given_})


def stakes(gain: float, harm: float, relief_free: float, relief_dependent: float) -> dict[str, float]:
    return {
        "gain": gain,
        "harm": harm,
        "relief_free": relief_free,
        "relief_dependent": relief_dependent,
    }


LEAKED = assurance(
    **stakes(1, 2, 2, 2), prior=0.07, leak=0.6, punished_free=0.8, punished_dependent=0.1,
    cost_free=3, cost_dependent=1, sunk_free=1, sunk_dependent=2,
)  # fmt: skip
COSTLY = assurance(
    **stakes(1, 1, 3, 2), prior=0.25, leak=0.2, cost_free=1, cost_dependent=2,
    sunk_free=0.5, sunk_dependent=1.2, concession=1.6,
)  # fmt: skip
# name: game, nerves, outcome, P(accepted and sent)
WORKED = {
    "leaked-letter": (LEAKED, (0.72, 0.03), Outcome.NO_EFFECT, 0.0),
    "prisoners-freed": (
        assurance(
            **stakes(1.5, 0.75, 2, 1.5), prior=0.45, leak=0.3, punished_free=0.3, punished_dependent=0.2,
            cost_free=2, cost_dependent=2, sunk_free=0.4, sunk_dependent=0.6, concession=1,
        ),
        (0.29, 0.48), Outcome.POOLING, 1.0,
    ),
    "bluff": (
        assurance(
            **stakes(1, 1, 2, 1.5), prior=0.3, leak=0.4, punished_free=0.3, cost_free=1, cost_dependent=3
        ),
        (0.06, 0.40), Outcome.BLUFFING, 0.24,
    ),
    "deterred": (
        assurance(
            **stakes(1, 0.5, 2, 2), prior=0.6, leak=1, punished_free=0.9, punished_dependent=0.9,
            cost_free=4, cost_dependent=4,
        ),
        (1.8, 1.8), Outcome.NO_EFFECT, 0.0,
    ),
    "leak-disciplines": (
        assurance(
            **stakes(1, 1, 2, 1.5), prior=0.35, leak=0.7, punished_dependent=0.9, cost_free=2,
            cost_dependent=3,
        ),
        (0.35, 1.26), Outcome.SEPARATING, 0.35,
    ),
    "costly-concession": (COSTLY, (0.30, 1.06), Outcome.SEPARATING, 0.25),
    "cheap-talk": (
        assurance(**stakes(1, 1, 1, 1), prior=0.4, leak=0, cost_free=1, cost_dependent=1),
        (0.0, 0.0), Outcome.NO_EFFECT, 0.0,
    ),
    "anger-would-inform": (
        assurance(
            **stakes(1, 1, 3, 3), prior=0.3, leak=0.6, punished_free=0.9, punished_dependent=0.2,
            cost_free=1, cost_dependent=1,
        ),
        (0.18, 0.04), Outcome.NO_EFFECT, 0.0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(WORKED))
def test_worked_games_end_as_on_the_method_page(name: str) -> None:
    game, nerves, outcome, accepted = WORKED[name]
    played = play(game)
    # Nerve ratios are printed to two places.
    assert tuple(float(nerve) for nerve in game.nerves()) == pytest.approx(nerves, abs=5e-3)
    assert OUTCOMES[played.outcome[0]] is outcome
    assert float(played.accepted[0] * played.sent[0]) == pytest.approx(accepted)


def test_a_bluffing_sender_bluffs_as_often_as_keeps_the_courted_side_in_doubt() -> None:
    found = equilibria(WORKED["bluff"][0])
    assert found.sent_dependent[OUTCOMES.index(Outcome.BLUFFING), 0] == pytest.approx(3 / 7)


def test_thresholds_say_what_would_change_the_leaked_letter() -> None:
    needed = thresholds(LEAKED)
    assert needed.belief == pytest.approx(2 / 3)
    assert needed.cost_ratio == pytest.approx(1.94 / 0.56)  # 3.46
    assert needed.nerve_free == pytest.approx(0.72)


def test_the_least_concession_that_separates_is_below_the_one_made() -> None:
    least = thresholds(COSTLY).concession
    assert least == pytest.approx(1.5)


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
    assert thresholds(alike).concession is None
    assert (
        thresholds(
            assurance(**stakes(1, 1, 2, 2), prior=0.3, leak=0.5, cost_free=1, cost_dependent=1)
        ).audience_cost
        == inf
    )


SHARE = st.floats(0.02, 0.98)
SIZE = st.floats(0.1, 4)


@given(SHARE, SIZE, SIZE, SHARE, SHARE, SHARE, SIZE, SIZE, SIZE)
def test_nobody_gains_by_leaving_an_equilibrium(
    prior: float, gain: float, harm: float, leak: float, free: float, dependent: float,
    cost_free: float, cost_dependent: float, relief: float,
) -> None:  # fmt: skip
    game = assurance(
        **stakes(gain, harm, relief, relief), prior=prior, leak=leak, punished_free=free,
        punished_dependent=dependent, cost_free=cost_free, cost_dependent=cost_dependent,
    )  # fmt: skip
    found = equilibria(game)
    assert found.exists.any()
    benefits, costs = game.benefits(), game.costs()
    for row in np.flatnonzero(found.exists[:, 0]):
        sent = (found.sent_free[row, 0], found.sent_dependent[row, 0])
        accepted = found.accepted[row, 0]
        for played, benefit, cost in zip(sent, benefits, costs, strict=True):
            gained = accepted * float(benefit) - float(cost)
            # Rounding of a difference of numbers below ten.
            assert played == 0 or gained >= -1e-9
            assert played == 1 or gained <= 1e-9
        total = prior * sent[0] + (1 - prior) * sent[1]
        if total > 0:
            margin = prior * sent[0] / total - float(game.threshold())
            assert accepted == 0 or margin >= -1e-9
            assert accepted == 1 or margin <= 1e-9


@given(SHARE, SHARE)
def test_words_cannot_help_where_the_dependent_type_is_the_braver(prior: float, leak: float) -> None:
    game = assurance(
        **stakes(1, 1, 2, 2), prior=min(prior, 0.49), leak=leak, punished_free=0.8, punished_dependent=0.1,
        cost_free=3, cost_dependent=1,
    )  # fmt: skip
    assert OUTCOMES[play(game).outcome[0]] is Outcome.NO_EFFECT


def test_many_games_at_once_end_as_each_alone() -> None:
    rng = np.random.default_rng(7)
    columns = {
        key: rng.uniform(0.1, 0.9, 50) for key in ("prior", "leak", "punished_free", "punished_dependent")
    }
    columns |= {
        key: rng.uniform(0.2, 3, 50)
        for key in ("gain", "harm", "cost_free", "cost_dependent", "relief_free", "relief_dependent")
    }
    together = play(Game(**columns))
    for i in range(50):
        alone = play(Game(**{key: float(column[i]) for key, column in columns.items()}))
        assert alone.outcome[0] == together.outcome[i]
        assert alone.accepted[0] == pytest.approx(together.accepted[i])
