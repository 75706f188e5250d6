"""What kind of cue a word is, in invented sentences; the cue stands in square brackets."""

import pytest
from reading_pages import page_of

from sottovoce.reading.attribution import find_utterances
from sottovoce.reading.beliefs import find_beliefs
from sottovoce.reading.cue_types import read_table, type_of_span
from sottovoce.reading.cues import load_verbs
from sottovoce.reading.genre import detect_genre
from sottovoce.reading.language import load_model
from sottovoce.vocabulary import CueType

# id, sentence, type or None, the word that decides or None
CUES = [
    ("says", "Mara Quist [says] that the mill is lost.", "statement", "says"),
    ("that-clause", "Mara Quist [feels] that the mill is lost.", "belief", "feels"),
    ("felt-it", "Mara Quist [felt] the blast.", "perception", "felt"),
    ("sees-as", "The guild [sees] the toll as a ransom.", "belief", "sees"),
    ("saw-that", "The guard [saw] that the toll house was empty.", "perception", "saw"),
    ("means-to", "Otto Brahn [means] to stand again.", "intention", "means"),
    ("considers-it", "Otto Brahn [considers] the rule unjust.", "belief", "considers"),
    ("considers-going", "Otto Brahn [is considering] leaving the guild.", "intention", "considering"),
    ("hoped", "Otto Brahn [hoped] that the rain would stop.", "intention", "hoped"),
    ("hated", "The clerks [hated] the new seal.", "belief", "hated"),
    ("passive", "The ship [is believed] to have sunk.", "belief", "believed"),
    ("passive-said", "The ship [is said] to have sunk.", "statement", "said"),
    ("adjective", "Mara Quist [is confident] that the mill will turn.", "belief", "confident"),
    ("participle", "The guild [is determined] to buy the mill.", "intention", "determined"),
    ("noun-that", "Her [belief] that the mill was lost spread.", "belief", "belief"),
    ("noun-to", "The [plan] to buy the mill was theirs.", "intention", "plan"),
    ("light-verb", "Otto Brahn [holds the view] that the rule is void.", "belief", "view"),
    ("light-said", "Otto Brahn [gave a promise] that he would pay.", "statement", "promise"),
    ("voiced", "Otto Brahn [voiced doubts] about the seal.", "statement", "doubts"),
    ("goes-on", "Mara Quist [continues to insist] that she paid.", "statement", "insist"),
    ("not-yet-said", "Mara Quist plans to [tell] the guild that she paid.", "intention", "plans"),
    ("we-would-like", "We would like to [thank] the guild for the rope.", "statement", "thank"),
    ("chose-to-say", "Mara Quist chose to [warn] the guild that the rope was worn.", "statement", "warn"),
    ("quotation", "“The rope is worn,” [barked] Otto Brahn.", "statement", "barked"),
    ("according", "[According to] Mara Quist, the rope is worn.", "statement", "According"),
    ("inquiry", "The inquiry [found] that the rope was worn.", "statement", "found"),
    ("forecast", "The boat is [likely] to sink.", None, None),
    ("deed", "The boys [attacked] the gate.", None, None),
    ("unknown", "The boys [painted] the gate.", None, None),
]


@pytest.mark.parametrize(("sentence", "kind", "word"), [c[1:] for c in CUES], ids=[c[0] for c in CUES])
def test_a_cue_has_the_type_of_the_word_that_decides_it(
    sentence: str, kind: str | None, word: str | None
) -> None:
    start, end = sentence.index("["), sentence.index("]") - 1
    doc = load_model()(sentence.replace("[", "").replace("]", ""))
    span = doc.char_span(start, end)
    assert span is not None
    typed = type_of_span(span)
    found = (typed.type.value, typed.word.text) if typed is not None else (None, None)
    assert found == (kind, word)


def test_the_table_gives_each_word_one_type() -> None:
    keys = [key for key, _ in read_table()]
    assert sorted(keys) == sorted(set(keys))
    assert {pos for _, pos, _ in keys} == {"v", "n", "a", "p"}


def test_verbs_of_thought_are_no_statements() -> None:
    kinds = {word for (word, pos, _), kind in read_table() if pos == "v" and kind is not CueType.STATEMENT}
    thoughts = {lemma for lemma, rows in load_verbs().items() for row in rows if row.kind == "think"}
    assert thoughts <= kinds


# id, text, what is said, as pairs of speaker and first words
SAID = [
    ("a-state-believes", "Peru believes that the Chilean offer is a trap.", []),
    ("a-state-wants", "Peru wants to be heard in Chile.", []),
    ("a-state-told", "Peru said that the Chilean offer was a trap.", ["the Chilean offer was a trap"]),
    ("quoted", "Peru regards the offer of Chile as “a poor joke”.", ["the offer of Chile as “a poor joke"]),
    ("refused", "Peru does not regard Chile as the owner of the pass.", ["Chile as the owner of the pass"]),
    ("a-person-believes", "Mara Quist believes that the offer is a trap.", ["the offer is a trap"]),
    ("planned", "Mara Quist plans to tell the guild that the offer is a trap.", []),
    ("hoped", "Mara Quist hoped that the guild would pay.", ["the guild would pay"]),
]


@pytest.mark.parametrize(("text", "said"), [c[1:] for c in SAID], ids=[c[0] for c in SAID])
def test_an_attitude_is_a_statement_only_where_it_is_voiced(text: str, said: list[str]) -> None:
    page = page_of(text)
    found = find_utterances(page, detect_genre(page))
    assert [page.text[u.start : u.end] for u in found] == said


def test_what_a_state_holds_is_a_belief_of_its_audience() -> None:
    page = page_of("Peru wonders whether it pays. Peru regards the feast in Chile as a play for strangers.")
    assert find_utterances(page, detect_genre(page)) == ()
    (belief,) = [b for b in find_beliefs(page) if b.content.startswith("the feast")]
    assert (belief.holders, belief.about) == (("PER",), "CHL")
