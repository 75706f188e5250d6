"""How much each report adds: echoes of one statement count once, one occasion counts for less than its parts.

In: statements. Out: a weight in (0, 1] for each. Method: statements of one state that may be of one day,
in different documents, with the same acts and targets or nearly the same words, are one piece told m
times and weigh 1/m each. What is said on one occasion hangs together: n pieces weigh n / (1 + (n - 1) r),
the design effect of a cluster sample (Kish 1965).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from sottovoce.measures.tellings import group_tellings
from sottovoce.records import Statement

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


def echo_groups(statements: Iterable[Statement], *, is_in_order: bool = False) -> list[list[Statement]]:
    """The statements in groups of one origin; order within and between groups is that of their ids.

    A statement joins the first group of which any member is its echo.
    is_in_order: the order given holds instead, and the groups of the first statements are the same whatever
    follows them.
    """
    by_state: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements if is_in_order else sorted(statements, key=lambda s: s.id):
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


def _grouped(statements: list[Statement]) -> list[list[Statement]]:
    groups: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement, number in zip(statements, group_tellings(statements), strict=True):
        groups[number].append(statement)
    return list(groups.values())
