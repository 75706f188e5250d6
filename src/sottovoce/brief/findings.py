"""Views of authors and of those quoted, audience beliefs, circumstances: lines with their passages."""

from sottovoce.brief.cites import Cites
from sottovoce.brief.marks import quoted
from sottovoce.brief.page import Line
from sottovoce.brief.sentences import estimate_words
from sottovoce.brief.wording import (
    Namer,
    capitalise,
    name_phrase,
    names_phrase,
    sentence,
    tidy,
)
from sottovoce.records import (
    Belief,
    Brief,
    Circumstance,
    Estimate,
    Passage,
    Verdict,
)

AUTHOR = "author"


def author_lines(brief: Brief, cites: Cites) -> tuple[Line, ...]:
    """What the authors of the reports judge themselves: verdicts first, then estimates."""
    verdicts = [_verdict_line(verdict, cites) for verdict in brief.verdicts if verdict.holder == AUTHOR]
    estimates = [_estimate_line(item, brief, cites, "") for item in brief.estimates if item.holder == AUTHOR]
    return tuple(verdicts + estimates)


def speaker_lines(brief: Brief, cites: Cites, name_of: Namer) -> tuple[Line, ...]:
    """The verdicts and estimates of those who are quoted, each under its holder's name."""

    def holder(name: str) -> str:
        return f"{capitalise(name_phrase(name, name_of))}: "

    verdicts = [
        _verdict_line(verdict, cites, holder(verdict.holder))
        for verdict in brief.verdicts
        if verdict.holder != AUTHOR
    ]
    estimates = [
        _estimate_line(item, brief, cites, holder(item.holder))
        for item in brief.estimates
        if item.holder != AUTHOR
    ]
    return tuple(verdicts + estimates)


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


def _verdict_line(verdict: Verdict, cites: Cites, holder: str = "") -> Line:
    text = f"{holder}verdict: {verdict.label.replace('_', ' ')}"
    if verdict.about:
        text += f", of {quoted(verdict.about)}"
    if verdict.why:
        text += f"; the reason given: {quoted(verdict.why)}"
    return Line(text=sentence(text), cites=cites.cite_all(verdict.passages), by_method=not verdict.passages)


def _estimate_line(estimate: Estimate, brief: Brief, cites: Cites, holder: str) -> Line:
    words = passage_text(brief, estimate.passage)
    text = (
        f"{holder}{quoted(words)}: {estimate_words(estimate)}"
        if words
        else f"{holder}{estimate_words(estimate)}"
    )
    return Line(text=sentence(text), cites=(cites.cite(estimate.passage),))


def _belief_line(belief: Belief, cites: Cites, name_of: Namer) -> Line:
    holders = names_phrase(belief.holders, name_of) or "an audience that is not named"
    about = f" about {name_phrase(belief.about, name_of)}" if belief.about else ""
    text = f"Reported belief of {holders}{about}: {quoted(belief.content)}"
    asides = []
    if belief.strength:
        asides.append(f"strength: {tidy(belief.strength)}")
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
    text = f"{item.kind.replace('_', ' ')}{about}{told}{_effect(item.direction)}"
    return Line(text=sentence(text), cites=(cites.cite(item.passage),))


def _effect(direction: str) -> str:
    """`; it pushes towards …`, or the effect as the record words it."""
    clean = tidy(direction).rstrip(".").removeprefix("pushes ")
    if not clean:
        return ""
    is_way = clean.startswith(("towards ", "toward ", "to ", "away ", "against "))
    return f"; it pushes {clean}" if is_way else f"; effect: {clean}"
