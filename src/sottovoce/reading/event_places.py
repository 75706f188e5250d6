"""Provinces, towns and agencies in a text, as those who act or are acted upon: "police in Ruriville".

In: a block, its parse and its mentions. Out: more mentions, of names that elsewhere stand for nobody and for
events stand for their state. Method: longest name first, no names of persons or days.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sottovoce.reading.atlas.places import LONGEST, first_words, load_homes
from sottovoce.records import Actor, Mention, Passage
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sottovoce.reading.page import Block

_NO_PLACES = frozenset({"PERSON", "DATE", "TIME", "WORK_OF_ART", "LAW", "PRODUCT"})
_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})


def place_towns(
    document: str,
    block: Block,
    doc: Doc,
    at: dict[tuple[int, int], Mention],
    placed: list[tuple[Token, Mention]],
) -> None:
    """Add provinces, towns and agencies to the mentions of a block; a longer name stands before a shorter."""
    for tokens, mention in _find_places(document, block, doc):
        others = [at.get((block.index, t.i)) for t in tokens]
        if any(o is not None and len(o.surface) >= len(mention.surface) for o in others):
            continue
        at |= {(block.index, t.i): mention for t in tokens}
        placed[:] = [pair for pair in placed if pair[1] not in others]
        placed.append((next((t for t in tokens if t.head not in tokens), tokens[-1]), mention))
    placed.sort(key=lambda pair: pair[0].i)


def _find_places(document: str, block: Block, doc: Doc) -> Iterator[tuple[list[Token], Mention]]:
    """Names of places and agencies with their tokens, in order."""
    starts = first_words()
    after = 0
    for token in doc:
        if token.i < after or token.text not in starts:
            continue
        tokens = _longest(token)
        if tokens:
            after = tokens[-1].i + 1
            yield tokens, _mention(document, block, tokens)


def _longest(token: Token) -> list[Token]:
    if token.ent_type_ in _NO_PLACES:
        return []
    homes = load_homes()
    for count in range(LONGEST, 0, -1):
        span = token.doc[token.i : token.i + count]
        if len(span) == count and span.text in homes:
            return list(span)
    return []


def _mention(document: str, block: Block, tokens: list[Token]) -> Mention:
    span = tokens[0].doc[tokens[0].i : tokens[-1].i + 1]
    home = load_homes()[span.text]
    start, end = block.start + span.start_char, block.start + span.end_char
    return Mention(
        passage=Passage(document=document, start=start, end=end),
        surface=span.text,
        actor=Actor(id=home.state, name=span.text, kind=ActorKind.STATE, state=home.state),
        kind="name",
        is_place=home.is_place and span.root.dep_ not in _ACTING,
    )
