"""Stands that statements take: to agree, to promise a partner something; to praise, thank or side with one.

In: the drafts of a page, its coded statements. Out: a draft for each stand that no word of an event tells.
Method: the first act; the other side is whom the words rate well, else the one foreign side that hears them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.atlas import organisations_by_code, states_by_code
from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_codes import Codes, unique, without
from sottovoce.reading.event_drafts import draft_of
from sottovoce.reading.event_merging import Draft
from sottovoce.vocabulary import Act, EventStatus, EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sottovoce.reading.page import Page
    from sottovoce.records import Statement

_STANDS = {
    Act.AGREE: EventType.AGREE,
    Act.PROMISE: EventType.AGREE,
    Act.PRAISE: EventType.SUPPORT,
    Act.THANK: EventType.SUPPORT,
    Act.ALIGN: EventType.SUPPORT,
}
_BEFORE = 80  # characters


def stands_taken(page: Page, told: Sequence[Draft], statements: Sequence[Statement]) -> list[Draft]:
    """The stands that only statements take."""
    made = (_stand(page, s) for s in statements if s.acts and s.acts[0] in _STANDS and not _refrains(s))
    return [d for d in made if d is not None and not _is_told(d, told)]


def _refrains(statement: Statement) -> bool:
    """To promise that one will not do something calms more than it binds."""
    return statement.commitment is not None and statement.commitment.is_negated


def _stand(page: Page, statement: Statement) -> Draft | None:
    kind = _STANDS[statement.acts[0]]
    sources = ActorFinder.codes_of_actor(statement.speaker)
    targets = _other_side(statement, kind, sources)
    if not sources or (statement.acts[0] is not Act.AGREE and not targets):
        return None
    status = EventStatus.HYPOTHETICAL if kind is EventType.AGREE else EventStatus.HAPPENED
    return draft_of(page, statement, kind, sources, targets, status)


def _other_side(statement: Statement, kind: EventType, sources: Codes) -> Codes:
    if kind is EventType.SUPPORT:
        rated = (t.id for t in statement.targets if t.polarity > 0)
        return without(unique(c for c in rated if _is_code(c.split()[0])), sources)[:1]
    heard = without([a for a in statement.audience if _is_code(a)], sources)
    return heard if len(heard) == 1 else ()


def _is_told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Does a word of the same sentence, or of the words that report it, tell the same?"""
    start, end = draft.block.start + draft.first.idx - _BEFORE, draft.block.start + draft.last.idx
    return any(
        d.type is draft.type
        and d.block.index == draft.block.index
        and (start <= d.block.start + d.token.idx <= end or d.token.sent == draft.token.sent)
        for d in drafts
    )


def _is_code(word: str) -> bool:
    return word in states_by_code() or word in organisations_by_code()
