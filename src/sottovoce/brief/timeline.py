"""The timeline: what was said, when it surfaced, what happened, when it was reported.

In: a `Brief`. Out: `Moment`s in the order of their days, and a picture that joins said and surfaced.
Whatever carries no day is left out here; it stands in the statements and in the notes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sottovoce.brief.cites import Cites
from sottovoce.brief.importance import confirms, importance
from sottovoce.brief.marks import quoted
from sottovoce.brief.page import Moment, Picture
from sottovoce.brief.retold import documents_by_id, words_of
from sottovoce.brief.sentences import case_names, in_front, report_title, side_titles
from sottovoce.brief.sides import is_by_sender, measured_sides, side_of
from sottovoce.brief.speeches import Echoes, listeners, speaker_title
from sottovoce.brief.terms import CHANNEL_WORDS
from sottovoce.brief.timeline_chart import Mark, draw_timeline
from sottovoce.brief.wording import (
    Namer,
    capitalise,
    count,
    day_key,
    day_words,
    event_words,
    tidy,
)
from sottovoce.days import is_day
from sottovoce.records import Brief, Statement
from sottovoce.vocabulary import Channel

MAX_QUOTE_CHARS = 90
# As many lines as one printed page holds; the table has them all.
MAX_MARKS = 48


def timeline(brief: Brief, echoes: tuple[Echoes, ...], cites: Cites, name_of: Namer) -> tuple[Moment, ...]:
    moments = _spoken(brief, echoes, cites, name_of)
    for event in brief.events:
        if event.date is not None:
            moment = Moment(
                said=day_words(event.date),
                surfaced="",
                kind="event",
                how="",
                side="",
                what=event_words(event.type, event.sources, event.targets, event.status, name_of),
                cites=(cites.cite(event.passage),),
                document=None,
            )
            moments.append((day_key(event.date), 1, moment))
    for number, document in enumerate(brief.documents, 1):
        if document.published_on is not None:
            moment = Moment(
                said="",
                surfaced=day_words(document.published_on),
                kind="report",
                how="",
                side="",
                what=report_title(document),
                cites=(),
                document=number,
            )
            moments.append((day_key(document.published_on), 2, moment))
    return tuple(moment for _, _, moment in sorted(moments, key=lambda item: item[:2]))


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the statements of one line have in common; the picture leaves out to whom."""

    said_on: str | None
    surfaced_on: str | None
    speaker: str
    to_whom: str
    channel: Channel
    side: str


def _occasions(
    brief: Brief, echoes: tuple[Echoes, ...], name_of: Namer, *, with_audience: bool
) -> dict[Occasion, list[Statement]]:
    """All that a speaker said on one day through one channel, and that surfaced on one day."""
    together: dict[Occasion, list[Statement]] = {}
    measured = measured_sides(brief)
    for group in echoes:
        first = group[0]
        if first.said_on is None and first.surfaced_on is None:
            continue
        is_sender = brief.case is not None and is_by_sender(first, brief.case)
        occasion = Occasion(
            said_on=first.said_on,
            surfaced_on=first.surfaced_on,
            speaker=speaker_title(first, name_of),
            to_whom=listeners(first, name_of) if with_audience else "",
            channel=first.channel,
            side=side_of(first, brief.case, measured) or "" if is_sender and brief.case else "",
        )
        together.setdefault(occasion, []).append(first)
    return together


def _spoken(
    brief: Brief, echoes: tuple[Echoes, ...], cites: Cites, name_of: Namer
) -> list[tuple[tuple[int, str], int, Moment]]:
    """One moment for all that a speaker told one audience on one occasion."""
    documents = documents_by_id(brief)
    sides = side_titles(brief.case, name_of)
    moments = []
    for occasion, statements in _occasions(brief, echoes, name_of, with_audience=True).items():
        more = f" and {len(statements) - 1} more" if len(statements) > 1 else ""
        speaker = occasion.speaker + (f" to {occasion.to_whom}" if occasion.to_whom else "")
        moment = Moment(
            said=day_words(occasion.said_on),
            surfaced=day_words(occasion.surfaced_on),
            kind="statement" if len(statements) == 1 else "statements",
            how=CHANNEL_WORDS[occasion.channel],
            side=sides.get(occasion.side, ""),
            what=f"{speaker}: {quoted(shorten(words_of(statements[0], documents).text))}{more}",
            cites=cites.cite_all(statement.passage for statement in statements),
            document=None,
        )
        moments.append((day_key(occasion.said_on or occasion.surfaced_on), 0, moment))
    return moments


def timeline_picture(brief: Brief, echoes: tuple[Echoes, ...], name_of: Namer) -> Picture | None:
    """One line for all that a speaker said on one day through one channel, and that surfaced on one day."""
    occasions = {
        occasion: statements
        for occasion, statements in _occasions(brief, echoes, name_of, with_audience=False).items()
        if all(is_day(day) for day in (occasion.said_on, occasion.surfaced_on) if day is not None)
    }
    if not occasions:
        return None
    kept = _weightiest(occasions, importance(brief))
    marks = [
        Mark(
            label=occasion.speaker,
            said_on=occasion.said_on,
            surfaced_on=occasion.surfaced_on,
            channel=occasion.channel,
            side=occasion.side,
            n=len(occasions[occasion]),
        )
        for occasion in kept
    ]
    svg = draw_timeline(marks, description=_description(marks))
    return Picture(svg=svg, caption=_caption(brief, len(occasions) - len(kept), name_of))


def _weightiest(
    occasions: dict[Occasion, list[Statement]], importance_of: Mapping[str, float]
) -> list[Occasion]:
    """The lines to draw, in the order of their days. Confirmations are never left out."""

    def weight(occasion: Occasion) -> tuple[bool, bool, float]:
        statements = occasions[occasion]
        is_confirmation = any(confirms(statement) for statement in statements)
        most = max(importance_of.get(statement.id, 0.0) for statement in statements)
        return is_confirmation, bool(occasion.side), most

    by_weight = sorted(occasions, key=weight, reverse=True)
    n_confirmations = sum(weight(occasion)[0] for occasion in occasions)
    kept = by_weight[: max(MAX_MARKS, n_confirmations)]
    return sorted(kept, key=lambda occasion: day_key(occasion.said_on or occasion.surfaced_on))


def _description(marks: list[Mark]) -> str:
    """Short, for those who hear the page: the table that follows has it all."""
    days = sorted({day for mark in marks for day in mark.days}, key=day_key)
    n_late = sum(mark.surfaced_later is not None for mark in marks)
    span = day_words(days[0]) if len(days) == 1 else f"{day_words(days[0])} to {day_words(days[-1])}"
    return (
        f"{capitalise(count(len(marks), 'line'))}, {span}; {n_late} surfaced on another day than said. "
        "The table that follows gives the days, the channel and the words of each."
    )


def _caption(brief: Brief, n_left_out: int, name_of: Namer) -> str:
    caption = (
        "The shape of a mark tells the channel; a number in brackets, how many statements it stands for."
    )
    if brief.case is not None:
        sender, _, courted = case_names(brief.case, name_of)
        caption += (
            f" Red: what {sender} said {in_front(brief.case, name_of)}; blue: what it said in private or to "
            f"{courted}; grey: all others."
        )
    if n_left_out:
        caption += f" {capitalise(count(n_left_out, 'line'))} of less weight not drawn; the table has them."
    return caption


def shorten(text: str) -> str:
    """The head of a text, cut at a word."""
    clean = tidy(text)
    if len(clean) <= MAX_QUOTE_CHARS:
        return clean
    return clean[:MAX_QUOTE_CHARS].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + " …"
