"""Gold sentences of known speakers: read as turns of a sitting, scored for what the speaker does.

In: gold rows, those of speeches with "speaker" (ISO3), "speech" and "conflict". Out: the text that is read
in a row's stead, the events that count, precision, recall and F1 of conflict. Method: UNSCon codes but one
thing of a sentence, whether its speaker criticises or contradicts somebody; so only ACCUSE and REJECT by his
own state count there, and what else the sentence tells is left out.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sottovoce.reading.gazetteer import states_by_code

LEARNED = Path(__file__).parent / "learned.json"
CONFLICT = ("ACCUSE", "REJECT")
# The speaker is known by his country alone, as records of the Security Council put it in brackets.
_BEFORE = (
    "Security Council\n\nThe President: The representative of {0} has the floor.\n\nMr. Delegate ({0}): "
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """What is read for a row, and where its sentence stands in it."""

    text: str
    start: int
    end: int


def text_of(row: Row) -> Text:
    """The sentence by itself, or as a turn where its speaker is known."""
    sentence, state = row["text"].strip("{}"), states_by_code().get(row.get("speaker") or "")
    before = _BEFORE.format(state.name) if state is not None else ""
    return Text(before + sentence, len(before), len(before) + len(sentence))


def by_speaker(row: Row, events: list[Row]) -> list[Row]:
    """The events that the gold of a row asks for."""
    if not row.get("speaker"):
        return events
    return [e for e in events if e["type"] in CONFLICT and row["speaker"] in e["source"]]


def by_network(rows: list[Row], folders: list[Path]) -> Iterator[tuple[Path, list[Row]]]:
    """Each network with the rows of speeches that it did not learn; no row twice."""
    taken: set[str] = set()
    for folder in folders:
        held = set(json.loads((folder / "held.json").read_text(encoding="utf-8"))) - taken
        taken |= held
        yield folder / "codes.onnx", [row for row in rows if row.get("speech") in held]


def scores(rows: list[Row], made: list[Row]) -> Row:
    """Conflict: does the speaker criticise or contradict anybody? Nothing where the gold does not tell."""
    pairs = [
        (row["conflict"], bool(m["events"])) for row, m in zip(rows, made, strict=True) if "conflict" in row
    ]
    if not pairs:
        return {}
    both, told, found = (sum(x) for x in zip(*((g and p, g, p) for g, p in pairs), strict=True))
    p, r = both / max(found, 1), both / max(told, 1)
    return {
        "conflict": {"p": p, "r": r, "f1": 2 * p * r / (p + r) if both else 0.0, "gold": told, "pred": found}
    }


def show(rows: list[Row], scores: Row, *, has_learned: bool) -> None:
    if "conflict" not in scores:
        return
    c = scores["conflict"]
    print(
        f"\nconflict    P {c['p']:.3f} R {c['r']:.3f} F1 {c['f1']:.3f}  (gold {c['gold']} pred {c['pred']})"
    )
    learned = set(json.loads(LEARNED.read_text(encoding="utf-8")))
    known = sum(row.get("speech") in learned for row in rows)
    if has_learned and known:
        print(
            f"The head learned {known} of these {len(rows)} sentences: this tells nothing of others.\n"
            "Measure those with --codes (README.md)."
        )
