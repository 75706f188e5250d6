"""The code head: what a content does, whether it binds its speaker, and how kindly it speaks of whom.

Method: MiniLM-L6 fine-tuned on sentences of our own (training/codes), int8, run by onnxruntime on one thread.
One reading of a passage answers all questions about its content.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sottovoce.reading.heads.opening import open_network, open_tokenizer
from sottovoce.reading.heads.questions import Asked, Question, put
from sottovoce.reading.heads.reliability import Reliability, read_reliability

_MODELS = Path(__file__).parent / "models"
SHIPPED = _MODELS / "codes"
TOKENIZER = _MODELS / "attribution" / "tokenizer.json"  # MiniLM's, the same for both heads
BATCH = 16
_OUTPUTS = ("first", "acts", "binds", "blames", "signs")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answer:
    """Probabilities about one content; the order of acts, bindings and signs is that of `code_words`."""

    first: Floats  # (acts,), sums to 1: which act is the main one
    acts: Floats  # (acts,), each by itself: whether the content does it at all
    binds: Floats  # (bindings,): binds its speaker; and if so, to refrain; and if so, only perhaps
    blames: float  # blames or rates somebody badly
    signs: tuple[Floats | None, ...]  # for each actor asked about, (signs,); None where it was cut off


class CodeHead:
    """A network and its tokenizer, loaded from their files. Not safe across threads."""

    def __init__(
        self,
        network: Path = SHIPPED / "codes.onnx",
        tokenizer: Path = TOKENIZER,
        reliability: Path | None = SHIPPED / "reliability.json",
    ) -> None:
        """reliability: how often its answers proved right; None leaves its probabilities as they are."""
        self.reliability: Reliability = read_reliability(reliability) if reliability is not None else {}
        self._tokenizer, self._begin, self._end = open_tokenizer(tokenizer)
        self._network = open_network(network)

    def answers(self, text: str, asked: Sequence[Asked]) -> list[Answer]:
        """One answer for each question about a text, in their order."""
        questions = [put(text, one, self._tokenizer) for one in asked]
        order = sorted(range(len(questions)), key=lambda at: len(questions[at].pieces))
        found: dict[int, Answer] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found.update(zip(batch, self._run([questions[at] for at in batch]), strict=True))
        return [found[at] for at in range(len(questions))]

    def _run(self, batch: list[Question]) -> list[Answer]:
        longest = max(len(question.pieces) for question in batch) + 2
        pieces, roles, mask = (np.zeros((len(batch), longest), np.int64) for _ in range(3))
        rows: list[int] = []
        places: list[NDArray[np.float32]] = []
        for row, question in enumerate(batch):
            count = len(question.pieces)
            pieces[row, : count + 2] = [self._begin, *question.pieces, self._end]
            roles[row, 1 : count + 1] = question.roles
            mask[row, : count + 2] = 1
            for actor in question.actors:
                if actor:
                    place = np.zeros(longest, np.float32)
                    place[[at + 1 for at in actor]] = 1
                    rows.append(row)
                    places.append(place)
        if not rows:  # the network wants one actor at least; its answer is dropped
            rows, places = [0], [np.zeros(longest, np.float32)]
        given: dict[str, Any] = {
            "pieces": pieces,
            "roles": roles,
            "mask": mask,
            "rows": np.array(rows, np.int64),
            "places": np.stack(places),
        }
        scores = [np.asarray(output, np.float64) for output in self._network.run(list(_OUTPUTS), given)]
        return _answers(batch, dict(zip(_OUTPUTS, scores, strict=True)))


def _answers(batch: list[Question], scores: dict[str, Floats]) -> list[Answer]:
    first, signs = _shares(scores["first"]), iter(_shares(scores["signs"]))
    acts, binds, blames = (_chances(scores[name]) for name in ("acts", "binds", "blames"))
    return [
        Answer(
            first=first[row],
            acts=acts[row],
            binds=binds[row],
            blames=float(blames[row, 0]),
            signs=tuple(next(signs) if actor else None for actor in question.actors),
        )
        for row, question in enumerate(batch)
    ]


def _shares(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _chances(scores: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-scores))
    return chances
