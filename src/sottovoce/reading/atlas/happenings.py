"""Named happenings with the day they began: a text that tells of one was written on that day or after it.

In: a text. Out: the happenings named in it. Method: the table `happenings.csv`, one pattern over all names.
"""

import re
from dataclasses import dataclass
from functools import cache

from sottovoce.days import is_day
from sottovoce.reading.atlas.tables import read_table


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    names: tuple[str, ...]
    since: str  # ISO day, month or year
    source: str


@cache
def load_happenings() -> tuple[Happening, ...]:
    """All rows of `happenings.csv`. Raises MalformedTable."""
    found = []
    for row in read_table("happenings.csv", ("name", "variants", "since", "source")):
        since = row.text("since")
        if not is_day(since):
            raise row.error(f'"{since}" is no day (YYYY, YYYY-MM or YYYY-MM-DD)')
        names = (row.text("name"), *row.several("variants"))
        found.append(Happening(names=names, since=since, source=row.text("source")))
    return tuple(found)


def happenings_in(text: str) -> tuple[Happening, ...]:
    """The happenings that a text names, in the order of the text, each once."""
    by_name = _by_name()
    found = dict.fromkeys(by_name[_plain(m.group())] for m in _pattern().finditer(text))
    return tuple(found)


@cache
def _by_name() -> dict[str, Happening]:
    return {_plain(name): happening for happening in load_happenings() for name in happening.names}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_by_name(), key=len, reverse=True)
    words = (re.escape(name).replace(r"\ ", r"[\s\u00a0-]+").replace("'", "['’]") for name in names)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _plain(name: str) -> str:
    return re.sub(r"[\s\u00a0-]+", " ", name.replace("’", "'")).lower()
