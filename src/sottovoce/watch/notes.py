"""What a watch has seen, in a file beside the ledger ("minsk.db.watch").

In: answers and entries. Out: what is to be asked, read and told next. Method: an SQLite file of its own,
one transaction a step. New entries are noted together with the ETag that came with them, and a page is noted
before it is read: whenever the process is killed, what was not recorded is still noted, and what is read
again is the same text, which a ledger takes once. The file is apart from the ledger since its rows change,
and since a ledger may lie on a server; it is locked while a watch runs, so that two cannot run on it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sottovoce.documents.metadata import content_id
from sottovoce.errors import WatchError
from sottovoce.records import Document
from sottovoce.watch.entries import Entry, fingerprint
from sottovoce.watch.settings import Feed

APPLICATION_ID = 0x536F7477  # "Sotw" in the header of the file
VERSION = 1
_TABLES = (
    "CREATE TABLE feeds (url TEXT PRIMARY KEY, address TEXT, etag TEXT, modified TEXT,"
    " n_failures INTEGER NOT NULL, due REAL NOT NULL, is_gone INTEGER NOT NULL)",
    "CREATE TABLE entries (id TEXT PRIMARY KEY, feed TEXT NOT NULL, guid TEXT, entry TEXT NOT NULL,"
    " page TEXT, document TEXT, is_settled INTEGER NOT NULL DEFAULT 0,"
    " n_failures INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0)",
    "CREATE INDEX entries_by_document ON entries (document)",
    "CREATE INDEX entries_by_guid ON entries (feed, guid)",
    "CREATE INDEX entries_waiting ON entries (is_settled) WHERE is_settled = 0",
    "CREATE TABLE told (name TEXT PRIMARY KEY, what TEXT NOT NULL)",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedNote:
    """address: where permanent redirects led, None for the one named. due: seconds since 1970."""

    address: str | None = None
    etag: str | None = None
    modified: str | None = None
    n_failures: int = 0
    due: float = 0.0
    is_gone: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """An entry that is noted and not yet recorded, with its page if that was fetched."""

    id: str
    feed: str
    entry: Entry
    page: Document | None
    n_failures: int
    due: float


class Notes:
    """Open notes; use them in a `with` block."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._in_words():
            self._file = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._file.row_factory = sqlite3.Row
            self._file.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._file.execute("PRAGMA synchronous = FULL")
            with self._whole():
                self._recognise_or_create()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def feed(self, url: str) -> FeedNote:
        row = self._one("SELECT * FROM feeds WHERE url = ?", url)
        if row is None:
            return FeedNote()
        values = {key: row[key] for key in ("address", "etag", "modified", "n_failures", "due")}
        return FeedNote(**values, is_gone=bool(row["is_gone"]))

    def note_feed(self, url: str, note: FeedNote) -> None:
        self._write(
            "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?)",
            (url, note.address, note.etag, note.modified, note.n_failures, note.due, int(note.is_gone)),
        )

    def take_in(self, feed: Feed, note: FeedNote, entries: Iterable[Entry]) -> tuple[int, int]:
        """Note what is new of a feed together with the answer it came in; how many are new, and updated."""
        n_new = n_updated = 0
        with self._in_words(), self._whole():
            for entry in reversed(tuple(entries)):  # feeds tell the newest first
                key = content_id(feed.url, fingerprint(entry, is_followed=feed.is_followed))
                if self._one("SELECT 1 FROM entries WHERE id = ?", key) is not None:
                    continue
                is_update = entry.guid is not None and self._knows(feed.url, entry.guid)
                self._file.execute(
                    "INSERT INTO entries (id, feed, guid, entry) VALUES (?, ?, ?, ?)",
                    (key, feed.url, entry.guid, json.dumps(asdict(entry))),
                )
                n_updated += is_update
                n_new += not is_update
            self.note_feed(feed.url, note)
        return n_new, n_updated

    def waiting(self) -> list[Waiting]:
        rows = self._file.execute("SELECT * FROM entries WHERE is_settled = 0 ORDER BY rowid")
        return [_waiting(row) for row in rows]

    def keep_page(self, key: str, page: Document) -> None:
        self._write("UPDATE entries SET page = ? WHERE id = ?", (json.dumps(asdict(page)), key))

    def put_off(self, key: str, n_failures: int, due: float) -> None:
        self._write("UPDATE entries SET n_failures = ?, due = ? WHERE id = ?", (n_failures, due, key))

    def settle(self, key: str, document: str | None) -> None:
        """document: the id under which the ledger holds it; None for an entry that was given up."""
        self._write(
            "UPDATE entries SET is_settled = 1, page = NULL, document = ? WHERE id = ?", (document, key)
        )

    def is_recorded(self, document: str) -> bool:
        return self._one("SELECT 1 FROM entries WHERE document = ?", document) is not None

    def wait_again(self, held: Iterable[str]) -> int:
        """Have those read again whose document the ledger lacks: an older one, or another; how many."""
        known = set(held)
        rows = self._file.execute("SELECT DISTINCT document FROM entries WHERE document IS NOT NULL")
        lost = [row["document"] for row in rows if row["document"] not in known]
        with self._in_words(), self._whole():
            for document in lost:
                self._file.execute(
                    "UPDATE entries SET is_settled = 0, n_failures = 0, due = 0, document = NULL"
                    " WHERE document = ?",
                    (document,),
                )
        return len(lost)

    def told(self, name: str) -> Any:
        row = self._one("SELECT what FROM told WHERE name = ?", name)
        return None if row is None else json.loads(row["what"])

    def note_told(self, told: dict[str, Any]) -> None:
        with self._in_words(), self._whole():
            for name, what in told.items():
                self._file.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (name, json.dumps(what)))

    def _knows(self, feed: str, guid: str) -> bool:
        return self._one("SELECT 1 FROM entries WHERE feed = ? AND guid = ?", feed, guid) is not None

    def _one(self, query: str, *values: str) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._file.execute(query, values).fetchone()
        return row

    def _write(self, query: str, values: tuple[Any, ...]) -> None:
        with self._in_words():
            self._file.execute(query, values)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def _recognise_or_create(self) -> None:
        application = self._file.execute("PRAGMA application_id").fetchone()[0]
        version = self._file.execute("PRAGMA user_version").fetchone()[0]
        if (application, version) == (APPLICATION_ID, VERSION):
            return
        if application or self._one("SELECT 1 FROM sqlite_master") is not None:
            raise WatchError(
                f'"{self._path}" does not hold the notes of a watch of this version.\n'
                "Move it away; the feeds are then read anew."
            )
        for table in _TABLES:
            self._file.execute(table)
        self._file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._file.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise WatchError(
                    f'Another watch is running on "{self._path}".\nEnd it first, or let it do the work.'
                ) from error
            raise WatchError(
                f'Cannot keep notes in "{self._path}": {error}.\nCheck the disk and the rights of its folder.'
            ) from error


def _waiting(row: sqlite3.Row) -> Waiting:
    return Waiting(
        id=row["id"],
        feed=row["feed"],
        entry=Entry(**json.loads(row["entry"])),
        page=Document(**json.loads(row["page"])) if row["page"] else None,
        n_failures=row["n_failures"],
        due=row["due"],
    )
