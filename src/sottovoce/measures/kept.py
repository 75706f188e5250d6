"""How often an actor keeps what it promises.

In: entries of the ledger of commitments. Out: a KeptRate with its 90 % interval. Method: Beta(kept + 1/2,
broken + 1/2), Jeffreys' prior; what is open, past its term without a word, or not compared stays out of both
counts and is told beside them (docs/methods/commitments.md).
"""

from collections.abc import Iterable

from sottovoce.codes import states_in
from sottovoce.measures.columns import codes_in
from sottovoce.measures.student import incomplete_beta
from sottovoce.records import CommitmentEntry, KeptRate
from sottovoce.vocabulary import CommitmentStatus

_HALF = 0.5


def kept_rate(
    entries: Iterable[CommitmentEntry], state: str, hearers: frozenset[str] | None = None
) -> KeptRate:
    """Of one state's promises; hearers: only those made to one of these codes (None: to anybody)."""
    own = [
        entry
        for entry in entries
        if state in states_in(entry.state) and (hearers is None or codes_in(entry.audience) & hearers)
    ]
    kept, broken = (
        tuple(entry for entry in own if entry.status is status)
        for status in (CommitmentStatus.KEPT, CommitmentStatus.BROKEN)
    )
    n_open = sum(entry.status is CommitmentStatus.OPEN for entry in own)
    a, b = len(kept) + _HALF, len(broken) + _HALF
    return KeptRate(
        state=state,
        kept=tuple(entry.statement for entry in kept),
        broken=tuple(entry.statement for entry in broken),
        n_open=n_open,
        n_not_compared=len(own) - len(kept) - len(broken) - n_open,
        rate=a / (a + b),
        low=_quantile(0.05, a, b),
        high=_quantile(0.95, a, b),
    )


def _quantile(p: float, a: float, b: float) -> float:
    """Of Beta(a, b), by bisection."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if incomplete_beta(a, b, middle) < p else (low, middle)
    return (low + high) / 2
