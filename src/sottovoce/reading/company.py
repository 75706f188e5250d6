"""Speakers told of by their company: the hosts of a visitor, who travels with a delegation, "the four".

In: the token that heads a cue's subject. Out: the speaker meant, or a state; None where the text tells none.
Method: the place called at last; the delegation behind a participle; so many persons as a number counts in
the sentence before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.grammar import SUBJECTS
from sottovoce.reading.identities import government, together
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import mentions_within
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def the_number(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "The four declared": all those, so many, whom the sentence before names."""
    count = _COUNTS.get(token.lower_)
    if count is None or [c.lower_ for c in token.children] != ["the"] or token.dep_ not in SUBJECTS:
        return None
    sentence = token.sent
    if sentence.start == 0:
        return None
    before = token.doc[sentence.start - 1].sent
    start, end = block.start + before.start_char, block.start + before.end_char
    named = {
        m.actor.id: m.actor for m in mentions_within(page, start, end) if m.actor.kind is ActorKind.PERSON
    }
    if len(named) != count:
        return None
    span = (block.start + token.left_edge.idx, block.start + token.idx + len(token))
    return Speaker(together(list(named.values())), page.text[slice(*span)], span, certainty=0.9)


_COMPANY = re.compile(
    r"[ \u00a0\n]+(?:[a-z-]+[ \u00a0\n]+){0,2}(?:delegation|team|party|side|mission|entourage|negotiators)\b"
)


def state_of_company(page: Page, block: Block, token: Token) -> str | None:
    """ "An official travelling with the Ruritanian delegation": with whom a participle or a preposition puts
    him."""
    behind = [t for c in token.children if c.i > token.i and c.dep_ in ("acl", "prep") for t in c.subtree]
    if not behind:
        return None
    start, end = page.span_of(block, behind[0], behind[-1])
    company = (
        m.actor.state
        for m in mentions_within(page, start, end)
        if m.kind == "demonym" and _COMPANY.match(page.text, m.passage.end)
    )
    return next((state for state in company if state), None)


_CALLED_AT = re.compile(
    r"\b(?:visit(?:s|ed|ing)?(?: to)?|(?:trip|journey|call) to|(?:arriv|land)(?:es|ed|ing|s) in|"
    r"(?:came|comes|went|goes|flew|flies|travel(?:s|led|ed)|return(?:s|ed)) to)"
    r"[ \u00a0\n]+(?:the[ \u00a0\n]+)?\Z"
)


def hosts(page: Page, block: Block, token: Token, surface: str, span: tuple[int, int]) -> Speaker | None:
    """ "The envoy visited Port Novak. His hosts assured him ...": the government of the state called at."""
    if token.lower_ != "hosts" or {c.dep_ for c in token.children} != {"poss"}:
        return None
    before = page.blocks[max(0, block.index - 1)]
    for mention in reversed(mentions_within(page, before.start, span[0])):
        state = mention.actor.state
        called = _CALLED_AT.search(page.text, before.start, mention.passage.start)
        if called is not None and state is not None and state in states_by_code():
            return Speaker(government(state), surface, span, certainty=0.85)
        if mention.is_place:
            return None  # "Back in Port Novak"
    return None
