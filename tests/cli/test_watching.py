"""`sottovoce watch` as it is typed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from feed_server import Server, item, ok, rss, serving, status

from sottovoce.cli import main

LEAK = (
    "MINSK, 14 April 2022. In a letter to the European Union that was leaked on Thursday, Belarusian Foreign "
    "Minister Vladimir Makei wrote that Minsk would not send troops to Ukraine.\n"
)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        made.replies["/feed"] = ok(rss([item(1, LEAK, link="/a/1")]))
        yield made


@pytest.fixture
def feeds(server: Server, tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(
        f'[[feed]]\nurl = "{server.url("/feed")}"\noutlet = "Wire"\nallow_private = true\n'
        '[[case]]\nsender = "Belarus"\npatron = "Russia"\ncourted = "EU"\n'
    )
    return path


def test_a_move_is_printed_and_the_second_time_nothing(
    feeds: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["watch", str(feeds), "--once", "--fast"]) == 0
    out, error = capsys.readouterr()
    assert out.splitlines()[0] == "Belarus to European Union (patron: Russia): new leaked statement"
    assert out.splitlines()[2] == f"  Wire, 2022-04-14, Report 1, {server.url('/a/1')}"
    assert error == ""
    assert main(["watch", str(feeds), "--once", "--fast"]) == 0
    assert capsys.readouterr() == ("", "0 new reports; nothing moved.\n")
    assert main(["watch", str(feeds), "--once", "--fast", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["judge", "--sender", "BLR", "--patron", "RUS", "--courted", "EU", "--ledger",
                 f"sqlite:///{feeds.parent / 'sottovoce.db'}"]) == 0  # fmt: skip


def test_json_is_one_object_a_line(feeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(feeds), "--once", "--fast", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0]["moved"] == "statement"
    assert told[0]["case"] == {"sender": "BLR", "patron": "RUS", "courted": "EU"}
    assert told[0]["report"]["outlet"] == "Wire"


def test_a_feed_that_fails_ends_with_one(
    feeds: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.replies["/feed"] = status(500)
    assert main(["watch", str(feeds), "--once", "--fast"]) == 1
    assert "fails (500)" in capsys.readouterr().err


def test_a_wrong_file_is_told_and_asks_nobody(
    feeds: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds.write_text(feeds.read_text() + "[[feed]]\nulr = 1\n")
    assert main(["watch", str(feeds), "--once"]) == 1
    out, error = capsys.readouterr()
    assert not out and "(feed 2, ulr)" in error and "Traceback" not in error
    assert not server.asked


def test_ctrl_c_ends_cleanly(
    feeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sottovoce.watch.rounds import Watch

    def interrupted(watch: Watch) -> None:
        watch.once()
        raise KeyboardInterrupt

    monkeypatch.setattr(Watch, "run", interrupted)
    assert main(["watch", str(feeds), "--fast"]) == 130
    out, error = capsys.readouterr()
    assert "new leaked statement" in out
    assert error == "Stopped. What the ledger had taken before is whole.\n"
