"""How often reports bear the code head out: `calibrate.py --gold DIR [DIR ...] --model DIR`.

In: folders of annotated reports, none of which the head learned from. Out: `reliability.json` beside the
network. Method: the reports are read with the head's bare probabilities; what it gave to statements that the
gold has too is right or wrong, act, sign and commitment apart. Answers are put into bins of equal count by
their probability; neighbours that fall are pooled, so that the surer is never the worse.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "bench" / "statements")]

import eval_statements as scorer  # noqa: E402
from run import find_pairs  # noqa: E402

from sottovoce.exchange import reading_as_json  # noqa: E402
from sottovoce.reading.heads.attribution import AttributionHead  # noqa: E402
from sottovoce.reading.heads.codes import SHIPPED, CodeHead  # noqa: E402
from sottovoce.reading.heads.reliability import ACT, COMMITMENT, SIGN  # noqa: E402
from sottovoce.reading.language import load_model, parse_page  # noqa: E402
from sottovoce.reading.reader import Heads, read_page  # noqa: E402
from sottovoce.records import Document  # noqa: E402

MOST_BINS, LEAST_IN_BIN = 5, 15
KINDS = {"acts": ACT, "polarity": SIGN, "commitment": COMMITMENT}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    options = parser.parse_args()
    heads = Heads(AttributionHead(), CodeHead(options.model / "codes.onnx", reliability=None))
    answers = {kind: [] for kind in KINDS.values()}
    for folder in options.gold:
        for pair in find_pairs(folder, folder):
            text = pair.text.read_text(encoding="utf-8")
            for gold, found in matched(pair.gold, read(text, pair, heads), text):
                for kind, chance, is_right in judged(gold, found):
                    answers[kind].append((chance, is_right))
    points = {kind: points_of(sorted(told)) for kind, told in answers.items()}
    counts = {kind: len(told) for kind, told in answers.items()}
    lines = ",\n".join(f"  {json.dumps(kind)}: {json.dumps(told)}" for kind, told in points.items())
    told = f'{{\n "points": {{\n{lines}\n }},\n "answers": {json.dumps(counts)}\n}}\n'
    (options.model / "reliability.json").write_text(told, encoding="utf-8")
    print(told)


def read(text, pair, heads):
    document = Document(
        id=pair.doc_id, name=pair.doc_id, text=text, language="en", published_on=pair.gold.get("published")
    )
    return reading_as_json(read_page(parse_page(document, load_model()), heads))


def matched(gold, found, text):
    """Statements of the gold with those of the reading, as the scorer pairs them."""
    ours, theirs = found["statements"], gold["statements"]
    weights = [
        [
            fit[1] + 0.01 * scorer.same_speaker(g, s) if fit[0] else 0.0
            for s in ours
            for fit in [overlap(g, s, text)]
        ]
        for g in theirs
    ]
    return [(theirs[i], ours[j]) for i, j in scorer.assign(weights)]


def overlap(gold, found, text):
    return scorer.overlap(scorer.spans(gold, text), scorer.spans(found, text))


def judged(gold, found):
    """Kind, probability and rightness of each code that the head gave."""
    signs = scorer.target_map(gold)
    for ground in found["grounds"]:
        if not ground["method"].startswith("head:codes") or ground["field"] not in KINDS:
            continue
        kind, chance = KINDS[ground["field"]], ground["confidence"]
        if kind == ACT:
            yield kind, chance, ground["value"] in gold["acts"]
        elif kind == COMMITMENT:
            yield kind, chance, gold["commitment"] is not None
        elif (target := (ground["about"] or "").lower()) in signs:
            yield kind, chance, scorer.same_sign(signs[target], float(ground["value"]))


def points_of(told):
    """Mean probability and share right of each bin, those that fall pooled with the one before."""
    count = max(1, min(MOST_BINS, len(told) // LEAST_IN_BIN))
    pooled = []
    for at in range(count):
        pooled.append(told[at * len(told) // count : (at + 1) * len(told) // count])
        while len(pooled) > 1 and share(pooled[-2]) >= share(pooled[-1]):
            pooled[-2:] = [pooled[-2] + pooled[-1]]
    return [(round(sum(c for c, _ in part) / len(part), 3), round(share(part), 3)) for part in pooled if part]


def share(part):
    """With one right and one wrong added, so that few answers are not taken for sure ones."""
    return (sum(is_right for _, is_right in part) + 1) / (len(part) + 2)


if __name__ == "__main__":
    main()
