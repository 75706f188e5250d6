"""Targets of the speaker's own side: a compatriot by name, "the opposition", the government its rivals blame.

In: a content and its acts. Out: targets with the sign of the act. Method: only acts that blame, praise or
thank are read so, and only where he who is named does the deed; what one tells of oneself is no target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.content import Content
from sottovoce.reading.parts import Part, find_part
from sottovoce.reading.rated import Rated, head_of, is_code, own_states, rate
from sottovoce.reading.signs import Sign, find_sign
from sottovoce.records import Mention
from sottovoce.vocabulary import Act, ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_BLAMING = frozenset({Act.ACCUSE, Act.CONDEMN})
_RATING = _BLAMING | {Act.PRAISE, Act.THANK}
_RATED_PARTS = frozenset({Part.DOER, Part.NAMED})
_POWERS = frozenset("government cabinet administration regime".split())
_OPPONENTS = frozenset({"opposition"})
_ARTICLES = frozenset({"the", "our"})


def find_domestic(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
    """Those of the speaker's own side whom the act rates."""
    if acts[0] not in _RATING:
        return {}
    found: dict[str, Rated] = {}
    for mention in content.mentions:
        token = head_of(content, mention)
        if token is None or not _is_own(content, mention) or find_part(token) not in _RATED_PARTS:
            continue
        key = _key(content, mention, token, acts)
        if key is not None:
            found[key] = rate(key, _sign(content, acts, token), "of the speaker's own side", mention)
    for state in sorted(own_states(content))[:1]:
        token = next((t for t in content.tokens if t.lower_ in _OPPONENTS and _is_plain(t)), None)
        if token is not None and is_code(state) and find_part(token) in _RATED_PARTS:
            key = f"{state} opposition"
            found[key] = rate(key, _sign(content, acts, token), "of the speaker's own side", None)
    return found


def _sign(content: Content, acts: tuple[Act, ...], token: Token) -> Sign:
    return find_sign(content, acts, find_part(token))


def _is_own(content: Content, mention: Mention) -> bool:
    is_self = mention.actor.id == content.utterance.speaker.id
    return not is_self and bool(set(states_in(mention.actor.state)) & own_states(content))


def _key(content: Content, mention: Mention, token: Token, acts: tuple[Act, ...]) -> str | None:
    if mention.actor.kind is ActorKind.PERSON:
        return mention.actor.name if mention.kind == "name" else None
    is_power = token.lower_ in _POWERS and any(k.lower_ == "the" for k in token.children)
    blames = acts[0] in _BLAMING and content.utterance.speaker.kind is ActorKind.PERSON
    return mention.actor.state if is_power and blames and is_code(mention.actor.state) else None


def _is_plain(token: Token) -> bool:
    """ "The opposition", of no state that is named beside it."""
    words = [k.lower_ for k in token.children if k.dep_ in ("det", "poss", "amod", "compound")]
    return bool(words) and set(words) <= _ARTICLES
