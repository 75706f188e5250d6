"""The grammar of a cue: which of its words decides what kind of cue it is, and what that word governs.

In: a token of a parsed block. Out: tokens, or the letter of a complement (`lexicon/cue_types.csv`). Method:
the parse; verbs that only tell how a deed goes on hand the question down ("continues to insist"), verbs that
carry a noun leave it to the noun ("holds the view"), and an infinitive asks the verb above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sottovoce.reading.grammar import has_subject, is_finite, is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

# How a deed goes on, seems or is tried: the infinitive or form in -ing behind decides.
_GOING_ON = frozenset(
    "continue begin start keep stop cease try attempt seem appear go proceed rush hasten tend happen manage "
    "fail dare pause come struggle strive persist end use need have seek choose".split()
)
# Verbs that carry a noun which tells what is done.
_LIGHT = frozenset(
    "have hold take make give draw reach form keep harbour harbor share entertain nurse issue deliver send "
    "add get cherish retain abandon maintain come".split()
)
# Verbs by which an attitude is told.
_VOICING = frozenset("express voice convey air raise utter register state repeat reiterate announce".split())
_LINKING = frozenset("be remain seem appear sound grow become feel stay look get".split())
_VOICES = frozenset({"i", "we"})
_REACH = 6


def resumed(cue: Token) -> Token:
    """The verb that a verb of going on hands over to: "insist" of "continues to insist"."""
    for _ in range(3):
        below = next(
            (c for c in cue.children if c.dep_ == "xcomp" and c.i > cue.i and c.pos_ == "VERB"), None
        )
        if below is None or cue.lemma_.lower() not in _GOING_ON or has_object(cue):
            break
        cue = below
    return cue


def governor_of(cue: Token) -> Token | None:
    """The verb, adjective or noun whose infinitive a cue is: "plans" of "plans to warn". None where "I" or
    "we" speak: "I want to thank you" thanks."""
    verb = cue
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not is_finite(verb) and not has_subject(verb):
        verb = verb.head
    while verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _GOING_ON:
        verb = verb.head
    is_below = verb.dep_ == "xcomp" or (verb.dep_ == "acl" and is_infinitive(verb))
    if not is_below or verb.head == verb or verb.pos_ not in ("VERB", "AUX"):
        return None
    governor = verb.head
    if governor.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or has_object(governor):
        return None
    holder = governor.head if governor.pos_ == "ADJ" else governor
    if any(c.dep_ == "nsubj" and c.lower_ in _VOICES for c in holder.children):
        return None
    return governor


def light_object(verb: Token) -> Token | None:
    """The noun that a light verb carries, or one of voicing."""
    if verb.lemma_.lower() not in _LIGHT | _VOICING:
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i > verb.i), None)


def voiced_noun(noun: Token) -> bool:
    """Is an attitude told: "voiced the hope that"?"""
    verb = noun.head
    return noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in _VOICING


def predicate_of(verb: Token) -> Token | None:
    """The adjective, participle or noun that a linking verb joins to its subject."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if verb.tag_ == "VBN" and passive:
        return verb if not any(c.dep_ == "agent" for c in verb.children) else None
    if verb.lemma_.lower() not in _LINKING:
        return None
    word = next((c for c in verb.children if c.dep_ in ("acomp", "oprd") and c.i > verb.i), None)
    if word is not None:
        return word
    is_equation = verb.lemma_.lower() in ("be", "remain")
    if is_equation and any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children):
        return next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    return next((c for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN"), None)


def quotes(verb: Token) -> bool:
    """ "We were not asked," snapped X: is a clause in quotation marks what a verb governs?"""
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis", "dobj") and child.pos_ != "PRON":
            first, last = child.left_edge, child.right_edge
            around = verb.doc[max(first.i - 1, 0) : min(last.i + 3, len(verb.doc))]
            if sum(t.is_quote for t in around if t.i <= first.i or t.i >= last.i) > 1:
                return True
    return False


def complement_of(word: Token) -> str:
    """c, t, o, s, g, n as in the table; "-" where a word governs nothing."""
    for child in word.children:
        letter = _clause(word, child)
        if letter is not None:
            return letter
    kinds = {c.dep_ for c in word.children}
    if kinds & {"dobj", "nsubjpass", "prep", "dative"} or (word.pos_ == "NOUN" and "poss" in kinds):
        return "n"
    return "-"


def _clause(word: Token, child: Token) -> str | None:
    if child.i > word.i and child.dep_ == "prep" and _takes_as(child):
        return "s"
    if child.dep_ == "dobj" and any(_takes_as(c) for c in child.children if c.dep_ == "prep"):
        return "s"
    if child.dep_ == "oprd" and child.i > word.i:
        return "s"
    if child.dep_ == "prep" and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in child.children):
        return "g"
    if child.dep_ in ("xcomp", "acl") and child.i > word.i and is_infinitive(child):
        return "o" if has_object(word) else "t"
    if child.dep_ == "xcomp" and child.i > word.i:
        return "g" if child.tag_ == "VBG" else "s"
    if child.dep_ in ("ccomp", "acl", "relcl"):
        return _finite_clause(word, child)
    return None


def _finite_clause(word: Token, child: Token) -> str | None:
    """A clause: "c"; with an infinitive "o", without a verb "s" ("deems it unwise")."""
    if child.dep_ in ("acl", "relcl"):
        is_that = any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)
        return "c" if is_that and word.pos_ in ("NOUN", "ADJ") else None
    if is_infinitive(child):
        return "o"
    if is_finite(child) or child.i < word.i:
        return "c"
    if child.pos_ not in ("VERB", "AUX"):
        return "s"
    return "g" if child.tag_ == "VBG" else "c"


def _takes_as(prep: Token) -> bool:
    return prep.lower_ == "as" and any(c.dep_ in ("pobj", "amod", "pcomp", "advmod") for c in prep.children)


def has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "dative") for c in verb.children)


def with_particles(verb: Token, lemma: str) -> Iterator[str]:
    """A verb with the words of its own that follow: "look forward to", "think of"."""
    doc = verb.doc
    behind = [t.lower_ for t in doc[verb.i + 1 : verb.i + 3] if t.is_alpha]
    for count in range(len(behind), 0, -1):
        yield " ".join([lemma, *behind[:count]])
    for child in verb.children:
        if 0 < child.i - verb.i <= _REACH and child.dep_ in ("prt", "prep", "advmod"):
            yield f"{lemma} {child.lower_}"
