from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_statements import statement, two_voices

from sottovoce.measures.scan import find_triads, survey
from sottovoce.measures.shared_prior import discoveries
from sottovoce.records import Statement
from sottovoce.vocabulary import Authenticity, Channel, DivergenceKind


def test_the_sender_with_two_voices_is_found_with_its_two_sides() -> None:
    (found,) = find_triads(two_voices(), as_of="2031-05-01")
    assert (found.case.sender, found.case.patron, found.case.courted) == ("AAA", "BBB", "CCC")
    assert (found.case.as_of, found.case.chosen_by) == ("2031-05-01", "evidence")
    assert found.divergence.kind is DivergenceKind.COVERT


def test_a_sender_with_one_voice_is_not_told() -> None:
    assert find_triads(two_voices()[:4]) == ()
    assert find_triads([]) == ()


def test_one_closed_word_against_a_front_at_home_is_no_pattern() -> None:
    scolding = [
        statement(
            f"s{i}", ["condemn"], targets=[("CCC", -0.9)], document=f"d{i}", said_on=f"2031-03-0{i + 1}"
        )
        for i in range(5)
    ]
    kind = statement("k", ["assure"], audience=["CCC"], channel="private", targets=[("CCC", 0.6)])
    assert find_triads([*scolding, kind]) == ()


def test_words_to_two_members_are_words_to_their_bloc() -> None:
    letters = [
        replace(s, audience=("DDD" if i % 2 else "CCC",), targets=()) for i, s in enumerate(two_voices()[4:])
    ]
    found = find_triads(two_voices()[:4] + letters, blocs={"UNI": frozenset({"CCC", "DDD"})})
    assert [triad.case.courted for triad in found] == ["UNI"]


def test_a_newspaper_is_not_courted_for_its_initials() -> None:
    interviews = [
        replace(s, audience=("BBX", "CCC public"), channel=Channel.PUBLIC) for s in two_voices()[4:]
    ]
    loyal = [replace(s, audience=("BBB",)) for s in two_voices()[:4]]
    assert [triad.case.courted for triad in find_triads(loyal + interviews)] == ["CCC"]
    assert find_triads(two_voices(), codes=frozenset({"AAA", "BBB"})) == ()


def test_a_patron_is_never_sought_inside_the_courted_bloc() -> None:
    found = find_triads(two_voices(), blocs={"UNI": frozenset({"BBB", "CCC"})})
    assert all({t.case.patron, t.case.courted} != {"UNI", "BBB"} for t in found)


def test_a_side_that_is_spoken_of_less_well_is_no_patron() -> None:
    turned = [
        replace(s, targets=tuple(replace(t, polarity=-t.polarity) for t in s.targets)) for s in two_voices()
    ]
    assert all((t.case.patron, t.case.courted) != ("BBB", "CCC") for t in find_triads(turned))


@pytest.mark.parametrize(
    ("probabilities", "count"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param([0.99, 0.95, 0.9, 0.6], 3, id="the-doubtful-one-is-left-out"),
        pytest.param([0.91], 0, id="one-too-doubtful"),
    ],
)
def test_discoveries_keep_the_mean_doubt_below_the_rate(probabilities: list[float], count: int) -> None:
    assert discoveries(probabilities, 0.08) == count


@given(st.permutations(two_voices()))
@settings(max_examples=10, deadline=None)
def test_the_order_of_statements_does_not_change_what_is_found(statements: list[Statement]) -> None:
    assert find_triads(statements) == find_triads(two_voices())


def confided(*, kind: float = 0.6) -> list[Statement]:
    """AAA assures BBB in the open, and flatters CCC more in letters that leak."""
    days = ["2031-03-01", "2031-03-09", "2031-03-20", "2031-04-02"]
    loud = [
        statement(
            f"loud{i}", ["align"], audience=["BBB"], targets=[("BBB", 0.6)], said_on=day, document=f"w{i}"
        )
        for i, day in enumerate(days)
    ]
    quiet = [
        statement(
            f"quiet{i}",
            ["promise", "align"],
            audience=["CCC"],
            targets=[("CCC", kind), ("BBB", -0.2)],
            channel="leaked",
            authenticity="leaked_unconfirmed",
            said_on=day,
            document=f"l{i}",
        )
        for i, day in enumerate(days)
    ]
    return loud + quiet


