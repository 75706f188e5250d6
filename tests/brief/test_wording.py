"""The words of the brief, case by case."""

import pytest
import samples

from sottovoce.brief import terms, wording
from sottovoce.vocabulary import (
    Act,
    Authenticity,
    Channel,
    CommitmentStatus,
    DateBasis,
    DivergenceKind,
    EventStatus,
    EventType,
    Form,
    Likelihood,
)

NAMES = {
    "BLR": "Belarus",
    "EU": "European Union",
    "WEST": "West",
    "USA": "United States",
    "NATO": "NATO",
    "CZE": "Czechia",
    "NLD": "Netherlands",
    "G7": "G7",
}


def name_of(code: str) -> str:
    return NAMES.get(code, code)


@pytest.mark.parametrize(
    ("code", "phrase"),
    [
        pytest.param("BLR", "Belarus", id="plain"),
        pytest.param("WEST", "the West", id="west"),
        pytest.param("EU", "the European Union", id="union"),
        pytest.param("USA", "the United States", id="states"),
        pytest.param("NLD", "the Netherlands", id="plural-country"),
        pytest.param("NATO", "NATO", id="no-article"),
        pytest.param("G7", "the G7", id="group"),
        pytest.param("EU;BLR", "the European Union and Belarus", id="joint"),
        pytest.param("BLR public", "the public of Belarus", id="public"),
        pytest.param("USA opposition", "the opposition of the United States", id="opposition"),
        pytest.param(
            "leaders of the European Union", "leaders of the European Union", id="small-first-letter"
        ),
        pytest.param("Anna Berg", "Anna Berg", id="person"),
        pytest.param("State media of Belarus", "state media of Belarus", id="no-name"),
        pytest.param("Foreign Office", "Foreign Office", id="office"),
        pytest.param("Ministry of Trade of Belarus", "the Ministry of Trade of Belarus", id="ministry"),
    ],
)
def test_names_stand_in_a_sentence_with_their_article(code: str, phrase: str) -> None:
    assert wording.name_phrase(code, name_of) == phrase


@pytest.mark.parametrize(
    ("audience", "phrase"),
    [
        pytest.param((), "", id="nobody"),
        pytest.param(("BLR",), "Belarus", id="state"),
        pytest.param(("Anna Berg", "EU"), "Anna Berg (the European Union)", id="person-and-state"),
        pytest.param(("European Union leaders", "EU"), "European Union leaders", id="state-already-said"),
        pytest.param(
            ("BLR public", "CNN"), "the public of Belarus and CNN", id="not-every-capital-is-a-code"
        ),
        pytest.param(("BLR", "EU", "USA"), "Belarus, the European Union and the United States", id="three"),
        pytest.param(
            ("Government of Belarus", "BLR"), "the Government of Belarus", id="state-and-government"
        ),
        pytest.param(
            ("Government of Belarus", "Belarus", "EU"),
            "the Government of Belarus (the European Union)",
            id="state-by-name-and-government",
        ),
    ],
)
def test_audiences_name_people_before_their_states(audience: tuple[str, ...], phrase: str) -> None:
    assert wording.audience_phrase(audience, name_of) == phrase


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param("2022-04-12", "12 April 2022", id="full"),
        pytest.param("2022-04", "April 2022", id="month"),
        pytest.param("2022", "2022", id="year"),
        pytest.param(None, "day not told", id="unknown"),
        pytest.param("2022-09-06/2022-09-12", "6–12 September 2022", id="inside-a-month"),
        pytest.param("2022-08-30/2022-09-02", "30 August – 2 September 2022", id="across-months"),
        pytest.param("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022", id="across-years"),
        pytest.param("2022-01/2022-03", "January – March 2022", id="months"),
        pytest.param("2008/2010", "2008 – 2010", id="years"),
        pytest.param("spring", "spring", id="no-day"),
    ],
)
def test_days_keep_their_precision(day: str | None, words: str) -> None:
    assert wording.day_words(day) == words


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.01, "almost no chance (01–05 %)"),
        (0.05, "very unlikely (05–20 %)"),
        (0.2, "unlikely (20–45 %)"),
        (0.45, "roughly even chance (45–55 %)"),
        (0.55, "likely (55–80 %)"),
        (0.8, "very likely (80–95 %)"),
        (0.95, "almost certain (95–99 %)"),
        (1.0, "almost certain (95–99 %)"),
    ],
)
def test_likelihood_words_carry_their_numbers(probability: float, words: str) -> None:
    assert wording.likelihood_words(wording.likelihood_of(probability)) == words


