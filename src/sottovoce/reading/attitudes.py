"""What somebody believes, means or sees without saying it.

In: a content of a cue, its speaker and the scene. Out: whether the cue only tells an attitude; a belief is
kept with the page. Method: the
type of the cue (`cue_types`). What is planned to be said is not yet said; what a state or a body holds, with
no words quoted and not told by itself, is an audience's belief (`beliefs`). A person whose view a report
tells has told it to somebody, as the annotation guide has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.clauses import Content
from sottovoce.reading.cue_types import ATTITUDES, TypedCue, type_of
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.page import Block, CueWord, Held
from sottovoce.reading.quotes import quoted_share
from sottovoce.reading.scenes import Scene
from sottovoce.vocabulary import ActorKind, CueType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP})
# "did not accept that ...", "does not regard her as ...": what is refused is a stand, told all the same.
TELLING_WHEN_NEGATED = frozenset("accept agree recognise recognize support regard consider".split())
_CLAUSES = frozenset({"c", "s"})
_RELATIVES = frozenset({"WDT", "WP", "WRB"})
_OWN = frozenset({"i", "we", "me", "us", "my", "our", "post"})


def is_only_held(scene: Scene, content: Content, speaker: Speaker) -> bool:
    """Is a content believed, meant or seen, and not said?"""
    cue = content.cue
    typed = type_of(cue.token)
    is_verb = cue.token.pos_ in ("VERB", "AUX") and not content.is_parenthetical
    if typed is None or typed.type not in ATTITUDES or cue.is_noun or not is_verb:
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


def keep_belief(scene: Scene, content: Content, speaker: Speaker) -> None:
    """What a state or a body believes, kept for the audience's beliefs; not what it once thought."""
    cue, typed, first = content.cue, type_of(content.cue.token), scene.doc[content.first]
    if typed is None or typed.type is not CueType.BELIEF or typed.rule == "governor":
        return
    if content.frame not in _CLAUSES or not _is_lasting(cue.token) or first.tag_ in _RELATIVES:
        return
    holders = states_in(speaker.actor.state)
    if holders:
        start = min((c.i for c in cue.token.children if c.dep_ in ("aux", "neg")), default=first.i)
        begun = start if cue.is_negated else first.i  # "does not regard X as": the denial is held
        held = Held(
            block=scene.block.index, cue=cue.token, holders=tuple(holders), first=begun, last=content.last
        )
        scene.page.held.append(held)


def _is_lasting(verb: Token) -> bool:
    """In the present tense, or with an auxiliary that is."""
    return any(t.tag_ in ("VBZ", "VBP") for t in (verb, *(c for c in verb.children if c.dep_ == "aux")))


def cue_word(block: Block, cue: Token) -> CueWord | None:
    """The type of a cue with the place of the word that decides it."""
    typed: TypedCue | None = type_of(cue)
    if typed is None:
        return None
    start = block.start + typed.word.idx
    return CueWord(type=typed.type, span=(start, start + len(typed.word)), rule=typed.rule)
