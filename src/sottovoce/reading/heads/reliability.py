"""How often reports bear the code head out: from its own probability to the share that was right.

The head is surer of itself than it should be, since it learned from sentences that are plainer than most of
what the rules leave to it. `reliability.json`, written by training/codes/calibrate.py, holds for each kind of
answer some points (probability, share right on annotated reports); between them the share is read off a
straight line, beyond them it stays.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

ACT, SIGN, COMMITMENT = "act", "sign", "commitment"  # kinds of answer
# Kind of answer -> points, by probability. A kind without points stays as it is.
Reliability = Mapping[str, Sequence[tuple[float, float]]]


def read_reliability(path: Path) -> Reliability:
    told = json.loads(path.read_text(encoding="utf-8"))
    return {kind: [(low, high) for low, high in points] for kind, points in told["points"].items()}


def share_right(reliability: Reliability, kind: str, chance: float) -> float:
    """The share of such answers that reports bore out, in [0, 1], rounded to thousandths."""
    points = reliability.get(kind)
    if not points:
        return round(chance, 3)
    held = min(max(chance, points[0][0]), points[-1][0])
    for (low, at_low), (high, at_high) in pairwise(points):
        if low <= held <= high:
            way = (held - low) / (high - low) if high > low else 0.0
            return round(at_low + way * (at_high - at_low), 3)
    return round(points[0][1], 3)
