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
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from sottovoce.reading.act_cues import MalformedLexicon
from sottovoce.reading.openings import LENGTH, alternatives, openings
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
_OPENING = re.compile(rf"(?<![\w-])(?=(\S.{{0,{LENGTH - 1}}}))", re.DOTALL)
_UNREAD = frozenset({BlockKind.SALUTATION, BlockKind.SIGNATURE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A row of a table at a place of the text."""

    start: int
    end: int
    row: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Surfaces:
    """A table ready to be looked for: its wordings in order, each a pattern and its row. `by_opening`: which
    of them can begin with some letters, by number, so that few are tried at a place."""

    patterns: tuple[re.Pattern[str], ...]
    rows: tuple[Mapping[str, str], ...]
    by_opening: Mapping[str, Sequence[int]]
    _fitting: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def find(self, text: str, start: int, end: int) -> Iterator[Hit]:
        behind = start
        for opening in _OPENING.finditer(text, start, end):
            at = opening.start()
            if at < behind:
                continue
            for number in self._numbers(opening.group(1).lower()):
                match = self.patterns[number].match(text, at, end)
                if match is not None:
                    yield Hit(start=at, end=match.end(), row=self.rows[number])
                    behind = match.end()
                    break

    def _numbers(self, letters: str) -> tuple[int, ...]:
        """Which wordings can begin so, in the order of the table."""
        if letters not in self._fitting:
            parts = (self.by_opening.get(letters[:size], ()) for size in range(LENGTH + 1))
            self._fitting[letters] = tuple(sorted({number for part in parts for number in part}))
        return self._fitting[letters]

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
    wordings = [(n, one) for n, row in enumerate(rows) for one in alternatives(_wording(row, n, name))]
    by_opening: dict[str, list[int]] = defaultdict(list)
    for at, (_, wording) in enumerate(wordings):
        for opening in openings(wording):
            by_opening[opening].append(at)
    return Surfaces(
        patterns=tuple(_compiled(wording, n, name) for n, wording in wordings),
        rows=tuple(rows[n] for n, _ in wordings),
        by_opening=by_opening,
    )


def _wording(row: Mapping[str, str], number: int, name: str) -> str:
    try:
        return _expand(row["surface"])
    except (KeyError, TypeError, AttributeError) as error:
        raise _malformed(name, number, row, error) from error


def _compiled(wording: str, number: int, name: str) -> re.Pattern[str]:
    try:
        return re.compile(rf"(?:{wording})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise _malformed(name, number, wording, error) from error


def _malformed(name: str, number: int, row: object, error: Exception) -> MalformedLexicon:
    return MalformedLexicon(f'Cannot read "{name}", row {number + 1}: {row} ({error}).\nCorrect that row.')


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
