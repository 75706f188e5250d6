"""Events: what states and bodies do to one another, as PLOVER's sixteen types.

In: a page with its mentions and dates. Out: events in the order they are told, one for each act. Method: frames
of verbs and nouns (`event_frames`), whose parts are found along the grammar (`event_arguments`); the status from
the governing clauses (`event_status`); repeats of one act are merged (annotation guide, "Events").
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sottovoce.reading.dates import SectionDay, section_days
from sottovoce.reading.event_arguments import ActorFinder, Codes, is_passive, unique, without
from sottovoce.reading.event_frames import EventFrame, fitting_frame, load_event_nouns
from sottovoce.reading.event_status import is_denied_noun, is_negated, status_of_noun, status_of_verb
from sottovoce.reading.page import Block, BlockKind, DateMention, Page
from sottovoce.records import Event, Passage
from sottovoce.vocabulary import ActorKind, DateBasis, EventStatus, EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

READER = "events/1"
_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
# Types that a speech act makes: what is asked, promised or refused in it is no event of its own.
_SPOKEN = frozenset(
    {
        EventType.AGREE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.CONCEDE,
        EventType.SUPPORT,
    }
)
# Types that need a doer: without one nobody asks, accuses or meets.
_NEEDS_SOURCE = frozenset(
    {
        EventType.REQUEST,
        EventType.REJECT,
        EventType.SUPPORT,
        EventType.CONSULT,
        EventType.AGREE,
        EventType.AID,
        EventType.COOPERATE,
        EventType.THREATEN,
        EventType.CONCEDE,
        EventType.RETREAT,
        EventType.MOBILIZE,
    }
)
_NEEDS_TARGET = frozenset(
    {
        EventType.ACCUSE,
        EventType.SUPPORT,
        EventType.AID,
        EventType.SANCTION,
        EventType.REQUEST,
        EventType.THREATEN,
        EventType.COERCE,
        EventType.COOPERATE,
    }
)
_JOINT = frozenset({EventType.AGREE, EventType.MOBILIZE})
_TRAVELLERS = frozenset(
    "president minister premier delegation envoy leader chancellor secretary team diplomat king emissary mission "
    "official group chief general king prince ambassador".split()
)
_SAYING = frozenset(
    "say tell insist stress maintain claim declare state assure add reply repeat answer reiterate".split()
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it is dated and merged."""

    block: Block
    token: Token
    first: Token
    last: Token
    type: EventType
    mode: str | None
    sources: Codes
    targets: Codes
    status: EventStatus
    rule: str
    depth: int
    date: str | None = None
    basis: DateBasis | None = None


def find_events(page: Page) -> tuple[Event, ...]:
    """Events of a page with its mentions and dates, in order, one for each act."""
    finder = ActorFinder(page)
    days = section_days(page)
    drafts: list[_Draft] = []
    for block, doc in zip(page.blocks, page.docs, strict=True):
        told = _BlockReader(page, finder, block).read(list(doc))
        drafts += [_dated(page, draft, days[block.index]) for draft in told]
    return tuple(_event(page, draft) for draft in _merged(drafts))


