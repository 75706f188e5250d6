"""Pages: a saved HTML file in, one Document of its article out.

Method: trafilatura (Barbaresi 2021) tells the article from menus, adverts and comments; its tree is written
out here as plain text, headings, paragraphs and list items on lines of their own. Where it finds no article,
the blocks of the page's body are taken instead. The day of publication comes from the page's own metadata
(htmldate), else from a short line about the day; never from the file system, the clock or running prose.
Everything works on parsed trees: given a string that looks like an address, these libraries would fetch it.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from sottovoce.documents.datelines import day_of_label, stated_day
from sottovoce.documents.encoding import decode
from sottovoce.documents.files import OnError, shown
from sottovoce.documents.metadata import Stated, document
from sottovoce.documents.page_text import body_text, keep_lines_of_pre, text_of
from sottovoce.documents.text import require_words
from sottovoce.errors import EmptyDocument
from sottovoce.records import Document

_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.I,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
DECLARATION_BYTES = 4096  # browsers look at the first 1024; saved pages carry comments before

# Parts of a page that are not about the article: a date there is another article's.
_ASIDE = "ancestor-or-self::*[self::aside or self::nav or self::footer or self::form]"
_NAMED_FOR_DAYS = (
    "//body//*[not(self::script or self::style)]"
    "[contains(@class,'date') or contains(@class,'publish') or contains(@class,'posted')"
    " or contains(@class,'byline') or contains(@class,'time')"
    " or contains(@id,'date') or contains(@itemprop,'date') or self::time]"
    " | //h1/following-sibling::*[position()<=3] | //h1/preceding-sibling::*[position()<=2]"
)
MAX_DAY_LABEL = 120

# The oldest pages are retyped reports; the newest day is not bounded by the clock, which readers do not ask.
EARLIEST, LATEST = "1900-01-01", "2099-12-31"


def read_html(path: Path, on_error: OnError) -> Iterator[Document]:
    """The one Document of a page. Raises DocumentError when there is none."""
    data = path.read_bytes()
    page = decode(data, name=shown(path), declared=declared_charset(data), path=str(path))
    require_words(page, path)
    tree = parse_page(page)
    if tree is None:
        raise EmptyDocument(
            f'Nothing to read in "{shown(path)}": it holds no page.',
            path=str(path),
            remedy="Save the page again, or its text as .txt.",
        )
    text, stated = read_page(tree)
    require_words(text, path, "the page shows no text (it may need JavaScript)")
    yield document(text, name=path.stem, path=str(path), stated=stated, basis="page")


def declared_charset(data: bytes) -> str | None:
    """The charset that the page's head or XML declaration names."""
    match = _CHARSET.search(data[:DECLARATION_BYTES])
    return (match[1] or match[2]).decode("ascii") if match else None


def read_page(tree: Any) -> tuple[str, Stated]:
    """The text of the page's article, and what the page states of it."""
    from trafilatura import bare_extraction

    keep_lines_of_pre(tree)
    extracted = bare_extraction(
        deepcopy(tree), favor_precision=True, include_comments=False, include_tables=True, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": LATEST},
    )  # fmt: skip
    body = getattr(extracted, "body", None)
    text = text_of(body) if body is not None else ""
    if not any(character.isalnum() for character in text):
        text = body_text(tree)
    found = {
        fact: getattr(extracted, fact, None) or None for fact in ("title", "sitename", "url", "language")
    }
    return text, Stated(
        title=found["title"] or _only_heading(tree),
        outlet=found["sitename"],
        url=found["url"],
        language=(tree.get("lang") or "").split("-")[0].lower() or found["language"],
        published_on=_published(tree, text),
    )


def parse_page(page: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # A declared charset is done with: lxml refuses text that still declares one.
    page = _XML_DECLARATION.sub("", page)
    try:
        return document_fromstring(
            page, parser=HTMLParser(encoding=None, remove_comments=True, no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _only_heading(tree: Any) -> str | None:
    for tag in ("h1", "title"):
        words = [" ".join(each.text_content().split()) for each in tree.iter(tag)]
        if len(words) == 1 and words[0]:
            return str(words[0])
    return None


def _published(tree: Any, text: str) -> str | None:
    """Metadata first, then the article's own dateline, then a short line of the page about the day."""
    return _metadata_day(tree) or (None if stated_day(text) else _visible_day(tree))


def _metadata_day(tree: Any) -> str | None:
    """The day that meta elements, JSON-LD or a marked time element give as that of publication."""
    from htmldate import find_date
    from lxml.html import document_fromstring

    marked = tree.xpath(
        "//head/meta[not(re:test(concat(@property,@name,@itemprop,@http-equiv),'modif|updat|expire|revis','i'))]"
        "| //script[@type='application/ld+json']"
        "| //meta[@itemprop='datePublished'] | //time[@itemprop='datePublished' or @pubdate]"
        "| //article//header//time | //article//time[not(ancestor::p)]",
        namespaces={"re": "http://exslt.org/regular-expressions"},
    )
    # Only these parts are shown to htmldate: it would else take a day from running prose.
    bare = document_fromstring("<html><head></head><body></body></html>")
    for element in marked:
        if element.xpath(_ASIDE):
            continue
        copy = deepcopy(element)
        copy.tail = None
        bare.find("head" if element.tag == "meta" else "body").append(copy)
    day = find_date(bare, original_date=True, extensive_search=False, min_date=EARLIEST, max_date=LATEST)
    if day is None or not _is_stated(day, bare):
        return None
    return str(day)


def _is_stated(day: str, bare: Any) -> bool:
    """htmldate completes "April 2022" to a first of April; only a day that is written counts."""
    from lxml.html import tostring

    source = tostring(bare, encoding="unicode")
    year, month, number = day.split("-")
    figures = re.compile(rf"{year}[-/.]?{month}[-/.]?{number}")
    return figures.search(source) is not None or any(
        day_of_label(piece) == day
        for piece in re.split(r"[<>\"]", source)
        if 8 <= len(piece) <= MAX_DAY_LABEL
    )


def _visible_day(tree: Any) -> str | None:
    days = set()
    for element in tree.xpath(_NAMED_FOR_DAYS):
        if element.xpath(_ASIDE):
            continue
        label = " ".join(element.text_content().split())
        if len(label) <= MAX_DAY_LABEL and (day := day_of_label(label)) is not None:
            days.add(day)
    return days.pop() if len(days) == 1 else None
