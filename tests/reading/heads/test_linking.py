"""Spans joined into attributions. A case marks a text by hand: <source>, {cue}, [content]."""

import re

import pytest

from sottovoce.reading.heads.linking import link
from sottovoce.reading.heads.signatures import with_signatures
from sottovoce.reading.heads.spans import Span

ROLES = {"<": "source", "{": "cue", "[": "content"}
MARKS = re.compile(r"<([^>]+)>|\{([^}]+)\}|\[([^\]]+)\]")


def marked(words: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans they give."""
    text, spans, last = "", [], 0
    for found in MARKS.finditer(words):
        text += words[last : found.start()]
        inside = next(group for group in found.groups() if group)
        spans.append(Span(ROLES[found.group()[0]], len(text), len(text) + len(inside), 0.9))
        text += inside
        last = found.end()
    return text + words[last:], spans


CASES = [
    pytest.param(
        "<Novak> {said} [the border was open].", [("Novak", "said", ["the border was open"])], id="plain"
    ),
    pytest.param(
        "<Novak> {said} [the border was open] and {added} [that talks would go on].",
        [("Novak", "said", ["the border was open"]), ("Novak", "added", ["that talks would go on"])],
        id="the-source-is-shared-in-a-sentence",
    ),
    pytest.param(
        '["We are ready,"] <Novak> {said}. ["They are not."] <Silva> {denied} [it].',
        [("Novak", "said", ['"We are ready,"', '"They are not."']), ("Silva", "denied", ["it"])],
        id="a-quotation-goes-on-behind-its-cue",
    ),
    pytest.param(
        "<Novak> {wrote}:\n\n[“We are ready.”]\n\n<Silva> {wept}.",
        [("Novak", "wrote", ["“We are ready.”"])],
        id="a-colon-leads-into-the-next-paragraph",
    ),
    pytest.param(
        "<Novak> {spoke} at noon.\nThe weather: [it rained].", [], id="nothing-crosses-a-paragraph-of-words"
    ),
    pytest.param("{It was said} [that he left].", [(None, "It was said", ["that he left"])], id="no-source"),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_each_cue_takes_its_own(words: str, expected: list[tuple[str | None, str, list[str]]]) -> None:
    text, spans = marked(words)
    found = [
        (
            text[item.source.start : item.source.end] if item.source else None,
            text[item.cue.start : item.cue.end],
            [text[one.start : one.end] for one in sorted(item.contents, key=lambda one: one.start)],
        )
        for item in link(text, spans)
    ]
    assert found == expected


def test_the_side_on_which_the_cue_stands_decides_between_two() -> None:
    text, spans = marked("<Novak> {said} so; [the road is closed], <Silva> {replied}.")
    before = [Span(s.role, s.start, s.end, s.confidence, 0.0) if s.role == "content" else s for s in spans]
    behind = [Span(s.role, s.start, s.end, s.confidence, 1.0) if s.role == "content" else s for s in spans]
    assert [text[i.cue.start : i.cue.end] for i in link(text, before)] == ["said"]
    assert [text[i.cue.start : i.cue.end] for i in link(text, behind)] == ["replied"]


class TestSignatures:
    def test_a_signed_quotation_has_its_name(self) -> None:
        text = "Readers wrote.\n“The harbour must open.” ― Ana Novak\n“It must not.”—Rui Silva, Porto\n"
        found = link(text, with_signatures(text, []))
        assert [text[i.source.start : i.source.end] for i in found if i.source] == [
            "Ana Novak",
            "Rui Silva, Porto",
        ]
        assert [text[i.contents[0].start : i.contents[0].end] for i in found] == [
            "“The harbour must open.”",
            "“It must not.”",
        ]

    @pytest.mark.parametrize(
        "line",
        [
            "“The harbour must open.” Ana Novak said.",
            "“The harbour must open” – and that is the plan of all who live here, she went on to say – soon",
            "Ana Novak – “The harbour must open.”",
        ],
    )
    def test_running_text_is_no_signature(self, line: str) -> None:
        assert with_signatures(line, []) == []

    def test_a_cue_that_the_head_marks_stands(self) -> None:
        text = "“The harbour,” she said, “must open.” ― Ana Novak"
        spans = [Span("cue", 19, 23, 0.9)]
        assert with_signatures(text, spans) == spans
