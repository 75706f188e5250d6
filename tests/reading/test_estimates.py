"""Estimative and rating words of invented sentences: which words, of what kind and level, held by whom."""

import itertools
import re

import pytest
from reading_pages import page_of, utterances_of

from sottovoce.reading.estimates import find_estimates
from sottovoce.reading.surfaces import load_surfaces
from sottovoce.records import Estimate

# id, sentence, words of the hedge (a part of them), kind, level
HEDGES = [
    (
        "unnamed",
        "An aide in Suva, who asked not to be named, shrugged.",
        "asked not to be named",
        "attribution",
        "unnamed",
    ),
    (
        "account",
        "By the account of the palace in Suva, nobody wept.",
        "By the account of",
        "attribution",
        "attributed",
    ),
    (
        "if-genuine",
        "The letter from Suva, if it is genuine, changes little.",
        "if it is genuine",
        "attribution",
        "unverified",
    ),
    (
        "inconceivable",
        "A treaty in Suva was hardly conceivable.",
        "hardly conceivable",
        "probability",
        "very_unlikely",
    ),
    ("hope", "The envoy expressed the hope that Suva would pay.", "expressed the hope", "intention", "hopes"),
    ("nearly-all", "The port of Suva lost nearly all its trade.", "nearly all", "genericity", "generally"),
    ("may", "The junta in Mali may delay the vote.", "may delay", "probability", "possible"),
    ("may-not", "The truce in Yemen may not last.", "may not last", "probability", "possible"),
    ("might-have", "Quito might have known of the raid.", "might have known", "probability", "possible"),
    ("could-lead", "The blockade could lead to famine in Sudan.", "could lead", "probability", "possible"),
    ("perhaps", "Perhaps Hanoi wanted the visit to be seen.", "Perhaps", "probability", "possible"),
    (
        "ruled-out-not",
        "A coup in Bissau cannot be ruled out.",
        "cannot be ruled out",
        "probability",
        "possible",
    ),
    (
        "risk-that",
        "There is a real risk that Juba will walk out.",
        "There is a real risk",
        "probability",
        "possible",
    ),
    ("likely-to", "Ankara is likely to sign next month.", "likely to sign", "probability", "likely"),
    ("probably", "Rabat will probably recall its envoy.", "will probably recall", "probability", "likely"),
    (
        "expected",
        "The minister is expected to resign in Lima.",
        "is expected to resign",
        "probability",
        "likely",
    ),
    (
        "appears",
        "Tripoli appears to have changed its mind.",
        "appears to have changed",
        "probability",
        "likely",
    ),
    ("seems-set", "The ruling party in Harare looks set to win.", "looks set", "probability", "likely"),
    ("unlikely", "Delhi is unlikely to join the pact.", "unlikely to join", "probability", "unlikely"),
    ("not-likely", "Oslo is not likely to change its line.", "is not likely", "probability", "unlikely"),
    ("hardly-verb", "The pipeline will hardly reach Vienna.", "will hardly", "probability", "unlikely"),
    ("not-expect", "Tokyo does not expect a reply.", "does not expect", "probability", "unlikely"),
    (
        "probably-not",
        "The dam will probably not be finished.",
        "will probably not",
        "probability",
        "unlikely",
    ),
    (
        "very-unlikely",
        "A return to Khartoum is very unlikely.",
        "very unlikely",
        "probability",
        "very_unlikely",
    ),
    ("impossible", "A landing on the island is impossible.", "is impossible", "probability", "very_unlikely"),
    ("no-chance", "The motion has no chance in Nairobi.", "has no chance", "probability", "very_unlikely"),
    (
        "unrealistic",
        "Asmara wants a port, but this is unrealistic.",
        "this is unrealistic",
        "probability",
        "very_unlikely",
    ),
    ("doubtful", "It is doubtful whether Tbilisi can pay.", "doubtful whether", "probability", "doubtful"),
    ("remains", "Whether Bangui agrees remains to be seen.", "remains to be seen", "probability", "doubtful"),
    ("bound-to", "The quarrel is bound to return.", "is bound to", "probability", "almost_certain"),
    ("no-doubt", "Muscat was no doubt told beforehand.", "no doubt", "probability", "almost_certain"),
    ("obvious", "An obvious reason is the price of wheat.", "An obvious reason", "probability", "certain"),
    ("inevitable", "A split in the party in Accra is inevitable.", "inevitable", "probability", "certain"),
    ("even", "There is an even chance that Astana signs.", "even chance", "probability", "possible"),
    ("tends-to", "Doha tends to answer late.", "tends to answer", "genericity", "generally"),
    ("usually", "Envoys to Baku usually meet the president.", "usually", "genericity", "generally"),
    (
        "widely-seen",
        "The vote in Caracas is widely seen as rigged.",
        "is widely seen",
        "genericity",
        "generally",
    ),
    ("reportedly", "Riga reportedly turned the ship away.", "reportedly", "attribution", "reported"),
    (
        "said-to",
        "The general is said to have fled to Dubai.",
        "is said to have fled",
        "attribution",
        "reported",
    ),
    ("alleged", "Police showed the alleged plans.", "alleged plans", "attribution", "reported"),
    (
        "believed-to",
        "Two hostages are believed to be alive.",
        "are believed to be",
        "attribution",
        "reported",
    ),
    (
        "could-not",
        "The agency could not verify the footage.",
        "could not verify",
        "attribution",
        "unverified",
    ),
    (
        "unconfirmed",
        "Unconfirmed reports spoke of ten dead.",
        "Unconfirmed reports",
        "attribution",
        "unverified",
    ),
    (
        "not-said-if",
        "Colombo has not said whether the text is genuine.",
        "has not said whether",
        "attribution",
        "unverified",
    ),
    ("so-called", "The so-called council met in Aden.", "so-called", "attribution", "distancing"),
    (
        "what-called",
        "Police stopped what the mayor called a riot.",
        "what the mayor called",
        "attribution",
        "distancing",
    ),
    (
        "according",
        "According to officials, the bridge is open.",
        "According to officials",
        "attribution",
        "attributed",
    ),
    ("in-our-view", "In our view the deal is a good one.", "In our view", "attribution", "attributed"),
    (
        "consensus",
        "There is a broad consensus among economists on debt.",
        "broad consensus",
        "attribution",
        "shared view",
    ),
    ("unprecedented", "The step is unprecedented in the Gulf.", "unprecedented", "evaluation", "neutral"),
    ("clearly", "Clearly the ministry was surprised.", "Clearly", "evaluation", "neutral"),
    (
        "naive",
        "Belgrano acted in the naive belief that it could win.",
        "in the naive belief",
        "evaluation",
        "negative",
    ),
    ("outrageous", "The raid was outrageous.", "outrageous", "evaluation", "negative"),
    ("thinly-veiled", "It was a thinly veiled demand.", "thinly veiled", "evaluation", "negative"),
    ("commendable", "The effort of the nurses was commendable.", "commendable", "evaluation", "positive"),
    ("hopes-to", "Windhoek hopes to sell more gas.", "hopes to sell", "intention", "hopes"),
    ("plans-to", "Manila plans to build a second base.", "plans to build", "intention", "plans"),
    ("once-again", "Once again the ferry was late.", "Once again", "other", "repetition"),
    ("so-far", "Nobody has been hurt so far.", "so far", "other", "other"),
    ("at-least", "At least forty people drowned.", "At least forty", "other", "approximate"),
    ("some-number", "Some 300 boats left the port.", "Some 300", "other", "approximate"),
    (
        "i-suspect",
        "“I suspect it was empty,” the pilot said.",
        "I suspect",
        "probability",
        "likely",
    ),
    (
        "no-reason",
        "Suva has no reason to expect a thaw.",
        "no reason to expect",
        "probability",
        "doubtful",
    ),
    ("hint", "The envoy hinted at a pardon.", "hinted at", "probability", "likely"),
    ("often", "Ferries to Tonga are often late.", "often", "genericity", "generally"),
    ("so-he-says", "The mine is safe, or so the owner says.", "so the owner says", "attribution", "reported"),
    ("no-details", "The palace gave no details.", "gave no details", "attribution", "unverified"),
    ("in-theory", "In theory the court is free.", "In theory", "other", "other"),
    ("fruitful", "The visit to Apia was fruitful.", "fruitful", "evaluation", "positive"),
]

