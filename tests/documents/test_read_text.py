"""Text and Markdown files to documents."""

from pathlib import Path

import pytest

from sottovoce.documents.metadata import first_line_title
from sottovoce.documents.text import read_markdown, read_text, split_front_matter
from sottovoce.errors import DocumentError, EmptyDocument
from sottovoce.records import Document

TITLES = {
    "blank-line-below": ("Talks resume in Oslo\n\nThe two sides met.", "Talks resume in Oslo"),
    "text-right-below": ("Talks resume\nThe two sides met.", "Talks resume"),
    "question": ("Will they talk?\n\nThe two sides met.", "Will they talk?"),
    "blank-lines-above": ("\n\n  Talks resume\r\n\r\nThe two sides met.", "Talks resume"),
    "sentence": ("The two sides met.\n\nThey left.", None),
    "salutation": ("Dear colleague,\n\nThe two sides met.", None),
    "wrapped-prose": ("The two sides met in Oslo on a cold morning and\nagreed to talk.", None),
    "only-line": ("Talks resume", None),
    "nothing-below": ("Talks resume\n\n \n", None),
    "day": ("14 April 2022\n\nThe two sides met.", None),
    "release-notice": ("FOR IMMEDIATE RELEASE\nTalks resume", None),
    "bullet": ("• one thing\n• another thing", None),
    "too-long": ("word " * 40 + "\n\nThe two sides met.", None),
    "rule": ("=====\nTalks resume", None),
}


def read_one(path: Path) -> Document:
    def fail(error: DocumentError) -> None:
        raise error

    (document,) = (read_markdown if path.suffix == ".md" else read_text)(path, fail)
    return document


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_a_heading_is_the_title_and_prose_is_not(text: str, title: str | None) -> None:
    assert first_line_title(text) == title


def test_line_ends_and_no_break_spaces_stay_and_offsets_are_true(tmp_path: Path) -> None:
    written = "Talks resume\r\n\r\nThe sides met for 10\u00a0hours.\r\n“We agree,” she said.\r\n"
    path = tmp_path / "note.txt"
    path.write_bytes(b"\xef\xbb\xbf" + written.encode())
    document = read_one(path)
    assert document.text == written
    start = document.text.index("“We agree,”")
    assert written[start : start + 11] == "“We agree,”"
    assert (document.name, document.path, document.title) == ("note", str(path), "Talks resume")


def test_front_matter_is_metadata_and_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text(
        '---\ntitle: "Talks: a note"\ndate: 14 April 2022\nsource: The Gazette\nurl: https://gazette.example/1\n'
        "tags:\n  - talks\n---\n# Another heading\n\nThe two sides met.\n"
    )
    document = read_one(path)
    assert document.text == "# Another heading\n\nThe two sides met.\n"
    assert document.title == "Talks: a note"
    assert document.outlet == "The Gazette"
    assert document.url == "https://gazette.example/1"
    assert (document.published_on, document.published_basis) == ("2022-04-14", "front matter")


@pytest.mark.parametrize("day", ["2022-04-14", "2022-04-14T08:00:00Z", '"14 April 2022"'])
def test_toml_front_matter_is_metadata_too(tmp_path: Path, day: str) -> None:
    path = tmp_path / "note.md"
    path.write_text(
        f'+++\ntitle = "Talks: a note"\ndate = {day}\n[extra]\ntags = ["talks"]\n+++\nThe two sides met.\n'
    )
    document = read_one(path)
    assert document.text == "The two sides met.\n"
    assert document.title == "Talks: a note"
    assert (document.published_on, document.published_basis) == ("2022-04-14", "front matter")


def test_a_source_that_is_an_address_is_the_url(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("---\nsource: https://gazette.example/1\n---\nThe two sides met.\n")
    document = read_one(path)
    assert (document.outlet, document.url) == (None, "https://gazette.example/1")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n\nThe sides met.\n\n---\nThey left.", id="rules"),
        pytest.param("---\ntitle: unclosed\nThe sides met.", id="unclosed"),
        pytest.param("+++\nThe sides met.\n+++\nThey left.", id="no-toml"),
        pytest.param("+++\na = " + "[" * 50_000 + "\n+++\nThey left.", id="deep-toml"),
        pytest.param("---\nHe said this: no more.\nThey left.\n---\n", id="prose"),
        pytest.param("\n---\ntitle: late\n---\n", id="not-at-the-top"),
    ],
)
def test_what_only_looks_like_front_matter_stays_in_the_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_a_markdown_heading_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("## Talks resume. In Oslo. ##\nThe two sides met.\n")
    assert read_one(path).title == "Talks resume. In Oslo."


@pytest.mark.parametrize("content", ["", " \r\n\t\u00a0", "\ufeff", "…—…", "---\ntitle: alone\n---\n"])
def test_a_file_without_words_is_empty(tmp_path: Path, content: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EmptyDocument, match=r"note\.txt"):
        read_one(path)
