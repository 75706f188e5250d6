"""What the commands print and write.

In: case files, briefs, readings. Out: text on standard output, files written whole or not at all.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sottovoce.errors import SottovoceError

if TYPE_CHECKING:
    from sottovoce.measures import Triad
    from sottovoce.records import Brief, Comparison, Reading


def counted(reading: "Reading") -> str:
    """What was found in one report, as a line."""
    counts = f"{len(reading.statements)} statements, {len(reading.events)} events"
    return f"{reading.document.name}: {counts}, {len(reading.estimates)} estimates"


def verdict_lines(brief: "Brief") -> Iterator[str]:
    """The judgement of a case with its grounds; line by line."""
    from sottovoce.blocs import name_of
    from sottovoce.brief.sentences import confidence_sentence, divergence_sentence, estimate_sentence

    yield brief.headline
    judgement = brief.judgement
    if judgement is not None and brief.case is not None:
        yield f"{estimate_sentence(judgement)} {confidence_sentence(judgement)}"
        yield divergence_sentence(brief.case, brief.divergence, name_of)
        for title, sentences in (
            ("Why", [reason.text for reason in judgement.reasons]),
            ("What carries it", [reason.text for reason in judgement.linchpins]),
            ("What would change it", judgement.would_change),
            ("What no report tells", judgement.lacks),
        ):
            if sentences:
                yield f"\n{title}"
                yield from (f"- {sentence}" for sentence in sentences)
    if brief.notes:
        yield "\nNotes"
        yield from (f"- {note}" for note in brief.notes)


def case_lines(triad: "Triad", ledger: str) -> Iterator[str]:
    """One case that a scan found, and the command that judges it."""
    from sottovoce.blocs import name_of
    from sottovoce.brief.sentences import divergence_sentence

    case = triad.case
    yield f"{case.sender}  patron {case.patron}  courted {case.courted}  {triad.divergence.kind.value}"
    yield f"  {divergence_sentence(case, triad.divergence, name_of)}"
    yield (
        f"  sottovoce judge --sender {case.sender} --patron {case.patron} --courted {case.courted}"
        f" --ledger {ledger}"
    )


def comparison_lines(comparisons: "tuple[Comparison, ...]") -> Iterator[str]:
    """What a scan compared where it found no case, a sender a line."""
    from sottovoce.blocs import name_of
    from sottovoce.brief.compared import comparison_sentences

    yield "No sender was found to speak differently to different audiences."
    yield from (f"- {sentence}" for sentence in comparison_sentences(comparisons, name_of))


def case_object(triad: "Triad") -> dict[str, Any]:
    """The same for other programs, with the keys of `brief --json`."""
    from sottovoce.brief.as_json import divergence_object

    case = triad.case
    return {
        "case": {
            "sender": case.sender,
            "patron": case.patron,
            "courted": case.courted,
            "as_of": case.as_of,
            "chosen_by": case.chosen_by,
        },
        "divergence": divergence_object(triad.divergence),
    }


_STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def say(text: str) -> None:
    sys.stdout.write(text)


def say_json(content: Any) -> None:
    say(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all; a link's target, not the link; a device or a pipe as it stands.

    What goes to standard output goes there behind what was printed, whatever stands behind it.
    """
    if str(path) in _STANDARD_OUTPUT:
        say(text)
        return
    is_special = path.exists() and not path.is_file() and not path.is_dir()
    # Behind /dev/stdout stands a pipe whose own name cannot be opened.
    path = path.resolve() if path.is_symlink() and not is_special else path
    target = path if is_special else path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with target.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        if target != path:
            target.replace(path)
    except OSError as error:
        if target != path:
            target.unlink(missing_ok=True)
        raise SottovoceError(f'Cannot write "{path}": {error.strerror}.\nName another file.') from error
    print(f"Wrote {path}", file=sys.stderr)
