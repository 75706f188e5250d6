"""Passages in their sentences."""

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.brief.cites import MAX_CONTEXT_CHARS, Cites, context_of
from sottovoce.records import Document, Passage


def around(text: str, words: str) -> str:
    document = samples.make_document("d", text)
    start, end = context_of(text, samples.passage(document, words))
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        pytest.param("One. Two is here. Three.", "is", "Two is here.", id="sentence"),
        pytest.param("Head\n\nBody goes on", "goes", "Body goes on", id="paragraph"),
        pytest.param("He said “no.” Then left.", "Then", "Then left.", id="closing-quote"),
        pytest.param("One. Two. Three. Four.", "Two. Three.", "Two. Three.", id="two-sentences"),
        pytest.param("whole text", "whole text", "whole text", id="everything"),
    ],
)
def test_context_is_the_sentence(text: str, words: str, shown: str) -> None:
    assert around(text, words) == shown


def test_context_of_a_text_without_sentences_is_bounded() -> None:
    text = "word " * 1000 + "HERE " + "word " * 1000
    assert len(around(text, "HERE")) <= 2 * MAX_CONTEXT_CHARS + 4


@given(
    text=st.text(alphabet="ab. \n!”", max_size=60),
    spans=st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), min_size=1, max_size=6),
)
def test_excerpts_reproduce_the_text_and_start_every_passage_once(
    text: str, spans: list[tuple[int, int]]
) -> None:
    document = Document(id="d", name="d", text=text)
    cites = Cites()
    numbers = {cites.cite(Passage(document="d", start=start, end=end)).number for start, end in spans}
    excerpts = cites.excerpts(document)
    starts = [number for excerpt in excerpts for segment in excerpt.segments for number in segment.starts]
    assert sorted(starts) == sorted(numbers)
    for excerpt in excerpts:
        assert "".join(segment.text for segment in excerpt.segments) in text


def test_overlapping_passages_share_one_excerpt() -> None:
    document = samples.make_document("d", "Alpha beta gamma delta.")
    cites = Cites()
    cites.cite(samples.passage(document, "beta gamma"))
    cites.cite(samples.passage(document, "gamma delta"))
    (excerpt,) = cites.excerpts(document)
    assert [segment.text for segment in excerpt.segments if segment.is_marked] == ["beta ", "gamma", " delta"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(
            "Rain fell. The host\nexpects snow. Done.", "The host\nexpects snow.", id="small-letter"
        ),
        pytest.param(
            "Rain fell. The host of\nOstmark expects snow.", "The host of\nOstmark expects snow.", id="name"
        ),
        pytest.param("THE WEATHER\nThe host expects snow.", "The host expects snow.", id="heading"),
        pytest.param("- rain fell\n- the host expects snow\n- hail", "- the host expects snow", id="list"),
        pytest.param("the news,\n\nthe host expects snow", "the host expects snow", id="paragraph"),
    ],
)
def test_a_sentence_runs_on_over_a_line_end(text: str, sentence: str) -> None:
    start = text.index("expects")
    passage = Passage(document="d", start=start, end=start + len("expects"))
    assert text[slice(*context_of(text, passage))] == sentence
