"""The state from which, or in which, an event happens."""

from functools import cache

import pytest

from sottovoce.reading.actors import find_mentions
from sottovoce.reading.dates import find_dates
from sottovoce.reading.events import find_events
from sottovoce.reading.language import load_model, parse_page
from sottovoce.records import Document, Event


@cache
def events(text: str) -> tuple[Event, ...]:
    page = parse_page(Document(id="d", name="d", text=text), load_model())
    page.mentions = find_mentions(page)
    page.dates = find_dates(page)
    return find_events(page)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        pytest.param("Columns crossed into Ghana from Togo on Monday.", "ASSAULT", "TGO", id="whence"),
        pytest.param("Gunmen attacked a convoy in Mali on Monday.", "ASSAULT", "MLI", id="where"),
        pytest.param("Ghana attacked Benin from the soil of Togo.", "ASSAULT", "TGO", id="soil-of"),
        pytest.param("Rebels attacked Benin from Togolese territory.", "ASSAULT", "TGO", id="owned-land"),
        pytest.param("Ghana withdrew its troops from Togo.", "RETREAT", "TGO", id="out-of"),
        pytest.param("Ghana and Benin held exercises in Togo.", "MOBILIZE", "TGO", id="exercises"),
        pytest.param("Ghana attacked Benin on Monday.", "ASSAULT", None, id="none-told"),
        pytest.param("Gunmen attacked convoys in Mali and Togo.", "ASSAULT", None, id="two-places"),
    ],
)
def test_the_place_that_the_words_of_an_event_name(text: str, kind: str, place: str | None) -> None:
    assert {e.place for e in events(text) if e.type == kind} == {place}


def test_the_place_has_its_ground() -> None:
    (event,) = (e for e in events("Ghana withdrew its troops from Togo.") if e.type == "RETREAT")
    (ground,) = (g for g in event.grounds if g.field == "place")
    assert (ground.value, ground.method) == ("TGO", "rule:event-place events/1")
    assert ground.passage is not None
    assert (ground.passage.start, ground.passage.end) == (31, 35)
