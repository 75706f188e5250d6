"""States and blocs of a case: names as a user types them in, codes out; and who belongs to whom.

In: a name or code ("Belarus", "blr", "EU", "the West", "Kremlin"). Out: its code; the members of every bloc;
the two sides of a case. Method: the tables of the atlas; a name with several meanings is refused, and so is
one that the atlas does not hold, with the nearest that it does.
"""

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sottovoce.errors import CaseError

if TYPE_CHECKING:
    from sottovoce.measures import Sides

# The atlas lists no members of a collective; these are what reports of the 2000s to 2020s mean by it.
_WEST = frozenset({"EU", "NATO", "G7", "AUS", "CHE", "NZL"})


def code_of(name: str) -> str:
    """The code of a state or bloc. Raises CaseError if nothing, or more than one thing, is called so."""
    wanted = " ".join(name.split()).removeprefix("the ").removeprefix("The ")
    codes = _codes_by_name().get(wanted.casefold(), frozenset())
    if len(codes) == 1:
        return next(iter(codes))
    if codes:
        several = ", ".join(f"{name_of(code)} ({code})" for code in sorted(codes))
        raise CaseError(f'"{name}" may be {several}.\nName one of them by its code.')
    raise CaseError(f'No state or bloc is called "{name}".\n{_suggestion(wanted)}')


def name_of(code: str) -> str:
    """The short English name of a code as it stands alone; what the atlas does not know stays as it is."""
    from sottovoce.reading.gazetteer import name_of_code

    return name_of_code(code)


@cache
def bloc_members() -> Mapping[str, frozenset[str]]:
    """Bloc code to the codes of its members: states, its own organs, and for the West other blocs."""
    from sottovoce.reading.atlas import load_organisations

    members: dict[str, frozenset[str]] = {}
    for organisation in load_organisations():
        if organisation.members:
            members[organisation.code] = frozenset(organisation.members)
    members["WEST"] = _WEST.union(*(members[code] for code in _WEST if code in members))
    return MappingProxyType(members)


@cache
def known_codes() -> frozenset[str]:
    """The codes of all states and organisations."""
    from sottovoce.reading.atlas import organisations_by_code, states_by_code

    return frozenset(states_by_code()) | frozenset(organisations_by_code())


def sides_of_case(sender: str, patron: str, courted: str) -> "Sides":
    """The codes that count for each side, the sender's own left out.

    A patron equal to the sender stands for the sender's own public. Raises CaseError where the three are not
    distinct, or where one side belongs to the other.
    """
    from sottovoce.measures import Sides, sides_of

    if courted in (sender, patron):
        role = "sender" if courted == sender else "patron"
        raise CaseError(
            f"{name_of(courted)} cannot be courted and be {role} too.\n"
            "Name a sender, its patron (or the sender again, for its own public) and a third, courted side."
        )
    blocs = bloc_members()
    for bloc, member in ((patron, courted), (courted, patron)):
        if member in blocs.get(bloc, frozenset()):
            raise CaseError(
                f"{name_of(member)} belongs to {name_of(bloc)}, so the two are not two sides.\n"
                "Name two sides of which neither is a part of the other."
            )
    sides = sides_of(patron, courted, blocs)
    at_home = frozenset({patron}) if patron == sender else sides.patron - {sender}
    return Sides(patron=at_home, courted=sides.courted - {sender})


def _suggestion(wanted: str) -> str:
    near = difflib.get_close_matches(wanted.casefold(), _codes_by_name(), n=8, cutoff=0.75)
    codes = dict.fromkeys(code for name in near for code in sorted(_codes_by_name()[name]))
    if not codes:
        return "Give its English name or its code, such as Belarus, BLR, EU or NATO."
    return f"Did you mean {' or '.join(f'{name_of(code)} ({code})' for code in list(codes)[:3])}?"


@cache
def _codes_by_name() -> Mapping[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, code in _names():
        names.setdefault(name.removeprefix("the ").casefold(), set()).add(code)
    by_name = {name: frozenset(codes) for name, codes in names.items()}
    # A code is never ambiguous, whatever else is written like it.
    return MappingProxyType(by_name | {code.casefold(): frozenset({whose}) for code, whose in _codes()})


def _codes() -> Iterator[tuple[str, str]]:
    """Each code with the one that stands in a record: an organ's is that of its organisation."""
    from sottovoce.reading.atlas import load_organisations, load_states, state_code

    yield from ((state.code, state.code) for state in load_states())
    yield from ((organisation.code, state_code(organisation)) for organisation in load_organisations())


def _names() -> Iterator[tuple[str, str]]:
    from sottovoce.reading.atlas import (
        load_organisations,
        load_seats,
        load_states,
        organisation_surfaces,
        seat_surfaces,
        state_code,
        state_surfaces,
    )

    for state in load_states():
        for surface, kind in state_surfaces(state):
            if kind in ("name", "capital", "native"):
                yield surface, state.code
    for organisation in load_organisations():
        for surface, kind in organisation_surfaces(organisation):
            if kind == "name":
                yield surface, state_code(organisation)
    for seat in load_seats():
        for surface in seat_surfaces(seat):
            yield surface, seat.code
