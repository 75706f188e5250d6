"""Nouns that report: "the minister's assurance that ...", "calls to ...", "the answer was that ...".

In: a block's parse and the contents that verbs already claimed. Out: further contents, with a cue made of the
noun. Method: `lexicon/reporting_nouns.csv`; the speaker is the possessor, the adjective, or behind "of", "by"
or "from"; "there are assurances that ..." leaves the speaker to the paper told of before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.clauses import Content
from sottovoce.reading.cues import Cue, CueVerb, lemma_of, load_nouns, load_verbs, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BE = frozenset({"be", "remain"})
_GIVING = frozenset("give make issue offer repeat renew deliver voice convey bring send utter add".split())
_BRINGING = frozenset("come return".split())
_PRIOR = 0.7


def find_noun_contents(doc: Doc, claimed: Sequence[Content]) -> list[Content]:
    """Contents of reporting nouns, those inside a claimed content left to their cue."""
    nouns = load_nouns()
    found = []
    for token in doc:
        row = nouns.get(token.lemma_.lower())
        if row is None or not (token.pos_ == "NOUN" or _is_mistagged(token)):
            continue
        verb, frames = row
        reach = _reach(doc, token, frames)
        if reach is None or any(c.first <= token.i <= c.last for c in claimed):
            continue
        subject = _owner(token) or _giver(token)
        if subject is None and not _is_existential(token):
            continue
        cue = Cue(
            verb=_row(verb),
            token=token,
            subject=subject if subject is not None else token,
            is_negated=any(c.lower_ in ("no", "without") for c in token.children),
            is_noun=True,
        )
        found.append(Content(cue, *reach))
    return found


def _is_mistagged(token: Token) -> bool:
    """ "assurances that ... and calls to find": a plural noun read as a verb beside a reporting noun."""
    return token.tag_ in ("VBZ", "NNS") and token.dep_ == "conj" and token.text.endswith("s")


def _row(lemma: str) -> CueVerb:
    base, _, particle = lemma.partition(" ")
    for row in load_verbs().get(base, ()):
        if row.particle == particle:
            return replace(row, hearer="to", prior=_PRIOR)
    return CueVerb(lemma=base, particle=particle, frames="c", kind="say", hearer="to", prior=_PRIOR)


def _reach(doc: Doc, token: Token, frames: str) -> tuple[int, int, str] | None:
    """Token range and frame of what the noun reports."""
    following = [t for t in token.children if t.i > token.i]
    if "c" in frames:
        for child in following:
            mark = next((c for c in child.children if c.lower_ == "that" and _is_mark(c, child)), None)
            if child.dep_ in ("acl", "ccomp", "relcl") and mark is not None and mark.i - token.i < 12:
                return mark.i + 1, _trim(doc, child.right_edge.i), "c"
    if "t" in frames and token.i + 1 < len(doc):
        for child in following:
            infinitive = next((c for c in child.children if c.lower_ == "to" and c.dep_ == "aux"), None)
            if (
                child.dep_ in ("acl", "relcl", "advcl", "xcomp")
                and infinitive is not None
                and infinitive.i - token.i < 8
            ):
                return infinitive.i + 1, _trim(doc, child.right_edge.i), "t"
    if "b" in frames and token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in _BE:
        for child in token.head.children:
            if child.i > token.head.i and child.dep_ in ("ccomp", "attr", "acomp", "advcl"):
                first = next(
                    (c.i + 1 for c in child.children if c.dep_ == "mark" and c.lower_ == "that"), None
                )
                if first is not None:
                    return first, _trim(doc, child.right_edge.i), "c"
    if "f" in frames:
        for child in following:
            if child.lower_ == "for" and child.dep_ == "prep" and child.i - token.i < 3:
                return child.i + 1, _trim(doc, child.right_edge.i), "n"
    return None


def _is_mark(that: Token, verb: Token) -> bool:
    """ "the message that the gas would flow": read as an object, of a verb that has a subject and takes
    none."""
    return that.dep_ == "mark" or (that.dep_ == "dobj" and any(c.dep_ == "nsubj" for c in verb.children))


def _trim(doc: Doc, last: int) -> int:
    while last > 0 and doc[last].text in '.,;:!?”"’)':
        last -= 1
    return last


def _owner(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "poss":
            return child
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "from"):
            owner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if owner is not None and owner.pos_ in ("PROPN", "NOUN", "PRON"):
                return owner
    for child in token.children:
        if child.dep_ in ("amod", "compound") and child.text[0].isupper() and child.i < token.i:
            return child
    return None


def _giver(token: Token) -> Token | None:
    """ "NAME gave an assurance that", "came home with the message that": the subject of the verb it
    hangs on."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "with" and lemma_of(verb.head) in _BRINGING:
        return subject_of(verb.head)
    return subject_of(verb) if token.dep_ == "dobj" and lemma_of(verb) in _GIVING else None


def _is_existential(token: Token) -> bool:
    """ "there are assurances that", "it contains a promise to"; also the second of such a pair."""
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.pos_ == "AUX" or head.pos_ == "VERB":
        for child in head.children:
            if child.dep_ == "attr" and child.lemma_.lower() in load_nouns():
                head = child
    verb = head.head
    if any(c.dep_ == "expl" for c in verb.children) and head.dep_ in ("attr", "nsubj", "dobj"):
        return True
    if verb.dep_ == "acl" and verb.head != verb and verb.head.lemma_.lower() in load_nouns():
        return True
    holder = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return (
        verb.lemma_ in ("contain", "include", "carry", "hold", "open", "close", "end", "begin", "bring")
        and head.dep_ in ("dobj", "pobj")
        and holder is not None
    )
