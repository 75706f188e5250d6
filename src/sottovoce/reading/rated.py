"""A target with its sign, and the codes that a target may bear: shared by all that find targets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.content import Content
from sottovoce.reading.signs import Sign
from sottovoce.records import Mention, Target

if TYPE_CHECKING:
    from spacy.tokens import Token

UNNAMED = "unnamed forces"
_CODE = re.compile(r"[A-Z]{3}|EU|NATO|WEST|G7|G20|CSTO|OSCE|UN|AU|ASEAN|BRICS")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rated:
    """A target with its sign. `rule` and `span`: how it was found, and where it is named."""

    target: Target
    sign: Sign
    rule: str
    span: tuple[int, int] | None


def rate(key: str, sign: Sign, rule: str, mention: Mention | None) -> Rated:
    """A target under its key, at the place of its mention."""
    span = (mention.passage.start, mention.passage.end) if mention is not None else None
    return Rated(target=Target(id=key, polarity=sign.polarity), sign=sign, rule=rule, span=span)


def is_code(code: str | None) -> bool:
    """Whether a target may bear this code: a state, or an alliance of states."""
    return code is not None and _CODE.fullmatch(code) is not None


def own_states(content: Content) -> set[str]:
    """Codes of the speaker's own side."""
    return set(states_in(content.utterance.speaker.state))


def other_state(content: Content, mention: Mention) -> str | None:
    """Code of a named actor who is not of the speaker's side."""
    code = mention.actor.state
    return code if code is not None and is_code(code) and code not in own_states(content) else None


def head_of(content: Content, mention: Mention) -> Token | None:
    """The token of the content that heads a mention."""
    start = content.page.blocks[content.utterance.block].start
    first, last = mention.passage.start - start, mention.passage.end - start
    span = [t for t in content.tokens if first <= t.idx < last]
    return next((t for t in span if t.head not in span or t.head == t), None)
