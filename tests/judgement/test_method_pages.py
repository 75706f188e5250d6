"""The worked cases of the method pages come out of the code."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from test_two_audiences import in_arrays, public
from worked_games import WORKED

from sottovoce.judgement.private_assurance import OUTCOMES, Outcome, play
from sottovoce.judgement.two_audiences import (
    REGIMES,
    first_state_wavers,
    honest_talk,
    is_on_an_edge,
    second_state_wavers,
)

METHODS = Path(__file__).parents[2] / "docs" / "methods"
LETTERS = dict(zip(("S", "P", "M1", "M2", "N"), Outcome, strict=True))


def rows(page: str, head: str) -> list[list[str]]:
    """Cells of the table whose header line starts so."""
    lines = (METHODS / page).read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(head))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


REGIME_ROWS = rows("two-audiences.md", "| v1 | v2 |")
GAME_ROWS = rows("private-assurance.md", "| case | mu |")


def test_all_worked_games_stand_on_the_page() -> None:
    assert len(REGIME_ROWS) == 17
    assert {row[0] for row in GAME_ROWS} == set(WORKED)


@pytest.mark.parametrize("row", REGIME_ROWS, ids=[" ".join(row[:4]) for row in REGIME_ROWS])
def test_a_regime_of_the_page(row: list[str]) -> None:
    v1, v2, w1, w2 = map(int, row[:4])
    game = in_arrays([public((v1, v2, w1, w2))])
    regime = REGIMES[honest_talk(game).regime()[0]].value
    assert row[4] == (f"{regime}, on its edge" if is_on_an_edge(game)[0] else regime)
    for cell, talk in zip(row[5:], (first_state_wavers(game), second_state_wavers(game)), strict=True):
        assert bool(cell) == bool(talk.exists[0])
        if cell:
            told = [float(Fraction(part)) for part in cell.split(", ")]
            assert told == pytest.approx([talk.acts[0], talk.shared[0]])


@pytest.mark.parametrize("row", GAME_ROWS, ids=[row[0] for row in GAME_ROWS])
def test_a_game_of_the_page(row: list[str]) -> None:
    game = WORKED[row[0]].game
    played = play(game)
    prior, needed, free, dependent = map(float, row[1:5])
    assert prior == game.prior
    # As many places as are printed.
    assert needed == pytest.approx(game.threshold()[0], abs=5e-4)
    assert (free, dependent) == pytest.approx([nerve[0] for nerve in game.nerves()], abs=5e-3)
    assert LETTERS[row[5]] is OUTCOMES[played.outcome[0]]
    assert list(map(float, row[6:8])) == pytest.approx([played.sent[0], played.accepted[0]])
    if row[8]:
        assert float(row[8]) == pytest.approx(played.posterior[0])
    assert bool(row[8]) == bool(played.sent[0] > 0)
    assert float(row[9]) == pytest.approx(np.prod([played.sent[0], played.accepted[0]]))
