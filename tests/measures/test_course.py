"""The filter and the smoother are the dense Gaussian posterior, and nothing later changes what was known."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.measures.course import (
    DAYS_A_YEAR,
    ENOUGH_FOR_MEMORY,
    Course,
    Piece,
    Totals,
    all_known,
    follow,
    weigh,
)
from sottovoce.measures.kalman import Slot, State, advance, begin, observe, smooth
from sottovoce.measures.levels import (
    MEMORY_YEARS,
    NOISE,
    SD_OF_MEAN,
    SPREAD,
    Family,
    returning,
    wandering,
)

# Two exact algorithms on small, well-conditioned matrices.
ROUNDING = 1e-8
DAY = 730_000  # an ordinal of a date

# Days of few, so that several pieces fall on one; values beyond what words hold are as good as any here.
_DAYS = st.integers(DAY, DAY + 4000) | st.sampled_from([DAY, DAY + 365, DAY + 2000])
_VALUES = st.floats(-1, 1).map(lambda value: round(value, 3))
_WEIGHTS = st.sampled_from([0.1, 0.35, 0.5, 1.0])
PIECES = st.builds(
    lambda day, late, value, weight: Piece(day + late, day, value, weight),
    _DAYS,
    st.sampled_from([0, 0, 1, 30, 900]),
    _VALUES,
    _WEIGHTS,
)
SOME = st.lists(PIECES, min_size=1, max_size=14)


def family_of(memory: float, spread: float, noise: float, sd_of_mean: float) -> Family:
    return Family(
        memory=np.full((1, 1), memory),
        spread=np.full(1, spread / noise),
        drift=np.zeros(()),
        noise=np.full(1, noise),
        log_prior=np.zeros((1, 1, 1)),
        sd_of_mean=sd_of_mean,
    )


FAMILIES = st.builds(
    family_of, st.floats(0.3, 20), st.floats(0.01, 1), st.floats(0.02, 1), st.sampled_from([0.0, 0.5, 1.0])
)


class Dense:
    """One joint Gaussian of the level at the pieces and at other days, conditioned on the pieces."""

    def __init__(self, family: Family, pieces: list[Piece]) -> None:
        self.family = family
        self.noise = float(family.noise[0])
        self.times = np.array([p.day for p in pieces]) / DAYS_A_YEAR
        self.start = float(self.times.min())
        self.values = np.array([p.value for p in pieces])
        self.weights = np.array([p.weight for p in pieces])
        self.centre = float(np.average(self.values, weights=self.weights)) if family.sd_of_mean else 0.0
        self.seen = self.kernel(self.times, self.times) + np.diag(self.noise / self.weights)

    def kernel(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        spread, apart = self.noise * float(self.family.spread[0]), np.abs(one[:, None] - other[None, :])
        common = self.noise * float(self.family.drift) * (np.minimum.outer(one, other) - self.start)
        fades = np.exp(-apart / float(self.family.memory[0, 0]))
        return spread * fades + common + self.family.sd_of_mean**2

    def at(self, day: int) -> tuple[float, float]:
        time = np.array([day / DAYS_A_YEAR])
        across = self.kernel(time, self.times)
        gain = np.linalg.solve(self.seen, across.T)[:, 0]
        mean = self.centre + gain @ (self.values - self.centre)
        return float(mean), float(self.kernel(time, time)[0, 0] - across[0] @ gain)

    def log_likelihood(self) -> float:
        away = self.values - self.centre
        return float(
            -0.5 * (away @ np.linalg.solve(self.seen, away) + np.linalg.slogdet(2 * math.pi * self.seen)[1])
        )


@given(FAMILIES | st.just(wandering()), SOME, st.integers(0, 3000))
@settings(deadline=None)
def test_the_filter_is_the_dense_gaussian_posterior(family: Family, pieces: list[Piece], later: int) -> None:
    known = [Piece(p.day, p.day, p.value, p.weight) for p in pieces]
    last = max(p.day for p in known) + later
    found = follow(known, [last], family=family)[-1]
    dense = Dense(family, known).at(last)
    assert (found.mean, found.variance) == pytest.approx(dense, abs=ROUNDING)


@given(FAMILIES | st.just(wandering()), SOME, st.lists(st.integers(0, 5000), max_size=5))
@settings(deadline=None)
def test_the_smoother_is_the_dense_gaussian_posterior(
    family: Family, pieces: list[Piece], others: list[int]
) -> None:
    first = min(p.day for p in pieces)
    days = [*(p.day for p in pieces), *(first + other for other in others)]
    course = Course(family)
    course.take(pieces)
    dense = Dense(family, pieces)
    for day, found in zip(days, course.in_hindsight(days), strict=True):
        assert found == pytest.approx(dense.at(day), abs=ROUNDING)


@given(SOME, st.floats(0.3, 20), st.floats(0.01, 1), st.floats(0.02, 1))
@settings(deadline=None, max_examples=40)
def test_a_cell_is_as_probable_as_the_joint_gaussian_says(
    pieces: list[Piece], memory: float, spread: float, noise: float
) -> None:
    """Likelihoods are known up to what all cells share, so two of them are compared."""
    cells = [family_of(memory, spread, noise, 1.0), family_of(3.0, 0.09, 0.16, 1.0)]
    both = Family(
        memory=np.array([[memory], [3.0]]),
        spread=np.array([spread / noise, 0.09 / 0.16]),
        drift=np.zeros(()),
        noise=np.array([noise, 0.16]),
        log_prior=np.zeros((2, 2, 2)),
        sd_of_mean=1.0,
    )
    course = Course(both)
    course.take(pieces)
    weights = course.posterior().weights
    expected = Dense(cells[0], pieces).log_likelihood() - Dense(cells[1], pieces).log_likelihood()
    if min(weights[0, 0, 0], weights[1, 1, 1]) > 1e-12:
        found = math.log(weights[0, 0, 0]) - math.log(weights[1, 1, 1])
        assert found == pytest.approx(expected, abs=1e-5)


def test_before_anything_is_seen_the_grid_weighs_as_its_prior() -> None:
    """The grid runs over spread by noise; noise and memory keep their own medians all the same."""
    family = returning()
    state = begin(0.0, family)
    weights = weigh(state, family, Totals(count=0, weight=1.0)).weights
    noise = np.exp((weights * np.log(family.noise)).sum() / 2)
    assert noise == pytest.approx(NOISE[0], rel=0.02)
    memory = np.exp((weights * np.log(family.memory)[..., None]).sum())
    assert memory == pytest.approx(MEMORY_YEARS[0], rel=1e-6)


def test_the_grid_is_fine_enough() -> None:
    """A denser grid moves neither the level nor its deviation by more than one hundredth."""
    chance = np.random.default_rng(3)
    for count in (6, 20, 80):
        days = np.sort(chance.integers(DAY, DAY + 3000, count))
        values = np.clip(0.5 * np.sin(days / 400) + chance.normal(0, 0.3, count), -1, 1)
        pieces = [Piece(int(d), int(d), float(v), 0.5) for d, v in zip(days, values, strict=True)]
        coarse = follow(pieces)[-1]
        fine = follow(pieces, family=_finer())[-1]
        assert coarse.mean == pytest.approx(fine.mean, abs=0.01)
        assert coarse.variance**0.5 == pytest.approx(fine.variance**0.5, abs=0.01)


def _finer() -> Family:
    memory = np.log(MEMORY_YEARS[0]) + np.linspace(-3.5, 3.5, 45) * MEMORY_YEARS[1]
    noise = np.log(NOISE[0]) + np.linspace(-3.5, 3.5, 71) * NOISE[1]
    ratio = np.log(SPREAD[0] / NOISE[0]) + np.linspace(-4, 4, 61)
    prior = (
        ((memory[:, None, None] - np.log(MEMORY_YEARS[0])) / MEMORY_YEARS[1]) ** 2
        + ((ratio[:, None] + noise - np.log(SPREAD[0])) / SPREAD[1]) ** 2
        + ((noise - np.log(NOISE[0])) / NOISE[1]) ** 2
    )
    return Family(
        memory=np.exp(memory)[:, None],
        spread=np.exp(2 * ratio),
        drift=np.zeros(()),
        noise=np.exp(2 * noise),
        log_prior=-0.5 * prior,
        sd_of_mean=SD_OF_MEAN,
    )


@given(st.lists(PIECES, min_size=1, max_size=20), st.randoms())
@settings(deadline=None, max_examples=40)
def test_the_order_of_pieces_does_not_matter(pieces: list[Piece], chance: object) -> None:
    turned = list(pieces)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert follow(turned) == follow(pieces)


@given(st.lists(PIECES, min_size=2, max_size=20))
@settings(deadline=None, max_examples=60)
def test_what_comes_to_be_known_later_changes_nothing_that_was_known(pieces: list[Piece]) -> None:
    in_order = sorted(pieces)
    whole = {found.day: found for found in follow(in_order)}
    for cut in {p.known_on for p in in_order}:
        for found in follow([p for p in in_order if p.known_on <= cut]):
            assert whole[found.day] == found


@given(st.lists(PIECES, min_size=1, max_size=20))
@settings(deadline=None, max_examples=60)
def test_pieces_put_in_late_give_the_filter_run_at_once(pieces: list[Piece]) -> None:
    bit_by_bit = follow(pieces)[-1]
    at_once = all_known(pieces)
    assert (bit_by_bit.mean, bit_by_bit.variance) == pytest.approx(
        at_once.at(bit_by_bit.day, at_once.posterior()), abs=ROUNDING
    )


def test_a_long_course_goes_on_from_the_states_it_kept() -> None:
    """Longer than the states that are kept, with a piece put in before them."""
    chance = np.random.default_rng(1)
    early = [Piece(DAY + 7 * n, DAY + 7 * n, float(chance.uniform(-1, 1)), 0.5) for n in range(500)]
    late = Piece(DAY + 4000, DAY + 7 * 40 + 3, 0.7, 0.5)
    bit_by_bit = follow([*early, late])[-1]
    at_once = all_known([*early, late])
    assert (bit_by_bit.mean, bit_by_bit.variance) == pytest.approx(
        at_once.at(bit_by_bit.day, at_once.posterior()), abs=ROUNDING
    )


@given(st.lists(PIECES, min_size=1, max_size=20))
@settings(deadline=None, max_examples=60)
def test_the_interval_widens_in_a_silence(pieces: list[Piece]) -> None:
    last = max(p.known_on for p in pieces)
    silence = [found for found in follow(pieces, [last + 100, last + 1000, last + 9000]) if found.day >= last]
    assert all(after.variance >= before.variance for before, after in pairwise(silence))
    assert silence[-1].variance > silence[0].variance


@given(st.lists(PIECES, min_size=1, max_size=20))
@settings(deadline=None, max_examples=60)
def test_hindsight_ends_where_the_last_day_stands(pieces: list[Piece]) -> None:
    last = max(p.known_on for p in pieces)
    known = follow(pieces)[-1]
    course = all_known(pieces)
    assert course.in_hindsight([last])[0] == pytest.approx((known.mean, known.variance), abs=ROUNDING)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([0.8], id="one-piece"),
        pytest.param([1.0] * 12, id="all-equal-on-one-day"),
        pytest.param([1.0, -1.0] * 6, id="contradictory-on-one-day"),
        pytest.param([0.0] * 12, id="all-zero"),
        pytest.param([-1.0] * ENOUGH_FOR_MEMORY, id="just-enough"),
    ],
)
def test_a_single_day_gives_numbers(values: list[float]) -> None:
    pieces = [Piece(DAY, DAY, value, 0.5) for value in values]
    [found] = follow(pieces)
    [(mean, variance)] = all_known(pieces).in_hindsight([DAY])
    assert all(math.isfinite(x) for x in (found.mean, found.variance, mean, variance))
    assert found.variance > 0
    assert abs(found.mean - np.mean(values)) < 0.35


def test_contradiction_leaves_less_sure_than_agreement() -> None:
    apart, alike = (
        follow([Piece(DAY + n, DAY + n, value, 0.5) for n, value in enumerate(values)])[-1]
        for values in ([0.9, -0.9] * 6, [0.1, -0.1] * 6)
    )
    assert apart.variance > alike.variance


def test_below_six_pieces_the_level_wanders_and_from_six_it_returns() -> None:
    pieces = [Piece(DAY + n, DAY + n, 0.5, 1.0) for n in range(ENOUGH_FOR_MEMORY)]
    few, enough = all_known(pieces[:-1]).parameters(), all_known(pieces).parameters()
    assert math.isinf(few.memory) and math.isfinite(enough.memory)


@given(st.permutations(range(4)))
@settings(max_examples=10)
def test_a_slot_holds_the_sums_of_what_was_seen_at_it(order: list[int]) -> None:
    rows = [(0.5, 1.0), (-0.2, 0.5), (0.9, 0.25), (0.1, 0.1)]
    values, weights = zip(*(rows[n] for n in order), strict=True)
    slot = Slot(0.0, weights[0], values[0])
    for value, weight in zip(values[1:], weights[1:], strict=True):
        slot.add(value, weight)
    mean = np.average(values, weights=weights)
    assert slot.mean == pytest.approx(mean)
    assert slot.scatter == pytest.approx(
        float(np.average((values - mean) ** 2, weights=weights) * sum(weights))
    )


def test_the_worked_case_of_the_method_page() -> None:
    """docs/methods/alignment.md: m = 0, s2 = .09, ell = 3, sig2 = .16, seen twice, a year apart."""
    family = family_of(3.0, 0.09, 0.16, 0.0)
    first = observe(begin(0.0, family), Slot(0.0, 1.0, 0.6))
    before = advance(first, 1.0, family)
    second = observe(before, Slot(1.0, 0.5, -0.2))
    assert _shown(first) == (0.216, 0.0576)
    assert _shown(before) == (0.1548, 0.0734)
    assert _shown(second) == (0.0886, 0.0597)
    hindsight = smooth([Slot(0.0, 1.0, 0.6), Slot(1.0, 0.5, -0.2)], [0.0], family)
    assert _shown(hindsight[0.0]) == (0.1788, 0.0533)


def _shown(state: State) -> tuple[float, float]:
    return round(float(state.level[0, 0, 0]), 4), round(0.16 * float(state.variance[0, 0]), 4)
