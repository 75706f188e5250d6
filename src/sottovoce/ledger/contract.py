"""What a reading must keep to before the ledger takes it.

In: a Reading. Out: nothing, or a LedgerError that names the fault.
A claim without a passage, or whose passage lies outside its document, may never be kept.
"""

from collections.abc import Iterator
from typing import Any

from sottovoce.errors import LedgerError
from sottovoce.records import Document, Event, Passage, Reading, Statement, Verdict


def check_passages(reading: Reading) -> None:
    """Raises LedgerError unless every record stands on passages of the reading's own document."""
    for record in records_of(reading):
        passages = tuple(_passages(record))
        if not passages:
            raise _fault(reading, record, "stands on no passage")
        for passage in passages:
            if not _holds(reading.document, passage):
                where = f"{passage.start}-{passage.end} of document {passage.document!r}"
                raise _fault(reading, record, f"stands on passage {where}, which is not in it")


def records_of(reading: Reading) -> Iterator[Any]:
    """All records of a reading; those of a kind in the reader's order."""
    yield from reading.statements
    yield from reading.events
    yield from reading.estimates
    yield from reading.beliefs
    yield from reading.circumstances
    yield from reading.mentions
    if reading.verdict is not None:
        yield reading.verdict


def _passages(record: Any) -> Iterator[Passage]:
    if isinstance(record, Verdict):
        yield from record.passages
        return
    yield record.passage
    if isinstance(record, Statement):
        yield from record.alt_passages
        yield from (passage for passage in (record.speaker_passage, record.cue_passage) if passage)
    if isinstance(record, Statement | Event):
        yield from (ground.passage for ground in record.grounds if ground.passage)


def _holds(document: Document, passage: Passage) -> bool:
    return passage.document == document.id and 0 <= passage.start <= passage.end <= len(document.text)


def _fault(reading: Reading, record: Any, fault: str) -> LedgerError:
    kind = type(record).__name__.lower()
    return LedgerError(
        f'Cannot keep the reading of "{reading.document.name}": a {kind} {fault}.\n'
        f"Please report this fault of the reader {reading.reader}; the report was left out."
    )
