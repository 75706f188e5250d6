"""Coded episodes: approaches of a sender to a side courted beside its patron, and how they ended.

In: a table (CSV, "#" opens a comment line). Out: one Episode a row. Method: every cell is checked; a code may
be empty (unknown), the concession and the outcome may not. Meaning of the codes: docs/methods/backtest.md.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from sottovoce.days import is_day, last_day
from sottovoce.errors import CaseError

# Indicator -> its largest value; the smallest is 0.
INDICATORS: Mapping[str, float] = {
    "dep_mil": 2.0,
    "dep_econ": 2.0,
    "troops": 1.0,
    "prior_kept": 1.0,
    "concession": 2.0,
    "leak": 1.0,
    "need": 2.0,
    "war": 1.0,
    "complicit": 1.0,
}
CHANNELS = ("public", "mixed", "private", "leaked")
_NEEDED = ("id", "sender", "decided", "concession", "outcome")


@dataclass(frozen=True, kw_only=True, slots=True)
class Episode:
    id: str
    sender: str
    decided: date
    outcome: float  # 1 granted, 0 refused, between for part
    codes: Mapping[str, float | None]  # by indicator; None: not coded
    channel: str | None = None

    @property
    def concession(self) -> int:
        return round(self.codes["concession"] or 0.0)


def load_episodes() -> tuple[Episode, ...]:
    """The episodes that are shipped."""
    text = (files("sottovoce.judgement") / "episodes.csv").read_text(encoding="utf-8")
    return tuple(_episodes(text, "episodes.csv"))


def read_episodes(path: Path) -> tuple[Episode, ...]:
    """The episodes of a file. Raises CaseError that names the file, the line and the column."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError(f'"{path}" is no UTF-8 text.\nSave the table as CSV in UTF-8.') from error
    except OSError as error:
        raise CaseError(f'Cannot read "{path}": {error.strerror}.\nName a table of episodes.') from error
    found = tuple(_episodes(text, str(path)))
    if not found:
        raise CaseError(f'"{path}" holds no episode.\nGive a header and at least one row.')
    return found


def _episodes(text: str, where: str) -> Iterator[Episode]:
    numbered = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if _is_row(line)]
    rows = csv.DictReader(line for _, line in numbered)
    lacking = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if lacking:
        raise CaseError(f'"{where}" has no column {", ".join(lacking)}.\nIt needs {", ".join(_NEEDED)}.')
    seen: set[str] = set()
    for row in rows:
        place = f'"{where}", line {numbered[rows.line_num - 1][0]}'
        episode = _episode(row, place)
        if episode.id in seen:
            raise CaseError(f"{place}: the id {episode.id!r} stands there twice.\nGive each episode its own.")
        seen.add(episode.id)
        yield episode


def _is_row(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _episode(row: Mapping[str, str | None], place: str) -> Episode:
    identity, sender, decided = ((row.get(name) or "").strip() for name in ("id", "sender", "decided"))
    channel = (row.get("channel") or "").strip() or None
    if not identity or not sender:
        raise CaseError(f"{place}: id or sender is empty.\nFill it in.")
    if not is_day(decided):
        raise CaseError(f"{place}, decided: {decided!r} is no day.\nGive it as 2022-06-03, 2022-06 or 2022.")
    if channel is not None and channel not in CHANNELS:
        raise CaseError(f"{place}, channel: {channel!r} is none of {', '.join(CHANNELS)}.\nCorrect it.")
    codes = {name: _number(row.get(name), name, most, place) for name, most in INDICATORS.items()}
    outcome = _number(row.get("outcome"), "outcome", 1.0, place)
    if codes["concession"] is None or outcome is None:
        raise CaseError(f"{place}: concession or outcome is empty.\nWithout them an episode tells nothing.")
    return Episode(
        id=identity, sender=sender, decided=last_day(decided), outcome=outcome, codes=codes, channel=channel
    )


def _number(cell: str | None, name: str, most: float, place: str) -> float | None:
    if cell is None or not cell.strip():
        return None
    try:
        value = float(cell)
    except ValueError:
        value = -1.0
    if not 0 <= value <= most:
        raise CaseError(f"{place}, {name}: {cell!r} is no number from 0 to {most:g}.\nCorrect it.")
    return value
