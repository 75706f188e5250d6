"""Events that lie in what is said: to demand, to accuse, to refuse or to threaten is to act.

In: a page, the events its words tell, its coded statements. Out: the events with what the statements add.
Method: the first act gives the type, the speaker's state the source; the target is whom the content rates
fittingly, else the foreign state that hears it. A word that tells an event already keeps it; the statement
only fills in who and when. Private talk with one foreign partner is a meeting (annotation guide, "Events").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_blame import hear_blame
from sottovoce.reading.event_codes import Codes, without
from sottovoce.reading.event_drafts import Drafts, draft_of
from sottovoce.reading.event_frames import noun_frame
from sottovoce.reading.event_grounds import day_words
from sottovoce.reading.event_merging import Draft
from sottovoce.reading.event_sides import is_code, rated_below
from sottovoce.reading.page import Page
from sottovoce.reading.spans import Placed
from sottovoce.records import Statement
from sottovoce.vocabulary import Act, Authenticity, Channel, DateBasis, EventStatus, EventType, Form

_TYPES = {
    Act.APPEAL: EventType.REQUEST,
    Act.ACCUSE: EventType.ACCUSE,
    Act.CONDEMN: EventType.ACCUSE,
    Act.DENY: EventType.REJECT,
    Act.REFUSE: EventType.REJECT,
    Act.THREATEN: EventType.THREATEN,
    Act.PROPOSE: EventType.AGREE,
}
_GOOD = frozenset({EventType.CONSULT, EventType.AGREE, EventType.AID, EventType.COOPERATE})
# Types that name their target, or are not told.
_AIMED = frozenset({EventType.REQUEST})
# What is done to others, and the first acts of words that lay it to somebody.
_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.SANCTION})
_CHARGES = ((Act.ACCUSE,), (Act.CONDEMN,), (Act.JUSTIFY,), (Act.DENY,))
# Reporting verbs that warn of anything, and those that hold to a view as well as to a demand.
_CAUTIONING = frozenset({"warn", "caution"})
_HOLDING = frozenset("insist ask propose suggest recommend".split())
_ROOM = 4  # more sides than this are a gathering
# How many statements before may name the other side.
_BACK = 2
# Content of "asked" that is a question, no demand.
_QUESTION = re.compile(r"(?:whether|if|what|who|whom|whose|why|when|where|which|how)\b", re.IGNORECASE)
_WISHES = re.compile(r"\b(?:could|would|can|might)\b", re.IGNORECASE)
_OFFERS = re.compile(r"\b(?:offer\w*|propos\w+|ready|readiness|willing\w*|prepared)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:repl\w+|answer\w*|respond\w*|retort\w*|rejoin\w*|counter\w*)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:writ\w+|wrote|wired?|letters?|read\w*)\b", re.IGNORECASE)


def with_statements(page: Page, told: list[Draft], statements: Sequence[Statement]) -> list[Draft]:
    """The told drafts, checked and filled in from the statements, and those that only the statements make."""
    states = {m.actor.name: m.actor.state for m in page.mentions if m.actor.state}
    placed = Placed(statements, lambda s: (s.passage.start, s.passage.end))
    drafts = Drafts(page, (_as_said(draft, placed) for draft in told))
    for number, statement in enumerate(statements):
        sides = _Sides(statements, number, states)
        found = drafts.at_cue(statement)
        if found is not None:
            drafts.put(found[0], _checked(found[1], statement, sides))
        elif sides.sources:
            drafts.add(_made(page, drafts, statement, sides))
    hear_blame(page, drafts, statements, states)
    return drafts.all()


def _as_said(draft: Draft, statements: Placed[Statement]) -> Draft:
    """A deed that only somebody's words tell: of no day but that of the words, alleged where they blame."""
    start = draft.block.start + draft.token.idx
    said = next((s for s in statements.holding(start, start + 1) if not _is_cue(s, start)), None)
    if said is None or draft.status is not EventStatus.HAPPENED:
        return draft
    is_charge = draft.type in _DEEDS and said.acts[:1] in _CHARGES
    if draft.basis is DateBasis.DATELINE and (is_charge or draft.date != said.said_on):
        is_speech = draft.type in (EventType.REQUEST, EventType.REJECT, EventType.ACCUSE)
        day, basis = (said.said_on, said.date_basis) if is_speech else (None, None)
        draft = replace(draft, date=day, basis=basis, day=day_words(said) if is_speech else None)
    return replace(draft, status=EventStatus.ALLEGED) if is_charge else draft


def _is_cue(statement: Statement, offset: int) -> bool:
    cue = statement.cue_passage
    return cue is not None and cue.start <= offset < cue.end


def _made(page: Page, drafts: Drafts, statement: Statement, sides: _Sides) -> list[Draft]:
    """What only the statement tells: its act, and a talk with the partner who heard it."""
    found = []
    kind = _type_of(statement)
    targets = sides.targets(kind) if kind is not None else ()
    if kind is not None and (targets or kind not in _AIMED):
        draft = draft_of(page, statement, kind, sides.sources, targets, _status(kind, statement))
        if draft is not None and not drafts.tell(draft):
            found.append(draft)
    partner = _partner(statement, sides)
    if partner and not drafts.tell_meeting({*sides.sources, *partner}):
        status = _status(EventType.CONSULT, statement)
        draft = draft_of(page, statement, EventType.CONSULT, sides.sources, partner, status)
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
    if first is Act.APPEAL and _is_question(statement):
        return None
    if first is Act.PROPOSE and not _OFFERS.search(f"{statement.cue or ''} {statement.content}"):
        return None
    return _TYPES.get(first)


