"""Where the reports lie, told without the folders of the one who read them.

In: documents with their paths as read. Out: the same documents. Method: a relative path stands as it was
named; absolute ones, which tell of a person's disk, lose what all of them share, or every folder.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import PurePath, PurePosixPath, PureWindowsPath

from sottovoce.records import Document


def hide_folders(documents: Sequence[Document]) -> list[Document]:
    absolute = [path for document in documents if (path := _absolute(document.path)) is not None]
    steps = zip(*(path.parent.parts for path in absolute), strict=False)
    n_shared = sum(1 for _ in takewhile(lambda step: len(set(step)) == 1, steps))
    return [_relative(document, n_shared) for document in documents]


def _relative(document: Document, n_shared: int) -> Document:
    path = _absolute(document.path)
    if path is None:
        return document
    return replace(document, path="/".join(path.parts[n_shared:]) if n_shared > 1 else path.name)


def _absolute(path: str | None) -> PurePath | None:
    """The path of either kind of system; a ledger may have been filled on another one."""
    if not path:
        return None
    kinds = (PurePosixPath(path), PureWindowsPath(path))
    return next((kind for kind in kinds if kind.is_absolute()), None)
