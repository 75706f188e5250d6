"""Cheap talk of one sender with two receivers, in private and in public, solved in arrays.

In: payoffs and a prior, n games at once. Out: with whom honest talk is possible (five regimes), whether a
game lies on an edge between two, what honest talk is worth, and the public equilibria that tell part of the
truth.
Method: Farrell and Gibbons (1989), derived anew; docs/methods/two-audiences.md.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sottovoce.judgement.columns import Array, Flags, columns

# Sums that ought to be nought come out as the last digits of their parts.
_ROUNDING = 1e-12


class Regime(StrEnum):
    """With which of two receivers, and how, honest talk is possible. An upper bound: babbling always is."""

    NONE = "no communication"
    FULL = "full communication"
    ONE_SIDED = "one-sided discipline"
    MUTUAL = "mutual discipline"
    SUBVERSION = "subversion"


REGIMES = tuple(Regime)


@dataclass(frozen=True, kw_only=True, slots=True)
class TwoAudiences:
    """n games; every field (n,) or a number. The state is 1 with chance `prior`, else 2.

    first_1: what the sender gains in state 1 when the first receiver takes the action that fits it, above the
    other action; the rest accordingly. own_first_1: what that receiver gains by fitting, above 0.
    """

    first_1: Array | float
    first_2: Array | float
    second_1: Array | float
    second_2: Array | float
    own_first_1: Array | float = 1.0
    own_first_2: Array | float = 1.0
    own_second_1: Array | float = 1.0
    own_second_2: Array | float = 1.0
    prior: Array | float = 0.5

    def gains(self) -> tuple[Array, Array, Array, Array]:
        """first_1, first_2, second_1, second_2, each (n,); what is nought but for rounding is nought."""
        parts = (self.first_1, self.first_2, self.second_1, self.second_2)
        given = np.array(columns(*parts, self.prior, *self.needed())[:4])
        first_1, first_2, second_1, second_2 = np.where(
            np.abs(given) > _ROUNDING * np.abs(given).max(axis=0), given, 0.0
        )
        return first_1, first_2, second_1, second_2

    def needed(self) -> tuple[Array, Array]:
        """Belief in state 1 from which each receiver takes the first action."""
        first, second = columns(
            np.divide(self.own_first_2, np.add(self.own_first_1, self.own_first_2)),
            np.divide(self.own_second_2, np.add(self.own_second_1, self.own_second_2)),
        )
        return first, second


@dataclass(frozen=True, kw_only=True, slots=True)
class HonestTalk:
    """Where telling the truth is an equilibrium, each (n,)."""

    to_first: Flags
    to_second: Flags
    in_public: Flags

    def regime(self) -> NDArray[np.int64]:
        """(n,) index into REGIMES."""
        both, either = self.to_first & self.to_second, self.to_first | self.to_second
        return np.select(
            [both, either & self.in_public, either, self.in_public],
            [
                REGIMES.index(regime)
                for regime in (Regime.FULL, Regime.ONE_SIDED, Regime.SUBVERSION, Regime.MUTUAL)
            ],
            REGIMES.index(Regime.NONE),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Worth:
    """What honest public talk brings before the state is known, above what silence brings, each (n,).

    Receivers never lose by it; the sender may, so that it is available rather than predicted.
    """

    sender: Array
    first: Array
    second: Array


@dataclass(frozen=True, kw_only=True, slots=True)
class PartialTalk:
    """One family of public equilibria that tell part of the truth, each (n,).

    Numbers mean something only where `exists`, and are 0 elsewhere.
    """

    exists: Flags
    is_first_easy: Flags  # does the first receiver act on the weaker belief?
    acts: Array  # P(the wavering receiver takes the first action | the shared message)
    shared: Array  # P(the mixing type sends the shared message)
    belief: Array  # in state 1 at the shared message


def honest_talk(game: TwoAudiences) -> HonestTalk:
    first_1, first_2, second_1, second_2 = game.gains()
    edge = -_ROUNDING * _scale(game)
    return HonestTalk(
        to_first=np.minimum(first_1, first_2) >= edge,
        to_second=np.minimum(second_1, second_2) >= edge,
        in_public=np.minimum(first_1 + second_1, first_2 + second_2) >= edge,
    )


def regime_of(first_1: float, first_2: float, second_1: float, second_2: float) -> Regime:
    game = TwoAudiences(first_1=first_1, first_2=first_2, second_1=second_1, second_2=second_2)
    return REGIMES[int(honest_talk(game).regime()[0])]


def is_on_an_edge(game: TwoAudiences) -> Flags:
    """Where the slightest change of a payoff changes with whom honest talk is possible."""
    first_1, first_2, second_1, second_2 = game.gains()
    edge = _ROUNDING * _scale(game)
    least = (
        np.minimum(first_1, first_2),
        np.minimum(second_1, second_2),
        np.minimum(first_1 + second_1, first_2 + second_2),
    )
    return np.asarray(np.abs(least).min(axis=0) <= edge)


def worth_of_honesty(game: TwoAudiences) -> Worth:
    first_1, first_2, second_1, second_2 = game.gains()
    needed_first, needed_second, prior = columns(*game.needed(), game.prior, first_1)[:3]
    other = 1 - prior
    told = prior * (first_1 + second_1) + other * (first_2 + second_2)
    untold = np.where(prior >= needed_first, prior * first_1, other * first_2)
    untold = untold + np.where(prior >= needed_second, prior * second_1, other * second_2)
    return Worth(
        sender=told - untold,
        first=_gain_of_a_receiver(prior, game.own_first_1, game.own_first_2),
        second=_gain_of_a_receiver(prior, game.own_second_1, game.own_second_2),
    )


def first_state_wavers(game: TwoAudiences) -> PartialTalk:
    """State 1 is revealed, or hidden behind a message it shares with state 2, at which the easier receiver is
    in doubt and the harder one takes the second action (H1 of the method page)."""
    easy_1, easy_2, hard_1, hard_2, low, _, is_first_easy, prior = _by_ease(game)
    acts = 1 + _over(hard_1, easy_1)
    exists = (easy_1 != 0) & (acts > 0) & (acts < 1) & (prior > low)
    exists &= easy_2 * (1 - acts) + hard_2 >= -_ROUNDING * _scale(game)
    shared = _over(low * (1 - prior), prior * (1 - low))
    return _partial(exists & _is_told_apart(game), is_first_easy, acts, shared, low)


def second_state_wavers(game: TwoAudiences) -> PartialTalk:
    """State 2 is revealed, or hidden behind a message it shares with state 1, at which the harder receiver is
    in doubt and the easier one takes the first action (H2 of the method page)."""
    easy_1, easy_2, hard_1, hard_2, _, high, is_first_easy, prior = _by_ease(game)
    acts = -_over(easy_2, hard_2)
    exists = (hard_2 != 0) & (acts > 0) & (acts < 1) & (prior < high)
    exists &= easy_1 + hard_1 * acts >= -_ROUNDING * _scale(game)
    shared = _over(prior * (1 - high), high * (1 - prior))
    return _partial(exists & _is_told_apart(game), is_first_easy, acts, shared, high)


def _by_ease(
    game: TwoAudiences,
) -> tuple[Array, Array, Array, Array, Array, Array, Flags, Array]:
    """Gains with the receiver of the lower threshold, then with the other; both thresholds; who is easier."""
    first_1, first_2, second_1, second_2 = game.gains()
    needed_first, needed_second, prior = columns(*game.needed(), game.prior, first_1)[:3]
    is_first_easy = needed_first < needed_second
    return (
        np.where(is_first_easy, first_1, second_1),
        np.where(is_first_easy, first_2, second_2),
        np.where(is_first_easy, second_1, first_1),
        np.where(is_first_easy, second_2, first_2),
        np.minimum(needed_first, needed_second),
        np.maximum(needed_first, needed_second),
        is_first_easy,
        prior,
    )


def _is_told_apart(game: TwoAudiences) -> Flags:
    """Receivers that change their minds at one belief are one receiver: nothing between them to mix on."""
    first, second = game.needed()
    return np.asarray(np.abs(first - second) > _ROUNDING)


def _partial(exists: Flags, is_first_easy: Flags, acts: Array, shared: Array, belief: Array) -> PartialTalk:
    return PartialTalk(
        exists=exists,
        is_first_easy=is_first_easy,
        acts=np.where(exists, acts, 0.0),
        shared=np.where(exists, shared, 0.0),
        belief=np.where(exists, belief, 0.0),
    )


def _gain_of_a_receiver(prior: Array, own_1: Array | float, own_2: Array | float) -> Array:
    one, two = prior * own_1, (1 - prior) * own_2
    return np.asarray(np.minimum(one, two), dtype=float)  # one + two told, the larger of them untold


def _scale(game: TwoAudiences) -> Array:
    return np.asarray(np.max(np.abs(game.gains()), axis=0))


def _over(above: Array, below: Array) -> Array:
    """above / below, 0 where below is."""
    return np.asarray(np.divide(above, below, out=np.zeros_like(above), where=below != 0))
