"""Layout: titles, headings, wrapped lines, bullets with their lead-in, turns, letters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.reading.page import BlockKind
from sottovoce.reading.passages import lay_out


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind.value, text[b.start : b.end]) for b in lay_out(text)]


CASES = {
    "title-then-paragraphs": (
        "Envoys meet again\n\nThey met on Monday.\n\nNothing was agreed.",
        [
            ("title", "Envoys meet again"),
            ("paragraph", "They met on Monday."),
            ("paragraph", "Nothing was agreed."),
        ],
    ),
    "byline-is-a-heading": (
        "Talks of the ministers\nPress service, Port Novak. 3 May 2021\n\nThey met.",
        [
            ("title", "Talks of the ministers"),
            ("heading", "Press service, Port Novak. 3 May 2021"),
            ("paragraph", "They met."),
        ],
    ),
    "markdown-heading": (
        "# A title\n\n## Part\n\nText here.",
        [("title", "A title"), ("heading", "Part"), ("paragraph", "Text here.")],
    ),
    "bullets-keep-no-mark": (
        "He listed:\n• one thing was done;\n- another was not.",
        [("paragraph", "He listed:"), ("bullet", "one thing was done;"), ("bullet", "another was not.")],
    ),
    "numbered-points": (
        "The points are:\n1. All is well.\n2) Nothing is lost.",
        [("paragraph", "The points are:"), ("bullet", "All is well."), ("bullet", "Nothing is lost.")],
    ),
    "no-break-space-bullets": (
        "She said:\n\u00a0•\u00a0we stay.",
        [("paragraph", "She said:"), ("bullet", "we stay.")],
    ),
    "turns-in-capitals": (
        "NOVAK: We stay.\n\nQUESTION: Why?\n\nNOVAK: We promised.",
        [("turn", "We stay."), ("turn", "Why?"), ("turn", "We promised.")],
    ),
    "questions-alone-are-turns": (
        "Notes of a talk\n\nQ: Will you go?\n\nHe will not.\n\nQ: Why?\n\nHe has no time for it.",
        [
            ("title", "Notes of a talk"),
            ("turn", "Will you go?"),
            ("paragraph", "He will not."),
            ("turn", "Why?"),
            ("paragraph", "He has no time for it."),
        ],
    ),
    "one-colon-is-no-dialogue": (
        "Background: the treaty was signed in 1992.",
        [("paragraph", "Background: the treaty was signed in 1992.")],
    ),
    "letter": (
        "Dear colleague,\n\nWe remain ready to talk to you.\n\nYours sincerely,\n\nJan Novak",
        [
            ("salutation", "Dear colleague,"),
            ("paragraph", "We remain ready to talk to you."),
            ("paragraph", "Yours sincerely,"),
            ("signature", "Jan Novak"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_page_is_laid_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The minister told the chamber that the government had never been asked\n"
        "for its consent and would not give it now, whatever the price of oil\n"
        "might be by the end of the year."
    )
    assert kinds(text) == [("paragraph", text)]


def test_lines_that_each_end_a_sentence_stay_apart() -> None:
    text = (
        "3 May – The talks begin in the capital.\n4 May – The talks break down over the "
        "border.\n5 May – Both sides go home."
    )
    assert [k for k, _ in kinds(text)] == ["paragraph"] * 3


def test_a_bullet_knows_its_lead_in() -> None:
    blocks = lay_out("He said that:\n\n• one;\n• two.\n\nThen he left.")
    assert [b.lead_in for b in blocks] == [None, 0, 0, None]


def test_bullets_without_a_colon_have_no_lead_in() -> None:
    assert all(b.lead_in is None for b in lay_out("They met.\n\n• Troops left the base.\n• Nobody spoke."))


def test_an_entry_stands_under_its_heading() -> None:
    blocks = lay_out("LIVE\n\n3 May, Port Novak, 12:10\nThe minister arrives and says nothing at all to us.")
    assert blocks[-1].heading == 1
    assert blocks[1].kind is BlockKind.HEADING


@given(st.text(alphabet=st.sampled_from("ab .:\n\r\t•-1Q“”\u00a0"), max_size=200))
def test_blocks_never_overlap_and_never_are_blank(text: str) -> None:
    blocks = lay_out(text)
    for block in blocks:
        assert 0 <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
    assert all(a.end <= b.start for a, b in pairwise(blocks))
