"""Where a page reports a belief by an attitude: what a side knows, expects, prefers, doubts or resents.

In: a block's parse and the page's mentions. Out: frames in order (`belief_frames.py`). Method: the parse; the
holder must be a state, a body or many among them; a person only where he doubts or suspects. A pronoun
stands for the subject of the clause above or before it. What happened on one occasion is a statement.
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
    placed_first,
    spread,
)
from sottovoce.reading.fiction import in_plot
from sottovoce.reading.page import Block, Page
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What a side holds of things for longer than a moment; those that one person may hold too.
_ATTITUDES = frozenset(
    """expect prefer mind forgive resent fear dread know suspect doubt believe trust distrust mistrust
    reckon hate dislike despise favour envy""".split()
)
_DOUBTS = frozenset({"doubt", "suspect", "distrust", "mistrust"})
_DOUBT_NOUNS = frozenset(
    "doubt suspicion misgiving illusion reservation inkling mood appetite stomach patience".split()
)
_HAVING = frozenset({"have", "harbour", "harbor", "nurse", "keep", "entertain"})
_MOODS = frozenset(
    """furious angry content unhappy concerned worried uneasy alarmed nervous indignant resentful disappointed
    pleased relieved suspicious sceptical skeptical weary tired ashamed afraid jealous""".split()
)
_LINKS = frozenset({"be", "remain", "seem", "stay", "grow", "become", "appear", "look"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_OPEN = frozenset({"it", "this", "that", "them", "him", "her", "something", "nothing"})
_TELLING = frozenset({"let", "make"})  # "let them know" tells them
_TOPICS = frozenset({"about", "of", "over", "towards"})
_SPEAKERS = frozenset({"i", "we"})


def find_attitudes(page: Page, block: Block, doc: Doc) -> Iterator[Frame]:
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in _ATTITUDES:
            found = _attitude(page, block, doc, token)
        elif token.pos_ == "NOUN" and lemma in _DOUBT_NOUNS:
            found = _doubts(page, block, doc, token)
        elif token.dep_ == "acomp" and token.lower_ in _MOODS:
            found = _mood(page, block, doc, token)
        else:
            continue
        if not in_plot(token):
            yield from found


def _attitude(page: Page, block: Block, doc: Doc, verb: Token) -> Iterator[Frame]:
    """ "X knows it", "Y would prefer a camp to ...", "nobody in Z seriously expected it to ..."."""
    subject = _holder(verb)
    if subject is None or verb.head.lemma_ in _TELLING or _is_asked(verb):
        return
    places = (*inner_places(subject), *placed_first(page, block, verb))
    is_many = is_mass(subject) and (bool(places) or bool(mentions_at(page, block, subject)))
    is_doubter = verb.lemma_.lower() in _DOUBTS and _is_person(page, block, subject)
    if not (is_many or is_doubter or holds(page, block, subject)):
        return
    if verb.tag_ == "VBD" and not (is_mass(subject) or is_doubter or verb.dep_ == "ccomp"):
        return  # one occasion: a statement
    if not _is_open(verb):
        return
    first = next((t.i for t in doc[verb.left_edge.i : verb.i] if t.head == verb and t.dep_ == "neg"), verb.i)
    yield frame_of(doc, verb, spread((subject, *places)), first, end_of(verb), strength=_degree(verb))


def _is_asked(verb: Token) -> bool:
    """A passive, or under "whether" or "if"."""
    return any(
        c.dep_ == "auxpass" or (c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless"))
        for c in verb.children
    )


def _is_open(verb: Token) -> bool:
    """Has it something that is held: a clause, a thing, "it"; "will not forgive" needs none."""
    if verb.lemma_.lower() in ("mind", "forgive"):
        return any(c.dep_ == "neg" for c in verb.children)
    is_awaiting = verb.lemma_.lower() == "expect"
    return any(
        c.dep_ in ("ccomp", "xcomp")
        or (not is_awaiting and c.dep_ == "dobj" and (c.pos_ in ("NOUN", "PROPN") or c.lower_ in _OPEN))
        for c in verb.children
        if c.i > verb.i
    )


def _doubts(page: Page, block: Block, doc: Doc, noun: Token) -> Iterator[Frame]:
    """ "X has its doubts", "Y is in no mood for gifts"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "in":
        verb = verb.head
        if verb.lemma_ not in _LINKS:
            return
    elif noun.dep_ != "dobj" or verb.lemma_ not in _HAVING:
        return
    subject = _holder(verb)
    if subject is not None and holds(page, block, subject):
        holders = spread((subject, *inner_places(subject)))
        topic = next((c for c in (*noun.children, *verb.children) if c.lower_ in _TOPICS), None)
        about = child(topic, "pobj") if topic is not None else None
        yield frame_of(doc, verb, holders, verb.i, end_of(verb), about=about, strength=noun)


def _mood(page: Page, block: Block, doc: Doc, word: Token) -> Iterator[Frame]:
    """ "The papers of X are furious", "commanders in Y were concerned about a pier"."""
    verb = word.head
    subject = _holder(verb)
    if subject is None or verb.lemma_ not in _LINKS or _is_asked(verb):
        return
    places = (*inner_places(subject), *placed_first(page, block, verb))
    if holds(page, block, subject) or (is_mass(subject) and places):
        yield frame_of(doc, verb, spread((subject, *places)), verb.i, end_of(word), strength=word)


# --- who holds it -------------------------------------------------------------------------------


def _holder(verb: Token) -> Token | None:
    """The subject of a verb, of the one above that shares it, or what a pronoun there stands for."""
    top = verb
    while (
        top.dep_ in ("xcomp", "conj")
        and child(top, "nsubj") is None
        and top.head.pos_ in ("VERB", "AUX", "ADJ")
    ):
        top = top.head
    if top.pos_ == "ADJ":
        top = top.head
    subject = child(top, "nsubj") or child(top, "nsubjpass")
    if subject is None and top.dep_ == "relcl":
        return top.head
    if subject is not None and subject.lower_ in ("who", "which") and top.dep_ == "relcl":
        return top.head
    if subject is None or subject.lower_ not in _PRONOUNS:
        return subject
    above = top.head if top.dep_ in ("ccomp", "conj", "advcl", "relcl") else None
    stands = None if above is None else child(above, "nsubj")
    if stands is None and above is not None and above.dep_ == "conj":
        stands = child(above.head, "nsubj")
    return stands if stands is not None else subject


def _is_person(page: Page, block: Block, subject: Token) -> bool:
    if subject.lower_ in _SPEAKERS:
        return False
    return any(m.actor.kind is ActorKind.PERSON and m.actor.state for m in mentions_at(page, block, subject))


def _degree(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "advmod" and c.lower_.endswith("ly")), verb)
