import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_statements import statement, two_voices

from sottovoce.errors import CaseError
from sottovoce.measures.divergence import measure_divergence
from sottovoce.measures.position import Sides
from sottovoce.measures.posterior import DEFAULT_PRIOR, divergence_posterior, moments_of, posteriors_of
from sottovoce.records import Divergence, Statement
from sottovoce.vocabulary import Act, Authenticity, Channel, DivergenceKind

SIDES = Sides(patron=frozenset({"BBB"}), courted=frozenset({"CCC"}))


def measured(statements: list[Statement]) -> Divergence:
    return measure_divergence(statements, sender="AAA", sides=SIDES)


def test_the_worked_case_of_the_method_page_comes_out_to_two_places() -> None:
    posterior = divergence_posterior([1, 1, 0.5, -0.5], [1, 1, 1, -1], [1, 1, 1, 1])
    # Tolerance: half a unit in the last printed place.
    assert posterior.mean == pytest.approx(0.754, abs=5e-4)
    assert posterior.quantile(0.05) == pytest.approx(0.118, abs=5e-4)
    assert posterior.quantile(0.95) == pytest.approx(1.391, abs=5e-4)
    assert posterior.above(0.25) == pytest.approx(0.909, abs=5e-4)
    assert posterior.nu == 10


def test_three_tellings_at_a_third_each_are_one_telling() -> None:
    once = divergence_posterior([0.8, -0.4], [1, -1], [1, 1])
    thrice = divergence_posterior([0.8] * 3 + [-0.4] * 3, [1] * 3 + [-1] * 3, [1 / 3] * 6)
    assert thrice.mean == pytest.approx(once.mean)
    assert thrice.scale == pytest.approx(once.scale)


def test_praise_aloud_and_leaked_assurances_are_covert_and_flagged() -> None:
    found = measured(two_voices())
    assert (found.kind, found.flag) == (DivergenceKind.COVERT, True)
    assert (found.n_patron_side, found.n_courted_side, found.leaked_share) == (4, 4, 1.0)
    assert found.probability is not None and found.probability >= 0.95
    assert any("leaked" in caveat for caveat in found.measure.caveats)


def test_a_single_leak_is_told_but_raises_no_flag() -> None:
    found = measured([*two_voices()[:4], replace(two_voices()[4], targets=())])
    assert found.kind is DivergenceKind.COVERT
    assert not found.flag
    assert found.probability is not None and 0.8 <= found.probability < 0.95


def test_the_same_words_told_openly_to_the_courted_side_are_open_hedging() -> None:
    opened = [replace(s, channel=Channel.PUBLIC, audience=s.audience or ("BBB",)) for s in two_voices()]
    found = measured(opened)
    assert (found.kind, found.flag) == (DivergenceKind.OPEN_HEDGING, False)


def test_a_private_half_from_unnamed_people_is_only_alleged() -> None:
    rumour = [replace(s, channel=Channel.UNKNOWN) if s.id.startswith("quiet") else s for s in two_voices()]
    assert (measured(rumour).kind, measured(rumour).flag) == (DivergenceKind.ALLEGED, False)


def test_one_position_told_to_everybody_is_no_divergence() -> None:
    audiences: list[tuple[list[str], str]] = [([], "public"), (["BBB"], "private"), (["CCC"], "private")]
    told = [
        statement(f"s{i}", ["condemn"], audience=audience, channel=channel, targets=[("CCC", -0.6)])
        for i, (audience, channel) in enumerate(audiences * 3)
    ]
    found = measured(told)
    assert found.kind is DivergenceKind.NONE
    assert found.probability is not None and found.probability < 0.5


def test_a_polite_private_call_that_repeats_the_public_line_is_no_divergence() -> None:
    line = [statement(f"loud{i}", ["align"], targets=[("BBB", 0.9)], document=f"d{i}") for i in range(4)]
    call = [
        statement("c1", ["inform"], audience=["CCC"], channel="private", targets=[("BBB", 0.6)]),
        statement("c2", ["accuse"], audience=["CCC"], channel="private", targets=[("CCC", -0.6)]),
        statement("c3", ["assure"], audience=["CCC"], channel="private"),
        statement("c4", ["assure", "promise"], audience=["CCC"], channel="private"),
    ]
    found = measured(line + call)
    assert found.kind is DivergenceKind.NONE
    assert any("to its face" in caveat for caveat in found.measure.caveats)


