"""Where a content is cut: before a later cue of its own level, and between clauses that stand apart.

In: a block's parse and a range of tokens. Out: narrower ranges. Method: the dependency tree; a clause with a
subject of its own, joined by "and", "but" or a semicolon, could be true or false apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.calendar_days import date_label
from sottovoce.reading.cues import Cue
from sottovoce.reading.grammar import PUNCTUATION, SUBJECTS, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPLEMENTISERS = frozenset("that what which who whether if as when while because".split())
_SUBSTANCE = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "INTJ"})
_LIGHT_VERBS = frozenset({"do", "be", "have"})


# A second thing said behind these words is a statement of its own, where its verb is surely one of saying.
_CONCEDING = frozenset({"though", "although", "while", "whereas"})
_SURE = 0.8


def end_before_next_cue(doc: Doc, cue: Cue, cues: Sequence[Cue], first: int, last: int) -> int:
    """Last token before a later cue that is coordinated with this one, not told inside its content."""
    limit = last
    for other in cues:
        start = other.token.i
        if not first < start <= last or other.token == cue.token:
            continue
        own = [c for c in other.token.children if c.dep_ in SUBJECTS]
        if own and any(c.dep_ == "aux" and c.i < own[0].left_edge.i for c in other.token.children):
            continue  # "should they insist": a condition
        if own and (_follows_complementiser(doc, own[0]) or own[0].left_edge.i <= first):
            continue
        concession = _concession(other)
        if concession is not None and concession.i > first:
            limit = min(limit, concession.i - 1)
            continue
        is_inside = other.token.dep_ in ("ccomp", "advcl", "relcl", "acl", "csubj")
        if own and is_inside and other.subject != cue.subject and not _opens_main_clause(doc, own[0]):
            continue
        if not own and other.subject != cue.subject and not _is_coordinated(other, cue):
            continue
        begin = own[0].left_edge.i if own else _verb_group_start(doc, other.token)
        while begin - 1 > first and (
            doc[begin - 1].text in PUNCTUATION
            or doc[begin - 1].lower_ in ("and", "but", "or", "then", "also", "yet")
        ):
            begin -= 1
        if begin > first:
            limit = min(limit, begin - 1)
    return limit


def _concession(cue: Cue) -> Token | None:
    """ "..., though he warned that ...": the word that opens a second thing said."""
    if cue.token.dep_ != "advcl" or cue.verb.kind == "think" or cue.verb.prior < _SURE:
        return None
    marks = (c for c in cue.token.children if c.dep_ in ("mark", "advmod") and c.lower_ in _CONCEDING)
    return next(marks, None)


def _is_coordinated(other: Cue, cue: Cue) -> bool:
    head = other.token
    while head.dep_ == "conj":
        head = head.head
        if head == cue.token:
            return True
    return False


def _follows_complementiser(doc: Doc, subject: Token) -> bool:
    i = subject.left_edge.i - 1
    return i >= 0 and doc[i].lower_ in _COMPLEMENTISERS


def _opens_main_clause(doc: Doc, subject: Token) -> bool:
    i = subject.left_edge.i - 1
    return i >= 0 and (
        doc[i].lower_ in ("but", "yet") or (doc[i].lower_ == "and" and i > 0 and doc[i - 1].text in ",;")
    )


def _verb_group_start(doc: Doc, verb: Token) -> int:
    start = verb.i
    while start > 0 and (
        (doc[start - 1].pos_ in ("AUX", "PART", "ADV") and doc[start - 1].head in (verb, verb.head))
        or doc[start - 1].dep_ in ("aux", "auxpass", "neg")
    ):
        start -= 1
    return start


def trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Leave off punctuation and loose conjunctions at either end."""
    while first <= last and (doc[first].text in PUNCTUATION or doc[first].is_space):
        first += 1
    while last >= first and (
        doc[last].is_space
        or (doc[last].text in PUNCTUATION)
        or doc[last].lower_ in ("and", "but", "or", "then", "while")
    ):
        last -= 1
    return first, last


