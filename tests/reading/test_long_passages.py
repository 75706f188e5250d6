"""Passages of bounded length: nothing is lost, and sentences and quotations stay whole where they can."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.reading.long_passages import LIMIT, cut_passage
from sottovoce.reading.page import BlockKind
from sottovoce.reading.passages import lay_out

_SENTENCE = "The envoy of Chad met Gen. Kovac and said that the border would open. "


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in cut_passage(text, 0, len(text))]


@given(st.text(alphabet='ab .“”"\n', min_size=1), st.integers(1, LIMIT))
def test_pieces_are_bounded_and_leave_out_only_space(unit, times):
    text = (unit * times)[: 3 * LIMIT]
    spans = list(cut_passage(text, 0, len(text)))
    assert all(end - start <= LIMIT for start, end in spans)
    assert (spans[0][0], spans[-1][1]) == (0, len(text))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert not any(text[before[1] : after[0]].strip() for before, after in pairwise(spans))


CUTS = {
    "short-passage-stays-whole": (_SENTENCE * 3, 1, "open. "),
    "ends-of-sentences": (_SENTENCE * 200, 3, "open."),
    "no-sentence-ends-so-spaces": ("border " * 2000, 3, "border"),
    "no-spaces-at-all": ("b" * (LIMIT + 1), 2, "b"),
}


@pytest.mark.parametrize(("text", "count", "ending"), CUTS.values(), ids=CUTS)
def test_cuts_fall(text, count, ending):
    found = pieces(text)
    assert len(found) == count
    assert all(piece.endswith(ending) for piece in found[:-1] or found)


def test_a_quotation_is_not_cut():
    quoted = "“" + "We kept our word. They did not. " * 60 + "”"
    first = pieces(_SENTENCE * 60 + quoted + " he said. " + _SENTENCE * 60)[0]
    assert first.endswith("open.")


def test_the_pieces_of_a_turn_stay_under_its_label():
    blocks = lay_out(f"KOVAC: {_SENTENCE * 100}\nNOVAK: We disagree.\n")
    labels = [b.label for b in blocks if b.kind is BlockKind.TURN]
    assert len(labels) == 3
    assert labels[0] == labels[1] != labels[2]
