from dataclasses import replace

import numpy as np
import pytest
from invented_case import CASE, belief, circumstance, judged
from invented_statements import statement

from sottovoce.judgement.case_regime import audiences_of, regime_of_case
from sottovoce.judgement.quantities import NAMES, Quantity, Shape
from sottovoce.judgement.two_audiences import Regime, honest_talk
from sottovoce.records import Judgement

# punished_free - punished_dependent is .4: a free sender loses .4 * 2 with its patron by the truth.
CENTRES = {
    "prior": 0.5, "gain": 1.0, "harm": 1.0, "leak": 0.5, "punished_free": 0.6, "punished_dependent": 0.2,
    "cost_free": 2.0, "cost_dependent": 1.0, "relief": 2.0, "audience_cost": 0.0, "sunk_free": 0.4,
    "sunk_dependent": 0.6, "concession": 0.0, "patron_threshold": 0.5,
}  # fmt: skip


def fixed(**changed: float) -> list[Quantity]:
    centres = {**CENTRES, **changed}
    return [
        Quantity(name=name, shape=Shape.FIXED, centre=centres[name], spread=0, origin="default", reason="")
        for name in NAMES
    ]


def test_payoffs_follow_from_the_inputs() -> None:
    found = regime_of_case(fixed(audience_cost=1.0), draws=10, seed=0).payoffs
    assert (found.free_with_patron, found.dependent_with_patron) == pytest.approx((-0.8, 0.4))
    # Relief less the chance of breaking an open pledge, .1 if free and .9 if dependent.
    assert (found.free_with_courted, found.dependent_with_courted) == pytest.approx((1.9, -1.1))


@pytest.mark.parametrize(
    ("changed", "regime"),
    [
        pytest.param({}, Regime.NONE, id="pretending-pays-more-than-anger-costs"),
        pytest.param({"cost_dependent": 6.0}, Regime.MUTUAL, id="a-dependent-sender-fears-for-its-favour"),
        pytest.param({"cost_dependent": 6.0, "cost_free": 6.0}, Regime.NONE, id="wrath-exceeds-reward"),
        pytest.param({"audience_cost": 2.3, "cost_dependent": 0.1}, Regime.ONE_SIDED, id="open-pledge-holds"),
        pytest.param(
            {"audience_cost": 2.3, "cost_free": 6.0}, Regime.SUBVERSION, id="pledge-spoilt-by-wrath"
        ),
        pytest.param(
            {"audience_cost": 2.3, "punished_free": 0.2}, Regime.FULL, id="a-patron-that-does-not-mind"
        ),
    ],
)
def test_each_regime_is_reached(changed: dict[str, float], regime: Regime) -> None:
    found = regime_of_case(fixed(**changed), draws=10, seed=0)
    assert found.regime is regime
    assert found.share == 1


def test_a_case_at_the_bound_lies_on_an_edge() -> None:
    found = regime_of_case(fixed(cost_dependent=5.0), draws=10, seed=0)  # .4 * 5 - 2 = 0
    assert found.regime is Regime.MUTUAL
    assert found.is_on_an_edge
    assert not regime_of_case(fixed(), draws=10, seed=0).is_on_an_edge


def test_draws_on_both_sides_of_the_bound_are_shared_out() -> None:
    spread = [
        replace(q, shape=Shape.SIZE, spread=0.4) if q.name == "relief" else q
        for q in fixed(cost_dependent=5.0)
    ]
    one, other = (regime_of_case(spread, draws=4000, seed=seed) for seed in (1, 1))
    assert one.share == other.share
    # The median of the log-normal is below its mean, 2, so that relief is below the bound in more than half.
    assert 0.5 < one.share < 0.65


def test_many_games_at_once_give_each_its_payoffs() -> None:
    game = audiences_of({**CENTRES, "cost_dependent": np.array([1.0, 6.0])})
    assert list(honest_talk(game).in_public) == [False, True]


