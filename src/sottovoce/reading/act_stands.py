"""Rules that read an act off words for a stand: a fact borne out, a wish granted, a step held out or awaited.

In: a `Content`. Out: a `Finding`, or None where no rule speaks.
Method: a wording family (`lexicon/act_wording.csv`) near the opening, not turned round by a negation.
"""

from __future__ import annotations

import re

from sottovoce.reading.act_findings import OPENING, Finding, find_wording, is_turned, wording
from sottovoce.reading.content import Content
from sottovoce.vocabulary import Act, ActorKind

# How awaiting opens that is laid on nobody's subject: "it is for Rome to choose", "no time for war".
_ANYBODY = re.compile(r"\b(?:them|him|her|you|us|everyone|everybody|others|both|all|partners?|sides?|it)\b")
_IMPERSONAL = ("it ", "it'", "is ", "was ", "are ", "were ", "'s ", "had ", "has ", "have ", "high ")


def read_borne_out(content: Content) -> Finding | None:
    """ "The letter had come", "they had indeed met": a fact borne out."""
    match = find_wording("confirms", content)
    if match is None or is_turned(content, match) or (content.main is not None and content.main.is_negated):
        return None
    return Finding(acts=(Act.CONFIRM,), words=match.group(), rule="borne out")


def read_consent(content: Content) -> Finding | None:
    match = find_wording("consent", content)
    if match is None or match.start() > OPENING or is_turned(content, match):
        return None
    if content.main is not None and not content.main.is_own:
        return None  # "they have accepted it": told of others
    return Finding(acts=(Act.AGREE,), words=match.group(), rule="agreed")


def read_held_out(content: Content) -> Finding | None:
    """ "The date could be moved": what could be done is held out, unless it would do harm."""
    words = wording("offered", content)
    if words is None or wording("harm", content) or content.utterance.speaker.kind is ActorKind.UNNAMED:
        return None
    return Finding(acts=(Act.PROPOSE,), words=words, rule="held out")


def read_awaited(content: Content) -> Finding | None:
    """ "Ottawa expected an apology", "it is for Rome to choose": an appeal, where the speaker awaits it."""
    match = find_wording("awaits", content)
    if match is None or match.start() > OPENING:
        return None
    if (
        match.group().startswith("expect")
        and match.group().endswith(" to")
        and not _names_doer(content, match)
    ):
        return None
    if not match.group().startswith(_IMPERSONAL) and not (content.main is not None and content.main.is_own):
        return None
    return Finding(acts=(Act.APPEAL,), words=match.group(), rule="awaited of others")


def _names_doer(content: Content, match: re.Match[str]) -> bool:
    """Whether somebody is expected to act, and not something: "expected *them* to", not "prices to fall"."""
    if _ANYBODY.search(match.group()):
        return True
    names = (m.surface.lower() for m in content.mentions)
    return any(name in match.group() for name in names)


def read_kept(content: Content) -> Finding | None:
    """ "Our banks meet all requirements": a duty kept calms."""
    match = find_wording("keeps", content)
    if match is None or is_turned(content, match):
        return None
    return Finding(acts=(Act.ASSURE,), words=match.group(), rule="calm")
