"""What the authors of the reports judge, and what those judge whom they quote.

In: a `Brief`. Out: lines with their passages, authors and quoted apart. Method: of the estimative words only
those that put a range on how likely something is are printed, each clause once, whole, with what is read into
its words. Words inside what somebody says are his and never the author's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sottovoce.brief.cites import Cites, context_of, is_inside
from sottovoce.brief.marks import ANY_MARK, quoted
from sottovoce.brief.page import Line
from sottovoce.brief.retold import documents_by_id
from sottovoce.brief.wording import Namer, capitalise, join_words, name_phrase, sentence, tidy
from sottovoce.codes import verdict_words
from sottovoce.records import Brief, Document, Estimate, Passage, Statement, Verdict
from sottovoce.shares import percent_range
from sottovoce.vocabulary import EstimateKind, Form

AUTHOR = "author"

_CLAUSE_END = re.compile(r";\s")


def author_lines(brief: Brief, cites: Cites, name_of: Namer) -> tuple[Line, ...]:
    """The authors' own view: verdicts first, then estimates."""
    return _lines(brief, cites, name_of, is_author=True)


def speaker_lines(brief: Brief, cites: Cites, name_of: Namer) -> tuple[Line, ...]:
    """The verdicts and estimates of those who are quoted, each under its holder's name."""
    return _lines(brief, cites, name_of, is_author=False)


def with_their_speakers(
    estimates: Iterable[Estimate], statements: Sequence[Statement], documents: Iterable[Document]
) -> tuple[Estimate, ...]:
    """Estimates that stand in somebody's own words are that speaker's, not the author's."""
    texts = {document.id: document.text for document in documents}
    direct = [s for s in statements if s.form is Form.DIRECT and s.passage.document in texts]
    return tuple(
        replace(estimate, holder=_speaker_of(estimate, direct, texts) or estimate.holder)
        if estimate.holder == AUTHOR
        else estimate
        for estimate in estimates
    )


def _speaker_of(estimate: Estimate, direct: Iterable[Statement], texts: dict[str, str]) -> str | None:
    """Who speaks the sentence, where all of it is spoken: no quotation mark parts the report from it."""
    place = estimate.passage
    for statement in direct:
        if statement.passage.document != place.document:
            continue
        if is_inside(place, statement.passage):
            return statement.speaker.name
        text = texts[place.document]
        start, end = context_of(text, statement.passage)
        if start <= place.start and place.end <= end and not ANY_MARK.search(text[start:end]):
            return statement.speaker.name
    return None


def _lines(brief: Brief, cites: Cites, name_of: Namer, *, is_author: bool) -> tuple[Line, ...]:
    documents = documents_by_id(brief)
    verdicts = [v for v in brief.verdicts if (v.holder == AUTHOR) == is_author]
    lines = [_verdict_line(verdict, documents, cites, name_of) for verdict in verdicts]
    clauses: dict[tuple[str, str, int], list[Estimate]] = {}
    for estimate in brief.estimates:
        if (estimate.holder == AUTHOR) == is_author and _is_shown(estimate):
            start, _ = _clause(estimate.passage, documents)
            clauses.setdefault((estimate.holder, estimate.passage.document, start), []).append(estimate)
    return tuple(lines + [_estimate_line(some, documents, cites, name_of) for some in clauses.values()])


def _is_shown(estimate: Estimate) -> bool:
    return (
        estimate.kind is EstimateKind.PROBABILITY and estimate.low is not None and estimate.high is not None
    )


def _clause(passage: Passage, documents: dict[str, Document]) -> tuple[int, int]:
    """The sentence around a passage, from semicolon to semicolon."""
    document = documents.get(passage.document)
    if document is None:
        return passage.start, passage.end
    start, end = context_of(document.text, passage)
    for stop in _CLAUSE_END.finditer(document.text, start, end):
        if stop.end() <= passage.start:
            start = stop.end()
        elif stop.start() >= passage.end:
            return start, stop.start()
    return start, end


def _words(passage: Passage, documents: dict[str, Document]) -> str:
    document = documents.get(passage.document)
    return tidy(document.text[passage.start : passage.end]) if document else ""


def _holder(name: str, passages: Sequence[Passage], documents: dict[str, Document], name_of: Namer) -> str:
    if name != AUTHOR:
        return capitalise(name_phrase(name, name_of))
    document = documents.get(passages[0].document) if passages else None
    return f"The author of {quoted(document.title or document.name)}" if document else "The author"


def _verdict_line(verdict: Verdict, documents: dict[str, Document], cites: Cites, name_of: Namer) -> Line:
    """`The author of “Two doors” judges rejection very likely; the words judged: “…”.`"""
    text = f"{_holder(verdict.holder, verdict.passages, documents, name_of)} {verdict_words(verdict.label)}"
    if verdict.about:
        text += f"; the words judged: {quoted(verdict.about.rstrip('.'))}"
    if verdict.why:
        text += f"; the reason given: {quoted(verdict.why.rstrip('.'))}"
    return Line(text=sentence(text), cites=cites.cite_all(verdict.passages), by_method=not verdict.passages)


def _estimate_line(
    estimates: Sequence[Estimate], documents: dict[str, Document], cites: Cites, name_of: Namer
) -> Line:
    """`Jon Brask: “He did not expect an attack”. Here “did not expect” is read as unlikely (5–40 %).`"""
    first = estimates[0]
    passages = [estimate.passage for estimate in estimates]
    document = documents.get(first.passage.document)
    if document is None:
        clause = first.about or ""
    else:
        start, end = _clause(first.passage, documents)
        clause = document.text[start:end]
    read = join_words(_reading(estimate, documents) for estimate in estimates)
    holder = _holder(first.holder, passages, documents, name_of)
    told = f": {quoted(clause.strip().rstrip('.'))}." if tidy(clause) else " gives an estimate."
    return Line(text=f"{holder}{told} Here {sentence(read)}", cites=cites.cite_all(passages))


def _reading(estimate: Estimate, documents: dict[str, Document]) -> str:
    words = _words(estimate.passage, documents)
    level = estimate.level.replace("_", " ")
    span = percent_range(estimate.low or 0.0, estimate.high or 0.0)
    return f"{quoted(words) if words else 'the word'} is read as {level} ({span})"
