"""Where a page reports a belief by a state of mind: convinced, sceptical, without faith, in somebody's eyes.

In: a block's parse and the page's mentions. Out: frames in order (`belief_frames.py`). Method: the parse; who
holds it must be a state, a body, or many among them, or stand in "in the eyes of X" and "for most in X".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sottovoce.reading.belief_frames import Frame, end_of, frame_of
from sottovoce.reading.belief_holders import (
    child,
    holds,
    inner_places,
    is_mass,
    mentions_at,
    mentions_under,
    spread,
)
from sottovoce.reading.page import Block, Page

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SURE = frozenset({"convinced", "certain", "sure", "confident", "persuaded", "adamant"})
_DOUBTING = frozenset(
    "sceptical skeptical suspicious distrustful mistrustful wary dismissive doubtful contemptuous".split()
)
_LINKS = frozenset({"be", "remain", "seem", "stay", "grow", "become", "appear"})
_TRUST = frozenset({"faith", "trust", "confidence", "belief"})
_HAVING = frozenset({"lose", "have", "put", "place", "keep", "retain", "regain"})
_DISLIKED = frozenset({"unpopular", "discredited", "disliked", "distrusted", "suspect", "popular"})
_TROUBLE = frozenset({"trouble", "disrepute", "disfavour", "disgrace", "favour"})
# What is liked or disliked as an act of policy: "the confiscation", "the levy".
_POLICIES = frozenset(
    """plan proposal idea levy tax seizure embargo boycott deal pact treaty accord offer scheme bill law
    reform policy line course ban loan fund alliance war campaign mission government regime junta""".split()
)
_POLICY_ENDINGS = ("cation", "ation", "ition", "ession", "ership", "ement")


def find_states_of_mind(page: Page, block: Block, doc: Doc) -> Iterator[Frame]:
    for token in doc:
        if token.dep_ in ("acomp", "oprd", "conj") or token.lower_ in _SURE:
            yield from _sure(page, block, doc, token)
            yield from _sceptical(page, block, doc, token)
        if token.lemma_ in _TRUST and token.dep_ in ("dobj", "obj"):
            yield from _faith(page, block, doc, token)
        if token.lemma_ == "reputation" and token.dep_ in ("dobj", "obj"):
            yield from _reputation(page, block, doc, token)
        if token.dep_ == "prep" and token.lower_ in ("in", "for", "to"):
            yield from _in_the_eyes(page, block, doc, token)
            yield from _disliked(page, block, doc, token)


def _sure(page: Page, block: Block, doc: Doc, word: Token) -> Iterator[Frame]:
    """ "Officials in X are convinced that ..."."""
    verb = word.head
    clause = child(word, "ccomp")
    subject = child(verb, "nsubj") or child(word, "nsubjpass") or child(verb, "nsubjpass")
    if word.lower_ not in _SURE or clause is None or subject is None:
        return
    if verb.lemma_ not in _LINKS and word.tag_ != "VBN":
        return
    if holds(page, block, subject):
        holders = spread((subject, *inner_places(subject)))
        yield frame_of(doc, _denier(verb, word), holders, clause.left_edge.i, end_of(clause), strength=word)


def _sceptical(page: Page, block: Block, doc: Doc, word: Token) -> Iterator[Frame]:
    """ "X remains sceptical of Y"."""
    subject = child(word.head, "nsubj")
    if word.lower_ not in _DOUBTING or word.head.lemma_ not in _LINKS or subject is None:
        return
    of = next((c for c in word.children if c.dep_ == "prep" and c.lower_ in ("of", "about", "towards")), None)
    if of is not None and mentions_under(page, block, of) and holds(page, block, subject):
        holders = spread((subject, *inner_places(subject)))
        yield frame_of(doc, word, holders, word.i, end_of(of), about=child(of, "pobj"), strength=word)


def _faith(page: Page, block: Block, doc: Doc, noun: Token) -> Iterator[Frame]:
    """ "X has lost faith in Y", "X has no trust in Y"."""
    subject = child(noun.head, "nsubj")
    topic = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "in"), None)
    if noun.head.lemma_ not in _HAVING or subject is None or topic is None:
        return
    if mentions_under(page, block, topic) and holds(page, block, subject):
        holders = spread((subject, *inner_places(subject)))
        yield frame_of(doc, noun.head, holders, noun.head.i, end_of(topic), strength=noun.head)


def _reputation(page: Page, block: Block, doc: Doc, noun: Token) -> Iterator[Frame]:
    """ "In X, Y has a reputation for ..."."""
    subject = child(noun.head, "nsubj")
    topic = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("for", "as")), None)
    if subject is None or topic is None or not mentions_at(page, block, subject):
        return
    places = (*_places_of(page, block, noun.head), *_places_of(page, block, noun))
    if places:
        yield frame_of(doc, noun, spread(places), subject.left_edge.i, end_of(topic), about=subject)


def _in_the_eyes(page: Page, block: Block, doc: Doc, prep: Token) -> Iterator[Frame]:
    """ "In the eyes of X, Y is Z", "for most in X, Y is Z"."""
    verb, noun = prep.head, child(prep, "pobj")
    subject = child(verb, "nsubj")
    if noun is None or subject is None or verb.pos_ not in ("VERB", "AUX"):
        return
    is_sight = noun.lemma_ == "eye" and prep.lower_ == "in"
    is_view = prep.lower_ in ("for", "to") and is_mass(noun) and verb.lemma_ in _LINKS
    if not (is_sight or is_view) or not mentions_at(page, block, subject):
        return
    owner = child(noun, "poss")
    holders = (*inner_places(noun), *((owner,) if owner is not None else ()))
    if any(mentions_under(page, block, holder) for holder in holders):
        yield frame_of(doc, verb, spread(holders), subject.left_edge.i, end_of(verb), about=subject)


def _disliked(page: Page, block: Block, doc: Doc, prep: Token) -> Iterator[Frame]:
    """ "The levy was unpopular in X and Y", "it was already in trouble in X"."""
    if prep.lower_ != "in":
        return
    noun = child(prep, "pobj")
    verb = prep.head
    if noun is not None and noun.lemma_ in _TROUBLE and verb.lemma_ in _LINKS:
        places, first = (*_places_of(page, block, noun), *_places_of(page, block, verb)), prep
    else:
        word = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in _DISLIKED), None)
        if word is None or verb.lemma_ not in _LINKS or noun is None or not mentions_at(page, block, noun):
            return
        places, first = (noun,), word
    subject = child(verb, "nsubj")
    if not places or subject is None or not _is_policy(page, block, subject):
        return
    last = max(place.right_edge.i for place in places)
    yield frame_of(doc, verb, spread(places), first.i, last, strength=first)


def _is_policy(page: Page, block: Block, subject: Token) -> bool:
    lemma = subject.lemma_.lower()
    is_named = lemma in _POLICIES or lemma.endswith(_POLICY_ENDINGS)
    return is_named or (subject.pos_ == "PROPN" and bool(mentions_at(page, block, subject)))


def _places_of(page: Page, block: Block, head: Token) -> list[Token]:
    return [
        g
        for c in head.children
        if c.dep_ == "prep" and c.lower_ in ("in", "among", "across", "throughout")
        for g in c.children
        if g.dep_ == "pobj" and mentions_at(page, block, g)
    ]


def _denier(verb: Token, word: Token) -> Token:
    """The word whose "not" denies it."""
    return verb if verb.lemma_ in _LINKS and verb.pos_ in ("AUX", "VERB") else word
