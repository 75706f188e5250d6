"""Which words stand for each voice under the headline."""

from dataclasses import replace

import pytest
import samples

from sottovoce.brief.strongest import telling_passages
from sottovoce.records import Commitment, Evidence, Statement, Target
from sottovoce.vocabulary import Act

WORDS = (
    "had no choice but to act",
    "will not join the war",
    "restore normal relations",
    "The hall applauded",
)


def courted(id: str, words: str, acts: tuple[Act, ...], **fields: object) -> Statement:
    return samples.make_statement(
        id, samples.WEEKLY, words, samples.OLIN, acts=acts, **samples.LETTER, **fields
    )


COURTESY = courted("thanks", WORDS[3], (Act.APPEAL,))
THANKS = courted("well", WORDS[3], (Act.THANK,), targets=(Target(id="LL", polarity=1.0),))
WISH = courted("wish", WORDS[2], (Act.APPEAL,), targets=(Target(id="LL", polarity=0.5),))
KINSHIP = courted("kin", WORDS[0], (Act.ALIGN,), targets=(Target(id="LL", polarity=0.9),))
PLEDGE = courted(
    "pledge", WORDS[1], (Act.INFORM,), commitment=Commitment(content="stays out", is_negated=True)
)


def told(*rated: tuple[Statement, float], side: str = "courted", gap: float = 0.8) -> list[str]:
    """The words that are cited where these statements stand at these positions."""
    evidence = tuple(
        Evidence(record=s.id, passage=s.passage, weight=1.0, value=value, side=side, note="")
        for s, value in rated
    )
    measure = samples.make_measure(value=gap, evidence=evidence)
    brief = samples.make_brief(
        statements=tuple(s for s, _ in rated), divergence=replace(samples.DIVERGENCE, measure=measure)
    )
    return [samples.WEEKLY.text[p.start : p.end] for p in telling_passages(brief)]


@pytest.mark.parametrize(
    ("rated", "cited"),
    [
        pytest.param([(COURTESY, -1.0), (WISH, -0.3)], [WORDS[2]], id="names-a-side"),
        pytest.param([(THANKS, -1.0), (WISH, -0.3)], [WORDS[2]], id="thanks-are-no-evidence"),
        pytest.param([(WISH, -0.9), (PLEDGE, -0.5)], [WORDS[1]], id="a-promise-before-a-wish"),
        pytest.param([(KINSHIP, -1.0), (PLEDGE, -0.5)], [WORDS[1]], id="a-promise-before-kinship"),
        pytest.param([(PLEDGE, 0.3), (WISH, -0.3)], [WORDS[2]], id="the-side-s-own-end"),
        pytest.param([(COURTESY, -1.0)], [], id="nothing-but-courtesy"),
    ],
)
def test_courted_side_is_shown_by_its_plainest_words(
    rated: list[tuple[Statement, float]], cited: list[str]
) -> None:
    assert told(*rated) == cited


def test_farthest_towards_the_end_of_its_side_wins_among_equals() -> None:
    other = replace(PLEDGE, id="other", passage=WISH.passage)
    assert told((PLEDGE, -0.5), (other, -0.8)) == [WORDS[2]]
    assert told((PLEDGE, 0.5), (other, 0.8), side="patron") == [WORDS[2]]


def test_the_other_way_round_the_ends_change_places() -> None:
    other = replace(PLEDGE, id="other", passage=WISH.passage)
    assert told((PLEDGE, 0.8), (other, -0.5), gap=-0.8) == [WORDS[1]]


def test_each_side_has_its_own_words() -> None:
    brief = samples.make_brief()
    shown = [samples.WEEKLY.text[p.start : p.end] for p in telling_passages(brief)]
    assert shown == ["Ostmark will always stand by Grandvia", "Ostmark will not join the war"]
    assert telling_passages(samples.make_brief(case=None)) == ()