def test_a_call_told_by_name_on_its_own_day_hides_nothing() -> None:
    told = [
        replace(s, channel=Channel.PRIVATE, surfaced_on=s.said_on) if s.id.startswith("quiet") else s
        for s in two_voices()
    ]
    assert measured(told).kind is not DivergenceKind.COVERT


def test_words_that_the_sender_itself_made_known_hide_nothing() -> None:
    told = [
        replace(s, channel=Channel.PRIVATE, authenticity=Authenticity.OFFICIAL_READOUT)
        if s.id.startswith("quiet")
        else s
        for s in two_voices()
    ]
    assert measured(told).kind is not DivergenceKind.COVERT


def test_a_denied_paper_against_an_open_denial_is_alleged() -> None:
    paper = statement(
        "paper",
        ["promise"],
        audience=["CCC"],
        targets=[("CCC", 0.6)],
        channel="leaked",
        authenticity="leaked_denied",
    )
    line = [statement(f"s{i}", ["assess"], targets=[("CCC", 0.3)], document=f"d{i}") for i in range(3)]
    denial = statement("denial", ["deny"], document="other")
    assert measured([paper, *line, denial]).kind is DivergenceKind.ALLEGED
    assert measured([paper, *line]).kind is DivergenceKind.NONE


def test_one_voice_alone_has_no_value() -> None:
    found = measured(two_voices()[:4])
    assert found.measure.value is None
    assert found.probability is None
    assert (found.kind, found.flag) == (DivergenceKind.NONE, False)
    assert "Too little evidence" in found.measure.caveats[0]


def test_words_of_other_speakers_do_not_count() -> None:
    others = [replace(s, speaker=replace(s.speaker, state="DDD")) for s in two_voices()]
    assert measured(others).measure.value is None


@given(st.permutations(two_voices()))
@settings(max_examples=20, deadline=None)
def test_the_order_of_reports_does_not_matter(statements: list[Statement]) -> None:
    assert measured(statements) == measured(two_voices())


@given(st.permutations(["AAA", "BBB", "CCC", "DDD"]))
@settings(max_examples=10, deadline=None)
def test_renaming_the_actors_renames_the_answer(names: list[str]) -> None:
    new = dict(zip(["AAA", "BBB", "CCC", "DDD"], names, strict=True))
    renamed = [
        replace(
            s,
            speaker=replace(s.speaker, state=new["AAA"]),
            audience=tuple(new.get(entry, entry) for entry in s.audience),
            targets=tuple(replace(t, id=new[t.id]) for t in s.targets),
        )
        for s in two_voices()
    ]
    sides = Sides(patron=frozenset({new["BBB"]}), courted=frozenset({new["CCC"]}))
    assert measure_divergence(renamed, sender=new["AAA"], sides=sides) == measured(two_voices())


PIECES = st.builds(
    statement,
    st.uuids().map(str),
    st.lists(st.sampled_from([act.value for act in Act]), min_size=1, max_size=3),
    audience=st.lists(st.sampled_from(["BBB", "CCC", "DDD"]), max_size=2),
    targets=st.lists(st.tuples(st.sampled_from(["BBB", "CCC"]), st.floats(-1, 1)), max_size=2),
    channel=st.sampled_from([channel.value for channel in Channel]),
    said_on=st.sampled_from([None, "2031", "2031-03", "2031-03-01"]),
    document=st.sampled_from(["a", "b"]),
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=60, deadline=None)
def test_no_number_is_ever_not_a_number(statements: list[Statement]) -> None:
    found = measured(statements)
    numbers = [found.measure.value, found.measure.low, found.measure.high, found.probability]
    assert all(number is None or math.isfinite(number) for number in numbers)
    if found.measure.value is not None and found.measure.low is not None and found.measure.high is not None:
        assert found.measure.low <= found.measure.value <= found.measure.high


