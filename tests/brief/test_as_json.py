"""The JSON contract."""

import json
from dataclasses import replace
from typing import Any

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.records import Brief

TOP = {
    "title",
    "headline",
    "case",
    "names",
    "divergence",
    "comparisons",
    "alignment",
    "commitments",
    "kept_rates",
    "precedents",
    "judgement",
    "statements",
    "documents",
    "events",
    "estimates",
    "beliefs",
    "circumstances",
    "verdicts",
    "notes",
    "generated_by",
}
DIVERGENCE = {"value", "low", "high", "probability", "flag", "kind", "n_patron_side", "n_courted_side"}
DIVERGENCE |= {"is_tested"}
DIVERGENCE |= {"leaked_share", "method"}
JUDGEMENT = {"question", "probability", "low", "high", "likelihood", "confidence", "reasons", "linchpins"}
JUDGEMENT |= {"would_change", "lacks", "inputs", "components", "outcome", "method"}
STATEMENT = set(
    "id document span start end anchor content speaker speaker_surface state office said_on "
    "surfaced_on audience "
    "audience channel channel_basis acts targets commitment "
    "authenticity form attribution_chain confidence found_by".split()
)


def load(brief: Brief) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(FORMATS["json"](brief, samples.name_of))
    return content


def test_keys_are_those_of_the_contract() -> None:
    content = load(samples.make_brief())
    assert set(content) == TOP
    assert {"sender", "patron", "courted", "as_of"} <= set(content["case"])
    assert set(content["divergence"]) >= DIVERGENCE
    assert set(content["judgement"]) >= JUDGEMENT
    assert all(set(statement) >= STATEMENT for statement in content["statements"])


def test_alignment_as_known_and_in_hindsight_are_named_apart() -> None:
    [found] = load(samples.make_brief())["alignment"]
    known, looked_back = found["series"], found["hindsight"]
    assert [point["day"] for point in known][1:] == [point["day"] for point in looked_back]
    assert known[-1]["value"] == found["measure"]["value"] != looked_back[-1]["value"]
    assert set(known[0]) == {"day", "value", "low", "high", "n_new"}


def test_divergence_is_an_object_even_where_there_is_no_case() -> None:
    content = load(samples.bare_brief())
    assert content["case"] is None
    assert content["judgement"] is None
    assert set(content["divergence"]) >= DIVERGENCE
    assert content["divergence"]["value"] is None
    assert content["divergence"]["flag"] is False
    assert content["divergence"]["kind"] == "none"


def test_a_statement_keeps_its_fields_and_its_place() -> None:
    content = load(samples.make_brief())
    letter = next(statement for statement in content["statements"] if statement["id"] == "s-out")
    text = samples.WEEKLY.text
    assert text[slice(*letter["span"])] == "Ostmark will not join the war"
    assert text[letter["start"] : letter["end"]] == letter["anchor"]
    assert letter["channel"] == "leaked"
    assert letter["acts"] == ["assure", "promise"]
    assert letter["commitment"] == {
        "negated": True,
        "content": "Ostmark will not join the war",
        "horizon": None,
        "strength": None,
    }
    assert (letter["said_on"], letter["surfaced_on"]) == ("2031-04-28", "2031-05-09")
    choice = next(statement for statement in content["statements"] if statement["id"] == "s-choice")
    assert choice["targets"] == [{"id": "GRV", "polarity": 0.9}]


def test_documents_carry_their_provenance_but_not_their_text() -> None:
    content = load(samples.make_brief())
    weekly = next(document for document in content["documents"] if document["name"] == "weekly-19")
    assert weekly["outlet"] == "Harbour Institute (invented)"
    assert "text" not in weekly


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_are_none_become_null(value: float) -> None:
    divergence = replace(samples.DIVERGENCE, measure=samples.make_measure(high=value))
    assert load(samples.make_brief(divergence=divergence))["divergence"]["high"] is None
