"""Where a page reports a belief: its verb or noun, who holds it, the words held.

In: a block's parse and the page's mentions. Out: frames in order. Method: the parse; three frames (see
`beliefs.py`). A single person's view, or what was thought on one occasion, is no audience's belief.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.reading.belief_holders import (
    child,
    doer,
    holds,
    inner_places,
    is_mass,
    mentions_at,
    mentions_under,
    placed,
    placed_first,
    places_before,
    spread,
    told_before,
)
from sottovoce.reading.page import Block, Page

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that take "X as Y" or "X for Y"; verbs that take a clause.
_RATING = frozenset(
    """regard view see perceive consider treat deem take read interpret judge dismiss portray look think
    recognise recognize understand know hold""".split()
)
_HOLDING = frozenset(
    """believe think hold assume suspect doubt know feel reckon understand accept consider trust distrust
    mistrust imagine presume conclude""".split()
)
_TRUSTING = frozenset({"trust", "distrust", "mistrust", "believe", "doubt", "suspect"})
_NOUNS = frozenset(
    """consensus belief view perception suspicion conviction opinion impression assumption feeling sense
    understanding wisdom fear worry""".split()
)
_STRENGTH = frozenset(
    """widely generally commonly broadly universally often usually increasingly firmly still long always
    routinely largely invariably openly rarely""".split()
)
_MANY = {word: word for word in ("nobody", "few", "many", "most", "everyone", "everybody", "some")}
_MANY["none"] = "nobody"
_TELLING = frozenset({"let", "make"})  # "let them understand" tells them
_MAX_WORDS = 24


@dataclass(frozen=True, slots=True)
class Frame:
    """One belief before it is coded: its verb or noun, who holds it, the words held, those it is about."""

    head: Token
    holders: tuple[Token, ...]
    first: int
    last: int
    subject: Token | None
    is_negated: bool
    strength: str | None


def find_frames(page: Page, block: Block, doc: Doc) -> Iterator[Frame]:
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") and (lemma in _RATING or lemma in _HOLDING):
            passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children)
            yield from _passive(page, block, doc, token) if passive else _active(page, block, doc, token)
        elif token.pos_ == "NOUN" and lemma in _NOUNS:
            yield from _nominal(page, block, doc, token)


def _passive(page: Page, block: Block, doc: Doc, verb: Token) -> Iterator[Frame]:
    """ "X is widely seen as Y by Z", "in Z it is widely held that ...", "X tends to be viewed as Y"."""
    top = _topmost(verb)
    subject = child(verb, "nsubjpass") or child(top, "nsubj") or child(top, "nsubjpass")
    if subject is None and top.dep_ == "relcl":
        subject = top.head
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "csubjpass") and c.i > verb.i]
    strength = _strength(verb) or ("tends to" if top.lemma_ == "tend" else None)
    places = tuple(placed(page, block, verb) or placed(page, block, top) or placed_first(page, block, verb))
    agents = tuple(g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj")
    holders = agents or places
    if clauses and subject is not None and subject.lower_ == "it":
        if strength is None and not holders:
            return
        holders = holders or told_before(page, block, doc, verb)
        for clause in (clauses[0], *(c for c in clauses[0].conjuncts if c.dep_ == "conj")):
            yield _framed(doc, verb, holders, clause.left_edge.i, end_of(clause), None, strength)
        return
    if subject is not None and subject.lower_ == "it" and strength and verb.dep_ in ("parataxis", "ccomp"):
        if verb.head.i > verb.i and verb.lemma_.lower() in _HOLDING:  # "X, it is widely held, does Y"
            yield _framed(
                doc, verb, holders, verb.head.i, end_of(verb.head), child(verb.head, "nsubj"), strength
            )
        return
    if subject is None or verb.lemma_ not in _RATING or not mentions_at(page, block, subject):
        return
    complement = next(
        (
            c
            for c in verb.children
            if c.dep_ in ("prep", "oprd", "xcomp") and c.i > verb.i and c.lower_ not in ("by", "in", "among")
        ),
        None,
    )
    roles = ("as", "for", "like") if verb.lemma_ == "take" else ("as", "like")
    if complement is None or (complement.dep_ == "prep" and complement.lower_ not in roles):
        return
    if strength is None and not holders:
        return
    yield _framed(doc, verb, spread(holders), _own_first(subject), end_of(complement), subject, strength)


def _active(page: Page, block: Block, doc: Doc, verb: Token) -> Iterator[Frame]:
    """ "Z does not take X for Y", "nobody in Z believes that ...", "Z no longer trusts X"."""
    top = _topmost(verb)
    subject = child(verb, "nsubj") or child(top, "nsubj") or child(top, "nsubjpass")
    if subject is None or top.head.lemma_ in _TELLING:
        return
    if subject.lower_ == "who" and top.dep_ == "relcl":
        subject = top.head
    places = inner_places(subject) or places_before(top, subject)
    if not places and is_mass(subject):
        places = placed_first(page, block, verb)
    is_those = subject.lower_ == "those" and top.dep_ == "relcl"
    if not (holds(page, block, subject) or is_those or (is_mass(subject) and places)):
        return
    if verb.tag_ in ("VBD",) and not is_mass(subject):
        return  # one occasion: a statement
    holders = spread((subject, *places))
    strength = _strength(verb) or _MANY.get(subject.lower_) or ("tends to" if top.lemma_ == "tend" else None)
    lemma = verb.lemma_.lower()
    target = next((c for c in verb.children if c.dep_ in ("dobj", "obj")), None) or _looked_on(verb)
    role = next(
        (
            c
            for c in (*verb.children, *(target.children if target is not None else ()))
            if c.dep_ in ("prep", "oprd", "xcomp") and c.lower_ in ("as", "for", "like") and c.i > verb.i
        ),
        None,
    )
    if lemma in _RATING and target is not None and role is not None:
        if is_mass(subject) or mentions_at(page, block, target) or top != verb:
            yield _framed(doc, verb, holders, _from(verb, subject, target), end_of(role), target, strength)
        return
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if (
        lemma in (_HOLDING | {"consider", "see"})
        and clause is not None
        and (is_mass(subject) or lemma != "know")
    ):
        if child(clause, "nsubj") is not None or child(clause, "nsubjpass") is not None:
            yield _framed(doc, verb, holders, _from(verb, subject, clause), end_of(clause), None, strength)
            for other in (c for c in clause.conjuncts if c.dep_ == "conj" and child(c, "nsubj") is not None):
                yield _framed(doc, verb, holders, other.left_edge.i, end_of(other), None, strength)
        return
    if lemma in _TRUSTING and target is not None and mentions_at(page, block, target):
        yield _framed(doc, verb, holders, _from(verb, subject, verb), end_of(target), target, strength)


def _looked_on(verb: Token) -> Token | None:
    """ "X looks on Y as Z"."""
    on = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon")), None)
    return child(on, "pobj") if on is not None and verb.lemma_ == "look" else None


def _nominal(page: Page, block: Block, doc: Doc, noun: Token) -> Iterator[Frame]:
    """ "there is a consensus in Z that ...", "the view among Z is that ...", "in the belief that ..."."""
    clause = _clause_of(page, block, noun)
    topic = next(
        (
            c
            for c in noun.children
            if c.dep_ == "prep"
            and c.lower_ in ("regarding", "about", "on", "of", "over", "as", "concerning")
            and mentions_under(page, block, c)
        ),
        None,
    )
    if clause is None and noun.dep_ in ("nsubj", "attr"):
        clause = next((c for c in noun.head.children if c.dep_ == "ccomp" and c.i > noun.i), None)
    if clause is None and (topic is None or noun.lemma_ not in ("consensus", "perception", "suspicion")):
        return
    content = clause if clause is not None else topic
    assert content is not None
    is_told = noun.dep_ in ("attr", "nsubj", "nsubjpass") or (
        noun.dep_ == "pobj" and noun.head.lower_ in ("in", "under", "on")
    )
    if not is_told:
        return
    owner = child(noun, "poss")
    if owner is not None and owner.pos_ == "PRON":
        return  # "his belief": one person's
    adjectives = [c.text for c in noun.children if c.dep_ in ("amod", "compound") and c.i < noun.i]
    holders = tuple(inner_places(noun)) or ((owner,) if owner is not None else ())
    if noun.dep_ == "pobj":
        subject = doer(page, block, doc, noun)
        holders = holders or ((subject,) if subject is not None else ())
    elif not holders:
        holders = tuple(placed(page, block, noun.head)) or told_before(page, block, doc, noun)
    strength = " ".join([*adjectives, noun.lower_])
    yield _framed(doc, noun, spread(holders), noun.i, end_of(content), None, strength)


def _clause_of(page: Page, block: Block, noun: Token) -> Token | None:
    """ "that ..." behind a noun; a clause with an actor for subject is one even where tagged relative."""
    for c in noun.children:
        if c.dep_ not in ("acl", "ccomp", "relcl") or c.i < noun.i:
            continue
        opener = next((g for g in c.children if g.lower_ == "that"), None)
        subject = child(c, "nsubj") or child(c, "nsubjpass")
        is_own = subject is not None and subject != opener and bool(mentions_at(page, block, subject))
        if opener is not None and (opener.dep_ == "mark" or is_own):
            return c
    return None


def _framed(
    doc: Doc,
    head: Token,
    holders: tuple[Token, ...],
    first: int,
    last: int,
    subject: Token | None,
    strength: str | None,
) -> Frame:
    while first < last and (doc[first].is_punct or doc[first].lower_ in ("that", "and")):
        first += 1
    last = min(last, first + _MAX_WORDS - 1)
    while last > first and doc[last].is_punct:
        last -= 1
    return Frame(head, holders, first, last, subject, _is_negated(head), strength)


def frame_of(
    doc: Doc,
    head: Token,
    holders: tuple[Token, ...],
    first: int,
    last: int,
    *,
    about: Token | None = None,
    strength: Token | None = None,
) -> Frame:
    """A frame whose strength is a word of the text."""
    return _framed(doc, head, holders, first, last, about, strength.lower_ if strength is not None else None)


# --- its words ----------------------------------------------------------------------------------


def _is_negated(head: Token) -> bool:
    verb = _topmost(head)
    for token in {head.i: head, verb.i: verb}.values():
        subject = child(token, "nsubj") or child(token, "nsubjpass")
        if any(c.dep_ == "neg" or c.lower_ in ("hardly", "scarcely", "rarely") for c in token.children):
            return True
        if subject is not None and subject.lower_ in ("nobody", "none", "few"):
            return True
    return False


def _own_first(subject: Token) -> int:
    """First word of a subject without what stands before the sentence's first comma as its setting."""
    first = subject.left_edge
    if first.pos_ == "ADP":
        comma = next((t for t in subject.doc[first.i : subject.i] if t.text == ","), None)
        return comma.i + 1 if comma is not None else subject.i
    return first.i


