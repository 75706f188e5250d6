import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.judgement.estimative import (
    BANDS,
    WIDE_DISAGREEMENT,
    confidence_of,
    in_words,
    likelihood_of,
)
from sottovoce.vocabulary import Confidence, Likelihood


@pytest.mark.parametrize(
    ("probability", "likelihood"),
    [
        pytest.param(0.0, Likelihood.ALMOST_NO_CHANCE, id="zero"),
        pytest.param(0.0499, Likelihood.ALMOST_NO_CHANCE, id="below-five"),
        pytest.param(0.05, Likelihood.VERY_UNLIKELY, id="lower-bound-belongs-to-the-band"),
        pytest.param(0.2, Likelihood.UNLIKELY, id="twenty"),
        pytest.param(0.45, Likelihood.ROUGHLY_EVEN, id="forty-five"),
        pytest.param(0.55, Likelihood.LIKELY, id="fifty-five"),
        pytest.param(0.8, Likelihood.VERY_LIKELY, id="eighty"),
        pytest.param(0.95, Likelihood.ALMOST_CERTAIN, id="ninety-five"),
        pytest.param(1.0, Likelihood.ALMOST_CERTAIN, id="one"),
    ],
)
def test_each_probability_has_its_band(probability: float, likelihood: Likelihood) -> None:
    assert likelihood_of(probability) is likelihood


def test_words_carry_their_numbers() -> None:
    assert in_words(0.1) == "very unlikely (05–20 %)"
    assert in_words(0.02) == "almost no chance (01–05 %)"


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan")])
def test_what_is_no_probability_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="no probability"):
        likelihood_of(value)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_probability_never_has_a_lower_band(one: float, other: float) -> None:
    bands = list(Likelihood)
    low, high = sorted((one, other))
    assert bands.index(likelihood_of(low)) <= bands.index(likelihood_of(high))


@pytest.mark.parametrize(
    ("low", "high", "single", "leaked", "confidence"),
    [
        pytest.param(0.21, 0.4, False, False, Confidence.HIGH, id="one-band"),
        pytest.param(0.1, 0.4, False, False, Confidence.MODERATE, id="two-bands"),
        pytest.param(0.1, 0.5, False, False, Confidence.LOW, id="three-bands"),
        pytest.param(0.21, 0.4, True, False, Confidence.MODERATE, id="one-origin-caps-at-moderate"),
        pytest.param(0.1, 0.5, True, False, Confidence.LOW, id="a-cap-never-raises"),
        pytest.param(0.21, 0.4, False, True, Confidence.LOW, id="all-leaked-caps-at-low"),
    ],
)
def test_confidence_follows_the_bands_and_the_origin(
    low: float, high: float, single: bool, leaked: bool, confidence: Confidence
) -> None:
    found, reason = confidence_of(low, high, is_single_origin=single, is_all_leaked=leaked)
    assert found is confidence
    assert reason.startswith(f"Confidence is {confidence}: ")


def test_one_voice_alone_gives_low_confidence_and_says_so() -> None:
    found, reason = confidence_of(0.21, 0.4, is_single_origin=False, is_all_leaked=False, is_one_voice=True)
    assert found is Confidence.LOW
    assert "only one of the two voices" in reason


def test_leaked_words_are_told_as_those_that_the_gap_rests_on() -> None:
    _, reason = confidence_of(0.21, 0.4, is_single_origin=False, is_all_leaked=True)
    assert "all the private words the gap rests on were leaked" in reason


@pytest.mark.parametrize(
    ("methods", "confidence"),
    [
        pytest.param((0.05, 0.83), Confidence.LOW, id="far-apart"),
        pytest.param((0.83, 0.05), Confidence.LOW, id="far-apart-the-other-way"),
        pytest.param((0.05, 0.4), Confidence.HIGH, id="near"),
        pytest.param(None, Confidence.HIGH, id="one-method-only"),
    ],
)
def test_methods_that_disagree_widely_give_low_confidence(
    methods: tuple[float, float] | None, confidence: Confidence
) -> None:
    found, reason = confidence_of(0.23, 0.37, is_single_origin=False, is_all_leaked=False, methods=methods)
    assert found is confidence
    assert ("disagree widely" in reason) is (confidence is Confidence.LOW)
    if methods == (0.05, 0.83):
        assert "the two methods disagree widely (5 % and 83 %)" in reason


def test_numbers_that_disagree_widely_touch_three_bands() -> None:
    bounds = [low / 100 for low, _ in BANDS.values()]
    for bound in bounds:
        if bound + WIDE_DISAGREEMENT < 1:
            apart = likelihood_of(bound), likelihood_of(bound + WIDE_DISAGREEMENT + 1e-6)
            assert list(BANDS).index(apart[1]) - list(BANDS).index(apart[0]) >= 2


def test_defaults_alone_never_give_high_confidence() -> None:
    found, reason = confidence_of(0.21, 0.4, is_single_origin=False, is_all_leaked=False, is_by_default=True)
    assert found is Confidence.LOW
    assert "defaults stand in" in reason
