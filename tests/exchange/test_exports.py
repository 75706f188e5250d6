import json
from dataclasses import replace

import pytest
from test_gold import READING

from sottovoce.exchange import EXPORTS, export_csv, export_events_csv
from sottovoce.records import Document

DOCUMENTS = (READING.document, Document(id="other", name="silent", text="Nothing."))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("csv", list(export_csv(READING.statements, DOCUMENTS))),
        ("events-csv", list(export_events_csv(READING.events, DOCUMENTS))),
    ],
)
def test_each_name_in_the_table_is_its_format(name: str, lines: list[str]) -> None:
    assert list(EXPORTS[name](READING.statements, READING.events, DOCUMENTS)) == lines


def test_json_lines_sort_records_to_their_documents() -> None:
    foreign = replace(READING.statements[0].passage, document="other", start=0, end=7)
    statements = (*READING.statements, replace(READING.statements[0], id="s2", passage=foreign))
    lines = EXPORTS["jsonl"](iter(statements), iter(READING.events), iter(DOCUMENTS))
    found = {line["doc_id"]: line for line in map(json.loads, lines)}
    assert [statement["id"] for statement in found["report"]["statements"]] == ["s1"]
    assert [statement["anchor"] for statement in found["silent"]["statements"]] == ["Nothing"]
    assert (len(found["report"]["events"]), found["silent"]["events"]) == (1, [])
    assert found["report"]["reader"] is None  # the records name their own finder
