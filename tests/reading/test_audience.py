# ruff: noqa: E501 - a case is one row
"""All texts are invented; names of office holders only serve to name states."""

import pytest
from marked import read_marked

from sottovoce.reading.audience import find_audience
from sottovoce.reading.genre import detect_genre
from sottovoce.vocabulary import ActorKind

DAY = "2022-10-12"
TURNS = """JOINT PRESS CONFERENCE, NAIROBI, 12 OCTOBER 2022

RUTO: Welcome, my friend. [Kenya will keep the road open].

MUSEVENI: I thank you. Uganda will not forget it.

QUESTION: And the tolls?

RUTO: They will fall.
"""
INTERVIEW = """Interview with CNN, 12 October 2022

Q: Will you sign?

A: [We shall sign when they do].

Q: And if not?

A: Then we shall not.
"""
LETTER = """Office of the Prime Minister, Suva
3 May 2019

Dear President Emmanuel Macron,

I write about the reef. [Fiji asks for the survey to stop].

Yours sincerely,

J. Tora
"""
RECORD = """SECURITY COUNCIL, 7011th meeting, 12 October 2022
Salt and the lake

<The delegate of Chad> {said} that [the lake was shrinking].
"""
SITTING = """LOK SABHA, NEW DELHI
Statement by the minister on salt, 12 October 2022 (summary record)

<Narendra Modi> {said} that [the border was quiet]. He had told Xi Jinping so.
"""
CIRCULAR = """Ministry of Fisheries, Suva
3 May 2019

Excellency,

I address this letter to the ministers of Tonga and Samoa, with a copy to the President of France.

[Fiji asks for the survey to stop].

Yours sincerely,

J. Tora
"""
CABLE = """SUBJECT: THE LAKE
CONFIDENTIAL

1. (C) President Deby received Joe Biden on 4 May. He was in good spirits.

2. (C) Then came the lake. <Deby> {said} that [it was shrinking].
"""
READOUT = """President Erdogan's call with President Putin
Presidency of Turkey, press office, 12 October 2022

President Recep Tayyip Erdogan spoke by telephone with President Vladimir Putin today.

<{speaker}> {{said}} that [grain must flow].
"""

