import pytest
from invented_statements import statement

from sottovoce.measures.commitments import list_commitments
from sottovoce.records import Commitment
from sottovoce.vocabulary import CommitmentStatus

STAY_OUT = Commitment(content="AAA stays out of the war", is_negated=True, horizon="open")
PAY = Commitment(content="AAA pays its debt", is_negated=False)


def test_a_promise_told_by_two_papers_is_one_entry_by_its_fuller_telling() -> None:
    short = statement(
        "short", ["promise"], content="will stay out of the war", commitment=STAY_OUT, document="a"
    )
    full = statement(
        "full",
        ["promise"],
        content="will stay out of the war whatever others do",
        commitment=STAY_OUT,
        document="b",
    )
    (entry,) = list_commitments([short, full])
    assert entry.statement == "full"
    assert entry.is_negated
    assert entry.status is CommitmentStatus.OPEN


def test_entries_run_by_day_and_undated_ones_come_last() -> None:
    told = [
        statement("undated", ["promise"], commitment=PAY, said_on=None, content="will pay one day"),
        statement("late", ["promise"], commitment=PAY, said_on="2031-05", content="pays in May"),
        statement("early", ["promise"], commitment=STAY_OUT, said_on="2031-04-30", content="keeps out"),
        statement("none", ["inform"], content="the weather is fine"),
    ]
    assert [entry.statement for entry in list_commitments(told)] == ["early", "late", "undated"]


@pytest.mark.parametrize(
    ("horizon", "status"),
    [
        pytest.param("2031-05-20", "term passed", id="passed"),
        pytest.param("2031-05-31", "not checked", id="the-last-day-known"),
        pytest.param("2031-05", "not checked", id="month-not-over"),
        pytest.param("2031-12", "not checked", id="to-come"),
        pytest.param("by the 20th of", "not checked", id="no-day"),
        pytest.param("on condition", "not checked", id="condition"),
    ],
)
def test_a_promise_that_nobody_checked_is_called_so(horizon: str, status: str) -> None:
    promise = Commitment(content="AAA pays its debt", is_negated=False, horizon=horizon)
    told = [statement("debt", ["promise"], commitment=promise)]
    (entry,) = list_commitments(told, known_until="2031-05-31")
    assert entry.status == status


def test_without_a_known_day_no_term_has_passed() -> None:
    promise = Commitment(content="AAA pays its debt", is_negated=False, horizon="2031-01-01")
    (entry,) = list_commitments([statement("debt", ["promise"], commitment=promise)])
    assert entry.status is CommitmentStatus.NOT_CHECKED
