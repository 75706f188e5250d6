"""What an earlier day may see of a report that came out later.

In: a document, the records known by that day, the day. Out: the document with everything else veiled.
Method: a later report may tell what was known before, so its known passages stay, at their offsets; its
other words, its title, name, address and day may tell what nobody could know, and go. So with one without
a day.
"""

from collections.abc import Iterable
from dataclasses import replace

from sottovoce.days import surfaced_by
from sottovoce.records import Document, Event, Passage, Statement

LATER_TITLE = "A report that came out later"
UNDATED_TITLE = "A report without a day of publication"


def veil_later(
    documents: Iterable[Document],
    statements: Iterable[Statement],
    events: Iterable[Event],
    as_of: str | None,
) -> tuple[Document, ...]:
    """The documents; those not surely published by `as_of` keep only the passages of the records given."""
    if as_of is None:
        return tuple(documents)
    passages: dict[str, list[Passage]] = {}
    for passage in (*_passages(statements), *(event.passage for event in events)):
        passages.setdefault(passage.document, []).append(passage)
    return tuple(
        document
        if surfaced_by(document.published_on, as_of)
        else _veiled(document, passages.get(document.id, []))
        for document in documents
    )


def _passages(statements: Iterable[Statement]) -> Iterable[Passage]:
    for statement in statements:
        parts = (statement.passage, statement.speaker_passage, statement.cue_passage, *statement.alt_passages)
        yield from (passage for passage in parts if passage is not None)


def _veiled(document: Document, passages: Iterable[Passage]) -> Document:
    text = [" "] * len(document.text)
    for passage in passages:
        text[passage.start : passage.end] = document.text[passage.start : passage.end]
    title = LATER_TITLE if document.published_on else UNDATED_TITLE
    return replace(
        document, name=document.id, title=title, url=None, path=None, published_on=None, text="".join(text)
    )
