"""How well does Sottovoce read? Its readings scored against gold.

  run.py [--gold DIR] [--texts DIR] [--ids a,b] [--errors N] [--json] [--as-read] [--reader NAME]
         [--check | --freeze NAME]

In: a folder of gold files (annotation guide, version 2) and of texts, or of such folders ("sets"). Out: the
table of `eval_statements.py`, over all documents, and a line for each set. Method: each text is read by the
product's own pipeline, given the publication day that the gold knows (--as-read: only what the text tells).
"""

import argparse
import hashlib
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import eval_passages
import eval_statements

from sottovoce import read_reports
from sottovoce.exchange import reading_as_json

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FROZEN = HERE / "frozen.json"
# What the reader loses or wins by chance when a rule changes elsewhere; tried on five sets of reports.
NOISE = 0.02
# Rows that carry a brief. Channel counts by macro-F1, since most statements are public.
GATED = (
    "statement detection",
    "statement + speaker",
    "statement fully right",
    "audience states [m]",
    "channel macro-F1 [m]",
    "acts [m]",
    "targets [m]",
    "polarity sign on shared targets [m]",
    "commitment detection",
    "authenticity [m]",
    "said_on at gold precision [m]",
    "surfaced_on at gold precision [m]",
    "event type + source + target",
    "hedge span",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One gold document and its text."""

    group: str
    doc_id: str
    gold_file: Path
    gold: dict[str, Any]
    text: Path


def find_pairs(gold_dir: Path, text_dir: Path, group: str = "") -> Iterator[Pair]:
    """Gold files with their texts, in this folder and those below it."""
    for path in sorted(gold_dir.iterdir()):
        if path.is_dir():
            yield from find_pairs(path, text_dir / path.name, path.name)
        elif path.suffix == ".json":
            gold = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(gold, dict) and isinstance(gold.get("statements"), list):
                doc_id = gold.get("doc_id") or path.stem
                yield Pair(group or gold_dir.name, doc_id, path, gold, _text_of(path, doc_id, text_dir))


def _text_of(gold_file: Path, doc_id: str, text_dir: Path) -> Path:
    names = (gold_file.stem, gold_file.stem.removesuffix(".gold"), doc_id)
    for name in names:
        if (text := text_dir / f"{name}.txt").is_file():
            return text
    sys.exit(f'No text for the gold file "{gold_file}" (looked for {", ".join(names)} .txt in "{text_dir}").')


def read_pair(pair: Pair, *, is_given_published: bool, reader: str = "heads") -> dict[str, Any]:
    """The reading of a text, in the form of the gold."""
    published = pair.gold.get("published") if is_given_published else None
    # Away from the gold: what lies beside a report may tell about it.
    with tempfile.TemporaryDirectory() as place:
        text = shutil.copy(pair.text, place)
        readings = read_reports(
            [text], published=published, reader=reader, on_error=lambda e: print(e, file=sys.stderr)
        )
        for reading in readings:
            return reading_as_json(reading) | {"doc_id": pair.doc_id}
    return {}


def checksum(pairs: list[Pair]) -> str:
    """Of all gold files and texts, so that a floor holds for the data it was measured on only."""
    digest = hashlib.sha256()
    for pair in pairs:
        for path in (pair.gold_file, pair.text):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def headline(report: dict[str, Any], row: str) -> float | None:
    """The number of a row: F1, or the rate."""
    return report[row].get("f1", report[row].get("value"))


def check(report: dict[str, Any], data: str) -> int:
    """Compare with the floors of this data; 0 if none is missed."""
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    name, entry = next(((n, e) for n, e in frozen.items() if e["data_sha256"] == data), (None, None))
    if entry is None:
        print("frozen.json holds no floors for this data; freeze them first: --freeze NAME", file=sys.stderr)
        return 2
    missed = [(row, floor) for row, floor in entry["floors"].items() if (headline(report, row) or 0) < floor]
    for row, floor in missed:
        print(
            f"below its floor on {name}: {row} {headline(report, row) or 0:.3f} < {floor:.3f}",
            file=sys.stderr,
        )
    return 1 if missed else 0


def freeze(report: dict[str, Any], data: str, name: str, lower: str | None) -> None:
    """Floors a little below what was measured. Raising one is free; lowering one needs a reason."""
    frozen = json.loads(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}
    old = frozen.get(name, {}).get("floors", {}) if frozen.get(name, {}).get("data_sha256") == data else {}
    measured = {row: headline(report, row) for row in GATED}
    floors = {row: round(max(value - NOISE, 0), 3) for row, value in measured.items() if value is not None}
    if lower is None:
        floors = {row: max(floor, old.get(row, 0)) for row, floor in floors.items()}
    frozen[name] = {
        "data_sha256": data,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "noise": NOISE,
        "lowered_because": lower,
        "floors": floors,
    }
    FROZEN.write_text(json.dumps(frozen, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    arguments = _arguments()
    pairs = list(find_pairs(arguments.gold, arguments.texts or arguments.gold))
    wanted = {i for i in arguments.ids.split(",") if i}
    pairs = [pair for pair in pairs if not wanted or pair.doc_id in wanted]
    if not pairs:
        sys.exit(f'No gold document found in "{arguments.gold}".')
    gold = {pair.doc_id: pair.gold for pair in pairs}
    places = [f"{pair.doc_id}={pair.text}" for pair in pairs]
    found = {
        p.doc_id: read_pair(p, is_given_published=not arguments.as_read, reader=arguments.reader)
        for p in pairs
    }
    report, log = eval_statements.evaluate(gold, found, places, boot=arguments.boot)
    groups = {
        group: [p.doc_id for p in pairs if p.group == group]
        for group in dict.fromkeys(p.group for p in pairs)
    }
    sets = {g: eval_statements.evaluate(gold, found, places, ids, boot=0)[0] for g, ids in groups.items()}
    passages = eval_passages.evaluate(gold, found, places)
    if arguments.json:
        print(json.dumps({"all": report, "passages": passages, "sets": sets}, indent=1))
    else:
        eval_statements.show(report, len(pairs))
        eval_passages.show(passages)
        _show_sets(sets, groups)
    for gravity, line in log[: arguments.errors]:
        print(gravity, line, file=sys.stderr if arguments.json else sys.stdout)
    if arguments.freeze:
        freeze(report, checksum(pairs), arguments.freeze, arguments.lower)
    return check(report, checksum(pairs)) if arguments.check else 0


def _show_sets(sets: dict[str, Any], groups: dict[str, list[str]]) -> None:
    rows = ("statement detection", "statement + speaker", "statement fully right", "event type")
    print(f"\n{'set':24s} texts  " + "  ".join(f"{row:>21s}" for row in rows) + "  extra a text")
    for group, report in sets.items():
        values = (headline(report, row) for row in rows)
        cells = "  ".join(f"{'-' if value is None else f'{value:.3f}':>21s}" for value in values)
        extra = report["extra statements per document"]["value"]
        print(f"{group:24s} {len(groups[group]):5d}  {cells}  {extra:12.1f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=EXAMPLES)
    parser.add_argument("--texts", type=Path, help="folder of the texts; that of the gold if not given")
    parser.add_argument("--ids", default="", help="comma-separated documents to read and score")
    parser.add_argument("--errors", type=int, default=0, help="print the N worst mismatches, gold / found")
    parser.add_argument("--boot", type=int, default=1000, help="bootstrap draws")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--as-read", action="store_true", help="do not tell the reader the day of publication"
    )
    parser.add_argument("--reader", default="heads", help="which reader: rules, or heads")
    parser.add_argument("--check", action="store_true", help="exit 1 if a floor of frozen.json is missed")
    parser.add_argument("--freeze", metavar="NAME", help="write floors for this data under NAME")
    parser.add_argument("--lower", metavar="REASON", help="let --freeze lower a floor, and say why")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
