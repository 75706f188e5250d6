"""Leaked papers that were confirmed later.

In: the statements of a brief. Out: id of a statement from an unconfirmed paper, to the statements that
confirm the paper. Method: somebody of the speaker's own state confirms, on record and on a later day, a paper
of that very day; nothing less counts, and a confirmation that is itself denied or negated does not.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from sottovoce.brief.retold import is_turned
from sottovoce.brief.wording import MONTHS
from sottovoce.days import first_day, is_day, last_day
from sottovoce.records import Document, Statement
from sottovoce.vocabulary import Act, Authenticity, Channel

_PAPER = re.compile(
    r"\b(?:letters?|messages?|memos?|memorand(?:um|a)|cables?|notes?|documents?|papers?|e-?mails?|despatch|"
    r"dispatch|minutes|transcripts?|texts?|recordings?|tapes?|drafts?)\b",
    re.IGNORECASE,
)
# A day is often named without its year: beyond a year it may be that of another paper.
MAX_DAYS_BETWEEN = 365

_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def confirmations(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> Mapping[str, tuple[Statement, ...]]:
    """Only statements that somebody confirmed are named; the confirmation of the earliest day stands."""
    groups = _confirming_groups(statements, documents)
    found = {}
    for statement in statements:
        if statement.authenticity is Authenticity.LEAKED_UNCONFIRMED:
            fitting = [group for group in groups if _confirms(group, statement)]
            if fitting:
                found[statement.id] = min(fitting, key=lambda group: (group[0].said_on or "", group[0].id))
    return found


def _confirming_groups(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[tuple[Statement, ...], ...]:
    """What one named speaker confirmed on one day, as one report tells it."""
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        is_open = statement.channel is Channel.PUBLIC and statement.authenticity is Authenticity.ON_RECORD
        day = statement.said_on
        if Act.CONFIRM in statement.acts and is_open and day and _FULL_DAY.match(day):
            document = documents.get(statement.passage.document)
            if document is not None and not is_turned(statement, document):
                key = (statement.speaker.name, day, statement.passage.document)
                groups.setdefault(key, []).append(statement)
    return tuple(tuple(group) for group in groups.values())


def _confirms(group: tuple[Statement, ...], leaked: Statement) -> bool:
    """Does the group name a paper of the leaked words' day, by somebody of their speaker's side, later on?"""
    day, said_on = leaked.said_on, group[0].said_on
    if not day or not _FULL_DAY.match(day) or said_on is None or not is_day(day):
        return False
    if not leaked.speaker.state or leaked.speaker.state != group[0].speaker.state:
        return False
    known = leaked.surfaced_on if leaked.surfaced_on and is_day(leaked.surfaced_on) else day
    if not last_day(known) < first_day(said_on) <= last_day(known) + timedelta(days=MAX_DAYS_BETWEEN):
        return False
    words = " ".join(statement.content for statement in group)
    return _PAPER.search(words) is not None and _names_day(words, day)


def _names_day(words: str, day: str) -> bool:
    """`6 April`, `April 6`, `6th of April`."""
    date = first_day(day)
    month, number = MONTHS[date.month - 1], rf"{date.day}(?:st|nd|rd|th)?"
    found = re.search(rf"\b(?:{number} (?:of )?{month}|{month} {number})\b(?:,? (\d{{4}})\b)?", words)
    return found is not None and found.group(1) in (None, str(date.year))
