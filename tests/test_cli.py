"""The commands: what they print, what they write, and how they answer bad input."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sottovoce import __version__, open_ledger
from sottovoce.cli import main
from sottovoce.cli.output import write_file

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "minsk-2022"
GOOD = (
    "Invented report\n\nOSLO, 3 May 2021. Norwegian Foreign Minister Ine Eriksen Soreide said on Monday that "
    "her government would not send troops.\n"
)
FRENCH = (
    "Le ministre des Affaires étrangères a déclaré lundi que son gouvernement n'enverrait pas de soldats. "
    "Il a ajouté que les discussions avec les pays voisins se poursuivraient pendant toute la semaine. "
) * 8


def write(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def make_sparse(folder: Path) -> Path:
    path = folder / "dump.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    return path


def make_empty_folder(folder: Path) -> Path:
    (folder / "none").mkdir()
    return folder / "none"


def make_forbidden(folder: Path) -> Path:
    path = write("secret.txt", GOOD.encode())(folder)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    return path


BAD_INPUT: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "gone.txt", "Check the name"),
    "forbidden": (make_forbidden, "may read"),
    "empty": (write("empty.txt", b""), ""),
    "white space only": (write("blank.txt", b" \n\n\t"), ""),
    "binary": (write("photo.txt", bytes(range(256)) * 40), ""),
    "50 MB": (make_sparse, "Split it"),
    "wrongly encoded": (write("odd.txt", b"\xff\xfe\x00" + GOOD.encode() + b"\x81\x8d\x9d"), ""),
    "folder with nothing in it": (make_empty_folder, "Put reports into it"),
    "pdf": (write("note.pdf", b"%PDF-1.7\n1 0 obj"), "pdftotext"),
    "no suffix": (write("notes", GOOD.encode()), "Convert it"),
    "another language": (write("paris.txt", FRENCH.encode()), "English"),
    "broken JSON lines": (write("many.jsonl", b'{"text": \n'), ""),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("make", "remedy"), BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_costs_one_message_and_that_report_only(
    make: Callable[[Path], Path], remedy: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = make(here)
    code = main(["read", str(bad), "good.txt", "--ledger", "sqlite:///l.db"])
    out, err = capsys.readouterr()
    assert code == 1
    assert err.count(bad.name) == 1 and remedy in err
    assert "Traceback" not in err
    assert out.startswith("good: ") and out.count("\n") == 1
    with open_ledger("sqlite:///l.db", create=False) as ledger:
        assert [document.name for document in ledger.documents()] == ["good"]


def test_only_bad_input_is_an_error_that_says_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "empty.txt").touch()
    assert main(["brief", "empty.txt"]) == 1
    out, err = capsys.readouterr()
    assert out == "" and "No report could be read" in err
    assert not (here / "brief.html").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["brief"], "Name reports to read"),
        (["read"], "REPORT"),
        (["brief", "good.txt", "--as-of", "yesterday"], "is no day"),
        (["read", "good.txt", "--published", "14.4.2022"], "is no day"),
        (["brief", "good.txt", "--format", "pdf"], "have html, md, json, text"),
        (["export", "--format", "xls"], "have csv, events-csv, jsonl"),
        (["judge", "--sender", "BLR"], "--patron"),
        (["explain"], "ID"),
        (["listen"], "listen"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_ends_with_two(
    arguments: list[str], told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (["--sender", "Belorus", "--patron", "RUS", "--courted", "EU"], "Did you mean Belarus (BLR)?"),
        (["--sender", "BLR", "--patron", "Congo", "--courted", "EU"], "Name one of them by its code"),
        (["--sender", "BLR", "--patron", "RUS", "--courted", "Minsk"], "cannot be courted"),
        (["--sender", "BLR", "--patron", "EU", "--courted", "Poland"], "Poland belongs to European Union"),
        (["--patron", "RUS"], "Name all three, or only the sender"),
    ],
    ids=["misspelt", "ambiguous", "courted is sender", "courted is part of patron", "patron alone"],
)
def test_a_case_that_is_none_is_refused_before_anything_is_read(
    case: list[str], told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", "good.txt", *case, "--ledger", "sqlite:///l.db"]) == 1
    out, err = capsys.readouterr()
    assert told in err and out == ""
    assert not (here / "l.db").exists()


def test_a_file_that_is_no_ledger_is_told_in_words(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--ledger", "sqlite:///good.txt"]) == 1
    assert main(["scan", "--ledger", "sqlite:///none.db"]) == 1
    err = capsys.readouterr().err
    assert "good.txt" in err and "none.db" in err and "Traceback" not in err


def test_debug_shows_where_an_error_arose(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--ledger", "sqlite:///none.db", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_reading_twice_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["read", str(EXAMPLES / "06-the-letter.txt"), "--ledger", "sqlite:///l.db"]
    assert main(arguments) == 0
    with open_ledger("sqlite:///l.db") as ledger:
        before = ledger.counts()
    assert main(arguments) == 0
    assert "1 read, 0 new" in capsys.readouterr().err
    with open_ledger("sqlite:///l.db") as ledger:
        assert ledger.counts() == before


def test_read_as_json_prints_one_object_per_report_and_keeps_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = EXAMPLES / "06-the-letter.txt"
    assert main(["read", str(letter), "good.txt", "--json"]) == 0
    out, err = capsys.readouterr()
    first, second = map(json.loads, out.splitlines())
    assert (first["doc_id"], second["doc_id"]) == ("06-the-letter", "good")
    assert err == "" and [path.name for path in here.iterdir()] == ["good.txt"]
    text = letter.read_text(encoding="utf-8")
    statements = first["statements"]
    assert statements and all(s["anchor"] == text[s["start"] : s["end"]] for s in statements)


def test_the_brief_is_printed_and_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", str(EXAMPLES), "--md", "brief.md"]) == 0
    out, err = capsys.readouterr()
    assert "What Belarus told Russia" in out and "Wrote brief.html" in err
    assert (here / "brief.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (here / "brief.md").read_text(encoding="utf-8").startswith("# ")
    assert {path.name for path in here.iterdir()} == {"good.txt", "brief.html", "brief.md"}


def test_the_brief_as_json_is_pure_and_whole(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = ["--sender", "belarus", "--patron", "Kremlin", "--courted", "eu"]
    assert main(["brief", str(EXAMPLES), *case, "--as-of", "2022-04-15", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["case"] == {
        "sender": "BLR",
        "patron": "RUS",
        "courted": "EU",
        "as_of": "2022-04-15",
        "since": None,
        "chosen_by": "user",
    }
    assert {"value", "low", "high", "probability", "flag"} <= found["divergence"].keys()
    judgement = found["judgement"]
    assert 0 < judgement["low"] <= judgement["probability"] <= judgement["high"] < 1
    assert {"likelihood", "confidence", "reasons", "linchpins", "would_change"} <= judgement.keys()
    for one in found["alignment"]:
        assert one["series"][-1]["day"] == "2022-04-15" and one["hindsight"]
    assert found["alignment"] and found["commitments"] and found["statements"] and found["documents"]
    assert not (here / "brief.html").exists()


def test_a_page_that_cannot_be_written_is_told_in_words(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", "good.txt", "--out", "nowhere/brief.html"]) == 1
    assert 'Cannot write "nowhere/brief.html"' in capsys.readouterr().err


def test_a_ledger_is_scanned_judged_and_exported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = ["--ledger", "sqlite:///l.db"]
    assert main(["read", str(EXAMPLES), *ledger]) == 0
    capsys.readouterr()

    assert main(["scan", *ledger]) == 0
    assert "sottovoce judge --sender BLR" in capsys.readouterr().out
    assert main(["scan", *ledger, "--json"]) == 0
    assert "BLR" in [found["case"]["sender"] for found in json.loads(capsys.readouterr().out)]

    case = ["--sender", "BLR", "--patron", "RUS", "--courted", "EU"]
    assert main(["judge", *case, *ledger]) == 0
    assert "%" in capsys.readouterr().out
    assert main(["judge", *case, *ledger, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["judgement"]["likelihood"]

    assert main(["export", *ledger, "--out", "all.csv"]) == 0
    assert main(["export", *ledger]) == 0
    assert (here / "all.csv").read_bytes().decode() == capsys.readouterr().out
    assert main(["export", *ledger, "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(list(EXAMPLES.glob("*.txt")))
    assert main(["export", *ledger, "--format", "events-csv"]) == 0
    assert capsys.readouterr().out.count("\n") > 1


@pytest.fixture
def told(here: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Ids of the statements of a ledger l.db, then of its events."""
    assert main(["read", str(EXAMPLES), "--ledger", "sqlite:///l.db"]) == 0
    capsys.readouterr()
    with open_ledger("sqlite:///l.db") as ledger:
        return [record.id for record in (*ledger.statements(), *ledger.events())]


