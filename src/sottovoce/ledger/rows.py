"""Records to rows and back, without loss.

In: a record of `records.py`, or a row of `schema.py`. Out: the other.
Method: the record's own field types. A passage or an actor that is always there takes columns of its own,
so that SQL can ask for it; all that is optional or repeated becomes JSON; a coded word goes by its value.
"""

import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from sottovoce.days import last_day
from sottovoce.errors import LedgerError
from sottovoce.ledger.ground_rows import grounds_from, plain_grounds
from sottovoce.records import Actor, Ground, Passage, Reading

T = TypeVar("T")
_Plan = tuple[tuple[str, ...], tuple[Any, ...], tuple[Any, ...], tuple[str, ...]]

# The document of a row's own passage stands with its reading.
_SPREAD: dict[type, tuple[str, ...]] = {
    Passage: ("start", "end"),
    Actor: ("id", "name", "kind", "state", "office"),
}
_GROUNDS = tuple[Ground, ...]
# What a document is called and where it lay says nothing about what was found in it: a report that is
# moved, copied or named by another path is the same report.
_PLACE = ("name", "path")
_LAST_DAYS = {"surfaced_on": "surfaced_last", "date": "date_last", "published_on": "published_last"}


def to_row(record: Any) -> dict[str, Any]:
    """Columns of one record, without those of its place in the ledger."""
    row: dict[str, Any] = {}
    for name, kind in _fields(type(record)).items():
        value = getattr(record, name)
        if kind in _SPREAD:
            row |= {f"{name}_{part}": to_plain(getattr(value, part)) for part in _SPREAD[kind]}
        elif kind == _GROUNDS:
            row[name] = plain_grounds(value)
        else:
            row[name] = to_plain(value)
        if name in _LAST_DAYS:
            row[_LAST_DAYS[name]] = _last(value, name)
    return row


def from_row(kind: type[T], row: Mapping[str, Any], document: str) -> T:
    """The record that `to_row` made this row of; `document` is the one its reading is of."""
    plain, decoded, spread, grounds = _plan_of(kind)
    values = {name: row[name] for name in plain}
    for name, decode in decoded:
        value = row[name]
        values[name] = None if value is None else decode(value)
    for name, parts in spread:
        values[name] = _spread_out(name, parts, row, document)
    for name in grounds:
        values[name] = grounds_from(row[name], document) if name in row else ()
    return kind(**values)


def to_plain(value: Any) -> Any:
    """A record or a part of one as dicts, lists and plain values."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return value


def as_json(value: Any) -> str:
    """JSON as the ledger stores it: readable letters, and no NaN, which no standard knows."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def content_hash(reading: Reading) -> str:
    """Hash of all that was found, whatever the file was called and wherever it lay."""
    plain = to_plain(reading)
    for name in _PLACE:
        del plain["document"][name]
    try:
        return _hash(json.dumps(plain, sort_keys=True, allow_nan=False))
    except ValueError as error:
        raise LedgerError(
            f'Cannot keep the reading of "{reading.document.name}": a number in it is not finite.\n'
            f"Please report this fault of the reader {reading.reader}."
        ) from error


def reading_id(reading: Reading, content: str) -> str:
    """Id of a reading whose content hash is `content`: the same when the same reader finds the same again."""
    return _hash(json.dumps([reading.document.id, reading.reader, content]))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _fields(kind: Any) -> dict[str, Any]:
    return _types_of_fields(kind)


@cache
def _types_of_fields(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _plan_of(kind: Any) -> _Plan:
    return _made_plan(kind)


@cache
def _made_plan(kind: Any) -> _Plan:
    """The fields of a record by what they need: nothing, a decoder, several columns, the document."""
    plain, decoded, spread, grounds = [], [], [], []
    for name, field_kind in _fields(kind).items():
        if field_kind in _SPREAD:
            spread.append((name, field_kind))
        elif field_kind == _GROUNDS:
            grounds.append(name)
        elif (decode := _decoder(field_kind)) is _unchanged:
            plain.append(name)
        else:
            decoded.append((name, decode))
    return tuple(plain), tuple(decoded), tuple(spread), tuple(grounds)


def _spread_out(name: str, kind: type, row: Mapping[str, Any], document: str) -> Any:
    plain = {part: row[f"{name}_{part}"] for part in _SPREAD[kind]}
    if kind is Passage:
        plain["document"] = document
    return _decoder(kind)(plain)


def _decoder(kind: Any) -> Callable[[Any], Any]:
    return _made_decoder(kind)


@cache
def _made_decoder(kind: Any) -> Callable[[Any], Any]:
    """The inverse of `to_plain` for values of type `kind`; made once, since a ledger holds many rows."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        (arm,) = (_decoder(arm) for arm in typing.get_args(kind) if arm is not types.NoneType)
        if arm is _unchanged:
            return _unchanged
        return lambda plain: None if plain is None else arm(plain)
    if origin is tuple:
        item = _decoder(typing.get_args(kind)[0])
        return lambda plain: tuple(map(item, plain))
    if is_dataclass(kind):
        parts = {name: _decoder(part) for name, part in _fields(kind).items()}
        make: Any = kind
        return lambda plain: make(**{name: decode(plain[name]) for name, decode in parts.items()})
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        # Looked up, since calling the class takes five times as long; the call tells what is no member.
        return lambda plain: members[plain] if plain in members else kind(plain)
    return _unchanged


def _unchanged(plain: Any) -> Any:
    return plain


def _last(day: str | None, name: str) -> str | None:
    if day is None:
        return None
    try:
        return last_day(day).isoformat()
    except ValueError as error:
        raise LedgerError(
            f"Cannot keep a record in the ledger: its {name} {error}.\n"
            "Please report this: a reader must give such days, or none."
        ) from error
