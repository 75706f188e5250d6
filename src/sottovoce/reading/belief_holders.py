"""Who is told to hold a belief: a state, a body, a people, or many among them, and where they are.

In: a token of a block's parse and the page's mentions. Out: tokens, their mentions and codes. Method: the
parse. A single person's view is no audience's belief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.page import Block, Page
from sottovoce.records import Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MASSES = frozenset(
    """nobody none few many most some everyone everybody anybody anyone all those official diplomat capital
    chancery government leader analyst observer politician public voter people partner ally elite circle
    establishment policymaker lawmaker citizen audience expert media press paper newspaper population street
    majority minister delegation chanceries negotiator investor neighbour neighbor counterpart planner
    commander exporter breeder trader villager""".split()
)
_PLACING = frozenset({"in", "among", "across", "throughout", "within", "of", "from", "at"})


def holds(page: Page, block: Block, subject: Token) -> bool:
    """Whether a subject is an audience: a state, a body, a people, or many among them; not one person."""
    if subject.pos_ == "PRON" and not is_mass(subject):
        return False
    mentions = mentions_at(page, block, subject)
    if any(m.actor.kind is ActorKind.PERSON for m in mentions):
        return False
    return bool(mentions) or (is_mass(subject) and bool(inner_places(subject)))


def is_mass(token: Token) -> bool:
    return token.lemma_.lower() in _MASSES or token.lower_ in _MASSES


def inner_places(token: Token) -> list[Token]:
    """ "nobody in X", "officials in X and Y", "many of X's partners"."""
    return [
        g
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in _PLACING
        for g in c.children
        if g.dep_ == "pobj"
    ]


def places_before(verb: Token, subject: Token) -> list[Token]:
    """ "nobody in X takes ..., but many think ...": where the many of a second clause are."""
    first = child(verb.head, "nsubj") if verb.dep_ == "conj" and is_mass(subject) else None
    return inner_places(first) if first is not None and is_mass(first) else []


def placed(page: Page, block: Block, verb: Token) -> list[Token]:
    """ "in X and Y", "among X's partners" beside a verb."""
    return [
        g
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ in ("in", "among", "across", "throughout", "within")
        for g in c.children
        if g.dep_ == "pobj" and mentions_at(page, block, g)
    ]


def placed_first(page: Page, block: Block, verb: Token) -> list[Token]:
    """ "In X and Y, ..." at the head of a sentence, whatever the parse hangs it on."""
    first = verb.sent[0]
    if first.lower_ not in ("in", "among", "across", "throughout") or first.i > verb.i:
        return []
    return [g for g in first.children if g.dep_ == "pobj" and mentions_at(page, block, g)]


def told_before(page: Page, block: Block, doc: Doc, token: Token) -> tuple[Token, ...]:
    """The subject of the sentence before, where this one names no holder."""
    start = token.sent.start
    if start == 0:
        return ()
    before = doc[start - 1].sent
    subject = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass")), None)
    return (subject,) if subject is not None and mentions_at(page, block, subject) else ()


def doer(page: Page, block: Block, doc: Doc, noun: Token) -> Token | None:
    """ "..., in the naive belief that it can ...": whose deed it is, in this sentence or the one before."""
    sentence = noun.sent
    starts = [sentence] if sentence.start == 0 else [sentence, doc[sentence.start - 1].sent]
    for span in starts:
        for t in span:
            if t.i < noun.i and t.dep_ in ("nsubj", "nsubjpass") and mentions_at(page, block, t):
                return t
    return None


def spread(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(dict.fromkeys(c for t in tokens for c in (t, *t.conjuncts)))


def codes_in(page: Page, block: Block, token: Token) -> list[str]:
    return [code for m in mentions_at(page, block, token) for code in codes_of(m)]


def codes_of(mention: Mention) -> list[str]:
    return list(states_in(mention.actor.state))


def mentions_at(page: Page, block: Block, token: Token) -> list[Mention]:
    """Mentions in the noun phrase of a token, relative clauses and what is behind "that" left out."""
    last = token
    for t in token.subtree:
        if t.i > token.i and (t.dep_ in ("relcl", "acl", "ccomp") or t.is_punct):
            break
        last = t
    first = token.left_edge
    return page.mentions_in(*page.span_of(block, first, last if last.i >= first.i else token))


def mentions_under(page: Page, block: Block, token: Token) -> list[Mention]:
    return page.mentions_in(*page.span_of(block, token.left_edge, token.right_edge))


def child(token: Token, dep: str) -> Token | None:
    return next((c for c in token.children if c.dep_ == dep), None)
