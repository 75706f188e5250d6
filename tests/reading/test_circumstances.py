"""Circumstances of invented sentences: which kind, whose, and what is only supposed or denied."""

import pytest
from reading_pages import page_of

from sottovoce.reading.circumstances import find_circumstances

# id, sentence, kind, state
TOLD = [
    ("bite", "Zimbabwe is poor. Sanctions on Zimbabwe have begun to bite.", "sanctions", "ZWE"),
    ("crippled", "Cuba is crippled by the embargo.", "sanctions", "CUB"),
    ("burden", "Eritrea feels the weight of the sanctions.", "sanctions", "ERI"),
    ("leaving", "French troops are leaving Niger.", "troops_leaving", "NER"),
    ("withdrawal", "The withdrawal of Turkish soldiers from Libya went on.", "troops_leaving", "LBY"),
    ("pulling-out", "Ethiopia is pulling its brigades out of Somalia.", "troops_leaving", "SOM"),
    ("build-up", "The build-up of Chinese forces near Nepal goes on.", "troops_arriving", "NPL"),
    ("from-soil", "Rockets are fired from Lebanese territory.", "attacks", "LBN"),
    ("stalled", "The Saudi offensive has stalled.", "war_fortune", "SAU"),
    ("defeat", "The defeat of the Armenian army was plain.", "war_fortune", "ARM"),
    ("accession", "Croatia feared the accession of Georgia to NATO.", "accession", None),
    ("nuclear", "Japan lives with nuclear threats from Pyongyang.", "threat", None),
    ("depends", "Armenia depends heavily on Russian gas.", "dependence", "ARM"),
    ("cheap-gas", "Moldova lives on cheap gas.", "dependence", "MDA"),
    ("freed", "Myanmar freed 40 political prisoners.", "concession", "MMR"),
    ("were-released", "In Cuba the dissidents were released.", "concession", "CUB"),
    ("shortage", "Pakistan suffers from a fuel shortage.", "need", "PAK"),
    ("re-election", "Kenya's president is running for re-election.", "domestic", "KEN"),
    ("broke-word", "Sudan broke its promise.", "broken_promise", "SDN"),
    ("buys-nearly-all", "Moldova buys nearly all of its gas from Russia.", "dependence", "MDA"),
    ("sends-share", "Mongolia sends more than four-fifths of its exports to China.", "dependence", "MNG"),
    ("owes", "Tonga owes China some 120 million dollars.", "dependence", "TON"),
    ("lives-on", "Djibouti lives on Ethiopian trade.", "dependence", "DJI"),
    ("leaves-through", "Most Kazakh oil leaves through a Russian port.", "dependence", "KAZ"),
    ("prices-not-high", "Wages in Laos are not high.", "price", "LAO"),
    ("discount", "Two things count for Ghana: the discount and patience.", "favour", "GHA"),
    ("free-of-charge", "Fiji was promised 300 tonnes of rice free of charge.", "favour", "FJI"),
    ("market-opened", "Japan has opened its market to Peruvian mangoes.", "favour", None),
    ("majority-thin", "Nepal's premier governs with a majority of two.", "domestic", "NPL"),
    ("polls-near", "Elections in Ghana are due in May.", "domestic", "GHA"),
    ("lost-members", "Fiji's coalition has lost six members since March.", "domestic", "FJI"),
    ("not-asked", "The army of Peru has not been consulted.", "unasked", "PER"),
    ("court-found", "Kenya's High Court found that the lease was unlawful.", "ruling", "KEN"),
    ("law-requires", "A Swiss law of 2013 requires a licence for each rifle.", "law", "CHE"),
    ("without-heating", "Moldova entered a third week without heating.", "need", "MDA"),
    ("hole", "Samoa's budget has a hole of nine million tala.", "need", "WSM"),
    ("repays", "Zambia must repay 120 million dollars in June.", "debt", "ZMB"),
    ("loan", "Nepal waits for the loan of 620 million dollars.", "aid", "NPL"),
    ("suspended", "Norway has suspended its help for Malawi.", "aid_cut", None),
    ("road-shut", "Ethiopia has signed, since the road to Berbera is shut.", "closure", None),
    ("lorries", "Mongolia has not forgotten it. China held up coal lorries for six weeks.", "closure", "MNG"),
    ("holds-hills", "Israel still holds five hills in Lebanon.", "holding", None),
    ("keeps-troops", "France has kept troops in Gabon since 1960.", "troops_present", None),
    ("lost-men", "Malawi has lost thirteen soldiers since Thursday.", "losses", "MWI"),
    ("put-down", "Rwandan soldiers had helped to put down unrest in Mozambique.", "help_in_arms", None),
    ("busy", "Russia is busy at the front.", "stretched", "RUS"),
    ("last-ones", "Paraguay is one of the last in the south that recognise Taiwan.", "isolation", None),
    ("few-friends", "Eritrea has few other friends.", "isolation", "ERI"),
    ("afraid", "Lesotho is afraid of a coup.", "fear", "LSO"),
    ("costs", "The closed border is costing Nepal a fortune.", "cost", None),
    ("collapsed", "Talks between Sudan and Chad collapsed.", "breakdown", None),
    ("abroad", "There are 30,000 Nepalis who work in Qatar.", "people_abroad", None),
    ("presidency", "Brazil holds the presidency of the council.", "standing", "BRA"),
    ("jets", "Serbia has ordered twelve jets from France.", "arms", None),
    ("vetoed", "Hungary has blocked the accession bid.", "veto", "HUN"),
    ("owned-grid", "A Chinese firm owns the grid of Laos.", "dependence", None),
    ("runs-out", "Moldova is in a hurry: the contract expires in June.", "term", "MDA"),
    ("election-ahead", "Paraguay keeps silent before the general election of 2031.", "domestic", "PRY"),
]

