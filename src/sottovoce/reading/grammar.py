"""Labels of the parser that several rules of reading ask for, and the questions they answer.

In: a token of a parsed block. Out: yes or no. The labels are those of ClearNLP and the Penn Treebank, which
the English pipelines of spaCy use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
PUNCTUATION = frozenset(",;:.!?-–—\"“”'’‘()[]«»…")


def has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Has a verb the "to" of an infinitive?"""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Is a verb, or an auxiliary of it, in a tense?"""
    if verb.tag_ in FINITE:
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children)
