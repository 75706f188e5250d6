"""How likely an attribution is right: a logistic function of how sure the head is of its spans.

The weights are fitted on held-out documents by training/attribution/calibrate.py and stand beside the
network.
"""

import json
import math
from pathlib import Path

from sottovoce.reading.heads.spans import Attribution

# Names of the weights, in the order of `features`.
FEATURES = (
    "constant",
    "least sure span",
    "cue",
    "surest content",
    "has source",
    "is quoted",
    "has several contents",
)
_QUOTES = '"“«„'
_SUREST = 0.999


def features(text: str, item: Attribution) -> list[float]:
    """What the confidence rests on; one number for each of FEATURES."""
    spans = [item.cue, *item.contents, *([item.source] if item.source else [])]
    return [
        1.0,
        _logit(min(span.confidence for span in spans)),
        _logit(item.cue.confidence),
        _logit(max(span.confidence for span in item.contents)),
        float(item.source is not None),
        float(any(text[span.start] in _QUOTES for span in item.contents)),
        float(len(item.contents) > 1),
    ]


def confidence(text: str, item: Attribution, weights: list[float]) -> float:
    """Of cue, source and content together, in [0, 1]."""
    total = sum(weight * value for weight, value in zip(weights, features(text, item), strict=True))
    return 1 / (1 + math.exp(-total))


def read_weights(path: Path) -> list[float]:
    """The weights in the order of FEATURES."""
    named = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return [float(named[name]) for name in FEATURES]


def _logit(share: float) -> float:
    held = min(max(share, 1 - _SUREST), _SUREST)
    return math.log(held / (1 - held))
