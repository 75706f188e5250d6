"""Who held which office when, and which words name an office.

In: a name as a report spells it, or a role, a state and a day. Out: rows of `offices.csv` and
`titles.csv`. Method: names are folded so that the usual spellings of one name fall together
(`fold_name`), then looked up in indexes built once: whole names, endings of names, surnames. Only a
whole name that is found nowhere is compared letter by letter, and a tie between two people yields
nobody. Where the tables come from: `OFFICES_SOURCES.md`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from sottovoce.days import first_day, last_day
from sottovoce.reading.atlas.spelling import fold_name as fold_name
from sottovoce.reading.atlas.spelling import fold_surname, fold_words, spell_plainly
from sottovoce.reading.atlas.tables import read_table

Gender = Literal["m", "f"]
_OFFICE_COLUMNS = (
    "person",
    "variants",
    "state",
    "role",
    "office",
    "since",
    "until",
    "gender",
    "note",
    "source",
)
_TITLE_COLUMNS = (
    "surfaces",
    "abbreviations",
    "role",
    "kind",
    "states",
    "stands_for",
    "office_begins",
    "template",
    "overrides",
    "bare",
    "gender",
)


# States whose people are mostly named family first.
FAMILY_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "MAC", "PRK", "SGP", "TWN", "VNM"})


class TitleKind(StrEnum):
    """What sort of word a title is; only an office has holders."""

    OFFICE = "office"
    RANK = "rank"
    HONORIFIC = "honorific"
    OCCUPATION = "occupation"


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeHolder:
    """One term of one person. `roles` has the key looked up first; `until` None: still in office."""

    person: str
    variants: tuple[str, ...]
    state: str
    roles: tuple[str, ...]
    office: str
    since: str
    until: str | None
    gender: Gender
    note: str | None  # "acting", "disputed" or None
    source: str

    @property
    def role(self) -> str:
        return self.roles[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """Words for one office or rank. `states` empty: good for every state."""

    surfaces: tuple[str, ...]  # lower case
    abbreviations: tuple[str, ...]
    role: str
    kind: TitleKind
    states: tuple[str, ...]
    stands_for: tuple[str, ...]  # roles of offices.csv it may point to
    office_begins: tuple[str, ...]  # the office must begin so; empty: any
    template: str | None  # with {state}; None for forms of address
    overrides: MappingProxyType[str, str]  # state code -> office in full
    is_person_when_bare: bool  # "the president" can stand for somebody
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class _Index:
    whole: dict[str, tuple[str, ...]]  # folded whole name without spaces -> persons
    ending: dict[str, tuple[str, ...]]  # last words of a name, and the first word where that is the surname
    terms: dict[str, tuple[OfficeHolder, ...]]  # person -> terms, oldest first
    by_role: dict[tuple[str, str], tuple[OfficeHolder, ...]]


# --- tables -----------------------------------------------------------------------------------------


@cache
def load_offices() -> tuple[OfficeHolder, ...]:
    """All terms of `offices.csv`, in the order of the file. Raises AtlasError on a broken table."""
    return tuple(
        OfficeHolder(
            person=row.text("person"),
            variants=row.several("variants"),
            state=row.text("state"),
            roles=row.several("role"),
            office=row.text("office"),
            since=row.text("since"),
            until=row.optional("until"),
            gender="f" if row.text("gender") == "f" else "m",
            note=row.optional("note"),
            source=row.text("source"),
        )
        for row in read_table("offices.csv", _OFFICE_COLUMNS)
    )


@cache
def load_titles() -> tuple[Title, ...]:
    """All rows of `titles.csv`, in the order of the file. Raises AtlasError on a broken table."""
    return tuple(
        Title(
            surfaces=row.several("surfaces"),
            abbreviations=row.several("abbreviations"),
            role=row.text("role"),
            kind=TitleKind(row.text("kind")),
            states=row.several("states"),
            stands_for=row.several("stands_for") or (row.text("role"),),
            office_begins=row.several("office_begins"),
            template=row.optional("template"),
            overrides=MappingProxyType(dict(cell.split("=", 1) for cell in row.several("overrides"))),
            is_person_when_bare=row.text("bare") == "yes",
            gender=_gender(row.optional("gender")),
        )
        for row in read_table("titles.csv", _TITLE_COLUMNS)
    )


def _gender(cell: str | None) -> Gender | None:
    return "f" if cell == "f" else "m" if cell == "m" else None


def title_named(surface: str, state: str | None = None) -> Title | None:
    """The title that `surface` ("Foreign Minister", "FM") is in `state`; a row made for the state wins.

    Abbreviations keep their case ("PM", not "pm"); the other words do not. Where the words mean different
    offices in different states and no state is given, None.
    """
    words = " ".join(surface.split())
    rows = [row for key in {words.lower(), words.rstrip(".")} for row in _titles_by_words().get(key, ())]
    fitting = [title for title in rows if state and state in title.states]
    fitting = fitting or [title for title in rows if not title.states]
    if not fitting and state is None:
        fitting = rows
    return fitting[0] if len({title.role for title in fitting}) == 1 else None


def office_name(title: Title, state: str, state_name: str) -> str:
    """The office in full: `title` in the state with that code and English name."""
    template = title.overrides.get(state) or title.template or title.surfaces[0]
    return template.format(state=state_name)


# --- offices ----------------------------------------------------------------------------------------


def holders_of(role: str, state: str, day: str | None = None) -> tuple[OfficeHolder, ...]:
    """Who held `role` of `state` on `day` (partial day or interval; None: ever), oldest first.

    role: a key of offices.csv or of titles.csv ("president" finds heads of state called so). All who may
    have held it are given: two on the day of a handover, several for a whole year.
    """
    found = {term: None for key in _roles_meant_by(role) for term in _index().by_role.get((key, state), ())}
    begins = _beginnings().get(role, ())
    return tuple(
        term
        for term in sorted(found, key=lambda term: first_day(term.since))
        if (not begins or term.office.startswith(begins)) and (day is None or holds_office(term, day))
    )


def persons_named(name: str, day: str | None = None) -> tuple[OfficeHolder, ...]:
    """Terms of all people whom `name` may mean, whole or by surname alone; the caller picks.

    With a day, only the terms that cover it, where there are any; a name whose bearers all were out of
    office then still gives all their terms.
    """
    terms = [term for person in _people(name) for term in _index().terms[person]]
    current = [term for term in terms if day is not None and holds_office(term, day)]
    return tuple(current or terms)


def canonical_person(name: str, state: str | None = None, day: str | None = None) -> OfficeHolder | None:
    """The one person whom `name` means, in the office that fits `state` and `day`; None if in doubt.

    The term given covers the day; else it is the last one ended before it, else the first one after it.
    Without a day it is the latest. Two people who fit equally well give None.
    """
    terms = persons_named(name)
    if state is not None:
        terms = tuple(term for term in terms if term.state == state)
    if day is not None and len({term.person for term in terms}) > 1:
        terms = tuple(term for term in terms if holds_office(term, day))
    if len({term.person for term in terms}) != 1:
        return None
    return _term_for(terms, day)


def _term_for(terms: tuple[OfficeHolder, ...], day: str | None) -> OfficeHolder:
    if day is None:
        return terms[-1]
    covering = [term for term in terms if holds_office(term, day)]
    earlier = [term for term in terms if first_day(term.since) <= last_day(day)]
    return (covering or earlier or [terms[0]])[-1]


def holds_office(term: OfficeHolder, day: str) -> bool:
    """May the term and the day overlap, as precisely as both are known?"""
    if first_day(term.since) > last_day(day):
        return False
    return term.until is None or last_day(term.until) >= first_day(day)


# --- names ---

_NO_SURNAME = re.compile(r" (?:[IVX]+|Jr\.|of .*)(?= |\Z)")  # ordinals of monarchs, "of Belgium"
_RULER = re.compile(r"(?:King|Queen|Emperor|Sultan|Pope|Sheikh|Cardinal|Mullah) ")
_PATRONYMIC = re.compile(r"\w{3,}(?:ovic|evic|vna|hni?a)\Z")
_SURNAME_FIRST = frozenset({"CHN", "PRK", "KOR"})
_SURNAME_AND_GIVEN_NAME = re.compile(r"\w+ \w+-[a-z]+\Z")  # Ban Ki-moon, Tsai Ing-wen
# Where people are called by their first name as well.
_FIRST_NAME_TOO = frozenset({"VNM", "SGP", "MYS", "THA", "KHM", "IDN", "MMR", "ETH", "ERI", "ISL"})
_MIN_FUZZY_LENGTH = 6
# Below 92 brothers and namesakes begin to match (Alexander Lukashevich and Lukashenko stand at 83).
_MIN_FUZZY_RATIO = 92.0
_MIN_FUZZY_WORD = 5


@lru_cache(maxsize=8192)
def _people(name: str) -> tuple[str, ...]:
    words, index = fold_words(name), _index()
    if not words:
        return ()
    if len(words) == 1:
        return index.whole.get(words[0]) or _written_alike(name, index.ending.get(fold_surname(name)[0], ()))
    for spelling in _spellings(words):
        if found := index.whole.get(spelling):
            return found
    return index.ending.get(" ".join(words)) or _nearest(words)


def _written_alike(surname: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those people, of several, in whose name the surname stands letter by letter: Khan is no Han."""
    if len(people) < 2:
        return people
    word = spell_plainly(surname)
    alike = [person for person in people if word in _plain_words()[person]]
    return tuple(alike) or people


