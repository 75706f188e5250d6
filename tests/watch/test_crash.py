"""Killed at any step, a watch that is started again leaves no gap and no double."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from feed_server import Server, conditional, item, ok, rss

from sottovoce.ledger import open_ledger

N_ENTRIES = 4
PAGE = "<html><body><article><p>Report {}. The envoy of Norland spoke of the harbour and the ice.</p></article></body></html>"

# Kills itself before or after the n-th call of a step; without a number it runs to its end.
RUNNER = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from feed_server import Hands
from sottovoce.ledger.store import Ledger
from sottovoce.records import Case
from sottovoce.watch.notes import Notes
from sottovoce.watch.settings import Feed
from watched import Watched

folder, url, follow, step, when, nth = sys.argv[1:]
home, name = {{"Ledger": Ledger, "Notes": Notes}}[step.split(".")[0]], step.split(".")[1]
inner, calls = getattr(home, name), []

def killing(*arguments):
    calls.append(1)
    if len(calls) == int(nth) and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    result = inner(*arguments)
    if len(calls) == int(nth) and when == "after":
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(home, name, killing)
feed = Feed(url=url, allows_private=True, is_followed=follow == "yes")
case = Case(sender="BLR", patron="RUS", courted="EU")
assert Watched(Path(folder), (feed,), (case,)).once()
"""
STEPS = ("Notes.take_in", "Notes.keep_page", "Ledger.add", "Notes.settle", "Notes.note_told")


def run(folder: Path, url: str, follow: bool, step: str, when: str, nth: int) -> int:
    arguments = [str(folder), url, "yes" if follow else "no", step, when, str(nth)]
    ended = subprocess.run(
        [sys.executable, "-c", RUNNER, *arguments], capture_output=True, text=True, check=False
    )
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
    return ended.returncode


@pytest.mark.parametrize("follow", [False, True], ids=["own text", "page"])
def test_a_killed_watch_leaves_no_gap_and_no_double(server: Server, tmp_path: Path, follow: bool) -> None:
    """One ledger lives through a kill around every step; the feed says "unchanged" to whoever has its ETag."""
    numbers = range(1, N_ENTRIES + 1)
    server.replies["/feed"] = conditional(rss([item(n, link=f"/a/{n}") for n in numbers]), '"v1"', "")
    server.replies.update({f"/a/{n}": ok(PAGE.format(n), "text/html") for n in numbers})
    n_killed = 0
    for step in STEPS:
        for when in ("before", "after"):
            n_killed += run(tmp_path, server.url("/feed"), follow, step, when, 1) != 0
    assert n_killed >= 6  # or the test shows nothing
    assert run(tmp_path, server.url("/feed"), follow, "Notes.settle", "after", 99) == 0
    with open_ledger(f"sqlite:///{tmp_path / 'watch.db'}") as ledger:
        texts = [document.text for document in ledger.documents()]
        counts = ledger.counts()
    assert sorted(texts) == sorted(set(texts))
    assert len(texts) == N_ENTRIES == counts["readings"] == counts["documents"]
