"""The stages in their order: reports in, a ledger filled, a case judged, a brief written.

In: paths, a ledger, and perhaps a case. Out: readings, a CaseFile, a Brief or its text. Method: this is the
one place that knows the order documents → reading → ledger → measures → judgement → brief. What is heavy is
imported where it is used, so that asking for help costs nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from sottovoce import __version__
from sottovoce.blocs import bloc_members, code_of, known_codes, name_of, sides_of_case
from sottovoce.days import YEAR_BY_CONTEXT, first_day, is_day
from sottovoce.errors import CaseError, DocumentError, LedgerError, SottovoceError
from sottovoce.hindsight import veil_later
from sottovoce.records import (
    Alignment,
    Belief,
    Brief,
    Case,
    Circumstance,
    CommitmentEntry,
    Comparison,
    Divergence,
    Document,
    Estimate,
    Event,
    Hypotheses,
    Judgement,
    KeptRate,
    Precedent,
    Reading,
    Statement,
    Verdict,
)

if TYPE_CHECKING:
    from spacy.language import Language

    from sottovoce.judgement import HypothesisSet
    from sottovoce.ledger.store import Ledger
    from sottovoce.measures import Sides, Survey, Triad

Paths = Iterable[str | PathLike[str]]
OnError = Callable[[DocumentError], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFile:
    """All that bears on one case as known by its day: records, measures and the judgement.

    `case` is None where none was asked for and no sender was found to speak with two voices.
    """

    case: Case | None
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    estimates: tuple[Estimate, ...]
    beliefs: tuple[Belief, ...]
    circumstances: tuple[Circumstance, ...]
    verdicts: tuple[Verdict, ...]
    documents: tuple[Document, ...]
    commitments: tuple[CommitmentEntry, ...]
    divergence: Divergence | None = None
    alignment: tuple[Alignment, ...] = ()
    judgement: Judgement | None = None
    notes: tuple[str, ...] = field(default=())
    comparisons: tuple[Comparison, ...] = ()  # what was compared where no case was told
    kept_rates: tuple[KeptRate, ...] = ()
    precedents: tuple[Precedent, ...] = ()


def read_reports(
    paths: Paths,
    *,
    ledger: "Ledger | None" = None,
    published: str | None = None,
    outlet: str | None = None,
    on_error: OnError | None = None,
    progress: Callable[[Path], None] | None = None,
    nlp: "Language | None" = None,
    reader: str = "heads",
) -> Iterator[Reading]:
    """Read every report that `paths` name, one at a time; memory does not grow with their number.

    ledger: each reading is kept there, whole or not at all, before it is handed out.
    published, outlet: hold for all reports, before anything they state themselves.
    on_error: called once for each report that cannot be read, the others are still read; if None, the first
    such error is raised. progress: called with each file that is done.
    reader: a name in `sottovoce.reading.READERS` ("heads", "rules").

    Raises ModelMissing, LedgerError, and ValueError when `published` is no ISO day or `reader` no reader.
    """
    from sottovoce.reading import READERS

    if reader not in READERS:
        raise ValueError(f"reader={reader!r} is no reader (have {', '.join(READERS)})")
    if published is not None and not is_day(published):
        raise ValueError(f"published={published!r} is no ISO 8601 day (have YYYY, YYYY-MM or YYYY-MM-DD)")
    read = partial(_read_one, nlp=nlp, reader=reader)
    return _read_all(paths, ledger, published, outlet, on_error or _raise, progress, read)


def read_document(
    document: Document,
    *,
    ledger: "Ledger | None" = None,
    nlp: "Language | None" = None,
    reader: str = "heads",
) -> Reading:
    """Read one document that is no file; the reading is kept in `ledger`, whole or not at all.

    Raises DocumentError where the reader fails on it, ModelMissing and LedgerError.
    """
    reading = _read_one(document, _raise, nlp=nlp, reader=reader)
    assert reading is not None  # _raise lets no failure pass
    if ledger is not None:
        ledger.add(reading)
    return reading


def judge_case(
    ledger: "Ledger",
    *,
    sender: str | None = None,
    patron: str | None = None,
    courted: str | None = None,
    as_of: str | None = None,
) -> CaseFile:
    """Measure and judge one case by what a ledger holds.

    sender, patron, courted: names or codes; the sender again as patron means its own public. With none of
    them, or the sender only, the case with the strongest evidence of two voices is looked for.
    as_of: a day; nothing that surfaced later counts.

    Raises CaseError for names that are unknown, ambiguous or not three sides.
    """
    _check_day(as_of)
    codes = check_case(sender, patron, courted)
    known = known_by(ledger, as_of)
    if codes is not None:
        case = Case(sender=codes[0], patron=codes[1], courted=codes[2], as_of=as_of)
        return _judged(replace(known, case=case), case, sides_of_case(*codes))
    found = _survey_of(known.statements, sender, as_of)
    if not found.triads:
        return replace(known, comparisons=found.comparisons)
    best = found.triads[0]
    return _judged(replace(known, case=best.case), best.case, best.sides, best.divergence)


def judge_cases(known: CaseFile, cases: Iterable[Case]) -> Iterator[CaseFile]:
    """Several cases by what `known_by` gave, each as `judge_case` judges it."""
    for case in cases:
        yield _judged(replace(known, case=case), case, sides_of_case(case.sender, case.patron, case.courted))


def first_tellings(statements: Iterable[Statement]) -> dict[str, str]:
    """Each statement's id to that of the first of those that tell the same words."""
    from sottovoce.measures import echo_groups

    return {s.id: group[0].id for group in echo_groups(statements) for s in group}


