"""The ledger: what was read, kept for good.

In: Readings. Out: their records, all of them or only those known on a day (`as_of`).
Method: one transaction a document in an append-only SQLite file (docs/decisions/0004). The newest
reading of a document answers; older ones stay. `sqlite://` is a ledger in memory.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sottovoce.ledger.store import Ledger

__all__ = ["DEFAULT_URL", "open_ledger"]

DEFAULT_URL = "sqlite:///sottovoce.db"
BUSY_TIMEOUT_SECONDS = 10.0


def _utc_now() -> datetime:
    return datetime.now(UTC)


def open_ledger(
    url: str = DEFAULT_URL,
    *,
    create: bool = True,
    now: Callable[[], datetime] = _utc_now,
    busy_timeout_seconds: float = BUSY_TIMEOUT_SECONDS,
) -> "Ledger":
    """Open the ledger that `url` names; close it, or use it in a `with` block.

    url: "sqlite:///minsk.db", "sqlite:////absolute/minsk.db", or "sqlite://" for one in memory.
    create: make the ledger if there is none; False raises instead.
    now: the clock for `recorded_at`; it must return an aware time.
    busy_timeout_seconds: how long to wait while another process writes.

    Raises NotALedger for a file that is something else, LedgerError for all other trouble.
    """
    # SQLAlchemy takes about 0.2 s to import; `import sottovoce` must not pay for it.
    from sottovoce.ledger.opening import open_engine
    from sottovoce.ledger.store import Ledger

    engine, name = open_engine(url, create=create, busy_timeout_seconds=busy_timeout_seconds)
    return Ledger(engine, name=name, now=now)
