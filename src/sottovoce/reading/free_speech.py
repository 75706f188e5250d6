"""Speech that goes on without a cue in minutes, cables and live entries: "He regretted the tone. The quota
followed the fish."

In: one block, with what its cues report. Out: utterances. Method: a sentence without a cue goes on with the
words of the sentence before, as long as nobody acts in it and nobody else has begun to speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.page import Utterance
from sottovoce.reading.quotes import form_of
from sottovoce.reading.scenes import Scene
from sottovoce.reading.spans import mention_at
from sottovoce.reading.uncued import without_marks
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_KINDS = (GenreKind.MINUTES, GenreKind.LIVE_BLOG, GenreKind.CABLE)
_ACTS = frozenset({"he", "she", "i", "they", "we", "one"})
_MIN_TOKENS = 6
_GOES_ON = 0.8


def free_speech(scene: Scene, reported: Sequence[Utterance]) -> Iterator[Utterance]:
    """Sentences of a block that go on with indirect speech."""
    if detect_genre(scene.page).kind not in _KINDS:
        return
    teller: Utterance | None = None
    for sentence in scene.doc.sents:
        start, end = scene.block.start + sentence.start_char, scene.block.start + sentence.end_char
        inside = [
            u for u in reported if start <= (u.cue_span or (u.start, 0))[0] < end or start <= u.start < end
        ]
        if inside:
            last = inside[-1]
            is_telling = last.speaker.kind is ActorKind.PERSON and last.layout == "clause"
            teller = last if is_telling and len(last.chain) == 1 else None
        elif teller is not None and _goes_on(scene, sentence, teller):
            first, stop = without_marks(scene.page.text, start, end)
            yield replace(
                teller,
                start=first,
                end=stop,
                form=form_of(scene.quotes, first, stop),
                is_negated=False,
                confidence=round(teller.confidence * _GOES_ON, 3),
                found_by="rule:free-indirect",
            )
        else:
            teller = None


def _goes_on(scene: Scene, sentence: Span, teller: Utterance) -> bool:
    """A sentence of its own that tells of things, not of what somebody then did."""
    if len(sentence) < _MIN_TOKENS or sentence.text.startswith("(") or sentence.text.rstrip().endswith("?"):
        return False
    root = sentence.root
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or root.pos_ not in ("VERB", "AUX"):
        return False
    return not _is_somebody(scene, subject) and _fits_tense(scene, root, teller)


def _is_somebody(scene: Scene, subject: Token) -> bool:
    if subject.lower_ in _ACTS:
        return True
    named = mention_at(scene.page, scene.block.start + subject.idx)
    return named is not None and named.actor.kind in (ActorKind.PERSON, ActorKind.UNNAMED)


def _fits_tense(scene: Scene, root: Token, teller: Utterance) -> bool:
    """A live entry reports speech in the present or the future; minutes shift it back."""
    if detect_genre(scene.page).kind is not GenreKind.LIVE_BLOG:
        return True
    helpers = {c.lower_ for c in root.children if c.dep_ in ("aux", "auxpass")}
    return root.tag_ in ("VBZ", "VBP", "MD") or bool(
        helpers & {"is", "are", "will", "has", "have", "must", "can"}
    )
