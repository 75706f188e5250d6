"""Beliefs of audiences in invented sentences: who holds what of whom, and whether it denies independence."""

import pytest
from reading_pages import page_of

from sottovoce.reading.beliefs import find_beliefs

# id, sentence, holders, about, denies_autonomy
BELIEFS = [
    ("seen-as-proxy", "In India, Nepal is widely seen as a proxy of China.", ("IND",), "NPL", True),
    ("by-agent", "Jordan is regarded by Iran as a pawn of Washington.", ("IRN",), "JOR", True),
    ("not-independent", "Japan does not regard Laos as an independent actor.", ("JPN",), "LAO", True),
    ("not-puppet", "Brazil does not see Bolivia as a puppet.", ("BRA",), "BOL", False),
    ("own-man", "Turkey sees Azerbaijan as its own master.", ("TUR",), "AZE", False),
    ("nobody-believes", "Nobody in Kenya believes that Somalia decides for itself.", ("KEN",), "SOM", True),
    ("few-doubt", "Few in Poland doubt that Moldova acts on its own.", ("POL",), "MDA", False),
    (
        "consensus-that",
        "There is a consensus in Sweden that Hungary acts on behalf of Russia.",
        ("SWE",),
        "HUN",
        True,
    ),
    (
        "view-is-that",
        "The prevailing view in Egypt is that Eritrea takes orders from Ethiopia.",
        ("EGY",),
        "ERI",
        True,
    ),
    ("tends-to-view", "France tends to view any move by Togo as a ploy.", ("FRA",), "TGO", True),
    (
        "officials-think",
        "Officials in Chile think that Peru has no policy of its own.",
        ("CHL",),
        "PER",
        True,
    ),
    (
        "widely-held",
        "In Greece it is widely held that Albania decides nothing without Italy.",
        ("GRC",),
        "ALB",
        True,
    ),
    ("distrust", "Vietnam distrusts Cambodia.", ("VNM",), "KHM", None),
    ("hardly-anybody", "In Kenya hardly anybody believes that Chad will pay.", ("KEN",), "TCD", None),
    (
        "harder-one",
        "Diplomats in Ghana see the second plan of Togo as the harder one.",
        ("GHA",),
        "TGO",
        None,
    ),
    ("look-on", "Planners in Japan look on Guam as the nearest shore.", ("JPN",), "GUM", None),
    ("knows", "Norway knows it, and Sweden is silent.", ("NOR",), None, None),
    ("prefers", "The Danes would prefer a camp in Rwanda.", ("DNK",), "RWA", None),
    ("not-forgive", "I am certain that Algeria will not forgive.", ("DZA",), None, None),
    ("has-doubts", "India has its doubts about Nepal.", ("IND",), "NPL", None),
    ("no-mood", "Peru is hardly in a mood for gifts to Chile.", ("PER",), "CHL", None),
    ("furious", "The papers of Mexico are furious.", ("MEX",), None, None),
    ("inclined", "The press of India is generally inclined to doubt it.", ("IND",), None, None),
    ("held-by-all", "Armenia, it is widely believed, will join the union.", (), "ARM", None),
    ("partner", "Canada regards Mexico as a partner.", ("CAN",), "MEX", None),
]

# id, sentence without a belief of an audience
NONE = [
    ("prediction", "The minister said that Chad would win."),
    ("person", "He believes that the rain will stop."),
    ("thought-once", "The captain thought that the harbour was closed."),
    ("sees-plain", "Ghana sees a rise in prices."),
    ("held-talks", "Qatar and Oman held talks on gas."),
    ("considers-plan", "Fiji is considering a new tax."),
    ("let-know", "Oman let Qatar know that the price would rise."),
    ("is-expected", "The parliament of Ghana is expected to vote in May."),
    ("whether", "Whether Oman trusts the new friend is another question."),
    ("seen-place", "The ship was seen off Malta."),
    ("known-for", "Malta has long been known for its stone."),
]


@pytest.mark.parametrize(
    ("text", "holders", "about", "denies"), [c[1:] for c in BELIEFS], ids=[c[0] for c in BELIEFS]
)
def test_a_belief_has_its_holder_object_and_sign(
    text: str, holders: tuple[str, ...], about: str | None, denies: bool | None
) -> None:
    found = [(b.holders, b.about, b.denies_autonomy) for b in find_beliefs(page_of(text))]
    assert found == [(holders, about, denies)]


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_what_is_no_audiences_belief_is_left_out(text: str) -> None:
    assert find_beliefs(page_of(text)) == ()


def test_two_beliefs_joined_by_and_that_are_two() -> None:
    text = (
        "In Spain it is widely held that Gabon decides nothing alone, and that its offers are made on "
        "behalf of France."
    )
    assert [b.denies_autonomy for b in find_beliefs(page_of(text))] == [True, True]


def test_a_belief_carries_its_words_and_its_strength() -> None:
    text = "In India, Nepal is widely seen as a proxy of China."
    (belief,) = find_beliefs(page_of(text))
    assert belief.content == "Nepal is widely seen as a proxy of China"
    assert text[belief.passage.start : belief.passage.end] == belief.content
    assert belief.strength == "widely seen"


def test_a_denied_belief_keeps_its_denial_in_its_words() -> None:
    (belief,) = find_beliefs(page_of("Japan does not regard Laos as an independent actor."))
    assert belief.content == "does not regard Laos as an independent actor"
