"""What a speaker binds himself or his state to.

In: the content of an utterance and its acts. Out: a `Commitment` or None.
Method: acts that bind (promise, threaten, refuse, an offer, a deal) and clauses in which the speaker's own
side "will"; the words of the text are the content; time words give the horizon (annotation guide,
"Commitment").
"""

from __future__ import annotations

import re

from sottovoce.reading.act_findings import WILL, has_condition, wording
from sottovoce.reading.act_own import UTTERED
from sottovoce.reading.content import Content
from sottovoce.records import Commitment
from sottovoce.vocabulary import Act

_MAX_WORDS = 30
_OPENING = 50  # characters in which a negation still governs the vow
_OFFERS = frozenset({"offer", "volunteer", "tender", "extend", "hold", "propose"})
_MODAL = re.compile(r"\b(?:may|might|could|would have to think|consider\w*|perhaps|possibly)\b")
_LASTING = re.compile(r"\b(?:remain|stay|keep|continue|nothing|nobody|no one|any|as before)\w*\b")
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|cannot|gone|suspended|refrain|stop)\b|n't\b"
)
_WISHES = frozenset("want hope wish like love prefer".split())
_STEPS = frozenset("suspend halt freeze ban close cancel withdraw bar".split())
_NEGATIVE_CUES = frozenset(
    {"rule", "renounce", "forswear", "refuse", "reject", "decline", "turn", "deny", "suspend", "halt", "veto"}
)


def find_commitment(content: Content, acts: tuple[Act, ...]) -> Commitment | None:
    """The commitment that the content makes; None where nobody is bound."""
    if not _binds(content, acts):
        return None
    text = content.text
    return Commitment(
        content=_clause(content),
        is_negated=_is_negated(content, acts),
        horizon=_horizon(content),
        strength="modal" if _MODAL.search(text) else None,
    )


def _binds(content: Content, acts: tuple[Act, ...]) -> bool:
    lemma = (content.utterance.cue_lemma or "").split(" ")[0]
    main, text = content.main, content.text
    if Act.PROMISE in acts or acts[0] is Act.THREATEN:
        return True
    if acts[0] is Act.REFUSE:
        if lemma in _NEGATIVE_CUES or (main is not None and main.lemma in _NEGATIVE_CUES):
            return True
        if main is not None and main.lemma in UTTERED:
            return False
        return any(p.modal in (*WILL, "can") or not (p.is_past or p.modal) for p in content.own)
    if acts[0] is Act.PROPOSE:
        return lemma in _OFFERS or (main is not None and main.is_own and main.lemma in _OFFERS)
    if acts[0] is Act.AGREE:
        return any(p.verb.tag_ == "VB" for p in content.predicates)
    if acts[0] is Act.ASSURE:
        if main is not None and main.lemma in _WISHES:
            return False
        return any(p.modal in WILL for p in content.own) or _LASTING.search(text) is not None
    if acts[0] in (Act.INFORM, Act.ALIGN):
        return any(p.modal in WILL for p in content.own) or _suspended(content)
    return False


def _suspended(content: Content) -> bool:
    """A step of one's own side in force: "all flights are suspended until further notice"."""
    main = content.main
    if main is None or not main.is_passive or main.lemma not in _STEPS:
        return False
    return any(k.dep_ == "auxpass" and k.lower_ in ("is", "are") for k in main.verb.children)


def _is_negated(content: Content, acts: tuple[Act, ...]) -> bool:
    lemma = (content.utterance.cue_lemma or "").split(" ")[0]
    if acts[0] is Act.REFUSE or lemma in _NEGATIVE_CUES:
        return True
    if acts[0] is Act.THREATEN or has_condition(content.text):
        return any(p.is_negated and p.modal in WILL and p.is_own for p in content.predicates)
    bound = [p for p in content.predicates if p.modal in WILL] or list(content.predicates[:1])
    if any(p.is_negated for p in bound):
        return True
    return bool(_NEGATIVE.search(content.text[:_OPENING]))


def _horizon(content: Content) -> str:
    if (words := wording("horizon", content)) is not None:
        return words.strip()
    return "on condition" if has_condition(content.text) else "open"


def _clause(content: Content) -> str:
    words = content.page.text[content.utterance.start : content.utterance.end].split()
    return " ".join(words[:_MAX_WORDS]).strip(" ,;:")
