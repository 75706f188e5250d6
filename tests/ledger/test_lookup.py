"""Records are found by their id, also where a newer reading no longer finds them."""

import ledger_records as made
import pytest

from sottovoce.errors import LedgerError
from sottovoce.ledger import open_ledger
from sottovoce.records import Ground

GROUND = Ground(field="acts", value="promise", method="rule:told rules/1", passage=made.passage(47, 60))


def test_the_last_reading_that_found_it_tells_a_record() -> None:
    older = made.statement(id="abc1")
    newer = made.statement(id="abc1", grounds=(GROUND,))
    with open_ledger("sqlite://") as ledger:
        ledger.add(made.reading(statements=(older, made.statement(id="abd2")), events=(made.event(id="ab"),)))
        ledger.add(made.reading(statements=(newer,)))
        (kept,) = ledger.find("abc1")
        assert (kept.record, kept.is_superseded) == (newer, False)
        assert kept.document.text == made.TEXT
        (gone,) = ledger.find("abd2")
        assert gone.is_superseded
        assert ledger.find("abd") == ()
        assert set(ledger.find_ids("ab")) == {"abc1", "abd2", "ab"}
        assert ledger.find_ids("abc") == ("abc1",)
        assert ledger.find_ids("a%") == ()
        assert len(ledger.find_ids("ab", limit=2)) == 2


def test_grounds_are_left_out_where_nobody_asks_for_them() -> None:
    with open_ledger("sqlite://") as ledger:
        ledger.add(made.reading(statements=(made.statement(grounds=(GROUND,)),)))
        assert ledger.statements()[0].grounds == (GROUND,)
        assert ledger.statements(with_grounds=False)[0].grounds == ()


def test_a_ground_outside_its_document_is_refused() -> None:
    astray = Ground(field="acts", value="promise", method="rule:told rules/1", passage=made.passage(0, 9999))
    with open_ledger("sqlite://") as ledger, pytest.raises(LedgerError, match="which is not in it"):
        ledger.add(made.reading(statements=(made.statement(grounds=(astray,)),)))
