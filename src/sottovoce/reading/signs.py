"""How kindly an act speaks of an actor, by the actor's part in the clause.

In: a content, its acts, a part (`parts.py`). Out: a `Sign`: polarity in steps of 0.3, 0 where neither tells,
with the rule that gave it and the words it matched.
"""

from __future__ import annotations

from typing import NamedTuple

from sottovoce.reading.act_findings import find_wording, has_condition, is_turned, wording
from sottovoce.reading.content import Content
from sottovoce.reading.parts import Part
from sottovoce.vocabulary import Act

BY_ACT = "sign of the act"  # its rule, where the act rates whomever it names
_BAD = ("failing", "blame", "rate_bad")
_GOOD = ("gaining", "rate_good")
_BY_ACT = {
    Act.ACCUSE: -0.6,
    Act.CONDEMN: -0.6,
    Act.THREATEN: -0.3,
    Act.WARN: -0.3,
    Act.THANK: 0.6,
    Act.PRAISE: 0.6,
    Act.ALIGN: 0.9,
    Act.AGREE: 0.3,
}
_NEARING = frozenset({Act.APPEAL, Act.PROPOSE, Act.PROMISE, Act.ASSURE, Act.ASSESS, Act.INFORM, Act.PREDICT})
_SPARING = frozenset({Act.REFUSE, Act.CONDEMN, Act.DENY, Act.ASSURE})
_CALMED = frozenset({Part.PARTNER, Part.RECEIVER, Part.NAMED})
_BINDING = frozenset({Act.PROMISE, Act.ASSURE})
_COMMITTED = frozenset({Act.PROMISE, Act.ASSURE, Act.ALIGN})
_STANDING = frozenset({Act.PROMISE, Act.ASSURE, Act.ALIGN, Act.PREDICT, Act.INFORM, Act.THREATEN})
_TELLING = frozenset({Act.INFORM, Act.ASSESS, Act.CONFIRM, Act.DISCLOSE})
_FORESEEN = frozenset({Act.ASSESS, Act.PREDICT, Act.WARN, Act.INFORM})
_MOVERS = frozenset({Part.DOER, Part.NAMED})
# Acts that take a side: who stands behind "against" is the other side.
_SIDING = frozenset({Act.ALIGN, Act.PROMISE, Act.THANK, Act.PRAISE, Act.AGREE})


class Sign(NamedTuple):
    """How kindly, by which rule or head, and the words; None where it rests on those of the first act."""

    polarity: float
    rule: str
    words: str | None = None
    confidence: float | None = None


def find_sign(content: Content, acts: tuple[Act, ...], part: Part) -> Sign:
    """How the act rates an actor by its part in the clause."""
    first = acts[0]
    if part is Part.UPHELD:
        return Sign(0.6 if first in (Act.ALIGN, Act.ASSURE, Act.PROMISE) else 0.3, "what is his is upheld")
    if part is Part.SANCTIONED and first is Act.WARN:
        return _NEITHER
    if part is Part.SANCTIONED:
        return Sign(0.3, "spared sanctions") if first in _SPARING else Sign(-0.6, "hit by sanctions")
    if part is Part.SUFFERER and first not in (Act.APPEAL, Act.THREATEN, Act.WARN):
        return Sign(-0.6, "harm to him excused") if first is Act.JUSTIFY else Sign(0.3, "suffers")
    if part is Part.PARTNER and first in _NEARING and (nearing := wording("nearing", content)):
        return Sign(0.6, "ties sought", nearing)
    if first in _COMMITTED and (course := wording("course", content)) and not _is_main_negated(content):
        return Sign(0.6, "on his course", course)
    if first in _STANDING and (beside := wording("beside", content)) and has_condition(content.text):
        return Sign(0.6, "stood by", beside)
    if (
        (part in _MOVERS or part is Part.PARTNER)
        and first in _TELLING
        and (forced := wording("incursion", content))
    ):
        return Sign(-0.6, "force told", forced)
    if (
        part in _MOVERS
        and first in _FORESEEN
        and wording("curbs", content)
        and (vain := wording("futile", content))
    ):
        return Sign(-0.3, "his curbs held useless", vain)
    if part is Part.ANSWERED:
        return Sign(-0.6, "answered for a deed")
    if part is Part.OPPOSED and first in _SIDING and not _is_main_negated(content):
        return Sign(-0.6, "sided against")
    if part is Part.PARTNER and first in _BINDING:
        is_none = content.main is not None and content.main.is_negated
        if is_none and (cut := wording("cutting", content)) is not None:
            return Sign(0.6, "ties spared", cut)
        return Sign(-0.3, "dealings ruled out") if is_none else Sign(0.3, "dealings held out")
    if part is Part.PARTNER and first is Act.PRAISE:
        return _NEITHER
    return _polarity_of_act(content, acts, part)


