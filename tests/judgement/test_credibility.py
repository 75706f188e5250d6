import math
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_case import (
    CASE,
    HERE,
    REPORT,
    belief,
    circumstance,
    divergence,
    estimate,
    event,
    judged,
    verdict,
)
from invented_statements import statement

from sottovoce.errors import CaseError
from sottovoce.judgement.estimative import in_words, likelihood_of
from sottovoce.records import Belief, CommitmentEntry, GameInput, Judgement
from sottovoce.vocabulary import Channel, CommitmentStatus, Confidence, Likelihood

DISTRUST = {
    "beliefs": (belief("b1"), belief("b2", "general")),
    "circumstances": (circumstance("c1", "sanctions"), circumstance("c2", "troops_leaving", "BBB")),
    "divergence": divergence(),
}
THAW = {
    "events": (
        event("e1", "RETREAT", ["AAA"], ["AAA opposition"]),
        event("e2", "SUPPORT", ["CCC"], ["AAA"]),
    ),
    "divergence": divergence(0.3, leaked_share=0.0),
}


def test_a_leaked_letter_from_a_sender_held_for_dependent_is_not_believed() -> None:
    found = judged(**DISTRUST)
    assert found.probability <= 0.2
    assert found.likelihood in (Likelihood.ALMOST_NO_CHANCE, Likelihood.VERY_UNLIKELY)
    assert found.confidence is Confidence.LOW
    assert found.question == "Will CCC act on AAA's assurance?"


def test_a_deed_before_the_words_is_likely_believed() -> None:
    found = judged(**THAW)
    assert found.probability >= 0.55
    assert any("has backed its words" in reason.text for reason in found.reasons)


def test_the_texts_own_verdict_moves_nothing_but_is_compared() -> None:
    plain, told = judged(**DISTRUST), judged(**DISTRUST, verdicts=(verdict("acceptance_very_likely"),))
    assert told.probability == plain.probability
    (said,) = [reason.text for reason in told.reasons if "judges" in reason.text]
    assert "acceptance very likely" in said
    assert "very unlikely (05–20 %)" in said or "almost no chance (01–05 %)" in said


def test_the_belief_of_the_courted_side_is_named_as_a_linchpin() -> None:
    found = judged(**DISTRUST, name_of={"AAA": "Arland", "BBB": "Borland", "CCC": "Corland"}.__getitem__)
    assert any("Corland is reported to hold of Arland" in reason.text for reason in found.linchpins)
    assert all(reason.evidence for reason in found.linchpins)


def test_a_linchpin_tells_whether_the_answer_leaves_its_band() -> None:
    for records in (DISTRUST, THAW):
        found = judged(**records)
        for reason in found.linchpins:
            is_still = reason.text.endswith(f": still {found.likelihood}.")
            assert is_still or in_words(found.probability) not in reason.text


def test_words_that_are_no_estimate_of_likelihood_are_not_told() -> None:
    rated = estimate("other", low=None)
    assert not [r for r in judged(**DISTRUST, estimates=(rated,)).reasons if "likely or unlikely" in r.text]
    (told,) = [
        r
        for r in judged(**DISTRUST, estimates=(rated, estimate("probability"))).reasons
        if "is listed" in r.text
    ]
    assert [piece.record for piece in told.evidence] == ["probability"]


def test_a_front_at_home_depends_on_nobody() -> None:
    changes = " ".join(judged(case=replace(CASE, patron="AAA")).would_change)
    assert "depends on" not in changes


def test_effects_of_a_circumstance_are_told_as_a_sentence() -> None:
    names = {"AAA": "Arland", "BBB": "Borland", "CCC": "the Corlands"}
    need = replace(circumstance("home", "domestic", "CCC"), direction="gives Corlands a motive at home")
    told = {**DISTRUST, "circumstances": (need,), "name_of": names.__getitem__}
    texts = [reason.text for reason in judged(**told).reasons]
    assert "Told as a circumstance, domestic: “words her”; this gives the Corlands a motive at home." in texts


def test_a_concession_would_change_a_refusal() -> None:
    assert any("concession" in change for change in judged(**DISTRUST).would_change)


def test_an_angry_patron_would_vouch_for_the_sender() -> None:
    changes = judged(beliefs=(belief("b", "some"),)).would_change
    assert any("Open punishment of AAA by BBB" in change for change in changes)


