"""Letters, memos, cables and other papers that a paragraph tells of, with writer and addressee.

In: a page and a block. Out: papers in order. "a letter, dated ..., from NAME, the minister ..., to European
leaders": the writer stands behind "from", "by", "signed by" or "over the name of", or is the possessor; the
addressee behind "to", or is "sent to".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sottovoce.reading.discourse import PAPERS, Paper
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import mention_at, mentions_starting_in
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WRITER = re.compile(
    r"\b(?:from|(?:signed|written|sent|penned|drafted|authored|issued|addressed) by|by|over the name of|"
    r"under the name of|in the name of|bearing the (?:name|signature) of)[ \u00a0\n]+"
    r"(?:(?:the|his|its)[ \u00a0\n]+)?",
)
_ADDRESSEE = re.compile(r"\b(?:to|addressed to|sent to)[ \u00a0\n]+")
_OWN = frozenset(
    {"letter", "memo", "memorandum", "cable", "note", "message", "statement", "telegram", "email"}
)
_SENDING = frozenset({"send", "write", "sign", "address", "deliver", "dispatch"})
# The writer and the addressee stand within so many characters behind the word.
_REACH = 260
# An addressee stands within so many characters behind "to".
_NEAR = 40


def find_papers(page: Page, block: Block, doc: Doc) -> Iterator[Paper]:
    """Papers of a block whose writer is told, and those without one."""
    for token in doc:
        if token.lemma_.lower() not in PAPERS or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.dep_ in ("compound",):
            continue
        sentence = token.sent
        start = block.start + token.idx
        stop = min(block.start + sentence.end_char, start + _REACH)
        writer = _writer(page, block, token, start, stop)
        span = (start, start + len(token))
        if writer is None and token.lemma_.lower() not in ("letter", "memo", "cable"):
            continue
        yield Paper(
            word=page.text[span[0] : span[1]],
            span=span,
            writer=writer.actor if writer else None,
            writer_span=(writer.passage.start, writer.passage.end) if writer else None,
            addressee_spans=tuple(_addressees(page, start, stop, writer)),
        )


def _writer(page: Page, block: Block, token: Token, start: int, stop: int) -> Mention | None:
    for match in _WRITER.finditer(page.text, start, stop):
        if len(re.findall(r"\b(?:said|says|told|stated)\b", page.text[start : match.start()])):
            break
        mention = _mention_from(page, match.end(), min(match.end() + 60, stop))
        if mention is not None:
            return mention
    verb = token.head
    sender = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if token.dep_ == "dobj" and verb.lemma_ in _SENDING and sender is not None:
        return mention_at(page, block.start + sender.idx)
    for child in token.children:
        if child.dep_ == "poss":
            owner = mention_at(page, block.start + child.idx)
            if owner is not None:
                return owner
    return None


def _mention_from(page: Page, start: int, stop: int) -> Mention | None:
    """The person or body named first from an offset on; a person within the same phrase is preferred."""
    inside = [m for m in mentions_starting_in(page, start, stop) if not m.is_place]
    phrase = page.text[start:stop]
    end = re.search(r"[;:.]|,? (?:to|and|which|who|was|is|has)\b", phrase)
    limit = start + end.start() if end else stop
    inside = [m for m in inside if m.passage.start < limit]
    persons = [m for m in inside if m.actor.kind is ActorKind.PERSON]
    bodies = [m for m in inside if m.kind != "demonym" and m.passage.start - start < 6]
    chosen = persons or bodies
    return chosen[0] if chosen else None


def _addressees(page: Page, start: int, stop: int, writer: Mention | None) -> Iterator[tuple[int, int]]:
    for match in _ADDRESSEE.finditer(page.text, start, stop):
        if writer is not None and match.start() < writer.passage.start < match.end():
            continue
        for mention in mentions_starting_in(page, match.end(), match.end() + _NEAR + 1):
            if not mention.is_place and not _is_same(mention.actor, writer):
                yield mention.passage.start, mention.passage.end
                return


def _is_same(actor: Actor, writer: Mention | None) -> bool:
    return writer is not None and actor.id == writer.actor.id
