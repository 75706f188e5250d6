"""Families of words that lean to an act, all looked for in one pass over a text.

In: lower-case text. Out: for each family of `lexicon/act_wording.csv` its first words there. Method: at each
border of a word only those wordings are tried that can begin with the letters behind it; of those that fit at
one place, the one higher up in the table wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from sottovoce.reading.act_cues import MalformedLexicon, lexicon_rows
from sottovoce.reading.openings import LENGTH, alternatives, openings

_TABLE = "act_wording.csv"
_BORDER = re.compile(rf"\b(?=(.{{1,{LENGTH}}}))", re.DOTALL)
_START = "^"


@dataclass(frozen=True, slots=True)
class Wordings:
    """The table: wordings in order, each a pattern and its family. `by_opening`: which can begin with some
    letters, by number; `anchored`: those that stand only where the text begins."""

    patterns: tuple[re.Pattern[str], ...]
    families: tuple[str, ...]
    by_opening: Mapping[str, Sequence[int]]
    anchored: tuple[int, ...]
    _fitting: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def find(self, text: str) -> dict[str, re.Match[str]]:
        found: dict[str, re.Match[str]] = {}
        for number in sorted({*self.anchored, *self._at_start(text)}):
            self._try(number, text, 0, found)
        for border in _BORDER.finditer(text, 1):
            for number in self._numbers(border.group(1)):
                self._try(number, text, border.start(), found)
        return found

    def _try(self, number: int, text: str, at: int, found: dict[str, re.Match[str]]) -> None:
        family = self.families[number]
        if family not in found:
            match = self.patterns[number].match(text, at)
            if match is not None:
                found[family] = match

    def _at_start(self, text: str) -> tuple[int, ...]:
        border = _BORDER.match(text)
        return self._numbers(border.group(1)) if border else ()

    def _numbers(self, letters: str) -> tuple[int, ...]:
        if letters not in self._fitting:
            parts = (self.by_opening.get(letters[:size], ()) for size in range(LENGTH + 1))
            self._fitting[letters] = tuple(sorted({number for part in parts for number in part}))
        return self._fitting[letters]


def find_family(family: str, text: str) -> re.Match[str] | None:
    """The first words of a family in lower-case text. Raises MalformedLexicon, and KeyError on no family."""
    if family not in load_families():
        raise KeyError(family)
    return _found(text).get(family)


@cache
def load_families() -> frozenset[str]:
    return frozenset(load_wordings().families)


@lru_cache(maxsize=256)
def _found(text: str) -> dict[str, re.Match[str]]:
    return load_wordings().find(text)


@cache
def load_wordings() -> Wordings:
    """The table. Raises MalformedLexicon."""
    rows = []
    for number, row in enumerate(lexicon_rows(_TABLE), 1):
        family, pattern = row.get("family"), row.get("pattern")
        if not family or not pattern:
            raise MalformedLexicon(f'Cannot read "{_TABLE}", row {number}: {row}.\nCorrect that row.')
        rows += [(family, one) for one in alternatives(pattern)]
    by_opening: dict[str, list[int]] = defaultdict(list)
    for number, (_, pattern) in enumerate(rows):
        for opening in openings(pattern) if not pattern.startswith(_START) else ():
            by_opening[opening].append(number)
    return Wordings(
        patterns=tuple(_compiled(pattern) for _, pattern in rows),
        families=tuple(family for family, _ in rows),
        by_opening=by_opening,
        anchored=tuple(n for n, (_, pattern) in enumerate(rows) if pattern.startswith(_START)),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern if pattern.startswith(_START) else rf"\b(?:{pattern})")
    except re.error as error:
        raise MalformedLexicon(f'Cannot read "{_TABLE}": {pattern} ({error}).\nCorrect it.') from error
