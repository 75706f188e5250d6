"""The docs tell of every part, and what they show runs."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from feed_server import item, ok, rss, serving

from sottovoce import brief, documents, exchange, measures, reading
from sottovoce.cli import app, main

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def blocks(page: Path, language: str) -> list[str]:
    return [body for name, body in _BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


def commands(page: Path) -> Iterator[str]:
    for body in blocks(page, "console"):
        yield from (line.split("#")[0].strip() for line in body.splitlines() if line.strip())


ALL_COMMANDS = [(page, command) for page in PAGES for command in commands(page)]


@pytest.fixture
def feed() -> Iterator[str]:
    """The address of a feed with one report, on a server of this machine."""
    with serving() as server:
        text = sorted((ROOT / "examples" / "minsk-2022").glob("*.txt"))[5].read_text(encoding="utf-8")
        server.replies["/feed"] = ok(rss([item(1, text)]))
        yield server.url("/feed")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, feed: str) -> Path:
    """A folder with the reports and the feed that the docs speak of, and a ledger of them."""
    (tmp_path / "feeds.toml").write_text(
        f'ledger = "sqlite:///minsk.db"\n[[feed]]\nurl = "{feed}"\nallow_private = true\n'
        '[[case]]\nsender = "Belarus"\npatron = "Russia"\ncourted = "EU"\n'
    )
    texts = sorted((ROOT / "examples" / "minsk-2022").glob("*.txt"))
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for folder, chosen in (("reports", texts[3:7]), ("monday", texts[3:4]), ("tuesday", texts[5:6])):
        (tmp_path / folder).mkdir()
        for text in chosen:
            shutil.copy(text, tmp_path / folder)
    (tmp_path / "extra").mkdir()
    for letter in (tmp_path / "extra" / "letter.txt", tmp_path / "letter.txt"):
        shutil.copy(texts[5], letter)
    monkeypatch.chdir(tmp_path)
    assert main(["read", "monday", "tuesday", "--ledger", "sqlite:///minsk.db"]) == 0
    return tmp_path


@pytest.mark.parametrize("name", sorted(c.callback.__name__ for c in app.registered_commands if c.callback))
def test_the_readme_tells_of_every_command(name: str) -> None:
    assert f"`sottovoce {name}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "variant",
    [
        *documents.READERS,
        *reading.READERS,
        *measures.MEASURES,
        *brief.FORMATS,
        *exchange.EXPORTS,
    ],
)
def test_the_docs_tell_of_every_variant(variant: str) -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert re.search(rf"(?<![\w-]){re.escape(variant)}(?![\w-])", text)


@pytest.mark.parametrize(
    ("page", "command"), ALL_COMMANDS, ids=[f"{page.stem}: {command}" for page, command in ALL_COMMANDS]
)
def test_commands_shown_run(page: Path, command: str, workplace: Path) -> None:
    program, *arguments = shlex.split(command)
    if program == "make":
        assert re.search(rf"^{arguments[0]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
    else:
        assert program == "sottovoce"
        assert main(arguments) == 0


@pytest.mark.parametrize("code", blocks(README, "python"), ids=lambda code: code.splitlines()[0])
def test_the_library_example_runs(code: str, workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    exec(compile(code, str(README), "exec"), names)
    assert "statements" in capsys.readouterr().out
    assert str(names["page"]).startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not broken


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(page.name[:4]) for page in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
