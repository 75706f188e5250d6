"""Collections to documents."""

import json
from pathlib import Path

import pytest

from sottovoce.documents import jsonl
from sottovoce.documents.jsonl import read_jsonl
from sottovoce.errors import (
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    NotText,
    UnreadableDocument,
)
from sottovoce.records import Document


def read_lines(folder: Path, *lines: str | bytes) -> tuple[list[Document], list[DocumentError]]:
    path = folder / "set.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    errors: list[DocumentError] = []
    try:
        return list(read_jsonl(path, errors.append)), errors
    except DocumentError as error:
        return [], [*errors, error]


def test_each_record_is_a_document_with_its_fields(tmp_path: Path) -> None:
    record = {
        "doc_id": "a-1",
        "text": "The sides\r\nmet.",
        "title": "Talks",
        "source": "The Gazette",
        "url": "https://gazette.example/1",
        "published": "2022-04",
        "language": "en",
    }
    documents, errors = read_lines(
        tmp_path, json.dumps(record), "", '{"content": "They left."}', '{"body": "They came."}'
    )
    assert errors == []
    first, second, third = documents
    assert (first.name, first.text, first.title) == ("a-1", "The sides\r\nmet.", "Talks")
    assert (first.outlet, first.url, first.language) == ("The Gazette", "https://gazette.example/1", "en")
    assert (first.published_on, first.published_basis) == ("2022-04", "record")
    assert (second.name, second.text) == ("set:3", "They left.")
    assert (third.name, third.published_on) == ("set:4", None)


BAD_LINES = {
    "no-json": ("{broken", UnreadableDocument),
    "list": ('["text"]', UnreadableDocument),
    "number-as-text": ('{"text": 5}', UnreadableDocument),
    "no-text": ('{"title": "Talks"}', EmptyDocument),
    "null-text": ('{"text": null}', EmptyDocument),
    "blank-text": ('{"text": " \\n "}', EmptyDocument),
    "half-a-character": ('{"text": "Talks \\ud83d resume"}', NotText),
    "nul-character": ('{"text": "Talks \\u0000 resume"}', NotText),
    "not-utf-8": (b'{"text": "caf\xe9"}', NotText),
    "nested-deep": ("[" * 100_000, UnreadableDocument),
    "endless-number": ('{"text": ' + "9" * 5000 + "}", UnreadableDocument),
}


@pytest.mark.parametrize(("line", "kind"), BAD_LINES.values(), ids=BAD_LINES.keys())
def test_a_bad_line_is_one_error_with_its_number_and_the_others_are_read(
    tmp_path: Path, line: str | bytes, kind: type[DocumentError]
) -> None:
    documents, errors = read_lines(tmp_path, '{"text": "They met."}', line, '{"text": "They left."}')
    assert [document.text for document in documents] == ["They met.", "They left."]
    (error,) = errors
    assert isinstance(error, kind)
    assert "line 2" in error.message
    assert "set.jsonl" in error.message
    assert error.remedy


def test_a_record_above_the_limit_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_BYTES", 100)
    documents, errors = read_lines(tmp_path, json.dumps({"text": "word " * 90}), '{"text": "They left."}')
    assert [document.name for document in documents] == ["set:2"]
    assert [type(error) for error in errors] == [DocumentTooLarge]


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_a_collection_without_a_record_is_empty(tmp_path: Path, content: bytes) -> None:
    documents, errors = read_lines(tmp_path, content)
    assert documents == []
    assert [type(error) for error in errors] == [EmptyDocument]


def test_a_file_that_is_no_collection_is_given_up_soon(tmp_path: Path) -> None:
    documents, errors = read_lines(tmp_path, *(f"line {number} of a diary" for number in range(500)))
    assert documents == []
    assert len(errors) == jsonl.MAX_BROKEN_AT_START + 1
    assert isinstance(errors[-1], NotText)


@pytest.mark.parametrize("content", ['{"text": "They met."}'.encode("utf-16"), b"\x1f\x8b\x08rest", b"a\0b"])
def test_a_binary_collection_is_one_error(tmp_path: Path, content: bytes) -> None:
    documents, errors = read_lines(tmp_path, content)
    assert documents == []
    assert [type(error) for error in errors] == [NotText]
