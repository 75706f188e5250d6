"""Will the courted side act on the sender's assurance?

In: a case, the records known by its day, and its measures. Out: a Judgement. Method: the private assurance
game with inputs from the ledger, pooled with a reference class (docs/methods/private-assurance.md). The
text's own verdicts and estimates are no evidence: they stand beside the answer.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sottovoce.codes import states_in
from sottovoce.days import first_day, last_day
from sottovoce.judgement.answer import Answer, Settings, answer, check_parameters
from sottovoce.judgement.bearing import (
    circumstances_about,
    documents_about,
    estimates_in,
    verdicts_about,
)
from sottovoce.judgement.changes import linchpins, would_change
from sottovoce.judgement.estimative import confidence_of, likelihood_of
from sottovoce.judgement.grounds import Grounds
from sottovoce.judgement.sentences import lacks_of, reasons_of
from sottovoce.judgement.wording import names_in
from sottovoce.records import (
    Alignment,
    Belief,
    Case,
    Circumstance,
    CommitmentEntry,
    Divergence,
    Document,
    Estimate,
    Event,
    Judgement,
    Statement,
    Verdict,
)

_Record = TypeVar("_Record", Statement, Event, Belief, Circumstance, Document)

_METHOD = "private assurance game, Monte Carlo, pooled with a reference class (docs/methods)"


def judge_case(
    case: Case,
    statements: Sequence[Statement],
    events: Sequence[Event],
    beliefs: Sequence[Belief],
    circumstances: Sequence[Circumstance],
    estimates: Sequence[Estimate],
    verdicts: Sequence[Verdict],
    documents: Sequence[Document],
    divergence: Divergence | None,
    alignment: Alignment | None,
    *,
    name_of: Callable[[str], str] = str,
    patron_codes: frozenset[str] = frozenset(),
    courted_codes: frozenset[str] = frozenset(),
    draws: int = 2000,
    seed: int = 0,
    parameters: Mapping[str, float] | None = None,
    commitments: Sequence[CommitmentEntry] = (),
) -> Judgement:
    """Judge one case by what was known.

    records: already cut to what had surfaced by `case.as_of`; those about other cases are left out here.
    patron_codes, courted_codes: further codes that count for each side (members of a bloc).
    commitments: what came of promises; those of the sender that told deeds settled count.
    parameters: inputs of the game fixed by the user, by name, and "game_weight". Raises CaseError on others.
    """
    check_parameters(parameters or {})
    near, far = patron_codes | {case.patron}, (courted_codes | {case.courted}) - {case.sender}
    about = documents_about(case.sender, near | far, statements, events, beliefs, circumstances)
    grounds = Grounds(
        case=case,
        patron_codes=near,
        courted_codes=far,
        statements=_by_id(statements),
        events=_by_id(events),
        beliefs=_by_id(beliefs),
        circumstances=_by_id(circumstances_about(circumstances, case.sender, near | far, about)),
        documents=_by_id(documents),
        case_documents=about,
        divergence=divergence,
        alignment=alignment,
        commitments=tuple(commitments),
    )
    settings = Settings(
        draws=draws,
        seed=seed,
        day=_day(grounds),
        parameters=dict(parameters or {}),
        sender=name_of(case.sender),
        since=_first_words(grounds),
    )
    found = answer(grounds, settings)
    confidence, why = confidence_of(
        found.low,
        found.high,
        is_single_origin=_is_single_origin(grounds, found),
        is_all_leaked=divergence is not None and divergence.leaked_share == 1.0,
        is_one_voice=divergence is None or not (divergence.n_patron_side and divergence.n_courted_side),
        is_by_default=all(quantity.origin == "default" for quantity in found.quantities),
        methods=_both_methods(found),
    )
    names = names_in(case, name_of)
    return Judgement(
        question=f"Will {names.courted} act on {names.sender}'s assurance?",
        probability=found.probability,
        low=found.low,
        high=found.high,
        likelihood=likelihood_of(found.probability),
        confidence=confidence,
        confidence_reason=why,
        reasons=reasons_of(
            grounds, found, verdicts_about(verdicts, about), estimates_in(estimates, about), settings, names
        ),
        linchpins=linchpins(grounds, found, settings, names),
        would_change=would_change(grounds, found, settings, names),
        lacks=lacks_of(grounds, found, names),
        inputs=tuple(quantity.as_input() for quantity in found.quantities),
        components=_components(found),
        outcome=found.simulation.ending,
        method=_METHOD,
    )


def _by_id(records: Sequence[_Record]) -> tuple[_Record, ...]:
    """The order in which reports were read must not show."""
    return tuple(sorted(records, key=lambda record: record.id))


def _day(grounds: Grounds) -> str | None:
    """The day of the question: as asked, else the latest that the reports about the case tell of."""
    if grounds.case.as_of:
        return grounds.case.as_of
    here = grounds.case_documents or frozenset(d.id for d in grounds.documents)
    days = [d.published_on for d in grounds.documents if d.published_on and d.id in here]
    told = [s for s in grounds.statements if s.passage.document in here]
    days += [day for s in told for day in (s.said_on, s.surfaced_on) if day]
    return max(days, key=last_day) if days else None


def _first_words(grounds: Grounds) -> str | None:
    """The first day on which the sender is told to have said something that bears on the case."""
    said = [
        s.said_on
        for s in grounds.statements
        if s.said_on
        and s.passage.document in grounds.case_documents
        and grounds.case.sender in states_in(s.speaker.state)
    ]
    return min(said, key=first_day) if said else None


def _is_single_origin(grounds: Grounds, found: Answer) -> bool:
    """Do all pieces that the answer rests on come from one report, whatever else the ledger holds?"""
    pieces = [piece for quantity in found.quantities for piece in quantity.evidence]
    for measured in (grounds.divergence, grounds.alignment):
        pieces += measured.measure.evidence if measured is not None else ()
    origins = {piece.passage.document for piece in pieces} or {d.id for d in grounds.documents}
    return len(origins) == 1


def _both_methods(found: Answer) -> tuple[float, float] | None:
    """What the reference class and the game say; None where one of them has nothing to say."""
    if found.reference.count == 0 or not 0 < found.weight < 1:
        return None
    return found.reference.mean, found.simulation.probability


def _components(found: Answer) -> dict[str, float]:
    return {
        "game": found.simulation.probability,
        "reference class": found.reference.mean,
        "game weight": found.weight,
        "belief needed": found.centre("harm") / (found.centre("gain") + found.centre("harm")),
    }
