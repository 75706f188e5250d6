"""What a speaker binds himself or his state to.

In: the content of an utterance and its acts. Out: a `Bond`, a commitment and what it rests on, or None.
Method: acts that bind (promise, threaten, refuse, an offer, a deal) and clauses in which the speaker's own
side "will"; the words of the text are the content; time words give the horizon (annotation guide,
"Commitment").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sottovoce.reading.act_findings import WILL, has_condition
from sottovoce.reading.act_own import UTTERED
from sottovoce.reading.content import Content, Predicate
from sottovoce.reading.horizons import find_horizon
from sottovoce.records import Commitment
from sottovoce.vocabulary import Act

_MAX_WORDS = 30
_OPENING = 50  # characters in which a negation still governs the vow
_OFFERS = frozenset({"offer", "volunteer", "tender", "extend", "hold", "propose"})
_MODAL = re.compile(r"\b(?:would have to think|consider\w*|perhaps|possibly)\b")
_MODAL_VERBS = frozenset({"may", "might", "could"})
_LASTING = re.compile(r"\b(?:remain|stay|keep|continue|nothing|nobody|no one|any|as before)\w*\b")
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|(?<!against )(?<!at )nobody|nothing|none|neither|cannot|gone|suspended|refrain|stop)"
    r"\b|n't\b"
)
_WISHES = frozenset("want hope wish like love prefer".split())
_STEPS = frozenset("suspend halt freeze ban close cancel withdraw bar".split())
_NEGATIVE_CUES = frozenset(
    {"rule", "renounce", "forswear", "refuse", "reject", "decline", "turn", "deny", "suspend", "halt", "veto"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bond:
    """A commitment and how it was found.

    words: what it rests on; None where it rests on those of the binding act.
    act: the act that binds. rule, confidence: as of a `Finding`.
    """

    commitment: Commitment
    rule: str
    words: str | None
    act: Act
    confidence: float | None = None


def find_bond(content: Content, acts: tuple[Act, ...]) -> Bond | None:
    """The commitment that the content makes; None where nobody is bound."""
    binding = _binding(content, acts)
    if binding is None:
        return None
    rule, words = binding
    commitment = _commitment(content, is_negated=_is_negated(content, acts))
    act = Act.PROMISE if Act.PROMISE in acts else acts[0]
    return Bond(commitment=commitment, rule=rule, words=words, act=act)


def head_bond(
    content: Content, acts: tuple[Act, ...], *, is_negated: bool, rule: str, confidence: float
) -> Bond:
    """A commitment that a head finds, in the words of the content."""
    commitment = _commitment(content, is_negated=is_negated)
    return Bond(commitment=commitment, rule=rule, words=None, act=acts[0], confidence=confidence)


def _commitment(content: Content, *, is_negated: bool) -> Commitment:
    return Commitment(
        content=_clause(content),
        is_negated=is_negated,
        horizon=find_horizon(content),
        strength="modal" if _is_modal(content) else None,
    )


def _is_modal(content: Content) -> bool:
    is_verb = any(t.tag_ == "MD" and t.lower_ in _MODAL_VERBS for t in content.body)
    return is_verb or _MODAL.search(content.text) is not None


def _binding(content: Content, acts: tuple[Act, ...]) -> tuple[str, str | None] | None:
    """The rule by which the speaker is bound, and the words it rests on."""
    first = acts[0]
    if Act.PROMISE in acts or first is Act.THREATEN:
        return "an act that binds", None
    if first is Act.REFUSE:
        return _refusal(content)
    if first is Act.PROPOSE:
        return ("an offer", None) if _offers(content) else None
    if first is Act.AGREE:
        deed = next((p for p in content.predicates if p.verb.tag_ == "VB"), None)
        return ("a deed agreed to", deed.verb.text) if deed is not None else None
    if first is Act.ASSURE:
        return _lasting(content)
    if first in (Act.INFORM, Act.ALIGN):
        return _own_will(content) or _suspended(content)
    return None


def _own_will(content: Content) -> tuple[str, str | None] | None:
    will = next((p for p in content.own if p.modal in WILL), None)
    return ("the own side will", will.verb.text) if will is not None else None


def _lasting(content: Content) -> tuple[str, str | None] | None:
    if content.main is not None and content.main.lemma in _WISHES:
        return None
    if (will := _own_will(content)) is not None:
        return will
    lasting = _LASTING.search(content.text)
    return ("what is assured lasts", lasting.group()) if lasting is not None else None


def _refusal(content: Content) -> tuple[str, str | None] | None:
    main = content.main
    if _cue_lemma(content) in _NEGATIVE_CUES:
        return "a step ruled out", content.utterance.cue
    if main is not None and main.lemma in _NEGATIVE_CUES:
        return "a step ruled out", main.verb.text
    if main is not None and main.lemma in UTTERED:
        return None
    refused = next((p for p in content.own if _holds_on(p)), None)
    return ("a refusal that lasts", refused.verb.text) if refused is not None else None


def _holds_on(p: Predicate) -> bool:
    return p.modal in (*WILL, "can") or not (p.is_past or p.modal)


def _offers(content: Content) -> bool:
    main = content.main
    return _cue_lemma(content) in _OFFERS or (main is not None and main.is_own and main.lemma in _OFFERS)


def _cue_lemma(content: Content) -> str:
    return (content.utterance.cue_lemma or "").split(" ")[0]


def _suspended(content: Content) -> tuple[str, str | None] | None:
    """A step of one's own side in force: "all flights are suspended until further notice"."""
    main = content.main
    if main is None or not main.is_passive or main.lemma not in _STEPS:
        return None
    is_now = any(k.dep_ == "auxpass" and k.lower_ in ("is", "are") for k in main.verb.children)
    return ("a step in force", main.verb.text) if is_now else None


def _is_negated(content: Content, acts: tuple[Act, ...]) -> bool:
    if acts[0] is Act.REFUSE or _cue_lemma(content) in _NEGATIVE_CUES:
        return True
    if acts[0] is Act.THREATEN or has_condition(content.text):
        return any(p.is_negated and p.modal in WILL and p.is_own for p in content.predicates)
    if _suspended(content) is not None:
        return True
    bound = next((p for p in content.predicates if p.modal in WILL), content.main)
    if bound is not None and bound.is_negated:
        return True
    return bool(_NEGATIVE.search(content.text[:_OPENING]))


def _clause(content: Content) -> str:
    words = content.page.text[content.utterance.start : content.utterance.end].split()
    return " ".join(words[:_MAX_WORDS]).strip(" ,;:")
