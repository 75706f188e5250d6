"""What a brief says first, in every situation it may meet."""

import random
import re
from dataclasses import replace

import pytest
import samples

from sottovoce.brief import FORMATS, compose
from sottovoce.records import Divergence
from sottovoce.vocabulary import Authenticity, Channel, Confidence, DivergenceKind, Likelihood

LIKELIHOOD_WORDS = re.compile("|".join(word.value for word in Likelihood))


def text_of(**changes: object) -> str:
    shown = FORMATS["text"](samples.make_brief(**changes), samples.name_of)
    return " ".join(shown.split())


@pytest.mark.parametrize(
    ("likelihood", "headline"),
    [
        (
            Likelihood.VERY_UNLIKELY,
            "It is very unlikely (05–20 %) that the Littoral Union will take Ostmark at its word.",
        ),
        (
            Likelihood.ALMOST_NO_CHANCE,
            "There is almost no chance (01–05 %) that the Littoral Union will take Ostmark at its word.",
        ),
        (
            Likelihood.ROUGHLY_EVEN,
            "There is a roughly even chance (45–55 %) that the Littoral Union will take Ostmark at its word.",
        ),
    ],
)
def test_headline_is_the_judgement_with_its_numbers(likelihood: Likelihood, headline: str) -> None:
    judgement = replace(samples.JUDGEMENT, likelihood=likelihood)
    assert samples.make_brief(judgement=judgement).headline == headline


def empty_side(n_patron_side: int, n_courted_side: int) -> Divergence:
    measure = samples.make_measure(value=None, low=None, high=None, evidence=(), caveats=())
    return Divergence(
        measure=measure,
        probability=None,
        flag=False,
        kind=DivergenceKind.NONE,
        n_patron_side=n_patron_side,
        n_courted_side=n_courted_side,
        leaked_share=None,
    )


@pytest.mark.parametrize(
    ("divergence", "headline"),
    [
        pytest.param(
            samples.DIVERGENCE,
            "Ostmark said one thing in public or to Grandvia, and another in private or to the Littoral"
            " Union.",
            id="covert",
        ),
        pytest.param(
            replace(samples.DIVERGENCE, flag=False),
            "What Ostmark said in private or to the Littoral Union seems to differ from what it said in"
            " public or to "
            "Grandvia, but the evidence is too thin to say so.",
            id="covert-without-flag",
        ),
        pytest.param(
            samples.with_kind(DivergenceKind.OPEN_HEDGING),
            "Ostmark spoke differently to Grandvia and to the Littoral Union, but openly: both voices "
            "were public or made known the same day, so this is hedging and not a secret.",
            id="open-hedging",
        ),
        pytest.param(
            samples.with_kind(DivergenceKind.ALLEGED),
            "Ostmark is alleged to have said in private, to the Littoral Union, what it does not say in"
            " public or to "
            "Grandvia; this rests on unnamed people or a denied paper.",
            id="alleged",
        ),
        pytest.param(
            samples.with_kind(
                DivergenceKind.NONE, measure=samples.make_measure(value=0.5, caveats=()), probability=0.79
            ),
            "A gap of 0.50 was measured between what Ostmark said in public or to Grandvia and what it said "
            "in private or to the Littoral Union, too uncertain to flag (P = 0.79 that it is wider than "
            "0.25).",
            id="below-the-flag",
        ),
        pytest.param(
            samples.with_kind(
                DivergenceKind.NONE, measure=samples.make_measure(caveats=("One voice",)), probability=0.96
            ),
            "A gap of 0.84 was measured between what Ostmark said in public or to Grandvia and what it said "
            "in private or to the Littoral Union (P = 0.96 that it is wider than 0.25), but no flag is "
            "raised: one voice.",
            id="sure-but-explained",
        ),
        pytest.param(
            samples.with_kind(
                DivergenceKind.NONE, measure=samples.make_measure(value=-0.5, caveats=()), probability=0.01
            ),
            "A gap of −0.50 was measured between what Ostmark said in public or to Grandvia and what it said "
            "in private or to the Littoral Union, but the other way round: nearer to Grandvia in the latter; "
            "no flag is raised.",
            id="the-other-way-round",
        ),
        pytest.param(
            samples.with_kind(
                DivergenceKind.NONE,
                measure=samples.make_measure(value=0.1, low=-0.1, high=0.2),
                probability=0.2,
            ),
            "No divergence found: of Ostmark, 3 statements in public or to Grandvia and 2 in private or to "
            "the Littoral Union were compared, and the gap is 0.10, with a 90 % interval from −0.10 to 0.20.",
            id="none",
        ),
        pytest.param(
            samples.with_kind(
                DivergenceKind.NONE,
                measure=samples.make_measure(value=0.1, low=-0.4, high=0.5),
                probability=0.2,
            ),
            "No divergence found: of Ostmark, 3 statements in public or to Grandvia and 2 in private or to "
            "the Littoral Union were compared, and the gap is 0.10, with a 90 % interval from −0.40 to 0.50; "
            "that is too little to rule a divergence out.",
            id="none-on-little",
        ),
        pytest.param(
            empty_side(3, 0),
            "Whether Ostmark spoke with two voices could not be tested: too few statements that bear on "
            "either side to compare (3 in public or to Grandvia, 0 in private or to the Littoral Union).",
            id="only-the-patron-side",
        ),
        pytest.param(
            empty_side(0, 2),
            "Whether Ostmark spoke with two voices could not be tested: too few statements that bear on "
            "either side to compare (0 in public or to Grandvia, 2 in private or to the Littoral Union).",
            id="only-the-courted-side",
        ),
        pytest.param(
            None,
            "Whether Ostmark spoke with two voices could not be tested: too few statements that bear on "
            "either side to compare (0 in public or to Grandvia, 0 in private or to the Littoral Union).",
            id="not-measured",
        ),
    ],
)
def test_without_a_judgement_the_headline_says_what_was_found(
    divergence: Divergence | None, headline: str
) -> None:
    assert samples.make_brief(judgement=None, divergence=divergence).headline == headline