class _BlockReader:
    """Reads the events of one block; what one frame has taken up is not read again."""

    def __init__(self, page: Page, finder: ActorFinder, block: Block) -> None:
        self.page = page
        self.finder = finder
        self.block = block
        self.taken: set[int] = set()
        self.spoken: set[int] = set()

    def read(self, tokens: list[Token]) -> list[_Draft]:
        found = [d for t in tokens if t.pos_ in ("VERB", "AUX") for d in (self._verb(t),) if d is not None]
        found += [d for t in tokens if t.pos_ in ("NOUN", "PROPN") for d in (self._noun(t),) if d is not None]
        return sorted(found, key=lambda d: d.first.i)

    # --- verbs --------------------------------------------------------------------------------------

    def _verb(self, verb: Token) -> _Draft | None:
        objects = self.finder.objects(verb)
        passive = is_passive(verb)
        frame = fitting_frame(verb, objects, passive, self._names_actor, self._names_person)
        if frame is None:
            return self._denial(verb)
        things = objects + [
            g
            for c in verb.children
            if c.dep_ in ("prep", "agent") and c.lower_ in frame.particle
            for g in c.children
            if g.dep_ == "pobj"
        ]
        kind: EventType | None = frame.type
        if is_negated(verb):
            kind = frame.negated
        if kind is None or self._is_content(verb):
            return None
        sources = self._parts(frame.source, verb, objects, things, is_source=True)
        targets = self._parts(frame.target, verb, objects, things, but=sources)
        draft = self._draft(frame, kind, verb, sources, targets, objects)
        if draft is None:
            return None
        self._take(verb, frame, things)
        return draft

    def _draft(
        self,
        frame: EventFrame,
        kind: EventType,
        verb: Token,
        sources: Codes,
        targets: Codes,
        objects: list[Token],
    ) -> _Draft | None:
        if "together" in frame.target and not targets and len(sources) > 1 and kind not in _JOINT:
            sources, targets = sources[:1], sources[1:]
        if not is_told(kind, sources, targets) or (
            frame.mode == "visit" and not self._travels(verb, frame, targets)
        ):
            return None
        last = max([verb, *(o for o in objects if o.i > verb.i and o.i - verb.i < 10)], key=lambda t: t.i)
        return _Draft(
            block=self.block,
            token=verb,
            first=verb,
            last=last,
            type=kind,
            mode=frame.mode,
            sources=sources,
            targets=targets,
            status=status_of_verb(verb),
            rule="rule:event-verb",
            depth=_depth(verb),
        )

    def _travels(self, verb: Token, frame: EventFrame, targets: Codes) -> bool:
        """Only people travel: "the minister flew to", not "inflation came to"."""
        if "visit" in frame.object:
            return True
        for subject in self.finder.subjects(verb) + (self.finder.objects(verb) if frame.object else []):
            mention = self.finder.mention_at(self.block, subject)
            is_person = mention is not None and mention.actor.kind is ActorKind.PERSON
            if is_person or subject.lemma_.lower() in _TRAVELLERS or subject.lower_ in ("he", "she"):
                return bool(targets)
        return False

    def _take(self, verb: Token, frame: EventFrame, things: list[Token]) -> None:
        if frame.type in _SPOKEN:
            self.spoken.add(verb.i)
        for thing in things:
            is_told = load_event_nouns().get(thing.lemma_.lower())
            if is_told is not None and (is_told.type in frame.object or frame.type in _SPOKEN):
                self.taken.add(thing.i)

    def _is_content(self, token: Token) -> bool:
        """Does the word stand in what somebody asks, promises, refuses or threatens?"""
        current = token
        while current.head != current:
            is_clause = (
                current.dep_ in ("xcomp", "ccomp", "pcomp", "prep", "advcl", "acl")
                and current.i > current.head.i
            )
            if is_clause and current.head.i in self.spoken:
                return True
            if current.dep_ in ("relcl", "parataxis"):
                return False
            current = current.head
        return False

    def _names_actor(self, token: Token) -> bool:
        return bool(self.finder.phrase(self.block, token))

    def _names_person(self, token: Token) -> bool:
        mention = self.finder.mention_at(self.block, token)
        is_person = mention is not None and mention.actor.kind is ActorKind.PERSON
        return is_person or token.lemma_.lower() in _TRAVELLERS or token.lower_ in ("him", "her")

    def _denial(self, verb: Token) -> _Draft | None:
        """ "said that no arms had been sold", "insists it has never done so": a denial."""
        if verb.lemma_.lower() not in _SAYING:
            return None
        for clause in verb.children:
            if clause.dep_ != "ccomp" or clause.i < verb.i or not _denies_deed(clause):
                continue
            subjects = self.finder.subjects(verb)
            sources = unique(c for s in subjects for c in self.finder.phrase(self.block, s, places=False))
            doers = unique(c for s in self.finder.subjects(clause) for c in self.finder.phrase(self.block, s))
            if sources and (not doers or set(doers) & set(sources)):
                return _Draft(
                    block=self.block,
                    token=verb,
                    first=verb,
                    last=clause,
                    type=EventType.REJECT,
                    mode="deny",
                    sources=sources,
                    targets=(),
                    status=status_of_verb(verb),
                    rule="rule:event-denial",
                    depth=_depth(verb),
                )
        return None

    # --- parts --------------------------------------------------------------------------------------

    def _parts(
        self,
        places: tuple[str, ...],
        verb: Token,
        objects: list[Token],
        things: list[Token],
        *,
        is_source: bool = False,
        but: Codes = (),
    ) -> Codes:
        """The first of the places that names somebody else."""
        for place in places:
            found = without(unique(self._part(place, verb, objects, things, is_source)), but)
            if found:
                return found
        return ()

    def _part(
        self, place: str, verb: Token, objects: list[Token], things: list[Token], is_source: bool
    ) -> list[str]:
        finder, block = self.finder, self.block
        match place:
            case "-" | "together":
                return []
            case "subj":
                return [
                    c for s in finder.subjects(verb) for c in finder.phrase(block, s, places=not is_source)
                ]
            case "obj":
                return [c for o in objects for c in finder.phrase(block, o)]
            case "dat":
                own = [c for c in verb.children if c.dep_ == "dative"]
                return [
                    code
                    for c in own
                    for code in (
                        finder.prepositional(block, c) if c.pos_ == "ADP" else finder.phrase(block, c)
                    )
                ]
            case "owner":
                return [c for t in things for c in finder.doer_in(block, t)]
            case "whole":
                return [c for t in things for c in finder.whole(block, t)]
            case "comp":
                clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i]
                return [c for t in clauses for c in finder.whole(block, t)]
        heads = [verb, *things]
        return [
            code
            for head in heads
            for c in head.children
            if c.lower_ == place and c.dep_ in ("prep", "dative", "agent", "advmod")
            for code in finder.prepositional(block, c)
        ]

    # --- nouns --------------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> _Draft | None:
        frame = load_event_nouns().get(noun.lemma_.lower())
        if (
            frame is None
            or frame.needs == "never"
            or noun.i in self.taken
            or noun.dep_ in ("compound", "amod")
        ):
            return None
        if is_denied_noun(noun) or self.finder.mention_at(self.block, noun) is not None:
            return None
        sources = self._noun_part(frame.source, noun)
        targets = without(self._noun_part(frame.target, noun), sources)
        if "between" in frame.source and not targets and len(sources) > 1 and frame.type not in _JOINT:
            sources, targets = sources[:1], sources[1:]
        has = {"any": sources or targets, "source": sources, "target": targets, "both": sources and targets}
        if not has[frame.needs]:
            return None
        return _Draft(
            block=self.block,
            token=noun,
            first=noun,
            last=noun,
            type=frame.type,
            mode=frame.mode,
            sources=sources,
            targets=targets,
            status=status_of_noun(noun),
            rule="rule:event-noun",
            depth=_depth(noun) + 1,
        )

    def _noun_part(self, places: tuple[str, ...], noun: Token) -> Codes:
        for place in places:
            if place == "-":
                continue
            if place == "owner":
                found = self.finder.owner(self.block, noun)
            else:
                found = unique(
                    code
                    for c in noun.children
                    if c.dep_ == "prep" and c.lower_ == place
                    for code in self.finder.prepositional(self.block, c)
                )
            if found:
                return found
        return ()


