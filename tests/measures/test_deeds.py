"""Which told deed keeps or breaks a promise; AAA promises, BBB is its patron, CCC hears it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_statements import event, statement

from sottovoce.measures.commitments import list_commitments
from sottovoce.measures.kept import kept_rate
from sottovoce.records import Commitment, CommitmentEntry, Event
from sottovoce.vocabulary import CommitmentStatus, EventStatus

REPORT = "The shells were handed over at the port. Later the ministers met.\nTents were handed over."


def entry(
    content: str,
    *events: Event,
    refrains: bool = False,
    horizon: str | None = "open",
    targets: tuple[tuple[str, float], ...] = (),
    known_until: str = "2031-06-01",
    said_on: str | None = "2031-03-01",
) -> CommitmentEntry:
    promise = Commitment(content=content, is_negated=refrains, horizon=horizon)
    told = statement(
        "promise", ["promise"], audience=["CCC"], targets=targets, commitment=promise, said_on=said_on
    )
    (found,) = list_commitments([told], events, {"report": REPORT}, known_until=known_until)
    return found


def deed(
    kind: str,
    sources: str,
    targets: str,
    date: str | None = "2031-03-09",
    *,
    place: str | None = None,
    status: str = "happened",
    at: int = 0,
) -> Event:
    made = event(f"{kind} {sources} {targets} {date}", kind, sources.split(), targets.split(), date)
    passage = replace(made.passage, start=at, end=at + 1)
    return replace(made, place=place, status=EventStatus(status), passage=passage)


SOIL = "no attack would come from our soil"
OUT = "AAA will not enter the war"
GUESTS = "no guest soldier would stay behind"
LEAVE = "our troops will withdraw from the border"
HELP = "AAA will deliver shells"


@pytest.mark.parametrize(
    ("content", "refrains", "horizon", "deeds", "status"),
    [
        pytest.param(OUT, True, "open", [deed("ASSAULT", "AAA", "CCC")], "broken", id="attack"),
        pytest.param(OUT, True, "open", [deed("ASSAULT", "BBB", "CCC")], "open", id="by-another"),
        pytest.param(OUT, True, "open", [deed("ASSAULT", "AAA", "DDD")], "open", id="on-no-party"),
        pytest.param(OUT, True, "open", [deed("ASSAULT", "AAA", "CCC", "2031-02-01")], "open", id="before"),
        pytest.param(
            OUT, True, "open", [deed("ASSAULT", "AAA", "CCC", "2031-03")], "open", id="maybe-before"
        ),
        pytest.param(OUT, True, "open", [deed("ASSAULT", "AAA", "CCC", None)], "open", id="no-day"),
        pytest.param(
            OUT, True, "open", [deed("ASSAULT", "AAA", "CCC", status="alleged")], "open", id="alleged"
        ),
        pytest.param(OUT, True, "open", [], "open", id="nothing-told-is-never-kept"),
        pytest.param(OUT, True, "2031-04-01", [], "kept", id="kept-at-its-term"),
        pytest.param(OUT, True, "2031-07-01", [], "open", id="term-ahead"),
        pytest.param(
            OUT, True, "2031-03-05", [deed("ASSAULT", "AAA", "CCC")], "kept", id="attack-after-its-term"
        ),
        pytest.param(
            OUT, True, "on condition", [deed("ASSAULT", "AAA", "CCC")], "not checked", id="conditional"
        ),
        pytest.param(SOIL, True, "open", [deed("ASSAULT", "", "CCC", place="AAA")], "broken", id="soil"),
        pytest.param(SOIL, True, "open", [deed("ASSAULT", "", "CCC", place="BBB")], "open", id="other-soil"),
        pytest.param(
            OUT, True, "open", [deed("ASSAULT", "", "CCC", place="AAA")], "open", id="soil-not-meant"
        ),
        pytest.param(LEAVE, False, "open", [deed("RETREAT", "AAA", "CCC")], "kept", id="withdrawn"),
        pytest.param(LEAVE, False, "2031-03-05", [deed("RETREAT", "AAA", "CCC")], "term passed", id="late"),
        pytest.param(LEAVE, False, "2031-03-05", [], "term passed", id="not-told-in-time"),
        pytest.param(HELP, False, "open", [deed("AID", "AAA", "CCC", at=4)], "kept", id="arms-by-its-words"),
        pytest.param(HELP, False, "open", [deed("AID", "AAA", "CCC", at=70)], "open", id="tents-are-no-arms"),
        pytest.param("AAA will think it over", False, "open", [], "not checked", id="no-act"),
        pytest.param(HELP, True, "open", [deed("AID", "AAA", "CCC", at=4)], "broken", id="arms-after-all"),
    ],
)
def test_a_promise_and_what_came_of_it(
    content: str, refrains: bool, horizon: str, deeds: list[Event], status: str
) -> None:
    found = entry(content, *deeds, refrains=refrains, horizon=horizon)
    assert found.status == status
    assert (found.status_on is not None) == bool(found.status_evidence)


@pytest.mark.parametrize(
    ("horizon", "deeds", "status"),
    [
        pytest.param("2031-03-05", [deed("RETREAT", "BBB", "AAA", "2031-03-04")], "kept", id="gone"),
        pytest.param(
            "2031-03-05", [deed("RETREAT", "BBB", "CCC", "2031-03-04")], "term passed", id="elsewhere"
        ),
        pytest.param(
            "2031-03-05", [deed("ASSAULT", "", "CCC", place="AAA")], "broken", id="force-from-there"
        ),
        pytest.param(
            "2031-03-05", [deed("ASSAULT", "AAA", "CCC", place="AAA")], "term passed", id="not-theirs"
        ),
        pytest.param("open", [deed("ASSAULT", "", "CCC", place="AAA")], "open", id="no-term"),
    ],
)
def test_guests_that_were_to_be_gone(horizon: str, deeds: list[Event], status: str) -> None:
    found = entry(GUESTS, *deeds, refrains=True, horizon=horizon, targets=(("BBB", 0.0),))
    assert found.act == "withdrawal"
    assert found.status == status


def test_the_first_breach_counts_and_is_shown() -> None:
    found = entry(
        OUT, deed("ASSAULT", "AAA", "CCC", "2031-05-01"), deed("ASSAULT", "AAA", "CCC"), refrains=True
    )
    assert found.status_on == "2031-03-09"
    assert found.status_reason == "what it rules out is told as done"


def test_a_promise_without_a_day_is_not_compared() -> None:
    assert entry(OUT, refrains=True, said_on=None).status is CommitmentStatus.NOT_CHECKED


def test_no_promise_is_kept_by_what_is_open() -> None:
    kept = entry(OUT, refrains=True, horizon="2031-04-01")
    broken = entry(SOIL, deed("ASSAULT", "", "CCC", place="AAA"), refrains=True)
    rate = kept_rate([entry(OUT, refrains=True), entry("AAA will think it over"), broken, broken], "AAA")
    assert (len(rate.kept), len(rate.broken), rate.n_open, rate.n_not_compared) == (0, 2, 1, 1)
    assert rate.rate == pytest.approx(1 / 6)
    assert (rate.low, rate.high) == (pytest.approx(0.00087, abs=1e-5), pytest.approx(0.56926, abs=1e-5))
    assert kept_rate([kept], "AAA", frozenset({"CCC"})).kept == ("promise",)
    assert kept_rate([kept], "AAA", frozenset({"DDD"})).kept == ()


@given(st.integers(0, 9), st.integers(0, 9))
def test_a_kept_rate_lies_in_its_interval_and_rises_with_each_promise_kept(kept: int, broken: int) -> None:
    good = entry(OUT, refrains=True, horizon="2031-04-01")
    bad = entry(SOIL, deed("ASSAULT", "", "CCC", place="AAA"), refrains=True)
    rate = kept_rate([good] * kept + [bad] * broken, "AAA")
    more = kept_rate([good] * (kept + 1) + [bad] * broken, "AAA")
    assert 0 <= rate.low < rate.rate < rate.high <= 1
    assert more.rate > rate.rate and more.low > rate.low
