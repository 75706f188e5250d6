"""Is this the first act of its kind by this actor towards this audience, when was the last, what came of it?

In: statements, entries of the ledger of commitments, and the reports' own claims ("once again",
"unprecedented"). Out: a Precedent for each overture of one sender to one side. Method: the same first act to
the same side on an earlier day, echoes counted once; a claim is held against what the ledger holds, which may
not reach far enough back (docs/methods/commitments.md).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sottovoce.days import first_day, last_day
from sottovoce.measures.columns import states_of
from sottovoce.measures.corroboration import echo_groups
from sottovoce.measures.position import Sides, audience_side
from sottovoce.measures.sentence import sentence_bounds
from sottovoce.records import CommitmentEntry, Estimate, Passage, Precedent, Statement
from sottovoce.vocabulary import Act, CommitmentStatus

OVERTURES = (Act.PROMISE, Act.ASSURE, Act.PROPOSE, Act.APPEAL, Act.AGREE)
_FIRST = re.compile(
    r"\b(?:unprecedented|without (?:any )?precedent|for the first time|never before|unheard[- ]of|"
    r"unparalleled)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:once again|once more|yet again|time and again|over and over again|as (?:so often )?before|"
    r"repeatedly)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Claim:
    """Words of a report by which an act is the first of its kind, or is not; the bounds of their sentence."""

    passage: Passage
    is_first: bool
    start: int
    end: int


def list_precedents(
    statements: Sequence[Statement],
    entries: Sequence[CommitmentEntry],
    estimates: Sequence[Estimate] = (),
    texts: Mapping[str, str] | None = None,
    *,
    sender: str,
    sides: Sides,
) -> tuple[Precedent, ...]:
    """Of each overture that the sender makes to the courted side on a known day, the earliest first.

    statements: already cut to what had surfaced. estimates: those of the same reports. texts: document id ->
    text, to see in which sentence a claim stands.
    """
    overtures = sorted(
        _overtures(statements, sender, sides), key=lambda s: (first_day(s.said_on or ""), s.id)
    )
    outcome = {entry.statement: entry.status for entry in entries}
    claims = _claims(estimates, texts or {})
    return tuple(_precedent(s, [o for o in overtures if _precedes(o, s)], outcome, claims) for s in overtures)


def _overtures(statements: Sequence[Statement], sender: str, sides: Sides) -> list[Statement]:
    own = [
        s
        for s in statements
        if sender in states_of(s)
        and s.said_on is not None
        and _act(s) is not None
        and audience_side(s, sides) == "courted"
    ]
    return [min(group, key=lambda s: (s.commitment is None, s.id)) for group in echo_groups(own)]


def _act(statement: Statement) -> Act | None:
    return next((act for act in OVERTURES if act in statement.acts), None)


def _precedes(one: Statement, other: Statement) -> bool:
    is_alike = _act(one) is _act(other)
    return is_alike and last_day(one.said_on or "") < first_day(other.said_on or "")


def _precedent(
    statement: Statement,
    before: list[Statement],
    outcome: Mapping[str, CommitmentStatus],
    claims: Mapping[str, list[_Claim]],
) -> Precedent:
    act = _act(statement)
    assert act is not None
    last = max(before, key=lambda s: (last_day(s.said_on or ""), s.id), default=None)
    claim = _claim_on(statement, claims)
    return Precedent(
        statement=statement.id,
        act=act,
        n_before=len(before),
        last=None if last is None else last.id,
        last_on=None if last is None else last.said_on,
        came_of_it=None if last is None else outcome.get(last.id),
        claim=None if claim is None else claim.passage,
        is_claim_borne_out=None if claim is None else claim.is_first == (not before),
    )


def _claims(estimates: Sequence[Estimate], texts: Mapping[str, str]) -> dict[str, list[_Claim]]:
    """The claims by document."""
    found: dict[str, list[_Claim]] = {}
    for passage in (estimate.passage for estimate in estimates):
        text = texts.get(passage.document, "")
        words = text[passage.start : passage.end]
        is_first = bool(_FIRST.search(words))
        if is_first or _AGAIN.search(words):
            start, end = sentence_bounds(text, passage.start)
            claim = _Claim(passage=passage, is_first=is_first, start=start, end=end)
            found.setdefault(passage.document, []).append(claim)
    return found


def _claim_on(statement: Statement, claims: Mapping[str, list[_Claim]]) -> _Claim | None:
    """The claim in the sentence that tells of the statement, not in the words said."""
    at = statement.passage
    for claim in claims.get(at.document, ()):
        is_said = at.start <= claim.passage.start < at.end
        if claim.start <= at.start < claim.end and not is_said:
            return claim
    return None