def test_each_code_is_explained(told: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    statement, event = told[0], told[-1]
    assert main(["explain", statement[:10], event, "--ledger", "sqlite:///l.db"]) == 0
    text = capsys.readouterr().out
    assert f"Statement {statement}" in text and f"Event {event}" in text
    for label in (
        "Speaker",
        "Audience",
        "Channel",
        "Said on",
        "Act",
        "Target",
        "Commitment",
        "Type",
        "Status",
    ):
        assert f"\n{label} " in text
    assert max(map(len, text.splitlines())) <= 88

    assert main(["explain", statement, "--json", "--ledger", "sqlite:///l.db"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["id"] == statement and found["has_grounds"]
    assert {"speaker", "acts", "authenticity"} <= {ground["field"] for ground in found["grounds"]}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("zz", 'no statement or event whose id begins with "zz"'),
        ("", "no statement or event"),
        ("%", "no statement or event"),
    ],
)
def test_an_id_that_names_nothing_is_told_in_words(
    given: str, words: str, told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", given, "--ledger", "sqlite:///l.db"]) == 1
    error = capsys.readouterr().err
    assert words in error and "l.db" in error and "export --format jsonl" in error


def test_a_beginning_of_several_ids_names_them(told: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    firsts = [one[0] for one in told]
    first = next(letter for letter in firsts if firsts.count(letter) > 1)
    assert main(["explain", first, "--ledger", "sqlite:///l.db"]) == 1
    error = capsys.readouterr().err
    assert "begins several ids" in error and "Type more" in error


def test_without_a_ledger_nothing_is_explained(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "abc", "--ledger", "sqlite:///none.db"]) == 1
    assert 'There is no ledger at "none.db"' in capsys.readouterr().err
    assert not (here / "none.db").exists()


def test_judging_a_sender_that_says_nothing_says_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "good.txt", "--ledger", "sqlite:///l.db"]) == 0
    case = ["--sender", "Chad", "--patron", "FRA", "--courted", "RUS", "--ledger", "sqlite:///l.db"]
    assert main(["judge", *case]) == 0
    assert "No report tells what Chad said" in capsys.readouterr().out


