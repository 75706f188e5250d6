"""Feeds as they are, and as they should not be."""

import pytest
from feed_server import rss

from sottovoce.errors import EmptyDocument, FetchError, UnsupportedLanguage
from sottovoce.watch.entries import Entry, fingerprint, read_entries
from sottovoce.watch.fetching import Answer
from sottovoce.watch.reports import entry_document, page_document
from sottovoce.watch.settings import Feed

URL = "https://wire.example/feeds/all.xml"
FEED = Feed(url=URL, outlet="Norland Wire")
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><id>tag:1</id><title type="html">Talks &amp;amp; &lt;b&gt;terms&lt;/b&gt;</title>
<link rel="self" href="/self"/><link href="../a/1"/>
<published>2022-04-12T23:30:00+03:00</published><updated>2022-04-13T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>The envoy <b>spoke</b>.</p><p>He left.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item><title>Old</title><link>http://a.example/o</link>
 <description>Words.</description><dc:date>2004-02-01</dc:date></item></rdf:RDF>"""
FULL = {
    "title": "One",
    "guid": "g1",
    "link": "http://a.example/1",
    "pubDate": "Tue, 12 Apr 2022 23:30:00 +0300",
    "description": "Short.",
    "raw": '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<![CDATA[<p>The whole text.</p><script>no()</script>]]></content:encoded>",
}


def read(body: str | bytes, charset: str | None = None) -> tuple[Entry, ...]:
    return read_entries(body.encode() if isinstance(body, str) else body, url=URL, charset=charset)


def test_rss_is_read() -> None:
    (entry,) = read(rss([FULL]))
    assert entry == Entry(
        guid="g1",
        link="http://a.example/1",
        title="One",
        text="<p>The whole text.</p><script>no()</script>",
        published_on="2022-04-12",
        updated=None,
    )
    document = entry_document(entry, FEED)
    assert document.text == "One\n\nThe whole text."
    assert (document.outlet, document.published_on, document.published_basis) == (
        "Norland Wire",
        "2022-04-12",
        "feed",
    )
    assert document.url == "http://a.example/1"


def test_atom_is_read() -> None:
    (entry,) = read(ATOM)
    assert (entry.guid, entry.link, entry.title) == ("tag:1", "https://wire.example/a/1", "Talks & terms")
    assert (entry.published_on, entry.updated) == ("2022-04-12", "2022-04-13T00:00:00Z")
    assert entry_document(entry, FEED).text == "Talks & terms\n\nThe envoy spoke.\n\nHe left."


def test_rdf_is_read() -> None:
    (entry,) = read(RDF)
    assert (entry.link, entry.text, entry.published_on) == ("http://a.example/o", "Words.", "2004-02-01")


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ({"guid": "http://a.example/g"}, "http://a.example/g"),
        ({"guid": "77-b"}, None),
        ({"raw": '<guid isPermaLink="false">http://a.example/g</guid>'}, None),
        ({"link": "/here"}, "https://wire.example/here"),
    ],
    ids=["guid is the address", "guid is none", "guid is said to be none", "relative"],
)
def test_the_page_behind_an_entry(item: dict[str, str], link: str | None) -> None:
    assert read(rss([item]))[0].link == link


WORDS = "Präsident Škoda “spoke”"


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "iso-8859-1", None),
        ("utf-8", "utf-8", "iso-8859-1"),
        ("cp1252", "windows-1252", None),
        ("cp1252", "utf-8", "windows-1252"),
        ("utf-16", "utf-16", None),
        ("utf-8-sig", "utf-8", None),
    ],
)
def test_a_charset_that_is_not_the_declared_one(encoding: str, declared: str, charset: str | None) -> None:
    body = rss([{"title": WORDS}]).replace('encoding="utf-8"', f'encoding="{declared}"')
    assert read(body.encode(encoding), charset)[0].title == WORDS


@pytest.mark.parametrize("faulty", ["a\x0bb", "a&nbsp;b", "a&mdash;b"])
def test_small_faults_do_not_cost_the_feed(faulty: str) -> None:
    (entry,) = read(rss([{"raw": f"<title>{faulty}</title>"}]))
    assert entry.title is not None and entry.title.startswith("a")


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>'
FILE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (rss([FULL])[:-40], "no sound XML"),
        (rss([FULL, FULL])[:200], "no sound XML"),
        ("", "gives nothing"),
        ("   \n", "gives nothing"),
        ("Service temporarily down", "no sound XML"),
        ('{"items": []}', "no sound XML"),
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "a web page, not a feed"),
        ("<!-- x --><html><head/></html>", "a web page, not a feed"),
        ("<opml><body/></opml>", "no feed (<opml>)"),
        (b"%PDF-1.7 1 0 obj" + bytes(range(128, 256)), "no feed"),
        (bytes(range(256)) * 20, "no feed"),
        (BOMB, "entities of its own"),
        (FILE, "entities of its own"),
        ("<rss>" + "<a>" * 100_000, "no sound XML"),
    ],
    ids="cut cut-in-entry empty blank words json page comment-page opml pdf binary bomb file deep".split(),
)
def test_what_is_no_feed_is_told(body: str | bytes, words: str) -> None:
    with pytest.raises(FetchError) as caught:
        read(body)
    assert words in caught.value.message


def test_the_fingerprint_is_of_the_words_not_of_the_guid() -> None:
    one, other, updated, renamed = read(
        rss([FULL, {**FULL, "guid": "g2"}, {**FULL, "title": "Two"}, {**FULL, "link": "http://a.example/2"}])
    )
    assert fingerprint(one, is_followed=False) == fingerprint(other, is_followed=False)
    assert fingerprint(one, is_followed=True) == fingerprint(other, is_followed=True)
    assert fingerprint(one, is_followed=False) != fingerprint(updated, is_followed=False)
    assert fingerprint(one, is_followed=False) == fingerprint(renamed, is_followed=False)
    assert fingerprint(one, is_followed=True) != fingerprint(renamed, is_followed=True)


def test_an_entry_without_words_is_told() -> None:
    with pytest.raises(EmptyDocument):
        entry_document(read(rss([{"guid": "x"}]))[0], FEED)
    assert entry_document(read(rss([{"title": "Envoy leaves"}]))[0], FEED).text == "Envoy leaves"


def test_a_language_that_is_stated_is_not_guessed() -> None:
    french = {
        "title": "T",
        "description": "Le ministre des Affaires étrangères a déclaré lundi que son gouvernement n'enverrait "
        "pas de soldats. Il a ajouté que les discussions avec les pays voisins se poursuivraient. " * 4,
    }
    (entry,) = read(rss([french]))
    with pytest.raises(UnsupportedLanguage):
        entry_document(entry, FEED)
    assert entry_document(entry, Feed(url=URL, language="en")).language == "en"


# --- pages ------------------------------------------------------------------------------------------

PAGE = "<html><head><title>T</title></head><body><nav>Menu</nav><article><h1>T</h1>" + (
    "<p>The envoy of Norland spoke at length of the harbour, the fish and the ice of that winter.</p>" * 4
)


def answer(body: str, kind: str = "text/html", *, is_length_known: bool = True) -> Answer:
    return Answer(
        status=200,
        url="http://a.example/1",
        moved_to=None,
        body=body.encode(),
        kind=kind,
        charset=None,
        etag=None,
        modified=None,
        is_length_known=is_length_known,
    )


def test_the_article_of_a_page_is_read() -> None:
    (entry,) = read(rss([FULL]))
    document = page_document(answer(PAGE + "</article></body></html>"), entry, FEED)
    assert "harbour" in document.text and "Menu" not in document.text
    assert (document.published_on, document.url, document.outlet) == (
        "2022-04-12",
        "http://a.example/1",
        "Norland Wire",
    )
    plain = page_document(answer("The envoy spoke.\n", "text/plain"), entry, FEED)
    assert plain.text == "The envoy spoke.\n"


def test_a_page_cut_short_is_not_taken_for_a_report() -> None:
    (entry,) = read(rss([FULL]))
    with pytest.raises(FetchError, match="no end"):
        page_document(answer(PAGE, is_length_known=False), entry, FEED)
    with pytest.raises(EmptyDocument):
        page_document(answer("<html><body></body></html>"), entry, FEED)
