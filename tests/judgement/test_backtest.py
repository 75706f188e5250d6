import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.cli import main
from sottovoce.errors import TooLittleEvidence
from sottovoce.judgement import logit
from sottovoce.judgement.backtest import backtest, backtest_episodes
from sottovoce.judgement.episodes import INDICATORS, Episode, load_episodes
from sottovoce.judgement.forecasters import MODELS


def episode(number: int, concession: float, outcome: float, sender: str = "", **codes: float) -> Episode:
    known: dict[str, float | None] = dict.fromkeys(INDICATORS) | {"concession": concession} | codes
    return Episode(
        id=f"RU-{number:02d}",
        sender=sender or f"Ruritania {number}",
        decided=date(1990, 1, 1),
        outcome=outcome,
        codes=known,
        channel="private",
    )


WORKED = [episode(1, 2, 1), episode(2, 0, 0), episode(3, 0, 0), episode(4, 2, 1)]


def test_the_worked_case_of_the_page() -> None:
    found = backtest(WORKED)
    assert found.score("concession_mean").brier == pytest.approx(0.0625)
    assert found.score("base_rate").brier == pytest.approx(0.390625)
    assert found.score("constant").brier == pytest.approx(0.25)


def test_no_forecast_knows_its_own_outcome() -> None:
    episodes = list(load_episodes())
    before = {f.episode: f.probability for f in backtest(episodes).forecasts}
    first = episodes[0]
    turned = Episode(
        id=first.id,
        sender=first.sender,
        decided=first.decided,
        outcome=1 - first.outcome,
        codes=first.codes,
        channel=first.channel,
    )
    after = {f.episode: f.probability for f in backtest([turned, *episodes[1:]]).forecasts}
    assert after[first.id] == before[first.id]
    assert any(after[e.id] != before[e.id] for e in episodes[1:])


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_model_forecasts_chances(name: str) -> None:
    forecasts = MODELS[name].forecast(load_episodes(), WORKED)
    assert forecasts.shape == (4,)
    assert bool(((forecasts > 0) & (forecasts < 1)).all())


def test_other_senders_do_not_teach_from_the_same_sender() -> None:
    same = [episode(n, 0, 1, "Ruritania") for n in range(3)] + [episode(n, 0, 0) for n in range(3, 6)]
    found = backtest(same).score("concession_mean")
    assert found.other_senders is not None
    assert found.other_senders > found.brier


def test_what_is_forecast_is_not_learned_from() -> None:
    others = [*WORKED[:1], *(episode(n, 0, 0) for n in range(10, 14))]
    found = backtest(WORKED, others)
    assert found.n_learned == 4
    assert found.score("concession_mean").other_senders is None
    assert len(found.caveats) == 2


@pytest.mark.parametrize("others", [None, WORKED[:2]])
def test_too_few_episodes_say_so(others: list[Episode] | None) -> None:
    with pytest.raises(TooLittleEvidence, match="at least 3"):
        backtest(WORKED[:2] if others is None else WORKED, others)


def test_the_order_of_episodes_does_not_matter() -> None:
    assert backtest(WORKED[::-1]) == backtest(WORKED)


def test_what_judge_answers_beats_the_base_rate_on_the_shipped_episodes() -> None:
    found = backtest_episodes()
    assert found.n == 20
    assert found.score("pool").brier <= 0.089 < found.score("base_rate").brier
    assert sum(row.count for row in found.calibration) == 20


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)),
        min_size=1,
        max_size=12,
    )
)
def test_the_regression_is_at_its_maximum(rows: list[tuple[float, float, float]]) -> None:
    table = np.array(rows)
    design, outcomes = table[:, :2], table[:, 2]
    found = logit.fit(design, outcomes)
    x = np.column_stack([np.ones(len(design)), design])
    penalty = np.array([logit.CONSTANT_SCALE**-2, *[logit.SLOPE_SCALE**-2] * 2])
    slope = x.T @ (outcomes - logit.forecast(found, design)) - penalty * found
    assert np.abs(slope).max() < 1e-6


def test_the_command_tells_score_and_caveat(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backtest"]) == 0
    told = capsys.readouterr().out
    assert "20 episodes, each forecast from the rest." in told
    assert "flatters every model" in told
    assert "% %" not in told
    assert main(["backtest", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["n"] == 20
    assert found["brier"] == found["models"]["pool"]["brier"] < found["base_rate_brier"]


def test_a_table_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["backtest", str(tmp_path / "none.csv")]) == 1
    assert "Cannot read" in capsys.readouterr().err
