"""Windows: every word in one, whole paragraphs together, and the look of each token."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from sottovoce.reading.heads.windows import CAPITALISED, LOWER, QUOTED, UPPER, cut_windows

LETTERS = [chr(code) for code in range(32, 127)]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Cuts words into single signs."""
    pieces = ["[UNK]", *LETTERS, *(f"##{sign}" for sign in LETTERS)]
    made = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@given(st.lists(st.text(alphabet="ab ,.", max_size=30), max_size=6).map("\n".join))
@settings(deadline=None)
def test_every_sign_stands_in_one_window_and_none_is_too_long(tokenizer: Tokenizer, text: str) -> None:
    windows = cut_windows(text, tokenizer, most=8)
    spans = [span for window in windows for span in window.spans]
    assert all(len(window.pieces) <= 8 for window in windows)
    assert sorted(set(spans)) == spans
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())


def test_a_paragraph_that_does_not_fit_opens_a_window(tokenizer: Tokenizer) -> None:
    windows = cut_windows("aaaa\nbbb\nccc", tokenizer, most=8)
    assert [len(window.pieces) for window in windows] == [7, 3]


def test_a_long_paragraph_is_cut_between_words(tokenizer: Tokenizer) -> None:
    windows = cut_windows("aaaaa bbbbb", tokenizer, most=8)
    assert [len(window.pieces) for window in windows] == [5, 5]
    assert all(window.starts_word[0] for window in windows)


def test_looks_tell_case_and_quotation(tokenizer: Tokenizer) -> None:
    text = 'May I, US "may"'
    (window,) = cut_windows(text, tokenizer)
    looks = {
        text[start:end] + str(start): look
        for (start, end), look in zip(window.spans, window.looks, strict=True)
    }
    assert looks["M0"] == CAPITALISED
    assert looks["a1"] == LOWER
    assert looks["m11"] == LOWER + QUOTED
    assert UPPER not in looks.values()  # each piece is one sign here


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph(tokenizer: Tokenizer) -> None:
    (window,) = cut_windows('"aa\nbb', tokenizer)
    assert [look >= QUOTED for look in window.looks] == [True, True, True, False, False]
