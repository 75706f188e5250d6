"""Bisection finds what a scan of all spans would find."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from reading_pages import page_of

from sottovoce.reading.dates import find_dates
from sottovoce.reading.spans import Placed, SpanSet, mentions_touching, mentions_within, tokens_touching

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
            within = [m for m in page.mentions if start <= m.passage.start and m.passage.end <= end]
            assert mentions_within(page, start, end) == page.mentions_in(start, end) == within
            touching = [m for m in page.mentions if m.passage.start < end and start < m.passage.end]
            assert list(mentions_touching(page, start, end)) == touching
            tokens = [
                t
                for block, doc in zip(page.blocks, page.docs, strict=True)
                for t in tokens_touching(doc, start - block.start, end - block.start)
            ]
            assert tokens == page.tokens_in(start, end)


@given(placed=_SPANS, asked=_SPANS)
def test_what_holds_a_span_is_found_in_the_order_given(placed, asked):
    things = list(enumerate(placed))
    by_place = Placed(things, lambda thing: thing[1])
    for start, end in asked:
        assert by_place.holding(start, end) == [t for t in things if t[1][0] <= start and end <= t[1][1]]


def test_what_a_page_holds_is_sought_once_until_its_mentions_change():
    page, sought = replace(page_of(_TEXT)), []
    for _ in range(2):
        page.once("states", lambda: sought.append(1))
    page.mentions = page.mentions[:1]
    page.once("states", lambda: sought.append(2))
    assert sought == [1, 2]


def test_dates_by_place_are_those_of_a_scan():
    page = replace(page_of("They met on 3 May 2021, on 5 May and in June 2021."))
    page.dates = find_dates(page)
    assert len(page.dates) == 3
    for start in range(50):
        for end in range(start, 50):
            assert list(page.dates_in(start, end)) == [d for d in page.dates if start <= d.start < end]


def test_blocks_before_are_those_within_reach():
    page = page_of("\n\n".join(["The envoy of Chad said that the border would open. " * 60] * 8))
    before = list(page.blocks_before(page.blocks[-1]))
    assert [b.index for b in before] == [6, 5, 4, 3]
