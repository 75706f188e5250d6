"""Grounds to JSON and back, without loss.

In: the grounds of a record, or what the ledger holds of them. Out: the other.
Method: a statement has some ten, so what a ground does not have is not written, and a passage is written as
its two offsets: its document stands with the reading.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sottovoce.records import Ground, Passage

_NAMES = tuple(field.name for field in fields(Ground))


def plain_grounds(grounds: Iterable[Ground]) -> list[dict[str, Any]]:
    """Grounds as dicts of plain values."""
    return [_plain(ground) for ground in grounds]


def grounds_from(plain: Iterable[Mapping[str, Any]], document: str) -> tuple[Ground, ...]:
    """The grounds of which `plain_grounds` made this; `document` is the one their reading is of."""
    return tuple(_ground(values, document) for values in plain)


def _plain(ground: Ground) -> dict[str, Any]:
    found = {name: value for name in _NAMES if (value := getattr(ground, name)) is not None}
    if ground.passage is not None:
        found["passage"] = [ground.passage.start, ground.passage.end]
    return found


def _ground(plain: Mapping[str, Any], document: str) -> Ground:
    if "passage" not in plain:
        return Ground(**plain)
    start, end = plain["passage"]
    return Ground(**{**plain, "passage": Passage(document=document, start=start, end=end)})
