"""Who "I" is at a place of the text: the speaker of the turn, the writer of the letter, the author.

In: a page and a block. Out: one actor, or None. Method: the layout of the block; else, in memoirs and signed
articles, the author by the byline, or, unnamed, by what the head says of the work ("memoirs of a Ruritanian
diplomat").
"""

from __future__ import annotations

import re

from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.identities import named_person
from sottovoce.reading.layout import Layout
from sottovoce.reading.layouts import find_layouts
from sottovoce.reading.page import Block, Page, Utterance
from sottovoce.reading.telling import cue_token, tense_of
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

_BYLINE = re.compile(
    r"^\W*[Bb][Yy] (?P<name>[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w.'’-]*){1,4})\W*$",
    re.MULTILINE,
)
MEMOIR = re.compile(
    r"\b(?P<work>memoirs?|recollections|diar(?:y|ies)|reminiscences|autobiography)\b"
    r"(?: (?:of|by) (?P<who>[^,\n]{3,80}))?",
    re.IGNORECASE,
)
_OF_EDITORS = re.compile(
    r"\W*(?:(?:editor|publisher|translator|compiler)(?:s?['’]?s?)[- ]note|note by the)\b", re.IGNORECASE
)
_HEAD_BLOCKS = 4


def narrator_at(page: Page, block: Block) -> Actor | None:
    """Whom "I" means in a block; None where the text does not say."""
    layout = _layout_of(page, block)
    if layout is not None:
        speaker = layout.speaker or layout.asked
        return speaker.actor if speaker is not None and layout.speaker is not None else None
    if _OF_EDITORS.match(page.text, block.start, block.end):
        return None
    return author_of(page)


def _layout_of(page: Page, block: Block) -> Layout | None:
    return find_layouts(page, detect_genre(page)).get(block.index)


def is_told_in_turn(u: Utterance, page: Page) -> bool:
    """In somebody's turn: are these words of others, or his own to somebody before, that he tells of?"""
    block = page.blocks[u.block]
    layout = _layout_of(page, block)
    is_turn = layout is not None and layout.kind == "turn"
    if not is_turn or u.cue_span is None:
        return False
    narrator = narrator_at(page, block)
    if narrator is None or tense_of(cue_token(u, page)) not in ("past", "pluperfect"):
        return False
    return narrator.id != u.speaker.id or bool(u.addressee_spans)


def author_of(page: Page) -> Actor | None:
    """The author of a memoir or a signed article."""
    return page.once("author", lambda: _author_of(page))


def _author_of(page: Page) -> Actor | None:
    genre = detect_genre(page)
    if genre.kind not in (GenreKind.MEMOIR, GenreKind.EDITORIAL):
        return None
    head = page.blocks[: min(_HEAD_BLOCKS, len(page.blocks))]
    end = head[-1].end if head else 0
    byline = _BYLINE.search(page.text, 0, end)
    work = MEMOIR.search(page.text, 0, end)
    name = byline["name"] if byline else None
    span = work.span() if work is not None else byline.span() if byline is not None else None
    if span is None:
        return None
    sides = [m.actor.state for m in page.mentions_in(*span) if m.actor.state]
    named = [m.actor for m in page.mentions_in(*span) if m.actor.kind is ActorKind.PERSON]
    if named:
        return named[0]
    if name is None and work is not None:
        name = f"author of the {work['work'].lower()}"
    if name is None:
        return None
    return named_person(name, sides[0] if sides else None)
