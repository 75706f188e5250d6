"""What somebody believes, means or sees without saying it.

In: a content of a cue, its speaker and the scene. Out: whether the cue only tells an attitude. Method: the
type of the cue (`cue_types`). What is planned to be said is not yet said; what a state or a body holds, with
no words quoted and not told by itself, is an audience's belief (`beliefs`). A person whose view a report
tells has told it to somebody, as the annotation guide has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.clauses import Content
from sottovoce.reading.cue_types import ATTITUDES, TypedCue, type_of
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.page import Block, CueWord
from sottovoce.reading.quotes import quoted_share
from sottovoce.reading.scenes import Scene
from sottovoce.vocabulary import ActorKind, CueType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP})
# "did not accept that ...", "does not regard her as ...": what is refused is a stand, told all the same.
TELLING_WHEN_NEGATED = frozenset("accept agree recognise recognize support regard consider".split())
_OWN = frozenset({"i", "we", "me", "us", "my", "our", "post"})


def is_only_held(scene: Scene, content: Content, speaker: Speaker) -> bool:
    """Is a content believed, meant or seen, and not said?"""
    cue = content.cue
    typed = type_of(cue.token)
    if typed is None or typed.type not in ATTITUDES or cue.is_noun or content.is_parenthetical:
        return False
    if cue.subject is not None and cue.subject.lower_ in _OWN:
        return False
    if cue.is_negated and cue.verb.lemma in TELLING_WHEN_NEGATED:
        return False
    start, end = scene.page.span_of(scene.block, scene.doc[content.first], scene.doc[content.last])
    if quoted_share(scene.quotes, start, end) > 0:
        return False
    if typed.rule == "governor" or typed.type is CueType.PERCEPTION:
        return True
    return speaker.actor.kind in _BODIES and not speaker.is_paper


def cue_word(block: Block, cue: Token) -> CueWord | None:
    """The type of a cue with the place of the word that decides it."""
    typed: TypedCue | None = type_of(cue)
    if typed is None:
        return None
    start = block.start + typed.word.idx
    return CueWord(type=typed.type, span=(start, start + len(typed.word)), rule=typed.rule)
