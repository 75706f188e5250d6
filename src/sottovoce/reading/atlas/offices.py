"""Who held which office when, and which words name an office.

In: a name as a report spells it, or a role, a state and a day. Out: rows of `offices.csv` and
`titles.csv`. Method: names are folded so that the usual spellings of one name fall together
(`fold_name`), then looked up in indexes built once: whole names, endings of names, surnames. Only a
whole name that is found nowhere is compared letter by letter, and a tie between two people yields
nobody. Where the tables come from: `OFFICES_SOURCES.md`.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from sottovoce.days import first_day, last_day

Gender = Literal["m", "f"]


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
    kind: Literal["office", "rank", "honorific", "occupation"]
    states: tuple[str, ...]
    stands_for: tuple[str, ...]  # roles of offices.csv it may point to
    office_begins: tuple[str, ...]  # the office must begin so; empty: any
    template: str  # with {state}
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
    """All terms of `offices.csv`, in the order of the file."""
    return tuple(
        OfficeHolder(
            person=row["person"],
            variants=_cells(row["variants"]),
            state=row["state"],
            roles=_cells(row["role"]),
            office=row["office"],
            since=row["since"],
            until=row["until"] or None,
            gender="f" if row["gender"] == "f" else "m",
            note=row["note"] or None,
            source=row["source"],
        )
        for row in _rows("offices.csv")
    )


@cache
def load_titles() -> tuple[Title, ...]:
    """All rows of `titles.csv`, in the order of the file."""
    return tuple(
        Title(
            surfaces=_cells(row["surfaces"]),
            abbreviations=_cells(row["abbreviations"]),
            role=row["role"],
            kind=row["kind"],  # type: ignore[arg-type]
            states=_cells(row["states"]),
            stands_for=_cells(row["stands_for"]) or (row["role"],),
            office_begins=_cells(row["office_begins"]),
            template=row["template"],
            overrides=MappingProxyType(dict(cell.split("=", 1) for cell in _cells(row["overrides"]))),
            is_person_when_bare=row["bare"] == "yes",
            gender=row["gender"] or None,  # type: ignore[arg-type]
        )
        for row in _rows("titles.csv")
    )


def title_named(surface: str, state: str | None = None) -> Title | None:
    """The title that `surface` ("Foreign Minister", "FM") is in `state`; a row made for the state wins.

    Abbreviations keep their case ("PM", not "pm"); the other words do not. Where the words mean different
    offices in different states and no state is given, None.
    """
    rows = _titles_by_surface().get(" ".join(surface.split()).lower(), ())
    rows += _titles_by_abbreviation().get(surface.strip().rstrip("."), ())
    fitting = [title for title in rows if state and state in title.states]
    fitting = fitting or [title for title in rows if not title.states]
    if not fitting and state is None:
        fitting = list(rows)
    return fitting[0] if len({title.role for title in fitting}) == 1 else None


def office_name(title: Title, state: str, state_name: str) -> str:
    """The office in full: `title` in the state with that code and English name."""
    return title.overrides.get(state) or title.template.format(state=state_name)


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
        if (not begins or term.office.startswith(begins)) and (day is None or _covers(term, day))
    )


def persons_named(name: str, day: str | None = None) -> tuple[OfficeHolder, ...]:
    """Terms of all people whom `name` may mean, whole or by surname alone; the caller picks.

    With a day, only the terms that cover it, where there are any; a name whose bearers all were out of
    office then still gives all their terms.
    """
    terms = [term for person in _people(name) for term in _index().terms[person]]
    current = [term for term in terms if day is not None and _covers(term, day)]
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
        terms = tuple(term for term in terms if _covers(term, day))
    if len({term.person for term in terms}) != 1:
        return None
    return _term_for(terms, day)


def _term_for(terms: tuple[OfficeHolder, ...], day: str | None) -> OfficeHolder:
    if day is None:
        return terms[-1]
    covering = [term for term in terms if _covers(term, day)]
    earlier = [term for term in terms if first_day(term.since) <= last_day(day)]
    return (covering or earlier or [terms[0]])[-1]


def _covers(term: OfficeHolder, day: str) -> bool:
    """May the term and the day overlap, as precisely as both are known?"""
    if first_day(term.since) > last_day(day):
        return False
    return term.until is None or last_day(term.until) >= first_day(day)


# --- names ------------------------------------------------------------------------------------------

# Order matters: longer spellings first. Each pair is one sound written in two usual ways by the
# romanisations in use (BGN/PCGN, ISO 9, national systems of 1998-2010, French and German press habits).
_SOUNDS = (
    (re.compile(r"(?<=[aeiou])j(?![aeiou])"), "i"),
    (re.compile(r"dzh|dj|zh"), "j"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=[kgdtsc])h"), ""),  # kh is undone below
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee(?=\w\w)"), "i"),
    (re.compile(r"y|j$"), "i"),
    (re.compile(r"i+e"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"enk[oa]$"), "enko"),
    (re.compile(r"(?<=\w\wa)h$"), ""),
)
_APOSTROPHES = re.compile(r"['’‘ʼʹ`´\"]")
_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|az|an|ul|ud|ur|us)[-‐–](?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_PATRONYMIC = re.compile(r"\w{3,}(?:ovic|evic|vna|hni?a)\Z")
_SURNAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "KHM", "SGP", "MYS"})
_MIN_FUZZY_LENGTH = 6
# Below 92 brothers and namesakes begin to match (Alexander Lukashevich and Lukashenko stand at 83).
_MIN_FUZZY_RATIO = 92.0
_MIN_FUZZY_WORD = 5


def fold_name(name: str) -> str:
    """`name` so written that the usual spellings of it fall together: "Лукашэнка" and "Lukashenko".

    Other scripts become Latin, accents, articles and initials go, given names become one form for all
    languages (spellings.csv), and sounds that romanisations write differently become one. Words are
    parted by one space. Not for display.
    """
    return " ".join(_fold_words(name))


@lru_cache(maxsize=8192)
def _fold_words(name: str) -> tuple[str, ...]:
    text = _APOSTROPHES.sub("", _ARTICLE.sub("", _to_latin(name))).lower()
    words = _WORD.findall(text)
    if len(words) > 1:  # initials tell nobody apart
        words = [word for word in words if len(word) > 1] or words
    return tuple(_given_names().get(sound, sound) for sound in map(_fold_sounds, words))


def _fold_sounds(word: str) -> str:
    word = re.sub(r"kh", "h", word)
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def _to_latin(name: str) -> str:
    if name.isascii():
        return name
    from anyascii import anyascii

    # Apostrophes that stand for soft signs must go before letters are parted into words.
    return _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", name)))


@lru_cache(maxsize=8192)
def _people(name: str) -> tuple[str, ...]:
    words = _fold_words(name)
    if not words:
        return ()
    index = _index()
    if len(words) == 1:
        return index.whole.get(words[0]) or index.ending.get(words[0], ())
    for spelling in _spellings(words):
        if found := index.whole.get(spelling):
            return found
    return index.ending.get(" ".join(words)) or _nearest(words)


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
    """Short words and initial letters must be the same; a feminine ending is another person."""
    if word == other:
        return True
    if min(len(word), len(other)) < _MIN_FUZZY_WORD or word[0] != other[0]:
        return False
    return word.removesuffix("a") != other.removesuffix("a")


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
            words = _fold_words(name)
            for key in _whole_keys(words):
                whole.setdefault(key, {})[term.person] = None
            if position == 0 or name.isascii():
                for key in _ending_keys(words, surname_first=term.state in _SURNAME_FIRST):
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


def _ending_keys(words: tuple[str, ...], *, surname_first: bool) -> Iterable[str]:
    if surname_first and len(words) > 1:
        yield words[0]
        return
    for first in range(1, len(words)):
        yield " ".join(words[first:])


def _since(term: OfficeHolder) -> tuple[int, int, int]:
    day = first_day(term.since)
    return day.year, day.month, day.day


@cache
def _names_of_length() -> dict[int, tuple[tuple[tuple[str, ...], str], ...]]:
    names: dict[int, dict[tuple[tuple[str, ...], str], None]] = {}
    for term in load_offices():
        for name in (term.person, *term.variants):
            words = _fold_words(name)
            names.setdefault(len(words), {})[words, term.person] = None
    return {length: tuple(found) for length, found in names.items()}


@cache
def _given_names() -> dict[str, str]:
    return {
        _fold_sounds(spelling): row["name"]
        for row in _rows("spellings.csv")
        for spelling in _cells(row["spellings"])
    }


@cache
def _titles_by_surface() -> dict[str, tuple[Title, ...]]:
    found: dict[str, tuple[Title, ...]] = {}
    for title in load_titles():
        for surface in title.surfaces:
            found[surface] = (*found.get(surface, ()), title)
    return found


@cache
def _titles_by_abbreviation() -> dict[str, tuple[Title, ...]]:
    found: dict[str, tuple[Title, ...]] = {}
    for title in load_titles():
        for abbreviation in title.abbreviations:
            key = abbreviation.rstrip(".")
            found[key] = (*found.get(key, ()), title)
    return found


@cache
def _roles_meant_by(role: str) -> tuple[str, ...]:
    meant = {key: None for title in load_titles() if title.role == role for key in title.stands_for}
    return tuple(meant) or (role,)


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    return {title.role: title.office_begins for title in load_titles() if title.office_begins}


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = files("sottovoce.reading.atlas").joinpath(table).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#"))


def _cells(value: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in value.split("|") if cell.strip())
