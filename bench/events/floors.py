"""Floors of what was measured once, so that a later change that loses something is seen.

In: the scores of one gold file with one reader. Out: `frozen.json`, whose floors hold for the data they were
measured on only; the data stay outside the project. Networks of `--codes` have floors of their own.
"""

import hashlib
import json
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FROZEN = Path(__file__).parent / "frozen.json"
# What a sentence or two may cost.
NOISE = 0.01
GATED = ("type_acc", "type_micro", "source", "target", "triple", "conflict")


@dataclass(frozen=True, slots=True)
class Measured:
    gold: Path
    reader: str
    codes: tuple[Path, ...]
    scores: dict[str, Any]

    def headline(self, row: str) -> float | None:
        value = self.scores.get(row)
        return value["f1"] if isinstance(value, dict) else value

    @property
    def data(self) -> str:
        return hashlib.sha256(self.gold.read_bytes()).hexdigest()

    @property
    def how(self) -> str:
        """Reader, and whether each sentence was read by a head that did not learn it."""
        return f"{self.reader}, unlearned" if self.codes else self.reader


def check(measured: Measured) -> int:
    """Compare with the floors of this data; 0 if none is missed."""
    name, floors = _floors(measured)
    if name is None:
        print("frozen.json holds no floors for this data; freeze them first: --freeze NAME", file=sys.stderr)
        return 2
    missed = [(row, floor) for row, floor in floors.items() if (measured.headline(row) or 0) < floor]
    for row, floor in missed:
        value = measured.headline(row) or 0
        print(f"below its floor on {name}: {row} {value:.3f} < {floor:.3f}", file=sys.stderr)
    return 1 if missed else 0


def freeze(measured: Measured, name: str, lower: str | None) -> None:
    """Floors a little below what was measured. Raising one is free; lowering one needs a reason."""
    frozen = _frozen()
    values = {row: measured.headline(row) for row in GATED}
    floors = {row: round(max(value - NOISE, 0), 3) for row, value in values.items() if value is not None}
    if lower is None:
        floors = {row: max(floor, _floors(measured)[1].get(row, 0)) for row, floor in floors.items()}
    frozen[name] = {
        "data_sha256": measured.data,
        "reader": measured.how,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "noise": NOISE,
        "lowered_because": lower,
        "floors": floors,
    }
    FROZEN.write_text(json.dumps(frozen, indent=1) + "\n", encoding="utf-8")


def _floors(measured: Measured) -> tuple[str | None, dict[str, float]]:
    for name, entry in _frozen().items():
        if (entry["data_sha256"], entry["reader"]) == (measured.data, measured.how):
            return name, entry["floors"]
    return None, {}


def _frozen() -> dict[str, Any]:
    return json.loads(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}
