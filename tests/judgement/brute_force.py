"""Games solved the slow way, by trying every profile, to hold the closed forms against.

Public talk: exact fractions, every pair of messages and of replies. Private assurance: Nash equilibria of the
strategic form (four plans of the sender, two of the courted side) by trying every set of best replies.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

Half = Fraction(1, 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Public:
    """Payoffs of one game of public talk: sender with both receivers, receivers' own, prior."""

    first: tuple[int, int]
    second: tuple[int, int]
    own_first: tuple[int, int]
    own_second: tuple[int, int]
    prior: Fraction

    def needed(self) -> tuple[Fraction, Fraction]:
        (x1, x2), (y1, y2) = self.own_first, self.own_second
        return Fraction(x2, x1 + x2), Fraction(y2, y1 + y2)

    def sender(self, state: int, replies: Sequence[Fraction]) -> Fraction:
        """replies: each receiver's chance of its first action."""
        fitting = [reply if state == 0 else 1 - reply for reply in replies]
        return self.first[state] * fitting[0] + self.second[state] * fitting[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """sent: each state's chance of message 0; replies: (message 0, message 1), each (first, second)."""

    sent: tuple[Fraction, Fraction]
    replies: tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]


def beliefs(game: Public, sent: Sequence[Fraction]) -> list[Fraction | None]:
    found: list[Fraction | None] = []
    for message in (0, 1):
        one, two = (chance if message == 0 else 1 - chance for chance in sent)
        total = game.prior * one + (1 - game.prior) * two
        found.append(game.prior * one / total if total else None)
    return found


def is_equilibrium(game: Public, profile: Profile) -> bool:
    """Exact, with free beliefs after a message that nobody sends: nobody gains by leaving the profile."""
    for belief, replies in zip(beliefs(game, profile.sent), profile.replies, strict=True):
        if belief is None:
            if not any(_fits(game, Fraction(n, 60), replies) for n in range(61)):
                return False
        elif not _fits(game, belief, replies):
            return False
    for state, chance in enumerate(profile.sent):
        here, there = (game.sender(state, replies) for replies in profile.replies)
        if (chance > 0 and here < there) or (chance < 1 and there < here):
            return False
    return True


def _fits(game: Public, belief: Fraction, replies: Sequence[Fraction]) -> bool:
    return all(
        (reply == 0 or belief >= needed) and (reply == 1 or belief <= needed)
        for reply, needed in zip(replies, game.needed(), strict=True)
    )


def tells_the_truth(game: Public) -> bool:
    """Is there an equilibrium in pure plans after which both receivers always know the state?"""
    return any(
        is_equilibrium(game, Profile(sent=(Fraction(1), Fraction(0)), replies=(here, there)))
        for here, there in product(product(map(Fraction, (0, 1)), repeat=2), repeat=2)
        if here == (1, 1) and there == (0, 0)
    )


def tells_something(game: Public) -> bool:
    """Is there an equilibrium with two messages that differ in what a receiver does? Every pair of replies is
    tried; where one receiver mixes, its chance is the one that leaves the mixing state in doubt."""
    return any(is_equilibrium(game, profile) and _differs(profile) for profile in _candidates(game))


def _differs(profile: Profile) -> bool:
    here, there = profile.replies
    is_sent = 0 < profile.sent[0] + profile.sent[1] < 2
    return here != there and is_sent


def _candidates(game: Public) -> Iterator[Profile]:
    pure = [(Fraction(a), Fraction(b)) for a, b in product((0, 1), repeat=2)]
    for here, there in product(pure, repeat=2):
        yield Profile(sent=(Fraction(1), Fraction(0)), replies=(here, there))
    for needed, mixing in zip(game.needed(), (0, 1), strict=True):
        for state, sure in product((0, 1), pure):
            for fixed in (Fraction(0), Fraction(1)):
                chance = _indifferent(game, state, mixing, fixed, sure)
                if chance is None:
                    continue
                mixed = (chance, fixed) if mixing == 0 else (fixed, chance)
                yield from _hiding(game, state, needed, mixed, sure)


