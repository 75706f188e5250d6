"""The ledger's tables, and the triggers that keep them append-only.

In: nothing. Out: SQLAlchemy Core tables of portable types, and the DDL of the triggers.
A document is its text; what a reader made of it, title and publication day included, hangs on a reading.
Columns are named as the records' fields; a passage or actor takes several (`passage_start`, `speaker_id`).
A column `*_last` holds the last day that the partial day beside it may mean, so that SQL can compare it.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

APPLICATION_ID = 0x536F7474  # "Sott" in the header of the file
SCHEMA_VERSION = 2

METADATA = MetaData()


def _text(name: str, *, required: bool = True) -> Column[Any]:
    return Column(name, Text, nullable=not required)


def _maybe(name: str) -> Column[Any]:
    return _text(name, required=False)


def _nested(name: str, *, required: bool = True) -> Column[Any]:
    return Column(name, JSON(none_as_null=True), nullable=not required)


def _grounds() -> Column[Any]:
    # Rows of a ledger of schema 1, which kept no grounds, stand as they are: they have none.
    return Column("grounds", JSON(none_as_null=True), nullable=False, server_default="[]")


def _passage() -> tuple[Column[Any], Column[Any]]:
    return (
        Column("passage_start", Integer, nullable=False),
        Column("passage_end", Integer, nullable=False),
    )


def _actor(prefix: str) -> tuple[Column[Any], ...]:
    return (
        _text(f"{prefix}_id"),
        _text(f"{prefix}_name"),
        _text(f"{prefix}_kind"),
        _maybe(f"{prefix}_state"),
        _maybe(f"{prefix}_office"),
    )


def _table(name: str, *columns: Column[Any]) -> Table:
    # Without a rowid there is no second key by which INSERT OR REPLACE could hit a row.
    return Table(name, METADATA, *columns, sqlite_with_rowid=False)


def _records(name: str, *columns: Column[Any]) -> Table:
    return _table(
        name,
        Column("reading", Text, ForeignKey("readings.id"), primary_key=True),
        Column("position", Integer, primary_key=True),  # keeps the reader's order
        *columns,
    )


DOCUMENTS = _table("documents", Column("id", Text, primary_key=True), _text("text"))

READINGS = _table(
    "readings",
    Column("id", Text, primary_key=True),  # hash of document, reader and content
    Column("number", Integer, nullable=False, unique=True),  # order in which readings were recorded
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    _text("reader"),
    _text("recorded_at"),  # ISO 8601, UTC
    _text("content_hash"),
    _text("name"),
    _maybe("title"),
    _maybe("outlet"),
    _maybe("url"),
    _maybe("path"),
    _maybe("published_on"),
    _maybe("published_last"),
    _maybe("published_basis"),
    _maybe("language"),
)
Index("readings_by_document", READINGS.c.document, READINGS.c.number)

STATEMENTS = _records(
    "statements",
    _text("id"),
    *_passage(),
    _text("anchor"),
    _text("content"),
    *_actor("speaker"),
    _maybe("speaker_surface"),
    _nested("speaker_passage", required=False),
    _maybe("cue"),
    _nested("cue_passage", required=False),
    _text("form"),
    _maybe("said_on"),
    _maybe("surfaced_on"),
    _maybe("surfaced_last"),
    _maybe("date_basis"),
    _maybe("date_words"),
    _nested("audience"),
    _maybe("audience_surface"),
    _text("channel"),
    _maybe("channel_basis"),
    _nested("acts"),
    _nested("targets"),
    _nested("commitment", required=False),
    _text("authenticity"),
    _nested("attribution_chain"),
    Column("confidence", Float, nullable=False),
    _text("found_by"),
    _nested("alt_passages"),
    _grounds(),
)

EVENTS = _records(
    "events",
    _text("id"),
    *_passage(),
    _text("type"),
    _maybe("mode"),
    _nested("sources"),
    _nested("targets"),
    _maybe("date"),
    _maybe("date_last"),
    _maybe("date_basis"),
    _maybe("place"),
    _text("status"),
    Column("confidence", Float, nullable=False),
    _text("found_by"),
    _grounds(),
)

ESTIMATES = _records(
    "estimates",
    _text("id"),
    *_passage(),
    _text("kind"),
    _text("level"),
    _maybe("about"),
    _text("holder"),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    _text("found_by"),
)

BELIEFS = _records(
    "beliefs",
    _text("id"),
    *_passage(),
    _nested("holders"),
    _maybe("about"),
    _text("content"),
    Column("denies_autonomy", Boolean),
    _maybe("strength"),
    _text("found_by"),
)

CIRCUMSTANCES = _records(
    "circumstances",
    _text("id"),
    *_passage(),
    _text("kind"),
    _maybe("about"),
    _text("direction"),
    _text("found_by"),
)

MENTIONS = _records(
    "mentions",
    *_passage(),
    _text("surface"),
    *_actor("actor"),
    _text("kind"),
    Column("is_place", Boolean, nullable=False),
)

VERDICTS = _records(
    "verdicts",
    _nested("passages"),
    _text("label"),
    _maybe("about"),
    _maybe("why"),
    _text("holder"),
    _text("found_by"),
)


def triggers(table: Table) -> Iterator[tuple[str, str]]:
    """Name and DDL of the triggers that refuse to change, drop or replace a row of `table` (SQLite)."""
    for verb in ("UPDATE", "DELETE"):
        name = f"{table.name}_refuse_{verb.lower()}"
        yield name, _trigger(name, f"BEFORE {verb} ON {table.name}")
    # A connection without recursive_triggers replaces rows without firing the delete trigger.
    name = f"{table.name}_refuse_replace"
    keys = " OR ".join(f"({_same(key)})" for key in _keys(table))
    condition = f"WHEN EXISTS (SELECT 1 FROM {table.name} AS kept WHERE {keys})"
    yield name, _trigger(name, f"BEFORE INSERT ON {table.name} {condition}")


def _trigger(name: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'rows of the ledger are never changed'); END"
    )


def _keys(table: Table) -> Iterator[list[str]]:
    yield [column.name for column in table.primary_key]
    yield from ([column.name] for column in table.columns if column.unique)


def _same(key: list[str]) -> str:
    return " AND ".join(f"kept.{column} = NEW.{column}" for column in key)
