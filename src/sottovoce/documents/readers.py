"""What a reader of a format is: a path in, Documents out."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sottovoce.documents.files import OnError
from sottovoce.records import Document

# A reader raises a DocumentError for the whole file, and passes those of single records to OnError.
Reader = Callable[[Path, OnError], Iterator[Document]]
