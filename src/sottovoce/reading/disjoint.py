"""Whom a pronoun cannot stand for: who is spoken to in its own clause, who is named in words quoted, and whom
the words are about that "he said" stands behind.

In: a page, a pronoun at its place, and where somebody is named before it. Out: yes or no. Method: the
pronoun's verb and the participles that hang on it; the quotation marks of the block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.grammar import SUBJECTS
from sottovoce.reading.page import Block, Page
from sottovoce.reading.quotes import is_quoted, quotes_of
from sottovoce.reading.spans import token_from

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 12  # steps up a parse
# In whose words or house something is said may be who says it: "In an interview with the minister he said".
_SETTINGS = frozenset("interview conversation profile portrait biography speech letter statement".split())

_BELOW = frozenset({"appos", "compound", "flat", "nmod", "amod", "det"})


def cannot_be(page: Page, block: Block, pronoun: Token, offset: int) -> bool:
    """Is one who is named at an offset before a pronoun, in its block, surely another?"""
    if not block.start <= offset < block.start + pronoun.idx:
        return False
    place = block.start + pronoun.idx
    quotes = quotes_of(page, block)
    if is_quoted(quotes, offset, offset + 1) and not is_quoted(quotes, place, place + 1):
        return True
    named = token_from(page, block, offset)
    if named is None or named.sent != pronoun.sent or pronoun.dep_ not in SUBJECTS:
        return False
    return _is_other_part(named, pronoun) or _is_in_content(named, pronoun)


def _is_in_content(named: Token, pronoun: Token) -> bool:
    """ "NAME would go on, he said": whom the words are about that he says is not he."""
    verb = pronoun.head
    if pronoun.i == 0 or pronoun.nbor(-1).text != "," or verb.pos_ != "VERB":
        return False
    content = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < pronoun.i), None)
    if content is None and verb.dep_ in ("parataxis", "ccomp") and verb.head.i != verb.i:
        content = verb.head
    while named.dep_ in _BELOW and named.head is not named:
        named = named.head
    if content is None or not (named.dep_ in SUBJECTS and named.head == content):
        return False
    return not any(t.text in (":", ";") for t in pronoun.doc[named.i : pronoun.i])


def _is_other_part(named: Token, pronoun: Token) -> bool:
    """ "To NAME he stressed", "Asked by NAME, she said", "Receiving NAME, he promised": an object beside the
    subject."""
    verb = pronoun.head
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    token = named
    for _ in range(_REACH):
        if token.head is token:
            return False
        if token.dep_ in SUBJECTS or token.dep_ == "poss" or token.lemma_.lower() in _SETTINGS:
            return False
        if token.head == verb:
            return token.i < pronoun.i and token.dep_ not in ("ccomp", "conj", "parataxis", "dep")
        token = token.head
    return False
