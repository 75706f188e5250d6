"""The store: the only SQL that reads and writes records.

In: Readings. Out: records, in the order in which their documents were recorded and their reader found them.
Method: SQLAlchemy Core. A document's newest reading answers; older ones stay in the tables. `as_of` shows
only what was known on that day (docs/decisions/0004): a statement by the day it surfaced, else by its
document's publication; an event also by its own day; all else by publication. A day too coarse to lie
surely before is taken as later.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    and_,
    func,
    insert,
    literal,
    or_,
    select,
)

from sottovoce.days import last_day
from sottovoce.errors import LedgerError
from sottovoce.ledger.contract import check_passages, records_of
from sottovoce.ledger.failures import read_in_words, told_in_words
from sottovoce.ledger.lookup import Kept, find_ids, find_kept
from sottovoce.ledger.newest import is_newest, newest
from sottovoce.ledger.opening import WRITES
from sottovoce.ledger.rows import content_hash, from_row, reading_id, to_row
from sottovoce.ledger.schema import (
    BELIEFS,
    CIRCUMSTANCES,
    DOCUMENTS,
    ESTIMATES,
    EVENTS,
    MENTIONS,
    METADATA,
    READINGS,
    STATEMENTS,
    VERDICTS,
)
from sottovoce.records import (
    Belief,
    Circumstance,
    Document,
    Estimate,
    Event,
    Ground,
    Mention,
    Reading,
    Statement,
    Verdict,
)
from sottovoce.vocabulary import Authenticity

T = TypeVar("T")

_TABLES: dict[type, Table] = {
    Statement: STATEMENTS,
    Event: EVENTS,
    Estimate: ESTIMATES,
    Belief: BELIEFS,
    Circumstance: CIRCUMSTANCES,
    Mention: MENTIONS,
    Verdict: VERDICTS,
}
# Whether a leak was borne out is learnt later than the leak.
_SETTLED_LATER = (Authenticity.LEAKED_CONFIRMED, Authenticity.LEAKED_DENIED)


class Ledger:
    """An open ledger; make one with `open_ledger`. All reading methods return tuples.

    as_of: a day; only what was known by its end is returned. None: everything.
    """

    def __init__(self, engine: Engine, *, name: str, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now
        self.name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def add(self, reading: Reading) -> bool:
        """Keep one reading, whole or not at all. False if the same was there already: nothing changes.

        Raises LedgerError where it cannot be written, or where a record breaks its contract.
        """
        check_passages(reading)
        content = content_hash(reading)
        key = reading_id(reading, content)
        rows = _rows(reading, key)
        with (
            told_in_words(self.name),
            self._engine.connect().execution_options(**WRITES) as connection,
            connection.begin(),
        ):
            if _is_kept(connection, key):
                return False
            _insert_document(connection, reading.document)
            connection.execute(insert(READINGS), self._reading_row(connection, reading, key, content))
            for table, of_table in rows.items():
                connection.execute(insert(table), of_table)
        return True

    def add_many(self, readings: Iterable[Reading]) -> int:
        """Keep each reading in a transaction of its own; how many were new.

        The readings already kept stay when a later one fails or the process is killed.
        """
        return sum(self.add(reading) for reading in readings)

    def has_reading(self, document_id: str, reader: str) -> bool:
        """Whether this reader and version has read this document."""
        query = select(READINGS.c.id).where(READINGS.c.document == document_id, READINGS.c.reader == reader)
        return bool(self._fetch(query.limit(1)))

    def text(self, document_id: str) -> str:
        """The text as read. Raises LedgerError if there is no such document."""
        found = self._fetch(select(DOCUMENTS.c.text).where(DOCUMENTS.c.id == document_id))
        if not found:
            raise LedgerError(
                f'The ledger "{self.name}" holds no document "{document_id}".\nRead its report first.'
            )
        return str(found[0]["text"])

    def find_ids(self, beginning: str, *, limit: int = 10) -> tuple[str, ...]:
        """Ids of statements and events that begin so, at most `limit`, those of superseded readings too."""
        return find_ids(self._fetch, beginning, limit)

    def find(self, record: str) -> tuple[Kept, ...]:
        """The statements or events of an id, as the last reading that found them tells them."""
        with read_in_words(self.name):
            return find_kept(self._fetch, record)

    def counts(self) -> dict[str, int]:
        """Rows of each table, superseded readings included."""
        with told_in_words(self.name), self._engine.connect() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in METADATA.sorted_tables
            }

    def undated(self, as_of: str | None) -> int:
        """How many statements `as_of` hides since neither they nor their document bear a day."""
        if as_of is None:
            return 0
        last_day(as_of)
        query = newest(STATEMENTS).where(
            STATEMENTS.c.surfaced_on.is_(None), READINGS.c.published_on.is_(None)
        )
        return len(self._fetch(query))

    def documents(self, as_of: str | None = None) -> tuple[Document, ...]:
        """Documents published by `as_of`, and those with a statement known by then."""
        query = (
            select(READINGS, DOCUMENTS.c.text)
            .join_from(READINGS, DOCUMENTS)
            .where(is_newest())
            .order_by(READINGS.c.number)
        )
        if as_of is not None:
            day = _iso_last(as_of)
            known = select(STATEMENTS.c.position).where(
                STATEMENTS.c.reading == READINGS.c.id, _surfaced_by(day)
            )
            query = query.where(or_(_published_by(day), known.exists()))
        return self._build(_document, query)

    def statements(
        self,
        as_of: str | None = None,
        *,
        states: Collection[str] | None = None,
        with_grounds: bool = True,
    ) -> tuple[Statement, ...]:
        """Statements that had surfaced by `as_of`, their authenticity as it then stood.

        states: only those whose speaker is of one of these states; a joint speaker is of each of his.
        with_grounds: False leaves out how their codes arose, which no measure asks for; that is faster.
        """
        query = newest(STATEMENTS, with_grounds=with_grounds)
        if as_of is not None:
            query = query.where(_surfaced_by(_iso_last(as_of)))
        if states is not None:
            query = query.where(or_(literal(False), *(_speaks_for(state) for state in states)))
        return self._build(lambda row: _statement(row, as_of), query)

    def events(self, as_of: str | None = None, *, with_grounds: bool = True) -> tuple[Event, ...]:
        """Events told in a document published by `as_of`: that one had happened does not make it known."""
        query = newest(EVENTS, with_grounds=with_grounds)
        if as_of is not None:
            query = query.where(_published_by(_iso_last(as_of)))
        return self._build(lambda row: from_row(Event, row, row["document"]), query)

    def estimates(self, as_of: str | None = None) -> tuple[Estimate, ...]:
        return self._published(Estimate, as_of)

    def beliefs(self, as_of: str | None = None) -> tuple[Belief, ...]:
        return self._published(Belief, as_of)

    def circumstances(self, as_of: str | None = None) -> tuple[Circumstance, ...]:
        return self._published(Circumstance, as_of)

    def mentions(self, as_of: str | None = None) -> tuple[Mention, ...]:
        return self._published(Mention, as_of)

    def verdicts(self, as_of: str | None = None) -> tuple[Verdict, ...]:
        return self._published(Verdict, as_of)

    def readings(self, as_of: str | None = None) -> Iterator[Reading]:
        """Each document's newest reading, with what of it was known by `as_of`."""
        documents = self.documents(as_of)
        readers = {row["document"]: row["reader"] for row in self._fetch(select(READINGS).where(is_newest()))}
        found: dict[str, tuple[Any, ...]] = {
            "statements": self.statements(as_of),
            "events": self.events(as_of),
            "estimates": self.estimates(as_of),
            "beliefs": self.beliefs(as_of),
            "circumstances": self.circumstances(as_of),
            "mentions": self.mentions(as_of),
        }
        by_document = {name: _by_document(records) for name, records in found.items()}
        verdicts = {verdict.passages[0].document: verdict for verdict in self.verdicts(as_of)}
        for document in documents:
            yield Reading(
                document=document,
                reader=readers[document.id],
                verdict=verdicts.get(document.id),
                **{name: tuple(records[document.id]) for name, records in by_document.items()},
            )

    def _published(self, kind: type[T], as_of: str | None) -> tuple[T, ...]:
        query = newest(_TABLES[kind])
        if as_of is not None:
            query = query.where(_published_by(_iso_last(as_of)))
        return self._build(lambda row: from_row(kind, row, row["document"]), query)

    def _build(self, build: Callable[[Any], T], query: Select[Any]) -> tuple[T, ...]:
        with read_in_words(self.name), self._engine.connect() as connection, _uncollected():
            return tuple(build(row) for row in connection.execute(query).mappings())

    def _fetch(self, query: Select[Any]) -> list[Any]:
        with told_in_words(self.name), self._engine.connect() as connection:
            return list(connection.execute(query).mappings())

    def _reading_row(
        self, connection: Connection, reading: Reading, key: str, content: str
    ) -> dict[str, Any]:
        row = to_row(reading.document)
        del row["text"]
        last = connection.execute(select(func.max(READINGS.c.number))).scalar()
        return row | {
            "id": key,
            "number": (last or 0) + 1,
            "document": reading.document.id,
            "reader": reading.reader,
            "recorded_at": self._now().astimezone(UTC).isoformat(),
            "content_hash": content,
        }


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles meanwhile: records hold none, and the search takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _rows(reading: Reading, key: str) -> dict[Table, list[dict[str, Any]]]:
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for record in records_of(reading):
        of_table = rows[_TABLES[type(record)]]
        of_table.append(to_row(record) | {"reading": key, "position": len(of_table)})
    return rows


