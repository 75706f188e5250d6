"""Events: what states and bodies do to one another, as PLOVER's sixteen types.

In: a page with its mentions and dates. Out: events in the order they are told, one for each act. Method:
frames of verbs and nouns (`event_frames`), whose parts are found along the grammar (`event_arguments`); the
status from the governing clauses (`event_status`); repeats of one act are merged (annotation guide,
"Events").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.dates import section_days
from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_codes import Codes, unique, without
from sottovoce.reading.event_completion import completed
from sottovoce.reading.event_fillers import UPON_ANY, has_patient_word, is_doer, suffers, who_tells
from sottovoce.reading.event_frames import (
    EventFrame,
    fitting_frame,
    governed,
    is_stopped,
    is_told,
    noun_frame,
)
from sottovoce.reading.event_grammar import is_passive
from sottovoce.reading.event_grounds import event_grounds
from sottovoce.reading.event_idle import is_idle, is_in_its_own, is_no_deed, is_trade
from sottovoce.reading.event_merging import Draft, dated, merge
from sottovoce.reading.event_partners import with_dealings, with_partners
from sottovoce.reading.event_parts import PartFinder
from sottovoce.reading.event_people import HANDS, PEOPLE, is_own_public, is_people, lemma_of
from sottovoce.reading.event_scenes import place_of
from sottovoce.reading.event_settings import at_home, setting_of, state_of_doers
from sottovoce.reading.event_stands import stands_taken
from sottovoce.reading.event_statements import with_statements
from sottovoce.reading.event_status import (
    denies_deed,
    depth_of,
    gives_no_answer,
    is_content,
    is_demand,
    is_denied_noun,
    is_negated,
    is_tried,
    lays_blame,
    refuses,
    status_of_noun,
    status_of_verb,
)
from sottovoce.reading.event_talks import talks_told
from sottovoce.reading.page import Block, Page
from sottovoce.reading.surfaces import record_id
from sottovoce.records import Event, Passage, Statement
from sottovoce.vocabulary import ActorKind, EventStatus, EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

READER = "events/1"
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
# Types that a state often does to its own people: the target may be the source.
_AT_HOME = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.PROTEST,
        EventType.ACCUSE,
        EventType.CONCEDE,
        EventType.THREATEN,
    }
)
_JOINT = frozenset({EventType.AGREE, EventType.MOBILIZE})
_TRAVELLERS = frozenset(
    "president minister premier delegation envoy leader chancellor secretary team diplomat king emissary "
    "mission official group chief general king prince ambassador".split()
)
# Who speaks for a state protests by note, not in the street; a visitor who leaves withdraws nothing.
_RULERS = frozenset("government ministry minister president premier parliament cabinet embassy".split())
# What a people may ask of its own state or refuse it.
_TO_OWN = frozenset({EventType.REQUEST, EventType.REJECT})
# Deeds whose doer, where nobody is named, is the state they are done in.
_DONE_BY_STATES = frozenset({"arrest", "release", "ban"})
# What one refuses by saying that one will not do it.
_REFUSED = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AID, EventType.SUPPORT})
_DEEDS = frozenset({EventType.ASSAULT, EventType.AID})
_GIVING = frozenset({EventType.AID, EventType.COOPERATE})
# Talk that is called off or breaks down is no talk.
_ENDING = frozenset({EventType.SANCTION, EventType.REJECT})
_TALK = frozenset({EventType.CONSULT, EventType.AGREE})
_SAYING = frozenset(
    "say tell insist stress maintain claim declare state assure add reply repeat answer reiterate announce "
    "conclude".split()
)
_PERSONS = frozenset({"he", "she"})


def find_events(page: Page, statements: Sequence[Statement] = ()) -> tuple[Event, ...]:
    """Events of a page with its mentions, dates and coded statements, in order, one for each act."""
    finder = ActorFinder(page, statements)
    days = section_days(page)
    drafts: list[Draft] = []
    for block, doc in zip(page.blocks, page.docs, strict=True):
        told = _BlockReader(page, finder, block).read(list(doc))
        drafts += [dated(page, draft, days[block.index]) for draft in told]
    drafts = with_statements(page, drafts, statements)
    drafts += stands_taken(page, drafts, statements)
    talks = talks_told(page, finder, drafts, statements)
    drafts += [dated(page, talk, days[talk.block.index]) for talk in talks]
    drafts = [o for d in drafts if (o := _to_others(d)) is not None]
    drafts = with_dealings(with_partners(completed(drafts), finder, statements))
    return tuple(_event(page, finder, draft) for draft in merge(drafts))


def _to_others(draft: Draft) -> Draft | None:
    """Nobody asks, backs or meets himself: such a target is a misreading; None where nothing is left."""
    if (
        draft.type in _AT_HOME
        or draft.rule.endswith("-at-home")
        or not draft.targets
        or not set(draft.targets) <= set(draft.sources)
    ):
        return draft
    return replace(draft, targets=()) if is_told(draft.type, draft.sources, ()) else None


class _BlockReader:
    """Reads the events of one block; what one frame has taken up is not read again."""

    def __init__(self, page: Page, finder: ActorFinder, block: Block) -> None:
        self.page = page
        self.finder = finder
        self.parts = PartFinder(finder, block)
        self.block = block
        self.taken: set[int] = set()
        self.spoken: set[int] = set()

    def read(self, tokens: list[Token]) -> list[Draft]:
        verbs = [d for t in tokens if t.pos_ in ("VERB", "AUX") for d in (self._verb(t),)]
        nouns = [d for t in tokens if t.pos_ in ("NOUN", "PROPN") for d in (self._noun(t),)]
        found = [d for d in (*verbs, *nouns) if d is not None and not is_idle(d)]
        return sorted(found, key=lambda d: d.first.i)

    # --- verbs --------------------------------------------------------------------------------------

    def _verb(self, verb: Token) -> Draft | None:
        objects = self.finder.objects(verb)
        passive = is_passive(verb)
        frame = fitting_frame(verb, objects, passive, self._names_actor, self._names_person)
        if frame is None:
            return self._silence(verb) or self._told(verb)
        things = objects + governed(verb, frame.particle)
        kind: EventType | None = frame.type
        negated = is_negated(verb)
        if negated:
            kind = frame.negated or (EventType.REJECT if frame.type in _REFUSED and refuses(verb) else None)
        if kind is None or self._is_content(verb):
            return None
        sources = self.parts.of(frame.source, verb, objects, things, is_source=True)
        if frame.type in _SPOKEN and sources:
            self.spoken.add(verb.i)
        doers = self.finder.subjects(verb) if "subj" in frame.source else []
        if kind is EventType.MOBILIZE:
            doers = [d for d in doers if lemma_of(d) in HANDS]  # fishermen gather too
        if is_no_deed(kind, verb, doers):
            return None
        sources = sources or state_of_doers(self.finder, self.block, verb, doers)
        sources = sources or at_home(self.finder, doers)
        if not sources and is_passive(verb) and frame.mode in _DONE_BY_STATES:
            sources = setting_of(self.finder, self.block, verb)
        is_home = kind in _AT_HOME or (kind in _TO_OWN and any(is_own_public(d) for d in doers))
        but = () if is_home else sources
        if kind is EventType.SANCTION and kind in frame.object:
            but = unique((*but, *(c for t in things for c in self.parts.makers(t))))
        targets = self.parts.of(frame.target, verb, objects, things, but=but, rather_not=sources)
        if negated and (frame.type not in _SPOKEN or frame.type is EventType.SUPPORT):
            targets = ()
        if verb.lemma_ == "occupy" and is_in_its_own(doers, sources, targets):
            return None
        if not targets and self._is_at_home(frame, kind, objects):
            targets = sources
        if not targets and kind is EventType.REQUEST and any(is_own_public(d) for d in doers):
            # "that the president resign", "of the government": rulers of no other state.
            targets = (
                sources if any(t.lemma_.lower() in _RULERS for t in verb.subtree if t.i > verb.i) else ()
            )
        if not sources and kind in _TO_OWN | {EventType.PROTEST} and any(is_own_public(d) for d in doers):
            sources = targets  # rebels, strikers and the like turn to their own state
        if kind is EventType.SANCTION and targets and set(targets) <= set(sources):
            kind = EventType.COERCE  # to one's own people
        if (
            "!" in frame.target and not targets and not self._is_upon_people(frame, verb, objects, things)
        ) or (frame.mode == "curfew" and not sources):
            return None
        draft = self._draft(frame, kind, verb, sources, targets, objects, things)
        if draft is not None:
            if frame.type in _SPOKEN:
                self.spoken.add(verb.i)
            self._take(frame, things or doers)
        return draft

    def _draft(
        self,
        frame: EventFrame,
        kind: EventType,
        verb: Token,
        sources: Codes,
        targets: Codes,
        objects: list[Token],
        things: list[Token],
    ) -> Draft | None:
        if "together" in frame.target and not targets and len(sources) > 1 and kind not in _JOINT:
            sources, targets = sources[:1], sources[1:]
        # Sanctions that one adopts or joins are told without the side they hit.
        is_adopted = kind is EventType.SANCTION and EventType.SANCTION in frame.object and bool(sources)
        subjects = [who_tells(s, verb) for s in self.finder.subjects(verb)]
        is_enough = is_told(
            kind,
            sources,
            targets,
            has_doer=any(is_doer(kind, s) for s in subjects) or (is_passive(verb) and suffers(kind, objects)),
            has_patient=has_patient_word(frame, objects)
            or (bool(sources) and self._is_upon_people(frame, verb, objects, things)),
        )
        if not (is_enough or is_adopted) or (
            frame.mode == "visit" and not self._travels(verb, frame, targets)
        ):
            return None
        if kind is EventType.REQUEST and not (
            sources or is_passive(verb) or any(s.pos_ != "PRON" or s.lower_ in _PERSONS for s in subjects)
        ):
            return None  # "one may ask them": nobody asks
        if kind is EventType.PROTEST and any(s.lemma_.lower() in _RULERS for s in self.finder.subjects(verb)):
            return None
        if verb.lemma_ in ("leave", "quit") and any(
            self._names_person(s) for s in self.finder.subjects(verb)
        ):
            return None
        last = max([verb, *(o for o in objects if o.i > verb.i and o.i - verb.i < 10)], key=lambda t: t.i)
        draft = self._told_by(verb, last, kind, frame.mode, sources, targets)
        if kind in _DEEDS and draft.status is EventStatus.HYPOTHETICAL and not (sources or targets):
            return None  # what nobody named may do to nobody
        is_own = kind in _TO_OWN and any(is_own_public(s) for s in subjects)
        return replace(draft, rule=f"{draft.rule}-at-home") if is_own else draft

    def _is_upon_people(
        self, frame: EventFrame, verb: Token, objects: list[Token], things: list[Token]
    ) -> bool:
        """Is it done to people or a body of no named state, or of one's own: "granted asylum to rebels"?"""
        if frame.type not in UPON_ANY:
            return False
        heads = self.parts.heads(frame.target, verb, objects, things)
        return any((is_people(h) or self._names_actor(h)) and h.pos_ != "PRON" for h in heads)

    @staticmethod
    def _is_at_home(frame: EventFrame, kind: EventType, objects: list[Token]) -> bool:
        """Is what is done done to one's own people where nobody else is named?"""
        if kind is EventType.PROTEST or frame.mode == "curfew":
            return True
        own = {lemma_of(o) for o in objects} - {"people"}
        return kind in _AT_HOME and bool(own & PEOPLE)

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

    def _take(self, frame: EventFrame, things: list[Token]) -> None:
        """What a frame has named by its object, or asked for, is not told again."""
        for thing in things:
            told = noun_frame(thing)
            is_named = told is not None and (told.type in frame.object or frame.type in _SPOKEN)
            is_named = is_named or (frame.type in _ENDING and told is not None and told.type in _TALK)
            if is_named or frame.mode == "boycott":
                self.taken.add(thing.i)

    def _is_content(self, token: Token) -> bool:
        return is_content(token, self.spoken)

    def _names_actor(self, token: Token) -> bool:
        return bool(self.finder.phrase(self.block, token))

    def _names_person(self, token: Token) -> bool:
        mention = self.finder.mention_at(self.block, token)
        is_person = mention is not None and mention.actor.kind is ActorKind.PERSON
        is_person = is_person or token.ent_type_ == "PERSON"
        return is_person or token.lemma_.lower() in _TRAVELLERS or token.lower_ in ("him", "her")

    def _told(self, verb: Token) -> Draft | None:
        """What a plain "said" tells by its content: a denial of a deed, or what another must do."""
        if verb.lemma_.lower() not in _SAYING or self._is_content(verb):
            return None
        speakers = self._named_by(self.finder.subjects(verb))
        for clause in verb.children:
            if clause.dep_ != "ccomp" or clause.i < verb.i:
                continue
            blamed = without(self._named_by(self.finder.subjects(clause)), speakers)
            if speakers and blamed and lays_blame(clause):
                return self._told_by(verb, clause, EventType.ACCUSE, None, speakers, blamed)
            doers = self._named_by(self.finder.subjects(clause) or self.finder.objects(clause))
            if speakers and denies_deed(clause) and (not doers or set(doers) & set(speakers)):
                return self._told_by(verb, clause, EventType.REJECT, "deny", speakers, ())
            asked = without(doers, speakers)
            if asked and not set(doers) & set(speakers) and is_demand(clause):
                self.spoken.add(verb.i)
                return self._told_by(verb, clause, EventType.REQUEST, None, speakers, asked)
        return None

    def _silence(self, verb: Token) -> Draft | None:
        """Who is asked and gives no answer declines."""
        doers = self.finder.subjects(verb) if gives_no_answer(verb) else []
        speakers = unique(c for s in doers for c in self.finder.phrase(self.block, s))
        if not speakers or self._is_content(verb):
            return None
        draft = self._told_by(verb, verb, EventType.REJECT, None, speakers, ())
        return replace(draft, status=EventStatus.HAPPENED)  # "would not comment" has not done so

    def _named_by(self, tokens: list[Token]) -> Codes:
        return unique(c for t in tokens for c in self.finder.phrase(self.block, t, places=False))

    def _told_by(
        self, verb: Token, last: Token, kind: EventType, mode: str | None, sources: Codes, targets: Codes
    ) -> Draft:
        """What a verb tells, up to the last word that belongs to it."""
        return Draft(
            block=self.block,
            token=verb,
            first=verb,
            last=last,
            type=kind,
            mode=mode,
            sources=sources,
            targets=targets,
            status=EventStatus.HAPPENED if is_tried(verb, kind) else status_of_verb(verb),
            rule="rule:event-verb",
            depth=depth_of(verb),
        )

    # --- nouns --------------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> Draft | None:
        frame = noun_frame(noun)
        if (
            frame is None
            or frame.needs == "never"
            or noun.i in self.taken
            or noun.dep_ in ("compound", "amod")
            or is_trade(noun)
        ):
            return None
        is_not_given = frame.type in _GIVING and is_stopped(noun)
        if is_not_given or is_denied_noun(noun) or self.finder.mention_at(self.block, noun) is not None:
            return None
        sources = self.parts.of_noun(frame.source, noun)
        targets = without(self.parts.of_noun(frame.target, noun), sources)
        if "between" in frame.source and not targets and len(sources) > 1 and frame.type not in _JOINT:
            sources, targets = sources[:1], sources[1:]
        has = {"any": sources or targets, "source": sources, "target": targets, "both": sources and targets}
        if not has[frame.needs]:
            return None
        return Draft(
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
            depth=depth_of(noun) + 1,
        )


