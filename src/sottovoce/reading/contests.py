"""Sport, which speaks the language of war and diplomacy.

In: a sentence of a parse, or the name of a state. Out: whether a match is told. Method: words that only a
match has ("half-time", "wickets"); a state as a team, which British English gives a plural verb ("France
strike early"). A sentence that names weapons or dead is no match.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OF_A_MATCH = re.compile(
    r"\b(?:half-?time|goal-?keepers?|goalless|midfielders?|wickets?|innings|referees?|umpires?|semi-?finals?|"
    r"quarter-?finals?|championships?|tournaments?|equalisers?|off-?side|scrums?|shoot-?outs?|tie-?breaks?|"
    r"home runs?|stoppage time|extra time|(?:gold|silver|bronze) medals?|"
    r"(?:before|after) the (?:break|interval)|(?:the|a) (?:goalless )?draw(?=[.,;]|\Z)|"
    r"bowlers?|batsm[ae]n|batters?|wingers?|(?:last|next|first|final) over(?=[ .,;])|over the (?:cross)?bar|"
    r"(?:first|second) (?:half|set)(?! of)|in the final(?=[.,;]|\Z)|"
    r"(?:by|with|of) (?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:goals?|points?|runs|sets|tries))\b",
    re.IGNORECASE,
)
_OF_WAR = re.compile(
    r"\b(?:kill\w*|dead|died|dies|wounded|missiles?|rockets?|drones?|shell(?:s|ed|ing)|bomb\w*|explo\w+|"
    r"troops?|soldiers?|army|armies|artillery|air ?strikes?|airspace|tanks?|civilians?|militants?|gunm[ae]n|"
    r"terror\w*|police|ministers?|ministry|governments?|sanctions?|boycott\w*|talks|negotiat\w*)\b",
    re.IGNORECASE,
)
# A name in the plural takes a plural verb as a state too.
_PLURAL = re.compile(r"s\Z")
_SAYING = frozenset("say tell claim insist want need have be do agree".split())


def is_contest(sentence: Span) -> bool:
    """Does a sentence tell of a match?"""
    near = _with_neighbours(sentence)
    if any(_OF_WAR.search(s.text) for s in near):
        return False
    if any(_OF_A_MATCH.search(s.text) for s in near):
        return True
    return any(is_team(t) or _is_beaten(t) for t in sentence if t.ent_type_ == "GPE" or t.pos_ == "PROPN")


def _with_neighbours(sentence: Span) -> list[Span]:
    """A sentence with the one before and the one behind it in its block."""
    doc = sentence.doc
    before = [doc[sentence.start - 1].sent] if sentence.start > 0 else []
    behind = [doc[sentence.end].sent] if sentence.end < len(doc) else []
    return [*before, sentence, *behind]


def _is_beaten(name: Token) -> bool:
    """ "Ruritania beat Sylvania": states win wars, but they beat one another at games."""
    verb = name.head
    return (
        name.dep_ == "dobj"
        and name.ent_type_ in ("GPE", "NORP")
        and verb.lemma_.lower() == "beat"
        and any(c.dep_ == "nsubj" and c.ent_type_ in ("GPE", "NORP", "ORG") for c in verb.children)
    )


def is_team(name: Token) -> bool:
    """ "France strike early": one state, with a verb in the plural."""
    verb = name.head
    if name.dep_ != "nsubj" or verb.tag_ != "VBP" or verb.lemma_.lower() in _SAYING:
        return False
    if _PLURAL.search(name.lower_) or name.pos_ != "PROPN" or name.ent_type_ not in ("GPE", "ORG", "NORP"):
        return False
    is_joint = any(c.dep_ in ("conj", "cc", "appos") for c in name.children)
    # "demanded that Ruritania withdraw"; "can Ruritania strike?"
    is_bare = any(c.dep_ in ("mark", "aux") for c in verb.children) or (
        verb.dep_ == "ccomp" and verb.i > verb.head.i
    )
    return not is_joint and not is_bare
