"""How far each report is trusted, and which reports are one.

In: tellings of one fact, the documents, a set's tables. Out: the same with letter, reason and origin, the
best of each origin marked. Method: a letter by what vouches for the words or by the kind of record, one lower
where the reading is in doubt, the worse of it and of the outlet's for a statement; one origin are the
tellings of one outlet, else of one report, those that are echoes of one statement, those that name the same
person or paper as theirs, and all that is not told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sottovoce.days import surfaced_by
from sottovoce.judgement.approach import Telling
from sottovoce.judgement.hypothesis_set import FactClass, HypothesisSet
from sottovoce.records import Document
from sottovoce.vocabulary import Authenticity

LATE = "a report that came out later"
_STATEMENTS = frozenset(kind.value for kind in Authenticity)


@dataclass(frozen=True, kw_only=True, slots=True)
class Graded:
    telling: Telling | None  # None for a report that a file states
    origin: str
    letter: str
    reason: str
    is_counted: bool = False


def graded(
    tellings: Iterable[Telling],
    stated: Sequence[tuple[str, str]],
    kind: FactClass,
    chosen: HypothesisSet,
    documents: Mapping[str, Document],
    echoes: Mapping[str, str],
    as_of: str | None = None,
) -> tuple[Graded, ...]:
    """stated: letter and origin of reports that a file adds. echoes: record -> the statement it echoes.

    A report that came out after `as_of` may tell what was known by then, but vouches for nothing that another
    told in time; all such reports together are one.
    """
    told = sorted(tellings, key=lambda telling: _place(telling, documents))
    in_time = [t for t in told if _is_in_time(documents.get(t.document), as_of)]
    is_late = bool(told) and not in_time
    told = in_time or told
    origins = [LATE] * len(told) if is_late else origins_of(told, documents, echoes)
    found = []
    for telling, origin in zip(told, origins, strict=True):
        letter, reason = _letter(telling, kind, chosen, documents.get(telling.document))
        found.append(Graded(telling=telling, origin=origin, letter=letter, reason=reason))
    known = {origin.casefold(): origin for origin in origins}
    for letter, origin in stated:
        one = known.get(origin.casefold(), origin)
        found.append(Graded(telling=None, origin=one, letter=letter, reason="stated in the file"))
    return _marked(found, chosen.reliability)


def _place(telling: Telling, documents: Mapping[str, Document]) -> tuple[str, str, int, str]:
    """The first to tell comes first; one without a day last."""
    document = documents.get(telling.document)
    day = (document.published_on if document else None) or "9999"
    return day, telling.document, telling.passage.start if telling.passage else 0, telling.record


def _is_in_time(document: Document | None, as_of: str | None) -> bool:
    return as_of is None or (document is not None and surfaced_by(document.published_on, as_of))


def origins_of(
    tellings: Sequence[Telling], documents: Mapping[str, Document], echoes: Mapping[str, str]
) -> list[str]:
    """The name of each telling's origin: an outlet or a report; those tied to one another have one."""
    ties = [_ties(telling, documents.get(telling.document), echoes) for telling in tellings]
    head: dict[str, str] = {}

    def find(tie: str) -> str:
        while head.setdefault(tie, tie) != tie:
            tie = head[tie]
        return tie

    for of_one in ties:
        for tie in of_one[1:]:
            head[find(tie)] = find(of_one[0])
    names: dict[str, str] = {}
    for telling, of_one in zip(tellings, ties, strict=True):
        root, name = find(of_one[0]), _name(telling, documents.get(telling.document))
        names[root] = min(names.get(root, name), name)
    return [names[find(of_one[0])] for of_one in ties]


def _ties(telling: Telling, document: Document | None, echoes: Mapping[str, str]) -> list[str]:
    if telling.kind == "absence":
        return ["absence"]  # what one report does not tell, the others of its time do not either
    outlet = document.outlet.casefold() if document and document.outlet else None
    ties = [f"outlet {outlet}" if outlet else f"report {telling.document}"]
    if telling.record in echoes:
        ties.append(f"statement {echoes[telling.record]}")
    # "author" or "letter" may be anybody's; a name is somebody's.
    ties += [f"named {link.casefold()}" for link in telling.chain if link[:1].isupper()]
    return ties


def _name(telling: Telling, document: Document | None) -> str:
    return (document.outlet or document.name) if document else telling.document


def _letter(
    telling: Telling, kind: FactClass, chosen: HypothesisSet, document: Document | None
) -> tuple[str, str]:
    if kind.grade is not None:
        return kind.grade, f"letter of the class {kind.name}"
    letter, reasons = chosen.grade_of[telling.kind], [telling.kind.replace("_", " ")]
    order = sorted(chosen.reliability, key=lambda one: -_weight(chosen.reliability[one]))
    outlet = chosen.outlets.get(document.outlet.casefold()) if document and document.outlet else None
    if outlet is not None and telling.kind != "absence":
        is_worse = telling.kind not in _STATEMENTS or order.index(outlet) > order.index(letter)
        letter = outlet if is_worse else letter
        reasons.append(f"outlet {outlet}")
    if telling.confidence is not None and telling.confidence < chosen.doubtful_below:
        letter = order[min(order.index(letter) + 1, len(order) - 1)]
        reasons.append(f"read with confidence {telling.confidence:.2f}")
    return letter, ", ".join(reasons)


def _marked(found: Sequence[Graded], reliability: Mapping[str, tuple[float, float]]) -> tuple[Graded, ...]:
    """The best of each origin counts; of equals the first."""
    best: dict[str, int] = {}
    for index, one in enumerate(found):
        other = best.get(one.origin)
        if other is None or _weight(reliability[one.letter]) > _weight(reliability[found[other].letter]):
            best[one.origin] = index
    counted = set(best.values())
    return tuple(replace(one, is_counted=index in counted) for index, one in enumerate(found))


def _weight(rates: tuple[float, float]) -> float:
    hit, false = rates
    return hit / false if false else float("inf")
