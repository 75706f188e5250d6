"""The state of one without a state of his own, by those told of beside him.

In: the hits of a page, its people and one of them. Out: a state, or None. Method: the office-holders named
before him in his paragraph, where their titles stand without the name of a state; a body that a state has, in
the words behind his name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sottovoce.reading import gazetteer
from sottovoce.reading.hits import Hits
from sottovoce.reading.page import Block

if TYPE_CHECKING:
    from sottovoce.reading.belonging import Person

# "NAME, deputy head of the presidential administration": behind the name, before what every state has.
_SERVES = re.compile(
    r",[ \u00a0\n]+(?:(?:an?|the)[ \u00a0\n]+)?(?:[a-z-]+[ \u00a0\n]+){0,3}?"
    r"(?:head|chief|director|deputy|member|"
    r"secretary|chair(?:man|woman|person)?)[ \u00a0\n]+(?:of|at|in)[ \u00a0\n]+the[ \u00a0\n]+"
)
_REACH = 90  # characters


def state_of_colleagues(
    hits: Hits, people: Sequence[Person], person: Person, block: Block, start: int
) -> str | None:
    """ "President NAME says ... Interior Minister NAME counts ...": the one state of those who bear an office
    without the name of a state before him in his paragraph."""
    states: set[str | None] = set()
    for other in people:
        told = [place for place, _ in other.places if block.start <= place < start]
        if other is person or not told:
            continue
        titles = [h for h in hits.within(block.start, told[0]) if h.kind == gazetteer.TITLE]
        is_bare = bool(titles) and not hits.text[titles[-1].end : told[0]].strip()
        if not is_bare or hits.state_beside(titles[-1]) is not None:
            return None
        states.add(other.state)
    return states.pop() if len(states) == 1 else None


def serves_state(hits: Hits, end: int) -> bool:
    """Is one whose name ends there of a body that a state has?"""
    office = _SERVES.match(hits.text, end)
    if office is None:
        return False
    return any(h.start == office.end() and h.kind == gazetteer.BODY for h in hits.within(end, end + _REACH))
