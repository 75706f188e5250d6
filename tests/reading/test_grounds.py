"""Each code of invented sentences keeps the rule that gave it and the words it rests on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from said import build, code

from sottovoce.explanation.rule_words import load_words, rule_name
from sottovoce.pipeline import read_reports
from sottovoce.reading.act_findings import Finding
from sottovoce.reading.acts import code_content
from sottovoce.reading.coded_grounds import coded_grounds
from sottovoce.reading.content import view_content
from sottovoce.reading.grounds import find_words
from sottovoce.reading.rated import Rated
from sottovoce.reading.signs import Sign
from sottovoce.records import Ground, Reading, Target
from sottovoce.vocabulary import Act

ROOT = Path(__file__).parents[2]
TARVIA = "Tarvia=TAR"

# id, sentence, names, field, value, rule, words
CODED = [
    ("cue", "<The envoy> {urged} both armies [to hold their fire].", "", "acts", "appeal", "cue", "urged"),
    (
        "content",
        "<The minister> {said} [that his country would rebuild the two patrol boats].",
        "",
        "acts",
        "promise",
        "own future",
        "rebuild",
    ),
    (
        "second act of another rule",
        "<The minister> {assured} his guests [that the country will keep the road open].",
        "",
        "acts",
        "promise",
        "will go on",
        "keep",
    ),
    (
        "reason",
        "<The minister> {announced} [the closure of two crossings because of the flood].",
        "",
        "acts",
        "justify",
        "reason given",
        "because",
    ),
    (
        "target",
        "<The minister> {condemned} [the raid by Tarvia on the harbour].",
        TARVIA,
        "targets",
        "TAR",
        "named in the content",
        "Tarvia",
    ),
    (
        "sign of the act",
        "<The minister> {condemned} [the raid by Tarvia on the harbour].",
        TARVIA,
        "polarity",
        "-0.6",
        "sign of the act",
        "condemned",
    ),
    (
        "sign by words",
        "<The minister> {urged} Tarvia [to stop the raids on the harbour of Tarvia].",
        TARVIA,
        "polarity",
        "-0.3",
        "asked to stop",
        "stop",
    ),
    (
        "commitment by its act",
        "<The minister> {promised} [to return the two patrol boats].",
        "",
        "commitment",
        "to return the two patrol boats",
        "an act that binds",
        "promised",
    ),
]


@pytest.mark.parametrize(
    ("sentence", "named", "field", "value", "rule", "words"),
    [pytest.param(*row[1:], id=row[0]) for row in CODED],
)
def test_a_code_keeps_its_rule_and_its_words(
    sentence: str, named: str, field: str, value: str, rule: str, words: str
) -> None:
    coding, text = code(sentence, "RUR", named), build(sentence, "RUR", named)[1].text
    found = [
        (rule_name(g.method), text[g.passage.start : g.passage.end] if g.passage else None)
        for g in coding.grounds
        if (g.field, g.value) == (field, value)
    ]
    assert found == [(rule, words)]


def test_what_is_not_there_says_why() -> None:
    grounds = {g.field: g for g in code("<He> {said} [that the bridge was open].", "RUR").grounds}
    for field in ("targets", "commitment"):
        assert grounds[field].value is None and grounds[field].passage is None and grounds[field].reason


def test_a_head_supplies_its_own_ground() -> None:
    utterance, page = build("<He> {said} [that Tarvia had broken its word].", "RUR", TARVIA)
    content = view_content(utterance, page)
    finding = Finding(acts=(Act.ACCUSE,), words=None, rule="head:acts/3", confidence=0.83)
    sign = Sign(-0.6, "head:signs/2", confidence=0.71)
    rated = Rated(target=Target(id="TAR", polarity=-0.6), sign=sign, rule="named in the content", span=None)
    act, _, signed, _ = coded_grounds(content, finding, [rated], None)
    assert (act.method, act.confidence, act.passage) == ("head:acts/3", 0.83, None)
    assert (signed.about, signed.method, signed.confidence) == ("TAR", "head:signs/2", 0.71)
    assert code_content(utterance, page).grounds[0].method.startswith("rule:")


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("He will go", "will", "will"),
        ("willing men will go", "will", "will"),
        ("it’s  a\nlong way", "it's a long", "it’s  a\nlong"),
        ("he responded", "respond", "responded"),
        ("he stayed", "left", None),
        ("he stayed", None, None),
    ],
)
def test_words_are_found_again_as_the_text_has_them(text: str, words: str | None, found: str | None) -> None:
    span = find_words(text, words, [(0, len(text))])
    assert (text[slice(*span)] if span else None) == found
    if words == "will":
        assert span is not None and text[span[0] - 1] == " "


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return tuple(read_reports([ROOT / "examples"]))


def grounds_in(readings: tuple[Reading, ...]) -> Iterator[tuple[str, Ground]]:
    for reading in readings:
        for record in (*reading.statements, *reading.events):
            yield from ((reading.document.text, ground) for ground in record.grounds)


def test_every_code_of_the_examples_has_its_ground(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        for s in reading.statements:
            values = {
                field: [g.value for g in s.grounds if g.field == field]
                for field in ("speaker", "audience", "channel", "said_on", "surfaced_on", "authenticity")
            }
            assert values["audience"] == ["; ".join(s.audience) or None]
            assert values["channel"] == [s.channel.value]
            assert values["said_on"] == [s.said_on]
            assert values["surfaced_on"] == [s.surfaced_on]
            assert values["authenticity"] == [s.authenticity.value]
            assert len(values["speaker"]) == 1
            assert [g.value for g in s.grounds if g.field == "acts"] == [act.value for act in s.acts]
            signs = [(g.about, float(g.value or 0)) for g in s.grounds if g.field == "polarity"]
            assert signs == [(t.id, t.polarity) for t in s.targets]
            assert len([g for g in s.grounds if g.field == "commitment"]) == 1
        for e in reading.events:
            assert [g.value for g in e.grounds if g.field == "sources"] == list(e.sources)
            assert [g.value for g in e.grounds if g.field == "date"] == [e.date]


def test_every_ground_has_words_or_a_reason(readings: tuple[Reading, ...]) -> None:
    for text, ground in grounds_in(readings):
        assert ground.passage is not None or ground.reason
        assert ground.value is not None or ground.reason
        if ground.passage is not None:
            words = text[ground.passage.start : ground.passage.end]
            assert words and words == words.strip()


def is_told(field: str, rule: str) -> bool:
    table = load_words()
    begins = (of in (field, "") and r.endswith("*") and rule.startswith(r[:-1]) for of, r in table)
    return (field, rule) in table or ("", rule) in table or any(begins)


def test_every_rule_met_is_told_in_words(readings: tuple[Reading, ...]) -> None:
    met = {
        (g.field, rule_name(g.method)) for _, g in grounds_in(readings) if not g.method.startswith("head:")
    }
    assert {pair for pair in met if not is_told(*pair)} == set()


_NAMES = (
    r'rule=\s*"([^"]+)"',
    r'\.by\(\s*"([^"]+)"\)',
    r'family_rule\("[^"]+", [\w.]+, "([^"]+)"\)',
    r'Sign\([^"\n]*"([^"]+)"',
    r'^ +\("([a-z][^"]+)", (?:self\._?\w+|partial)',
)


def test_every_rule_written_is_told_in_words() -> None:
    known = {rule for _, rule in load_words()}
    written = {
        name.removeprefix("rule:")
        for path in (ROOT / "src" / "sottovoce" / "reading").glob("*.py")
        for pattern in _NAMES
        for name in re.findall(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    # "day" is only what a day is called before its step names it.
    lacking = {name for name in written - {"day"} if name not in known and not name.startswith("head:")}
    assert len(written) > 100
    assert lacking <= {"statement-talk"}
