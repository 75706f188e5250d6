"""One talk is one lead, and the same words stand under it once."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Speech
from sottovoce.records import Document, Passage, Statement
from sottovoce.vocabulary import Act, Authenticity, Channel

NOTE = samples.make_document(
    "note",
    "Veresk thanked his host and stressed that Ostmark stands by Grandvia. Rain fell. He said that the road "
    "is open. Talks, he added, will go on in June. Veresk urged the Union to keep out.",
)
OTHER = samples.make_document("other", "Veresk said that the road is open.")


def said(words: str, cue: str | None = None, document: Document = NOTE, **fields: object) -> Statement:
    start = document.text.index(cue) if cue else 0
    place = Passage(document=document.id, start=start, end=start + len(cue)) if cue else None
    return samples.make_statement(
        words, document, words, samples.VERESK, cue=cue, cue_passage=place, **fields
    )


def speeches(*statements: Statement) -> tuple[Speech, ...]:
    brief = samples.bare_brief(statements=statements, documents=(NOTE, OTHER))
    (group,) = build_page(brief, samples.name_of).others
    return group.speeches


ROAD = said("the road is open")
TALKS = said("Talks, he added, will go on in June")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param({}, {"authenticity": Authenticity.ON_RECORD}, 1, id="on-record-and-paraphrase"),
        pytest.param({"audience": ("GRV",)}, {"audience": ("Orlo Grand", "GRV")}, 1, id="state-and-its-head"),
        pytest.param({"audience": ("GRV",)}, {"audience": ("LL",)}, 2, id="two-audiences"),
        pytest.param({"audience": ("GRV",)}, {}, 2, id="nobody-named"),
        pytest.param({"audience": ("A Bo", "GRV")}, {"audience": ("C Do", "GRV")}, 2, id="two-persons"),
        pytest.param({}, {"channel": Channel.PRIVATE}, 2, id="two-channels"),
        pytest.param({}, {"said_on": "2031-05-04"}, 2, id="two-days"),
        pytest.param({}, {"acts": (Act.NO_COMMENT,)}, 2, id="words-and-silence"),
    ],
)
def test_one_talk_to_one_audience_has_one_lead(
    one: dict[str, object], other: dict[str, object], count: int
) -> None:
    assert len(speeches(replace(ROAD, **one), replace(TALKS, **other))) == count


@pytest.mark.parametrize(
    ("authenticities", "how"),
    [
        ([Authenticity.ON_RECORD] * 2, "in public; on record"),
        ([Authenticity.PARAPHRASE_BY_AUTHOR] * 2, "in public"),
        ([Authenticity.PARAPHRASE_BY_AUTHOR, Authenticity.ON_RECORD], "in public; in part on record"),
    ],
    ids=["record", "paraphrase", "both"],
)
def test_a_paraphrase_does_not_lack_a_source(authenticities: list[Authenticity], how: str) -> None:
    told = [replace(one, authenticity=word) for one, word in zip((ROAD, TALKS), authenticities, strict=True)]
    (speech,) = speeches(*told)
    assert speech.lead.how == how


def test_leaked_words_without_a_teller_say_so() -> None:
    (speech,) = speeches(replace(ROAD, channel=Channel.LEAKED))
    assert speech.lead.how == "in private, then leaked; the report does not say who told of it"


def test_a_retold_sentence_stands_under_the_lead_of_its_talk() -> None:
    (speech,) = speeches(ROAD, said("keep out", "urged", acts=(Act.APPEAL,)))
    assert speech.lead.rest.endswith("said")
    assert [row.quote for row in speech.rows] == [
        "“the road is open”",
        "In the report’s words: “Veresk urged the Union to keep out.”",
    ]


def test_words_inside_a_printed_sentence_are_not_printed_again() -> None:
    host = said("thanked his host", "stressed", acts=(Act.THANK,))
    whole = replace(host, content="Veresk thanked his host and stressed that Ostmark stands by Grandvia")
    inside = said("Ostmark stands by Grandvia", acts=(Act.ALIGN,))
    (speech,) = speeches(whole, inside)
    (row,) = speech.rows
    assert row.acts == "thanks and taking sides"
    assert [telling.label for telling in row.also_in] == ["the same report"]


def test_a_sentence_told_to_two_audiences_is_printed_once() -> None:
    first = said("keep out", "urged")
    second = replace(first, id="again", audience=("LL",))
    (speech,) = speeches(first, second)
    assert (len(speech.rows), speech.lead.to_whom) == (1, "the Littoral Union")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"speaker": samples.OLIN}, id="other-speaker"),
        pytest.param({"said_on": "2031-05-04"}, id="other-day"),
        pytest.param({"channel": Channel.PRIVATE}, id="other-openness"),
    ],
)
def test_the_same_words_on_another_occasion_stay(changes: dict[str, object]) -> None:
    again = replace(said("the road is open", document=OTHER), id="again", **changes)
    brief = samples.bare_brief(statements=(ROAD, again), documents=(NOTE, OTHER))
    shown = " ".join(FORMATS["text"](brief, samples.name_of).split("Where to look")[0].split())
    assert shown.count("“the road is open”") == 2


def test_joint_speakers_keep_their_offices_apart() -> None:
    joint = replace(
        samples.VERESK, name="Ilya Veresk;Tamar Olin", office="President of Ostmark; Premier of Ostmark"
    )
    (speech,) = speeches(replace(ROAD, speaker=joint))
    assert speech.lead.speaker == "Ilya Veresk and Tamar Olin"
    assert speech.lead.rest == ", President of Ostmark and Premier of Ostmark, said"
