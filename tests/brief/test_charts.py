"""Pictures that stand alone, say what they show, and survive odd days."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import samples

from sottovoce.brief.charts import Mark, draw_alignment, draw_gap, draw_timeline
from sottovoce.brief.layout import build_page
from sottovoce.records import AlignmentPoint

SVG = "{http://www.w3.org/2000/svg}"


def mark(
    said_on: str | None, surfaced_on: str | None, *, is_closed: bool = False, label: str = "A. Speaker"
) -> Mark:
    return Mark(label=label, said_on=said_on, surfaced_on=surfaced_on, is_closed=is_closed, n=1)


def elements(svg: str, name: str, style: str) -> list[ElementTree.Element]:
    tree = ElementTree.fromstring(svg)
    return [item for item in tree.iter(SVG + name) if style in (item.get("class") or "").split()]


def test_a_line_joins_the_day_said_and_the_day_surfaced() -> None:
    letter = mark("2031-04-28", "2031-05-09", is_closed=True)
    svg = draw_timeline([letter, mark("2031-05-03", "2031-05-03")], description="")
    (join,) = elements(svg, "line", "join")
    assert float(join.get("x1", 0)) < float(join.get("x2", 0))
    assert len(elements(svg, "rect", "courted")) == 1
    assert len(elements(svg, "circle", "ring")) == 1


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([mark("2031", "2031")], id="year"),
        pytest.param([mark(None, "2031-05")], id="surfaced-only"),
        pytest.param([mark("2031-05-03", None)], id="said-only"),
        pytest.param([mark("2031-05-03", "2031-05-03")], id="one-day"),
        pytest.param([mark("0001-01-01", "9999-12-31")], id="all-of-time"),
        pytest.param([mark("1990", "2031-05-03"), mark("2031-05-01/2031-05-09", None)], id="decades"),
    ],
)
def test_timeline_draws_any_days_inside_the_picture(marks: list[Mark]) -> None:
    tree = ElementTree.fromstring(draw_timeline(marks, description="words"))
    numbers = [
        float(value)
        for item in tree.iter()
        for key, value in item.attrib.items()
        if key in ("x", "cx", "x1", "x2")
    ]
    assert numbers
    assert all(0 <= number <= 720 for number in numbers)
    labels = [item for item in tree.iter(SVG + "text") if item.get("text-anchor") == "middle"]
    assert 1 <= len(labels) <= 12


def test_the_gap_is_drawn_between_its_bounds() -> None:
    svg = draw_gap(
        value=0.84,
        low=0.21,
        high=1.43,
        patron_dots=(0.9, 0.9, 0.6),
        courted_dots=(-0.5,),
        patron="Grandvia",
        courted="the Littoral Union",
        description="",
    )
    (interval,) = elements(svg, "line", "interval")
    points = re.findall(r"[\d.]+", elements(svg, "polygon", "value")[0].get("points", ""))
    assert float(interval.get("x1", 0)) < float(points[0]) < float(interval.get("x2", 0))
    places = {circle.get("cx") for circle in elements(svg, "circle", "patron")}
    assert len(places) == 3  # equal values do not hide each other


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


def test_a_single_day_is_no_course() -> None:
    one = replace(samples.ALIGNMENT[0], series=samples.ALIGNMENT[0].series[:1])
    with_one = build_page(samples.make_brief(alignment=(one,)), samples.name_of)
    with_all = build_page(samples.make_brief(), samples.name_of)
    assert len(with_one.gap_pictures) == len(with_all.gap_pictures) - 1
    assert len(with_one.gap_tables) == len(with_all.gap_tables)


def test_words_in_pictures_are_escaped_and_described() -> None:
    svg = draw_timeline([mark("2031", "2031", label="<b>&")], description="<i>")
    tree = ElementTree.fromstring(svg)
    assert tree.get("role") == "img"
    assert [item.text for item in tree.iter(SVG + "desc")] == ["<i>"]
    assert "<b>" not in svg
