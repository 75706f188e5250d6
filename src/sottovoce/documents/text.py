"""Plain text and Markdown: a file in, one Document out.

Method: the text is kept as read, line ends and no-break spaces included. A block of "key: value" lines
between "---" lines at the very top, or of TOML between "+++" lines, is front matter: it gives title, outlet,
address and day, and is not part of the text, so offsets count from the line below it. What it leaves open, a
file of the same name with the suffix .json may state (`sidecar`).
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sottovoce.documents.encoding import decode
from sottovoce.documents.files import OnError, shown
from sottovoce.documents.metadata import document, first_line_title, stated_fields
from sottovoce.documents.sidecar import facts_beside, filled
from sottovoce.errors import EmptyDocument
from sottovoce.records import Document

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?P<block>.*?)(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL
)
_TOML = re.compile(
    r"\+\+\+[ \t]*(?:\r\n|\r|\n)(?P<block>.*?)(?:\r\n|\r|\n)\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*\Z")
_INSIDE_A_VALUE = re.compile(r"[ \t]|-[ \t]|#|\Z")  # continuation, list item, comment, blank


def read_text(path: Path, on_error: OnError) -> Iterator[Document]:
    """The one Document of a .txt file. Raises DocumentError when there is none."""
    yield _read(path, first_line_title)


def read_markdown(path: Path, on_error: OnError) -> Iterator[Document]:
    """The one Document of a .md file. Raises DocumentError when there is none."""
    yield _read(path, lambda body: heading(body) or first_line_title(body))


def heading(text: str) -> str | None:
    """The words of a Markdown heading that opens the text."""
    line = text.lstrip().partition("\n")[0].strip()
    if not line.startswith("#") or not line.lstrip("#").startswith((" ", "\t")):
        return None
    return line.strip("#").strip() or None


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The fields of front matter, and the text below it; no fields when the text does not begin with any."""
    if (toml := _TOML.match(text)) is not None:
        return _toml_fields(toml, text)
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    fields: dict[str, object] = {}
    for line in match["block"].splitlines():
        field = _FIELD.match(line)
        if field is None:
            if _INSIDE_A_VALUE.match(line) is None:
                return {}, text
        elif field["value"]:
            fields[field["key"]] = field["value"].strip("\"'")
    return (fields, text[match.end() :]) if fields else ({}, text)


def _toml_fields(match: re.Match[str], text: str) -> tuple[dict[str, object], str]:
    """Fields of TOML front matter; days as text. No fields where it is no TOML."""
    try:
        read = tomllib.loads(re.sub(r"\r\n?", "\n", match["block"]))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}, text
    fields = {key: each.isoformat() if isinstance(each, date) else each for key, each in read.items()}
    return (fields, text[match.end() :]) if fields else ({}, text)


def require_words(text: str, path: Path, what: str = "it holds no words") -> None:
    """Raises EmptyDocument for a text without a letter or a figure."""
    if not any(character.isalnum() for character in text):
        raise EmptyDocument(
            f'Nothing to read in "{shown(path)}": {what}.',
            path=str(path),
            remedy="Check that the file was saved with its text.",
        )


def _read(path: Path, find_title: Callable[[str], str | None]) -> Document:
    decoded = decode(path.read_bytes(), name=shown(path), path=str(path))
    fields, body = split_front_matter(decoded)
    require_words(body, path)
    own = stated_fields(fields)
    stated = filled(own, facts_beside(path))
    if stated.title is None:
        stated = replace(stated, title=find_title(body))
    basis = "front matter" if own.published_on else "file beside"
    return document(body, name=path.stem, path=str(path), stated=stated, basis=basis)