def _from(verb: Token, subject: Token, content: Token) -> int:
    """First word of what is held, from its denial on where it is denied: "does not regard X as Y"."""
    if not _is_negated(verb):
        return content.left_edge.i
    if subject.lower_ in _MANY:
        return subject.left_edge.i
    return min((c.i for c in _topmost(verb).children if c.dep_ in ("aux", "neg")), default=verb.i)


def _strength(verb: Token) -> str | None:
    word = next((c for c in verb.children if c.lower_ in _STRENGTH), None)
    return f"{word.lower_} {verb.lower_}" if word is not None else None


def _topmost(verb: Token) -> Token:
    """The verb whose subject an infinitive shares: "tends to view", "has come to be seen"."""
    while verb.head.pos_ in ("VERB", "AUX") and (
        verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.head.lemma_ == "come")
    ):
        verb = verb.head
    return verb


def end_of(token: Token) -> int:
    """Last token of a clause or phrase, up to a semicolon, a dash or a coordinated clause."""
    stop = token.doc[-1].i + 1
    for c in token.children:
        if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") and c.i > token.i:
            stop = min(stop, c.left_edge.i)
    last = token.i
    for t in sorted(token.subtree, key=lambda t: t.i):
        if t.i > token.i and (t.i >= stop or t.text in ";:—–"):
            break
        last = max(last, t.i)
    while last > token.i and token.doc[last].pos_ in ("CCONJ", "PUNCT"):
        last -= 1
    return last