def split_content(doc: Doc, first: int, last: int, skip: range | None = None) -> list[tuple[int, int]]:
    """Token ranges of the clauses of a content that could be true or false apart.

    A cut is made at a semicolon and before a coordinated clause with a subject of its own. `skip`: tokens of
    an interrupting cue, never cut through.
    """
    first = _own_clause(doc, first, last, skip)
    cuts = {first}
    for i in range(first + 1, last + 1):
        if skip is not None and i in skip:
            continue
        token = doc[i]
        if token.text == ";":
            cuts.add(i + 1)
        elif token.lower_ == "that" and token.dep_ == "mark" and doc[i - 1].lower_ in (",", "and", "but"):
            cuts.add(i)
        elif token.dep_ == "conj":
            start = _clause_start(doc, token, first)
            if start is not None and (skip is None or start not in skip):
                cuts.add(start)
    ordered = sorted(cuts)
    ranges: list[tuple[int, int]] = []
    for start, stop in zip(ordered, [*(c - 1 for c in ordered[1:]), last], strict=True):
        low, high = trim(doc, start, stop)
        while low <= high and (
            doc[low].lower_ in ("and", "but", "yet", "or")
            or (doc[low].lower_ == "that" and doc[low].dep_ not in ("nsubj", "nsubjpass"))
        ):
            low += 1
        if high - low >= 1 or not ranges:
            ranges.append((low, high))
        else:
            ranges[-1] = (ranges[-1][0], high)
    return _without_ellipses(doc, [r for r in ranges if r[1] >= r[0]])


def is_elliptic(doc: Doc, first: int, last: int) -> bool:
    """ "He did", "anything will": a clause of pronouns and auxiliaries that lives on the words before it."""
    words = doc[first : last + 1]
    return sum(t.dep_ in SUBJECTS for t in words) < 2 and not any(_has_substance(t) for t in words)


def _has_substance(token: Token) -> bool:
    if token.pos_ in _SUBSTANCE or (token.pos_ == "VERB" and token.lemma_.lower() not in _LIGHT_VERBS):
        return True
    return token.lemma_ == "be" and any(c.dep_ in ("advmod", "prep") for c in token.children)


def _without_ellipses(doc: Doc, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What says nothing by itself stays with the clause before it, or behind it where it comes first."""
    joined: list[tuple[int, int]] = []
    for first, last in ranges:
        if joined and (is_elliptic(doc, *joined[-1]) or _leans_back(doc, first, last)):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _leans_back(doc: Doc, first: int, last: int) -> bool:
    """Elliptic, or a predicate without a subject whose parts are pronouns: "and | will stay on it"."""
    words = doc[first : last + 1]
    if is_elliptic(doc, first, last):
        return True
    if any(t.dep_ in SUBJECTS or t.dep_ == "neg" or t.pos_ in _SUBSTANCE for t in words):
        return False
    return any(t.pos_ == "PRON" for t in words)


def _own_clause(doc: Doc, first: int, last: int, skip: range | None) -> int:
    """ "18 May, Porto: Novak assures us, in public, that ...": what the cue itself governs is its content."""
    if skip is None or not date_label(doc[first : last + 1].text):
        return first
    for i in range(skip.start + 1, last):
        head = doc[i].head
        if doc[i].lower_ == "that" and doc[i].dep_ == "mark" and head.dep_ == "ccomp" and head.head.i in skip:
            return i + 1
    return first


def _clause_start(doc: Doc, verb: Token, first: int) -> int | None:
    """Where a coordinated finite clause or predicate of this content begins, or None."""
    head = verb.head
    if verb.pos_ not in ("VERB", "AUX") or head.pos_ not in ("VERB", "AUX") or not first <= head.i < verb.i:
        return None
    own = [c for c in verb.children if c.dep_ in SUBJECTS and head.i < c.i < verb.i]
    if not own and not (is_finite(verb) and _has_complement(head, verb.i)):
        return None
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod", "mark", "advcl")]
    inside = [c.left_edge.i for c in (*own, *helpers) if head.i < c.left_edge.i < verb.i]
    start = min([verb.i, *inside])
    joins = doc[start - 1].lower_ in ("and", "but", "yet", ",", ";", "that", "or")
    return start if joins and doc[start - 1].lower_ != "or" else None


def _has_complement(verb: Token, before: int) -> bool:
    """ "is and will remain beside": the first verb has nothing of its own, and is no claim."""
    wanted = ("dobj", "prep", "attr", "acomp", "ccomp", "xcomp", "oprd", "agent", "prt", "advcl")
    return any(c.dep_ in wanted and verb.i < c.i < before for c in verb.children)