def regime_reason(found: Judgement) -> str:
    (text,) = [r.text for r in found.reasons if "no private word" in r.text or "speak honestly" in r.text]
    return text


TOLD = {
    "beliefs": (belief("b"),),
    "circumstances": (circumstance("c", "sanctions"),),
    "name_of": {"AAA": "Arland", "BBB": "Borland", "CCC": "Corland"}.__getitem__,
}


def test_why_words_fail_is_told_in_one_sentence_with_its_numbers() -> None:
    text = regime_reason(judged(**TOLD))
    assert text.startswith(
        "Free or dependent, Arland would have Borland think it dependent and Corland think it free, so no "
        "private word can work; nor could a public one, since the truth brings it +0.4 with Borland and -2.0 "
        "with Corland if it is dependent. This is no communication, "
    )
    assert "the reports give what Corland can give; defaults stand in for how often Borland punishes" in text


def test_that_a_public_word_could_work_is_told_as_available() -> None:
    text = regime_reason(judged(**TOLD, parameters={"cost_dependent": 6.0}))
    assert "so no private word can work; a public one could, while the truth brings it -0.8 with" in text
    assert "available, not predicted" in text
    assert "the user sets what it costs one that is dependent" in text


def test_part_of_the_truth_is_told_where_the_whole_cannot_be() -> None:
    """Wrath of 2.2 beside a relief of 2: a free sender cannot own up a dependent one can at times."""
    told = judged(**TOLD, parameters={"cost_free": 5.5, "cost_dependent": 6.0, "prior": 0.4, "harm": 0.25})
    text = regime_reason(told)
    assert "Part of the truth could be told in public" in text
    assert "how sure Borland must be before it acts" in text


def test_where_no_report_gives_any_input_no_regime_is_claimed() -> None:
    text = regime_reason(judged(beliefs=(belief("b"),)))
    assert text == (
        "With whom AAA could speak honestly no report tells; by defaults alone it would be no communication."
    )


def test_at_home_the_types_are_sincere_or_not() -> None:
    said = (statement("s", ["promise"], audience=["CCC"]),)
    text = regime_reason(judged(case=replace(CASE, patron="AAA"), statements=said))
    assert text.startswith("Sincere or insincere, AAA would have its own public think it insincere and CCC")
    assert "depend" not in text


def nerve_reason(found: Judgement) -> str:
    (text,) = [reason.text for reason in found.reasons if "Found out by" in reason.text]
    return text


def test_what_would_tell_a_free_sender_apart_is_told_with_its_size() -> None:
    """Relief 2, leak .5: (2 - .5 * .2) / .6 = 3.2; a pledge (2 - .1) / .9 = 2.1; no rate of leaks does."""
    text = nerve_reason(judged(**TOLD))
    assert text.endswith(
        "Only if it is free would it dare at the price of a concession of 3.2 (one that is told counts as 1)"
        ", or if breaking an open pledge cost 2.1 (it is put at 1)."
    )
    feared = nerve_reason(judged(**TOLD, parameters={"punished_dependent": 0.8, "cost_dependent": 5.0}))
    # From 2 / (.8 * 5) on, and whatever the rate for a free sender, whose bound is 2 / (.6 * 2).
    assert "if between 50 % and 100 % of such approaches leaked" in feared


def test_a_sender_that_would_never_dare_is_said_to_dare_at_no_chance() -> None:
    text = nerve_reason(judged(**TOLD, parameters={"audience_cost": 3.0}))
    assert "it would dare at no chance in the one case" in text
    assert "inf" not in text


def test_how_far_words_could_go_is_told_where_belief_falls_short() -> None:
    """Prior 1/4 where 1/2 is needed: half of the approaches at most (Kamenica and Gentzkow 2011)."""
    told = judged(**TOLD, parameters={"prior": 0.25, "gain": 1.0, "harm": 1.0})
    assert any("such approaches could be granted in 50 % at most" in reason.text for reason in told.reasons)
