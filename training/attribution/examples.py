"""PolNeAR documents as training examples: windows with a tag, and the cue's side, for each word."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from eval_attribution import load_gold

from sottovoce.reading.heads.tags import ROLES, TAGS
from sottovoce.reading.heads.windows import Window, cut_windows

NOTHING = -100  # a label that is not trained on


@dataclass(frozen=True, slots=True)
class Example:
    """`tags[i]` for piece i (NOTHING inside a word); `sides[i]` is 1 where its cue lies to the right."""

    window: Window
    tags: list[int]
    sides: list[int]


def load_examples(folder: Path, tokenizer) -> list[Example]:
    documents = load_gold(folder).values()
    return [example for text, items in documents for example in label(text, items, tokenizer)]


def label(text, items, tokenizer):
    role, segment, side = _by_character(text, items)
    for window in cut_windows(text, tokenizer):
        tags, sides, before = [], [], -1
        for (start, _), first in zip(window.spans, window.starts_word, strict=True):
            if not first:
                tags.append(NOTHING)
                sides.append(NOTHING)
                continue
            place = "I" if segment[start] == before else "B"
            before = segment[start]
            tags.append(TAGS.index(f"{place}-{ROLES[role[start]]}") if role[start] >= 0 else 0)
            sides.append(int(side[start]))
        yield Example(window, tags, sides)


def _by_character(text, items):
    """Of each character: its role (-1: none), the number of its span, and on which side its cue stands."""
    role = np.full(len(text) + 1, -1, np.int8)
    segment = np.full(len(text) + 1, -1, np.int32)
    side = np.full(len(text) + 1, NOTHING, np.int8)
    count = 0
    for item in items:
        cue = min((start for start, _ in item["cue"]), default=None)
        for number, name in enumerate(ROLES):
            for start, end in _merged(item[name], text):
                free = np.arange(start, end)[role[start:end] < 0]
                role[free], segment[free] = number, count
                if cue is not None and name != "cue":
                    side[free] = int(cue >= start)
                count += 1
    return role, segment, side


def _merged(spans, text):
    """Spans with nothing but white space between them are one."""
    merged = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return merged
