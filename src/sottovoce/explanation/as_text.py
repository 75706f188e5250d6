"""How the codes of one record arose, for the terminal.

In: a record, its document, and what names a code. Out: text, 88 characters wide: the passage in its
surroundings, then a line for each code: value, rule in words, the words it rests on, confidence.
"""

import textwrap
from collections.abc import Callable, Iterator

from sottovoce.explanation.excerpt import excerpt, shortened
from sottovoce.explanation.older import OLDER, grounds_of
from sottovoce.explanation.rule_words import rule_name, words_of
from sottovoce.records import Document, Event, Ground, Statement

Namer = Callable[[str], str]
WIDTH = 88
_LABEL = 14  # characters
_LABELS = {
    "speaker": "Speaker",
    "cue": "Cue",
    "audience": "Audience",
    "channel": "Channel",
    "said_on": "Said on",
    "surfaced_on": "Surfaced on",
    "acts": "Act",
    "targets": "Target",
    "polarity": "  sign",
    "commitment": "Commitment",
    "authenticity": "Authenticity",
    "type": "Type",
    "sources": "Source",
    "date": "Date",
    "status": "Status",
}
_NONE = {"targets": "none", "commitment": "none"}
_CODES = frozenset({"audience", "targets", "sources"})


def explanation_text(
    record: Statement | Event, document: Document, name_of: Namer, *, is_superseded: bool = False
) -> str:
    """All lines, with a line feed at the end."""
    lines = [*_heading(record, document, is_superseded), "", *_passage(record, document), ""]
    for ground in grounds_of(record):
        lines += _wrapped(
            f"{_LABELS.get(ground.field, ground.field):<{_LABEL}}", _line(ground, document, name_of)
        )
    return "\n".join(lines) + "\n"


def _heading(record: Statement | Event, document: Document, is_superseded: bool) -> Iterator[str]:
    kind = "Statement" if isinstance(record, Statement) else "Event"
    yield f"{kind} {record.id}"
    told = [document.title or document.name, document.outlet, document.published_on]
    yield from textwrap.wrap(f"in {', '.join(filter(None, told))}", WIDTH)
    if is_superseded:
        yield "A newer reading of this report no longer finds it."
    if not record.grounds:
        yield "It was read before grounds were kept; read the report again to see all of them."


def _passage(record: Statement | Event, document: Document) -> list[str]:
    text = excerpt(document.text, record.passage.start, record.passage.end)
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _line(ground: Ground, document: Document, name_of: Namer) -> str:
    how = _how(ground)
    passage, reason = ground.passage, ground.reason
    if (
        passage is None
        and reason is not None
        and (ground.value is None or ground.method == OLDER or _is_even(ground))
    ):
        how, reason = f"{reason}{_name(ground)}", None
    parts = [f"{_value(ground, name_of)} — {how}"]
    if passage is not None:
        parts.append(f"on “{shortened(document.text[passage.start : passage.end])}”")
    if reason is not None:
        parts.append(reason)
    if ground.confidence is not None:
        parts.append(f"confidence {ground.confidence:.2f}")
    return "; ".join(parts)


def _how(ground: Ground) -> str:
    words = words_of(ground.field, ground.method)
    return words if words == rule_name(ground.method) else f"{words}{_name(ground)}"


def _name(ground: Ground) -> str:
    return "" if ground.method == OLDER else f" [{rule_name(ground.method)}]"


def _is_even(ground: Ground) -> bool:
    return ground.field == "polarity" and float(ground.value or 0) == 0


def _value(ground: Ground, name_of: Namer) -> str:
    value = ground.value
    if value is None:
        return _NONE.get(ground.field, "unknown")
    if ground.field in _CODES:
        return "; ".join(_named(code, name_of) for code in value.split("; "))
    if ground.field == "polarity":
        return f"{float(value):+g}" if float(value) else "0"
    return f"“{shortened(value)}”" if ground.field == "commitment" else value.replace("_", " ")


def _named(code: str, name_of: Namer) -> str:
    name = name_of(code)
    return code if name == code else f"{name} ({code})"


def _wrapped(label: str, words: str) -> list[str]:
    indent = " " * _LABEL
    return textwrap.wrap(words, WIDTH, initial_indent=label, subsequent_indent=indent, break_on_hyphens=False)
