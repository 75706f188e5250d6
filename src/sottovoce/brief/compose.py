"""Put the records of a brief in order and write its headline.

In: all that the earlier stages found. Out: a `Brief`, before any format is chosen. Method: order by the day
said, then by the report; the headline is the judgement, or what was found of two voices, or that nothing was.
"""

from collections.abc import Callable, Sequence

from sottovoce.brief.compared import comparison_headline
from sottovoce.brief.sentences import NO_STATEMENTS, headline, title
from sottovoce.brief.views import with_their_speakers
from sottovoce.brief.whereabouts import hide_folders
from sottovoce.brief.wording import day_key
from sottovoce.records import (
    Alignment,
    Belief,
    Brief,
    Case,
    Circumstance,
    CommitmentEntry,
    Comparison,
    Divergence,
    Document,
    Estimate,
    Event,
    Judgement,
    KeptRate,
    Passage,
    Precedent,
    Statement,
    Verdict,
)


def compose_brief(
    *,
    case: Case | None,
    statements: Sequence[Statement],
    events: Sequence[Event],
    estimates: Sequence[Estimate],
    beliefs: Sequence[Belief],
    circumstances: Sequence[Circumstance],
    verdicts: Sequence[Verdict],
    documents: Sequence[Document],
    divergence: Divergence | None,
    alignment: Sequence[Alignment],
    commitments: Sequence[CommitmentEntry],
    judgement: Judgement | None,
    notes: Sequence[str],
    generated_by: str,
    name_of: Callable[[str], str],
    comparisons: Sequence[Comparison],
    kept_rates: Sequence[KeptRate],
    precedents: Sequence[Precedent],
    shows_hindsight: bool,
) -> Brief:
    """The brief of one case, or of no case at all.

    The records must already be those of the case's as-of day; nothing is left out here.
    name_of: code to name as it stands alone ("BLR" -> "Belarus"); what it does not know it returns as it is.
    """
    in_order = sorted(documents, key=lambda document: (day_key(document.published_on), document.name))
    place = {document.id: number for number, document in enumerate(in_order)}

    def told_at(passage: Passage) -> tuple[int, int]:
        return place.get(passage.document, len(place)), passage.start

    def said_at(statement: Statement) -> tuple[tuple[int, str], tuple[int, int]]:
        return day_key(statement.said_on or statement.surfaced_on), told_at(statement.passage)

    return Brief(
        title=title(case, in_order, name_of),
        case=case,
        headline=(
            NO_STATEMENTS
            if not statements
            else comparison_headline(comparisons, statements, name_of)
            if case is None
            else headline(case, divergence, judgement, name_of=name_of)
        ),
        divergence=divergence,
        alignment=tuple(alignment),
        commitments=tuple(
            sorted(commitments, key=lambda entry: (day_key(entry.said_on), told_at(entry.passage)))
        ),
        judgement=judgement,
        statements=tuple(sorted(statements, key=said_at)),
        events=tuple(sorted(events, key=lambda event: (day_key(event.date), told_at(event.passage)))),
        estimates=tuple(
            sorted(
                with_their_speakers(estimates, statements, documents),
                key=lambda estimate: told_at(estimate.passage),
            )
        ),
        beliefs=tuple(sorted(beliefs, key=lambda belief: told_at(belief.passage))),
        circumstances=tuple(sorted(circumstances, key=lambda circumstance: told_at(circumstance.passage))),
        verdicts=tuple(verdicts),
        documents=tuple(hide_folders(in_order)),
        notes=tuple(note for note in notes if note.strip()),
        generated_by=generated_by,
        comparisons=tuple(comparisons),
        kept_rates=tuple(kept_rates),
        precedents=tuple(precedents),
        shows_hindsight=shows_hindsight,
    )
