"""Questions that the readers of events ask of a verb or noun: passive, finite, what hangs on its owner.

In: a token of a parsed block. Out: yes or no, or tokens.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sottovoce.reading.event_people import contents_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


def is_passive(verb: Token) -> bool:
    """A passive with its auxiliary, or a bare participle behind its noun."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    own = any(c.dep_ in _SUBJECTS for c in verb.children)
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and not own and is_passive(verb.head)


def behind_of(noun: Token) -> list[Token]:
    """Prepositions that the parse hangs on the owner: "the embargo of the Union on Ruritania"."""
    owners = [o for c in noun.children if c.lower_ == "of" for o in c.subtree if o.pos_ in ("NOUN", "PROPN")]
    return [p for o in owners for p in o.children if p.dep_ == "prep" and p.lower_ in ("on", "against")]


def is_finite_clause(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children
    )


def antecedent(token: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun before it."""
    if token.lower_ in RELATIVES and verb.dep_ == "relcl":
        return verb.head
    return token


def counted(tokens: Iterable[Token]) -> list[Token]:
    """Each with what it counts: "dozens of prisoners"."""
    return [t for token in tokens for t in (token, *contents_of(token))]


def is_own_subject(head: Token, pronoun: Token) -> bool:
    """Whoever acts is not "him": the subject of the pronoun's own verb."""
    if pronoun.dep_ not in ("dobj", "pobj", "dative") or head.dep_ not in _SUBJECTS:
        return False
    return head.head in (pronoun.head, pronoun.head.head)


def tokens_between(doc: Doc, start: int, end: int) -> list[Token]:
    """Tokens of a stretch of characters, whole words."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return list(span) if span is not None else []
