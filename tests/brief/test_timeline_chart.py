"""The picture of the timeline: shape tells the channel, colour the side, and odd days do no harm."""

from xml.etree import ElementTree

import pytest

from sottovoce.brief.timeline_chart import Mark, draw_timeline
from sottovoce.vocabulary import Channel

SVG = "{http://www.w3.org/2000/svg}"


def mark(
    said_on: str | None,
    surfaced_on: str | None,
    *,
    channel: Channel = Channel.PUBLIC,
    side: str = "",
    label: str = "A. Speaker",
) -> Mark:
    return Mark(label=label, said_on=said_on, surfaced_on=surfaced_on, channel=channel, side=side, n=1)


def elements(svg: str, name: str, style: str) -> list[ElementTree.Element]:
    tree = ElementTree.fromstring(svg)
    return [item for item in tree.iter(SVG + name) if style in (item.get("class") or "").split()]


def test_a_line_joins_the_day_said_and_the_day_surfaced() -> None:
    letter = mark("2031-04-28", "2031-05-09", channel=Channel.LEAKED, side="courted")
    svg = draw_timeline([letter, mark("2031-05-03", "2031-05-03")], description="")
    (join,) = elements(svg, "line", "join")
    assert float(join.get("x1", 0)) < float(join.get("x2", 0))
    assert len(elements(svg, "polygon", "courted")) == 1
    assert [item.get("class") for item in elements(svg, "circle", "ring")] == ["ring key", "ring courted"]


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
    assert all(0 <= number <= 480 for number in numbers)
    labels = [item for item in tree.iter(SVG + "text") if item.get("text-anchor") == "middle"]
    assert 1 <= len(labels) <= 12


@pytest.mark.parametrize(
    ("channel", "shape"),
    [
        (Channel.PUBLIC, "circle"),
        (Channel.PRIVATE, "rect"),
        (Channel.LEAKED, "polygon"),
        (Channel.UNKNOWN, "path"),
    ],
)
def test_each_channel_has_a_shape_of_its_own(channel: Channel, shape: str) -> None:
    svg = draw_timeline([mark("2031-05-03", None, channel=channel)], description="")
    for name in ("circle", "rect", "polygon", "path"):
        assert len(elements(svg, name, "outside")) == (name == shape)
        assert len(elements(svg, name, "key")) == (name == shape)


def test_what_is_drawn_is_explained() -> None:
    svg = draw_timeline([mark("2031-05", "2031-06-01")], description="")
    words = "".join(ElementTree.fromstring(svg).itertext())
    assert "surfaced" in words
    assert "some day between its ends" in words
    plain = "".join(
        ElementTree.fromstring(draw_timeline([mark("2031-05-03", None)], description="")).itertext()
    )
    assert "surfaced" not in plain.replace("When it was said and when it surfaced", "")
    assert "between its ends" not in plain


def test_names_stay_inside_the_picture() -> None:
    """A name of 300 characters is cut; the table has it whole."""
    svg = draw_timeline([mark("2031-05-03", "2031-09-03", label="long " * 60)], description="")
    (name,) = elements(svg, "text", "name")
    assert len(name.text or "") < 70


def test_words_in_pictures_are_escaped_and_described() -> None:
    svg = draw_timeline([mark("2031", "2031", label="<b>&")], description="<i>")
    tree = ElementTree.fromstring(svg)
    assert tree.get("role") == "img"
    assert [item.text for item in tree.iter(SVG + "desc")] == ["<i>"]
    assert "<b>" not in svg
