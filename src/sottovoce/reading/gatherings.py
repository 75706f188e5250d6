"""The body or crowd before which a whole text was spoken: a council, a parliament, a nation, a rally.

In: a page. Out: the words that name it and its entries, or None. Method: the label lines of the head (title,
heading, standfirst; no finite verb) that name a body together with a word for its sitting, or an address,
a speech or remarks with those they are made to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sottovoce.reading.atlas import load_organisations, state_code
from sottovoce.reading.page import Block, BlockKind, Page

_HEAD_BLOCKS = 4
_LINE = 200
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SITTING = re.compile(
    r"\b(?:(?:\d+\w* )?meeting|session|sitting|debate|plenary|proceedings|hansard|question (?:time|hour)|"
    r"(?:summary|verbatim|official|provisional) (?:record|report)s?|meeting (?:summary|record|coverage)|"
    r"hearing|statement by|ministerial statement|statement to the (?:house|chamber)|"
    r"reply|oral answers|fac(?:e|es|ed|ing) the (?:house|chamber|deputies|members)|"
    r"parliamentary (?:reporter|correspondent|report|sketch|business|staff))\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:closed|private|in camera|behind closed doors|executive session|confidential|secret)\b",
    re.IGNORECASE,
)
_PARLIAMENT = re.compile(
    r"\b(?:parliament|(?:national|federal|state|legislative|people['’]s) assembly|house of "
    r"(?:commons|lords|representatives|councillors)|senate|congress|"
    r"(?:lower|upper) house|legislature|chamber of deputies)\b",
    re.IGNORECASE,
)
_PARLIAMENT_NAMES = re.compile(r"\b(?:Parliament|Assembly|Congress|Senate|House) of\b|\bParliament\Z")
# Organs that sit in public and keep a record.
_DELIBERATES = re.compile(r"\bUN \S.*Council\b|\bUN Security Council\b|Assembly\b|\bParliament\b")
# What is spoken to those named behind it.
_SPOKEN = re.compile(
    r"\b(?:(?:speech|address|remarks|message|statement|lecture|sermon|homily|broadcast)"
    r"(?:\s+(?:by|of)\s+[^,;:\n]{3,60}?)?\s+(?:to|before|at|in)\s+)",
    re.IGNORECASE,
)
_TO_ENDS = re.compile(r"[,;:.()\n–—]|\s(?:on|in)\s+(?=\d|[A-Z])")


@dataclass(frozen=True, slots=True)
class Gathering:
    """`entries` is empty where only `words` tell who hears: they are read with the speaker known."""

    words: tuple[int, int]
    entries: tuple[str, ...]


def find_gathering(page: Page) -> Gathering | None:
    """The open gathering that the head of a page announces for all of its text."""
    lines = _label_lines(page)
    heads = " ".join(page.text[start:end] for start, end in lines)
    if _CLOSED.search(heads):
        return None
    if _SITTING.search(heads):
        for line in lines:
            body = _organ_in(page, line) or _parliament_in(page, line)
            if body is not None:
                return body
    for start, end in lines:
        spoken = _SPOKEN.search(page.text, start, end)
        if spoken is not None:
            stop = _TO_ENDS.search(page.text, spoken.end(), end)
            return Gathering((spoken.end(), stop.start() if stop else end), ())
    return None


def _label_lines(page: Page) -> list[tuple[int, int]]:
    """Short lines of the head without a finite verb: what a record writes over itself."""
    found: list[tuple[int, int]] = []
    for block in page.blocks[:_HEAD_BLOCKS]:
        if block.kind is BlockKind.TURN:
            break
        if block.kind in (BlockKind.BULLET, BlockKind.SALUTATION):
            continue
        start = block.start
        for line in page.text[block.start : block.end].split("\n"):
            span = (start, start + len(line))
            start += len(line) + 1
            if len(line) <= _LINE and not _is_told(page, block, span):
                found.append(span)
    return found


def _is_told(page: Page, block: Block, span: tuple[int, int]) -> bool:
    """Has the line a verb of its own? Words in capitals are not asked: taggers misread them."""
    return any(
        t.tag_ in _FINITE and t.pos_ in ("VERB", "AUX") and not t.text.isupper()
        for t in page.docs[block.index]
        if span[0] <= block.start + t.idx < span[1]
    )


def _organ_in(page: Page, line: tuple[int, int]) -> Gathering | None:
    """An organ of an organisation, in whatever letters."""
    pattern, names = _organs()
    hit = pattern.search(page.text, *line)
    if hit is None:
        return None
    return Gathering(hit.span(), names[" ".join(hit.group().lower().split())])


def _parliament_in(page: Page, line: tuple[int, int]) -> Gathering | None:
    """A state's parliament: by its own name, or by a common word in a text that has a home."""
    for mention in page.mentions_in(*line):
        if mention.actor.state and _PARLIAMENT_NAMES.search(mention.actor.name):
            span = (mention.passage.start, mention.passage.end)
            return Gathering(span, (f"{mention.actor.state} parliament",))
    hit = _PARLIAMENT.search(page.text, *line)
    if hit is None:
        return None
    states = {m.actor.state for m in page.mentions_in(*line) if m.actor.state}
    state = states.pop() if len(states) == 1 else page.home
    return Gathering(hit.span(), (f"{state} parliament",)) if state else None


@cache
def _organs() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Full names of organs; abbreviations are left to the reader of mentions."""
    names: dict[str, tuple[str, ...]] = {}
    for organisation in load_organisations():
        if organisation.kind != "organ" or not _DELIBERATES.search(organisation.name):
            continue
        code = state_code(organisation)
        entries = (
            (organisation.name,) if organisation.name.startswith(f"{code} ") else (organisation.name, code)
        )
        for name in (organisation.name, *organisation.other_names):
            if " " in name:
                names[name.lower()] = entries
    words = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), names
