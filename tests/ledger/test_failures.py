"""Real SQLite errors, told in words."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from sottovoce.errors import LedgerError, NotALedger
from sottovoce.ledger.failures import told_in_words

SECRET = "the words of a report"


def provoke(path: Path, *pragmas: str, sql: str, options: str = "") -> None:
    engine = create_engine(f"sqlite:///file:{path}?uri=true{options}")
    try:
        with engine.begin() as connection:
            for pragma in pragmas:
                connection.exec_driver_sql(f"PRAGMA {pragma}")
            connection.exec_driver_sql(sql, (SECRET,))
    finally:
        engine.dispose()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "minsk.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE t (word TEXT NOT NULL CHECK (word <> '')); ")
    return path


@pytest.mark.parametrize(
    ("pragmas", "options", "sql", "words"),
    [
        (
            (),
            "&mode=ro",
            "INSERT INTO t VALUES (?)",
            "it is read-only.\nMake the file and its folder writable",
        ),
        (
            ("max_page_count = 2",),
            "",
            "INSERT INTO t VALUES (? || zeroblob(90000))",
            "the disk is full.\nFree",
        ),
        ((), "", "INSERT INTO t VALUES (nullif(?, 'the words of a report'))", "breaks the ledger's rules"),
        ((), "", "SELECT ? FROM absent", "no such table: absent"),
    ],
    ids=["read-only", "full-disk", "constraint", "anything-else"],
)
def test_an_error_says_what_where_and_what_to_do(
    file: Path, pragmas: tuple[str, ...], options: str, sql: str, words: str
) -> None:
    with pytest.raises(LedgerError) as caught, told_in_words("minsk.db"):
        provoke(file, *pragmas, sql=sql, options=options)
    assert words in str(caught.value)
    assert '"minsk.db"' in str(caught.value)
    assert SECRET not in str(caught.value)
    assert isinstance(caught.value.__cause__, SQLAlchemyError)


def test_a_file_of_another_kind_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Dear colleague, " * 100)
    with pytest.raises(NotALedger, match="it is not an SQLite file"), told_in_words("notes.db"):
        provoke(path, sql="SELECT ? FROM t")


def test_errors_of_our_own_pass_unchanged() -> None:
    with pytest.raises(LedgerError, match=r"^as it was$"), told_in_words("minsk.db"):
        raise LedgerError("as it was")
