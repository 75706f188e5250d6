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
