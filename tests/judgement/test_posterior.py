"""The arithmetic: worked cases, a coded dossier computed before, and what must hold for any numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.judgement.posterior import (
    entropy,
    exponents,
    fact_likelihood,
    information,
    posterior,
    widest_ratio,
)
from sottovoce.judgement.sensitivity import (
    Weights,
    leave_one_out,
    linchpin_sets,
    logs_of,
    noisy_posteriors,
    odds_to_flip,
    posterior_of,
    told_and_denied,
    without,
)

A, B, C = (0.95, 0.02), (0.9, 0.05), (0.8, 0.12)
# Third decimals are those of the worked cases.
ROUNDED = 5e-4


def ratio_of(reports: int) -> float:
    likelihood = fact_likelihood(np.array([0.6, 0.2]), [B[0]] * reports, [B[1]] * reports)
    return float(likelihood[0] / likelihood[1])


@pytest.mark.parametrize(("reports", "expected"), [(1, 2.545), (2, 2.970), (3, 2.998), (10, 3.000)])
def test_independent_reports_establish_a_fact_and_never_multiply_it(reports: int, expected: float) -> None:
    """By hand for one: (.6 * .9 + .4 * .05) / (.2 * .9 + .8 * .05) = .56 / .22."""
    assert ratio_of(reports) == pytest.approx(expected, abs=ROUNDED)


def test_the_product_of_single_ratios_is_not_what_ten_reports_give() -> None:
    assert ratio_of(1) ** 10 == pytest.approx(11_420, abs=1)
    assert ratio_of(10) < 3


def dossier() -> Weights:
    """Seven facts on four explanations (METHODS 5); the first and fourth share a cause."""
    return Weights(
        prior=np.array([0.15, 0.45, 0.30, 0.10]),
        given=np.array(
            [
                [0.25, 0.75, 0.85, 0.6],
                [0.8, 0.6, 0.5, 0.1],
                [0.25, 0.5, 0.9, 0.3],
                [0.1, 0.75, 0.85, 0.7],
                [0.9, 0.75, 0.45, 0.7],
                [0.3, 0.7, 0.85, 0.6],
                [0.65, 0.5, 0.45, 0.5],
            ]
        ),
        rates=((A, B), (B, B, A), (C,), (A,), (A, A), (B,), (B,)),
        groups=("side", None, None, "side", None, None, None),
        shared_cause=0.5,
    )


def test_the_dossier_gives_what_it_gave_before() -> None:
    assert posterior_of(dossier()) == pytest.approx([0.016, 0.579, 0.395, 0.010], abs=ROUNDED)
    assert linchpin_sets(dossier()) == (((4,), 2),)
    odds = odds_to_flip(dossier())
    assert odds is not None and (odds.leader, odds.runner_up) == (1, 2)
    assert odds.now == pytest.approx(1.5)
    assert odds.to_flip == pytest.approx(1.023, abs=ROUNDED)


def test_the_dossier_under_noise_gives_what_it_gave_before() -> None:
    """Quantiles of 4000 draws move by less than .02 from seed to seed (five seeds tried)."""
    drawn = noisy_posteriors(dossier(), logit_sd=0.5, prior_cases=20, draws=4000, seed=0)
    low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
    assert low == pytest.approx([0.00, 0.27, 0.14, 0.00], abs=0.02)
    assert high == pytest.approx([0.06, 0.83, 0.70, 0.04], abs=0.02)
    assert (drawn.argmax(axis=1) == 1).mean() == pytest.approx(0.69, abs=0.02)


@pytest.mark.parametrize(
    ("fact", "bits", "ratio"), [(2, 0.146, 2.5), (4, 0.070, 2.0), (1, 0.017, 8.0), (3, 0.036, 7.2)]
)
def test_the_dossiers_facts_tell_what_they_told_before(fact: int, bits: float, ratio: float) -> None:
    weights = dossier()
    likelihood = np.exp(logs_of(without(weights, [i for i in range(7) if i != fact])))[0]
    assert information(posterior_of(weights), weights.given[fact]) == pytest.approx(bits, abs=ROUNDED)
    assert widest_ratio(likelihood)[0] == pytest.approx(ratio, abs=0.05)


def test_odds_at_the_turning_point_leave_the_two_level() -> None:
    weights = dossier()
    odds = odds_to_flip(weights)
    assert odds is not None
    prior = np.array([0.0, odds.to_flip, 1.0, 0.0]) / (1 + odds.to_flip)
    level = posterior(prior, logs_of(weights))
    assert level[1] == pytest.approx(level[2])


def test_a_shared_cause_counts_for_less_than_its_parts_and_for_more_than_one() -> None:
    assert exponents(["a", "a", None, "b"], 0.5) == pytest.approx([2 / 3, 2 / 3, 1, 1])
    assert exponents(["a", "a", "a"], 1.0).sum() == pytest.approx(1)
    assert exponents(["a", "a", "a"], 0.0).sum() == pytest.approx(3)


def test_information_of_a_fact_that_is_one_hypothesis_is_all_there_is_to_know() -> None:
    even = np.array([0.5, 0.5])
    assert information(even, np.array([1.0, 0.0])) == pytest.approx(1)
    assert information(even, np.array([0.3, 0.3])) == pytest.approx(0)
    assert entropy(np.array([1.0, 0.0])) == 0


def test_evidence_that_rules_out_everything_is_an_error_and_no_number() -> None:
    weights = Weights(
        prior=np.array([0.5, 0.5]),
        given=np.zeros((1, 2)),
        rates=(((1.0, 0.0),),),
        groups=(None,),
        shared_cause=0.5,
    )
    with pytest.raises(ValueError, match="rules out every hypothesis"):
        posterior_of(weights)


# --- what must hold for any numbers -------------------------------------------------------------------

shares = st.floats(0, 1)
inner = st.floats(0.01, 0.99)
letters = st.sampled_from([A, B, C, (0.65, 0.25), (0.5, 0.4), (0.5, 0.5)])


@st.composite
def weights(draw: st.DrawFn, share: st.SearchStrategy[float] = inner) -> Weights:
    n, m = draw(st.integers(1, 5)), draw(st.integers(0, 5))
    raw = np.array(draw(st.lists(st.floats(0.01, 1), min_size=n, max_size=n)))
    given_ = draw(st.lists(st.lists(share, min_size=n, max_size=n), min_size=m, max_size=m))
    return Weights(
        prior=raw / raw.sum(),
        given=np.array(given_, dtype=float).reshape(m, n),
        rates=tuple(tuple(draw(st.lists(letters, min_size=1, max_size=4))) for _ in range(m)),
        groups=tuple(draw(st.sampled_from([None, "a", "b"])) for _ in range(m)),
        shared_cause=draw(shares),
    )


@given(weights(), st.randoms(use_true_random=False))
def test_the_order_of_facts_and_reports_does_not_matter(found: Weights, random: object) -> None:
    order = list(range(len(found.rates)))
    random.shuffle(order)  # type: ignore[attr-defined]
    other = Weights(
        prior=found.prior,
        given=found.given[order],
        rates=tuple(found.rates[i][::-1] for i in order),
        groups=tuple(found.groups[i] for i in order),
        shared_cause=found.shared_cause,
    )
    assert posterior_of(other) == pytest.approx(posterior_of(found))


@given(inner, st.lists(letters, max_size=5), letters)
def test_one_more_confirmation_never_makes_the_fact_less_probable(
    chance: float, reports: list[tuple[float, float]], more: tuple[float, float]
) -> None:
    def believed(rates: list[tuple[float, float]]) -> float:
        prior = np.array([chance, 1 - chance])
        so = fact_likelihood(np.array([1.0, 0.0]), [a for a, _ in rates], [b for _, b in rates])
        return float(posterior(prior, np.log(so)[None, :])[0])

    assert believed([*reports, more]) >= believed(reports) - 1e-12


@given(weights(share=shares))
def test_a_posterior_is_a_distribution_whatever_is_put_in(found: Weights) -> None:
    """No report is beyond error here, so that a probability of 0 or 1 rules out nothing by itself."""
    reached = posterior_of(found)
    assert np.isfinite(reached).all() and (reached >= 0).all()
    assert reached.sum() == pytest.approx(1)
    drawn = noisy_posteriors(found, logit_sd=0.5, prior_cases=20, draws=20, seed=1)
    assert np.isfinite(drawn).all()
    assert drawn.sum(axis=1) == pytest.approx(np.ones(20))


@given(weights())
def test_leaving_one_out_is_never_having_been_told(found: Weights) -> None:
    rest = leave_one_out(found)
    assert rest.shape == found.given.shape
    for i in range(len(found.rates)):
        assert rest[i] == pytest.approx(posterior_of(without(found, [i])))


@given(weights())
def test_a_linchpin_turns_the_order_and_nothing_smaller_does(found: Weights) -> None:
    leader = posterior_of(found).argmax()
    sets = linchpin_sets(found)
    for chosen, other in sets:
        assert posterior_of(without(found, chosen)).argmax() == other != leader
        for i in chosen:
            smaller = [j for j in chosen if j != i]
            assert posterior_of(without(found, smaller)).argmax() == leader


def test_without_evidence_the_prior_stands() -> None:
    prior = np.array([0.2, 0.8])
    nothing = Weights(prior=prior, given=np.zeros((0, 2)), rates=(), groups=(), shared_cause=0.5)
    assert posterior_of(nothing) == pytest.approx(prior)
    assert linchpin_sets(nothing) == () and leave_one_out(nothing).shape == (0, 2)
    drawn = noisy_posteriors(nothing, logit_sd=0.5, prior_cases=20, draws=500, seed=0)
    assert np.isfinite(drawn).all()


def test_a_hypothesis_ruled_out_stays_out_and_spoils_nothing() -> None:
    ruled = Weights(
        prior=np.array([0.5, 0.5, 0.0]),
        given=np.array([[0.0, 0.6, 0.9]]),
        rates=(((1.0, 0.0),),),
        groups=(None,),
        shared_cause=0.5,
    )
    assert posterior_of(ruled) == pytest.approx([0, 1, 0])
    assert odds_to_flip(ruled) is None
    drawn = noisy_posteriors(ruled, logit_sd=0.5, prior_cases=20, draws=50, seed=0)
    assert drawn == pytest.approx(np.tile([0.0, 1.0, 0.0], (50, 1)))
    assert widest_ratio(np.array([0.0, 0.6])) == (float("inf"), 1, 0)


def test_one_hypothesis_alone_is_certain() -> None:
    alone = Weights(
        prior=np.array([1.0]), given=np.array([[0.3]]), rates=((B,),), groups=(None,), shared_cause=0.5
    )
    assert posterior_of(alone) == pytest.approx([1.0])
    assert odds_to_flip(alone) is None and linchpin_sets(alone) == ()


def test_a_fact_and_its_opposite_move_a_hypothesis_apart() -> None:
    """By hand: .5 * .8 / (.5 * .8 + .5 * .2) = .8, and .2 for the opposite."""
    even = Weights(prior=np.array([0.5, 0.5]), given=np.zeros((0, 2)), rates=(), groups=(), shared_cause=0.5)
    told, denied = told_and_denied(even, np.array([0.8, 0.2]), None)
    assert (told[0], denied[0]) == (pytest.approx(0.8), pytest.approx(0.2))
