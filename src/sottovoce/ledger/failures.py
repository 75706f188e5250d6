"""What went wrong in the database, in words.

In: an error of SQLAlchemy or SQLite. Out: a LedgerError that says what happened, where, and what to do.
Method: SQLite's own error names; the statement and its parameters (the report's text) are left out.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from sottovoce.errors import LedgerError, NotALedger

_UNTOUCHED = "Nothing of this report was kept."

# By how SQLite's name of the error begins; the first that fits.
_WORDS: dict[str, tuple[str, str]] = {
    "SQLITE_BUSY": ("another process is writing to it", "Wait until it is done, then try again."),
    "SQLITE_LOCKED": ("another process is writing to it", "Wait until it is done, then try again."),
    "SQLITE_READONLY": ("it is read-only", "Make the file and its folder writable, then try again."),
    "SQLITE_FULL": ("the disk is full", f"Free some space, then read the report again. {_UNTOUCHED}"),
    "SQLITE_IOERR": ("the disk refused to read or write", "Check free space and the disk, then try again."),
    "SQLITE_CANTOPEN": ("the file cannot be opened", "Check that you may read and write it and its folder."),
    "SQLITE_PERM": ("the file cannot be opened", "Check that you may read and write it and its folder."),
    "SQLITE_CORRUPT": ("the file is damaged", "Restore a copy, or read the reports into a new ledger."),
    "SQLITE_CONSTRAINT_TRIGGER": ("its rows are never changed", "Add a new reading instead."),
    "SQLITE_CONSTRAINT": ("a record breaks the ledger's rules", f"{_UNTOUCHED} Please report this."),
    "SQLITE_TOOBIG": ("the report is too large for it", _UNTOUCHED),
}


@contextmanager
def told_in_words(name: str) -> Iterator[None]:
    """Turn any database error inside the block into a LedgerError about the ledger `name`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _in_words(error, name) from error
    except UnicodeEncodeError as error:  # a lone surrogate, which no database stores
        raise LedgerError(
            f'Cannot write to the ledger "{name}": a report holds half a character (a lone surrogate).\n'
            f"Save it as UTF-8, then read it again. {_UNTOUCHED}"
        ) from error
    except UnicodeDecodeError as error:  # the driver meets bytes that are no text
        raise _damaged(name) from error


@contextmanager
def read_in_words(name: str) -> Iterator[None]:
    """As `told_in_words`, where stored rows become records: a value that fits no field means damage."""
    with told_in_words(name):
        try:
            yield
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise _damaged(name) from error


def _damaged(name: str) -> LedgerError:
    what, remedy = _WORDS["SQLITE_CORRUPT"]
    return LedgerError(f'Cannot use the ledger "{name}": {what}.\n{remedy}')


def _in_words(error: SQLAlchemyError, name: str) -> LedgerError:
    cause: BaseException = getattr(error, "orig", None) or error
    code = str(getattr(cause, "sqlite_errorname", ""))
    if code.startswith("SQLITE_NOTADB"):
        return NotALedger(
            f'"{name}" is no ledger: it is not an SQLite file.\nName another file, or a new one.'
        )
    for prefix, (what, remedy) in _WORDS.items():
        if code.startswith(prefix):
            return LedgerError(f'Cannot use the ledger "{name}": {what}.\n{remedy}')
    first_line = str(cause).partition("\n")[0]
    if first_line.startswith("Could not decode"):  # SQLite's driver repeats the words it could not decode
        return _damaged(name)
    return LedgerError(
        f'Cannot use the ledger "{name}": {first_line}\nTry again; if it stays, please report it.'
    )
