"""The picture of the timeline.

In: lines, one for all that a speaker said on one day through one channel. Out: SVG text, time from left to
right, a row per line. Method: the name stands beside its marks, and no column of labels narrows the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.brief.svg import (
    SHAPES,
    WIDTH,
    Shape,
    TimeScale,
    channel_entries,
    dotted,
    drawing,
    fit,
    legend,
    line,
    ring,
    text,
    text_width,
    time_axis,
)
from sottovoce.days import first_day, last_day
from sottovoce.vocabulary import Channel

ROW = 18
GAP = 10  # between a mark and its name


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One line of the timeline: a speaker, two days, and how many statements it stands for.

    side: "patron" or "courted" for the sender of the case, else "".
    """

    label: str
    said_on: str | None
    surfaced_on: str | None
    channel: Channel
    side: str
    n: int

    @property
    def days(self) -> list[str]:
        return [day for day in (self.said_on, self.surfaced_on) if day is not None]

    @property
    def surfaced_later(self) -> str | None:
        """The day it surfaced, where that is another day than the one said."""
        return self.surfaced_on if self.surfaced_on != self.said_on else None


def draw_timeline(marks: Sequence[Mark], *, description: str) -> str:
    """One row per mark; a line joins the day said and the day surfaced."""
    scale = TimeScale.around([day for mark in marks for day in mark.days])
    parts, top = legend(_legend_entries(marks), 0)
    bottom = top + ROW * len(marks) + 8
    parts += time_axis(scale, top=top + 4, bottom=bottom)
    for row, mark in enumerate(marks):
        parts += _row(mark, scale, top + 4 + ROW * row + ROW / 2)
    return drawing("timeline", bottom + 26, "When it was said and when it surfaced", description, parts)


def _legend_entries(marks: Sequence[Mark]) -> list[tuple[Shape, str]]:
    entries = channel_entries(mark.channel for mark in marks if mark.said_on is not None)
    if any(mark.surfaced_later for mark in marks):
        entries.append((ring, "surfaced"))
    if any(not _is_exact(day) for mark in marks for day in mark.days):
        entries.append((dotted, "some day between its ends"))
    return entries


def _row(mark: Mark, scale: TimeScale, y: float) -> list[str]:
    colour = mark.side or "outside"
    parts = [_name(mark, scale, y)]
    if mark.said_on is not None and mark.surfaced_later is not None:
        ends = scale.middle(mark.said_on), scale.middle(mark.surfaced_later)
        parts.append(line(ends[0], y, ends[1], y, f"join {colour}"))
    for day in dict.fromkeys(mark.days):
        if not _is_exact(day):
            parts.append(line(scale.x(first_day(day)), y, scale.x(last_day(day)), y, f"span {colour}"))
    if mark.surfaced_later is not None:
        parts.append(ring(scale.middle(mark.surfaced_later), y, colour))
    if mark.said_on is not None:
        parts.append(SHAPES[mark.channel](scale.middle(mark.said_on), y, colour))
    return parts


def _name(mark: Mark, scale: TimeScale, y: float) -> str:
    """The name behind the marks, or before them, wherever it finds room."""
    number = f" ({mark.n})" if mark.n > 1 else ""
    places = [scale.x(end) for day in mark.days for end in (first_day(day), last_day(day))]
    before, behind = min(places) - GAP, WIDTH - max(places) - GAP
    whole = text_width(mark.label + number)
    is_behind = behind >= whole or behind >= before
    label = fit(mark.label, max(behind, before) - text_width(number)) + number
    if is_behind:
        return text(max(places) + GAP, y + 4, label, "start", "name")
    return text(min(places) - GAP, y + 4, label, "end", "name")


def _is_exact(day: str) -> bool:
    return first_day(day) == last_day(day)
