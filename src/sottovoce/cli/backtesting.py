"""What `sottovoce backtest` prints: scores and calibration as a table, or as JSON.

In: a Backtest. Out: lines, or plain values.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sottovoce.shares import percent

if TYPE_CHECKING:
    from sottovoce.judgement.backtest import Backtest, Score


def backtest_lines(result: "Backtest") -> Iterator[str]:
    from sottovoce.judgement.forecasters import BASE_RATE, OURS

    ours, base = result.score(OURS), result.score(BASE_RATE)
    how = (
        "each forecast from the rest"
        if result.n_learned is None
        else f"forecast from {result.n_learned} other episodes"
    )
    yield f"{result.n} episodes, {how}."
    yield f"Brier score of what judge answers {ours.brier:.3f}, of the base rate {base.brier:.3f}; 0 is best."
    yield ""
    yield f"{'model':<18} {'Brier':>5}  {'90 %':<11}  {'other senders':<13}  what it is"
    for score in sorted(result.scores, key=lambda score: (score.brier, score.name)):
        yield _score_line(score)
    yield ""
    yield f"{'judge answers':<20} {'episodes':>8}  {'forecast':>8}  {'outcome':>9}"
    for row in result.calibration:
        told = f"{percent(row.forecast):>8}  {percent(row.outcome):>9}"
        yield f"{row.likelihood.value:<20} {row.count:>8}  {told}"
    yield ""
    yield from result.caveats


def _score_line(score: "Score") -> str:
    apart = "" if score.other_senders is None else f"{score.other_senders:.3f}"
    return (
        f"{score.name:<18} {score.brier:>5.3f}  {score.low:.3f}-{score.high:.3f}  {apart:<13}  {score.told}"
    )


def backtest_object(result: "Backtest") -> dict[str, Any]:
    from sottovoce.judgement.forecasters import BASE_RATE, OURS

    return {
        "n": result.n,
        "n_learned": result.n_learned,
        "brier": result.score(OURS).brier,
        "base_rate_brier": result.score(BASE_RATE).brier,
        "models": {
            score.name: {
                "brier": score.brier,
                "low": score.low,
                "high": score.high,
                "other_senders": score.other_senders,
                "told": score.told,
            }
            for score in result.scores
        },
        "calibration": [
            {
                "likelihood": row.likelihood.value,
                "count": row.count,
                "forecast": row.forecast,
                "outcome": row.outcome,
            }
            for row in result.calibration
        ],
        "forecasts": [
            {"episode": f.episode, "probability": f.probability, "outcome": f.outcome}
            for f in result.forecasts
        ],
        "caveats": list(result.caveats),
    }
