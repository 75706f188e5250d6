"""What a posterior stands or falls with: numbers only, no records and no words.

In: a prior and clusters as arrays. Out: the posterior without each cluster, the smallest sets whose removal
gives another leader, the prior odds at which the runner-up would lead, and draws with noise on every number
that somebody had to put there. Method: the same posterior again with the evidence taken away, as if it had
not been told, so that what shared its cause counts for more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sottovoce.judgement.posterior import Array, exponents, fact_likelihood, log, posterior

MOST_TOGETHER = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """A prior and its clusters: what there is to compute with."""

    prior: Array  # (n_hypotheses,)
    given: Array  # (n_clusters, n_hypotheses): P(fact | hypothesis)
    rates: tuple[
        tuple[tuple[float, float], ...], ...
    ]  # hit and false rate of each origin, cluster by cluster
    groups: tuple[str | None, ...]
    shared_cause: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Odds:
    """Leader to runner-up: the prior odds as they are, and those below which the runner-up leads."""

    leader: int
    runner_up: int
    now: float
    to_flip: float


def logs_of(weights: Weights, given: Array | None = None) -> Array:
    """(n_clusters, n_hypotheses) tempered log-likelihoods. given: other probabilities, draws in front."""
    given = weights.given if given is None else given
    rows = [
        log(fact_likelihood(given[..., i, :], [hit for hit, _ in rates], [false for _, false in rates]))
        for i, rates in enumerate(weights.rates)
    ]
    if not rows:
        return np.zeros(given.shape)
    powers = exponents(weights.groups, weights.shared_cause)
    return np.stack(rows, axis=-2) * powers[:, None]


def posterior_of(weights: Weights) -> Array:
    return posterior(weights.prior, logs_of(weights))


def without(weights: Weights, left_out: Sequence[int]) -> Weights:
    """As if those clusters had not been told."""
    kept = [i for i in range(len(weights.rates)) if i not in left_out]
    return Weights(
        prior=weights.prior,
        given=weights.given[kept],
        rates=tuple(weights.rates[i] for i in kept),
        groups=tuple(weights.groups[i] for i in kept),
        shared_cause=weights.shared_cause,
    )


def leave_one_out(weights: Weights) -> Array:
    """(n_clusters, n_hypotheses): the posterior without each cluster in turn."""
    rows = [posterior_of(without(weights, [i])) for i in range(len(weights.rates))]
    return np.array(rows).reshape(len(rows), len(weights.prior))


def linchpin_sets(weights: Weights, most: int = MOST_TOGETHER) -> tuple[tuple[tuple[int, ...], int], ...]:
    """The smallest sets of clusters whose removal gives another leader, each with that leader.

    All sets of the smallest size that does it; none where no set of at most `most` clusters does.
    """
    leader = int(posterior_of(weights).argmax())
    count = len(weights.rates)
    for size in range(1, min(most, count) + 1):
        found = []
        for chosen in combinations(range(count), size):
            other = int(posterior_of(without(weights, chosen)).argmax())
            if other != leader:
                found.append((chosen, other))
        if found:
            return tuple(found)
    return ()


def odds_to_flip(weights: Weights) -> Odds | None:
    """None where there is no second hypothesis, or the evidence or the prior rules it out."""
    reached = posterior_of(weights)
    if len(reached) < 2:
        return None
    leader, runner_up = (int(i) for i in np.argsort(-reached, kind="stable")[:2])
    if reached[runner_up] == 0:
        return None
    summed = logs_of(weights).sum(axis=0)
    return Odds(
        leader=leader,
        runner_up=runner_up,
        now=float(weights.prior[leader] / weights.prior[runner_up]),
        to_flip=float(np.exp(summed[runner_up] - summed[leader])),
    )


def noisy_posteriors(
    weights: Weights, *, logit_sd: float, prior_cases: float, draws: int, seed: int
) -> Array:
    """(draws, n_hypotheses): what others who had to give these numbers might have got.

    logit_sd: spread of every P(fact | hypothesis) on the scale of log odds; what is given as 0 or 1 stays.
    prior_cases: the prior is drawn from Dirichlet(prior_cases * prior); what is ruled out stays so.
    """
    rng = np.random.default_rng(seed)
    shape = (draws, *weights.given.shape)
    with np.errstate(over="ignore"):
        odds = log(weights.given) - log(1 - weights.given) + rng.normal(0, logit_sd, shape)
        given = 1 / (1 + np.exp(-odds))
    prior = np.zeros((draws, len(weights.prior)))
    held = weights.prior > 0
    # A share of the prior so small that a draw of it is 0 would rule out what nobody ruled out.
    prior[:, held] = np.maximum(rng.dirichlet(prior_cases * weights.prior[held], draws), 1e-12)
    return posterior(prior, logs_of(weights, given))


def told_and_denied(weights: Weights, given: Array, group: str | None) -> tuple[Array, Array]:
    """The posteriors if one more fact were established, and if its opposite were."""
    told, denied = (
        Weights(
            prior=weights.prior,
            given=np.vstack([weights.given, row[None, :]]),
            rates=(*weights.rates, ((1.0, 0.0),)),
            groups=(*weights.groups, group),
            shared_cause=weights.shared_cause,
        )
        for row in (given, 1 - given)
    )
    return posterior_of(told), posterior_of(denied)
