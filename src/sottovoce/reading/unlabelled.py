"""Interviews whose questions or answers stand without labels, and who answers in them.

In: a page and its genre. Out: a Layout for each such block. Method: paragraphs that ask and answer by turns,
as their words show; who answers is the unnamed official of a background briefing, or whom the head names
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sottovoce.reading.cues import find_cues
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.genre import Genre
from sottovoce.reading.identities import named_person
from sottovoce.reading.layout import Layout
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A question printed without a label is seldom longer (characters); so many of them make an interview.
_QUESTION, _MIN_QUESTIONS = 260, 3
_TALK = re.compile(
    r"\b(?:interview|conversation|talked|spoke|speaks|answers?|answered|asked|questions)\b", re.IGNORECASE
)
_OPENING_NAME = re.compile(
    r"([^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'-]+){1,2})[ ](?:has|is|was|answers|runs|ran|spoke|serves|"
    r"served|leads|"
    r"heads|became|speaks|receives)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_INNER_QUOTATION = re.compile(r"[“\"«][^”\"»]*[”\"»]")


def unlabelled(page: Page, genre: Genre) -> Iterator[tuple[int, Layout]]:
    """An interview whose questions stand as paragraphs of their own, without labels."""
    asking = [b for b in page.blocks if b.kind is BlockKind.PARAGRAPH and _is_question(page, b)]
    if len(asking) < _MIN_QUESTIONS or not _TALK.search(page.text, 0, asking[0].start):
        return
    answered = [
        b for b in asking if b.index + 1 < len(page.blocks) and _answers(page, page.blocks[b.index + 1])
    ]
    answerer = interviewee_of(page, genre, asking[0].start) or _opening_name(page, asking[0].start)
    if len(answered) * 2 >= len(asking) and answerer is not None:
        yield from alternating(page, asking[0].index, answerer)


def _is_question(page: Page, block: Block) -> bool:
    return block.end - block.start < _QUESTION and page.text[block.start : block.end].rstrip().endswith("?")


def _answers(page: Page, block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and not _is_question(page, block)


def _opening_name(page: Page, end: int) -> Speaker | None:
    """A name that opens a paragraph of the head ("Ana Novak answers for gas at the Ruritanian ministry")."""
    for block in page.blocks:
        if block.start >= end:
            break
        found = _OPENING_NAME.match(page.text, block.start)
        if found is not None and block.kind is BlockKind.PARAGRAPH:
            stop = page.text.find(". ", block.start)
            named = [m.actor.state for m in page.mentions_in(block.start, stop if stop > 0 else block.end)]
            state = next((s for s in named if s), page.likely_home)
            actor = named_person(found[1], state)
            return Speaker(actor, found[1], found.span(1), certainty=0.9)
    return None


def is_first_person(page: Page, block: Block) -> bool:
    return _FIRST_PERSON.search(_INNER_QUOTATION.sub(" ", page.text[block.start : block.end])) is not None


def alternating(page: Page, first: int, answerer: Speaker | None) -> Iterator[tuple[int, Layout]]:
    """An interview with labels over its first question and answer only: by turns, as the words show."""
    is_answer = False
    for block in page.blocks[first:]:
        if block.kind is not BlockKind.PARAGRAPH:
            return
        words = _INNER_QUOTATION.sub(" ", page.text[block.start : block.end])
        if words.rstrip().endswith("?"):
            is_answer = False
        elif _FIRST_PERSON.search(words):
            is_answer = True
        elif not is_answer and block.index == page.blocks[-1].index:
            return  # the writer's own last words
        if is_answer:
            yield block.index, turn_of(answerer)
        else:
            yield block.index, Layout(kind="turn", speaker=None, is_question=not tells(page, block))
        is_answer = not is_answer


def tells(page: Page, block: Block) -> bool:
    """A journalist's turn that reports others' words ("the ministry says ...") is read as a report."""
    return any(c.verb.prior > 0.7 for c in find_cues(page.docs[block.index]))


def turn_of(speaker: Speaker | None) -> Layout:
    return Layout(
        kind="turn",
        speaker=speaker,
        is_verbatim=True,
        is_interview=True,
        certainty=0.8,
    )


def interviewee_of(page: Page, genre: Genre, end: int | None = None) -> Speaker | None:
    """Who answers: the unnamed official of a background briefing, else the person the head names first."""
    first_turn = end or next((b.start for b in page.blocks if b.kind is BlockKind.TURN), len(page.text))
    if genre.is_background:
        for block, doc in zip(page.blocks, page.docs, strict=True):
            if block.start >= first_turn:
                break
            speaker = _unnamed_official(page, block, doc)
            if speaker is not None:
                return speaker
    for mention in page.mentions:
        if mention.passage.start >= first_turn:
            break
        if mention.actor.kind is ActorKind.PERSON:
            return Speaker(mention.actor, mention.surface, (mention.passage.start, mention.passage.end))
    return None


def _unnamed_official(page: Page, block: Block, doc: Doc) -> Speaker | None:
    for token in doc:
        if (
            token.lower_ in ("official", "officer", "diplomat", "adviser", "aide", "source")
            and token.pos_ == "NOUN"
        ):
            first = token.i
            while (
                first > 0
                and doc[first - 1].dep_ in ("det", "amod", "compound")
                and doc[first - 1].head == token
            ):
                first -= 1
            start = block.start + doc[first].idx
            end = block.start + token.idx + len(token)
            surface = page.text[start:end]
            state = next(
                (m.actor.state for m in page.mentions if m.passage.start < end and m.actor.state), None
            )
            name = re.sub(r"\A(?:an?|the) ", "", surface) + " (unnamed)"
            actor = Actor(id=f"unnamed:{name}", name=name, kind=ActorKind.UNNAMED, state=state)
            return Speaker(actor, surface, (start, end))
    return None
