"""The mission behind a cable: its "we", its head of mission, the comment in which it speaks itself.

In: a page that is a cable, with its mentions. Out: the embassy as an actor, the speaker that its own short
words
mean, and the blocks that are its comment or its summary. Method: the one embassy that the text names with its
state; the words at the head of a paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.discourse import Speaker
from sottovoce.reading.gazetteer import name_of_code
from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.spans import mention_at
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADS = {
    "HOM": "Head of Mission",
    "Ambassador": "Ambassador",
    "DCM": "Deputy Chief of Mission",
    "CDA": "Chargé d'affaires",
}
_OWN = frozenset({"we", "us", "our", "post"})
_PART = r"\s*(?:\d{1,2}\.\s*)?(?:\([A-Z/]+\)\s*)?"
_COMMENT = re.compile(rf"{_PART}(?:COMMENT|Comment|ASSESSMENT|Assessment)\b\s*[.:]")
_SUMMARY = re.compile(rf"{_PART}(?:SUMMARY|Summary)\b\s*[.:]")
_END = re.compile(r"\b(?:END COMMENT|End comment|END SUMMARY|End summary)\b")
_NUMBERED = re.compile(r"\s*\d{1,2}\.\s")


def mission_of(page: Page) -> Actor | None:
    """The embassy that writes a cable: the one that the text names with a state."""
    return page.once("mission", lambda: _mission_of(page))


def _mission_of(page: Page) -> Actor | None:
    if detect_genre(page).kind is not GenreKind.CABLE:
        return None
    named = {
        m.actor.id: m.actor for m in page.mentions if m.actor.name.startswith("Embassy of") and m.actor.state
    }
    return next(iter(named.values())) if len(named) == 1 else None


def of_mission(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "we", "Post", "HOM" in a cable: the embassy or its head."""
    head = _HEADS.get(token.text)
    if head is None and token.lower_ not in _OWN:
        return None
    mission = mission_of(page)
    if mission is None or (token.lower_ == "post" and token.text != "Post"):
        return None
    start = block.start + token.idx
    span = (start, start + len(token))
    if head is None:
        return Speaker(mission, token.text, span, certainty=0.9)
    named = mention_at(page, start)
    if named is not None and named.actor.kind is ActorKind.PERSON:
        return None  # the text names who that is
    name = f"{head} of {name_of_code(mission.state or '')}"
    actor = Actor(id=f"office:{name}", name=name, kind=ActorKind.PERSON, state=mission.state, office=name)
    return Speaker(actor, token.text, span, certainty=0.9)


def comment_blocks(page: Page) -> dict[int, Speaker]:
    """Block index -> the mission, for the paragraphs of its comment."""
    mission = mission_of(page)
    found: dict[int, Speaker] = {}
    is_open = False
    for block in page.blocks if mission is not None else ():
        words = page.text[_line_start(page, block) : block.end]
        is_open = _COMMENT.match(words) is not None or (is_open and not _NUMBERED.match(words))
        if is_open and mission is not None and block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            found[block.index] = Speaker(mission, None, None, certainty=0.9)
        is_open = is_open and not _END.search(words)
    return found


def is_summary(page: Page, block: Block) -> bool:
    """A cable's summary of what it tells below."""
    if detect_genre(page).kind is not GenreKind.CABLE:
        return False
    return _SUMMARY.match(page.text[_line_start(page, block) : block.end]) is not None


def _line_start(page: Page, block: Block) -> int:
    return page.text.rfind("\n", 0, block.start) + 1
