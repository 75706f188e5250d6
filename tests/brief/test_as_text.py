"""The text of the terminal: short, and every sentence leads to a passage."""

import re
from dataclasses import replace

import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.as_text import MAX_ROWS_OF_OTHERS
from sottovoce.brief.layout import build_page
from sottovoce.vocabulary import Act

TWO_SCREENS = 132


def text_of(**changes: object) -> str:
    return FORMATS["text"](samples.make_brief(**changes), samples.name_of)


def section(text: str, heading: str) -> str:
    return next(block for block in text.split("\n\n") if block.startswith(heading))


def test_what_was_said_carries_the_number_of_its_passage_on_the_page() -> None:
    page = build_page(samples.make_brief(), samples.name_of)
    shown = " ".join(text_of().split())
    rows = [row for group in page.lanes for speech in group.speeches for row in speech.rows]
    assert any(f"{row.quote} ({row.form.partition(',')[0]}) [{row.cite.number}]" in shown for row in rows)


def test_every_number_is_resolved_under_its_report() -> None:
    text = text_of()
    look = section(text, "Where to look")
    used = {
        number
        for found in re.findall(r" \[([\d, …]+)\]", text.replace(look, ""))
        for number in re.findall(r"\d+", found)
    }
    assert used
    assert used == set(re.findall(r"\[(\d+)\] “", look))
    reports = [line for line in look.splitlines() if re.match(r"\d+\. ", line)]
    assert [line.partition(". ")[0] for line in reports] == ["1", "2"]
    assert "“Ostmark will not join …”" in look


def test_the_main_reasons_are_told_in_short() -> None:
    reason = replace(samples.JUDGEMENT.reasons[0], text="Nobody believes it. Grounds: the numbers, at length")
    shown = section(text_of(judgement=replace(samples.JUDGEMENT, reasons=(reason,) * 9)), "Why")
    assert "- Nobody believes it. [" in shown
    assert "Grounds" not in shown
    assert "… and 4 more reasons in the full brief." in shown
    assert "It would change with: An act far costlier" in shown


def test_much_is_cut_to_two_screens_and_counted() -> None:
    many = tuple(
        replace(samples.NO_ATTACK, id=f"s-{number}", content=f"item {number} of the list")
        for number in range(120)
    )
    text = text_of(
        statements=(*samples.STATEMENTS, *many),
        commitments=samples.COMMITMENTS * 20,
        estimates=samples.ESTIMATES * 30,
    )
    assert len(text.splitlines()) <= TWO_SCREENS
    assert f"… and {121 - MAX_ROWS_OF_OTHERS} more statements in the full brief." in text


def test_a_late_confirmation_is_among_what_is_printed() -> None:
    many = tuple(
        replace(samples.NO_ATTACK, id=f"s-{number}", content=f"item {number} of the list")
        for number in range(40)
    )
    last = replace(
        samples.NO_ATTACK, id="s-last", said_on="2031-12-30", acts=(Act.CONFIRM,), content="it is genuine"
    )
    assert "“it is genuine”" in text_of(statements=(*many, last))
