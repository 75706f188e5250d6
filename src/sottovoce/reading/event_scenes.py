"""Where an event happens, or whence it comes: the one state whose place its own words name.

In: a draft of an event and the actors of its page. Out: a state code, or None. Method: the places that hang
by a preposition on the word of the event, or on a verb that carries it; where it comes from counts before
where it is done, and two states leave it open.
"""

from __future__ import annotations

from spacy.tokens import Token

from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_codes import unique
from sottovoce.reading.event_merging import Draft
from sottovoce.reading.grounds import Span
from sottovoce.reading.page import Page

_WHENCE = frozenset({"from"})
_WHERE = frozenset({"in", "inside", "on", "at", "near", "over", "throughout", "within"})


def place_of(finder: ActorFinder, page: Page, draft: Draft) -> tuple[str, Span] | None:
    """The state and the words that name its place."""
    for words in (_WHENCE, _WHERE):
        found = [(code, token) for token in _places(draft, words) for code in _states(finder, draft, token)]
        if len(unique(code for code, _ in found)) == 1:
            code, token = found[0]
            return code, page.span_of(draft.block, token, token)
        if found:
            return None
    return None


def _places(draft: Draft, words: frozenset[str]) -> list[Token]:
    heads = [draft.token]
    if draft.token.pos_ == "NOUN" and draft.token.head.pos_ == "VERB":
        heads.append(draft.token.head)
    if draft.token.dep_ == "conj" and draft.token.head.pos_ == draft.token.pos_:
        heads.append(draft.token.head)
    preps = [c for head in heads for c in head.children if c.dep_ == "prep" and c.lower_ in words]
    found = [g for prep in preps for g in prep.children if g.dep_ == "pobj"]
    return [*found, *(c for token in found for c in token.conjuncts)]


def _states(finder: ActorFinder, draft: Draft, token: Token) -> tuple[str, ...]:
    """Codes of a place; of land by its owner: "Ruritanian soil", "the territory of Ruritania"."""
    mention = finder.mention_at(draft.block, token)
    if mention is not None:
        return finder.codes_of_actor(mention.actor) if mention.is_place or _is_country(mention.kind) else ()
    if token.lemma_.lower() in ("soil", "territory", "land", "airspace", "water", "border", "side"):
        return finder.single(draft.block, token, True)
    return ()


def _is_country(kind: str) -> bool:
    return kind == "country"
