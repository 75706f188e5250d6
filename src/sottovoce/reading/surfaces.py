"""Tables of wordings: one pattern a row, all tried in one pass over a text.

In: a table in `lexicon/` with a column `surface`. Out: the places where a row fits, in order, none
overlapping. Method: a surface is a regular expression in which a space stands for any white space, "'" for
both apostrophes, and names in braces for the pieces below; of the rows that fit at one place, the one higher
up in the table wins.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sottovoce.reading.act_cues import MalformedLexicon
from sottovoce.reading.page import BlockKind, Page

_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|a third|a quarter|"
    "two-thirds|(?:a |one )?(?:dozens?|scores?|hundreds?|thousands?|millions?|billions?)"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|"
    "Nov|Dec"
)
# To take in what one is told, and to act on it.
_HEED = (
    "(?:(?:be |being |get )?(?:accept(?:ed|ing)?|believ(?:e|ed|ing)|heed(?:ed|ing)?|trust(?:ed|ing)?|"
    "welcom(?:e|ed|ing)|listen(?:ed|ing)?(?: to)?|respond(?:ed|ing)?|repl(?:y|ied)|reciprocat(?:e|ed|ing)|"
    "convinc(?:e|ed)|persuad(?:e|ed)|sway(?:ed)?|impressed|won over|reassured|fooled|taken in|"
    "tak(?:e|en|ing) (?:up|seriously|notice|heed|the bait|(?:it|him|her|them|this|that) seriously|"
    "(?:{word} ){1,4}(?:seriously|at (?:{his} word|face value))|at (?:{his} word|face value))|"
    "buy (?:it|this|that|the)|bite|budge|relent|look up|sit up|prick up {his} ears|"
    "pay (?:any |much )?(?:attention|heed)|warm to|rise to|fall for|swallow|lend (?:it|them|him) credence|"
    "change {his} (?:mind|stance|position|course|view)))"
)
_PIECES = {
    "heed": _HEED,
    "be": r"(?:is|are|was|were|be|been|being|'s|'re|am|remains?|remained|seems?|looks?|appears?)",
    "is": r"(?:is|are|was|were|has been|have been|had been|'s|'re)",
    "not": r"(?:not|n't|never|no longer|hardly|scarcely|barely)",
    "word": r"\w+(?:[-'.]\w+)*'?",
    "words": r"(?:\w+(?:[-'.]\w+)*'? ){0,3}",
    "few": r"(?:\w+(?:[-'.]\w+)*'? ){0,6}",
    "num": (
        rf"(?:(?:[$€£])?\d[\d,.]*(?!\d| (?:{_MONTHS}))(?: (?:thousand|million|billion))?|(?:{_NUMBER_WORDS}))"
    ),
    "who": r"(?:nobody|no one|none|few|hardly anyone|scarcely anyone|not a soul)",
    "his": r"(?:his|her|its|their|our|my|your)",
}
_UNREAD = frozenset({BlockKind.SALUTATION, BlockKind.SIGNATURE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A row of a table at a place of the text."""

    start: int
    end: int
    row: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Surfaces:
    """A table ready to be looked for."""

    pattern: re.Pattern[str]
    rows: tuple[Mapping[str, str], ...]

    def find(self, text: str, start: int, end: int) -> Iterator[Hit]:
        for match in self.pattern.finditer(text, start, end):
            row = self.rows[int((match.lastgroup or "r0")[1:])]
            yield Hit(start=match.start(), end=match.end(), row=row)

    def find_in(self, page: Page) -> Iterator[Hit]:
        """Hits of a whole page, block by block; letters' openings and names under them are passed over."""
        for block in page.blocks:
            if block.kind not in _UNREAD:
                yield from self.find(page.text, block.start, block.end)


@cache
def load_surfaces(name: str) -> Surfaces:
    """A table of `lexicon/` by its file name. Raises MalformedLexicon."""
    text = (files("sottovoce.reading") / "lexicon" / name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))
    parts = []
    for number, row in enumerate(rows):
        try:
            pattern = _expand(row["surface"])
            re.compile(pattern)
        except (KeyError, TypeError, AttributeError, re.error) as error:
            raise MalformedLexicon(
                f'Cannot read "{name}", row {number + 1}: {row} ({error}).\nCorrect that row.'
            ) from error
        parts.append(f"(?P<r{number}>{pattern})")
    return Surfaces(re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE), tuple(rows))


def _expand(surface: str) -> str:
    surface = _spaced(surface)
    for name, piece in _PIECES.items():
        surface = surface.replace("{" + name + "}", _spaced(piece))
    return surface


def _spaced(pattern: str) -> str:
    return pattern.replace("'", "['’]").replace(" ", r"\s+")


def record_id(*parts: object) -> str:
    """The id of a record: a hash of separated parts, so that reading twice changes nothing."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
