"""What authors and the quoted judge: whole clauses, likelihood only, everybody's own."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Page
from sottovoce.records import Estimate
from sottovoce.vocabulary import EstimateKind, Form

REPORT = samples.make_document(
    "note",
    "It may rain; talks are unlikely and will hardly help. The league agreed in principle. "
    "He wrote: “We doubt that it will last.” By all accounts he left.",
    title="Two doors",
)
LETTER = samples.make_document("letter", "Sir. Our belief is that the road will open soon. Yours.")


def page(**changes: object) -> Page:
    return build_page(samples.make_brief(**changes), samples.name_of)


def estimate(words: str, document: object = REPORT, **fields: object) -> Estimate:
    assert isinstance(document, type(REPORT))
    return replace(
        samples.ESTIMATES[0], id=words, passage=samples.passage(document, words), about=None, **fields
    )


def views(*estimates: Estimate, **changes: object) -> tuple[list[str], list[str]]:
    brief = samples.bare_brief(estimates=estimates, documents=(REPORT, LETTER), **changes)
    shown = build_page(brief, samples.name_of)
    return [line.text for line in shown.authors], [line.text for line in shown.speakers]


def test_authors_and_quoted_speakers_are_kept_apart() -> None:
    shown = page()
    assert [line.text for line in shown.authors] == [
        "The author of “Ostmark knocks on two doors” judges rejection very likely; the words judged: “the "
        "Littoral Union accepting the approach”; the reason given: “it does not hold Ostmark to be free”.",
        "The author of “Ostmark knocks on two doors”: “It is unlikely that the leak was an accident”. Here "
        "“It is unlikely” is read as unlikely (10–40 %).",
    ]
    assert [line.text for line in shown.speakers] == [
        "Jon Brask: “Maremia's security secretary, Jon Brask, said on the same day that his country did not "
        "expect an attack from Ostmark”. Here “did not expect” is read as unlikely (5–40 %)."
    ]


def test_estimates_of_one_clause_share_its_quotation() -> None:
    authors, _ = views(estimate("are unlikely"), estimate("will hardly"))
    assert authors == [
        "The author of “Two doors”: “talks are unlikely and will hardly help”. Here “are unlikely” is read "
        "as unlikely (10–40 %) and “will hardly” is read as unlikely (10–40 %)."
    ]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"kind": EstimateKind.OTHER, "level": "other"}, id="other"),
        pytest.param({"kind": EstimateKind.OTHER, "level": "approximate"}, id="approximate"),
        pytest.param({"kind": EstimateKind.ATTRIBUTION, "level": "attributed"}, id="attribution"),
        pytest.param({"low": None, "high": None}, id="no-range"),
    ],
)
def test_only_words_of_likelihood_are_printed(fields: dict[str, object]) -> None:
    assert views(estimate("in principle", **fields)) == ([], [])


def test_words_of_a_letter_are_its_writers() -> None:
    written = samples.make_statement("s", LETTER, "the road will open soon", samples.OLIN, form=Form.DIRECT)
    authors, speakers = views(estimate("Our belief is that", LETTER), statements=(written,))
    assert authors == []
    assert speakers == [
        "Tamar Olin: “Our belief is that the road will open soon”. Here “Our belief is that” is read as "
        "unlikely (10–40 %)."
    ]


def test_words_outside_the_quotation_marks_stay_the_authors() -> None:
    quoted = samples.make_statement("s", REPORT, "it will last", samples.OLIN, form=Form.DIRECT)
    authors, speakers = views(estimate("By all accounts"), statements=(quoted,))
    assert (len(authors), speakers) == (1, [])


def test_a_verdict_ends_with_one_stop() -> None:
    verdict = replace(samples.VERDICTS[0], about="The approach is unrealistic.", why=None)
    (line,) = page(verdicts=(verdict,), estimates=()).authors
    assert line.text.endswith(
        "judges rejection very likely; the words judged: “The approach is unrealistic”."
    )
    verdict = replace(verdict, label="uncertain", holder="Jon Brask", about=None)
    (line,) = page(verdicts=(verdict,), estimates=()).speakers
    assert line.text == "Jon Brask leaves the outcome uncertain."


def test_a_title_with_quotation_marks_keeps_them_single() -> None:
    titled = replace(REPORT, title='"No" from the league')
    brief = samples.bare_brief(estimates=(estimate("are unlikely"),), documents=(titled,))
    (line,) = build_page(brief, samples.name_of).authors
    assert line.text.startswith("The author of “‘No’ from the league”: “talks are unlikely")
