"""Parts of events: doers without a state's name, what is counted, purposes, kin abroad, the surest first."""

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


def surest(text: str) -> str:
    return max(events(text), key=lambda e: e.confidence).type.value


TOLD = {
    "place-of-the-police": ("Police in Kenya detained two journalists.", "COERCE KEN KEN"),
    "place-of-strikers": ("Teachers in Chile went on strike for better pay.", "PROTEST CHL CHL"),
    "name-within-a-union": ("The Peruvian Union of Miners has called off its strike.", "CONCEDE PER -"),
    "fighters-of-the-teller": (
        "Togo's government said that the fighters would lay down their arms.",
        "RETREAT TGO -",
    ),
    "counted-prisoners": ("Chad released dozens of Sudanese prisoners.", "RETREAT TCD SDN"),
    "counted-aid": ("Norway gave 3 million dollars in aid to Malawi.", "AID NOR MWI"),
    "purpose-of-aid": ("Japan gave 40 million yen to rebuild schools in Nepal.", "AID JPN NPL"),
    "refugees-of-a-country": ("Cuba will provide food aid to families who fled Haiti.", "AID CUB HTI"),
    "own-public-asks": ("Opposition groups in Gabon demanded that the president resign.", "REQUEST GAB GAB"),
    "kin-abroad": ("Ethnic Hungarians in Slovakia staged a protest.", "PROTEST SVK SVK"),
    "two-demonyms": ("Bosnian Serbs demanded a truce with Croatia.", "REQUEST BIH HRV"),
    "opposed-to": ("Ghana is opposed to Togolese mediation.", "REJECT GHA TGO"),
    "failed-to-agree": ("Peru and Chile failed to reach agreement on fishing.", "REJECT PER;CHL -"),
    "announced-suspension": ("Oman announced a suspension of air links with Yemen.", "SANCTION OMN YEM"),
    "willing": ("Spain is willing to send tents to Morocco.", "AID ESP MAR"),
    "blame": ("The Angolan government said that Zambia was responsible.", "ACCUSE AGO ZMB"),
    "verbal-attack": ("Mexico launched a scathing attack on Guatemala.", "ACCUSE MEX GTM"),
    "day-is-no-particle": ("Kenya's president called the Ugandan president on Friday.", "CONSULT KEN UGA"),
    "state-of-emergency": ("Ecuador declared a state of emergency.", "COERCE ECU ECU"),
    "peacekeepers": ("Ghanaian peacekeepers arrived in Liberia.", "AID GHA LBR"),
    "asylum": ("Syrians sought refuge in Jordan.", "REQUEST SYR JOR"),
    "names-off-a-list": ("The European Union struck nine names from its Belarus list.", "CONCEDE EU BLR"),
    "attempt": ("Rebels in Burundi tried to assassinate the president.", "ASSAULT BDI BDI"),
    "steps-taken": ("Tunisia took steps to enhance political freedoms.", "CONCEDE TUN -"),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_the_parts_of_an_event_are_found(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The museum struck a chord in Ghana.",
        "Somebody thanked her in Kenya.",
        "Diplomats in Vienna, who would not be named before ministers had met, were silent.",
        "Farmers in Zambia fought the drought for years.",
    ],
    ids=["figure", "nobody-to-nobody", "place-of-others", "fight-against-a-thing"],
)
def test_people_and_places_alone_make_no_event(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Students in Chile staged demonstrations to demand a new law in Santiago.", "PROTEST"),
        ("Georgia's president resigned as the opposition threatened to storm the palace.", "RETREAT"),
        ("Egyptian police opened fire to disperse Egyptian demonstrators.", "ASSAULT"),
    ],
    ids=["purpose-second", "clause-of-time-second", "means-before-end"],
)
def test_the_main_clause_is_the_surest(text: str, kind: str) -> None:
    assert surest(text) == kind
