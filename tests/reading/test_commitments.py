"""Commitments of invented sentences: who binds himself, to do or to refrain, until when."""

import pytest
from said import code

from sottovoce.reading.horizons import with_term
from sottovoce.records import Commitment

# id, sentence, state of the speaker, negated, horizon, strength
BOUND = [
    ("lasting-no", "<Lima> {said} [it would not approve any new licence].", "PER", True, "open", None),
    ("promised", "<Lima> {promised} [to mark the border stones by June].", "PER", False, "by June", None),
    ("own-will", "<Tallinn> {said} that [it would repair the cable].", "EST", False, "open", None),
    ("no-intention", "<Lome> {said} [it had no intention of joining the war].", "TGO", True, "open", None),
    ("ruled-out", "<Colombo> {ruled} out [a foreign base].", "LKA", True, "open", None),
    ("refused", "<The ministry> {refused} [to sign the lease].", "OMN", True, "open", None),
    ("turned-down", "<The ministry> {turned} down [a second loan].", "OMN", True, "open", None),
    (
        "own-threat-if",
        "<Ankara> {said} [it would close the straits if a drone came].",
        "TUR",
        False,
        "on condition",
        None,
    ),
    (
        "inverted-condition",
        "[Should the tariff stand, we shall suspend all landings.]",
        "IND",
        False,
        "on condition",
        None,
    ),
    (
        "modal-threat",
        "<The house> {warned} that [it might cut off the gas if talks failed].",
        "DZA",
        False,
        "on condition",
        "modal",
    ),
    (
        "none-will-until",
        "<He> {said} that [no shell would fall until Friday].",
        "SDN",
        True,
        "until Friday",
        None,
    ),
    ("offer", "<Muscat> {offered} [a neutral port for the exchange].", "OMN", False, "open", None),
    ("deal", "<Manila> {agreed} to [let the observers board].", "PHL", False, "open", None),
    (
        "as-long-as",
        "<Bern> {said} [it would not sell shells as long as the war lasted].",
        "CHE",
        True,
        "as long as the war lasted",
        None,
    ),
    (
        "when-it-ends",
        "<The house> {said} [no launcher would be left behind when the drill closes on 20 May].",
        "DZA",
        True,
        "when the drill closes on 20 May",
        None,
    ),
    ("next-week", "<Nassau> {vowed} [to free the crew next week].", "BHS", False, "next week", None),
    ("suspended", "<Quito> {said} [all joint patrols are suspended for now].", "ECU", True, "for now", None),
    ("own-plan", "<Suva> {said} [it would vote on the treaty tomorrow].", "FJI", False, "tomorrow", None),
    ("first-person", "[We will not leave the valley before winter.]", "NPL", True, "before winter", None),
    ("day", "<Suva> {promised} [to open the port on 3 June].", "FJI", False, "on 3 June", None),
    (
        "end-of-month",
        "<Suva> {promised} [to open it by the end of May].",
        "FJI",
        False,
        "by the end of May",
        None,
    ),
    ("votes-are-no-term", "<Suva> {promised} [to extend the loan by ten years].", "FJI", False, "open", None),
    (
        "condition-first",
        "<Suva> {said} [it would sail in May if it was paid].",
        "FJI",
        False,
        "on condition",
        None,
    ),
    ("neither-now", "<Suva> {said} [it would not sell, neither today nor later].", "FJI", True, "open", None),
    (
        "against-nobody",
        "<Suva> {assured} that [the pact would stay aimed at nobody].",
        "FJI",
        False,
        "open",
        None,
    ),
    (
        "halt-in-force",
        "[All drills with the navies of other states are suspended.]",
        "FJI",
        True,
        "open",
        None,
    ),
]
FREE = [
    ("nobody-will-manage", "<He> {said} [nobody would manage to spoil the friendship].", "CHL"),
    ("what-comes-of-it", "<Accra> {said} [Ghana would strengthen the whole union].", "GHA"),
    ("left-unsaid", "[I will not apologise for keeping the lamps lit.]", "FJI"),
    ("wish", "<Lomé> {said} [it wanted the partnership to continue].", "TGO"),
    ("rather", "[I would rather be with you in the valley.]", "NPL"),
    ("cannot-tell", "[I can't tell you when the treaty will be signed.]", "FJI"),
    ("fact", "<Suva> {said} [the treaty was signed in May].", "FJI"),
    ("blame", "<Kigali> {accused} [the rebels of murder].", "RWA"),
    ("denied-past", "<Kampala> {said} [it had not sent a single officer].", "UGA"),
    ("appeal", "<Lima> {urged} [both sides to wait until Friday].", "PER"),
    ("praise", "<He> {praised} [the patience of the crews].", "CHL"),
    ("prediction-of-others", "<The analyst> {said} [the junta would call a vote].", "MMR"),
    ("no-comment", "<The palace> {declined} to [comment on the letter].", "JOR"),
    ("thanks", "[We thank you for the grain.]", "YEM"),
    ("voiced-support", "<Dublin> {backed} [the islanders].", "IRL"),
]


@pytest.mark.parametrize(
    ("sentence", "state", "is_negated", "horizon", "strength"), [pytest.param(*r[1:], id=r[0]) for r in BOUND]
)
def test_who_binds_himself_has_a_commitment(
    sentence: str, state: str, is_negated: bool, horizon: str, strength: str | None
) -> None:
    coding = code(sentence, state)
    assert coding.commitment is not None, (coding.acts, coding.rule)
    assert coding.commitment.is_negated is is_negated
    assert coding.commitment.horizon == horizon
    assert coding.commitment.strength == strength


@pytest.mark.parametrize(("sentence", "state"), [pytest.param(*r[1:], id=r[0]) for r in FREE])
def test_who_only_tells_is_not_bound(sentence: str, state: str) -> None:
    coding = code(sentence, state)
    assert coding.commitment is None, (coding.acts, coding.rule)


def test_the_content_is_the_words_of_the_text() -> None:
    coding = code("<Lima> {promised} [to mark the border stones by June].", "PER")
    assert coding.commitment is not None
    assert coding.commitment.content == "to mark the border stones by June"


@pytest.mark.parametrize(
    ("words", "said_on", "horizon"),
    [
        ("by Friday", "2031-05-14", "2031-05-16"),
        ("after the 20th", "2031-05-14", "2031-05-20"),
        ("when the drill closes on 20 May", "2031-05-14", "2031-05-20"),
        ("by the end of May", "2031-05-14", "2031-05"),
        ("until 3 March", "2031-11-14", "2032-03-03"),
        ("on 3 March", "2031-03-14", "open"),  # what lies behind is no term
        ("before the winter", "2031-05-14", "before the winter"),
        ("for three years", "2031-05-14", "for three years"),
        ("by Friday", "2031-05", "by Friday"),  # which Friday nobody can tell
        ("by Friday", None, "by Friday"),
        ("on condition", "2031-05-14", "on condition"),
    ],
)
def test_the_day_of_a_term_is_counted_from_the_day_it_was_said(
    words: str, said_on: str | None, horizon: str
) -> None:
    promise = Commitment(content="AAA pays its debt", is_negated=False, horizon=words)
    dated = with_term(promise, said_on)
    assert dated is not None
    assert dated.horizon == horizon
