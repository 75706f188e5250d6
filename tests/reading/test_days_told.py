"""Days counted from an event, days that nobody can settle, and whose words a day told before dates.

All texts are invented.
"""

import pytest

from sottovoce.reading.language import load_model
from sottovoce.reading.reader import read_documents
from sottovoce.records import Document

_HEAD = "PRAGUE, Monday, 7 March 2022. "


def _said(text: str, published_on: str | None = None) -> list[tuple[str, str | None]]:
    document = Document(id="d", name="d", text=text, published_on=published_on)
    readings = list(read_documents([document], nlp=load_model()))
    return [(s.speaker.name, s.said_on) for reading in readings for s in reading.statements]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Two days before the summit of 4 March, Orban told reporters that the plan was dead.", "2022-03-02"),
        ("Two days before the summit of 24 March, Orban told reporters that the plan was dead.", None),
        ("Two days after the vote of 24 November 2021, Orban told reporters that he won.", "2021-11-26"),
        ("Two days before the forum, the radio ran a talk in which Orban said that visas would end.", None),
        ("On 3/4/2022, Orban said that visas would end.", None),
        ("On 14/2/2022, Orban said that visas would end.", "2022-02-14"),
        ("On 3/3/2022, Orban said that visas would end.", "2022-03-03"),
        ("On 14/2/2022 the talks began. On 3/2/2022, Orban said that visas would end.", "2022-02-03"),
        ("Orban told Robert Fico on 29 February 2022 that help would come.", None),
        ("Two days before the forum, Orban told reporters that the plan was dead.", None),
        ("A week after the vote Orban told reporters that the plan was dead.", None),
        ("Orban told Thursday's briefing that visas would end.", "2022-03-03"),
        ("At Friday's news conference Orban said that visas would end.", "2022-03-04"),
    ],
)
def test_a_day_that_the_words_do_not_settle_is_not_the_dateline(words: str, day: str | None) -> None:
    assert {said_on for _, said_on in _said(_HEAD + "The talks go on.\n\n" + words)} == {day}


@pytest.mark.parametrize(
    ("reaction", "day"),
    [
        ("The Kremlin declined to comment.", "2022-03-07"),
        ("Austria's foreign ministry denied that any promise had been given.", "2022-03-07"),
        ("Romania's foreign ministry dismissed the report and said that nothing was promised.", "2022-03-07"),
        ("Austria's foreign ministry said that the gas would flow.", "2022-03-06"),
    ],
)
def test_a_reaction_to_the_report_goes_with_the_day_of_the_report(reaction: str, day: str) -> None:
    text = (
        _HEAD + "Talks go on.\n\nThe previous day, Viktor Orban told the envoy that Hungary would buy from "
        "Russia. " + reaction
    )
    said = _said(text)
    assert said[0] == ("Viktor Orbán", "2022-03-06")
    assert {said_on for _, said_on in said[1:]} == {day}


def test_a_body_is_not_named_by_its_state() -> None:
    text = (
        _HEAD + "Talks go on.\n\nOn Sunday Viktor Orban told the envoy that Hungary would pay Russia."
        "\n\nThe foreign ministry of Russia said that the price was fair."
    )
    assert _said(text)[-1][1] == "2022-03-07"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            "In a cable, let out last year, Pardo had reported that Viktor Orban told her he agreed.",
            None,
        ),
        ("In a cable of 3 May 2008, let out last year, Viktor Orban told her that he agreed.", "2008-05-03"),
        ("In a statement released on Sunday, Viktor Orban said that he agreed.", "2022-03-06"),
    ],
)
def test_the_day_on_which_a_paper_came_out_is_not_that_of_its_words(words: str, day: str | None) -> None:
    said = [said_on for name, said_on in _said(_HEAD + "Talks go on.\n\n" + words) if "Orb" in name]
    assert set(said) == {day}


def test_words_told_by_a_phrase_go_with_the_interview_told_before() -> None:
    text = (
        "HALF A YEAR ON\nDigest compiled 29 August 2022\n\n- 3 June. The Union adds ten names.\n\n"
        "Postscript. In an interview, out on 22 August, Oleksiy Danilov said that the pledge was given in "
        "February. What followed, in the words of the secretary of the NSDC, amounted to a lie."
    )
    assert _said(text, "2022-08-29")[-1] == ("Oleksiy Danilov", "2022-08-22")


def test_a_paper_with_its_day_below_number_and_addressee_is_of_that_day() -> None:
    text = (
        "MINISTRY OF FOREIGN AFFAIRS OF SLOVAKIA\n\nNo. 21/97\n\nNOTE\n\nto the Embassies\n\n"
        "Bratislava, 14 March 1997\n\n(Text released by the Ministry on 17 March 1997)\n\n"
        "The Ministry says that the bridge will stay open and that nobody has asked for it."
    )
    assert {said_on for _, said_on in _said(text, "1997-03-17")} == {"1997-03-14"}
