"""How the patron took a leak: from the records to the answer."""

from dataclasses import replace
from typing import Any

import pytest
from invented_case import CASE, REPORT, belief, event, judged
from invented_statements import statement
from test_montecarlo import quantities

from sottovoce.judgement.montecarlo import simulate
from sottovoce.judgement.patron_reaction import Reaction
from sottovoce.records import Judgement

LEAK = statement(
    "leak", ["assure"], audience=["CCC"], channel="leaked", said_on="2031-03-01", surfaced_on="2031-03-10"
)
LATE = replace(REPORT, id="late", published_on="2031-08-01")
CASE_IN_AUTUMN = replace(CASE, as_of="2031-09-01")


def taken(**records: Any) -> str | None:
    """The sentence on the patron's reaction, None where there is none."""
    found: Judgement = judged(
        **{"statements": (LEAK,), "case": CASE_IN_AUTUMN, "beliefs": (belief("b"),), **records}
    )
    told = [reason.text for reason in found.reasons if "The closed words came out" in reason.text]
    return told[0] if told else None


def by_patron(kind: str, date: str | None = "2031-04-02", **fields: Any) -> dict[str, Any]:
    return {"events": (event("e", kind, ["BBB"], ["AAA"], date=date, **fields),)}


def said_by_patron(polarity: float, said_on: str = "2031-04-02") -> Any:
    return statement("p", ["praise"], state="BBB", targets=[("AAA", polarity)], said_on=said_on)


@pytest.mark.parametrize(
    ("records", "words"),
    [
        pytest.param(by_patron("SANCTION"), "BBB is told to have punished AAA", id="punished"),
        pytest.param(by_patron("THREATEN"), "BBB is told to have punished AAA", id="threatened"),
        pytest.param(by_patron("AID"), "stayed on terms", id="helped"),
        pytest.param({"statements": (LEAK, said_by_patron(0.5))}, "stayed on terms", id="spoke-kindly"),
    ],
)
def test_what_the_patron_does_after_the_leak_is_its_reaction(records: dict[str, Any], words: str) -> None:
    text = taken(**records)
    assert text is not None
    assert words in text
    assert "(2031-03-10)" in text


@pytest.mark.parametrize(
    "records",
    [
        pytest.param({}, id="nothing-told"),
        pytest.param(by_patron("SANCTION", "2031-03-05"), id="before-the-leak"),
        pytest.param(by_patron("SANCTION", "2031-03-10"), id="on-its-very-day"),
        pytest.param(by_patron("SANCTION", "2031-03"), id="perhaps-before"),
        pytest.param(by_patron("SANCTION", None), id="on-no-day"),
        pytest.param(by_patron("SANCTION", "2031-08-20"), id="five-months-later"),
        pytest.param(by_patron("SANCTION", status="hypothetical"), id="only-supposed"),
        pytest.param({"events": (event("e", "SANCTION", ["CCC"], ["AAA"]),)}, id="by-the-courted-side"),
        pytest.param({"events": (event("e", "SANCTION", ["BBB"], ["DDD"]),)}, id="against-another"),
        pytest.param({**by_patron("SANCTION"), "statements": ()}, id="no-words-that-came-out"),
        pytest.param(
            {**by_patron("SANCTION"), "statements": (replace(LEAK, audience=("DDD",)),)}, id="leak-to-another"
        ),
        pytest.param(
            {**by_patron("SANCTION"), "statements": (replace(LEAK, surfaced_on=None),)},
            id="came-out-on-no-day",
        ),
        pytest.param({"statements": (LEAK, said_by_patron(-0.5))}, id="unkind-words-are-no-punishment"),
        pytest.param(
            {"statements": (LEAK, said_by_patron(0.5), replace(said_by_patron(-0.5), id="q"))},
            id="both-voices",
        ),
        pytest.param(
            {
                "events": (
                    event("e", "SANCTION", ["BBB"], ["AAA"], date="2031-04-02"),
                    event("f", "AID", ["BBB"], ["AAA"], date="2031-04-03"),
                )
            },
            id="punished-and-helped",
        ),
        pytest.param({**by_patron("SANCTION"), "case": replace(CASE, patron="AAA")}, id="front-at-home"),
    ],
)
def test_where_the_ledger_does_not_tell_no_reaction_is_claimed(records: dict[str, Any]) -> None:
    assert taken(**records) is None