def is_told(kind: EventType, sources: Codes, targets: Codes) -> bool:
    """Is enough named for an event of the type?"""
    if not sources and not targets:
        return False
    if kind in _NEEDS_SOURCE and not sources:
        return False
    return not (kind in _NEEDS_TARGET and not targets)


def _denies_deed(clause: Token) -> bool:
    """A negated clause about something past or standing; what one will not do is no denial."""
    helpers = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "would", "should", "may", "might", "can", "could", "must", "shall"}:
        return False
    return is_negated(clause) and clause.lemma_ not in (
        "be",
        "know",
        "think",
        "believe",
        "see",
        "want",
        "expect",
    )


def _depth(token: Token) -> int:
    depth = 0
    while token.head != token:
        depth += token.dep_ not in ("conj", "aux")
        token = token.head
    return depth


# --- dates ------------------------------------------------------------------------------------------


def _dated(page: Page, draft: _Draft, day: SectionDay) -> _Draft:
    """Date an event: a day in its own clause, else the only day of its sentence, else the day of its section."""
    block, sentence = draft.block, draft.token.sent
    start, end = block.start + sentence.start_char, block.start + sentence.end_char
    told = [m for m in page.dates if start <= m.start and m.end <= end]
    own = [m for m in told if _governs(page, block, draft.token, m)]
    if own:
        return replace(draft, date=own[0].value, basis=own[0].basis)
    if told or draft.status is not EventStatus.HAPPENED or draft.depth > 1 or day.day is None:
        return draft
    if any(c.lower_ == "had" for c in draft.token.children):
        return draft
    return replace(draft, date=day.day, basis=DateBasis.STATED if day.is_entry else DateBasis.DATELINE)


