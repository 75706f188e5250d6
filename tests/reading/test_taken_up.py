"""Words that take up what was told before."""

import pytest

from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import read_page
from sottovoce.records import Document, Statement

PROMISE = (
    "Foreign Minister Ana Lund of Norway said that no foreign soldier would stay behind after the drill. "
)


def last(text: str) -> Statement:
    page = parse_page(Document(id="d", name="d", text=text, published_on="2031-05-04"), load_model())
    return read_page(page).statements[-1]


@pytest.mark.parametrize(
    "words",
    ["had promised as much", "had promised the same", "said so in March", "had promised as much in March"],
)
def test_a_promise_taken_up_binds_as_the_words_before_it(words: str) -> None:
    found = last(f"{PROMISE}Prime Minister Ola Berg of Norway {words}.")
    assert found.speaker.name == "Ola Berg"
    assert found.commitment is not None
    assert found.commitment.is_negated
    assert "stay behind" in found.commitment.content
    (ground,) = (g for g in found.grounds if g.field == "commitment")
    assert ground.method == "rule:words taken up rules/1"
    assert [g.field for g in found.grounds][-1] == "authenticity"


def test_words_that_take_up_no_promise_bind_nobody() -> None:
    found = last(
        "Foreign Minister Ana Lund of Norway said that the talks had been long. "
        "Prime Minister Ola Berg of Norway had promised as much."
    )
    assert found.commitment is None


def test_words_far_from_any_promise_bind_nobody() -> None:
    filler = "The harbour was quiet and the boats lay at the quay all day. " * 8
    found = last(f"{PROMISE}{filler}Prime Minister Ola Berg of Norway had promised as much.")
    assert found.commitment is None
