"""The pictures of a brief, as plain SVG.

In: marks and numbers. Out: SVG text with a title and a description, to stand inside a page whose style sheet
names the colours. Shape tells what colour tells. Every text is escaped here.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from sottovoce.brief.wording import MONTHS, day_words
from sottovoce.days import first_day, last_day
from sottovoce.records import AlignmentPoint

WIDTH = 720
LABEL_WIDTH = 190
RIGHT_MARGIN = 48
ROW = 20
CHAR_WIDTH = 6.6  # of a label at 12 px, measured on system fonts
MIN_TICK_GAP = 78


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One line of the timeline: a speaker, two days, and how many statements it stands for."""

    label: str
    said_on: str | None
    surfaced_on: str | None
    is_closed: bool
    n: int


def draw_timeline(marks: Sequence[Mark], *, description: str) -> str:
    """One row per mark, time from left to right; a line joins the day said and the day surfaced."""
    days = [day for mark in marks for day in (mark.said_on, mark.surfaced_on) if day is not None]
    scale = TimeScale.around(days)
    height = ROW * len(marks) + 44
    parts = _time_axis(scale, top=8, bottom=height - 30)
    for row, mark in enumerate(marks):
        parts += _timeline_row(mark, scale, 8 + ROW * row + ROW / 2)
    return _svg("timeline", height, "When it was said and when it surfaced", description, parts)


def draw_gap(
    *,
    value: float,
    low: float | None,
    high: float | None,
    patron_dots: Sequence[float],
    courted_dots: Sequence[float],
    patron: str,
    courted: str,
    description: str,
) -> str:
    """Two rows of statements on the scale -1 to 1; under them the gap and its interval on -2 to 2."""
    upper, lower = LinearScale(-1, 1), LinearScale(-2, 2)
    parts = _value_axis(upper, (-1, -0.5, 0, 0.5, 1), top=14, bottom=96, ends=("unkind", "kind"))
    parts += _label("In public, or to", 32) + _label(patron, 48)
    parts += _label("In private, or to", 68) + _label(courted, 84)
    parts += [_circle(upper.x(dot), 38, "patron") for dot in _fanned(patron_dots)]
    parts += [_square(upper.x(dot), 74, "courted") for dot in _fanned(courted_dots)]
    parts += _value_axis(lower, (-2, -1, 0, 1, 2), top=150, bottom=192, ends=("", ""))
    parts += _label("The gap", 175)
    if low is not None and high is not None:
        parts.append(_line(lower.x(low), 171, lower.x(high), 171, "interval"))
        parts += [_line(lower.x(end), 164, lower.x(end), 178, "cap") for end in (low, high)]
    parts.append(_diamond(lower.x(value), 171))
    return _svg("gap", 222, "How far the two voices lie apart", description, parts)


def draw_alignment(series: Sequence[AlignmentPoint], *, heading: str, key: str, description: str) -> str:
    """One line over time with its band, from -1 at the foot to 1 at the top."""
    scale = TimeScale.around([point.day for point in series])
    top, bottom = 14, 164

    def y(value: float) -> float:
        return bottom - (max(-1.0, min(1.0, value)) + 1) / 2 * (bottom - top)

    parts = _time_axis(scale, top=top, bottom=bottom)
    for value, words in ((1, "with  1"), (0, "0"), (-1, "against  −1")):
        parts.append(
            _line(LABEL_WIDTH, y(value), WIDTH - RIGHT_MARGIN, y(value), "zero" if value == 0 else "grid")
        )
        parts.append(_text(LABEL_WIDTH - 10, y(value) + 4, words, "end"))
    places = [(scale.middle(point.day), point) for point in series]
    band = [(x, y(point.high)) for x, point in places] + [(x, y(point.low)) for x, point in reversed(places)]
    course = _points([(x, y(point.value)) for x, point in places])
    parts.append(f'<polygon class="band" points="{_points(band)}"/>')
    parts.append(f'<polyline class="course" points="{course}"/>')
    parts += [_circle(x, y(point.value), "course-dot", radius=3) for x, point in places]
    return _svg(key, bottom + 34, heading, description, parts)