def _governs(page: Page, block: Block, token: Token, mention: DateMention) -> bool:
    """Does a date belong to this word: is the word the next verb or event above it?"""
    doc = page.docs[block.index]
    span = doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
    current = span.root if span is not None else None
    while current is not None and current.head != current:
        current = current.head
        if current == token:
            return True
        if current.pos_ in ("VERB", "AUX"):
            return False
    return False


# --- merging ----------------------------------------------------------------------------------------


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """One event for each act: fuller tellings take up poorer ones, headlines give way to the body."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.block.kind in _TITLES, -bool(d.sources) - bool(d.targets))):
        number = next((i for i, other in enumerate(kept) if _is_same_act(other, draft)), None)
        if number is None:
            kept.append(draft)
        elif kept[number].date is None and draft.date is not None:
            kept[number] = replace(kept[number], date=draft.date, basis=draft.basis)
    return sorted(kept, key=lambda d: (d.block.index, d.first.i))


def _is_same_act(fuller: _Draft, other: _Draft) -> bool:
    if fuller.type is not other.type or not _may_be_one_day(fuller.date, other.date):
        return False
    if other.block.kind in _TITLES and set(other.sources) & set(fuller.sources):
        return True
    return _covers(fuller.sources, other.sources) and _covers(fuller.targets, other.targets)


def _covers(fuller: Codes, other: Codes) -> bool:
    return set(other) <= set(fuller)


def _may_be_one_day(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def _event(page: Page, draft: _Draft) -> Event:
    start, end = page.span_of(draft.block, draft.first, draft.last)
    parts = (page.document.id, str(start), str(end), draft.type.value, *draft.sources, ">", *draft.targets)
    return Event(
        id=hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16],
        passage=Passage(document=page.document.id, start=start, end=end),
        type=draft.type,
        mode=draft.mode,
        sources=draft.sources,
        targets=draft.targets,
        date=draft.date,
        date_basis=draft.basis,
        place=None,
        status=draft.status,
        confidence=_confidence(draft),
        found_by=f"{draft.rule} {READER}",
    )


def _confidence(draft: _Draft) -> float:
    """Certainty of the rule: both parts named, told by a verb, in a main clause."""
    value = 0.45 + 0.15 * bool(draft.sources) + 0.15 * bool(draft.targets)
    value += 0.1 * (draft.rule == "rule:event-verb") - 0.05 * min(draft.depth, 4)
    return round(max(0.2, min(0.9, value)), 2)
