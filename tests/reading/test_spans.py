"""Bisection finds what a scan of all spans would find."""

from hypothesis import given
from hypothesis import strategies as st
from reading_pages import page_of

from sottovoce.reading.spans import SpanSet, mentions_touching, mentions_within, tokens_touching

_SPAN = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1]))
_SPANS = st.lists(_SPAN, max_size=15)
_TEXT = (
    "Prime Minister Jan Novak told the French president in Paris that Germany and Italy would pay.\n\n"
    "Italy agreed."
)


@given(first=_SPANS, added=_SPANS, asked=_SPANS)
def test_a_span_set_knows_every_overlap(first, added, asked):
    spans = SpanSet(first)
    for start, end in added:
        spans.add(start, end)
    for start, end in asked:
        assert spans.overlaps(start, end) == any(s < end and start < e for s, e in [*first, *added])


def test_mentions_and_tokens_by_place_are_those_of_a_scan():
    page = page_of(_TEXT)
    assert len(page.mentions) > 4
    for start in range(0, len(_TEXT), 3):
        for end in range(start + 1, len(_TEXT), 7):
            assert mentions_within(page, start, end) == page.mentions_in(start, end)
            touching = [m for m in page.mentions if m.passage.start < end and start < m.passage.end]
            assert list(mentions_touching(page, start, end)) == touching
            tokens = [
                t
                for block, doc in zip(page.blocks, page.docs, strict=True)
                for t in tokens_touching(doc, start - block.start, end - block.start)
            ]
            assert tokens == page.tokens_in(start, end)
