from dataclasses import replace
from random import Random

import numpy as np
import pytest
from brute_force import assurance_equilibria
from hypothesis import given
from hypothesis import strategies as st
from worked_games import WORKED, assurance, random_game, stakes

from sottovoce.judgement.columns import Array
from sottovoce.judgement.private_assurance import (
    OUTCOMES,
    Game,
    Outcome,
    equilibria,
    persuasion_bound,
    play,
)

SHARE = st.floats(0.02, 0.98)
SIZE = st.floats(0.1, 4)


def games(**fixed: st.SearchStrategy[float]) -> st.SearchStrategy[Game]:
    columns: dict[str, st.SearchStrategy[float]] = {
        "prior": SHARE, "leak": SHARE, "punished_free": SHARE, "punished_dependent": SHARE,
        "gain": SIZE, "harm": SIZE, "cost_free": SIZE, "cost_dependent": SIZE,
        "relief_free": SIZE, "relief_dependent": SIZE, "audience_cost": st.floats(0, 3),
        "sunk_free": SIZE, "sunk_dependent": SIZE, "concession": st.floats(0, 2),
    }  # fmt: skip
    return st.builds(Game, **{**columns, **fixed})


@pytest.mark.parametrize("name", sorted(WORKED))
def test_worked_games_end_as_on_the_method_page(name: str) -> None:
    worked = WORKED[name]
    played = play(worked.game)
    # Thresholds are printed to three places, nerve ratios to two.
    assert worked.game.threshold()[0] == pytest.approx(worked.needed, abs=5e-4)
    assert tuple(float(nerve[0]) for nerve in worked.game.nerves()) == pytest.approx(worked.nerves, abs=5e-3)
    assert OUTCOMES[played.outcome[0]] is worked.outcome
    assert played.sent[0] == pytest.approx(worked.sent)
    assert played.accepted[0] == pytest.approx(worked.accepted)
    assert played.posterior[0] == pytest.approx(worked.posterior)
    assert worked.game.prior == worked.prior


def test_a_bluffing_sender_bluffs_as_often_as_keeps_the_courted_side_in_doubt() -> None:
    found = equilibria(WORKED["bluff"].game)
    assert found.sent_dependent[OUTCOMES.index(Outcome.BLUFFING), 0] == pytest.approx(3 / 7)


def test_what_a_bluff_is_granted_is_the_nerve_ratio_of_what_persuasion_could_reach() -> None:
    """(mu / tau) x_D: the cost of being found out makes that share of it credible."""
    worked = WORKED["bluff"]
    assert persuasion_bound(worked.game)[0] == pytest.approx(0.6)
    assert worked.granted == pytest.approx(0.6 * 0.4)


@pytest.mark.parametrize("name", sorted(WORKED))
def test_nothing_is_granted_beyond_the_persuasion_bound(name: str) -> None:
    assert WORKED[name].granted <= persuasion_bound(WORKED[name].game)[0] + 1e-12


def as_found(game: Game) -> set[tuple[float, float, float]]:
    found = equilibria(game)
    return {
        (
            round(float(found.sent_free[row, 0]), 6),
            round(float(found.sent_dependent[row, 0]), 6),
            round(float(found.accepted[row, 0]), 6),
        )
        for row in np.flatnonzero(found.exists[:, 0])
    }


def test_four_hundred_games_end_as_by_brute_force() -> None:
    """The worked games in which every type risks something, and random ones up to four hundred."""
    rng = Random(1)
    costly = [worked.game for name, worked in sorted(WORKED.items()) if name != "cheap-talk"]
    for game in [*costly, *(random_game(rng) for _ in range(400 - len(costly)))]:
        tried = assurance_equilibria(
            float(game.prior),
            numbers(game.benefits()),
            numbers(game.costs()),
            float(game.gain),
            float(game.harm),
        )
        assert as_found(game) == tried, game


def numbers(pair: tuple[Array, Array]) -> tuple[float, float]:
    return float(pair[0][0]), float(pair[1][0])


@given(games())
def test_nobody_gains_by_leaving_an_equilibrium(game: Game) -> None:
    found = equilibria(game)
    assert found.exists.any()
    prior = float(game.prior)
    for row in np.flatnonzero(found.exists[:, 0]):
        sent = (found.sent_free[row, 0], found.sent_dependent[row, 0])
        accepted = found.accepted[row, 0]
        for played, benefit, cost in zip(sent, game.benefits(), game.costs(), strict=True):
            gained = accepted * float(benefit[0]) - float(cost[0])
            # Rounding of a difference of numbers below ten.
            assert played == 0 or gained >= -1e-9
            assert played == 1 or gained <= 1e-9
        total = prior * sent[0] + (1 - prior) * sent[1]
        if total > 0:
            margin = prior * sent[0] / total - float(game.threshold()[0])
            assert accepted == 0 or margin >= -1e-9
            assert accepted == 1 or margin <= 1e-9


def test_a_free_sender_that_risks_nothing_is_no_reason_to_refuse() -> None:
    """Refusal of an approach that only a free sender makes would be no best reply."""
    game = assurance(**stakes(1, 1, 2, 2), prior=0.3, leak=0.5, cost_free=0, cost_dependent=1)
    found, row = equilibria(game), OUTCOMES.index(Outcome.NO_EFFECT)
    assert not (found.sent_free[row, 0] == 1 and found.sent_dependent[row, 0] == 0)


def test_a_dependent_sender_with_nothing_to_win_keeps_silent() -> None:
    game = assurance(**stakes(1, 1, 2, 2), prior=0.3, leak=1, cost_free=1, cost_dependent=4)
    assert float(game.nerves()[1][0]) == 1
    assert OUTCOMES[play(game).outcome[0]] is Outcome.SEPARATING


@given(games(), st.sampled_from([0.125, 0.5, 4.0, 1024.0]), st.sampled_from([0.25, 8.0]))
def test_scaling_payoffs_changes_nothing(game: Game, sender: float, courted: float) -> None:
    """By powers of two, so that no digit is lost."""
    of_sender = ("cost_free", "cost_dependent", "relief_free", "relief_dependent", "audience_cost")
    scaled = replace(
        game,
        **{name: getattr(game, name) * sender for name in (*of_sender, "sunk_free", "sunk_dependent")},
        **{name: getattr(game, name) * courted for name in ("gain", "harm")},
    )
    here, there = play(game), play(scaled)
    assert here.outcome[0] == there.outcome[0]
    assert (here.sent[0], here.accepted[0]) == (there.sent[0], there.accepted[0])


@given(SHARE, SHARE)
def test_words_cannot_help_where_the_dependent_type_is_the_braver(prior: float, leak: float) -> None:
    game = assurance(
        **stakes(1, 1, 2, 2), prior=min(prior, 0.49), leak=leak, punished_free=0.8, punished_dependent=0.1,
        cost_free=3, cost_dependent=1,
    )  # fmt: skip
    assert OUTCOMES[play(game).outcome[0]] is Outcome.NO_EFFECT


@given(games())
def test_no_number_is_no_number(game: Game) -> None:
    played, found = play(game), equilibria(game)
    for array in (
        played.accepted, played.sent, played.posterior, found.sent_free, found.sent_dependent, found.accepted,
    ):  # fmt: skip
        assert ((array >= 0) & (array <= 1)).all()
    assert 0 <= persuasion_bound(game) <= 1


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
