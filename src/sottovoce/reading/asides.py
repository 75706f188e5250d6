"""What a speaker says that is no statement: procedure, announcements of what he will say, scenes of a talk.

In: a sentence or clause of somebody's own words (turn, letter). Out: is it such an aside. Method: set phrases
of chairs and speakers; clauses whose verb only tells that a talk took place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

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
# A clause without a verb says something only from so many words on.
_WHOLE = 4
# Of these verbs a speaker tells only that he and another talked.
_MEETS = frozenset(
    "ring telephone phone meet visit receive summon call wire cable speak talk repeat issue".split()
)
_SPEECH = frozenset(
    "say tell promise offer ask warn condemn propose reject vote support sign call order decide refuse "
    "agree write".split()
)
_NEGATES = frozenset({"no", "not", "nothing", "nobody", "none", "never"})
_IS_ASKED = frozenset("ask brief question receive summon telephone interview".split())


def is_aside(sentence: Span) -> bool:
    """Is a sentence or clause an announcement of what will be said, or a word on what the hearer thinks?"""
    words = " ".join(sentence.text.split())
    announced = _ANNOUNCES.match(words)
    return announced is not None and words[announced.end() : announced.end() + 1] != ":"


def is_encounter(doc: Doc, first: int, last: int) -> bool:
    """ "On Monday night I rang my opposite number": a clause that tells only that a talk took place."""
    verb = doc[first : last + 1].root
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if passive and verb.lemma_.lower() in _IS_ASKED and not any(c.dep_ == "ccomp" for c in verb.children):
        return True
    if verb.lemma_.lower() not in _MEETS or verb.tag_ != "VBD":
        return False
    if any(c.dep_ in ("ccomp", "xcomp") or c.lower_ in ("it", "that") for c in verb.children):
        return False
    is_past = not any(c.lower_ in ("will", "would", "shall", "not", "never") for c in verb.children)
    return is_past and any(c.pos_ in ("PROPN", "NOUN", "PRON") for c in verb.subtree if c.i != verb.i)


def is_own_past(doc: Doc, first: int, last: int) -> bool:
    """ "I ran the harbour for years", "I have seen it": what the speaker did, no claim about others."""
    verb = doc[first : last + 1].root
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if (
        subject is None
        or subject.text != "I"
        or any(c.dep_ in ("neg", "ccomp", "xcomp") for c in verb.children)
    ):
        return False
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr", "advmod")]
    is_denial = any(t.lower_ in _NEGATES for o in objects for t in (o, *o.children))
    if verb.lemma_.lower() in _SPEECH or is_denial:
        return False
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lower_ == "have" for c in verb.children))


def is_fragment(doc: Doc, first: int, last: int) -> bool:
    """A vocative or a remnant without a verb: "Madam Speaker"."""
    words = [t for t in doc[first : last + 1] if t.is_alpha]
    return len(words) < _WHOLE and not any(t.pos_ in ("VERB", "AUX") for t in words)


def is_procedure(sentence: Span) -> bool:
    """Does a chair give the floor, thank or close?"""
    return _PROCEDURE.search(" ".join(sentence.text.split())) is not None