@pytest.mark.parametrize(
    ("likelihood", "clause"),
    [
        (Likelihood.ALMOST_NO_CHANCE, "There is almost no chance (01–05 %) that"),
        (Likelihood.ROUGHLY_EVEN, "There is a roughly even chance (45–55 %) that"),
        (Likelihood.UNLIKELY, "It is unlikely (20–45 %) that"),
    ],
)
def test_likelihood_clauses_are_grammatical(likelihood: Likelihood, clause: str) -> None:
    assert wording.likelihood_clause(likelihood) == clause


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.75, "0.75"), (-0.5, "−0.50"), (-0.001, "0.00"), (None, "–"), (float("nan"), "–")],
)
def test_decimals_have_a_true_minus(value: float | None, words: str) -> None:
    assert wording.decimal(value) == words


@pytest.mark.parametrize(("number", "words"), [(0, "no statements"), (1, "1 statement"), (2, "2 statements")])
def test_counts_agree_with_their_noun(number: int, words: str) -> None:
    assert wording.count(number, "statement") == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a claim", "A claim."),
        ("Done!", "Done!"),
        ("trailing, ", "Trailing."),
        ("", ""),
        ("he wrote: “it is over.”", "He wrote: “it is over.”"),
    ],
)
def test_sentences_start_large_and_end_once(text: str, shown: str) -> None:
    assert wording.sentence(text) == shown


def test_events_say_who_did_what_to_whom_or_that_it_is_not_told() -> None:
    words = wording.event_words(EventType.SANCTION, ("WEST",), ("BLR",), EventStatus.ONGOING, name_of)
    assert words == "Sanctions by the West against Belarus (ongoing)"
    unknown = wording.event_words(EventType.ASSAULT, (), ("BLR",), EventStatus.HAPPENED, name_of)
    assert unknown == "Attack on Belarus (by whom is not told)"


@pytest.mark.parametrize(
    ("words", "closed_list"),
    [
        (terms.BANDS, Likelihood),
        (terms.CHANNEL_WORDS, Channel),
        (terms.AUTHENTICITY_WORDS, Authenticity),
        (terms.FORM_WORDS, Form),
        (terms.ACT_WORDS, Act),
        (terms.EVENT_WORDS, EventType),
        (terms.EVENT_STATUS_WORDS, EventStatus),
        (terms.STATUS_WORDS, CommitmentStatus),
        (terms.DATE_BASIS_WORDS, DateBasis),
        (terms.KIND_WORDS, DivergenceKind),
    ],
    ids=lambda value: getattr(value, "__name__", "words"),
)
def test_every_closed_word_has_its_plain_words(words: dict[object, object], closed_list: type) -> None:
    assert set(words) == set(closed_list)


def test_names_that_bring_their_article_get_no_second_one() -> None:
    def with_article(code: str) -> str:
        return {"EU": "the European Union", "WEST": "the West"}.get(code, code)

    assert wording.names_phrase(("EU", "WEST"), with_article) == "the European Union and the West"
    assert wording.audience_phrase(("European Union leaders", "EU"), with_article) == "European Union leaders"


def test_sample_names_are_known() -> None:
    assert wording.name_phrase("LL", samples.name_of) == "the Littoral Union"


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        pytest.param("Government of United States", "the Government of the United States", id="states"),
        pytest.param("Ministry of Defence of Russia", "the Ministry of Defence of Russia", id="no-article"),
        pytest.param(
            "Ministry of Defence of Netherlands", "the Ministry of Defence of the Netherlands", id="s"
        ),
        pytest.param("Government of the United Kingdom", "the Government of the United Kingdom", id="once"),
        pytest.param("Belarus", "Belarus", id="plain"),
    ],
)
def test_state_names_inside_a_name_take_their_article(name: str, phrase: str) -> None:
    assert wording.with_article(name) == phrase


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("Senators (unnamed)", True),
        ("Two officials of Ostmark (unnamed)", True),
        ("Anna Berg; Jon Brask", True),
        ("Senior official (unnamed)", False),
        ("Boss (unnamed)", False),
        ("Anders Rasmus", False),
    ],
)
def test_several_speakers_take_a_plural_verb(name: str, plural: bool) -> None:
    assert wording.is_plural(name) is plural


@pytest.mark.parametrize(
    ("found_by", "words"),
    [
        ([], "no statement found in it"),
        (
            ["rules/1 rule:verb-c; cue", "rules/1 rule:noun"],
            "2 statements, found by the reader “rules”, version 1",
        ),
        (["rules 0.1"], "1 statement, found by the reader “rules”, version 0.1"),
        (["by hand"], "1 statement, found by the reader “by hand”"),
    ],
    ids=["none", "rules", "older", "other"],
)
def test_readers_are_told_in_words(found_by: list[str], words: str) -> None:
    assert wording.reader_words(found_by) == words
