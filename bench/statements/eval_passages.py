"""How many of gold's beliefs and circumstances does a reading meet, and how many of its own meet one?

In: gold and found documents in the form of the annotation guide, and the places of their texts. Out: for
`audience_beliefs` and `context` {r, p, gold, found, met}. Method: a gold item is met where a record of the
reading shares a character with its passage or anchor; a record of ours meets gold in the same way. Documents
are pooled.
"""

from __future__ import annotations

from typing import Any

import eval_statements

FIELDS = ("audience_beliefs", "context")
Spans = list[list[int]]


def evaluate(gold: dict[str, Any], found: dict[str, Any], places: list[str]) -> dict[str, dict[str, Any]]:
    return {field: _field(field, gold, found, places) for field in FIELDS}


def show(report: dict[str, dict[str, Any]]) -> None:
    print("\nmet by passage: recall of gold, and the share of ours that meet a gold one")
    for field, row in report.items():
        recall, share = (f"{row[k]:.3f}" if row[k] is not None else "    -" for k in ("r", "p"))
        print(f"{field:40s} R {recall}  P {share}  n={row['gold']:<4} ours={row['found']}")


def _field(field: str, gold: dict[str, Any], found: dict[str, Any], places: list[str]) -> dict[str, Any]:
    told = ours = met = meeting = 0
    for doc_id, document in gold.items():
        text = eval_statements.read_text(places, doc_id)
        wanted = [_passages(item, text) for item in document.get(field) or []]
        records = [_passages(item, text) for item in found.get(doc_id, {}).get(field) or []]
        told, ours = told + len(wanted), ours + len(records)
        met += sum(any(_share(a, b) for b in records) for a in wanted)
        meeting += sum(any(_share(a, b) for a in wanted) for b in records)
    return {
        "r": met / told if told else None,
        "p": meeting / ours if ours else None,
        "gold": told,
        "found": ours,
        "met": met,
    }


def _passages(item: dict[str, Any], text: str | None) -> Spans:
    """The passage of an item and its anchor."""
    spans: Spans = eval_statements.spans(item, text)
    start, anchor = (spans[0][0] if spans else item.get("start")), item.get("anchor")
    return [*spans, [start, start + len(anchor)]] if anchor and start is not None else spans


def _share(a: Spans, b: Spans) -> bool:
    return any(max(x[0], y[0]) < min(x[1], y[1]) for x in a for y in b)
