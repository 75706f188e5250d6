"""Half-told events filled in from the page: "adopts the sanctions" after "sanctions on Ruritania".

In: the drafts of a page. Out: the same, where what one leaves open another tells without a rival. Method:
the missing side is that of all events of the type that share the side told; two answers are none. To ease
sanctions fits the sanctions told of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.event_codes import Codes
from sottovoce.reading.event_merging import Draft
from sottovoce.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

# What goes on for longer than one sentence, so that a later word tells of the same.
# What is said of deeds, and the words for a deed told of before.
_ONDEEDS = frozenset({EventType.SUPPORT, EventType.ACCUSE})
DEEDS = frozenset("move decision step news gesture release measure announcement action act ruling".split())
_OPENING = 3  # words
_LASTING = frozenset({EventType.SANCTION, EventType.ASSAULT})


def completed(drafts: list[Draft]) -> list[Draft]:
    """Each draft with the side that the page names elsewhere."""
    return [_completed(draft, drafts) for draft in drafts]


def _completed(draft: Draft, drafts: list[Draft]) -> Draft:
    if draft.type in _ONDEEDS and draft.sources and not draft.targets:
        return replace(draft, targets=_doer_before(draft, drafts))
    kind = EventType.SANCTION if draft.mode == "ease" else draft.type
    is_own = kind is EventType.ASSAULT and draft.targets == draft.sources
    if kind not in _LASTING or (bool(draft.sources) == bool(draft.targets) and not is_own):
        return draft
    whole = [d for d in drafts if d.type is kind and d.sources and d.targets]
    if kind is EventType.ASSAULT and draft.sources:
        # Who is attacked strikes back at the attacker.
        enemy = _only(d.sources for d in whole if d is not draft and set(d.targets) & set(draft.sources))
        if enemy and not set(enemy) & set(draft.sources):
            return replace(draft, targets=enemy)
    if is_own:
        return draft
    if draft.sources:
        targets = _only(d.targets for d in whole)
        return draft if set(targets) & set(draft.sources) else replace(draft, targets=targets)
    return replace(draft, sources=_only(d.sources for d in whole if set(d.targets) & set(draft.targets)))


def _doer_before(draft: Draft, drafts: list[Draft]) -> Codes:
    """ "hailed the move": who did what was told last before."""
    named = [c for c in draft.token.children if c.dep_ in ("dobj", "nsubjpass")]
    named += [g for c in draft.token.children if c.dep_ == "ccomp" for g in c.children if g.dep_ == "nsubj"]
    if draft.rule.startswith("rule:statement"):
        named = list(draft.token.doc[draft.first.i : draft.first.i + _OPENING])  # the words rated
    if not any(_is_deed(c) for c in named):
        return ()
    place = (draft.block.index, draft.first.i)
    before = [
        d for d in drafts if (d.block.index, d.first.i) < place and d.sources and d.type not in _ONDEEDS
    ]
    last = max(before, key=lambda d: (d.block.index, d.first.i), default=None)
    return last.sources if last is not None and not set(last.sources) & set(draft.sources) else ()


def _is_deed(noun: Token) -> bool:
    return noun.lemma_.lower() in DEEDS and any(c.lower_ in ("the", "this") for c in noun.children)


def _only(answers: Iterable[Codes]) -> Codes:
    """The one answer that all give."""
    found = set(answers)
    return found.pop() if len(found) == 1 else ()
