"""The parts of a clause that tell a circumstance: its predicate words, who does it, what it is done to.

In: a verb or noun of a parsed block. Out: phrases with the lemmas in them. Method: the parse; a passive's
subject is what it is done to, a relative word stands for the noun before it, a joined verb shares the subject
of the first. A phrase also holds signs for what words cannot list: "$money", "$share", "$state", "$date",
"$number".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.page import Block, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONEY = re.compile(
    r"[$€£¥]\s?\d|\b(?:\d[\d.,]*|million|billion|thousand|hundred|twenty|thirty|forty|fifty|sixty|ninety)"
    r"[- ](?:[A-Z]\w+ )?(?:dollars?|euros?|pounds?|francs?|roubles?|rubles?|yuan|yen|rupees?|lira|kroner|"
    r"kronor|vatu|zlotys?|forints?|lei|rand|shillings?|pesos?|riyals?|dinars?|dirhams?|hryvnias?|tenge|won)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:\b(?:most|half|third|quarter|fifths?|quarters|thirds|tenths|bulk|majority|per ?cent|percent|"
    r"nearly all|almost all|all but|the whole of|all (?:of )?(?:its|their|the|our))\b|\d ?%)"
    r"(?! (?:more|less|fewer))",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|"
    r"next (?:year|month|week|spring|summer|autumn|winter)|spring|summer|autumn|winter)\b"
)
_NUMBER_WORDS = re.compile(r"\b(?:dozens?|scores|hundreds?|thousands?|several)\b", re.IGNORECASE)
_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("dobj", "obj", "attr", "dative", "oprd", "nsubjpass")
_RELATIVE = frozenset({"which", "who", "that", "whom", "whose"})
# What hangs on a clause or tells something new: not part of a phrase.
_OUTSIDE = frozenset({"relcl", "acl", "ccomp", "advcl", "appos", "parataxis", "punct"})


# Verbs whose infinitive comes true.
_BEARING_OUT = frozenset("help manage learn come begin start continue have go".split())
_NONE = frozenset({"nobody", "none", "nothing", "neither"})
_REACH = 3  # words behind a noun in which a date still belongs to it


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens from first to last; the lemmas of its heads, and all lemmas and signs in it."""

    first: int
    last: int
    heads: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slots:
    """A clause: who does it, what it is done to. is_wished: only spoken of.
    names_none: done by nobody or to nothing."""

    subjects: tuple[Phrase, ...]
    objects: tuple[Phrase, ...]
    is_wished: bool
    names_none: bool


def slots_of(page: Page, block: Block, verb: Token) -> Slots:
    subjects, objects = _subjects(verb), _objects(verb)
    return Slots(
        subjects=tuple(phrase_of(page, block, t) for t in subjects),
        objects=tuple(phrase_of(page, block, t) for t in objects),
        is_wished=_is_wished(verb),
        names_none=any(t.lower_ in _NONE or _has_no(t) for t in (*subjects, *objects)),
    )


def _has_no(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _is_wished(verb: Token) -> bool:
    """Only spoken of ("closing the road"), an infinitive, or asked for ("that the road be closed")."""
    if verb.dep_ in ("csubj", "pcomp") and verb.tag_ == "VBG":
        return True
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in helpers):
        above = verb
        while above.dep_ == "conj":
            above = above.head
        return above.dep_ != "xcomp" or above.head.lemma_.lower() not in _BEARING_OUT
    bare = verb if not helpers else helpers[0]
    return bare.tag_ == "VB" and verb.dep_ in ("ccomp", "acl", "xcomp", "conj")


