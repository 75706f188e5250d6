"""How much each report adds: echoes of one statement count once, one occasion counts for less than its parts.

In: statements. Out: a weight in (0, 1] for each. Method: statements of one state that may be of one day,
in different documents, with the same acts and targets or nearly the same words, are one piece told m
times and weigh 1/m each. What is said on one occasion hangs together: n pieces weigh n / (1 + (n - 1) r),
the design effect of a cluster sample (Kish 1965).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from sottovoce.days import first_day, last_day
from sottovoce.records import Statement

# Word overlap (0-100) above which two tellings are one statement: alone, or with equal acts and targets.
SAME_WORDS = 80.0
SAME_SENSE = 50.0
# Share of variance that the statements of one occasion have in common. A judgement, not an estimate:
# 0, .1, .2 and .3 were tried on six coded dossiers and gave the same kinds of divergence.
WITHIN_OCCASION = 0.1
# A day known only to a longer span may be any, where candidates for an echo are looked up.
LISTED_DAYS = 366


def echo_weights(statements: Sequence[Statement]) -> dict[str, float]:
    """Statement id -> 1/m, where m is the number of reports of the same statement."""
    weights: dict[str, float] = {}
    for group in echo_groups(statements):
        for statement in group:
            weights[statement.id] = 1 / len(group)
    return weights


def echo_groups(statements: Iterable[Statement], *, is_in_order: bool = False) -> list[list[Statement]]:
    """The statements in groups of one origin; order within and between groups is that of their ids.

    is_in_order: the order given holds instead, and the groups of the first statements are the same whatever
    follows them.
    """
    by_state: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements if is_in_order else sorted(statements, key=lambda s: s.id):
        by_state[statement.speaker.state or statement.speaker.id].append(statement)
    return [group for same in by_state.values() for group in _grouped(same)]


def occasion_weights(
    occasions: Mapping[str, Hashable], weights: Mapping[str, float], *, within: float = WITHIN_OCCASION
) -> dict[str, float]:
    """Weights after the design effect. occasions: statement id -> the occasion it was said on."""
    totals: defaultdict[Hashable, float] = defaultdict(float)
    for key in sorted(occasions):
        totals[occasions[key]] += weights[key]
    return {
        key: weights[key] / (1 + max(0.0, totals[occasion] - 1) * within)
        for key, occasion in occasions.items()
    }


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
    """Each joins the first group that holds an echo of it; only those that may share its day are asked."""
    groups: list[list[Statement]] = []
    by_day: defaultdict[int, set[int]] = defaultdict(set)  # day -> places of groups with a telling of it
    of_any_day: set[int] = set()
    for statement in statements:
        days = _days(statement.said_on)
        if days is None:
            near: Iterable[int] = range(len(groups))
        else:
            near = sorted(of_any_day.union(*(by_day[day] for day in days if day in by_day)))
        joined = (place for place in near if any(_is_echo(statement, member) for member in groups[place]))
        place = next(joined, len(groups))
        if place == len(groups):
            groups.append([])
        groups[place].append(statement)
        for shared in [of_any_day] if days is None else [by_day[day] for day in days]:
            shared.add(place)
    return groups


def _days(said_on: str | None) -> range | None:
    """The days that it may mean; None for more than can be listed."""
    if said_on is None:
        return None
    first, last = _span(said_on)
    days = range(first.toordinal(), last.toordinal() + 1)
    return days if len(days) <= LISTED_DAYS else None


def _is_echo(one: Statement, other: Statement) -> bool:
    if one.passage.document == other.passage.document or not days_may_agree(one.said_on, other.said_on):
        return False
    overlap = fuzz.token_set_ratio(one.content.casefold(), other.content.casefold(), score_cutoff=SAME_SENSE)
    if overlap >= SAME_WORDS:
        return True
    return overlap >= SAME_SENSE and _sense(one) == _sense(other) and None not in (one.said_on, other.said_on)


def _sense(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(statement.acts), frozenset(target.id for target in statement.targets)
