"""Fit the confidence of the attribution head: `calibrate.py --data DIR --model DIR`.

DIR holds documents that the head was not trained on. Writes `calibration.json` beside the network, with
the expected calibration error over ten folds of documents. Logistic regression with a small ridge, by
Newton's steps.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "bench" / "attribution")]

from eval_attribution import load_gold  # noqa: E402
from matching import rightness  # noqa: E402

from sottovoce.reading.heads.attribution import AttributionHead  # noqa: E402
from sottovoce.reading.heads.confidence import FEATURES, features  # noqa: E402

FOLDS, BINS, RIDGE = 10, 10, 0.1


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    head = AttributionHead(options.model)
    rows, right, fold = [], [], []
    for number, (text, items) in enumerate(load_gold(options.data).values()):
        found = head.attributions(text)
        rows += [features(text, item) for item in found]
        right += rightness(text, items, found)
        fold += [number % FOLDS] * len(found)
    x, y, fold = np.array(rows), np.array(right, float), np.array(fold)
    told = np.empty(len(y))
    for part in range(FOLDS):
        told[fold == part] = probability(x[fold == part], fit(x[fold != part], y[fold != part]))
    weights = fit(x, y)
    report = {
        "weights": dict(zip(FEATURES, weights.round(4).tolist(), strict=True)),
        "attributions": len(y),
        "expected calibration error, ten folds": round(calibration_error(told, y), 4),
    }
    (options.model / "calibration.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))


def fit(x, y):
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = probability(x, weights)
        slope = x.T @ (y - p) - RIDGE * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def probability(x, weights):
    return 1 / (1 + np.exp(-x @ weights))


def calibration_error(told, right) -> float:
    """The mean gap between confidence and share right over ten bins, weighted by their size."""
    place = np.minimum((told * BINS).astype(int), BINS - 1)
    return sum(
        (place == at).mean() * abs(told[place == at].mean() - right[place == at].mean())
        for at in range(BINS)
        if (place == at).any()
    )


if __name__ == "__main__":
    main()
