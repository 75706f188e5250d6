"""Where a page reports a belief: its verb or noun, who holds it, the words held.

In: a block's parse and the page's mentions. Out: frames in order. Method: the parse; three frames (see
`beliefs.py`). A single person's view, or what was thought on one occasion, is no audience's belief.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.page import Block, Page
from sottovoce.records import Mention
from sottovoce.vocabulary import ActorKind

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
_MASSES = frozenset(
    """nobody none few many most some everyone everybody all official diplomat capital chancery
    government leader analyst observer politician public voter people partner ally elite circle establishment
    policymaker lawmaker citizen audience expert media press population street majority politician
    minister delegation chanceries negotiator investor neighbour neighbor counterpart""".split()
)
_PLACING = frozenset({"in", "among", "across", "throughout", "within", "of", "from", "at"})
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
    placed = tuple(
        _placed(page, block, verb) or _placed(page, block, top) or _placed_first(page, block, verb)
    )
    agents = tuple(g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj")
    holders = agents or placed
    if clauses and subject is not None and subject.lower_ == "it":
        if strength is None and not holders:
            return
        holders = holders or _told_before(page, block, doc, verb)
        for clause in (clauses[0], *(c for c in clauses[0].conjuncts if c.dep_ == "conj")):
            yield _framed(doc, verb, holders, clause.left_edge.i, end_of(clause), None, strength)
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
    subject = child(verb, "nsubj") or (child(top, "nsubj") if top != verb else None)
    if subject is None or top.head.lemma_ in _TELLING:
        return
    places = inner_places(subject) or _places_before(top, subject)
    if not (holds(page, block, subject) or (is_mass(subject) and places)):
        return
    if verb.tag_ in ("VBD",) and not is_mass(subject):
        return  # one occasion: a statement
    holders = spread((subject, *places))
    strength = _strength(verb) or _MANY.get(subject.lower_) or ("tends to" if top.lemma_ == "tend" else None)
    lemma = verb.lemma_.lower()
    target = next((c for c in verb.children if c.dep_ in ("dobj", "obj")), None)
    role = next(
        (
            c
            for c in (*verb.children, *(target.children if target is not None else ()))
            if c.dep_ in ("prep", "oprd", "xcomp") and c.lower_ in ("as", "for", "like") and c.i > verb.i
        ),
        None,
    )
    if lemma in _RATING and target is not None and role is not None:
        if mentions_at(page, block, target):
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
        return
    if lemma in _TRUSTING and target is not None and mentions_at(page, block, target):
        yield _framed(doc, verb, holders, _from(verb, subject, verb), end_of(target), target, strength)


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
        doer = _doer(page, block, doc, noun)
        holders = holders or ((doer,) if doer is not None else ())
    elif not holders:
        holders = tuple(_placed(page, block, noun.head)) or _told_before(page, block, doc, noun)
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


# --- who holds it -------------------------------------------------------------------------------


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


def _places_before(verb: Token, subject: Token) -> list[Token]:
    """ "nobody in X takes ..., but many think ...": where the many of a second clause are."""
    first = child(verb.head, "nsubj") if verb.dep_ == "conj" and is_mass(subject) else None
    return inner_places(first) if first is not None and is_mass(first) else []


def _placed(page: Page, block: Block, verb: Token) -> list[Token]:
    """ "in X and Y", "among X's partners" beside a verb."""
    return [
        g
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ in ("in", "among", "across", "throughout", "within")
        for g in c.children
        if g.dep_ == "pobj" and mentions_at(page, block, g)
    ]


def _placed_first(page: Page, block: Block, verb: Token) -> list[Token]:
    """ "In X and Y, ..." at the head of a sentence, whatever the parse hangs it on."""
    first = verb.sent[0]
    if first.lower_ not in ("in", "among", "across", "throughout") or first.i > verb.i:
        return []
    return [g for g in first.children if g.dep_ == "pobj" and mentions_at(page, block, g)]


def _told_before(page: Page, block: Block, doc: Doc, token: Token) -> tuple[Token, ...]:
    """The subject of the sentence before, where this one names no holder."""
    start = token.sent.start
    if start == 0:
        return ()
    before = doc[start - 1].sent
    subject = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass")), None)
    return (subject,) if subject is not None and mentions_at(page, block, subject) else ()


def _doer(page: Page, block: Block, doc: Doc, noun: Token) -> Token | None:
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


def child(token: Token, dep: str) -> Token | None:
    return next((c for c in token.children if c.dep_ == dep), None)


def end_of(token: Token) -> int:
    """Last token of a clause or phrase, up to a semicolon, a dash or a coordinated clause."""
    stop = token.doc[-1].i + 1
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and child.i > token.i:
            stop = min(stop, child.left_edge.i)
    last = token.i
    for t in sorted(token.subtree, key=lambda t: t.i):
        if t.i > token.i and (t.i >= stop or t.text in ";:—–"):
            break
        last = max(last, t.i)
    while last > token.i and token.doc[last].pos_ in ("CCONJ", "PUNCT"):
        last -= 1
    return last