def test_silence_counts_once_a_later_report_would_have_told() -> None:
    late = replace(belief("b"), passage=replace(belief("b").passage, document="late"))
    told = {"documents": (REPORT, LATE), "beliefs": (late,)}
    text = taken(**told)
    assert text is not None
    assert "no report of the three months after tells that BBB punished AAA" in text
    assert taken(**told, case=replace(CASE, as_of="2031-05-01")) is None


def test_a_later_report_on_something_else_would_not_have_told() -> None:
    assert taken(documents=(REPORT, LATE)) is None


def test_an_angry_patron_raises_the_answer_and_a_shrug_lowers_it() -> None:
    open_minded = {"statements": (LEAK,), "case": CASE_IN_AUTUMN}
    plain, punished, tolerated = (
        judged(**open_minded, **more).components["game"]
        for more in ({}, by_patron("SANCTION"), by_patron("AID"))
    )
    assert punished > plain > tolerated


def test_the_reaction_to_this_leak_is_no_habit_of_the_patron() -> None:
    """It is what the courted side sees; an earlier punishment is what it knew before."""

    def rate(day: str) -> float:
        found = judged(statements=(LEAK,), case=CASE_IN_AUTUMN, **by_patron("SANCTION", day))
        return next(i.value for i in found.inputs if i.name == "punished_free")

    assert rate("2031-04-02") == pytest.approx(0.6)
    assert rate("2031-02-02") == pytest.approx((0.6 * 4 + 1) / 5)


def test_a_reaction_that_carries_the_answer_is_a_linchpin() -> None:
    found = judged(statements=(LEAK,), case=CASE_IN_AUTUMN, **by_patron("SANCTION"))
    (reason,) = [r for r in found.linchpins if "when the words came out" in r.text]
    assert [piece.record for piece in reason.evidence] == ["e"]


def test_a_reaction_that_is_told_is_not_supposed_as_a_change() -> None:
    distrusted = {"statements": (LEAK,), "case": CASE_IN_AUTUMN, "beliefs": (belief("b"),)}
    assert any("Open punishment" in text for text in judged(**distrusted).would_change)
    punished = judged(**distrusted, **by_patron("SANCTION"))
    assert not any("Open punishment" in text for text in punished.would_change)
    assert any("lets pass" in text for text in punished.would_change)


def test_an_old_leak_belongs_to_an_earlier_approach() -> None:
    old = replace(LEAK, id="old", said_on="2028-01-01", surfaced_on="2028-02-01")
    text = taken(statements=(old, LEAK), **by_patron("SANCTION"))
    assert text is not None
    assert "(2031-03-10)" in text


def test_the_seen_game_is_drawn_alike_from_one_seed() -> None:
    """E8 with spread: refused unseen, believed once the patron has punished."""
    inputs = quantities(
        prior=0.3, harm=1.0, punished_free=0.9, punished_dependent=0.2, cost_free=1.0, relief=3.0, leak=0.6
    )
    one, other = (simulate(inputs, draws=2000, seed=4, reaction=Reaction.PUNISHED) for _ in range(2))
    assert one.probability == other.probability
    unseen = simulate(inputs, draws=2000, seed=4)
    shrugged = simulate(inputs, draws=2000, seed=4, reaction=Reaction.TOLERATED)
    assert one.probability > 0.6 > unseen.probability > shrugged.probability
    assert shrugged.probability < 0.1
