"""A reading as JSON, in the form in which people annotate reports (annotation guide, version 2).

In: Readings. Out: one dict of plain values a reading, or one line of JSON.
Every `anchor` is `text[start:end]`, the first words of `span`, at most eight; so a span can be found again
in a text that was shifted. Codes that an annotator joins are joined with ";".
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sottovoce.records import (
    Actor,
    Belief,
    Circumstance,
    Commitment,
    Estimate,
    Event,
    Ground,
    Mention,
    Passage,
    Reading,
    Statement,
    Verdict,
)

_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+){0,7}")  # the guide: an anchor has at most eight words


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """All of one reading as dicts, lists, strings, numbers and None, with the guide's field names."""
    document = reading.document
    text = document.text
    return {
        "doc_id": document.name,
        "document": document.id,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published_on,
        "lang": document.language,
        "reader": reading.reader or None,
        "statements": [_statement(statement, text) for statement in reading.statements],
        "events": [_event(event, text) for event in reading.events],
        "hedges": [_hedge(estimate, text) for estimate in reading.estimates],
        "audience_beliefs": [_belief(belief, text) for belief in reading.beliefs],
        "context": [_circumstance(circumstance, text) for circumstance in reading.circumstances],
        "verdict": _verdict(reading.verdict, text) if reading.verdict else None,
        "mentions": [_mention(mention, text) for mention in reading.mentions],
    }


def export_jsonl(readings: Iterable[Reading]) -> Iterator[str]:
    """One line of JSON a reading, as they come."""
    for reading in readings:
        yield json.dumps(reading_as_json(reading), ensure_ascii=False, allow_nan=False) + "\n"


def _statement(statement: Statement, text: str) -> dict[str, Any]:
    return {
        "id": statement.id,
        **_place(statement.passage, text),
        **_speaker(statement.speaker, statement.speaker_surface),
        "said_on": statement.said_on,
        "surfaced_on": statement.surfaced_on,
        "date_basis": statement.date_basis and statement.date_basis.value,
        "audience": list(statement.audience),
        "audience_surface": statement.audience_surface,
        "channel": statement.channel.value,
        "channel_basis": statement.channel_basis,
        "acts": [act.value for act in statement.acts],
        "targets": [{"id": target.id, "polarity": target.polarity} for target in statement.targets],
        "commitment": _commitment(statement.commitment) if statement.commitment else None,
        "authenticity": statement.authenticity.value,
        "form": statement.form.value,
        "attribution_chain": list(statement.attribution_chain),
        "alt_spans": [_span(passage) for passage in statement.alt_passages],
        "content": statement.content,
        "cue": statement.cue,
        "confidence": statement.confidence,
        "found_by": statement.found_by,
        "grounds": [_ground(ground, text) for ground in statement.grounds],
    }


def _ground(ground: Ground, text: str) -> dict[str, Any]:
    """How one code arose; `words` are those of its span, None where an earlier day does not see them."""
    passage = ground.passage
    words = text[passage.start : passage.end].strip() if passage else ""
    return {
        "field": ground.field,
        "value": ground.value,
        "about": ground.about,
        "method": ground.method,
        "span": _span(passage) if passage else None,
        "words": words or None,
        "reason": ground.reason,
        "confidence": ground.confidence,
    }


def _speaker(speaker: Actor, surface: str | None) -> dict[str, Any]:
    return {
        "speaker": speaker.name,
        "speaker_surface": surface,
        "speaker_type": speaker.kind.value,
        "office": speaker.office,
        "state": speaker.state,
    }


def _commitment(commitment: Commitment) -> dict[str, Any]:
    return {
        "negated": commitment.is_negated,
        "content": commitment.content,
        "horizon": commitment.horizon,
        "strength": commitment.strength,
    }


def _event(event: Event, text: str) -> dict[str, Any]:
    return {
        "id": event.id,
        "plover": event.type.value,
        "source": ";".join(event.sources) or None,
        "target": ";".join(event.targets) or None,
        "date": event.date,
        "status": event.status.value,
        "mode": event.mode,
        "place": event.place,
        **_place(event.passage, text),
        "found_by": event.found_by,
        "grounds": [_ground(ground, text) for ground in event.grounds],
    }


def _hedge(estimate: Estimate, text: str) -> dict[str, Any]:
    return {
        "level": estimate.level,
        "kind": estimate.kind.value,
        "about": estimate.about,
        "holder": estimate.holder,
        **_place(estimate.passage, text),
    }


def _belief(belief: Belief, text: str) -> dict[str, Any]:
    return {
        "holder": ";".join(belief.holders) or None,
        "belief": belief.content,
        "strength": belief.strength,
        "about": belief.about,
        **_place(belief.passage, text),
    }


def _circumstance(circumstance: Circumstance, text: str) -> dict[str, Any]:
    return {
        "label": circumstance.kind,
        "pushes": circumstance.direction,
        **_place(circumstance.passage, text),
    }


def _verdict(verdict: Verdict, text: str) -> dict[str, Any]:
    return {
        "label": verdict.label,
        "about": verdict.about,
        "why": verdict.why,
        "anchors": [_place(passage, text) for passage in verdict.passages],
    }


def _mention(mention: Mention, text: str) -> dict[str, Any]:
    return {"canonical": mention.actor.name, "kind": mention.kind, **_place(mention.passage, text)}


def _place(passage: Passage, text: str) -> dict[str, Any]:
    words = _FIRST_WORDS.search(text, passage.start, passage.end)
    start, end = words.span() if words else (passage.start, passage.start)
    return {"anchor": text[start:end], "start": start, "end": end, "span": _span(passage)}


def _span(passage: Passage) -> list[int]:
    return [passage.start, passage.end]
