"""The weightiest of many things said, for a text that is read on a screen or two.

In: speeches, and the weight of each passage. Out: the same speeches with their weightiest rows, still in the
order of the page, and how many rows were left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sottovoce.brief.importance import importance
from sottovoce.brief.page import Page, Said, Speech, Table
from sottovoce.records import Brief


def passage_weights(brief: Brief, page: Page) -> Mapping[int, float]:
    """Number of a passage to the importance of what was said there."""
    importance_of = importance(brief)
    weights = {statement.passage: importance_of[statement.id] for statement in brief.statements}
    return {number: weights.get(passage, 0.0) for number, passage in enumerate(page.passages, 1)}


def weightiest(
    speeches: Sequence[Speech], weight_of: Mapping[int, float], most: int
) -> tuple[tuple[Speech, ...], int]:
    rows = [row for speech in speeches for row in speech.rows]

    def weight(row: Said) -> float:
        return weight_of.get(row.cite.number, 0.0)

    kept = {row.cite for row in sorted(rows, key=weight, reverse=True)[:most]}
    chosen = (
        replace(speech, rows=tuple(row for row in speech.rows if row.cite in kept)) for speech in speeches
    )
    return tuple(speech for speech in chosen if speech.rows), len(rows) - len(kept)


def rows_of_shown(table: Table, shown: set[int], most: int) -> list[int]:
    """Places of the rows to print: first those that rest on passages already shown, in the table's order."""

    def is_new(place: int) -> bool:
        return not any(cite.number in shown for cite in table.cites[place])

    return sorted(sorted(range(len(table.rows)), key=is_new)[:most])
