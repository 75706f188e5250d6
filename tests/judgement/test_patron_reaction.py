from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from test_private_assurance import games
from worked_games import WORKED, assurance, random_game, stakes

from sottovoce.judgement.patron_reaction import (
    REACTIONS,
    Reaction,
    belief_after,
    seen_equilibria,
    seen_play,
    signals,
)
from sottovoce.judgement.private_assurance import OUTCOMES, Game, Outcome, equilibria, play

PUNISHED, QUIET, TOLERATED = range(3)
INFORMED = WORKED["anger-would-inform"].game


def test_an_angry_patron_vouches_and_a_shrug_convicts() -> None:
    """Punished in .9 of leaks if free, in .2 if dependent: odds 3:7 times 4.5, 1 and 1/8."""
    told = signals(INFORMED)
    assert told.ratio[:, 0] == pytest.approx([4.5, 1.0, 0.125])
    after = [float(belief_after(0.3, ratio)[0]) for ratio in told.ratio[:, 0]]
    assert after == pytest.approx([27 / 41, 0.3, 3 / 59])


def test_where_words_say_nothing_the_patrons_anger_may() -> None:
    """Nothing is granted unseen; seen, .54 of free and .12 of dependent senders that ask."""
    assert OUTCOMES[play(INFORMED).outcome[0]] is Outcome.NO_EFFECT
    played = seen_play(INFORMED)
    assert OUTCOMES[played.outcome[0]] is Outcome.POOLING
    assert played.accepted[:, 0] == pytest.approx([1, 0, 0])
    told = signals(INFORMED)
    free = float(played.sent_free[0] * (played.accepted * told.if_free).sum())
    dependent = float(played.sent_dependent[0] * (played.accepted * told.if_dependent).sum())
    assert (free, dependent) == pytest.approx((0.54, 0.12))
    assert 0.3 * free + 0.7 * dependent == pytest.approx(0.246)


def test_a_hopeless_letter_stays_so_whatever_the_patron_does() -> None:
    played = seen_play(WORKED["leaked-letter"].game)
    assert OUTCOMES[played.outcome[0]] is Outcome.NO_EFFECT
    assert (played.accepted == 0).all()


def test_a_bluff_is_worked_by_hand() -> None:
    """Odds 1 to 4 where 2 to 1 are needed; all leaks; .8 of free and .2 of dependent senders are punished."""
    game = assurance(
        **stakes(1, 2, 2, 2), prior=0.2, leak=1, punished_free=0.8, punished_dependent=0.2,
        cost_free=0.5, cost_dependent=1,
    )  # fmt: skip
    found, row = seen_equilibria(game), OUTCOMES.index(Outcome.BLUFFING)
    # After a punishment, odds of 1/4 times .8/.2, divided by how often it bluffs, have to be 2.
    assert found.exists[row, 0]
    assert found.sent_dependent[row, 0] == pytest.approx(0.5)
    # It dares from k/B = .2/2 = .1, and meets a punishment in .2: accepted there in one of two.
    assert found.accepted[row, :, 0] == pytest.approx([0.5, 0, 0])
    assert OUTCOMES[seen_play(game).outcome[0]] is Outcome.BLUFFING


def test_punishment_that_only_a_free_sender_meets_leaves_no_room_for_refusal() -> None:
    """Off the path, too: a reaction only one type can meet betrays that type."""
    game = assurance(
        **stakes(1, 1, 3, 3), prior=0.02, leak=1, punished_free=0.9, punished_dependent=0.0,
        cost_free=1, cost_dependent=1,
    )  # fmt: skip
    assert not seen_equilibria(game).exists[OUTCOMES.index(Outcome.NO_EFFECT), 0]
    played = seen_play(game)
    assert played.accepted[PUNISHED, 0] == 1
    assert played.posterior[PUNISHED, 0] == 1


@given(games())
def test_a_patron_that_tells_nothing_apart_changes_nothing(game: Game) -> None:
    blind = replace(game, punished_dependent=game.punished_free)
    # Types that dare alike, or at certainty only, are decided by the last digit of a sum.
    free, dependent = blind.nerves()
    assume(not np.isclose([*free, 1, 1], [*dependent, *free, *dependent], rtol=1e-9).any())
    unseen, seen = play(blind), seen_play(blind)
    assert unseen.outcome[0] == seen.outcome[0]
    told = signals(blind)
    accepted = float((seen.accepted * told.if_free).sum(axis=0)[0])
    assert accepted == pytest.approx(unseen.accepted[0], abs=1e-9)
    assert (equilibria(blind).exists == seen_equilibria(blind).exists).all()


def expected(game: Game, accepted: np.ndarray, *, is_free: bool) -> float:
    told, who = signals(game), 0 if is_free else 1
    chance = float((accepted * (told.if_free if is_free else told.if_dependent)[:, 0]).sum())
    return chance * float(game.benefits()[who][0]) - float(game.costs()[who][0])


def nobody_gains_by_leaving(game: Game) -> int:
    """Every reported equilibrium against each side's best reply; how many there are."""
    found, told = seen_equilibria(game), signals(game)
    prior, needed = float(game.prior), float(game.threshold()[0])
    for row in np.flatnonzero(found.exists[:, 0]):
        sent = (float(found.sent_free[row, 0]), float(found.sent_dependent[row, 0]))
        accepted = found.accepted[row, :, 0]
        for chance, is_free in zip(sent, (True, False), strict=True):
            gained = expected(game, accepted, is_free=is_free)
            assert chance == 0 or gained >= -1e-9
            assert chance == 1 or gained <= 1e-9
        for reaction in range(3):
            free = prior * sent[0] * told.if_free[reaction, 0]
            dependent = (1 - prior) * sent[1] * told.if_dependent[reaction, 0]
            if free + dependent > 0:
                margin = free / (free + dependent) - needed
                assert accepted[reaction] == 0 or margin >= -1e-9
                assert accepted[reaction] == 1 or margin <= 1e-9
    return int(found.exists.sum())


