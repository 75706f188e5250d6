"""The timeline: what was said, when it surfaced, what happened, when it was reported.

In: a `Brief`. Out: `Moment`s in the order of their days, and a picture that joins said and surfaced.
Whatever carries no day is left out here; it stands in the statements and in the notes.
"""

from sottovoce.brief.charts import Mark, draw_timeline
from sottovoce.brief.cites import Cites
from sottovoce.brief.marks import quoted
from sottovoce.brief.page import Moment, Picture
from sottovoce.brief.retold import documents_by_id, words_of
from sottovoce.brief.speeches import Echoes, listeners, report_title, speaker_title
from sottovoce.brief.wording import (
    DAY_NOT_TOLD,
    Namer,
    count,
    day_key,
    day_words,
    event_words,
    tidy,
)
from sottovoce.days import is_day
from sottovoce.records import Brief, Document, Statement
from sottovoce.vocabulary import Channel

MAX_QUOTE_CHARS = 90
# More lines than this and the picture no longer shows anything; the table has them all.
MAX_MARKS = 30


def timeline(brief: Brief, echoes: tuple[Echoes, ...], cites: Cites, name_of: Namer) -> tuple[Moment, ...]:
    moments = _spoken(echoes, documents_by_id(brief), cites, name_of)
    for event in brief.events:
        if event.date is not None:
            moment = Moment(
                said=day_words(event.date),
                surfaced="",
                kind="event",
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
                what=report_title(document),
                cites=(),
                document=number,
            )
            moments.append((day_key(document.published_on), 2, moment))
    return tuple(moment for _, _, moment in sorted(moments, key=lambda item: item[:2]))


def _spoken(
    echoes: tuple[Echoes, ...], documents: dict[str, Document], cites: Cites, name_of: Namer
) -> list[tuple[tuple[int, str], int, Moment]]:
    """One moment for all that a speaker told one audience on one day and that surfaced on one day."""
    together: dict[tuple[str | None, str | None, str], list[Statement]] = {}
    for group in echoes:
        first = group[0]
        if first.said_on is not None or first.surfaced_on is not None:
            to_whom = listeners(first, name_of)
            speaker = speaker_title(first, name_of) + (f" to {to_whom}" if to_whom else "")
            together.setdefault((first.said_on, first.surfaced_on, speaker), []).append(first)
    moments = []
    for (said_on, surfaced_on, speaker), statements in together.items():
        more = f" and {len(statements) - 1} more" if len(statements) > 1 else ""
        moment = Moment(
            said=day_words(said_on),
            surfaced=day_words(surfaced_on),
            kind="statement" if len(statements) == 1 else "statements",
            what=f"{speaker}: {quoted(shorten(words_of(statements[0], documents).text))}{more}",
            cites=cites.cite_all(statement.passage for statement in statements),
            document=None,
        )
        moments.append((day_key(said_on or surfaced_on), 0, moment))
    return moments


def timeline_picture(brief: Brief, echoes: tuple[Echoes, ...], name_of: Namer) -> Picture | None:
    """One line for all that a speaker said on one day, in one way, and that surfaced on one day."""
    marks: dict[tuple[str, str | None, str | None, bool], int] = {}
    for group in echoes:
        first = group[0]
        days = [day for day in (first.said_on, first.surfaced_on) if day is not None]
        if days and all(is_day(day) for day in days):
            is_closed = first.channel in (Channel.PRIVATE, Channel.LEAKED)
            key = (speaker_title(first, name_of), first.said_on, first.surfaced_on, is_closed)
            marks[key] = marks.get(key, 0) + 1
    if not marks:
        return None
    drawn = [
        Mark(label=speaker, said_on=said_on, surfaced_on=surfaced_on, is_closed=is_closed, n=n)
        for (speaker, said_on, surfaced_on, is_closed), n in list(marks.items())[:MAX_MARKS]
    ]
    caption = (
        "A filled mark is the day said: a circle in public, a square in private. "
        "A ring is the day it surfaced."
    )
    left_out = len(marks) - len(drawn)
    if left_out:
        caption += f" {count(left_out, 'later line')} of the table not drawn."
    words = "; ".join(
        f"{mark.label}, said {(mark.said_on and day_words(mark.said_on)) or DAY_NOT_TOLD}, "
        f"surfaced {day_words(mark.surfaced_on)}"
        for mark in drawn
    )
    return Picture(svg=draw_timeline(drawn, description=words), caption=caption)


def shorten(text: str) -> str:
    """The head of a text, cut at a word."""
    clean = tidy(text)
    if len(clean) <= MAX_QUOTE_CHARS:
        return clean
    return clean[:MAX_QUOTE_CHARS].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + " …"
