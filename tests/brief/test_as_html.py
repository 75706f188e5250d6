"""One file that stands alone: valid, linked, escaped, without script or request."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.records import Brief, Statement
from sottovoce.vocabulary import Act, Authenticity, DivergenceKind

SPACE = "{http://www.w3.org/1999/xhtml}"

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{4321*3}}{% raw %}",
    "</style></title></svg><b>bold</b>",
    "javascript:alert(1)",
    "a & b &amp; c",
)

BRIEFS = {
    "full": samples.make_brief(),
    "hindsight": samples.make_brief(shows_hindsight=True),
    "no-case": samples.make_brief(case=None, divergence=None, judgement=None, alignment=()),
    "nothing-at-all": samples.bare_brief(),
    "no-judgement": samples.make_brief(judgement=None),
    "open-hedging": samples.make_brief(divergence=samples.with_kind(DivergenceKind.OPEN_HEDGING)),
    "alleged": samples.make_brief(divergence=samples.with_kind(DivergenceKind.ALLEGED)),
    "case-without-measure": samples.make_brief(divergence=None, judgement=None),
    "documents-lost": samples.make_brief(documents=()),
}


def render(brief: Brief) -> str:
    return FORMATS["html"](brief, samples.name_of)


def parse(html: str) -> Element:
    """Strict: any parse error raises."""
    return html5lib.HTMLParser(strict=True).parse(html)


def tags(tree: Element, name: str) -> list[Element]:
    return list(tree.iter(f"{SPACE}{name}"))


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS.keys())
def test_page_is_valid_html_with_unique_ids_and_working_links(brief: Brief) -> None:
    tree = parse(render(brief))
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [id for id, number in ids.items() if number > 1] == []
    targets = {link.get("href", "")[1:] for link in tags(tree, "a") if link.get("href", "").startswith("#")}
    assert targets <= set(ids)
    labels = {name for svg in tree.iter() for name in (svg.get("aria-labelledby") or "").split()}
    assert labels <= set(ids)


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS.keys())
def test_headings_go_down_one_level_at_a_time(brief: Brief) -> None:
    levels = [
        int(tag.tag[-1]) for tag in parse(render(brief)).iter() if re.fullmatch(r".*}h[1-6]", str(tag.tag))
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_page_has_no_script_and_makes_no_request() -> None:
    html = render(samples.make_brief())
    tree = parse(html)
    for name in ("script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "audio"):
        assert tags(tree, name) == []
    assert not re.search(r"url\(|@import|@font-face", html)
    for element in tree.iter():
        assert not any(str(name).lower().startswith("on") for name in element.attrib)
        assert "src" not in element.attrib
    policy = [meta.get("content") for meta in tags(tree, "meta") if meta.get("http-equiv")]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_outside_links_are_web_addresses_that_tell_nothing_of_the_reader() -> None:
    outside = [
        link for link in tags(parse(render(samples.make_brief())), "a") if "://" in link.get("href", "")
    ]
    assert [link.get("href") for link in outside] == ["https://example.org/weekly/19"]
    assert outside[0].get("rel") == "noopener noreferrer"


@pytest.mark.parametrize(
    "attack", ATTACKS, ids=["script", "handler", "template", "close-tags", "address", "entity"]
)
def test_text_from_reports_is_shown_and_never_run(attack: str) -> None:
    html = render(attacked(attack))
    tree = parse(html)
    assert tags(tree, "script") == tags(tree, "img") == tags(tree, "b") == []
    assert not any(link.get("href", "").startswith("javascript") for link in tags(tree, "a"))
    shown = "".join(tree.itertext())
    assert shown.count(attack.replace('"', "’")) + shown.count(attack) >= 10
    assert "12963" not in shown


def attacked(attack: str) -> Brief:
    """The sample with the attack in every field of text."""
    document = replace(
        samples.WEEKLY, title=attack, outlet=attack, url=attack, name=attack, path=attack, language=attack
    )
    actor = replace(samples.VERESK, name=attack, office=attack)

    def poison(statement: Statement) -> Statement:
        return replace(
            statement,
            content=attack,
            speaker=replace(statement.speaker, name=attack, office=attack),
            audience=(attack, "GRV"),
            anchor=attack,
            found_by=attack,
        )

    statements = (replace(samples.NO_CHOICE, speaker=actor), *map(poison, samples.STATEMENTS))
    return samples.make_brief(
        documents=(document, samples.WIRE),
        statements=statements,
        commitments=tuple(replace(entry, content=attack, speaker=attack) for entry in samples.COMMITMENTS),
        beliefs=tuple(replace(belief, content=attack, strength=attack) for belief in samples.BELIEFS),
        circumstances=tuple(replace(item, kind=attack, direction=attack) for item in samples.CIRCUMSTANCES),
        verdicts=tuple(replace(verdict, why=attack, about=attack) for verdict in samples.VERDICTS),
        estimates=tuple(replace(estimate, about=attack, holder=attack) for estimate in samples.ESTIMATES),
        notes=(attack,),
        generated_by=attack,
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://example.org/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.org",
        "http://[broken",
    ],
)
def test_only_web_addresses_become_links(address: str) -> None:
    document = replace(samples.WEEKLY, url=address)
    tree = parse(render(samples.make_brief(documents=(document, samples.WIRE))))
    assert all(link.get("href", "").startswith("#") for link in tags(tree, "a"))
    assert address in "".join(tree.itertext())


def test_every_passage_is_marked_in_its_sentence_and_links_back() -> None:
    tree = parse(render(samples.make_brief()))
    marked = {"".join(mark.itertext()) for mark in tags(tree, "mark")}
    assert {"Ostmark will not join the war", "sanctions on Ostmark", "The approach is unrealistic."} <= marked
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    numbers = {id[2:] for id in ids if re.fullmatch(r"p-\d+", id)}
    back = {link.get("href", "")[1:] for link in tags(tree, "a") if link.get("href", "").startswith("#r-")}
    assert back == {id for id in ids if id.startswith("r-")}
    assert {id.split("-")[1] for id in back} == numbers


def test_spoken_names_of_links_hold_the_words_shown() -> None:
    """WCAG 2.2, 2.5.3: who says what he sees reaches the link."""
    for link in tags(parse(render(samples.make_brief())), "a"):
        if label := link.get("aria-label"):
            assert "".join(link.itertext()).strip("[]") in label


def test_passage_numbers_do_not_run_into_the_text() -> None:
    tree = parse(render(samples.make_brief()))
    for element in tree.iter():
        if re.fullmatch(r"p-\d+", element.get("id") or ""):
            assert re.fullmatch(r"\[\d+\]", element.text or "")
            assert (element.tail or "").startswith(" ")


def test_the_headline_is_the_heading_and_the_reasons_come_before_the_evidence() -> None:
    brief = samples.make_brief()
    tree = parse(render(brief))
    assert (tags(tree, "h1")[0].text or "").strip() == brief.headline
    assert tags(tree, "title")[0].text == brief.title
    sections = [section.get("id") for section in tags(tree, "section")]
    assert sections[:2] == ["sure", "said"]
    assert sections.index("numbers") > sections.index("gap")


def test_every_other_speaker_has_a_heading() -> None:
    for case, level in ((samples.CASE, "h4"), (None, "h3")):
        brief = samples.make_brief(case=case, divergence=None, judgement=None)
        assert "Jon Brask" in {heading.text for heading in tags(parse(render(brief)), level)}


def test_rows_of_wide_tables_become_cards_that_name_their_columns() -> None:
    for table in tags(parse(render(samples.make_brief())), "table"):
        heads = [head.text for head in tags(table, "th") if head.get("scope") == "col"]
        assert (table.get("class") == "cards") == (len(heads) > 3)
        for row in tags(table, "tr")[1:]:
            cells = tags(row, "td")
            assert [cell.get("data-label") for cell in cells] == heads[len(heads) - len(cells) :]


def test_sentences_that_nothing_rests_on_are_not_reproduced() -> None:
    assert "The hall applauded" not in render(samples.make_brief())


def test_tables_have_captions_and_scoped_heads() -> None:
    tables = tags(parse(render(samples.make_brief())), "table")
    assert len(tables) >= 6
    for table in tables:
        assert len(tags(table, "caption")) == 1
        assert all(head.get("scope") in ("col", "row") for head in tags(table, "th"))


def test_words_that_nobody_stands_for_are_only_reported() -> None:
    for authenticity in (Authenticity.LEAKED_DENIED, Authenticity.ANONYMOUS_SOURCED):
        statements = samples.rename(samples.STATEMENTS, authenticity=authenticity, acts=(Act.ASSURE,))
        shown = "".join(parse(render(samples.make_brief(statements=statements))).itertext())
        assert "is reported to have told" in shown
        assert " told Orlo" not in shown.replace("have told Orlo", "")


def test_echoes_are_shown_once_with_their_other_report() -> None:
    html = render(samples.make_brief())
    said = html[html.index('id="said"') : html.index('id="timeline"')]
    assert said.count("Ostmark will always stand by Grandvia") == 1
    assert "also in wire-0503" in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_colours_reach_contrast_aa(scheme: str) -> None:
    """WCAG 2.2: 4.5 to 1 for text."""
    html = render(samples.make_brief())
    blocks = re.findall(r":root \{(.*?)\}", html, flags=re.S)
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", blocks[0 if scheme == "light" else 1]))
    for ink in ("ink", "muted", "link", "patron", "courted"):
        assert contrast(colours[ink], colours["paper"]) >= 4.5, ink
    assert contrast(colours["ink"], colours["mark"]) >= 4.5


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
