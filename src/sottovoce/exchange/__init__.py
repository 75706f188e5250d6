"""Exchange: what was read, in formats that other programs read.

In: statements, events and documents, or whole readings. Out: lines of text, one by one; write them with
`newline=""`. `EXPORTS` is the table of formats; `reading_as_json` is the form of `sottovoce read --json`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from sottovoce.exchange.gold import export_jsonl, reading_as_json
from sottovoce.exchange.sheets import export_csv, export_events_csv
from sottovoce.records import Document, Event, Reading, Statement

__all__ = ["EXPORTS", "Export", "export_csv", "export_events_csv", "export_jsonl", "reading_as_json"]

Told = TypeVar("Told", Statement, Event)
Export = Callable[[Iterable[Statement], Iterable[Event], Iterable[Document]], Iterator[str]]


def _statements_as_csv(
    statements: Iterable[Statement], _events: Iterable[Event], documents: Iterable[Document]
) -> Iterator[str]:
    return export_csv(statements, documents)


def _events_as_csv(
    _statements: Iterable[Statement], events: Iterable[Event], documents: Iterable[Document]
) -> Iterator[str]:
    return export_events_csv(events, documents)


def _as_jsonl(
    statements: Iterable[Statement], events: Iterable[Event], documents: Iterable[Document]
) -> Iterator[str]:
    statements_of, events_of = _by_document(statements), _by_document(events)
    return export_jsonl(
        Reading(
            document=document,
            reader="",
            statements=tuple(statements_of[document.id]),
            events=tuple(events_of[document.id]),
        )
        for document in documents
    )


def _by_document(records: Iterable[Told]) -> defaultdict[str, list[Told]]:
    grouped: defaultdict[str, list[Told]] = defaultdict(list)
    for record in records:
        grouped[record.passage.document].append(record)
    return grouped


EXPORTS: Mapping[str, Export] = {
    "csv": _statements_as_csv,
    "events-csv": _events_as_csv,
    "jsonl": _as_jsonl,
}