def later_confirmations(case_file: CaseFile) -> dict[str, Statement]:
    """Id of a statement from an unconfirmed paper to the first that confirms the paper later."""
    from sottovoce.brief.confirmed import confirmations

    documents = {document.id: document for document in case_file.documents}
    return {key: group[0] for key, group in confirmations(case_file.statements, documents).items()}


def weigh_hypotheses(
    ledger: "Ledger",
    *,
    sender: str,
    patron: str,
    courted: str,
    as_of: str | None = None,
    chosen: "HypothesisSet | None" = None,
    outcome: str | None = None,
) -> Hypotheses:
    """Weigh competing explanations of one case by what a ledger holds.

    chosen: a set as `sottovoce.judgement.read_set` gives it. outcome: the one that turned out right.
    Raises CaseError as `judge_case` does, and for an outcome that is none of the hypotheses.
    """
    from sottovoce.judgement import weigh_hypotheses as weigh

    _check_day(as_of)
    codes = code_of(sender), code_of(patron), code_of(courted)
    sides = sides_of_case(*codes)
    known = known_by(ledger, as_of)
    return weigh(
        Case(sender=codes[0], patron=codes[1], courted=codes[2], as_of=as_of),
        known.statements,
        known.events,
        known.beliefs,
        known.circumstances,
        known.documents,
        commitments=known.commitments,
        echoes=first_tellings(known.statements),
        name_of=_name_in_sentence,
        patron_codes=sides.patron,
        courted_codes=sides.courted,
        chosen=chosen,
        outcome=outcome,
    )


def check_case(sender: str | None, patron: str | None, courted: str | None) -> tuple[str, str, str] | None:
    """The three codes of a case as named, or None where the evidence is to choose. Raises CaseError."""
    if sender and patron and courted:
        codes = code_of(sender), code_of(patron), code_of(courted)
        sides_of_case(*codes)
        return codes
    if patron or courted:
        raise CaseError(
            "A case has a sender, a patron and a courted side.\n"
            "Name all three, or only the sender, or none: then the evidence chooses."
        )
    if sender:
        code_of(sender)
    return None


def find_cases(ledger: "Ledger", *, as_of: str | None = None, limit: int = 10) -> "tuple[Triad, ...]":
    """Senders that speak differently to different audiences, the strongest evidence first."""
    return scan_ledger(ledger, as_of=as_of, limit=limit).triads


def scan_ledger(ledger: "Ledger", *, as_of: str | None = None, limit: int = 10) -> "Survey":
    """The same; or, where no sender shows two voices, what of each could be compared."""
    return _scan(ledger.statements(as_of, with_grounds=False), as_of, limit)


def known_by(ledger: "Ledger", as_of: str | None = None) -> CaseFile:
    """What a ledger knows by a day, before any case is chosen; later reports are veiled.

    How each code arose is left out: `known_readings` tells it, and `Ledger.find` of one record.
    """
    from sottovoce.measures import list_commitments

    statements = ledger.statements(as_of, with_grounds=False)
    events = ledger.events(as_of, with_grounds=False)
    documents = veil_later(ledger.documents(as_of), statements, events, as_of)
    return CaseFile(
        case=None,
        statements=statements,
        events=events,
        estimates=ledger.estimates(as_of),
        beliefs=ledger.beliefs(as_of),
        circumstances=ledger.circumstances(as_of),
        verdicts=ledger.verdicts(as_of),
        documents=documents,
        commitments=list_commitments(
            statements,
            events,
            {document.id: document.text for document in documents},
            known_until=as_of or _last_published(documents),
        ),
        notes=(*_undated_note(ledger.undated(as_of)), *_year_note(statements)),
    )


