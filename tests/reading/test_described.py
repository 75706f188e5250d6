"""Speakers told of by a description, and what is said without a name. All texts and people are invented."""

import pytest
from reading_pages import said, utterances_of

DESCRIBED: dict[str, tuple[str, str, str | None]] = {
    "the-head-of-the-delegation": (
        "Olav Brandt, deputy prime minister of Norway, came to Lima. The head of the Norwegian delegation "
        "declared that Peru was a friend.",
        "Olav Brandt",
        "NOR",
    ),
    "the-delegate": (
        "Present: for Iceland, Ms Sunna Vik; for Norway, Mr Olav Brandt. The delegate of Iceland said "
        "that it "
        "was late.",
        "Sunna Vik",
        "ISL",
    ),
    "a-representative-without-a-name": (
        "The council met. The representative of Peru said that it was late.",
        "Representative of Peru",
        "PER",
    ),
    "both-sides": (
        "Norway and Peru met in Lima. Both sides agreed that the road would be shut by May.",
        "Government of Norway; Government of Peru",
        "NOR;PER",
    ),
    "the-two-sides-with-names": (
        "Olav Brandt, the minister of Norway, received Inés Rojas, the minister of Chile.\n\nThe two sides "
        "agreed that the road would be shut by May.",
        "Olav Brandt; Inés Rojas",
        "NOR;CHL",
    ),
    "two-of-them": (
        "Greek officials are less firm in private. Two of them said that no ship would sail.",
        "Greek officials (unnamed)",
        "GRC",
    ),
    "one-of-them": (
        "Two people familiar with the talks said that it was late. One of them said that nothing was signed.",
        "people familiar with the talks (unnamed)",
        None,
    ),
    "the-former-lawyer": (
        "“Nobody goes,” the Chilean minister Inés Rojas said. The former union lawyer added that nobody "
        "came.",
        "Inés Rojas",
        "CHL",
    ),
    "the-veteran-diplomat": (
        "“Nobody goes,” the Norwegian envoy Olav Brandt said. The veteran diplomat added that nobody came.",
        "Olav Brandt",
        "NOR",
    ),
    "an-official-there": (
        "Peru took neither side. An official there said that it was late.",
        "official there (unnamed)",
        "PER",
    ),
    "an-official-under-a-state": (
        "Israel backs the cable in principle, an energy official told a conference.",
        "energy official (unnamed)",
        "ISR",
    ),
    "their-officer": (
        "The Americans agree. Their liaison officer told us that it was late.",
        "liaison officer (unnamed)",
        "USA",
    ),
    "his-office": (
        "The Chilean minister Inés Rojas spoke. Rojas's office said that it was late.",
        "Office of Inés Rojas",
        "CHL",
    ),
    "his-cabinet": (
        "The Chilean minister Inés Rojas spoke. Rojas's cabinet said that it was late.",
        "Office of Inés Rojas",
        "CHL",
    ),
    "its-spokeswoman-without-a-name": (
        "Brussels waits. The Commission has many plans. Its spokeswoman for energy said that it was late.",
        "European Commission",
        "EU",
    ),
    "a-name-right-behind-a-title": (
        "The US chargé Drayton (protect) said that it was late.",
        "Drayton",
        "USA",
    ),
    "he-of-a-bearer-without-a-name": (
        "I was called in by the permanent secretary. He denied that any villager had been driven out.",
        "permanent secretary (unnamed)",
        None,
    ),
    "she-of-the-agent": (
        "The Chilean team was led by Inés Rojas. On her return she said that it was late.",
        "Inés Rojas",
        "CHL",
    ),
    "he-of-the-subject-not-of-the-guest": (
        "Hugo Parra, the Chilean minister, received the Norwegian envoy, Olav Brandt. He thanked Oslo "
        "for its interest.",
        "Hugo Parra",
        "CHL",
    ),
}


@pytest.mark.parametrize(("text", "speaker", "state"), DESCRIBED.values(), ids=DESCRIBED)
def test_a_description_is_led_to_who_is_meant(text: str, speaker: str, state: str | None) -> None:
    last = utterances_of(text)[-1]
    assert (last.speaker.name, last.speaker.state) == (speaker, state)


SAID: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "told-by-an-agent": (
        "The Chilean minister Inés Rojas said she had been told by the envoy, Olav Brandt, that no "
        "notice was given.",
        [("Olav Brandt", "no notice was given")],
    ),
    "gave-an-assurance": (
        "Hakan Fidan gave an assurance that the permits would be issued before the winter.",
        [("Hakan Fidan", "the permits would be issued before the winter")],
    ),
    "came-home-with-the-message": (
        "Hakan Fidan came home with the message that the gas would flow again.",
        [("Hakan Fidan", "the gas would flow again")],
    ),
    "a-concession-is-a-statement-of-its-own": (
        "Turkey had no objection, Hakan Fidan told reporters, though he warned that investors remember it.",
        [
            ("Hakan Fidan", "Turkey had no objection, Hakan Fidan told reporters"),
            ("Hakan Fidan", "investors remember it"),
        ],
    ),
    "in-the-embassys-own-judgement": (
        "A note of the Chilean embassy was printed. In the embassy's own judgement Peru is selling the "
        "same door twice.",
        [("Embassy of Chile", "Peru is selling the same door twice")],
    ),
    "sources-who-ask-for-cover": (
        "A Chilean diplomat who asked not to be named said that it was late.",
        [("Chilean diplomat (unnamed)", "it was late")],
    ),
    "on-condition-that": (
        "The road was shut, a Chilean diplomat said on condition that he was not named.",
        [("Chilean diplomat (unnamed)", "The road was shut")],
    ),
    "free-indirect": (
        "Hakan Fidan spoke. The port, he told the islanders, was safe. Instructors would stay for years.",
        [
            ("Hakan Fidan", "The port, he told the islanders, was safe"),
            ("Hakan Fidan", "Instructors would stay for years"),
        ],
    ),
    "a-fact-behind-a-cue-is-the-writers": (
        "Hakan Fidan spoke. The port, he told the islanders, was safe. Instructors came in May.",
        [("Hakan Fidan", "The port, he told the islanders, was safe")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_what_is_said_is_found_with_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected
