"""How the patron took it when the sender's closed words came out, as the ledger tells it.

In: the grounds of a case. Out: punished, let pass, or None where the ledger does not tell. Method: deeds and
words of the patron on the sender within ninety days after the words surfaced; silence counts as letting it
pass only where a later report about the case would have told (docs/methods/private-assurance.md).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sottovoce.codes import states_in
from sottovoce.days import first_day, last_day
from sottovoce.judgement.grounds import (
    OF_ONE_APPROACH,
    Grounds,
    courted_leaks,
    deeds_of_patron,
    is_punishment,
    is_warm,
)
from sottovoce.judgement.patron_reaction import Reaction
from sottovoce.records import Evidence, Statement

# An answer that takes longer is one to something else; the window of METHODS 2 for punishments after a hedge.
WINDOW = timedelta(days=90)
# A word is kind, as a word is a hedge, from a quarter of the scale on.
_KIND = 0.25


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldReaction:
    reaction: Reaction
    surfaced: str  # the day, as the ledger has it
    evidence: tuple[Evidence, ...]  # what the patron did or said; the leak itself where it kept silent
    is_silence: bool


def told_reaction(grounds: Grounds) -> ToldReaction | None:
    leaks = [] if grounds.is_front_at_home else courted_leaks(grounds)
    if not leaks:
        return None
    surfaced = _first_of_the_latest_approach([leak.surfaced_on or "" for leak in leaks])
    after = _Window(since=last_day(surfaced), until=last_day(surfaced) + WINDOW)
    anger = _deeds(grounds, after, is_punishing=True)
    warmth = _deeds(grounds, after, is_punishing=False)
    if anger and warmth:
        return None
    if anger:
        return ToldReaction(reaction=Reaction.PUNISHED, surfaced=surfaced, evidence=anger, is_silence=False)
    kind = warmth + _kind_words(grounds, after)
    if kind:
        return ToldReaction(reaction=Reaction.TOLERATED, surfaced=surfaced, evidence=kind, is_silence=False)
    if not _would_have_told(grounds, after):
        return None
    silence = tuple(
        _evidence(leak, "closed words that came out") for leak in leaks if leak.surfaced_on == surfaced
    )
    return ToldReaction(reaction=Reaction.TOLERATED, surfaced=surfaced, evidence=silence, is_silence=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Window:
    since: date
    until: date

    def holds(self, day: str | None) -> bool:
        """Surely after the words came out, not only perhaps."""
        return day is not None and self.since < first_day(day) and last_day(day) <= self.until


def _first_of_the_latest_approach(days: list[str]) -> str:
    latest = max(map(last_day, days))
    return min((day for day in days if last_day(day) >= latest - OF_ONE_APPROACH), key=last_day)


def _deeds(grounds: Grounds, window: _Window, *, is_punishing: bool) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            record=event.id,
            passage=event.passage,
            weight=1.0,
            value=None,
            side=None,
            note="the patron after the words came out",
        )
        for event in deeds_of_patron(grounds)
        if window.holds(event.date) and (is_punishment(event) if is_punishing else is_warm(event))
    )


def _kind_words(grounds: Grounds, window: _Window) -> tuple[Evidence, ...]:
    """None where the patron spoke ill of the sender as well: then it is not plain how it took it."""
    rated = [
        (statement, target.polarity)
        for statement in grounds.statements
        if set(states_in(statement.speaker.state)) & grounds.patron_codes and window.holds(statement.said_on)
        for target in statement.targets
        if target.id == grounds.case.sender
    ]
    if any(polarity < 0 for _, polarity in rated):
        return ()
    return tuple(
        _evidence(statement, "the patron on the sender after the words came out")
        for statement, polarity in rated
        if polarity >= _KIND
    )


def _would_have_told(grounds: Grounds, window: _Window) -> bool:
    """Is there a report about the case that came out by the day of the question and after the window?"""
    asked = grounds.case.as_of
    days = [d.published_on for d in grounds.documents if d.id in grounds.case_documents and d.published_on]
    return any(
        first_day(day) >= window.until and (asked is None or last_day(day) <= last_day(asked)) for day in days
    )


def _evidence(statement: Statement, note: str) -> Evidence:
    return Evidence(
        record=statement.id, passage=statement.passage, weight=1.0, value=None, side=None, note=note
    )
