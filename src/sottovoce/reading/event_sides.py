"""Whom a statement rates, as codes of states and bodies that an event can name."""

from __future__ import annotations

from collections.abc import Mapping

from sottovoce.reading.atlas import organisations_by_code, states_by_code
from sottovoce.reading.event_codes import Codes, unique
from sottovoce.records import Statement

_GROUPS = ("opposition", "people")


def rated_below(statement: Statement, states: Mapping[str, str], limit: float) -> Codes:
    """Codes of the targets rated below a limit; persons stand for their state."""
    found = []
    for target in statement.targets:
        code, _, group = target.id.partition(" ")
        if target.polarity >= limit:
            continue
        if is_code(code) and (not group or group in _GROUPS):
            found.append(target.id)
        elif target.id in states:
            found.append(states[target.id])
    return unique(found)


def is_code(word: str) -> bool:
    return word in states_by_code() or word in organisations_by_code()
