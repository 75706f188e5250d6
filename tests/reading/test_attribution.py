"""Who said what. Every case is invented; names of office holders are real, their words are not."""

import pytest
from reading_pages import said, utterances_of

from sottovoce.vocabulary import Form

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "that-clause": (
        "Hakan Fidan said on Monday that the straits would stay closed.",
        [("Hakan Fidan", "the straits would stay closed")],
    ),
    "bare-clause": (
        "Hakan Fidan said the straits would stay closed.",
        [("Hakan Fidan", "the straits would stay closed")],
    ),
    "cue-at-the-end": (
        "The straits would stay closed, Hakan Fidan said.",
        [("Hakan Fidan", "The straits would stay closed")],
    ),
    "inverted-cue": (
        "“The straits stay closed,” said Hakan Fidan, who was in Baku.",
        [("Hakan Fidan", "The straits stay closed")],
    ),
    "cue-in-the-middle": (
        "The straits, Hakan Fidan added, would stay closed.",
        [("Hakan Fidan", "The straits, Hakan Fidan added, would stay closed")],
    ),
    "according-to": (
        "According to Hakan Fidan, the straits will stay closed.",
        [("Hakan Fidan", "the straits will stay closed")],
    ),
    "in-his-view": (
        "Hakan Fidan spoke next. The treaty, in his view, was dead.",
        [("Hakan Fidan", "The treaty, in his view, was dead")],
    ),
    "shared-subject": (
        "Hakan Fidan thanked the hosts for their help and promised to return in the spring.",
        [("Hakan Fidan", "the hosts for their help"), ("Hakan Fidan", "return in the spring")],
    ),
    "two-that-clauses": (
        "Hungary said that the pipeline was safe and that Croatia had broken its word.",
        [
            ("Government of Hungary", "the pipeline was safe"),
            ("Government of Hungary", "Croatia had broken its word"),
        ],
    ),
    "nested-teller-gives-way": (
        "Warsaw said that Berlin had promised more tanks.",
        [("Government of Germany", "more tanks")],
    ),
    "object-and-infinitive": (
        "Tbilisi urged Brussels to reopen the talks.",
        [("Government of Georgia", "reopen the talks")],
    ),
    "call-for": ("Egypt called for a ceasefire in Gaza.", [("Government of Egypt", "a ceasefire in Gaza")]),
    "rule-out": (
        "India ruled out any talks on the border.",
        [("Government of India", "any talks on the border")],
    ),
    "accuse-of": (
        "Yerevan accused Moscow of breaking the treaty.",
        [("Government of Armenia", "Moscow of breaking the treaty")],
    ),
    "called-it-that": (
        "Moscow called the report a forgery.",
        [("Government of Russia", "the report a forgery")],
    ),
    "denied-doing": ("Mali denied hiring mercenaries.", [("Government of Mali", "hiring mercenaries")]),
    "colon-after-a-name": (
        "The foreign minister, Hakan Fidan: the straits will be open by June.",
        [("Hakan Fidan", "the straits will be open by June")],
    ),
    "predicate-that-leans-on-the-clause-before": (
        "Kenya said that the country was on the road to peace and would stay on it.",
        [("Government of Kenya", "the country was on the road to peace and would stay on it")],
    ),
    "no-comment": (
        "Qatar declined to comment on the report.",
        [("Government of Qatar", "declined to comment on the report")],
    ),
    "neither-nor": (
        "Cairo has neither confirmed nor denied the report.",
        [("Government of Egypt", "has neither confirmed nor denied the report")],
    ),
    "spokesman-speaks-for-his-body": (
        "A spokesman for the Japanese foreign ministry said that the ship was safe.",
        [("Ministry of Foreign Affairs of Japan", "the ship was safe")],
    ),
    "named-spokesman-speaks-himself": (
        "The Kremlin's spokesman, Dmitry Peskov, said that no call was planned.",
        [("Dmitry Peskov", "no call was planned")],
    ),
    "unnamed-official": (
        "A senior Kenyan official said that the talks had failed.",
        [("senior Kenyan official (unnamed)", "the talks had failed")],
    ),
    "pronoun": (
        "Mark Rutte arrived late. He said that nothing had been decided.",
        [("Mark Rutte", "nothing had been decided")],
    ),
    "pronoun-follows-gender": (
        "Mark Rutte met Kaja Kallas. She said that the wall would hold.",
        [("Kaja Kallas", "the wall would hold")],
    ),
    "joint-speakers": (
        "Emmanuel Macron and Olaf Scholz said that Europe must arm.",
        [("Emmanuel Macron; Olaf Scholz", "Europe must arm")],
    ),
    "paper-speaks-for-its-writer": (
        "A letter from Hakan Fidan to the European Union came out on Friday. "
        "It says that the straits will open.",
        [("Hakan Fidan", "the straits will open")],
    ),
    "assurances-in-a-letter": (
        "A letter from Hakan Fidan to European leaders came out. "
        "There are assurances that the straits will open soon.",
        [("Hakan Fidan", "the straits will open soon")],
    ),
    "let-somebody-know": (
        "Viktor Orbán let the ambassadors know in May that Hungary would sell its bonds.",
        [("Viktor Orbán", "Hungary would sell its bonds")],
    ),
    "let-it-be-known": (
        "Viktor Orbán let it be known on Monday that he would not resign.",
        [("Viktor Orbán", "he would not resign")],
    ),
    "what-is-denied-was-not-said": (
        "Viktor Orbán denied that Hungary had promised Serbia a loan.",
        [("Viktor Orbán", "Hungary had promised Serbia a loan")],
    ),
    "tail-on-the-occasion": (
        "Viktor Orbán said Hungary would pay in full, speaking to reporters after the summit.",
        [("Viktor Orbán", "Hungary would pay in full")],
    ),
    "quotation-over-paragraphs": (
        "“We will never give up the strait.\n\n“We will not pay for it either.\n\n"
        "“That is my last word,” Viktor Orbán said.",
        [
            ("Viktor Orbán", "We will never give up the strait"),
            ("Viktor Orbán", "We will not pay for it either"),
            ("Viktor Orbán", "That is my last word"),
        ],
    ),
    "setting-behind-a-quotation": (
        "“Nobody will get the port,” Viktor Orbán said in Baku, standing next to Ilham Aliyev.",
        [("Viktor Orbán", "Nobody will get the port")],
    ),
    "telling-in-the-first-person": (
        "“I can tell you that we will sign,” Viktor Orbán said.",
        [("Viktor Orbán", "I can tell you that we will sign")],
    ),
    "word-of-another-yet-to-come": (
        "Viktor Orbán said that Serbia would not object to talks.",
        [("Viktor Orbán", "Serbia would not object to talks")],
    ),
    "surname-that-says": ("Orbán said Hungary was calm.", [("Viktor Orbán", "Hungary was calm")]),
    "setting-before-a-told-word": (
        "In a call with Olaf Scholz, Viktor Orbán offered to drop the veto, a German official said.",
        [("Viktor Orbán", "drop the veto")],
    ),
    "day-between-cue-and-clause": (
        "Viktor Orbán said Saturday his country wants to leave the pact.",
        [("Viktor Orbán", "his country wants to leave the pact")],
    ),
    "straight-marks-and-more-behind": (
        '"Serbia respects the pact," Viktor Orbán told a briefing, adding that a base would end it.',
        [("Viktor Orbán", "Serbia respects the pact"), ("Viktor Orbán", "a base would end it")],
    ),
    "officer-of-a-body": (
        "The secretary of the NSDC said that the night was calm.",
        [("Oleksiy Danilov", "the night was calm")],
    ),
    "noun-with-owner": (
        "Hungary's promise to lift its veto convinced few.",
        [("Government of Hungary", "lift its veto")],
    ),
    "quotation-goes-on": (
        "“We will not pay,” Viktor Orbán said. “We never owed them a cent.”",
        [("Viktor Orbán", "We will not pay"), ("Viktor Orbán", "We never owed them a cent")],
    ),
    "bullets-under-a-lead-in": (
        "Viktor Orbán said in Baku that:\n\n• Hungary would buy more gas;\n• sanctions had failed.",
        [("Viktor Orbán", "Hungary would buy more gas"), ("Viktor Orbán", "sanctions had failed")],
    ),
    "turns": (
        "ORBÁN: We will buy more gas.\n\nQUESTION: From whom?\n\nORBÁN: From whoever sells it to us.",
        [("Viktor Orbán", "We will buy more gas"), ("Viktor Orbán", "From whoever sells it to us")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_is_said_leads_to_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


SILENT = {
    "author-doubts": (
        "Nothing has come out that would show Kenyan envoys saying anything else in private, and it is "
        "doubtful that anything will."
    ),
    "author-finds-it-unclear": "Nobody heard Kenyan envoys saying so, and it is unclear that anybody will.",
    "what-a-paper-leaves-open": "The text does not say if Viktor Orbán wanted the tanks to stay or to leave.",
    "nothing-but-an-auxiliary": "Peru said it would.",
    "background": "The treaty was signed in 1992 and renewed twice.",
    "event": "Turkish troops crossed the border at dawn.",
    "weather": "Rain is expected in Ankara on Friday.",
    "topic-only": "The ministers also discussed trade and tourism.",
    "author's-own-view": "It will probably convince nobody.",
    "question": "Is Ankara asking for more?",
    "said-nothing-of-it": "The letter says nothing of the kind.",
    "headline-with-colon": "Orbán: now or never",
    "passive-without-an-agent": "It was said that the talks had failed.",
    "places": "The train from Vilnius to Warsaw takes a day.",
    "ceremony": "The presidents visited the museum and planted a tree.",
    "offered-no-evidence": "Orbán offered no evidence.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_nothing_is_said_where_nobody_speaks(text: str) -> None:
    assert said(text) == []


FORMS = {
    "direct": ("“The straits stay closed,” said Hakan Fidan.", Form.DIRECT),
    "mixed": ("Hakan Fidan said that the straits would stay “firmly closed” all year.", Form.MIXED),
    "indirect": ("Hakan Fidan said that the straits would stay closed.", Form.INDIRECT),
}


@pytest.mark.parametrize(("text", "form"), FORMS.values(), ids=FORMS)
def test_the_form_follows_the_quotation_marks(text: str, form: Form) -> None:
    assert [u.form for u in utterances_of(text)] == [form]


def test_a_teller_between_stands_in_the_chain() -> None:
    (utterance,) = utterances_of("Warsaw said that Berlin had promised more tanks.")
    assert utterance.chain[-1] == "author"
    assert "Government of Poland" in utterance.chain


def test_those_told_are_kept_by_the_grammar_of_the_cue() -> None:
    text = "Hakan Fidan told Antony Blinken that the straits would open."
    (utterance,) = utterances_of(text)
    assert [text[s:e] for s, e in utterance.addressee_spans] == ["Antony Blinken"]


def test_no_break_spaces_do_not_shift_offsets() -> None:
    text = "Hakan\u00a0Fidan said that the\u00a0straits\u00a0would stay closed."
    assert said(text) == [("Hakan Fidan", "the\u00a0straits\u00a0would stay closed")]
