"""Hearers in a stretch of words: who is meant behind "with", "to", "before", and by "him" or "her colleague".

In: an utterance, its page, a span or a pattern. Out: entries and the words that name them. `audience.py`
decides which stretch of the sentence or paragraph is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.dates import token_at
from sottovoce.reading.frames import asked_person, label_of, person_of_label
from sottovoce.reading.genre import PRESS_LABEL, Genre, GenreKind
from sottovoce.reading.hearers import (
    NOBODY,
    Audience,
    entries_in,
    heard_at,
    home_of_outlet,
    names_nobody,
    names_peer,
    of_actor,
    own_state,
    with_public,
)
from sottovoce.reading.narrator import is_told_in_turn, narrator_at
from sottovoce.reading.outlets import COMMON, end_of_outlet, named_outlet
from sottovoce.reading.page import BlockKind, Page, Utterance
from sottovoce.reading.posts import OF_POST, state_of_post
from sottovoce.reading.spans import mentions_starting_in
from sottovoce.reading.telling import (
    block_of,
    cue_token,
    is_speaker,
    is_told_in_letter,
    sentences_before,
    tense_of,
    told_sentence,
)
from sottovoce.records import Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words behind a preposition are read this far, to the next comma or verb.
REACH = 80
# Paragraphs before in which a pronoun's bearer is looked for when its own names nobody.
_LOOK_BACK = 2
_PHRASE_ENDS = re.compile(
    r"(?<![A-Z])\.|[,;:()\n\"“”]|\b(?:that|who|which|what|dated|seen|obtained|published|signed|in which|said|"
    r"says|and (?:said|told|that))\b"
)
_VISITS = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trip|journey|tour|flew|flown|travell?ed|arrived|landed)\b", re.IGNORECASE
)
_POSTED = re.compile(
    r"\b(?:ambassador|representative|envoy)\b.*?\b(?:to|at|of) (?:the )?(EU|NATO|UN|OSCE)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are|was|were) (?:due |expected |scheduled |set )?to|plans? to|hopes? to) "
    r"(?:[\w-]+ ){0,3}\Z"
)
_SIDE = re.compile(r"(?:[\w-]+ ){0,3}[\w-]+['’]s side\b")
_AFTER = re.compile(
    r"\b(?:after|following|ahead of|before|since|prior to|on the eve of) "
    r"(?:(?:a|an|the|his|her|their|its|these|those) )?"
    r"(?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)


# "His guest, Ana Lopo,": an office or a partner, and the name of whoever it is, set off by commas.
_OFFICE_OR_PEER = re.compile(
    r"\b(?:[Gg]uest|[Hh]ost|colleague|counterpart|[Mm]inister|[Aa]mbassador|[Pp]resident|[Cc]hancellor|"
    r"[Pp]remier|[Ee]nvoy|[Ss]ecretary|[Cc]ommissioner|[Cc]hief|[Hh]ead|[Kk]ing|[Ee]mir|visitor|[Gg]eneral)"
    r"(?: of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?\Z"
)
_WITH = re.compile(r"\bwith\s+\Z")
_GAP = re.compile(r",\s+")
_CLOSES = re.compile(r"[,.;:)]|\s+(?:that|in|on|at)\b|\Z")
# "Told the agency", "told the paper": an outlet named before.
THE_OUTLET = re.compile(
    r"(?:the|that|this|same|the same) (?:news)?(?P<kind>agency|paper|daily|weekly|magazine|station|channel|"
    r"broadcaster|website|portal|tabloid)",
    re.IGNORECASE,
)


class Occasions:
    """Reads hearers out of spans around one utterance."""

    def __init__(self, u: Utterance, page: Page, genre: Genre) -> None:
        self.u, self.page, self.genre = u, page, genre
        self.block = block_of(u, page)
        self.cue = cue_token(u, page)
        self.sentence = told_sentence(u, page)
        self.is_unnamed_gathering = False  # the sentence names an assembly of a side the text leaves open

    def read(self, span: tuple[int, int]) -> Audience:
        """Entries of a span; pronouns and peers are led to those told of before."""
        span = span[0], end_of_outlet(self.page.text, *span)
        words = self.page.text[span[0] : span[1]]
        found = entries_in(self.page, span, self.u.speaker)
        if not found and re.fullmatch(r"(?:me|us|myself)", words.strip(), re.IGNORECASE):
            narrator = narrator_at(self.page, self.block)
            if narrator is not None and narrator.name != self.u.speaker.name:
                return Audience(of_actor(narrator), words.strip(), span, "narrator")
        if not found and self.genre.kind is GenreKind.CABLE and OF_POST.search(words):
            return Audience(self._post_side(), words.strip(), span)
        if not found and THE_OUTLET.fullmatch(" ".join(words.split())):
            found = self._outlet_before(words.split()[-1])
        pronoun = re.fullmatch(r"(?:him|her|them|it|us|you|me)", words.strip(), re.IGNORECASE)
        if not found and pronoun is not None:
            found = self.antecedent(words.strip().lower())
        elif names_peer(words) and not any(" " in f for f in found):
            found = self._peer(found, words)
        return Audience(found, " ".join(words.split()), span) if found else NOBODY

    def is_letters_own(self) -> bool:
        """Are these the letter's own words to whom it goes, not words told of in it?"""
        if self.genre.kind is not GenreKind.LETTER or self.u.start < self.genre.body:
            return False
        is_to_reader = self.u.layout == "letter" and not self.u.addressee_spans
        return is_to_reader or not is_told_in_letter(self.u, self.page)

    def gathered(self) -> Audience:
        """The gathering that the whole text records, unless the words were said before it or elsewhere."""
        gathering = self.genre.gathering
        if gathering is None or self.u.layout == "silence" or self._is_told_there():
            return NOBODY
        words = " ".join(self.page.text[slice(*gathering.words)].split())
        if gathering.entries:
            entries = (*gathering.entries, *self._also_named(gathering.entries))
            return Audience(entries, words, gathering.words)
        first = next((m.actor for m in self.page.mentions if m.actor.kind is ActorKind.PERSON), None)
        is_main = self.block.kind is BlockKind.TURN or (
            first is not None and is_speaker(first, self.u.speaker)
        )
        if not is_main or names_nobody(words):
            return NOBODY
        return self.read(gathering.words)

    def _is_told_there(self) -> bool:
        """Words that a speaker of the gathering only tells of."""
        if is_told_in_turn(self.u, self.page) or self._is_strangers_in_turn():
            return True
        return len(self.u.chain) > 1 or tense_of(self.cue) == "pluperfect" or self.u.speaker_surface is None

    def _is_strangers_in_turn(self) -> bool:
        """In somebody's turn: words of another side than his."""
        if self.block.kind is not BlockKind.TURN and self.u.layout == "turn":
            return False
        narrator = narrator_at(self.page, self.block)
        if narrator is None or self.u.speaker.state is None or narrator.id == self.u.speaker.id:
            return False
        return narrator.state != self.u.speaker.state

    def _also_named(self, entries: tuple[str, ...]) -> tuple[str, ...]:
        """Those whom the cue itself names beside the gathering: "warned Chad that"."""
        found: list[str] = []
        for start, end in self.u.addressee_spans:
            if self.page.mentions_in(start, end) and not names_nobody(self.page.text[start:end]):
                found += self.read((start, min(end, self.u.start) if start < self.u.start else end))[0]
        code = entries[0].split()[0]
        return tuple(f for f in found if f not in entries and f.split()[0] != code)

    def _post_side(self) -> tuple[str, ...]:
        """ "The Ambassador", "us" in a cable: the side that sends it."""
        state = state_of_post(self.page)
        return (state,) if state and state != own_state(self.u.speaker) else ()

    def _outlet_before(self, kind: str) -> tuple[str, ...]:
        """ "Told the agency": the outlet of that kind named last, in the paragraph or the one before."""
        first = self.page.blocks[max(0, self.block.index - 1)].start
        for limit in (self.block.start, first):
            hits = [h for h in COMMON.finditer(self.page.text, limit, self.u.start) if kind in h.group()]
            for hit in reversed(hits):
                words = hit.group().removeprefix("the ")
                if words == kind or words.lower() == f"the {kind}":
                    continue
                state = home_of_outlet(self.page, max(limit, hit.start() - 40), hit.end() + 40)
                named = tuple(with_public([words], self.u.speaker, self.page))
                return (words, f"{state} public") if state else named
        return ()

    def antecedent(self, word: str) -> tuple[str, ...]:
        """Whom a pronoun stands for: the nearest other person before, subjects first; a state for "it"."""
        if word in ("us", "me"):
            return self._teller()
        if word == "you":
            return asked_person(self.page, self.block)
        before = self._others(self._recent(), self.u.start)
        if word in ("it", "them"):
            other = [
                m
                for m in before
                if m.actor.kind is not ActorKind.PERSON and m.actor.state != own_state(self.u.speaker)
            ]
            return of_actor(other[-1].actor) if other else ()
        people = [m for m in before if m.actor.kind is ActorKind.PERSON]
        if not people and self.block.index and self.block.kind is not BlockKind.TURN:
            first = self.page.blocks[max(0, self.block.index - _LOOK_BACK)]
            others = self._others(first.start, self.block.start)
            people = [m for m in others if m.actor.kind is ActorKind.PERSON][-1:]
        subjects = [m for m in people if self.is_subject(m)]
        chosen = (subjects or people)[-1:]
        return of_actor(chosen[0].actor) if chosen else ()

    def _others(self, start: int, end: int) -> list[Mention]:
        """Those named in a span who are not the speaker."""
        return [m for m in self.page.mentions_in(start, end) if not is_speaker(m.actor, self.u.speaker)]

    def _teller(self) -> tuple[str, ...]:
        """ "He told me": whoever tells it, in a turn under his label, else first in the chain."""
        label = label_of(self.page, self.block)
        if label:
            return () if PRESS_LABEL.match(label) else person_of_label(self.page, label)
        teller = self.u.chain[0] if len(self.u.chain) > 1 else None
        actors = [
            m.actor for m in self.page.mentions if m.actor.name == teller and m.actor.kind is ActorKind.PERSON
        ]
        return of_actor(actors[0]) if actors and teller != self.u.speaker.name else ()

    def _recent(self) -> int:
        """Where pronouns look back to: the paragraph; in a dialogue the turn before too."""
        is_turn = self.block.kind is BlockKind.TURN and self.block.index > 0
        return self.page.blocks[self.block.index - 1].start if is_turn else self.block.start

    def is_subject(self, mention: Mention) -> bool:
        token = token_at(self.page, self.block, mention.passage.end - 1)
        return token is not None and token.dep_ in ("nsubj", "nsubjpass")

    def _peer(self, found: tuple[str, ...], words: str) -> tuple[str, ...]:
        """ "his Polish colleague": the person of that state told of before, else the state."""
        state = next((f for f in found if re.fullmatch(r"[A-Z]{2,4}", f)), None)
        if re.search(r"\bhosts?\b", words) and state is None:
            host = self._visited() or self._telling_side()
            if host is not None:
                return (host,)
        if re.search(r"\b(?:neighbours|neighbors|partners|allies|visitors|guests)\b", words) and not state:
            return ()
        if re.search(r"\b(?:colleagues|fellow)\b", words) and state is None:
            return self._posted_with()
        first = 0 if self.genre.kind is GenreKind.READOUT else self.block.start
        for mention in reversed(self.page.mentions_in(first, self.sentence[1])):
            actor = mention.actor
            if actor.kind is not ActorKind.PERSON:
                continue
            is_other = actor.name != self.u.speaker.name and actor.state != own_state(self.u.speaker)
            if is_other and actor.state and (state is None or actor.state == state):
                return of_actor(actor)
        return found

    def _visited(self) -> str | None:
        """The state that the speaker is told to visit, in the sentence or the one before."""
        before = sentences_before(self.page, self.block, self.sentence[0])[:1]
        if _VISITS.search(self.page.text, *self.sentence) is None:
            return None
        for span in (self.sentence, *before):
            limit = min(span[1], self.u.start)
            states = [m.actor.state for m in self.page.mentions_in(span[0], limit)]
            abroad = [state for state in states if state and state != own_state(self.u.speaker)]
            if abroad:
                return abroad[-1]
        return None

    def _telling_side(self) -> str | None:
        """ "According to the Kremlin, he told his hosts": the one other side whose office tells it."""
        own = own_state(self.u.speaker)
        told = self.page.mentions_in(self.sentence[0], max(self.sentence[0], self.u.start))
        offices = {m.actor.state for m in told if m.actor.kind is not ActorKind.PERSON and not m.is_place}
        offices -= {own, None}
        return offices.pop() if len(offices) == 1 else None

    def _posted_with(self) -> tuple[str, ...]:
        """ "Her colleagues", of an ambassador to an organisation: that organisation."""
        posted = _POSTED.search(f"{self.u.speaker.office or ''} {self.u.speaker_surface or ''}")
        return (posted.group(1).upper(),) if posted is not None else ()

    def subtree(self, token: Token) -> tuple[int, int]:
        """Words of a noun phrase, without its clauses."""
        words = [
            t for t in token.subtree if not any(a.dep_ in ("relcl", "acl", "appos") for a in _up_to(t, token))
        ]
        return self.page.span_of(self.block, words[0], words[-1])

    def behind(self, pattern: re.Pattern[str], start: int, end: int) -> Audience:
        """Entries of the words right behind a pattern, outside the content."""
        for hit in pattern.finditer(self.page.text, start, end):
            if not self.is_outside(hit.start()) or is_past_occasion(self.page.text, hit.start()):
                continue
            stop = _PHRASE_ENDS.search(self.page.text, hit.end(), min(end, hit.end() + REACH))
            limit = stop.start() if stop else min(end, hit.end() + REACH)
            if hit.end() <= self.u.start < limit:
                limit = self.u.start
            span = (hit.end(), self._end_of_apposition(hit.end(), limit))
            word = hit.group().split()[-1].lower()
            is_beside = _SIDE.match(self.page.text, hit.end()) is not None
            if word in ("at", "in", "on") and not (is_beside or self._is_gathering(span)):
                continue
            found = self.read(span)
            if not found[0] and _WITH.search(hit.group()):
                found = self._other_beside(start, span)
            if found[0]:
                return found
            asked_by = named_outlet(self.page.text[slice(*span)]) if "interview" in hit.group() else None
            if asked_by is not None:
                return Audience(tuple(with_public([asked_by], self.u.speaker, self.page)), asked_by, span)
            self.is_unnamed_gathering |= word in ("at", "in", "on") and self.sentence[0] <= start
        return NOBODY

    def _other_beside(self, start: int, span: tuple[int, int]) -> Audience:
        """ "She, at a forum with Weil, ...": where Weil speaks, she hears."""
        beside = self.page.mentions_in(*span)
        if not any(is_speaker(m.actor, self.u.speaker) for m in beside):
            return NOBODY
        own = own_state(self.u.speaker)
        before = [m for m in self._others(start, span[0]) if m.actor.kind is ActorKind.PERSON]
        before = [m for m in before if m.actor.state != own]
        other = next((m for m in before if self.is_subject(m) or len(before) == 1), None)
        return heard_at(of_actor(other.actor), other) if other is not None else NOBODY

    def _end_of_apposition(self, start: int, end: int) -> int:
        """ "next to his guest, Ana Lopo, that": the end of the name that says who it is, or as it was."""
        gap = _GAP.match(self.page.text, end)
        if gap is None or _OFFICE_OR_PEER.search(self.page.text, start, end) is None:
            return end
        named = mentions_starting_in(self.page, gap.end(), gap.end() + 1)
        persons = (m for m in named if m.actor.kind is ActorKind.PERSON)
        name = next((m for m in persons if not is_speaker(m.actor, self.u.speaker)), None)
        if name is None or not _CLOSES.match(self.page.text, name.passage.end):
            return end
        return name.passage.end

    def is_outside(self, offset: int) -> bool:
        """Not in the content, unless that is the predicate itself; not in another clause behind it."""
        is_predicate = self.u.cue_span is None or self.u.start <= self.u.cue_span[0] < self.u.end
        if self.u.start <= offset < self.u.end:
            return is_predicate and self.cue is not None
        if offset < self.u.end:
            return True
        between = self.page.tokens_in(self.u.end, offset)
        return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t != self.cue for t in between)

    def _is_gathering(self, span: tuple[int, int]) -> bool:
        """Behind "at", "in", "on": an assembly, a broadcast or an organisation, not a place or a topic."""
        words = self.page.text[span[0] : span[1]]
        first = re.match(r"\s*(?:(?:the|a|an|his|her|its|their)\s+)?((?:[\w'’-]+\s*){1,3})", words)
        head = first.group(1) if first else ""
        if re.search(r"\b(?:headquarters|building|border|talks|membership|ambassador|office)\b", words):
            return False
        if re.search(
            r"\b(?:television|TV|radio|parliament|rally|assembly|congress|senate|chamber)\b", head, re.I
        ):
            return True
        near = [m for m in self.page.mentions_in(*span) if m.passage.start - span[0] <= 5]
        return any(m.actor.state in ("UN", "OSCE") and m.kind == "name" for m in near)


def is_past_occasion(text: str, start: int) -> bool:
    """ "after four hours of talks", "is to speak before": not the occasion at which something was said."""
    before = text[max(0, start - 60) : start]
    return _AFTER.search(before) is not None or _AHEAD.search(before) is not None


def _up_to(token: Token, head: Token) -> list[Token]:
    """A token and its ancestors below a head."""
    found = []
    while token.i != head.i and token.dep_ != "ROOT":
        found.append(token)
        token = token.head
    return found
