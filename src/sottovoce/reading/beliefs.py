"""What an audience is reported to hold of an actor.

In: a page with its mentions. Out: beliefs in order. Method: the parse. Three frames: an audience that
regards, sees or does not take an actor for something, or believes that ...; an actor that is seen as
something (by whom, where); a noun: "a consensus in X that ..."; and what the cues of attribution tell as
believed by a state or a body. Whether the content denies an
actor its independence is read from `lexicon/autonomy_words.csv`. What somebody said on one
occasion is a statement, not a belief.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sottovoce.reading.belief_attitudes import find_attitudes
from sottovoce.reading.belief_frames import Frame, find_frames, frame_of
from sottovoce.reading.belief_holders import (
    codes_in,
    codes_of,
)
from sottovoce.reading.belief_states import find_states_of_mind
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.surfaces import load_surfaces, record_id
from sottovoce.records import Belief, Passage
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

FOUND_BY = "rule:belief/1"
_TABLE = "autonomy_words.csv"
_DOUBTING = frozenset({"doubt", "distrust", "mistrust", "dismiss"})
_NEGATIONS = frozenset(
    {"not", "n't", "never", "no", "nobody", "none", "hardly", "scarcely", "longer", "few", "neither", "nor"}
)
_NEGATION_REACH = 40  # characters before the words in which "not" still denies them
_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
_UNREAD = frozenset({BlockKind.SALUTATION, BlockKind.SIGNATURE, BlockKind.TURN})


def find_beliefs(page: Page) -> tuple[Belief, ...]:
    """Beliefs of a page in order; `denies_autonomy` is None where the words leave it open."""
    found: list[Belief] = []
    for block, doc in zip(page.blocks, page.docs, strict=True):
        if block.kind in _UNREAD:
            continue
        frames = (
            *find_frames(page, block, doc),
            *find_states_of_mind(page, block, doc),
            *find_attitudes(page, block, doc),
        )
        pairs = [(frame, _holders(page, block, frame)) for frame in frames]
        for frame, holders in (*pairs, *_held(page, block, doc)):
            belief = _belief(page, block, doc, frame, holders)
            taken = any(
                b.passage.start < belief.passage.end and belief.passage.start < b.passage.end for b in found
            )
            if (belief.about is not None or belief.holders) and not taken:
                found.append(belief)
    return tuple(sorted(found, key=lambda b: b.passage.start))


def _holders(page: Page, block: Block, frame: Frame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for t in frame.holders for c in codes_in(page, block, t)))


def _held(page: Page, block: Block, doc: Doc) -> Iterator[tuple[Frame, tuple[str, ...]]]:
    """What cues tell as believed by states or bodies, and nobody said (`attitudes`), with their codes."""
    for held in page.held:
        if held.block == block.index:
            yield frame_of(doc, held.cue, (), held.first, held.last, strength=held.cue), held.holders


def _belief(page: Page, block: Block, doc: Doc, frame: Frame, holders: tuple[str, ...]) -> Belief:
    start, end = page.span_of(block, doc[frame.first], doc[frame.last])
    content = " ".join(page.text[start:end].split())
    denies = _denies_autonomy(doc, frame)
    return Belief(
        id=record_id(page.document.id, "belief", start, end, ";".join(holders)),
        passage=Passage(document=page.document.id, start=start, end=end),
        holders=holders,
        about=_about(page, block, doc, frame, holders),
        content=content,
        denies_autonomy=denies,
        strength=frame.strength,
        found_by=FOUND_BY,
    )


# --- what it says -------------------------------------------------------------------------------


def _about(page: Page, block: Block, doc: Doc, frame: Frame, holders: tuple[str, ...]) -> str | None:
    """The first actor in the words held that is not the holder; else the one told of last before them."""
    if frame.subject is not None:
        named = [c for c in codes_in(page, block, frame.subject) if c not in holders]
        if named:
            return named[0]
    start, end = page.span_of(block, doc[frame.first], doc[frame.last])
    first = doc[frame.first]
    opening = next(
        (t for t in doc[frame.first : frame.last + 1] if t.dep_ in ("nsubj", "nsubjpass", "poss")), first
    )
    is_pronoun = first.pos_ != "PROPN" and opening.lower_ in _PRONOUNS
    if not is_pronoun:
        inside = [c for m in page.mentions_in(start, end) for c in codes_of(m) if c not in holders]
        if inside:
            return inside[0]
    if is_pronoun and holders and frame.head.pos_ == "NOUN":
        return holders[0]
    before = page.mentions_in(max(block.start, start - 400), start)
    if opening.lower_ in ("he", "she", "his", "her"):
        before = [m for m in before if m.actor.kind is ActorKind.PERSON]
    for mention in reversed(before):
        codes = [c for c in codes_of(mention) if c not in holders]
        if codes:
            return codes[0]
    return None


def _denies_autonomy(doc: Doc, frame: Frame) -> bool | None:
    """Read from the words behind the verb or, where it stands behind them, from all; its own denial once."""
    first = frame.head.i + 1 if frame.first <= frame.head.i < frame.last else frame.first
    words = doc[first : frame.last + 1].text
    hit = next(load_surfaces(_TABLE).find(words, 0, len(words)), None)
    if hit is None:
        return None
    before = words[max(0, hit.start - _NEGATION_REACH) : hit.start].lower().split()
    turned = frame.is_negated ^ (frame.head.lemma_ in _DOUBTING) ^ bool(_NEGATIONS & set(before[-5:]))
    return (hit.row["kind"] == "denied") ^ turned
