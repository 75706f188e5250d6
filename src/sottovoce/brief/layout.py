"""From a `Brief` to a `Page`: what stands where, in which words, resting on which passage.

In: a `Brief` and the names. Out: a `Page`. Passages are numbered as the reader meets them.
"""

from urllib.parse import urlsplit

from sottovoce.brief.cites import Cites
from sottovoce.brief.compared import comparison_sentences
from sottovoce.brief.echoes import group_echoes
from sottovoce.brief.findings import belief_lines, circumstance_lines
from sottovoce.brief.gap import gap_lines, gap_pictures, gap_tables
from sottovoce.brief.method import METHOD
from sottovoce.brief.page import Line, Page, Report
from sottovoce.brief.promises import commitments_table
from sottovoce.brief.record import record_lines
from sottovoce.brief.said import statement_groups
from sottovoce.brief.sentences import (
    as_of_sentence,
    chosen_sentence,
    confidence_sentence,
    divergence_sentence,
    estimate_sentence,
    report_title,
)
from sottovoce.brief.strongest import telling_passages
from sottovoce.brief.sure import sure_section
from sottovoce.brief.terms import PUBLISHED_BASIS_WORDS
from sottovoce.brief.timeline import timeline, timeline_picture
from sottovoce.brief.views import author_lines, speaker_lines
from sottovoce.brief.wording import Namer, day_words, reader_words, sentence, tidy
from sottovoce.records import Brief, Document


def build_page(brief: Brief, name_of: Namer) -> Page:
    """Every section in reading order: the order of the calls fixes the numbers of the passages."""
    cites = Cites()
    echoes = group_echoes(brief.statements)
    support = _support(brief, cites, name_of)
    sure = None if brief.judgement is None else sure_section(brief.judgement, cites)
    lanes, others = statement_groups(brief, echoes, cites, name_of)
    return Page(
        title=brief.title,
        headline=brief.headline,
        support=support,
        confidence="" if brief.judgement is None else confidence_sentence(brief.judgement),
        frame=_frame(brief),
        lanes=lanes,
        others=others,
        timeline=timeline(brief, echoes, cites, name_of),
        timeline_picture=timeline_picture(brief, echoes, name_of),
        gap=gap_lines(brief, name_of),
        gap_pictures=gap_pictures(brief, name_of),
        gap_tables=gap_tables(brief, cites, name_of),
        commitments=commitments_table(brief, cites, name_of),
        record=record_lines(brief, cites, name_of),
        authors=author_lines(brief, cites, name_of),
        speakers=speaker_lines(brief, cites, name_of),
        beliefs=belief_lines(brief, cites, name_of),
        circumstances=circumstance_lines(brief, cites, name_of),
        sure=sure,
        reports=tuple(
            _report(brief, document, number, cites) for number, document in enumerate(brief.documents, 1)
        ),
        passages=cites.passages(),
        orphans=cites.missing(brief.documents),
        notes=tuple(sentence(note) for note in brief.notes),
        method=METHOD,
        generated_by=brief.generated_by,
    )


def _support(brief: Brief, cites: Cites, name_of: Namer) -> tuple[Line, ...]:
    """What stands under the headline; without a judgement the headline itself tells what was found."""
    if not brief.statements:
        return ()
    if brief.case is None:
        texts = comparison_sentences(brief.comparisons, name_of)
        return tuple(Line(text=text, by_method=True) for text in texts)
    rests_on = cites.cite_all(telling_passages(brief))
    if brief.judgement is None:
        return (Line(text="The words that weigh most, on either side:", cites=rests_on),) if rests_on else ()
    found = divergence_sentence(brief.case, brief.divergence, name_of)
    return (
        Line(text=estimate_sentence(brief.judgement), by_method=True),
        Line(text=found, cites=rests_on, by_method=not rests_on),
    )


def _frame(brief: Brief) -> tuple[Line, ...]:
    if brief.case is None:
        return ()
    texts = (as_of_sentence(brief.case), chosen_sentence(brief.case))
    return tuple(Line(text=text, by_method=True) for text in texts)


def _report(brief: Brief, document: Document, number: int, cites: Cites) -> Report:
    found_by = [item.found_by for item in brief.statements if item.passage.document == document.id]
    return Report(
        number=number,
        title=report_title(document),
        url=document.url if is_web_address(document.url) and document.url else "",
        facts=_facts(document, found_by),
        excerpts=cites.excerpts(document),
    )


def _facts(document: Document, found_by: list[str]) -> tuple[str, ...]:
    basis = PUBLISHED_BASIS_WORDS.get(document.published_basis or "", document.published_basis or "")
    facts = [
        tidy(document.outlet or "") or "outlet not told",
        f"published {day_words(document.published_on)}"
        if document.published_on
        else "day of publication not told",
        f"day {basis}" if document.published_on and basis else "",
        f"language {document.language}" if document.language else "",
        f"file {document.path}" if document.path else "",
        f"address {document.url}" if document.url and not is_web_address(document.url) else "",
        reader_words(found_by),
        f"record {document.id[:12]}",
    ]
    return tuple(fact for fact in facts if fact)


def is_web_address(address: str | None) -> bool:
    """Only http and https become links; anything else is shown as text."""
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
