"""Does the measure of divergence keep its promises, and how well do positions part two voices?

  run.py [--runs 4000] [--json] [--check]
  run.py --gold DIR... [--json] [--check]

In: nothing, or folders of gold statements (annotation guide, version 2) with their `two_audience` fields.
Out: over simulated cases (`simulate.py`) the coverage of the 90 % interval, flags by true difference, what
breaks the measure and what repairs it, false discoveries among many pairs; over gold (`gold.py`) how well the
position of a statement parts what a dossier lists as public from what it lists as private, and the kind of
divergence of each dossier.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from gold import measure_gold
from simulate import SIZES, constant, coverage, estimated, flagged, leaks, many_pairs

from sottovoce.measures.serial import serial_weight
from sottovoce.measures.shared_prior import FALSE_DISCOVERIES

FROZEN = Path(__file__).with_name("frozen.json")
SEED = 20
DELTAS = (0.0, 0.25, 0.5, 0.8, 1.2)
NOMINAL = 0.1
# In the last two the correlation is estimated; below twenty days it is not.
SERIAL_SIZES = ((10, 4), (20, 5), (30, 15))


def simulate(runs: int) -> dict[str, float]:
    """All rows of the simulated part, by name."""
    rng = np.random.default_rng(SEED)
    rows: dict[str, float] = {}
    for kind in ("normal", "t", "coded"):
        for sizes in SIZES:
            rows[f"coverage {kind} {_name(sizes)}"] = coverage(rng, kind, sizes, runs)
    for delta in DELTAS:
        for sizes in SIZES:
            rows[f"flagged delta {delta} {_name(sizes)}"] = flagged(rng, "coded", sizes, delta, runs)
    rows |= _breakers(rng, runs)
    rows |= {f"leaks, {name}": value for name, value in leaks(rng, runs).items()}
    for q in (FALSE_DISCOVERIES, NOMINAL):
        for rule, (false, power) in many_pairs(rng, max(runs // 20, 20), q).items():
            rows[f"pairs, {rule}, q {q}: false"] = false
            rows[f"pairs, {rule}, q {q}: power"] = power
    # Too few for the shared prior: the default alone.
    few = many_pairs(rng, max(runs // 10, 20), FALSE_DISCOVERIES, 12, 1)
    for part, value in zip(("false", "power"), few["default prior"], strict=True):
        rows[f"12 pairs, default prior, q {FALSE_DISCOVERIES}: {part}"] = value
    return rows


def _breakers(rng: np.random.Generator, runs: int) -> dict[str, float]:
    rows = {}
    for name, weigh in (("untreated", None), ("at a third", constant(1 / 3))):
        rows[f"told thrice, {name}: coverage"] = coverage(rng, "coded", (10, 4), runs, weigh=weigh, told=3)
        rows[f"told thrice, {name}: false flags"] = flagged(
            rng, "coded", (10, 4), 0, runs, mean=0, weigh=weigh, told=3
        )
    known = constant(float(serial_weight(0.6)))
    for sizes in SERIAL_SIZES:
        for name, weigh in (("untreated", None), ("known", known), ("estimated", estimated)):
            row = f"serial .6 {_name(sizes)}, {name}"
            rows[f"{row}: coverage"] = coverage(rng, "serial", sizes, runs, weigh=weigh)
            rows[f"{row}: false flags"] = flagged(rng, "serial", sizes, 0, runs, weigh=weigh)
        row = f"serial 0 {_name(sizes)}, estimated"
        rows[f"{row}: coverage"] = coverage(rng, "normal", sizes, runs, weigh=estimated)
        rows[f"{row}: power at .8"] = flagged(rng, "coded", sizes, 0.8, runs, weigh=estimated)
    return rows


def _name(sizes: tuple[int, int]) -> str:
    return f"({sizes[0]},{sizes[1]})"


def check(found: dict[str, float], part: str) -> Iterator[str]:
    """What is outside its bounds in frozen.json: for each row the least and the most."""
    for row, (least, most) in json.loads(FROZEN.read_text(encoding="utf-8"))[part].items():
        if row in found and not least <= found[row] <= most:
            yield f"{row}: {found[row]:.3f} is not within {least} and {most}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=4000, help="simulated cases a cell")
    parser.add_argument("--gold", type=Path, nargs="+", help="folders of gold, read with those below them")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 if a row leaves its bounds")
    arguments = parser.parse_args()
    if arguments.gold:
        found, lines = measure_gold(arguments.gold)
        part = "gold"
    else:
        found, lines = simulate(arguments.runs), []
        part = "simulated"
    if arguments.json:
        print(json.dumps(found, indent=1))
    else:
        print("\n".join([*lines, *(f"{row:60s} {value:8.3f}" for row, value in found.items())]))
    passed = list(check(found, part)) if arguments.check else []
    print("\n".join(passed), end="\n" if passed else "", file=sys.stderr)
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
