"""What the code head is asked: a passage in word pieces, with the part that each piece plays.

The head reads the passage once and answers for the content as a whole (act, commitment) and for each actor
named in it (target or not, and how kindly). Which piece belongs to the content, to the reporting words or
to the speaker is told by its role; the network has learned a vector for each role.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Span = tuple[int, int]

MOST_PIECES = 126  # and two marks, of beginning and end
AROUND, CONTENT, CUE, SPEAKER = range(4)
ROLES = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What the head is asked about, by offsets into one text."""

    passage: Span  # the sentences that hold content and cue
    content: Span
    cue: Span | None = None
    speaker: Span | None = None
    actors: tuple[Span, ...] = ()  # names in the content


@dataclass(frozen=True, slots=True)
class Question:
    """`pieces[i]` plays `roles[i]`; `actors[k]` holds the places of the pieces of the k-th actor."""

    pieces: list[int]
    roles: list[int]
    actors: tuple[tuple[int, ...], ...]


def put(text: str, asked: Asked, tokenizer: "Tokenizer") -> Question:
    """The passage in pieces, cut to what the network takes; the content's beginning is kept."""
    start, end = asked.passage
    encoded = tokenizer.encode(text[start:end], add_special_tokens=False)
    spans = [(left + start, right + start) for left, right in encoded.offsets]
    roles = [_role(span, asked) for span in spans]
    low = _first_kept(roles, len(spans))
    kept = slice(low, low + MOST_PIECES)
    actors = tuple(
        tuple(at for at, span in enumerate(spans[kept]) if _meets(span, actor)) for actor in asked.actors
    )
    return Question(pieces=list(encoded.ids[kept]), roles=roles[kept], actors=actors)


def _first_kept(roles: Sequence[int], count: int) -> int:
    """Where a passage too long is cut in front: a quarter of the room stays for what leads to the content."""
    if count <= MOST_PIECES:
        return 0
    content = roles.index(CONTENT) if CONTENT in roles else 0
    return max(0, min(content - MOST_PIECES // 4, count - MOST_PIECES))


def _role(span: Span, asked: Asked) -> int:
    if asked.cue is not None and _meets(span, asked.cue):
        return CUE
    if _meets(span, asked.content):
        return CONTENT
    if asked.speaker is not None and _meets(span, asked.speaker):
        return SPEAKER
    return AROUND


def _meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
