"""Documents: files and folders in, Document records out.

In: paths named by the user. Out: Documents, one after another, and one DocumentError for each file
(or record) that cannot be read. Method: `READERS` maps a suffix to the reader of that format; each
reader decodes, keeps the text as it stands, and states what the file says about itself. What is common
to all formats (publication day, outlet, language) is settled here.

Only one document is held at a time, so a folder may be of any size.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path

from sottovoce.days import is_day
from sottovoce.documents.files import FileFinder, OnError, shown, too_large
from sottovoce.documents.html import read_html
from sottovoce.documents.jsonl import read_jsonl
from sottovoce.documents.language import ENGLISH, NAMES, language_of
from sottovoce.documents.metadata import complete
from sottovoce.documents.readers import Reader
from sottovoce.documents.text import read_markdown, read_text
from sottovoce.errors import DocumentError, UnreadableDocument, UnsupportedLanguage
from sottovoce.records import Document

__all__ = ["READERS", "count_files", "find_files", "finish", "read_paths"]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
}

# A JSONL file is a container that is read line by line, so only each record is limited.
STREAMED = frozenset({".jsonl"})


def find_files(paths: Iterable[str | PathLike[str]], *, on_error: OnError) -> Iterator[Path]:
    """The readable files that `paths` name, each once: files as given, folders searched by name.

    Hidden entries, notes about a folder (README, LICENSE, PROVENANCE.md) and what is plainly no report
    (.json, pictures, code) are passed over inside folders. on_error: called once for each path that is
    missing, empty, or of a kind that has no reader.
    """
    return FileFinder(READERS, on_error).find(paths)


def count_files(paths: Iterable[str | PathLike[str]]) -> int:
    """How many files `read_paths` will open; a collection counts as one file."""
    return sum(1 for _ in find_files(paths, on_error=_ignore))


def read_paths(
    paths: Iterable[str | PathLike[str]],
    *,
    published: str | None = None,
    outlet: str | None = None,
    on_error: OnError,
) -> Iterator[Document]:
    """Read every report that `paths` name, one at a time.

    published: day that holds for all of them ("2022-04-14", "2022-04"), before anything they state.
    outlet: likewise. on_error: called once with the DocumentError of each file or record that cannot be
    read; the others are still read.

    Raises ValueError when `published` is no ISO day.
    """
    if published is not None and not is_day(published):
        raise ValueError(f"published={published!r} is no ISO 8601 day (have YYYY, YYYY-MM or YYYY-MM-DD)")
    return _read_all(paths, published, outlet, on_error)


def finish(
    document: Document,
    *,
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
) -> Document:
    """What is common to all reports: publication day, outlet, a printable name, the language.

    language: as the user says it; None has it guessed. Raises UnsupportedLanguage.
    """
    whole = _with_printable_name(complete(document, published=published, outlet=outlet))
    return replace(whole, language=language) if language else _in_english(whole)


def _read_all(
    paths: Iterable[str | PathLike[str]], published: str | None, outlet: str | None, on_error: OnError
) -> Iterator[Document]:
    for path in find_files(paths, on_error=on_error):
        try:
            for document in _open(path, on_error):
                try:
                    yield finish(document, published=published, outlet=outlet)
                except UnsupportedLanguage as error:
                    on_error(error)
        except DocumentError as error:
            on_error(error)


def _open(path: Path, on_error: OnError) -> Iterator[Document]:
    suffix = path.suffix.lower()
    try:
        if suffix not in STREAMED and (error := too_large(path)) is not None:
            raise error
        yield from READERS[suffix](path, on_error)
    except OSError as cause:
        if isinstance(cause, DocumentError):
            raise
        raise UnreadableDocument(
            f'Cannot read "{shown(path)}": {cause.strerror or cause}.',
            path=str(path),
            remedy="Check that the file exists and that you may read it.",
        ) from cause


def _with_printable_name(document: Document) -> Document:
    """The document with its name and path in letters that every ledger can keep."""
    path = shown(document.path) if document.path is not None else None
    return replace(document, name=shown(document.name), path=path)


def _in_english(document: Document) -> Document:
    """The document with its language. Raises UnsupportedLanguage when most of it is surely not English."""
    language = language_of(document.text)
    if language is None:
        return document
    if language != ENGLISH:
        raise UnsupportedLanguage(
            f'Did not read "{document.name}" ({shown(document.path or "")}): '
            f"it is in {NAMES[language]}, not English.",
            path=document.path,
            remedy="Give an English translation of it; Sottovoce reads English only.",
        )
    return replace(document, language=language)


def _ignore(error: DocumentError) -> None:
    """Counting tells nothing: reading reports the same errors."""
