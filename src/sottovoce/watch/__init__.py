"""Watch: feeds in, a ledger that grows, and what of it moved a case.

In: a file of feeds and cases (TOML), a ledger. Out: each new entry read and recorded once, and after each
round the Moves of every case. Method: conditional requests on threads, all else in one; what is found is
noted before it is read, so that a killed process leaves neither a gap nor a double. This is the only stage
that uses the network: it asks the feeds named, and the pages they link where that is wished, and nobody else.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sottovoce.watch.rounds import Watch, open_watch
    from sottovoce.watch.settings import Settings, read_settings
    from sottovoce.watch.telling import move_lines, move_object

__all__ = ["Settings", "Watch", "move_lines", "move_object", "open_watch", "read_settings"]

_HOMES = {
    "Settings": "settings",
    "Watch": "rounds",
    "move_lines": "telling",
    "move_object": "telling",
    "open_watch": "rounds",
    "read_settings": "settings",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
