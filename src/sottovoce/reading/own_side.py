"""What a person says of his own government: "the minister answered that Ruritania condemned the strike".

In: a report within the words of another, and who tells it. Out: is it the teller's own statement? Method: the
subject is the teller's state or government, and the verb tells no earlier act ("had promised").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.clauses import Content
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import mention_at
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"what", "which", "whom", "who"})
_OF_SAYING = frozenset({"say", "act"})


def is_of_own_side(page: Page, block: Block, inner: Content, outer: Content, teller: Actor) -> bool:
    """Does `teller`, by the outer report, state in the inner one what his own government holds or asks?"""
    verb, subject = inner.cue.token, inner.cue.subject
    if teller.kind is not ActorKind.PERSON or teller.state is None or outer.cue.verb.kind not in _OF_SAYING:
        return False
    if inner is outer or subject is None or not outer.first <= verb.i <= outer.last:
        return False
    if subject.left_edge.i and subject.left_edge.nbor(-1).lower_ in _RELATIVE:
        return False  # "what Ruritania calls a crime"
    if subject.i < outer.first or inner.cue.is_noun or inner.cue.is_passive or _is_earlier(verb):
        return False
    mention = mention_at(page, block.start + subject.idx)
    if mention is None or mention.actor.kind is not ActorKind.STATE or mention.kind == "demonym":
        return False
    return mention.actor.state == teller.state


def _is_earlier(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("had", "has", "have") for c in verb.children)
