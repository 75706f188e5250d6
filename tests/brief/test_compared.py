"""No divergence is told with what was compared; nothing to compare is never told as no divergence."""

import json
from dataclasses import replace

import pytest
import samples

from sottovoce.brief import FORMATS
from sottovoce.brief.compared import comparison_headline, comparison_sentences
from sottovoce.records import Comparison
from sottovoce.vocabulary import DivergenceKind

NONE = samples.with_kind(
    DivergenceKind.NONE, measure=samples.make_measure(value=0.05, low=-0.1, high=0.2), probability=0.1
)
TESTED = Comparison(sender="OST", patron="GRV", courted="LL", n_public=5, n_private=2, divergence=NONE)
AT_HOME = replace(TESTED, sender="MRE", patron="MRE")
UNTESTED = Comparison(sender="MRE", n_public=4, n_private=0)
ROOM = replace(TESTED, divergence=replace(NONE, measure=samples.make_measure(value=0.05, low=-0.5, high=0.6)))
GAP = replace(
    TESTED,
    divergence=replace(NONE, measure=samples.make_measure(value=0.6, low=-0.1, high=1.2), probability=0.7),
)


@pytest.mark.parametrize(
    ("comparisons", "headline"),
    [
        pytest.param(
            [TESTED, UNTESTED],
            "No divergence found: of Ostmark, 3 statements in public or to Grandvia and 2 in private or to "
            "the Littoral Union were compared.",
            id="one-sender",
        ),
        pytest.param(
            [TESTED, AT_HOME],
            "No divergence found: of 2 senders, 6 statements to one audience and 4 to another were compared.",
            id="several",
        ),
        pytest.param(
            [ROOM, AT_HOME],
            "No divergence found: of 2 senders, 6 statements to one audience and 4 to another were "
            "compared, too few to rule one out.",
            id="too-little",
        ),
        pytest.param(
            [GAP],
            "No divergence that could be told, though a gap was measured: of Ostmark, 3 statements in public "
            "or to Grandvia and 2 in private or to the Littoral Union were compared.",
            id="gap",
        ),
        pytest.param(
            [UNTESTED],
            "Divergence could not be tested: too few statements to compare (7 public, 2 private).",
            id="nothing-to-compare",
        ),
        pytest.param(
            [],
            "Divergence could not be tested: too few statements to compare (7 public, 2 private).",
            id="no-sender",
        ),
    ],
)
def test_headline_counts_what_was_compared(comparisons: list[Comparison], headline: str) -> None:
    assert comparison_headline(comparisons, samples.STATEMENTS, samples.name_of) == headline


def test_every_sender_is_told_with_its_interval_or_as_not_tested() -> None:
    assert comparison_sentences([ROOM, AT_HOME, UNTESTED], samples.name_of) == (
        "Ostmark, 3 statements in public or to Grandvia and 2 in private or to the Littoral Union: the gap "
        "is 0.05, with a 90 % interval from −0.50 to 0.60; that is too little to rule a divergence out.",
        "Maremia, 3 statements in public and 2 in private or to the Littoral Union: the gap is 0.05, with a "
        "90 % interval from −0.10 to 0.20.",
        "Not tested, with too few statements that bear on two sides: Maremia (4 public, 0 private).",
    )


def test_json_tells_what_was_compared_and_what_could_not_be() -> None:
    brief = samples.make_brief(case=None, divergence=None, judgement=None, comparisons=(TESTED, UNTESTED))
    content = json.loads(FORMATS["json"](brief, samples.name_of))
    tested, untested = content["comparisons"]
    assert tested["divergence"]["is_tested"] is True
    assert (tested["divergence"]["n_patron_side"], tested["divergence"]["n_courted_side"]) == (3, 2)
    assert untested["divergence"]["is_tested"] is False
    assert (untested["n_public"], untested["n_private"]) == (4, 0)
    assert content["divergence"]["is_tested"] is False


@pytest.mark.parametrize("name", ["html", "md", "text"])
def test_every_format_tells_the_grounds(name: str) -> None:
    brief = samples.make_brief(case=None, divergence=None, judgement=None, comparisons=(TESTED, UNTESTED))
    shown = " ".join(FORMATS[name](brief, samples.name_of).replace("\N{NO-BREAK SPACE}", " ").split())
    assert "90 % interval from −0.10 to 0.20" in shown
    assert "Maremia (4 public, 0 private)" in shown
