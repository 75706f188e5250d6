"""The brief as JSON: a contract for other programs.

In: a `Brief`. Out: one JSON object; `divergence` is always an object, `case` and `judgement` may be null.
Statement fields carry the names of the annotation guide; days and closed words are those of the records.
"""

import dataclasses
import json
import math
from collections.abc import Mapping
from typing import Any

from sottovoce.brief.retold import documents_by_id, words_of
from sottovoce.brief.wording import Namer
from sottovoce.records import Brief, Comparison, Divergence, Document, Event, Passage, Statement
from sottovoce.vocabulary import DivergenceKind


def to_json(brief: Brief, name_of: Namer) -> str:
    """Keys: title, headline, case, divergence, alignment, commitments, judgement, statements, events, …

    Of each alignment, `series` is as known on each day and `hindsight` by all that is known now.
    """
    documents = documents_by_id(brief)
    content = {
        "title": brief.title,
        "headline": brief.headline,
        "case": _plain(brief.case),
        "names": _case_names(brief, name_of),
        "divergence": divergence_object(brief.divergence),
        "comparisons": [comparison_object(comparison) for comparison in brief.comparisons],
        "alignment": _plain(brief.alignment),
        "commitments": _plain(brief.commitments),
        "kept_rates": _plain(brief.kept_rates),
        "precedents": _plain(brief.precedents),
        "judgement": _plain(brief.judgement),
        "statements": [
            statement_object(statement, documents.get(statement.passage.document))
            for statement in brief.statements
        ],
        "events": [event_object(event) for event in brief.events],
        "estimates": _plain(brief.estimates),
        "beliefs": _plain(brief.beliefs),
        "circumstances": _plain(brief.circumstances),
        "verdicts": _plain(brief.verdicts),
        "documents": [document_object(document) for document in brief.documents],
        "notes": list(brief.notes),
        "generated_by": brief.generated_by,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def comparison_object(comparison: Comparison) -> dict[str, Any]:
    """What was compared of one sender where no case was told, if `divergence.is_tested`."""
    return {
        "sender": comparison.sender,
        "patron": comparison.patron,
        "courted": comparison.courted,
        "n_public": comparison.n_public,
        "n_private": comparison.n_private,
        "divergence": divergence_object(comparison.divergence),
    }


def divergence_object(divergence: Divergence | None) -> dict[str, Any]:
    """`is_tested` is false where one side has nothing to compare: that is not the same as no divergence."""
    if divergence is None:
        return {
            "value": None,
            "low": None,
            "high": None,
            "probability": None,
            "flag": False,
            "is_tested": False,
            "kind": DivergenceKind.NONE.value,
            "n_patron_side": 0,
            "n_courted_side": 0,
            "leaked_share": None,
            "method": None,
            "evidence": [],
            "caveats": [],
        }
    measure = divergence.measure
    return {
        "value": _plain(measure.value),
        "low": _plain(measure.low),
        "high": _plain(measure.high),
        "probability": _plain(divergence.probability),
        "flag": divergence.flag,
        "is_tested": measure.value is not None,
        "kind": divergence.kind.value,
        "n_patron_side": divergence.n_patron_side,
        "n_courted_side": divergence.n_courted_side,
        "leaked_share": _plain(divergence.leaked_share),
        "method": measure.method,
        "unit": measure.unit,
        "parameters": _plain(measure.parameters),
        "evidence": _plain(measure.evidence),
        "caveats": list(measure.caveats),
    }


def statement_object(statement: Statement, document: Document | None) -> dict[str, Any]:
    """One statement; `span` is its content, `start` and `end` are its anchor.

    `sentence` is given where the content alone would mislead ("denies that …"), else null.
    """
    start, end = anchor_span(statement, document.text if document else None)
    words = words_of(statement, {document.id: document} if document else {})
    commitment = statement.commitment
    return {
        "id": statement.id,
        "document": statement.passage.document,
        "span": [statement.passage.start, statement.passage.end],
        "start": start,
        "end": end,
        "anchor": statement.anchor,
        "content": statement.content,
        "sentence": words.text if words.is_sentence else None,
        "speaker": statement.speaker.name,
        "speaker_surface": statement.speaker_surface,
        "speaker_type": statement.speaker.kind.value,
        "state": statement.speaker.state,
        "office": statement.speaker.office,
        "cue": statement.cue,
        "said_on": statement.said_on,
        "surfaced_on": statement.surfaced_on,
        "date_basis": _plain(statement.date_basis),
        "audience": list(statement.audience),
        "audience_surface": statement.audience_surface,
        "channel": statement.channel.value,
        "channel_basis": statement.channel_basis,
        "acts": [act.value for act in statement.acts],
        "targets": _plain(statement.targets),
        "commitment": None
        if commitment is None
        else {
            "negated": commitment.is_negated,
            "content": commitment.content,
            "horizon": commitment.horizon,
            "strength": commitment.strength,
        },
        "authenticity": statement.authenticity.value,
        "form": statement.form.value,
        "attribution_chain": list(statement.attribution_chain),
        "confidence": _plain(statement.confidence),
        "found_by": statement.found_by,
        "alt_spans": [[passage.start, passage.end] for passage in statement.alt_passages],
    }


def event_object(event: Event) -> dict[str, Any]:
    """Everything but its grounds, which a ledger explains."""
    return _fields_without(event, "grounds")


def _fields_without(record: Any, left_out: str) -> dict[str, Any]:
    names = [field.name for field in dataclasses.fields(record) if field.name != left_out]
    return {name: _plain(getattr(record, name)) for name in names}


def document_object(document: Document) -> dict[str, Any]:
    """Everything but the text, which stays with its owner."""
    return {**_fields_without(document, "text"), "text_chars": len(document.text)}


def anchor_span(statement: Statement, text: str | None) -> tuple[int, int]:
    """Where the anchor stands: looked up in the text, else the head of the content."""
    passage: Passage = statement.passage
    if text is not None:
        found = text.find(statement.anchor, passage.start, passage.end)
        if found >= 0:
            return found, found + len(statement.anchor)
    return passage.start, min(passage.end, passage.start + len(statement.anchor))


def _case_names(brief: Brief, name_of: Namer) -> dict[str, str]:
    if brief.case is None:
        return {}
    return {code: name_of(code) for code in (brief.case.sender, brief.case.patron, brief.case.courted)}


def _plain(value: Any) -> Any:
    """Records as dictionaries, closed words as strings, tuples as lists; numbers that are none as null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, str):
        return str(value)
    return value