CASES = [
    # (id, marked text, audience)
    ("told-person", "<Ruto> {told} Yoweri Museveni that [the road was open].", ("Yoweri Museveni", "UGA")),
    ("told-state", "<Ruto> {told} Uganda that [the road was open].", ("UGA",)),
    ("warned-capitals", "<Erdogan> {warned} Athens and Nicosia that [drilling must stop].", ("GRC", "CYP")),
    ("told-reporters", "<Ruto> {told} reporters that [the road was open].", ()),
    ("said", "<Ruto> {said} that [the road was open].", ()),
    ("told-the-press", "<Modi> {told} the press that [the border was quiet].", ()),
    ("told-parliament", "<Narendra Modi> {told} parliament that [the border was quiet].", ("IND parliament",)),
    ("told-mps", "<Rishi Sunak> {told} MPs that [the deal was fair].", ("GBR parliament",)),
    ("told-citizens", "<Javier Milei> {told} citizens that [pain would come first].", ("ARG public",)),
    ("told-a-crowd", "<Luiz Inacio Lula da Silva> {told} a crowd in Recife that [hunger would end].", ("BRA public",)),
    ("address-to-the-nation", "In an address to the nation <Emmanuel Macron> {said} that [the law would stand].", ("FRA public",)),
    ("foreign-public", "<Zelensky> {told} the Russian people that [this was not their war].", ("RUS public",)),
    ("soldiers", "<Kim Jong Un> {told} his soldiers that [the south was the foe].", ("PRK armed forces",)),
    ("outlet", "<Netanyahu> {told} CNN that [the war would go on].", ("CNN", "USA public")),
    ("interview-with", "In an interview with the BBC <Sanchez> {said} [he would stay].", ("BBC", "GBR public")),
    ("agency-without-public", "<Sanchez> {told} Reuters that [he would stay].", ("Reuters",)),
    ("state-television", "<Maduro> {told} state television that [the river was Venezuelan].", ("VEN public",)),
    ("letter-to", "In a letter to Joe Biden, <Petro> {wrote} that [the talks must go on].", ("Joe Biden", "USA")),
    ("wrote-to", "<Petro> {wrote} to Joe Biden that [the talks must go on].", ("Joe Biden", "USA")),
    ("call-with", "In a call with Xi Jinping, <Kishida> {said} that [the islets were Japan's].", ("Xi Jinping", "CHN")),
    ("meeting-with", "At a meeting with Narendra Modi, <Sunak> {said} that [the visas would come].", ("Narendra Modi", "IND")),
    ("at-the-un", "<Lapid> {said} at the UN that [two states were right].", ("UN",)),
    ("place-is-no-hearer", "<Lapid> {said} in Paris that [two states were right].", ()),
    ("topic-is-no-hearer", "On Ukraine, <Lula> {said} that [both should talk].", ()),
    ("assured-allies-eu", "<Tusk> {assured} the EU that [the courts would be free].", ("EU",)),
    ("answers", "Ankara demanded the island. <Mitsotakis> {replied} that [it was Greek].", ("TUR",)),
    ("turned-down", "<Scholz> {rejected} [a Polish request for the tanks].", ("POL",)),
    ("pronoun-him", "Narendra Modi said that <Shehbaz Sharif> {told} him [the raid was a mistake].", ("Narendra Modi", "IND")),
    ("kept", "William Ruto told Yoweri Museveni that the road was open. <He> {added} that [tolls would fall].", ("Yoweri Museveni", "UGA")),
    ("partner-answers", "William Ruto told Yoweri Museveni that the road was open. <Museveni> {demurred}: [the tolls were too high].", ("William Ruto", "KEN")),
    ("new-day-ends-it", "Ruto told Yoweri Museveni that the road was open. <Ruto> {said} on Friday that [tolls would fall].", ()),
    ("unnamed-teller", "<Two diplomats> {said}, after a call with Yoweri Museveni, that [the road would open].", ()),
    ("visiting-minister", "<Moon Jae-in> {told} visiting U.S. Secretary of State Mike Pompeo that [the pact would lapse].", ("Mike Pompeo", "USA")),
    ("told-occasion-then-content", "<Idriss Deby> {told} a joint news conference that [Chad would stay].", ()),
    ("foreign-reporters", "<Nursultan Nazarbayev> {told} Russian journalists that [the union was about trade].", ("RUS public",)),
    ("own-cabinet", "<Petro Poroshenko> {told} his cabinet that [the east must be won by schools].", ("UKR government",)),
    ("retold-interview", "Notes of an interview\n\nInterview given to the Financial Times in Quito on 7 May and published on 10 May 2018.\n\nLenin Moreno spoke of debts. Asked about oil, <Lenin Moreno> {answered} that [it was sold].", ("Financial Times", "GBR public")),
    ("next-paragraph", "William Ruto told parliament that the road was open.\n\nTolls, <he> {added}, [would fall in May].", ("KEN parliament",)),
    ("label", "To partners in NATO: <Stoltenberg> {said} that [the flank was safe].", ("NATO",)),
    ("stranger-under-a-label", "To its own: the Seimas of Lithuania named the winner. <Lukashenko> {said} that [it was a lie].", ()),
    ("according-to-him", "Josep Borrell had asked for it. Speaking on state television, <Maduro> {said} [it came]. All was well, according to him.", ("VEN public",)),
    ("label-of-list", "To the French public:\n- <Macron> {said} that [the law would stand];\n- he said he was sorry.\n\nThe rest is known.", ("FRA public",)),
    ("stage-partner", TURNS, ("Yoweri Museveni", "UGA")),
    ("after-a-question", TURNS.replace("[Kenya will keep the road open]", "Kenya").replace("They will fall", "[They will fall]"), ()),
    ("interview-turns", INTERVIEW, ("CNN", "USA public")),
    ("salutation", LETTER, ("Emmanuel Macron", "FRA")),
    ("council-record", RECORD, ("UN Security Council",)),
    ("sitting", SITTING, ("IND parliament",)),
    ("told-before-the-sitting", SITTING.replace("<Narendra Modi> {said} that [the border was quiet]. He had told Xi Jinping so", "Modi spoke. <He> had {told} |Xi Jinping| [so]"), ("Xi Jinping", "CHN")),
    ("letter-to-several", CIRCULAR, ("TON", "WSM", "Emmanuel Macron", "FRA")),
    ("cable-talk-goes-on", CABLE, ("Joe Biden", "USA")),
    ("cable-other-talk", CABLE.replace("Then came the lake", "A second conversation followed at night"), ()),
    ("over-the-air", "In a televised address on Monday <Emmanuel Macron> {said} that [the law would stand].", ("FRA public",)),
    ("at-a-side", "With Narendra Modi at his side, <Rishi Sunak> {said} that [the visas would come].", ("Narendra Modi", "IND")),
    ("after-talks", "After two hours of talks with Narendra Modi, <Sunak> {announced} that [the visas would come].", ()),
    ("goes-on-with-a-verb", "<Sunak> urged Narendra Modi to sign, {saying} that [the visas would come].", ("Narendra Modi", "IND")),
    ("source-is-no-hearer", "{According to} |Narendra Modi|, <he> heard that [the visas would come].", ()),
    ("interview-by-a-magazine", INTERVIEW.replace("Interview with CNN", "Interview for our weekly magazine in Oslo"), ("weekly magazine", "NOR public")),
    ("told-me", INTERVIEW.replace("Interview with CNN,", "Interview of Joe Biden by our desk,").replace("A: [We shall sign when they do]", "A: <Narendra Modi> {told} |me| [he would sign]"), ("Joe Biden", "USA")),
    ("lawmakers-are-his-own", "CAIRO, 12 October 2022 - Egypt waited. <Rishi Sunak> {told} lawmakers that [the deal was fair].", ("GBR parliament",)),
    ("op-ed", "In an op-ed for the Guardian, <Rishi Sunak> {wrote} that [the deal was fair].", ("The Guardian", "GBR public")),
    ("occasion-ahead", "Rishi Sunak is to speak before parliament on Friday. <He> {said} [the deal was fair].", ()),
    ("told-the-americans", "<Narendra Modi> {told} the Americans that [the border was quiet].", ("USA",)),
    ("source-tells-a-reporter", "<An official> {told} Reuters that [the deal was dead].", ()),
    ("read-out-own", READOUT.format(speaker="Erdogan"), ("Vladimir Putin", "RUS")),
    ("read-out-other", READOUT.format(speaker="Putin"), ("Recep Tayyip Erdoğan", "TUR")),
]  # fmt: skip
UNNAMED = frozenset({"unnamed-teller", "source-tells-a-reporter"})
SPEAKERS = {
    "next-paragraph": ("William Ruto", "KEN"),
    "kept": ("William Ruto", "KEN"),
    "occasion-ahead": ("Rishi Sunak", "GBR"),
    "council-record": ("Government of Chad", "TCD"),
    "letter-to-several": ("J. Tora", "FJI"),
    "cable-talk-goes-on": ("Mahamat Deby", "TCD"),
    "cable-other-talk": ("Mahamat Deby", "TCD"),
    "told-before-the-sitting": ("Narendra Modi", "IND"),
    "source-is-no-hearer": ("Narendra Modi", "IND"),
    "stage-partner": ("William Ruto", "KEN"),
    "after-a-question": ("William Ruto", "KEN"),
    "salutation": ("J. Tora", "FJI"),
}


