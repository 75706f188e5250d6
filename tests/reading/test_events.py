"""Events: what invented sentences tell, and what sentences without events do not."""

from functools import cache

import pytest

from sottovoce.reading.actors import find_mentions
from sottovoce.reading.dates import find_dates
from sottovoce.reading.event_frames import load_event_nouns, load_event_verbs
from sottovoce.reading.events import find_events
from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import read_page
from sottovoce.records import Document, Event
from sottovoce.vocabulary import EventStatus, EventType


@cache
def events(text: str, published_on: str | None = None) -> tuple[Event, ...]:
    page = parse_page(
        Document(id="invented", name="invented", text=text, published_on=published_on), load_model()
    )
    page.mentions = find_mentions(page)
    page.dates = find_dates(page)
    return find_events(page)


def told(text: str) -> set[tuple[str, str, str]]:
    return {(e.type.value, ";".join(e.sources), ";".join(e.targets)) for e in events(text)}


ONE_EVENT = [
    # AGREE
    ("Kenya signed a trade agreement with Rwanda.", "AGREE KEN RWA"),
    ("Brazil agreed to supply vaccines to Paraguay.", "AGREE BRA PRY"),
    ("Japan has promised Vietnam two patrol boats.", "AGREE JPN VNM"),
    ("Chile and Peru signed a treaty on fishing.", "AGREE CHL;PER -"),
    ("Ethiopia and Djibouti reached a compromise on port fees.", "AGREE ETH;DJI -"),
    ("Norway offered Iceland a loan.", "AGREE NOR ISL"),
    # AGAIN
    ("Turkey called the Swiss decision one-sided.", "ACCUSE TUR CHE"),
    ("France has kept troops in Gabon.", "MOBILIZE FRA GAB"),
    ("Israel still holds five hills in Lebanon.", "COERCE ISR LBN"),
    ("Japan tore up the agreement with Palau.", "REJECT JPN PLW"),
    ("India abstained at the congress.", "REJECT IND -"),
    ("The deal may bring American sanctions down on Malta.", "SANCTION USA MLT"),
    ("Lesotho has put Malawi out of the programme.", "SANCTION LSO MWI"),
    ("Hungary holds up the loan for Moldova.", "REJECT HUN MDA"),
    ("A Chinese firm is building a pier in Tonga.", "COOPERATE CHN TON"),
    ("Russia delivered the first parts of the system to Turkey.", "AID RUS TUR"),
    # CONSULT
    ("Egypt held talks with Sudan in Cairo.", "CONSULT EGY SDN"),
    ("Indian officials met their Nepalese counterparts on Monday.", "CONSULT IND NPL"),
    ("The president of Ghana visited Togo.", "CONSULT GHA TGO"),
    ("The foreign minister of Oman flew to Iran.", "CONSULT OMN IRN"),
    ("Talks between Armenia and Azerbaijan resumed in Geneva.", "CONSULT ARM AZE"),
    ("Morocco and Spain held talks in Rabat.", "CONSULT MAR ESP"),
    ("The king of Oman spent two days in Iran.", "CONSULT OMN IRN"),
    ("Peru's foreign minister raised the matter with the Chilean ambassador.", "CONSULT PER CHL"),
    ("The American embassy delivered a note in Slovakia.", "CONSULT USA SVK"),
    ("The foreign minister of Chile is expected in Ghana.", "CONSULT CHL GHA"),
    # SUPPORT
    ("Ghana called Chile a natural partner.", "SUPPORT GHA CHL"),
    ("The Belgian minister spoke highly of Rwanda.", "SUPPORT BEL RWA"),
    ("Canada praised Kenya for its role in the mission.", "SUPPORT CAN KEN"),
    ("Cuba backs Venezuela in the dispute.", "SUPPORT CUB VEN"),
    ("Qatar thanked Kuwait for its mediation.", "SUPPORT QAT KWT"),
    ("Peru recognised the independence of Kosovo.", "SUPPORT PER XKX"),
    ("Mexico voiced support for Bolivia.", "SUPPORT MEX BOL"),
    ("Poland apologised to Lithuania.", "SUPPORT POL LTU"),
    # CONCEDE
    ("Jordan let Iraq use its ports.", "CONCEDE JOR IRQ"),
    ("Turkey yielded to Greece.", "CONCEDE TUR GRC"),
    ("The United States lifted sanctions on Sudan.", "CONCEDE USA SDN"),
    ("Thailand eased restrictions on Myanmar.", "CONCEDE THA MMR"),
    # COOPERATE
    ("Israel shared intelligence with Jordan.", "COOPERATE ISR JOR"),
    ("Colombia cooperates with Ecuador on the border.", "COOPERATE COL ECU"),
    ("Armenia and Azerbaijan exchanged prisoners.", "COOPERATE ARM AZE"),
    ("Spain extradited the suspect to Argentina.", "COOPERATE ESP ARG"),
    # AID
    ("Germany sent weapons to Estonia.", "AID DEU EST"),
    ("Sweden gave Moldova aid for schools.", "AID SWE MDA"),
    ("China delivered food to Zambia.", "AID CHN ZMB"),
    ("Malta received aid from Italy.", "AID ITA MLT"),
    ("Uganda granted asylum to two Rwandan officers.", "AID UGA RWA"),
    # RETREAT
    ("Rwanda withdrew its troops from Congo.", "RETREAT RWA COD"),
    ("Eritrean forces pulled out of Ethiopia.", "RETREAT ERI ETH"),
    ("Chad released four Sudanese prisoners.", "RETREAT TCD SDN"),
    ("Syria declared a ceasefire with Turkey.", "RETREAT SYR TUR"),
    ("Libya paid compensation to Malta.", "RETREAT LBY MLT"),
    # REQUEST
    ("Pakistan asked China for a loan.", "REQUEST PAK CHN"),
    ("France urged Mali to hold elections.", "REQUEST FRA MLI"),
    ("The United Nations called on Eritrea to open its border.", "REQUEST UN ERI"),
    ("Georgia applied to NATO for membership.", "REQUEST GEO NATO"),
    ("Ireland said that Israel must open the crossing.", "REQUEST IRL ISR"),
    ("Ukraine demanded that Hungary release the funds.", "REQUEST UKR HUN"),
    # ACCUSE
    ("Sudan accused Chad of arming rebels.", "ACCUSE SDN TCD"),
    ("Australia condemned Fiji over the coup.", "ACCUSE AUS FJI"),
    ("Malaysia criticised Singapore.", "ACCUSE MYS SGP"),
    ("Greece summoned the Turkish ambassador.", "ACCUSE GRC TUR"),
    ("Serbia was denounced by Croatia.", "ACCUSE HRV SRB"),
    ("Bolivia lodged a protest with Chile.", "ACCUSE BOL CHL"),
    # REJECT
    ("Iran rejected the American offer.", "REJECT IRN USA"),
    ("Hungary turned down a Polish request.", "REJECT HUN POL"),
    ("Niger revoked the accord with France.", "REJECT NER FRA"),
    ("Eritrea denied any role in the ambush.", "REJECT ERI -"),
    ("Belgium refused to extradite the man to Spain.", "REJECT BEL ESP"),
    ("Laos said that it had sold no timber.", "REJECT LAO -"),
    ("India has not joined the sanctions.", "REJECT IND -"),
    # THREATEN
    ("Turkey threatened Syria with a new offensive.", "THREATEN TUR SYR"),
    ("China warned Japan.", "THREATEN CHN JPN"),
    ("Algeria issued an ultimatum to Mali.", "THREATEN DZA MLI"),
    ("North Korea threatened to attack South Korea.", "THREATEN PRK KOR"),
    # PROTEST
    ("Iraqi students demonstrated in the capital.", "PROTEST IRQ IRQ"),
    ("Kenyan workers staged a rally against the tax.", "PROTEST KEN KEN"),
    ("Peruvian farmers blocked roads.", "PROTEST PER PER"),
    ("Tunisian lawyers began a hunger strike.", "PROTEST TUN TUN"),
    # SANCTION
    ("The European Union imposed sanctions on Belarus.", "SANCTION EU BLR"),
    ("Britain sanctioned two Iranian banks.", "SANCTION GBR IRN"),
    ("Norway adopted the sanctions of the European Union against Belarus.", "SANCTION NOR BLR"),
    ("Japan is preparing a new round of sanctions against North Korea.", "SANCTION JPN PRK"),
    ("Poland expelled three Russian diplomats.", "SANCTION POL RUS"),
    ("Lithuania recalled its ambassador from China.", "SANCTION LTU CHN"),
    ("Venezuela broke off relations with Colombia.", "SANCTION VEN COL"),
    ("The United States froze the assets of Myanmar.", "SANCTION USA MMR"),
    # MOBILIZE
    ("Azerbaijan deployed troops near Armenia.", "MOBILIZE AZE ARM"),
    ("Ethiopia called up reservists.", "MOBILIZE ETH -"),
    ("Japan and Australia held drills.", "MOBILIZE JPN;AUS -"),
    ("North Korea tested a missile.", "MOBILIZE PRK -"),
    # COERCE
    ("Iran arrested two French citizens.", "COERCE IRN FRA"),
    ("Indonesia annexed East Timor.", "COERCE IDN TLS"),
    ("Egyptian police arrested a journalist.", "COERCE EGY EGY"),
    ("Iran seized a Greek tanker.", "COERCE IRN GRC"),
    # ASSAULT
    ("Iraq invaded Kuwait.", "ASSAULT IRQ KWT"),
    ("Turkish aircraft bombed northern Iraq.", "ASSAULT TUR IRQ"),
    ("Thai soldiers opened fire on Cambodian troops.", "ASSAULT THA KHM"),
    ("Saudi Arabia was attacked by Yemeni rebels.", "ASSAULT YEM SAU"),
    ("Israel launched strikes on Lebanon.", "ASSAULT ISR LBN"),
    ("Ethiopian forces shelled Eritrean positions.", "ASSAULT ETH ERI"),
    ("The invasion of Grenada by the United States divided the region.", "ASSAULT USA GRD"),
]


