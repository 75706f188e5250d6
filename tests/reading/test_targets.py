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
    ("region-without-code-is-none", "<Riga> {praised} [the Sahel].", "LVA", "Sahel=SAHEL", ""),
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
