"""Alignment: how close an actor stands to another over time, as known on each day and in hindsight.

In: statements and events. Out: an Alignment with 90 % intervals, the series as known on each day and that
in hindsight apart. Method: an Ornstein-Uhlenbeck level, filtered and smoothed (`course.py`), over the
polarity of words and deeds (`sightings.py`); docs/methods/alignment.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import isfinite, sqrt

from sottovoce.days import last_day
from sottovoce.measures.course import ENOUGH_FOR_MEMORY, Parameters, Piece, all_known, follow
from sottovoce.measures.sightings import Sighting, find_sightings
from sottovoce.records import Alignment, AlignmentPoint, Event, Evidence, Measure, Statement

HALF_WIDTH_90 = 1.6449
# A silence is shown by points of its own, or its first and last interval would hide how it widens.
SILENCE_DAYS = 90
POINTS_IN_A_SILENCE = 8
_METHOD = "Ornstein-Uhlenbeck filter, parameters averaged (docs/methods/alignment.md)"
_METHOD_FOR_FEW = "local level filter (docs/methods/alignment.md)"


def measure_alignment(
    statements: Sequence[Statement],
    events: Sequence[Event],
    *,
    actor: str,
    toward: str,
    codes: frozenset[str] | None = None,
    published: Mapping[str, str | None] | None = None,
    as_of: str | None = None,
) -> Alignment:
    """How the actor stands to `toward`, on each day on which something came to be known, and in hindsight.

    codes: what counts as the other side (a bloc's members); `toward` alone if None. published: the day on
    which a document (by its id) came out; a deed told in it is known from then on. as_of: the day of the
    question, up to which the interval widens; the last day on which something came to be known if None.
    The measure has no value, and the series no point, where nothing dated bears on it.

    Raises PolarityOutOfRange where a statement rates the other side beyond -1 to 1.
    """
    other = (codes or frozenset()) | {toward}
    found = (
        find_sightings(statements, events, actor=actor, other=other, published=published or {})
        if actor not in other
        else []
    )
    if not found:
        return _nothing(actor, toward)
    pieces = [_piece(sighting) for sighting in found]
    days = _days_shown({piece.known_on for piece in pieces}, last_day(as_of).toordinal() if as_of else 0)
    series = tuple(_point(*known) for known in follow(pieces, days))
    course = all_known(pieces)
    n_of = Counter(piece.day for piece in pieces)
    looked_at = sorted({*n_of, max(days)})
    hindsight = tuple(
        _point(day, *levels, n_of[day])
        for day, levels in zip(looked_at, course.in_hindsight(looked_at), strict=True)
    )
    last = series[-1]
    measure = Measure(
        name="alignment",
        value=last.value,
        low=last.low,
        high=last.high,
        unit="polarity",
        method=_METHOD if len(found) >= ENOUGH_FOR_MEMORY else _METHOD_FOR_FEW,
        parameters=_parameters(course.parameters()),
        evidence=tuple(_evidence(sighting) for sighting in found),
    )
    return Alignment(actor=actor, toward=toward, measure=measure, series=series, hindsight=hindsight)


def _piece(sighting: Sighting) -> Piece:
    return Piece(
        known_on=last_day(sighting.known_on).toordinal(),
        day=last_day(sighting.day).toordinal(),
        value=sighting.value,
        weight=sighting.weight,
    )


def _days_shown(known_on: Iterable[int], as_of: int) -> list[int]:
    """The days on which something came to be known, that of the question, some in each silence between."""
    news = sorted({*known_on})
    stops = [*news, as_of] if as_of > news[-1] else news
    silent = [day for before, after in pairwise(stops) for day in _silence(before, after)]
    eves = [after - 1 for before, after in pairwise(news) if after - before > SILENCE_DAYS]
    return [*stops, *silent, *eves]


def _silence(before: int, after: int) -> Iterable[int]:
    """Days of a long silence, far enough from one another."""
    length = after - before
    step = max(SILENCE_DAYS, length // POINTS_IN_A_SILENCE)
    return range(before + step, after - step // 2, step)


def _point(day: int, mean: float, variance: float, n_new: int) -> AlignmentPoint:
    half = HALF_WIDTH_90 * sqrt(variance)
    low, value, high = (max(-1.0, min(1.0, mean + away)) for away in (-half, 0.0, half))
    return AlignmentPoint(day=date.fromordinal(day).isoformat(), value=value, low=low, high=high, n_new=n_new)


def _parameters(found: Parameters) -> dict[str, float | str]:
    memory: float | str = found.memory if isfinite(found.memory) else "none: it wanders"
    return {"mean": found.mean, "spread": found.spread, "memory_years": memory, "noise": found.noise}


def _evidence(sighting: Sighting) -> Evidence:
    told = f", told {sighting.n_told} times" if sighting.n_told > 1 else ""
    return Evidence(
        record=sighting.record,
        passage=sighting.passage,
        weight=sighting.weight,
        value=sighting.value,
        side=None,
        note=sighting.note + told,
    )


def _nothing(actor: str, toward: str) -> Alignment:
    measure = Measure(
        name="alignment",
        value=None,
        low=None,
        high=None,
        unit="polarity",
        method=_METHOD,
        parameters={},
        caveats=("Too little evidence: no dated word or deed bears on it.",),
    )
    return Alignment(actor=actor, toward=toward, measure=measure, series=())
