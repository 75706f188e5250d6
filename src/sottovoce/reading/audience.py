"""Whom an utterance is said to (annotation guide, "Audience").

In: an utterance and its page with mentions. Out: entries, and the words that name them. Method: first the
cue's own addressee; then the occasion in the sentence (letter, call, talks, "before parliament"); then the
frame (turns of a dialogue, salutation of a letter, partners of a talk told of before). Nobody named: nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sottovoce.codes import states_in
from sottovoce.reading.cable_hearers import heard_in_cable
from sottovoce.reading.carried import TELLS, Carried
from sottovoce.reading.dates import token_at
from sottovoce.reading.frames import letter_hearers, turn_hearers
from sottovoce.reading.genre import Genre, GenreKind, detect_genre
from sottovoce.reading.grounds import find_words
from sottovoce.reading.hearers import (
    NOBODY,
    Audience,
    has_outlet,
    heard_at,
    is_press_room,
    names_nobody,
    nobody,
    of_actor,
    own_state,
    unplaced,
)
from sottovoce.reading.interviews import interviewing_outlet, is_interviewee
from sottovoce.reading.meetings import others_at_table, sits_at_table
from sottovoce.reading.notes import addressed_by_note, is_notes_own
from sottovoce.reading.occasions import REACH
from sottovoce.reading.page import Page, Utterance
from sottovoce.reading.readouts import OTHER, account_behind
from sottovoce.reading.spans import mentions_starting_in
from sottovoce.reading.telling import (
    is_known_by_office,
    is_own_turn,
    paper_behind,
    tense_of,
)
from sottovoce.vocabulary import ActorKind

# Cues that ask somebody for an act: whoever is to act is asked.
_DEMANDS = frozenset("call demand appeal urge insist ask request plead beseech".split())
_REPLIES = frozenset("reply answer respond retort rejoin counter hit rebut rejoinder response".split())
_REFUSES = frozenset(
    "reject refuse turn decline grant accept dismiss rebuff approve deny ignore brush".split()
)
_TO_REPORTER = "told to a reporter by people without a name; the press is no side"
_TO = frozenset({"to", "with", "before", "at", "on", "upon", "of"})
_LETTER_TO = re.compile(
    r"\b(?:letters?|memos?|cables?|notes?|messages?|e-?mails?|telegrams?|charts?|papers?|documents?|"
    r"reports?)\b"
    r"[^.;:]{0,160}?\b(?:(?:sent|addressed|written|delivered) to|(?:drawn up|prepared|written|meant|"
    r"intended) for|to|for)\s+(?=(?-i:[A-Z])|(?:the|an?|his|her|its|their|our|all|every|several|some) )",
    re.IGNORECASE,
)
_ADDRESS_ENDS = re.compile(
    r"[.,;:()\n]|\b(?:was|were|is|has|that|which|last|in which|dated|seen|obtained|published|signed)\b"
)
_WISH = re.compile(r"\b(?:wish|request|demand|offer|proposal|appeal|call|plea|bid|invitation|application)\b")
# "Promised an answer before the summer break": by when, unless those are named who listen.
_ENDS_BEFORE = re.compile(r"\bbefore (?:the |an? )?\Z")
# "Demanded that the contract with Chad be published": Chad is not the one asked.
_QUALIFIES = re.compile(r"\b(?:with|against|about|between|over|towards?|into|from)\s+(?:the\s+)?\Z")
_OWN = re.compile(r"\b(?:its|his|her|their) own\b", re.IGNORECASE)
_LABELLED = re.compile(r"To ([^:.;\n]{2,60}):")


def find_audience(u: Utterance, page: Page, genre: Genre | None = None) -> Audience:
    """Those the words are said to, and the words that name them; `nobody` and why where the text is silent.

    page.mentions must be filled. genre: as detected from the page, to save detecting it again.
    """
    return _Finder(u, page, genre or detect_genre(page)).find()


class _Finder(Carried):
    def find(self) -> Audience:
        """The first that names somebody; the press alone ends the search."""
        if self.is_letters_own():
            return letter_hearers(self.u, self.page, self.genre)
        note = addressed_by_note(self.page)
        if note is not None and is_notes_own(self.u, self.page):
            return note
        if self.genre.kind is GenreKind.MINUTES and sits_at_table(self.u, self.page):
            others = others_at_table(self.u, self.page)
            if others and self.u.layout != "silence":
                return Audience(others, None, None, "those present")
        gathered = self.gathered()
        if gathered[0]:
            return gathered.by("gathering")
        if is_own_turn(self.u, self.page) and not self._tells_of_telling():
            heard = turn_hearers(self.u, self.page, self.block, self.genre)
            return heard if heard[0] else self._interview().by("interviewing outlet")
        if self.u.layout == "silence":
            return nobody("a silence has no hearer")
        joint = self._joint()
        if joint[0]:
            return joint.by("joint speakers")
        # A reporter whom unnamed people tell something is not the audience.
        is_source_told = (
            self.u.speaker.kind is ActorKind.UNNAMED
            and not is_known_by_office(self.u)
            and self.genre.kind not in (GenreKind.CABLE, GenreKind.MEMOIR)
        )
        # "According to him" names who says it, not who hears it.
        is_source = (self.u.cue_lemma or "").startswith("according")
        for start, end in () if is_source else self.u.addressee_spans or self._objects():
            # The parser may run on into the content: "told a news conference that Chad ...".
            span = (start, self.u.start if start < self.u.start < end else end)
            if is_press_room(self.page.text[slice(*span)]):
                return self._outlet_or_label(self.page.text[slice(*span)])
            found = self.read(span)
            if found[0]:
                if is_source_told and has_outlet(found[0]):
                    return nobody(_TO_REPORTER)
                return found.by("addressee of the cue")
            words = self.page.text[span[0] : span[1]]
            if names_nobody(words) and "camera" not in words:
                return self._outlet_or_label(self.page.text[span[0] : span[1]])
            if self._is_told_outside(span) and (named := unplaced(words)):
                return Audience((named,), words, span, "addressee of the cue")
        if is_source_told:
            return nobody(_TO_REPORTER)
        steps: tuple[tuple[str, Callable[[], Audience]], ...] = (
            ("verb above the cue", self._governing),
            ("occasion", self._occasion),
            ("addressee of the paper", self._paper),
            ("label of hearers", self._label),
            ("post of the cable", self._post),
            ("asked to act", self._asked),
            ("request answered", self._requested),
            ("reply", self._answered),
            ("exchange", self.exchange),
            ("narrator", self.narrated),
            ("occasion before", self.kept),
            ("told on", self.told_behind),
            ("talk before", self.talk),
            ("interviewing outlet", self._interview),
            ("side that tells it", self._telling),
        )
        found_by = ((rule, found) for rule, step in steps if (found := step())[0])
        return next((found.by(rule) for rule, found in found_by), NOBODY)

    def _is_told_outside(self, span: tuple[int, int]) -> bool:
        """Does the cue itself name them, not the content, and nobody whom the text knows?"""
        is_outside = span[1] <= self.u.start or span[0] >= self.u.end
        return (
            is_outside
            and span in self.u.addressee_spans
            and not _ENDS_BEFORE.search(self.page.text[max(0, span[0] - 12) : span[0]])
            and all(m.is_place for m in self.page.mentions_in(*span))
        )

    def _tells_of_telling(self) -> bool:
        """ "I told him that he must go": a speaker on words of his own to somebody else."""
        if self.cue is None or tense_of(self.cue) not in ("past", "perfect", "pluperfect"):
            return False
        return bool(self.u.addressee_spans) or bool(self.spans_of(self.cue) and self.u.cue_span)

    def _objects(self) -> list[tuple[int, int]]:
        """Objects and "to" phrases of the cue, where the reader of cues has not named them."""
        if self.cue is None:
            return []
        is_predicate = self.u.cue_span is None or self.u.start <= self.u.cue_span[0] < self.u.end
        spans = self.spans_of(self.cue)
        is_heard = self.cue.lemma_.lower() in TELLS  # "thanked him": the content opens with who hears it
        return [
            s
            for s in spans
            if s[1] <= self.u.start
            or s[0] >= self.u.end
            or is_predicate
            or (is_heard and s[0] == self.u.start)
        ]

    def _governing(self) -> Audience:
        """ "urged her to act, saying that ...": who hears by the verb that the cue only goes on with."""
        if self.cue is None or self.cue.tag_ != "VBG" or self.cue.dep_ not in ("advcl", "conj", "xcomp"):
            return NOBODY
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in self.cue.children):
            return NOBODY
        for span in self.spans_of(self.cue.head):
            if span[1] <= self.u.start and self.page.mentions_in(*span):
                return self.read(span)
        return NOBODY

    def _occasion(self) -> Audience:
        """The occasion that the sentence, or the lead-in over it, names."""
        spans = [self.sentence]
        if self.block.lead_in is not None:
            lead = self.page.blocks[self.block.lead_in]
            spans.append((lead.start, lead.end))
        for start, end in spans:
            found = self.named_occasion(start, end)
            if found[0]:
                return found
        return NOBODY

    def _post(self) -> Audience:
        """In a cable: the mission that writes it, its partner in the talk, or the ministry that reads it."""
        if self.genre.kind is not GenreKind.CABLE:
            return NOBODY
        return heard_in_cable(self.u, self.page, self.block, self.sentence)

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
                if self._is_anothers_own(label.span(1)):
                    continue
                found = self.read(label.span(1))
                if found[0]:
                    return found
        return NOBODY

    def _is_anothers_own(self, label: tuple[int, int]) -> bool:
        """ "To its own: parliament said ...": that public hears its own side, no stranger quoted there."""
        if _OWN.search(self.page.text, *label) is None:
            return False
        named = self.page.mentions_in(label[1], len(self.page.text))
        owner = next((m.actor.state for m in named if m.actor.state and not m.is_place), None)
        return owner != own_state(self.u.speaker)

    def _outlet_or_label(self, words: str) -> Audience:
        """The press was told: an outlet may still be named."""
        press = nobody("told to the press or the world at large, which is no side")
        if "from" not in words:
            return press
        outlet = self.behind(re.compile(r"\b(?:from|of|for|with)\s+"), *self.sentence)
        return outlet.by("outlet of the press") if outlet[0] else press

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
        is_by_the_way = bool(mentions) and _QUALIFIES.search(
            self.page.text[span[0] : mentions[0].passage.start]
        )
        return self.read(span) if mentions and not is_by_the_way else NOBODY

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
                return heard_at(of_actor(mention.actor), mention)
        return NOBODY

    def _answered(self) -> Audience:
        """A reply goes to whoever spoke or acted before in the paragraph."""
        if not self._is_reply():
            return NOBODY
        own = own_state(self.u.speaker)
        if own is None and self.cue is not None and self.cue.dep_ == "conj":
            return NOBODY
        limit = self.u.cue_span[0] if self.u.cue_span else self.u.start
        for mention in reversed(mentions_starting_in(self.page, self.block.start, limit)):
            if mention.is_place:
                continue
            token = token_at(self.page, self.block, mention.passage.end - 1)
            is_actor = token is not None and token.dep_ in ("nsubj", "nsubjpass")
            if is_actor and mention.actor.state and mention.actor.state != own:
                return heard_at((mention.actor.state,), mention)
        return NOBODY

    def _telling(self) -> Audience:
        """One side's account of what the other told it: that side heard it."""
        told = account_behind(self.u, self.page)
        is_told = self.cue is not None and self.cue.lemma_.lower() in TELLS
        if told is None or not is_told or tense_of(self.cue) not in ("past", "pluperfect"):
            return NOBODY
        is_other = told.side not in (OTHER, *states_in(self.u.speaker.state))
        return Audience((told.side,), told.words) if is_other and told.is_of_talk else NOBODY

    def _is_reply(self) -> bool:
        if self.cue is None:
            return False
        if self.cue.dep_ == "conj" and self.cue.head.lemma_.lower() in _REPLIES:
            return True
        words = {c.lower_ for c in self.cue.children if c.dep_ in ("prt", "advmod")}
        subjects = {c.lemma_.lower() for c in self.cue.children if c.dep_ == "nsubj"}
        lemma = self.cue.lemma_.lower()
        return (
            lemma in _REPLIES
            or bool(subjects & _REPLIES)
            or (lemma in ("write", "shoot", "hit") and "back" in words)
        )

    def _interview(self) -> Audience:
        """The outlet of the interview that the whole text retells."""
        if not is_interviewee(self.u, self.page, self.genre) or tense_of(self.cue) == "pluperfect":
            return NOBODY
        found = interviewing_outlet(self.u, self.page)
        if not found:
            return NOBODY
        return Audience(found, found[0], find_words(self.page.text, found[0], [(0, len(self.page.text))]))

    def _joint(self) -> Audience:
        """Joint speakers of two sides hear each other."""
        if len(states_in(self.u.speaker.state)) < 2:
            return NOBODY
        return Audience(of_actor(self.u.speaker), self.u.speaker_surface, self.u.speaker_span)


def start_of_object(page: Page, sentence: tuple[int, int], end: int) -> tuple[int, int]:
    """The words between the cue and the content, where the content begins with "to"."""
    return max(sentence[0], end - 30), end
