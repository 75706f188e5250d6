"""What the attribution head marks as said and no rule reports.

In: a scene, the head's attributions with their confidence, and the utterances that rules found. Out: more
utterances. Method: an attribution counts where the head is sure, its source is somebody whom the speaker
rules know, its cue is a word for saying, or for what a person holds, and nothing of its content is
reported already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.attitudes import cue_word
from sottovoce.reading.cue_types import type_of
from sottovoce.reading.cues import is_negated, lemma_of, load_verbs
from sottovoce.reading.marks import Marked
from sottovoce.reading.page import Utterance
from sottovoce.reading.quotes import form_of, quoted_share
from sottovoce.reading.scenes import MIN_WORDS, Scene
from sottovoce.reading.speakers import find_speaker
from sottovoce.reading.uncued import without_marks
from sottovoce.vocabulary import ActorKind, CueType

if TYPE_CHECKING:
    from spacy.tokens import Token

# The confidence from which the head is heard: nine in ten are right on PolNeAR's dev part.
GATE = 0.75
# Quoted content needs no cue that is known.
_QUOTED = 0.8
_PERSONS = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_VERSION = "head:attribution/1"


def marked(scene: Scene, marks: Sequence[Marked], found: Sequence[Utterance]) -> Iterator[Utterance]:
    """Utterances of the attributions in one block that no utterance in `found` covers."""
    for mark in marks:
        if mark.confidence >= GATE and mark.attribution.source is not None:
            yield from _of(scene, mark, found)


def _of(scene: Scene, mark: Marked, found: Sequence[Utterance]) -> Iterator[Utterance]:
    page, item = scene.page, mark.attribution
    source = _head_of(scene, item.source.start, item.source.end) if item.source else None
    cue = _head_of(scene, item.cue.start, item.cue.end)
    if source is None or cue is None or is_negated(cue):
        return
    contents = [without_marks(page.text, content.start, content.end) for content in item.contents]
    start, end = min(s for s, _ in contents), max(e for _, e in contents)
    if any(u.start < end and start < u.end for u in found):
        return
    is_quoted = all(quoted_share(scene.quotes, s, e) >= _QUOTED for s, e in contents)
    if not (is_quoted or _says(cue) or _believes(cue)):
        return
    speaker = find_speaker(page, scene.block, source, scene.discourse)
    if speaker is None or speaker.is_paper:
        return
    if not (is_quoted or _says(cue) or speaker.actor.kind in _PERSONS):
        return
    for s, e in contents:
        if len(page.text[s:e].split()) < MIN_WORDS:
            continue
        yield Utterance(
            block=scene.block.index,
            start=s,
            end=e,
            speaker=speaker.actor,
            speaker_surface=speaker.surface,
            speaker_span=speaker.span,
            cue=page.text[item.cue.start : item.cue.end],
            cue_span=(item.cue.start, item.cue.end),
            cue_lemma=lemma_of(cue),
            cue_word=cue_word(scene.block, cue),
            form=form_of(scene.quotes, s, e),
            chain=("author",),
            layout="clause",
            confidence=round(mark.confidence * speaker.certainty, 3),
            found_by=_VERSION,
        )


def _head_of(scene: Scene, start: int, end: int) -> Token | None:
    span = scene.doc.char_span(start - scene.block.start, end - scene.block.start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _says(cue: Token) -> bool:
    is_known = any(row.kind in ("say", "act") for row in load_verbs().get(lemma_of(cue), ()))
    return is_known and _is_of_type(cue, CueType.STATEMENT)


def _believes(cue: Token) -> bool:
    """A person's view, which he has told to somebody; not one that he is awaited to take."""
    return _is_of_type(cue, CueType.BELIEF)


def _is_of_type(cue: Token, wanted: CueType) -> bool:
    typed = type_of(cue)
    return typed is not None and typed.type is wanted and typed.rule != "governor"
