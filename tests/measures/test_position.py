import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_statements import statement

from sottovoce.measures.columns import codes_in
from sottovoce.measures.position import Sides, audience_side, is_frank, position_of, sides_of
from sottovoce.vocabulary import Act

SIDES = Sides(patron=frozenset({"BBB"}), courted=frozenset({"CCC"}))
HOME = Sides(patron=frozenset({"AAA"}), courted=frozenset({"CCC"}))


@pytest.mark.parametrize(
    ("acts", "audience", "targets", "value", "weight"),
    [
        pytest.param(["justify"], [], [("BBB", 0.9)], 0.9, 1, id="patron-excused"),
        pytest.param(["accuse"], [], [("CCC", -0.6)], 0.6, 1, id="courted-blamed"),
        pytest.param(["accuse"], [], [("BBB", 0.3), ("CCC", -0.9)], 1.0, 1, id="both-rated-and-clipped"),
        pytest.param(["assure"], ["CCC"], [], -0.5, 0.75, id="assurance-that-names-nobody"),
        pytest.param(["promise"], ["Anna Ro", "BBB"], [], 0.5, 0.75, id="promise-to-the-patron"),
        pytest.param(["propose"], ["CCC"], [("CCC", 0.3)], -0.8, 1, id="kind-offer-counts-twice"),
        pytest.param(["appeal"], ["CCC"], [("CCC", -0.3)], 0.3, 1, id="demand-is-no-overture"),
        pytest.param(["appeal"], ["CCC"], [("CCC", 0.0)], -0.5, 0.75, id="rated-nought-leaves-the-act"),
    ],
)
def test_position_comes_from_words_first_and_then_from_the_act(
    acts: list[str], audience: list[str], targets: list[tuple[str, float]], value: float, weight: float
) -> None:
    found = position_of(statement("s", acts, audience=audience, targets=targets), SIDES)
    assert found is not None
    assert found.value == pytest.approx(value)
    assert found.weight == weight


@pytest.mark.parametrize(
    ("acts", "audience", "targets"),
    [
        pytest.param(["inform"], ["CCC"], [], id="bare-fact"),
        pytest.param(["no_comment"], [], [("BBB", 0.3)], id="no-comment"),
        pytest.param(["assure"], [], [], id="assurance-to-nobody"),
        pytest.param(["assure"], ["DDD"], [], id="assurance-to-a-third-state"),
        pytest.param(["refuse", "assure"], ["CCC"], [], id="harsh-and-kind-at-once"),
        pytest.param(["praise"], [], [("AAA", 0.9)], id="self-praise"),
        pytest.param(["accuse"], [], [("BBB opposition", -0.9)], id="not-the-state-itself"),
    ],
)
def test_position_is_unknown_where_nothing_speaks_to_it(
    acts: list[str], audience: list[str], targets: list[tuple[str, float]]
) -> None:
    assert position_of(statement("s", acts, audience=audience, targets=targets), SIDES) is None


@pytest.mark.parametrize(
    ("audience", "channel", "sides", "side"),
    [
        pytest.param(["Anna Ro", "BBB"], "private", SIDES, "patron", id="patron-in-private"),
        pytest.param(["CCC public"], "public", SIDES, "courted", id="courted-public"),
        pytest.param([], "public", SIDES, "public", id="nobody-named"),
        pytest.param(["AAA public"], "public", SIDES, "public", id="own-public"),
        pytest.param(["AAA parliament"], "public", HOME, "patron", id="front-at-home"),
        pytest.param(["BBB public", "CCC"], "public", SIDES, "public", id="both-in-the-open"),
        pytest.param(["BBB", "CCC"], "private", SIDES, None, id="both-behind-doors"),
        pytest.param([], "leaked", SIDES, None, id="leaked-to-nobody-named"),
        pytest.param(["DDD"], "private", SIDES, None, id="third-state-in-private"),
        pytest.param(["Some Minister"], "leaked", SIDES, None, id="names-have-no-code"),
    ],
)
def test_audience_decides_before_the_channel(
    audience: list[str], channel: str, sides: Sides, side: str | None
) -> None:
    assert audience_side(statement("s", ["inform"], audience=audience, channel=channel), sides) == side


def test_a_bloc_counts_with_its_members_and_a_member_with_its_bloc() -> None:
    blocs = {"UNI": frozenset({"CCC", "DDD"}), "SKY": frozenset({"UNI", "EEE"})}
    assert sides_of("BBB", "SKY", blocs).courted == {"SKY", "UNI", "EEE", "CCC", "DDD"}
    assert sides_of("BBB", "CCC", blocs).courted == {"CCC", "UNI"}
    assert sides_of("DDD", "CCC", blocs).courted == {"CCC"}, "what belongs to both sides counts for neither"


def test_only_the_leading_code_of_an_audience_entry_counts() -> None:
    assert codes_in(["CCC public", "Bbb", "Anna", "BBB border guard", "X"]) == {"CCC", "BBB"}


def test_praise_of_the_patron_to_the_courted_face_is_frank_and_a_threat_is_not() -> None:
    assert is_frank(statement("s", ["align"], audience=["CCC"], targets=[("BBB", 0.6)]), SIDES)
    assert is_frank(statement("s", ["accuse"], audience=["CCC"], targets=[("CCC", -0.6)]), SIDES)
    assert not is_frank(statement("s", ["threaten"], audience=["CCC"], targets=[("CCC", -0.3)]), SIDES)


TARGETS = st.lists(st.tuples(st.sampled_from(["AAA", "BBB", "CCC", "DDD"]), st.floats(-1, 1)), max_size=4)
ACTS = st.lists(st.sampled_from([act.value for act in Act]), min_size=1, max_size=3)
AUDIENCES = st.lists(st.sampled_from(["BBB", "CCC public", "DDD", "Anna Ro"]), max_size=3)


@given(ACTS, AUDIENCES, TARGETS)
def test_swapping_the_sides_turns_the_position_round(
    acts: list[str], audience: list[str], targets: list[tuple[str, float]]
) -> None:
    told = statement("s", acts, audience=audience, targets=targets)
    swapped = Sides(patron=SIDES.courted, courted=SIDES.patron)
    here, there = position_of(told, SIDES), position_of(told, swapped)
    assert (here is None) == (there is None)
    if here and there:
        assert -1 <= here.value <= 1
        assert here.value == pytest.approx(-there.value)
