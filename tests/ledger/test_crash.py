"""After a kill, or a disk that refuses, each document is wholly there or not at all."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import ledger_records as made
import pytest

from sottovoce.ledger import open_ledger

N_STATEMENTS = 150
N_READINGS = 400

WRITER = f"""
import resource, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import ledger_records as made
import sottovoce.ledger.store
from sottovoce.errors import LedgerError
from sottovoce.ledger import open_ledger

url, limit_bytes = sys.argv[1], int(sys.argv[2])
if limit_bytes:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))
print("ready", flush=True)
try:
    with open_ledger(url) as ledger:
        ledger.add_many(made.numbered_reading(number, {N_STATEMENTS}) for number in range({N_READINGS}))
except LedgerError as error:
    sys.exit(str(error))
"""


def writer(path: Path, limit_bytes: int = 0) -> subprocess.Popen[str]:
    started = subprocess.Popen(
        [sys.executable, "-c", WRITER, f"sqlite:///{path}", str(limit_bytes)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def check_whole(path: Path) -> int:
    """Number of readings, each of them whole."""
    with open_ledger(f"sqlite:///{path}") as ledger:
        readings, counts = list(ledger.readings()), ledger.counts()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert readings == [made.numbered_reading(number, N_STATEMENTS) for number in range(len(readings))]
    assert counts["documents"] == counts["readings"] == len(readings)
    assert counts["statements"] == len(readings) * N_STATEMENTS
    return len(readings)


def test_a_killed_writer_leaves_only_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "minsk.db"
    chance = random.Random(20)
    kept = [0]
    for _ in range(6):
        with writer(path) as process:
            time.sleep(chance.uniform(0, 0.25))
            process.send_signal(signal.SIGKILL)
        kept.append(check_whole(path))
    assert kept == sorted(kept)  # what was kept once is never lost
    assert kept[-1] > 0


@pytest.mark.parametrize("limit_kilobytes", [8, 100, 300, 700])
def test_a_disk_that_takes_no_more_is_told_and_leaves_only_whole_documents(
    tmp_path: Path, limit_kilobytes: int
) -> None:
    """A limit on file size makes SQLite's writes fail or fall short, as a full disk does."""
    path = tmp_path / "minsk.db"
    with writer(path, limit_kilobytes * 1024) as process:
        _, words = process.communicate()
    assert process.returncode == 1
    assert "the disk" in words
    assert "Traceback" not in words
    check_whole(path)