def test_alleged_words_are_never_the_ground_of_a_plain_judgement() -> None:
    brief = samples.make_brief(divergence=samples.with_kind(DivergenceKind.ALLEGED))
    assert brief.headline == (
        "It is very unlikely (05–20 %) that the Littoral Union will rely on what Ostmark is alleged"
        " to have said in private."
    )


def test_no_case_gives_no_verdict() -> None:
    shown = text_of(case=None, divergence=None, judgement=None, alignment=())
    assert "Divergence could not be tested: too few statements to compare (7 public, 2 private)." in shown
    assert "Ilya Veresk, President of Ostmark, told Orlo Grand (Grandvia):" in shown
    assert not LIKELIHOOD_WORDS.search(shown.split("The authors")[0])


def test_nothing_at_all_is_said_plainly() -> None:
    for make in FORMATS.values():
        assert "no statement" in make(samples.bare_brief(), samples.name_of)


@pytest.mark.parametrize("confidence", list(Confidence))
def test_confidence_and_likelihood_never_share_a_sentence(confidence: Confidence) -> None:
    """ICD 203, D.6.e(2)(b)."""
    shown = text_of(judgement=replace(samples.JUDGEMENT, confidence=confidence))
    sentences = re.split(r"(?<=[.!?])\s", shown)
    about_confidence = [sentence for sentence in sentences if "onfidence" in sentence]
    assert any(f"is {confidence.value}" in sentence for sentence in about_confidence)
    assert not any(LIKELIHOOD_WORDS.search(sentence) or "%" in sentence for sentence in about_confidence)


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("One letter carries it.", "Confidence in this judgement is moderate: one letter carries it."),
        ("Confidence is moderate: one report.", "Confidence in this judgement is moderate: one report."),
        ("Ostmark said little", "Confidence in this judgement is moderate: Ostmark said little."),
        ("", "Confidence in this judgement is moderate."),
    ],
    ids=["sentence", "repeats-the-level", "name-first", "none"],
)
def test_confidence_is_said_once_with_its_reason(reason: str, shown: str) -> None:
    assert shown in text_of(judgement=replace(samples.JUDGEMENT, confidence_reason=reason))


