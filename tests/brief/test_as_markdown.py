"""Markdown that a renderer shows as meant."""

import re
from dataclasses import replace

import pytest
import samples
from markdown_it import MarkdownIt

from sottovoce.brief import FORMATS
from sottovoce.brief.as_markdown import plain


def render(text: str) -> str:
    return MarkdownIt("commonmark").enable("table").render(text)


@pytest.mark.parametrize(
    "text",
    [
        "*stars* _bars_ `ticks`",
        "<script>x</script>",
        "[a](javascript:b)",
        "# head",
        "1. item",
        "- item",
        "a | b",
        "&amp;",
        "![x](y)",
        "0.84",
        "+ x",
    ],
)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    html = render(plain(text))
    shown = re.sub(r"</?p>|\n", "", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(entity, character)
    assert shown == text


def test_all_links_of_the_brief_resolve() -> None:
    text = FORMATS["md"](samples.make_brief(), samples.name_of)
    targets = set(re.findall(r"\]\(#([\w-]+)\)", text))
    anchors = set(re.findall(r'<a id="([\w-]+)">', text))
    assert targets
    assert targets <= anchors


def test_tables_keep_their_columns_when_a_report_holds_pipes() -> None:
    document = replace(samples.WEEKLY, title="a | b | c")
    html = render(FORMATS["md"](samples.make_brief(documents=(document, samples.WIRE)), samples.name_of))
    for row in re.findall(r"<tr>.*?</tr>", html, flags=re.S):
        assert row.count("<td") in (0, 2, 3, 4, 5, 6, 8)
    assert "a | b | c" in html


def test_addresses_that_are_not_web_addresses_are_no_links() -> None:
    document = replace(samples.WEEKLY, url="javascript:alert(1)")
    html = render(FORMATS["md"](samples.make_brief(documents=(document, samples.WIRE)), samples.name_of))
    assert 'href="javascript' not in html
