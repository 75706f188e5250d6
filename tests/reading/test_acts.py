"""Acts of invented sentences: the cue where it names an act, the content where it does not."""

from collections.abc import Sequence

import pytest
from _pytest.mark import ParameterSet
from said import build, code

from sottovoce.reading.act_cues import load_cues, read_cue
from sottovoce.reading.act_wordings import find_family, load_wordings
from sottovoce.vocabulary import Act

# id, sentence, state of the speaker, first act, further acts that must be there
BY_CUE = [
    ("urged", "<The envoy> {urged} both armies [to hold their fire over the harvest].", "KEN", "appeal", ""),
    (
        "called-for",
        "<Lima> {called} for [an inquiry into the shooting of two fishermen].",
        "PER",
        "appeal",
        "",
    ),
    (
        "called-to-infinitive",
        "<Accra> again {called} [to reopen the crossing at Aflao].",
        "GHA",
        "appeal",
        "",
    ),
    ("demanded", "<Tegucigalpa> {demanded} [the return of three patrol boats].", "HND", "appeal", ""),
    (
        "ruled-out",
        "<Colombo> {ruled} out [any lease of the harbour to a foreign navy].",
        "LKA",
        "assure",
        "promise",
    ),
    ("turned-down", "<The ministry> {turned} down [a Dutch offer of minesweepers].", "OMN", "refuse", ""),
    ("denied", "<Managua> {denied} that [its coastguard had crossed the line].", "NIC", "deny", ""),
    ("blamed", "<Dushanbe> {blamed} [Kyrgyz guards for the first shots].", "TJK", "accuse", ""),
    ("hailed", "<Premier Okello> {hailed} [the truce as the work of patient men].", "UGA", "praise", ""),
    ("thanked", "<She> {thanked} [the crews of the hospital ship].", "HTI", "thank", ""),
    ("deplored", "<The congress> {deplored} [the burning of the consulate].", "BOL", "condemn", ""),
    ("warned", "<Cairo> {warned} that [the new dam would ruin the delta].", "EGY", "warn", ""),
    ("vowed", "<The king> {vowed} [to rebuild the quarter before winter].", "MAR", "promise", ""),
    (
        "gave-his-word",
        "<The general> {gave} the bishop his word that [no convoy would be searched].",
        "COL",
        "promise",
        "",
    ),
    ("sided-with", "<Windhoek> {sided} with [the fishermen of Angola].", "NAM", "align", ""),
    ("admitted", "<An aide> {admitted} that [the two delegations had met in a hotel].", "QAT", "confirm", ""),
    ("offered", "<Muscat> {offered} [a neutral port for the exchange].", "OMN", "propose", ""),
    ("agreed-to", "<Manila> {agreed} to [let the observers board].", "PHL", "agree", ""),
    (
        "accused-noun-phrase",
        "<Hanoi> {accused} [the trawlers of ramming a survey boat].",
        "VNM",
        "accuse",
        "",
    ),
    ("excused", "<The minister> {defended} [the curfew as a matter of days].", "TUN", "justify", ""),
    ("declined-to-comment", "<The palace> {declined} to [comment on the letter].", "JOR", "no_comment", ""),
    ("forecast", "<The bank> {predicted} [a third dry year].", "ZMB", "predict", ""),
    ("revealed", "<A former aide> {revealed} [a second, unsigned protocol].", "GEO", "disclose", ""),
    (
        "told-reporters-neutral-fact",
        "<The harbourmaster> {said} [two tankers left at noon].",
        "SGP",
        "inform",
        "",
    ),
    (
        "had-no-objection-cue",
        "<Vaduz> {raised} no objection to [a second survey of the ridge].",
        "LIE",
        "agree",
        "",
    ),
    ("asked-for-nothing", "<Gitega> {asked} for [no bridge and no toll].", "BDI", "deny", ""),
    (
        "promised-none",
        "<Praia> {promised} that [no foreign mast would stand on the cape].",
        "CPV",
        "promise",
        "assure",
    ),
    (
        "assured-of-deed",
        "<Praia> {assured} them that [the buoys would be back by June].",
        "CPV",
        "assure",
        "promise",
    ),
    (
        "voiced-displeasure",
        "<Suva> {voiced} displeasure at [the sale of the two ferries].",
        "FJI",
        "condemn",
        "",
    ),
    (
        "informed-of-silence",
        "<Suva> {informed} us that [it does not comment on the ledgers of others].",
        "FJI",
        "no_comment",
        "",
    ),
]
BY_CONTENT = [
    ("own-future-vow", "<Tallinn> {said} that [it would repair the cable itself].", "EST", "promise", ""),
    ("own-future-goes-on", "<Doha> {said} [it would keep paying the teachers].", "QAT", "promise", "assure"),
    ("own-plan", "<Suva> {said} [it would decide on Monday].", "FJI", "inform", ""),
    ("no-intention", "<He> {said} [it had no intention of joining the boycott].", "MRT", "assure", "promise"),
    (
        "will-not-harm",
        "<The premier> {said} [her government would not fire on the crowd].",
        "LBN",
        "promise",
        "assure",
    ),
    (
        "will-not-give",
        "<The premier> {said} [her government would not recognise the vote].",
        "LBN",
        "refuse",
        "",
    ),
    ("none-will", "<The colonel> {said} that [no shell would fall on the camp].", "SDN", "promise", "assure"),
    (
        "all-will-leave",
        "<The colonel> {said} [all the guns would be withdrawn by Sunday].",
        "SDN",
        "promise",
        "",
    ),
    ("cannot", "<Reykjavik> {replied} that [it could not spare the ship].", "ISL", "refuse", ""),
    (
        "ready-to-talk",
        "<Asmara> {says} [it is ready to talk without a mediator].",
        "ERI",
        "propose",
        "promise",
    ),
    (
        "ready-to-strike",
        "<Asmara> {says} [it is ready to strike any base it can reach].",
        "ERI",
        "threaten",
        "",
    ),
    (
        "own-deed-if",
        "<Ankara> {said} [it would close the straits if one more drone came].",
        "TUR",
        "threaten",
        "warn",
    ),
    (
        "inverted-condition",
        "[Should the tariff stand, we shall suspend every landing right].",
        "IND",
        "threaten",
        "",
    ),
    (
        "payback",
        "<The marshal> {said} that [those who sank the ferry will pay dearly].",
        "KOR",
        "threaten",
        "",
    ),
    ("harm-if", "<The nuncio> {said} [famine would follow if the road stayed shut].", "VAT", "warn", ""),
    ("harm-to-come", "<The envoy> {said} [the levy would bring chaos at the ports].", "BRA", "warn", ""),
    ("grave-concern", "<Seoul> {said} [the test was a cause for concern].", "KOR", "warn", ""),
    ("own-past-negated", "<Kampala> {said} [it had not sent a single officer].", "UGA", "deny", ""),
    ("nobody-had", "<Kampala> {said} that [nobody had been paid].", "UGA", "deny", ""),
    ("nothing-to-do-with", "<Sofia> {said} [it had nothing to do with the shells].", "BGR", "deny", ""),
    ("called-fake", "<The spokesman> {called} [the recording a fake].", "THA", "deny", ""),
    ("rejects-the-charge", "[I reject the charge that our pilots flew that night].", "ETH", "deny", ""),
    ("no-choice", "<The admiral> {said} [the navy had been left with no choice].", "CHL", "justify", ""),
    ("forced", "<The admiral> {said} [Chile was forced to turn the boats back].", "CHL", "justify", ""),
    ("in-self-defence", "<Baku> {said} [the shots were fired in self-defence].", "AZE", "justify", ""),
    ("blame-of-others", "<Kigali> {said} that [Congolese shells killed a farmer].", "RWA", "accuse", ""),
    ("planning-to-attack", "<Kigali> {said} [Burundi was preparing to attack the dam].", "RWA", "accuse", ""),
    ("rated-wrong", "<Bogota> {said} that [the raid was illegal and wrong].", "COL", "condemn", ""),
    ("called-unacceptable", "<Bogota> {called} [the raid unacceptable].", "COL", "condemn", ""),
    ("stands-with", "<Dublin> {said} [it stood with the people of the islands].", "IRL", "align", ""),
    ("will-stand-with", "<Dublin> {said} [it will stand by its ally].", "IRL", "align", "promise"),
    ("rated-well", "<Praia> {said} that [the visit had been a historic success].", "CPV", "praise", ""),
    ("must", "<Amman> {said} [the shelling must end].", "JOR", "appeal", ""),
    (
        "own-must-proposes",
        "<The chancellor> {said} that [the country should open a second embassy].",
        "AUT",
        "propose",
        "",
    ),
    (
        "predicts-others",
        "<The analyst> {said} [the junta would call a vote in spring].",
        "MMR",
        "predict",
        "",
    ),
    ("nothing-found", "<Vienna> {said} [inspectors had found no trace of enrichment].", "AUT", "assess", ""),
    ("judgement", "<The marshal> {said} [the talks had failed].", "SRB", "assess", ""),
    (
        "assured-of-the-past-denies",
        "<He> {assured} the court that [nobody had touched the ballots].",
        "KEN",
        "deny",
        "",
    ),
    (
        "would-not-name",
        "<The ministry> {said} five had been held but [would not name them].",
        "MYS",
        "no_comment",
        "",
    ),
    ("has-not-replied", "<The junta> [has not responded to the letter].", "NER", "no_comment", ""),
    ("declines-inside", "<The embassy> [declined to discuss the visit].", "CUB", "no_comment", ""),
    ("first-person-thanks", "[We thank the people of Norway for the grain].", "YEM", "thank", ""),
    ("first-person-condemns", "[We condemn the killing of the surveyors].", "NPL", "condemn", ""),
    ("first-person-want-others-to", "[We want the blockade to be lifted at once].", "ARM", "appeal", ""),
    ("would-be-grateful", "[I would be grateful for an early reply].", "ARM", "appeal", ""),
    ("state-opposes", "<The envoy> {said} [his country opposed the toll].", "PAN", "refuse", ""),
    ("reserves-the-right", "<Muscat> {said} [it reserved the right to respond].", "OMN", "threaten", ""),
    ("open-to-talks", "<The council> {said} [it was open to talks].", "LBY", "propose", ""),
    ("not-changed-calms", "[Our position on the lake has not changed].", "MWI", "assure", ""),
    ("will-respond", "[We will respond to every landing].", "GRC", "threaten", ""),
    ("losses-told-blame-nobody", "<The mayor> {said} [twenty barns were destroyed].", "HTI", "inform", ""),
    (
        "support-will-not-stop",
        "<He> {said} [its support for the strikers would not stop].",
        "BOL",
        "promise",
        "assure",
    ),
    ("act-of-war", "[The seizure of the ferry is an act of war].", "TON", "condemn", ""),
    ("yes-it-did", "[Yes, we shared the radar plots].", "FIN", "confirm", ""),
    (
        "will-be-given-help",
        "<The president> {said} that [the islanders would receive food and money].",
        "IDN",
        "promise",
        "",
    ),
    ("own-present-negated-calms", "[We are not turning against anyone].", "BTN", "assure", ""),
    ("bad-name-cleared", "[Fishing at night is not a crime].", "ISL", "justify", ""),
    ("wants-a-thing", "<He> {said} that [it wanted a second runway].", "PLW", "appeal", ""),
    ("wants-to-act-itself", "[We want to keep the bridge open].", "LAO", "assure", ""),
    ("imperative", "[Do not sign our lease].", "KIR", "appeal", ""),
    ("plain-form", "<The council> {suggested} that [the dam be drained].", "TJK", "appeal", ""),
    ("readiness-for-talks", "<Maseru> {reaffirmed} [its readiness for talks].", "LSO", "propose", "promise"),
    ("readiness-to-act", "<Maseru> {reaffirmed} [its readiness to patrol the lake].", "LSO", "promise", ""),
    (
        "office-will-have-it-done",
        "<The port> {said} [the same lists will be printed twice].",
        "MUS",
        "promise",
        "",
    ),
    ("others-likely", "<The bank> {said} [the harvest is expected to shrink].", "ZMB", "predict", ""),
    (
        "relative-future-is-no-forecast",
        "<He> {said} [a man who will be tried had fled].",
        "PER",
        "inform",
        "",
    ),
    ("pronoun-blamed", "<She> {said} that [they had torn up the lease].", "FJI", "accuse", ""),
    ("unreal-condition", "[Had they waited, the town would have been destroyed].", "GRC", "justify", ""),
    (
        "told-with-reason",
        "<Suva> {announced} that [the ferry had stopped because of ice].",
        "FJI",
        "inform",
        "justify",
    ),
    (
        "informed-of-refusal",
        "<He> {informed} us that [it would not sign the lease].",
        "MLT",
        "refuse",
        "promise",
    ),
    ("warned-of-own-deed", "<She> {warned} that [it would build the wall].", "MLT", "warn", "threaten"),
    (
        "does-not-recognise",
        "<Quito> {said} [it does not recognise the self-styled council].",
        "ECU",
        "refuse",
        "",
    ),
    ("not-going-to-comment", "[I am not going to comment on a private note].", "FJI", "no_comment", ""),
    ("nothing-to-add", "<She> {replied} that [she had nothing to add].", "FJI", "no_comment", ""),
    ("aimed-at-nobody", "<He> {said} [the pact is directed against nobody].", "LSO", "assure", ""),
    ("may-have-to", "[We may have to shut a second mill].", "LSO", "warn", ""),
    ("announced-step", "<He> {announced} that [his country would buy the mill].", "LSO", "promise", "inform"),
    ("forecast-believed", "<The envoy> {believes} [the junta will call a vote].", "LSO", "predict", ""),
    ("knows-of-none", "<The envoy> {said} that [she knew nothing of any base].", "LSO", "deny", ""),
    ("accused-himself", "[My country is accused of arming the rebels].", "LSO", "deny", ""),
    ("call-it-what-you-like", "[Call it what you like].", "LSO", "no_comment", ""),
    (
        "takes-over-curbs",
        "<The envoy> {said} [it would adopt the Union's sanctions in full].",
        "LSO",
        "align",
        "promise",
    ),
    ("others-are-worried", "<She> {said} [the bankers were worried about the rate].", "LSO", "assess", ""),
    ("unaware-of-any", "<The envoy> {said} [she was not aware of any such deal].", "LSO", "deny", ""),
    ("need-not-worry", "<He> {said} [the herdsmen need not worry].", "LSO", "assure", ""),
    ("seeks-no-quarrel", "<He> {said} [nobody in Maseru was looking for a quarrel].", "LSO", "assure", ""),
    ("ask-them", "[Ask the Defence Department].", "LSO", "no_comment", ""),
    ("a-name-joins-nobody", "<He> {said} [trade with the United States had grown].", "LSO", "inform", ""),
    ("united-with", "<He> {said} [the two countries were united on this].", "LSO", "align", ""),
    (
        "not-for-sale",
        "<The mayor> {said} that [not one acre of the island was for sale].",
        "FJI",
        "refuse",
        "",
    ),
    (
        "out-of-the-question",
        "<Maseru> {answered} that [a lower fee was out of the question].",
        "LSO",
        "refuse",
        "",
    ),
    ("can-live-with", "<Maseru> {said} [it could live with two observers].", "LSO", "agree", ""),
    ("borne-out", "<The registrar> {said} that [the letter had arrived on Sunday].", "BWA", "confirm", ""),
    ("not-borne-out", "<The registrar> {said} that [the letter had not arrived].", "BWA", "inform", ""),
    ("held-out", "<Minister Sello> {said} that [the date could be moved by a month].", "LSO", "propose", ""),
    ("held-out-harm", "<Minister Sello> {said} that [the grant could be withheld].", "LSO", "threaten", ""),
    ("awaited-apology", "<Ngerulmud> {said} [it expected an apology].", "PLW", "appeal", ""),
    ("is-for-others", "<Ngerulmud> {said} [it is for the company to choose].", "PLW", "appeal", ""),
    ("held-ready", "<Malabo> {said} [it was ready to share the costs].", "GNQ", "propose", "promise"),
    (
        "held-ready-if",
        "[If the toll goes, we are prepared to look at the lease again.]",
        "GNQ",
        "propose",
        "",
    ),
    ("determined", "<Malabo> {said} [it was determined to finish the road].", "GNQ", "promise", ""),
    ("old-ally", "<The premier> {said} [Tonga is our oldest ally].", "FJI", "praise", ""),
    (
        "ally-beside-the-point",
        "<The premier> {said} [the mast cannot be fitted on allied ships].",
        "FJI",
        "inform",
        "",
    ),
    (
        "side-by-side-forever",
        "<The premier> {said} [the two nations have always stood together].",
        "FJI",
        "align",
        "",
    ),
    ("stood-by-treaty", "<The premier> {said} [Suva stood by its treaty obligations].", "FJI", "assure", ""),
    ("duty-kept", "<The premier> {said} that [our mills meet every requirement].", "FJI", "assure", ""),
    (
        "duty-not-kept",
        "<The premier> {said} that [their mills do not keep the agreement].",
        "FJI",
        "accuse",
        "",
    ),
    ("will-not-drop", "<The premier> {said} [it would not drop the scheme].", "FJI", "promise", "refuse"),
    (
        "course-put-back",
        "<The envoy> {replied} that [his country kept nobody by force].",
        "TON",
        "assure",
        "",
    ),
    (
        "deed-long-past",
        "<The envoy> {replied} that [his country had kept nobody by force].",
        "TON",
        "deny",
        "",
    ),
    (
        "real-aim",
        "<The envoy> {said} that [the real aim of the levy was to ruin the growers].",
        "TON",
        "accuse",
        "",
    ),
    ("hid-it", "[They hid it from parliament for a year.]", "TON", "accuse", ""),
    ("drawn-in", "<The envoy> {said} that [the islands are being drawn into a quarrel].", "TON", "warn", ""),
    (
        "could-halt",
        "<The envoy> {said} that [a dry spell could bring the mills to a halt].",
        "TON",
        "warn",
        "",
    ),
    ("unlikely", "<The envoy> {said} that [the mill was unlikely to open this year].", "TON", "predict", ""),
    ("no-lawful-ground", "<The envoy> {said} that [the levy rests on no lawful basis].", "TON", "inform", ""),
    ("answer-given", "[My answer was given earlier.]", "TON", "no_comment", ""),
    ("would-not-return-to", "<Apia> {said} [it would not return to the pact].", "WSM", "refuse", ""),
    (
        "in-its-own-time",
        "<Apia> {said} that [it will answer in the manner and at the time it chooses].",
        "WSM",
        "threaten",
        "",
    ),
    ("he-is-wrong", "[The senator is a kind man, but he is wrong.]", "WSM", "deny", ""),
    (
        "relief-warns-of-nothing",
        "<The envoy> {said} that [the truce could end the war by May].",
        "TON",
        "inform",
        "",
    ),
    (
        "oil-is-no-insult",
        "<The minister> {said} that [the island sold crude oil to the mainland].",
        "TON",
        "inform",
        "",
    ),
    (
        "strangers-blame-nobody",
        "<The minister> {said} that [strangers had bought the farm].",
        "TON",
        "inform",
        "",
    ),
    (
        "walked-over-a-bridge",
        "<The minister> {said} that [the crews walked over the bridge at dawn].",
        "TON",
        "inform",
        "",
    ),
    ("prices-are-not-asked", "<Suva> {said} [it expected prices to fall].", "FJI", "assess", "predict"),
    ("they-are-asked", "<Suva> {said} [it expected them to pay].", "FJI", "appeal", ""),
    ("others-accepted", "<Suva> {said} that [the islanders had accepted the terms].", "FJI", "inform", ""),
    ("others-leave", "<Suva> {said} that [the growers would leave the union].", "FJI", "predict", ""),
    ("like-family", "<Suva> {said} that [the islanders treat the crews like family].", "FJI", "praise", ""),
]