# id, sentence without any hedge
PLAIN = [
    ("the-means", "Lima has both the will and the means to pay."),
    ("may-month", "Talks opened in Suva in May 2021 and closed in June."),
    ("may-dated", "On 3 May the ferry sank off Zanzibar."),
    ("can-ability", "The radar can see ships at forty miles."),
    ("could-past", "The guards could not open the gate."),
    ("could-passive", "The shots could be heard across the bay."),
    ("will", "The parliament in Dakar will meet on Monday."),
    ("as-soon-as", "The crew left as soon as possible."),
    ("certain-some", "Certain goods are taxed at the border."),
    ("leave", "They quarrelled over whether members may vote."),
    ("might-noun", "The might of the fleet was on show."),
    ("around-place", "Farmers around Lusaka sell maize."),
    ("over-date", "The feast is over 14 April at the latest."),
    ("no-hedge", "The minister thanked the crew and flew home."),
    ("hardly-no-verb", "Hardly a ship was left."),
]


def estimates_of(text: str) -> tuple[Estimate, ...]:
    return find_estimates(page_of(text), utterances_of(text))


@pytest.mark.parametrize(
    ("text", "words", "kind", "level"), [c[1:] for c in HEDGES], ids=[c[0] for c in HEDGES]
)
def test_a_hedge_has_its_words_kind_and_level(text: str, words: str, kind: str, level: str) -> None:
    start = text.index(words)
    near = [e for e in estimates_of(text) if e.passage.start < start + len(words) and start < e.passage.end]
    assert [(e.kind.value, e.level) for e in near] == [(kind, level)]
    assert all(len(text[e.passage.start : e.passage.end].split()) <= 7 for e in near)


