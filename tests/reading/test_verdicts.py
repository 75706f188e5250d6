"""A report's own verdict in invented sentences; news without a judgement of acceptance gives none."""

import pytest
from reading_pages import page_of, utterances_of

from sottovoce.reading.verdicts import find_verdict
from sottovoce.records import Verdict

# id, sentence, label
VERDICTS = [
    (
        "unrealistic",
        "Asmara wants to resume talks with Addis Ababa, but this is unrealistic.",
        "rejection_very_likely",
    ),
    (
        "convince-nobody",
        "Harare swears that it is neutral. It will convince nobody.",
        "rejection_very_likely",
    ),
    ("deaf-ears", "The appeal is bound to fall on deaf ears in Ottawa.", "rejection_very_likely"),
    ("nobody-will", "Nobody in Canberra will believe the assurance.", "rejection_very_likely"),
    ("no-chance", "The offer has no chance of being accepted.", "rejection_very_likely"),
    ("unlikely", "Seoul is unlikely to accept the offer.", "rejection_likely"),
    ("hardly", "Tokyo will hardly believe it.", "rejection_likely"),
    ("probably-not", "Quito will probably not listen.", "rejection_likely"),
    ("unmoved", "Lagos made its offer. The Europeans remain unconvinced.", "rejection_likely"),
    ("doubtful-whether", "It is doubtful whether Madrid will respond.", "rejection_likely"),
    ("remains", "It remains to be seen whether Bogota will accept the offer.", "uncertain"),
    ("likely-accept", "Amman is likely to accept the offer.", "acceptance_likely"),
    ("will-certainly", "Paris will almost certainly welcome the step.", "acceptance_very_likely"),
    ("deal-survives", "The old bargain is almost certain to survive the scandal.", "acceptance_very_likely"),
]

# id, sentence without a verdict
NONE = [
    ("news", "Egypt's minister met his colleague in Rome and thanked him for the loan."),
    ("refusal", "Norway said that it would not accept the treaty."),
    ("own-side", "Uganda's president, Yoweri Museveni, said: “We are unlikely to accept that.”"),
    ("forecast-weather", "The drought will hardly end soon."),
    ("unrealistic-price", "The price of the dam is high, and this is unrealistic."),
    ("if-clause", "If Ankara is unlikely to accept, the ships will sail."),
    ("likely-to-win", "The opposition in Suva is likely to win."),
    ("disagrees-alone", "The bank disagrees."),
    ("doubt-alone", "Was the ferry safe? We doubt it."),
    ("imperative", "Buy the ticket. Don't believe it."),
    ("not-convinced-that", "The sailors are not convinced that the pump works."),
]


def verdict_of(text: str) -> Verdict | None:
    return find_verdict(page_of(text), utterances_of(text))


@pytest.mark.parametrize(("text", "label"), [c[1:] for c in VERDICTS], ids=[c[0] for c in VERDICTS])
def test_a_judgement_of_acceptance_is_the_verdict(text: str, label: str) -> None:
    verdict = verdict_of(text)
    assert verdict is not None
    assert (verdict.label, verdict.holder) == (label, "author")


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_other_words_give_no_verdict(text: str) -> None:
    assert verdict_of(text) is None


def test_a_verdict_says_what_it_is_about_and_why_in_the_words_of_the_text() -> None:
    verdict = verdict_of("Rabat offers talks, but this is unrealistic. Nobody trusts its king any more.")
    assert verdict is not None
    assert verdict.about == "Rabat offers talks"
    assert verdict.why == "Nobody trusts its king any more."


def test_a_second_judgement_of_the_same_side_joins_the_first() -> None:
    verdict = verdict_of(
        "Seoul is unlikely to accept the offer. A thaw is conceivable only if Pyongyang pays."
    )
    assert verdict is not None
    assert verdict.label == "rejection_very_likely"
    assert len(verdict.passages) == 2


def test_judgements_of_both_sides_leave_it_uncertain() -> None:
    verdict = verdict_of("Seoul is unlikely to accept the offer. Tokyo is likely to accept the offer.")
    assert verdict is not None
    assert verdict.label == "uncertain"


def test_a_speakers_verdict_counts_where_the_author_gives_none() -> None:
    verdict = verdict_of(
        "Kenya's president, William Ruto, said that Somalia was unlikely to accept the offer."
    )
    assert verdict is not None
    assert (verdict.label, verdict.holder) == ("rejection_likely", "William Ruto")