@pytest.mark.parametrize(("text", "event"), ONE_EVENT, ids=[t for t, _ in ONE_EVENT])
def test_a_sentence_tells_its_event(text: str, event: str) -> None:
    kind, source, target = (part.replace("-", "") for part in event.split())
    assert told(text) == {(kind, source, target)}


def test_a_deputy_of_the_opposition_acts_for_it() -> None:
    text = "The Bolivian opposition deputy Marta Quiles accused the government of theft."
    assert told(text) == {("ACCUSE", "BOL opposition", "BOL")}


def test_the_minister_of_no_named_state_is_that_of_the_page() -> None:
    text = "LIMA, 3 May - Peru is calm. The minister has just come back from Chile."
    assert ("CONSULT", "PER", "CHL") in told(text)


NO_EVENT = [
    "Kenya let the ministers know that the talks had been useful.",
    "Oman let it be understood that the matter was settled.",
    "The museum in Vienna shows works from Japan and Peru.",
    "Rain is expected over France and Belgium at the weekend.",
    "The strike of the clock could be heard across Prague.",
    "Poland lies between Germany and Belarus.",
    "The Danube rises in Germany and flows into the Black Sea.",
    "Brazil beat Uruguay by two goals in the final.",
    "The capital of Kenya has four million inhabitants.",
    "A train from Warsaw to Vilnius takes eight hours.",
    "The novel was translated into Turkish last year.",
    "Italian wine sells well in Denmark.",
    "Tickets for the festival in Riga cost ten euros.",
    "Her grandparents came from Hungary.",
    "The exhibition opens in Lisbon in May.",
    "Norwegian salmon is popular in Japan.",
    "Zambia struck a milder note towards Malawi.",
    "The bridge over the river was built by monks.",
    "Swiss watches are known for their precision.",
    "The population of Nigeria grew last year.",
    "The old town of Tallinn draws many visitors.",
    "Finland has more saunas than cars.",
    "The orchestra played works by Czech composers.",
    "Spanish is spoken in most of South America.",
    "The mountain is the highest in Austria.",
    "Winter in Canada is long and cold.",
    "The recipe comes from northern Greece.",
    "Scientists in Iceland measure the glacier every year.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_a_sentence_without_an_event_tells_none(text: str) -> None:
    assert told(text) == set()


STATUS = [
    ("Iraq invaded Kuwait.", EventStatus.HAPPENED),
    ("Iraq may invade Kuwait.", EventStatus.HYPOTHETICAL),
    ("If Iraq invades Kuwait, prices will rise.", EventStatus.HYPOTHETICAL),
    ("Iraq allegedly attacked Kuwait.", EventStatus.ALLEGED),
    ("Turkish planes are bombing Syria.", EventStatus.ONGOING),
    ("Turkish planes regularly bombed Syria.", EventStatus.REPEATED),
    ("The Iraqi invasion of Kuwait changed the region.", EventStatus.PRESUPPOSED),
    ("The alleged Chadian attack on Sudan made headlines.", EventStatus.ALLEGED),
]


@pytest.mark.parametrize(("text", "status"), STATUS, ids=[t for t, _ in STATUS])
def test_an_event_has_the_status_its_words_give_it(text: str, status: EventStatus) -> None:
    (event,) = events(text)
    assert event.status is status


def test_an_act_told_twice_is_one_event() -> None:
    text = "Iraq invaded Kuwait on 2 August 1990.\n\nThe Iraqi invasion of Kuwait shocked the region."
    (event,) = events(text)
    assert (event.type, event.date) == (EventType.ASSAULT, "1990-08-02")


def test_acts_on_two_days_are_two_events() -> None:
    text = "Chad attacked Sudan on 3 May 2008. Chad attacked Sudan again on 9 May 2008."
    assert [e.date for e in events(text)] == ["2008-05-03", "2008-05-09"]


def test_a_headline_that_repeats_the_text_adds_no_event() -> None:
    text = "Iraq invades Kuwait\n\nIraq invaded Kuwait on Thursday, officials said."
    assert len(events(text, "1990-08-02")) == 1


def test_a_headline_without_a_day_takes_that_of_the_body() -> None:
    text = "Ghana's president speaks with Togo\n\nOn 2 March Ghana telephoned Togo about the border."
    assert [e.date for e in events(text, "2021-03-06")] == ["2021-03-02"]


def test_what_must_be_done_and_what_was_done_are_two_events() -> None:
    text = "Fiji must apply for a loan from Japan. On 4 May Fiji handed the application to Japan."
    found = [(e.type.value, e.status, e.date) for e in events(text, "2021-05-06")]
    assert ("REQUEST", EventStatus.HAPPENED, "2021-05-04") in found
    assert ("REQUEST", EventStatus.HYPOTHETICAL, None) in found


def test_a_negated_deed_is_no_event() -> None:
    assert told("Iraq did not invade Kuwait.") == set()


def test_what_is_asked_for_is_not_told_as_done() -> None:
    assert told("France asked Mali to release the Chadian prisoners.") == {("REQUEST", "FRA", "MLI")}


def test_a_pronoun_stands_for_the_subject_before() -> None:
    assert ("ACCUSE", "TCD", "SDN") in told("Chad closed its schools. It accused Sudan of sabotage.")


def test_an_event_points_at_its_words_and_has_a_stable_id() -> None:
    text = "On Friday Chad attacked Sudan."
    (event,) = events(text)
    assert text[event.passage.start : event.passage.end].startswith("attacked")
    assert event.id == events(text)[0].id and len(event.id) == 16


@cache
def events_of_reading(text: str) -> tuple[Event, ...]:
    document = Document(id="invented", name="invented", text=text, published_on="2020-05-05")
    return read_page(parse_page(document, load_model())).events


def told_in_reading(text: str) -> set[tuple[str, str, str]]:
    return {(e.type.value, ";".join(e.sources), ";".join(e.targets)) for e in events_of_reading(text)}


ONLY_SAID = [
    ("Kenya's foreign minister said that Uganda had broken its word.", {"ACCUSE KEN UGA"}),
    ("Chad's president said there was no deal of any kind with Libya.", {"REJECT TCD -"}),
    (
        "Kenya's president said that if Uganda closed the bridge, Kenya would answer in kind.",
        {"THREATEN KEN UGA"},
    ),
    (
        "The president of Kenya told the ambassador of Uganda that Kenya wanted the road opened.",
        {"REQUEST KEN UGA", "CONSULT KEN UGA"},
    ),
    ('"We will not sign," Bolivia\'s president told reporters in La Paz.', {"REJECT BOL -"}),
    ("Uganda closed the border. Kenya condemned the decision.", {"ACCUSE KEN UGA"}),
    (
        "Egypt's foreign minister accused Sudan of delay. Egypt demanded that the dam be opened.",
        {"ACCUSE EGY SDN", "REQUEST EGY SDN"},
    ),
    (
        "Rwanda asked for an explanation. Burundi's foreign minister replied that the soldiers had lost "
        "their way.",
        {"REQUEST RWA BDI"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONLY_SAID, ids=[t for t, _ in ONLY_SAID])
def test_an_act_that_is_only_said_is_an_event(text: str, expected: set[str]) -> None:
    assert told_in_reading(text) == {tuple(p.replace("-", "") for p in e.split()) for e in expected}


# What is told in somebody's words, or drawn from them, and what the reader once made of it.
MISTOLD: dict[str, tuple[str, set[str]]] = {
    "who-calms-refuses-nothing": ("Kenya ruled out any attack on Uganda.", set()),
    "nobody-asks-himself": (
        "In a joint statement EU leaders condemn the part Kenya is playing in the war and call on Kenya to "
        "keep out.",
        {"ACCUSE EU KEN", "REQUEST EU KEN"},
    ),
    "a-new-deed-is-not-the-hearer's": (
        "Chad's president rang the president of Niger and told him the aim was to stop what Chad called a "
        "genocide in the east.",
        {"CONSULT TCD NER", "ACCUSE TCD -"},
    ),
    "a-resolution-blames-whom-it-calls-on": (
        "Kenya voted for the resolution of the General Assembly which deplores the war and calls on Sudan to "
        "leave.",
        {"SUPPORT KEN UN", "ACCUSE UN SDN", "REQUEST UN SDN"},
    ),
    "the-paper-speaks-for-its-writer": (
        "A letter from the president of Kenya was read out in Kigali. Rwanda stays silent. The letter says "
        "little. It turns away the charge that arms were sold.",
        {"REJECT KEN -"},
    ),
    "a-state-of-affairs-asks-for-nothing": (
        "Kenya and Uganda, Kenya's president said, keep a common position.",
        {"SUPPORT KEN UGA"},
    ),
    "bowing-to-nobody": ("Kenya bows to nobody.", {"REJECT KEN -"}),
}


@pytest.mark.parametrize(("text", "expected"), MISTOLD.values(), ids=MISTOLD)
def test_no_event_is_drawn_from_words_that_tell_none(text: str, expected: set[str]) -> None:
    assert told_in_reading(text) == {tuple(p.replace("-", "") for p in e.split()) for e in expected}


def test_a_deed_in_words_that_excuse_it_is_alleged_and_of_no_day() -> None:
    text = "Kenya's president said that Sudan had been forced to hit first and just in time."
    found = [(e.status, e.date) for e in events_of_reading(text) if e.type is EventType.ASSAULT]
    assert found == [(EventStatus.ALLEGED, None)]


def test_an_act_told_by_a_cue_has_the_day_of_the_words() -> None:
    text = "In the past Kenya's president accused Uganda of theft."
    assert [e.date for e in events(text, "2020-05-05")] == ["2020-05-05"]
    assert [e.date for e in events_of_reading(text)] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kenya attacked Sudan.", "2020-05-05"),
        ("Kenya waited. Kenya has attacked Sudan.", None),
        ("Kenya waited. Kenya had been forced to attack Sudan.", None),
        ("Kenya had waited. Kenya earlier attacked Sudan.", None),
    ],
)
def test_what_was_done_before_is_not_of_the_reports_day(text: str, day: str | None) -> None:
    text = "NAIROBI, 5 May 2020. The lake rose and the ministers met at noon.\n\n" + text
    assert [e.date for e in events(text, "2020-05-05") if e.type is EventType.ASSAULT] == [day]


def test_two_denials_do_not_lend_each_other_a_day() -> None:
    text = "Kenya has long denied the raid. On 3 March Kenya rejected a report."
    assert [e.date for e in events(text, "2020-05-05")] == [None, "2020-03-03"]


def test_two_who_met_are_one_meeting_whoever_is_named_first() -> None:
    text = "Kenya's president met Uganda's president on Friday. On Friday Uganda met Kenya."
    assert [e.type for e in events(text, "2020-05-05")] == [EventType.CONSULT]


NO_ACT = [
    "The museum's director in Vienna said that the show was open until May.",
    "Chile's president said the weather in Santiago was fine.",
    "Japan's foreign minister insisted that trade was healthy.",
    "The government of Peru warned that prices would rise.",
    "Norway asked whether the treaty had been signed.",
    "He allowed that Kenya had sold the maize, the Ugandan minister said.",
]


@pytest.mark.parametrize("text", [*NO_ACT, *NO_EVENT])
def test_words_that_do_nothing_are_no_event(text: str) -> None:
    assert told_in_reading(text) == set()


def test_an_event_that_is_only_said_has_the_day_it_was_said() -> None:
    (event,) = events_of_reading("Kenya's foreign minister said on 3 May that Uganda had broken its word.")
    assert (event.date, event.status) == ("2020-05-03", EventStatus.HAPPENED)


def test_without_statements_only_words_of_events_are_read() -> None:
    assert told("Kenya's foreign minister said that Uganda had broken its word.") == set()


def test_our_colleagues_do_not_stand_for_themselves() -> None:
    text = "One of our colleagues said that Kenya had reached out and that we had refused to answer."
    assert told(text) == set()


def test_the_lexicon_covers_all_sixteen_types_with_several_hundred_words() -> None:
    frames = [f for rows in load_event_verbs().values() for f in rows] + list(load_event_nouns().values())
    assert {f.type for f in frames} == set(EventType)
    assert len(load_event_verbs()) + len(load_event_nouns()) > 400
