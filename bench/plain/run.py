"""Does Sottovoce find statements and events where there are none?

  run.py [--set NAME] [--reader NAME] [--show NAME] [--json] [--check | --freeze]

In: the sets, passages of news in which by the annotation guide nobody says or does anything; the `close` ones
use the words of saying and of events otherwise. Out: for each set, by kind and in all, the rate of false
alarms: passages in which the reader finds a statement, an event, either. Method: each passage is read as a
report of its own by the product's own reader; the interval is Wilson's, at 95 %.
"""

import argparse
import hashlib
import json
import math
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sottovoce import reading
from sottovoce.records import Document, Reading

HERE = Path(__file__).parent
FROZEN = HERE / "frozen.json"
SETS = ("dev", "held", "close-dev", "close-held")
RATES = ("statements", "events", "either")
# False alarms that are asked for at most, of all passages; the close sets are held to what was measured.
ASKED = {"dev": 0.05, "held": 0.05}
# Of all passages: what a change of rules elsewhere may add by chance.
NOISE = 0.01
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Row:
    """One passage and what the reader made of it."""

    id: str
    kind: str
    text: str
    statements: tuple[str, ...]
    events: tuple[str, ...]

    def is_false(self, rate: str) -> bool:
        return bool(
            {"statements": self.statements, "events": self.events}.get(rate, self.statements + self.events)
        )


def read_set(name: str, reader: str = "heads") -> list[Row]:
    """The passages of a set, read."""
    rows = [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = [Document(id=r["id"], name=r["id"], text=r["text"], language="en") for r in rows]
    read = reading.read_with_heads if reader == "heads" else reading.read_documents
    found = {made.document.id: made for made in read(documents)}
    return [_row(row, found[row["id"]]) for row in rows]


def _row(row: dict[str, str], made: Reading) -> Row:
    statements = tuple(
        f"{s.acts[0].value} by {s.speaker.name}: {s.content} [{s.found_by}]" for s in made.statements
    )
    events = tuple(
        f"{e.type.value} {'+'.join(e.sources) or '-'} > {'+'.join(e.targets) or '-'} [{e.found_by}]"
        for e in made.events
    )
    return Row(row["id"], row["kind"], row["text"], statements, events)


def interval(false: int, all_: int) -> tuple[float, float]:
    """Wilson's interval of a rate."""
    rate, square = false / all_, _Z * _Z
    middle = (rate + square / (2 * all_)) / (1 + square / all_)
    width = _Z / (1 + square / all_) * math.sqrt(rate * (1 - rate) / all_ + square / (4 * all_ * all_))
    return max(middle - width, 0.0), min(middle + width, 1.0)


def measure(rows: list[Row]) -> dict[str, Any]:
    """False alarms of each rate, by kind and under "all"."""
    kinds = dict.fromkeys(row.kind for row in rows)
    groups = {kind: [row for row in rows if row.kind == kind] for kind in kinds} | {"all": rows}
    return {kind: _measured(group) for kind, group in groups.items()}


def _measured(rows: list[Row]) -> dict[str, Any]:
    figures: dict[str, Any] = {"passages": len(rows)}
    for rate in RATES:
        false = sum(row.is_false(rate) for row in rows)
        low, high = interval(false, len(rows))
        figures[rate] = {"false": false, "rate": false / len(rows), "low": low, "high": high}
    return figures


def show(name: str, report: dict[str, Any]) -> None:
    print(f"\n{name:22s} passages  " + "  ".join(f"{rate:>22s}" for rate in RATES))
    for kind, figures in report.items():
        cells = (
            f"{f['false']:3d} {f['rate']:6.1%} ({f['low']:.1%}-{f['high']:.1%})"
            for f in (figures[rate] for rate in RATES)
        )
        print(f"{kind:22s} {figures['passages']:8d}  " + "  ".join(f"{cell:>22s}" for cell in cells))


def show_false(rows: list[Row]) -> None:
    for row in rows:
        if row.is_false("either"):
            print(f"\n{row.id}: {row.text}", *row.statements, *row.events, sep="\n    ")


def checksum(name: str) -> str:
    return hashlib.sha256((HERE / f"{name}.jsonl").read_bytes()).hexdigest()


def check(reports: dict[str, Any]) -> Iterator[str]:
    """What is above its ceiling."""
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    for name, report in reports.items():
        entry = frozen[name]
        if entry["data_sha256"] != checksum(name):
            yield f"{name}: frozen.json holds no ceilings for these passages; freeze them first: --freeze"
            continue
        for rate, ceiling in entry["at_most"].items():
            if (found := report["all"][rate]["false"]) > ceiling:
                yield f"{name}, {rate}: {found} false alarms are more than {ceiling}"


def freeze(reports: dict[str, Any]) -> None:
    """Ceilings a little above what was measured; lowering one is free, none goes over what is asked."""
    frozen = json.loads(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}
    for name, report in reports.items():
        old = frozen.get(name, {})
        before = old.get("at_most", {}) if old.get("data_sha256") == checksum(name) else {}
        passages = report["all"]["passages"]
        most = int(ASKED.get(name, 1) * passages)
        measured = {rate: report["all"][rate]["false"] + round(NOISE * passages) for rate in RATES}
        frozen[name] = {
            "data_sha256": checksum(name),
            "machine": f"{platform.machine()}, Python {platform.python_version()}",
            "at_most": {rate: min(measured[rate], before.get(rate, most), most) for rate in RATES},
        }
    FROZEN.write_text(json.dumps(frozen, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    arguments = _arguments()
    read = {name: read_set(name, arguments.reader) for name in arguments.set or SETS}
    reports = {name: measure(rows) for name, rows in read.items()}
    if arguments.json:
        print(json.dumps(reports, indent=1))
    else:
        for name, report in reports.items():
            show(name, report)
    if arguments.show in read:
        show_false(read[arguments.show])
    if arguments.freeze:
        freeze(reports)
    passed = list(check(reports)) if arguments.check else []
    print("\n".join(passed), end="\n" if passed else "", file=sys.stderr)
    return 1 if passed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=SETS, action="append", help="only this set")
    parser.add_argument("--reader", choices=("rules", "heads"), default="heads")
    parser.add_argument("--show", choices=SETS, help="list the false alarms of a set; leave held unseen")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 above a ceiling of frozen.json")
    parser.add_argument("--freeze", action="store_true", help="lower the ceilings to what was measured")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