def test_the_doctor_finds_what_is_needed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    found = {finding["name"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert all(finding["ok"] for finding in found.values())
    assert "verified" in found["model"]["told"] and "states" in found["atlas"]["told"]


def test_the_doctor_names_what_is_missing(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sottovoce.doctor.PACKAGES", ("no-such-package",))
    assert main(["doctor", "--ledger", "sqlite:///none.db"]) == 1
    out = capsys.readouterr().out
    assert "LACK no-such-package" in out and "LACK ledger" in out and "pip install" in out


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sottovoce {__version__}\n"


# --- processes that end early -----------------------------------------------------------------------


def start(*arguments: str, folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "sottovoce", *arguments]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=heed_interrupts,
    )


def heed_interrupts() -> None:
    """A shell makes what it runs in the background, and so its children, deaf to an interrupt."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def many(here: Path) -> Path:
    """More reports than can be read before the test ends the process."""
    folder = here / "many"
    folder.mkdir()
    for number in range(400):
        text = GOOD.replace("troops", f"troops to place {number}")
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_a_run_that_is_ended_leaves_a_ledger_that_opens(sign: signal.Signals, many: Path) -> None:
    running = start("read", "many", "--ledger", "sqlite:///l.db", folder=many.parent)
    assert running.stdout is not None
    for _ in range(3):
        assert running.stdout.readline()
    time.sleep(0.05)
    running.send_signal(sign)
    _, err = running.communicate(timeout=30)
    assert running.returncode == (130 if sign is signal.SIGINT else -sign)
    assert "Traceback" not in err

    with open_ledger(f"sqlite:///{many.parent}/l.db", create=False) as ledger:
        readings = list(ledger.readings())
    assert 3 <= len(readings) < 400
    assert all(reading.document.text and reading.mentions for reading in readings)


def test_a_reader_of_the_output_may_leave(here: Path) -> None:
    assert main(["read", str(EXAMPLES), "--ledger", "sqlite:///l.db"]) == 0
    running = start("export", "--ledger", "sqlite:///l.db", "--json", folder=here)
    assert running.stdout is not None and running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == ""
    running.wait(timeout=30)
    running.stderr.close()


def test_the_module_runs_as_the_command_does(here: Path) -> None:
    running = start("--version", folder=here)
    out, err = running.communicate(timeout=30)
    assert (out, err, running.returncode) == (f"sottovoce {__version__}\n", "", 0)


def test_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(pipe, "words")
        assert os.read(reader, 100) == b"words"
        assert stat.S_ISFIFO(pipe.stat().st_mode)
    finally:
        os.close(reader)


def test_a_link_keeps_pointing_at_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    write_file(tmp_path / "link.html", "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text(encoding="utf-8") == "new"
