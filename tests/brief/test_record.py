"""The sender's record beside the commitments."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief.layout import build_page
from sottovoce.records import KeptRate, Precedent
from sottovoce.vocabulary import Act, Channel, CommitmentStatus

LETTER = next(s for s in samples.STATEMENTS if s.commitment and s.commitment.is_negated)
ENTRY = next(entry for entry in samples.COMMITMENTS if entry.statement == LETTER.id)


def lines(**changes: object) -> list[str]:
    page = build_page(samples.make_brief(**changes), samples.name_of)
    assert all(line.cites for line in page.record)
    return [line.text for line in page.record]


def precedent(**fields: object) -> Precedent:
    plain = Precedent(
        statement=LETTER.id, act=Act.PROMISE, n_before=0, last=None, last_on=None, came_of_it=None
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def test_a_kept_rate_tells_counts_interval_and_what_is_open() -> None:
    rate = KeptRate(
        state="OST",
        kept=(ENTRY.statement,),
        broken=(),
        n_open=2,
        n_not_compared=3,
        rate=0.75,
        low=0.2,
        high=0.99,
    )
    (line,) = lines(kept_rates=(rate,))
    assert line == (
        "Ostmark, of its promises that told deeds settle: 1 kept, 0 broken. That is a rate of 75 % "
        "(90 % interval 20–99 %); 2 stand open and 3 could not be compared."
    )
    assert lines(kept_rates=(replace(rate, kept=()),)) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({}, "these reports tell of none before it.", id="first"),
        pytest.param(
            {"n_before": 1, "last": "x", "last_on": "2031-04-02", "came_of_it": CommitmentStatus.BROKEN},
            "these reports tell of 1 promise before it, the last on 2 April 2031; it was broken.",
            id="broken-before",
        ),
        pytest.param(
            {"n_before": 2, "last": "x", "last_on": "2031-04-02", "came_of_it": CommitmentStatus.OPEN},
            "these reports tell of 2 such promises before it, the last on 2 April 2031.",
            id="open-before",
        ),
        pytest.param(
            {"claim": LETTER.passage, "is_claim_borne_out": False},
            "Its report calls it a repetition, which these reports do not bear out, though they may not "
            "reach far enough back.",
            id="again-not-borne-out",
        ),
        pytest.param(
            {"claim": LETTER.passage, "is_claim_borne_out": True},
            "Its report calls it the first of its kind, which these reports bear out.",
            id="first-borne-out",
        ),
        pytest.param(
            {
                "n_before": 1,
                "last": "x",
                "last_on": "2031-04-02",
                "claim": LETTER.passage,
                "is_claim_borne_out": False,
            },
            "Its report calls it the first of its kind, which these reports do not bear out.",
            id="first-not-borne-out",
        ),
    ],
)
def test_a_precedent_tells_what_lies_before(fields: dict[str, object], told: str) -> None:
    (line,) = lines(precedents=(precedent(**fields),))
    assert line.startswith("The promise of 28 April 2031 to the Littoral Union: ")
    assert line.endswith(told)


def test_open_overtures_that_nobody_calls_first_are_left_out() -> None:
    opened = replace(LETTER, channel=Channel.PUBLIC)
    others = tuple(s for s in samples.STATEMENTS if s.id != LETTER.id)
    assert lines(statements=(*others, opened), precedents=(precedent(),)) == []


def test_without_a_case_there_is_no_record() -> None:
    assert lines(case=None, precedents=(precedent(),)) == []
