"""How much each report adds: echoes of one statement count once, one occasion counts for less than its parts.

In: statements. Out: a weight in (0, 1] for each. Method: statements of one state that may be of one day,
in different documents, with the same acts and targets or nearly the same words, are one piece told m
times and weigh 1/m each. What is said on one occasion hangs together: n pieces weigh n / (1 + (n - 1) r),
the design effect of a cluster sample (Kish 1965).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from sottovoce.days import first_day, last_day
from sottovoce.records import Statement

# Word overlap (0-100) above which two tellings are one statement: alone, or with equal acts and targets.
SAME_WORDS = 80.0
SAME_SENSE = 50.0
# Share of variance that the statements of one occasion have in common. A judgement, not an estimate:
# 0, .1, .2 and .3 were tried on six coded dossiers and gave the same kinds of divergence.
WITHIN_OCCASION = 0.1


def echo_weights(statements: Sequence[Statement]) -> dict[str, float]:
    """Statement id -> 1/m, where m is the number of reports of the same statement."""
    weights: dict[str, float] = {}
    for group in echo_groups(statements):
        for statement in group:
            weights[statement.id] = 1 / len(group)
    return weights


def echo_groups(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements in groups of one origin; order within and between groups is that of their ids."""
    by_state: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: s.id):
        by_state[statement.speaker.state or statement.speaker.id].append(statement)
    return [group for same in by_state.values() for group in _grouped(same)]


def occasion_weights(
    occasions: NDArray[np.intp], weights: NDArray[np.float64], *, within: float = WITHIN_OCCASION
) -> NDArray[np.float64]:
    """Weights after the design effect. occasions: (n,) numbers of the occasions they were said on."""
    if not len(occasions):
        return weights
    totals = np.bincount(occasions, weights=weights)[occasions]
    return weights / (1 + np.maximum(0.0, totals - 1) * within)


def days_may_agree(one: str | None, other: str | None) -> bool:
    """Could both be the same day? An unknown day may be any."""
    if one is None or other is None:
        return True
    (first, last), (other_first, other_last) = _span(one), _span(other)
    return first <= other_last and other_first <= last


@lru_cache(maxsize=4096)
def _span(day: str) -> tuple[date, date]:
    return first_day(day), last_day(day)


def _grouped(statements: list[Statement]) -> list[list[Statement]]:
    groups: list[list[Statement]] = []
    for statement in statements:
        for group in groups:
            if any(_is_echo(statement, member) for member in group):
                group.append(statement)
                break
        else:
            groups.append([statement])
    return groups


def _is_echo(one: Statement, other: Statement) -> bool:
    if one.passage.document == other.passage.document or not days_may_agree(one.said_on, other.said_on):
        return False
    overlap = fuzz.token_set_ratio(one.content.casefold(), other.content.casefold())
    if overlap >= SAME_WORDS:
        return True
    return overlap >= SAME_SENSE and _sense(one) == _sense(other) and None not in (one.said_on, other.said_on)


def _sense(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(statement.acts), frozenset(target.id for target in statement.targets)
