"""Which reports tell of a case, where one ledger holds reports about several.

In: a case's sides and all records known. Out: the documents that are about the case, and of circumstances
and verdicts those that bear on it. Method: a report is about the case if it tells of its sender and of its
patron or courted side, and of no other state that stands between them more than of this sender. A record
that names its state is judged by that first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sottovoce.codes import first_word, states_in
from sottovoce.records import Belief, Circumstance, Estimate, Event, Statement, Verdict


def documents_about(
    sender: str,
    sides: frozenset[str],
    statements: Iterable[Statement],
    events: Iterable[Event],
    beliefs: Iterable[Belief],
    circumstances: Iterable[Circumstance],
) -> frozenset[str]:
    """Ids of the documents about a case. sides: the codes of its patron and of its courted side."""
    acting: defaultdict[str, Counter[str]] = defaultdict(Counter)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        speakers = states_in(statement.speaker.state)
        heard = map(first_word, statement.audience)
        _note(acting, named, statement.passage.document, speakers, [*heard, *_ids(statement)])
    for event in events:
        _note(acting, named, event.passage.document, event.sources, event.targets)
    for belief in beliefs:
        _note(acting, named, belief.passage.document, [belief.about or ""], belief.holders)
    for circumstance in circumstances:
        _note(acting, named, circumstance.passage.document, [circumstance.about or ""], ())
    others = sides - {sender}
    return frozenset(
        document
        for document, codes in named.items()
        if sender in codes and codes & others and _stands_first(sender, acting[document], others)
    )


def circumstances_about(
    circumstances: Sequence[Circumstance], sender: str, sides: frozenset[str], documents: frozenset[str]
) -> tuple[Circumstance, ...]:
    """What bears on the sender itself; or on its patron, on the courted side or on nobody named, and is told
    in a report about the case."""
    return tuple(
        c
        for c in circumstances
        if c.about == sender or (c.passage.document in documents and (c.about is None or c.about in sides))
    )


def verdicts_about(verdicts: Sequence[Verdict], documents: frozenset[str]) -> tuple[Verdict, ...]:
    """A verdict names no codes: it is about the case if its report is."""
    return tuple(v for v in verdicts if any(p.document in documents for p in v.passages))


def estimates_in(estimates: Sequence[Estimate], documents: frozenset[str]) -> tuple[Estimate, ...]:
    return tuple(e for e in estimates if e.passage.document in documents)


def _note(
    acting: defaultdict[str, Counter[str]],
    named: defaultdict[str, set[str]],
    document: str,
    actors: Iterable[str],
    others: Iterable[str],
) -> None:
    by = {code for code in actors if code}
    acting[document].update(by)
    named[document] |= by | {code for code in others if code}


def _ids(statement: Statement) -> list[str]:
    return [target.id for target in statement.targets]


def _stands_first(sender: str, acting: Counter[str], others: frozenset[str]) -> bool:
    """Patron and courted side speak in every report on the sender; another state that acts more is its own
    report's sender."""
    return acting[sender] >= max((n for code, n in acting.items() if code not in others), default=0)
