"""The scorer of bench/statements scores itself right; benches run; bench/plain stays below its ceilings."""

import gzip
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
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


def test_beliefs_and_circumstances_are_met_by_their_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench" / "statements"))
    import eval_passages

    gold = {
        "d": {"context": [{"anchor": "ab", "start": 0, "span": [0, 4]}, {"anchor": "x", "span": [20, 24]}]}
    }
    found = {"d": {"context": [{"span": [3, 6]}, {"span": [4, 8]}, {"span": [10, 12]}]}}
    report = eval_passages.evaluate(gold, found, [])
    assert report["context"] == {"r": 0.5, "p": 1 / 3, "gold": 2, "found": 3, "met": 1}
    assert report["audience_beliefs"] == {"r": None, "p": None, "gold": 0, "found": 0, "met": 0}


def test_cues_are_typed_above_their_floors() -> None:
    command = [sys.executable, "cues.py", "--check"]
    done = subprocess.run(command, cwd=ROOT / "bench" / "attribution", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_over_coding_stays_below_its_ceilings() -> None:
    command = [sys.executable, "run.py", "--set", "held", "--json", "--check"]
    done = subprocess.run(command, cwd=ROOT / "bench" / "plain", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    held = json.loads(done.stdout)["held"]
    assert held["all"]["passages"] == sum(f["passages"] for kind, f in held.items() if kind != "all") == 200
    either = held["all"]["either"]
    assert either["low"] < either["rate"] < either["high"]
    assert either["rate"] <= 0.05


SPEECH = {"speaker": "JPN", "speech": "invented", "conflict": 1}
CHARGE = {"type": "ACCUSE", "source": ["JPN"], "target": ["FJI"]}


def bench_events(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "run.py", *map(str, words), "--boot", "0"]
    return subprocess.run(command, cwd=ROOT / "bench" / "events", capture_output=True, text=True)


def test_sentences_of_speeches_are_read_as_their_speakers(tmp_path: Path) -> None:
    told = [
        {"id": "a", "text": "Instead Fiji sent its gunboats to the reef .", "events": [CHARGE], **SPEECH},
        {
            "id": "b",
            "text": "The next session will open in the spring .",
            "events": [],
            **SPEECH,
            "conflict": 0,
        },
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    assert "conflict    P 1.000 R 1.000 F1 1.000  (gold 1 pred 1)" in bench_events("--gold", gold).stdout
    assert "conflict    P 0.000 R 0.000" in bench_events("--gold", gold, "--reader", "rules").stdout


def test_events_of_data_without_floors_cannot_be_checked(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps({"id": "a", "text": "Japan accused Fiji .", "events": [CHARGE]}), encoding="utf-8"
    )
    done = bench_events("--gold", gold, "--reader", "rules", "--check")
    assert done.returncode == 2 and "no floors for this data" in done.stderr
    assert "conflict" not in done.stdout


def bench(folder: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "run.py", *map(str, words)]
    return subprocess.run(command, cwd=ROOT / "bench" / folder, capture_output=True, text=True)


def test_divergence_keeps_its_promises() -> None:
    done = bench("divergence", "--check")
    assert done.returncode == 0, done.stderr


def test_divergence_of_gold_statements_is_told_by_dossier() -> None:
    done = bench("divergence", "--gold", ROOT / "examples", "--check")
    assert done.returncode == 0, done.stderr
    kinds = [line for line in done.stdout.splitlines() if ": " in line]
    assert any(line.startswith("minsk-2022: BLR-RUS-EU covert FLAG") for line in kinds)
    assert not any(line.startswith("controls") for line in kinds)


def test_an_invented_ledger_is_scanned_and_its_two_voices_found(tmp_path: Path) -> None:
    done = bench("scan", "--statements", "4000", "--actors", "16", "--ledger", tmp_path / "scan.db", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["statements"], found["two-voiced senders"]) == (4000, 2)
    assert (found["found"], found["false flags"]) == (1, 0)


def bench_alignment(*words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "SOTTOVOCE_DATA"}
    command = [sys.executable, "run.py", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT / "bench" / "alignment", capture_output=True, text=True, env=environment
    )


def write_votes(folder: Path, agreed: Callable[[int, random.Random], float]) -> None:
    """Votes of a pair of no states, thirty a year; their agreement by year."""
    chance = random.Random(4)
    rows = ["dyad,rcid,date,year,agree"]
    for year in range(1992, 2020):
        for number in range(30):
            day = date(year, 9, 1) + timedelta(3 * number)
            rows.append(f"AAA-BBB,{year}{number},{day},{year},{agreed(year, chance)}")
    with gzip.open(folder / "un_agreement_votes.csv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(rows))


def test_votes_are_foretold_from_those_that_were_read(tmp_path: Path) -> None:
    """A pair that agrees on four votes of five for ever: the longer past must beat the last year alone."""
    write_votes(tmp_path, lambda year, chance: float(chance.random() < 0.8))
    done = bench_alignment("--data", tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)["scores"]
    three = scores["3"]
    assert three["as known"]["n"] == 28 * 5 and scores["3, in the gap"]["as known"]["n"] == 4 * 5
    assert three["as known"]["rmse"] < 0.8 * three["Beta a year"]["rmse"]
    assert three["as known"]["coverage"] >= 0.85


def test_floors_are_not_checked_on_other_votes(tmp_path: Path) -> None:
    write_votes(tmp_path, lambda year, chance: float(year < 2000))
    done = bench_alignment("--data", tmp_path, "--check")
    assert done.returncode == 1 and "none was checked" in done.stderr


def test_missing_votes_are_told_in_words(tmp_path: Path) -> None:
    assert "SOTTOVOCE_DATA" in bench_alignment().stderr
    assert "README.md tells" in bench_alignment("--data", tmp_path).stderr
