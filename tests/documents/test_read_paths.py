"""The front door: paths in, documents out, errors told one by one."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sottovoce.documents import READERS, count_files, files, find_files, read_paths
from sottovoce.documents.metadata import content_id
from sottovoce.errors import (
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    NotText,
    UnknownFormat,
    UnreadableDocument,
    UnsupportedLanguage,
)
from sottovoce.records import Document

PROSE = "The two sides met in Oslo and agreed to meet again.\n"
GERMAN = (
    "Die Minister beider Länder haben sich am Dienstag getroffen und über die Lage beraten, sagte er. " * 6
)


def read(*paths: Path | str, **options: str) -> tuple[list[Document], list[DocumentError]]:
    errors: list[DocumentError] = []
    return list(read_paths(paths, on_error=errors.append, **options)), errors


def write(path: Path, content: str | bytes = PROSE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def make_missing(folder: Path) -> Path:
    return folder / "gone.txt"


def make_empty_folder(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


def make_folder_of_notes(folder: Path) -> Path:
    write(folder / "notes" / "README.md")
    return folder / "notes"


def make_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def make_broken_link(folder: Path) -> Path:
    (folder / "link.txt").symlink_to(folder / "nowhere.txt")
    return folder / "link.txt"


def make_large(folder: Path) -> Path:
    path = write(folder / "large.txt")
    os.truncate(path, files.MAX_BYTES + 1)
    return path


def make(name: str, content: str | bytes) -> Callable[[Path], Path]:
    return lambda folder: write(folder / name, content)


BAD = {
    "missing": (make_missing, UnreadableDocument, "no such file"),
    "pipe": (make_pipe, UnreadableDocument, "regular file"),
    "broken-link": (make_broken_link, UnreadableDocument, "regular file"),
    "empty": (make("a.txt", ""), EmptyDocument, "no words"),
    "blank": (make("a.md", " \n\t\n"), EmptyDocument, "no words"),
    "blank-page": (make("a.html", "<html></html>"), EmptyDocument, "no text"),
    "empty-collection": (make("a.jsonl", ""), EmptyDocument, "no record"),
    "empty-folder": (make_empty_folder, EmptyDocument, "folder"),
    "folder-of-notes": (make_folder_of_notes, EmptyDocument, "folder"),
    "binary": (make("a.txt", bytes(range(256)) * 4), NotText, "binary"),
    "pdf-in-disguise": (make("a.txt", b"%PDF-1.7\n"), NotText, "PDF"),
    "undecidable": (make("a.txt", b"\xff\xfea"), NotText, "encoding"),
    "too-large": (make_large, DocumentTooLarge, "20 MB"),
    "pdf": (make("a.pdf", b"%PDF-1.7"), UnknownFormat, ".pdf"),
    "other-suffix": (make("a.xyz", PROSE), UnknownFormat, ".xyz"),
    "no-suffix": (make("report", PROSE), UnknownFormat, "no suffix"),
    "json": (make("a.json", "{}"), UnknownFormat, ".json"),
    "malformed-line": (make("a.jsonl", "{broken"), UnreadableDocument, "line 1"),
    "other-language": (make("a.txt", GERMAN), UnsupportedLanguage, "German"),
}


@pytest.mark.parametrize(("make_path", "kind", "word"), BAD.values(), ids=BAD.keys())
def test_a_bad_path_is_one_error_with_name_and_remedy_and_the_others_are_read(
    tmp_path: Path, make_path: Callable[[Path], Path], kind: type[DocumentError], word: str
) -> None:
    bad = make_path(tmp_path / "bad" if (tmp_path / "bad").mkdir() is None else tmp_path)
    good = [write(tmp_path / "first.txt"), write(tmp_path / "last.txt", PROSE + "Again.")]
    documents, errors = read(good[0], bad, good[1])
    assert [document.name for document in documents] == ["first", "last"]
    (error,) = errors
    assert type(error) is kind
    assert word in error.message
    assert bad.name in error.message
    assert error.remedy
    assert error.path == str(bad)


def test_a_pdf_is_told_to_be_saved_as_text(tmp_path: Path) -> None:
    _, (error,) = read(write(tmp_path / "a.pdf"))
    assert "no PDF reader yet" in str(error)
    assert "save the report as text" in str(error)


def test_a_file_that_may_not_be_read_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions do not bind root, so the refusal is played."""
    path = write(tmp_path / "secret.txt")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    documents, (error,) = read(path)
    assert documents == []
    assert isinstance(error, UnreadableDocument)
    assert "Permission denied" in error.message


