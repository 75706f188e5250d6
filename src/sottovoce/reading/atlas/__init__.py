"""What the reader knows of the world: states, the seats that speak for them, organisations.

In: the tables of this folder (`SOURCES.md` says where each comes from). Out: frozen records, in the order
of the table, and the surfaces that may stand for each. Surfaces keep their case, which tells "US" from
"us" and "Turkey" from "turkey". A surface that stands for more than one thing is in `load_ambiguous`.
Office holders and titles: `offices.py`.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sottovoce.days import first_day, is_day
from sottovoce.reading.atlas.tables import AtlasError, Row, read_table

__all__ = [
    "Ambiguous",
    "AtlasError",
    "DatedSurface",
    "Organisation",
    "Seat",
    "State",
    "load_ambiguous",
    "load_organisations",
    "load_seats",
    "load_states",
    "organisation_surfaces",
    "organisations_by_code",
    "seat_surfaces",
    "state_code",
    "state_surfaces",
    "states_by_code",
]

_STATE_COLUMNS = (
    *("code", "name", "other_names", "adjectives", "people"),
    *("capitals", "native", "dated", "status", "part_of"),
)
_SEAT_COLUMNS = ("surface", "variants", "code", "organ", "kind", "note")
_ORGANISATION_COLUMNS = (
    *("code", "name", "other_names", "adjectives", "kind"),
    *("parent", "members", "since", "until", "note"),
)
_AMBIGUOUS_COLUMNS = ("surface", "codes", "default", "otherwise", "note")

STATUSES = frozenset({"member", "observer", "limited", "associated", "territory"})
ORGAN_KINDS = frozenset(
    {"head of state", "government", "ministry", "parliament", "service"}
    | {"military", "council", "party", "organisation"}
)
ORGANISATION_KINDS = frozenset({"intergovernmental", "organ", "bloc", "armed group", "authority"})

_STATE_CODE = re.compile(r"[A-Z]{3}\Z")
_ORGANISATION_CODE = re.compile(r"[A-Z][A-Z0-9-]+\Z")


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedSurface:
    """A name in official use from `since` until `until`; None: open. Writers use it before and after."""

    surface: str
    since: str | None
    until: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """A state or territory. `capitals`: the canonical one first, then its spellings and other seats."""

    code: str  # ISO 3166-1 alpha-3; Kosovo XKX
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]  # singular and plural; empty for the Holy See
    capitals: tuple[str, ...]
    native: tuple[str, ...]  # country and capital in local and Cyrillic spelling
    dated: tuple[DatedSurface, ...]
    status: str  # "member" or "observer" of the UN, "limited" recognition, "associated", "territory"
    part_of: str | None  # code of the state a territory belongs to


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """A building, street, town or short name that speaks for an organ of `code`."""

    surface: str
    variants: tuple[str, ...]
    code: str  # of a state or an organisation
    organ: str
    kind: str
    note: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """An organisation, one of its organs (`parent` says whose), a bloc or an armed group."""

    code: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    kind: str
    parent: str | None
    members: tuple[str, ...]  # codes of states; given for a few only
    since: str | None
    until: str | None
    note: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ambiguous:
    """A surface with several meanings. `default`: the code that holds unless the text tells otherwise."""

    surface: str
    codes: tuple[str, ...]
    default: str | None  # None: abstain unless the text decides
    otherwise: str | None  # what else it means, where that has no code
    note: str | None


# --- tables -----------------------------------------------------------------------------------------


@cache
def load_states() -> tuple[State, ...]:
    """All rows of `states.csv`. Raises AtlasError."""
    rows = read_table("states.csv", _STATE_COLUMNS)
    _refuse_twice(rows, lambda row: row.cells["code"])
    states = tuple(_state(row) for row in rows)
    codes = {state.code for state in states}
    for row, state in zip(rows, states, strict=True):
        _refuse_unknown(row, "part_of", (state.part_of,) if state.part_of else (), codes)
    return states


@cache
def load_organisations() -> tuple[Organisation, ...]:
    """All rows of `organisations.csv`. Raises AtlasError."""
    rows = read_table("organisations.csv", _ORGANISATION_COLUMNS)
    _refuse_twice(rows, lambda row: row.cells["code"])
    organisations = tuple(_organisation(row) for row in rows)
    own_codes = {organisation.code for organisation in organisations}
    for row, organisation in zip(rows, organisations, strict=True):
        _refuse_unknown(row, "members", organisation.members, states_by_code())
        _refuse_unknown(row, "parent", (organisation.parent,) if organisation.parent else (), own_codes)
        if organisation.code in states_by_code():
            raise row.error(f"{organisation.code} is the code of a state")
        if organisation.kind == "organ" and organisation.parent is None:
            raise row.error("an organ needs a parent")
    return organisations


@cache
def load_seats() -> tuple[Seat, ...]:
    """All rows of `seats.csv`. Raises AtlasError."""
    rows = read_table("seats.csv", _SEAT_COLUMNS)
    _refuse_twice(rows, lambda row: (row.cells["surface"], row.cells["code"]))
    known = {*states_by_code(), *organisations_by_code()}
    for row in rows:
        _refuse_unknown(row, "code", (row.text("code"),), known)
    return tuple(
        Seat(
            surface=row.text("surface"),
            variants=row.several("variants"),
            code=row.text("code"),
            organ=row.text("organ"),
            kind=_one_of(row, "kind", ORGAN_KINDS),
            note=row.optional("note"),
        )
        for row in rows
    )


@cache
def load_ambiguous() -> Mapping[str, Ambiguous]:
    """All rows of `ambiguous.csv` by surface. Raises AtlasError."""
    rows = read_table("ambiguous.csv", _AMBIGUOUS_COLUMNS)
    _refuse_twice(rows, lambda row: row.cells["surface"])
    return MappingProxyType({row.text("surface"): _ambiguous(row) for row in rows})


# --- look-ups ---------------------------------------------------------------------------------------


@cache
def states_by_code() -> Mapping[str, State]:
    return MappingProxyType({state.code: state for state in load_states()})


@cache
def organisations_by_code() -> Mapping[str, Organisation]:
    return MappingProxyType({organisation.code: organisation for organisation in load_organisations()})


def state_code(organisation: Organisation) -> str:
    """The code that stands in a state field: an organ's is its parent's, any other has its own."""
    while organisation.kind == "organ" and organisation.parent is not None:
        organisation = organisations_by_code()[organisation.parent]
    return organisation.code


def state_surfaces(state: State) -> Iterator[tuple[str, str]]:
    """Each surface with what it is: "name", "adjective", "people", "capital" or "native"."""
    yield state.name, "name"
    yield from ((surface, "name") for surface in state.other_names)
    yield from ((surface, "adjective") for surface in state.adjectives)
    yield from ((surface, "people") for surface in state.people)
    yield from ((surface, "capital") for surface in state.capitals)
    yield from ((surface, "native") for surface in state.native)


def seat_surfaces(seat: Seat) -> tuple[str, ...]:
    return (seat.surface, *seat.variants)


def organisation_surfaces(organisation: Organisation) -> Iterator[tuple[str, str]]:
    """Each surface with what it is: "name" or "adjective"."""
    yield organisation.name, "name"
    yield from ((surface, "name") for surface in organisation.other_names)
    yield from ((surface, "adjective") for surface in organisation.adjectives)


# --- rows -------------------------------------------------------------------------------------------


def _state(row: Row) -> State:
    return State(
        code=_matching(row, "code", _STATE_CODE, "three capital letters"),
        name=row.text("name"),
        other_names=row.several("other_names"),
        adjectives=row.several("adjectives"),
        people=row.several("people"),
        capitals=row.several("capitals"),
        native=row.several("native"),
        dated=tuple(_dated(row, cell) for cell in row.several("dated")),
        status=_one_of(row, "status", STATUSES),
        part_of=row.optional("part_of"),
    )


def _organisation(row: Row) -> Organisation:
    return Organisation(
        code=_matching(row, "code", _ORGANISATION_CODE, "capital letters, digits and hyphens"),
        name=row.text("name"),
        other_names=row.several("other_names"),
        adjectives=row.several("adjectives"),
        kind=_one_of(row, "kind", ORGANISATION_KINDS),
        parent=row.optional("parent"),
        members=row.several("members"),
        since=_day(row, row.cells["since"]),
        until=_day(row, row.cells["until"]),
        note=row.optional("note"),
    )


def _ambiguous(row: Row) -> Ambiguous:
    codes = row.several("codes")
    default = row.optional("default")
    _refuse_unknown(row, "codes", codes, {*states_by_code(), *organisations_by_code()})
    if not codes:
        raise row.error('the column "codes" is empty')
    if default is not None and default not in codes:
        raise row.error(f"the default {default} is not one of its codes")
    if len(codes) == 1 and not row.cells["otherwise"]:
        raise row.error("one code and no other meaning is not ambiguous")
    return Ambiguous(
        surface=row.text("surface"),
        codes=codes,
        default=default,
        otherwise=row.optional("otherwise"),
        note=row.optional("note"),
    )


def _dated(row: Row, cell: str) -> DatedSurface:
    """From "surface=since/until", either day left out where it is open."""
    surface, equals, days = cell.partition("=")
    since_text, slash, until_text = days.partition("/")
    if not (surface and equals and slash and (since_text or until_text)):
        raise row.error(f'"{cell}" is not surface=since/until')
    since, until = _day(row, since_text), _day(row, until_text)
    if since and until and first_day(until) < first_day(since):
        raise row.error(f'"{cell}" ends before it begins')
    return DatedSurface(surface=surface, since=since, until=until)


def _day(row: Row, value: str) -> str | None:
    if value and not is_day(value):
        raise row.error(f'"{value}" is no day (YYYY, YYYY-MM or YYYY-MM-DD)')
    return value or None


def _one_of(row: Row, column: str, allowed: Iterable[str]) -> str:
    value = row.text(column)
    if value not in allowed:
        raise row.error(f'"{value}" is no {column} (have {", ".join(sorted(allowed))})')
    return value


def _matching(row: Row, column: str, pattern: re.Pattern[str], form: str) -> str:
    value = row.text(column)
    if not pattern.match(value):
        raise row.error(f'the {column} "{value}" is not {form}')
    return value


def _refuse_twice(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> None:
    lines: dict[Hashable, int] = {}
    for row in rows:
        if (first := lines.setdefault(key(row), row.line)) != row.line:
            raise row.error(f"{key(row)} is on line {first} already")


def _refuse_unknown(row: Row, column: str, codes: Iterable[str], known: Iterable[str]) -> None:
    for code in codes:
        if code not in known:
            raise row.error(f"{column}: the code {code} is unknown")
