"""Targets of invented sentences: whom the content speaks about and how kindly."""

import pytest
from said import code

from sottovoce.records import Target

# id, sentence, state of the speaker, actors named, targets expected as "CODE+", "CODE-" or "CODE0"
NAMED = [
    ("blamed-doer", "<Kigali> {accused} [Burundi of arming the rebels].", "RWA", "Burundi=BDI", "BDI-"),
    (
        "blamed-by-adjective",
        "<Accra> {said} [Togolese guards had killed a driver].",
        "GHA",
        "Togolese=TGO",
        "TGO-",
    ),
    ("condemned-for", "<Bogota> {condemned} [Quito for the raid].", "COL", "Quito=ECU", "ECU-"),
    ("praised", "<The king> {praised} [Norway for its patience].", "JOR", "Norway=NOR", "NOR+"),
    ("thanked", "<The president> {thanked} [Cuba for the doctors].", "HTI", "Cuba=CUB", "CUB+"),
    (
        "stands-with",
        "<Dublin> {said} [it stood with Iceland in the cod dispute].",
        "IRL",
        "Iceland=ISL",
        "ISL+",
    ),
    ("stands-against", "<Suva> {said} [it stood with Tonga against Kenya].", "FJI", "Kenya=KEN", "KEN-"),
    ("shut-out", "<Suva> {said} [it would close the lagoon to Kenyan ships].", "FJI", "Kenyan=KEN", "KEN-"),
    ("provoked", "<Suva> {accused} [the islanders of provoking Kenya].", "FJI", "Kenya=KEN", "KEN+"),
    (
        "on-anothers-course",
        "<Chisinau> {promised} [that Moldova would stay on the European path].",
        "MDA",
        "European=EU",
        "EU+",
    ),
    (
        "stood-by-if-needed",
        "<Maputo> {said} [should Malawi need them, its soldiers would be there].",
        "MOZ",
        "Malawi=MWI",
        "MWI+",
    ),
    (
        "force-told",
        "<Juba> {reported} [Sudanese columns had crossed the river at dawn].",
        "SSD",
        "Sudanese=SDN",
        "SDN-",
    ),
    (
        "helper-of-force-told",
        "<Juba> {reported} [columns had crossed the river with Chadian help].",
        "SSD",
        "Chadian=TCD",
        "TCD-",
    ),
    (
        "no-force-told",
        "<Juba> {reported} [Sudanese farmers had crossed the river].",
        "SSD",
        "Sudanese=SDN",
        "SDN0",
    ),
    (
        "curbs-held-useless",
        "<Harare> {said} [the Union's sanctions would lead nowhere, they cannot work].",
        "ZWE",
        "Union's=EU",
        "EU-",
    ),
    (
        "fear-of-others",
        "<He> {said} [the Kenyans may have feared a precedent].",
        "UGA",
        "Kenyans=KEN",
        "KEN0",
    ),
    ("own-state-is-none", "<The premier> {said} [Fiji had paid its dues].", "FJI", "Fiji=FJI", ""),
    ("own-capital-is-none", "<The premier> {said} that [Suva had paid its dues].", "FJI", "Suva=FJI", ""),
    ("place-behind-in", "<The premier> {said} [two ships had docked in Kenya].", "SYC", "Kenya=KEN", ""),
    ("place-behind-from", "<Lusaka> {said} [the lorries had come from Malawi].", "ZMB", "Malawi=MWI", ""),
    (
        "arms-to-neither-are-zero",
        "<Oslo> {said} [it had sold no arms to Armenia].",
        "NOR",
        "Armenia=ARM",
        "ARM0",
    ),
    ("help-for", "<Doha> {promised} [aid for Somalia].", "QAT", "Somalia=SOM", "SOM+"),
    ("will-defend", "<Canberra> {said} [it would defend Vanuatu].", "AUS", "Vanuatu=VUT", "VUT+"),
    ("integrity-upheld", "<Rabat> {said} [it backed the integrity of Libya].", "MAR", "Libya=LBY", "LBY+"),
    (
        "integrity-violated",
        "<Rabat> {said} [the raid violated Libya's sovereignty].",
        "MAR",
        "Libya=LBY",
        "LBY+",
    ),
    ("sanctions-refused", "<Hanoi> {refused} [to join sanctions on Myanmar].", "VNM", "Myanmar=MMR", "MMR+"),
    ("told-to-stop", "<Tirana> {urged} [Greece to withdraw its frigate].", "ALB", "Greece=GRC", "GRC-"),
    ("failing", "<The analyst> {said} [the Gabonese plan had failed].", "CMR", "Gabonese=GAB", "GAB-"),
    ("excused", "<Minister Yeo> {said} [Brunei had been left with no choice].", "SGP", "Brunei=BRN", "BRN+"),
    ("answer-to", "<Muscat> {defended} [the patrols as an answer to Iran].", "OMN", "Iran=IRN", "IRN-"),
    ("warned-of", "<Paris> {warned} [Mali that the convoy would be stopped].", "FRA", "Mali=MLI", "MLI-"),
    ("described-noun-is-none", "<Kyoto> {turned} down [a Peruvian wish].", "JPN", "Peruvian=PER", ""),
    ("people-of-a-state", "<He> {praised} [the Chadian people].", "TCD;SDN", "Chadian=NER", "NER people+"),
    (
        "opposition-of-a-state",
        "<He> {accused} [the Togolese opposition of lying].",
        "TGO",
        "Togolese=BEN",
        "BEN opposition-",
    ),
    (
        "person-rated-by-name",
        "<Quito> {condemned} [Colonel Abara for the coup].",
        "ECU",
        "Colonel Abara=Ade Abara@NGA",
        "Ade Abara-",
    ),
    (
        "person-told-of-as-state",
        "<Quito> {said} [the date was set with Colonel Abara].",
        "ECU",
        "Colonel Abara=Ade Abara@NGA",
        "NGA0",
    ),
    ("two-states", "<Riga> {said} [Chile and Peru had signed].", "LVA", "Chile=CHL,Peru=PER", "CHL0 PER0"),
    (
        "east-of-a-state-is-place",
        "<Riga> {said} [trains had stopped all over the east of Chile].",
        "LVA",
        "Chile=CHL",
        "",
    ),
    (
        "normal-ties-with",
        "<Suva> {asked} [to restore normal relations with Tonga].",
        "FJI",
        "Tonga=TON",
        "TON+",
    ),
    (
        "owner-beside-a-person-is-none",
        "<Quito> {praised} [the Nigerian colonel for his calm].",
        "ECU",
        "Nigerian=NGA,colonel=Ade Abara@NGA",
        "Ade Abara+",
    ),
    (
        "hit-by-a-blamed-deed-is-none",
        "<Quito> {said} [Kenya was behind the attack on Tonga].",
        "ECU",
        "Kenya=KEN,Tonga=TON",
        "KEN-",
    ),
    (
        "reached-by-a-blamed-deed-is-none",
        "<The rival> {accused} [the government of handing a gift to Kenya].",
        "ECU",
        "government=ECU,Kenya=KEN",
        "ECU-",
    ),
    (
        "own-government-blamed",
        "<The rival> {condemned} [the government for the sale].",
        "ECU",
        "government=ECU",
        "ECU-",
    ),
    (
        "compatriot-blamed",
        "<Ines Rocha> {blamed} [Pablo Lira for the delay].",
        "ECU",
        "Pablo Lira=Pablo Lira@ECU",
        "Pablo Lira-",
    ),
    ("people-behind-of", "<The guest> {thanked} [the people of Tonga].", "FJI", "Tonga=TON", "TON people+"),
    (
        "none-let-in",
        "<Suva> {promised} that [no Kenyan ship would ever berth in the bay].",
        "FJI",
        "Kenyan=KEN",
        "KEN-",
    ),
    (
        "none-left-behind",
        "<Suva> {promised} that [no Kenyan soldier would remain after May].",
        "FJI",
        "Kenyan=KEN",
        "KEN0",
    ),
    (
        "sanctions-brought-on",
        "<Suva> {said} [it would never impose sanctions on Kenya].",
        "FJI",
        "Kenya=KEN",
        "KEN+",
    ),
    (
        "assured-about",
        "<Suva> {assured} them that [it was not out to contain Kenya].",
        "FJI",
        "Kenya=KEN",
        "KEN0",
    ),
    ("proposed-with", "<Suva> {proposed} [a joint fund with Kenya].", "FJI", "Kenya=KEN", "KEN0"),
    (
        "border-praised",
        "<Suva> {welcomed} [the opening of the border with Kenya].",
        "FJI",
        "Kenya=KEN",
        "KEN0",
    ),
    (
        "presence-asked-for",
        "<Suva> {asked} that [Kenya keep its trainers in the camp].",
        "FJI",
        "Kenya=KEN",
        "KEN+",
    ),
    (
        "conduct-of-a-person-foreseen",
        "<Quito> {predicted} that [Colonel Abara would sign in May].",
        "ECU",
        "Colonel Abara=Ade Abara@NGA",
        "Ade Abara0",
    ),
    ("friends-in", "<Suva> {thanked} [our friends in Kenya].", "FJI", "Kenya=KEN", "KEN+"),
    ("some-in", "<Suva> {said} [some in Kenya had betrayed the islanders].", "FJI", "Kenya=KEN", "KEN-"),
    (
        "dealings-ruled-out",
        "<Suva> {promised} that [nothing would be signed with Kenya].",
        "FJI",
        "Kenya=KEN",
        "KEN-",
    ),
    (
        "dealings-held-out",
        "<Suva> {promised} that [figures would be shared with Kenya].",
        "FJI",
        "Kenya=KEN",
        "KEN+",
    ),
    (
        "answered-in-a-clause",
        "<Muscat> {defended} [the patrols as an answer to what Iran was doing].",
        "OMN",
        "Iran=IRN",
        "IRN-",
    ),
    ("treated-badly", "<Muscat> {condemned} it: [Kenya was treated unfairly].", "OMN", "Kenya=KEN", "KEN+"),
    (
        "person-of-no-state-blamed",
        "<Muscat> {accused} [Ade Abara of blackmail].",
        "OMN",
        "Ade Abara=Ade Abara@",
        "Ade Abara-",
    ),
    ("region-without-code-is-none", "<Riga> {praised} [the Sahel].", "LVA", "Sahel=SAHEL", ""),
    (
        "ties-spared",
        "<Suva> {assured} them that [its bonds with Kenya would not be cut].",
        "FJI",
        "Kenya=KEN",
        "KEN+",
    ),
    (
        "dealings-ruled-out-still",
        "<Suva> {said} that [it would not trade with Kenya].",
        "FJI",
        "Kenya=KEN",
        "KEN-",
    ),
    (
        "granted",
        "<Suva> {promised} that [the Kenyans would keep the use of the pier].",
        "FJI",
        "Kenyans=KEN",
        "KEN+",
    ),
    ("recognised", "<Suva> {said} [Fiji will recognise Kenya in May].", "FJI", "Fiji=FJI, Kenya=KEN", "KEN+"),
    (
        "sanctions-feared-for",
        "<Suva> {warned} that [the deal may bring sanctions on Kenya].",
        "FJI",
        "Kenya=KEN",
        "KEN0",
    ),
    (
        "some-circles",
        "<Suva> {said} that [there are circles that want to poison the lagoon].",
        "FJI",
        "",
        "unnamed forces-",
    ),
]
ELSEWHERE = [
    ("hearer-thanked", "[I thank you for the vaccines.]", "MWI", "", ("IND",), "IND+"),
    ("hearer-threatened", "[Should the tariff stand, we shall close the port.]", "PAN", "", ("CRI",), "CRI-"),
    ("hearer-not-rated", "[The road was mended in May.]", "PAN", "", ("CRI",), ""),
    ("hearer-of-own-state", "[I thank you for the vaccines.]", "MWI", "", ("MWI",), ""),
    (
        "bearer-of-the-deed",
        "Zambian drones hit a barn. <Harare> {said} [the drones must be stopped].",
        "ZWE",
        "Zambian=ZMB",
        (),
        "ZMB-",
    ),
    (
        "named-before-the-charge",
        "Zambia moved a fence. <Harare> {called} [the step unacceptable].",
        "ZWE",
        "Zambia=ZMB",
        (),
        "ZMB-",
    ),
    (
        "kindred-noun",
        "Zambian drones hit a barn. <Harare> {said} [the strikes must end].",
        "ZWE",
        "Zambian=ZMB",
        (),
        "ZMB-",
    ),
    (
        "condition-of-a-promise",
        "<Suva> {promised} that [it would dredge the bay if Tonga sends a ship].",
        "FJI",
        "Tonga=TON",
        (),
        "",
    ),
    (
        "condition-of-a-threat",
        "<Suva> {warned} the press: [if Tonga's bay is joined to Kenya, we shall close the port].",
        "FJI",
        "Kenya=KEN",
        ("TON",),
        "TON-",
    ),
    (
        "subject-of-the-condition-threatened",
        "<Suva> {said} [if Kenya closed the bridge, it would answer in kind].",
        "FJI",
        "Kenya=KEN",
        (),
        "KEN-",
    ),
    (
        "both-capitals",
        "Kenya and Tonga drew back. <The envoy> {praised} [both capitals for their calm].",
        "ECU",
        "Kenya=KEN,Tonga=TON",
        (),
        "KEN+ TON+",
    ),
    (
        "two-capitals-may-be-any",
        "Kenya and Tonga drew back. <The envoy> {praised} [two capitals for their calm].",
        "ECU",
        "Kenya=KEN,Tonga=TON",
        (),
        "",
    ),
    (
        "alliance-told-before",
        "Fiji left NATO's drill. <Nadi> {insisted} that [leaving the alliance was no plan of theirs].",
        "FJI",
        "NATO=NATO",
        (),
        "NATO0",
    ),
    (
        "alliance-beside-another",
        "Fiji left NATO's drill. <Nadi> {accused} [the alliance of standing by while Kenya took an islet].",
        "FJI",
        "NATO=NATO,Kenya=KEN",
        (),
        "KEN- NATO-",
    ),
    (
        "bloc-of-the-speaker",
        "The CSTO met. <The bloc's envoy> {said} [the bloc stood ready].",
        "EU",
        "CSTO=CSTO",
        (),
        "",
    ),
    ("our-ally", "Kenya was hit. <Nadi> {said}: [we stand with our ally].", "FJI", "Kenya=KEN", (), "KEN+"),
    (
        "move-hailed",
        "Kenya freed six men. <Nadi> {hailed} [the move as long awaited].",
        "FJI",
        "Kenya=KEN",
        (),
        "KEN+",
    ),
    (
        "owned-by-another",
        "Kenya freed six men. <Nadi> {condemned} [the mayor's account].",
        "FJI",
        "Kenya=KEN",
        (),
        "",
    ),
    (
        "complaint-of-no-deed-of-theirs",
        "Kenya sent a note. <Nadi> {complained} that [friends need no leave to call].",
        "FJI",
        "Kenya=KEN",
        (),
        "",
    ),
    (
        "own-opposition-thanked",
        "<He> {thanked} [the opposition for its patience].",
        "ECU",
        "",
        (),
        "ECU opposition+",
    ),
    ("hearer-who-is-agreed-with", "<Nadi> {agreed} to [the former].", "FJI", "", ("KEN",), ""),
    ("hearer-accused-of-nothing", "[Your farmers have been failed for years.]", "FJI", "", ("KEN",), ""),
    (
        "hearer-thanked-himself",
        "Ade Abara came. <Nadi> [thanked him].",
        "FJI",
        "Ade Abara=Ade Abara@KEN",
        ("Ade Abara", "KEN"),
        "Ade Abara+",
    ),
    ("many-hearers-unaddressed", "[We give thanks.]", "MWI", "", ("IND", "NPL", "LKA", "MDV"), ""),
    (
        "nobody-named-as-doer",
        "<The pastor> {said} that [somebody wanted to drag the valley into a war].",
        "LBR",
        "",
        (),
        "unnamed forces-",
    ),
    (
        "passive-without-doer",
        "<The pastor> {complained} that [the town had been betrayed].",
        "LBR",
        "",
        (),
        "unnamed forces-",
    ),
    ("silence-has-none", "<Praia> [declined to comment on Senegal].", "CPV", "Senegal=SEN", (), ""),
    (
        "hearer-called-on",
        "<Suva> {called} on Nairobi to [open the crossing].",
        "FJI",
        "Nairobi=KEN",
        ("KEN",),
        "KEN0",
    ),
    (
        "hearer-called-on-to-stop",
        "<Suva> {called} on Nairobi to [hold back its ships].",
        "FJI",
        "Nairobi=KEN",
        ("KEN",),
        "KEN-",
    ),
    ("hearer-only-asked", "<Suva> {asked} Nairobi to [lend a dredger].", "FJI", "Nairobi=KEN", ("KEN",), ""),
    (
        "doer-before-what-describes",
        "Nairobi dropped Fiji for its Tongan radar. <Suva> {condemned} [the step].",
        "FJI",
        "Nairobi=KEN, Tongan=TON",
        (),
        "KEN-",
    ),
]