def _indifferent(
    game: Public, state: int, mixing: int, fixed: Fraction, sure: tuple[Fraction, Fraction]
) -> Fraction | None:
    """The mixing receiver's chance at the shared message that leaves that state's sender in doubt."""

    def gap(chance: Fraction) -> Fraction:
        mixed = (chance, fixed) if mixing == 0 else (fixed, chance)
        return game.sender(state, mixed) - game.sender(state, sure)

    low, high = gap(Fraction(0)), gap(Fraction(1))
    if low == high:
        return None
    chance = -low / (high - low)
    return chance if 0 < chance < 1 else None


def _hiding(
    game: Public,
    state: int,
    needed: Fraction,
    mixed: tuple[Fraction, Fraction],
    sure: tuple[Fraction, Fraction],
) -> Iterator[Profile]:
    """Message 0 is shared by both states at that belief; the mixing state else sends message 1."""
    prior = game.prior
    if state == 0:
        chance = needed * (1 - prior) / (prior * (1 - needed))
        sent = (chance, Fraction(1))
    else:
        chance = prior * (1 - needed) / (needed * (1 - prior))
        sent = (Fraction(1), chance)
    if 0 < chance < 1:
        yield Profile(sent=sent, replies=(mixed, sure))


Plan = tuple[int, int]  # does a free, does a dependent sender give the assurance?
PLANS: tuple[Plan, ...] = ((1, 1), (1, 0), (0, 1), (0, 0))


def assurance_equilibria(
    prior: float,
    benefits: tuple[float, float],
    costs: tuple[float, float],
    gain: float,
    harm: float,
) -> set[tuple[float, float, float]]:
    """(sent by a free, by a dependent sender, accepted) of each extreme Nash equilibrium in which somebody
    sends; silence is told as (0, 0, 0)."""

    def sender(plan: Plan, accepted: float) -> float:
        gained = [accepted * benefit - cost for benefit, cost in zip(benefits, costs, strict=True)]
        return prior * plan[0] * gained[0] + (1 - prior) * plan[1] * gained[1]

    def courted(plan: Plan) -> float:
        return prior * plan[0] * gain - (1 - prior) * plan[1] * harm

    found = set()
    for accepted in _crossings(sender):
        best = max(sender(plan, accepted) for plan in PLANS)
        replies = [plan for plan in PLANS if best - sender(plan, accepted) < 1e-9]
        for weights in _answers(replies, courted, accepted):
            free, dependent = (sum(w * plan[i] for plan, w in weights.items()) for i in (0, 1))
            is_silent = free + dependent < 1e-9
            found.add(
                (0.0, 0.0, 0.0) if is_silent else (round(free, 6), round(dependent, 6), round(accepted, 6))
            )
    return found


def _crossings(sender: Callable[[Plan, float], float]) -> list[float]:
    """Chances of acceptance at which the sender's best plan can change, and both ends."""
    found = {0.0, 1.0}
    for one, other in combinations(PLANS, 2):
        low = sender(one, 0.0) - sender(other, 0.0)
        high = sender(one, 1.0) - sender(other, 1.0)
        if low != high and 0 < (at := -low / (high - low)) < 1:
            found.add(at)
    return sorted(found)


def _answers(
    replies: Sequence[Plan], courted: Callable[[Plan], float], accepted: float
) -> Iterator[dict[Plan, float]]:
    """Mixtures of the sender's best replies to which that acceptance is a best reply: single plans, and pairs
    that leave the courted side in doubt."""
    for plan in replies:
        worth = courted(plan)
        if (accepted == 0 or worth >= -1e-12) and (accepted == 1 or worth <= 1e-12):
            yield {plan: 1.0}
    for one, other in combinations(replies, 2):
        low, high = courted(one), courted(other)
        if low * high < 0:
            yield {one: high / (high - low), other: -low / (high - low)}
