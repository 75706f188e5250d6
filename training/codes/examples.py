"""What the code head learns from: our own rows, and beside them sentences of two public data sets.

UNSCon (sentences of the Security Council, blamed or not) and PLOVER (event types) shape the encoder; the
first also trains an answer of its own. Both are read from a folder outside the project and never copied.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from rows import Row
from tokenizers import Tokenizer

from sottovoce.reading.heads.code_words import ACTS
from sottovoce.reading.heads.questions import Asked, Question, put
from sottovoce.vocabulary import Act

TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
_YIELDED = {"YIELD": "CONCEDE", "RETREAT": "CONCEDE"}  # PLV tells them not apart


@dataclass(frozen=True, slots=True)
class Example:
    """A question and what is known of its answers; None where a set does not tell."""

    question: Question
    acts: tuple[int, ...] | None = None  # main first
    signs: tuple[int, ...] = ()
    binds: tuple[bool, bool, bool] | None = None  # binds, refrains, modal
    blames: bool | None = None
    type: int | None = None


def of_rows(rows: list[Row], tokenizer: Tokenizer) -> list[Example]:
    return [_of_row(row, tokenizer) for row in rows]


def _of_row(row: Row, tokenizer: Tokenizer) -> Example:
    return Example(
        question=put(row.page.text, row.asked, tokenizer),
        acts=tuple(ACTS.index(Act(act)) for act in row.acts),
        signs=row.signs,
        binds=(row.binds, row.refrains, row.is_modal),
    )


def of_council(folder: Path, tokenizer: Tokenizer, without: frozenset[str] = frozenset()) -> list[Example]:
    """Sentences of speeches, those of the speeches `without` left out."""
    told = _lines(folder / "unscon_sent.dev.jsonl")
    return [
        Example(question=_whole(one["text"], tokenizer), blames=bool(one["conflict"]))
        for one in told
        if one["speech"] not in without
    ]


def of_events(folder: Path, tokenizer: Tokenizer) -> list[Example]:
    told = [one for name in ("gsr", "plv_train") for one in _lines(folder / f"{name}.dev.jsonl")]
    return [
        Example(
            question=_whole(one["text"], tokenizer),
            type=TYPES.index(_YIELDED.get(one["event"], one["event"])),
        )
        for one in told
    ]


def _whole(text: str, tokenizer: Tokenizer) -> Question:
    span = 0, len(text)
    return put(text, Asked(passage=span, content=span), tokenizer)


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
