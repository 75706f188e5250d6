"""Entries and the pages behind them as documents.

In: an Entry, or the Answer for its page. Out: a Document fit to be read; DocumentError where there is
nothing to read in it, FetchError where a page came only in part. Method: the readers of `documents`.
"""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from sottovoce.documents import finish
from sottovoce.documents.html import declared_charset, parse_page, read_page
from sottovoce.documents.metadata import Stated, content_id
from sottovoce.documents.page_text import body_text
from sottovoce.errors import EmptyDocument, FetchError
from sottovoce.records import Document
from sottovoce.watch.entries import Entry, decoded
from sottovoce.watch.fetching import Answer
from sottovoce.watch.settings import Feed

PAGE_KINDS = ("text/html", "application/xhtml", "text/plain")
_NO_NAME = re.compile(r"[^\w.-]+")
MAX_NAME_CHARACTERS = 60


def entry_document(entry: Entry, feed: Feed) -> Document:
    """The entry's own text below its title."""
    title, body = entry.title or "", _plain(entry.text)
    text = body if body.startswith(title) else f"{title}\n\n{body}".strip()
    return _document(text, entry, feed, Stated(title=entry.title, url=entry.link), "feed")


def page_document(answer: Answer, entry: Entry, feed: Feed) -> Document:
    """The article of the page behind an entry."""
    page = decoded(answer.body, name=answer.url, declared=answer.charset or declared_charset(answer.body))
    if answer.kind == "text/plain":
        return _document(page, entry, feed, Stated(url=answer.url), "page")
    if not answer.is_length_known and "<html" in page.lower() and "</html" not in page.lower():
        raise FetchError(f"{answer.url} broke off: its page has no end.", "It will be asked again.")
    tree = parse_page(page)
    text, stated = read_page(tree) if tree is not None else ("", Stated())
    return _document(text, entry, feed, replace(stated, url=answer.url), "page")


def _document(text: str, entry: Entry, feed: Feed, stated: Stated, basis: str) -> Document:
    if not any(character.isalnum() for character in text):
        where = stated.url or feed.url
        raise EmptyDocument(
            f"Nothing to read in {where}: it shows no text.", path=where, remedy="Open it in a browser."
        )
    day = stated.published_on or entry.published_on
    made = Document(
        id=content_id("document", text),
        name=_named(entry),
        text=text,
        title=stated.title or entry.title,
        outlet=stated.outlet,
        url=stated.url,
        published_on=day,
        published_basis=None if day is None else basis if stated.published_on else "feed",
    )
    return finish(made, outlet=feed.outlet, language=feed.language)


def _plain(text: str) -> str:
    if "<" not in text and "&" not in text:
        return text
    tree = parse_page(f"<html><body><div>{text}</div></body></html>")
    return body_text(tree) if tree is not None else ""


def _named(entry: Entry) -> str:
    """The end of its address, else its title, as a name for messages and tables."""
    parts = [part for part in urlsplit(entry.link or "").path.split("/") if part]
    words = parts[-1] if parts else entry.title or entry.guid or "entry"
    return _NO_NAME.sub("-", words).strip("-.")[:MAX_NAME_CHARACTERS] or "entry"