def _spellings(words: tuple[str, ...]) -> Iterator[str]:
    """The orders and shortenings in which a whole name is written."""
    yield "".join(words)
    yield "".join((*words[1:], words[0]))
    without = tuple(word for word in words[1:-1] if not _PATRONYMIC.match(word))
    yield "".join((words[0], *without, words[-1]))
    if len(words) == 3 and _PATRONYMIC.match(words[2]):  # surname, given name, patronymic
        yield words[1] + words[0]


def _nearest(words: tuple[str, ...]) -> tuple[str, ...]:
    """The one person whose whole name is all but spelt so; nobody where two are as near."""
    from rapidfuzz import fuzz

    if sum(map(len, words)) < _MIN_FUZZY_LENGTH:
        return ()
    ranked = sorted(
        (
            (fuzz.ratio(" ".join(words), " ".join(other)), person)
            for other, person in _names_of_length().get(len(words), ())
            if all(_is_near(mine, theirs) for mine, theirs in zip(words, other, strict=True))
        ),
        reverse=True,
    )
    best = [person for ratio, person in ranked if ratio >= _MIN_FUZZY_RATIO and ratio == ranked[0][0]]
    return tuple(best) if len(set(best)) == 1 else ()


def _is_near(word: str, other: str) -> bool:
    """Short words and first letters must be the same; a longer ending (-ov, -a) makes another name."""
    if word == other:
        return True
    if min(len(word), len(other)) < _MIN_FUZZY_WORD or word[0] != other[0]:
        return False
    return not (word.startswith(other) or other.startswith(word))


