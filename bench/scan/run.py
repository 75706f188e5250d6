"""How long does a scan of a large ledger take, and how much memory?

  run.py [--statements 100000] [--actors 200] [--ledger FILE] [--profile] [--json] [--check]

In: nothing. Out: seconds and peak memory of `sottovoce scan` on an invented ledger (`invented.py`), and how
many of its senders with two voices are flagged, and how many of the others. Method: the ledger is filled
once; the scan runs in a process of its own, the start of the interpreter and the loading of the ledger
included.
"""

import argparse
import cProfile
import json
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from invented import TWO_VOICED, invent_readings

from sottovoce import open_ledger

FROZEN = Path(__file__).with_name("frozen.json")


def actors(count: int) -> list[str]:
    """The first states of the atlas, by code."""
    from sottovoce.reading.atlas import states_by_code

    return sorted(states_by_code())[:count]


def fill(path: Path, n_statements: int, n_actors: int) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        ledger.add_many(invent_readings(n_statements, actors(n_actors)))


def scan(path: Path) -> dict[str, object]:
    """What `sottovoce scan` does, with the flagged senders."""
    from sottovoce.blocs import bloc_members, known_codes
    from sottovoce.measures.scan import survey

    began = time.perf_counter()
    with open_ledger(f"sqlite:///{path}", create=False) as ledger:
        statements = ledger.statements(with_grounds=False)
    loaded = time.perf_counter()
    found = survey(statements, blocs=bloc_members(), codes=known_codes(), limit=1000)
    done = time.perf_counter()
    return {
        "statements": len(statements),
        "load seconds": loaded - began,
        "scan seconds": done - loaded,
        "processor seconds": time.process_time(),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,  # Linux counts in KiB
        "told": [t.case.sender for t in found.triads],
        "flagged": [t.case.sender for t in found.triads if t.divergence.flag],
    }


def measure(path: Path, n_actors: int) -> dict[str, float]:
    began = time.perf_counter()
    command = [sys.executable, __file__, "--scan", str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds = time.perf_counter() - began
    inside = json.loads(done.stdout)
    two_voiced = set(actors(n_actors)[::TWO_VOICED])
    flagged = set(inside["flagged"])
    return {
        "statements": inside["statements"],
        "load seconds": inside["load seconds"],
        "scan seconds": inside["scan seconds"],
        "seconds": seconds,
        "processor seconds": inside["processor seconds"],
        "peak MB": inside["peak MB"],
        "two-voiced senders": len(two_voiced),
        "found": len(flagged & two_voiced) / len(two_voiced),
        "false flags": len(flagged - two_voiced),
    }


def check(found: dict[str, float]) -> Iterator[str]:
    """What is beyond its limit."""
    limits = json.loads(FROZEN.read_text(encoding="utf-8"))
    for row, limit in limits["at_most"].items():
        if found[row] > limit:
            yield f"{row}: {found[row]:.2f} is more than {limit}"
    for row, limit in limits["at_least"].items():
        if found[row] < limit:
            yield f"{row}: {found[row]:.2f} is less than {limit}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--actors", type=int, default=200)
    parser.add_argument(
        "--ledger", type=Path, help="keep the invented ledger here, or scan the one that lies here"
    )
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 if a limit of frozen.json is passed")
    parser.add_argument("--scan", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.scan:
        print(json.dumps(scan(arguments.scan)))
        return 0
    with tempfile.TemporaryDirectory() as place:
        path = arguments.ledger or Path(place, "scan.db")
        if not path.exists():
            fill(path, arguments.statements, arguments.actors)
        if arguments.profile:
            profile = cProfile.Profile()
            profile.runcall(scan, path)
            pstats.Stats(profile).sort_stats("tottime").print_stats(45)
            return 0
        found = measure(path, arguments.actors)
    print(
        json.dumps(found, indent=1)
        if arguments.json
        else "\n".join(f"{k:20s} {v:10.2f}" for k, v in found.items())
    )
    passed = list(check(found)) if arguments.check else []
    print("\n".join(passed), end="\n" if passed else "", file=sys.stderr)
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
