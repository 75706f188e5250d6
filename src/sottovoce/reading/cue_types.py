"""What kind of cue a word is: statement, belief, intention or perception.

In: the token that heads a cue, in its parsed block. Out: the type with the word that decides it, or None.
Method: `lexicon/cue_types.csv` by lemma and complement, with the reporting tables behind it; which word
decides is found by the grammar of the cue (`cue_grammar`). What the table does not know has no type.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sottovoce.reading.cue_grammar import (
    complement_of,
    governor_of,
    light_object,
    predicate_of,
    quotes,
    resumed,
    voiced_noun,
    with_particles,
)
from sottovoce.reading.cues import lemma_of, load_nouns, load_verbs
from sottovoce.vocabulary import CueType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ATTITUDES = frozenset({CueType.BELIEF, CueType.INTENTION, CueType.PERCEPTION})
_TELLING = ("say", "act")
_ANY = "d"
# What finds by telling: "the inquiry found that ...".
_FINDING = frozenset(
    "report survey poll study court jury inquiry commission panel audit tribunal investigation review "
    "analysis inspection census committee".split()
)
_MARKS = frozenset(":-–—―")


@dataclass(frozen=True, slots=True)
class TypedCue:
    """A type, the word that decides it, and how: by part of speech and complement, or another rule."""

    type: CueType
    word: Token
    rule: str


def type_of(cue: Token) -> TypedCue | None:
    """The type of a cue by its head word."""
    if cue.text in _MARKS:
        return TypedCue(CueType.STATEMENT, cue, "mark")
    if cue.lower_ == "according":
        return _typed(cue, "p", cue.lower_, _ANY)
    below = resumed(cue)
    return _governed(below) or _by_its_words(below) or (_by_its_words(cue) if below != cue else None)


def _by_its_words(cue: Token) -> TypedCue | None:
    if cue.pos_ in ("NOUN", "PROPN"):
        return _of_noun(cue)
    if cue.pos_ in ("VERB", "AUX") or cue.tag_.startswith("VB"):
        found = _of_adjective(cue) or _of_light_verb(cue) or _of_verb(cue)
        return found or (TypedCue(CueType.STATEMENT, cue, "quotation") if quotes(cue) else None)
    return _typed(cue, "a", cue.lower_, complement_of(cue)) if cue.pos_ == "ADJ" else None


def type_of_span(span: Span) -> TypedCue | None:
    """The type of a cue of several words."""
    root = span.root
    if root.is_punct and root.text not in _MARKS:
        words = [t for t in span if not t.is_punct and not t.is_space]
        return type_of(words[0]) if words else None
    return type_of(root)


def _governed(cue: Token) -> TypedCue | None:
    """ "plans to warn", "is expected to say": what is only meant or awaited is not yet said."""
    governor = governor_of(cue)
    if governor is None:
        return None
    above = type_of(governor)
    if above is not None and above.type in ATTITUDES:
        return TypedCue(above.type, above.word, "governor")
    return None


def _of_light_verb(verb: Token) -> TypedCue | None:
    """ "holds the view", "gave an assurance", "has a plan": the noun decides."""
    noun = light_object(verb)
    return _of_noun(noun) if noun is not None else None


def _of_adjective(verb: Token) -> TypedCue | None:
    """ "is convinced that", "the hope is that": the adjective or noun beside the verb decides."""
    word = predicate_of(verb)
    if word is None:
        return None
    if word.pos_ in ("NOUN", "PROPN"):
        return _of_noun(word)
    complement = complement_of(word)
    if complement == "n" and word != verb:
        complement = complement_of(verb)
    return _typed(word, "a", word.lower_, complement)


def _of_noun(noun: Token) -> TypedCue | None:
    if voiced_noun(noun):
        found = _typed(noun, "n", noun.lemma_.lower(), complement_of(noun))
        return TypedCue(CueType.STATEMENT, noun, "voiced") if found is not None else None
    return _typed(noun, "n", noun.lemma_.lower(), complement_of(noun))


def _of_verb(verb: Token) -> TypedCue | None:
    complement = complement_of(verb)
    lemma = lemma_of(verb)
    for key in (*with_particles(verb, lemma), lemma):
        if (key, "v") in _known():
            if key == "find" and complement == "c" and _tells_findings(verb):
                return TypedCue(CueType.STATEMENT, verb, "finding")
            return _typed(verb, "v", key, complement)
        particle = key.removeprefix(lemma).strip()
        if particle and any(
            r.particle == particle and r.kind in _TELLING for r in load_verbs().get(lemma, ())
        ):
            return TypedCue(CueType.STATEMENT, verb, "reporting verb")
    return _typed(verb, "v", lemma, complement)


def _tells_findings(verb: Token) -> bool:
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.lemma_.lower() in _FINDING


def _typed(word: Token, pos: str, key: str, complement: str) -> TypedCue | None:
    """By the row of the very complement, else by that of any; a word without rows by the reporting tables."""
    for wanted in (complement, _ANY):
        if (key, pos, wanted) in _rows():
            kind = _rows()[key, pos, wanted]
            return TypedCue(kind, word, f"{_POS[pos]}-{wanted}") if kind is not None else None
    reports = {"v": _is_reporting_verb, "n": _is_reporting_noun}.get(pos)
    if reports is not None and reports(key):
        return TypedCue(CueType.STATEMENT, word, f"reporting {_POS[pos]}")
    return None


_POS = {"v": "verb", "n": "noun", "a": "adjective", "p": "phrase"}


def _is_reporting_verb(lemma: str) -> bool:
    return any(row.kind in _TELLING and not row.particle for row in load_verbs().get(lemma, ()))


def _is_reporting_noun(lemma: str) -> bool:
    return lemma in load_nouns()


@cache
def _rows() -> dict[tuple[str, str, str], CueType | None]:
    """Word, part of speech and complement -> type."""
    return dict(read_table())


@cache
def _known() -> frozenset[tuple[str, str]]:
    """Words with a row of their own, and their part of speech."""
    return frozenset((word, pos) for word, pos, _ in _rows())


def read_table() -> Iterator[tuple[tuple[str, str, str], CueType | None]]:
    """The rows of the table, one for each word."""
    text = (files("sottovoce.reading") / "lexicon" / "cue_types.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        kind = CueType(row["type"]) if row["type"] else None
        for word in row["words"].split("|"):
            yield (word, row["pos"], row["complement"]), kind
