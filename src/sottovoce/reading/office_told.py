"""What the title told with a name tells of its bearer: whose office it is, and of which town.

In: a candidate with its title. Out: the state that alone has such a title, the town told before, whether the
office is one of the state.
"""

from __future__ import annotations

import re

from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.atlas.offices import OfficeHolder, Title, title_named
from sottovoce.reading.gazetteer import first_side
from sottovoce.reading.names import Candidate

# Offices of a body within a state: none without the words that name the body.
_OF_BODY = {"spokesperson": re.compile(r"\bforeign (?:ministry|office|affairs)\b|\bMFA\b", re.IGNORECASE)}
OF_NO_STATE = frozenset(
    "chair commissioner director_general secretary_general deputy_secretary_general".split()
)
_BODY_REACH = 80  # characters

_OF_PARTY = re.compile(
    r"\b[Tt]he (?:(?:head|leader|chief|chairman|member) of the )?(?P<noun>delegation|mission|team|"
    r"guest|visitor|host|counterpart|colleague|envoy|commander|negotiator), "
    r"(?:[A-Z][\w-]*\.? |of |for |and ){0,8}\Z"
)
_PARTY_REACH = 700  # characters

_IN_TOWN = re.compile(r"\b[Ii]n[ \u00a0\n]+([A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*)?)")
_TOWN_REACH = 200  # characters


def only_state(title: Title | None, home: str | None) -> str | None:
    """The state that alone has such a title. Other states too have a secretary of state."""
    if title is None or len(title.states) != 1:
        return None
    is_elsewhere_too = home not in (None, *title.states) and not title.role.startswith("deputy")
    return None if is_elsewhere_too else title.states[0]


def state_of_party(text: str, candidate: Candidate) -> str | None:
    """ "a Ruritanian delegation ... The head of the delegation, Deputy Minister NAME", "his Ruritanian guest
    ... The guest, State Councillor NAME": the state told with that party before."""
    called = _OF_PARTY.search(text, max(0, candidate.start - _BODY_REACH), candidate.start)
    if called is None:
        return None
    low = max(0, called.start() - _PARTY_REACH)
    told = re.compile(rf"(?P<side>[A-Z][\w.’'-]*(?: [A-Z][\w.-]*)?)(?: [a-z-]+)? {called['noun']}\b")
    sides = [first_side(m["side"]) for m in told.finditer(text, low, called.start())]
    return next((code for code in reversed(sides) if code in states_by_code()), None)


def town_told_before(text: str, candidate: Candidate) -> str | None:
    """ "You were in Port Novak yesterday. Mayor NAME told me ...": the town told of last."""
    if candidate.role != "mayor":
        return None
    named = _IN_TOWN.findall(text, max(0, candidate.start - _TOWN_REACH), candidate.start)
    return named[-1] if named else None


def is_of_holder(candidate: Candidate, holder: OfficeHolder | None) -> bool:
    """Is the title told with a name that of the person's term?"""
    title = title_named(candidate.title_surface or "", holder.state if holder is not None else None)
    if holder is None or title is None:
        return holder is None
    return bool({title.role, *title.stands_for} & set(holder.roles))


def is_of_state(role: str, candidate: Candidate, state: str, text: str) -> bool:
    """May an office be called one of the state? "The party chairman" heads no state, nor does its spokesman
    speak for the foreign ministry unless that is named beside him."""
    if role in OF_NO_STATE:
        return state not in states_by_code()
    if role not in _OF_BODY:
        return True
    before = re.split(r"[.;:()\n]", text[max(0, candidate.start - _BODY_REACH) : candidate.start])[-1]
    behind = re.split(r"[.;:()\n]", text[candidate.end : candidate.end + _BODY_REACH])[0]
    behind = behind if behind.startswith(",") else ""
    return _OF_BODY[role].search(before + behind) is not None
