"""What the code head learns from: our own rows, and beside them sentences of two public data sets.

UNSCon (sentences of the Security Council, blamed or not) and PLOVER (event types) shape the encoder; the
first also trains an answer of its own. Both are read from a folder outside the project and never copied.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from rows import Row
from tokenizers import Tokenizer
from torch import Tensor

from sottovoce.reading.heads.code_words import ACTS
from sottovoce.reading.heads.questions import Asked, Question, put
from sottovoce.vocabulary import Act

COUNCIL = "unscon_sent.dev.jsonl"
BEGIN, END = 101, 102  # marks of MiniLM's vocabulary
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
    return [
        Example(question=_whole(one["text"], tokenizer), blames=bool(one["conflict"]))
        for one in _lines(folder / COUNCIL)
        if one["speech"] not in without
    ]


def speeches_of(folder: Path) -> set[str]:
    """The names of the speeches."""
    return {one["speech"] for one in _lines(folder / COUNCIL)}


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


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """What the network takes for a batch."""
    longest = max(len(e.question.pieces) for e in batch) + 2
    pieces, roles, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    rows, places = [], []
    for row, example in enumerate(batch):
        count = len(example.question.pieces)
        pieces[row, : count + 2] = torch.tensor([BEGIN, *example.question.pieces, END])
        roles[row, 1 : count + 1] = torch.tensor(example.question.roles)
        mask[row, : count + 2] = 1
        for actor in example.question.actors:
            if actor:
                place = torch.zeros(longest)
                place[[at + 1 for at in actor]] = 1
                rows.append(row)
                places.append(place)
    return {
        "pieces": pieces,
        "roles": roles,
        "mask": mask,
        "rows": torch.tensor(rows, dtype=torch.long),
        "places": torch.stack(places) if places else torch.zeros(0, longest),
    }
