"""The day of an utterance that the sentences before it tell: carried on in its paragraph, or brought along.

In: an utterance and its page with dates. Out: a `Dating`, or None. Method: the last day told before, carried
by words in the past; over a paragraph's end only where it was told of the same speaker and is of these days.
"""

from __future__ import annotations

import re

from sottovoce.days import first_day
from sottovoce.reading.calendar_days import is_full_day
from sottovoce.reading.genre import GenreKind
from sottovoce.reading.page import Block, BlockKind
from sottovoce.reading.telling import (
    OF_PAPER,
    OTHER_TALK,
    is_own_turn,
    names_speaker,
    sentences_before,
    surname,
)
from sottovoce.reading.told_days import Dating, ToldDays, undated
from sottovoce.vocabulary import ActorKind

# Standing lines and things said "before" have no day of their own.
_STANDING = re.compile(
    r"\b(?:long|always|repeatedly|often|consistently|usually|traditionally|routinely|regularly|previously|"
    r"earlier|once|formerly|beforehand|for (?:years|months|decades)|in the past|time and again|never|"
    r"again and again|many times|from the (?:start|first|beginning|outset))\b(?!\s+(?:than|on|today|this))",
    re.IGNORECASE,
)
_SAME_OCCASION = re.compile(
    r"\b(?:same (?:table|press|news|conference|meeting|occasion|session|briefing|interview|speech|stage)|"
    r"there too|also|added|went on|continued)\b",
    re.IGNORECASE,
)
# A comment on what a report tells, made when it came out.
_REACTION = re.compile(
    r"\b(?:dismiss|reject|den[yi]|confirm|rebuff|ridicul|brush|wav|disput|contest)\w*\b.{0,30}"
    r"\b(?:reports?|story|stories|accounts?|articles?|allegations?|leaks?|rumou?rs?)\b"
    r"|\b(?:asked (?:about|for comment|to comment|whether)|react(?:s|ed|ing)\b|reached for comment|"
    r"requests? for comment|contacted by|would not (?:say|comment|confirm|be drawn)|"
    r"den(?:y|ies|ied) (?:that )?(?:\w+ ){1,6}?(?:had|ever)\b)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?:In|From|At) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*),? ")
# How far back a day may be carried over a paragraph's end; a story that looks back further says when.
_CARRY_DAYS = 14
_CARRY_BLOCKS = 3


