import random
import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_statements import event, statement

from sottovoce.errors import PolarityOutOfRange
from sottovoce.measures.alignment import measure_alignment
from sottovoce.measures.sightings import RELIABILITY
from sottovoce.records import Alignment, Statement
from sottovoce.vocabulary import Authenticity


def news(found: Alignment) -> list[tuple[str, float, float, float]]:
    """The points of days on which something came to be known."""
    return [(p.day, p.value, p.low, p.high) for p in found.series if p.n_new]


def news_days(found: Alignment) -> list[str]:
    return [day for day, *_ in news(found)]


def warming() -> list[Statement]:
    return [
        statement(
            f"s{year}",
            ["assess"],
            targets=[("BBB", round(-0.9 + 0.2 * (year - 2020), 1))],
            said_on=f"{year}-06-01",
            surfaced_on=f"{year}-06-01",
            document=f"d{year}",
        )
        for year in range(2020, 2030)
    ]


def test_words_that_warm_over_the_years_raise_the_series() -> None:
    found = measure_alignment(warming(), [], actor="AAA", toward="BBB")
    assert news_days(found) == [f"{year}-06-01" for year in range(2020, 2030)]
    assert found.series[0].value < -0.4 < 0.4 < found.series[-1].value
    assert all(point.low <= point.value <= point.high for point in found.series)


def test_a_word_that_surfaced_late_counts_from_that_day_at_its_own_place() -> None:
    *others, quiet = warming()[:4]
    late = replace(quiet, surfaced_on="2025-01-01")
    found = measure_alignment([*others, late], [], actor="AAA", toward="BBB")
    on_time = measure_alignment([*others, quiet], [], actor="AAA", toward="BBB")
    assert news_days(found) == ["2020-06-01", "2021-06-01", "2022-06-01", "2025-01-01"]
    assert news(found)[:3] == news(on_time)[:3]
    assert found.series[-1].value == pytest.approx(on_time.series[-1].value)
    assert found.series[-1].high - found.series[-1].low > on_time.series[-1].high - on_time.series[-1].low


def test_a_late_word_before_known_ones_is_put_in_at_its_place() -> None:
    first, *others = warming()[:4]
    late = measure_alignment(
        [replace(first, surfaced_on="2025-01-01"), *others], [], actor="AAA", toward="BBB"
    )
    last = replace(others[-1], surfaced_on="2025-01-01")
    in_order = measure_alignment([first, *others[:-1], last], [], actor="AAA", toward="BBB")
    assert late.series[-1] == in_order.series[-1]
    assert late.measure.value == late.series[-1].value


def test_a_deed_is_known_once_a_report_of_it_is_out() -> None:
    deed = event("e", "SANCTION", ["AAA"], ["BBB"], "2031-03-01")
    found = measure_alignment(
        [], [deed], actor="AAA", toward="BBB", published={deed.passage.document: "2031-03-09"}
    )
    assert [point.day for point in found.series] == ["2031-03-09"]


def test_a_deed_weighs_more_than_a_word() -> None:
    word = statement("s", ["praise"], targets=[("BBB", 0.6)], said_on="2031-03-01")
    deed = event("e", "SANCTION", ["AAA"], ["BBB"], "2031-03-01")
    found = measure_alignment([word], [deed], actor="AAA", toward="BBB")
    assert found.measure.value is not None and found.measure.value < 0


def test_nothing_dated_gives_no_value() -> None:
    undated = statement("s", ["praise"], targets=[("BBB", 0.6)], said_on=None)
    found = measure_alignment([undated], [], actor="AAA", toward="BBB")
    assert (found.measure.value, found.series) == (None, ())


def test_a_member_of_a_bloc_counts_for_it() -> None:
    found = measure_alignment(warming(), [], actor="AAA", toward="UNI", codes=frozenset({"BBB", "CCC"}))
    assert len(news_days(found)) == 10


def test_an_actor_has_no_alignment_with_itself() -> None:
    pledge = statement("s", ["promise"], audience=["AAA public"])
    assert measure_alignment([pledge], [], actor="AAA", toward="AAA").measure.value is None


# --- as known, and in hindsight ---------------------------------------------------------------------

DAYS = st.integers(0, 1500).map(lambda n: (date(2030, 1, 1) + timedelta(n)).isoformat())
WORDS = st.lists(
    st.tuples(
        DAYS,
        st.sampled_from([0, 0, 2, 200]),
        st.sampled_from([-10, -4, -1, 1, 3, 9]),
        st.sampled_from(sorted(Authenticity)),
    ),
    min_size=1,
    max_size=12,
)
_THINGS = [letter * 8 for letter in "abcdefghijkl"]  # no two alike: none is an echo of another


