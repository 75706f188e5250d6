"""The attribution head: who says what, marked in a text by a small network.

Method: MiniLM-L6 fine-tuned as a tagger on PolNeAR (training/attribution), int8, run by onnxruntime on
one thread.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sottovoce.reading.heads.chains import Floats, likeliest_chain, tag_probabilities
from sottovoce.reading.heads.confidence import confidence, read_weights
from sottovoce.reading.heads.linking import link
from sottovoce.reading.heads.opening import open_network, open_tokenizer
from sottovoce.reading.heads.signatures import with_signatures
from sottovoce.reading.heads.spans import Attribution, Span
from sottovoce.reading.heads.tags import OUTSIDE, TAGS
from sottovoce.reading.heads.windows import Window, cut_windows

SHIPPED = Path(__file__).parent / "models" / "attribution"
BATCH = 8


class AttributionHead:
    """A network and its tokenizer, loaded from two files of one folder. Not safe across threads."""

    def __init__(self, folder: Path = SHIPPED, network: str = "tagger.onnx") -> None:
        self._tokenizer, self._begin, self._end = open_tokenizer(folder / "tokenizer.json")
        calibration = folder / "calibration.json"
        self._weights = read_weights(calibration) if calibration.exists() else None
        self._network = open_network(folder / network)

    def attributions(self, text: str) -> list[Attribution]:
        """Every attribution found in a text, in the order of the cues."""
        return link(text, with_signatures(text, self.spans(text)))

    def confidence(self, text: str, item: Attribution) -> float:
        """How likely cue, source and content of an attribution are all right, in [0, 1]."""
        if self._weights is None:
            return min(span.confidence for span in (item.cue, *item.contents))
        return confidence(text, item, self._weights)

    def spans(self, text: str) -> list[Span]:
        """The marked spans of a text, in order."""
        windows = cut_windows(text, self._tokenizer)
        found: list[Span] = []
        for window, scores in sorted(self._run(windows), key=lambda pair: pair[0].spans[0]):
            found.extend(_spans(window, *scores))
        return found

    def _run(self, windows: list[Window]) -> Iterator[tuple[Window, tuple[Floats, Floats, Floats]]]:
        """Each window with its scores of tags, of sides, and the table of moves; like lengths together."""
        ordered = sorted(windows, key=lambda window: len(window.pieces))
        for start in range(0, len(ordered), BATCH):
            batch = ordered[start : start + BATCH]
            longest = max(len(window.pieces) for window in batch) + 2
            pieces, looks, mask = (np.zeros((len(batch), longest), np.int64) for _ in range(3))
            for row, window in enumerate(batch):
                count = len(window.pieces)
                pieces[row, : count + 2] = [self._begin, *window.pieces, self._end]
                looks[row, 1 : count + 1] = window.looks
                mask[row, : count + 2] = 1
            outputs: Any = self._network.run(None, {"pieces": pieces, "looks": looks, "mask": mask})
            tags, sides, moves = (np.asarray(output, np.float64) for output in outputs)
            for row, window in enumerate(batch):
                inner = slice(1, len(window.pieces) + 1)
                yield window, (tags[row, inner], sides[row, inner], moves)


def _spans(window: Window, tags: Floats, sides: Floats, moves: Floats) -> Iterator[Span]:
    """Runs of a role in the likeliest chain over the words. `moves` has the start in its first row."""
    firsts = [at for at, first in enumerate(window.starts_word) if first]
    ends = [window.spans[at - 1][1] for at in [*firsts[1:], len(window.spans)]]
    scores = tags[firsts]
    chain = likeliest_chain(scores, moves[0], moves[1:])
    sure = tag_probabilities(scores, moves[0], moves[1:])
    follows = 1 / (1 + np.exp(sides[firsts, 0] - sides[firsts, 1]))
    word = 0
    while word < len(chain):
        begun = word
        word += 1
        if TAGS[chain[begun]] == OUTSIDE:
            continue
        role = TAGS[chain[begun]][2:]
        while word < len(chain) and TAGS[chain[word]] == f"I-{role}":
            word += 1
        yield Span(
            role,
            window.spans[firsts[begun]][0],
            ends[word - 1],
            float(sure[begun, chain[begun]]),
            float(follows[begun:word].mean()) if role != "cue" else 0.5,
        )
