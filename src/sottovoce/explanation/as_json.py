"""How the codes of one record arose, for other programs.

In: a record and its document. Out: plain values. Every span is [start, end], in characters of
the report's text.
"""

from typing import Any

from sottovoce.explanation.older import grounds_of
from sottovoce.explanation.rule_words import words_of
from sottovoce.records import Document, Event, Ground, Passage, Statement


def explanation_object(
    record: Statement | Event, document: Document, *, is_superseded: bool = False
) -> dict[str, Any]:
    """Keys: id, kind, document, span, words, found_by, confidence, is_superseded, has_grounds, grounds."""
    return {
        "id": record.id,
        "kind": "statement" if isinstance(record, Statement) else "event",
        "document": {
            "id": document.id,
            "name": document.name,
            "title": document.title,
            "outlet": document.outlet,
            "published_on": document.published_on,
        },
        "span": _span(record.passage),
        "words": _words(record.passage, document),
        "found_by": record.found_by,
        "confidence": record.confidence,
        "is_superseded": is_superseded,
        "has_grounds": bool(record.grounds),
        "grounds": [_ground(ground, document) for ground in grounds_of(record)],
    }


def _ground(ground: Ground, document: Document) -> dict[str, Any]:
    return {
        "field": ground.field,
        "value": ground.value,
        "about": ground.about,
        "method": ground.method,
        "rule": words_of(ground.field, ground.method),
        "span": _span(ground.passage) if ground.passage else None,
        "words": _words(ground.passage, document) if ground.passage else None,
        "reason": ground.reason,
        "confidence": ground.confidence,
    }


def _span(passage: Passage) -> list[int]:
    return [passage.start, passage.end]


def _words(passage: Passage, document: Document) -> str:
    return document.text[passage.start : passage.end]