def phrase_of(page: Page, block: Block, head: Token) -> Phrase:
    """A noun with what hangs on it, without clauses."""
    tokens = sorted(_inside(head), key=lambda t: t.i)
    text = " ".join(t.text for t in tokens)
    words = {t.lemma_.lower() for t in tokens} | {t.lower_ for t in tokens}
    if head.dep_ == "pobj":
        words.add(head.head.lower_)
    heads = {t.lemma_.lower() for t in _heads(head)}
    signs = set(_signs(text, tokens))
    if _DATE.search(head.doc[head.i : head.i + _REACH + 1].text):
        signs.add("$date")
    start, end = page.span_of(block, tokens[0], tokens[-1])
    states = states_by_code()
    if any(c in states for m in page.mentions_in(start, end) for c in states_in(m.actor.state)):
        signs.add("$state")
    return Phrase(tokens[0].i, tokens[-1].i, frozenset(heads | signs), frozenset(words | signs))


def _signs(text: str, tokens: list[Token]) -> Iterator[str]:
    if _MONEY.search(text):
        yield "$money"
    if _SHARE.search(text):
        yield "$share"
    if _DATE.search(text):
        yield "$date"
    if any(t.like_num and not _is_year(t) for t in tokens) or _NUMBER_WORDS.search(text):
        yield "$number"


def _is_year(token: Token) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", token.text))


def _inside(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ not in _OUTSIDE and child.dep_ not in ("cc", "conj"):
            yield from _inside(child)


def _heads(head: Token) -> Iterator[Token]:
    """A noun, those joined to it, and what it is a part of: "most of its gas", "40 percent of the oil"."""
    yield head
    yield from head.conjuncts
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (g for g in child.children if g.dep_ == "pobj")


# --- the slots ----------------------------------------------------------------------------------


def predicates_of(verb: Token) -> Iterator[str]:
    """The words of a predicate: its verb, with a particle, and what it says of the subject."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBN":
        yield verb.lower_
    if not any(c.dep_ == "prt" for c in verb.children):
        yield lemma
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "advmod", "attr") and child.pos_ in ("ADJ", "ADV", "VERB"):
            yield child.lemma_.lower()
            yield child.lower_
            yield from (word.lower_ for word in child.conjuncts if child.dep_ == "acomp")
        elif child.dep_ == "prt" or (child.dep_ == "prep" and child.i == verb.i + 1):
            yield f"{lemma} {child.lower_}"


def _subjects(verb: Token) -> list[Token]:
    found = [t for t in _own_subjects(verb) if t is not None]
    return [t for t in found if t.lower_ not in ("it", "there")] or found


def _own_subjects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            yield _antecedent(child, verb)
        elif child.dep_ == "agent":
            yield from (g for g in child.children if g.dep_ == "pobj")
    has_own = any(c.dep_ in (*_SUBJECTS, "nsubjpass", "expl") for c in verb.children)
    if has_own:
        return
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        yield verb.head
    elif verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX") and verb.head != verb:
        yield from _own_subjects(verb.head)
    elif verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.i > verb.head.i:
        yield from (c for c in verb.children if c.dep_ == "nsubj")


def _objects(verb: Token) -> list[Token]:
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            found.append(_antecedent(child, verb))
        elif child.dep_ in ("prep", "acomp", "prt", "advmod"):
            found += hangs_on(child)
        elif child.dep_ == "ccomp" and child.pos_ not in ("VERB", "AUX"):
            found.append(child)
        elif child.dep_ == "ccomp" and child.tag_ == "VBN":  # "wants the sanctions lifted"
            found += [c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    if verb.dep_ == "relcl" and not any(
        c.dep_ in (*_OBJECTS, *_SUBJECTS) and c.lower_ in _RELATIVE for c in verb.children
    ):
        found.append(verb.head)
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not found:
        found += [c for c in verb.head.children if c.dep_ == "nsubjpass"]
    return found


def hangs_on(word: Token) -> list[Token]:
    """What a preposition, or one below an adjective, leads to."""
    found = [c for c in word.children if c.dep_ == "pobj"]
    for child in word.children:
        if child.dep_ == "prep":
            found += hangs_on(child)
    return found


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun that "which" or "who" stands for."""
    if token.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return token