@pytest.mark.parametrize("kind", [pytest.param(0.3, id="liked-less"), pytest.param(0.9, id="liked-more")])
def test_whoever_is_told_in_confidence_is_the_courted_side(kind: float) -> None:
    (found,) = find_triads(confided(kind=kind))
    assert (found.case.patron, found.case.courted) == ("BBB", "CCC")
    assert found.divergence.kind is DivergenceKind.COVERT


def test_half_of_the_words_in_confidence_are_enough() -> None:
    told = confided(kind=0.9)
    told += [
        replace(s, id=f"open{s.id}", channel=Channel.PUBLIC, targets=(), said_on="2031-04-20")
        for s in told[-4:]
    ]
    assert [(t.case.patron, t.case.courted) for t in find_triads(told)] == [("BBB", "CCC")]


def test_where_both_are_told_in_the_open_the_better_liked_is_the_patron() -> None:
    opened = [replace(s, channel=Channel.PUBLIC) for s in confided(kind=0.9)]
    assert [(t.case.patron, t.case.courted) for t in find_triads(opened)] == [("CCC", "BBB")]


def test_what_was_compared_is_listed_for_every_sender() -> None:
    """One voice gives a comparison without a divergence; a sender heard by nobody gives none at all."""
    same = [
        replace(s, id=f"again {s.id}", audience=("CCC",), channel=Channel.PRIVATE, surfaced_on="2031-04-30")
        for s in two_voices()[:2]
    ]
    lonely = statement("lonely", ["inform"], state="DDD")
    codes = frozenset({"AAA", "BBB", "CCC", "DDD"})
    (one, other) = survey([*two_voices()[:4], *same, lonely], codes=codes).comparisons
    assert (one.sender, one.n_public, one.n_private) == ("AAA", 4, 2)
    assert one.divergence is not None
    assert one.divergence.n_patron_side > 0
    assert one.divergence.n_courted_side > 0
    assert (other.sender, other.n_public, other.n_private, other.divergence) == ("DDD", 1, 0, None)
    assert survey([]).comparisons == ()


def crowd(count: int) -> list[Statement]:
    """States of one voice: all say in private what they say in the open."""
    told = []
    for number in range(count):
        state = f"X{chr(65 + number)}X"
        for i in range(6):
            is_closed = i % 2 == 1
            told.append(
                statement(
                    f"{state}{i}",
                    ["assess"],
                    state=state,
                    audience=["CCC"] if is_closed else [],
                    channel="private" if is_closed else "public",
                    targets=[("BBB", 0.6 if i < 3 else 0.3)],
                    said_on=f"2031-03-{i + 10}",
                    document=f"{state} {i}",
                    content=f"{state} on matter {i}",
                )
            )
    return told


def test_what_others_have_in_common_raises_no_suspicion() -> None:
    (alone,) = find_triads(two_voices())
    among = find_triads([*two_voices(), *crowd(24)])[0]
    assert among.case == alone.case
    assert float(alone.divergence.measure.parameters["prior_shift"]) == 0
    assert float(among.divergence.measure.parameters["prior_shift"]) <= 0
    assert among.divergence.measure.parameters != alone.divergence.measure.parameters


def test_among_several_a_doubtful_sender_loses_its_flag() -> None:
    """P is about .9: enough for a sender judged alone, not for one found among many."""
    told = two_voices()
    loud = [replace(s, targets=(replace(s.targets[0], polarity=0.3),)) for s in told[:4]]
    quiet = replace(
        told[4],
        channel=Channel.PRIVATE,
        authenticity=Authenticity.REPORTED_BY_THIRD_PARTY,
    )
    (alone,) = find_triads([*loud, quiet])
    assert alone.divergence.flag
    assert alone.divergence.probability == pytest.approx(0.86, abs=0.05)
    others = [replace(s, id=f"o{s.id}", speaker=replace(s.speaker, state="DDD")) for s in told[:2]]
    (among,) = find_triads([*loud, quiet, *others])
    assert among.divergence.probability == alone.divergence.probability
    assert not among.divergence.flag
