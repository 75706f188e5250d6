"""A leaked paper that its own side confirms later is not called unconfirmed."""

from dataclasses import replace
from typing import Any

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.confirmed import confirmations
from sottovoce.records import Document, Statement
from sottovoce.vocabulary import Act, Authenticity

LATER_TEXT = """On 20 May the government's spokesman confirmed on television that there was a letter \
of 28 April to the League. It cannot confirm its wording.
"""
LATER = samples.make_document("later", LATER_TEXT, title="The letter is real", published_on="2031-05-20")
CONFIRMING = samples.make_statement(
    "s-confirm",
    LATER,
    "there was a letter of 28 April to the League",
    samples.GOVERNMENT,
    cue="confirmed",
    acts=(Act.CONFIRM,),
    authenticity=Authenticity.ON_RECORD,
    said_on="2031-05-20",
    surfaced_on="2031-05-20",
)
DOCUMENTS = {document.id: document for document in (samples.WEEKLY, LATER)}


def found(*statements: Statement, documents: dict[str, Document] = DOCUMENTS) -> set[str]:
    return set(confirmations((samples.STAY_OUT, *statements), documents))


def test_the_speakers_own_side_confirms_on_a_later_day() -> None:
    assert found(CONFIRMING) == {"s-out"}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"speaker": samples.BRASK}, id="another-state"),
        pytest.param({"acts": (Act.NO_COMMENT,)}, id="no-confirmation"),
        pytest.param({"said_on": "2031-05-09"}, id="not-later"),
        pytest.param({"said_on": None}, id="day-not-told"),
        pytest.param({"said_on": "2033-05-20"}, id="years-later"),
        pytest.param({"content": "there was a letter of 27 April"}, id="another-day"),
        pytest.param({"content": "there was a letter of 28 April 2029"}, id="another-year"),
        pytest.param({"content": "there was a meeting on 28 April"}, id="no-paper"),
        pytest.param({"authenticity": Authenticity.ANONYMOUS_SOURCED}, id="not-on-record"),
        pytest.param({"passage": samples.passage(LATER, "its wording")}, id="negated"),
    ],
)
def test_nothing_less_confirms(changes: dict[str, Any]) -> None:
    if "passage" in changes:
        changes = {**changes, "cue_passage": samples.passage(LATER, "confirm its")}
    assert found(replace(CONFIRMING, **changes)) == set()


@pytest.mark.parametrize("name", ["html", "md", "text"])
def test_the_lead_names_the_day_and_the_speaker(name: str) -> None:
    brief = samples.make_brief(
        statements=(*samples.STATEMENTS, CONFIRMING), documents=(samples.WEEKLY, samples.WIRE, LATER)
    )
    page = " ".join(FORMATS[name](brief, samples.name_of).split())
    assert "not confirmed until 20 May 2031, confirmed then by the Government of Ostmark" in page
    assert "not confirmed in the report that holds it" not in page
