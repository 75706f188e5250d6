"""Who is meant: governments, bodies, persons, bare titles, and capitals that are only places."""

from itertools import pairwise

import pytest
from reading_pages import page_of

from sottovoce.records import Mention


def mention(text: str, surface: str, published_on: str | None = "2023-06-15") -> Mention:
    found = [m for m in page_of(text, published_on).mentions if m.surface == surface]
    assert found, f"{surface!r} is no mention of {text!r}"
    return found[0]


ACTORS = {
    "capital-that-speaks": ("Ankara said it would wait.", "Ankara", "Government of Turkey", "TUR"),
    "seat-that-speaks": ("The Kremlin denied it.", "Kremlin", "Presidency of Russia", "RUS"),
    "country": ("Hungary rejected the plan.", "Hungary", "Government of Hungary", "HUN"),
    "people": ("Georgians voted on Sunday.", "Georgians", "GEO people", "GEO"),
    "union": ("The European Union warned Tbilisi.", "European Union", "European Union", "EU"),
    "brussels-is-the-union": ("Brussels warned Tbilisi.", "Brussels", "European Union", "EU"),
    "the-west": ("He accused the West of meddling.", "West", "the West", "WEST"),
    "ministry-with-adjective": (
        "The Armenian foreign ministry summoned the envoy.",
        "foreign ministry",
        "Ministry of Foreign Affairs of Armenia",
        "ARM",
    ),
    "ministry-with-of": (
        "The foreign ministry of Chad summoned the envoy.",
        "foreign ministry",
        "Ministry of Foreign Affairs of Chad",
        "TCD",
    ),
    "army-with-possessive": ("Niger's army took the airport.", "army", "Armed Forces of Niger", "NER"),
    "holder-by-variant": (
        "Volodymyr Zelenskiy thanked the Poles.",
        "Volodymyr Zelenskiy",
        "Volodymyr Zelenskyy",
        "UKR",
    ),
    "holder-in-cyrillic": ("Президент Владимир Путин ответил.", "Владимир Путин", "Vladimir Putin", "RUS"),
    "unknown-with-apposition": (
        "Kenya's trade envoy, Tabitha Kipsang, arrived. Kipsang smiled.",
        "Kipsang",
        "Tabitha Kipsang",
        "KEN",
    ),
    "bare-title-with-adjective": (
        "The Turkish foreign minister flew to Oslo.",
        "foreign minister",
        "Hakan Fidan",
        "TUR",
    ),
    "his-minister": (
        "Viktor Orbán spoke first. His foreign minister agreed.",
        "foreign minister",
        "Péter Szijjártó",
        "HUN",
    ),
    "security-council-of-a-state": (
        "Armen Grigoryan heads Armenia's Security Council.",
        "Security Council",
        "Security Council of Armenia",
        "ARM",
    ),
}


@pytest.mark.parametrize(("text", "surface", "name", "state"), ACTORS.values(), ids=ACTORS)
def test_a_mention_leads_to_its_actor(text: str, surface: str, name: str, state: str) -> None:
    actor = mention(text, surface).actor
    assert (actor.name, actor.state) == (name, state)


PLACES = {
    "in-a-capital": ("The talks were held in Ankara.", "Ankara", True),
    "near-a-capital": ("Shells fell near Kyiv.", "Kyiv", True),
    "name-of-an-accord": ("They praised the Vienna Convention.", "Vienna", True),
    "flight-to-a-capital": ("She flew to Warsaw.", "Warsaw", True),
    "letter-to-a-capital": ("He sent a letter to Warsaw.", "Warsaw", False),
    "subject": ("Warsaw objected.", "Warsaw", False),
}


@pytest.mark.parametrize(("text", "surface", "is_place"), PLACES.values(), ids=PLACES)
def test_a_capital_is_a_place_or_a_government(text: str, surface: str, is_place: bool) -> None:
    assert mention(text, surface).is_place is is_place


NOBODY = {
    "month": "In May the rain came.",
    "pronoun-in-capitals": "WHAT THEY SAY TO US AND WHAT TO THEM",
    "common-word": "The turkey was cold and the china broke.",
    "unknown-place": "They walked to Port Novak by the sea.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_nobody_is_found_where_nobody_is_named(text: str) -> None:
    assert [m.surface for m in page_of(text).mentions] == []


def test_the_office_is_that_of_the_day() -> None:
    text = "The British prime minister spoke."
    assert mention(text, "prime minister", "2019-01-10").actor.name == "Theresa May"
    assert mention(text, "prime minister", "2023-01-10").actor.name == "Rishi Sunak"


def test_the_president_is_not_the_prime_minister_named_last() -> None:
    text = (
        "Poland's Andrzej Duda and Mateusz Morawiecki spoke first. Then the president telephoned Oslo in the "
        "name of Poland."
    )
    assert mention(text, "president", "2022-05-18").actor.name == "Andrzej Duda"


def test_a_minister_in_an_embassys_report_is_of_the_host() -> None:
    text = (
        "CONFIDENTIAL\nSUBJECT: THE LAKE\nFrom US embassy reporting\n\n1. (C) President Déby was calm. "
        "The US and the US army waited.\n\n2. (C) Interior minister Moussa Wadai told AMB Jones to wait."
    )
    found = mention(text, "Moussa Wadai", "2022-05-18").actor
    assert (found.state, found.office) == ("TCD", "Minister of the Interior of Chad")


def test_mentions_do_not_overlap_and_hold_their_surface() -> None:
    page = page_of(
        "The Turkish foreign minister, Hakan Fidan, told NATO's Jens Stoltenberg that Ankara would wait."
    )
    spans = [(m.passage.start, m.passage.end) for m in page.mentions]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(page.text[s:e] == m.surface for (s, e), m in zip(spans, page.mentions, strict=True))
