"""How acts, targets, signs and the commitment of one content arose: where a code and its ground are born.

In: a content and what rules or heads found in it (`Finding`, `Rated`, `Bond`). Out: their grounds. Method: a
rule's words are found again in the content, in its subject before it, or in the cue; what a head supplies
bears the head's name as its rule ("head:NAME/VERSION") and its probability as confidence.
"""

from __future__ import annotations

from collections.abc import Iterable

from sottovoce.reading.act_findings import Finding
from sottovoce.reading.commitments import Bond
from sottovoce.reading.content import Content
from sottovoce.reading.grounds import Origin, Span, find_words, ground
from sottovoce.reading.rated import UNNAMED, Rated
from sottovoce.records import Ground

_BY_GRAMMAR = "by the grammar of the clause, no single words"
_NOBODY = "nobody is named or heard whom it speaks about"
_UNBOUND = "no act and no clause of the speaker's own side binds anybody"
_EVEN = "neither its part in the clause nor the act rates it"
_HEARD = "it is addressed, as the audience tells"
_NO_NAME = "the deed has no doer in the words"


def coded_grounds(
    content: Content, finding: Finding, rated: Iterable[Rated], bond: Bond | None
) -> tuple[Ground, ...]:
    """Grounds of each act, each target with its sign, and the commitment, in this order."""
    acts = {act: _of_finding(content, finding.source_of(act)) for act in finding.acts}
    first = acts[finding.acts[0]]
    found = [ground(content.page, "acts", act.value, origin) for act, origin in acts.items()]
    for one in rated:
        found += _of_target(content, one, first)
    if not any(g.field == "targets" for g in found):
        found.append(ground(content.page, "targets", None, Origin(rule="no target", reason=_NOBODY)))
    if bond is None:
        return (*found, ground(content.page, "commitment", None, Origin(rule="not bound", reason=_UNBOUND)))
    return (*found, _of_bond(content, bond, acts.get(bond.act, first)))


def _of_finding(content: Content, finding: Finding) -> Origin:
    span = _locate(content, finding.words)
    reason = None if span is not None else _BY_GRAMMAR
    return Origin(rule=finding.rule, span=span, reason=reason, confidence=finding.confidence)


def _of_target(content: Content, rated: Rated, act: Origin) -> tuple[Ground, Ground]:
    target, sign = rated.target, rated.sign
    reason = None if rated.span else _NO_NAME if target.id == UNNAMED else _HEARD
    named = Origin(rule=rated.rule, span=rated.span, reason=reason)
    span = _locate(content, sign.words) or (act.span if target.polarity else None)
    reason = None if span else _BY_GRAMMAR if target.polarity else _EVEN
    signed = Origin(rule=sign.rule, span=span, reason=reason, confidence=sign.confidence)
    return (
        ground(content.page, "targets", target.id, named),
        ground(content.page, "polarity", f"{target.polarity:g}", signed, about=target.id),
    )


def _of_bond(content: Content, bond: Bond, act: Origin) -> Ground:
    span = _locate(content, bond.words) or act.span
    origin = Origin(
        rule=bond.rule, span=span, reason=None if span else _BY_GRAMMAR, confidence=bond.confidence
    )
    value = f"{'not: ' if bond.commitment.is_negated else ''}{bond.commitment.content}"
    return ground(content.page, "commitment", value, origin)


def _locate(content: Content, words: str | None) -> Span | None:
    """Where a rule's words stand."""
    utterance = content.utterance
    if words is not None and words == utterance.cue and utterance.cue_span is not None:
        return utterance.cue_span
    places = [(utterance.start, utterance.end), (content.tokens_start, utterance.start)]
    return find_words(content.page.text, words, (*places, *filter(None, (utterance.cue_span,))))
