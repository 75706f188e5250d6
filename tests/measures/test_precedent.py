from dataclasses import replace

import pytest
from invented_statements import statement

from sottovoce.measures.position import Sides
from sottovoce.measures.precedent import list_precedents
from sottovoce.records import CommitmentEntry, Estimate, Passage, Precedent, Statement
from sottovoce.vocabulary import Channel, CommitmentStatus, EstimateKind

SIDES = Sides(patron=frozenset({"BBB"}), courted=frozenset({"CCC"}))


def overture(name: str, day: str | None, act: str = "assure", to: str = "CCC") -> Statement:
    return statement(name, [act], audience=[to], said_on=day, document=name, content=f"{name * 5} {name * 9}")


def found(*statements: Statement, **more: object) -> dict[str, Precedent]:
    entries = more.pop("entries", ())
    listed = list_precedents(statements, entries, sender="AAA", sides=SIDES, **more)  # type: ignore[arg-type]
    return {precedent.statement: precedent for precedent in listed}


def broken(name: str) -> CommitmentEntry:
    return CommitmentEntry(
        statement=name,
        speaker="A",
        state="AAA",
        said_on="2031-01-01",
        audience=("CCC",),
        channel=Channel.PRIVATE,
        content="c",
        is_negated=True,
        horizon="open",
        status=CommitmentStatus.BROKEN,
        passage=Passage(document=name, start=0, end=1),
    )


def test_the_first_has_none_before_it_and_the_next_tells_what_came_of_the_last() -> None:
    told = found(overture("x", "2031-01-01"), overture("y", "2031-03-01"), entries=[broken("x")])
    assert (told["x"].n_before, told["x"].last) == (0, None)
    assert (told["y"].n_before, told["y"].last, told["y"].last_on) == (1, "x", "2031-01-01")
    assert told["y"].came_of_it is CommitmentStatus.BROKEN


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(overture("x", "2031-01-01", act="appeal"), id="another-act"),
        pytest.param(overture("x", "2031-01-01", to="BBB"), id="another-side"),
        pytest.param(overture("x", "2031-03-01"), id="the-same-day"),
        pytest.param(overture("x", "2031"), id="perhaps-later"),
        pytest.param(overture("x", None), id="no-day"),
        pytest.param(overture("x", "2031-01-01", act="accuse"), id="no-overture"),
    ],
)
def test_what_is_no_precedent(other: Statement) -> None:
    assert found(other, overture("y", "2031-03-01"))["y"].n_before == 0


def test_an_echo_is_no_second_one() -> None:
    told = [
        statement(
            n,
            ["assure"],
            audience=["CCC"],
            content="no threat comes from us",
            said_on="2031-01-01",
            document=n,
        )
        for n in ("x", "y")
    ]
    assert found(*told, overture("z", "2031-03-01"))["z"].n_before == 1


@pytest.mark.parametrize(
    ("words", "before", "is_borne_out"),
    [
        pytest.param("Once again", True, True, id="again"),
        pytest.param("Once again", False, False, id="again-but-none-told"),
        pytest.param("For the first time", False, True, id="first"),
        pytest.param("For the first time", True, False, id="first-but-one-told"),
    ],
)
def test_a_report_s_own_claim_is_held_against_the_ledger(
    words: str, before: bool, is_borne_out: bool
) -> None:
    content = "no threat comes from the hills"
    text = f"The weather was fine. {words} AAA gave its word: {content}."
    made = statement("y", ["assure"], audience=["CCC"], content=content, said_on="2031-03-01", document="y")
    start = text.index(content)
    made = replace(made, passage=replace(made.passage, start=start, end=start + len(content)))
    at = text.index(words)
    claim = Estimate(
        id="e",
        passage=Passage(document="y", start=at, end=at + len(words)),
        kind=EstimateKind.OTHER,
        level="repetition",
        about=None,
        holder="author",
        low=None,
        best=None,
        high=None,
        found_by="invented",
    )
    earlier = [overture("x", "2031-01-01")] if before else []
    told = found(*earlier, made, estimates=[claim], texts={"y": text})["y"]
    assert told.claim == claim.passage
    assert told.is_claim_borne_out is is_borne_out
    elsewhere = found(made, estimates=[claim], texts={"y": text.replace(". ", ".\n").replace(": ", ".\n ")})[
        "y"
    ]
    assert elsewhere.claim is None
