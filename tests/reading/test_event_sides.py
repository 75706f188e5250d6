"""Events of reports: who asks whom, what silence, a talk or a stand tells, and what tells none."""

import pytest

from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import read_page
from sottovoce.records import Document

LETTER = (
    "To the Minister for Foreign Affairs of the Republic of Kenya\n\nKampala, 3 May 2021\n\nExcellency,\n\n"
    "We reject the allegation that our army crossed the river.\n\n"
    "Please accept, Excellency, the assurances of my highest consideration.\n\n"
    "Aisha Nankya\nMinister for Foreign Affairs of the Republic of Uganda\n"
)


def told(text: str) -> set[str]:
    page = parse_page(Document(id="invented", name="invented", text=text), load_model())
    return {
        f"{e.type.value} {';'.join(e.sources) or '-'} {';'.join(e.targets) or '-'}"
        for e in read_page(page).events
    }


TELLS = {
    # talks
    "who-tells-an-envoy-has-met-him": (
        "Kenya's trade minister had told the Ugandan envoy in April that the road was safe.",
        "CONSULT KEN UGA",
    ),
    "who-lets-a-capital-know-has-spoken-to-it": (
        "Chad's president has let Tripoli know that the pact is dead.",
        "CONSULT TCD LBY",
    ),
    "a-partner-of-his-own-name": (
        "The Peruvian minister rang his Chilean opposite number on Monday.",
        "CONSULT PER CHL",
    ),
    "by-the-side-of-a-president": (
        "The king of Jordan sat beside the president of Cyprus before the cameras.",
        "CONSULT JOR CYP",
    ),
    "back-from-a-capital": ("The Omani minister has come back from Cairo.", "CONSULT OMN EGY"),
    "an-aide-acts-for-his-master": (
        "An adviser to the president of Ghana received the Togolese ambassador.",
        "CONSULT GHA TGO",
    ),
    # asks and offers
    "ones-own-ministry-is-asked": (
        "Ghana's security adviser urged the foreign ministry to expel the envoys.",
        "REQUEST GHA GHA",
    ),
    "an-offer-waits-for-its-partner": (
        "If Peru withdraws its claim, Chile is ready to open the port.",
        "AGREE CHL PER",
    ),
    # denials, refusals, silence
    "a-lie-denies": ("Niger called the report a lie.", "REJECT NER -"),
    "a-forgery-denies": ("Chad dismissed the minutes as a forgery.", "REJECT TCD -"),
    "no-comment-is-a-refusal": ("The Norwegian embassy did not reply to a request.", "REJECT NOR -"),
    "a-capital-keeps-silent": ("Ankara has not commented on the story.", "REJECT TUR -"),
    "who-does-not-recognise-refuses-nobody": ("Kenya has not recognised Kosovo.", "REJECT KEN -"),
    "who-joins-no-sanctions": ("Serbia has not joined Western sanctions.", "REJECT SRB -"),
    "a-pact-is-left-to-lapse": (
        "The government of Peru decided to let the fishing pact with Chile expire in November.",
        "REJECT PER CHL",
    ),
    # deeds
    "a-membership-is-frozen": ("Chad froze its membership of the CSTO.", "RETREAT TCD"),
    "sanctions-are-put-on": ("Canada puts sanctions on Belarus.", "SANCTION CAN BLR"),
    "out-of-a-programme": ("Norway removes Turkey from the helicopter programme.", "SANCTION NOR TUR"),
    "guards-are-posted": ("Russian guards are still posted on the frontier.", "MOBILIZE RUS"),
    "a-base-is-built": ("India is building a naval base in the north.", "MOBILIZE IND"),
    "a-neighbour-meddles": ("Jordan spoke of Syrian interference in Lebanon.", "COERCE SYR LBN"),
    "pressure-is-put": ("Turkish pressure on Cyprus was great.", "COERCE TUR CYP"),
    "nothing-in-the-way": ("Malta would not stand in the way of the payment.", "CONCEDE MLT"),
    "troops-had-gone": ("The last Danish soldiers had gone from Kosovo.", "RETREAT DNK XKX"),
    "ships-ram": ("Chinese crews rammed a Philippine boat.", "ASSAULT CHN PHL"),
}
TELLS_NONE = {
    "asked-about-it": ("Peru's minister was asked about the bridge.", "REQUEST"),
    "asked-whether": ("A deputy asked Peru's minister whether the bridge was open.", "REQUEST"),
    "wanted-it": ("The gas stopped because Chad wanted it.", "REQUEST"),
    "let-us": ('"Let us be clear," Chad\'s president said.', "CONCEDE"),
    "let-down": ("Chad has never let the Libyans down.", "REJECT"),
    "neither-confirm-nor-deny": ("Norway would neither confirm nor deny the report.", "REJECT"),
    "nor-called-it-a-lie": (
        "Peru's embassy has not said whether the text is genuine; nor has it called it a forgery.",
        "REJECT",
    ),
    "mention-of-sanctions-takes-none": ("Chad's letter made no mention of sanctions.", "SANCTION"),
    "took-place": ("A meeting between Chad and Niger took place on Monday.", "ASSAULT"),
    "his-counterpart-is-not-his-own": ("Chad's minister told his colleagues about Niger.", "CONSULT"),
}


@pytest.mark.parametrize(("text", "event"), TELLS.values(), ids=TELLS)
def test_a_sentence_tells_the_event_with_its_sides(text: str, event: str) -> None:
    assert any(found.startswith(event) for found in told(text)), told(text)


@pytest.mark.parametrize(("text", "kind"), TELLS_NONE.values(), ids=TELLS_NONE)
def test_a_sentence_tells_no_such_event(text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in told(text)), told(text)


def test_we_of_a_letter_is_its_writer() -> None:
    assert "REJECT UGA -" in told(LETTER)


def test_denials_in_two_paragraphs_are_two() -> None:
    text = "Chad denied the report on Monday.\n\nA week later a story was printed. Chad denied the story."
    page = parse_page(Document(id="invented", name="invented", text=text), load_model())
    assert [e.type.value for e in read_page(page).events].count("REJECT") == 2


CABLE = (
    "EMBASSY OF NORWAY, RABAT\nMEMO 4/2021, RESTRICTED\n12 May 2021\nTo: Africa Department, Oslo\n"
    "Subj.: Fish and phosphates\n\n"
    "1. HOM called on the Moroccan minister of fisheries on 8 May. He was in good form.\n"
)


def test_the_head_of_a_mission_calls_on_his_host() -> None:
    assert "CONSULT NOR MAR" in told(CABLE)


def test_to_call_on_somebody_to_act_is_to_ask() -> None:
    assert "REQUEST NOR MAR" in told("Norway called on Morocco to open the port.")


def test_both_governments_are_those_of_whom_the_page_tells() -> None:
    text = (
        "Chad and Niger quarrelled over a well. Chad blamed Niger; Niger blamed Chad.\n\n"
        "Ghana appealed to both governments to meet."
    )
    assert "REQUEST GHA TCD;NER" in told(text) or "REQUEST GHA NER;TCD" in told(text)


def test_what_is_confirmed_to_an_envoy_is_a_talk() -> None:
    assert "CONSULT PER CHL" in told(
        "A Peruvian minister confirmed to the Chilean envoy that the road was safe."
    )
