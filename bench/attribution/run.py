"""How well does the attribution head mark who says what? Its attributions scored against a corpus.

  run.py --data DIR [--model DIR] [--network FILE] [--gate P] [--bootstrap N] [--check]

In: a folder of `.txt` and `.ann` (brat standoff, PolNeAR's events). Out: the table of
`eval_attribution.py`, the same for what passes the gate, and how often a confidence comes true. Speed in
words per CPU second on one thread.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import eval_attribution
import numpy as np
from matching import as_roles, rightness

from sottovoce.reading.heads.attribution import SHIPPED, AttributionHead

BINS = 10
FROZEN = Path(__file__).with_name("frozen.json")


def main() -> None:
    options = parse()
    gold = eval_attribution.load_gold(options.data)
    head = AttributionHead(options.model, options.network)
    begun = time.process_time()
    found = {name: head.attributions(text) for name, (text, _) in gold.items()}
    seconds = time.process_time() - begun
    sure = {name: [head.confidence(gold[name][0], item) for item in items] for name, items in found.items()}
    result = score(gold, found, "all", options.bootstrap)
    passed = {
        name: [item for item, p in zip(items, sure[name], strict=True) if p >= options.gate]
        for name, items in found.items()
    }
    score(gold, passed, f"confidence >= {options.gate}", options.bootstrap)
    reliability(gold, found, sure)
    words = sum(len(text.split()) for text, _ in gold.values())
    print(f"{words} words in {seconds:.1f} CPU s: {words / seconds:.0f} words/s")
    sys.exit(check(result) if options.check else 0)


def check(result) -> int:
    """1 if a floor of frozen.json is missed; the floors hold for PolNeAR's dev part."""
    missed = 0
    for row, floor in json.loads(FROZEN.read_text(encoding="utf-8"))["polnear dev"].items():
        value = result[row].get("f1", result[row]["r"])
        if value < floor:
            print(f"below its floor: {row} {value:.3f} < {floor}", file=sys.stderr)
            missed = 1
    return missed


def score(gold, found, name: str, bootstrap: int):
    rows = {doc: [as_roles(item) for item in items] for doc, items in found.items()}
    result = eval_attribution.evaluate(gold, rows, bootstrap)
    eval_attribution.show(result, name)
    print()
    return result


def reliability(gold, found, sure) -> None:
    """Confidence against the share found right, in tenths; and the expected calibration error."""
    told = np.array([p for name in gold for p in sure[name]])
    right = np.array(
        [hit for name, (text, items) in gold.items() for hit in rightness(text, items, found[name])]
    )
    place = np.minimum((told * BINS).astype(int), BINS - 1)
    error = 0.0
    print("confidence   n    mean  right")
    for at in range(BINS):
        here = place == at
        if here.any():
            error += here.mean() * abs(told[here].mean() - right[here].mean())
            print(
                f"{at / BINS:.1f}-{(at + 1) / BINS:.1f} {here.sum():6d}"
                f"  {told[here].mean():.3f}  {right[here].mean():.3f}"
            )
    print(f"expected calibration error {error:.3f}\n")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=SHIPPED, help="folder of a network and its tokenizer")
    parser.add_argument("--network", default="tagger.onnx")
    parser.add_argument("--gate", type=float, default=0.7)
    parser.add_argument("--bootstrap", type=int, default=0)
    parser.add_argument("--check", action="store_true", help="exit 1 if a floor of frozen.json is missed")
    return parser.parse_args()


if __name__ == "__main__":
    main()
