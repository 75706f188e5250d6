"""Provinces, towns and agencies, and the state each belongs to.

In: a name as it stands in a text. Out: the code of its state, and whether it is a place. Method: the rows of
`places.csv`; a name that stands for a state or a capital is in the other tables and not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sottovoce.reading.atlas.tables import read_table

LONGEST = 4  # words of the longest name


@dataclass(frozen=True, slots=True)
class Home:
    """What a name tells: the state, and whether it is a place or a body."""

    state: str
    is_place: bool


@cache
def load_homes() -> Mapping[str, Home]:
    """Name -> its state. Raises AtlasError."""
    found: dict[str, Home] = {}
    for row in read_table("places.csv", ("state", "places", "bodies")):
        for column in ("places", "bodies"):
            for name in row.several(column):
                if name in found:
                    raise row.error(f'"{name}" is there twice')
                found[name] = Home(row.text("state"), column == "places")
    return found


@cache
def first_words() -> frozenset[str]:
    """The first words of all names."""
    return frozenset(name.split()[0] for name in load_homes())
