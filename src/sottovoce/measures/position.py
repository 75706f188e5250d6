"""Where one statement stands between a patron (+1) and a courted side (-1), and whom it faces.

In: statements and the two sides. Out: for each a position with its weight, or none where nothing speaks to
it; and the side that hears it. Method, ours (docs/methods/position.md): words about a side come first,

    T = mean polarity towards the patron - mean polarity towards the courted side,

then what the act does to its hearer: an overture (a promise, an appeal, thanks) moves the position half
a unit towards the hearer, unless the words rate him unkindly: a demand is no overture. A statement made
for one side often names neither; the act then speaks alone, with three quarters of the weight. Clipped to
[-1, 1].
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sottovoce.measures.columns import Bools, Columns, Floats, Rows
from sottovoce.records import Statement

# An assurance that names nobody stands at -.5 in the worked case of docs/methods/divergence.md.
OVERTURE = 0.5
# .5, .75 and 1 were tried on coded dossiers with noise added: more weight finds more in the shortest one and
# lets a few false candidates through; no control was flagged at any of them.
WEIGHT_OF_ACT_ALONE = 0.75


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """The codes that count for each side. A front kept up at home has the sender's own code as patron."""

    patron: frozenset[str]
    courted: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    value: float  # in [-1, 1], positive towards the patron
    weight: float  # 1 where the words rate a side, less where only the act speaks
    basis: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Positions:
    """One entry a statement. `value` is NaN where neither words nor act bear on the sides."""

    hearer: Rows  # +1 the patron, -1 the courted side, 0 neither
    value: Floats
    weight: Floats
    is_worded: Bools  # the words rate a side
    is_acted: Bools  # the act moves it
    is_frank: Bools  # the patron's line: the patron rated well, or the courted side blamed


def sides_of(patron: str, courted: str, blocs: Mapping[str, frozenset[str]] | None = None) -> Sides:
    """Each side with the members of its bloc, and the blocs that it belongs to.

    blocs: bloc code -> codes of its members (states or other blocs). A code that would stand on both
    sides counts for neither, unless it is the side's own name.
    """
    known = blocs or {}
    near, far = _kin(patron, known), _kin(courted, known)
    return Sides(patron=(near - far) | {patron}, courted=(far - near - {patron}) | {courted})


def audience_side(statement: Statement, sides: Sides) -> str | None:
    """Who hears it: "patron", "courted", "public", or None where that cannot be told.

    Words to both sides are public if they were open. Open words to nobody named, to the sender's own
    public or to third parties are public. Closed words to neither side say nothing here.
    """
    columns = Columns([statement])
    (hearer,) = hearers_of(columns, sides)
    if hearer:
        return "patron" if hearer > 0 else "courted"
    return "public" if columns.is_public[0] else None


def position_of(statement: Statement, sides: Sides) -> Position | None:
    """Position of one statement, or None where neither its words nor its act bear on the two sides.

    Raises ValueError for a polarity outside [-1, 1].
    """
    found = positions_of(Columns([statement]), sides)
    if np.isnan(found.value[0]):
        return None
    return Position(value=float(found.value[0]), weight=float(found.weight[0]), basis=basis_of(found, 0))


def positions_of(columns: Columns, sides: Sides) -> Positions:
    """The positions of many statements at once."""
    hearer = hearers_of(columns, sides)
    near, far = columns.polarity_towards(sides.patron), columns.polarity_towards(sides.courted)
    rated = np.clip(np.nan_to_num(near) - np.nan_to_num(far), -1, 1)
    is_worded = rated != 0
    towards = OVERTURE * hearer
    counts = np.where(is_worded, rated * towards > 0, ~columns.is_harsh)
    acted = np.where(columns.is_overture & counts, towards, 0.0)
    is_acted = acted != 0
    is_placed = (is_worded | is_acted) & ~columns.is_silent
    return Positions(
        hearer=hearer,
        value=np.where(is_placed, np.clip(rated + acted, -1, 1), np.nan),
        weight=np.where(is_worded, 1.0, WEIGHT_OF_ACT_ALONE),
        is_worded=is_worded,
        is_acted=is_acted,
        is_frank=(near > 0) | ((far < 0) & columns.blames),
    )


def hearers_of(columns: Columns, sides: Sides) -> Rows:
    """+1 where the patron alone hears it, -1 where the courted side alone does, else 0.

    A front at home: the own public stands in the patron's place.
    """
    patron = columns.heard_by(sides.patron, at_home=True)
    courted = columns.heard_by(sides.courted)
    return patron.astype(np.intp) - courted.astype(np.intp)


def is_frank(statement: Statement, sides: Sides) -> bool:
    """Is the patron's line said to the courted side's face: the patron rated well, or the courted blamed?"""
    return bool(positions_of(Columns([statement]), sides).is_frank[0])


def basis_of(positions: Positions, row: int) -> str:
    """What a position rests on, in words."""
    if not positions.is_worded[row]:
        return "act"
    return "words and act" if positions.is_acted[row] else "words"


def _kin(code: str, blocs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    members = set(blocs.get(code, frozenset()))
    for member in tuple(members):
        members |= blocs.get(member, frozenset())
    above = {bloc for bloc, inside in blocs.items() if code in inside}
    return frozenset({code} | members | above)
