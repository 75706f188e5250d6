import random
from dataclasses import fields
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from brute_force import Profile, Public, is_equilibrium, tells_something, tells_the_truth
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.judgement.two_audiences import (
    REGIMES,
    PartialTalk,
    Regime,
    TwoAudiences,
    first_state_wavers,
    honest_talk,
    is_on_an_edge,
    regime_of,
    second_state_wavers,
    worth_of_honesty,
)

# Payoffs of a sender in two states with two receivers, as worked in docs/methods/two-audiences.md.
REGIME_TABLE = [
    ((2, 1, 1, 3), Regime.FULL),
    ((1, 1, 1, 1), Regime.FULL),
    ((3, 3, -1, 1), Regime.ONE_SIDED),
    ((3, 3, -1, -2), Regime.ONE_SIDED),
    ((-1, 1, 2, 3), Regime.ONE_SIDED),
    ((3, -2, -1, 1), Regime.NONE),
    ((2, -1, 3, -2), Regime.NONE),
    ((-1, -1, -1, -1), Regime.NONE),
    ((3, -1, -1, 2), Regime.MUTUAL),
    ((-2, 5, 3, -4), Regime.MUTUAL),
    ((1, -1, -1, 1), Regime.MUTUAL),
    ((3, 1, -1, -2), Regime.SUBVERSION),
    ((1, 1, -3, 2), Regime.SUBVERSION),
    ((-4, 2, 1, 1), Regime.SUBVERSION),
    ((0, 0, -1, 1), Regime.SUBVERSION),
]
LOYAL_AND_FREE = [
    pytest.param((-1, 2, 2, -1), Regime.MUTUAL, id="reward-exceeds-wrath"),
    pytest.param((-3, 2, 2, -1), Regime.NONE, id="wrath-exceeds-reward"),
]
Payoffs = tuple[int, int, int, int]


def public(payoffs: Payoffs, prior: Fraction = Fraction(1, 2), **own: tuple[int, int]) -> Public:
    """By default the first receiver acts on a belief from 1/3, the second from 2/3."""
    return Public(
        first=payoffs[:2],
        second=payoffs[2:],
        own_first=own.get("own_first", (2, 1)),
        own_second=own.get("own_second", (1, 2)),
        prior=prior,
    )


def in_arrays(games: list[Public]) -> TwoAudiences:
    return TwoAudiences(
        first_1=np.array([g.first[0] for g in games], dtype=float),
        first_2=np.array([g.first[1] for g in games], dtype=float),
        second_1=np.array([g.second[0] for g in games], dtype=float),
        second_2=np.array([g.second[1] for g in games], dtype=float),
        own_first_1=np.array([g.own_first[0] for g in games], dtype=float),
        own_first_2=np.array([g.own_first[1] for g in games], dtype=float),
        own_second_1=np.array([g.own_second[0] for g in games], dtype=float),
        own_second_2=np.array([g.own_second[1] for g in games], dtype=float),
        prior=np.array([float(g.prior) for g in games]),
    )


@pytest.mark.parametrize(("payoffs", "regime"), REGIME_TABLE, ids=[str(p) for p, _ in REGIME_TABLE])
def test_regimes_are_those_worked_by_hand(payoffs: Payoffs, regime: Regime) -> None:
    assert regime_of(*payoffs) is regime


@pytest.mark.parametrize(("payoffs", "regime"), LOYAL_AND_FREE)
def test_a_public_stance_works_while_the_reward_exceeds_the_wrath(payoffs: Payoffs, regime: Regime) -> None:
    assert regime_of(*payoffs) is regime


def test_all_games_of_the_table_at_once_end_as_each_alone() -> None:
    found = honest_talk(in_arrays([public(p) for p, _ in REGIME_TABLE])).regime()
    assert [REGIMES[i] for i in found] == [regime for _, regime in REGIME_TABLE]


@pytest.mark.parametrize(
    ("payoffs", "is_edge"),
    [
        pytest.param((1, -1, -1, 1), True, id="sums-are-nought"),
        pytest.param((0, 0, -1, 1), True, id="sender-indifferent-with-the-first"),
        pytest.param((0.3, 2, -0.1 - 0.2, 1), True, id="sum-is-nought-but-for-rounding"),
        pytest.param((3, -1, -1, 2), False, id="clear"),
    ],
)
def test_an_edge_between_two_regimes_is_told(
    payoffs: tuple[float, float, float, float], is_edge: bool
) -> None:
    first_1, first_2, second_1, second_2 = payoffs
    game = TwoAudiences(first_1=first_1, first_2=first_2, second_1=second_1, second_2=second_2)
    assert is_on_an_edge(game)[0] == is_edge


def test_rounding_does_not_silence_a_sum_of_nought() -> None:
    assert 0.3 + (-0.1 - 0.2) < 0
    assert regime_of(0.3, 2, -0.1 - 0.2, 1) is Regime.ONE_SIDED


