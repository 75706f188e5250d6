"""Lines, marks and scales of the pictures, as plain SVG.

In: places and words. Out: SVG text. The pictures are narrow enough for a telephone. Shape tells the channel,
the class the side of the case; the style sheet of the page names the colours. Every text is escaped here.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from sottovoce.brief.wording import MONTHS, day_words
from sottovoce.days import first_day, last_day
from sottovoce.vocabulary import Channel

WIDTH = 480
MARGIN = 26  # half the words under an outer tick
CHAR_WIDTH = 6.9  # of a label at 13 px, measured on system fonts
MIN_TICK_GAP = 100
LEGEND_ROW = 20


def drawing(key: str, height: float, title: str, description: str, parts: Iterable[str]) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'aria-labelledby="{key}-title" aria-describedby="{key}-desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line class="{style}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def text(x: float, y: float, words: str, anchor: str, style: str = "") -> str:
    named = f' class="{style}"' if style else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def circle(x: float, y: float, style: str, radius: float = 5) -> str:
    return f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}"/>'


def square(x: float, y: float, style: str) -> str:
    return f'<rect class="{style}" x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"/>'


def triangle(x: float, y: float, style: str) -> str:
    corners = [(x, y - 5.5), (x + 5.5, y + 4.5), (x - 5.5, y + 4.5)]
    return f'<polygon class="{style}" points="{points(corners)}"/>'


def cross(x: float, y: float, style: str) -> str:
    left, right, top, foot = x - 4, x + 4, y - 4, y + 4
    return (
        f'<path class="cross {style}" '
        f'd="M{left:.1f} {top:.1f}L{right:.1f} {foot:.1f}M{left:.1f} {foot:.1f}L{right:.1f} {top:.1f}"/>'
    )


def diamond(x: float, y: float, style: str) -> str:
    return f'<polygon class="{style}" points="{points([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)])}"/>'


def points(places: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


Shape = Callable[[float, float, str], str]

# The same in every picture of a page.
SHAPES: Mapping[Channel, Shape] = {
    Channel.PUBLIC: circle,
    Channel.PRIVATE: square,
    Channel.LEAKED: triangle,
    Channel.UNKNOWN: cross,
}
SHAPE_WORDS: Mapping[Channel, str] = {
    Channel.PUBLIC: "said in public",
    Channel.PRIVATE: "in private",
    Channel.LEAKED: "in private, leaked",
    Channel.UNKNOWN: "channel not known",
}


def ring(x: float, y: float, style: str) -> str:
    return circle(x, y, f"ring {style}", radius=5.5)


def dotted(x: float, y: float, style: str) -> str:
    return line(x - 7, y, x + 7, y, f"span {style}")


def channel_entries(channels: Iterable[Channel]) -> list[tuple[Shape, str]]:
    """What the legend says of the channels that are drawn."""
    drawn = set(channels)
    return [(SHAPES[channel], SHAPE_WORDS[channel]) for channel in SHAPES if channel in drawn]


def legend(entries: Sequence[tuple[Shape, str]], top: float) -> tuple[list[str], float]:
    """The marks with their words, in as many rows as they need; and where the rows end."""
    parts: list[str] = []
    x, y = 8.0, top + LEGEND_ROW / 2
    for shape, words in entries:
        width = 14 + text_width(words) + 24
        if x > 8 and x + width > WIDTH:
            x, y = 8.0, y + LEGEND_ROW
        parts += [shape(x, y, "key"), text(x + 12, y + 4, words, "start")]
        x += width
    return parts, y + LEGEND_ROW / 2


def text_width(words: str) -> float:
    return len(words) * CHAR_WIDTH


def fit(label: str, room: float) -> str:
    """The label, or as much of it as there is room for."""
    n_chars = int(room / CHAR_WIDTH)
    return label if len(label) <= n_chars else label[: max(1, n_chars - 1)].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class LinearScale:
    first: float
    last: float

    def x(self, value: float) -> float:
        """Values beyond the ends are drawn at the ends."""
        inside = max(self.first, min(self.last, value))
        return MARGIN + (inside - self.first) / (self.last - self.first) * (WIDTH - 2 * MARGIN)


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
        return MARGIN + (day - self.first).days / span * (WIDTH - 2 * MARGIN)

    def middle(self, day: str) -> float:
        return (self.x(first_day(day)) + self.x(last_day(day))) / 2

    def ticks(self) -> list[tuple[date, str]]:
        """Days, months or years, whichever leaves room for their names."""
        room = max(2, int((WIDTH - 2 * MARGIN) / MIN_TICK_GAP))
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


def time_axis(scale: TimeScale, *, top: float, bottom: float) -> list[str]:
    parts = [line(scale.x(scale.first), bottom, scale.x(scale.last), bottom, "axis")]
    for day, words in scale.ticks():
        x = scale.x(day)
        parts += [line(x, top, x, bottom, "grid"), _tick_words(x, bottom + 18, words)]
    return parts


def value_axis(scale: LinearScale, ticks: Sequence[float], *, top: float, bottom: float) -> list[str]:
    parts = [line(scale.x(scale.first), bottom, scale.x(scale.last), bottom, "axis")]
    for tick in ticks:
        x = scale.x(tick)
        parts.append(line(x, top, x, bottom, "zero" if tick == 0 else "grid"))
        parts.append(_tick_words(x, bottom + 18, f"{tick:g}".replace("-", "−")))
    return parts


def _tick_words(x: float, y: float, words: str) -> str:
    """Under the tick, but never beyond the picture."""
    half = text_width(words) / 2
    return text(max(half, min(WIDTH - half, x)), y, words, "middle")