def _event(page: Page, finder: ActorFinder, draft: Draft) -> Event:
    place = place_of(finder, page, draft)
    start, end = page.span_of(draft.block, draft.first, draft.last)
    confidence = _confidence(draft)
    parts = (page.document.id, str(start), str(end), draft.type.value, *draft.sources, ">", *draft.targets)
    return Event(
        id=record_id(*parts),
        passage=Passage(document=page.document.id, start=start, end=end),
        type=draft.type,
        mode=draft.mode,
        sources=draft.sources,
        targets=draft.targets,
        date=draft.date,
        date_basis=draft.basis,
        place=place[0] if place else None,
        status=draft.status,
        confidence=confidence,
        found_by=f"{draft.rule} {READER}",
        grounds=event_grounds(page, draft, place, confidence=confidence, reader=READER),
    )


def _confidence(draft: Draft) -> float:
    """Certainty of the head; else of the rule: both parts named, told by a verb, in a main clause."""
    if draft.confidence is not None:
        return draft.confidence
    value = 0.55 + 0.1 * bool(draft.sources) + 0.1 * bool(draft.targets)
    value += 0.1 * (draft.rule.startswith("rule:event-verb")) - 0.1 * min(draft.depth, 4)
    return round(max(0.2, min(0.9, value)), 2)
