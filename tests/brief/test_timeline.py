"""The timeline: both days of everything, in order."""

from dataclasses import replace

import samples

from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Moment
from sottovoce.brief.timeline import MAX_MARKS, MAX_QUOTE_CHARS, shorten


def moments(**changes: object) -> tuple[Moment, ...]:
    return build_page(samples.make_brief(**changes), samples.name_of).timeline


def test_statements_events_and_reports_come_in_order_with_both_days() -> None:
    assert [(moment.said, moment.surfaced, moment.kind) for moment in moments()] == [
        ("April 2031", "", "event"),
        ("28 April 2031", "9 May 2031", "statements"),
        ("3 May 2031", "3 May 2031", "statements"),
        ("3 May 2031", "", "event"),
        ("", "3 May 2031", "report"),
        ("9 May 2031", "9 May 2031", "statement"),
        ("", "12 May 2031", "report"),
    ]


def test_what_one_speaker_told_one_audience_on_one_day_is_one_moment() -> None:
    letter = next(moment for moment in moments() if moment.said == "28 April 2031")
    assert (
        letter.what
        == "Tamar Olin to leaders of the Littoral Union: “Ostmark will not join the war” and 1 more"
    )
    assert len(letter.cites) == 2


def test_what_carries_no_day_is_left_out() -> None:
    assert not any("nothing to hide" in moment.what for moment in moments())


def test_a_crowded_picture_says_what_it_leaves_out() -> None:
    many = tuple(
        replace(samples.NO_ATTACK, id=f"s{day}{month}", said_on=f"2031-{month:02}-{day:02}", surfaced_on=None)
        for month in (1, 2)
        for day in range(1, 29)
    )
    page = build_page(samples.make_brief(statements=many), samples.name_of)
    assert page.timeline_picture is not None
    assert page.timeline_picture.caption.endswith(
        f"{len(many) - MAX_MARKS} later lines of the table not drawn."
    )


def test_long_quotations_are_cut_at_a_word() -> None:
    cut = shorten("word " * 50)
    assert cut.endswith("word …")
    assert len(cut) <= MAX_QUOTE_CHARS + 2
    assert shorten("short") == "short"
