"""The gap and the alignment: marks at their true values, pictures that say what they show."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
import samples

from sottovoce.brief.charts import Dot, draw_alignment, draw_gap, stack
from sottovoce.brief.cites import Cites
from sottovoce.brief.gap import gap_pictures, gap_tables
from sottovoce.brief.layout import build_page
from sottovoce.brief.svg import LinearScale
from sottovoce.records import AlignmentPoint
from sottovoce.vocabulary import Channel

SVG = "{http://www.w3.org/2000/svg}"
HALF_A_TENTH = 0.05  # places are printed with one decimal


def elements(svg: str, name: str, style: str) -> list[ElementTree.Element]:
    tree = ElementTree.fromstring(svg)
    return [item for item in tree.iter(SVG + name) if style in (item.get("class") or "").split()]


def gap(patron: tuple[Dot, ...], courted: tuple[Dot, ...] = ()) -> str:
    return draw_gap(
        value=0.84,
        low=0.21,
        high=1.43,
        patron=("In public or to Grandvia", patron),
        courted=("In private, or to the Littoral Union", courted),
        description="words",
    )


def public(*values: float) -> tuple[Dot, ...]:
    return tuple(Dot(value=value, channel=Channel.PUBLIC) for value in values)


def test_the_gap_is_drawn_between_its_bounds() -> None:
    svg = gap(public(0.9, 0.6))
    (interval,) = elements(svg, "line", "interval")
    points = re.findall(r"[\d.]+", elements(svg, "polygon", "value")[0].get("points", ""))
    assert float(interval.get("x1", 0)) < float(points[0]) < float(interval.get("x2", 0))


@pytest.mark.parametrize("number", [1, 9, 60], ids=["one", "nine", "many"])
def test_marks_of_one_value_are_stacked_at_that_value(number: int) -> None:
    circles = elements(gap(public(*[-0.5] * number)), "circle", "patron")
    assert {circle.get("cx") for circle in circles} == {f"{LinearScale(-1, 1).x(-0.5):.1f}"}
    assert len({circle.get("cy") for circle in circles}) == number


def test_every_mark_stands_at_its_value() -> None:
    values = (-1.0, -0.52, -0.5, 0.0, 0.01, 0.3, 1.0)
    circles = elements(gap(public(*values)), "circle", "patron")
    for circle, value in zip(circles, values, strict=True):
        assert abs(float(circle.get("cx", 0)) - LinearScale(-1, 1).x(value)) <= HALF_A_TENTH


def test_stacked_marks_do_not_touch() -> None:
    places = [10.0, 15.0, 10.0, 40.0, 21.0, 10.0]
    levels = stack(places)
    for one, other in combinations(range(len(places)), 2):
        assert levels[one] != levels[other] or abs(places[one] - places[other]) >= 12
    assert levels[3] == 0


def test_shape_tells_the_channel_and_row_the_side() -> None:
    svg = gap(
        (Dot(value=1, channel=Channel.PRIVATE),),
        (Dot(value=-1, channel=Channel.LEAKED), Dot(value=0, channel=Channel.UNKNOWN)),
    )
    assert len(elements(svg, "rect", "patron")) == 1
    assert len(elements(svg, "polygon", "courted")) == len(elements(svg, "path", "courted")) == 1
    words = "".join(ElementTree.fromstring(svg).itertext())
    assert "in private, leaked" in words
    assert "channel not known" in words
    assert "said in public" not in words  # the legend names what is drawn


def test_the_gap_tells_in_short_what_it_draws() -> None:
    page = build_page(samples.make_brief(), samples.name_of)
    tree = ElementTree.fromstring(page.gap_pictures[0].svg)
    assert [item.text for item in tree.iter(SVG + "desc")] == [
        "In public or to Grandvia: 3 statements from 0.60 to 0.90. "
        "In private, or to the Littoral Union: 2 statements from −0.50 to −0.40. "
        "The gap is 0.84, 90 % interval 0.21 to 1.43. The table “What the gap rests on” gives each statement."
    ]


def test_the_evidence_of_the_gap_comes_by_side_and_day() -> None:
    later = replace(samples.STAGED, said_on="2031-05-01")
    statements = tuple(later if item.id == later.id else item for item in samples.STATEMENTS)
    mixed = (*samples.EVIDENCE[3:], *samples.EVIDENCE[:3])
    divergence = replace(samples.DIVERGENCE, measure=samples.make_measure(evidence=mixed))
    page = build_page(samples.make_brief(statements=statements, divergence=divergence), samples.name_of)
    table = next(item for item in page.gap_tables if item.caption == "What the gap rests on")
    assert [row[:2] for row in table.rows] == [
        ("In public or to Grandvia", "1 May 2031"),
        ("In public or to Grandvia", "3 May 2031"),
        ("In public or to Grandvia", "3 May 2031"),
        ("In private, or to the Littoral Union", "28 April 2031"),
        ("In private, or to the Littoral Union", "28 April 2031"),
    ]


def test_the_course_rises_with_the_value_inside_its_band() -> None:
    points = [
        AlignmentPoint(day="2031-05-03", value=-0.5, low=-0.9, high=-0.1),
        AlignmentPoint(day="2031-05-09", value=0.5, low=0.1, high=0.9),
    ]
    svg = draw_alignment(points, heading="A towards B", key="alignment-1", description="words")
    first, last = elements(svg, "circle", "course-dot")
    assert float(first.get("cx", 0)) < float(last.get("cx", 0))
    assert float(first.get("cy", 0)) > float(last.get("cy", 0))
    assert len(elements(svg, "polygon", "band")[0].get("points", "").split()) == 4


def test_a_single_day_is_drawn_with_its_interval() -> None:
    point = AlignmentPoint(day="2031-05-01", value=0.2, low=-0.3, high=0.7)
    svg = draw_alignment([point], heading="A towards B", key="alignment-1", description="words")
    (dot,), (whisker,) = elements(svg, "circle", "course-dot"), elements(svg, "line", "course")
    assert whisker.get("x1") == whisker.get("x2") == dot.get("cx")
    low, value, high = (
        float(part) for part in (whisker.get("y1", 0), dot.get("cy", 0), whisker.get("y2", 0))
    )
    assert high < value < low


def test_a_day_without_news_widens_the_band_and_has_no_dot() -> None:
    points = [
        AlignmentPoint(day="2031-05-03", value=0.5, low=0.3, high=0.7),
        AlignmentPoint(day="2032-05-03", value=0.4, low=-0.2, high=1.0, n_new=0),
    ]
    svg = draw_alignment(points, heading="A towards B", key="alignment-1", description="words")
    assert len(elements(svg, "circle", "course-dot")) == 1
    assert len(elements(svg, "polygon", "band")[0].get("points", "").split()) == 4


@pytest.mark.parametrize(("asked", "views"), [(False, ["as known"]), (True, ["as known", "in hindsight"])])
def test_alignment_in_hindsight_is_shown_only_where_asked_for_and_apart(
    asked: bool, views: list[str]
) -> None:
    brief = samples.make_brief(shows_hindsight=asked)
    captions = [picture.caption for picture in gap_pictures(brief, samples.name_of)[1:]]
    assert len(captions) == len(views)
    assert all(view in caption for view, caption in zip(views, captions, strict=True))
    tables = [table for table in gap_tables(brief, Cites(), samples.name_of) if table.head[0] == "Day"]
    assert len(tables) == len(views)
    assert all(view in table.caption for view, table in zip(views, tables, strict=True))
    assert [len(table.rows) for table in tables] == [5, 4][: len(views)]
