"""A watch on invented feeds: its messages are kept, its clock and chance set, its reader only keeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from feed_server import Hands, network

from sottovoce.ledger import open_ledger
from sottovoce.ledger.store import Ledger
from sottovoce.pipeline import read_document
from sottovoce.records import Case, Document, Reading
from sottovoce.watch.connecting import Network
from sottovoce.watch.moves import Move
from sottovoce.watch.notes import Notes
from sottovoce.watch.rounds import Outlook, Watch
from sottovoce.watch.settings import Feed, Settings


@dataclass
class Watched:
    """What runs of a watch on one ledger did."""

    folder: Path
    feeds: tuple[Feed, ...]
    cases: tuple[Case, ...] = ()
    hands: Hands = field(default_factory=Hands)
    network: Network = field(default_factory=network)
    chance: Random = field(default_factory=lambda: Random(7))
    reader: str | None = None  # None keeps a document without looking into it
    said: list[str] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    read: list[str] = field(default_factory=list)  # names of documents, each time one is read

    @property
    def ledger_url(self) -> str:
        return f"sqlite:///{self.folder / 'watch.db'}"

    def settings(self) -> Settings:
        return Settings(
            feeds=self.feeds, cases=self.cases, ledger=self.ledger_url, notes=self.folder / "watch.db.watch"
        )

    @contextmanager
    def open(self) -> Iterator[Watch]:
        with open_ledger(self.ledger_url) as ledger, Notes(self.settings().notes) as notes:
            yield Watch(self.settings(), ledger, notes, self.outlook(ledger))

    def outlook(self, ledger: Ledger) -> Outlook:
        def read(document: Document) -> None:
            self.read.append(document.name)
            if self.reader is None:
                ledger.add(Reading(document=document, reader="invented 1"))
            else:
                read_document(document, ledger=ledger, reader=self.reader)

        return Outlook(
            tell=self.moves.extend,
            say=self.said.append,
            mention=self.mentioned.append,
            read=read,
            clock=self.hands.clock(),
            network=self.network,
            chance=self.chance,
        )

    def once(self) -> bool:
        self.said.clear()
        with self.open() as watch:
            return watch.once()

    def texts(self) -> list[str]:
        """What the ledger holds, in the order in which it was recorded."""
        with open_ledger(self.ledger_url) as ledger:
            return [document.text for document in ledger.documents()]

    def n_readings(self) -> int:
        with open_ledger(self.ledger_url) as ledger:
            return ledger.counts()["readings"]
