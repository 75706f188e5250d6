"""Which files to read: paths in, regular files with a known suffix out, in a stable order.

Method: files are taken as named; folders are walked depth first, entries sorted by name. Whatever is
passed over in silence is listed here; everything else that cannot be read is an error with a remedy.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from os import PathLike
from pathlib import Path

from sottovoce.errors import DocumentError, DocumentTooLarge, EmptyDocument, UnknownFormat, UnreadableDocument

OnError = Callable[[DocumentError], None]

# The longest books in plain English stay below 4 MB, and a saved page below 10 MB; what is larger is a
# dump or an archive, and parsing it as one page would take gigabytes. Also trafilatura's own limit.
MAX_BYTES = 20_000_000

# Notes about a folder, not reports in it; compared without suffix, in lower case.
NOTES = frozenset({"readme", "license", "licence", "copying", "provenance", "changelog", "contributing"})

# Never reports: gold beside them, and the parts that browsers save next to a page.
NOT_REPORTS = frozenset((
    ".json", ".yaml", ".yml", ".toml", ".ini", ".lock", ".py", ".pyc", ".sh", ".js", ".mjs", ".css",
    ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".bmp", ".woff", ".woff2", ".ttf",
    ".otf", ".eot", ".db", ".log", ".sha256",
))  # fmt: skip

REMEDIES = {
    ".pdf": "There is no PDF reader yet: save the report as text (pdftotext) and give that.",
    ".docx": "There is no reader for Word files yet: save the report as plain text and give that.",
    ".doc": "There is no reader for Word files yet: save the report as plain text and give that.",
    ".json": "Give one record per line as .jsonl, or the text itself as .txt.",
}


def shown(path: str | PathLike[str]) -> str:
    """A path that can be printed anywhere, whatever bytes the file system holds."""
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")


def too_large(path: Path) -> DocumentTooLarge | None:
    """The error of a file above MAX_BYTES. Raises OSError when the file is gone."""
    size = path.stat().st_size
    if size <= MAX_BYTES:
        return None
    return DocumentTooLarge(
        f'Cannot read "{shown(path)}": it has {size / 1e6:.0f} MB, more than the '
        f"{MAX_BYTES / 1e6:.0f} MB of a report.",
        path=str(path),
        remedy="Split it into single reports, or into a .jsonl collection with one report per line.",
    )


class FileFinder:
    """Finds files of the given suffixes; names each file once, however often it is reached."""

    def __init__(self, suffixes: Collection[str], on_error: OnError) -> None:
        self._suffixes = suffixes
        self._on_error = on_error
        self._seen: set[str] = set()

    def find(self, paths: Iterable[str | PathLike[str]]) -> Iterator[Path]:
        for named in paths:
            path = Path(named)
            try:
                if path.is_dir():
                    yield from self._in_named_folder(path)
                else:
                    self._check_named_file(path)
                    yield from self._once(path)
            except DocumentError as error:
                self._on_error(error)
            except OSError as cause:
                self._on_error(
                    UnreadableDocument(
                        f'Cannot read "{shown(path)}": {cause.strerror or cause}.',
                        path=str(path),
                        remedy="Check that you may read it.",
                    )
                )

    def _check_named_file(self, path: Path) -> None:
        if not os.path.lexists(path):
            raise UnreadableDocument(
                f'Cannot read "{shown(path)}": there is no such file or folder.',
                path=str(path),
                remedy="Check the name, and where you started the command.",
            )
        if not path.is_file():
            raise UnreadableDocument(
                f'Cannot read "{shown(path)}": it is not a regular file (a broken link, a pipe or a device).',
                path=str(path),
                remedy="Save it as a file first.",
            )
        self._check_suffix(path)

    def _check_suffix(self, path: Path) -> None:
        suffix = path.suffix.lower()
        if suffix in self._suffixes:
            return
        known = ", ".join(sorted(self._suffixes))
        kind = f'no reader for "{shown(suffix)}"' if suffix else "no suffix that tells its format"
        raise UnknownFormat(
            f'Cannot read "{shown(path)}": {kind} (have {known}).',
            path=str(path),
            remedy=REMEDIES.get(suffix, "Convert it to text, or add a reader under documents/."),
        )

    def _in_named_folder(self, folder: Path) -> Iterator[Path]:
        is_empty = True
        for path in self._walk(folder):
            is_empty = False
            try:
                self._check_named_file(path)
            except DocumentError as error:
                self._on_error(error)
            else:
                yield from self._once(path)
        if is_empty:
            raise EmptyDocument(
                f'Nothing to read in the folder "{shown(folder)}".',
                path=str(folder),
                remedy=f"Put reports into it ({', '.join(sorted(self._suffixes))}), or name another folder.",
            )

    def _walk(self, folder: Path) -> Iterator[Path]:
        """Everything in the folder that may be a report. Links to folders are not followed: they may loop."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as cause:
            raise UnreadableDocument(
                f'Cannot look into the folder "{shown(folder)}": {cause.strerror or cause}.',
                path=str(folder),
                remedy="Check that you may read it.",
            ) from cause
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._in_subfolder(Path(entry.path))
            elif not _leads_to_folder(entry) and not _is_no_report(Path(entry.path)):
                yield Path(entry.path)

    def _in_subfolder(self, folder: Path) -> Iterator[Path]:
        try:
            yield from self._walk(folder)
        except DocumentError as error:
            self._on_error(error)

    def _once(self, path: Path) -> Iterator[Path]:
        real = os.path.realpath(path)
        if real not in self._seen:
            self._seen.add(real)
            yield path


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    """A link to a folder; one that leads to itself is none, and is told of as unreadable."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_no_report(path: Path) -> bool:
    return path.stem.lower() in NOTES or path.suffix.lower() in NOT_REPORTS
