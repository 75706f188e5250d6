"""The name that stands in apposition to an office: "the defence minister, Jan Novak".

In: the token that heads a noun phrase. Out: the person named beside it as the speaker, or None. Method: the
parser's appositions; a name right behind a title; a name behind the comma that ends an office.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.atlas.offices import title_named
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.grammar import SUBJECTS
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import mention_at, mentions_within
from sottovoce.records import Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = frozenset(
    "minister secretary chairman president head chief commissioner spokesman speaker".split()
)
# What leads from an office to the name in its apposition: titles in capitals.
_LED_TO_NAME = re.compile(r",[ \u00a0\n]+(?:(?:[A-Z][a-z-]+\.?|of|for|and)[ \u00a0\n]+){0,7}")
_NAME_REACH = 110  # characters


def phrase_of(block: Block, token: Token) -> tuple[int, int]:
    """Offsets of the noun phrase a token heads, relative clauses left out."""
    kept = [token.i]
    for child in token.children:
        if child.dep_ in ("relcl", "acl", "conj", "cc", "punct", "appos"):
            continue
        kept += [t.i for t in child.subtree]
    low, high = min(kept), max(kept)
    doc = token.doc
    return block.start + doc[low].idx, block.start + doc[high].idx + len(doc[high])


def apposed_person(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "the defence minister, Jan Novak", "the minister for trade, Jan Novak": the name speaks."""
    below = [
        c for prep in token.children if prep.dep_ == "prep" for pobj in prep.children for c in pobj.children
    ]
    named = [c for c in token.children if c.dep_ in ("appos", "compound", "nmod", "flat")]
    for child in named + [c for c in below if c.dep_ == "appos" and _is_office(token)]:
        mention = mention_at(page, block.start + child.idx)
        if mention is not None and mention.actor.kind is ActorKind.PERSON:
            start, _ = phrase_of(block, token)
            end = max(mention.passage.end, start)
            return Speaker(mention.actor, page.text[start:end], (start, end))
    return _behind_comma(page, block, token) if _is_office(token) else None


def second_name(page: Page, block: Block, token: Token, first: Mention) -> Speaker | None:
    """ "Asked by the moderator, NAME1, what he made of it, NAME2 said": a name is in apposition to no other,
    so that the one right before the verb speaks."""
    if token.dep_ not in SUBJECTS or first.actor.kind is not ActorKind.PERSON:
        return None
    for child in token.children:
        mention = mention_at(page, block.start + child.idx) if child.dep_ == "appos" else None
        if (
            mention is None
            or mention.actor.kind is not ActorKind.PERSON
            or mention.actor.id == first.actor.id
        ):
            continue
        if not page.text[mention.passage.end : block.start + token.head.idx].strip():
            return Speaker(mention.actor, mention.surface, (mention.passage.start, mention.passage.end))
    return None


def _behind_comma(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "The head of the delegation, Deputy Minister NAME, said": a name behind the office and the comma."""
    start, end = phrase_of(block, token)
    near = mentions_within(page, end, min(block.end, end + _NAME_REACH))
    named = (m for m in near if m.kind == "name" and m.actor.kind is ActorKind.PERSON)
    mention = next(named, None)
    if mention is None or not _LED_TO_NAME.fullmatch(page.text, end, mention.passage.start):
        return None
    stop = mention.passage.end
    return (
        Speaker(mention.actor, page.text[start:stop], (start, stop))
        if page.text[stop : stop + 1] == ","
        else None
    )


def _is_office(token: Token) -> bool:
    title = title_named(token.lemma_, None)
    return token.lemma_.lower() in _OFFICES or (title is not None and title.kind == "office")


def named_behind(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "chargé Novak (of the embassy)": a name right behind a title, which the parser hangs elsewhere."""
    if token.i + 1 >= len(token.doc) or token.nbor(1).pos_ != "PROPN":
        return None
    mention = mention_at(page, block.start + token.nbor(1).idx)
    if mention is None or mention.actor.kind is not ActorKind.PERSON or title_named(token.text, None) is None:
        return None
    start, _ = phrase_of(block, token)
    return Speaker(mention.actor, page.text[start : mention.passage.end], (start, mention.passage.end))