@given(games())
def test_nobody_gains_by_leaving_an_equilibrium(game: Game) -> None:
    assert nobody_gains_by_leaving(game) > 0


def brute(game: Game) -> set[tuple[float, float]]:
    """(sent by free, by dependent) of the equilibria in which somebody sends: every answer that is sure after
    each reaction but at most one, the mixing type solved for."""
    told = signals(game)
    prior, needed = float(game.prior), float(game.threshold()[0])
    found = set()
    for sure in range(8):
        pure = np.array([float(sure >> j & 1) for j in range(3)])
        for mixing in (None, 0, 1, 2):
            for accepted, sent in _profiles(game, pure, mixing):
                if sum(sent) and _replies(told, prior, needed, accepted, sent):
                    gains = [expected(game, accepted, is_free=who == 0) for who in (0, 1)]
                    if all(
                        (chance == 0 or gain >= -1e-9) and (chance == 1 or gain <= 1e-9)
                        for chance, gain in zip(sent, gains, strict=True)
                    ):
                        found.add((round(sent[0], 6), round(sent[1], 6)))
    return found


def _profiles(
    game: Game, pure: np.ndarray, mixing: int | None
) -> list[tuple[np.ndarray, tuple[float, float]]]:
    if mixing is None:
        return [(pure, (1.0, 1.0)), (pure, (1.0, 0.0)), (pure, (0.0, 1.0))]
    told = signals(game)
    odds = float(game.prior) / (1 - float(game.prior))
    needed = float(game.threshold()[0]) / (1 - float(game.threshold()[0]))
    profiles = []
    for is_free in (True, False):
        chances = (told.if_free if is_free else told.if_dependent)[:, 0]
        nerve = float(game.nerves()[0 if is_free else 1][0])
        others = float((np.delete(pure, mixing) * np.delete(chances, mixing)).sum())
        if chances[mixing] == 0:
            continue
        share = (nerve - others) / chances[mixing]
        balance = odds * float(told.if_free[mixing, 0] / told.if_dependent[mixing, 0]) / needed
        sent = (1 / balance, 1.0) if is_free else (1.0, balance)
        if 0 < share < 1 and 0 < min(sent) < 1 and max(sent) <= 1:
            accepted = pure.copy()
            accepted[mixing] = share
            profiles.append((accepted, sent))
    return profiles


def _replies(
    told: object, prior: float, needed: float, accepted: np.ndarray, sent: tuple[float, float]
) -> bool:
    for reaction in range(3):
        free = prior * sent[0] * told.if_free[reaction, 0]  # type: ignore[attr-defined]
        dependent = (1 - prior) * sent[1] * told.if_dependent[reaction, 0]  # type: ignore[attr-defined]
        margin = free / (free + dependent) - needed
        if (accepted[reaction] > 0 and margin < -1e-9) or (accepted[reaction] < 1 and margin > 1e-9):
            return False
    return True


def test_four_hundred_games_end_as_by_brute_force() -> None:
    rng = Random(2)
    for game in (random_game(rng) for _ in range(400)):
        found = seen_equilibria(game)
        mine = {
            (round(float(found.sent_free[row, 0]), 6), round(float(found.sent_dependent[row, 0]), 6))
            for row in np.flatnonzero(found.exists[:, 0])
            if OUTCOMES[row] is not Outcome.NO_EFFECT
        }
        assert mine == brute(game), game


@given(games(), st.sampled_from([0.125, 4.0]), st.sampled_from([0.25, 8.0]))
def test_scaling_payoffs_changes_nothing(game: Game, sender: float, courted: float) -> None:
    of_sender = (
        "cost_free", "cost_dependent", "relief_free", "relief_dependent", "audience_cost", "sunk_free",
        "sunk_dependent",
    )  # fmt: skip
    scaled = replace(
        game,
        **{name: getattr(game, name) * sender for name in of_sender},
        **{name: getattr(game, name) * courted for name in ("gain", "harm")},
    )
    here, there = seen_play(game), seen_play(scaled)
    assert here.outcome[0] == there.outcome[0]
    assert (here.accepted == there.accepted).all()


@given(games(punished_free=st.sampled_from([0.0, 0.3, 1.0]), leak=st.sampled_from([0.0, 0.5, 1.0])))
def test_no_number_is_no_number_at_the_bounds_either(game: Game) -> None:
    played, found = seen_play(game), seen_equilibria(game)
    for array in (
        played.accepted, played.likelihood, played.posterior, played.sent_free, played.sent_dependent,
        found.accepted, found.sent_free, found.sent_dependent,
    ):  # fmt: skip
        assert ((array >= 0) & (array <= 1 + 1e-12)).all()
    assert played.likelihood.sum(axis=0) == pytest.approx(1)
    assert found.exists.any()


def test_many_games_at_once_end_as_each_alone() -> None:
    rng = Random(5)
    each = [random_game(rng) for _ in range(60)]
    together = seen_play(
        Game(**{name: np.array([getattr(g, name) for g in each]) for name in Game.__dataclass_fields__})
    )
    for i, game in enumerate(each):
        alone = seen_play(game)
        assert alone.outcome[0] == together.outcome[i]
        assert alone.accepted[:, 0] == pytest.approx(together.accepted[:, i])


def test_reactions_are_told_in_one_order() -> None:
    assert REACTIONS == (Reaction.PUNISHED, Reaction.QUIET, Reaction.TOLERATED)
    assert signals(INFORMED).if_free[:, 0] == pytest.approx([0.54, 0.4, 0.06])
