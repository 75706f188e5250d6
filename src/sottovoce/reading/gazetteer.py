"""Where the words of the atlas occur in a text.

In: a text. Out: hits, longest first at each place, none overlapping. Method: a trie over words, folded to
lower case without accents; names must begin with a capital in the text, short codes ("US") must match
exactly, titles and bodies ("foreign minister", "defence ministry") may stand in any case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sottovoce.reading.atlas import (
    load_ambiguous,
    load_organisations,
    load_seats,
    load_states,
    organisation_surfaces,
    organisations_by_code,
    seat_surfaces,
    state_code,
    state_surfaces,
    states_by_code,
)
from sottovoce.reading.atlas.offices import load_offices, load_titles
from sottovoce.reading.atlas.tables import read_table

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name.
_GAP = re.compile(r"[ \u00a0.'’\u2011-]{0,3}\n?\Z")
# Names up to this length must match in case ("US", "UN", "EU", "UK", "Man").
_EXACT_LIMIT = 3

# An organisation's name of more words than this gives way to its letters.
_SHORT_NAME = 2

# Kinds of hit.
COUNTRY, ADJECTIVE, PEOPLE, CAPITAL = "country", "adjective", "people", "capital"
SEAT, ORGANISATION, ORGANISATION_ADJECTIVE = "seat", "organisation", "organisation_adjective"
PERSON, TITLE, BODY = "person", "title", "body"
STATE_NAMES = frozenset({COUNTRY, ADJECTIVE, CAPITAL, SEAT})
ORGANISATION_NAMES = frozenset({ORGANISATION, ORGANISATION_ADJECTIVE})
SIDE_NAMES = STATE_NAMES | ORGANISATION_NAMES
NAMES = frozenset({COUNTRY, ADJECTIVE, PEOPLE, CAPITAL, SEAT, ORGANISATION, ORGANISATION_ADJECTIVE, PERSON})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a surface stands for: the code of a state or organisation, and its name or that of the organ,
    the person, the role or the body."""

    kind: str
    code: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """`entries`: all that the surface may stand for, the likeliest first."""

    start: int
    end: int
    surface: str
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        return self.entries[0]

    @property
    def kind(self) -> str:
        return self.entries[0].kind


@dataclass(frozen=True, slots=True)
class Body:
    """A ministry, army or parliament of some state. `overrides`: code -> its name there."""

    name: str
    overrides: dict[str, str]
    scope: str

    def named(self, code: str, state_name: str) -> str:
        return self.overrides.get(code) or self.name.format(state=state_name)


@dataclass(frozen=True, slots=True)
class _Row:
    """One surface in the trie: its folded words, how it is written, how strictly, and what it stands for."""

    keys: tuple[str, ...]
    written: frozenset[str]
    needs_exact_case: bool
    takes_any_case: bool
    entries: tuple[Entry, ...]


# "3. (SBU) Comment": how secret a paragraph is, no name.
# A part of the globe, no side in it.
_NO_SIDE = re.compile(r"(?:Western|Eastern|Northern|Southern)[ \u00a0\n]+Hemisphere\b")
_HALF = re.compile(r"\b(?:Latin|South|Central|North|Pan)[ \u00a0\n-]+\Z")
_MARKING = re.compile(r"[ \t]*(?:\d{1,3}\.[ \t]*)?\([A-Z/]{1,8}\)\Z")


# "U.S.": the last stop is of the name.
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")