def test_folders_are_read_by_name_through_all_depths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.htm", "c.jsonl", ".hidden.txt", ".git/x.txt"):
        content = json.dumps({"text": PROSE}) if name.endswith("jsonl") else f"<p>{name}</p>"
        write(tmp_path / name, content)
    for note in ("README.md", "LICENSE", "PROVENANCE.md", "b.json", "chart.png", "page_files/style.css"):
        write(tmp_path / note, "not a report")
    documents, errors = read(tmp_path)
    assert errors == []
    assert [document.name for document in documents] == ["c", "z", "b", "c:1"]
    assert count_files([tmp_path]) == 4


def test_an_unknown_kind_in_a_folder_is_told_not_skipped(tmp_path: Path) -> None:
    write(tmp_path / "a.docx", b"PK\x03\x04")
    write(tmp_path / "b.txt")
    documents, errors = read(tmp_path)
    assert [document.name for document in documents] == ["b"]
    assert [type(error) for error in errors] == [UnknownFormat]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    documents, errors = read(path, tmp_path, str(path))
    assert (len(documents), errors) == (1, [])


def test_a_link_to_itself_costs_itself_only(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("b.txt")
    documents, errors = read(tmp_path)
    assert [document.name for document in documents] == ["a"]
    assert len(errors) == 1 and "b.txt" in str(errors[0])


def test_a_name_that_is_no_text_is_printed_with_its_bytes(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xffname.txt"))
    write(path)
    (document,), errors = read(path)
    assert errors == [] and document.name.encode("utf-8") == b"bad\\udcffname"


def test_the_next_file_is_not_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    documents = read_paths([first, second], on_error=lambda error: None)
    next(documents)
    second.write_text("Changed after the first was read.")
    assert next(documents).text == "Changed after the first was read."


def test_options_come_before_what_the_file_states(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.txt", "---\ndate: 2020-01-01\noutlet: The Gazette\n---\nOslo, 5 May 2021\n\n" + PROSE
    )
    (document,), _ = read(path)
    assert (document.published_on, document.published_basis, document.outlet) == (
        "2020-01-01",
        "front matter",
        "The Gazette",
    )
    (document,), _ = read(path, published="2022-04", outlet="The Courier")
    assert (document.published_on, document.published_basis, document.outlet) == (
        "2022-04",
        "option",
        "The Courier",
    )


def test_the_text_states_the_day_where_nothing_else_does(tmp_path: Path) -> None:
    (document,), _ = read(write(tmp_path / "a.txt", "Talks resume\nOslo, 5 May 2021\n\n" + PROSE))
    assert (document.published_on, document.published_basis) == ("2021-05-05", "text")
    (document,), _ = read(write(tmp_path / "b.txt", "Talks resume\n\n" + PROSE))
    assert (document.published_on, document.published_basis) == (None, None)


def test_an_option_that_is_no_day_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="14 April"):
        read_paths([tmp_path], published="14 April", on_error=lambda error: None)


def test_ids_hang_on_the_text_alone(tmp_path: Path) -> None:
    documents, _ = read(
        write(tmp_path / "a.txt"), write(tmp_path / "b.md"), write(tmp_path / "c.txt", PROSE + "!")
    )
    first, same, other = documents
    assert first.id == same.id != other.id
    assert len(first.id) == 16
    assert int(first.id, 16) >= 0
    assert content_id("ab", "c") != content_id("a", "bc")


def test_a_name_that_is_no_unicode_can_be_told(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text("")
    _, (error,) = read(path)
    assert str(error).encode("utf-8")


def test_found_files_are_those_that_are_read(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{name}.txt", f"{PROSE}{name}") for name in "cab"]
    assert list(find_files([tmp_path], on_error=lambda error: None)) == sorted(paths)


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<li>", "<table>", "<td>", "<!--", "<meta charset=", "</", "&#", "<script>", "Oslo "]
    ),
    max_size=30,
).map(lambda parts: "".join(parts).encode())
LINES = st.lists(
    st.dictionaries(st.sampled_from(["text", "id", "date", "title"]), st.text() | st.integers()), max_size=4
).map(lambda records: "\n".join(map(json.dumps, records)).encode())
BYTES = (
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    | MARKUP
    | LINES
)


@pytest.mark.parametrize("suffix", READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=BYTES)
def test_any_bytes_give_documents_or_document_errors(tmp_path: Path, suffix: str, data: bytes) -> None:
    documents, errors = read(write(tmp_path / f"any{suffix}", data))
    assert documents or errors
    for document in documents:
        assert any(character.isalnum() for character in document.text)
        assert document.text.encode("utf-8")
        assert replace(document) == document
    for error in errors:
        assert "any" in error.message
        assert error.remedy
