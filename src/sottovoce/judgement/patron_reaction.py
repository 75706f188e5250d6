"""The private assurance game where the courted side sees how the patron takes a leak before it decides.

In: n games. Out: posterior odds after each reaction, all generic perfect Bayesian equilibria and the one
selected. Method: a patron that punishes free senders more often than dependent ones vouches for the sender by
its anger and convicts it by a shrug. One type may mix, and then the courted side mixes after one reaction;
enumerated in order of likelihood ratio (docs/methods/private-assurance.md).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np
from numpy.typing import NDArray

from sottovoce.judgement.columns import Array, Flags, columns, quotient
from sottovoce.judgement.private_assurance import Game, select


class Reaction(StrEnum):
    """What the courted side sees of the patron before it decides."""

    PUNISHED = "it leaked, and the patron punished the sender"
    QUIET = "it did not leak"
    TOLERATED = "it leaked, and the patron let it pass"


REACTIONS = tuple(Reaction)
# Certainty has no odds; it is the limit of beliefs that leave this much doubt.
_DOUBT = 1e-12


@dataclass(frozen=True, kw_only=True, slots=True)
class Signals:
    """Each (3, n), in the order of REACTIONS."""

    if_free: Array  # P(reaction | an approach by a free sender)
    if_dependent: Array
    ratio: Array  # likelihood ratio of free to dependent; infinite where only a free sender meets it


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenEquilibria:
    """For each outcome in the order of OUTCOMES: (5, n), acceptance (5, 3, n) in the order of REACTIONS."""

    exists: Flags
    sent_free: Array
    sent_dependent: Array
    accepted: Array


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenPlay:
    """The selected equilibrium of each of n games."""

    outcome: NDArray[np.int64]  # (n,) index into OUTCOMES
    sent_free: Array  # (n,)
    sent_dependent: Array
    accepted: Array  # (3, n): P(accept | sent, reaction)
    likelihood: Array  # (3, n): P(reaction | sent); by the prior where nobody sends
    posterior: Array  # (3, n): P(free | sent, reaction); by the prior where nobody sends


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ladder:
    """Signals from the most to the least favourable. The courted side's best replies climb it as its belief
    rises: at position m + y it accepts after the first m signals, and after the next with chance y."""

    order: NDArray[np.intp]  # (3, n) index into REACTIONS
    ratio: Array  # (3, n)
    step_free: Array  # (3, n): chance of each signal
    step_dependent: Array

    def accepted_if_free(self, position: Array) -> Array:
        return _climbed(self.step_free, position)

    def accepted_if_dependent(self, position: Array) -> Array:
        return _climbed(self.step_dependent, position)

    def by_reaction(self, position: Array) -> Array:
        """(3, n): P(accept | reaction), in the order of REACTIONS."""
        rungs = np.clip(position - np.arange(3)[:, None], 0.0, 1.0)
        found = np.empty_like(rungs)
        np.put_along_axis(found, self.order, rungs, axis=0)
        return found


def signals(game: Game) -> Signals:
    leak, free, dependent = columns(game.leak, game.punished_free, game.punished_dependent, *game.nerves())[
        :3
    ]
    return Signals(
        if_free=np.array([leak * free, 1 - leak, leak * (1 - free)]),
        if_dependent=np.array([leak * dependent, 1 - leak, leak * (1 - dependent)]),
        ratio=np.array(
            [
                _likelihood_ratio(free, dependent),
                np.ones_like(leak),
                _likelihood_ratio(1 - free, 1 - dependent),
            ]
        ),
    )


def belief_after(prior: Array | float, ratio: Array | float) -> Array:
    """Bayes in odds: prior / (1 - prior) times the likelihood ratio, as a share."""
    believed, times = columns(prior, ratio)
    finite = np.where(np.isfinite(times), times, 0.0)
    weighed = quotient(believed * finite, believed * finite + 1 - believed, otherwise=1.0)
    return np.asarray(np.where(np.isfinite(times), weighed, np.where(believed > 0, 1.0, 0.0)))


def seen_equilibria(game: Game) -> SeenEquilibria:
    """All generic perfect Bayesian equilibria. Beliefs off the path are limits of trembles: a reaction that
    only one type can meet betrays that type."""
    free, dependent, odds, cost_free, cost_dependent = columns(
        *game.nerves(), _odds_over_needed(game), *game.costs()
    )
    ladder = _ladder(signals(game), len(free))
    both = _rungs_below(ladder, odds)
    apart = _rungs(ladder.ratio > 0)
    bluffing, bluff_at = _rung_of(ladder.step_dependent, dependent)
    hesitating, hesitate_at = _rung_of(ladder.step_free, free)
    bluff, hesitate = _share_that_balances(ladder, odds, bluffing, hesitating)
    refused = _rungs(np.isinf(ladder.ratio))
    one, nought = np.ones_like(odds), np.zeros_like(odds)
    is_costless = (cost_free == 0) & (cost_dependent == 0)
    exists = np.array(
        [
            (free < 1) & (ladder.accepted_if_dependent(apart) <= dependent),
            (free < ladder.accepted_if_free(both)) & (dependent <= ladder.accepted_if_dependent(both)),
            (bluff > 0) & (bluff < 1) & (free < ladder.accepted_if_free(bluff_at)) & (bluffing >= 0),
            (hesitate > 0)
            & (hesitate < 1)
            & (dependent < ladder.accepted_if_dependent(hesitate_at))
            & (hesitating >= 0),
            (ladder.accepted_if_free(refused) <= free) & ~(is_costless & (ladder.accepted_if_free(both) > 0)),
        ]
    )
    at = (apart, both, bluff_at, hesitate_at, refused)
    return SeenEquilibria(
        exists=exists,
        sent_free=np.array([one, one, one, hesitate, np.where(is_costless, 1.0, 0.0)]),
        sent_dependent=np.array([nought, one, bluff, one, np.where(cost_dependent == 0, 1.0, 0.0)]),
        accepted=np.array([ladder.by_reaction(position) for position in at]),
    )


def seen_play(game: Game) -> SeenPlay:
    """Select by D1, then the most informative, as in the game where the reaction is not seen."""
    found = seen_equilibria(game)
    free, dependent, prior = columns(*game.nerves(), game.prior, found.exists[0])[:3]
    told = signals(game)
    ladder = _ladder(told, len(free))
    # Positions are from 0 to 3; a third of them compares with "dares at all" as a chance does.
    dares_free, dares_dependent = (
        _position(step, nerve) / 3
        for step, nerve in ((ladder.step_free, free), (ladder.step_dependent, dependent))
    )
    chosen = select(found.exists, dares_free, dares_dependent)
    row = np.arange(len(chosen))
    sent_free, sent_dependent = found.sent_free[chosen, row], found.sent_dependent[chosen, row]
    is_silent = prior * sent_free + (1 - prior) * sent_dependent == 0
    by_free = prior * np.where(is_silent, 1.0, sent_free) * told.if_free
    by_dependent = (1 - prior) * np.where(is_silent, 1.0, sent_dependent) * told.if_dependent
    total = (by_free + by_dependent).sum(axis=0)
    return SeenPlay(
        outcome=chosen,
        sent_free=sent_free,
        sent_dependent=sent_dependent,
        accepted=found.accepted[chosen, :, row].T,
        likelihood=(by_free + by_dependent) / total,
        posterior=np.where(by_free > 0, by_free, 0.0)
        / np.where(by_free + by_dependent > 0, by_free + by_dependent, 1.0),
    )


def _odds_over_needed(game: Game) -> Array:
    """How far the odds of the prior reach towards the odds at which the courted side accepts."""
    prior, needed = columns(np.clip(game.prior, _DOUBT, 1 - _DOUBT), game.threshold())
    return np.asarray(prior * (1 - needed) / ((1 - prior) * needed))


def _likelihood_ratio(free: Array, dependent: Array) -> Array:
    return np.where((free == 0) & (dependent == 0), 1.0, quotient(free, dependent, otherwise=inf))


def _ladder(told: Signals, count: int) -> _Ladder:
    ratio, free, dependent = (
        np.broadcast_to(part, (3, count)) for part in (told.ratio, told.if_free, told.if_dependent)
    )
    order = np.argsort(-ratio, axis=0, kind="stable")
    return _Ladder(
        order=order,
        ratio=np.take_along_axis(ratio, order, axis=0),
        step_free=np.take_along_axis(free, order, axis=0),
        step_dependent=np.take_along_axis(dependent, order, axis=0),
    )


def _climbed(step: Array, position: Array) -> Array:
    return np.asarray((step * np.clip(position - np.arange(3)[:, None], 0.0, 1.0)).sum(axis=0))


def _rungs(is_accepted: Flags) -> Array:
    return np.asarray(is_accepted.sum(axis=0), dtype=float)


def _rungs_below(ladder: _Ladder, odds: Array) -> Array:
    """How many signals lift those odds over what is needed."""
    return _rungs(np.isinf(ladder.ratio) | (odds * _finite(ladder.ratio) >= 1))


def _position(step: Array, nerve: Array) -> Array:
    """Where on the ladder the chance of acceptance reaches the nerve ratio; infinite where it never does."""
    climbed = np.cumsum(step, axis=0)
    found = np.full(nerve.shape, inf)
    for rung in (2, 1, 0):
        before = climbed[rung] - step[rung]
        within = before + step[rung] >= nerve
        part = np.clip(quotient(nerve - before, step[rung], otherwise=0.0), 0.0, 1.0)
        found = np.where(within & (nerve <= 1), rung + part, found)
    return found


def _rung_of(step: Array, nerve: Array) -> tuple[NDArray[np.int64], Array]:
    """The signal after which the courted side has to mix to leave that type in doubt, -1 where none can; and
    the position on the ladder."""
    climbed = np.cumsum(step, axis=0)
    rung = np.full(nerve.shape, -1)
    position = np.zeros_like(nerve)
    for m in range(3):
        before = climbed[m] - step[m]
        is_here = (before < nerve) & (nerve <= climbed[m])
        rung = np.where(is_here, m, rung)
        position = np.where(is_here, m + quotient(nerve - before, step[m], otherwise=0.0), position)
    return rung, position


def _share_that_balances(
    ladder: _Ladder, odds: Array, bluffing: NDArray[np.int64], hesitating: NDArray[np.int64]
) -> tuple[Array, Array]:
    """How often the mixing type sends, so that the courted side is in doubt there; 0 where never."""
    row = np.arange(len(odds))
    bluff = odds * _finite(ladder.ratio[np.maximum(bluffing, 0), row])
    reach = odds * _finite(ladder.ratio[np.maximum(hesitating, 0), row])
    hesitate = quotient(1.0, reach, otherwise=0.0)
    return np.where(bluff < 1, bluff, 0.0), np.where(hesitate < 1, hesitate, 0.0)


def _finite(ratio: Array) -> Array:
    return np.where(np.isfinite(ratio), ratio, 0.0)
