"""Statements told more than once.

In: statements in reading order. Out: groups; the first of a group is the one to show, the others are where
else it was told. Method: same speaker, same day, same openness, no other audience, and nearly the same
words (Jaccard index). Words that turn or size a claim, negations and numbers, must be the same.
"""

import re
from collections.abc import Sequence

from sottovoce.records import Statement
from sottovoce.vocabulary import Channel

# Two tellings of one sentence share four words in five; looser values joined neighbouring promises.
MIN_SHARED_WORDS = 0.8

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_TURNS = frozenset(["no", "not", "never", "nor", "neither", "none", "nothing", "nobody", "without", "cannot"])


def group_echoes(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Groups in the order of their fullest member; every statement is in exactly one group."""
    groups: list[list[Statement]] = []
    for statement in statements:
        for group in groups:
            if is_echo(group[0], statement):
                group.append(statement)
                break
        else:
            groups.append([statement])
    return tuple(tuple(sorted(group, key=_fullness)) for group in groups)


def is_echo(one: Statement, other: Statement) -> bool:
    if (one.speaker.name, one.said_on) != (other.speaker.name, other.said_on):
        return False
    if _is_open(one) != _is_open(other) or not _may_be_same(set(one.audience), set(other.audience)):
        return False
    words, others = _words(one.content), _words(other.content)
    if not words or not others or _turning(words) != _turning(others):
        return False
    return len(words & others) / len(words | others) >= MIN_SHARED_WORDS


def _is_open(statement: Statement) -> bool:
    return statement.channel is Channel.PUBLIC


def _may_be_same(audience: set[str], other: set[str]) -> bool:
    """One telling may leave audiences out; it may not name others."""
    return audience <= other or other <= audience


def _words(content: str) -> set[str]:
    return {match.group().lower().replace("’", "'") for match in _WORD.finditer(content)}


def _turning(words: set[str]) -> set[str]:
    return {word for word in words if word in _TURNS or word.endswith("n't") or word[0].isdigit()}


def _fullness(statement: Statement) -> int:
    """Fullest first: more of the audience named, then more words."""
    return -(1000 * len(statement.audience) + len(statement.content))
