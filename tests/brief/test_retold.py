"""No denial, doubt or refusal is printed as the claim that it denies."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.retold import words_of
from sottovoce.records import Document, Passage, Statement
from sottovoce.vocabulary import Act, Form


def told(text: str, cue: str | None, content: str, **fields: object) -> tuple[Statement, Document]:
    """A statement read in an invented text, with the passage of its reporting words."""
    document = samples.make_document("note", text)
    start = text.index(cue) if cue else 0
    statement = samples.make_statement(
        "s",
        document,
        content,
        samples.VERESK,
        cue=cue,
        cue_passage=Passage(document=document.id, start=start, end=start + len(cue)) if cue else None,
        **fields,
    )
    return statement, document


def shown(statement: Statement, document: Document) -> str:
    return words_of(statement, {document.id: document}).text


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param("Ostmark denies that it is arming.", "denies", "it is arming", id="denial"),
        pytest.param("Veresk does not regard it as lawful.", "regard", "it as lawful", id="negated-view"),
        pytest.param("He never said that it was over.", "said", "it was over", id="never-said"),
        pytest.param("He doubted that it was over.", "doubted", "it was over", id="doubt"),
        pytest.param("He refused to say that it was over.", "say", "it was over", id="refused-to-say"),
        pytest.param("No minister said that it was over.", "said", "it was over", id="nobody-said"),
        pytest.param("He dismissed the talk of a raid.", "dismissed", "the talk of a raid", id="dismissal"),
        pytest.param("Veresk ruled out any raid.", "ruled out", "any raid", id="ruled-out"),
        pytest.param("He said it was not true that they fled.", "said", "they fled", id="not-true-that"),
        pytest.param("The raid was over, Veresk did not say.", "say", "The raid was over", id="cue-behind"),
        pytest.param("Veresk offers Harbour as the venue.", "offers", "Harbour as the venue", id="no-clause"),
        pytest.param("Veresk urged it to keep out.", "urged", "keep out", id="asked-to-do"),
        pytest.param("He asked whether it was closing.", "asked", "whether it was closing", id="asked"),
        pytest.param("He asked what it would cost.", "asked", "what it would cost", id="what"),
        pytest.param("He demanded that the raids end now.", "demanded", "the raids end now", id="demand"),
        pytest.param("Veresk stayed away but welcomed the vote.", "welcomed", "the vote", id="two-words"),
        pytest.param("Veresk said the army would stay on it.", "said", "would stay on it", id="no-subject"),
    ],
)
def test_the_whole_sentence_is_printed_where_the_content_would_mislead(
    text: str, cue: str, content: str
) -> None:
    statement, document = told(f"Rain fell. {text} The hall applauded.", cue, content)
    words = words_of(statement, {document.id: document})
    assert (words.text, words.is_retold) == (text, True)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param("Veresk said that it was over.", "said", "it was over", id="plain"),
        pytest.param("Veresk promised that none would stay.", "promised", "none would stay", id="own-not"),
        pytest.param("They did not leave. He said it was over.", "said", "it was over", id="other-sentence"),
        pytest.param(
            "Talks, he stressed, go on, and he would help.", "stressed", "he would help", id="aside"
        ),
        pytest.param("Talks, he noted, go on.", "noted", "Talks, he noted, go on", id="cue-inside"),
        pytest.param('Veresk warned: "It is over."', "warned", "It is over.", id="colon"),
        pytest.param("It is over.", None, "It is over", id="no-cue"),
        pytest.param("“It is over, not lost,” he told us.", "told", "It is over", id="rest-of-quotation"),
        pytest.param("“It is over,” he posted a few days on.", "posted", "It is over", id="few-is-no-not"),
    ],
)
def test_content_that_stands_alone_is_printed_as_it_is(text: str, cue: str | None, content: str) -> None:
    assert shown(*told(text, cue, content)) == content


def test_a_letter_speaks_for_itself() -> None:
    text = "I do not believe that either side lost."
    statement, document = told(text, "believe", "either side lost", form=Form.DIRECT)
    words = words_of(statement, {document.id: document})
    assert (words.text, words.is_retold) == (text, False)


@pytest.mark.parametrize(
    ("cue", "shown_words"),
    [("regard", "regard … it as lawful"), ("said", "it as lawful")],
    ids=["cue-that-counts", "plain-cue"],
)
def test_words_around_veiled_ones_are_marked(cue: str, shown_words: str) -> None:
    """Before an as-of day a later report keeps its known passages only: a "not" may be gone."""
    statement, document = told(f"Ostmark          {cue}           it as lawful      ", cue, "it as lawful")
    veiled = replace(document, name=document.id)
    words = words_of(statement, {document.id: veiled})
    assert (words.text, words.is_cut) == (shown_words, True)
    brief = samples.bare_brief(statements=(statement,), documents=(veiled,))
    for name in ("html", "md", "text"):
        page = " ".join(FORMATS[name](brief, samples.name_of).split())
        assert "words around it are not at hand and may turn the sense" in page


def test_without_the_report_the_reporting_words_still_warn() -> None:
    statement, _ = told("Ostmark denies that it is arming.", "denies", "it is arming")
    assert words_of(statement, {}).text == "denies … it is arming"


def test_no_comment_keeps_its_own_words() -> None:
    statement, document = told("He refused to answer.", "refused", "to answer", acts=(Act.NO_COMMENT,))
    assert shown(statement, document) == "to answer"


@pytest.mark.parametrize("name", ["html", "md", "text", "json"])
def test_every_format_prints_the_denial_as_a_denial(name: str) -> None:
    statement, document = told("Ostmark denies that it is arming.", "denies", "it is arming")
    brief = samples.bare_brief(statements=(statement,), documents=(document,))
    page = " ".join(FORMATS[name](brief, samples.name_of).split())
    assert "Ostmark denies that it is arming." in page
    assert "“it is arming”" not in page
    if name != "json":
        assert "in the report’s words:" in page.replace("</strong>", "")


def test_the_lead_of_a_retold_sentence_does_not_say_said() -> None:
    statement, document = told("Ostmark denies that it is arming.", "denies", "it is arming")
    for audience, lead in (
        ((), "Ilya Veresk, President of Ostmark, in the report’s words:"),
        (("GRV",), "Ilya Veresk, President of Ostmark, to Grandvia, in the report’s words:"),
    ):
        brief = samples.bare_brief(statements=(replace(statement, audience=audience),), documents=(document,))
        assert lead in " ".join(FORMATS["text"](brief, samples.name_of).split())


def test_an_item_of_a_list_stands_for_itself() -> None:
    text = "Ostmark made several statements:\n• ports are shut, as ships were on their way;\n• all is well."
    statement, document = told(text, "made", "ships were on their way")
    assert words_of(statement, {document.id: document}).text == "ships were on their way"
