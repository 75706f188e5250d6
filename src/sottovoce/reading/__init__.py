"""Reading: documents in; the statements, events, estimates and beliefs found in them out, one Reading each.

`READERS` is the table of readers. Names load on first use, since
the language model is heavy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sottovoce.reading.reader import read_documents, read_with_heads

# name -> (function, how it reads)
READERS = {
    "rules": ("read_documents", "rules over a dependency parse, and an atlas of dated tables"),
    "heads": ("read_with_heads", "the same, and two trained networks where no rule is sure"),
}

__all__ = ["READERS", "read_documents", "read_with_heads"]

_HOMES = {"read_documents": "reader", "read_with_heads": "reader"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
