"""Feeds: the bytes of RSS 0.9 to 2.0 or Atom in, their entries out.

Method: lxml's strict parser, so that a feed cut short is an error and its last entry is never half read.
What many feeds get wrong is mended first: a charset that is not the one declared, control characters, names
of HTML entities. A feed that defines entities of its own is refused, for such are made to fill the memory.
"""

import html
import html.entities
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from sottovoce.documents.encoding import decode
from sottovoce.documents.html import declared_charset
from sottovoce.documents.metadata import content_id
from sottovoce.documents.written_days import parse_day
from sottovoce.errors import FetchError, NotText

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_PAGE = re.compile(r"\A\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_ROOTS = frozenset({"rss", "RDF", "feed"})
_LATER = "It will be asked again."
_BODIES = ("encoded", "content", "description", "summary")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry as its feed tells it; `text` may hold HTML, and `guid` may change at its feed's will."""

    guid: str | None
    link: str | None
    title: str | None
    text: str
    published_on: str | None
    updated: str | None


def fingerprint(entry: Entry, *, is_followed: bool) -> str:
    """What tells an entry from others: its words, and where the page is read its address and last change."""
    words = (entry.title or "", entry.text)
    return content_id("entry", *words, *((entry.link or "", entry.updated or "") if is_followed else ()))


def read_entries(body: bytes, *, url: str, charset: str | None = None) -> tuple[Entry, ...]:
    """The entries in the feed's order. charset: as the server tells it. Raises FetchError."""
    root = _parse(_text(body, url, charset), url)
    name = _name(root)
    if name not in _ROOTS:
        raise FetchError(
            f"{url} gives XML, but no feed (<{name}>).", "Name the address of its RSS or Atom feed."
        )
    items = [each for each in root.iter() if _name(each) in ("item", "entry")]
    return tuple(_entry(item, url) for item in items)


def decoded(body: bytes, *, name: str, declared: str | None) -> str:
    """Text of the net: what is UTF-8 throughout is UTF-8, whatever it is declared to be."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(body, name=name, declared=declared)


def _text(body: bytes, url: str, charset: str | None) -> str:
    try:
        text = decoded(body, name=url, declared=charset or declared_charset(body))
    except NotText as error:
        raise FetchError(f"{url} gives no feed: {error.message}", _LATER) from error
    if not text.strip():
        raise FetchError(f"{url} gives nothing.", _LATER)
    if _PAGE.match(_DECLARATION.sub("", text)):
        raise FetchError(f"{url} gives a web page, not a feed.", "Name the address of its RSS or Atom feed.")
    if "<!ENTITY" in text:
        raise FetchError(f"{url} defines entities of its own; it was not read.", "Tell whoever runs it.")
    return _ENTITY.sub(_character, _ILLEGAL.sub("", _DECLARATION.sub("", text)))


def _character(match: re.Match[str]) -> str:
    name = match[1]
    return (
        match[0] if name in _XML_OWN else html.unescape(match[0]) if f"{name};" in html.entities.html5 else ""
    )


def _parse(text: str, url: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(text.lstrip().encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(f"{url} is no sound XML ({error}).", _LATER) from error


def _entry(item: Any, url: str) -> Entry:
    parts: dict[str, Any] = {}
    for child in item:
        if isinstance(child.tag, str):
            parts.setdefault(_name(child), child)
    link = _link(item, parts)
    body = next((words for name in _BODIES if name in parts and (words := _words(parts[name])).strip()), "")
    title = _flat(parts, "title")
    return Entry(
        guid=_flat(parts, "guid") or _flat(parts, "id"),
        link=urljoin(url, link) if link else None,
        title=" ".join(_without_tags(title).split()) if title else None,
        text=body.strip(),
        published_on=next(
            (
                day
                for name in ("pubDate", "published", "issued", "date", "updated")
                if (day := _day(_flat(parts, name)))
            ),
            None,
        ),
        updated=_flat(parts, "updated") or _flat(parts, "modified"),
    )


def _link(item: Any, parts: dict[str, Any]) -> str | None:
    for child in item:
        if isinstance(child.tag, str) and _name(child) == "link":
            href = child.get("href")
            if href and child.get("rel", "alternate") == "alternate":
                return str(href)
            if not href and child.text and child.text.strip():
                return str(child.text.strip())
    guid = parts.get("guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        words = _words(guid).strip()
        return words if words.startswith(("http:", "https:")) else None
    return None


def _words(element: Any) -> str:
    """What an element holds, as HTML or as plain text made harmless for HTML."""
    from lxml import etree

    if len(element):  # XHTML inside
        return "".join(
            [
                html.escape(element.text or ""),
                *(etree.tostring(child, encoding="unicode") for child in element),
            ]
        )
    words = str(element.text or "")
    return html.escape(words, quote=False) if element.get("type") == "text" else words


def _flat(parts: dict[str, Any], name: str) -> str | None:
    words = _words(parts[name]).strip() if name in parts else ""
    return words or None


def _without_tags(words: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", words))


def _day(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return parse_day(value)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
