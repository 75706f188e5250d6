"""The shipped head on invented sentences, and what the reader makes of it."""

import pytest

from sottovoce import read_reports
from sottovoce.reading import READERS
from sottovoce.reading.heads.attribution import AttributionHead
from sottovoce.reading.reader import load_heads

PLAIN = "The border will stay open, Ana Novak said on Monday. It rained in the hills all week."


@pytest.fixture(scope="module")
def head() -> AttributionHead:
    return load_heads().attribution


def test_a_plain_report_is_marked_with_confidence(head: AttributionHead) -> None:
    (item,) = head.attributions(PLAIN)
    assert item.source is not None
    assert PLAIN[item.source.start : item.source.end] == "Ana Novak"
    assert PLAIN[item.cue.start : item.cue.end] == "said"
    assert PLAIN[item.contents[0].start : item.contents[0].end] == "The border will stay open"
    assert head.confidence(PLAIN, item) > 0.8


def test_nothing_is_marked_where_nobody_speaks(head: AttributionHead) -> None:
    assert head.attributions("It rained in the hills all week. The bridge is ninety metres long.") == []


def test_an_empty_text_has_no_attributions(head: AttributionHead) -> None:
    assert head.attributions("") == [] and head.attributions("\n \n") == []


def test_offsets_hold_in_a_text_longer_than_a_window(head: AttributionHead) -> None:
    text = "The road was long and the night was cold. " * 60 + "\n\n" + PLAIN
    (item,) = head.attributions(text)
    assert text[item.cue.start : item.cue.end] == "said"


def test_the_reader_with_the_head_finds_all_that_the_rules_find(tmp_path) -> None:  # type: ignore[no-untyped-def]
    report = tmp_path / "report.txt"
    report.write_text(
        "RIGA, 9 June 2023 – The ferry will run, Ana Novak said.\n\n"
        "Two lawmakers bemoaned “a harbour without ships and a state without a plan”.\n"
    )
    rules, more = (next(iter(read_reports([report], reader=name))) for name in ("rules", "heads"))
    assert {s.passage for s in rules.statements} <= {s.passage for s in more.statements}
    assert rules.reader != more.reader
    assert set(READERS) == {"rules", "heads"}


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(ValueError, match="no reader"):
        list(read_reports([], reader="oracle"))
