"""Grounds of a record that was read before grounds were kept, as far as its other fields tell them.

In: a statement or event without grounds. Out: grounds; what nothing tells has that as its reason.
"""

from collections.abc import Iterator

from sottovoce.records import Event, Ground, Passage, Statement

NOT_KEPT = "how it arose was not kept"
OLDER = "rule:older reading"


def grounds_of(record: Statement | Event) -> tuple[Ground, ...]:
    """The record's own grounds, or those that its other fields tell."""
    if record.grounds:
        return record.grounds
    return tuple(_of_statement(record) if isinstance(record, Statement) else _of_event(record))


def _of_statement(s: Statement) -> Iterator[Ground]:
    found, _, act_rule = s.found_by.partition("; ")
    reader, _, rule = found.partition(" ")
    yield _ground("speaker", s.speaker.name, f"{rule} {reader}", s.speaker_passage, confidence=s.confidence)
    yield _ground("audience", "; ".join(s.audience) or None, words=s.audience_surface)
    yield _ground("channel", s.channel.value, words=s.channel_basis)
    yield _ground("said_on", s.said_on, words=s.date_words)
    yield _ground("surfaced_on", s.surfaced_on)
    for number, act in enumerate(s.acts):
        is_first = number == 0 and bool(act_rule)
        method = f"rule:{act_rule} {reader}" if is_first else OLDER
        passage = s.cue_passage if is_first and act_rule == "cue" else None
        yield _ground("acts", act.value, method, passage)
    for target in s.targets:
        yield _ground("targets", target.id)
        yield _ground("polarity", f"{target.polarity:g}", about=target.id)
    if not s.targets:
        yield _ground("targets", None)
    yield _ground("commitment", s.commitment.content if s.commitment else None)
    yield _ground("authenticity", s.authenticity.value)


def _of_event(e: Event) -> Iterator[Ground]:
    yield _ground("type", e.type.value, e.found_by, e.passage, confidence=e.confidence)
    for field, codes in (("sources", e.sources), ("targets", e.targets)):
        yield from (_ground(field, code) for code in codes)
    yield _ground("date", e.date)
    yield _ground("status", e.status.value)


def _ground(
    field: str,
    value: str | None,
    method: str = OLDER,
    passage: Passage | None = None,
    *,
    words: str | None = None,
    confidence: float | None = None,
    about: str | None = None,
) -> Ground:
    reason = f"on “{words}”; by which rule was not kept" if words else NOT_KEPT
    is_known = passage is not None or method != OLDER
    return Ground(
        field=field,
        value=value,
        method=method,
        passage=passage,
        reason=None if is_known else reason,
        confidence=confidence,
        about=about,
    )
