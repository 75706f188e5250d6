"""Clauses of a turn or a letter that state nothing of their own: forms of address, steps of the speech,
scenes.

In: a range of tokens under somebody's label. Out: is it an aside? Method: no finite verb; "I" with a deed
of the
past that is no word ("I ran the port"), or with a step of the speech ("I come to the ships"); a meeting or
call
whose words are told apart; a pointer ("That was in May").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.cues import is_negated, lemma_of, load_verbs
from sottovoce.reading.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STEPS = frozenset(
    "come turn rise write speak begin start move add table listen mention yield have set end stop wish "
    "inform".split()
)
_OPENING_STEP = frozenset({"let", "allow"})
_NOTHING = frozenset("no not nothing nobody none never n't".split())
_WITNESSING = frozenset({"see", "hear", "watch", "read"})
_MEETING = frozenset(
    "meet ring phone telephone visit call speak talk arrive receive stand sit ask brief question issue "
    "send".split()
)
_ORDINALS = frozenset({"first", "second", "third"})
_POINTERS = frozenset({"that", "this", "here"}) | _ORDINALS
_SHORT_POINTER = 7  # tokens
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SCENE_SUBJECTS = frozenset({"NOUN", "PROPN"})


def is_aside(doc: Doc, first: int, last: int) -> bool:
    """Do these words of a speaker state nothing that could be true or false of the matter?"""
    tokens = doc[first : last + 1]
    main = _main(tokens, first, last)
    if main is None:
        return not any(t.tag_ in _FINITE or t.tag_ == "VB" for t in tokens)
    subject = next((c for c in main.children if c.dep_ in SUBJECTS), None)
    has_clause = any(c.dep_ == "ccomp" for c in main.children)
    if subject is None or is_negated(main) or any(c.tag_ == "MD" for c in main.children):
        return lemma_of(main) in _OPENING_STEP and not is_negated(main) and not _has_that_clause(main)
    if subject.lower_ == "i":
        return not has_clause and (_is_step(main) or _is_past_deed(main))
    if subject.lower_ in _POINTERS and main.lemma_ == "be" and len(tokens) < _SHORT_POINTER:
        told = {c.lower_ for c in main.children if c.dep_ in ("attr", "acomp")}
        return not told or "all" in told or subject.lower_ in _ORDINALS
    is_scene = subject.pos_ in _SCENE_SUBJECTS and lemma_of(main) in _MEETING
    return is_scene and main.tag_ == "VBD" and not has_clause


def _has_that_clause(verb: Token) -> bool:
    """ "Let me say that we refuse": what is let be said is said."""
    return any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.subtree)


def _main(tokens: Span, first: int, last: int) -> Token | None:
    """The verb that heads a range: of those in it, the one whose head lies outside, or the root."""
    for token in tokens:
        is_head = token.head == token or not first <= token.head.i <= last
        if token.pos_ in ("VERB", "AUX") and is_head and token.dep_ not in ("aux", "auxpass"):
            return token
    return None


def _is_step(verb: Token) -> bool:
    """ "I come to the ships", "I wish to inform the House about our talks"."""
    return verb.lemma_.lower() in _STEPS and verb.tag_ in ("VBP", "VB", "VBZ")


def _is_past_deed(verb: Token) -> bool:
    """ "I ran the port for years", "I have seen the photographs": no word of the speaker's, and no view."""
    if any(t.lower_ in _NOTHING for c in verb.children for t in (c, *c.children)):
        return False
    is_perfect = verb.tag_ == "VBN" and any(c.lower_ in ("have", "'ve") for c in verb.children)
    is_word = lemma_of(verb) in load_verbs() and lemma_of(verb) not in _WITNESSING
    return (verb.tag_ == "VBD" or is_perfect) and not is_word