class CarriedDays(ToldDays):
    """Days told before one utterance."""

    def carried_day(self) -> Dating | None:
        """The last day told before in the paragraph, carried on by words in the past or without a verb."""
        is_silence = self.u.layout == "silence" and self.is_of_paper_itself()
        is_later = self.tense == "pluperfect" and self._same_occasion()
        is_phrase = self.tense == "" and self.u.cue_span is not None  # "in the words of the minister"
        if self.tense not in ("past", "modal") and not (is_later or is_silence or is_phrase):
            return None
        if self.u.layout == "turn" and self.tense != "past" and is_own_turn(self.u, self.page):
            return None
        if self.is_standing():
            return None
        strict = self.genre.kind in (GenreKind.DIGEST, GenreKind.CABLE) and not self.is_of_paper_itself()
        for start, end, block in self._told_before():
            if OTHER_TALK.search(self.page.text[start:end]):
                return None
            told = self.last_told(start, end, block)
            is_same = self._names_speaker(start, end)
            if is_same and self.opens_unsettled(start, end):
                return undated("the sentence before names a day that the text does not settle")
            if told is None:
                continue
            if self._is_elsewhere() and not is_same:
                return None
            if self._reacts() and not is_same:
                return None
            is_here = self.genre.kind is GenreKind.CABLE and block.index == self.block.index
            if is_same or not ((strict and not is_here) or is_phrase):
                return told
        return None

    def _is_elsewhere(self) -> bool:
        """ "In Lima, the minister said ...": another scene than the one told before."""
        opening = _ELSEWHERE.match(self.page.text, *self.sentence)
        if opening is None or self.genre.kind is GenreKind.CABLE:
            return False
        return any(m.is_place for m in self.page.mentions_in(*opening.span("place")))

    def _reacts(self) -> bool:
        """Is it a comment on the report itself, or a refusal of one? Such goes with the day of the report."""
        if self.genre.kind is GenreKind.CABLE:
            return False
        if self.u.layout == "silence":
            return self.section.day is not None
        return _REACTION.search(self.page.text[slice(*self.sentence)]) is not None

    def _told_before(self) -> list[tuple[int, int, Block]]:
        """Sentences before in the paragraph, nearest first; in a cable, whose talks run on, of all."""
        here = sentences_before(self.page, self.block, self.sentence[0])
        spans = [(start, end, self.block) for start, end in here]
        is_other = any(OTHER_TALK.search(self.page.text[s:e]) for s, e in (self.sentence, *here))
        if self.genre.kind is GenreKind.CABLE and not is_other:
            for block in self.page.blocks_before(self.block):
                if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and block.start > 0:
                    spans += [(s, e, block) for s, e in sentences_before(self.page, block, block.end)]
        return spans

    def is_of_paper_itself(self) -> bool:
        return OF_PAPER.search(self.page.text[slice(*self.sentence)]) is not None

    def brought_day(self) -> Dating | None:
        """A day told of the same speaker in the paragraphs before, where it is of these days."""
        name = self._name()
        if (
            not name
            or self.tense not in ("past", "modal")
            or self.section.day is None
            or self.block.kind is BlockKind.TURN
        ):
            return None
        if self.genre.kind in (GenreKind.DIGEST, GenreKind.CABLE, GenreKind.LIVE_BLOG):
            return None
        for block in self._paragraphs_before():
            for start, end in sentences_before(self.page, block, block.end):
                told = self.last_told(start, end, block)
                if told is None:
                    continue
                return told if self._names_speaker(start, end) and self.is_recent(told.said_on) else None
        return None

    def _paragraphs_before(self) -> list[Block]:
        """The paragraphs before, nearest first; a list is left out in favour of its lead-in."""
        found = []
        for block in self.page.blocks_before(self.block):
            if block.kind is BlockKind.PARAGRAPH:
                found.append(block)
            elif block.kind is not BlockKind.BULLET or len(found) == _CARRY_BLOCKS:
                break
        return found[:_CARRY_BLOCKS]

    def is_recent(self, value: str | None) -> bool:
        if not is_full_day(value) or not is_full_day(self.section.day):
            return False
        assert value is not None and self.section.day is not None
        return 0 <= (first_day(self.section.day) - first_day(value)).days <= _CARRY_DAYS

    def is_standing(self) -> bool:
        outside = self.page.text[
            self.sentence[0] : max(self.sentence[0], min(self.u.start, self.sentence[1]))
        ]
        return _STANDING.search(outside) is not None and self.tense in (
            "perfect",
            "present",
            "past",
            "pluperfect",
            "",
        )

    def _same_occasion(self) -> bool:
        return _SAME_OCCASION.search(self.page.text[self.sentence[0] : self.sentence[1]]) is not None

    def _name(self) -> str:
        """What sentences before may call the speaker: a person's last name, a body as it is named here."""
        if self.u.speaker.kind in (ActorKind.PERSON, ActorKind.UNNAMED):
            return surname(self.u.speaker.name or self.u.speaker_surface or "").lower()
        return re.sub(r"\A(?:the|an?)\s+", "", (self.u.speaker_surface or self.u.speaker.name).lower())

    def _names_speaker(self, start: int, end: int) -> bool:
        """Does a sentence name the speaker as his last name or as the text calls him here?"""
        called = self.u.speaker_surface or ""
        names = {self._name(), surname(called).lower() if called[:1].isupper() and " " not in called else ""}
        return any(name and names_speaker(name, self.page.text[start:end]) for name in names)
