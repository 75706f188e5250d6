"""The timeline: both days of everything, in order."""

from dataclasses import replace

import samples

from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Moment
from sottovoce.brief.timeline import MAX_MARKS, MAX_QUOTE_CHARS, shorten
from sottovoce.vocabulary import Act, Channel


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


def test_channel_and_side_stand_in_the_table_as_in_the_picture() -> None:
    found = {(moment.what.split(":")[0], moment.how, moment.side) for moment in moments()}
    assert (
        "Tamar Olin to leaders of the Littoral Union",
        "in private, then leaked",
        "In private, or to the Littoral Union",
    ) in found
    assert ("Jon Brask", "in public", "") in found


def test_an_unknown_channel_is_never_called_public() -> None:
    whispered = replace(samples.NO_ATTACK, channel=Channel.UNKNOWN)
    page = build_page(samples.make_brief(statements=(whispered,)), samples.name_of)
    assert page.timeline_picture is not None
    assert "channel not known" in page.timeline_picture.svg
    assert "said in public" not in page.timeline_picture.svg
    assert "how it was said is not told" in [moment.how for moment in page.timeline]


def test_a_crowded_picture_drops_what_weighs_least_and_never_a_confirmation() -> None:
    many = tuple(
        replace(samples.NO_ATTACK, id=f"s{day}{month}", said_on=f"2031-{month:02}-{day:02}", surfaced_on=None)
        for month in (1, 2)
        for day in range(1, 29)
    )
    last = replace(
        samples.NO_ATTACK,
        id="s-last",
        said_on="2031-12-30",
        surfaced_on=None,
        acts=(Act.CONFIRM,),
        speaker=replace(samples.BRASK, name="Ada Last"),
    )
    page = build_page(samples.make_brief(statements=(*many, samples.STAY_OUT, last)), samples.name_of)
    assert page.timeline_picture is not None
    assert "Ada Last" in page.timeline_picture.svg
    assert "Tamar Olin" in page.timeline_picture.svg
    assert page.timeline_picture.caption.endswith(
        f"{len(many) + 2 - MAX_MARKS} lines of less weight not drawn; the table has them."
    )


def test_long_quotations_are_cut_at_a_word() -> None:
    cut = shorten("word " * 50)
    assert cut.endswith("word …")
    assert len(cut) <= MAX_QUOTE_CHARS + 2
    assert shorten("short") == "short"
