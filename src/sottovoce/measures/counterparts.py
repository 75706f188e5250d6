"""Before which pairs of sides a sender can be compared at all.

In: columns of one sender's statements, and which codes belong to which bloc. Out: pairs of a patron and a
courted side. Method: those named most often, and the blocs of several of them; no side inside the other; and
a patron must be one by what is said of it, or the sender's own public.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sottovoce.measures.columns import Bools, Columns
from sottovoce.measures.position import Sides, hearers_of, sides_of

# From this share of closed words on a side is told in confidence, and its voice is no open one.
CONFIDED_SHARE = 1 / 2
# The counterparts named most often; each pair of them costs one measure over all of a sender's statements.
MOST_COUNTERPARTS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    patron: str
    courted: str
    sides: Sides


class Counterparts:
    """The pairs of sides there are among known codes; what two sides hold is worked out once."""

    def __init__(self, blocs: Mapping[str, frozenset[str]], known: frozenset[str]) -> None:
        self._blocs = blocs
        self._known = known
        self._sides: dict[tuple[str, str], Sides | None] = {}

    def pairs(self, sender: str, columns: Columns) -> Iterator[Pair]:
        """Every pair of a patron and a courted side that the sender's words allow."""
        heard = self._most_named(columns.times_heard(), sender)
        praised = self._most_named(columns.times_praised(), sender)
        for patron in (sender, *praised):
            for courted in heard:
                sides = self._sides_of(sender, patron, courted)
                if sides and (patron == sender or is_patron(columns, sides)):
                    yield Pair(patron=patron, courted=courted, sides=sides)

    def _most_named(self, counts: Counter[str], sender: str) -> list[str]:
        """The codes named most often, and each bloc of which two members are among them."""
        named = (code for code in counts if code in self._known and code != sender)
        ranked = sorted(named, key=lambda code: (-counts[code], code))[:MOST_COUNTERPARTS]
        together = {bloc for bloc, members in self._blocs.items() if len(members & set(ranked)) >= 2}
        return sorted({*ranked, *together})

    def _sides_of(self, sender: str, patron: str, courted: str) -> Sides | None:
        """The two sides without the sender itself, or None where one side belongs to the other."""
        key = (patron, courted)
        if key not in self._sides:
            self._sides[key] = None if self._belong_together(*key) else sides_of(*key, self._blocs)
        sides = self._sides[key]
        if sides is None:
            return None
        if patron == sender:
            return Sides(patron=frozenset({sender}), courted=sides.courted - {sender})
        if sender in sides.patron or sender in sides.courted:
            return Sides(patron=sides.patron - {sender}, courted=sides.courted - {sender})
        return sides

    def _belong_together(self, patron: str, courted: str) -> bool:
        if patron == courted:
            return True
        inside, around = self._blocs.get(patron, frozenset()), self._blocs.get(courted, frozenset())
        return courted in inside or patron in around


def is_patron(columns: Columns, sides: Sides) -> bool:
    """May this side be the one the front is shown to?

    Whoever is told in confidence is courted. Else the sender speaks at least as well of its patron as of the
    courted side, over all its words; or in the open ones, where the courted side is told in confidence and
    what it hears there is not for the patron's ears.
    """
    near_confided, far_confided = (
        (confided_share(columns, sides, facing) or 0.0) >= CONFIDED_SHARE for facing in (1, -1)
    )
    if near_confided and not far_confided:
        return False
    near, far = _rating(columns, sides.patron), _rating(columns, sides.courted)
    if near is None or far is None or near >= far:
        return True
    if not far_confided or near_confided:
        return False
    opened = columns.hides_nothing
    near, far = _rating(columns, sides.patron, opened), _rating(columns, sides.courted, opened)
    return near is not None and near >= (far or 0.0)


def confided_share(columns: Columns, sides: Sides, facing: int) -> float | None:
    """Share of the words to one side (+1 the patron, -1 the courted) that hide something, None without any.

    Words through an unknown channel tell neither.
    """
    heard = (hearers_of(columns, sides) == facing) & (columns.hides_nothing | columns.is_known)
    count = int(heard.sum())
    return int((heard & ~columns.hides_nothing).sum()) / count if count else None


def _rating(columns: Columns, codes: frozenset[str], among: Bools | None = None) -> float | None:
    """Mean polarity of all words about a side, or None without any."""
    rows, values = columns.ratings(codes)
    if among is not None:
        values = values[among[rows]]
    # Summed by size, so that the order of the words changes no digit.
    return float(np.sort(values).mean()) if len(values) else None
