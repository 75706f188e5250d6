"""Which side's account of a talk a sentence tells from: "according to the Kremlin", "the US read-out says".

In: an utterance and its page. Out: the words, and the state whose account it is. Method: a word for an
account that tells or is told from, with the side named in its phrase, else its owner; "the same text", "it"
of the account told from before; else an office of a state behind "according to" or in the chain of tellers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sottovoce.codes import states_in
from sottovoce.reading.page import Page, Utterance
from sottovoce.reading.telling import block_of, sentences_before, told_sentence
from sottovoce.vocabulary import ActorKind

_ACCOUNT = r"(?:read-?\s?outs?|accounts?|communiqu[eé]s?|statements?|press releases?|summary|version|text)"
_TOLD_FROM = re.compile(
    rf"\b(?:according to|in) (?P<whose>(?:an?|the|this|that|his|her|its|their) (?:[\w'’-]+ ){{0,3}}"
    rf"{_ACCOUNT}\b[^,.;:]{{0,60}})",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"\b(?P<whose>(?:an?|the|this|that|his|her|its|their) (?:[\w'’-]+ ){{0,3}}{_ACCOUNT}\b[^.;:]{{0,110}}?) "
    r"(?:says?|said|adds?|added|mentions?|claims?|claimed|has it|had it|went further|goes further|"
    r"reports?)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:the same (?:read-?\s?out|account|text|statement)\b|\AIt (?:said|says|adds)\b)|"
    r",\s+it (?:said|says|adds),"
)
# "The ministry's account is shorter": what it tells, the next sentence says.
_IS_RATED = re.compile(
    rf"\b(?P<whose>(?:an?|the|this|that|his|her|its|their) (?:[\w'’-]+ ){{0,3}}{_ACCOUNT}\b) "
    r"(?:is|was) (?!not available)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\b(?:his|her|its|their) (?:own )?(?:[\w-]+ )?(?:ministry|office|service|government|embassy)\b"
)
# A read-out tells of a talk; a statement may be no more than one.
_OF_TALK = re.compile(r"read-?\s?out|account|version", re.IGNORECASE)
_ACCORDING = re.compile(r"\baccording to (?:the )?\Z", re.IGNORECASE)


OTHER = "other"  # a side that is not the speaker's and has no name here


@dataclass(frozen=True, slots=True)
class Account:
    """`side`: the state that gives it. `is_of_talk`: the words alone say that a talk is told of."""

    words: str
    side: str
    is_of_talk: bool


def account_behind(u: Utterance, page: Page) -> Account | None:
    """The account from which the words are told."""
    sentence, block = told_sentence(u, page), block_of(u, page)
    here = _named(u, page, sentence, (_TOLD_FROM, _TELLS))
    if here is not None:
        return here
    if _AGAIN.search(page.text[slice(*sentence)]):
        before = sentences_before(page, block, sentence[0])
        named = (_named(u, page, span, (_TOLD_FROM, _TELLS, _IS_RATED)) for span in before)
        return next((account for account in named if account is not None), None)
    return _office(u, page, sentence)


def _named(
    u: Utterance, page: Page, sentence: tuple[int, int], patterns: tuple[re.Pattern[str], ...]
) -> Account | None:
    for pattern in patterns:
        for hit in pattern.finditer(page.text, *sentence):
            if u.start <= hit.start() < u.end:
                continue
            again = _AGAIN.search(page.text[hit.end() : max(hit.end(), u.start)])
            side = _side(u, page, hit.span("whose"), may_own=again is None)
            if side is not None:
                return Account(hit["whose"], side, _OF_TALK.search(hit["whose"]) is not None)
    return None


def _side(u: Utterance, page: Page, span: tuple[int, int], may_own: bool) -> str | None:
    """The one state that a phrase names; else that of its owner, the speaker or whoever else is told of."""
    named = [m for m in page.mentions_in(*span) if m.actor.kind is not ActorKind.PERSON]
    states = {m.actor.state for m in named} - {None}
    if len(states) == 1:
        return states.pop()
    if states or not _OWNER.search(page.text, *span):
        return None
    own = states_in(u.speaker.state)
    if not may_own:
        return OTHER
    return own[0] if own else None


def _office(u: Utterance, page: Page, sentence: tuple[int, int]) -> Account | None:
    """An office of a state that is no person: "according to the Kremlin"; "the Kremlin says" in the chain."""
    limit = max(sentence[0], min(u.start, sentence[1]))
    for mention in page.mentions_in(sentence[0], limit):
        actor, start = mention.actor, mention.passage.start
        if actor.kind not in (ActorKind.ORGANISATION, ActorKind.STATE) or not actor.state:
            continue
        if actor.name in u.chain[:-1] or _ACCORDING.search(page.text[max(0, start - 20) : start]):
            return Account(mention.surface, actor.state, is_of_talk=False)
    return None
