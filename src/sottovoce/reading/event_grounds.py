"""How the codes of an event arose: its type, who did it to whom, when, and how the text puts it.

In: a page and a draft. Out: its grounds. Method: the words of the type, the status and the day come with the
draft; a source or target rests on the mention in the draft's sentence that stands nearest to its word, or was
carried on from around it.
"""

from __future__ import annotations

from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_merging import Draft
from sottovoce.reading.grounds import Origin, Span, ground
from sottovoce.reading.heads.answering import VERSION
from sottovoce.reading.page import Page
from sottovoce.records import Ground, Statement
from sottovoce.vocabulary import DateBasis, EventStatus

_OF_STATEMENT = ("rule:statement-", VERSION)  # what a statement does by itself, by rule or head
_STATUS = {
    EventStatus.HAPPENED: "told as done",
    EventStatus.ONGOING: "told as under way",
    EventStatus.REPEATED: "told as done again and again",
    EventStatus.ALLEGED: "only alleged, or told by people without a name",
    EventStatus.PRESUPPOSED: "taken for granted as known",
    EventStatus.HYPOTHETICAL: "told as possible, planned, asked for or offered",
}


def event_grounds(
    page: Page, draft: Draft, place: tuple[str, Span] | None, *, confidence: float, reader: str
) -> tuple[Ground, ...]:
    """Grounds of type, each source and target, date, place where one is told, and status."""
    told = Origin(rule=draft.rule, span=_words(page, draft), confidence=confidence)
    status = Origin(rule="status", reason=_STATUS.get(draft.status, draft.status.value))
    return (
        ground(page, "type", draft.type.value, told, reader=reader),
        *(ground(page, "sources", c, _of_party(page, draft, c), reader=reader) for c in draft.sources),
        *(ground(page, "targets", c, _of_party(page, draft, c), reader=reader) for c in draft.targets),
        ground(page, "date", draft.date, _of_day(draft), reader=reader),
        *(
            (ground(page, "place", place[0], Origin(rule="event-place", span=place[1]), reader=reader),)
            if place
            else ()
        ),
        ground(page, "status", draft.status.value, status, reader=reader),
    )


def day_words(statement: Statement) -> Span | None:
    """Where the day of a statement is written."""
    passage = next((g.passage for g in statement.grounds if g.field == "said_on" and g.passage), None)
    return (passage.start, passage.end) if passage is not None else None


def _words(page: Page, draft: Draft) -> Span:
    """The word that tells the event; the opening words of a statement that is itself the act."""
    if draft.rule.startswith(_OF_STATEMENT):
        return page.span_of(draft.block, draft.first, draft.last)
    return page.span_of(draft.block, draft.token, draft.token)


def _of_party(page: Page, draft: Draft, code: str) -> Origin:
    sentence, at = draft.token.sent, draft.block.start + draft.token.idx
    named = page.mentions_in(draft.block.start + sentence.start_char, draft.block.start + sentence.end_char)
    mine = [m for m in named if code in ActorFinder.codes_of_actor(m.actor)]
    if mine:
        nearest = min(mine, key=lambda m: abs(m.passage.start - at))
        return Origin(rule="party in the sentence", span=(nearest.passage.start, nearest.passage.end))
    if draft.rule.startswith(_OF_STATEMENT):
        reason = "as the statement tells who speaks, who hears and whom it rates"
        return Origin(rule="party of the statement", reason=reason)
    return Origin(rule="party told around", reason="its sentence does not name it; the words around do")


def _of_day(draft: Draft) -> Origin:
    if draft.date is None:
        return Origin(rule="no day", reason="no day is told for it")
    if draft.basis is DateBasis.DATELINE:
        reason = None if draft.day else "the day given with the report"
        return Origin(rule="day of the report", span=draft.day, reason=reason)
    reason = None if draft.day else "as the day of the statement that tells it"
    return Origin(rule="day told for it", span=draft.day, reason=reason)
