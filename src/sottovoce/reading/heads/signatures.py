"""Signed quotations: a quotation that fills its line, a dash, and the name of who said it.

The head was trained on running text and seldom marks them; the layout itself tells them without doubt.
"""

import re
from collections.abc import Iterator

from sottovoce.reading.heads.spans import Span

CONFIDENCE = 0.9  # how often such a line was found right on PolNeAR's dev part: 19 of 21
_SIGNED = re.compile(
    r"""^[ \t]*(?P<content>["“«„][^\n]+["”»])\s{0,3}(?P<cue>-{1,2}|[–—―])[ \t\xa0]*"""
    r"(?P<source>[^\W\d_a-z][^\n\"“”]{1,58}?\w)[.\s]*?$",
    re.MULTILINE,
)
_MOST_WORDS = 8


def with_signatures(text: str, spans: list[Span]) -> list[Span]:
    """The spans, where a signed line without a marked cue gives its own in place of the head's."""
    for content, cue, source in _signed_lines(text):
        start, end = content.start, source.end
        inside = [span for span in spans if span.start < end and span.end > start]
        if not any(span.role == "cue" for span in inside):
            spans = [span for span in spans if span not in inside]
            spans += [content, cue, source]
    return sorted(spans, key=lambda span: span.start)


def _signed_lines(text: str) -> Iterator[tuple[Span, Span, Span]]:
    for found in _SIGNED.finditer(text):
        if len(found["source"].split()) <= _MOST_WORDS:
            content, cue, source = (
                Span(role, *found.span(role), CONFIDENCE, follows)
                for role, follows in (("content", 1.0), ("cue", 0.5), ("source", 0.0))
            )
            yield content, cue, source
