"""Who hears in a cable: the post that writes it, the ministry that it writes to, the partner of its talk.

In: an utterance of a cable whose own sentence names no hearer. Out: entries and the words that name them.
Method: the mission's assessment goes to whom the cable is addressed; its people speak to whom the paragraph
names of the other side; he speaks to them where a sentence tells of both.
"""

from __future__ import annotations

import re

from sottovoce.reading.hearers import NOBODY, Audience, heard_at, of_actor
from sottovoce.reading.missions import comment_blocks
from sottovoce.reading.page import Block, Page, Utterance
from sottovoce.reading.posts import OF_POST, state_of_post, state_written_to
from sottovoce.reading.talks import OCCASION, OPEN
from sottovoce.reading.telling import cue_token, is_speaker, sentences_before, tense_of
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

_MEETS = re.compile(
    r"\b(?:met|meets|meeting|called on|calls on|received|saw|sees|visited|hosted|lunch|dinner|talks)\b"
)
_OFFICE = re.compile(r"\b(?:Embassy|High Commission|Consulate|Mission)\b")


def heard_in_cable(u: Utterance, page: Page, block: Block, sentence: tuple[int, int]) -> Audience:
    """Whom a speaker of a cable's talk speaks to, where his own sentence names nobody."""
    state = state_of_post(page)
    if state is None:
        return NOBODY
    if _is_paper(u, page, state):
        reader = state_written_to(page)
        return Audience((reader[0],), page.text[slice(*reader[1])], reader[1]) if reader else NOBODY
    if u.speaker.state == state or (u.speaker_surface and OF_POST.fullmatch(u.speaker_surface)):
        return _partner(u, page, block, state)
    meets = _meeting(u, page, block, sentence)
    if meets is None:
        return NOBODY
    return Audience((state,), meets.group(), meets.span())


def _is_paper(u: Utterance, page: Page, state: str) -> bool:
    """The mission's own assessment."""
    if u.speaker.state != state or u.speaker.kind is not ActorKind.ORGANISATION:
        return False
    return u.block in comment_blocks(page) or _OFFICE.search(u.speaker.name) is not None


def _partner(u: Utterance, page: Page, block: Block, state: str) -> Audience:
    """The last person of another side before, in the paragraph."""
    for mention in reversed(page.mentions_in(block.start, u.start)):
        if mention.actor.kind is ActorKind.PERSON and not _is_of(mention.actor, u, state):
            return heard_at(of_actor(mention.actor), mention)
    return NOBODY


def _is_of(actor: Actor, u: Utterance, state: str) -> bool:
    return actor.state == state or is_speaker(actor, u.speaker)


def _meeting(u: Utterance, page: Page, block: Block, sentence: tuple[int, int]) -> re.Match[str] | None:
    """The mission's own words in the nearest sentence that tells of the speaker's talk with them."""
    if u.speaker.kind not in (ActorKind.PERSON, ActorKind.UNNAMED):
        return None
    here = _post_in(u, page, sentence)
    if here is not None or tense_of(cue_token(u, page)) == "pluperfect" or _is_open(page, sentence):
        return here
    for span in sentences_before(page, block, sentence[0]):
        is_his = _names(page, span, u)
        if _is_open(page, span) and (is_his or not _names_person(page, span)):
            return None
        if not is_his:
            continue
        found = _post_in(u, page, span)
        if found is not None:
            return found
    return _met_before(u, page, block)


def _met_before(u: Utterance, page: Page, block: Block) -> re.Match[str] | None:
    """The sentence in a paragraph before in which the mission met him; that is what the cable is about."""
    before = (s for b in page.blocks_before(block) for s in sentences_before(page, b, b.end))
    for span in before:
        found = _post_in(u, page, span)
        if found is not None and _names(page, span, u) and _MEETS.search(page.text, *span):
            return None if _is_open(page, span) else found
    return None


def _names(page: Page, span: tuple[int, int], u: Utterance) -> bool:
    return any(is_speaker(m.actor, u.speaker) for m in page.mentions_in(*span))


def _names_person(page: Page, span: tuple[int, int]) -> bool:
    return any(m.actor.kind is ActorKind.PERSON for m in page.mentions_in(*span))


def _is_open(page: Page, span: tuple[int, int]) -> bool:
    return OCCASION.search(page.text, *span) is not None or OPEN.search(page.text, *span) is not None


def _post_in(u: Utterance, page: Page, span: tuple[int, int]) -> re.Match[str] | None:
    """Words for the mission's people in a span, outside what is said there."""
    hits = OF_POST.finditer(page.text, *span)
    return next((h for h in hits if not u.start <= h.start() < u.end), None)
