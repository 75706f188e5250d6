"""Subjects of "says" that are nobody: things, kinds of people, the text itself.

In: the token that heads a subject. Out: whether no speaker is meant. Method: word lists, determiners, and
"this" before a word for a text that has not been told of before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# What "says" or "shows" without being anybody.
_TELLING = frozenset(
    "poll survey study datum figure law article rule theory number statistic evidence logic history "
    "tradition book chapter page sign story headline constitution treaty map picture film video result "
    "research index score trend fact point case thing move decision it test experience word line".split()
)
# What measures, marks or adorns, and "says" so.
_MARKS = frozenset(
    "clock thermometer barometer gauge scale dial calendar plate plaque notice label stamp seal flag tie "
    "shoe brick stone wall door building room window roof board scoreboard screen display menu ticket "
    "receipt form portrait painting tapestry statue poster monument name title motto proverb saying".split()
)
# What is in words or in the air.
_MANNERS = frozenset(
    "tone wording sentence passage phrase gesture mood atmosphere silence style language climate pace "
    "pressure growth rise fall price cost share campaign trade dependence".split()
)
THINGS = _TELLING | _MARKS | _MANNERS
# What its own author calls it.
_WRITTEN = frozenset(
    "essay article column book newsletter piece chapter commentary blog volume page magazine".split()
)


def is_nobody(token: Token, text: str, start: int) -> bool:
    """Does a subject name no speaker at all? start: its place in the text."""
    return _is_anyone(token) or _is_this_text(token, text, start)


def _is_anyone(token: Token) -> bool:
    """ "No president admits", "every minister says", "when an envoy says yes": a kind of people, nobody."""
    words = {c.lower_ for c in token.children if c.dep_ == "det"}
    verb = token.head
    if token.pos_ != "NOUN":
        return False
    if words & {"no", "any"}:
        return True
    is_supposed = verb.dep_ == "advcl" and any(c.lower_ in ("when", "whenever", "if") for c in verb.children)
    return verb.tag_ == "VBZ" and ("every" in words or (is_supposed and bool(words & {"a", "an"})))


def _is_this_text(token: Token, text: str, start: int) -> bool:
    """ "This essay argues": the author speaks, unless the text has told of such a piece before."""
    lemma = token.lemma_.lower()
    if lemma not in _WRITTEN or not any(c.lower_ in ("this", "the present") for c in token.children):
        return False
    return re.compile(rf"\b{lemma}", re.IGNORECASE).search(text, 0, start) is None