def _rows(table: Sequence[tuple[str, ...]]) -> list[ParameterSet]:
    return [pytest.param(*row[1:], id=row[0]) for row in table]


@pytest.mark.parametrize(("sentence", "state", "first", "others"), _rows(BY_CUE))
def test_a_cue_that_names_an_act_decides(sentence: str, state: str, first: str, others: str) -> None:
    coding = code(sentence, state)
    assert coding.acts[0] == first, (coding.acts, coding.rule, coding.words)
    assert set(others.split()) <= set(coding.acts)


@pytest.mark.parametrize(("sentence", "state", "first", "others"), _rows(BY_CONTENT))
def test_under_a_neutral_cue_the_content_decides(sentence: str, state: str, first: str, others: str) -> None:
    coding = code(sentence, state)
    assert coding.acts[0] == first, (coding.acts, coding.rule, coding.words)
    assert set(others.split()) <= set(coding.acts)


NEGATED = [
    ("did-not-say", "<The palace> did not {say} [who had signed the order].", "JOR", "no_comment"),
    ("did-not-deny", "<The palace> did not {deny} that [a plane had landed].", "JOR", "confirm"),
    ("did-not-agree", "<Hanoi> did not {agree} to [a joint patrol].", "VNM", "refuse"),
]


@pytest.mark.parametrize(("sentence", "state", "first"), _rows(NEGATED))
def test_a_negated_cue_turns_its_act_round(sentence: str, state: str, first: str) -> None:
    assert code(sentence, state).acts[0] == first


