"""Plain text of a parsed page: an element in, its blocks as text out.

Method: each block is a paragraph, blank lines between; items of a list follow one another, each behind a
bullet or its number, and so do the rows of a table, their cells joined with " | ". White space inside a
block is folded as a browser folds it, except no-break spaces, which the writer meant.
"""

import re
from collections.abc import Iterator
from typing import Any

# What browsers fold (HTML standard, "ASCII whitespace"); \s would take no-break spaces too.
_FOLDED = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")

# trafilatura's tree is TEI-like (head, list, item, row, cell, quote, lb), the page's own is HTML.
_BLOCKS = frozenset((
    "p", "head", "h1", "h2", "h3", "h4", "h5", "h6", "li", "item", "row", "tr", "dt", "dd", "quote",
    "blockquote", "pre", "code", "div", "section", "article", "header", "main", "figcaption", "caption",
    "td", "th", "body", "table", "list", "ul", "ol", "dl", "address", "details", "summary",
))  # fmt: skip
_BREAKS = frozenset(("br", "lb", "hr"))
_ITEMS = frozenset(("li", "item"))
_CELLS = frozenset(("td", "th", "cell"))
_ROWS = frozenset(("tr", "row"))
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "iframe", "svg", "object", "embed", "nav", "aside",
    "footer", "form", "button", "select", "title", "meta", "link",
))  # fmt: skip
BULLET = "• "


def text_of(element: Any) -> str:
    """The text of trafilatura's tree."""
    return _join(_Blocks(unseen=frozenset()).of(element))


def keep_lines_of_pre(tree: Any) -> None:
    """Turns preformatted text (telegrams, old press releases) into paragraphs whose lines are kept."""
    from lxml.html import HtmlElement

    for pre in list(tree.iter("pre")):
        division = HtmlElement()
        division.tag, division.tail = "div", pre.tail
        for block in _BLANK_LINE.split(pre.text_content()):
            first, *others = block.strip("\r\n").splitlines() or [""]
            paragraph = HtmlElement(first)
            paragraph.tag = "p"
            for line in others:
                paragraph.append(_break_before(line))
            division.append(paragraph)
        if pre.getparent() is not None:
            pre.getparent().replace(pre, division)


def _break_before(line: str) -> Any:
    from lxml.html import HtmlElement

    element = HtmlElement()
    element.tag, element.tail = "br", line
    return element


def body_text(tree: Any) -> str:
    """The text of a page's article, main part or body, without menus, forms and scripts."""
    for tag in ("article", "main", "body"):
        for element in tree.iter(tag):
            text = _join(_Blocks(unseen=_UNSEEN).of(element))
            if any(character.isalnum() for character in text):
                return text
    return ""


def _join(blocks: list[tuple[str, bool]]) -> str:
    """Blank lines between blocks, none between the items of a list or the rows of a table."""
    parts, was_item = [""], True
    for block, is_item in blocks:
        if len(parts) > 1:
            parts.append("\n" if is_item and was_item else "\n\n")
        parts.append(block)
        was_item = is_item
    return "".join(parts)


class _Blocks:
    """Walks a tree without recursion, for pages may be nested thousands deep."""

    def __init__(self, unseen: frozenset[str]) -> None:
        self._unseen = unseen
        self._done: list[tuple[str, bool]] = []
        self._words: list[str] = []
        self._mark = ""

    def of(self, root: Any) -> list[tuple[str, bool]]:
        for kind, element in _events(root, self._unseen):
            tag = element.tag
            if kind == "enter":
                self._enter(tag, element)
            else:
                self._leave(tag)
            # Text of an element stands after its start, its tail after its end.
            words = element.text if kind == "enter" else (element.tail if element is not root else None)
            if words and not (kind == "enter" and tag in self._unseen):
                self._words.append(words)
        self._flush()
        return self._done

    def _enter(self, tag: str, element: Any) -> None:
        if tag in _CELLS:
            if _FOLDED.sub("", "".join(self._words)):
                self._words.append(" | ")
        elif tag in _BLOCKS:
            self._flush()
            if tag in _ITEMS:
                self._mark = _mark_of(element)
        elif tag in _BREAKS:
            self._words.append("\n\n" if tag == "hr" else "\v")

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS and tag not in _CELLS:
            self._flush(is_row=tag in _ROWS)

    def _flush(self, *, is_row: bool = False) -> None:
        rows = [_FOLDED.sub(" ", row).strip(" |") for row in "".join(self._words).split("\v")]
        block = "\n".join(row for row in rows if row.strip())
        self._words = []
        if block:
            self._done.append((self._mark + block, bool(self._mark) or is_row))
            self._mark = ""


def _events(root: Any, unseen: frozenset[str]) -> Iterator[tuple[str, Any]]:
    stack = [("enter", root)]
    while stack:
        kind, element = stack.pop()
        if not isinstance(element.tag, str):  # comments and processing instructions have only a tail
            yield "leave", element
            continue
        yield kind, element
        if kind == "enter":
            stack.append(("leave", element))
            if element.tag not in unseen:
                stack.extend(("enter", child) for child in reversed(element))


def _mark_of(item: Any) -> str:
    parent = item.getparent()
    is_numbered = parent is not None and (parent.tag == "ol" or parent.get("rend") == "ol")
    if not is_numbered:
        return BULLET
    number = sum(1 for each in item.itersiblings(item.tag, preceding=True)) + 1
    return f"{number}. "