def test_closed_words_to_the_patron_are_no_open_hedging() -> None:
    days = [f"2031-03-0{i}" for i in range(1, 6)]
    near = [
        statement(f"n{d}", ["align"], audience=["BBB"], targets=[("BBB", 0.9)], said_on=d, document=f"n{d}")
        for d in days
    ]
    far = [
        statement(f"f{d}", ["align"], audience=["CCC"], targets=[("CCC", 0.9)], said_on=d, document=f"f{d}")
        for d in days
    ]
    both_open = measured([*near, *far])
    assert both_open.kind is DivergenceKind.OPEN_HEDGING
    leaked = [replace(s, channel=Channel.LEAKED) for s in near]
    closed = measured([*leaked, *far])
    assert closed.kind is DivergenceKind.NONE
    assert any("no open hedging" in caveat for caveat in closed.measure.caveats)


def integrated(
    values: list[float], facing: list[int], weights: list[float], bound: float
) -> tuple[float, float]:
    """Mean of delta and P(delta > bound): the joint density summed over a grid of its three parameters."""
    prior = DEFAULT_PRIOR
    y, z, w = np.array(values), np.array(facing), np.array(weights)
    delta = np.linspace(-6, 6, 2401)[:, None, None]
    log_variance = np.linspace(-6, 3, 181)[None, :, None]
    mean = np.linspace(-6, 6, 481)[None, None, :]
    variance = np.exp(log_variance)
    # Inverse gamma in the log of the variance; normal mu and delta; tempered normal likelihood.
    log = -prior.nu / 2 * log_variance - prior.nu * prior.spread / (2 * variance)
    log = log - log_variance - (prior.k_mean * mean**2 + prior.k_shift * delta**2) / (2 * variance)
    for one, side, weight in zip(y, z, w, strict=True):
        log = log - weight / 2 * (log_variance + (one - mean - delta * side / 2) ** 2 / variance)
    density = np.exp(log - log.max()).sum(axis=(1, 2))
    density /= density.sum()
    at = delta[:, 0, 0]
    return float(density @ at), float(density[at > bound].sum() + density[np.isclose(at, bound)].sum() / 2)


@pytest.mark.parametrize(
    ("values", "facing", "weights"),
    [
        pytest.param([1.0, 1.0, 0.5, -0.5], [1, 1, 1, -1], [1.0, 1.0, 1.0, 1.0], id="worked-case"),
        pytest.param([0.3, -0.8, -0.2], [1, -1, -1], [1.0, 0.25, 0.6], id="weights-below-one"),
        pytest.param([0.4], [1], [0.75], id="one-statement"),
    ],
)
def test_the_closed_form_agrees_with_numerical_integration(
    values: list[float], facing: list[int], weights: list[float]
) -> None:
    posterior = divergence_posterior(values, facing, weights)
    mean, above = integrated(values, facing, weights, 0.25)
    # Steps of .005 in delta and .025 in mu; the grid ends where the density is below 1e-4.
    assert posterior.mean == pytest.approx(mean, abs=2e-3)
    assert posterior.above(0.25) == pytest.approx(above, abs=2e-3)


def test_without_statements_the_posterior_is_the_prior() -> None:
    posterior = divergence_posterior([], [], [])
    assert (posterior.mean, posterior.nu) == (0, DEFAULT_PRIOR.nu)
    assert posterior.scale == pytest.approx(0.5)  # sqrt(.15 / .6), by hand


def test_many_comparisons_at_once_are_each_one_comparison() -> None:
    values, facing = np.array([[1, 0.5, -0.5], [0.2, 0.9, 0.1]]), np.array([[1, 1, -1], [1, -1, -1]])
    weights = np.array([[1, 0.5, 1], [1, 1, 0]])
    mean, scale, nu = posteriors_of(moments_of(values, facing, weights))
    one = divergence_posterior(values[0], facing[0], weights[0])
    other = divergence_posterior(values[1, :2], facing[1, :2], weights[1, :2])
    assert mean == pytest.approx([one.mean, other.mean])
    assert scale == pytest.approx([one.scale, other.scale])
    assert nu == pytest.approx([one.nu, other.nu])


