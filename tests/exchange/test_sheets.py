import csv
import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from test_gold import READING, STATEMENT

from sottovoce.exchange import export_csv, export_events_csv
from sottovoce.records import Commitment, Target

DOCUMENT = READING.document
(EVENT,) = READING.events


def rows(lines: Iterator[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


def test_a_statement_is_one_flat_row() -> None:
    statement = replace(STATEMENT, targets=(Target(id="RUS", polarity=0.9), Target(id="WEST", polarity=-0.3)))
    (row,) = rows(export_csv([statement], [DOCUMENT]))
    assert row == {
        "id": "s1",
        "document": "report",
        "outlet": "",
        "url": "",
        "published_on": "2021-03-05",
        "start": "31",
        "end": "97",
        "anchor": "the old bridge over the river would not",
        "content": STATEMENT.content,
        "speaker": "The Minister",
        "speaker_surface": "Ruritania’s minister",
        "speaker_type": "person",
        "state": "RUR",
        "office": "Minister",
        "said_on": "2021-03",
        "surfaced_on": "2021-03-05",
        "date_basis": "relative",
        "audience": "GRA;EU",
        "audience_surface": "",
        "channel": "private",
        "channel_basis": "inferred",
        "acts": "promise",
        "targets": "RUS:+0.9;WEST:-0.3",
        "commitment": "keep it open",
        "commitment_negated": "true",
        "commitment_horizon": "next year",
        "commitment_strength": "",
        "authenticity": "official_readout",
        "form": "indirect",
        "attribution_chain": "author",
        "confidence": "0.75",
        "found_by": "invented 1",
    }


def test_an_event_is_one_flat_row_with_its_words() -> None:
    (row,) = rows(export_events_csv([EVENT], [DOCUMENT]))
    assert row == {
        "id": "e1",
        "document": "report",
        "outlet": "",
        "url": "",
        "published_on": "2021-03-05",
        "start": "71",
        "end": "80",
        "passage": "be closed",
        "type": "COERCE",
        "mode": "",
        "source": "RUR;GRA",
        "target": "",
        "date": "",
        "date_basis": "",
        "place": "",
        "status": "hypothetical",
        "confidence": "0.5",
        "found_by": "invented 1",
    }


@pytest.mark.parametrize(
    ("content", "cell"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+1 for peace", "'+1 for peace"),
        ("-no", "'-no"),
        ("@minister", "'@minister"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("＝1+1", "'＝1+1"),
        ("two = two", "two = two"),
        ("–dash", "–dash"),
        ("'quoted'", "'quoted'"),
    ],
    ids=[
        "equals",
        "plus",
        "minus",
        "at",
        "tab",
        "carriage-return",
        "full-width-equals",
        "inside",
        "en-dash",
        "apostrophe",
    ],
)
def test_a_cell_never_becomes_a_formula(content: str, cell: str) -> None:
    (row,) = rows(export_csv([replace(STATEMENT, content=content)], [DOCUMENT]))
    assert row["content"] == cell


def test_every_text_of_strangers_is_guarded_not_only_the_content() -> None:
    statement = replace(
        STATEMENT,
        speaker=replace(STATEMENT.speaker, name="=name"),
        audience=("=audience",),
        targets=(Target(id="=target", polarity=0),),
        commitment=Commitment(content="=content", is_negated=False, horizon="=horizon"),
        attribution_chain=("=chain",),
    )
    (row,) = rows(export_csv([statement], [replace(DOCUMENT, name="=doc", outlet="=outlet", url="=url")]))
    assert sum(value.startswith("'=") for value in row.values()) == 9
    assert not any(value.startswith("=") for value in row.values())


def test_commas_quotes_and_line_breaks_come_back() -> None:
    content = 'He said, "no",\nthen left;\nwho knows'
    (row,) = rows(export_csv([replace(STATEMENT, content=content)], [DOCUMENT]))
    assert row["content"] == content


def test_no_commitment_leaves_its_cells_empty() -> None:
    (row,) = rows(export_csv([replace(STATEMENT, commitment=None)], [DOCUMENT]))
    assert [row[name] for name in row if name.startswith("commitment")] == ["", "", "", ""]


def test_a_record_whose_document_is_not_given_names_it_by_id() -> None:
    (statement,) = rows(export_csv([STATEMENT], []))
    (event,) = rows(export_events_csv([EVENT], []))
    assert (statement["document"], statement["outlet"]) == ("doc", "")
    assert (event["document"], event["passage"]) == ("doc", "")


def test_nothing_to_export_is_a_header() -> None:
    assert len(list(export_csv([], []))) == len(list(export_events_csv([], []))) == 1