def _is_question(statement: Statement) -> bool:
    """ "asked whether it was true"; "asked whether he could help" asks for help."""
    return bool(_QUESTION.match(statement.content)) and not _WISHES.search(statement.content)


def _status(kind: EventType, statement: Statement) -> EventStatus:
    if kind is EventType.AGREE:
        return EventStatus.HYPOTHETICAL
    if statement.authenticity is Authenticity.ANONYMOUS_SOURCED:
        return EventStatus.ALLEGED
    return EventStatus.HAPPENED


def _partner(statement: Statement, sides: _Sides) -> Codes:
    """The foreign sides that are told something out of the public's hearing, by word of mouth."""
    if statement.channel is Channel.PUBLIC or statement.form is Form.DIRECT or len(sides.sources) != 1:
        return ()
    if _WRITTEN.search(" ".join((statement.cue or "", *statement.attribution_chain))):
        return ()
    partners = without(sides.heard, sides.sources)
    return partners if len(partners) <= _ROOM else ()


# --- who to whom -------------------------------------------------------------------------------------


class _Sides:
    """Who says it, who hears it and whom it rates, with the statements before and after it."""

    def __init__(self, statements: Sequence[Statement], number: int, states: Mapping[str, str]) -> None:
        self.statement = statements[number]
        self.sources = ActorFinder.codes_of_actor(self.statement.speaker)
        self.heard = tuple(a for a in self.statement.audience if is_code(a))
        self.foreign = without(self.heard, self.sources)
        self.blamed, self.named = (
            without(rated_below(self.statement, states, limit), self.sources) for limit in (0.0, 1.0)
        )
        self._statements, self._number, self._states = statements, number, states

    def targets(self, kind: EventType, *, reaching: bool = False) -> Codes:
        """At whom an event of the type is aimed; `reaching`: the statements around may name him too."""
        match kind:
            case EventType.REQUEST:
                around = self._answering() or self._told_before() if reaching else ()
                return self.foreign or self.heard or self.blamed or around or self.named[:1]
            case EventType.ACCUSE:
                return self.blamed or (self._blamed_before() if reaching else ())
            case EventType.THREATEN:
                return self.blamed or self.foreign or self._blamed_before()
            case EventType.REJECT:
                return () if self.statement.acts[:1] == (Act.DENY,) else self.foreign or self.blamed
            case _:
                return self.foreign or self.named[:1]

    def _answering(self) -> Codes:
        """The side that answers next."""
        after = self._statements[self._number + 1 : self._number + 2]
        if not after or not _ANSWERS.search(after[0].cue or ""):
            return ()
        return without(ActorFinder.codes_of_actor(after[0].speaker), self.sources)

    def _told_before(self) -> Codes:
        """Whom the same side has just told something; an own public stands for itself."""
        if self.statement.audience:
            return ()
        return next((s.foreign or s.blamed for s in self._before() if s.foreign or s.blamed), ())

    def _blamed_before(self) -> Codes:
        return next((s.blamed for s in self._before() if s.blamed), ())

    def _before(self) -> list[_Sides]:
        """The last statements, nearest first, as long as they are the same side's."""
        found = []
        for number in range(self._number - 1, max(-1, self._number - 1 - _BACK), -1):
            if self._statements[number].speaker.state != self.statement.speaker.state:
                break
            found.append(_Sides(self._statements, number, self._states))
        return found


def _checked(draft: Draft, statement: Statement, sides: _Sides) -> Draft | None:
    """The draft of a reporting word, filled in; none where the words reported are no such act."""
    lemma = draft.token.lemma_.lower()
    acts = set(statement.acts)
    if draft.type is EventType.THREATEN and lemma in _CAUTIONING and Act.THREATEN not in acts:
        return None
    if draft.mode == "deny" and not acts & {Act.DENY, Act.REFUSE}:
        return None
    calms = statement.acts[:1] in ((Act.ASSURE,), (Act.PROMISE,))
    if draft.type is EventType.REJECT and calms and not _is_of_good(draft):
        return None  # "ruled out any attack": who calms refuses nobody anything
    if draft.type is EventType.REQUEST:
        is_own = statement.acts[:1] == (Act.PROPOSE,) and statement.commitment is not None
        if is_own and (lemma in _HOLDING or not draft.targets):
            draft = replace(draft, type=EventType.AGREE, status=EventStatus.HYPOTHETICAL)
        elif lemma in _HOLDING and (Act.APPEAL not in acts or _is_question(statement)):
            return None
    return _filled(draft, statement, sides)


def _is_of_good(draft: Draft) -> bool:
    """Talks and deals that one rules out calm nobody."""
    told = (noun_frame(c) for c in draft.token.children if c.dep_ in ("dobj", "nsubjpass"))
    return any(f is not None and f.type in _GOOD for f in told)


def _filled(draft: Draft, statement: Statement, sides: _Sides) -> Draft:
    """A draft with the source, target and day that its own words leave open."""
    sources, targets = draft.sources or sides.sources, draft.targets
    is_aimed = draft.type in (EventType.REQUEST, EventType.ACCUSE)
    is_open = not targets or (is_aimed and set(targets) <= set(sources))
    if is_open and (is_aimed or statement.acts[:1] in ((Act.REFUSE,), (Act.PROPOSE,))):
        targets = sides.targets(draft.type, reaching=True) or targets
    if sides.sources and set(targets) & set(sources) and not set(targets) & set(sides.sources):
        sources = sides.sources  # the parse took the one who is told for the one who tells
    date, basis, day = draft.date, draft.basis, draft.day
    if (date is None and draft.status is EventStatus.HAPPENED) or basis is DateBasis.DATELINE:
        date, basis, day = statement.said_on, statement.date_basis, day_words(statement)
    return replace(draft, sources=sources, targets=targets, date=date, basis=basis, day=day)
