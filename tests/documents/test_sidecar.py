"""Facts in a file beside a text: used where the text states none, passed over where they are none."""

from pathlib import Path

import pytest

from sottovoce.documents import read_paths
from sottovoce.errors import DocumentError
from sottovoce.records import Document

TEXT = "The envoys met in the old town hall and spoke for an hour about the harbour and its dues."


def read(path: Path) -> Document:
    def fail(error: DocumentError) -> None:
        raise error

    (document,) = read_paths([path], on_error=fail)
    return document


def note(folder: Path, beside: str | None, text: str = TEXT) -> Path:
    path = folder / "note.txt"
    path.write_text(text, encoding="utf-8")
    if beside is not None:
        (folder / "note.json").write_text(beside, encoding="utf-8")
    return path


def test_a_file_beside_gives_day_outlet_and_address(tmp_path: Path) -> None:
    beside = (
        '{"published": "2021-05-03", "outlet": "The Harbour Post", "url": "https://example.org/a", "x": 1}'
    )
    document = read(note(tmp_path, beside))
    assert (document.published_on, document.published_basis) == ("2021-05-03", "file beside")
    assert (document.outlet, document.url, document.text) == (
        "The Harbour Post",
        "https://example.org/a",
        TEXT,
    )


def test_front_matter_comes_before_the_file_beside(tmp_path: Path) -> None:
    text = f"---\npublished: 2020-01-02\n---\n{TEXT}"
    document = read(note(tmp_path, '{"published": "2021-05-03", "outlet": "The Harbour Post"}', text))
    assert (document.published_on, document.published_basis) == ("2020-01-02", "front matter")
    assert document.outlet == "The Harbour Post"


NO_FACTS = {
    "no-file": None,
    "no-json": "{published: yesterday",
    "no-object": '["2021-05-03"]',
    "no-day": '{"published": "the other day"}',
    "null": '{"published": null}',
    "nested-too-deep": "[" * 100_000,
}


@pytest.mark.parametrize("beside", NO_FACTS.values(), ids=NO_FACTS)
def test_a_file_beside_without_facts_changes_nothing(tmp_path: Path, beside: str | None) -> None:
    document = read(note(tmp_path, beside))
    assert (document.published_on, document.text) == (None, TEXT)
