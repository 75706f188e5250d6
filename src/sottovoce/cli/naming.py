"""Records that a user names by an id or the beginning of one.

In: a ledger and what was typed. Out: the records of that id, or an UnknownRecord that says what to do.
"""

from typing import TYPE_CHECKING

from sottovoce.errors import UnknownRecord

if TYPE_CHECKING:
    from sottovoce.ledger.lookup import Kept
    from sottovoce.ledger.store import Ledger

_SHOWN = 5
_HINT = (
    'Ids stand in the output of sottovoce export --format jsonl, in the key "id" of statements and events.'
)


def named(ledger: "Ledger", given: str) -> "tuple[Kept, ...]":
    """The records that an id, or its beginning, names. Raises UnknownRecord for none or several."""
    beginning = given.strip().lower()
    ids = ledger.find_ids(beginning, limit=_SHOWN + 1) if beginning else ()
    if not ids:
        raise UnknownRecord(
            f'The ledger "{ledger.name}" holds no statement or event whose id begins with "{given}".\n{_HINT}'
        )
    if len(ids) > 1 and beginning not in ids:
        more = ", …" if len(ids) > _SHOWN else ""
        raise UnknownRecord(
            f'"{given}" begins several ids of the ledger "{ledger.name}": {", ".join(ids[:_SHOWN])}{more}.\n'
            "Type more of the one you mean."
        )
    return ledger.find(beginning if beginning in ids else ids[0])
