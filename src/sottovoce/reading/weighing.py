"""Rules and the code head weighed against each other: who gives an act, a sign, a commitment.

A rule that found words for an act keeps it: on reports that neither had seen such rules are right twice as
often as the head. Where the rules only guess, because nothing in the words told them more than tense and
subject, the head decides if it is sure enough (bench/statements/README.md has both by themselves).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.act_findings import Finding
from sottovoce.reading.commitments import Bond, head_bond
from sottovoce.reading.content import Content
from sottovoce.reading.heads.answering import VERSION, Judged
from sottovoce.reading.heads.reliability import ACT, COMMITMENT, SIGN, share_right
from sottovoce.reading.signs import BY_ACT, Sign
from sottovoce.records import Target
from sottovoce.vocabulary import Act

if TYPE_CHECKING:
    from sottovoce.reading.rated import Rated

# Rules of acts that go by tense and subject alone, or by words that lean to an act without naming it.
_GUESSES = frozenset(("told", "copula", "future of others", "own course", "leaning cue"))
# Acts that words need not name. Thanks, silences, confirmations, disclosures and their like leave words that
# the rules know; where those found none, reports that neither had seen bore the head out in one case of five.
_UNMARKED = (
    *(Act.INFORM, Act.ASSESS, Act.PREDICT, Act.ASSURE, Act.PROMISE, Act.REFUSE, Act.DENY),
    *(Act.APPEAL, Act.PROPOSE),
)
_SURE_OF_ACT = 0.2  # of 21
_SURE_OF_MORE = 0.5
_SURE_OF_SIGN = 0.78  # of 3
_SURE_OF_BOND = 0.98
_MOST_ACTS = 2
# Acts that rate strongly whom they speak of.
_STRONG = frozenset({Act.ACCUSE, Act.CONDEMN, Act.PRAISE, Act.THANK, Act.ALIGN})
# Acts by which nobody binds himself.
_FREE = frozenset({Act.NO_COMMENT, Act.DENY, Act.ACCUSE, Act.CONDEMN, Act.PRAISE, Act.THANK, Act.APPEAL})


def weigh_acts(finding: Finding, judged: Judged) -> Finding:
    """The rule's finding, or the head's where the rule only guessed and the head is sure enough.

    Thresholds are of the head's own probabilities; the confidence told is the share of such answers that
    proved right in reports.
    """
    first = max(_UNMARKED, key=judged.first.__getitem__)
    sure = judged.first[first]
    if finding.rule not in _GUESSES or sure < _SURE_OF_ACT:
        return finding
    more = sorted((judged.acts[act], act) for act in _UNMARKED if judged.acts[act] > _SURE_OF_MORE)
    others = [act for _, act in reversed(more) if act is not first]
    acts = (first, *others)[:_MOST_ACTS]
    return Finding(acts=acts, words=None, rule=VERSION, confidence=share_right(judged.reliability, ACT, sure))


def weigh_signs(rated: tuple[Rated, ...], finding: Finding, judged: Judged) -> tuple[Rated, ...]:
    """The targets, with the head's sign where the rules found none, or only by an act that is the head's."""
    return tuple(_weigh_sign(one, finding, judged) for one in rated)


def _weigh_sign(one: Rated, finding: Finding, judged: Judged) -> Rated:
    shares = judged.signs.get(one.span[0]) if one.span is not None else None
    if shares is None or (one.sign.polarity and not (finding.rule == VERSION and one.sign.rule == BY_ACT)):
        return one
    bad, even, good = shares
    sure = max(bad, good)
    if even > _SURE_OF_SIGN and one.sign.rule == BY_ACT:
        sign = Sign(0.0, VERSION, None, share_right(judged.reliability, SIGN, even))
        return replace(one, target=Target(id=one.target.id, polarity=0.0), sign=sign)
    if sure <= _SURE_OF_SIGN:
        return one
    size = 0.6 if finding.acts[0] in _STRONG else 0.3
    polarity = -size if bad > good else size
    sign = Sign(polarity, VERSION, None, share_right(judged.reliability, SIGN, sure))
    return replace(one, target=Target(id=one.target.id, polarity=polarity), sign=sign)


def weigh_bond(content: Content, bond: Bond | None, acts: tuple[Act, ...], judged: Judged) -> Bond | None:
    """The rule's commitment, or one that the head finds where no rule does."""
    if bond is not None or judged.binds < _SURE_OF_BOND or acts[0] in _FREE:
        return bond
    is_negated = judged.refrains > 0.5
    sure = share_right(judged.reliability, COMMITMENT, judged.binds)
    return head_bond(content, acts, is_negated=is_negated, rule=VERSION, confidence=sure)