# Both receivers' thresholds are 1/3 and 2/3, the prior 1/2.
PARTIAL = [
    pytest.param((3, -1, -1, 2), first_state_wavers, (2 / 3, 1 / 2), id="mutual-first-state"),
    pytest.param((3, -1, -1, 2), second_state_wavers, (1 / 2, 1 / 2), id="mutual-second-state"),
    pytest.param((3, 1, -1, -2), second_state_wavers, (1 / 2, 1 / 2), id="subversion-is-no-silence"),
    pytest.param((3, -2, -1, 1), first_state_wavers, (2 / 3, 1 / 2), id="no-communication-is-none"),
    pytest.param((3, 1, -1, -2), first_state_wavers, None, id="subversion-first-state"),
    pytest.param((2, -1, 3, -2), first_state_wavers, None, id="same-wish-towards-both"),
    pytest.param((-1, -1, -1, -1), second_state_wavers, None, id="nobody-wants-the-truth"),
]


@pytest.mark.parametrize(("payoffs", "family", "numbers"), PARTIAL)
def test_part_of_the_truth_is_told_as_often_as_worked(
    payoffs: Payoffs, family: object, numbers: tuple[float, float] | None
) -> None:
    assert callable(family)
    found = family(in_arrays([public(payoffs)]))
    assert bool(found.exists[0]) is (numbers is not None)
    if numbers is not None:
        assert (found.acts[0], found.shared[0]) == pytest.approx(numbers)
        assert found.is_first_easy[0]


def test_receivers_that_change_their_minds_together_are_one_receiver() -> None:
    alike = in_arrays([public((3, -1, -1, 2), own_first=(1, 1), own_second=(2, 2))])
    assert not first_state_wavers(alike).exists[0]
    assert not second_state_wavers(alike).exists[0]


def test_what_can_be_said_is_not_what_the_sender_wants_said() -> None:
    """Mutual discipline where silence lets each receiver do what the sender likes best."""
    game = TwoAudiences(
        first_1=3, first_2=-1, second_1=-1, second_2=2, own_first_1=3, own_second_2=3, prior=0.5
    )
    assert REGIMES[honest_talk(game).regime()[0]] is Regime.MUTUAL
    found = worth_of_honesty(game)
    assert found.sender[0] == pytest.approx(0.5 * -1 + 0.5 * -1)  # prior w1 + (1 - prior) v2
    assert found.first[0] > 0
    assert found.second[0] > 0


GRID = (-3, -2, -1, 1, 2, 3)


@pytest.fixture(scope="module")
def random_games() -> list[Public]:
    rng = random.Random(11)

    def one() -> Public:
        return Public(
            first=(rng.choice(GRID), rng.choice(GRID)),
            second=(rng.choice(GRID), rng.choice(GRID)),
            own_first=(rng.randint(1, 5), rng.randint(1, 5)),
            own_second=(rng.randint(1, 5), rng.randint(1, 5)),
            prior=Fraction(rng.randint(1, 18), 19),
        )

    return [one() for _ in range(400)]


def test_four_hundred_random_games_end_as_by_brute_force(random_games: list[Public]) -> None:
    assert list(honest_talk(in_arrays(random_games)).in_public) == [
        tells_the_truth(game) for game in random_games
    ]


def test_nothing_is_told_in_public_that_the_formulas_lack(random_games: list[Public]) -> None:
    """Generic games only: thresholds apart, payoffs that neither cancel nor are in proportion."""
    generic = [g for g in random_games if is_generic(g)]
    game = in_arrays(generic)
    found = honest_talk(game).in_public | first_state_wavers(game).exists | second_state_wavers(game).exists
    assert len(generic) > 150
    assert list(found) == [tells_something(g) for g in generic]


def is_generic(game: Public) -> bool:
    (v1, v2), (w1, w2) = game.first, game.second
    needed = game.needed()
    return (
        needed[0] != needed[1]
        and game.prior not in needed
        and 0 not in (v1 + w1, v2 + w2)
        and v1 * w2 != w1 * v2
    )


def as_profile(game: Public, talk: PartialTalk, *, is_first_state: bool) -> Profile:
    """With the chances as the fractions that they are: no denominator here exceeds a few thousand."""
    acts, shared = (Fraction(float(x[0])).limit_denominator(10_000) for x in (talk.acts, talk.shared))
    settled = Fraction(0) if is_first_state else Fraction(1)
    wavers_first = bool(talk.is_first_easy[0]) is is_first_state
    mixed = (acts, settled) if wavers_first else (settled, acts)
    revealed = (Fraction(1),) * 2 if is_first_state else (Fraction(0),) * 2
    sent = (shared, Fraction(1)) if is_first_state else (Fraction(1), shared)
    return Profile(sent=sent, replies=(mixed, (revealed[0], revealed[1])))


