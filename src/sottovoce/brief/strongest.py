"""The statement on either side that shows best how far the two voices lie apart.

In: a `Brief` with a divergence. Out: passages, at most one a side. Method: only words that name one of the
two sides, that bind the sender, or that assure or take sides are told; mere thanks are not. Assurances and
promises come first, then taking sides, then the position farthest towards the side's own end, then weight.
"""

from sottovoce.brief.sides import COURTED, PATRON
from sottovoce.codes import first_word
from sottovoce.records import Brief, Case, Evidence, Passage, Statement
from sottovoce.vocabulary import Act

_BINDING = frozenset({Act.ASSURE, Act.PROMISE})


def telling_passages(brief: Brief) -> tuple[Passage, ...]:
    """For the patron's side first; a side of mere courtesies has none."""
    if brief.case is None or brief.divergence is None:
        return ()
    is_nearer_in_front = (brief.divergence.measure.value or 0.0) >= 0
    ends = {PATRON: 1.0, COURTED: -1.0} if is_nearer_in_front else {PATRON: -1.0, COURTED: 1.0}
    statements = {statement.id: statement for statement in brief.statements}
    found = []
    for side, end in ends.items():
        telling = [
            (_strength(statements[item.record], item, end), item.passage)
            for item in brief.divergence.measure.evidence
            if item.side == side
            and item.record in statements
            and _is_telling(statements[item.record], brief.case)
        ]
        if telling:
            found.append(max(telling, key=lambda pair: pair[0])[1])
    return tuple(found)


def _is_telling(statement: Statement, case: Case) -> bool:
    if set(statement.acts) <= {Act.THANK}:
        return False
    return _plainness(statement) > 0 or any(
        first_word(target.id) in (case.patron, case.courted) for target in statement.targets
    )


def _plainness(statement: Statement) -> int:
    """2: binds or assures in so many words; 1: takes a side; 0: does neither."""
    if statement.commitment is not None or _BINDING & set(statement.acts):
        return 2
    return 1 if Act.ALIGN in statement.acts else 0


def _strength(statement: Statement, item: Evidence, end: float) -> tuple[bool, int, float, float]:
    """Words on the right side of the scale before others, plain ones first, then how far towards its end."""
    reach = (item.value or 0.0) * end
    return reach > 0, _plainness(statement), reach, item.weight