@pytest.mark.parametrize(
    ("records", "higher"),
    [
        pytest.param({"beliefs": (belief("b", denies=False),)}, True, id="held-for-free"),
        pytest.param({"beliefs": (belief("b"),)}, False, id="held-for-dependent"),
        pytest.param({"events": (event("e", "CONCEDE", ["AAA"], ["CCC"]),)}, True, id="concession"),
        pytest.param({"events": (event("e", "SUPPORT", ["AAA"], ["BBB"]),)}, False, id="help-for-the-patron"),
        pytest.param({"events": (event("e", "SUPPORT", ["CCC"], ["AAA"]),)}, True, id="goodwill"),
    ],
)
def test_each_kind_of_evidence_pushes_its_way(records: dict[str, object], higher: bool) -> None:
    plain, told = judged().probability, judged(**records).probability
    assert (told > plain) is higher
    assert told != plain


@pytest.mark.parametrize(
    "records",
    [
        pytest.param({"events": (event("e", "CONCEDE", ["AAA"], ["BBB"]),)}, id="conceded-to-the-patron"),
        pytest.param(
            {"events": (event("e", "CONCEDE", ["AAA"], ["CCC"], status="hypothetical"),)}, id="only-supposed"
        ),
        pytest.param({"beliefs": (replace(belief("b"), about="DDD"),)}, id="belief-about-another"),
        pytest.param({"beliefs": (replace(belief("b"), holders=("DDD",)),)}, id="belief-of-another"),
        pytest.param({"beliefs": (replace(belief("b"), denies_autonomy=None),)}, id="another-belief"),
    ],
)
def test_what_does_not_bear_on_the_case_moves_nothing(records: dict[str, object]) -> None:
    concession = next(i for i in judged(**records).inputs if i.name == "concession")
    prior = next(i for i in judged(**records).inputs if i.name == "prior")
    assert concession.value == 0
    assert prior.origin == "default"


def test_a_belief_told_twice_counts_once() -> None:
    once, twice = judged(beliefs=(belief("b1"),)), judged(beliefs=(belief("b1"), belief("b2")))
    assert once.probability == twice.probability


def test_what_no_report_tells_is_listed() -> None:
    lacks = judged(divergence=None).lacks
    assert any("a concession by AAA" in text for text in lacks)
    assert any("stands to BBB" in text for text in lacks)


def test_a_front_at_home_is_not_asked_about_a_foreign_patron() -> None:
    found = judged(case=replace(CASE, patron="AAA"))
    assert not any("AAA to AAA" in text or "stands to" in text for text in found.lacks)
    assert any("its own public" in reason.text for reason in found.reasons)


def test_one_report_alone_is_never_high_confidence() -> None:
    assert judged(documents=(REPORT,)).confidence is not Confidence.HIGH


def test_a_case_that_rests_on_defaults_alone_says_so() -> None:
    two = replace(divergence(leaked_share=0.0), measure=replace(divergence().measure, evidence=()))
    found = judged(divergence=two)
    assert all(i.origin == "default" for i in found.inputs)
    assert found.confidence is Confidence.LOW
    assert "defaults stand in" in found.confidence_reason
    assert "defaults stand in" not in judged(**DISTRUST).confidence_reason


def test_a_game_that_contradicts_the_reference_class_lowers_the_confidence() -> None:
    trusted = {"beliefs": (belief("b", denies=False),), "divergence": divergence(-1.0, leaked_share=0.0)}
    found = judged(**trusted)
    apart = found.components["game"] - found.components["reference class"]
    assert apart > 0.4
    assert found.confidence is Confidence.LOW
    assert "the two methods disagree widely" in found.confidence_reason
    alone = judged(**trusted, parameters={"game_weight": 0.0})
    assert "disagree" not in alone.confidence_reason


def test_an_input_set_by_the_user_is_used_as_it_is() -> None:
    found = judged(**DISTRUST, parameters={"prior": 0.9, "game_weight": 1.0})
    prior = next(i for i in found.inputs if i.name == "prior")
    assert (prior.value, prior.low, prior.high) == (0.9, 0.9, 0.9)
    assert found.probability > judged(**DISTRUST).probability


@pytest.mark.parametrize(
    "parameters", [{"luck": 1.0}, {"prior": 1.5}, {"gain": -1.0}, {"gain": float("nan")}], ids=str
)
def test_an_input_that_cannot_be_is_refused(parameters: dict[str, float]) -> None:
    with pytest.raises(CaseError):
        judged(parameters=parameters)


