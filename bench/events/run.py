"""How well does Sottovoce code events? Its events scored against gold sentences.

  run.py --gold FILE.jsonl [--fast] [--boot N] [--confusion] [--errors N] [--merge-yield]

In: a gold file in the form of `eval_events.py` (PLOVER's sentences, PLV, UNSCon). Out: its table. Method:
each sentence is read as a report of its own, by the product's own reader. The gold codes what is promised
or planned by PLOVER's codebook, so what the reader marks as hypothetical counts as the word given:
cooperation as AGREE, conflict as THREATEN. Codes of organisations and groups are left out, since the gold
has states only. For gold whose sentences have a known speaker (UNSCon), what the speaker blames another
for counts as ACCUSE of his state.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sottovoce import reading
from sottovoce.reading.gazetteer import states_by_code
from sottovoce.records import Document, Event

HERE = Path(__file__).parent
COOPERATION = {"AID", "COOPERATE", "CONSULT", "CONCEDE", "RETREAT", "SUPPORT"}
CONFLICT = {"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"}
STATES = states_by_code()


def predictions(gold: Path) -> Iterator[dict[str, Any]]:
    """The events of each gold sentence, in the gold's order."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [
        Document(id=row["id"], name=row["id"], text=row["text"].strip("{}"), language="en") for row in rows
    ]
    found = {made.document.id: made for made in reading.read_documents(documents)}
    for row in rows:
        made = found.get(row["id"])
        yield {"id": row["id"], "events": [coded(event) for event in made.events] if made else []}


def coded(event: Event) -> dict[str, Any]:
    kind = event.type.value
    if event.status.value == "hypothetical":
        kind = "AGREE" if kind in COOPERATION else "THREATEN" if kind in CONFLICT else kind
    elif kind == "AGREE" and event.mode == "signed":
        kind = "SUPPORT"  # the codebook counts a deal as AGREE until it is signed
    sources, targets = states_of(event.sources), states_of(event.targets)
    meets = kind == "CONSULT" and event.mode != "visit" and bool(sources and targets)
    together = kind in ("AGREE", "COOPERATE", "SUPPORT", "REJECT") and len(sources) > 1 and not targets
    return {
        "type": kind,
        "source": sources,
        "target": targets,
        "reciprocal": meets or together,
        "score": event.confidence,
    }


def states_of(codes: tuple[str, ...]) -> list[str]:
    return [first for code in codes if (first := code.split()[0]) in STATES]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    options, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "predicted.jsonl"
        path.write_text(
            "".join(json.dumps(row) + "\n" for row in predictions(options.gold)), encoding="utf-8"
        )
        return subprocess.run(
            [sys.executable, HERE / "eval_events.py", options.gold, path, *rest], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
