"""Whom an utterance is said to (annotation guide, "Audience").

In: an utterance and its page with mentions. Out: entries, and the words that name them. Method: first the
cue's own addressee; then the occasion in the sentence (letter, call, talks, "before parliament"); then the
frame (turns of a dialogue, salutation of a letter, partners of a talk told of before). Nobody named: nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.dates import token_at
from sottovoce.reading.frames import letter_hearers, turn_hearers
from sottovoce.reading.genre import Genre, GenreKind, detect_genre
from sottovoce.reading.hearers import (
    NOBODY,
    Audience,
    names_nobody,
    of_actor,
    own_state,
)
from sottovoce.reading.interviews import interviewing_outlet, is_interviewee
from sottovoce.reading.occasions import REACH, Occasions
from sottovoce.reading.page import BlockKind, Page, Utterance
from sottovoce.reading.telling import (
    is_known_by_office,
    is_own_turn,
    is_speaker,
    paper_behind,
    sentences_before,
    tense_of,
)
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Cues whose object hears: "told X", "warned X", "assured X".
_TELLS = frozenset(
    "tell assure warn inform remind urge ask promise advise persuade reassure notify brief order "
    "instruct thank "
    "implore beg press caution invite telephone phone ring cable address tackle lecture answer beseech "
    "congratulate alert convince exhort admonish counsel summon challenge rebuke give".split()
)
# Cues that ask somebody for an act: whoever is to act is asked.
_DEMANDS = frozenset("call demand appeal urge insist ask request plead beseech".split())
# Cues that take a hearer behind "to".
_SAYS_TO = frozenset(
    "say suggest propose write complain explain reply offer confide admit repeat put stress".split()
)
# Texts whose paragraphs stand each for itself.
_ENTRIES = (GenreKind.DIGEST, GenreKind.LIVE_BLOG, GenreKind.CABLE, GenreKind.TRANSCRIPT, GenreKind.BRIEFING)
_REPLIES = frozenset("reply answer respond retort rejoin counter hit rebut rejoinder response".split())
_REFUSES = frozenset(
    "reject refuse turn decline grant accept dismiss rebuff approve deny ignore brush".split()
)
_TO = frozenset({"to", "with", "before", "at", "on", "upon", "of"})
_LETTER_TO = re.compile(
    r"\b(?:letters?|memos?|cables?|notes?|messages?|e-?mails?|telegrams?|charts?|papers?|documents?|"
    r"reports?)\b"
    r"[^.;:]{0,160}?\b(?:(?:sent|addressed|written|delivered) to|(?:drawn up|prepared|written|meant|"
    r"intended) for|to|for)\s+",
    re.IGNORECASE,
)
_ADDRESS_ENDS = re.compile(
    r"[.,;:()\n]|\b(?:was|were|is|has|that|which|last|in which|dated|seen|obtained|published|signed)\b"
)
_OCCASION_WITH = re.compile(
    r"\b(?:talks?|meetings?|met|calls?|conversation|telephone|phone|dinner|lunch|summit|session|"
    r"discussion|spoke|"
    r"speaking|consultations|exchange|briefing|sat down|side|spoken|hosted|"
    r"meets)\b[^.;:]{0,40}?\b(?:with|to|of)\s+",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:talks|telephoned|phoned|rang|calls? with|telephone|(?:met|meeting|spoke|conversation) with "
    r"(?=[A-Z]|the|his|her)|(?:same|the) (?:call|meeting)|received|phone call)\b"
)
_SAME_TALK = re.compile(r"\b(?:same|the) (?:call|talks|meeting|conversation)\b")
_WISH = re.compile(r"\b(?:wish|request|demand|offer|proposal|appeal|call|plea|bid|invitation|application)\b")
_RECEIVES = re.compile(
    r"\b(?:telephoned|phoned|rang|met|received|hosted|visited|wrote to|cabled|summoned|welcomed|texted)\s+",
)
_BEFORE = re.compile(
    r"\b(?:before|addressed|addressing|in front of|in (?:a |an )?(?:address|speech|statement|"
    r"remarks|interview|message|"
    r"comments) (?:to|with|for|on|by)|interview (?:with|to|for|by|on)|speaking (?:to|on|before)|"
    r"appearing (?:on|before)|"
    r"told|at|in|on|carried by|shown by|broadcast by|aired by|published by|given to)\s+",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"To ([^:.;\n]{2,60}):")


def find_audience(u: Utterance, page: Page, genre: Genre | None = None) -> Audience:
    """Those the words are said to, and the words that name them. ((), None) where the text names nobody.

    page.mentions must be filled. genre: as detected from the page, to save detecting it again.
    """
    return _Finder(u, page, genre or detect_genre(page)).find()


class _Finder(Occasions):
    def find(self) -> Audience:
        """The first that names somebody; the press alone ends the search."""
        if self.genre.kind is GenreKind.LETTER and self.u.start >= self.genre.body:
            return letter_hearers(self.u, self.page, self.genre)
        if is_own_turn(self.u, self.page) and not self._tells_of_telling():
            return turn_hearers(self.u, self.page, self.block, self.genre)
        if self.u.layout == "silence":
            return NOBODY
        joint = self._joint()
        if joint[0]:
            return joint
        for start, end in self.u.addressee_spans or self._objects():
            # The parser may run on into the content: "told a news conference that Chad ...".
            span = (start, self.u.start if start < self.u.start < end else end)
            found = self.read(span)
            if found[0]:
                return found
            if names_nobody(self.page.text[span[0] : span[1]]):
                return self._outlet_or_label(self.page.text[span[0] : span[1]])
        if self.u.speaker.kind is ActorKind.UNNAMED and not is_known_by_office(self.u):
            return NOBODY  # a reporter who is told something is not the audience
        for step in (
            self._occasion,
            self._paper,
            self._label,
            self._asked,
            self._requested,
            self._answered,
            self._exchange,
            self._kept,
            self._talk,
            self._interview,
        ):
            found = step()
            if found[0]:
                return found
        return NOBODY

    def _tells_of_telling(self) -> bool:
        """ "I told him that he must go": a speaker on words of his own to somebody else."""
        return bool(self.u.addressee_spans) and tense_of(self.cue) in ("past", "perfect", "pluperfect")

    def _objects(self) -> list[tuple[int, int]]:
        """Objects and "to" phrases of the cue, where the reader of cues has not named them."""
        if self.cue is None:
            return []
        is_predicate = self.u.cue_span is None or self.u.start <= self.u.cue_span[0] < self.u.end
        spans = self._spans_of(self.cue)
        return [s for s in spans if s[1] <= self.u.start or s[0] >= self.u.end or is_predicate]

    def _spans_of(self, verb: Token) -> list[tuple[int, int]]:
        """Who hears by a verb's own grammar."""
        spans: list[tuple[int, int]] = []
        if verb.lower_ == "according":
            return spans
        tells = verb.lemma_.lower() in _TELLS
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

    def _occasion(self) -> Audience:
        """The occasion that the sentence, or the lead-in over it, names."""
        spans = [self.sentence]
        if self.block.lead_in is not None:
            lead = self.page.blocks[self.block.lead_in]
            spans.append((lead.start, lead.end))
        for start, end in spans:
            for pattern in (_RECEIVES, _OCCASION_WITH, _BEFORE):
                found = self.behind(pattern, start, end)
                if found[0]:
                    return found
        return NOBODY

    def _paper(self) -> Audience:
        """The addressee of the letter or memo that carries the words."""
        paper = paper_behind(self.u, self.page)
        if paper is None:
            return NOBODY
        for block in (self.page.block_at(paper[0]), *self.page.blocks):
            if block is None or block.start > self.u.end:
                continue
            for hit in _LETTER_TO.finditer(self.page.text, block.start, block.end):
                stop = _ADDRESS_ENDS.search(self.page.text, hit.end(), block.end)
                found = self.read((hit.end(), stop.start() if stop else block.end))
                if found[0]:
                    return found
        return NOBODY

    def _label(self) -> Audience:
        """A paragraph or list that names its hearers first: "To partners in Europe: ..."."""
        blocks = [self.block]
        if self.block.lead_in is not None:
            blocks.append(self.page.blocks[self.block.lead_in])
        for block in blocks:
            label = _LABELLED.match(self.page.text, block.start, block.end)
            if label is not None and label.end() <= max(self.u.start, block.end):
                found = self.read(label.span(1))
                if found[0]:
                    return found
        return NOBODY

    def _outlet_or_label(self, words: str) -> Audience:
        """The press was told: an outlet may still be named."""
        return (
            self.behind(re.compile(r"\b(?:from|of|for|with)\s+"), *self.sentence)
            if "from" in words
            else NOBODY
        )

    def _asked(self) -> Audience:
        """Whoever is to act on a demand: "call on it to", "demanded that Ghana and Togo open"."""
        if self.cue is None or self.cue.lemma_.lower() not in _DEMANDS:
            return NOBODY
        start = self.u.start
        stop = re.compile(r"[.;:\n]|\b(?:to|must|should|stop|end|cut|open|would|be)\b").search(
            self.page.text, start, min(self.u.end, start + REACH)
        )
        end = stop.start() if stop else start
        span = (start, end) if end > start else start_of_object(self.page, self.sentence, start)
        mentions = [m for m in self.page.mentions_in(*span) if m.actor.state != own_state(self.u.speaker)]
        return self.read(span) if mentions else NOBODY

    def _requested(self) -> Audience:
        """Whoever asked hears the answer: "turned down a German request"."""
        if self.cue is None or self.cue.lemma_.lower() not in _REFUSES:
            return NOBODY
        own = own_state(self.u.speaker)
        wish = _WISH.search(self.page.text, self.u.start, self.u.end)
        if wish is None:
            return NOBODY
        near = self.page.mentions_in(max(self.u.start, wish.start() - 30), wish.start())
        for mention in reversed(near):
            if mention.actor.state and mention.actor.state != own:
                return of_actor(mention.actor), mention.surface
        return NOBODY

    def _answered(self) -> Audience:
        """A reply goes to whoever spoke or acted before in the paragraph."""
        if not self._is_reply():
            return NOBODY
        own = own_state(self.u.speaker)
        limit = self.u.cue_span[0] if self.u.cue_span else self.u.start
        for mention in reversed(self.page.mentions):
            start = mention.passage.start
            if not self.block.start <= start < limit or mention.is_place:
                continue
            token = token_at(self.page, self.block, mention.passage.end - 1)
            is_actor = token is not None and token.dep_ in ("nsubj", "nsubjpass")
            if is_actor and mention.actor.state and mention.actor.state != own:
                return (mention.actor.state,), mention.surface
        return NOBODY

    def _is_reply(self) -> bool:
        if self.cue is None:
            return False
        words = {c.lower_ for c in self.cue.children if c.dep_ in ("prt", "advmod")}
        subjects = {c.lemma_.lower() for c in self.cue.children if c.dep_ == "nsubj"}
        lemma = self.cue.lemma_.lower()
        return (
            lemma in _REPLIES
            or bool(subjects & _REPLIES)
            or (lemma in ("write", "shoot", "hit") and "back" in words)
        )

    def _exchange(self) -> Audience:
        """Two who spoke with each other in the paragraph go on doing so; one speaker keeps his hearer."""
        if self.u.speaker.kind is not ActorKind.PERSON or self._is_new_day():
            return NOBODY
        for start, end in sentences_before(self.page, self.block, self.sentence[0]):
            root = self.page.docs[self.block.index].char_span(
                start - self.block.start, end - self.block.start
            )
            verb = root.root if root is not None else None
            if verb is None or verb.lemma_.lower() not in _TELLS | _SAYS_TO:
                continue
            said_by = [self.subtree(c) for c in verb.children if c.dep_ == "nsubj"]
            heard = [s for s in self._spans_of(verb) if s[0] >= start]
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
        if tellers and any(is_speaker(m.actor, self.u.speaker) for m in hearers):
            return of_actor(tellers[0].actor), tellers[0].surface
        return NOBODY

    def _kept(self) -> Audience:
        """An occasion named in a sentence before, in the paragraph, of the same speaker."""
        surface = (self.u.speaker_surface or "").lower()
        is_pronoun = surface in ("he", "she", "they", "it", "him", "her", "his")
        if self._is_new_day() or (self.u.speaker.kind is ActorKind.ORGANISATION and not is_pronoun):
            return NOBODY
        for start, end in self._told_before():
            if names_nobody(self.page.text[start:end]):
                return NOBODY
            is_same = any(is_speaker(m.actor, self.u.speaker) for m in self.page.mentions_in(start, end))
            if not (is_same or is_pronoun):
                continue
            for pattern in (_RECEIVES, _OCCASION_WITH, _BEFORE):
                found = self.behind(pattern, start, end)
                if found[0]:
                    return found
        return NOBODY

    def _told_before(self) -> list[tuple[int, int]]:
        """Sentences before, nearest first: of the paragraph, and of those before it while a story goes on."""
        spans = sentences_before(self.page, self.block, self.sentence[0])
        if self.genre.kind in _ENTRIES or tense_of(self.cue) not in ("past", "modal", ""):
            return spans
        for block in reversed(self.page.blocks[: self.block.index]):
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.TITLE):
                spans += sentences_before(self.page, block, block.end)
        return spans

    def _interview(self) -> Audience:
        """The outlet of the interview that the whole text retells."""
        if not is_interviewee(self.u, self.page, self.genre) or tense_of(self.cue) == "pluperfect":
            return NOBODY
        found = interviewing_outlet(self.u, self.page)
        return (found, found[0]) if found else NOBODY

    def _is_new_day(self) -> bool:
        """Does the sentence name a day of its own? Then the occasion before is over."""
        start, end = self.sentence
        return any(
            start <= m.start < end and not self.u.start <= m.start < self.u.end for m in self.page.dates
        )

    def _talk(self) -> Audience:
        """The partner of a talk told of before: in this paragraph or the last, or in a read-out's head."""
        if self.u.speaker.kind not in (ActorKind.PERSON, ActorKind.STATE) or self._is_new_day():
            return NOBODY
        here = sentences_before(self.page, self.block, self.sentence[0])
        spans = list(here)
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
        is_party = any(is_speaker(m.actor, self.u.speaker) or m.actor.state == own for m in people)
        others = [m for m in people if m.actor.state != own and not is_speaker(m.actor, self.u.speaker)]
        if not others or not (is_party or self.genre.kind is not GenreKind.READOUT):
            return NOBODY
        return of_actor(others[0].actor), others[0].surface

    def _joint(self) -> Audience:
        """Joint speakers of two sides hear each other."""
        states = [s for s in (self.u.speaker.state or "").split(";") if s.strip()]
        if len(states) < 2:
            return NOBODY
        return of_actor(self.u.speaker), self.u.speaker_surface


def start_of_object(page: Page, sentence: tuple[int, int], end: int) -> tuple[int, int]:
    """The words between the cue and the content, where the content begins with "to"."""
    return max(sentence[0], end - 30), end
