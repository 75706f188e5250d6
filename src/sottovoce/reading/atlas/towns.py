"""Towns, and the states in which one of each name lies.

In: the name of a town as a text writes it, and the states that the text names. Out: the one state it lies in.
Method: the rows of `towns.csv` and the places of `places.csv`; a name that several states have belongs to the
one that the text names.
"""

from collections.abc import Mapping, Set
from functools import cache

from sottovoce.reading.atlas.offices import fold_name
from sottovoce.reading.atlas.places import load_homes
from sottovoce.reading.atlas.tables import read_table


def state_of_town(name: str, told: Set[str]) -> str | None:
    """Code of the state; None where no town is called so, or too many are. told: states the text names."""
    homes = _states_by_town().get(fold_name(name), frozenset())
    fitting = homes & told or homes
    return next(iter(fitting)) if len(fitting) == 1 else None


def is_town_named(name: str) -> bool:
    """Is a town called so, spelled as in the table?"""
    return fold_name(name) in _states_by_town()


@cache
def _states_by_town() -> Mapping[str, frozenset[str]]:
    """Folded name -> the states that have such a town. Raises AtlasError."""
    found: dict[str, set[str]] = {}
    for row in read_table("towns.csv", ("state", "towns")):
        for name in row.several("towns"):
            found.setdefault(fold_name(name), set()).add(row.text("state"))
    for name, home in load_homes().items():
        if home.is_place:
            found.setdefault(fold_name(name), set()).add(home.state)
    return {name: frozenset(states) for name, states in found.items()}
