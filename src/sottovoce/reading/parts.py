"""The part a named actor plays in its clause.

In: the token that heads a mention. Out: a `Part`. Method: dependency label, governing preposition and noun.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


class Part(StrEnum):
    """What a named actor is in the clause."""

    DOER = "doer"
    SUFFERER = "sufferer"  # whom a blamed deed hits
    SANCTIONED = "sanctioned"  # "sanctions on X", "measures against X"
    UPHELD = "upheld"  # "the integrity of X", "X's independence"
    RECEIVER = "receiver"  # "arms to X", "help for X"
    PARTNER = "partner"  # "with X", "beside X"
    OPPOSED = "opposed"  # "with them against X"
    ANSWERED = "answered"  # "an answer to X", "because of X"
    NAMED = "named"


DEEDS = re.compile(
    r"(?:aggress|invad|invasion|annex|occup|attack|assault|bomb|shell|kill|strike|threat|war$|warfare|violat|"
    r"violence|provo[ck]|hostil|crime|interfere|pressure|raid|blockade|incursion|plot|offensive|campaign|undermin|"
    r"destabili|encircl|blackmail|coerc|betray|deceiv|humiliat|insult|intimidat|sabotag|abduct|smear|treat$|mistreat)"
)
_GOODS = frozenset(
    "integrity sovereignty independence interest security freedom unity territory neutrality right".split()
)
_CURBS = frozenset("sanction measure embargo restriction ban tariff boycott curb penalty".split())
_PARTNERING = frozenset({"with", "beside", "alongside"})
_FELLOWS = frozenset({"side", "ally", "friend", "partner"})
_IMPLICATING = frozenset({"involve", "implicate"})  # "an operation involving X"
_ANSWERS = frozenset({"answer", "response", "reply", "reaction", "due"})


# "strike at X's territory", "sanctions on X's banks": what is done to the thing is done to its owner.
_HIT = frozenset({Part.SUFFERER, Part.SANCTIONED})


def find_part(token: Token) -> Part:
    """The part of the noun phrase that the token heads, or in which it stands as an adjective or owner."""
    if token.dep_ in ("amod", "compound", "poss", "nmod"):
        return _part_of_owner(token)
    while token.dep_ in ("conj", "appos"):
        token = token.head
    match token.dep_:
        case "nsubj" | "agent":
            return Part.ANSWERED if _is_answered(token.head) else Part.DOER
        case "nsubjpass" | "dobj":
            if token.head.lemma_.lower() in _IMPLICATING:
                return Part.DOER
            return Part.SUFFERER if DEEDS.match(token.head.lemma_.lower()) else Part.NAMED
        case "pobj":
            return _part_after(token.head)
        case "dative":
            return Part.RECEIVER
    return Part.NAMED


def _part_of_owner(token: Token) -> Part:
    owned = token.head
    if token.dep_ == "poss" and owned.lemma_.lower() in _GOODS:
        return Part.UPHELD
    if owned.dep_ in ("pobj", "dobj", "nsubjpass") and (part := find_part(owned)) in _HIT:
        return part
    if owned.dep_ == "pobj" and owned.head.lower_ in _PARTNERING:
        return Part.PARTNER
    if owned.dep_ == "pobj" and owned.head.lower_ in ("to", "for") and not DEEDS.match(owned.lemma_.lower()):
        return Part.RECEIVER
    return Part.DOER


def _is_answered(verb: Token) -> bool:
    """ "An answer to what X was doing": the clause is what is answered."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "to" and verb.head.head.lemma_.lower() in _ANSWERS


def _brings_curbs(verb: Token) -> bool:
    """ "Impose sanctions on X", where the parse hangs the preposition on the verb."""
    return verb.pos_ == "VERB" and any(
        k.dep_ in ("dobj", "nsubjpass") and k.lemma_.lower() in _CURBS for k in verb.children
    )


def _part_after(preposition: Token) -> Part:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word in ("on", "against", "upon") and _brings_curbs(preposition.head):
        return Part.SANCTIONED
    if word == "by":
        return Part.DOER
    if word in _PARTNERING or (word == "of" and governor in _FELLOWS):
        return Part.PARTNER
    if word in ("on", "against", "upon") and governor in _CURBS:
        return Part.SANCTIONED
    if word == "of" and governor in _GOODS:
        return Part.UPHELD
    if word in ("of", "on", "against", "into", "upon", "at") and DEEDS.match(governor):
        return Part.SUFFERER
    if word == "against":
        return Part.OPPOSED
    if (word == "to" and governor in _ANSWERS) or (word == "of" and governor == "because"):
        return Part.ANSWERED
    return Part.RECEIVER if word in ("to", "for", "towards", "toward") else Part.NAMED
