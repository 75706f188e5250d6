"""Pages to documents. All pages are invented."""

import socket
from pathlib import Path

import pytest

from sottovoce.documents.html import declared_charset, read_html
from sottovoce.documents.metadata import complete
from sottovoce.errors import DocumentError, EmptyDocument
from sottovoce.records import Document

DATA = Path(__file__).parents[1] / "data" / "documents"
PROSE = (
    "<p>" + "The minister said that the two sides would meet again in Oslo before the summer. " * 5 + "</p>"
)


def read_one(path: Path) -> Document:
    def fail(error: DocumentError) -> None:
        raise error

    (document,) = read_html(path, fail)
    return complete(document, published=None, outlet=None)


def read_page(folder: Path, page: str, encoding: str = "utf-8") -> Document:
    path = folder / "page.html"
    path.write_bytes(page.encode(encoding))
    return read_one(path)


def test_the_article_is_kept_and_the_furniture_is_not() -> None:
    document = read_one(DATA / "gazette.html")
    assert document.text.split("\n\n")[0].startswith("The two governments agreed on Friday")
    assert "\n\nWhat was agreed\n\n" in document.text
    assert (
        "\n\n• customs posts reopen on Monday;\n• fishing licences are renewed for a year;\n•"
        in document.text
    )
    assert "Nobody will be asked to leave, said the communiqué." in document.text
    for furniture in ("cookies", "Home", "Ten recipes", "First!", "rights reserved", "do not read me"):
        assert furniture not in document.text


def test_the_page_says_what_it_is() -> None:
    document = read_one(DATA / "gazette.html")
    assert document.title == "Ports reopen after talks"
    assert document.outlet == "The Harbour Gazette"
    assert document.url == "https://gazette.example/world/ports-reopen"
    assert document.language == "en"
    assert (document.published_on, document.published_basis) == ("2019-05-03", "page")


DAYS = {
    "meta": ('<meta property="article:published_time" content="2022-04-14T10:00:00Z">', "", "2022-04-14"),
    "linked-data": (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-04-14"}</script>',
        "",
        "2022-04-14",
    ),
    "time-element": (
        "",
        '<time itemprop="datePublished" datetime="2022-04-14">Thursday</time>',
        "2022-04-14",
    ),
    "visible-label": ("", '<div class="post-date">14 April 2022</div>', "2022-04-14"),
    "visible-below-the-heading": ("", "<p class='meta'>5 April 2022</p>", "2022-04-05"),
    "visible-dateline": (
        "",
        "<p>OSLO, 14 April 2022 – The sides met.</p>",
        "2022-04-14",
    ),
    "modified-only": ('<meta property="article:modified_time" content="2022-04-14">', "", None),
    "meta-month-only": ('<meta name="date" content="April 2022">', "", None),
    "prose-only": ("", "<p>The treaty of 14 April 2022 has been signed by both of them, he said.</p>", None),
    "copyright-only": ("", "<footer>© 14 April 2022 The Gazette</footer>", None),
    "sidebar-only": ("", '<aside><time datetime="2022-04-14">14 April 2022</time></aside>', None),
    "rival-labels": ("", '<p class="date">14 April 2022</p><p class="date">15 April 2022</p>', None),
}


@pytest.mark.parametrize(("head", "body", "day"), DAYS.values(), ids=DAYS.keys())
def test_only_a_day_that_the_page_states_counts(
    tmp_path: Path, head: str, body: str, day: str | None
) -> None:
    page = f"<html><head>{head}</head><body><article><h1>Talks</h1>{body}{PROSE}</article></body></html>"
    assert read_page(tmp_path, page).published_on == day


ENCODED = {
    "meta-charset": ('<meta charset="windows-1251">', "cp1251"),
    "meta-http-equiv": ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
    "utf-8-undeclared": ("", "utf-8"),
    "utf-16-with-mark": ('<meta charset="utf-8">', "utf-16"),
}


@pytest.mark.parametrize(("head", "encoding"), ENCODED.values(), ids=ENCODED.keys())
def test_the_declared_charset_is_believed(tmp_path: Path, head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><article><p>Переговоры возобновлены.</p></article></body></html>"
    assert "Переговоры возобновлены." in read_page(tmp_path, page, encoding).text


def test_an_xml_declaration_names_the_charset_and_does_no_harm(tmp_path: Path) -> None:
    page = f'<?xml version="1.0" encoding="windows-1252"?><html><body><p>“Café”</p>{PROSE}</body></html>'
    assert declared_charset(page.encode("cp1252")) == "windows-1252"
    assert "“Café”" in read_page(tmp_path, page, "cp1252").text


def test_a_page_without_an_article_gives_the_blocks_of_its_body(tmp_path: Path) -> None:
    page = (
        "<html><body><nav>Menu</nav><p>Talks.</p>On<br>off<ol><li>One.<li>Two.</ol>"
        "<script>x()</script></body></html>"
    )
    text = read_page(tmp_path, page).text
    assert "Talks." in text
    assert "Menu" not in text
    assert "x()" not in text


def test_the_lines_of_preformatted_text_and_the_rows_of_tables_are_kept(tmp_path: Path) -> None:
    page = (
        f"<html><body><article><h1>Vote</h1>{PROSE}<pre>TO: ALL POSTS\nFM: OSLO\n\n"
        f"1. The vote is taken.\n</pre>{PROSE}"
        f"<table><tr><th>State</th><th>Vote</th></tr><tr><td>North</td><td>yes</td></tr></table></article></body></html>"
    )
    text = read_page(tmp_path, page).text
    assert "TO: ALL POSTS\nFM: OSLO\n\n1. The vote is taken." in text
    assert "State | Vote\nNorth | yes" in text


def test_a_page_that_shows_nothing_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match="shows no text"):
        read_page(
            tmp_path,
            "<html><body><script>show('talks')</script></body></html>",
        )


BROKEN = {
    "unclosed": "<html><body><article><p>Talks resume <b>in <i>Oslo<p>They met again",
    "crossed": "<p><b>Talks</p></b> resume</div></div></html><p>again",
    "no-tags": "Talks resume in Oslo",
    "address": "https://gazette.example/",
    "deep": "<div>" * 5000 + "Talks resume" + "</div>" * 5000 + PROSE,
    "control-reference": "<p>Talks &#0; resume &#x1F; in &#xD800; Oslo &nosuch; now</p>",
    "broken-linked-data": '<script type="application/ld+json">{"datePublished":</script>' + PROSE,
    "comment-only-head": "<!-- --><p>Talks resume</p><!-- -",
}


@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_page_gives_what_text_it_has_without_the_network(
    tmp_path: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    try:
        assert read_page(tmp_path, page).text.strip()
    except EmptyDocument:
        assert page.startswith("<div>")