@pytest.mark.parametrize("text", [c[1] for c in PLAIN], ids=[c[0] for c in PLAIN])
def test_plain_words_are_no_hedge(text: str) -> None:
    assert [text[e.passage.start : e.passage.end] for e in estimates_of(text)] == []


def test_only_estimates_of_chance_carry_a_range() -> None:
    text = "The possible merger may fail. Lisbon reportedly knows. Turin is likely to win."
    ranges = {text[e.passage.start : e.passage.end]: (e.low, e.best, e.high) for e in estimates_of(text)}
    assert ranges["may fail"] == (0.15, 0.40, 0.65)
    assert ranges["is likely to win"] == (0.55, 0.72, 0.88)
    assert ranges["possible merger"] == (None, None, None)  # a noun's modifier estimates nothing
    assert ranges["reportedly"] == (None, None, None)


def test_every_range_of_the_table_is_ordered() -> None:
    rows = [r for r in load_surfaces("estimative_words.csv").rows if r["best"]]
    assert rows
    for row in rows:
        assert 0 <= float(row["low"]) < float(row["best"]) < float(row["high"]) <= 1, row
        assert row["kind"] == "probability"


def test_words_inside_what_is_said_are_the_speakers() -> None:
    text = "The dam will probably hold. Kenya's president, William Ruto, said that the dam may break."
    holders = {text[e.passage.start : e.passage.end]: e.holder for e in estimates_of(text)}
    assert holders == {"will probably hold": "author", "may break": "William Ruto"}


def test_the_cue_of_ones_own_turn_is_ones_own() -> None:
    text = (
        "Press conference, Budapest, 15 June 2023\n\nORBÁN: It is late. I do not believe that the gas comes."
        "\n\nQUESTION: And the oil?\n\nORBÁN: It comes."
    )
    found = {e.holder for e in find_estimates(page_of(text), utterances_of(text))}
    assert found == {"Viktor Orbán"}


def test_a_quotation_beside_what_is_said_is_the_speakers() -> None:
    text = "For Viktor Orbán, who said that the gas was late, a deal was “highly unlikely”."
    found = {e.holder for e in find_estimates(page_of(text), utterances_of(text))}
    assert found == {"Viktor Orbán"}


def test_what_a_hedge_bears_on_is_taken_from_the_text() -> None:
    text = "It is doubtful whether the garrison can hold the airfield."
    (estimate,) = estimates_of(text)
    assert estimate.about is not None
    assert estimate.about in text
    assert "the garrison can hold the airfield" in estimate.about


def test_estimates_do_not_overlap_and_have_ids_of_their_own() -> None:
    text = " ".join(case[1] for case in HEDGES)
    found = estimates_of(text)
    assert all(a.passage.end <= b.passage.start for a, b in itertools.pairwise(found))
    assert len({e.id for e in found}) == len(found)
    assert all(re.fullmatch(r"[0-9a-f]{16}", e.id) for e in found)
    assert found == estimates_of(text)
