"""Whom the speaker shuts out: "close the straits to X's ships", "no ship of X would be given a berth".

In: a content, its acts, the token that heads a mention. Out: a sign below 0, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.content import Content
from sottovoce.reading.signs import Sign
from sottovoce.vocabulary import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNING = frozenset({"amod", "compound", "poss", "nmod"})
_SHUTTING = frozenset("close shut bar block deny refuse".split())
_BINDING = frozenset({Act.PROMISE, Act.ASSURE, Act.THREATEN})
_STAYING = frozenset("remain stay leave keep linger".split())  # none left behind: they go, as they came
_DEEP = 4  # "no ship of this kind under the flag of X"


def shut_out(content: Content, acts: tuple[Act, ...], token: Token) -> Sign | None:
    """How an actor is rated to whom, or to whose people, something is closed."""
    if (verb := _closed_by(content, token)) is not None:
        return Sign(-0.6, "shut out", verb)
    if acts[0] in _BINDING and (noun := _denied_noun(token)) is not None and _is_to_come(content):
        return Sign(-0.3, "none of his let in", noun.text)
    return None


def _closed_by(content: Content, token: Token) -> str | None:
    """The verb by which something is closed to the actor or what is his, and no negation turns it."""
    owned = token.head if token.dep_ in _OWNING else token
    if owned.dep_ != "pobj" or owned.head.lower_ not in ("to", "for"):
        return None
    verb = owned.head.head if owned.head.head.pos_ == "VERB" else owned.head.head.head
    shuts = (p.lemma in _SHUTTING and not p.is_negated for p in content.predicates if p.verb == verb)
    return verb.text if any(shuts) else None


def _denied_noun(token: Token) -> Token | None:
    """The noun behind "no" that the actor owns or describes; it is the subject."""
    noun = token
    for _ in range(_DEEP):
        if noun.dep_ in ("nsubj", "nsubjpass"):
            is_none = any(k.lower_ == "no" and k.dep_ == "det" for k in noun.children)
            return noun if is_none and noun != token else None
        if noun.dep_ not in _OWNING and noun.dep_ not in ("pobj", "prep"):
            return None
        noun = noun.head
    return None


def _is_to_come(content: Content) -> bool:
    main = content.main
    return main is not None and main.modal in ("will", "would", "shall") and main.lemma not in _STAYING
