"""Statements and events as CSV (RFC 4180 quoting, one line feed a row), one row each.

In: statements or events, and the documents they stand in. Out: lines, the header first.
Lists are joined with ";", targets as "RUS:+0.9;WEST:-0.3"; unknown is an empty cell.
A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return)
gets an apostrophe before it (OWASP, "CSV injection"): reports are written by strangers.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from sottovoce.records import Commitment, Document, Event, Passage, Statement, Target

Cell = str | int | float | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

_STATEMENT_COLUMNS = (
    "id",
    "document",
    "outlet",
    "url",
    "published_on",
    "start",
    "end",
    "anchor",
    "content",
    "speaker",
    "speaker_surface",
    "speaker_type",
    "state",
    "office",
    "said_on",
    "surfaced_on",
    "date_basis",
    "audience",
    "audience_surface",
    "channel",
    "channel_basis",
    "acts",
    "targets",
    "commitment",
    "commitment_negated",
    "commitment_horizon",
    "commitment_strength",
    "authenticity",
    "form",
    "attribution_chain",
    "confidence",
    "found_by",
)

_EVENT_COLUMNS = (
    "id",
    "document",
    "outlet",
    "url",
    "published_on",
    "start",
    "end",
    "passage",
    "type",
    "mode",
    "source",
    "target",
    "date",
    "date_basis",
    "place",
    "status",
    "confidence",
    "found_by",
)


def export_csv(statements: Iterable[Statement], documents: Iterable[Document]) -> Iterator[str]:
    """Header, then one row a statement; `start` and `end` are those of its content in the text."""
    by_id = {document.id: document for document in documents}
    yield _row(_STATEMENT_COLUMNS)
    for statement in statements:
        yield _row(_statement_cells(statement, by_id.get(statement.passage.document)))


def export_events_csv(events: Iterable[Event], documents: Iterable[Document]) -> Iterator[str]:
    """Header, then one row an event, with the words it stands on."""
    by_id = {document.id: document for document in documents}
    yield _row(_EVENT_COLUMNS)
    for event in events:
        yield _row(_event_cells(event, by_id.get(event.passage.document)))


def _statement_cells(statement: Statement, document: Document | None) -> list[Cell]:
    speaker = statement.speaker
    return [
        statement.id,
        *_document_cells(document, statement.passage),
        statement.passage.start,
        statement.passage.end,
        statement.anchor,
        statement.content,
        speaker.name,
        statement.speaker_surface,
        speaker.kind.value,
        speaker.state,
        speaker.office,
        statement.said_on,
        statement.surfaced_on,
        statement.date_basis,
        ";".join(statement.audience),
        statement.audience_surface,
        statement.channel,
        statement.channel_basis,
        ";".join(statement.acts),
        ";".join(_target(target) for target in statement.targets),
        *_commitment_cells(statement.commitment),
        statement.authenticity,
        statement.form,
        ";".join(statement.attribution_chain),
        statement.confidence,
        statement.found_by,
    ]


def _event_cells(event: Event, document: Document | None) -> list[Cell]:
    passage = event.passage
    return [
        event.id,
        *_document_cells(document, passage),
        passage.start,
        passage.end,
        document.text[passage.start : passage.end] if document else None,
        event.type,
        event.mode,
        ";".join(event.sources),
        ";".join(event.targets),
        event.date,
        event.date_basis,
        event.place,
        event.status,
        event.confidence,
        event.found_by,
    ]


def _document_cells(document: Document | None, passage: Passage) -> list[Cell]:
    if document is None:
        return [passage.document, None, None, None]
    return [document.name, document.outlet, document.url, document.published_on]


def _commitment_cells(commitment: Commitment | None) -> list[Cell]:
    if commitment is None:
        return [None, None, None, None]
    negated = "true" if commitment.is_negated else "false"
    return [commitment.content, negated, commitment.horizon, commitment.strength]


def _target(target: Target) -> str:
    return f"{target.id}:{target.polarity:+g}"


def _row(cells: Sequence[Cell]) -> str:
    buffer = io.StringIO()
    # The writer quotes only the characters of its own line end; a bare "\r" must be quoted too.
    csv.writer(buffer, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
