"""Text cut into windows of word pieces, as the attribution head sees it.

A window holds whole paragraphs, as many as fit; a paragraph longer than a window is cut between words.
Beside its piece each token has a look: whether it stands inside quotation marks, and how its word is
capitalised. The encoder reads lower-cased pieces, so without the look it could not tell "May" from "may".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 254  # and two marks, of beginning and end

OPENING, CLOSING, STRAIGHT = "\u201c\u00ab\u201e", "\u201d\u00bb", '"'

# the look of a token: its case, and 3 more if it is quoted
LOWER, CAPITALISED, UPPER = range(3)
QUOTED = 3
LOOKS = 6


@dataclass(frozen=True, slots=True)
class Window:
    """`pieces[i]` is the word piece at `spans[i]` of the text; `starts_word[i]`: the first of its word."""

    pieces: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    starts_word: list[bool] = field(default_factory=list)
    looks: list[int] = field(default_factory=list)


def cut_windows(text: str, tokenizer: "Tokenizer", most: int = MOST_PIECES) -> list[Window]:
    """The windows of a text; every word stands in exactly one. `tokenizer` adds no marks, cuts nothing."""
    paragraphs = list(_paragraphs(text))
    encoded = tokenizer.encode_batch([part for _, part in paragraphs], add_special_tokens=False)
    windows = [Window()]
    for (start, part), encoding in zip(paragraphs, encoded, strict=True):
        quoted = _quoted(part)
        words = encoding.word_ids
        whole = Window()
        for at, (piece, (left, right)) in enumerate(zip(encoding.ids, encoding.offsets, strict=True)):
            whole.pieces.append(piece)
            whole.spans.append((start + left, start + right))
            whole.starts_word.append(at == 0 or words[at] != words[at - 1])
            whole.looks.append(_case(part[left:right]) + QUOTED * quoted[left])
        if len(windows[-1].pieces) + len(whole.pieces) > most:
            windows.append(Window())
        for window in _pack(whole, most):
            if windows[-1].pieces and len(windows[-1].pieces) + len(window.pieces) > most:
                windows.append(Window())
            _extend(windows[-1], window)
    return [window for window in windows if window.pieces]


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _pack(whole: Window, most: int) -> Iterator[Window]:
    """A window in parts of at most `most` pieces, cut between words."""
    start, count = 0, len(whole.pieces)
    while start < count:
        end = min(start + most, count)
        while end < count and end > start + 1 and not whole.starts_word[end]:
            end -= 1
        yield Window(
            whole.pieces[start:end],
            whole.spans[start:end],
            whole.starts_word[start:end],
            whole.looks[start:end],
        )
        start = end


def _extend(window: Window, more: Window) -> None:
    window.pieces.extend(more.pieces)
    window.spans.extend(more.spans)
    window.starts_word.extend(more.starts_word)
    window.looks.extend(more.looks)


def _quoted(paragraph: str) -> list[bool]:
    """Which characters of a paragraph stand inside double quotation marks, the marks included."""
    inside, marks = False, []
    for sign in paragraph:
        if sign == STRAIGHT:
            marks.append(True)
            inside = not inside
        elif sign in CLOSING:
            marks.append(inside)
            inside = False
        else:
            inside = inside or sign in OPENING
            marks.append(inside)
    return marks


def _case(word: str) -> int:
    if word.isupper() and len(word) > 1:
        return UPPER
    return CAPITALISED if word[:1].isupper() else LOWER