def known_readings(ledger: "Ledger", as_of: str | None = None) -> Iterator[Reading]:
    """Each document's newest reading with what of it was known by a day; later reports are veiled."""
    for reading in ledger.readings(as_of):
        (document,) = veil_later([reading.document], reading.statements, reading.events, as_of)
        yield replace(reading, document=document)


def compose_case(case_file: CaseFile, *, hindsight: bool = False) -> Brief:
    """The brief of a case, or of who said what, before any format is chosen.

    hindsight: show alignment in hindsight too, apart from what was known on each day.
    """
    from sottovoce.brief import compose_brief

    return compose_brief(
        case=case_file.case,
        statements=case_file.statements,
        events=case_file.events,
        estimates=case_file.estimates,
        beliefs=case_file.beliefs,
        circumstances=case_file.circumstances,
        verdicts=case_file.verdicts,
        documents=case_file.documents,
        divergence=case_file.divergence,
        alignment=case_file.alignment,
        commitments=case_file.commitments,
        judgement=case_file.judgement,
        notes=case_file.notes,
        comparisons=case_file.comparisons,
        kept_rates=case_file.kept_rates,
        precedents=case_file.precedents,
        shows_hindsight=hindsight,
        generated_by=f"Sottovoce {__version__}",
        name_of=name_of,
    )


def write_brief(case_file: CaseFile, format: str = "html", *, hindsight: bool = False) -> str:
    """The brief as text. format: a name in `sottovoce.brief.FORMATS` ("html", "md", "json", "text").

    hindsight: as in `compose_case`; JSON holds both series of alignment in any case.
    """
    from sottovoce.brief import FORMATS

    if format not in FORMATS:
        raise ValueError(f"format={format!r} is no format of a brief (have {', '.join(FORMATS)})")
    return FORMATS[format](compose_case(case_file, hindsight=hindsight), name_of)


# --- reading ----------------------------------------------------------------------------------------


def _read_all(
    paths: Paths,
    ledger: "Ledger | None",
    published: str | None,
    outlet: str | None,
    on_error: OnError,
    progress: Callable[[Path], None] | None,
    read: Callable[[Document, OnError], Reading | None],
) -> Iterator[Reading]:
    from sottovoce.documents import find_files

    for path in find_files(paths, on_error=on_error):
        for document in _documents_of(path, published, outlet, on_error):
            reading = read(document, on_error)
            if reading is not None:
                if ledger is not None:
                    ledger.add(reading)
                yield reading
        if progress is not None:
            progress(path)


def _documents_of(
    path: Path, published: str | None, outlet: str | None, on_error: OnError
) -> Iterator[Document]:
    """Documents of one file; what its reader did not foresee costs this file only."""
    from sottovoce.documents import read_paths

    documents = read_paths([path], published=published, outlet=outlet, on_error=on_error)
    while True:
        try:
            document = next(documents, None)
        except SottovoceError:
            raise
        except Exception as cause:
            on_error(_unforeseen(str(path), str(path), cause))
            return
        if document is None:
            return
        yield document


def _read_one(
    document: Document, on_error: OnError, *, nlp: "Language | None", reader: str
) -> Reading | None:
    """The reading of one document, fit to be kept; None after an error that concerns this document only."""
    from sottovoce import reading as readers
    from sottovoce.ledger.contract import check_passages

    try:
        name, _ = readers.READERS[reader]
        reading: Reading = next(iter(getattr(readers, name)((document,), nlp=nlp)))
        check_passages(reading)
    except SottovoceError as error:
        # A missing model stops every document alike; a broken contract is the fault of one reading.
        if not _concerns_one_document(error):
            raise
        on_error(_unforeseen(document.name, document.path, error))
    except Exception as cause:
        on_error(_unforeseen(document.name, document.path, cause))
    else:
        return reading
    return None


def _concerns_one_document(error: SottovoceError) -> bool:
    return isinstance(error, DocumentError | LedgerError)