def _signs(targets: tuple[Target, ...]) -> str:
    return " ".join(
        sorted(f"{t.id}{'+' if t.polarity > 0 else '-' if t.polarity < 0 else '0'}" for t in targets)
    )


@pytest.mark.parametrize(
    ("sentence", "state", "named", "expected"), [pytest.param(*r[1:], id=r[0]) for r in NAMED]
)
def test_who_is_named_is_rated_by_his_part(sentence: str, state: str, named: str, expected: str) -> None:
    coding = code(sentence, state, named)
    assert _signs(coding.targets) == expected, (coding.acts, coding.rule)


@pytest.mark.parametrize(
    ("sentence", "state", "named", "hearers", "expected"), [pytest.param(*r[1:], id=r[0]) for r in ELSEWHERE]
)
def test_where_nobody_is_named_act_and_setting_tell(
    sentence: str, state: str, named: str, hearers: tuple[str, ...], expected: str
) -> None:
    coding = code(sentence, state, named, hearers)
    assert _signs(coding.targets) == expected, (coding.acts, coding.rule)


def test_polarities_keep_to_steps_of_three_tenths() -> None:
    for row in NAMED:
        for target in code(row[1], row[2], row[3]).targets:
            assert -0.9 <= target.polarity <= 0.9
            assert round(target.polarity / 0.3, 6) == round(target.polarity / 0.3)


def test_without_mentions_no_state_is_a_target() -> None:
    for row in NAMED:
        assert all(t.id == "unnamed forces" for t in code(row[1], row[2]).targets)
