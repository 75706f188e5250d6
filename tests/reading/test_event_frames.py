"""Frames of events: light verbs, words for deeds, places and people, what is stopped, what will not be."""

from functools import cache

import pytest

from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import read_page
from sottovoce.records import Document, Event


@cache
def events(text: str) -> tuple[Event, ...]:
    return read_page(parse_page(Document(id="invented", name="invented", text=text), load_model())).events


def told(text: str) -> set[str]:
    return {f"{e.type.value} {';'.join(e.sources) or '-'} {';'.join(e.targets) or '-'}" for e in events(text)}


TOLD = {
    # done to the subject
    "draws-criticism": ("Togo's government drew sharp criticism from Benin.", "ACCUSE BEN TGO"),
    "comes-under-fire": ("Chad came under fire from Sudanese rebels.", "ASSAULT SDN TCD"),
    "faces-sanctions": ("Gabon faces sanctions from the European Union.", "SANCTION EU GAB"),
    "wins-praise": ("Chile won praise from Peru.", "SUPPORT PER CHL"),
    "is-under-pressure": ("Malawi is under pressure from Zambia.", "COERCE ZMB MWI"),
    "loses-in-an-ambush": (
        "Nigeria lost 20 soldiers in an ambush by rebels from Chad.",
        "ASSAULT TCD NGA",
    ),
    # words given and taken back
    "ready": ("Norway is ready to host talks with Iceland.", "AGREE NOR ISL"),
    "committed": ("Zambia has committed to opening its market to Malawi.", "AGREE ZMB MWI"),
    "decided": ("Ghana has decided to lift sanctions on Togo.", "CONCEDE GHA TGO"),
    "pulls-out-of-an-accord": ("Mali pulled out of the accord with Niger.", "REJECT MLI NER"),
    "talks-suspended": ("Peru suspended talks with Chile.", "SANCTION PER CHL"),
    "talks-collapse": ("Talks between Chad and Niger collapsed.", "REJECT TCD;NER -"),
    "talks-ruled-out": ("Syria ruled out talks with the rebels.", "REJECT SYR -"),
    "opposition-to": ("Togo's opposition to the accord with Benin is old.", "REJECT TGO -"),
    "will-not-meet": ("Poland will not meet with Kosovo.", "REJECT POL -"),
    "complies": ("Malta complied with a Libyan request.", "CONCEDE MLT LBY"),
    "reverses": ("Togo reversed its decision on Beninese traders.", "CONCEDE TGO BEN"),
    "simplifies": ("Serbia simplified visa procedures for Bulgarian citizens.", "CONCEDE SRB BGR"),
    "lets-aid-in": ("Chile allowed aid convoys into Bolivia.", "CONCEDE CHL BOL"),
    # asked, blamed, threatened
    "told-to": ("Togo told Benin to pull back its troops.", "REQUEST TGO BEN"),
    "turned-to": ("Kenya turned to Ethiopia for help.", "REQUEST KEN ETH"),
    "called-a-liar": ("Gabon's general called Malawi's envoy a liar.", "ACCUSE GAB MWI"),
    "looked-into": ("Niger looked into the killing of Malian herders.", "ACCUSE NER MLI"),
    "threats-that": (
        "Zambia's threats that it would close the border worried Malawi.",
        "THREATEN ZMB -",
    ),
    # done
    "ceasefire-agreement": ("Kenya violated the ceasefire agreement with Somalia.", "ASSAULT KEN SOM"),
    "fighting-erupts": (
        "Fighting erupted between Sudanese forces and Chadian rebels.",
        "ASSAULT SDN;TCD -",
    ),
    "refugees-resettled": ("Malawi resettled Congolese refugees.", "AID MWI COD"),
    "debt-forgiven": ("Norway forgave Sudan's debt.", "AID NOR SDN"),
    "oil-bought": ("Laos bought Russian oil.", "COOPERATE LAO RUS"),
    "joint-exercises": ("Finland and Estonia held joint exercises.", "COOPERATE FIN EST"),
    "pressure-put": ("Oman put pressure on Yemen.", "COERCE OMN YEM"),
    "sanctions-ordered": ("Germany ordered sanctions on Serbia.", "SANCTION DEU SRB"),
    "deliveries-suspended": (
        "Denmark announced the suspension of arms deliveries to Malawi.",
        "SANCTION DNK MWI",
    ),
    "ally-by-name": ("Zambia stood by its ally Malawi.", "SUPPORT ZMB MWI"),
    # places
    "police-of-a-town": ("Police in Lagos detained three reporters.", "COERCE NGA NGA"),
    "house-of-a-province": ("The Texas legislature rejected the bill.", "REJECT USA -"),
    "longer-name-first": ("New Mexico refused the request of Chile.", "REJECT USA CHL"),
    "stones": ("Protesters in Lima threw stones at police.", "PROTEST PER PER"),
    "hundreds": ("Hundreds marched through Quito against the tax.", "PROTEST ECU ECU"),
    # nobody's state
    "asylum-to-a-person": ("Ecuador granted asylum to Mira Tolan.", "AID ECU -"),
    "a-person-convicted": ("A court convicted Mira Tolan.", "ACCUSE - -"),
    "detained-by-nobody": ("Ten activists were detained.", "COERCE - -"),
    "said-of-themselves": ("The workers said they would not end the strike.", "REJECT - -"),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_what_a_frame_tells_is_found(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy returned from a walk in Doha.",
        "Ministers met in the end.",
        "One may ask them to wait.",
        "Togo is the land of the ten thousand hills.",
    ],
    ids=["returned-without-a-thing", "ministers-of-nobody", "nobody-asks", "a-number"],
)
def test_what_tells_nothing_of_anybody_is_no_event(text: str) -> None:
    assert told(text) == set()


def test_what_is_to_come_has_not_happened() -> None:
    assert [e.status.value for e in events("Ghana is to send doctors to Togo.")] == ["hypothetical"]


def test_a_later_word_tells_of_the_sanctions_told_before() -> None:
    text = "Norway imposed sanctions on Togo in May. Iceland then adopted the sanctions."
    assert "SANCTION ISL TGO" in told(text)


def test_who_is_attacked_strikes_the_attacker() -> None:
    text = "Chadian troops attacked Niger in May. In June Niger's army bombed a camp."
    assert "ASSAULT NER TCD" in told(text)


def test_a_move_is_praised_for_whoever_made_it() -> None:
    text = "Togo released ten prisoners on Monday. Ghana hailed the move."
    assert "SUPPORT GHA TGO" in told(text)
