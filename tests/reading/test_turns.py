"""Who speaks in transcripts and interviews, who only asks, and where and when. Every case is invented."""

import pytest
from reading_pages import page_of, utterances_of

from sottovoce.reading.audience import find_audience
from sottovoce.reading.dating import date_utterance
from sottovoce.reading.genre import detect_genre

INTERVIEW = """“We owe nobody an answer”

The Harbour Gazette, Lisbon, Wednesday 14 June 2023

Hungary argues with its partners. Its trade minister, Ilona Kertesz, answered our questions on Monday.

The Harbour Gazette: Minister, is the pipeline closed?

Ilona Kertesz: We closed it in March. No decision on the port has been taken.

Your opponents say that you have sold the port.

They are mistaken. I have sold nothing.

A Vienna paper wrote on Friday that Budapest had assured the Serbs that the port would stay open.

This is invented, and we have told the paper so.

So all is well?

I did not say that. We shall see in the autumn.

The Serbian embassy did not reply to a request for comment.
"""

CONFERENCE = """PRESS CONFERENCE, PRESIDENTIAL OFFICE, SEOUL
9 June 2023 (unofficial transcript)

MOON HYE-RIM, deputy security director: We let the treaty end because nobody kept it.

MORNING POST: Director Moon, does it weaken the alliance with the United States?

MOON: It does not. We will go on sharing what we know.

EVENING MAIL: Some of your own officers say that they cannot do without it. Your answer?

MOON: No officer has told me so.

Q (unidentified): Has Tokyo been told?

MOON: Tokyo was told first.
"""


def spoken(text: str) -> list[tuple[str, str | None, str]]:
    return [(u.speaker.name, u.speaker.state, text[u.start : u.end]) for u in utterances_of(text)]


def test_an_interview_goes_on_by_turns_behind_its_first_labels() -> None:
    minister = [words for name, _, words in spoken(INTERVIEW) if name == "Ilona Kertesz"]
    assert "They are mistaken" in minister
    assert any(words.startswith("I have sold nothing") for words in minister)
    assert any(words.startswith("We shall see in the autumn") for words in minister)
    assert not any("sold the port" in words or "all is well" in words for words in minister)


def test_what_a_question_reports_is_the_words_of_those_it_names() -> None:
    assert ("Government of Hungary", "HUN", "the port would stay open") in spoken(INTERVIEW)


def test_the_writers_last_words_are_nobodys_turn() -> None:
    last = spoken(INTERVIEW)[-1]
    assert last[:2] == ("Embassy of Serbia", "SRB")


def test_its_minister_is_of_the_state_that_the_sentence_before_tells_of() -> None:
    assert {state for name, state, _ in spoken(INTERVIEW) if name == "Ilona Kertesz"} == {"HUN"}


def test_the_day_and_the_outlet_of_an_interview_hold_for_all_of_its_answers() -> None:
    page = page_of(INTERVIEW)
    genre = detect_genre(page)
    page.dates = page.dates or tuple(_dates(page))
    own = [u for u in utterances_of(INTERVIEW) if u.speaker.name == "Ilona Kertesz"]
    assert {date_utterance(u, page, genre).said_on for u in own} == {"2023-06-12"}
    heard = {
        find_audience(u, page, genre)[0] for u in own if "told the paper" not in INTERVIEW[u.start : u.end]
    }
    assert ("The Harbour Gazette", "PRT public") in heard


def _dates(page):  # type: ignore[no-untyped-def]
    from sottovoce.reading.dates import find_dates

    return find_dates(page)


def test_those_who_ask_at_a_press_conference_do_not_speak() -> None:
    speakers = {name for name, _, _ in spoken(CONFERENCE)}
    assert not speakers & {"Morning Post", "Evening Mail", "MORNING POST", "EVENING MAIL", "Q"}


def test_a_surname_in_a_label_is_the_whole_name_of_an_earlier_one() -> None:
    found = spoken(CONFERENCE)
    assert ("Moon Hye-Rim", "KOR", "Tokyo was told first") in found
    assert any(words.startswith("We let the treaty end") for _, _, words in found)