def test_a_silence_laid_out_as_such_is_no_comment() -> None:
    coding = code("<The junta> [kept its counsel].", "NER", layout="silence")
    assert coding.acts == (Act.NO_COMMENT,)
    assert coding.targets == ()


def test_every_row_has_one_to_three_acts_without_repeats() -> None:
    for row in (*BY_CUE, *BY_CONTENT):
        acts = code(row[1], row[2]).acts
        assert 1 <= len(acts) <= 3
        assert len(set(acts)) == len(acts)


def test_the_words_an_act_rests_on_stand_in_the_sentence() -> None:
    for row in (*BY_CUE, *BY_CONTENT):
        words = code(row[1], row[2]).words
        plain = row[1].lower()
        for mark in "{}[]<>":
            plain = plain.replace(mark, "")
        assert words is None or words.lower() in plain


def test_the_longest_cue_wins() -> None:
    sentence = "<Lima> {called} for [calm along the river]."
    sense = read_cue(*build(sentence, "PER"))
    assert sense is not None
    assert sense.lemmas == ("call", "for")


def test_the_tables_load_and_cover_every_act() -> None:
    acts = {act for senses in load_cues().values() for sense in senses for act in sense.acts}
    assert acts == set(Act)
    assert len(load_cues()) > 400
    assert all(pattern.search("") is None for pattern in load_wordings().patterns)


def test_the_first_words_of_a_family_are_those_that_a_plain_search_finds() -> None:
    text = "it warned that the pact was torn up, a betrayal, and would not be in a position to help"
    wordings = load_wordings()
    for family, match in wordings.find(text).items():
        own = [p for p, f in zip(wordings.patterns, wordings.families, strict=True) if f == family]
        starts = [m.start() for p in own if (m := p.search(text))]
        assert match.start() == min(starts)
    with pytest.raises(KeyError):
        find_family("no such family", text)