def told(rows: list[tuple[str, int, int, Authenticity]]) -> list[Statement]:
    """Words that are no echoes of one another, each in a report of its own."""
    return [
        statement(
            f"s{number:02d}",
            ["assess"],
            targets=[("BBB", tenths / 10)],
            said_on=day,
            surfaced_on=(date.fromisoformat(day) + timedelta(late)).isoformat(),
            authenticity=authenticity,
            document=f"d{number}",
            content=_THINGS[number],
        )
        for number, (day, late, tenths, authenticity) in enumerate(rows)
    ]


@given(WORDS, st.randoms())
@settings(deadline=None, max_examples=30)
def test_the_order_of_reports_does_not_matter(
    rows: list[tuple[str, int, int, Authenticity]], chance: object
) -> None:
    words = told(rows)
    turned = list(words)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert measure_alignment(turned, [], actor="AAA", toward="BBB") == measure_alignment(
        words, [], actor="AAA", toward="BBB"
    )


@given(WORDS, st.integers(0, 11), st.integers(0, 400))
@settings(deadline=None, max_examples=30)
def test_an_echo_changes_nothing(
    rows: list[tuple[str, int, int, Authenticity]], which: int, later: int
) -> None:
    words = told(rows)
    one = words[which % len(words)]
    surfaced = (date.fromisoformat(one.surfaced_on or "") + timedelta(later)).isoformat()
    echo = replace(one, id="z", surfaced_on=surfaced, passage=replace(one.passage, document="another report"))
    alone = measure_alignment(words, [], actor="AAA", toward="BBB")
    again = measure_alignment([*words, echo], [], actor="AAA", toward="BBB")
    assert (again.series, again.hindsight) == (alone.series, alone.hindsight)
    assert [(p.record, p.weight) for p in again.measure.evidence] == [
        (p.record, p.weight) for p in alone.measure.evidence
    ]
    assert any("told 2 times" in piece.note for piece in again.measure.evidence)


@given(WORDS)
@settings(deadline=None, max_examples=30)
def test_later_reports_leave_what_was_known_as_it_was(rows: list[tuple[str, int, int, Authenticity]]) -> None:
    """Neither values nor parameters may look ahead; echoes of earlier words among the later ones included."""
    words = told(rows)
    words += [replace(w, id=f"a{w.id}", passage=replace(w.passage, document="late")) for w in words[::2]]
    whole = measure_alignment(words, [], actor="AAA", toward="BBB")
    cut = sorted(w.surfaced_on or "" for w in words)[len(words) // 2]
    early = measure_alignment(
        [w for w in words if (w.surfaced_on or "") <= cut], [], actor="AAA", toward="BBB"
    )
    assert [p for p in whole.series if p.day <= cut] == list(early.series)


def test_hindsight_knows_what_followed_and_the_series_does_not() -> None:
    cold = [replace(w, targets=(replace(w.targets[0], polarity=-0.8),)) for w in warming()[:5]]
    warm = [replace(w, targets=(replace(w.targets[0], polarity=0.8),)) for w in warming()[5:]]
    found = measure_alignment([*cold, *warm], [], actor="AAA", toward="BBB")
    known = {p.day: p for p in found.series}
    looked_back = {p.day: p for p in found.hindsight}
    assert looked_back["2024-06-01"].value > known["2024-06-01"].value + 0.02
    assert looked_back["2029-06-01"].value == pytest.approx(known["2029-06-01"].value)
    assert found.measure.value == known["2029-06-01"].value


def test_hindsight_stands_on_the_days_of_the_words_not_on_those_they_surfaced() -> None:
    [word] = warming()[:1]
    late = replace(word, surfaced_on="2020-07-15")
    found = measure_alignment([late], [], actor="AAA", toward="BBB")
    assert [(p.day, p.n_new) for p in found.series] == [("2020-07-15", 1)]
    assert [(p.day, p.n_new) for p in found.hindsight] == [("2020-06-01", 1), ("2020-07-15", 0)]


def test_the_interval_widens_up_to_the_day_of_the_question() -> None:
    found = measure_alignment(warming(), [], actor="AAA", toward="BBB", as_of="2033-02")
    silence = [p for p in found.series if p.day >= "2029-06-01"]
    widths = [p.high - p.low for p in silence]
    assert silence[-1].day == "2033-02-28" and len(silence) > 5
    assert all(after >= before for before, after in pairwise(widths)) and widths[-1] > 1.3 * widths[0]
    assert [p.n_new for p in silence] == [1, *([0] * (len(silence) - 1))]
    assert found.measure.value == silence[-1].value
    assert abs(found.measure.value) < abs(silence[0].value), "it returns to its mean"


def test_a_silence_ends_on_the_eve_of_news() -> None:
    found = measure_alignment(warming()[:2], [], actor="AAA", toward="BBB")
    eve, news_day = found.series[-2:]
    assert (eve.day, eve.n_new, news_day.day, news_day.n_new) == ("2021-05-31", 0, "2021-06-01", 1)
    assert eve.high - eve.low > news_day.high - news_day.low


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        pytest.param("on_record", "anonymous_sourced", id="unnamed-source"),
        pytest.param("leaked_confirmed", "leaked_unconfirmed", id="leak-not-confirmed"),
        pytest.param("leaked_unconfirmed", "leaked_denied", id="leak-denied"),
    ],
)
def test_words_that_little_vouches_for_move_it_less(stronger: str, weaker: str) -> None:
    high, low = (
        measure_alignment(
            [statement("s", ["assess"], targets=[("BBB", 0.8)], authenticity=authenticity)],
            [],
            actor="AAA",
            toward="BBB",
        ).measure
        for authenticity in (stronger, weaker)
    )
    assert high.value is not None and low.value is not None and high.value > low.value > 0