def test_partly_told_truths_are_equilibria_exactly(random_games: list[Public]) -> None:
    checked = 0
    for game in random_games:
        arrays = in_arrays([game])
        for family, is_first_state in ((first_state_wavers, True), (second_state_wavers, False)):
            talk = family(arrays)
            if talk.exists[0]:
                checked += 1
                assert is_equilibrium(game, as_profile(game, talk, is_first_state=is_first_state)), game
    assert checked > 30


def test_half_of_the_games_of_subversion_keep_a_part_of_the_truth() -> None:
    games = [public(payoffs) for payoffs in product(GRID, repeat=4)]
    arrays = in_arrays(games)
    regime = honest_talk(arrays).regime()
    partial = first_state_wavers(arrays).exists | second_state_wavers(arrays).exists
    counts = {
        kind: (int(partial[regime == REGIMES.index(kind)].sum()), int((regime == REGIMES.index(kind)).sum()))
        for kind in (Regime.SUBVERSION, Regime.NONE)
    }
    assert counts == {Regime.SUBVERSION: (102, 198), Regime.NONE: (24, 657)}


# Away from nought or nought itself, so that scaling loses no digit.
NUMBER = st.one_of(st.just(0.0), st.floats(0.001, 5), st.floats(-5, -0.001))
SIZE = st.floats(0.1, 5)


def games(number: st.SearchStrategy[float]) -> st.SearchStrategy[TwoAudiences]:
    of_sender = dict.fromkeys(("first_1", "first_2", "second_1", "second_2"), number)
    of_receivers = dict.fromkeys(("own_first_1", "own_first_2", "own_second_1", "own_second_2"), SIZE)
    return st.builds(TwoAudiences, **of_sender, **of_receivers, prior=st.floats(0.01, 0.99))


GAMES = games(NUMBER)


def renamed(game: TwoAudiences) -> TwoAudiences:
    return TwoAudiences(
        first_1=game.second_1,
        first_2=game.second_2,
        second_1=game.first_1,
        second_2=game.first_2,
        own_first_1=game.own_second_1,
        own_first_2=game.own_second_2,
        own_second_1=game.own_first_1,
        own_second_2=game.own_first_2,
        prior=game.prior,
    )


def numbers_of(game: TwoAudiences) -> list[float]:
    families = (first_state_wavers(game), second_state_wavers(game))
    worth = worth_of_honesty(game)
    return [
        float(honest_talk(game).regime()[0]),
        *(float(getattr(family, f.name)[0]) for family in families for f in fields(family)),
        *(float(getattr(worth, f.name)[0]) for f in fields(worth)),
    ]


@given(GAMES)
def test_renaming_the_receivers_renames_the_answer(game: TwoAudiences) -> None:
    here, there = honest_talk(game), honest_talk(renamed(game))
    assert here.regime()[0] == there.regime()[0]
    assert (here.to_first[0], here.to_second[0]) == (there.to_second[0], there.to_first[0])
    for family in (first_state_wavers, second_state_wavers):
        one, other = family(game), family(renamed(game))
        assert one.exists[0] == other.exists[0]
        assert (one.acts[0], one.shared[0]) == (other.acts[0], other.shared[0])


@given(GAMES, st.sampled_from([0.125, 0.5, 4.0, 1024.0]), st.sampled_from([0.25, 8.0]))
def test_scaling_payoffs_changes_nothing(game: TwoAudiences, sender: float, receiver: float) -> None:
    """By powers of two, so that no digit is lost; the worth to the sender scales with it."""
    scaled = TwoAudiences(
        first_1=game.first_1 * sender,
        first_2=game.first_2 * sender,
        second_1=game.second_1 * sender,
        second_2=game.second_2 * sender,
        own_first_1=game.own_first_1 * receiver,
        own_first_2=game.own_first_2 * receiver,
        own_second_1=game.own_second_1,
        own_second_2=game.own_second_2,
        prior=game.prior,
    )
    assert numbers_of(scaled)[:-3] == numbers_of(game)[:-3]
    assert worth_of_honesty(scaled).sender[0] == pytest.approx(worth_of_honesty(game).sender[0] * sender)


@given(GAMES)
def test_honest_in_private_with_both_is_honest_in_public(game: TwoAudiences) -> None:
    found = honest_talk(game)
    assert found.in_public[0] or not (found.to_first[0] and found.to_second[0])


@given(games(st.floats(-5, 5)))
def test_no_number_is_no_number_and_no_receiver_loses_by_the_truth(game: TwoAudiences) -> None:
    assert np.isfinite(numbers_of(game)).all()
    worth = worth_of_honesty(game)
    assert worth.first[0] >= 0
    assert worth.second[0] >= 0
    for family in (first_state_wavers(game), second_state_wavers(game)):
        assert 0 <= family.acts[0] <= 1
        assert 0 <= family.shared[0] <= 1
