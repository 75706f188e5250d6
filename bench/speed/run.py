"""How fast does Sottovoce read, and in how much memory?

  run.py [--reports 1000] [--timed 200] [--json] [--check]

In: the example reports, varied to as many as asked for. Out: words per second of reading into a ledger, with
the trained networks and without them (--fast), beside the parse alone (`spacy.load(...).pipe`) on the same
texts in the same run; peak memory at few and at many reports; seconds per KB of one long report over those of
one a seventh as long, in paragraphs and on one line; seconds to import and to show the help. Method: each
measurement in a process of its own, the timings twice in turn, the better one counts, so that a busy machine
harms all alike.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "examples"
FROZEN = Path(__file__).with_name("frozen.json")
ROUNDS = 2
# One short and one long report, in thousands of characters, laid out in two ways.
LONG_KB = (30, 200)
LAYOUTS = ("paragraphs", "one line")
_SYLLABLES = "ba ke lo mi nu pra ste vo zhi dor gan hel".split()


def write_reports(count: int, folder: Path) -> None:
    """Reports that differ: the order of their paragraphs turned, and names added that nobody bears."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    chance = random.Random(0)
    for number in range(count):
        title, *paragraphs = texts[number % len(texts)].split("\n\n")
        turn = chance.randrange(len(paragraphs) or 1)
        name, place = (_invented(chance) for _ in range(2))
        added = f"{name} of the {place} district council said that report {number} would be filed in {place}."
        body = [*paragraphs[turn:], *paragraphs[:turn], added]
        (folder / f"report-{number:05d}.txt").write_text("\n\n".join([title, *body]), encoding="utf-8")


def write_long(folder: Path) -> None:
    """One report of each length in `LONG_KB` for each layout: the texts of the examples over and over."""
    texts = [path.read_text(encoding="utf-8").strip() for path in sorted(EXAMPLES.rglob("*.txt"))]
    for size in LONG_KB:
        told = ""
        while len(told) < size * 1000:
            told += "\n\n".join([*texts, ""])
        told = told[: size * 1000]
        (folder / f"paragraphs-{size}.txt").write_text(told, encoding="utf-8")
        (folder / f"one line-{size}.txt").write_text(" ".join(told.split()), encoding="utf-8")


def _invented(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=4)).capitalize()


def measure_plain(folder: Path) -> dict[str, float]:
    """The parse alone."""
    import spacy

    from sottovoce.reading.language import model_path

    nlp = spacy.load(model_path())
    texts = _texts(folder)
    began = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return _result(texts, time.perf_counter() - began)


def measure_fast(folder: Path) -> dict[str, float]:
    return measure_read(folder, "rules")


def measure_read(folder: Path, reader: str = "heads") -> dict[str, float]:
    """What `sottovoce read` does: files in, a ledger filled. Models are loaded before the clock starts."""
    from sottovoce import open_ledger, read_reports
    from sottovoce.reading.language import load_model
    from sottovoce.reading.reader import load_heads

    nlp = load_model()
    if reader == "heads":
        load_heads()
    texts = _texts(folder)
    with tempfile.TemporaryDirectory() as place, open_ledger(f"sqlite:///{place}/speed.db") as ledger:
        began = time.perf_counter()
        count = sum(1 for _ in read_reports([folder], ledger=ledger, nlp=nlp, reader=reader))
        spent = time.perf_counter() - began
    if count != len(texts):
        sys.exit(f"{count} of {len(texts)} reports were read.")
    return _result(texts, spent)


def measure_long(folder: Path) -> dict[str, float]:
    """Seconds per KB of each long report, the better of two; what loads with the first counts for none."""
    from sottovoce.documents import read_paths
    from sottovoce.reading.language import load_model
    from sottovoce.reading.reader import read_documents

    nlp = load_model()
    paths = sorted(folder.glob("*.txt"))
    best: dict[str, float] = {}
    for path in (*paths[:1], *paths, *paths):
        [document] = read_paths([path], on_error=_refuse)
        began = time.perf_counter()
        list(read_documents([document], nlp=nlp))
        spent = (time.perf_counter() - began) / (len(document.text) / 1000)
        best[path.stem] = min(spent, best.get(path.stem, spent))
    return best


def _refuse(error: Exception) -> None:
    raise error


def _texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def _result(texts: list[str], seconds: float) -> dict[str, float]:
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts in KiB
    return {"words_per_second": words / seconds, "peak_mb": peak, "seconds": seconds}


def in_a_process(what: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", what, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def seconds_of(*arguments: str) -> float:
    """The best of five starts of the interpreter with these arguments."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def measure_all(reports: int, timed: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        few, many = Path(place, "few"), Path(place, "many")
        for folder, count in ((few, timed), (many, reports)):
            folder.mkdir()
            write_reports(count, folder)
        rounds = [[in_a_process(what, few) for what in ("plain", "read", "fast")] for _ in range(ROUNDS)]
        many_read = in_a_process("read", many)
        long = Path(place, "long")
        long.mkdir()
        write_long(long)
        per_kb = in_a_process("long", long)
    plain, read, fast = (max(one[at]["words_per_second"] for one in rounds) for at in range(3))
    peak_few = max(one[1]["peak_mb"] for one in rounds)
    return {
        "reports": reports,
        "timed": timed,
        "plain words per second": plain,
        "read words per second": read,
        "fast words per second": fast,
        "ratio": plain / read,
        "ratio, fast": plain / fast,
        f"peak MB at {timed}": peak_few,
        "peak MB": many_read["peak_mb"],
        "growth MB": many_read["peak_mb"] - peak_few,
        **{f"long report, {layout}": _growth(per_kb, layout) for layout in LAYOUTS},
        "import seconds": seconds_of("-c", "import sottovoce") - seconds_of("-c", "pass"),
        "help seconds": seconds_of("-m", "sottovoce", "--help"),
    }


def _growth(per_kb: dict[str, float], layout: str) -> float:
    short, long = (per_kb[f"{layout}-{size}"] for size in LONG_KB)
    return long / short


def check(found: dict[str, float]) -> Iterator[str]:
    """What is above its limit."""
    for row, limit in json.loads(FROZEN.read_text(encoding="utf-8"))["at_most"].items():
        if found[row] > limit:
            yield f"{row}: {found[row]:.2f} is more than {limit}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=1000, help="for the peak of memory")
    parser.add_argument("--timed", type=int, default=200, help="for words per second")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 if a limit of frozen.json is passed")
    parser.add_argument("--measure", nargs=2, metavar=("WHAT", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        what, folder = arguments.measure
        one: Any = {"plain": measure_plain, "read": measure_read, "fast": measure_fast, "long": measure_long}[
            what
        ](Path(folder))
        print(json.dumps(one))
        return 0
    found = measure_all(arguments.reports, arguments.timed)
    if arguments.json:
        print(json.dumps(found, indent=1))
    else:
        for row, value in found.items():
            print(f"{row:24s} {value:10.2f}")
    passed = list(check(found)) if arguments.check else []
    print("\n".join(passed), end="\n" if passed else "", file=sys.stderr)
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
