"""Moves in words and as objects.

In: a Move. Out: its lines, or one object for other programs. Method: the number, the band and the words of
the report stand as they are; nothing is judged here.
"""

from collections.abc import Iterator
from typing import Any

from sottovoce.blocs import name_of
from sottovoce.records import Document
from sottovoce.shares import percent
from sottovoce.watch.moves import Move

MAX_WORDS = 12


def move_lines(move: Move) -> Iterator[str]:
    """The first line names the case and what moved; indented ones tell what it rests on."""
    case = move.case
    side = f"{name_of(case.patron)}" if case.patron != case.sender else "its own public"
    yield f"{name_of(case.sender)} to {name_of(case.courted)} (patron: {side}): {_headline(move)}"
    if move.statement is not None:
        day = f", {move.statement.said_on}" if move.statement.said_on else ""
        yield f'  {_printable(move.statement.speaker.name)}{day}: "{_beginning(move.statement.content)}"'
    if move.document is not None and move.passage is not None:
        if move.statement is None or move.passage != move.statement.passage:
            words = move.document.text[move.passage.start : move.passage.end]
            yield f'  shown by: "{_beginning(words)}"'
        yield f"  {_report(move.document)}"
    yield from (f"  - no longer: {text}" for text in move.reasons_gone)
    yield from (f"  - new: {text}" for text in move.reasons_new)


def move_object(move: Move) -> dict[str, Any]:
    """The same with ids, offsets and whole numbers."""
    case, passage = move.case, move.passage
    return {
        "moved": move.kind,
        "case": {"sender": case.sender, "patron": case.patron, "courted": case.courted},
        "before": move.before,
        "after": move.after,
        "probability_before": move.probabilities[0] if move.probabilities and move.before else None,
        "probability_after": move.probabilities[1] if move.probabilities else None,
        "statement": move.statement.id if move.statement else None,
        "speaker": move.statement.speaker.name if move.statement else None,
        "said_on": move.statement.said_on if move.statement else None,
        "words": move.statement.content if move.statement else None,
        "passage": {"document": passage.document, "start": passage.start, "end": passage.end}
        if passage
        else None,
        "report": _report_object(move.document) if move.document else None,
        "reasons_gone": list(move.reasons_gone),
        "reasons_new": list(move.reasons_new),
    }


def _headline(move: Move) -> str:
    was = f", was {_plain(move.before)}" if move.before else ""
    after = _plain(move.after)
    match move.kind:
        case "statement":
            return f"new {after} statement"
        case "authenticity":
            return f"the words are now {after}{was}"
        case "commitment":
            return f"a commitment is {after}{was}"
        case "divergence":
            return f"{after}{was}"
    before, now = move.probabilities or (0.0, 0.0)
    numbers = f"{percent(before)} → {percent(now)}" if move.before else percent(now)
    return f"the verdict is now {after}{was} ({numbers})"


def _plain(word: str | None) -> str:
    return (word or "").replace("_", " ")


def _printable(words: str) -> str:
    """A report's words, without what would move the cursor of a terminal."""
    return "".join(each if each.isprintable() else " " for each in words)


def _beginning(words: str) -> str:
    split = _printable(words).split()
    return " ".join(split[:MAX_WORDS]) + (" …" if len(split) > MAX_WORDS else "")


def _report(document: Document) -> str:
    told = [document.outlet, document.published_on, document.title or document.name, document.url]
    return _printable(", ".join(each for each in told if each))


def _report_object(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "title": document.title,
        "outlet": document.outlet,
        "published_on": document.published_on,
        "url": document.url,
    }
