"""Promises, the authors' own views, audience beliefs and circumstances, each as lines with their passages."""

from datetime import date

from sottovoce.brief.cites import Cites
from sottovoce.brief.page import Line, Table
from sottovoce.brief.retold import documents_by_id, words_of
from sottovoce.brief.sentences import estimate_words
from sottovoce.brief.terms import STATUS_WORDS
from sottovoce.brief.wording import (
    Namer,
    audience_phrase,
    capitalise,
    day_words,
    name_phrase,
    names_phrase,
    openness_words,
    quoted,
    sentence,
    tidy,
)
from sottovoce.days import first_day, is_day, last_day
from sottovoce.records import (
    Belief,
    Brief,
    Circumstance,
    CommitmentEntry,
    Document,
    Estimate,
    Passage,
    Statement,
    Verdict,
)
from sottovoce.vocabulary import CommitmentStatus

AUTHOR = "author"
ON_CONDITION = "on condition"


def commitments_table(brief: Brief, cites: Cites, name_of: Namer) -> Table | None:
    if not brief.commitments:
        return None
    documents = documents_by_id(brief)
    statements = {statement.id: statement for statement in brief.statements}
    known_until = _known_until(brief)
    return Table(
        caption=(
            "Commitments, in the order in which they were made. One that is open, or whose term passed "
            "unchecked, is never counted as kept."
        ),
        head=("Who", "What", "Said on", "To whom", "How", "Until", "Status"),
        rows=tuple(
            _commitment_row(entry, statements.get(entry.statement), documents, known_until, name_of)
            for entry in brief.commitments
        ),
        cites=tuple(cites.cite_all((entry.passage, *entry.status_evidence)) for entry in brief.commitments),
    )


def _known_until(brief: Brief) -> date | None:
    """The day up to which the reports may tell whether a promise was kept: as-of day or last report."""
    if brief.case is not None and brief.case.as_of is not None and is_day(brief.case.as_of):
        return last_day(brief.case.as_of)
    days = [document.published_on for document in brief.documents]
    return max((first_day(day) for day in days if day and is_day(day)), default=None)


def _commitment_row(
    entry: CommitmentEntry,
    statement: Statement | None,
    documents: dict[str, Document],
    known_until: date | None,
    name_of: Namer,
) -> tuple[str, ...]:
    state = name_phrase(entry.state, name_of) if entry.state else ""
    speaker = capitalise(name_phrase(entry.speaker, name_of))
    return (
        f"{speaker} ({state})" if state and state not in speaker else speaker,
        _promised(entry, statement, documents),
        day_words(entry.said_on),
        audience_phrase(entry.audience, name_of) or "nobody named",
        openness_words(entry.channel, statement.channel_basis if statement else None),
        horizon_words(entry.horizon),
        _status_words(entry, known_until),
    )


def _promised(entry: CommitmentEntry, statement: Statement | None, documents: dict[str, Document]) -> str:
    """The content; the report's sentence where the content alone would promise the opposite."""
    if statement is not None:
        words = words_of(statement, documents)
        if words.is_sentence:
            return f"{'in the report’s words: ' if words.is_retold else ''}{quoted(words.text.rstrip('.'))}"
    return tidy(entry.content) + (" (to refrain)" if entry.is_negated else "")


def _status_words(entry: CommitmentEntry, known_until: date | None) -> str:
    """An open promise whose term lies behind the last day known was not checked, and is not called open."""
    term = entry.horizon
    if entry.status is not CommitmentStatus.OPEN or not term or not is_day(term) or not known_until:
        return STATUS_WORDS[entry.status]
    has_passed = last_day(term) < known_until
    return f"term passed {day_words(term)}; not checked" if has_passed else STATUS_WORDS[entry.status]


def horizon_words(horizon: str | None) -> str:
    """The day of the term. Words that give no day ("by the 20th of") are left to the promise itself."""
    if horizon and is_day(horizon):
        return day_words(horizon)
    words = tidy(horizon or "open")
    if words == "open":
        return "no term told"
    return ON_CONDITION if words == ON_CONDITION else "no day told"


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
