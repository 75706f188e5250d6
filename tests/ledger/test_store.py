import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import ledger_records as made
import pytest

from sottovoce.errors import LedgerError
from sottovoce.ledger import open_ledger
from sottovoce.records import Ground, Reading
from sottovoce.vocabulary import Authenticity, EventStatus

OTHER_TEXT = "Another report altogether, about the same bridge."


def ledger_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'minsk.db'}"


def stored(path: Path) -> list[Any]:
    """Every row of the readings table, as SQLite has it."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM readings").fetchall()


def ticking() -> Callable[[], datetime]:
    """A clock that moves on an hour each time it is asked."""
    hours = iter(range(100))
    return lambda: datetime(2021, 3, 6, 12, tzinfo=UTC) + timedelta(hours=next(hours))


class TestAdding:
    def test_reading_a_report_twice_changes_nothing(self, tmp_path: Path) -> None:
        with open_ledger(ledger_url(tmp_path), now=ticking()) as ledger:
            assert ledger.add(made.full_reading()) is True
            counts, rows = ledger.counts(), stored(tmp_path / "minsk.db")
            assert ledger.add(made.full_reading()) is False
            assert ledger.counts() == counts
            assert stored(tmp_path / "minsk.db") == rows
        assert set(counts.values()) == {1}

    def test_it_changes_nothing_after_reopening_either(self, tmp_path: Path) -> None:
        for is_new in (True, False):
            with open_ledger(ledger_url(tmp_path)) as ledger:
                assert ledger.add(made.full_reading()) is is_new
        assert len(stored(tmp_path / "minsk.db")) == 1

    def test_a_moved_report_is_the_same_report(self) -> None:
        reading = made.full_reading()
        with open_ledger("sqlite://") as ledger:
            ledger.add(reading)
            assert (
                ledger.add(replace(reading, document=made.document(name="copy", path="b/copy.txt"))) is False
            )
            assert [document.name for document in ledger.documents()] == ["report"]

    def test_the_passed_clock_is_kept_in_utc(self, tmp_path: Path) -> None:
        eastern = timezone(timedelta(hours=3))
        clock = lambda: datetime(2021, 3, 6, 12, tzinfo=eastern)  # noqa: E731
        with open_ledger(ledger_url(tmp_path), now=clock) as ledger:
            ledger.add(made.full_reading())
        assert "2021-03-06T09:00:00+00:00" in stored(tmp_path / "minsk.db")[0]

    def test_add_many_counts_the_new_and_takes_a_generator(self) -> None:
        with open_ledger("sqlite://") as ledger:
            readings = [made.numbered_reading(number, 1) for number in (1, 2, 1)]
            assert ledger.add_many(reading for reading in readings) == 2
            assert [document.id for document in ledger.documents()] == ["doc-1", "doc-2"]

    def test_what_was_added_before_a_failure_stays(self) -> None:
        broken = made.reading(statements=(made.statement(passage=made.passage(0, 10_000)),))
        with open_ledger("sqlite://") as ledger:
            with pytest.raises(LedgerError):
                ledger.add_many([made.numbered_reading(1, 1), broken])
            assert [document.id for document in ledger.documents()] == ["doc-1"]

    @pytest.mark.parametrize(
        "reading",
        [
            made.reading(statements=(made.statement(passage=made.passage(0, 10_000)),)),
            made.reading(statements=(made.statement(passage=made.passage(-1, 4)),)),
            made.reading(statements=(made.statement(passage=made.passage(9, 4)),)),
            made.reading(events=(made.event(passage=made.passage(document="other")),)),
            made.reading(statements=(made.statement(cue_passage=made.passage(0, 10_000)),)),
            made.reading(statements=(made.statement(alt_passages=(made.passage(0, 10_000),)),)),
            made.reading(verdict=made.verdict(passages=())),
            made.reading(statements=(made.statement(), made.statement(surfaced_on="soon"))),
            made.reading(document=made.document(text="half a character: \ud83d")),
        ],
        ids=[
            "past-the-end",
            "before-the-start",
            "backwards",
            "of-another-document",
            "cue-past-the-end",
            "retold-past-the-end",
            "verdict-on-nothing",
            "day-that-is-none",
            "lone-surrogate",
        ],
    )
    def test_a_reading_that_breaks_its_contract_leaves_nothing(self, reading: Reading) -> None:
        with open_ledger("sqlite://") as ledger:
            with pytest.raises(LedgerError):
                ledger.add(reading)
            assert set(ledger.counts().values()) == {0}
            assert ledger.add(made.full_reading()) is True

    def test_one_id_cannot_hold_two_texts(self) -> None:
        with open_ledger("sqlite://") as ledger:
            ledger.add(made.full_reading())
            with pytest.raises(LedgerError, match="another text has its id"):
                ledger.add(made.reading(document=made.document(text=OTHER_TEXT)))
            assert ledger.text("doc") == made.TEXT

    def test_four_writers_at_once_lose_and_double_nothing(self, tmp_path: Path) -> None:
        readings = [made.numbered_reading(number, 3) for number in range(20)]
        added: list[int] = []

        def write() -> None:
            with open_ledger(ledger_url(tmp_path)) as ledger:
                added.append(ledger.add_many(readings))

        writers = [threading.Thread(target=write) for _ in range(4)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert sum(added) == 20
        with open_ledger(ledger_url(tmp_path)) as ledger:
            assert sorted(ledger.readings(), key=lambda one: int(one.document.id[4:])) == readings


class TestAsking:
    def test_the_newest_reading_answers_and_the_older_stays(self) -> None:
        older = made.full_reading()
        newer = made.full_reading(reader="invented 2", statements=(), events=(made.event(mode="meet"),))
        with open_ledger("sqlite://") as ledger:
            ledger.add_many([older, newer])
            assert list(ledger.readings()) == [newer]
            assert (ledger.statements(), ledger.events()) == ((), newer.events)
            assert (ledger.counts()["statements"], ledger.counts()["documents"]) == (1, 1)
            assert ledger.has_reading("doc", made.READER) and ledger.has_reading("doc", "invented 2")

    def test_reading_again_with_the_older_reader_does_not_bring_it_back(self) -> None:
        older, newer = made.full_reading(), made.full_reading(reader="invented 2", statements=())
        with open_ledger("sqlite://") as ledger:
            assert ledger.add_many([older, newer, older]) == 2
            assert ledger.statements() == ()

    def test_a_corrected_day_of_publication_supersedes(self) -> None:
        first = made.full_reading()
        corrected = replace(first, document=made.document(published_on="2021-03-06"))
        with open_ledger("sqlite://") as ledger:
            assert ledger.add_many([first, corrected]) == 2
            assert [document.published_on for document in ledger.documents()] == ["2021-03-06"]
            assert ledger.text("doc") == made.TEXT

    def test_records_keep_the_order_of_recording_and_of_the_reader(self) -> None:
        with open_ledger("sqlite://") as ledger:
            ledger.add_many([made.numbered_reading(2, 12), made.numbered_reading(1, 1)])
            ids = [statement.id for statement in ledger.statements()]
        assert ids == [f"doc-2-{index}" for index in range(12)] + ["doc-1-0"]

    @pytest.mark.parametrize(
        ("states", "found"),
        [
            (None, ["alone", "joint", "none"]),
            (["RUR"], ["alone", "joint"]),
            (["GRA"], ["joint"]),
            (["GRA", "EU"], ["joint"]),
            (["RU"], []),
            (["%"], []),
            ([], []),
        ],
        ids=["all", "alone-and-joint", "joint-only", "several", "part-of-a-code", "wildcard", "none"],
    )
    def test_statements_are_chosen_by_state(self, states: list[str] | None, found: list[str]) -> None:
        speakers = {"alone": "RUR", "joint": "GRA;RUR", "none": None}
        statements = tuple(
            made.statement(id=name, speaker=made.actor(state=state)) for name, state in speakers.items()
        )
        with open_ledger("sqlite://") as ledger:
            ledger.add(made.reading(statements=statements))
            assert [statement.id for statement in ledger.statements(states=states)] == found

    def test_an_unknown_document_has_no_text(self) -> None:
        with open_ledger("sqlite://") as ledger, pytest.raises(LedgerError, match='no document "absent"'):
            ledger.text("absent")

    def test_no_one_has_read_an_unknown_document(self) -> None:
        with open_ledger("sqlite://") as ledger:
            ledger.add(made.full_reading())
            assert not ledger.has_reading("doc", "invented 2")
            assert not ledger.has_reading("absent", made.READER)

    def test_an_empty_ledger_answers_with_nothing(self) -> None:
        with open_ledger("sqlite://") as ledger:
            assert (list(ledger.readings()), ledger.statements("2021"), ledger.undated("2021")) == ([], (), 0)

    def test_two_ledgers_in_memory_do_not_meet(self) -> None:
        with open_ledger("sqlite://") as one, open_ledger("sqlite://") as other:
            one.add(made.full_reading())
            assert other.documents() == ()


# Each row: own day, publication of the document, the day asked for, and whether it was known.
STATEMENT_DAYS = [
    pytest.param("2022-04-12", None, "2022-04-13", True, id="surfaced-before"),
    pytest.param("2022-04-13", None, "2022-04-13", True, id="surfaced-that-day"),
    pytest.param("2022-04-14", None, "2022-04-13", False, id="surfaced-after"),
    pytest.param("2022-04-12", "2022-05-01", "2022-04-13", True, id="own-day-though-told-later"),
    pytest.param("2022-04-14", "2022-04-01", "2022-04-13", False, id="own-day-though-published-before"),
    pytest.param("2022-04", None, "2022-04-13", False, id="month-too-coarse"),
    pytest.param("2022-04", None, "2022-04-30", True, id="month-over"),
    pytest.param("2022", None, "2022-12-30", False, id="year-too-coarse"),
    pytest.param("2022", None, "2022-12-31", True, id="year-over"),
    pytest.param("2022-04-01/2022-04-13", None, "2022-04-13", True, id="interval-over"),
    pytest.param("2022-04-01/2022-04-14", None, "2022-04-13", False, id="interval-running"),
    pytest.param("2022-02", None, "2022-02-28", True, id="end-of-february"),
    pytest.param("2022-04-30", None, "2022-04", True, id="asked-for-a-month-means-its-end"),
    pytest.param("2022-05-01", None, "2022-04", False, id="after-the-month-asked-for"),
    pytest.param(None, "2022-04-13", "2022-04-13", True, id="no-own-day-published-by-then"),
    pytest.param(None, "2022-04-14", "2022-04-13", False, id="no-own-day-published-after"),
    pytest.param(None, "2022-04", "2022-04-13", False, id="no-own-day-published-too-coarsely"),
    pytest.param(None, None, "2022-04-13", False, id="no-day-at-all"),
    pytest.param(None, None, None, True, id="everything-without-as-of"),
]

EVENT_DAYS = [
    pytest.param("2022-04-12", None, EventStatus.HAPPENED, False, id="happened-before-but-who-told"),
    pytest.param("2022-04-14", None, EventStatus.HAPPENED, False, id="happened-after"),
    pytest.param("2022-04", None, EventStatus.HAPPENED, False, id="month-too-coarse"),
    pytest.param("2022-04-12", "2022-05-01", EventStatus.ONGOING, False, id="happened-before-told-later"),
    pytest.param("2022-04-20", "2022-04-13", EventStatus.HAPPENED, True, id="announced-before"),
    pytest.param(None, "2022-04-13", EventStatus.HAPPENED, True, id="undated-published-by-then"),
    pytest.param(None, "2022-04-14", EventStatus.HAPPENED, False, id="undated-published-after"),
    pytest.param(None, "2022-04", EventStatus.HAPPENED, False, id="undated-published-too-coarsely"),
    pytest.param(None, None, EventStatus.HAPPENED, False, id="no-day-at-all"),
    pytest.param("2022-04-12", "2022-05-01", EventStatus.HYPOTHETICAL, False, id="hypothetical-told-later"),
    pytest.param("2022-06-01", "2022-04-13", EventStatus.HYPOTHETICAL, True, id="hypothetical-published"),
]

PUBLICATIONS = [
    pytest.param("2022-04-13", True, id="published-by-then"),
    pytest.param("2022-04-14", False, id="published-after"),
    pytest.param("2022-04", False, id="published-too-coarsely"),
    pytest.param("2022-03", True, id="month-over"),
    pytest.param("2022-04-11/2022-04-13", True, id="interval-over"),
    pytest.param(None, False, id="unknown"),
]

AUTHENTICITIES = [
    pytest.param("leaked_confirmed", "2022-05-01", "2022-04-13", "leaked_unconfirmed", id="confirmed-later"),
    pytest.param("leaked_denied", "2022-05-01", "2022-04-13", "leaked_unconfirmed", id="denied-later"),
    pytest.param("leaked_confirmed", None, "2022-04-13", "leaked_unconfirmed", id="publication-unknown"),
    pytest.param("leaked_confirmed", "2022-04", "2022-04-13", "leaked_unconfirmed", id="publication-coarse"),
    pytest.param("leaked_confirmed", "2022-04-13", "2022-04-13", "leaked_confirmed", id="confirmed-by-then"),
    pytest.param("leaked_denied", "2022-05-01", "2022-05-01", "leaked_denied", id="asked-later"),
    pytest.param("leaked_denied", "2022-05-01", None, "leaked_denied", id="everything-without-as-of"),
    pytest.param("on_record", "2022-05-01", "2022-04-13", "on_record", id="no-leak"),
    pytest.param("anonymous_sourced", None, "2022-04-13", "anonymous_sourced", id="nothing-to-settle"),
]


class TestAsOf:
    @pytest.mark.parametrize(("surfaced_on", "published_on", "as_of", "is_known"), STATEMENT_DAYS)
    def test_a_statement_is_known_once_it_has_surely_surfaced(
        self, surfaced_on: str | None, published_on: str | None, as_of: str | None, is_known: bool
    ) -> None:
        with open_ledger("sqlite://") as ledger:
            ledger.add(
                made.reading(
                    document=made.document(published_on=published_on),
                    statements=(made.statement(surfaced_on=surfaced_on, said_on="2001-01-01"),),
                )
            )
            assert len(ledger.statements(as_of)) == is_known

    @pytest.mark.parametrize(("date", "published_on", "status", "is_known"), EVENT_DAYS)
    def test_an_event_is_known_once_a_report_of_it_is_out(
        self, date: str | None, published_on: str | None, status: EventStatus, is_known: bool
    ) -> None:
        with open_ledger("sqlite://") as ledger:
            ledger.add(
                made.reading(
                    document=made.document(published_on=published_on),
                    events=(made.event(date=date, status=status),),
                )
            )
            assert len(ledger.events("2022-04-13")) == is_known
            assert len(ledger.events()) == 1

    @pytest.mark.parametrize(
        "kind", ["estimates", "beliefs", "circumstances", "mentions", "verdicts", "documents"]
    )
    @pytest.mark.parametrize(("published_on", "is_known"), PUBLICATIONS)
    def test_all_else_is_known_once_published(
        self, kind: str, published_on: str | None, is_known: bool
    ) -> None:
        reading = made.full_reading(document=made.document(published_on=published_on), statements=())
        with open_ledger("sqlite://") as ledger:
            ledger.add(reading)
            ask = getattr(ledger, kind)
            assert len(ask("2022-04-13")) == is_known
            assert len(ask()) == 1

    @pytest.mark.parametrize(("surfaced_on", "is_known"), [("2022-04-12", True), ("2022-04-14", False)])
    def test_a_document_is_known_with_its_first_statement(self, surfaced_on: str, is_known: bool) -> None:
        reading = made.full_reading(
            document=made.document(published_on="2022-05-01"),
            statements=(made.statement(surfaced_on=surfaced_on), made.statement(surfaced_on="2022-04-30")),
        )
        with open_ledger("sqlite://") as ledger:
            ledger.add(reading)
            assert len(ledger.documents("2022-04-13")) == is_known

    def test_how_a_leak_was_borne_out_is_not_known_before(self) -> None:
        ground = Ground(
            field="authenticity",
            value="leaked_denied",
            method="rule:leak denied rules/1",
            passage=made.passage(74, 91),
        )
        denied = made.statement(
            surfaced_on="2022-04-01", authenticity=Authenticity.LEAKED_DENIED, grounds=(ground,)
        )
        later = made.document(published_on="2022-05-01")
        with open_ledger("sqlite://") as ledger:
            ledger.add(made.reading(document=later, statements=(denied,)))
            assert ledger.statements("2022-06-01")[0].grounds == (ground,)
            (then,) = ledger.statements("2022-04-13")[0].grounds
        assert (then.value, then.passage) == ("leaked_unconfirmed", None)

    @pytest.mark.parametrize(("coded", "published_on", "as_of", "as_then_stood"), AUTHENTICITIES)
    def test_authenticity_carries_no_hindsight(
        self, coded: str, published_on: str | None, as_of: str | None, as_then_stood: str
    ) -> None:
        statement = made.statement(surfaced_on="2022-04-10", authenticity=Authenticity(coded))
        with open_ledger("sqlite://") as ledger:
            ledger.add(
                made.reading(document=made.document(published_on=published_on), statements=(statement,))
            )
            (found,) = ledger.statements(as_of)
        assert found == replace(statement, authenticity=Authenticity(as_then_stood))

    def test_an_older_reading_does_not_show_through(self) -> None:
        """The newest reading finds nothing known by then; the older, superseded one had."""
        older = made.reading(statements=(made.statement(surfaced_on="2022-04-01"),))
        newer = replace(older, reader="invented 2", statements=(made.statement(surfaced_on="2022-05-01"),))
        with open_ledger("sqlite://") as ledger:
            ledger.add_many([older, newer])
            assert (ledger.statements("2022-04-13"), ledger.documents("2022-04-13")) == ((), ())

    def test_statements_without_any_day_are_counted(self) -> None:
        undated = (made.statement(surfaced_on=None), made.statement(surfaced_on=None))
        dated = made.numbered_reading(1, 1)
        coarse = replace(
            made.numbered_reading(2, 1),
            document=made.document(id="doc-2", published_on="2022", text="2" * 50),
        )
        with open_ledger("sqlite://") as ledger:
            ledger.add_many([made.reading(statements=undated), dated, coarse])
            assert (ledger.undated("2022-04-13"), ledger.undated(None)) == (2, 0)

    def test_whole_readings_show_only_what_was_known(self) -> None:
        early, late = made.statement(surfaced_on="2022-04-12"), made.statement(surfaced_on="2022-05-01")
        with open_ledger("sqlite://") as ledger:
            ledger.add(
                made.full_reading(
                    document=made.document(published_on="2022-05-01"), statements=(early, late), events=()
                )
            )
            (found,) = ledger.readings("2022-04-13")
        assert [statement.surfaced_on for statement in found.statements] == ["2022-04-12"]
        assert (found.estimates, found.beliefs, found.verdict) == ((), (), None)

    def test_joint_filters_apply_together(self) -> None:
        statements = (
            made.statement(id="early", surfaced_on="2022-04-12"),
            made.statement(id="late", surfaced_on="2022-05-01"),
            made.statement(id="foreign", surfaced_on="2022-04-12", speaker=made.actor(state="GRA")),
        )
        with open_ledger("sqlite://") as ledger:
            ledger.add(made.reading(statements=statements))
            found = ledger.statements("2022-04-13", states=["RUR"])
        assert [statement.id for statement in found] == ["early"]

    @pytest.mark.parametrize("kind", ["documents", "statements", "events", "beliefs", "undated"])
    @pytest.mark.parametrize("as_of", ["yesterday", "13.04.2022", "2022-13-01"])
    def test_a_day_that_is_none_is_a_value_error(self, kind: str, as_of: str) -> None:
        with open_ledger("sqlite://") as ledger, pytest.raises(ValueError, match=r"ISO 8601 day|month"):
            getattr(ledger, kind)(as_of)
