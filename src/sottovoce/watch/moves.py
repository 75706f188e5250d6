"""What moved a case between two rounds.

In: a CaseFile, and what was told of the case before. Out: Moves, and what is then told of it. Method: what
is kept of a case is a plain object (ids with their authenticity, promises with their status, the verdict), so
that it outlives the process. Words told again by another report are no new statement; they move a case only
where they are vouched for more surely than before, or denied.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sottovoce.blocs import sides_of_case
from sottovoce.pipeline import CaseFile, first_tellings, later_confirmations
from sottovoce.records import Case, Document, Passage, Statement
from sottovoce.vocabulary import Authenticity, Channel, CommitmentStatus

Told = Mapping[str, Any]

_CLOSED = (Channel.PRIVATE, Channel.LEAKED)
_ENDED = (CommitmentStatus.KEPT, CommitmentStatus.BROKEN)
# How surely the words are vouched for; a denial moves a case whatever stood before.
_SURENESS = {
    Authenticity.LEAKED_DENIED: 0,
    Authenticity.ANONYMOUS_SOURCED: 1,
    Authenticity.LEAKED_UNCONFIRMED: 1,
    Authenticity.REPORTED_BY_THIRD_PARTY: 2,
    Authenticity.PARAPHRASE_BY_AUTHOR: 2,
    Authenticity.LEAKED_CONFIRMED: 3,
    Authenticity.OFFICIAL_READOUT: 3,
    Authenticity.ON_RECORD: 3,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One thing that moved a case. before, after: the words or numbers that changed."""

    kind: str  # "statement", "authenticity", "commitment", "verdict", "divergence"
    case: Case
    before: str | None = None
    after: str
    statement: Statement | None = None
    document: Document | None = None
    passage: Passage | None = None  # what shows it; the words themselves, or the deed
    probabilities: tuple[float, float] | None = None  # before and after
    reasons_gone: tuple[str, ...] = ()
    reasons_new: tuple[str, ...] = ()


def find_moves(case_file: CaseFile, told: Told) -> tuple[tuple[Move, ...], Told]:
    """The moves since `told`, and what is told with them. An empty `told` is a case of which nothing was."""
    assert case_file.case is not None
    found = _Comparison(case_file, case_file.case, told)
    return tuple(found.moves()), found.now


class _Comparison:
    def __init__(self, case_file: CaseFile, case: Case, told: Told) -> None:
        self._file, self._case, self._told = case_file, case, told
        self._documents = {document.id: document for document in case_file.documents}
        own = [s for s in case_file.statements if case.sender in (s.speaker.state or "").split(";")]
        self._statements = {statement.id: statement for statement in own}
        self._first = first_tellings(own)
        self._overtures = tuple(_overtures(own, case))
        self._promises = [entry for entry in case_file.commitments if entry.statement in self._statements]
        self._confirmed = {
            key: statement
            for key, statement in later_confirmations(case_file).items()
            if key in self._statements
        }
        self.now = self._summary()

    def moves(self) -> Iterator[Move]:
        yield from self._statement_moves()
        yield from self._confirmation_moves()
        yield from self._promise_moves()
        yield from self._verdict_moves()
        yield from self._divergence_moves()

    def _summary(self) -> dict[str, Any]:
        judgement, divergence = self._file.judgement, self._file.divergence
        return {
            "statements": {s.id: s.authenticity.value for s in self._overtures},
            "confirmed": sorted(self._confirmed),
            "promises": {entry.statement: entry.status.value for entry in self._promises},
            "likelihood": judgement.likelihood.value if judgement else None,
            "probability": judgement.probability if judgement else None,
            "reasons": [reason.text for reason in judgement.reasons] if judgement else [],
            "flag": bool(divergence and divergence.flag),
        }

    def _statement_moves(self) -> Iterator[Move]:
        before: Mapping[str, str] = self._told.get("statements", {})
        known: dict[str, set[str]] = {}  # first telling -> how its words were vouched for
        for key, value in before.items():
            known.setdefault(self._first.get(key, key), set()).add(value)
        for statement in self._overtures:
            seen = known.setdefault(self._first[statement.id], set())
            value = statement.authenticity.value
            if not seen:
                yield self._move("statement", statement, None, statement.channel.value)
            elif _is_news(statement, before, seen):
                was = before.get(statement.id) or max(sorted(seen), key=_sureness)
                yield self._move("authenticity", statement, was, value)
            seen.add(value)

    def _confirmation_moves(self) -> Iterator[Move]:
        for key in sorted(self._confirmed.keys() - set(self._told.get("confirmed", ()))):
            leaked = self._statements[key]
            yield self._move(
                "authenticity",
                leaked,
                leaked.authenticity.value,
                "confirmed later",
                passage=self._confirmed[key].passage,
            )

    def _promise_moves(self) -> Iterator[Move]:
        before: Mapping[str, str] = self._told.get("promises", {})
        known = {(self._first.get(key, key), value) for key, value in before.items()}
        for entry in self._promises:
            now = (self._first[entry.statement], entry.status.value)
            if entry.status in _ENDED and now not in known:
                known.add(now)
                deed = entry.status_evidence[0] if entry.status_evidence else entry.passage
                statement = self._statements[entry.statement]
                was = before.get(entry.statement)
                yield self._move("commitment", statement, was, entry.status.value, passage=deed)

    def _verdict_moves(self) -> Iterator[Move]:
        was, now = self._told.get("likelihood"), self.now["likelihood"]
        if now is None or was == now:
            return
        before, after = set(self._told.get("reasons", ())), set(self.now["reasons"])
        numbers = (self._told["probability"], self.now["probability"]) if was is not None else None
        yield Move(
            kind="verdict",
            case=self._case,
            before=was,
            after=now,
            probabilities=numbers or (self.now["probability"], self.now["probability"]),
            reasons_gone=tuple(text for text in self._told.get("reasons", ()) if text not in after),
            reasons_new=tuple(text for text in self.now["reasons"] if text not in before),
        )

    def _divergence_moves(self) -> Iterator[Move]:
        was, now = bool(self._told.get("flag")), self.now["flag"]
        if was != now:
            words = ("no divergence", "covert divergence")
            yield Move(kind="divergence", case=self._case, before=words[was], after=words[now])

    def _move(
        self,
        kind: str,
        statement: Statement,
        before: str | None,
        after: str,
        *,
        passage: Passage | None = None,
    ) -> Move:
        shown = passage or statement.passage
        return Move(
            kind=kind,
            case=self._case,
            before=before,
            after=after,
            statement=statement,
            document=self._documents.get(shown.document),
            passage=shown,
        )


def _overtures(statements: Iterable[Statement], case: Case) -> Iterator[Statement]:
    """What the sender says to the courted side behind closed doors, as it comes out."""
    courted = sides_of_case(case.sender, case.patron, case.courted).courted
    return (s for s in statements if s.channel in _CLOSED and courted.intersection(s.audience))


def _is_news(statement: Statement, before: Mapping[str, str], seen: set[str]) -> bool:
    value = statement.authenticity.value
    if statement.id in before:
        return before[statement.id] != value
    is_denial = statement.authenticity is Authenticity.LEAKED_DENIED and value not in seen
    return is_denial or _sureness(value) > max(_sureness(each) for each in seen)


def _sureness(value: str) -> int:
    return _SURENESS[Authenticity(value)]
