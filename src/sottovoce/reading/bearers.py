"""Bearers of an office whom the text does not name: "the Ruritanian ambassador", "their defence attaché".

In: the noun that heads a phrase, and the state found for it. Out: an actor that bears the office's name, or
None where the words fit several people. Method: a definite singular whose noun is the title of an office that
one person holds at a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.atlas.offices import Title, office_name, title_named
from sottovoce.reading.belonging import AT_HOME, POSTED
from sottovoce.reading.gazetteer import name_of_code
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import mentions_within
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Offices that many hold in one state at a time, or that are of a body or a town.
_OF_MANY = frozenset(
    "spokesperson government_spokesperson press_secretary adviser envoy senator member_of_parliament leader "
    "cleric judge role commissioner chair governor mayor commander director_general secretary_general "
    "deputy_secretary_general party_leader armed_group_leader high_representative".split()
)
# Offices without a row of their own.
_BESIDE = frozenset({"attaché", "attache"})
# "a diplomat of a NATO country": one of its many, and not told which.
_ONE_OF_MANY = re.compile(
    r"\b(?:of|from)[ \u00a0\n]+(?:an?|one|certain|some|several)[ \u00a0\n]+(?:[\w-]+[ \u00a0\n]+){0,3}"
    r"(?:country|countries|states?|ally|allies|nations?|capitals?)\b"
)
_BEFORE = frozenset({"compound", "amod", "nmod"})


def bearer(token: Token, state: str | None) -> Actor | None:
    """The one who holds the office that a definite noun names, by the office and its state."""
    if state is None or not _is_definite(token):
        return None
    words, title = _office(token, state)
    is_attache = token.lower_ in _BESIDE and len(words) > 1
    if not is_attache and (title is None or not _is_of_one(title, state)):
        return None
    if title is not None and title.template is not None and not title.role.startswith("deputy_"):
        whole = office_name(title, state, name_of_code(state))
    else:
        whole = f"{' '.join(words).capitalize()} of {name_of_code(state)}"
    return Actor(id=f"office:{whole}", name=whole, kind=ActorKind.PERSON, state=state, office=whole)


def is_bearer(token: Token) -> bool:
    """Does a definite noun name the bearer of an office of a state, or of a post abroad?"""
    if not _is_definite(token):
        return False
    title = title_named(token.text, None)
    return title is not None and (title.role in POSTED | AT_HOME or title.role.endswith("minister"))


def _is_of_one(title: Title, state: str) -> bool:
    """Does one person at a time hold an office for a side? An organisation has ambassadors, no ministers."""
    is_side = state in states_by_code() or title.role in POSTED
    return is_side and title.kind == "office" and title.role not in _OF_MANY


def _is_definite(token: Token) -> bool:
    is_one = token.tag_ in ("NN", "NNP")
    return is_one and any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ == "the") for c in token.children)


def _office(token: Token, state: str) -> tuple[list[str], Title | None]:
    """The longest run of words that ends in the noun and is a title of the state, and that."""
    low = min([t.i for t in token.children if t.dep_ in _BEFORE and t.i < token.i] or [token.i])
    if token.lower_ in _BESIDE:
        return [t.text for t in token.doc[low : token.i + 1] if t.ent_type_ != "NORP"], None
    for start in range(low, token.i + 1):
        words = [t.text for t in token.doc[start : token.i + 1]]
        title = title_named(" ".join(words), state)
        if title is not None:
            return words, title
    return [t.text for t in token.doc[max(low, token.i - 1) : token.i + 1]], None


def own_state(page: Page, block: Block, token: Token) -> tuple[bool, str | None]:
    """Does a noun's own phrase settle its state, and which: "the Ruritanian minister for Europe".

    "Western" and "of a NATO country" tell of no one state.
    """
    before = [c.idx for c in token.children if c.dep_ in _BEFORE and c.i < token.i]
    start, end = block.start + min(before or [token.idx]), block.start + token.idx
    stop = block.start + token.right_edge.idx + len(token.right_edge)
    if "Western" in page.text[start:end] or _ONE_OF_MANY.search(page.text, end, stop):
        return True, None
    peoples = (m.actor.state for m in mentions_within(page, start, end) if m.kind == "demonym")
    state = next((code for code in peoples if code in states_by_code()), None)
    return state is not None, state