@pytest.mark.parametrize(("name", "marked", "audience"), CASES, ids=[row[0] for row in CASES])
def test_those_the_words_are_said_to_are_named(name, marked, audience):
    speaker, state = SPEAKERS.get(name, ("", None))
    kind = ActorKind.UNNAMED if name in UNNAMED else ActorKind.PERSON
    utterance, page = read_marked(marked, DAY, speaker, state, kind=kind)
    found = find_audience(utterance, page)[0]
    if audience and audience[0].endswith(" public") and "television" in marked:
        assert audience[0] in found
    else:
        assert found == audience


def test_the_words_that_name_the_hearers_are_kept():
    utterance, page = read_marked("<Ruto> {told} Yoweri Museveni that [the road was open].", DAY)
    assert find_audience(utterance, page)[1] == "Yoweri Museveni"


def test_a_background_briefing_has_no_audience():
    text = "BACKGROUND BRIEFING, 12 OCTOBER 2022\nOn condition of anonymity.\n\nQ: Will it hold?\n\nA: [It will hold].\n\nQ: Why?\n\nA: It must."
    utterance, page = read_marked(text, DAY)
    heard = find_audience(utterance, page, detect_genre(page))
    assert (heard.entries, heard.words) == ((), None)


def test_joint_speakers_of_two_states_hear_each_other():
    utterance, page = read_marked("<They> {agreed} [to talk].", DAY, "Rana Khan; Li Wei", "PAK;CHN")
    assert find_audience(utterance, page)[0] == ("Rana Khan", "Li Wei", "PAK", "CHN")
