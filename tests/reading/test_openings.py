"""How matches can begin: every match of a wording begins with one of its openings."""

import pytest

from sottovoce.reading.openings import alternatives, openings

# pattern, its openings of at most three letters
PATTERNS = [
    ("likely", {"lik"}),
    ("as|it is", {"as", "it "}),
    (r"it\s+is", {"it"}),
    ("(?:very )?likely", {"ver", "lik"}),
    ("(?:no|few) doubts?", {"no ", "few"}),
    ("colou?r", {"col"}),
    ("go+d", {"go"}),
    ("a*b", {"a", "b"}),
    (r"\bAt", {"at"}),
    ("(?!not)now", {"now"}),
    ("['’]s", {"'s", "’s"}),
    (r"\w+ly", {""}),
    (r"(?:\w+ )?sure", {"", "sur"}),
    ("[a-f]x", {""}),
    (r"x\(y|z", {"x", "z"}),
    ("(?:a|(?:bc|d)e)", {"a", "bce", "de"}),
    ("ab{2}c", {"ab"}),
]


@pytest.mark.parametrize(("pattern", "found"), PATTERNS)
def test_the_openings_of_a_pattern(pattern: str, found: set[str]) -> None:
    assert openings(pattern) == found


def test_bars_within_brackets_part_nothing() -> None:
    assert alternatives(r"a(?:b|c)|[|x]d|\|e") == ["a(?:b|c)", "[|x]d", r"\|e"]
