"""The shipped code head on invented sentences, and how it is weighed against the rules."""

import pytest

from sottovoce.reading.act_findings import Finding
from sottovoce.reading.heads.answering import VERSION, Judged
from sottovoce.reading.heads.codes import CodeHead
from sottovoce.reading.heads.questions import CONTENT, CUE, MOST_PIECES, Asked, put
from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.reader import load_heads, read_page
from sottovoce.reading.weighing import weigh_acts
from sottovoce.records import Document, Reading
from sottovoce.vocabulary import Act

TEXT = "We thank Malta for the boats, and Cyprus alone is to blame for the fire, Ana Novak said."


@pytest.fixture(scope="module")
def head() -> CodeHead:
    return load_heads().codes


def asked_of(text: str, content: str, *actors: str) -> Asked:
    start = text.index(content)
    spans = tuple((text.index(name), text.index(name) + len(name)) for name in actors)
    return Asked(passage=(0, len(text)), content=(start, start + len(content)), actors=spans)


def test_every_answer_is_a_probability(head: CodeHead) -> None:
    (answer,) = head.answers(TEXT, [asked_of(TEXT, TEXT[:-17], "Malta", "Cyprus")])
    assert answer.first.sum() == pytest.approx(1)
    assert all(0 <= p <= 1 for p in (*answer.acts, *answer.binds, answer.blames))
    assert [None if s is None else round(float(s.sum()), 6) for s in answer.signs] == [1, 1]


def test_who_is_thanked_is_kinder_spoken_of_than_who_is_blamed(head: CodeHead) -> None:
    (answer,) = head.answers(TEXT, [asked_of(TEXT, TEXT[:-17], "Malta", "Cyprus")])
    thanked, blamed = answer.signs
    assert thanked is not None and blamed is not None
    assert thanked[3] > blamed[3] and blamed[1] > thanked[1]


def test_answers_do_not_depend_on_what_else_is_asked(head: CodeHead) -> None:
    one, two = (
        asked_of(TEXT, "We thank Malta for the boats", "Malta"),
        asked_of(TEXT, "Cyprus alone is to blame"),
    )
    alone, (together, _) = head.answers(TEXT, [one]), head.answers(TEXT, [one, two])
    assert alone[0].first == pytest.approx(together.first, abs=0.05)


def test_a_long_passage_is_cut_around_its_content(head: CodeHead) -> None:
    text = "The road was long and the night was cold. " * 40 + "The gate will stay shut."
    start = text.index("The gate")
    question = put(text, Asked((0, len(text)), (start, len(text)), (start - 5, start - 1)), head._tokenizer)
    assert len(question.pieces) <= MOST_PIECES
    assert CONTENT in question.roles and CUE in question.roles


def judged(act: Act, sure: float) -> Judged:
    nothing = dict.fromkeys(Act, 0.0)
    return Judged(first=nothing | {act: sure}, acts=nothing, binds=0.0, refrains=0.0, blames=0.0, signs={})


def test_a_rule_with_words_keeps_its_act_and_a_guess_gives_way() -> None:
    named = Finding(acts=(Act.DENY,), words="denied", rule="cue")
    guessed = Finding(acts=(Act.INFORM,), words=None, rule="told")
    assert weigh_acts(named, judged(Act.ASSURE, 0.9)) is named
    assert weigh_acts(guessed, judged(Act.ASSURE, 0.1)) is guessed
    weighed = weigh_acts(guessed, judged(Act.ASSURE, 0.9))
    assert (weighed.acts, weighed.rule, weighed.confidence) == ((Act.ASSURE,), VERSION, 0.9)
    # What would have left its words, had it been done, is not taken from the head.
    assert weigh_acts(guessed, judged(Act.THANK, 0.9)) is guessed


def read(text: str) -> Reading:
    page = parse_page(Document(id="invented", name="invented", text=text, language="en"), load_model())
    return read_page(page, load_heads())


def test_what_the_head_gave_says_so_with_its_probability() -> None:
    reading = read(
        "RIGA, 9 June 2023 - Latvia keeps every promise that it gives to others, Ana Novak of Latvia said."
    )
    grounds = [g for s in reading.statements for g in s.grounds if g.method.startswith("head:codes")]
    assert grounds and all(g.confidence is not None and 0 < g.confidence <= 1 for g in grounds)


def test_without_a_head_no_code_comes_from_one() -> None:
    page = parse_page(Document(id="invented", name="invented", text=TEXT, language="en"), load_model())
    assert not [g for s in read_page(page).statements for g in s.grounds if g.method.startswith("head:")]