# id, sentence without a circumstance that is told as a fact
NONE = [
    ("only-if", "A thaw comes only if Myanmar freed the prisoners."),
    ("would", "Cuba would have released the dissidents."),
    ("not-freed", "Myanmar has not freed the prisoners."),
    ("demand", "France demanded the release of the prisoners."),
    ("no-troops", "No Turkish soldiers are leaving Cyprus."),
    ("will-pull", "Ethiopia will pull its brigades out of Somalia."),
    ("sanctions-named", "The council discussed sanctions."),
    ("left-behind", "The army left a museum to the town."),
    ("lived-through", "As a country that has itself lived under sanctions, Ghana will wait."),
    ("asked-to-reopen", "Nepal asked that the road be reopened."),
    ("exported-none", "Serbia has exported no arms to Sudan."),
    ("if-closed", "Chad would suffer if Libya closed the border."),
    ("may-close", "Libya threatened to close the border."),
    ("asked-of-readers", "Who pays for the bridge to Malta?"),
    ("owed-duty", "What Ghana owed was a duty."),
    ("relies-on-method", "Ghana relies on a law of 1994."),
]


@pytest.mark.parametrize(("text", "kind", "state"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_a_circumstance_has_its_kind_and_its_state(text: str, kind: str, state: str | None) -> None:
    found = find_circumstances(page_of(text))
    assert [c.kind for c in found] == [kind]
    assert state is None or found[0].about == state


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_what_is_supposed_or_denied_is_no_circumstance(text: str) -> None:
    assert find_circumstances(page_of(text)) == ()


def test_the_direction_names_the_state_that_is_pushed() -> None:
    (circumstance,) = find_circumstances(page_of("Cuba is crippled by the embargo."))
    assert circumstance.direction == "pushes Cuba towards the side that can lift them"


def test_reading_twice_gives_the_same_ids() -> None:
    text = "Armenia depends heavily on Russian gas. Sanctions on Iran have begun to bite."
    first, second = find_circumstances(page_of(text)), find_circumstances(page_of(text))
    assert first == second
    assert len({c.id for c in first}) == 2


def test_the_words_start_and_end_with_a_word_that_says_something() -> None:
    page = page_of("Turkey's army withdraws from the outskirts of the town.")
    (circumstance,) = find_circumstances(page)
    assert page.text[circumstance.passage.start : circumstance.passage.end] == "army withdraws"


def test_troops_that_leave_an_unnamed_place_do_not_leave_their_own_country() -> None:
    (circumstance,) = find_circumstances(page_of("Turkey waits. Turkey's army withdraws from the outskirts."))
    assert circumstance.about is None
