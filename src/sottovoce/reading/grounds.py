"""How the codes of one record arose: each with its rule or head, and the words or the reason it rests on.

In: what a step of the reader gives along with a code (an `Origin`), or the words it matched. Out: a `Ground`.
Method: a rule that matched words in normalised text names them, and they are found again near where it
looked, letter case and kind of space set aside; words that are not found again are not quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sottovoce.reading.page import Page
from sottovoce.records import Ground, Passage

Span = tuple[int, int]
READER = "rules/1"
_INFERRED = "inferred: "


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """How a step of the reader came to a code. `rule`: the name of a rule, or "head:NAME/VERSION"."""

    rule: str
    span: Span | None = None
    reason: str | None = None
    confidence: float | None = None


def ground(
    page: Page,
    field: str,
    value: str | None,
    origin: Origin,
    *,
    about: str | None = None,
    reader: str = READER,
) -> Ground:
    """The ground of one code."""
    span = _trimmed(page.text, origin.span) if origin.span is not None else None
    return Ground(
        field=field,
        value=value,
        method=method_of(origin.rule, reader),
        passage=Passage(document=page.document.id, start=span[0], end=span[1]) if span else None,
        reason=origin.reason,
        confidence=origin.confidence,
        about=about,
    )


def _trimmed(text: str, span: Span) -> Span:
    """A span without the spaces at its ends."""
    start, end = span
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def method_of(rule: str, reader: str = READER) -> str:
    """A rule with its reader's version; a head bears its own."""
    if rule.startswith("head:"):
        return rule
    return f"{rule} {reader}" if rule.startswith("rule:") else f"rule:{rule} {reader}"


def find_words(text: str, words: str | None, places: Iterable[Span]) -> Span | None:
    """Where words stand: in the first of the places that holds them whole."""
    wanted = plain(words or "").strip()
    if not wanted:
        return None
    for start, end in places:
        at = _find_whole(plain(text[start:end]), wanted)
        if at >= 0:
            return start + at, start + at + len(wanted)
    pattern = re.compile(r"\s+".join(map(re.escape, wanted.split())))
    for start, end in places:
        hit = pattern.search(plain(text[start:end]))  # spaces between, or a part of a word
        if hit is not None:
            return _whole_words(text, start + hit.start(), start + hit.end())
    return None


def _whole_words(text: str, start: int, end: int) -> Span:
    """A span drawn out to the ends of its first and last word."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def plain(words: str) -> str:
    """Lower case, plain spaces and apostrophes, letter for letter."""
    lowered = words.lower() if len(words.lower()) == len(words) else words
    return lowered.translate(_PLAIN)


_PLAIN = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " ", "’": "'"})


def _find_whole(text: str, wanted: str) -> int:
    """Offset at which words stand that go on neither before nor behind; -1 if nowhere."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        is_open = (at == 0 or not text[at - 1].isalnum() or not wanted[0].isalnum()) and (
            end == len(text) or not text[end].isalnum() or not wanted[-1].isalnum()
        )
        if is_open:
            return at
        at = text.find(wanted, at + 1)
    return -1


def reason_in(basis: str | None) -> str | None:
    """The reason in a basis that is inferred, or that adds one behind the words it rests on."""
    if basis is None:
        return None
    if basis.startswith(_INFERRED):
        return basis.removeprefix(_INFERRED)
    return basis.partition("; ")[2] or None