def _unforeseen(name: str, path: str | None, cause: Exception) -> DocumentError:
    where = f'"{path}"' if path else f'"{name}"'
    error = DocumentError(
        f"Cannot read {where}: the reader failed on it ({type(cause).__name__}: {cause}).",
        path=path,
        remedy="Nothing of it was kept. Please report this fault, with the report if you may.",
    )
    error.__cause__ = cause
    return error


def _raise(error: DocumentError) -> None:
    raise error


# --- judging ----------------------------------------------------------------------------------------


def _last_published(documents: Iterable[Document]) -> str | None:
    """The day of the last report, counted as the earliest day it may mean."""
    days = [first_day(d.published_on) for d in documents if d.published_on and is_day(d.published_on)]
    return max(days).isoformat() if days else None


def _undated_note(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    if count == 1:
        return ("One statement was left out, since no report tells when it surfaced.",)
    return (f"{count} statements were left out, since no report tells when they surfaced.",)


def _year_note(statements: Iterable[Statement]) -> tuple[str, ...]:
    count = sum(YEAR_BY_CONTEXT in (s.date_words or "") for s in statements)
    if not count:
        return ()
    return (
        f"The day of {count} statement{'s' if count > 1 else ''} is told without a year; it is the only "
        "one that the offices and happenings told in the report allow. State it with --published to be sure.",
    )


def _check_day(as_of: str | None) -> None:
    if as_of is not None and not is_day(as_of):
        raise CaseError(f'"{as_of}" is no day.\nGive it as 2022-04-13, 2022-04 or 2022.')


def _survey_of(statements: Iterable[Statement], sender: str | None, as_of: str | None) -> "Survey":
    """The scan of all senders, or of one: a joint statement is also of the other who speaks."""
    if sender is None:
        return _scan(statements, as_of)
    from sottovoce.measures import Survey
    from sottovoce.measures.columns import states_of

    code = code_of(sender)
    found = _scan((s for s in statements if code in states_of(s)), as_of)
    triads = tuple(t for t in found.triads if t.case.sender == code)
    return Survey(triads=triads, comparisons=tuple(c for c in found.comparisons if c.sender == code))


def _scan(statements: Iterable[Statement], as_of: str | None, limit: int = 10) -> "Survey":
    from sottovoce.measures import survey

    return survey(tuple(statements), blocs=bloc_members(), codes=known_codes(), as_of=as_of, limit=limit)


def _judged(known: CaseFile, case: Case, sides: "Sides", divergence: Divergence | None = None) -> CaseFile:
    """divergence: as the scan found it, where it chose the case."""
    from sottovoce.judgement import judge_case as judge
    from sottovoce.measures import kept_rate, list_precedents, measure_alignment, measure_divergence
    from sottovoce.measures.columns import states_of

    if not any(case.sender in states_of(statement) for statement in known.statements):
        silent = f"No report tells what {name_of(case.sender)} said, so there is nothing to judge."
        return replace(known, notes=(*known.notes, silent))
    divergence = divergence or measure_divergence(known.statements, sender=case.sender, sides=sides)
    published = {document.id: document.published_on for document in known.documents}
    to_patron, to_courted = (
        measure_alignment(
            known.statements,
            known.events,
            actor=case.sender,
            toward=code,
            codes=codes,
            published=published,
            as_of=case.as_of,
        )
        for code, codes in ((case.patron, sides.patron), (case.courted, sides.courted))
    )
    judgement = judge(
        case,
        known.statements,
        known.events,
        known.beliefs,
        known.circumstances,
        sorted(known.estimates, key=lambda estimate: estimate.id),
        sorted(known.verdicts, key=lambda verdict: (verdict.passages[0].document, verdict.passages[0].start)),
        known.documents,
        divergence,
        to_patron,
        name_of=_name_in_sentence,
        patron_codes=sides.patron,
        courted_codes=sides.courted,
        commitments=known.commitments,
    )
    precedents = list_precedents(
        known.statements,
        known.commitments,
        known.estimates,
        {document.id: document.text for document in known.documents},
        sender=case.sender,
        sides=sides,
    )
    at_home = case.patron == case.sender
    return replace(
        known,
        divergence=divergence,
        alignment=(to_courted,) if at_home else (to_patron, to_courted),
        judgement=judgement,
        kept_rates=(
            kept_rate(known.commitments, case.sender),
            kept_rate(known.commitments, case.sender, sides.courted),
        ),
        precedents=precedents,
    )


def _name_in_sentence(code: str) -> str:
    from sottovoce.brief.wording import name_phrase

    return name_phrase(code, name_of)