def _is_kept(connection: Connection, key: str) -> bool:
    query = select(READINGS.c.id).where(READINGS.c.id == key)
    return connection.execute(query).first() is not None


def _insert_document(connection: Connection, document: Document) -> None:
    kept = connection.execute(select(DOCUMENTS.c.text).where(DOCUMENTS.c.id == document.id)).scalar()
    if kept is None:
        connection.execute(insert(DOCUMENTS), {"id": document.id, "text": document.text})
    elif kept != document.text:
        raise LedgerError(
            f'Cannot keep the reading of "{document.name}": another text has its id {document.id}.\n'
            "Please report this: the id must be a hash of the text."
        )


def _document(row: Any) -> Document:
    return from_row(Document, {**row, "id": row["document"]}, row["document"])


def _by_document(records: Iterable[Any]) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        grouped[record.passage.document].append(record)
    return grouped


def _iso_last(as_of: str) -> str:
    return last_day(as_of).isoformat()


def _published_by(day: str) -> ColumnElement[bool]:
    return READINGS.c.published_last <= day


def _surfaced_by(day: str) -> ColumnElement[bool]:
    return or_(
        STATEMENTS.c.surfaced_last <= day, and_(STATEMENTS.c.surfaced_on.is_(None), _published_by(day))
    )


def _speaks_for(state: str) -> ColumnElement[bool]:
    joined = literal(";") + STATEMENTS.c.speaker_state + literal(";")
    return joined.contains(f";{state};", autoescape=True)


def _statement(row: Any, as_of: str | None) -> Statement:
    """The statement of a row, its authenticity without what was learnt after `as_of`."""
    statement = from_row(Statement, row, row["document"])
    if as_of is None or statement.authenticity not in _SETTLED_LATER:
        return statement
    if row["published_last"] is not None and row["published_last"] <= _iso_last(as_of):
        return statement
    return _unsettled(statement)


def _unsettled(statement: Statement) -> Statement:
    """A leaked statement before it was learnt whether the leak is borne out."""
    authenticity = Authenticity.LEAKED_UNCONFIRMED
    ground = Ground(
        field="authenticity",
        value=authenticity.value,
        method="rule:not settled by that day ledger",
        reason="whether the leak is borne out was learnt later",
    )
    grounds = tuple(ground if g.field == "authenticity" else g for g in statement.grounds)
    return replace(statement, authenticity=authenticity, grounds=grounds)
