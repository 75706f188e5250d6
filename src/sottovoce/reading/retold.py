"""Clauses of a report that hold nothing of the teller's own: "A told B that C said X".

In: a clause of one content, and the contents of all cues of its block. Out: is it only that another said so?
Method: an inner cue with its subject opens the clause, and what it reports fills the rest of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.clauses import Content
from sottovoce.reading.cues import Cue
from sottovoce.reading.scenes import MIN_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Words under a verb that is so seldom one of saying are no report.
MIN_PRIOR = 0.5
DENYING = frozenset("deny disown disclaim".split())


def only_reports(doc: Doc, first: int, last: int, content: Content, contents: Sequence[Content]) -> bool:
    """ "A told B that C said X": nothing of the clause is A's own but that C said it."""
    if content.cue.lemma in DENYING:
        return False
    for inner in contents:
        if inner is not content and _is_of_inner(inner, content, first, last):
            return True
        if inner is content or not first <= inner.cue.token.i <= last:
            continue
        if inner.cue.subject is not None and inner.cue.subject.lower_ in ("i", "we"):
            continue  # “I can tell you that ...,” he said: his own words
        if _joins_a_deed(inner.cue.token, first, contents):
            continue
        if inner.last - inner.first + 1 < MIN_WORDS or _is_to_come(inner.cue):
            continue  # "said that C would not object to talks": nothing that C has said
        start = min(
            inner.cue.token.i, inner.cue.subject.left_edge.i if inner.cue.subject is not None else last
        )
        if (
            start - first - _setting_before(inner.cue, first) <= 2
            and inner.last >= last - 2
            and inner.cue.subject is not None
        ):
            return inner.cue.verb.kind in ("say", "act") and inner.cue.verb.prior >= MIN_PRIOR
    return False


def _joins_a_deed(verb: Token, first: int, contents: Sequence[Content]) -> bool:
    """ "He had gone to sell soya, he said, and had met nobody": the first verb reports nothing."""
    return (
        verb.dep_ == "conj"
        and first <= verb.head.i < verb.i
        and verb.head.pos_ == "VERB"
        and all(c.cue.token != verb.head for c in contents)
    )


def _is_of_inner(inner: Content, content: Content, first: int, last: int) -> bool:
    """ "said she had been told by B | that C": a clause that stands wholly under a cue within the content."""
    is_within = content.first <= inner.cue.token.i < first
    is_all = inner.first <= first + 1 and last <= inner.last + 1
    return is_within and is_all and inner.cue.verb.kind == "say" and inner.cue.agent is not None


def _setting_before(cue: Cue, first: int) -> int:
    """How many tokens a setting takes before a cue: "In a call with C, | he offered ..."."""
    heads = [c for c in cue.token.children if first <= c.i < cue.token.i and c.dep_ in ("prep", "advmod")]
    return sum(len(list(c.subtree)) + 1 for c in heads)


def _is_to_come(cue: Cue) -> bool:
    """ "would ask", "may object": a word not yet said."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in cue.token.children)
