"""Refusals to speak: "would not say", "declined to comment", "neither confirmed nor denied".

In: a block's parse and its cues. Out: silences, each with its subject and the tokens that tell it. A silence
is a statement of its own (annotation guide, "no_comment").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.reading.cues import Cue, is_negated, lemma_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEAKING = frozenset(
    "say comment answer reply respond confirm deny elaborate disclose reveal name specify discuss explain "
    "vouch address clarify speak talk tell identify rule react acknowledge".split()
)
_DECLINING = frozenset("decline refuse".split())
_WITHOUT = frozenset("comment response reply answer reaction statement explanation".split())
_GIVING = frozenset("make give offer issue have provide".split())
_KEEPING = frozenset("keep remain stay fall".split())
_REFUSING_AUXILIARIES = frozenset("would wo will have has had did do does could can".split())


@dataclass(frozen=True, slots=True)
class Silence:
    token: Token  # the verb that tells it
    subject: Token | None
    first: int
    last: int
    verbs: tuple[Token, ...]  # reporting verbs that it takes up


def find_silences(doc: Doc, cues: Sequence[Cue]) -> list[Silence]:
    """Silences of a block in order."""
    found: list[Silence] = []
    for token in doc:
        silence = (
            _declined(doc, token) or _unsaid(doc, token) or _nothing_given(doc, token) or _kept(doc, token)
        )
        if silence is not None and not any(token in s.verbs for s in found):
            found.append(silence)
    return found


def _declined(doc: Doc, token: Token) -> Silence | None:
    """ "declined to comment on the report"."""
    if lemma_of(token) not in _DECLINING or token.pos_ != "VERB":
        return None
    verb = next(
        (c for c in token.children if c.dep_ in ("xcomp", "ccomp") and lemma_of(c) in _SPEAKING), None
    )
    if verb is None or (verb.lemma_ == "rule"):
        return None
    return Silence(token, subject_of(token), token.i, _end(doc, verb), (token, verb))


def _unsaid(doc: Doc, token: Token) -> Silence | None:
    """ "has not said whether", "did not respond", "neither confirmed nor denied", "would not name them"."""
    if token.pos_ != "VERB" or lemma_of(token) not in _SPEAKING:
        return None
    if not is_negated(token) and not _of_neither(token):
        return None
    if token.dep_ in ("conj",) and any(
        a.pos_ == "VERB" and is_negated(a) and lemma_of(a) in _SPEAKING for a in (token.head,)
    ):
        return None
    auxiliaries = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    has_neither = any(c.lower_ == "neither" for c in token.children)
    if not has_neither and not auxiliaries & _REFUSING_AUXILIARIES:
        return None
    if lemma_of(token) in ("say", "tell") and any(
        c.dep_ == "ccomp" and c.i > token.i for c in token.children
    ):
        clause = next(c for c in token.children if c.dep_ == "ccomp")
        if not any(
            c.lower_ in ("whether", "if", "how", "why", "when", "what", "where", "who")
            for c in clause.subtree
        ):
            return None  # "did not say that ...": a denial of words, not a silence
    if lemma_of(token) == "rule" and not any(c.lower_ == "out" for c in token.children):
        return None
    if lemma_of(token) in (
        "speak",
        "talk",
        "discuss",
        "address",
        "reveal",
        "name",
        "identify",
        "disclose",
        "acknowledge",
        "tell",
        "say",
        "explain",
    ):
        # A past fact ("he did not speak") is no refusal; an unwillingness or a lasting state is.
        if not auxiliaries & {"would", "wo", "will", "has", "have", "had"} and lemma_of(token) != "say":
            return None
        if lemma_of(token) == "say" and not any(
            c.dep_ in ("ccomp", "advcl", "xcomp") for c in token.children
        ):
            return None
    joined = [t for t in token.conjuncts if t.i > token.i and lemma_of(t) in _SPEAKING]
    first = next((c.i for c in token.children if c.lower_ == "neither"), token.i)
    first = min([first, *(c.i for c in token.children if c.dep_ in ("aux", "neg") and c.i < token.i)])
    return Silence(
        token,
        subject_of(token),
        first,
        max([_end(doc, token), *(_end(doc, t) for t in joined)]),
        (token, *joined),
    )


def _of_neither(verb: Token) -> bool:
    """ "Neither X nor Y has confirmed or denied it"."""
    subject = subject_of(verb)
    return subject is not None and any(c.lower_ == "neither" for c in subject.children)


def _nothing_given(doc: Doc, token: Token) -> Silence | None:
    """ "made no comment", "gave no response", "there was no reply from NAME"."""
    if token.pos_ not in ("VERB", "AUX") or lemma_of(token) not in _GIVING:
        return None
    for child in token.children:
        if (
            child.dep_ == "dobj"
            and child.lemma_ in _WITHOUT
            and any(c.lower_ == "no" for c in child.children)
        ):
            return Silence(token, subject_of(token), token.i, _end(doc, token), (token,))
    return None


def _kept(doc: Doc, token: Token) -> Silence | None:
    """ "keeps silent about it", "remained silent"."""
    if token.pos_ not in ("VERB", "AUX") or lemma_of(token) not in _KEEPING:
        return None
    for child in token.children:
        if child.lower_ in ("silent", "mum", "silence", "tight-lipped") and child.i > token.i:
            return Silence(token, subject_of(token), token.i, _end(doc, token), (token,))
    return None


def _end(doc: Doc, verb: Token) -> int:
    end: int = verb.right_edge.i
    while end > verb.i and doc[end].text in '.,;:!?”"’)':
        end -= 1
    return end
