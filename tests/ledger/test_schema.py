"""Append-only, whoever connects: the triggers are in the file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import ledger_records as made
import pytest

from sottovoce.ledger import open_ledger
from sottovoce.ledger.schema import METADATA

TABLES = [table.name for table in METADATA.sorted_tables]


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    path = tmp_path / "minsk.db"
    with open_ledger(f"sqlite:///{path}") as ledger:
        ledger.add(made.full_reading())
    return path


@pytest.fixture(params=["OFF", "ON"], ids=["foreign-connection", "own-connection"])
def connection(ledger_file: Path, request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """As the sqlite3 shell connects, and as the ledger does."""
    with closing(sqlite3.connect(ledger_file)) as opened:
        opened.execute(f"PRAGMA recursive_triggers = {request.param}")
        yield opened


def assignments(table: str) -> str:
    column = METADATA.tables[table].columns.keys()[-1]
    return f"{column} = {column}"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {table} SET {assignment}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET {assignment}",
    ],
    ids=["update", "delete", "insert-or-replace", "replace", "upsert"],
)
def test_no_row_can_be_changed(connection: sqlite3.Connection, table: str, sql: str) -> None:
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute(sql.format(table=table, assignment=assignments(table)))
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


def test_a_reading_cannot_be_pushed_out_by_its_number(connection: sqlite3.Connection) -> None:
    """`number` is a second key: REPLACE would delete the row that holds it."""
    columns = METADATA.tables["readings"].columns.keys()
    chosen = ", ".join("'another'" if name == "id" else name for name in columns)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute(f"INSERT OR REPLACE INTO readings SELECT {chosen} FROM readings")


@pytest.mark.parametrize("table", TABLES)
def test_no_table_has_a_hidden_key(connection: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        connection.execute(f"SELECT rowid FROM {table}")


def test_the_file_says_what_it_is(ledger_file: Path) -> None:
    with closing(sqlite3.connect(ledger_file)) as connection:
        found = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode")
        ]
    assert found == [int.from_bytes(b"Sott"), 2, "wal"]


def test_a_record_without_its_reading_is_refused(ledger_file: Path) -> None:
    with closing(sqlite3.connect(ledger_file)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute(
                "INSERT INTO circumstances VALUES ('nowhere', 0, 'c', 0, 1, 'sanctions', NULL, 'x', 'y')"
            )
