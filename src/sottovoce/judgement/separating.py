"""What single fact would part a hypothesis from the leading one.

In: the weights as they are, the classes of evidence that nothing tells yet. Out: for a pair of hypotheses the
class that tells them apart best, with the posterior if it were so and if it were not. Method: the expected
information at even odds between the two, so that a far-off hypothesis is not judged by facts about others.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sottovoce.judgement.evidence_classes import OF_PATRON_ABROAD
from sottovoce.judgement.hypothesis_set import FactClass
from sottovoce.judgement.posterior import information
from sottovoce.judgement.sensitivity import Weights, posterior_of, told_and_denied

# With a fact told, others are no longer worth looking for; a silence may still be broken.
_SETTLES = {
    "sender_confirms": ("sender_denies", "sender_silent"),
    "sender_denies": ("sender_confirms", "sender_silent"),
}
_EVEN = np.array([0.5, 0.5])


@dataclass(frozen=True, kw_only=True, slots=True)
class Separation:
    kind: FactClass
    of_one: float  # P(fact | the hypothesis)
    of_other: float  # P(fact | the leading one)
    now: float
    if_so: float
    if_not: float


def untold(
    classes: Iterable[FactClass], told: frozenset[str], *, is_front_at_home: bool
) -> tuple[FactClass, ...]:
    """Facts that somebody could look for: not told, not ruled out by what is, and not a silence."""
    past = frozenset(name for one in told for name in _SETTLES.get(one, ()))
    return tuple(
        kind
        for kind in classes
        if kind.name not in told | past
        and kind.wait_days is None
        and not (is_front_at_home and kind.name in OF_PATRON_ABROAD)
    )


def best_separation(
    weights: Weights, names: tuple[str, ...], one: str, other: str, kinds: Iterable[FactClass]
) -> Separation | None:
    """None where no fact tells the two apart, or nothing could bring the hypothesis back."""
    reached = posterior_of(weights)
    index = names.index(one)
    if reached[index] == 0 or reached[names.index(other)] == 0:
        return None
    best: tuple[float, FactClass] | None = None
    for kind in kinds:
        pair = np.array([kind.given[one].probability, kind.given[other].probability])
        bits = information(_EVEN, pair)
        if bits > 0 and (best is None or bits > best[0]):
            best = bits, kind
    if best is None:
        return None
    kind = best[1]
    given = np.array([kind.given[name].probability for name in names])
    if_so, if_not = told_and_denied(weights, given, kind.group)
    return Separation(
        kind=kind,
        of_one=kind.given[one].probability,
        of_other=kind.given[other].probability,
        now=float(reached[index]),
        if_so=float(if_so[index]),
        if_not=float(if_not[index]),
    )
