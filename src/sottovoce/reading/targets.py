"""Whom the content speaks about, and how kindly.

In: the content of an utterance, its acts and the page's mentions. Out: targets with polarity in steps of 0.3.
Method: every actor named in the content but the speaker's own side, and mere places, is a target; its part
in the clause (doer, sufferer, receiver, partner) and the act give the polarity, 0 where neither tells.
Where a blamed deed has no named doer the target is "unnamed forces" (annotation guide, "Targets").
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from sottovoce.reading.act_rules import has_condition, wording
from sottovoce.reading.content import Content
from sottovoce.records import Mention, Target
from sottovoce.vocabulary import Act, ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

UNNAMED = "unnamed forces"


class Part(StrEnum):
    """What a named actor is in the clause."""

    DOER = "doer"
    SUFFERER = "sufferer"  # whom a blamed deed hits
    SANCTIONED = "sanctioned"  # "sanctions on X", "measures against X"
    UPHELD = "upheld"  # "the integrity of X", "X's independence"
    RECEIVER = "receiver"  # "arms to X", "help for X"
    PARTNER = "partner"  # "with X", "beside X"
    ANSWERED = "answered"  # "an answer to X", "because of X"
    NAMED = "named"


_PLACING = frozenset(
    "in at from near inside outside across through via over within around off under throughout".split()
)
# Nouns that an adjective of a state only describes: the state itself is not spoken about.
_DESCRIBED = frozenset(
    """wish request user buyer television press newspaper agency market make soil border made language wine citizen journalist
    reporter audience public time colleague counterpart capital daily weekly broadcaster station channel""".split()
)
_GOODS = frozenset(
    "integrity sovereignty independence interest security freedom unity territory neutrality right".split()
)
_CURBS = frozenset(
    "sanction measure embargo restriction ban tariff boycott blockade curb penalty war aggression".split()
)
_DEEDS = re.compile(
    r"(?:aggress|invad|invasion|annex|occup|attack|assault|bomb|shell|kill|strike|threat|war|violat|violence|provocat|hostil|crime|"
    r"interfere|pressure|raid|blockade|incursion|plot|offensive|campaign)"
)
_PARTNERING = frozenset({"with", "beside", "alongside"})
_GROUPS = {
    "people": "people",
    "citizen": "people",
    "nation": "people",
    "population": "people",
} | dict.fromkeys(("opposition", "protester", "dissident", "demonstrator"), "opposition")
_NO_TARGETS = frozenset({Act.NO_COMMENT})
_RATING = frozenset({Act.CONDEMN, Act.PRAISE, Act.REFUSE, Act.ASSESS, Act.ALIGN})


def find_targets(content: Content, acts: tuple[Act, ...]) -> tuple[Target, ...]:
    """Targets of one content, in the order they are named; a state named twice takes its strongest polarity."""
    if acts[0] in _NO_TARGETS:
        return ()
    found: dict[str, float] = {}
    for mention in content.mentions:
        token = _head(content, mention)
        if token is None or _is_left_out(content, mention, token):
            continue
        polarity = _polarity(content, acts, _part(token), token)
        key = _code(mention, token, polarity, acts)
        if key is not None and abs(polarity) >= abs(found.get(key, 0.0)):
            found[key] = polarity
    if not found:
        found = _rated_hearer(content, acts)
    if not any(p < 0 for p in found.values()) and (unnamed := _unnamed(content, acts)) is not None:
        found[UNNAMED] = unnamed
    return tuple(Target(id=key, polarity=value) for key, value in found.items())


def _head(content: Content, mention: Mention) -> Token | None:
    """The token of the content that heads a mention."""
    start = content.page.blocks[content.utterance.block].start
    span = [
        t
        for t in content.tokens
        if start + t.idx >= mention.passage.start and start + t.idx < mention.passage.end
    ]
    return next((t for t in span if t.head not in span or t.head is t), None)


def _is_left_out(content: Content, mention: Mention, token: Token) -> bool:
    own = set((content.utterance.speaker.state or "").split(";")) - {""}
    codes = set((mention.actor.state or "").split(";"))
    if (
        mention.is_place
        or mention.kind == "unnamed"
        or codes & own
        or mention.actor.id == content.utterance.speaker.id
    ):
        return True
    if token.dep_ in ("amod", "compound") and token.head.lemma_.lower() in _DESCRIBED:
        return True
    if mention.kind in ("country", "metonym", "name") and mention.actor.kind is not ActorKind.PERSON:
        return token.dep_ == "pobj" and token.head.lower_ in _PLACING
    return False


def _code(mention: Mention, token: Token, polarity: float, acts: tuple[Act, ...]) -> str | None:
    actor = mention.actor
    if actor.kind is ActorKind.PERSON and polarity and acts[0] in _RATING:
        return actor.name
    if actor.state is None or ";" in actor.state:
        return None
    if token.dep_ in ("amod", "compound") and (group := _GROUPS.get(token.head.lemma_.lower())):
        return f"{actor.state} {group}"
    return actor.state


def _part(token: Token) -> Part:
    """The part in the clause of the noun phrase that a mention heads, or stands in as an adjective."""
    if token.dep_ in ("amod", "compound", "poss", "nmod"):
        return _part_of_owner(token)
    while token.dep_ in ("conj", "appos"):
        token = token.head
    if token.dep_ in ("nsubj", "agent"):
        return Part.DOER
    if token.dep_ == "nsubjpass":
        return Part.SUFFERER if _DEEDS.match(token.head.lemma_.lower()) else Part.NAMED
    if token.dep_ == "dobj":
        return Part.SUFFERER if _DEEDS.match(token.head.lemma_.lower()) else Part.NAMED
    if token.dep_ == "pobj":
        return _part_after(token.head)
    return Part.RECEIVER if token.dep_ == "dative" else Part.NAMED


def _part_of_owner(token: Token) -> Part:
    owned = token.head
    if token.dep_ == "poss" and owned.lemma_.lower() in _GOODS:
        return Part.UPHELD
    if owned.dep_ == "pobj" and owned.head.lower_ in ("to", "for") and not _DEEDS.match(owned.lemma_.lower()):
        return Part.RECEIVER
    if owned.dep_ == "pobj" and owned.head.lower_ in _PARTNERING:
        return Part.PARTNER
    return Part.DOER


def _part_after(preposition: Token) -> Part:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word == "by":
        return Part.DOER
    if word in _PARTNERING or (word == "of" and governor in ("side", "ally", "friend", "partner")):
        return Part.PARTNER
    if word in ("on", "against", "upon") and governor in _CURBS:
        return Part.SANCTIONED
    if word == "of" and governor in _GOODS:
        return Part.UPHELD
    if word in ("of", "on", "against", "into", "upon") and _DEEDS.match(governor):
        return Part.SUFFERER
    if word == "to" and governor in ("answer", "response", "reply", "reaction", "due", "owe", "thank"):
        return Part.ANSWERED
    if word == "of" and governor == "because":
        return Part.ANSWERED
    return Part.RECEIVER if word in ("to", "for", "towards", "toward") else Part.NAMED


_BY_PART = {Part.UPHELD: 0.3}
_BY_ACT: dict[Act, float] = {
    Act.ACCUSE: -0.6,
    Act.CONDEMN: -0.6,
    Act.THREATEN: -0.3,
    Act.WARN: -0.3,
    Act.THANK: 0.6,
    Act.PRAISE: 0.6,
    Act.ALIGN: 0.9,
    Act.AGREE: 0.3,
    Act.PROPOSE: 0.3,
    Act.CONFIRM: 0.0,
    Act.ASSURE: 0.3,
}


def _polarity(content: Content, acts: tuple[Act, ...], part: Part, token: Token) -> float:
    first, _text = acts[0], content.text
    if part is Part.UPHELD:
        return 0.6 if first in (Act.ALIGN, Act.ASSURE, Act.PROMISE) else 0.3
    if part is Part.SANCTIONED:
        return 0.3 if first in (Act.REFUSE, Act.CONDEMN, Act.DENY, Act.ASSURE) else -0.6
    if part is Part.SUFFERER and first in (
        Act.ACCUSE,
        Act.CONDEMN,
        Act.JUSTIFY,
        Act.ASSURE,
        Act.PROMISE,
        Act.DENY,
    ):
        return 0.3 if first is not Act.JUSTIFY else -0.6
    if part is Part.ANSWERED:
        return -0.6
    if first is Act.JUSTIFY:
        return _excused(acts, part)
    if first is Act.APPEAL:
        return -0.3 if wording("stop", content) else 0.0
    if first is Act.REFUSE:
        return 0.0 if part is Part.RECEIVER else -0.3
    if first is Act.PROMISE:
        return (
            0.6 if wording("help", content) and part is not Part.DOER else 0.9 if Act.ALIGN in acts else 0.0
        )
    if first is Act.ASSURE:
        return _assured(content, part, acts)
    if first is Act.DENY:
        return -0.6 if Act.ACCUSE in acts and part is Part.DOER else -0.3 if part is Part.PARTNER else 0.0
    if first in (Act.ASSESS, Act.INFORM, Act.PREDICT, Act.CONFIRM):
        return _assessed(content, part)
    if first is Act.ALIGN and wording("blame", content) and part is Part.DOER:
        return -0.6
    return _BY_ACT.get(first, 0.0)


def _excused(acts: tuple[Act, ...], part: Part) -> float:
    if part is Part.DOER and Act.ACCUSE in acts and len(acts) == 2:
        return -0.6
    return 0.6 if part in (Part.DOER, Part.NAMED) else 0.0


def _assured(content: Content, part: Part, acts: tuple[Act, ...]) -> float:
    if wording("help", content):
        return 0.6
    if part is Part.DOER:
        return 0.0
    return 0.3


def _assessed(content: Content, part: Part) -> float:
    bad, good = wording("failing", content), wording("gaining", content)
    if bad and not good:
        return -0.3
    if good and not bad:
        return 0.3
    return 0.0


def _rated_hearer(content: Content, acts: tuple[Act, ...]) -> dict[str, float]:
    """The addressee, where the act itself rates or threatens him and the content names nobody else."""
    polarity = {Act.THANK: 0.6, Act.THREATEN: -0.3, Act.CONDEMN: -0.6, Act.ACCUSE: -0.6, Act.PRAISE: 0.6}.get(
        acts[0]
    )
    if polarity is None:
        return {}
    own = set((content.utterance.speaker.state or "").split(";"))
    found: dict[str, float] = {}
    for start, end in content.utterance.addressee_spans:
        for mention in content.page.mentions_in(start, end):
            if mention.actor.state and mention.actor.state not in own and ";" not in mention.actor.state:
                found[mention.actor.state] = polarity
    return found


def _unnamed(content: Content, acts: tuple[Act, ...]) -> float | None:
    """Polarity of "unnamed forces" where a blamed deed has no named doer."""
    if Act.ACCUSE not in acts and acts[0] not in (Act.THREATEN, Act.CONDEMN):
        return None
    if wording("unnamed", content) and not has_condition(content.text):
        return -0.6
    main = content.main
    if Act.ACCUSE in acts and not content.mentions and main is not None and main.is_passive:
        return -0.3
    return None
