"""Clauses of a turn or a letter that state nothing of their own: procedure, steps of the speech, scenes.

In: a sentence, or a range of tokens, under somebody's label. Out: is it an aside? Method: set phrases of
chairs and of speakers who say what they will say; no finite verb; "I" with a deed of the past that is no
word ("I ran the port"), or with a step of the speech ("I come to the ships"); a meeting or call whose words
are told apart; a pointer ("That was in May").
"""

from __future__ import annotations

import re
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
# A chair gives the floor, thanks and closes.
_PROCEDURE = re.compile(
    r"\b(?:(?:give|have|take|yield|resume)s? (?:\w+ ){0,3}the floor|the floor (?:is|to)|names? on the list|"
    r"(?:provisional )?rules? of procedure|rule \d+|call(?:ed)? to order|(?:the )?agenda (?:is|was) adopted|"
    r"(?:meeting|sitting|session) (?:is|was|stands?) (?:adjourned|suspended|closed|resumed)|"
    r"informal consultations|thank \S+(?: \S+){0,8} for (?:his|her|their|the|your) "
    r"(?:\w+ ){0,2}(?:briefings?|statements?|remarks|presentations?|interventions?|questions?)|"
    r"I (?:beg to move|table (?:the|a|this)|commend this statement|shall (?:now )?make a statement in my)|"
    r"next question|let us (?:begin|turn|move on|start))\b",
    re.IGNORECASE,
)
# A speaker says that he will speak, or how; he reminds of what is known.
_ANNOUNCES = re.compile(
    r"\W*(?:(?:Madam|Mr\.?|Sir|Honourable) ?(?:Speaker|President|Chair(?:man|woman)?|Members?)?,? )?(?:"
    r"I (?:wish|want|would like|rise|am here|should like|have come) to (?:inform|update|speak|make|say|"
    r"begin|start|set out|tell|address)\b|I (?:shall|will|'ll) (?:be|try to be) "
    r"(?:brief|short|frank|blunt|honest)\b|"
    r"I have (?:this|one thing|two things|something|a word) to say\b|"
    r"(?:Honourable )?(?:Members|Colleagues|Deputies) (?:do not )?(?:know|will know|are aware|will recall)\b|"
    r"Let me (?:set out|explain|begin|start|be (?:clear|frank|brief|blunt)|turn|say (?:a|one) word)\b|"
    r"I am (?:in the habit|used|accustomed)\b|I have (?:weighed|considered|thought about|listened|heard)\b|"
    r"You (?:asked|wrote to) (?:me|us) (?:for|to)\b|Here (?:it is|they are)\b|"
    r"You (?:may|will|might) (?:have read|recall|remember|understand)\b|I speak to you\b|"
    r"(?:That|This|It) was (?:on|in|at)\b|"
    r"There (?:is|remains) (?:also |still )?the (?:matter|question|issue|subject) of\b|"
    r"The (?:first|second|third|last|other) (?:is|was) the\b|"
    r"I (?:would|should|may|will) (?:only )?add\b[^.]{0,30}\Z|"
    r"You (?:will|would|may|might) (?:\w+ )?(?:say|think|object|answer)\b)",
)
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


def is_announcement(sentence: Span) -> bool:
    """Is a sentence or clause an announcement of what will be said, or a word on what the hearer thinks?"""
    words = " ".join(sentence.text.split())
    announced = _ANNOUNCES.match(words)
    return announced is not None and words[announced.end() : announced.end() + 1] != ":"


def is_procedure(sentence: Span) -> bool:
    """Does a chair give the floor, thank or close?"""
    return _PROCEDURE.search(" ".join(sentence.text.split())) is not None


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