def test_as_of_day_and_chooser_are_told() -> None:
    shown = text_of()
    assert "As known on 31 May 2031" in shown
    assert "chosen by the evidence, not by you" in shown
    named = text_of(case=replace(samples.CASE, chosen_by="user", as_of=None))
    assert "named by you" in named
    assert "As known on" not in named


def test_a_front_shown_at_home_is_called_so() -> None:
    brief = samples.make_brief(case=replace(samples.CASE, patron="OST public"))
    assert brief.title == "What Ostmark told its own public, and what it told the Littoral Union"


def test_without_a_case_the_title_names_the_reports() -> None:
    both = samples.bare_brief(documents=(samples.WEEKLY, samples.WIRE))
    assert both.title == "Who said what to whom in 2 reports, 3 May 2031 to 12 May 2031"
    one = samples.bare_brief(documents=(samples.WEEKLY,))
    assert one.title == "Who said what to whom in “Ostmark knocks on two doors”"
    undated = replace(samples.WIRE, published_on=None)
    assert samples.bare_brief(documents=(undated, undated)).title == "Who said what to whom in 2 reports"
    assert samples.bare_brief().title == "Who said what to whom"


def test_joint_speakers_tell_each_other() -> None:
    joint = replace(samples.BRASK, name="Jon Brask;Tamar Olin", office=None)
    statement = replace(samples.NO_ATTACK, speaker=joint, audience=("Tamar Olin", "Jon Brask", "MRE"))
    assert "Jon Brask and Tamar Olin told each other:" in text_of(statements=(statement,))


def test_leaked_words_without_any_source_are_only_reported() -> None:
    statement = replace(samples.STAY_OUT, authenticity=Authenticity.PARAPHRASE_BY_AUTHOR)
    assert "is reported to have told leaders of the Littoral Union" in text_of(statements=(statement,))


def test_both_days_of_a_leaked_letter_are_told() -> None:
    shown = text_of()
    assert (
        "28 April 2031, surfaced 9 May 2031 (in private, then leaked; not confirmed in the report that"
        " holds it): Tamar Olin" in shown
    )


def test_unknown_days_are_called_unknown() -> None:
    assert "day not told (in public; on record): Ilya Veresk" in text_of()


@pytest.mark.parametrize("name", ["html", "md", "text"])
def test_no_format_shows_none_or_a_bare_code(name: str) -> None:
    shown = FORMATS[name](samples.make_brief(), samples.name_of)
    assert "None" not in shown
    assert not re.search(r"\b(OST|GRV|MRE)\b", shown)
    assert not re.search(
        r",\s*[,.]| ,|\(\)", re.sub(r"<style>.*</style>|<svg.*?</svg>", "", shown, flags=re.S)
    )


def test_terminal_text_is_88_wide_and_plain() -> None:
    shown = FORMATS["text"](samples.make_brief(), samples.name_of)
    assert max(map(len, shown.splitlines())) <= 88
    assert "\x1b" not in shown


def test_order_of_the_records_does_not_matter() -> None:
    shuffled = list(samples.STATEMENTS)
    random.Random(7).shuffle(shuffled)
    assert samples.make_brief(statements=shuffled) == samples.make_brief()
    assert compose.compose_brief.__kwdefaults__ is None  # every part is named by the caller


def test_a_long_ledger_is_shown_in_full() -> None:
    many = tuple(
        replace(samples.NO_ATTACK, id=f"s-{number}", content=f"item {number} of the list")
        for number in range(120)
    )
    for name in ("html", "md"):
        shown = FORMATS[name](samples.make_brief(statements=many), samples.name_of)
        assert all(f"item {number} of" in " ".join(shown.split()) for number in range(120))


def test_several_unnamed_people_are_reported_to_have_said() -> None:
    senators = replace(samples.BRASK, name="Senators (unnamed)", office=None)
    statement = replace(
        samples.NO_ATTACK,
        speaker=senators,
        authenticity=Authenticity.ANONYMOUS_SOURCED,
        channel=Channel.UNKNOWN,
    )
    shown = text_of(statements=(statement,))
    assert "Senators (unnamed) are reported to have said" in shown
    assert "how it was said is not told; told by unnamed people" in shown
    shown = text_of(statements=(replace(statement, channel_basis="inferred: a briefing"),))
    assert "whether in public or in private is not established; told by unnamed people" in shown
