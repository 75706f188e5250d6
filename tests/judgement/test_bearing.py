"""One ledger may hold reports about several cases: what is told of another must not enter."""

from dataclasses import replace
from typing import Any

import pytest
from invented_case import CASE, HERE, REPORT, SECOND, belief, circumstance, divergence, event, judged, verdict
from invented_statements import statement

from sottovoce.judgement.bearing import documents_about
from sottovoce.records import Belief, Circumstance, Event, Judgement, Passage, Verdict

ELSEWHERE = Passage(document="second", start=0, end=9)


def own() -> dict[str, Any]:
    """A report about AAA beside BBB before CCC."""
    return {"beliefs": (belief("b"),), "divergence": divergence(), "documents": (REPORT, SECOND)}


def of_another() -> tuple[Event, ...]:
    """A second report tells of DDD beside the same patron, and names AAA once."""
    told = [event(f"d{i}", "SUPPORT", ["DDD"], ["BBB"]) for i in range(3)]
    told.append(event("a", "COOPERATE", ["AAA"], ["BBB"], status="hypothetical"))
    return tuple(replace(e, passage=ELSEWHERE) for e in told)


def texts(found: Judgement) -> str:
    return " ".join(reason.text for reason in found.reasons)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(replace(circumstance("c", "accession", "DDD"), passage=HERE), id="about-a-third-state"),
        pytest.param(
            replace(circumstance("c", "troops_leaving", "BBB"), passage=ELSEWHERE),
            id="about-the-patron-in-a-report-on-another",
        ),
        pytest.param(
            replace(circumstance("c", "war_fortune", None), passage=ELSEWHERE),
            id="about-nobody-in-a-report-on-another",
        ),
        pytest.param(
            replace(circumstance("c", "dependence", "DDD"), passage=ELSEWHERE), id="of-the-other-case"
        ),
    ],
)
def test_a_circumstance_of_another_case_moves_nothing(told: Circumstance) -> None:
    plain = judged(**own(), events=of_another())
    found = judged(**own(), events=of_another(), circumstances=(told,))
    assert found.inputs == plain.inputs
    assert found.probability == plain.probability
    assert "circumstance" not in texts(found)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(circumstance("c", "troops_leaving", "AAA"), id="about-the-sender"),
        pytest.param(circumstance("c", "troops_leaving", "BBB"), id="about-its-patron-in-its-report"),
        pytest.param(circumstance("c", "war_fortune", None), id="about-nobody-in-its-report"),
        pytest.param(
            replace(circumstance("c", "dependence", "AAA"), passage=ELSEWHERE),
            id="about-the-sender-in-any-report",
        ),
    ],
)
def test_a_circumstance_of_this_case_enters(told: Circumstance) -> None:
    found = judged(**own(), events=of_another(), circumstances=(told,))
    cost = next(i for i in found.inputs if i.name == "cost_free")
    assert [piece.record for piece in cost.evidence] == ["c"]


def test_a_verdict_of_another_case_is_not_compared() -> None:
    here, there = verdict(), replace(verdict("acceptance_likely"), passages=(ELSEWHERE,))
    told: tuple[Verdict, ...] = (here, there)
    said = texts(judged(**own(), events=of_another(), verdicts=told))
    assert "rejection very likely" in said
    assert "acceptance likely" not in said


def test_a_report_is_about_the_sender_that_acts_most_in_it() -> None:
    sides = frozenset({"BBB", "CCC"})
    assert documents_about("AAA", sides, (), of_another(), (belief("b"),), ()) == {"report"}
    assert documents_about("DDD", sides, (), of_another(), (belief("b"),), ()) == {"second"}


def test_a_report_that_names_neither_side_is_not_about_the_case() -> None:
    alone: tuple[Belief, ...] = (replace(belief("b"), holders=("DDD",)),)
    assert documents_about("AAA", frozenset({"BBB", "CCC"}), (), (), alone, ()) == frozenset()


def concession_of(**records: Any) -> float:
    return next(i for i in judged(**records).inputs if i.name == "concession").value


@pytest.mark.parametrize(
    ("targets", "counts"),
    [
        pytest.param(["CCC"], True, id="to-the-courted-side"),
        pytest.param(["AAA opposition"], True, id="at-home"),
        pytest.param([], True, id="to-nobody-named-in-its-report"),
        pytest.param(["DDD"], False, id="to-a-third-state"),
        pytest.param(["BBB"], False, id="to-the-patron"),
        pytest.param(["CCC", "BBB"], False, id="to-both"),
    ],
)
def test_only_what_is_yielded_to_the_courted_side_or_at_home_is_a_concession(
    targets: list[str], counts: bool
) -> None:
    assert concession_of(**own(), events=(event("e", "CONCEDE", ["AAA"], targets),)) == counts


def test_a_concession_to_nobody_named_in_a_report_on_another_case_is_none() -> None:
    there = replace(event("e", "RETREAT", ["AAA"], []), passage=ELSEWHERE)
    assert concession_of(**own(), events=(*of_another(), there)) == 0


@pytest.mark.parametrize("status", ["hypothetical", "alleged", "presupposed"])
def test_a_concession_has_to_be_told_as_done(status: str) -> None:
    assert concession_of(**own(), events=(event("e", "CONCEDE", ["AAA"], ["CCC"], status=status),)) == 0


def test_a_front_at_home_has_its_reports_too() -> None:
    case = replace(CASE, patron="AAA")
    told = (circumstance("c", "dependence", None),)
    found = judged(**own(), case=case, circumstances=told)
    assert "circumstance" in texts(found)


def test_a_later_report_on_another_case_does_not_move_the_day_of_the_question() -> None:
    case = replace(CASE, as_of=None)
    early = replace(REPORT, published_on="2012-01-01")
    late = replace(SECOND, published_on="2031-01-01")
    alone = judged(**{**own(), "documents": (early,)}, case=case)
    found = judged(**{**own(), "documents": (early, late)}, case=case, events=of_another())
    assert found.components["reference class"] == alone.components["reference class"]


def test_a_report_on_another_case_is_no_second_origin() -> None:
    assert "all of it comes from one report" in judged(**own(), events=of_another()).confidence_reason
    second = (replace(event("e", "SUPPORT", ["CCC"], ["AAA"]), passage=ELSEWHERE),)
    assert "one report" not in judged(**own(), events=second).confidence_reason


@pytest.mark.parametrize(("day", "counts"), [("2029-06", True), ("2025", False), (None, True)])
def test_a_concession_of_an_earlier_approach_is_none_of_this_one(day: str | None, counts: bool) -> None:
    said = (statement("s", ["assure"], audience=["CCC"], said_on="2031-04-01"),)
    told = (event("e", "CONCEDE", ["AAA"], ["CCC"], date=day),)
    assert concession_of(**own(), statements=said, events=told) == counts
