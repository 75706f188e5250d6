"""The closed forms against gambit, where it is installed: `pip install -e .[games]`, for development only.

gambit knows Nash equilibria; which are perfect Bayesian is ours to say, so silence is compared as one.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest
from test_private_assurance import as_found
from test_two_audiences import REGIME_TABLE, as_profile, in_arrays, public
from worked_games import WORKED, random_game

from sottovoce.judgement.private_assurance import Game
from sottovoce.judgement.two_audiences import first_state_wavers, honest_talk, second_state_wavers

gambit: Any = pytest.importorskip("pygambit")

if not gambit.__version__.startswith("16.7."):
    pytest.skip(f"pygambit {gambit.__version__}, not 16.7: its interface changes", allow_module_level=True)


def exact(number: float) -> Fraction:
    return Fraction(float(number)).limit_denominator(10**6)


def assurance_tree(game: Game) -> Any:
    """Nature draws the type, the sender assures or keeps silent, the courted side accepts or rejects."""
    tree = gambit.Game.new_tree(players=["S", "W"])
    tree.append_move(tree.root, tree.players.chance, ["free", "dependent"])
    tree.set_chance_probs(tree.root.infoset, [exact(game.prior), 1 - exact(game.prior)])
    types = list(tree.root.children)
    for node in types:
        tree.append_move(node, "S", ["assure", "silent"])
    assured, silent = zip(*(list(node.children) for node in types), strict=True)
    tree.append_move(list(assured), "W", ["accept", "reject"])
    stakes = (exact(game.gain), -exact(game.harm))
    for i, (node, benefit, cost) in enumerate(zip(assured, game.benefits(), game.costs(), strict=True)):
        accepted, rejected = list(node.children)
        gained, paid = exact(benefit[0]), exact(cost[0])
        tree.set_outcome(accepted, tree.add_outcome(f"accepted{i}", [gained - paid, stakes[i]]))
        tree.set_outcome(rejected, tree.add_outcome(f"rejected{i}", [-paid, 0]))
        tree.set_outcome(silent[i], tree.add_outcome(f"silent{i}", [0, 0]))
    return tree


def solved(game: Game) -> set[tuple[float, float, float]]:
    tree = assurance_tree(game)
    found = set()
    for equilibrium in gambit.nash.enummixed_solve(tree, rational=True).equilibria:
        behaviour = equilibrium.as_behavior()
        sent = [float(behaviour[s][next(iter(s.actions))]) for s in tree.players["S"].infosets]
        courted = next(iter(tree.players["W"].infosets))
        accepted = float(behaviour[courted][next(iter(courted.actions))])
        is_silent = sum(sent) == 0
        found.add(
            (0.0, 0.0, 0.0) if is_silent else (round(sent[0], 6), round(sent[1], 6), round(accepted, 6))
        )
    return found


def test_four_hundred_private_assurances() -> None:
    rng = Random(3)
    worked = [w.game for name, w in sorted(WORKED.items()) if name != "cheap-talk"]
    for game in [*worked, *(random_game(rng) for _ in range(400 - len(worked)))]:
        assert as_found(game) == solved(game), game


def public_tree(payoffs: Sequence[int]) -> Any:
    """Two states, two messages, two receivers with thresholds 1/3 and 2/3, even prior."""
    game = public((payoffs[0], payoffs[1], payoffs[2], payoffs[3]))
    tree = gambit.Game.new_tree(players=["S", "Q", "R"])
    tree.append_move(tree.root, tree.players.chance, ["1", "2"])
    tree.set_chance_probs(tree.root.infoset, [game.prior, 1 - game.prior])
    states = list(tree.root.children)
    for node in states:
        tree.append_move(node, "S", ["a", "b"])
    heard = [list(node.children) for node in states]
    for message in (0, 1):
        tree.append_move([heard[0][message], heard[1][message]], "Q", ["1", "2"])
        replied = [child for state in (0, 1) for child in heard[state][message].children]
        tree.append_move(replied, "R", ["1", "2"])
    for state, message in product((0, 1), repeat=2):
        for first, after in enumerate(list(heard[state][message].children)):
            for second, leaf in enumerate(list(after.children)):
                fits = (first == state, second == state)
                paid = [
                    game.first[state] * fits[0] + game.second[state] * fits[1],
                    game.own_first[state] * fits[0],
                    game.own_second[state] * fits[1],
                ]
                tree.set_outcome(leaf, tree.add_outcome(f"{state}{message}{first}{second}", paid))
    return tree


def is_honest(tree: Any, equilibrium: Any) -> bool:
    behaviour = equilibrium.as_behavior()
    sent, first, second = (
        [[float(behaviour[i][action]) for action in i.actions] for i in tree.players[player].infosets]
        for player in ("S", "Q", "R")
    )
    one, two = sent[0].index(1.0), sent[1].index(1.0)
    acts = (first[one][0], second[one][0], first[two][1], second[two][1])
    return one != two and acts == (1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize("payoffs", [p for p, _ in REGIME_TABLE], ids=str)
def test_honest_public_talk(payoffs: tuple[int, int, int, int]) -> None:
    tree = public_tree(payoffs)
    found = any(is_honest(tree, e) for e in gambit.nash.enumpure_solve(tree).equilibria)
    assert found == honest_talk(in_arrays([public(payoffs)])).in_public[0]


GRID = list(product((-3, -2, -1, 1, 2, 3), repeat=4))


def test_nobody_regrets_a_partly_told_truth() -> None:
    """Exactly, on the whole grid of payoffs."""
    arrays = in_arrays([public(payoffs) for payoffs in GRID])
    checked = 0
    for family, is_first_state in ((first_state_wavers, True), (second_state_wavers, False)):
        for i in np.flatnonzero(family(arrays).exists):
            checked += 1
            assert regret(GRID[i], family, is_first_state=is_first_state) == 0, GRID[i]
    assert checked == 228


def regret(payoffs: tuple[int, int, int, int], family: Any, *, is_first_state: bool) -> Fraction:
    game = public(payoffs)
    profile = as_profile(game, family(in_arrays([game])), is_first_state=is_first_state)
    tree = public_tree(payoffs)
    behaviour = tree.mixed_behavior_profile(rational=True)
    replies = list(zip(*profile.replies, strict=True))
    for player, chances in (("S", profile.sent), ("Q", replies[0]), ("R", replies[1])):
        for infoset, chance in zip(tree.players[player].infosets, chances, strict=True):
            one, other = list(infoset.actions)
            behaviour[one], behaviour[other] = chance, 1 - chance
    return Fraction(behaviour.max_regret())
