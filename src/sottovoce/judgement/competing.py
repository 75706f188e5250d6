"""Which explanation of the sender's words does the evidence favour?

In: a case, the records known by its day, a set of hypotheses. Out: Hypotheses, each with its posterior and
interval, the facts with what they tell, and what the order stands with. Method: Bayes over clusters of graded
reports (docs/methods/hypotheses.md). The text's own verdicts and estimates are no evidence.
"""

from collections.abc import Callable, Mapping, Sequence

from sottovoce.days import surfaced_by
from sottovoce.errors import CaseError
from sottovoce.judgement import grounds as told
from sottovoce.judgement.approach import Approach
from sottovoce.judgement.bearing import circumstances_about, documents_about
from sottovoce.judgement.evidence_classes import CLASSES
from sottovoce.judgement.grounds import Grounds
from sottovoce.judgement.hypothesis_set import OTHER, HypothesisSet, StatedFact, default_set
from sottovoce.judgement.report_grades import graded
from sottovoce.judgement.sensitivity import odds_to_flip
from sottovoce.judgement.weighed import Fact, Weighing, clusters_of, hypotheses_of, linchpins_of
from sottovoce.judgement.wording import Names, names_in
from sottovoce.records import (
    Belief,
    Case,
    Circumstance,
    CommitmentEntry,
    Document,
    Event,
    Hypotheses,
    Statement,
)

METHOD = "Bayes over clusters of graded reports, noise on every number that was put in (docs/methods)"


def weigh_hypotheses(
    case: Case,
    statements: Sequence[Statement],
    events: Sequence[Event],
    beliefs: Sequence[Belief],
    circumstances: Sequence[Circumstance],
    documents: Sequence[Document],
    *,
    commitments: Sequence[CommitmentEntry] = (),
    echoes: Mapping[str, str] | None = None,
    name_of: Callable[[str], str] = str,
    patron_codes: frozenset[str] = frozenset(),
    courted_codes: frozenset[str] = frozenset(),
    chosen: HypothesisSet | None = None,
    outcome: str | None = None,
) -> Hypotheses:
    """Weigh the explanations of one case by what was known.

    records: already cut to what had surfaced by `case.as_of`; those about other cases are left out here.
    echoes: id of a statement -> one name for all that are the same statement told again.
    chosen: a set as `read_set` gives it; the default of this package if None.
    outcome: the hypothesis that turned out right, for a post-mortem.
    Raises CaseError on an outcome that is no hypothesis, or evidence that rules out all of them.
    """
    chosen = chosen or default_set()
    if outcome is not None and outcome not in chosen.names:
        raise CaseError(f'No hypothesis is called "{outcome}".\nHave {", ".join(chosen.names)}.')
    near, far = patron_codes | {case.patron}, (courted_codes | {case.courted}) - {case.sender}
    about = documents_about(case.sender, near | far, statements, events, beliefs, circumstances)
    grounds = Grounds(
        case=case,
        patron_codes=near,
        courted_codes=far,
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        events=tuple(sorted(events, key=lambda e: e.id)),
        beliefs=tuple(sorted(beliefs, key=lambda b: b.id)),
        circumstances=tuple(
            sorted(circumstances_about(circumstances, case.sender, near | far, about), key=lambda c: c.id)
        ),
        documents=tuple(sorted(documents, key=lambda d: d.id)),
        case_documents=about,
        divergence=None,
        alignment=None,
    )
    stated = [f for f in chosen.facts if case.as_of is None or surfaced_by(f.day, case.as_of)]
    facts = _facts(grounds, stated, commitments, chosen, echoes or {})
    names = names_in(case, name_of)
    weighing = Weighing.of(grounds, facts, chosen, names, outcome)
    odds = odds_to_flip(weighing.weights)
    return Hypotheses(
        case=case,
        hypotheses=hypotheses_of(weighing),
        clusters=clusters_of(weighing),
        linchpins=linchpins_of(weighing),
        odds_now=odds.now if odds else None,
        odds_to_flip=odds.to_flip if odds else None,
        outcome=outcome,
        notes=_notes(grounds, chosen, len(chosen.facts) - len(stated), names),
        set_name=chosen.file,
        method=METHOD,
    )


def _facts(
    grounds: Grounds,
    stated: Sequence[StatedFact],
    commitments: Sequence[CommitmentEntry],
    chosen: HypothesisSet,
    echoes: Mapping[str, str],
) -> tuple[Fact, ...]:
    """Every class that something tells, in the order of the classes, then the file's own facts."""
    as_of = grounds.case.as_of
    waits = {name: kind.wait_days for name, kind in chosen.classes.items() if kind.wait_days is not None}
    approach = Approach(grounds=grounds, commitments=commitments, waits=waits)
    documents = {document.id: document for document in grounds.documents}
    has_words = bool(told.words_to_courted(grounds))
    found = []
    for name, rule in CLASSES.items():
        kind = chosen.classes.get(name)
        if kind is None:
            continue
        added = [r for f in stated if f.is_of_ledger_class and f.kind.name == name for r in f.reports]
        reports = graded(rule(approach) if has_words else (), added, kind, chosen, documents, echoes, as_of)
        if reports:
            found.append(Fact(kind=kind, reports=reports))
    for fact in stated:
        if not fact.is_of_ledger_class:
            reports = graded((), fact.reports, fact.kind, chosen, documents, echoes)
            found.append(Fact(kind=fact.kind, reports=reports))
    return tuple(found)


def _notes(grounds: Grounds, chosen: HypothesisSet, n_late: int, names: Names) -> tuple[str, ...]:
    notes = []
    if not told.words_to_courted(grounds):
        notes.append(
            f"No report tells of words of {names.sender} to {names.courted}: there is nothing to explain, "
            "and no record counts."
        )
    if chosen.left_out:
        notes.append(
            f"{len(chosen.left_out)} classes of evidence are left out, since the file gives them no number "
            f"for each of its hypotheses: {', '.join(chosen.left_out)}."
        )
    if n_late:
        facts, are = ("1 fact", "is") if n_late == 1 else (f"{n_late} facts", "are")
        notes.append(f"{facts} of the file {are} left out: later than the day asked for, or undated.")
    if any(entry.name == OTHER and entry.prior == 0 for entry in chosen.entries):
        notes.append("“other” has a prior of 0: whatever happened, this cannot find it.")
    return tuple(notes)
