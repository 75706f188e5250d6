"""Audience beliefs and circumstances, as lines with their passages."""

import re

from sottovoce.brief.cites import Cites
from sottovoce.brief.marks import quoted
from sottovoce.brief.page import Line
from sottovoce.brief.wording import (
    Namer,
    name_phrase,
    named_in_sentence,
    names_phrase,
    sentence,
    tidy,
)
from sottovoce.records import (
    Belief,
    Brief,
    Circumstance,
    Passage,
)

_WAY = re.compile(r"(?:towards?|to|away|against)\b")
_VERB = re.compile(r"[a-z]+s\b")


def belief_lines(brief: Brief, cites: Cites, name_of: Namer) -> tuple[Line, ...]:
    return tuple(_belief_line(belief, cites, name_of) for belief in brief.beliefs)


def circumstance_lines(brief: Brief, cites: Cites, name_of: Namer) -> tuple[Line, ...]:
    return tuple(_circumstance_line(item, brief, cites, name_of) for item in brief.circumstances)


def passage_text(brief: Brief, passage: Passage) -> str:
    """The words of a passage; empty where the document is not at hand."""
    for document in brief.documents:
        if document.id == passage.document:
            return tidy(document.text[max(passage.start, 0) : max(passage.end, 0)])
    return ""


def _belief_line(belief: Belief, cites: Cites, name_of: Namer) -> Line:
    holders = names_phrase(belief.holders, name_of) or "an audience that is not named"
    about = f" about {name_phrase(belief.about, name_of)}" if belief.about else ""
    text = f"Reported belief of {holders}{about}: {quoted(belief.content)}"
    asides = []
    if belief.strength:
        asides.append(f"how widely held, in the report’s words: {quoted(belief.strength)}")
    if belief.denies_autonomy is not None:
        asides.append("denies its independence" if belief.denies_autonomy else "grants its independence")
    return Line(
        text=sentence(f"{text} ({'; '.join(asides)})" if asides else text),
        cites=(cites.cite(belief.passage),),
    )


def _circumstance_line(item: Circumstance, brief: Brief, cites: Cites, name_of: Namer) -> Line:
    about = f", bearing on {name_phrase(item.about, name_of)}" if item.about else ""
    words = passage_text(brief, item.passage)
    told = f": {quoted(words)}" if words else ""
    text = f"{item.kind.replace('_', ' ')}{about}{told}{_effect(item, name_of)}"
    return Line(text=sentence(text), cites=(cites.cite(item.passage),))


def _effect(item: Circumstance, name_of: Namer) -> str:
    """`; it pushes Ostmark towards …`, or the effect as the record words it."""
    clean = tidy(item.direction).rstrip(".")
    if item.about:
        clean = named_in_sentence(clean, item.about, name_of)
    if not clean:
        return ""
    if _WAY.match(clean):
        return f"; it pushes {clean}"
    return f"; it {clean}" if _VERB.match(clean) else f"; effect: {clean}"