def everything(found: Judgement) -> list[float]:
    inputs = [number for i in found.inputs for number in (i.value, i.low, i.high)]
    return [found.probability, found.low, found.high, *found.components.values(), *inputs]


BELIEFS = st.lists(
    st.builds(
        belief,
        st.sampled_from(["b1", "b2", "b3"]),
        st.sampled_from([None, "consensus", "general", "some"]),
        denies=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda b: b.id,
)


@given(BELIEFS)
@settings(max_examples=25, deadline=None)
def test_answers_are_numbers_in_order_and_do_not_depend_on_the_order_of_reports(
    beliefs: list[Belief],
) -> None:
    found = judged(beliefs=tuple(beliefs), divergence=divergence(), draws=200)
    assert all(math.isfinite(number) for number in everything(found))
    assert 0.01 <= found.low <= found.probability <= found.high <= 0.99
    assert found.likelihood is likelihood_of(found.probability)
    assert judged(beliefs=tuple(beliefs[::-1]), divergence=divergence(), draws=200) == found


def test_renaming_the_actors_renames_the_answer() -> None:
    new = {"AAA": "CCC", "BBB": "AAA", "CCC": "BBB"}
    case = replace(CASE, sender="CCC", patron="AAA", courted="BBB")
    told = replace(belief("b"), holders=("BBB",), about="CCC")
    deed = event("e", "CONCEDE", ["CCC"], ["BBB"])
    here = judged(beliefs=(belief("b"),), events=(event("e", "CONCEDE", ["AAA"], ["CCC"]),))
    there = judged(case=case, beliefs=(told,), events=(deed,))
    assert there.probability == here.probability
    assert there.question == f"Will {new['CCC']} act on {new['AAA']}'s assurance?"


def test_an_authors_summary_of_a_letter_is_no_contact_of_its_own() -> None:
    """The letter is told once with its day; "privately promising" sums it up again."""
    leaked = {"audience": ["CCC"], "channel": "leaked"}
    letter = statement("letter", ["assure"], authenticity="leaked_unconfirmed", **leaked)
    summary = statement("summary", ["promise"], authenticity="paraphrase_by_author", said_on=None, **leaked)
    (leak,) = [item for item in judged(statements=(letter, summary)).inputs if item.name == "leak"]
    assert leak.reason.startswith("1 of 1 closed contact")


def test_a_case_is_judged_within_a_second() -> None:
    """Of this process's time, with 2,000 draws, so that a busy machine does not fail it."""
    records = {**DISTRUST, "events": (event("e", "SUPPORT", ["AAA"], ["BBB"]),)}
    judged(**records)  # names and tables load on first use
    began = time.process_time()
    judged(**records, draws=2000)
    assert time.process_time() - began < 1.0


def promise(name: str, status: str, to: str = "CCC") -> CommitmentEntry:
    return CommitmentEntry(
        statement=name,
        speaker="A",
        state="AAA",
        said_on="2031-03-01",
        audience=(to,),
        channel=Channel.PRIVATE,
        content="AAA stays out",
        is_negated=True,
        horizon="open",
        status=CommitmentStatus(status),
        passage=HERE,
    )


def prior_of(*entries: CommitmentEntry) -> GameInput:
    found = judged(beliefs=[belief("b")], commitments=entries)
    return next(one for one in found.inputs if one.name == "prior")


def test_a_broken_promise_lowers_belief_and_a_kept_one_raises_it() -> None:
    nothing = prior_of()
    assert prior_of(promise("p", "broken")).value < nothing.value < prior_of(promise("p", "kept")).value
    assert "its record (0 promises kept, 1 broken, as told)" in prior_of(promise("p", "broken")).reason
    assert "p" in {piece.record for piece in prior_of(promise("p", "broken")).evidence}


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(promise("p", "open"), id="open"),
        pytest.param(promise("p", "term passed"), id="passed"),
        pytest.param(promise("p", "broken", to="BBB"), id="made-to-the-patron"),
    ],
)
def test_a_promise_that_tells_nothing_of_its_word_to_the_courted_side_moves_nothing(
    entry: CommitmentEntry,
) -> None:
    assert prior_of(entry) == prior_of()


def test_where_nothing_carries_the_answer_alone_that_is_told() -> None:
    found = judged(circumstances=[circumstance("c", "sanctions")])
    (linchpin,) = found.linchpins
    assert linchpin.text.startswith("No single group of evidence carries it: ")
    assert {piece.record for piece in linchpin.evidence} == {"c"}
