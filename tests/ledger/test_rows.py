import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import ledger_records as made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.errors import LedgerError
from sottovoce.ledger import open_ledger
from sottovoce.ledger.rows import content_hash, from_row, reading_id, to_row
from sottovoce.ledger.schema import (
    BELIEFS,
    CIRCUMSTANCES,
    DOCUMENTS,
    ESTIMATES,
    EVENTS,
    MENTIONS,
    READINGS,
    STATEMENTS,
    VERDICTS,
)
from sottovoce.records import Document, Passage, Reading, Verdict

DAYS = st.sampled_from(["2021", "2021-03", "2021-03-05", "2021-03-05/2021-04", "1999/2000"])
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: made.passage(pair[0], sum(pair)))


def records(kind: Any, **given_fields: Any) -> st.SearchStrategy[Any]:
    """Any record of this kind, every optional field also None, every tuple also empty."""
    hints = typing.get_type_hints(kind)
    strategies = {field.name: values(hints[field.name], field.name) for field in fields(kind)}
    return st.builds(kind, **strategies | given_fields)


def values(kind: Any, name: str) -> st.SearchStrategy[Any]:
    if typing.get_origin(kind) is types.UnionType:
        (kind,) = (arm for arm in typing.get_args(kind) if arm is not types.NoneType)
        return st.none() | values(kind, name)
    if typing.get_origin(kind) is tuple:
        return st.lists(values(typing.get_args(kind)[0], name), max_size=3).map(tuple)
    if kind is Passage:
        return SPANS
    if is_dataclass(kind):
        return records(kind)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    if kind is str and name in ("surfaced_on", "said_on", "date", "published_on"):
        return DAYS
    plain: Mapping[type, st.SearchStrategy[Any]] = {
        str: st.text(max_size=20),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
    }
    return plain[kind]


READINGS_OF_ONE_DOCUMENT = records(
    Reading,
    document=records(Document, id=st.just("doc"), text=st.just(made.TEXT)),
    verdict=st.none() | records(Verdict, passages=st.lists(SPANS, min_size=1, max_size=3).map(tuple)),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(READINGS_OF_ONE_DOCUMENT)
def test_every_field_of_every_record_comes_back_as_it_went_in(reading: Reading) -> None:
    with open_ledger("sqlite://") as ledger:
        ledger.add(reading)
        assert list(ledger.readings()) == [reading]


@pytest.mark.parametrize(
    ("record", "table", "place"),
    [
        (made.statement(), STATEMENTS, {"reading", "position"}),
        (made.event(), EVENTS, {"reading", "position"}),
        (made.estimate(), ESTIMATES, {"reading", "position"}),
        (made.belief(), BELIEFS, {"reading", "position"}),
        (made.circumstance(), CIRCUMSTANCES, {"reading", "position"}),
        (made.mention(), MENTIONS, {"reading", "position"}),
        (made.verdict(), VERDICTS, {"reading", "position"}),
    ],
    ids=lambda value: type(value).__name__.lower(),
)
def test_a_table_has_a_column_for_every_field(record: Any, table: Any, place: set[str]) -> None:
    """A field added to a record must raise the schema version, not be lost."""
    assert set(to_row(record)) | place == set(table.columns.keys())


def test_the_fields_of_a_document_are_all_kept_with_text_or_reading() -> None:
    columns = set(DOCUMENTS.columns.keys()) | set(READINGS.columns.keys())
    assert set(to_row(made.document())) <= columns


def test_a_row_keeps_enums_by_their_word() -> None:
    row = to_row(made.statement())
    assert (row["form"], row["acts"], row["speaker_kind"]) == ("indirect", ["promise", "assure"], "person")


def test_a_row_of_another_document_gives_that_documents_passage() -> None:
    event = from_row(type(made.event()), to_row(made.event()), "other")
    assert event.passage == made.passage(document="other")


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2024-02", "2024-02-29"),
        ("2023", "2023-12-31"),
        ("2022-09-06/2022-09-12", "2022-09-12"),
        (None, None),
    ],
    ids=["month-of-a-leap-year", "year", "interval", "unknown"],
)
def test_the_last_possible_day_stands_beside_a_partial_day(day: str | None, last: str | None) -> None:
    assert to_row(made.statement(surfaced_on=day))["surfaced_last"] == last
    assert to_row(made.event(date=day))["date_last"] == last
    assert to_row(made.document(published_on=day))["published_last"] == last


def test_a_day_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(LedgerError, match=r"its surfaced_on 'Friday' is no ISO 8601 day"):
        to_row(made.statement(surfaced_on="Friday"))


def test_a_number_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(LedgerError, match="not finite"):
        content_hash(made.reading(estimates=(made.estimate(low=float("nan")),)))


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        ({"path": "elsewhere/report.txt"}, True),
        ({"name": "copy"}, True),
        ({"published_on": "2021-03-06"}, False),
        ({"title": "The bridge"}, False),
    ],
    ids=["moved", "renamed", "dated-otherwise", "titled-otherwise"],
)
def test_a_report_is_the_same_wherever_it_lies(changes: dict[str, str], is_same: bool) -> None:
    first = made.full_reading()
    second = replace(first, document=replace(first.document, **changes))
    assert (content_hash(first) == content_hash(second)) is is_same


def test_readers_and_findings_make_different_readings() -> None:
    reading = made.full_reading()
    others = [replace(reading, reader="invented 2"), replace(reading, events=())]
    ids = {reading_id(one, content_hash(one)) for one in [reading, *others]}
    assert len(ids) == 3