@pytest.mark.parametrize(
    ("values", "facing", "weights", "words"),
    [
        pytest.param([1.2], [1], [1.0], "not 1.2", id="position-too-large"),
        pytest.param([math.nan], [1], [1.0], "not nan", id="position-not-a-number"),
        pytest.param([0.2], [0], [1.0], "faces the patron", id="facing-nobody"),
        pytest.param([0.2], [1], [0.0], "weight", id="weighing-nothing"),
    ],
)
def test_numbers_out_of_range_are_refused_in_words(
    values: list[float], facing: list[int], weights: list[float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        divergence_posterior(values, facing, weights)


@pytest.mark.parametrize("polarity", [1.5, -1.01, math.nan])
def test_a_polarity_out_of_range_is_told_with_its_statement(polarity: float) -> None:
    wrong = statement("wrong", ["align"], targets=[("BBB", polarity)])
    with pytest.raises(ValueError, match="statement wrong"):
        measured([wrong, *two_voices()])


@pytest.mark.parametrize(
    ("sender", "sides"),
    [
        pytest.param("CCC", Sides(patron=frozenset({"BBB"}), courted=frozenset({"CCC"})), id="courts-itself"),
        pytest.param(
            "AAA",
            Sides(patron=frozenset({"BBB", "DDD"}), courted=frozenset({"CCC", "DDD"})),
            id="sides-share-a-state",
        ),
    ],
)
def test_parties_that_are_not_distinct_are_refused(sender: str, sides: Sides) -> None:
    with pytest.raises(CaseError):
        measure_divergence(two_voices(), sender=sender, sides=sides)


def test_a_front_at_home_has_the_sender_as_patron() -> None:
    home = Sides(patron=frozenset({"AAA"}), courted=frozenset({"CCC"}))
    scolding = [
        statement(
            f"s{i}", ["condemn"], targets=[("CCC", -0.6)], document=f"d{i}", said_on=f"2031-03-0{i + 1}"
        )
        for i in range(4)
    ]
    found = measure_divergence([*scolding, *two_voices()[4:]], sender="AAA", sides=home)
    assert found.kind is DivergenceKind.COVERT


@pytest.mark.parametrize("count", [0, 1])
def test_too_little_is_told_and_gives_no_number(count: int) -> None:
    found = measured(two_voices()[:count])
    assert (found.measure.value, found.probability, found.kind) == (None, None, DivergenceKind.NONE)


@given(st.integers(0, 7), st.integers(1, 4))
@settings(max_examples=15, deadline=None)
def test_the_same_words_told_by_more_papers_change_nothing(which: int, papers: int) -> None:
    told = two_voices()
    echoes = [
        replace(told[which], id=f"echo{i}", passage=replace(told[which].passage, document=f"paper{i}"))
        for i in range(papers)
    ]
    once, often = measured(told), measured([*told, *echoes])
    assert often.measure.value == pytest.approx(once.measure.value)
    assert often.measure.low == pytest.approx(once.measure.low)
    assert often.probability == pytest.approx(once.probability)
    assert often.kind is once.kind


def test_vouched_words_that_suffice_leave_the_doubtful_out() -> None:
    rumour = replace(two_voices()[4], id="rumour", channel=Channel.UNKNOWN, content="told by nobody named")
    found, without = measured([*two_voices(), rumour]), measured(two_voices())
    assert (found.kind, found.probability) == (DivergenceKind.COVERT, without.probability)
    assert "rumour" not in {piece.record for piece in found.measure.evidence}
    assert any("left out" in caveat for caveat in found.measure.caveats)


def long_voice(values: list[float]) -> list[Statement]:
    """AAA rates BBB day after day in the open, and assures CCC in two letters."""
    open_words = [
        statement(
            f"day{i:02d}",
            ["assess"],
            targets=[("BBB", value)],
            said_on=f"2031-03-{i + 1:02d}",
            document=f"wire{i}",
            content=f"remark number {i} on matter {i * 7919 % 101}",
        )
        for i, value in enumerate(values)
    ]
    return [*open_words, *two_voices()[4:6]]


def test_words_that_follow_the_day_before_weigh_less() -> None:
    waves = [0.9] * 7 + [0.1] * 7 + [0.9] * 7 + [0.1] * 7
    zigzag = [0.9, 0.1] * 14
    slow, quick = measured(long_voice(waves)), measured(long_voice(zigzag))
    assert float(slow.measure.parameters["serial_correlation"]) > 0.5
    assert quick.measure.parameters["serial_correlation"] == 0
    assert sum(e.weight for e in slow.measure.evidence) < 0.5 * sum(e.weight for e in quick.measure.evidence)


def test_in_a_short_voice_no_correlation_is_sought() -> None:
    assert measured(long_voice([0.9] * 7 + [0.1] * 7)).measure.parameters["serial_correlation"] == 0
