import json
from dataclasses import replace
from typing import Any

import pytest

from sottovoce.exchange import export_jsonl, reading_as_json
from sottovoce.records import (
    Actor,
    Belief,
    Circumstance,
    Commitment,
    Document,
    Estimate,
    Event,
    Ground,
    Mention,
    Passage,
    Reading,
    Statement,
    Target,
    Verdict,
)
from sottovoce.vocabulary import (
    Act,
    ActorKind,
    Authenticity,
    Channel,
    DateBasis,
    EstimateKind,
    EventStatus,
    EventType,
    Form,
)

TEXT = "Ruritania’s minister said that the old\nbridge over the river would not be closed before next year."
CONTENT = "the old\nbridge over the river would not be closed before next year"


def passage_of(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage(document="doc", start=start, end=start + len(words))


MINISTER = Actor(id="minister", name="The Minister", kind=ActorKind.PERSON, state="RUR", office="Minister")
STATEMENT = Statement(
    id="s1",
    passage=passage_of(CONTENT),
    anchor="the old bridge over the river would not",
    content=CONTENT,
    speaker=MINISTER,
    speaker_surface="Ruritania’s minister",
    speaker_passage=None,
    cue="said",
    cue_passage=None,
    form=Form.INDIRECT,
    said_on="2021-03",
    surfaced_on="2021-03-05",
    date_basis=DateBasis.RELATIVE,
    date_words=None,
    audience=("GRA", "EU"),
    audience_surface=None,
    channel=Channel.PRIVATE,
    channel_basis="inferred",
    acts=(Act.PROMISE,),
    targets=(Target(id="GRA", polarity=0.6),),
    commitment=Commitment(content="keep it open", is_negated=True, horizon="next year"),
    authenticity=Authenticity.OFFICIAL_READOUT,
    attribution_chain=("author",),
    confidence=0.75,
    found_by="invented 1",
    grounds=(
        Ground(
            field="polarity",
            value="0.6",
            about="GRA",
            method="head:signs/1",
            passage=passage_of("would not"),
            confidence=0.8,
        ),
        Ground(field="said_on", method="rule:no day rules/1", reason="no day is stated"),
    ),
    alt_passages=(passage_of("old"),),
)
READING = Reading(
    document=Document(id="doc", name="report", text=TEXT, published_on="2021-03-05", language="en"),
    reader="invented 1",
    statements=(STATEMENT,),
    events=(
        Event(
            id="e1",
            passage=passage_of("be closed"),
            type=EventType.COERCE,
            mode=None,
            sources=("RUR", "GRA"),
            targets=(),
            date=None,
            date_basis=None,
            place=None,
            status=EventStatus.HYPOTHETICAL,
            confidence=0.5,
            found_by="invented 1",
        ),
    ),
    estimates=(
        Estimate(
            id="h1",
            passage=passage_of("would"),
            kind=EstimateKind.INTENTION,
            level="plans",
            about="the bridge",
            holder="author",
            low=None,
            best=None,
            high=None,
            found_by="invented 1",
        ),
    ),
    beliefs=(
        Belief(
            id="b1",
            passage=passage_of("the river"),
            holders=("GRA", "EU"),
            about="RUR",
            content="it keeps its word",
            denies_autonomy=False,
            strength=None,
            found_by="invented 1",
        ),
    ),
    circumstances=(
        Circumstance(
            id="c1",
            passage=passage_of("old\nbridge"),
            kind="dependence",
            about="GRA",
            direction="towards the patron",
            found_by="invented 1",
        ),
    ),
    mentions=(Mention(passage=passage_of("Ruritania"), surface="Ruritania", actor=MINISTER, kind="country"),),
    verdict=Verdict(
        passages=(passage_of("would not"), passage_of("next year")),
        label="acceptance_likely",
        about="GRA",
        why=None,
        holder="author",
        found_by="invented 1",
    ),
)


def places(found: Any) -> list[dict[str, Any]]:
    """Every dict with an anchor, however deep."""
    if isinstance(found, list):
        return [place for item in found for place in places(item)]
    if isinstance(found, dict):
        own = [found] if "anchor" in found else []
        return own + [place for value in found.values() for place in places(value)]
    return []


def test_a_reading_takes_the_form_of_an_annotation() -> None:
    """The whole form is a contract with people who compare readings with annotations."""
    place = {"start": 31, "end": 70, "span": [31, 97]}
    assert reading_as_json(READING) == {
        "doc_id": "report",
        "document": "doc",
        "url": None,
        "title": None,
        "outlet": None,
        "published": "2021-03-05",
        "lang": "en",
        "reader": "invented 1",
        "statements": [
            {
                "id": "s1",
                "anchor": "the old\nbridge over the river would not",
                **place,
                "speaker": "The Minister",
                "speaker_surface": "Ruritania’s minister",
                "speaker_type": "person",
                "office": "Minister",
                "state": "RUR",
                "said_on": "2021-03",
                "surfaced_on": "2021-03-05",
                "date_basis": "relative",
                "audience": ["GRA", "EU"],
                "audience_surface": None,
                "channel": "private",
                "channel_basis": "inferred",
                "acts": ["promise"],
                "targets": [{"id": "GRA", "polarity": 0.6}],
                "commitment": {
                    "negated": True,
                    "content": "keep it open",
                    "horizon": "next year",
                    "strength": None,
                },
                "authenticity": "official_readout",
                "form": "indirect",
                "attribution_chain": ["author"],
                "alt_spans": [[35, 38]],
                "content": CONTENT,
                "cue": "said",
                "confidence": 0.75,
                "found_by": "invented 1",
                "grounds": [
                    {
                        "field": "polarity",
                        "value": "0.6",
                        "about": "GRA",
                        "method": "head:signs/1",
                        "span": [61, 70],
                        "words": "would not",
                        "reason": None,
                        "confidence": 0.8,
                    },
                    {
                        "field": "said_on",
                        "value": None,
                        "about": None,
                        "method": "rule:no day rules/1",
                        "span": None,
                        "words": None,
                        "reason": "no day is stated",
                        "confidence": None,
                    },
                ],
            }
        ],
        "events": [
            {
                "id": "e1",
                "plover": "COERCE",
                "source": "RUR;GRA",
                "target": None,
                "date": None,
                "status": "hypothetical",
                "mode": None,
                "place": None,
                "anchor": "be closed",
                "start": 71,
                "end": 80,
                "span": [71, 80],
                "found_by": "invented 1",
                "grounds": [],
            }
        ],
        "hedges": [
            {
                "level": "plans",
                "kind": "intention",
                "about": "the bridge",
                "holder": "author",
                "anchor": "would",
                "start": 61,
                "end": 66,
                "span": [61, 66],
            }
        ],
        "audience_beliefs": [
            {
                "holder": "GRA;EU",
                "belief": "it keeps its word",
                "strength": None,
                "about": "RUR",
                "anchor": "the river",
                "start": 51,
                "end": 60,
                "span": [51, 60],
            }
        ],
        "context": [
            {
                "label": "dependence",
                "pushes": "towards the patron",
                "anchor": "old\nbridge",
                "start": 35,
                "end": 45,
                "span": [35, 45],
            }
        ],
        "verdict": {
            "label": "acceptance_likely",
            "about": "GRA",
            "why": None,
            "anchors": [
                {"anchor": "would not", "start": 61, "end": 70, "span": [61, 70]},
                {"anchor": "next year", "start": 88, "end": 97, "span": [88, 97]},
            ],
        },
        "mentions": [
            {
                "canonical": "The Minister",
                "kind": "country",
                "anchor": "Ruritania",
                "start": 0,
                "end": 9,
                "span": [0, 9],
            }
        ],
    }


def test_every_anchor_is_the_text_between_its_offsets() -> None:
    found = places(reading_as_json(READING))
    assert len(found) == 8
    for place in found:
        assert TEXT[place["start"] : place["end"]] == place["anchor"]
        assert place["span"][0] <= place["start"] <= place["end"] <= place["span"][1]


@pytest.mark.parametrize(
    ("text", "span", "anchor"),
    [
        ("a b c d e f g h i", (0, 17), "a b c d e f g h"),
        ("a b c", (0, 5), "a b c"),
        ("word another", (0, 6), "word a"),
        (" \n word.  ", (0, 10), "word."),
        ("a\u00a0b\tc", (0, 5), "a\u00a0b\tc"),
        ("    ", (1, 3), ""),
        ("word", (2, 2), ""),
    ],
    ids=["nine-words", "fewer", "cut-by-the-span", "blanks-around", "odd-blanks", "blanks-only", "empty"],
)
def test_an_anchor_is_the_first_words_at_most_eight(text: str, span: tuple[int, int], anchor: str) -> None:
    passage = Passage(document="doc", start=span[0], end=span[1])
    reading = Reading(
        document=Document(id="doc", name="report", text=text),
        reader="invented 1",
        mentions=(Mention(passage=passage, surface="", actor=MINISTER, kind="name"),),
    )
    (found,) = reading_as_json(reading)["mentions"]
    assert found["anchor"] == anchor == text[found["start"] : found["end"]]
    assert found["span"] == list(span)


def test_what_is_unknown_is_null_and_what_is_empty_is_a_list() -> None:
    silent = replace(STATEMENT, audience=(), commitment=None, date_basis=None, alt_passages=(), targets=())
    found = reading_as_json(replace(READING, statements=(silent,), verdict=None))
    (statement,) = found["statements"]
    assert [statement[key] for key in ("audience", "targets", "alt_spans")] == [[], [], []]
    assert [statement["commitment"], statement["date_basis"], found["verdict"]] == [None, None, None]


def test_json_lines_hold_one_reading_each_in_readable_letters() -> None:
    first, second = export_jsonl([READING, replace(READING, statements=())])
    assert json.loads(first) == reading_as_json(READING)
    assert "Ruritania’s" in first
    assert (first.count("\n"), second.count("\n")) == (1, 1)


def test_json_lines_stream() -> None:
    def readings() -> Any:
        yield READING
        raise RuntimeError("asked for more than one")

    assert json.loads(next(export_jsonl(readings())))["doc_id"] == "report"
