"""When two tellings are one statement."""

from dataclasses import replace
from typing import Any

import pytest
import samples

from sottovoce.brief.echoes import group_echoes, is_echo
from sottovoce.vocabulary import Channel

FIRST = replace(samples.STAND_BY, content="Ostmark will never leave the side of Grandvia in 2031")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, True, id="same"),
        pytest.param(
            {"content": "Ostmark will never leave the side of Grandvia, in 2031."}, True, id="punctuation"
        ),
        pytest.param({"audience": ()}, True, id="audience-left-out"),
        pytest.param({"audience": ("LL",)}, False, id="other-audience"),
        pytest.param(
            {"content": "Ostmark will leave the side of Grandvia in 2031"}, False, id="negation-dropped"
        ),
        pytest.param(
            {"content": "Ostmark will never leave the side of Grandvia in 2032"}, False, id="other-number"
        ),
        pytest.param({"said_on": "2031-05-04"}, False, id="other-day"),
        pytest.param({"channel": Channel.PRIVATE}, False, id="other-openness"),
        pytest.param({"speaker": samples.OLIN}, False, id="other-speaker"),
        pytest.param({"content": ""}, False, id="no-words"),
    ],
)
def test_echo_needs_same_speaker_day_openness_and_words(changes: dict[str, Any], expected: bool) -> None:
    assert is_echo(FIRST, replace(FIRST, id="other", **changes)) is expected
    assert is_echo(replace(FIRST, id="other", **changes), FIRST) is expected


def test_every_statement_is_in_one_group() -> None:
    groups = group_echoes(samples.STATEMENTS)
    assert sorted(one.id for group in groups for one in group) == sorted(one.id for one in samples.STATEMENTS)
    assert [one.id for group in groups for one in group if len(group) > 1] == ["s-stand", "s-stand-wire"]
