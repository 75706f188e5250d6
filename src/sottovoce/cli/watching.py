"""A watch on the command line.

In: a file of feeds. Out: what moved on standard output, at once; what failed on standard error.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sottovoce.cli.output import say
from sottovoce.ledger import open_ledger

if TYPE_CHECKING:
    from sottovoce.watch.moves import Move


def watch_feeds(path: Path, *, once: bool, is_fast: bool, as_json: bool, quiet: bool) -> bool:
    """Whether all went well. quiet: of what is well, nothing is told on standard error."""
    from sottovoce.watch import move_lines, move_object, open_watch, read_settings

    def tell(moves: "tuple[Move, ...]") -> None:
        for move in moves:
            said = (
                json.dumps(move_object(move), ensure_ascii=False) if as_json else "\n".join(move_lines(move))
            )
            say(f"{said}\n")
        sys.stdout.flush()  # what is noted as told must be out

    def complain(message: str) -> None:
        print(message, file=sys.stderr, flush=True)

    settings = read_settings(path)
    with (
        open_ledger(settings.ledger) as ledger,
        open_watch(
            settings,
            ledger,
            tell=tell,
            say=complain,
            mention=_nothing if quiet else complain,
            reader="rules" if is_fast else "heads",
        ) as watch,
    ):
        if once:
            return watch.once()
        watch.run()
        return not watch.has_failed


def _nothing(message: str) -> None:
    """Nobody asked to hear of it."""
