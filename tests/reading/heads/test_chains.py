"""The likeliest chain and the probabilities of its tags, against the sum over every chain."""

from itertools import pairwise, product

import numpy as np
import pytest

from sottovoce.reading.heads.chains import likeliest_chain, tag_probabilities

WORDS, TAGS = 4, 3


@pytest.fixture(params=range(5))
def tables(request: pytest.FixtureRequest) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    draw = np.random.default_rng(request.param)
    moves = draw.normal(size=(TAGS, TAGS))
    moves[0, 1] = -1e4
    return draw.normal(size=(WORDS, TAGS)), draw.normal(size=TAGS), moves


def all_chains(scores: np.ndarray, start: np.ndarray, moves: np.ndarray) -> dict[tuple[int, ...], float]:
    totals = {}
    for chain in product(range(TAGS), repeat=WORDS):
        total = start[chain[0]] + sum(scores[at, tag] for at, tag in enumerate(chain))
        totals[chain] = total + sum(moves[a, b] for a, b in pairwise(chain))
    return totals


def test_the_likeliest_chain_is_the_best_of_all(tables: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    totals = all_chains(*tables)
    assert tuple(likeliest_chain(*tables)) == max(totals, key=lambda chain: totals[chain])


def test_probabilities_are_shares_of_all_chains(tables: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    totals = all_chains(*tables)
    weights = {chain: np.exp(total) for chain, total in totals.items()}
    whole = sum(weights.values())
    expected = [
        [sum(w for chain, w in weights.items() if chain[at] == tag) / whole for tag in range(TAGS)]
        for at in range(WORDS)
    ]
    assert tag_probabilities(*tables) == pytest.approx(np.array(expected), abs=1e-9)
