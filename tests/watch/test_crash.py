"""Killed at any step, a watch that is started again leaves no gap and no double."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from feed_server import Server, conditional, item, ok, rss

from sottovoce.ledger import open_ledger

PAGE = "<html><body><p>Report {}. The envoy of Norland spoke of the harbour and the ice.</p></body></html>"
NUMBERS = (1, 2, 3)

# Each killed watch is a fork of one process that has all modules loaded: the kill is a true one, and quick.
RUNNER = f"""
import json, os, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from sottovoce.ledger.store import Ledger
from sottovoce.watch.notes import Notes
from sottovoce.watch.settings import Feed
from watched import Watched

folder, url, is_followed = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "page"
homes = {{"Ledger": Ledger, "Notes": Notes}}

def watch(place):
    place.mkdir(exist_ok=True)
    return Watched(place, (Feed(url=url, allows_private=True, is_followed=is_followed),)).once()

def kill_at(step, when, nth):
    home, name = homes[step.split(".")[0]], step.split(".")[1]
    inner, calls = getattr(home, name), []
    def killing(*arguments):
        calls.append(1)
        if len(calls) == nth and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = inner(*arguments)
        if len(calls) == nth and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(home, name, killing)

def forked(work):
    child = os.fork()
    if not child:
        os._exit(0 if work() else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

watch(folder / "warm")
ends = {{}}
for step, when, nth in json.loads(sys.argv[4]):
    place = folder / f"{{step}}-{{when}}-{{nth}}"
    killed = forked(lambda: (kill_at(step, when, nth), watch(place))[1])
    ends[place.name] = [killed, forked(lambda: watch(place))]
print(json.dumps(ends))
"""
KILLS = {
    "own text": [
        ("Notes.take_in", "before", 1),
        ("Notes.take_in", "after", 1),
        ("Ledger.add", "before", 2),
        ("Ledger.add", "after", 2),
        ("Notes.settle", "after", 3),
        ("Notes.note_told", "before", 1),
    ],
    "page": [("Notes.keep_page", "before", 2), ("Notes.keep_page", "after", 2), ("Ledger.add", "after", 2)],
}


@pytest.mark.parametrize("kind", KILLS)
def test_a_killed_watch_leaves_no_gap_and_no_double(server: Server, tmp_path: Path, kind: str) -> None:
    """The server says "unchanged" to whoever has its ETag: what was not noted with it would be lost."""
    feed = rss([item(number, link=f"/a/{number}") for number in NUMBERS])
    server.replies["/feed"] = conditional(feed, '"v1"', "")
    server.replies.update({f"/a/{number}": ok(PAGE.format(number), "text/html") for number in NUMBERS})
    arguments = [str(tmp_path), server.url("/feed"), kind, json.dumps(KILLS[kind])]
    ended = subprocess.run([sys.executable, "-c", RUNNER, *arguments], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    ends = json.loads(ended.stdout)
    assert len(ends) == len(KILLS[kind])
    for name, (killed, finished) in ends.items():
        assert (killed, finished) == (-9, 0), (name, ended.stderr)
        with open_ledger(f"sqlite:///{tmp_path / name / 'watch.db'}", create=False) as ledger:
            texts = [document.text for document in ledger.documents()]
            assert ledger.counts()["readings"] == len(texts), name
        told = sorted(text[: len("Report 1")] for text in texts)
        assert told == [f"Report {number}" for number in NUMBERS], name
