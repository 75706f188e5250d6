"""Opening a ledger: connect, recognise or create it, and set up every connection.

In: a ledger URL. Out: an SQLAlchemy engine on a checked ledger of this schema version.
Method: the header's application_id and user_version, then the names of tables and triggers. A new ledger
is made in one transaction, so that two processes may both try and a killed one leaves nothing half made.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

from sottovoce.errors import LedgerError, NotALedger
from sottovoce.ledger.address import check_place, ledger_path
from sottovoce.ledger.failures import told_in_words
from sottovoce.ledger.rows import as_json
from sottovoce.ledger.schema import APPLICATION_ID, METADATA, SCHEMA_VERSION, triggers
from sottovoce.ledger.upgrading import can_upgrade, upgrade

WRITES: dict[str, Any] = {"ledger_writes": True}  # execution option of a connection that will write


def open_engine(url: str, *, create: bool, busy_timeout_seconds: float) -> tuple[Engine, str]:
    """Engine of the ledger at `url`, and the name by which messages call it.

    Raises NotALedger where a file is something else, LedgerError for any other trouble.
    """
    path = ledger_path(url)
    if path is not None:
        check_place(path, create=create)
    name = str(path) if path else "in memory"
    engine = _engine(path, busy_timeout_seconds)
    try:
        with told_in_words(name):
            _recognise_or_create(engine, name, create=create or path is None)
    except BaseException:
        engine.dispose()
        raise
    return engine, name


def _engine(path: Path | None, busy_timeout_seconds: float) -> Engine:
    arguments: dict[str, Any] = {
        # The driver's own transactions begin too late and never IMMEDIATE; _begin below does it.
        "connect_args": {
            "isolation_level": None,
            "timeout": busy_timeout_seconds,
            "check_same_thread": False,
        },
        "json_serializer": as_json,
    }
    if path is None:
        arguments["poolclass"] = StaticPool  # one connection, or each would get a memory of its own
    engine = create_engine(URL.create("sqlite", database=str(path) if path else ":memory:"), **arguments)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that first reads and then writes may fail half-way; IMMEDIATE waits at its start.
    writes = connection.get_execution_options().get("ledger_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _recognise_or_create(engine: Engine, name: str, *, create: bool) -> None:
    with engine.connect() as connection:
        is_blank = _is_blank(connection)
    if is_blank and create:
        _create(engine)
    _upgrade(engine)
    with engine.connect() as connection:
        _check(connection, name)


def _is_blank(connection: Connection) -> bool:
    return not _pragma(connection, "application_id") and not _names(connection)


def _create(engine: Engine) -> None:
    with engine.connect() as connection:
        # Readers go on while one process writes; this lasts, and cannot be set inside a transaction.
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if not _is_blank(connection):  # another process was faster
            return
        METADATA.create_all(connection, checkfirst=False)
        for table in METADATA.sorted_tables:
            for _, ddl in triggers(table):
                connection.exec_driver_sql(ddl)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _upgrade(engine: Engine) -> None:
    """Bring an older ledger up to this schema, if it is one."""
    with engine.connect() as connection:
        if not _is_older(connection):
            return
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if _is_older(connection):  # no other process was faster
            upgrade(connection, _pragma(connection, "user_version"))


def _is_older(connection: Connection) -> bool:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        return False
    version = _pragma(connection, "user_version")
    return 0 < version < SCHEMA_VERSION and can_upgrade(version)


def _check(connection: Connection, name: str) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotALedger(
            f'"{name}" is an SQLite file, but no ledger of Sottovoce.\nName another file, or a new one.'
        )
    version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f'The ledger "{name}" was made by a newer Sottovoce (schema {version}; this one knows '
            f"{SCHEMA_VERSION}).\nUpgrade Sottovoce to open it."
        )
    if version < SCHEMA_VERSION:
        raise LedgerError(
            f'The ledger "{name}" has schema {version}; this Sottovoce needs {SCHEMA_VERSION}.\n'
            "Read the reports into a new ledger."
        )
    missing = _expected_names() - _names(connection)
    if missing:
        raise LedgerError(
            f'The ledger "{name}" is damaged: it lacks {", ".join(sorted(missing))}.\n'
            "Restore a copy, or read the reports into a new ledger."
        )


def _expected_names() -> set[str]:
    tables = METADATA.sorted_tables
    return {table.name for table in tables} | {name for table in tables for name, _ in triggers(table)}


def _names(connection: Connection) -> set[str]:
    return set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
