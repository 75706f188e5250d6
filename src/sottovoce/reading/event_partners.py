"""The other side of an ask or an offer, where its own words leave it open.

In: the drafts of a page, a finder of actors, the coded statements. Out: the drafts with targets. Method:
one's own rulers, where "the government" or "the ministry" is asked; the one foreign side that hears an
offer; the one whose deed is its condition ("if Ruritania withdraws, we are ready"); for deals, attacks and
withdrawals the one side with whom the doer deals more than once, and twice as often as with any other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.atlas import organisations_by_code, states_by_code
from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_codes import Codes, unique, without
from sottovoce.reading.event_merging import Draft
from sottovoce.reading.spans import Placed
from sottovoce.vocabulary import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from sottovoce.records import Statement

_RULERS = frozenset(
    """government ministry minister parliament cabinet president premier authority court secretary
    administration deputy lawmaker assembly""".split()
)
_ASKS = frozenset({EventType.REQUEST, EventType.ACCUSE})
_OFFERS = frozenset({EventType.AGREE})
_CONDITIONS = frozenset("if once unless provided should".split())
# What one does to the neighbour of whom the page tells.
_DEALT = frozenset({EventType.AGREE, EventType.RETREAT, EventType.ASSAULT})
_OFTEN = 2
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def with_partners(
    drafts: Iterable[Draft], finder: ActorFinder, statements: Sequence[Statement]
) -> list[Draft]:
    """Each ask and offer with its other side, where the page tells it."""
    cues = [s for s in statements if s.cue_passage is not None]
    placed = Placed(cues, lambda s: (s.cue_passage.start, s.cue_passage.end) if s.cue_passage else (0, 0))
    return [_aimed(draft, finder, placed) for draft in drafts]


def _aimed(draft: Draft, finder: ActorFinder, cues: Placed[Statement]) -> Draft:
    if draft.targets or not draft.sources:
        return draft
    if draft.type in _ASKS and _asks_rulers(draft.token):
        return replace(draft, targets=unique(c.split()[0] for c in draft.sources))
    if draft.type in _OFFERS and len(draft.sources) == 1:
        targets = _hearer(draft, cues) or _condition(draft, finder)
        return replace(draft, targets=targets)
    return draft


def _asks_rulers(verb: Token) -> bool:
    """ "urged the foreign ministry", "appealed to the Cabinet Secretary"."""
    asked = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    asked += [g for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "on") for g in c.children]
    asked += [g for c in verb.children if c.dep_ == "ccomp" for g in c.children if g.dep_ == "nsubj"]
    return any(_is_own_ruler(a) for a in asked)


def _is_own_ruler(noun: Token) -> bool:
    """ "the ministry", "our parliament"; "both governments" are others'."""
    is_one = noun.tag_ in ("NN", "NNP") and any(c.dep_ in ("det", "poss") for c in noun.children)
    return is_one and noun.lemma_.lower() in _RULERS


def _hearer(draft: Draft, cues: Placed[Statement]) -> Codes:
    """The one foreign side to whom the words are said that make the offer."""
    start = draft.block.start + draft.token.idx
    said = next(iter(cues.holding(start, start + 1)), None)
    if said is None:
        return ()
    heard = without([a for a in said.audience if _is_code(a)], draft.sources)
    return heard if len(heard) == 1 else ()


def _condition(draft: Draft, finder: ActorFinder) -> Codes:
    """Whose deed the offer waits for."""
    clauses = [
        c
        for c in draft.token.subtree
        if c.dep_ == "advcl"
        and any(g.lower_ in _CONDITIONS and g.dep_ in ("mark", "aux") for g in c.children)
    ]
    doers = [g for c in clauses for g in c.children if g.dep_ in _SUBJECTS]
    named = without(
        unique(code for d in doers for code in finder.phrase(draft.block, d, places=False)), draft.sources
    )
    return named if len(named) == 1 else ()


def _is_code(word: str) -> bool:
    return word in states_by_code() or word in organisations_by_code()


def with_dealings(drafts: Sequence[Draft]) -> list[Draft]:
    """A deed without its other side is done to the one with whom its doer deals all over the page."""
    return [
        replace(d, targets=_dealt_with(d, drafts)) if d.type in _DEALT and d.sources and not d.targets else d
        for d in drafts
    ]


def _dealt_with(draft: Draft, drafts: Sequence[Draft]) -> Codes:
    own = set(draft.sources)
    count: Counter[str] = Counter()
    for other in drafts:
        sides = {*other.sources, *other.targets}
        if other.sources and other.targets and sides & own:
            count.update(sides - own)
    ranked = count.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return ()
    return (ranked[0][0],)
