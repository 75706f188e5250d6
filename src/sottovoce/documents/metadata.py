"""What a report says about itself: title, outlet, address, language, day of publication.

In: the fields of front matter, of a record, or of a page; the text. Out: the same facts in Document's words.
Method: one table of the names that others use for each field; days are read by `written_days`, the day a
text states for itself by `datelines`. An option of the user's comes before what the file states, and
that before what the text shows.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sottovoce.documents.datelines import stated_day
from sottovoce.documents.encoding import is_sound
from sottovoce.documents.written_days import parse_day
from sottovoce.records import Document

# Names of each field in front matter and in records, in the order in which they are trusted.
FIELDS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site", "sitename", "site_name", "publication"),
    "url": ("url", "link", "permalink", "canonical_url", "source_url", "source"),
    "language": ("language", "lang"),
    "published_on": (
        "published_on",
        "published",
        "published_at",
        "publication_date",
        "pub_date",
        "pubdate",
        "date_published",
        "datepublished",
        "date",
    ),
}

_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
MAX_TITLE_CHARACTERS = 150
MAX_TITLE_WORDS = 25
_NO_TITLE = re.compile(
    r"for immediate release\b|embargo|press release\b|(?:dear|to|from|subject|date|re)\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """The facts that a file states outside its text; None where it is silent."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published_on: str | None = None


def stated_fields(fields: Mapping[str, object]) -> Stated:
    """The facts in front matter or a record, whatever it calls them."""
    by_name = {
        name.strip().lower().replace("-", "_").replace(" ", "_"): value for name, value in fields.items()
    }
    candidates = {
        fact: [by_name[name] for name in names if name in by_name] for fact, names in FIELDS.items()
    }
    return Stated(
        title=_first_line(candidates["title"]),
        outlet=_first_line([each for each in candidates["outlet"] if not _is_address(each)]),
        url=_first_line([each for each in candidates["url"] if _is_address(each)]),
        language=_first_line(candidates["language"]),
        published_on=next((day for each in candidates["published_on"] if (day := parse_day(each))), None),
    )


def content_id(*parts: str) -> str:
    """Sixteen hex digits of the SHA-256 of separated parts, so that ("ab", "c") is not ("a", "bc")."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()[:16]


def document(text: str, *, name: str, path: str, stated: Stated, basis: str) -> Document:
    """A Document of `text`. basis: where the stated day is from ("front matter", "record", "page")."""
    return Document(
        id=content_id("document", text),
        name=name,
        text=text,
        title=stated.title,
        outlet=stated.outlet,
        url=stated.url,
        path=path,
        published_on=stated.published_on,
        published_basis=basis if stated.published_on else None,
        language=stated.language,
    )


def complete(read: Document, *, published: str | None, outlet: str | None) -> Document:
    """Adds what the user says, and failing that the day that the text states for itself."""
    day, basis = read.published_on, read.published_basis
    if published is not None:
        day, basis = published, "option"
    elif day is None and (day := stated_day(read.text)) is not None:
        basis = "text"
    return replace(read, published_on=day, published_basis=basis, outlet=outlet or read.outlet)


def first_line_title(text: str) -> str | None:
    """The heading of a plain text: a short first line that ends no sentence and has text below it."""
    start = text.lstrip()
    line, *below = start[: 2 * MAX_TITLE_CHARACTERS].splitlines()[:2] or [""]
    line = line.strip()
    if not below or not start[len(line) :].strip() or below[0].strip()[:1].islower():  # wrapped prose
        return None
    is_short = len(line) <= MAX_TITLE_CHARACTERS and len(line.split()) <= MAX_TITLE_WORDS
    ends_no_sentence = line[-1] not in ".,;:–—-" and line[0] not in "-•*"
    if not (is_short and ends_no_sentence) or _NO_TITLE.match(line) or parse_day(line) is not None:
        return None
    return line if any(character.isalpha() for character in line) else None


def _first_line(values: list[object]) -> str | None:
    return next(
        (
            each.split("\n")[0].strip()
            for each in values
            if isinstance(each, str) and each.strip() and is_sound(each)
        ),
        None,
    )


def _is_address(value: object) -> bool:
    return isinstance(value, str) and _ADDRESS.match(value.strip()) is not None
