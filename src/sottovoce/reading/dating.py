"""When an utterance was said (annotation guide, "Two dates").

In: an utterance and its page. Out: a `Dating`. Method: the guide's order: a day stated or relative in the
cue's own clause, lead-in or entry; then a day carried on from the sentences before; then, for the news of
the day, the dateline; else nothing, or only the month the text is worth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.days import first_day, last_day
from sottovoce.reading.calendar_days import is_full_day
from sottovoce.reading.dates import (
    SectionDay,
    basis_of_section,
    is_paper_date,
    section_days,
    token_at,
)
from sottovoce.reading.genre import Genre, GenreKind, detect_genre
from sottovoce.reading.interviews import held_on, is_interviewee
from sottovoce.reading.page import Block, BlockKind, DateMention, Page, Utterance
from sottovoce.reading.telling import (
    OCCASION_NOUNS,
    block_of,
    cue_token,
    governor,
    is_own_turn,
    names_speaker,
    paper_behind,
    sentences_before,
    surname,
    tells_in_present,
    tense_of,
    told_sentence,
)
from sottovoce.vocabulary import DateBasis

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Dating:
    """`words`: those the day rests on; None for the day given with the document."""

    said_on: str | None
    basis: DateBasis | None
    words: str | None


UNDATED = Dating(None, None, None)

# A day behind these words bounds something; it is not the day of it.
_BOUND = re.compile(
    r"(?:since|until|till|from|for|before|after|through|between|by|than|ahead of|up to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_BOUND_OPENING = re.compile(r"(?:since|until|till|from|for|before|after|through|between|to)\s", re.IGNORECASE)
# Standing lines and things said "before" have no day of their own.
_STANDING = re.compile(
    r"\b(?:long|always|repeatedly|often|consistently|usually|traditionally|routinely|regularly|previously|"
    r"earlier|once|formerly|beforehand|for (?:years|months|decades)|in the past|time and again|never|"
    r"again and again|many times|from the (?:start|first|beginning|outset))\b(?!\s+(?:than|on|today|this))",
    re.IGNORECASE,
)
_PAPERS = frozenset({"letter", "memo", "cable", "message"})
# The day a paper came out is not the day it was written.
_LETS_OUT = frozenset({"leak", "release", "publish", "surface", "let", "post", "print", "air", "obtain"})
# "twelve days after the raid": the day of what follows, not of the clause it stands in.
_OF_CLAUSE = re.compile(r"\b(?:after|before)\Z")
_SAME_OCCASION = re.compile(
    r"\b(?:same (?:table|press|news|conference|meeting|occasion|session|briefing|interview|speech|stage)|"
    r"there too|also|added|went on|continued)\b",
    re.IGNORECASE,
)
_SILENCE = re.compile(
    r"\b(?:(?:not|n['’]t|yet to|no|without|nothing)\b.{0,40}\b(?:say|said|comment|answer|respon[ds]|"
    r"repl[yi]|confirm|den[yi]|react|taken up|so far)|silent|silence|no comment|refus(?:es?|ed|ing) to|"
    r"declin(?:es?|ed|ing)|nothing so far)",
    re.IGNORECASE,
)
# How far back a day may be carried over a paragraph's end; a story that looks back further says when.
_CARRY_DAYS = 14
_CARRY_BLOCKS = 3
_COARSE_KINDS = (GenreKind.BRIEF, GenreKind.EDITORIAL)


def date_utterance(u: Utterance, page: Page, genre: Genre | None = None) -> Dating:
    """The day an utterance was said, as far as the text tells it.

    page.dates must be filled. genre: as detected from the page, to save detecting it again.
    """
    return _Dater(u, page, genre or detect_genre(page)).date()


class _Dater:
    def __init__(self, u: Utterance, page: Page, genre: Genre) -> None:
        self.u, self.page, self.genre = u, page, genre
        self.block = block_of(u, page)
        self.sections = section_days(page)
        self.section = self.sections[self.block.index]
        self.cue = cue_token(u, page)
        self.tense = tense_of(self.cue)
        self.sentence = told_sentence(u, page)

    def date(self) -> Dating:
        """The guide's order, first that fits."""
        if self.genre.kind is GenreKind.LETTER and self.u.start >= self.genre.body:
            return self._letter_day()
        is_cable = (
            self.genre.kind is GenreKind.CABLE
        )  # the whole text is the paper; its entries have the days
        paper = None if is_cable else paper_behind(self.u, self.page)
        own = self._own_day()
        if paper is not None:
            return own or self._paper_day(paper) or self._entry_day() or self._carried_day() or UNDATED
        return (
            own
            or self._lead_in_day()
            or self._entry_day()
            or self._carried_day()
            or self._brought_day()
            or self._news_day()
        )

    def _letter_day(self) -> Dating:
        """The day in the letter's own head: the last full one before the salutation."""
        for mention in reversed(self.page.dates):
            if (
                mention.end <= self.genre.body
                and is_full_day(mention.value)
                and self._is_letter_line(mention)
            ):
                return self._from(mention)
        return self._from_section()

    def _is_letter_line(self, mention: DateMention) -> bool:
        block = self.page.block_at(mention.start)
        return is_paper_date(self.page.text, mention) or (block is not None and block.end - block.start < 80)

    def _own_day(self) -> Dating | None:
        """A day in the sentence of the cue that belongs to the cue's clause or one above it."""
        best: tuple[int, DateMention] | None = None
        for mention in self._mentions(*self.sentence):
            rank = self._rank(mention)
            if rank is not None and (best is None or rank < best[0]):
                best = rank, mention
        return self._from(best[1]) if best else None

    def _mentions(self, start: int, end: int) -> list[DateMention]:
        """Resolved mentions in a span that may be the day of something told there."""
        return [
            m
            for m in self.page.dates
            if start <= m.start < end
            and m.value is not None
            and not self._is_bound(m)
            and not self._is_ahead(m)
            and (m.start, m.end) != self.section.words
            and not is_paper_date(self.page.text, m)
        ]

    def _is_bound(self, mention: DateMention) -> bool:
        text = self.page.text
        if _BOUND_OPENING.match(text[mention.start : mention.end]):
            return True
        return _BOUND.search(text[max(0, mention.start - 12) : mention.start]) is not None

    def _is_ahead(self, mention: DateMention) -> bool:
        day = self.sections[self.block.index].day
        whole = self.sections[0].day
        latest = max((d for d in (day, whole) if d), default=None, key=last_day)
        return latest is not None and first_day(mention.value or latest) > last_day(latest)

    def _rank(self, mention: DateMention) -> int | None:
        """How near a day stands to the cue; None where it belongs to something else. Lower is nearer."""
        coarse = 0 if is_full_day(mention.value) else 10
        if self.cue is None:
            return coarse + 5 if mention.end <= self.u.start else None
        is_inside = self.u.start <= mention.start < self.u.end
        verb, way = governor(token_at(self.page, self.block, mention.start))
        if not is_inside and not re.search(r"\b(?:of|from)\s\Z", self.page.text[: mention.start][-6:]):
            way = "plain"  # "on 4 July" dates what is told, whatever noun the parser hangs it on
        if verb is None:
            return coarse + 6 if not is_inside else None
        if _OF_CLAUSE.search(self.page.text[mention.start : mention.end]):
            return coarse if self._is_next_verb(mention) else None
        if verb.i == self.cue.i:
            return coarse if way == "plain" else None
        above = [a.i for a in self.cue.ancestors]
        if verb.i in above:
            return coarse + 1 + min(above.index(verb.i), 3) if not (is_inside and way != "plain") else None
        if is_inside:
            return None
        return self._rank_below(mention, verb, coarse)

    def _is_next_verb(self, mention: DateMention) -> bool:
        """Is the cue the first verb behind these words?"""
        assert self.cue is not None
        behind = (t for t in self.cue.doc if self.block.start + t.idx >= mention.end and t.pos_ == "VERB")
        return next((t.i for t in behind), -1) == self.cue.i

    def _rank_below(self, mention: DateMention, verb: Token, coarse: int) -> int | None:
        """A day in a clause beside or under the cue."""
        assert self.cue is not None
        if verb.dep_ in ("relcl", "acl"):
            noun = verb.head.lemma_.lower()
            lets_out = noun in _PAPERS and verb.lemma_.lower() in _LETS_OUT
            return coarse + 4 if noun in OCCASION_NOUNS and not lets_out else None
        lineage = {self.cue.i} | {a.i for a in self.cue.ancestors}
        if (
            verb.dep_ in ("advcl", "conj", "ccomp", "parataxis", "dep", "nsubj", "xcomp")
            and verb.head.i in lineage
        ):
            return coarse + 4 if mention.start < self.u.start or verb.dep_ == "advcl" else None
        # The parser sometimes hangs an opening day on the content's verb: "On Monday X said that ...".
        if mention.end <= self.u.start and mention.start - self.sentence[0] <= 8:
            return coarse + 5
        return None

    def _lead_in_day(self) -> Dating | None:
        """A day in the clause that governs a list, for an item of it."""
        if self.block.lead_in is None:
            return None
        lead = self.page.blocks[self.block.lead_in]
        return self._last_told(lead.start, lead.end, lead)

    def _entry_day(self) -> Dating | None:
        """The day that opens the entry, or a dated heading over it."""
        section = self.section
        if section.words is None or (self._is_standing() and self.tense != "past"):
            return None
        opens_own = section.is_entry or section.words[0] < self.block.start
        is_dateline = section.day == self.sections[0].day and self.genre.kind is not GenreKind.DIGEST
        if not opens_own or is_dateline or self.tense == "pluperfect":
            return None
        return self._from_section()

    def _carried_day(self) -> Dating | None:
        """The last day told before in the paragraph, carried on by words in the past tense."""
        if self.tense not in ("past", "modal") and not (self.tense == "pluperfect" and self._same_occasion()):
            return None
        strict = self.genre.kind in (GenreKind.DIGEST, GenreKind.CABLE)
        name = self._name()
        for start, end in sentences_before(self.page, self.block, self.sentence[0]):
            told = self._last_told(start, end, self.block)
            if told is None:
                continue
            is_same = bool(name) and names_speaker(name, self.page.text[start:end])
            if is_same or not strict:
                return told
        return None

    def _brought_day(self) -> Dating | None:
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
                told = self._last_told(start, end, block)
                if told is None:
                    continue
                is_same = names_speaker(name, self.page.text[start:end])
                return told if is_same and self._is_recent(told.said_on) else None
        return None

    def _paragraphs_before(self) -> list[Block]:
        """The paragraphs before, nearest first; a list is left out in favour of its lead-in."""
        found = []
        for block in reversed(self.page.blocks[: self.block.index]):
            if block.kind is BlockKind.PARAGRAPH:
                found.append(block)
            elif block.kind is not BlockKind.BULLET or len(found) == _CARRY_BLOCKS:
                break
        return found[:_CARRY_BLOCKS]

    def _is_recent(self, value: str | None) -> bool:
        if not is_full_day(value) or not is_full_day(self.section.day):
            return False
        assert value is not None and self.section.day is not None
        return 0 <= (first_day(self.section.day) - first_day(value)).days <= _CARRY_DAYS

    def _last_told(self, start: int, end: int, block: Block) -> Dating | None:
        """The day of what a sentence tells in its main clause, the last such."""
        for mention in reversed(self._mentions(start, end)):
            if _OF_CLAUSE.search(self.page.text[mention.start : mention.end]):
                continue
            verb, _ = governor(token_at(self.page, block, mention.start))
            if verb is None or verb.dep_ in ("ROOT", "conj", "advcl") or verb.head.dep_ == "ROOT":
                return self._from(mention)
        return None

    def _paper_day(self, paper: tuple[int, int]) -> Dating | None:
        """The day written on the paper: "dated 6 April", "a letter of 6 April", nearest before the words."""
        best = None
        for mention in self.page.dates:
            if mention.value is None or not self._is_of_paper(mention, paper):
                continue
            if best is None or mention.start <= self.u.start:
                best = mention
        return self._from(best) if best else None

    def _is_of_paper(self, mention: DateMention, paper: tuple[int, int]) -> bool:
        if is_paper_date(self.page.text, mention):
            return True
        between = self.page.text[max(0, mention.start - 25) : mention.start]
        noun = re.escape(self.page.text[paper[0] : paper[1]].split()[-1])
        return re.search(rf"\b{noun}\s+(?:of|from|on)\s+\Z", between, re.IGNORECASE) is not None

    def _news_day(self) -> Dating:
        """The day of the report for the news of the day; nothing for what is told as older or standing."""
        if self.genre.kind is GenreKind.CABLE or self.section.day is None:
            return UNDATED
        if (
            self.block.kind is BlockKind.TURN
            and not is_own_turn(self.u, self.page)
            and not self._is_silence()
        ):
            return UNDATED
        if self.u.layout == "turn" and self.u.addressee_spans and self.tense in ("past", "pluperfect"):
            return UNDATED  # "I told him": a talk before this one
        if self.u.layout in ("turn", "letter", "silence") or self._is_silence():
            shown = held_on(self.page) if is_interviewee(self.u, self.page, self.genre) else None
            return self._from(shown) if shown is not None else self._from_section()
        if self.tense == "pluperfect" or self._is_standing():
            return UNDATED
        if is_interviewee(self.u, self.page, self.genre) and (held := held_on(self.page)) is not None:
            return self._from(held)
        if self.genre.kind is GenreKind.DIGEST and self.section.words is None:
            return UNDATED if self.tense != "perfect" else self._from_section()
        if self.tense == "present" and not self._is_told_in_present():
            return UNDATED
        return self._from_section()

    def _is_silence(self) -> bool:
        """ "has not answered", "made no comment", "keeps silent": true as of the day of the text."""
        words = self.page.text[self.sentence[0] : self.sentence[1]]
        return _SILENCE.search(words) is not None and self.tense in ("perfect", "present", "")

    def _is_standing(self) -> bool:
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

    def _is_told_in_present(self) -> bool:
        """Does the text tell its news in the present tense (live blogs, read-outs, turns, headlines)?"""
        if self.genre.kind in (
            GenreKind.LIVE_BLOG,
            GenreKind.READOUT,
            GenreKind.BRIEFING,
            GenreKind.TRANSCRIPT,
        ):
            return True
        if self.genre.kind in _COARSE_KINDS or self.block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            return True
        return tells_in_present(self.page)

    def _same_occasion(self) -> bool:
        return _SAME_OCCASION.search(self.page.text[self.sentence[0] : self.sentence[1]]) is not None

    def _name(self) -> str:
        return surname(self.u.speaker.name or self.u.speaker_surface or "").lower()

    def _from(self, mention: DateMention) -> Dating:
        return Dating(mention.value, mention.basis, self.page.text[mention.start : mention.end])

    def _from_section(self) -> Dating:
        section: SectionDay = self.section
        if section.day is None:
            return UNDATED
        words = self.page.text[section.words[0] : section.words[1]] if section.words else None
        if self.genre.kind in _COARSE_KINDS and section.words is None and is_full_day(section.day):
            return Dating(section.day[:7], DateBasis.DATELINE, words)
        return Dating(section.day, basis_of_section(section), words)
