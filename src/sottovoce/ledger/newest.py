"""Which reading of a document answers: the one that was recorded last.

In: a table. Out: parts of queries.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select

from sottovoce.ledger.schema import READINGS


def newest(table: Table, *, with_grounds: bool = True) -> Select[Any]:
    """Rows of the newest reading of each document, in order."""
    columns = (column for column in table.columns if with_grounds or column.name != "grounds")
    return (
        select(*columns, READINGS.c.document, READINGS.c.published_last)
        .join_from(table, READINGS)
        .where(is_newest())
        .order_by(READINGS.c.number, table.c.position)
    )


def is_newest() -> ColumnElement[bool]:
    """Whether a reading is the last of its document."""
    later = READINGS.alias("later")
    newest = select(func.max(later.c.number)).where(later.c.document == READINGS.c.document)
    return READINGS.c.number == newest.correlate(READINGS).scalar_subquery()
