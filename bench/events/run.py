"""How well does Sottovoce code events? Its events scored against gold sentences.

  run.py --gold FILE.jsonl [--reader heads|rules] [--codes DIR ...] [--check | --freeze NAME]
         [--boot N] [--confusion] [--errors N]

In: a gold file in the form of `eval_events.py` (PLOVER's sentences, PLV, UNSCon). Out: its table, and for
speeches how well conflict is told. Method: each sentence is read as a report of its own, by the product's own
reader; a sentence with a known speaker as his turn in the record of a sitting (`speeches.py`). The gold codes
what is promised or planned by PLOVER's codebook, so what the reader marks as hypothetical counts as the word
given: cooperation as AGREE, conflict as THREATEN. Codes of organisations and groups are left out, since the
gold has states only. Where the gold holds PLV's type YIELD, CONCEDE and RETREAT count as that.

--codes: folders of `training/codes/train.py --speeches-out`; each sentence is read with the code head that
did not learn its speech, and sentences that all of them learned are left out.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import floors
import speeches

from sottovoce import reading
from sottovoce.reading.gazetteer import states_by_code
from sottovoce.records import Document, Event, Reading

HERE = Path(__file__).parent
COOPERATION = {"AID", "COOPERATE", "CONSULT", "CONCEDE", "RETREAT", "SUPPORT"}
CONFLICT = {"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"}
MERGED = "--merge-yield"  # PLV's own types: its gold tells CONCEDE and RETREAT not apart
STATES = states_by_code()

Row = dict[str, Any]


def predictions(rows: list[Row], reader: str, unlearned: list[Path]) -> Iterator[Row]:
    """The events of each gold sentence, in the gold's order."""
    texts = {row["id"]: speeches.text_of(row) for row in rows}
    found = {made.document.id: made for made in read(rows, texts, reader, unlearned)}
    for row in rows:
        made, text = found.get(row["id"]), texts[row["id"]]
        told = [e for e in made.events if text.start <= e.passage.start < text.end] if made else []
        events = [coded(event) for event in told]
        yield {"id": row["id"], "events": speeches.by_speaker(row, events)}


def read(
    rows: list[Row], texts: dict[str, speeches.Text], reader: str, unlearned: list[Path]
) -> Iterator[Reading]:
    def documents(wanted: list[Row]) -> list[Document]:
        made = (Document(id=r["id"], name=r["id"], text=texts[r["id"]].text, language="en") for r in wanted)
        return list(made)

    if unlearned:
        for network, wanted in speeches.by_network(rows, unlearned):
            yield from _read_with(network, documents(wanted))
        return
    yield from getattr(reading, reading.READERS[reader][0])(documents(rows))


def _read_with(network: Path, documents: list[Document]) -> Iterator[Reading]:
    from sottovoce.reading.heads.codes import CodeHead
    from sottovoce.reading.language import load_model, parse_pages
    from sottovoce.reading.reader import load_heads, read_page

    heads = replace(load_heads(), codes=CodeHead(network))
    yield from (read_page(page, heads) for page in parse_pages(documents, load_model()))


def coded(event: Event) -> Row:
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
    options, rest = _arguments()
    rows = [
        json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    if options.codes:
        rows = [row for _, held in speeches.by_network(rows, options.codes) for row in held]
    made = list(predictions(rows, options.reader, options.codes))
    with tempfile.TemporaryDirectory() as place:
        gold, predicted, report = (Path(place) / name for name in ("gold.jsonl", "made.jsonl", "report.json"))
        for path, lines in ((gold, rows), (predicted, made)):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        scorer = [sys.executable, HERE / "eval_events.py", gold, predicted, "--json", report, *rest]
        if '"YIELD"' in gold.read_text(encoding="utf-8") and MERGED not in rest:
            scorer.append(MERGED)
        if code := subprocess.run(scorer, check=False).returncode:
            return code
        scores = json.loads(report.read_text(encoding="utf-8"))
    scores |= speeches.scores(rows, made)
    speeches.show(rows, scores, has_learned=options.reader == "heads" and not options.codes)
    measured = floors.Measured(options.gold, options.reader, tuple(options.codes), scores)
    if options.freeze:
        floors.freeze(measured, options.freeze, options.lower)
    return floors.check(measured) if options.check else 0


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--reader", choices=sorted(reading.READERS), default="heads")
    parser.add_argument("--codes", type=Path, nargs="+", default=[], metavar="DIR")
    parser.add_argument("--check", action="store_true", help="fail where a floor of frozen.json is missed")
    parser.add_argument("--freeze", metavar="NAME", help="write what was measured as floors of this data")
    parser.add_argument("--lower", metavar="REASON", help="with --freeze: floors may fall, for this reason")
    return parser.parse_known_args()


if __name__ == "__main__":
    sys.exit(main())