def find_hits(text: str) -> tuple[Hit, ...]:
    """Hits of the atlas in a text, in order."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    keys = [_fold(text[start:end]) for start, end in words]
    trie = _trie()
    hits: list[Hit] = []
    position = 0
    while position < len(words):
        for row in trie.get(keys[position], ()):
            last = position + len(row.keys) - 1
            if last < len(words) and _stands_at(text, words, keys, position, row):
                start, end = words[position][0], words[last][1]
                is_marking = _MARKING.match(text, text.rfind("\n", 0, start) + 1, end + 1) is not None
                if is_marking or _NO_SIDE.match(text, start) or _is_continent(text, start):
                    break
                end += _DOTTED.fullmatch(text, start, end + 1) is not None
                hits.append(Hit(start, end, text[start:end], row.entries))
                position = last
                break
        position += 1
    return tuple(hits)


def _is_continent(text: str, start: int) -> bool:
    """ "Latin America", "South Americans": no side, and not the United States."""
    return text.startswith("America", start) and _HALF.search(text, max(0, start - 10), start) is not None


def first_side(text: str) -> str | None:
    """Code of the state or organisation that a text names first."""
    return next((h.entry.code for h in find_hits(text) if h.kind in SIDE_NAMES and h.entry.code), None)


# Words of English that are also names, so that only a capital makes them names.
_COMMON_WORDS = frozenset({"polish", "turkey", "guinea", "jersey", "jordan", "panama", "georgia", "grenada"})
_MIN_SMALL = 6  # letters of a name that is known without its capital


def _is_small_line(text: str, start: int, end: int) -> bool:
    """Does a whole line do without capitals, so that names in it have none either?"""
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
    return line == line.lower()


def _stands_at(text: str, words: list[tuple[int, int]], keys: list[str], position: int, row: _Row) -> bool:
    last = position + len(row.keys) - 1
    if tuple(keys[position : last + 1]) != row.keys:
        return False
    if not all(_GAP.match(text[words[n][1] : words[n + 1][0]]) for n in range(position, last)):
        return False
    found = text[words[position][0] : words[last][1]]
    if row.takes_any_case:
        return True
    if row.needs_exact_case:
        return _squeeze(found) in row.written
    if found[0] == found[0].upper():
        return True
    is_known = any(e.kind in (COUNTRY, ADJECTIVE) for e in row.entries) and found not in _COMMON_WORDS
    return is_known and len(found) >= _MIN_SMALL and _is_small_line(text, *words[position])


def _squeeze(surface: str) -> str:
    return surface.replace(".", "").replace(" ", "")


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


@cache
def _trie() -> dict[str, tuple[_Row, ...]]:
    """First word -> rows, longest first."""
    written: dict[tuple[str, ...], set[str]] = {}
    entries: dict[tuple[str, ...], dict[Entry, None]] = {}
    for surface, entry in _surfaces():
        keys = tuple(map(_fold, _WORD.findall(surface)))
        if keys:
            written.setdefault(keys, set()).add(surface)
            entries.setdefault(keys, {})[entry] = None
    trie: dict[str, list[_Row]] = {}
    for keys, surfaces in written.items():
        trie.setdefault(keys[0], []).append(_row(keys, surfaces, tuple(entries[keys])))
    return {key: tuple(sorted(rows, key=lambda row: -len(row.keys))) for key, rows in trie.items()}


def _row(keys: tuple[str, ...], surfaces: set[str], entries: tuple[Entry, ...]) -> _Row:
    defaults = {load_ambiguous()[s].default for s in surfaces if s in load_ambiguous()}
    ranked = sorted(entries, key=lambda e: (e.code not in defaults or e.code is None, _RANKS[e.kind], e.name))
    squeezed = frozenset(map(_squeeze, surfaces))
    return _Row(
        keys=keys,
        written=squeezed,
        needs_exact_case=max(map(len, squeezed)) <= _EXACT_LIMIT or all(s.isupper() for s in squeezed),
        takes_any_case=all(e.kind in (TITLE, BODY) for e in entries)
        and not all(s.isupper() for s in squeezed),
        entries=tuple(ranked),
    )


_RANKS = {
    kind: rank
    for rank, kind in enumerate(
        (COUNTRY, ORGANISATION, SEAT, CAPITAL, ADJECTIVE, PEOPLE, ORGANISATION_ADJECTIVE, BODY, TITLE, PERSON)
    )
}
_STATE_KINDS = {
    "name": COUNTRY,
    "adjective": ADJECTIVE,
    "people": PEOPLE,
    "capital": CAPITAL,
    "native": COUNTRY,
}


def _surfaces() -> Iterator[tuple[str, Entry]]:
    for state in load_states():
        for surface, what in state_surfaces(state):
            yield surface, Entry(_STATE_KINDS[what], state.code, state.name)
        for dated in state.dated:
            yield dated.surface, Entry(COUNTRY, state.code, state.name)
    for seat in load_seats():
        for surface in seat_surfaces(seat):
            yield surface, Entry(SEAT, seat.code, seat.organ)
    for organisation in load_organisations():
        for surface, what in organisation_surfaces(organisation):
            kind = ORGANISATION if what == "name" else ORGANISATION_ADJECTIVE
            yield surface, Entry(kind, state_code(organisation), organisation.name)
    for holder in load_offices():
        for surface in (holder.person, *holder.variants):
            if len(_WORD.findall(surface)) > 1:
                yield surface, Entry(PERSON, holder.state, holder.person)
    for title in load_titles():
        for surface in (*title.surfaces, *title.abbreviations):
            yield surface, Entry(TITLE, None, title.role)
    for surface, body in load_bodies().items():
        yield surface, Entry(BODY, None, body.name)


@cache
def load_bodies() -> dict[str, Body]:
    """Surface -> body, from `bodies.csv`."""
    bodies = {}
    for row in read_table("bodies.csv", ("surface", "name", "overrides", "scope")):
        overrides = dict(cell.split("=", 1) for cell in row.cells["overrides"].split("|") if cell)
        body = Body(row.cells["name"], overrides, row.cells["scope"])
        bodies.update(dict.fromkeys(row.cells["surface"].split("|"), body))
    return bodies


def name_of_code(code: str) -> str:
    """Usual English name of a state or organisation; the code itself where the atlas has none.

    Organisations with long names go by their letters, as reports call them: NATO, OSCE, IAEA.
    """
    state = states_by_code().get(code)
    if state is not None:
        return state.name
    organisation = organisations_by_code().get(code)
    if organisation is None:
        return code
    goes_by_letters = code in organisation.other_names and len(organisation.name.split()) > _SHORT_NAME
    return code if goes_by_letters else organisation.name
