"""The mentions of a page found so far, and the state that a word without one goes back to.

In: mentions as they are found. Out: the last before a place that fits: a person, a minister, what has a
state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sottovoce.reading.page import Page
from sottovoce.reading.spans import MentionsSoFar
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

_OWNER = re.compile(r"\b(his|her|its|their|our|my)[ \u00a0\n]+(?:\w+[ \u00a0\n]+)?\Z", re.IGNORECASE)


class Told:
    """What a page has told of, by kind, while its mentions are still being found."""

    def __init__(self, page: Page, mentions: Iterable[Mention], home: str | None, seated: str | None) -> None:
        """home: the state a text is at home in; seated: that state where a byline or dateline shows it."""
        found = list(mentions)
        self.page, self.home, self.seated = page, home, seated
        self.persons = MentionsSoFar(found, _is_person)
        self._owners = MentionsSoFar(found, _has_state)
        self._person_owners = MentionsSoFar(found, lambda m: _is_person(m) and _has_state(m))
        self._ministers = MentionsSoFar(found, _is_minister)
        self._named = MentionsSoFar(found, lambda m: _has_state(m) and m.kind != "demonym")

    def add(self, mention: Mention) -> None:
        for kind in (self.persons, self._owners, self._person_owners, self._ministers, self._named):
            kind.add(mention)

    def owner_state(self, start: int) -> str | None:
        """ "his foreign minister": the state of the person, or of the government, last told before."""
        owner = _OWNER.search(self.page.text[max(0, start - 24) : start])
        if owner is None or owner.group(1).lower() in ("our", "my"):
            return None
        owners = self._person_owners if owner.group(1).lower() in ("his", "her") else self._owners
        last = owners.last_before(start)
        return last.actor.state if last is not None else None

    def last_minister(self, start: int) -> Actor | None:
        """ "the minister": whoever last was named or called one."""
        last = self._ministers.last_before(start)
        return last.actor if last is not None else None

    def last_foreign(self, start: int, home: str | None) -> str | None:
        """The state, not that of home, of the person named last before."""
        last = self._person_owners.last_before(start)
        while last is not None and last.actor.state == home:
            last = self._person_owners.last_before(last.passage.start)
        return last.actor.state if last is not None else None

    def state_in_block(self, start: int) -> str | None:
        """The state of what was last named in the same block."""
        block = self.page.block_at(start)
        last = self._named.last_before(start, block.start) if block is not None else None
        return last.actor.state if last is not None else None


def _is_person(mention: Mention) -> bool:
    return mention.actor.kind is ActorKind.PERSON


def _has_state(mention: Mention) -> bool:
    return bool(mention.actor.state) and not mention.is_place


def _is_minister(mention: Mention) -> bool:
    office = mention.actor.office or ""
    return _is_person(mention) and office.startswith(("Minister", "Foreign Minister"))
