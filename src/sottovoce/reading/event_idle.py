"""Words of events that here tell none: nature at work, a match, a plot, plain trade.

In: a draft, or a verb's doers, or a noun. Out: whether no state or body does anything to another. Method: a
doer that is neither people nor a weapon; the sentence's own words (`contests`, `fiction`); what is sold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.contests import is_contest
from sottovoce.reading.event_frames import noun_frame
from sottovoce.reading.event_people import is_own_public, is_people, lemma_of
from sottovoce.reading.fiction import in_plot
from sottovoce.vocabulary import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sottovoce.reading.event_arguments import Codes
    from sottovoce.reading.event_merging import Draft

_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN})
_OF_A_MATCH = _VIOLENT | {EventType.CONSULT}
# What people fight with, and those who fight under a word for many things.
_MEANS = frozenset(
    """bomb car truck vehicle lorry grenade mine bullet torpedo artillery plane helicopter submarine ship
    vessel boat fleet battery mortar cannon gun gunfire fire column convoy patrol unit squad body side country
    state nation power republic regime enemy ally party neighbour neighbor empire capital campaign
    mission""".split()
)
# Who does something, by the word's ending; below the exceptions.
_AGENTS = ("er", "or", "ist", "ant", "man", "men", "ary")
_NO_AGENTS = frozenset(
    "weather water winter river tiger thunder panther spider lobster beaver tremor summer fever cancer "
    "disaster meteor boulder".split()
)
_TRADED = frozenset({"sale", "export"})


def is_done_by_nature(kind: EventType, doers: Sequence[Token]) -> bool:
    """Is a deed of force done by a storm, an animal or another thing that bears no arms?"""
    return kind in _VIOLENT and bool(doers) and all(_is_nature(doer) for doer in doers)


def _is_nature(doer: Token) -> bool:
    lemma = lemma_of(doer)
    if doer.pos_ != "NOUN" or is_people(doer) or lemma in _MEANS or noun_frame(doer) is not None:
        return False
    return lemma in _NO_AGENTS or not lemma.endswith(_AGENTS)


def is_idle(draft: Draft) -> bool:
    """Does a draft tell of a match or a plot?"""
    if draft.type in _OF_A_MATCH and is_contest(draft.token.sent):
        return True
    return in_plot(draft.token)


def is_in_its_own(doers: Sequence[Token], sources: Codes, targets: Codes) -> bool:
    """Does a state's own body, not its public, sit in what is its own: "the army occupies a fort"?"""
    is_public = any(d.pos_ == "PRON" or is_own_public(d) for d in doers)
    return bool(targets) and set(targets) <= set(sources) and not is_public


def is_trade(noun: Token) -> bool:
    """ "sales of beef to Ruritania": goods, neither arms nor help."""
    if noun.lemma_.lower() not in _TRADED:
        return False
    goods = [c for c in noun.children if c.dep_ in ("compound", "amod")]
    goods += [g for c in noun.children if c.lower_ == "of" for g in c.children]
    return not any((f := noun_frame(g)) is not None and f.type is EventType.AID for g in goods)