@dataclass(frozen=True, slots=True)
class LinearScale:
    first: float
    last: float

    def x(self, value: float) -> float:
        """Values beyond the ends are drawn at the ends."""
        inside = max(self.first, min(self.last, value))
        share = (inside - self.first) / (self.last - self.first)
        return LABEL_WIDTH + 12 + share * (WIDTH - RIGHT_MARGIN - LABEL_WIDTH - 24)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days on the page, with a margin of a twentieth on both sides and at least three days in all."""

    first: date
    last: date

    @classmethod
    def around(cls, days: Sequence[str]) -> "TimeScale":
        first = min(first_day(day) for day in days)
        last = max(last_day(day) for day in days)
        margin = max(1, (last - first).days // 20)
        try:
            return cls(first - timedelta(margin), last + timedelta(margin))
        except OverflowError:  # the first and last years that a date can hold
            return cls(first, last)

    def x(self, day: date) -> float:
        span = max(1, (self.last - self.first).days)
        return LABEL_WIDTH + 12 + (day - self.first).days / span * (WIDTH - RIGHT_MARGIN - LABEL_WIDTH - 24)

    def middle(self, day: str) -> float:
        return (self.x(first_day(day)) + self.x(last_day(day))) / 2

    def ticks(self) -> list[tuple[date, str]]:
        """Days, months or years, whichever leaves room for their names."""
        room = max(2, int((WIDTH - LABEL_WIDTH - RIGHT_MARGIN) / MIN_TICK_GAP))
        n_days = (self.last - self.first).days
        if n_days <= 62:
            step = max(1, math.ceil(n_days / room))
            days = [self.first + timedelta(offset) for offset in range(0, n_days + 1, step)]
            return [(day, day_words(day.isoformat())) for day in days]
        n_months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((size for size in (1, 2, 3, 6, 12, 24, 60, 120) if n_months / size <= room), n_months)
        months = range(self.first.year * 12 + self.first.month, self.last.year * 12 + self.last.month)
        return [_month_tick(month, step) for month in months if month % step == 0]


def _month_tick(month: int, step: int) -> tuple[date, str]:
    year, place = divmod(month, 12)
    words = str(year) if step >= 12 else f"{MONTHS[place][:3]} {year}"
    return date(year, place + 1, 1), words


def _time_axis(scale: TimeScale, *, top: float, bottom: float) -> list[str]:
    parts = [_line(LABEL_WIDTH, bottom, WIDTH - RIGHT_MARGIN, bottom, "axis")]
    for day, words in scale.ticks():
        x = scale.x(day)
        parts.append(_line(x, top, x, bottom, "grid"))
        parts.append(_text(x, bottom + 18, words, "middle"))
    return parts


def _timeline_row(mark: Mark, scale: TimeScale, y: float) -> list[str]:
    number = f" ({mark.n})" if mark.n > 1 else ""
    parts = [_text(LABEL_WIDTH - 10, y + 4, _fit(mark.label, number), "end")]
    colour = "courted" if mark.is_closed else "patron"
    if mark.said_on is not None and mark.surfaced_on not in (None, mark.said_on):
        parts.append(
            _line(scale.middle(mark.said_on), y, scale.middle(str(mark.surfaced_on)), y, f"join {colour}")
        )
    for day in (mark.said_on, mark.surfaced_on):
        if day is not None and first_day(day) != last_day(day):
            parts.append(
                _line(scale.x(first_day(day)), y + 8, scale.x(last_day(day)), y + 8, f"span {colour}")
            )
    if mark.surfaced_on is not None and mark.surfaced_on != mark.said_on:
        parts.append(_circle(scale.middle(mark.surfaced_on), y, f"ring {colour}", radius=5.5))
    if mark.said_on is not None:
        draw = _square if mark.is_closed else _circle
        parts.append(draw(scale.middle(mark.said_on), y, colour))
    return parts


def _value_axis(
    scale: LinearScale, ticks: Sequence[float], *, top: float, bottom: float, ends: tuple[str, str]
) -> list[str]:
    parts = [_line(scale.x(scale.first), bottom, scale.x(scale.last), bottom, "axis")]
    for place, tick in enumerate(ticks):
        x = scale.x(tick)
        parts.append(_line(x, top, x, bottom, "zero" if tick == 0 else "grid"))
        words = f"{tick:g}".replace("-", "−")
        aside = ends[0] if place == 0 else ends[1] if place == len(ticks) - 1 else ""
        parts.append(_text(x, bottom + 18, f"{words} {aside}".strip(), "middle"))
    return parts


def _fanned(values: Sequence[float]) -> list[float]:
    """Equal values fan out a little so that each can be counted."""
    seen: dict[float, int] = {}
    placed = []
    for value in values:
        place = seen[round(value, 2)] = seen.get(round(value, 2), -1) + 1
        placed.append(value + 0.05 * ((place + 1) // 2) * (-1 if place % 2 else 1))
    return placed


def _label(words: str, y: float) -> list[str]:
    return [_text(LABEL_WIDTH - 10, y, _fit(words, ""), "end")]


def _fit(label: str, number: str) -> str:
    room = int((LABEL_WIDTH - 14) / CHAR_WIDTH) - len(number)
    return label + number if len(label) <= room else label[: room - 1].rstrip() + "…" + number


def _svg(key: str, height: float, title: str, description: str, parts: Sequence[str]) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'aria-labelledby="{key}-title {key}-desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line class="{style}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _circle(x: float, y: float, style: str, radius: float = 5) -> str:
    return f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}"/>'


def _square(x: float, y: float, style: str) -> str:
    return f'<rect class="{style}" x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"/>'


def _diamond(x: float, y: float) -> str:
    return f'<polygon class="value" points="{_points([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)])}"/>'


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