def _is_main_negated(content: Content) -> bool:
    return content.main is not None and content.main.is_negated


_NEITHER = Sign(0.0, "neither part nor act rates")


def _polarity_of_act(content: Content, acts: tuple[Act, ...], part: Part) -> Sign:
    is_blamed = part is Part.DOER and Act.ACCUSE in acts
    match acts[0]:
        case Act.JUSTIFY:
            if is_blamed:
                return Sign(-0.6, "blamed beside")
            return Sign(0.6, "his deed excused") if part in (Part.DOER, Part.NAMED) else _NEITHER
        case Act.APPEAL:
            if stop := wording("stop", content):
                return Sign(-0.3, "asked to stop", stop)
            asked = wording("help", content) or wording("presence", content)
            return Sign(0.3, "asked to help", asked) if asked else _NEITHER
        case Act.REFUSE:
            return _NEITHER if part is Part.RECEIVER else Sign(-0.3, "refused")
        case Act.PROMISE:
            if helped := _helps(content):
                return Sign(0.6, "helped", helped)
            if Act.ALIGN in acts:
                return Sign(0.9, "sided with")
            given = _granted(content) if part in (Part.DOER, Part.NAMED) else None
            return Sign(0.3, "granted", given) if given else _NEITHER
        case Act.ASSURE:
            if helped := _helps(content):
                return Sign(0.6, "helped", helped)
            is_calmed = part is Part.PARTNER or (part in _CALMED and not _is_disowned(content))
            return Sign(0.3, "assured") if is_calmed else _NEITHER
        case Act.DENY:
            if is_blamed:
                return Sign(-0.6, "blamed beside")
            return Sign(-0.3, "dealings denied") if part is Part.PARTNER else _NEITHER
        case Act.ASSESS | Act.INFORM | Act.PREDICT | Act.CONFIRM | Act.DISCLOSE:
            return _told(content) if part in (Part.DOER, Part.NAMED) else _NEITHER
    return Sign(_BY_ACT[acts[0]], BY_ACT) if acts[0] in _BY_ACT else _NEITHER


def _is_disowned(content: Content) -> bool:
    """Whether the speaker only disowns a deed or a wish: "is not out to contain X", "has no plan for X"."""
    main = content.main
    is_negated = main is not None and main.is_own and main.is_negated and main.modal is None
    return is_negated or wording("no_wish", content) is not None


def _granted(content: Content) -> str | None:
    """Words by which something is granted or kept for others, and not ruled out."""
    is_negated = content.main is not None and content.main.is_negated
    return None if is_negated or has_condition(content.text) else wording("granting", content)


def _helps(content: Content) -> str | None:
    """Words by which help is held out, and not ruled out."""
    words = wording("help", content)
    if wording("no_wish", content) is not None or any(p.is_negated for p in content.predicates[:1]):
        return None
    return words


def _holds(content: Content, families: tuple[str, ...]) -> str | None:
    """Words of a family that stand in the content, no negation turning them."""
    matches = (find_wording(f, content) for f in families)
    return next((m.group() for m in matches if m is not None and not is_turned(content, m)), None)


def _told(content: Content) -> Sign:
    bad, good = _holds(content, _BAD), _holds(content, _GOOD)
    if bad and not good:
        return Sign(-0.3, "told as bad", bad)
    return Sign(0.3, "told as good", good) if good and not bad else _NEITHER
