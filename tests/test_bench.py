"""The scorer of bench/statements scores itself right; bench/plain runs and stays below its ceilings."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("examples", ["minsk-2022", "controls"])
def test_the_scorer_passes_its_self_tests(examples: str, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    places = []
    for path in sorted((ROOT / "examples" / examples).glob("*.json")):
        (gold / path.name).write_bytes(path.read_bytes())
        places.append(f"{json.loads(path.read_text())['doc_id']}={path.with_suffix('.txt')}")
    command = [sys.executable, "test_eval_statements.py", str(gold), *places]
    done = subprocess.run(command, cwd=ROOT / "bench" / "statements", capture_output=True, text=True)
    assert "self-tests passed" in done.stdout, done.stderr


def test_over_coding_stays_below_its_ceilings() -> None:
    command = [sys.executable, "run.py", "--set", "held", "--json", "--check"]
    done = subprocess.run(command, cwd=ROOT / "bench" / "plain", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    held = json.loads(done.stdout)["held"]
    assert held["all"]["passages"] == sum(f["passages"] for kind, f in held.items() if kind != "all") == 200
    either = held["all"]["either"]
    assert either["low"] < either["rate"] < either["high"]
    assert either["rate"] <= 0.05
