"""Hearers carried on from the sentences before: the partner of a talk, the occasion, one speaker's hearer.

In: an utterance and its page. Out: entries and the words that name them. Method: who was addressed by the
same speaker or his partner in the paragraph; an occasion named before; the other side of a talk told before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.dates import token_at
from sottovoce.reading.genre import GenreKind
from sottovoce.reading.grounds import find_words
from sottovoce.reading.hearers import (
    NOBODY,
    Audience,
    heard_at,
    names_nobody,
    of_actor,
    outlets_in,
    own_state,
    with_public,
)
from sottovoce.reading.narrator import narrator_at
from sottovoce.reading.occasions import Occasions
from sottovoce.reading.page import BlockKind
from sottovoce.reading.telling import (
    OTHER_TALK,
    goes_on_behind,
    governor,
    is_known_by_office,
    is_speaker,
    sentences_before,
    tense_of,
)
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Cues whose object hears: "told X", "warned X", "assured X".
TELLS = frozenset(
    "tell assure warn inform remind urge ask promise advise persuade reassure notify brief order "
    "instruct thank "
    "implore beg press caution invite telephone phone ring cable address tackle lecture answer beseech "
    "congratulate alert convince exhort admonish counsel summon challenge rebuke give".split()
)
# Cues that take a hearer behind "to".
_SAYS_TO = frozenset(
    "say suggest propose write complain explain reply offer confide admit repeat put stress".split()
)
# Texts whose paragraphs stand each for itself.
_ENTRIES = (GenreKind.DIGEST, GenreKind.LIVE_BLOG, GenreKind.CABLE, GenreKind.TRANSCRIPT, GenreKind.BRIEFING)
_OCCASION_WITH = re.compile(
    r"\b(?:talks?|meetings?|met|calls?|conversation|telephone|phone|dinner|lunch|summit|session|stage|"
    r"discussion|spoke|"
    r"speaking|consultations|exchange|briefing|sat|dined|lunched|(?<!by )side(?! by)|spoken|hosted|"
    r"meets)\b(?:[^.;:,]{0,40}?\b(?:with|to)|\s+of)\s+|"
    r"\b(?:forum|panel|event|podium|lectern) with\s+",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:talks|(?:talk|talked|talking|spoke|spoken) by (?:video|telephone|phone)|"
    r"telephoned|phoned|rang|calls? with|telephone|"
    r"(?:meeting|round|session|consultations|conversation)\b[^.;:]{0,60}\bbetween|"
    r"(?:met|meeting|spoke|talked|conferred|conversation)(?: [\w-]+){0,3} with "
    r"(?=[A-Z]|the|his|her)|(?:same|the) (?:call|meeting)|received|phone call)\b"
)
_SAME_TALK = re.compile(r"\b(?:same|the) (?:call|talks|meeting|conversation)\b")
_RECEIVES = re.compile(
    r"\b(?:telephoned|phoned|rang|met|received|hosted|visited|wrote to|cabled|summoned|welcomed|texted|"
    r"call(?:s|ed) at|[Rr]eceiving|[Hh]osting|Meeting|Welcoming|Visiting|Telephoning)\s+",
)
_BEFORE = re.compile(
    r"\b(?:before|addressed|addressing|"
    r"in front of(?: the (?:press|cameras) and of)?|in (?:a |an )?(?:address|speech|statement|"
    r"remarks|interview|message|letter|note(?: verbale)?|telegram|reply|"
    r"comments) (?:to|with|for|on|by)|interview(?:ed)? (?:with|to|for|by|on)|speaking (?:to|on|before)|"
    r"appearing (?:on|before)|"
    r"told|at|in|on|carried by|shown by|broadcast by|aired by|published by|given to)\s+",
    re.IGNORECASE,
)
# A committee that takes evidence is told.
_HEARING = re.compile(
    r"\b(?:committee|panel|commission|inquiry) (?:heard|questioned|examined|took evidence from)\b|"
    r"\b(?:was|were) (?:heard|examined|questioned) (?:on|at) the\b|"
    r"\b(?:was|were) (?:heard|questioned) by (?:the|a) (?:[\w-]+ ){0,3}(?:committee|panel)\b",
    re.IGNORECASE,
)
# Somebody stands beside the speaker: "with his guest at his side", "at Mr Soro's side".
_BESIDE = re.compile(
    r"\b(?:[Ww]ith\s+(?=[^.;:,]{3,60} (?:(?:at|by) (?:his|her) side|beside (?:him|her)|"
    r"in the (?:hall|room|audience|front row)|(?:sitting|seated|standing|looking on|listening)\b))|"
    r"[Aa]t\s+(?=(?:[\w-]+ ){0,3}[\w-]+['’]s side\b)|"
    r"(?:[Aa]longside|[Bb]eside|[Nn]ext to|[Ff]lanked by|[Ii]n the presence of)\s+(?=[A-Z]|(?:his|her|the) ))"
)
# "In front of the press and of his guest": the guest hears.
_PRESS_AND = re.compile(r"\b(?:the press|reporters|journalists|the cameras) and (?:of )?", re.IGNORECASE)
_CAMERAS = re.compile(rf"\bcameras?\b|{_PRESS_AND.pattern}", re.IGNORECASE)
# What is written for an outlet goes to its readers.
_PRINTED = re.compile(
    r"\b(?:op-ed|article|essay|column|commentary|piece)(?: (?:published|printed|written))? (?:in|for|by)\s+",
    re.IGNORECASE,
)
_OUTLET_REACH = 40  # characters
# An address over the air that names nobody is made to the speaker's own people.
_AIRED = re.compile(
    r"\b(?:televised|television|TV|radio|nationwide|New Year(?:['’]s)?(?: Eve)?|state of the nation)"
    r"(?: [\w-]+)? (?:address|message|speech)\b(?! (?:to|at|before|for)\b)"
    r"|\b(?:address|speech|message|broadcast) to the nation\b|\baddress(?:ed|ing) the nation\b"
    r"|\bon the (?:stump|hustings|campaign trail)\b",
    re.IGNORECASE,
)


# Words put on the net are open to all.
ON_LINE = re.compile(
    r"\bon (?:X|Twitter|Telegram|Facebook|Instagram|Weibo|Truth Social|social media)\b|"
    r"\bon (?:his|her|its|their) (?:[\w-]+ ){0,2}(?:channel|account|page|blog)\b",
    re.IGNORECASE,
)
# "Promised grain before the end of March": by when it is to be done.
_DEADLINE = re.compile(
    r"\b(?:before|by|until|till) (?:the )?(?:(?:end|start|middle|beginning) of )?(?:[\w-]+ ?){1,3}\Z"
)
_PRESS_ROOM = re.compile(r"\b(?:press|news) (?:conference|briefing)\b", re.IGNORECASE)
_INSERTED = re.compile(r",\s+(?:[\w’'.-]+\s+){1,4}\Z")
_TOLD = re.compile(r"\b(?:told|tells|wrote to|said to)\s+")
# "I rang him", "he told me", "came to see me": the narrator has a partner.
_I_AND_YOU = re.compile(
    r"\b(?:told|tells|assured|asked|begged|warned|promised|informed|gave|rang|telephoned|phoned|called|drew|took|"
    r"visited|met|received|wrote to|said to|approached|urged|called on|came to see) (?:me|us)\b|"
    r"\bI (?:[a-z]+ ){0,2}(?:told|asked|rang|telephoned|phoned|said|answered|replied|thanked|met|saw|called|"
    r"was called|was summoned|was received|spoke|warned|assured|reminded)\b"
)


class Carried(Occasions):
    """Reads hearers out of what was told before one utterance."""

    def spans_of(self, verb: Token) -> list[tuple[int, int]]:
        """Who hears by a verb's own grammar."""
        spans: list[tuple[int, int]] = []
        if verb.lower_ == "according":
            return spans
        tells = verb.lemma_.lower() in TELLS
        children = list(verb.children)
        children += [c for particle in children if particle.lower_ == "back" for c in particle.children]
        for child in children:
            if child.lower_ == "visiting" and tells:  # the parser takes "told visiting minister X" for a verb
                spans += [self.subtree(c) for c in child.children if c.dep_ == "dobj"]
            is_object = child.dep_ == "dative" or (child.dep_ == "dobj" and verb.lemma_.lower() != "give")
            is_told = is_object and child.i > verb.i and child.pos_ != "ADP"
            if tells and (is_told or child.dep_ == "nsubjpass"):
                spans.append(self.subtree(child))
            elif (
                child.dep_ in ("prep", "dative")
                and child.lower_ in ("to", "upon", "before")
                and child.i > verb.i
            ):
                spans += [self.subtree(c) for c in child.children if c.dep_ == "pobj"]
        return spans

    def narrated(self) -> Audience:
        """In a paragraph that "I" tell: my partner in the sentences before, or I."""
        narrator = narrator_at(self.page, self.block)
        if narrator is None or self.cue is None or tense_of(self.cue) not in ("past", "pluperfect"):
            return NOBODY
        before = sentences_before(self.page, self.block, self.sentence[0])
        spans = [self.sentence, *before]
        is_own = narrator.id == self.u.speaker.id
        if self.u.speaker.kind not in (ActorKind.PERSON, ActorKind.UNNAMED) and not is_own:
            return NOBODY
        tells = [s for s in spans if _I_AND_YOU.search(self.page.text[slice(*s)])]
        if not tells:
            return NOBODY
        if not is_own:
            return Audience(of_actor(narrator), None, None, "narrator")
        for start, end in before:
            people = [m for m in self.page.mentions_in(start, end) if m.actor.kind is ActorKind.PERSON]
            others = [m for m in people if m.actor.id != narrator.id]
            if others:
                return heard_at(of_actor(others[0].actor), others[0])
        return NOBODY

    def exchange(self) -> Audience:
        """Two who spoke with each other in the paragraph go on doing so; one speaker keeps his hearer."""
        if self.u.speaker.kind is not ActorKind.PERSON or self.is_new_day():
            return NOBODY
        for start, end in sentences_before(self.page, self.block, self.sentence[0]):
            root = self.page.docs[self.block.index].char_span(
                start - self.block.start, end - self.block.start
            )
            verb = root.root if root is not None else None
            told = [v for v in (verb, *(verb.conjuncts if verb is not None else ())) if v is not None]
            told = [v for v in told if v.lemma_.lower() in TELLS | _SAYS_TO]
            if verb is None or not told:
                continue
            said_by = [self.subtree(c) for c in verb.children if c.dep_ == "nsubj"]
            heard = [s for v in told for s in self.spans_of(v) if s[0] >= start]
            for speaker_span in said_by:
                for span in heard:
                    found = self._partner(speaker_span, span)
                    if found[0]:
                        return found
        return NOBODY

    def _partner(self, teller: tuple[int, int], hearer: tuple[int, int]) -> Audience:
        """The hearer if the teller is our speaker, the teller if the hearer is."""
        tellers = [m for m in self.page.mentions_in(*teller) if m.actor.kind is ActorKind.PERSON]
        hearers = [m for m in self.page.mentions_in(*hearer) if m.actor.kind is ActorKind.PERSON]
        if any(is_speaker(m.actor, self.u.speaker) for m in tellers):
            return self.read(hearer)
        if not tellers and self.page.text[slice(*teller)].strip().lower() in ("he", "she"):
            named = self.page.mentions_in(self.block.start, teller[0])
            others = [m for m in named if not is_speaker(m.actor, self.u.speaker)]
            tellers = [m for m in others if m.actor.kind is ActorKind.PERSON][-1:]
        if tellers and any(is_speaker(m.actor, self.u.speaker) for m in hearers):
            return heard_at(of_actor(tellers[0].actor), tellers[0])
        return NOBODY

    def kept(self) -> Audience:
        """An occasion named in a sentence before, in the paragraph, of the same speaker."""
        surface = (self.u.speaker_surface or "").lower()
        is_pronoun = surface in ("he", "she", "they", "it", "him", "her", "his")
        if (
            self.is_unnamed_gathering
            or self.is_new_day()
            or (self.u.speaker.kind in (ActorKind.ORGANISATION, ActorKind.STATE) and not is_pronoun)
        ):
            return NOBODY
        if self._is_to_press():
            return NOBODY
        for start, end in self._told_before():
            words = self.page.text[start:end]
            is_beside = _BESIDE.search(words) is not None or _PRESS_AND.search(words) is not None
            is_shown = is_beside and not names_nobody(_CAMERAS.sub("", words))
            if names_nobody(words) and not is_shown:
                return NOBODY
            is_same = any(is_speaker(m.actor, self.u.speaker) for m in self.page.mentions_in(start, end))
            if not (is_same or (is_pronoun and start >= self.block.start)):
                continue
            found = self.named_occasion(start, end)
            if found[0]:
                return found
            if is_same and ON_LINE.search(words):
                return NOBODY
        return NOBODY

    def _is_to_press(self) -> bool:
        """Does the sentence itself say that the press was told, or the net?"""
        start, end = self.sentence
        limit = min(max(self.u.start, start), end)
        told = f"{self.page.text[start:limit]} {self.page.text[min(self.u.end, end) : end]}"
        words = _CAMERAS.sub("", told)
        return names_nobody(words) or ON_LINE.search(words) is not None

    def told_behind(self) -> Audience:
        """ "The price was fair. It would stay, she told the radio": whom the speaker goes on telling."""
        behind = goes_on_behind(self.page, self.block, self.sentence)
        told = _TOLD.search(self.page.text, *behind) if behind is not None else None
        if behind is None or told is None or names_nobody(self.page.text[slice(*behind)]):
            return NOBODY
        return self.read((told.end(), behind[1]))

    def _told_before(self) -> list[tuple[int, int]]:
        """Sentences before, nearest first: of the paragraph, and of those before it while a story goes on."""
        spans = sentences_before(self.page, self.block, self.sentence[0])
        if self.genre.kind in _ENTRIES or tense_of(self.cue) not in ("past", "modal", ""):
            return spans
        for block in self.page.blocks_before(self.block):
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.TITLE):
                spans += sentences_before(self.page, block, block.end)
        return spans

    def is_new_day(self) -> bool:
        """Does the sentence date what is said by a day of its own? Then the occasion before is over."""
        start, end = self.sentence
        dates = [m for m in self.page.dates_in(start, end) if not self.u.start <= m.start < self.u.end]
        dates = [m for m in dates if not _DEADLINE.search(self.page.text[max(0, m.start - 30) : m.end])]
        dates = [m for m in dates if not self._opens_content(m.start)]
        return any(self._dates_cue(m.start) for m in dates)

    def _opens_content(self, offset: int) -> bool:
        """ "From May to June, he said, they had paid": the cue is put into what was said."""
        cue = self.u.cue_span
        return (
            cue is not None
            and offset < cue[0]
            and self.page.text[cue[1] : cue[1] + 1] == ","
            and _INSERTED.search(self.page.text, offset, cue[0]) is not None
        )

    def _dates_cue(self, offset: int) -> bool:
        """Not a day within what is told of beside: "noted that he would leave on Friday, and asked"."""
        verb, way = governor(token_at(self.page, self.block, offset))
        if verb is None or self.cue is None:
            return True
        return way != "noun" and verb in (self.cue, *self.cue.ancestors)

    def _is_dated(self, spans: list[tuple[int, int]]) -> bool:
        """Do sentences name a day of their own: another meeting than that of the items before?"""
        return any(self.page.dates_in(start, end) for start, end in spans)

    def talk(self) -> Audience:
        """The partner of a talk told of before: in this paragraph or the last, or in a read-out's head."""
        is_cable = self.genre.kind is GenreKind.CABLE
        is_office = is_cable and self.u.speaker.kind is ActorKind.UNNAMED and is_known_by_office(self.u)
        if self.u.speaker.kind not in (ActorKind.PERSON, ActorKind.STATE) and not is_office:
            return NOBODY
        is_readout = self.genre.kind is GenreKind.READOUT
        is_now = self.cue is None or self.cue.tag_ in ("VBZ", "VBP")
        if is_readout and is_now and self.u.speaker.kind is ActorKind.STATE:
            return NOBODY  # who issues it speaks to all
        if self.is_new_day():
            return NOBODY
        here = sentences_before(self.page, self.block, self.sentence[0])
        if any(OTHER_TALK.search(self.page.text[s:e]) for s, e in (self.sentence, *here)):
            return NOBODY
        if any(_PRESS_ROOM.search(self.page.text, *span) for span in (self.sentence, *here)):
            return NOBODY
        spans = list(here)
        if is_cable and self.u.speaker.kind is not ActorKind.STATE and not self._is_dated(here):
            for block in self.page.blocks_before(self.block):
                spans += sentences_before(self.page, block, block.end)
        is_called = any(_SAME_TALK.search(self.page.text[s:e]) for s, e in here)
        if self.genre.kind is GenreKind.READOUT or is_called:
            first = 0 if self.genre.kind is GenreKind.READOUT else max(0, self.block.index - 1)
            spans += [(b.start, b.end) for b in self.page.blocks[first : self.block.index]]
        for start, end in spans:
            if _TALK.search(self.page.text[start:end]):
                found = self._other_side(start, end)
                if found[0]:
                    return found
        return NOBODY

    def _other_side(self, start: int, end: int) -> Audience:
        """The person of another state in a sentence that tells of a talk with our speaker's side."""
        people = [m for m in self.page.mentions_in(start, end) if m.actor.kind is ActorKind.PERSON]
        own = own_state(self.u.speaker)
        named = self.page.mentions_in(start, end)
        is_party = any(is_speaker(m.actor, self.u.speaker) or m.actor.state == own for m in named)
        others = [m for m in people if m.actor.state != own and not is_speaker(m.actor, self.u.speaker)]
        if not others and self.genre.kind is GenreKind.READOUT:
            return self._other_state(start, end)
        if not others or not (is_party or self.genre.kind is not GenreKind.READOUT):
            return NOBODY
        side = () if others[0].actor.state else self._other_state(start, end)[0]
        return heard_at((*of_actor(others[0].actor), *side), others[0])

    def _other_state(self, start: int, end: int) -> Audience:
        """The other of the two states whose talk a sentence tells of."""
        own = own_state(self.u.speaker)
        sides = {m.actor.state: m for m in self.page.mentions_in(start, end) if m.actor.state}
        others = [state for state in sides if state and state != own]
        if own not in sides or len(others) != 1:
            return NOBODY
        return heard_at((others[0],), sides[others[0]])

    def named_occasion(self, start: int, end: int) -> Audience:
        """Those named behind words for an occasion in a span."""
        for pattern in (_RECEIVES, _OCCASION_WITH, _BESIDE, _BEFORE):
            found = self.behind(pattern, start, end)
            if found[0]:
                return found
        printed = _PRINTED.search(self.page.text, start, end)
        if printed is not None and self.is_outside(printed.start()):
            words = self.page.text[printed.end() : min(end, printed.end() + _OUTLET_REACH)]
            outlet = with_public(outlets_in(words, None, self.u.speaker), self.u.speaker, self.page)
            if outlet:
                span = find_words(self.page.text, outlet[0], [(printed.start(), end)])
                return Audience(tuple(outlet[:2]), outlet[0], span)
        hearing = _HEARING.search(self.page.text, start, end)
        home = own_state(self.u.speaker) or self.page.home
        if hearing is not None and home is not None and self.is_outside(hearing.start()):
            return Audience((f"{home} parliament",), hearing.group(), hearing.span())
        return self._aired(start, end)

    def _aired(self, start: int, end: int) -> Audience:
        """ "In a televised address": the speaker's own public, where nobody else is told."""
        own = own_state(self.u.speaker)
        hit = _AIRED.search(self.page.text, start, end)
        if hit is None or own is None or not self.is_outside(hit.start()):
            return NOBODY
        return Audience((f"{own} public",), " ".join(hit.group().split()), hit.span())
