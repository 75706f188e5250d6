"""To which state people belong whom no word beside their name gives one. All texts and people are
invented."""

import pytest
from reading_pages import page_of, said, utterances_of

from sottovoce.vocabulary import ActorKind

STATES: dict[str, tuple[str, str, str | None]] = {
    "his-spokeswoman": (
        "Talks go on. The Norwegian minister Olav Brandt left. His spokeswoman, Ida Moen, said that it "
        "was fine.",
        "Ida Moen",
        "NOR",
    ),
    "her-adviser": (
        "The Ghanaian minister Esi Amoako left early. Her senior adviser, Kofi Darko, said that it was late.",
        "Kofi Darko",
        "GHA",
    ),
    "the-ministers-own-director": (
        "The Chilean energy minister, Inés Rojas, spoke. The minister's own director of cabinet, Luis Parra, "
        "called on the Peruvian envoy.",
        "Luis Parra",
        "CHL",
    ),
    "its-spokeswoman-is-of-the-subject-not-of-the-place": (
        "Kenya's foreign ministry rejected that. The sheets had been sent to Kampala, its spokeswoman, "
        "Amina Wekesa, told television.",
        "Amina Wekesa",
        "KEN",
    ),
    "its-spokesman-behind-the-name": (
        "Norway's coast guard waited. Commodore Jon Aas, its spokesman, said that the boat was safe.",
        "Jon Aas",
        "NOR",
    ),
    "the-paragraph-opens-in-a-capital": (
        "Talks go on in Lima.\n\nIn Canberra the mood is wary. Una Fairlie, the assistant minister for "
        "trade, "
        "told the Senate that it was late.",
        "Una Fairlie",
        "AUS",
    ),
    "the-paragraph-opens-with-a-state": (
        "Talks go on.\n\nThe Finnish government waits. Aino Salo, the minister for roads, said that it "
        "was late.",
        "Aino Salo",
        "FIN",
    ),
    "the-heading-names-one-state": (
        "Ports of the north\n\nHow Oslo reads it\n\nMarta Lindqvist, who used to sit on the team, said "
        "that her "
        "government had never believed in it. The paper is long and tells of much else.",
        "Marta Lindqvist",
        "NOR",
    ),
    "the-text-is-likely-at-home": (
        "Ghana and its port\n\nGhana waits for Togo. Ghana has one port and Togo has one. "
        "Yaw Mensah, the minister for ports, said that Accra was ready.",
        "Yaw Mensah",
        "GHA",
    ),
    "a-mayor-is-of-the-state-of-the-town": (
        "Ghana and its port\n\nGhana waits for Togo. Ghana has one port. The mayor of Tsevie, Kossi Agbeko, "
        "said that Accra was ready.",
        "Kossi Agbeko",
        "TGO",
    ),
    "a-mayor-is-not-of-the-likely-home": (
        "Ghana and its port\n\nGhana waits for Togo. Ghana has one port. The mayor of Vellaport, Kossi "
        "Agbeko, said that Accra was ready.",
        "Kossi Agbeko",
        None,
    ),
    "a-team-led-by": (
        "Peru waits. The Chilean delegation was led by Inés Rojas, who said that it was late.",
        "Inés Rojas",
        "CHL",
    ),
    "his-guest": (
        "In Lima the Chilean ambassador had been given a seat. His guest, Pablo Soto, said that it was late.",
        "Pablo Soto",
        "CHL",
    ),
    "at-the-embassy": (
        "Talks go on. At the Chilean embassy, chargé d'affaires Pablo Soto said that it was late.",
        "Pablo Soto",
        "CHL",
    ),
    "an-ambassador-in-a-capital": (
        "Yesterday the Chilean ambassador in Oslo, Pablo Soto, said that it was late.",
        "Pablo Soto",
        "CHL",
    ),
    "the-spokeswoman-of-the-commission": (
        "Brussels waits. “It is late,” Clara Ostrom, a spokeswoman for the Commission, said.",
        "Clara Ostrom",
        "EU",
    ),
    "a-predicate": (
        "Vera Santos has been Guyana's deputy minister for borders since 2021. She said that it was late.",
        "Vera Santos",
        "GUY",
    ),
    "who-runs-an-office": (
        "“It is late,” Lena Voss, who runs the World Food Programme's office there, said.",
        "Lena Voss",
        "UN",
    ),
    "listed-for-a-state": (
        "Present: for Iceland, Ms Sunna Vik; for Norway, Mr Olav Brandt. Ms Vik said that it was late.",
        "Olav Brandt",
        "NOR",
    ),
    "the-ambassador-told-of-before": (
        "He told the Chilean ambassador so in Oslo. The ambassador, Mr Pablo Soto, said that it was late.",
        "Pablo Soto",
        "CHL",
    ),
    "the-chargé-told-of-before": (
        "He told the Peruvian chargé so in Oslo. The chargé, Ms Rosa Quispe, said that it was late.",
        "Rosa Quispe",
        "PER",
    ),
    "the-chief-here": (
        "Chad waits. The customs chief here, Ali Haroun, said that N'Djamena was silent.",
        "Ali Haroun",
        "TCD",
    ),
}