def test_every_kind_of_voucher_has_its_weight() -> None:
    assert set(RELIABILITY) == set(Authenticity)
    assert all(0 < weight <= 1 for weight in RELIABILITY.values())


def test_an_undated_telling_takes_nothing_from_the_dated_one() -> None:
    word = statement("s", ["assess"], targets=[("BBB", 0.8)])
    undated = replace(word, id="t", said_on=None, passage=replace(word.passage, document="digest"))
    alone = measure_alignment([word], [], actor="AAA", toward="BBB")
    assert measure_alignment([word, undated], [], actor="AAA", toward="BBB") == alone


def test_a_deed_told_by_three_reports_counts_once() -> None:
    deeds = [event(name, "SANCTION", ["AAA"], ["BBB"], "2031-03-01") for name in "abc"]
    one, three = (
        measure_alignment([], told_deeds, actor="AAA", toward="BBB") for told_deeds in (deeds[:1], deeds)
    )
    assert (one.series, one.hindsight) == (three.series, three.hindsight)
    assert three.measure.evidence[0].note == "deed, SANCTION, told 3 times"


@pytest.mark.parametrize("polarity", [1.2, -7.0, float("nan"), float("inf")])
def test_a_polarity_out_of_range_is_refused_in_words(polarity: float) -> None:
    wrong = statement("s17", ["praise"], targets=[("BBB", polarity)])
    with pytest.raises(PolarityOutOfRange, match=r's17.*BBB.*between -1 and 1[\s\S]*document "report"'):
        measure_alignment([wrong], [], actor="AAA", toward="BBB")


def test_a_polarity_out_of_range_towards_others_is_no_matter_here() -> None:
    word = statement("s", ["praise"], targets=[("BBB", 0.6), ("DDD", 9.0)])
    assert measure_alignment([word], [], actor="AAA", toward="BBB").measure.value is not None


@pytest.mark.parametrize("count", [1_000, 8_000])
def test_many_statements_are_followed_in_seconds(count: int) -> None:
    """Far above what it takes (half a second); what grows with the square of the reports would pass it."""
    chance = random.Random(2)
    words = []
    for number in range(count):
        day = date(2020, 1, 1) + timedelta(chance.randrange(900))
        words.append(
            statement(
                f"s{number:05d}",
                ["assess"],
                targets=[("BBB", chance.choice([-0.8, -0.3, 0.2, 0.7]))],
                said_on=day.isoformat(),
                surfaced_on=(day + timedelta(chance.randrange(5))).isoformat(),
                document=f"d{number}",
                content=" ".join("".join(chance.choices("abdegiklmnoprstu", k=6)) for _ in range(8)),
            )
        )
    began = time.process_time()
    found = measure_alignment(words, [], actor="AAA", toward="BBB")
    assert time.process_time() - began < 10
    assert sum(p.n_new for p in found.series) == len(found.measure.evidence) > 0.9 * count
