"""Named happenings, and the day from which a text can name them.

In: a text. Out: the rows of `happenings.csv` it names, in the order of the text. Method: one pattern over
all names, longest first; upper and lower case, hyphens, spaces and apostrophes of any kind are alike. A
text that names a happening was written on its first day (`since`) or later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from sottovoce.days import is_day
from sottovoce.reading.atlas.tables import Row, read_table

_COLUMNS = ("name", "variants", "since", "source")
_GAP = re.compile(r"[ -]")
_ANY_GAP = r"(?:\s+|[-\u2010-\u2013])"
_ANY_APOSTROPHE = r"['\u2018\u2019\u02bc`]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """Something that happened once and is known by name. `names`: the usual one first."""

    names: tuple[str, ...]
    since: str  # when it began or was first spoken of by name, as precise as is sure
    source: str


@cache
def load_happenings() -> tuple[Happening, ...]:
    """All rows of `happenings.csv`. Raises AtlasError."""
    lines: dict[str, int] = {}
    happenings: list[Happening] = []
    for row in read_table("happenings.csv", _COLUMNS):
        happening = _happening(row)
        for name in happening.names:
            plain = _GAP.sub(" ", name).casefold()
            if plain in lines:
                raise row.error(f'"{name}" is on line {lines[plain]} already')
            lines[plain] = row.line
        happenings.append(happening)
    return tuple(happenings)


def happenings_in(text: str) -> tuple[Happening, ...]:
    """The happenings that `text` names, each once, in the order of their first mention."""
    return tuple(dict.fromkeys(_mentions(text)))


def _mentions(text: str) -> Iterator[Happening]:
    pattern, bearers = _names()
    for match in pattern.finditer(text):
        if match.lastindex is not None:
            yield bearers[match.lastindex - 1]


@cache
def _names() -> tuple[re.Pattern[str], tuple[Happening, ...]]:
    """The pattern, one group for each name, and whose name each group is."""
    named = [(name, happening) for happening in load_happenings() for name in happening.names]
    # At one place the first branch wins, so that a name must come before any name it begins with; names
    # that begin alike stand together, so that most places are passed over at a glance.
    named.sort(key=lambda pair: (_beginning(pair[0]), -len(pair[0])))
    alike = (
        f"(?={re.escape(beginning)})(?:{'|'.join(f'({_loosely(name)})' for name, _ in group)})"
        for beginning, group in groupby(named, key=lambda pair: _beginning(pair[0]))
    )
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(alike)})(?!\w)", re.IGNORECASE)
    return pattern, tuple(happening for _, happening in named)


def _beginning(name: str) -> str:
    return name[:2].casefold()


def _loosely(name: str) -> str:
    words = (re.escape(word).replace("'", _ANY_APOSTROPHE) for word in _GAP.split(name))
    return _ANY_GAP.join(words)


def _happening(row: Row) -> Happening:
    since = row.text("since")
    if "/" in since or not is_day(since):
        raise row.error(f'"{since}" is no day (YYYY, YYYY-MM or YYYY-MM-DD)')
    return Happening(
        names=(row.text("name"), *row.several("variants")), since=since, source=row.text("source")
    )
