"""One record by its id, or ids by their beginning.

In: a way to fetch rows, an id. Out: records with their documents. Method: all readings are looked through;
the last that found a record tells it, and says so where a newer reading of its document finds it no more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Table, select

from sottovoce.ledger.newest import is_newest
from sottovoce.ledger.rows import from_row
from sottovoce.ledger.schema import DOCUMENTS, EVENTS, READINGS, STATEMENTS
from sottovoce.records import Document, Event, Statement

Fetch = Callable[[Select[Any]], list[Any]]
_KINDS: tuple[tuple[type[Statement | Event], Table], ...] = ((Statement, STATEMENTS), (Event, EVENTS))


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A record with its document; superseded where a newer reading of that document does not find it."""

    record: Statement | Event
    document: Document
    is_superseded: bool


def find_ids(fetch: Fetch, beginning: str, limit: int) -> tuple[str, ...]:
    """Ids that begin so, at most `limit`."""
    found: list[str] = []
    for _, table in _KINDS:
        query = select(table.c.id).where(table.c.id.startswith(beginning, autoescape=True)).distinct()
        found += [row["id"] for row in fetch(query.order_by(table.c.id).limit(limit))]
    return tuple(dict.fromkeys(found))[:limit]


def find_kept(fetch: Fetch, record: str) -> tuple[Kept, ...]:
    """The records of an id, as the last reading that found them tells them."""
    found: list[tuple[int, Kept]] = []
    for kind, table in _KINDS:
        newest = is_newest().label("is_newest")
        query = select(table, READINGS.c.document, READINGS.c.number, newest).join_from(table, READINGS)
        for row in fetch(query.where(table.c.id == record).order_by(table.c.position)):
            kept = Kept(
                record=from_row(kind, row, row["document"]),
                document=_document(fetch, row["document"]),
                is_superseded=not row["is_newest"],
            )
            found.append((row["number"], kept))
    last = max((number for number, _ in found), default=None)
    return tuple(kept for number, kept in found if number == last)


def _document(fetch: Fetch, document: str) -> Document:
    query = select(READINGS, DOCUMENTS.c.text).join_from(READINGS, DOCUMENTS)
    (row,) = fetch(query.where(READINGS.c.document == document, is_newest()))
    return from_row(Document, {**row, "id": document}, document)
