"""The commitments of a brief: who bound himself to what, to whom, until when, and what is known of it.

In: a `Brief`. Out: a `Table`, its rows in the order of the promises, each with the deed that settled it.
"""

import re

from sottovoce.brief.cites import Cites
from sottovoce.brief.marks import balanced, quoted
from sottovoce.brief.page import Table
from sottovoce.brief.retold import documents_by_id, words_of
from sottovoce.brief.terms import STATUS_WORDS
from sottovoce.brief.wording import (
    Namer,
    audience_phrase,
    capitalise,
    day_words,
    name_phrase,
    openness_words,
    tidy,
)
from sottovoce.days import is_day
from sottovoce.records import Brief, CommitmentEntry, Document, Statement
from sottovoce.vocabulary import CommitmentStatus

COMPARED = (
    "They are set against the deeds that these reports tell; where no deed is told, a promise may have been "
    "kept or broken all the same."
)
ON_CONDITION = "on condition"
NO_TERM = "no term told"
TERM_IN_WORDS = "as its own words say"

# Words of a term that settle no day: "by the 20th of that month", "within weeks", "in the days ahead".
_TERM_WORDS = re.compile(
    r"\b(?:(?:on|by|until|till|before|after|from) (?:the )?\d{1,2}(?:st|nd|rd|th)?\b|"
    r"(?:within|in) (?:the |a |\w+ )?(?:coming |next |few )*(?:hour|day|week|month|year)s?\b|"
    r"until\b|as long as\b|for (?:now|good|ever)\b)",
    re.IGNORECASE,
)


def commitments_table(brief: Brief, cites: Cites, name_of: Namer) -> Table | None:
    if not brief.commitments:
        return None
    documents = documents_by_id(brief)
    statements = {statement.id: statement for statement in brief.statements}
    return Table(
        caption=f"Commitments, in the order in which they were made. {COMPARED}",
        head=("Who", "What", "Said on", "To whom", "How", "Until", "Status"),
        rows=tuple(
            _row(entry, statements.get(entry.statement), documents, name_of) for entry in brief.commitments
        ),
        cites=tuple(cites.cite_all((entry.passage, *entry.status_evidence)) for entry in brief.commitments),
    )


def _row(
    entry: CommitmentEntry, statement: Statement | None, documents: dict[str, Document], name_of: Namer
) -> tuple[str, ...]:
    state = name_phrase(entry.state, name_of) if entry.state else ""
    speaker = capitalise(name_phrase(entry.speaker, name_of))
    return (
        f"{speaker} ({state})" if state and state not in speaker else speaker,
        _promised(entry, statement, documents),
        day_words(entry.said_on),
        audience_phrase(entry.audience, name_of) or "nobody named",
        openness_words(entry.channel, statement.channel_basis if statement else None),
        horizon_words(entry.horizon, entry.content),
        status_words(entry),
    )


def status_words(entry: CommitmentEntry) -> str:
    """Where it stands, with the day and the reason: "broken, 24 February 2022: …"."""
    day = f", {day_words(entry.status_on)}" if entry.status_on else ""
    reason = f": {entry.status_reason}" if entry.status_reason else ""
    return f"{STATUS_WORDS[entry.status]}{day}{reason}"


def is_settled(row: tuple[str, ...]) -> bool:
    """Whether a told deed kept or broke the promise of a row."""
    return row[-1].startswith((STATUS_WORDS[CommitmentStatus.BROKEN], STATUS_WORDS[CommitmentStatus.KEPT]))


def _promised(entry: CommitmentEntry, statement: Statement | None, documents: dict[str, Document]) -> str:
    """The content; the report's sentence where the content alone would promise the opposite."""
    if statement is not None:
        words = words_of(statement, documents)
        if words.is_sentence:
            return f"{'in the report’s words: ' if words.is_retold else ''}{quoted(words.text.rstrip('.'))}"
    return balanced(entry.content)


def horizon_words(horizon: str | None, content: str) -> str:
    """The day of the term; where the promise sets one that names no day, the reader is sent to its words."""
    if horizon and is_day(horizon):
        return day_words(horizon)
    words = tidy(horizon or "open")
    if words == ON_CONDITION:
        return ON_CONDITION
    return TERM_IN_WORDS if words != "open" or _TERM_WORDS.search(content) else NO_TERM
