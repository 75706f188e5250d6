"""Half-told events filled in from the page: "adopts the sanctions" after "sanctions on Ruritania".

In: the drafts of a page. Out: the same, where what one leaves open another tells without a rival. Method:
the missing side is that of all events of the type that share the side told; two answers are none. To ease
sanctions fits the sanctions told of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sottovoce.reading.event_arguments import Codes
from sottovoce.reading.event_merging import Draft
from sottovoce.vocabulary import EventType

# What goes on for longer than one sentence, so that a later word tells of the same.
_LASTING = frozenset({EventType.SANCTION, EventType.ASSAULT})


def completed(drafts: list[Draft]) -> list[Draft]:
    """Each draft with the side that the page names elsewhere."""
    return [_completed(draft, drafts) for draft in drafts]


def _completed(draft: Draft, drafts: list[Draft]) -> Draft:
    kind = EventType.SANCTION if draft.mode == "ease" else draft.type
    if kind not in _LASTING or bool(draft.sources) == bool(draft.targets):
        return draft
    whole = [d for d in drafts if d.type is kind and d.sources and d.targets]
    if draft.sources:
        targets = _only(d.targets for d in whole)
        return draft if set(targets) & set(draft.sources) else replace(draft, targets=targets)
    return replace(draft, sources=_only(d.sources for d in whole if set(d.targets) & set(draft.targets)))


def _only(answers: Iterable[Codes]) -> Codes:
    """The one answer that all give."""
    found = set(answers)
    return found.pop() if len(found) == 1 else ()