NAMES = [
    pytest.param(
        "LJUBLJANA, 9 June 2023 – Taxes would rise, said the Minister for Trade, Ms Ana Kranjc. She left.",
        ("Ana Kranjc", "SVN"),
        id="form-of-address-behind-an-office",
    ),
    pytest.param(
        "LJUBLJANA, 9 June 2023 – The tax would rise, said Mr Jan Kranjc. Nothing else was decided.",
        ("Jan Kranjc", None),
        id="a-name-ends-with-its-sentence",
    ),
    pytest.param(
        "LJUBLJANA, 9 June 2023 – It was a long day. The Defence Minister said that the fleet was ready.",
        ("Minister of Defence of Slovenia", "SVN"),
        id="an-office-at-home",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_who_speaks_by_name_or_by_office(text: str, expected: tuple[str, str | None]) -> None:
    assert [(u.speaker.name, u.speaker.state) for u in utterances_of(text)] == [expected]


BARE_TITLES = [
    pytest.param(
        "BERN, 9 February 2022 – President Ignazio Cassis met the Prime Minister of Portugal, Ana Kranjc. "
        "The Prime Minister said that the bridge was safe.",
        "Ana Kranjc",
        id="the-bearer-that-the-text-names-and-not-the-one-of-the-table",
    ),
    pytest.param(
        "MINSK, 20 February 2022 – The drills go on. Antony Blinken, the US Secretary of State, flew home. "
        "Four days ago the foreign minister was saying that they would end.",
        "Vladimir Makei",
        id="an-office-of-other-words-is-not-meant",
    ),
    pytest.param(
        "The paper quoted Ana Lucia Kranjc, the incoming trade minister. For now, she said, it was shut.",
        "Ana Lucia Kranjc",
        id="an-office-in-apposition-makes-a-person",
    ),
]


@pytest.mark.parametrize(("text", "name"), BARE_TITLES)
def test_a_title_or_a_pronoun_goes_back_to_who_bears_it(text: str, name: str) -> None:
    assert name in {u.speaker.name for u in utterances_of(text, "2022-02-20")}


LETTER = """An open letter to our neighbours

Dear readers,

We want the ferry back. I promise that we shall pay our half of it.

Jan Kranjc
Minister of Foreign Affairs of Slovenia
"""


def test_a_letter_is_its_signatorys_and_not_the_holders_of_his_office() -> None:
    assert {(u.speaker.name, u.speaker.state) for u in utterances_of(LETTER)} == {("Jan Kranjc", "SVN")}


def test_the_header_of_a_cable_is_nobodys_turn() -> None:
    cable = "FROM: Embassy, Riga\nTO: Ministry, Oslo\nDATE: 9 June 2023\nSUBJECT: Ferries\n\n1. All is calm."
    assert not any(block.kind.value == "turn" for block in page_of(cable).blocks)


def test_a_lead_in_whose_subject_is_lost_is_of_the_person_named_before_the_verb() -> None:
    text = (
        "On 14 March 2023, during his talks with Xi Jinping, Kassym-Jomart Tokayev made several statements:\n"
        "• the road was open to all;\n• sanctions harm everybody.\n"
    )
    assert [(u.speaker.name, u.layout) for u in utterances_of(text)] == [
        ("Kassym-Jomart Tokayev", "bullet"),
        ("Kassym-Jomart Tokayev", "bullet"),
    ]


PARLIAMENT = """PARLIAMENT OF KENYA – NATIONAL ASSEMBLY
Official report, Tuesday, 14 March 2023

The Cabinet Secretary for Ports (Dr Amina Wekesa): Hon. Speaker, I rise to answer. Two boats were lost.

The Norwegian chargé, Mr Olav Brandt, offered to replace them by Christmas. No boat will leave before that.

Hon. Juma Otieno (Zenda East): Kenya cannot wait. The boats are late.

(Applause)

The Temporary Speaker: It is not in order, Hon. Member. Proceed.

Dr Wekesa: We shall see to it. The boats will come.

The Temporary Speaker: The Statement stands committed. Next Order!
"""

COUNCIL = """Security Council
9846th meeting
Tuesday, 28 March 2023, 3 p.m.

The President (spoke in Arabic): I thank the members. I now give the floor to the representative of Peru.

Mrs. Inés Rojas (Peru) (spoke in Spanish): This is a grave breach of the treaty. Peru will answer it.

Mr. Fairley (United Kingdom): The United Kingdom cannot accept the breach.

The President (spoke in Arabic): There are no more names on the list.
"""


@pytest.mark.parametrize(
    ("text", "spoken_by"),
    [
        (PARLIAMENT, {("Amina Wekesa", "KEN"), ("Olav Brandt", "NOR"), ("Juma Otieno", "KEN")}),
        (COUNCIL, {("Inés Rojas", "PER"), ("Fairley", "GBR")}),
    ],
    ids=["parliament", "council"],
)
def test_a_sitting_is_told_by_its_labels_and_the_chair_says_nothing(
    text: str, spoken_by: set[tuple[str, str]]
) -> None:
    assert {(u.speaker.name, u.speaker.state) for u in utterances_of(text)} == spoken_by


def test_a_turn_goes_on_in_the_next_paragraph() -> None:
    words = [text for name, _, text in spoken(PARLIAMENT) if name == "Amina Wekesa"]
    assert "No boat will leave before that" in words


UNLABELLED = """“Nobody freezes here”

Ilie Cojoc answers for gas at the Moldovan ministry. We talked for two hours in May 2023.

Is there gas for the winter?

We have bought enough of it. The price is another matter.

Who pays for it?

My ministry pays, and we shall not ask for more.

Kyiv is said to have offered coal.

It did, and I was glad of it.

And the left bank?

We shall sell to them, as we always said.

He gets up to open the window.
"""

UNLABELLED_HEAD = """A conversation at the port

Vera Santos runs the boundary office of Guyana. She spoke to us in May 2023.

Is there a bridge?

There is a bridge, and we have seen it.

Have you told them so?

I have told them twice that it must go.

Will you go to the Court?

We will go to the Court in June.
"""


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [(UNLABELLED, "Ilie Cojoc", "MDA"), (UNLABELLED_HEAD, "Vera Santos", "GUY")],
)
def test_an_interview_without_labels_is_that_of_the_one_its_head_names(
    text: str, name: str, state: str
) -> None:
    heard = utterances_of(text)
    assert len(heard) > 3
    assert {(u.speaker.name, u.speaker.state) for u in heard if u.layout == "turn"} == {(name, state)}


@pytest.mark.parametrize(
    "aside",
    [
        "I come to the boats.",
        "Madam Speaker, I wish to inform the House about our talks.",
        "I ran the port of Zenda for nineteen years.",
        "I have seen the photographs myself.",
        "Let me set out our position.",
        "That was on 30 July.",
        "Yesterday Minister Olav Brandt met the envoy in Lima.",
    ],
)
def test_an_aside_of_a_turn_states_nothing(aside: str) -> None:
    text = (
        f"SANTOS: {aside} The bridge is ours.\n\nBRANDT: We do not agree.\n\n"
        "SANTOS: It is so.\n\nBRANDT: No way."
    )
    assert aside.rstrip(".") not in [words for _, _, words in spoken(text)]
    assert "The bridge is ours" in [words for _, _, words in spoken(text)]


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ("EUROPEAN COMMISSION, MIDDAY BRIEFING, 10 MARCH 2023", "EU"),
        ("NATO PRESS CONFERENCE, 10 MARCH 2023", "NATO"),
    ],
)
def test_who_answers_at_an_organisations_briefing_speaks_for_it(head: str, state: str) -> None:
    text = (
        f"{head}\n\nSpokesperson: Helene Brandt (migration).\n\n"
        "BRANDT: The camp is shut. It will stay so.\n\n"
        "QUESTION: Is it so?\n\nBRANDT: It is so, and it will stay so.\n"
    )
    assert {(u.speaker.name, u.speaker.state) for u in utterances_of(text)} == {("Helene Brandt", state)}