@pytest.mark.parametrize(("text", "name", "state"), STATES.values(), ids=STATES)
def test_a_person_belongs_to_the_state_that_the_text_tells(text: str, name: str, state: str | None) -> None:
    persons = [m.actor for m in page_of(text).mentions if m.actor.kind is ActorKind.PERSON]
    assert [a.state for a in persons if a.name == name][:1] == [state]


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        (
            "On 3 February Hassan Idle Guedo, the minister for ports, spoke.",
            "Hassan Idle Guedo",
            "Hassan Idle Guedo",
        ),
        ("On Radio Zenda Ana Novak, the energy minister, spoke.", "Ana Novak", "Ana Novak"),
        ("The Chinese ambassador, Gao Wenjin, came. Gao answered that it was late.", "Gao", "Gao Wenjin"),
        ("The Chilean minister Ali Al Darfi came. Al Darfi said it was late.", "Al Darfi", "Ali Al Darfi"),
        ("The Chilean minister Jon Berg Leo came. Mr Berg Leo said it was late.", "Berg Leo", "Jon Berg Leo"),
        ("The governor, General Bakary Hassan Adam, spoke.", "Bakary Hassan Adam", "Bakary Hassan Adam"),
    ],
)
def test_a_name_is_told_from_the_words_around_it(text: str, surface: str, name: str) -> None:
    told = {m.surface: m.actor.name for m in page_of(text).mentions if m.actor.kind is ActorKind.PERSON}
    assert told.get(surface) == name


def test_a_word_of_a_place_is_no_surname() -> None:
    page = page_of(
        "Banja Luka waits. Ada Kapor and Luka Ferrer are at the keyboard. Luka Ferrer said it was late."
    )
    assert [m.surface for m in page.mentions if m.actor.name == "Luka Ferrer"] == [
        "Luka Ferrer",
        "Luka Ferrer",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Chilean ambassador, Pablo Soto, came to Oslo. The ambassador said that it was late.",
            "Pablo Soto",
        ),
        ("Commodore Jon Aas came. The commodore said that it was late.", "Jon Aas"),
        (
            "How Jonas Tarivo sees it nobody can say. The prime minister declared that Vanuatu was free.",
            "Jonas Tarivo",
        ),
        (
            "How Martha Kafoa sees it nobody can say. The president declared that Tonga was free.",
            "Martha Kafoa",
        ),
        (
            "Ghana votes. The Leader of the Opposition said that Ghana would wait.",
            "Leader of the Opposition of Ghana",
        ),
        (
            "Norway votes. The Leader of the Opposition said that Norway would wait.",
            "Leader of the Opposition of Norway",
        ),
    ],
)
def test_a_bare_title_is_that_of_its_bearer(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "LA PAZ, May 3 – Talks go on.\n\nBeijing took a softer line. China has no objection, "
            "a foreign ministry spokesman told reporters.",
            "Ministry of Foreign Affairs of China",
        ),
        (
            "Norway waits. The defence ministry said that Norway was ready.",
            "Ministry of Defence of Norway",
        ),
        ("Peru waits. The Chilean embassy is shut. The embassy said that it was late.", "Embassy of Chile"),
        (
            "LIMA, May 3 – The Chilean envoy, Pablo Soto, came to Peru.\n\nThe embassy said that it was "
            "late.",
            "Embassy of Chile",
        ),
    ],
)
def test_a_bare_body_is_of_the_state_of_its_paragraph(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


def test_who_answers_is_not_of_the_state_that_the_questions_are_about() -> None:
    text = (
        "PRESS BRIEFING, 3 MARCH 2015\n\nAt the table: Renato Salonga, Presidential Spokesperson.\n\n"
        "Q. Has the United States been told?\n\nSALONGA: The United States knows of it. The American embassy "
        "has the paper.\n\nQ. And if Washington asks?\n\nSALONGA: Washington will hear the same from us."
    )
    speakers = {(u.speaker.name, u.speaker.state) for u in utterances_of(text)}
    assert ("Renato Salonga", None) in speakers
    assert all(state != "USA" for name, state in speakers if name == "Renato Salonga")
