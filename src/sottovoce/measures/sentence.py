"""The sentence around a place of a text, for measures that look at the words beside a record."""

import re

_BREAK = re.compile(r"[.!?][\"”')]*\s|\n")


def sentence_bounds(text: str, place: int) -> tuple[int, int]:
    """Character offsets of the sentence, or line, that holds `place`."""
    start = max((match.end() for match in _BREAK.finditer(text, 0, place)), default=0)
    end = _BREAK.search(text, place)
    return start, end.start() + 1 if end else len(text)
