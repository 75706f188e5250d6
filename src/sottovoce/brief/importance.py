"""Which statements come first where there is no room for all.

In: a `Brief`. Out: id of a statement to a number, higher for what a reader would miss more. Method: what the
gap rests on counts by its weight and size; a confirmation outweighs everything, since what it vouches for
hangs on it; promises, leaked words and private words count a little more than others.
"""

from collections.abc import Mapping

from sottovoce.records import Brief, Statement
from sottovoce.vocabulary import Act, Channel

OF_CONFIRMATION = 10.0
OF_PROMISE = 0.4
OF_CHANNEL = {Channel.LEAKED: 0.3, Channel.PRIVATE: 0.2}


def importance(brief: Brief) -> Mapping[str, float]:
    evidence = brief.divergence.measure.evidence if brief.divergence else ()
    weights = {item.record: item.weight * abs(item.value or 0.0) for item in evidence}
    return {statement.id: _of(statement, weights) for statement in brief.statements}


def confirms(statement: Statement) -> bool:
    return Act.CONFIRM in statement.acts


def _of(statement: Statement, weights: Mapping[str, float]) -> float:
    number = weights.get(statement.id, 0.0) + OF_CHANNEL.get(statement.channel, 0.0)
    number += OF_PROMISE if statement.commitment is not None else 0.0
    return number + (OF_CONFIRMATION if confirms(statement) else 0.0)
