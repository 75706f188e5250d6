"""Who fills the places of an event where no state is named: "the strikers", "a court", "an aid package".

In: a frame and the words in its places. Out: whether they are enough. Method: word lists and the parser's
entity types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.event_completion import DEEDS
from sottovoce.reading.event_frames import EventFrame, noun_frame
from sottovoce.reading.event_people import is_people, lemma_of
from sottovoce.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

# Modes that need nobody they are aimed at.
_AT_NOBODY = frozenset(
    {"curfew", "investigate", "legal", "peacekeeping", "ban", "cyber", "confiscate", "restrict"}
)
# Types done to people of no named state.
_UPON_PEOPLE = frozenset({EventType.COERCE, EventType.ACCUSE, EventType.SANCTION})
UPON_ANY = _UPON_PEOPLE | {EventType.AID, EventType.COOPERATE, EventType.THREATEN}
# What a person of no named state does for himself.
_PRIVATE = frozenset({EventType.SUPPORT, EventType.COOPERATE, EventType.CONSULT, EventType.MOBILIZE})
_SUFFERED = frozenset({EventType.COERCE, EventType.ACCUSE})
# Types whose object says enough: the aid given, the support voiced.
_GIVEN = frozenset({EventType.AID, EventType.SUPPORT})
# Words for those told of before.
_ANYBODY = frozenset("party side".split())


def is_doer(kind: EventType, subject: Token) -> bool:
    """People do; a person whose state is not told speaks and meets for himself."""
    if subject.ent_type_ == "PERSON" and kind in _PRIVATE:
        return False
    return is_people(subject) and subject.pos_ != "PRON" and lemma_of(subject) not in _ANYBODY


def suffers(kind: EventType, objects: list[Token]) -> bool:
    """ "ten activists were arrested": done to people, whoever does it."""
    return kind in _SUFFERED and any(is_doer(kind, o) for o in objects)


def has_patient_word(frame: EventFrame, objects: list[Token]) -> bool:
    """Does something other than a state fill the place of the target?"""
    if frame.mode in _AT_NOBODY:
        return True
    told = {f.type for o in objects if (f := noun_frame(o)) is not None}
    if frame.type is EventType.SANCTION and EventType.AID in told:
        return True
    if frame.type is EventType.SUPPORT and any(o.lemma_.lower() in DEEDS for o in objects):
        return True
    if frame.type in _GIVEN and frame.type in told:
        return True
    return frame.type in _UPON_PEOPLE and any(is_people(o) and o.pos_ != "PRON" for o in objects)


def who_tells(subject: Token, verb: Token) -> Token:
    """ "the workers said they would not end the strike": who says it of himself."""
    if subject.lower_ not in ("they", "he", "she") or verb.dep_ != "ccomp":
        return subject
    return next((c for c in verb.head.children if c.dep_ == "nsubj"), subject)