# --- indexes ----------------------------------------------------------------------------------------


@cache
def _index() -> _Index:
    terms: dict[str, list[OfficeHolder]] = {}
    by_role: dict[tuple[str, str], list[OfficeHolder]] = {}
    whole: dict[str, dict[str, None]] = {}
    ending: dict[str, dict[str, None]] = {}
    for term in load_offices():
        terms.setdefault(term.person, []).append(term)
        for role in term.roles:
            by_role.setdefault((role, term.state), []).append(term)
        for position, name in enumerate((term.person, *term.variants)):
            words = fold_words(name)
            for key in _whole_keys(words):
                whole.setdefault(key, {})[term.person] = None
            if position == 0 or name.isascii():
                for key in _ending_keys(name, term.state):
                    ending.setdefault(key, {})[term.person] = None
    return _Index(
        whole={key: tuple(people) for key, people in whole.items()},
        ending={key: tuple(people) for key, people in ending.items()},
        terms={person: tuple(sorted(rows, key=_since)) for person, rows in terms.items()},
        by_role={key: tuple(rows) for key, rows in by_role.items()},
    )


def _whole_keys(words: tuple[str, ...]) -> Iterable[str]:
    yield "".join(words)
    if len(words) > 2:
        yield words[0] + words[-1]


def _ending_keys(name: str, state: str) -> Iterable[str]:
    bare = _NO_SURNAME.sub("", name)
    if " " not in bare or _RULER.match(bare):
        return
    words, surnames = fold_words(bare), fold_surname(bare)
    is_surname_first = state in _SURNAME_FIRST or _SURNAME_AND_GIVEN_NAME.match(name)
    if is_surname_first or state in _FIRST_NAME_TOO:
        yield surnames[0]
    if not is_surname_first:
        yield from (" ".join(words[first:]) for first in range(1, len(words) - 1))
        yield surnames[-1]


def _since(term: OfficeHolder) -> tuple[int, int, int]:
    day = first_day(term.since)
    return day.year, day.month, day.day


@cache
def _plain_words() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for term in load_offices():
        for name in (term.person, *term.variants):
            words.setdefault(term.person, set()).update(re.split(r"[\s-]+", spell_plainly(name)))
    return {person: frozenset(found) for person, found in words.items()}


@cache
def _names_of_length() -> dict[int, tuple[tuple[tuple[str, ...], str], ...]]:
    names: dict[int, dict[tuple[tuple[str, ...], str], None]] = {}
    for term in load_offices():
        for name in (term.person, *term.variants):
            words = fold_words(name)
            names.setdefault(len(words), {})[words, term.person] = None
    return {length: tuple(found) for length, found in names.items()}


@cache
def _titles_by_words() -> dict[str, tuple[Title, ...]]:
    """Titles under their surfaces (lower case) and abbreviations (as written, without the last full stop)."""
    found: dict[str, tuple[Title, ...]] = {}
    for title in load_titles():
        for words in (*title.surfaces, *(short.rstrip(".") for short in title.abbreviations)):
            found[words] = (*found.get(words, ()), title)
    return found


@cache
def _roles_meant_by(role: str) -> tuple[str, ...]:
    return tuple(key for title in load_titles() if title.role == role for key in title.stands_for) or (role,)


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    return {title.role: title.office_begins for title in load_titles() if title.office_begins}
