"""How well are cues typed (statement, belief, intention, perception), and what do they report in a corpus?

  cues.py [--errors] [--check]
  cues.py --data DIR

In: `cue_sentences.tsv`, sentences of our own with one marked cue each; or a folder of `.txt` and `.ann` as of
PolNeAR. Out: accuracy (a cue that should have no type counts too), coverage (share of typed cues among those
with a type) and the share right of those typed, by part and type; or the count of each type over the cues of
the corpus, with the commonest that have none.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import eval_attribution
from spacy.tokens import Doc, Span

from sottovoce.reading.cue_types import type_of_span
from sottovoce.reading.language import load_model

HERE = Path(__file__).parent
SENTENCES = HERE / "cue_sentences.tsv"
FROZEN = HERE / "frozen.json"
NONE = "none"
COMMONEST = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, the span of its cue, the type it should have and the one it got."""

    part: str
    wanted: str
    sentence: str
    got: str


def main() -> int:
    options = _arguments()
    if options.data is not None:
        count_corpus(options.data)
        return 0
    rows = list(read_rows())
    measured = {part: score(part, [r for r in rows if r.part == part]) for part in ("dev", "held")}
    for row in rows if options.errors else ():
        if row.got != row.wanted and row.part == "dev":  # those held back are not looked at
            print(f"{row.wanted} / {row.got}: {row.sentence}")
    return check(measured) if options.check else 0


def read_rows() -> Iterator[Row]:
    nlp = load_model()
    with SENTENCES.open(encoding="utf-8") as handle:
        lines = (line for line in handle if not line.startswith("#"))
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            start, end, text = unmarked(line["sentence"])
            yield Row(line["part"], line["type"], text, name_of(nlp(text), start, end))


def unmarked(marked: str) -> tuple[int, int, str]:
    """The span of the last words in square brackets, and the sentence without any."""
    text = marked.replace("[", "").replace("]", "")
    last = marked.rindex("[")
    start = len(marked[:last].replace("[", "").replace("]", ""))
    return start, start + marked.index("]", last) - last - 1, text


def name_of(doc: Doc, start: int, end: int) -> str:
    span: Span | None = doc.char_span(start, end, alignment_mode="expand")
    typed = type_of_span(span) if span is not None and len(span) else None
    return typed.type.value if typed is not None else NONE


def score(part: str, rows: list[Row]) -> dict[str, float]:
    """Prints a line for the part and one for each type."""
    measured = {}
    for kind in (None, *sorted({row.wanted for row in rows})):
        of_kind = [row for row in rows if kind in (None, row.wanted)]
        right = sum(row.got == row.wanted for row in of_kind)
        line = f"{part:5} {kind or 'all':11} {len(of_kind):4}  accuracy {right / len(of_kind):.3f}"
        has_type = [row for row in of_kind if row.wanted != NONE]
        typed = [row for row in of_kind if row.got != NONE]
        if has_type and typed:
            covered = sum(row.got != NONE for row in has_type) / len(has_type)
            precision = sum(row.got == row.wanted for row in typed) / len(typed)
            line += f"  coverage {covered:.3f}  right of typed {precision:.3f}"
            if kind is None:
                measured = {
                    "accuracy": right / len(of_kind),
                    "coverage": covered,
                    "right of typed": precision,
                }
        print(line)
    return measured


def check(measured: dict[str, dict[str, float]]) -> int:
    """1 if a floor of frozen.json is missed."""
    missed = 0
    for part, floors in json.loads(FROZEN.read_text(encoding="utf-8"))["cue types"].items():
        for name, floor in floors.items():
            if measured[part][name] < floor:
                print(f"below its floor: {part} {name} {measured[part][name]:.3f} < {floor}", file=sys.stderr)
                missed = 1
    return missed


def count_corpus(folder: Path) -> None:
    """How the cues of a corpus distribute over the types."""
    nlp = load_model()
    kinds: Counter[str] = Counter()
    untyped: Counter[str] = Counter()
    for text, items in eval_attribution.load_gold(folder).values():
        doc = nlp("".join(" " if c.isspace() else c for c in text))
        for item in items:
            if not item["cue"]:
                continue
            start, end = max(item["cue"], key=lambda span: span[1] - span[0])
            kind = name_of(doc, start, end)
            kinds[kind] += 1
            if kind == NONE:
                untyped[text[start:end].lower()] += 1
    for kind, count in kinds.most_common():
        print(f"{kind:11} {count:5}  {count / kinds.total():.3f}")
    print("commonest without a type:", "; ".join(f"{w} {n}" for w, n in untyped.most_common(COMMONEST)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="count the cues of a corpus instead")
    parser.add_argument("--errors", action="store_true", help="print what is wrong in the dev part")
    parser.add_argument("--check", action="store_true", help="exit 1 if a floor of frozen.json is missed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
