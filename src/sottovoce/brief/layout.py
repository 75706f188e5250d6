"""From a `Brief` to a `Page`: what stands where, in which words, resting on which passage.

In: a `Brief` and the names. Out: a `Page`. Passages are numbered as the reader meets them.
"""

from urllib.parse import urlsplit

from sottovoce.brief.cites import Cites
from sottovoce.brief.echoes import group_echoes
from sottovoce.brief.findings import (
    author_lines,
    belief_lines,
    circumstance_lines,
    commitments_table,
    speaker_lines,
)
from sottovoce.brief.gap import gap_lines, gap_pictures, gap_tables
from sottovoce.brief.method import METHOD
from sottovoce.brief.page import Line, Page, Report
from sottovoce.brief.said import statement_groups
from sottovoce.brief.sentences import (
    as_of_sentence,
    chosen_sentence,
    confidence_sentence,
    divergence_sentence,
    estimate_sentence,
    report_title,
)
from sottovoce.brief.sides import COURTED, PATRON
from sottovoce.brief.sure import sure_section
from sottovoce.brief.terms import PUBLISHED_BASIS_WORDS
from sottovoce.brief.timeline import timeline, timeline_picture
from sottovoce.brief.wording import Namer, day_words, sentence, tidy
from sottovoce.records import Brief, Document, Evidence, Passage


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
        authors=author_lines(brief, cites),
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
    if brief.case is None or not brief.statements:
        return ()
    rests_on = cites.cite_all(_strongest(brief))
    if brief.judgement is None:
        return (Line(text="The words that weigh most, on either side:", cites=rests_on),) if rests_on else ()
    found = divergence_sentence(brief.case, brief.divergence, name_of)
    return (
        Line(text=estimate_sentence(brief.judgement), by_method=True),
        Line(text=found, cites=rests_on, by_method=not rests_on),
    )


def _strongest(brief: Brief) -> list[Passage]:
    """The passage that shows the gap best on either side."""
    if brief.divergence is None:
        return []
    rated = _rating_the_patron(brief)
    is_kinder_in_front = (brief.divergence.measure.value or 0.0) >= 0

    def shows_gap(item: Evidence) -> tuple[bool, bool, float, float]:
        """Words that rate the patron by name, the way of the gap, plainly, and with weight."""
        value = item.value or 0.0
        is_that_way = value > 0 if (item.side == PATRON) == is_kinder_in_front else value <= 0
        plainness = rated.get(item.record, 0.0)
        return plainness > 0, is_that_way, plainness, item.weight * abs(value)

    strongest = []
    for side in (PATRON, COURTED):
        mine = [item for item in brief.divergence.measure.evidence if item.side == side]
        if mine:
            strongest.append(max(mine, key=shows_gap).passage)
    return strongest


def _rating_the_patron(brief: Brief) -> dict[str, float]:
    """Ids of the statements that rate the patron itself, and how plainly: 0 to 1."""
    patron = brief.case.patron if brief.case else None
    return {
        statement.id: abs(target.polarity)
        for statement in brief.statements
        for target in statement.targets
        if target.id == patron and target.polarity
    }


def _frame(brief: Brief) -> tuple[Line, ...]:
    if brief.case is None:
        return ()
    texts = (as_of_sentence(brief.case), chosen_sentence(brief.case))
    return tuple(Line(text=text, by_method=True) for text in texts)


def _report(brief: Brief, document: Document, number: int, cites: Cites) -> Report:
    readers = sorted({item.found_by for item in brief.statements if item.passage.document == document.id})
    return Report(
        number=number,
        title=report_title(document),
        url=document.url if is_web_address(document.url) and document.url else "",
        facts=_facts(document, readers),
        excerpts=cites.excerpts(document),
    )


def _facts(document: Document, readers: list[str]) -> tuple[str, ...]:
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
        f"read by {', '.join(readers)}" if readers else "no statement found in it",
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
