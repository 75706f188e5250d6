"""Ledger URLs.

In: a URL as a user types it. Out: the path of the file, or None for a ledger in memory; or a LedgerError
in words. A URL of another scheme may hold a password, so no message repeats more than its scheme.
"""

import re
from pathlib import Path

from sottovoce.errors import LedgerError, NotALedger

_PREFIX = "sqlite:///"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_EXAMPLE = "Name a ledger by a URL such as sqlite:///minsk.db (sqlite:////srv/minsk.db for an absolute path)."


def ledger_path(url: str) -> Path | None:
    """The file that `url` names, None for memory. Raises LedgerError on any other URL."""
    if url == "sqlite://" or url == _PREFIX + ":memory:":
        return None
    if url.startswith(_PREFIX):
        return _checked(url.removeprefix(_PREFIX))
    raise LedgerError(_why_not(url))


def check_place(path: Path, *, create: bool) -> None:
    """See that a ledger is, or can be, at `path`. Raises LedgerError or NotALedger."""
    try:
        _check_place(path, create=create)
    except OSError as error:  # a folder that may not be searched, a name too long
        raise LedgerError(
            f'Cannot open the ledger "{path}": {error.strerror}.\n'
            "Name another file, or change the rights of its folder."
        ) from error


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotALedger(
            f'Cannot open the ledger "{path}": it is a folder.\nName a file in it: {_PREFIX}{path}/minsk.db'
        )
    if path.exists() and not path.is_file():
        raise NotALedger(f'Cannot open the ledger "{path}": it is a device or a pipe.\nName a file.')
    if not path.parent.is_dir():
        raise LedgerError(
            f'Cannot open the ledger "{path}": there is no folder "{path.parent}".\n'
            "Create the folder first, or name another."
        )
    if not path.exists() and not create:
        raise LedgerError(
            f'There is no ledger at "{path}".\n'
            f'Make one with "sottovoce read REPORT --ledger {_PREFIX}{path}".'
        )


def _checked(path: str) -> Path:
    if not path:
        raise LedgerError(f"The ledger URL names no file.\n{_EXAMPLE}")
    if "?" in path:
        raise LedgerError(f'A ledger URL takes no options after "?".\n{_EXAMPLE}')
    if "\0" in path:
        raise LedgerError(f"The ledger URL holds a NUL character.\n{_EXAMPLE}")
    return Path(path)


def _why_not(url: str) -> str:
    match = _SCHEME.match(url)
    if match is None:
        return f'The ledger URL does not begin with "{_PREFIX}".\n{_EXAMPLE}'
    scheme = match.group(1).lower()
    if scheme == "sqlite":
        return f"The ledger URL needs three slashes before a path, four before an absolute one.\n{_EXAMPLE}"
    if scheme.startswith("postgres"):
        return f"PostgreSQL comes later: use sqlite:///...\n{_EXAMPLE}"
    return f'No ledger can be kept under "{scheme}://" (have sqlite; PostgreSQL comes later).\n{_EXAMPLE}'
