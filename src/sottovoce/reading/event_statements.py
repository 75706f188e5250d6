"""Events that lie in what is said: to demand, to accuse, to refuse or to threaten is to act.

In: a page, the events its words tell, its coded statements. Out: the events with what the statements add.
Method: the first act gives the type, the speaker's state the source; the target is whom the content rates
fittingly, else the foreign state that hears it. A word that tells an event already keeps it; the statement
only fills in who and when. Private talk with one foreign partner is a meeting (annotation guide, "Events").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sottovoce.reading.atlas import organisations_by_code, states_by_code
from sottovoce.reading.event_arguments import Codes, unique, without
from sottovoce.reading.event_merging import Draft
from sottovoce.reading.page import Page
from sottovoce.records import Statement
from sottovoce.vocabulary import Act, Authenticity, Channel, EventStatus, EventType, Form

_TYPES = {
    Act.APPEAL: EventType.REQUEST,
    Act.ACCUSE: EventType.ACCUSE,
    Act.CONDEMN: EventType.ACCUSE,
    Act.DENY: EventType.REJECT,
    Act.REFUSE: EventType.REJECT,
    Act.THREATEN: EventType.THREATEN,
    Act.PROPOSE: EventType.AGREE,
}
# Types whose target the statement may name where the word leaves it open.
_AIMED = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.SUPPORT})
_CLOSED = frozenset({Channel.PRIVATE, Channel.LEAKED})
_GROUPS = ("opposition", "people")
# Content of "asked" that is a question, no demand.
_QUESTION = re.compile(r"(?:whether|if|what|who|whom|whose|why|when|where|which|how)\b", re.IGNORECASE)
_OFFERS = re.compile(r"\b(?:offer\w*|propos\w+|ready|readiness|willing\w*|prepared)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:writ\w+|wrote|wired?|letters?|read\w*)\b", re.IGNORECASE)


def with_statements(page: Page, told: list[Draft], statements: Sequence[Statement]) -> list[Draft]:
    """The told drafts, filled in from the statements, and those that only the statements make."""
    states = _states_of_names(page)
    drafts = list(told)
    for statement in statements:
        sources = _sources(statement)
        if not sources:
            continue
        number = _at_cue(page, drafts, statement)
        if number is not None:
            drafts[number] = _filled(drafts[number], statement, sources, states)
            continue
        drafts += _made(page, drafts, statement, sources, states)
    return drafts


def _made(
    page: Page, drafts: list[Draft], statement: Statement, sources: Codes, states: dict[str, str]
) -> list[Draft]:
    found = []
    kind = _type_of(statement)
    if kind is not None:
        targets = _targets(kind, statement, sources, states)
        if _is_enough(kind, targets):
            status = _status(kind, statement)
            draft = _draft(page, statement, kind, sources, targets, status)
            if draft is not None and not any(_tells(d, draft) for d in drafts):
                found.append(draft)
    partner = _partner(statement, sources)
    if partner and not any(_is_meeting(d, {*sources, *partner}) for d in drafts):
        draft = _draft(
            page, statement, EventType.CONSULT, sources, partner, _status(EventType.CONSULT, statement)
        )
        if draft is not None:
            found.append(replace(draft, rule="rule:statement-talk"))
    return found


# --- what kind of event ------------------------------------------------------------------------------


def _type_of(statement: Statement) -> EventType | None:
    """The event a statement makes by its first act; a denial that accuses is an accusation."""
    if not statement.acts:
        return None
    first = statement.acts[0]
    if first is Act.DENY and Act.ACCUSE in statement.acts:
        return EventType.ACCUSE
    if first is Act.APPEAL and _QUESTION.match(statement.content):
        return None
    if first is Act.PROPOSE and not _OFFERS.search(f"{statement.cue or ''} {statement.content}"):
        return None
    return _TYPES.get(first)


def _is_enough(kind: EventType, targets: Codes) -> bool:
    return bool(targets) or kind in (EventType.REJECT, EventType.AGREE, EventType.THREATEN)


def _status(kind: EventType, statement: Statement) -> EventStatus:
    if kind is EventType.AGREE:
        return EventStatus.HYPOTHETICAL
    if statement.authenticity is Authenticity.ANONYMOUS_SOURCED:
        return EventStatus.ALLEGED
    return EventStatus.HAPPENED


def _partner(statement: Statement, sources: Codes) -> Codes:
    """The one foreign side that is told something in private, by word of mouth."""
    if statement.channel not in _CLOSED or statement.form is Form.DIRECT or len(sources) != 1:
        return ()
    if statement.cue is None or _WRITTEN.search(" ".join((statement.cue, *statement.attribution_chain))):
        return ()
    partner = without(_hearers(statement), sources)
    return partner if len(partner) == 1 else ()


def _is_meeting(draft: Draft, sides: set[str]) -> bool:
    return draft.type is EventType.CONSULT and {*draft.sources, *draft.targets} >= sides


# --- who to whom -------------------------------------------------------------------------------------


def _sources(statement: Statement) -> Codes:
    return tuple(c for c in (statement.speaker.state or "").split(";") if _is_code(c))


def _targets(kind: EventType, statement: Statement, sources: Codes, states: dict[str, str]) -> Codes:
    heard = without(_hearers(statement), sources)
    blamed = without(_rated(statement, states, below=0.0), sources)
    named = without(_rated(statement, states, below=1.0), sources)
    match kind:
        case EventType.REQUEST:
            return heard or blamed or named[:1]
        case EventType.ACCUSE:
            return blamed
        case EventType.THREATEN:
            return blamed or heard
        case EventType.REJECT if statement.acts[0] is Act.DENY:
            return ()
        case EventType.REJECT:
            return heard or blamed
        case _:
            return heard


def _hearers(statement: Statement) -> Codes:
    """States and bodies among the hearers; not their publics."""
    return tuple(a for a in statement.audience if _is_code(a))


def _rated(statement: Statement, states: dict[str, str], *, below: float) -> Codes:
    """Codes of the targets rated lower than a limit; persons stand for their state."""
    found = []
    for target in statement.targets:
        if target.polarity >= below:
            continue
        code, _, group = target.id.partition(" ")
        if _is_code(code) and (not group or group in _GROUPS):
            found.append(target.id)
        elif target.id in states:
            found.append(states[target.id])
    return unique(found)


def _states_of_names(page: Page) -> dict[str, str]:
    return {m.actor.name: m.actor.state for m in page.mentions if m.actor.state}


def _is_code(word: str) -> bool:
    return word in states_by_code() or word in organisations_by_code()


# --- drafts ------------------------------------------------------------------------------------------


def _draft(
    page: Page,
    statement: Statement,
    kind: EventType,
    sources: Codes,
    targets: Codes,
    status: EventStatus,
) -> Draft | None:
    start = statement.passage.start
    block = page.block_at(start)
    tokens = page.tokens_in(start, min(start + len(statement.anchor), statement.passage.end))
    if block is None or not tokens:
        return None
    doc = page.docs[block.index]
    tokens = [t for t in tokens if t.doc is doc]
    return Draft(
        block=block,
        token=tokens[0],
        first=tokens[0],
        last=tokens[-1],
        type=kind,
        mode=None,
        sources=sources,
        targets=targets,
        status=status,
        rule=f"rule:statement-{statement.acts[0].value}",
        depth=0,
        date=statement.said_on,
        basis=statement.date_basis,
    )


def _at_cue(page: Page, drafts: list[Draft], statement: Statement) -> int | None:
    """The draft told by the reporting words themselves."""
    cue = statement.cue_passage
    if cue is None:
        return None
    for number, draft in enumerate(drafts):
        start = draft.block.start + draft.token.idx
        if not draft.rule.startswith("rule:statement") and cue.start <= start < cue.end:
            return number
    return None


def _filled(draft: Draft, statement: Statement, sources: Codes, states: dict[str, str]) -> Draft:
    """A draft with the source, target and day that its own words leave open."""
    targets = draft.targets
    if not targets and draft.type in _AIMED:
        targets = _targets(draft.type, statement, draft.sources or sources, states)
    date, basis = draft.date, draft.basis
    if date is None and draft.status is EventStatus.HAPPENED:
        date, basis = statement.said_on, statement.date_basis
    return replace(draft, sources=draft.sources or sources, targets=targets, date=date, basis=basis)


def _tells(draft: Draft, other: Draft) -> bool:
    """Is the statement's event told by a word within it?"""
    if draft.block.index != other.block.index or draft.type is not other.type:
        return False
    return other.first.i - 8 <= draft.token.i <= other.last.i + 12
