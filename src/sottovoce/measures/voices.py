"""A sender's two voices before two sides: which statement belongs to which, where it stands, what it weighs.

In: columns of one sender's statements and their positions. Out: the closed comparison (open words and words
to the patron against closed words to the courted side) and the open one (words to the patron against open
words to the courted side), in full or summed up. Method: audience first, then channel; echoes, occasions and
serial correlation weigh down (`corroboration.py`, `serial.py`).
"""

from dataclasses import dataclass, replace

import numpy as np

from sottovoce.measures.columns import Bools, Columns, Floats, Rows
from sottovoce.measures.corroboration import occasion_weights
from sottovoce.measures.position import Positions
from sottovoce.measures.posterior import Moments, moments_of
from sottovoce.measures.serial import ENOUGH_DAYS, serial_correlation, serial_weight


@dataclass(frozen=True, kw_only=True, slots=True)
class Voices:
    """The statements that enter a comparison, in the order of their ids."""

    rows: Rows  # of the columns
    facing: Rows  # +1 the front, -1 the back
    values: Floats
    weights: Floats
    positions: Positions  # of all rows of the columns
    correlation: float  # of one day with the next, as the weights count it


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """All that a judgement of two voices needs of them, without the statements."""

    moments: Moments
    n_front: int
    n_back: int
    weight: float
    correlation: float
    leaked_share: float | None  # of the back, by number

    @property
    def both_speak(self) -> bool:
        return self.n_front > 0 and self.n_back > 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Closed(Summary):
    """Open words and words to the patron against closed words to the courted side."""

    is_sound: bool  # nothing in the back rests on unnamed people or a denied paper
    is_all_leaked: bool
    frank_share: float  # of the back, by weight
    is_contradicted: bool  # a denied paper in the back, and the sender's open denial


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened(Summary):
    """Words to the patron against open words to the courted side."""

    closed_share: float  # of the front, by weight


def closed_voices(columns: Columns, positions: Positions) -> Voices:
    # Whatever is open the patron hears too, whomever it is addressed to.
    return _weighed(columns, positions, np.where(columns.hides_nothing, 1, positions.hearer))


def opened_voices(columns: Columns, positions: Positions) -> Voices:
    # What is said to nobody in particular belongs to neither voice.
    hearer = positions.hearer
    return _weighed(columns, positions, np.where((hearer < 0) & ~columns.hides_nothing, 0, hearer))


def without_doubtful(columns: Columns, voices: Voices) -> Voices:
    """Closed voices without the back that rests on unnamed people or denied papers."""
    keep = (voices.facing > 0) | ~columns.is_doubtful[voices.rows]
    return replace(
        voices,
        rows=voices.rows[keep],
        facing=voices.facing[keep],
        values=voices.values[keep],
        weights=voices.weights[keep],
    )


def sum_up_closed(columns: Columns, voices: Voices) -> Closed:
    rows, facing, weights = voices.rows, voices.facing, voices.weights
    back = facing < 0
    leaked = columns.is_leaked[rows] & back
    n_back, n_leaked = int(back.sum()), int(leaked.sum())
    return Closed(
        moments=moments_of(voices.values, facing, weights),
        n_front=len(rows) - n_back,
        n_back=n_back,
        weight=float(weights.sum()),
        correlation=voices.correlation,
        leaked_share=n_leaked / n_back if n_back else None,
        is_sound=not (columns.is_doubtful[rows] & back).any(),
        is_all_leaked=n_back > 0 and n_leaked == n_back,
        frank_share=_share(voices.positions.is_frank[rows], np.where(back, weights, 0.0)),
        is_contradicted=bool((columns.is_denied[rows] & back).any() and columns.denies_openly.any()),
    )


def sum_up_opened(columns: Columns, voices: Voices) -> Opened:
    rows, facing, weights = voices.rows, voices.facing, voices.weights
    back = facing < 0
    n_back = int(back.sum())
    return Opened(
        moments=moments_of(voices.values, facing, weights),
        n_front=len(rows) - n_back,
        n_back=n_back,
        weight=float(weights.sum()),
        correlation=voices.correlation,
        leaked_share=float(columns.is_leaked[rows[back]].mean()) if n_back else None,
        closed_share=_share(~columns.hides_nothing[rows], np.where(back, 0.0, weights)),
    )


def _weighed(columns: Columns, positions: Positions, facing: Rows) -> Voices:
    rows = np.flatnonzero((facing != 0) & ~np.isnan(positions.value))
    facing, values = facing[rows], positions.value[rows]
    weights = columns.echoes[rows] * positions.weight[rows]
    weights = occasion_weights(columns.occasion[rows] * 2 + (facing > 0), weights)
    correlation = _correlation(columns.day[rows], facing, values, weights)
    return Voices(
        rows=rows,
        facing=facing,
        values=values,
        weights=weights * float(serial_weight(correlation)) if correlation else weights,
        positions=positions,
        correlation=correlation,
    )


def _correlation(days: Rows, facing: Rows, values: Floats, weights: Floats) -> float:
    """Of the mean positions of successive days, within each voice; words without a day are left out."""
    if len(days) < ENOUGH_DAYS:
        return 0.0
    voices = []
    for side in (1, -1):
        here = (facing == side) & (days >= 0)
        _, at = np.unique(days[here], return_inverse=True)
        total = np.bincount(at, weights=weights[here])
        voices.append(np.bincount(at, weights=weights[here] * values[here]) / total)
    return float(serial_correlation(voices))


def _share(which: Bools, weights: Floats) -> float:
    total = float(weights.sum())
    return float(weights @ which) / total if total else 0.0
