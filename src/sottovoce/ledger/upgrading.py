"""Bringing a ledger of an older schema up to this one; nothing that it holds is changed.

In: a connection that may write. Out: nothing. Method: columns are added with a default, in one transaction;
rows are never rewritten, so what an older Sottovoce kept stays as it was kept.
"""

from sqlalchemy import Connection

from sottovoce.ledger.schema import SCHEMA_VERSION

# What leads from each version to the next.
_STEPS: dict[int, tuple[str, ...]] = {
    1: tuple(
        f"ALTER TABLE {table} ADD COLUMN grounds JSON DEFAULT '[]' NOT NULL"
        for table in ("statements", "events")
    ),
}


def can_upgrade(version: int) -> bool:
    """Whether a ledger of that version can be brought up to this one."""
    return all(number in _STEPS for number in range(version, SCHEMA_VERSION))


def upgrade(connection: Connection, version: int) -> None:
    """From that version to this one."""
    for number in range(version, SCHEMA_VERSION):
        for ddl in _STEPS[number]:
            connection.exec_driver_sql(ddl)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
