"""The sender's record: how often it kept its word, and whether its overtures have a precedent.

In: a `Brief`. Out: lines that stand beside the table of commitments, each with its passages. Only overtures
that hide something, or that a report calls the first or a repetition, are told of.
"""

from collections.abc import Sequence

from sottovoce.brief.cites import Cites
from sottovoce.brief.page import Line
from sottovoce.brief.terms import ACT_WORDS, STATUS_WORDS
from sottovoce.brief.wording import Namer, capitalise, count, day_words, name_phrase
from sottovoce.records import Brief, KeptRate, Precedent, Statement
from sottovoce.shares import percent, percent_range
from sottovoce.vocabulary import Channel, CommitmentStatus

_TOLD = (CommitmentStatus.KEPT, CommitmentStatus.BROKEN)
_HIDDEN = (Channel.PRIVATE, Channel.LEAKED)


def record_lines(brief: Brief, cites: Cites, name_of: Namer) -> tuple[Line, ...]:
    if brief.case is None:
        return ()
    statements = {statement.id: statement for statement in brief.statements}
    sender = capitalise(name_phrase(brief.case.sender, name_of))
    rates = [line for rate in brief.kept_rates[:1] if (line := _rate_line(rate, brief, cites, sender))]
    told = [
        _precedent_line(precedent, statements, cites, name_phrase(brief.case.courted, name_of))
        for precedent in brief.precedents
        if precedent.statement in statements and _is_telling(precedent, statements[precedent.statement])
    ]
    return (*rates, *_without_doubles(told))


def _rate_line(rate: KeptRate, brief: Brief, cites: Cites, sender: str) -> Line | None:
    settled = (*rate.kept, *rate.broken)
    if not settled:
        return None
    deeds = [p for e in brief.commitments if e.statement in settled for p in (e.passage, *e.status_evidence)]
    return Line(
        text=(
            f"{sender}, of its promises that told deeds settle: {len(rate.kept)} kept, "
            f"{len(rate.broken)} broken. That is a rate of {percent(rate.rate)} "
            f"(90 % interval {percent_range(rate.low, rate.high)}); "
            f"{rate.n_open} stand open and {rate.n_not_compared} could not be compared."
        ),
        cites=cites.cite_all(deeds),
    )


def _is_telling(precedent: Precedent, statement: Statement) -> bool:
    return statement.channel in _HIDDEN or precedent.claim is not None


def _precedent_line(
    precedent: Precedent, statements: dict[str, Statement], cites: Cites, courted: str
) -> Line:
    statement = statements[precedent.statement]
    last = statements.get(precedent.last or "")
    act = ACT_WORDS[precedent.act]
    text = f"The {act} of {day_words(statement.said_on)} to {courted}: {_before(precedent, act)}"
    passages = [statement.passage, *([last.passage] if last else [])]
    if precedent.claim is not None:
        passages.append(precedent.claim)
        text += _claim(precedent)
    return Line(text=text, cites=cites.cite_all(passages))


def _before(precedent: Precedent, act: str) -> str:
    if not precedent.n_before:
        return "these reports tell of none before it."
    came = precedent.came_of_it
    outcome = f"; it was {STATUS_WORDS[came]}" if came in _TOLD else ""
    return (
        f"these reports tell of {count(precedent.n_before, f'{act} before it', f'such {act}s before it')}, "
        f"the last on {day_words(precedent.last_on)}{outcome}."
    )


def _claim(precedent: Precedent) -> str:
    is_first = bool(precedent.is_claim_borne_out) == (precedent.n_before == 0)
    called = "the first of its kind" if is_first else "a repetition"
    if precedent.is_claim_borne_out:
        return f" Its report calls it {called}, which these reports bear out."
    reach = "" if is_first else ", though they may not reach far enough back"
    return f" Its report calls it {called}, which these reports do not bear out{reach}."


def _without_doubles(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Several clauses of one letter are one overture to a reader."""
    kept: dict[str, Line] = {}
    for line in lines:
        kept.setdefault(line.text, line)
    return tuple(kept.values())
