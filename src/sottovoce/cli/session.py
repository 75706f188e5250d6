"""One run of a command: what it skipped, and reading with its progress shown.

In: reports and a ledger. Out: readings, one at a time; messages and a bar on standard error.
"""

import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sottovoce.errors import DocumentError

if TYPE_CHECKING:
    from sottovoce.ledger.store import Ledger
    from sottovoce.records import Reading

# Below this many files the answer is there before a bar could be read.
MOST_FILES_WITHOUT_PROGRESS = 3


@dataclass(slots=True)
class Session:
    """What one run of a command has to tell at its end."""

    is_debug: bool = False
    skipped: list[DocumentError] = field(default_factory=list)


def readings(
    session: Session,
    reports: list[Path],
    ledger: "Ledger",
    published: str | None,
    outlet: str | None,
    is_fast: bool,
    quiet: bool,
) -> "Iterator[Reading]":
    from sottovoce.documents import count_files
    from sottovoce.pipeline import read_reports

    n_files = count_files(reports)
    is_shown = not quiet and sys.stderr.isatty() and n_files > MOST_FILES_WITHOUT_PROGRESS
    with _Progress(n_files, is_shown=is_shown) as progress:

        def skip(error: DocumentError) -> None:
            session.skipped.append(error)
            progress.say(str(error))
            if session.is_debug and error.__cause__ is not None:
                traceback.print_exception(error.__cause__)

        yield from read_reports(
            reports,
            ledger=ledger,
            published=published,
            outlet=outlet,
            on_error=skip,
            progress=progress.advance,
            reader="rules" if is_fast else "heads",
        )


class _Progress:
    """A bar on standard error, or nothing; messages go past it."""

    def __init__(self, total: int, *, is_shown: bool) -> None:
        self._total = total
        self._is_shown = is_shown
        self._bar: Any = None

    def __enter__(self) -> "_Progress":
        if self._is_shown:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("Reading", total=self._total)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, path: Path) -> None:
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=path.name[:40])

    def say(self, message: str) -> None:
        if self._bar is None:
            print(message, file=sys.stderr)
        else:
            self._bar.console.print(message, markup=False, highlight=False)
