"""The pictures of the gap and of the alignment.

In: numbers, each with its channel. Out: SVG text with a title and a short description; the same numbers stand
in a table of the page. A mark stands at its true value: marks of one value are stacked, never moved aside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.brief.sides import COURTED, PATRON
from sottovoce.brief.svg import (
    MARGIN,
    SHAPES,
    WIDTH,
    LinearScale,
    TimeScale,
    channel_entries,
    circle,
    diamond,
    drawing,
    fit,
    legend,
    line,
    points,
    text,
    time_axis,
    value_axis,
)
from sottovoce.records import AlignmentPoint
from sottovoce.vocabulary import Channel

MARK = 12  # room that one mark takes
MAX_STACK = 132  # a higher stack is pressed together


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """One statement on the scale of kindness."""

    value: float
    channel: Channel


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """All that was counted on one side of the case."""

    title: str
    side: str
    dots: tuple[Dot, ...]


def draw_gap(
    *,
    value: float,
    low: float | None,
    high: float | None,
    patron: tuple[str, Sequence[Dot]],
    courted: tuple[str, Sequence[Dot]],
    description: str,
) -> str:
    """Two rows of statements on the scale -1 to 1; under them the gap and its interval on -2 to 2.

    patron, courted: the heading of the row, and its statements.
    """
    voices = (
        Voice(title=patron[0], side=PATRON, dots=tuple(patron[1])),
        Voice(title=courted[0], side=COURTED, dots=tuple(courted[1])),
    )
    upper, lower = LinearScale(-1, 1), LinearScale(-2, 2)
    parts, top = legend(channel_entries(dot.channel for voice in voices for dot in voice.dots), 0)
    rows: list[str] = []
    y = top + 4
    for voice in voices:
        drawn, y = _voice(voice, upper, y)
        rows += drawn
    parts += value_axis(upper, (-1, -0.5, 0, 0.5, 1), top=top + 4, bottom=y)
    parts += rows
    head = y + 44
    parts += value_axis(lower, (-2, -1, 0, 1, 2), top=head + 12, bottom=head + 50)
    parts.append(text(MARGIN, head, "The gap between the two", "start", "row"))
    parts += _interval(lower, value, low, high, head + 30)
    return drawing("gap", head + 76, "How far the two voices lie apart", description, parts)


def _voice(voice: Voice, scale: LinearScale, top: float) -> tuple[list[str], float]:
    """The heading, the marks under it, and where they end."""
    levels = stack([scale.x(dot.value) for dot in voice.dots])
    n_levels = max(levels, default=0) + 1
    step = min(MARK, MAX_STACK / n_levels)
    foot = top + 24 + step * (n_levels - 1) + MARK
    parts = [text(MARGIN, top + 14, fit(voice.title, WIDTH - 2 * MARGIN), "start", f"row {voice.side}-words")]
    for dot, level in zip(voice.dots, levels, strict=True):
        parts.append(SHAPES[dot.channel](scale.x(dot.value), foot - MARK / 2 - step * level, voice.side))
    return parts, foot + 4


def stack(places: Sequence[float]) -> list[int]:
    """The lowest level at which each mark touches no earlier one; a mark never leaves its place."""
    levels: list[int] = []
    for number, place in enumerate(places):
        taken = {levels[other] for other in range(number) if abs(places[other] - place) < MARK}
        levels.append(next(level for level in range(number + 1) if level not in taken))
    return levels


def _interval(scale: LinearScale, value: float, low: float | None, high: float | None, y: float) -> list[str]:
    parts = []
    if low is not None and high is not None:
        parts.append(line(scale.x(low), y, scale.x(high), y, "interval"))
        parts += [line(scale.x(end), y - 7, scale.x(end), y + 7, "cap") for end in (low, high)]
    return [*parts, diamond(scale.x(value), y, "value")]


def draw_alignment(series: Sequence[AlignmentPoint], *, heading: str, key: str, description: str) -> str:
    """One line over time with its band, from -1 (foot) to 1 (top); a single day has its interval.

    A day on which nothing was new has no dot.
    """
    scale = TimeScale.around([point.day for point in series])
    top, bottom = 22, 172

    def y(value: float) -> float:
        return bottom - (max(-1.0, min(1.0, value)) + 1) / 2 * (bottom - top)

    parts = time_axis(scale, top=top, bottom=bottom)
    for value, words in ((1, "1, with"), (0, "0"), (-1, "−1, against")):
        parts.append(line(MARGIN, y(value), WIDTH - MARGIN, y(value), "zero" if value == 0 else "grid"))
        parts.append(text(MARGIN, y(value) - 5, words, "start"))
    places = [(scale.middle(point.day), point) for point in series]
    band = [(x, y(point.high)) for x, point in places] + [(x, y(point.low)) for x, point in reversed(places)]
    course = points([(x, y(point.value)) for x, point in places])
    parts.append(f'<polygon class="band" points="{points(band)}"/>')
    parts.append(f'<polyline class="course" points="{course}"/>')
    if len(places) == 1:
        ((x, only),) = places
        parts.append(line(x, y(only.low), x, y(only.high), "course"))
    parts += [circle(x, y(point.value), "course-dot", radius=3) for x, point in places if point.n_new]
    return drawing(key, bottom + 34, heading, description, parts)
