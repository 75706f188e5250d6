"""What a rule of acts finds, and the looks at a content that all such rules share.

In: a `Content`. Out: a `Finding`; matches of a wording family (`lexicon/act_wording.csv`); conditions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sottovoce.reading.act_wordings import find_family
from sottovoce.reading.content import Content
from sottovoce.vocabulary import Act

WILL = frozenset({"will", "would", "shall"})
OPENING = 60  # characters within which words still belong to the main clause
_BEFORE = 30  # characters before a word in which a negation still turns it round
_NOT = re.compile(r"\b(?:not|never|no|nobody|nothing|none|neither|nor|without)\b|n't\b")
_IF = re.compile(r"\b(?:if|unless|provided(?: that)?|on condition|(?<!for )as long as|in case)\b")
_INVERTED = re.compile(r"(?:^|[;,.] |\bbut |\band )(?:should|were|had) (?:\w+ ){1,4}\w+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Acts found by one rule or head, and the words it rests on.

    rule: its name; "head:NAME/VERSION" for a head, with its probability as confidence.
    brought: of acts that another finding added, that finding.
    """

    acts: tuple[Act, ...]
    words: str | None
    rule: str
    confidence: float | None = None
    brought: Mapping[Act, Finding] = field(default_factory=dict)

    def source_of(self, act: Act) -> Finding:
        """The finding that gave one of the acts."""
        return self.brought.get(act, self)


Rule = Callable[[Content], Finding | None]


def wording(family: str, content: Content) -> str | None:
    """The words of a family that the content holds first."""
    match = find_wording(family, content)
    return match.group() if match else None


def find_wording(family: str, content: Content) -> re.Match[str] | None:
    """The first match of a family in the content."""
    return find_family(family, content.text)


def is_turned(content: Content, match: re.Match[str]) -> bool:
    """Whether a negation stands shortly before the words, in the same clause ("is *not* a *crime*")."""
    before = re.split(r"[,.;:]|\bbut\b", content.text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    return _NOT.search(before) is not None


def family_rule(family: str, act: Act, rule: str) -> Rule:
    """A rule that speaks wherever a wording family does."""

    def read(content: Content) -> Finding | None:
        words = wording(family, content)
        return Finding(acts=(act,), words=words, rule=rule) if words else None

    return read


def has_condition(text: str) -> bool:
    """Whether what is said hangs on a condition."""
    return bool(_IF.search(text)) or is_inverted(text)


def is_inverted(text: str) -> bool:
    """Whether a condition is put by word order ("should the tariff stand, ...")."""
    return bool(_INVERTED.search(text)) and not text.endswith("?")
