"""Collections: a JSONL file in, one Document per line out.

Method: the file is read line by line, so it may be of any size; each record is limited instead. A line
that cannot be read is one error with its number, and the lines below it are still read.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from sottovoce.documents.encoding import is_sound
from sottovoce.documents.files import MAX_BYTES, OnError, shown
from sottovoce.documents.metadata import document, stated_fields
from sottovoce.errors import DocumentError, DocumentTooLarge, EmptyDocument, NotText, UnreadableDocument
from sottovoce.records import Document

TEXT_FIELDS = ("text", "content", "body")
ID_FIELDS = ("id", "doc_id")

# A file whose first lines are all broken is no JSONL; a thousand messages would hide the other reports.
MAX_BROKEN_AT_START = 10


def read_jsonl(path: Path, on_error: OnError) -> Iterator[Document]:
    """Every record of the file that has a text.

    on_error: one DocumentError per line that cannot be read, with the line's number.
    Raises NotText for a binary file, EmptyDocument for one without a record.
    """
    good = broken = 0
    for number, line in _lines(path):
        try:
            yield _record(line, path, number)
            good += 1
        except DocumentError as error:
            broken += 1
            on_error(error)
        if not good and broken == MAX_BROKEN_AT_START:
            raise NotText(
                f'Stopped reading "{shown(path)}": its first {broken} lines are no records.',
                path=str(path),
                remedy='Give one JSON object per line, each with a "text".',
            )
    if not good and not broken:
        raise EmptyDocument(
            f'Nothing to read in "{shown(path)}": it holds no record.',
            path=str(path),
            remedy='Give one JSON object per line, each with a "text".',
        )


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Numbered lines that are not blank; of an overlong line only its beginning, one byte above the limit."""
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            if number == 1:
                _check_is_text(line, path)
                line = line.removeprefix(b"\xef\xbb\xbf")
            rest = line
            while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
                rest = stream.readline(MAX_BYTES + 1)
            if line.strip():
                yield number, line


def _check_is_text(line: bytes, path: Path) -> None:
    if b"\0" in line or line.startswith((b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b")):
        raise NotText(
            f'Cannot read "{shown(path)}": it is binary, or not UTF-8 as JSON must be (RFC 8259).',
            path=str(path),
            remedy="Unpack it, or save it again as UTF-8.",
        )


def _record(line: bytes, path: Path, number: int) -> Document:
    where = f'line {number} of "{shown(path)}"'
    fields = _parse(line, path, where)
    text = next((fields[name] for name in TEXT_FIELDS if fields.get(name) is not None), None)
    if text is not None and not isinstance(text, str):
        raise UnreadableDocument(
            f"Cannot read {where}: its text is no string.",
            path=str(path),
            remedy='Give "text" as a JSON string.',
        )
    if text is None or not any(character.isalnum() for character in text):
        raise EmptyDocument(
            f"Nothing to read in {where}: no words in any of {', '.join(TEXT_FIELDS)}.",
            path=str(path),
            remedy='Give the report\'s text as "text".',
        )
    if not is_sound(text):
        raise NotText(
            f"Cannot read {where}: its text holds broken or binary characters.",
            path=str(path),
            remedy="Write the collection again from the original texts.",
        )
    return document(
        text, name=_name(fields, path, number), path=str(path), stated=stated_fields(fields), basis="record"
    )


def _parse(line: bytes, path: Path, where: str) -> dict[str, object]:
    if len(line) > MAX_BYTES:
        raise DocumentTooLarge(
            f"Cannot read {where}: a record may have {MAX_BYTES / 1e6:.0f} MB at most.",
            path=str(path),
            remedy="Split the record into single reports.",
        )
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as cause:
        raise NotText(
            f"Cannot read {where}: it is not UTF-8.", path=str(path), remedy="Save it as UTF-8."
        ) from cause
    except (ValueError, RecursionError) as cause:
        raise UnreadableDocument(
            f"Cannot read {where}: it is no JSON ({cause}).", path=str(path), remedy="Correct the line."
        ) from cause
    if not isinstance(fields, dict):
        raise UnreadableDocument(
            f"Cannot read {where}: it is no JSON object.",
            path=str(path),
            remedy='Give one object per line, each with a "text".',
        )
    return fields


def _name(fields: dict[str, object], path: Path, number: int) -> str:
    for name in ID_FIELDS:
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip() and is_sound(value):
            return value.strip()
    return f"{path.stem}:{number}"
