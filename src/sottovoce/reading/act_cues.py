"""What a reporting cue says about the act, and the wordings that decide where the cue does not.

In: the tables `lexicon/act_cues.csv` (cue, acts, force) and `lexicon/act_wording.csv` (family, pattern).
Out: the sense of an utterance's cue; one compiled pattern for each family.
Method: a cue of several lemmas ("call for", "give word") matches where its lemmas follow one another within
a few words; the longest cue wins. Force "fixed" decides, "lean" tips an undecided content, "neutral" leaves
everything to the content.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sottovoce.errors import SottovoceError
from sottovoce.reading.page import Page, Utterance, first_token
from sottovoce.vocabulary import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 5  # words after the cue's head among which its other lemmas may stand
_NEAR = 2  # the same for particles, and for what follows "be"
_INTO = 4  # tokens of the content that may still belong to the cue ("lodged | a strong protest")
_PARTICLES = frozenset(
    {
        "in",
        "on",
        "for",
        "out",
        "off",
        "up",
        "down",
        "to",
        "with",
        "by",
        "away",
        "back",
        "against",
        "of",
        "at",
        "upon",
    }
)
_FORCES = frozenset({"fixed", "lean", "neutral"})


class MalformedLexicon(SottovoceError, ValueError):
    """A table of the lexicon is broken. The message names table and row."""


@dataclass(frozen=True, slots=True)
class CueSense:
    """Acts that a cue performs. `lemmas` is the cue as it stands in the table."""

    lemmas: tuple[str, ...]
    acts: tuple[Act, ...]
    force: str

    @property
    def is_fixed(self) -> bool:
        return self.force == "fixed"


@cache
def load_cues() -> Mapping[str, tuple[CueSense, ...]]:
    """Senses by first lemma, longest cue first. Raises MalformedLexicon."""
    found: dict[str, list[CueSense]] = defaultdict(list)
    for number, row in enumerate(lexicon_rows("act_cues.csv"), 1):
        lemmas = tuple((row.get("cue") or "").split())
        acts = (row.get("acts") or "").split(";")
        if not lemmas or row.get("force") not in _FORCES or set(acts) - {""} - set(Act):
            raise MalformedLexicon(f'Cannot read "act_cues.csv", row {number}: {row}.\nCorrect that row.')
        found[lemmas[0]].append(CueSense(lemmas, tuple(Act(a) for a in acts if a), row["force"]))
    return {head: tuple(sorted(s, key=lambda c: -len(c.lemmas))) for head, s in found.items()}


def lexicon_rows(name: str) -> list[dict[str, str]]:
    path = files("sottovoce.reading").joinpath("lexicon").joinpath(name)
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read_cue(utterance: Utterance, page: Page) -> CueSense | None:
    """Sense of the utterance's cue; None for a cue that the table does not hold, or no cue."""
    if utterance.cue_lemma is None:
        return None
    lemma = tuple(utterance.cue_lemma.lower().split())
    stretch = _lemmas_from(utterance, page)
    best: CueSense | None = None
    for at, head in enumerate(stretch):
        if at and head not in lemma:
            continue
        sense = _longest(head, stretch[at + 1 :])
        if sense and (best is None or len(sense.lemmas) > len(best.lemmas)):
            best = sense
    given = _longest(lemma[0], lemma[1:]) if lemma else None
    if given and (best is None or len(given.lemmas) > len(best.lemmas)):
        best = given
    return best


def sense_of(verb: Token) -> CueSense | None:
    """Sense of a verb inside the content ("we *reject* that", "I would like to *thank* you")."""
    after = [t.lemma_.lower() for t in verb.doc[verb.i + 1 : verb.i + 1 + _REACH]]
    return _longest(verb.lemma_.lower(), after)


def _lemmas_from(utterance: Utterance, page: Page) -> list[str]:
    """Lemmas from the cue's first word a little way into what follows it."""
    if utterance.cue_span is None:
        return []
    block, doc = page.blocks[utterance.block], page.docs[utterance.block]
    start = utterance.cue_span[0] - block.start
    stop = max(utterance.cue_span[1], min(utterance.start, utterance.cue_span[1] + 60)) - block.start
    first, last = first_token(doc, start), first_token(doc, stop)
    if first == len(doc) or start < 0:
        return []
    return [t.lemma_.lower() for t in doc[first : last + _INTO] if not t.is_space]


def _longest(head: str, after: Sequence[str]) -> CueSense | None:
    for sense in load_cues().get(head, ()):
        if _follow(sense.lemmas, after):
            return sense
    return None


def _follow(lemmas: tuple[str, ...], after: Sequence[str]) -> bool:
    at = 0
    for lemma in lemmas[1:]:
        reach = _NEAR if lemma in _PARTICLES or lemmas[0] == "be" else _REACH
        try:
            at = after.index(lemma, at, at + reach) + 1
        except ValueError:
            return False
    return True
