import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import ledger_records as made
import pytest

from sottovoce.errors import LedgerError, NotALedger
from sottovoce.ledger import open_ledger
from sottovoce.ledger.opening import open_engine
from sottovoce.records import Ground


def url(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "minsk.db"
    with open_ledger(url(path)) as ledger:
        ledger.add(made.numbered_reading(1, 200))
    return path


def execute(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def test_importing_the_front_door_does_not_import_sqlalchemy() -> None:
    code = "import sys, sottovoce.ledger; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_ledger_is_made_where_there_is_none(tmp_path: Path) -> None:
    with open_ledger(url(tmp_path / "new.db")) as ledger:
        assert set(ledger.counts().values()) == {0}


def test_a_file_left_empty_by_a_crash_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    with open_ledger(url(tmp_path / "new.db")) as ledger:
        assert ledger.add(made.full_reading())


def test_without_create_an_absent_ledger_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="There is no ledger"):
        open_ledger(url(tmp_path / "new.db"), create=False)


def test_without_create_an_existing_ledger_opens(path: Path) -> None:
    with open_ledger(url(path), create=False) as ledger:
        assert ledger.counts()["statements"] == 200


def test_closing_leaves_one_file(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == ["minsk.db"]


def test_own_connections_fire_delete_triggers_on_replace_and_check_foreign_keys() -> None:
    engine, _ = open_engine("sqlite://", create=True, busy_timeout_seconds=1)
    with engine.connect() as connection:
        for pragma in ("recursive_triggers", "foreign_keys"):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("sql", "error", "words"),
    [
        ("PRAGMA application_id = 7", NotALedger, "no ledger of Sottovoce"),
        (
            "PRAGMA user_version = 3",
            LedgerError,
            "newer Sottovoce \\(schema 3; this one knows 2\\).\nUpgrade",
        ),
        ("PRAGMA user_version = 0", LedgerError, "has schema 0; this Sottovoce needs 2"),
        ("DROP TRIGGER events_refuse_delete", LedgerError, "damaged: it lacks events_refuse_delete"),
        ("DROP TABLE mentions", LedgerError, "damaged: it lacks mentions"),
    ],
    ids=["other-application", "newer-schema", "older-schema", "trigger-dropped", "table-dropped"],
)
def test_a_ledger_that_was_altered_is_refused(
    path: Path, sql: str, error: type[LedgerError], words: str
) -> None:
    execute(
        path,
        f"PRAGMA foreign_keys = OFF; DROP TRIGGER mentions_refuse_delete; {sql}"
        if "mentions" in sql
        else sql,
    )
    with pytest.raises(error, match=words):
        open_ledger(url(path))


def make_older(path: Path) -> None:
    """A ledger as Sottovoce kept it before it kept grounds (schema 1)."""
    columns = "".join(f"ALTER TABLE {table} DROP COLUMN grounds;" for table in ("statements", "events"))
    execute(path, f"{columns} PRAGMA user_version = 1")


def test_an_older_ledger_is_brought_up_and_keeps_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "minsk.db"
    reading = made.reading(statements=(made.statement(),), events=(made.event(),))
    with open_ledger(url(path)) as ledger:
        ledger.add(reading)
    make_older(path)
    with open_ledger(url(path), create=False) as ledger:
        assert tuple(ledger.readings()) == (reading,)
        assert ledger.find("s1")[0].record.grounds == ()
        ground = Ground(field="acts", value="promise", method="rule:told rules/1", passage=made.passage())
        assert ledger.add(made.reading(statements=(made.statement(grounds=(ground,)),)))
        assert ledger.statements()[0].grounds == (ground,)
    with open_ledger(url(path)) as ledger:
        assert ledger.counts()["statements"] == 2


def test_an_older_ledger_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    path = tmp_path / "minsk.db"
    open_ledger(url(path)).close()
    make_older(path)
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write everything")
    with pytest.raises(LedgerError, match="read-only"):
        open_ledger(url(path), create=False)


def test_another_programs_database_is_no_ledger_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    execute(path, "CREATE TABLE moz_places (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="no ledger of Sottovoce"):
        open_ledger(url(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"Dear colleague,\n" * 40,
        b"short",
        random.Random(4).randbytes(9000),
        b"SQLite format 3\0" + b"\xff" * 4080,
    ],
    ids=["text", "shorter-than-a-header", "random-bytes", "header-then-rubbish"],
)
def test_any_other_file_is_no_ledger_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "minsk.db"
    path.write_bytes(content)
    with pytest.raises(NotALedger, match="Name another file"):
        open_ledger(url(path))
    assert path.read_bytes() == content


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.95], ids=lambda share: f"cut-to-{share:.0%}")
def test_a_truncated_ledger_is_answered_in_words(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(LedgerError, match=r"damaged|no ledger"), open_ledger(url(path)) as ledger:
        list(ledger.readings())


def read_damaged(path: Path) -> str:
    try:
        with open_ledger(url(path)) as ledger:
            list(ledger.readings())
    except LedgerError as error:
        assert any(word in str(error) for word in ("damaged", "no ledger", "schema"))
        return "told"
    return "unnoticed"


@pytest.mark.parametrize("n_bytes", [1, 40, 4096])
def test_a_damaged_ledger_never_ends_in_a_bare_error(path: Path, n_bytes: int) -> None:
    """Damage to a page of words, or to one not read, cannot be noticed; it may still not crash."""
    whole = path.read_bytes()
    outcomes = set()
    for seed in range(25):
        chance = random.Random(seed)
        content = bytearray(whole)
        at = chance.randrange(len(content) - n_bytes)
        content[at : at + n_bytes] = chance.randbytes(n_bytes)
        path.write_bytes(content)
        outcomes.add(read_damaged(path))
    assert n_bytes < 4096 or "told" in outcomes


@pytest.mark.parametrize(
    "row",
    [
        {"acts": '["promise"'},
        {"acts": '["bribe"]'},
        {"targets": "[{}]"},
        {"commitment": "7"},
        {"form": "sung"},
        {"content": b"\xff\xfe"},
        {"channel": ""},
    ],
    ids=[
        "half-a-list",
        "unknown-act",
        "target-without-id",
        "number-for-record",
        "unknown-form",
        "no-text",
        "empty-word",
    ],
)
def test_a_row_that_fits_no_record_is_told_as_damage(path: Path, row: dict[str, str | bytes]) -> None:
    ((column, value),) = row.items()
    with closing(sqlite3.connect(path)) as connection:
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'statements_refuse_update'"
        ).fetchone()
        connection.execute("DROP TRIGGER statements_refuse_update")
        connection.execute(f"UPDATE statements SET {column} = CAST(? AS TEXT) WHERE position = 7", (value,))
        connection.execute(trigger)
        connection.commit()
    with open_ledger(url(path)) as ledger, pytest.raises(LedgerError, match="damaged"):
        ledger.statements()


def test_a_ledger_that_another_process_writes_to_is_waited_for_then_told(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        open_ledger(url(path), busy_timeout_seconds=0.05) as ledger,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"another process is writing to it\.\nWait"):
            ledger.add(made.full_reading())
        assert ledger.counts()["documents"] == 1  # reading goes on
        other.execute("ROLLBACK")
        assert ledger.add(made.full_reading())
