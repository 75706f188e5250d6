"""When an utterance was said (annotation guide, "Two dates").

In: an utterance and its page. Out: a `Dating`. Method: the guide's order: a day stated or relative in the
cue's own clause, lead-in or entry; then a day carried on from the sentences before; then, for the news of
the day, the dateline; else nothing, or only the month the text is worth.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sottovoce.reading.calendar_days import date_label, is_full_day, labelled_month
from sottovoce.reading.carried_days import CarriedDays
from sottovoce.reading.datelines import as_date, dateline_end, line_of_date
from sottovoce.reading.dates import (
    SectionDay,
    basis_of_section,
    is_paper_date,
)
from sottovoce.reading.genre import Genre, GenreKind, detect_genre
from sottovoce.reading.grounds import Origin
from sottovoce.reading.interviews import held_on, is_interviewee
from sottovoce.reading.meetings import met_on, sits_at_table
from sottovoce.reading.narrator import is_told_in_turn
from sottovoce.reading.notes import is_notes_own
from sottovoce.reading.page import BlockKind, DateMention, Page, Utterance
from sottovoce.reading.telling import (
    SOURCE_WORDS,
    is_own_turn,
    is_told_in_letter,
    paper_behind,
    sentences_before,
    tells_in_present,
)
from sottovoce.reading.told_days import UNDATED, Dating, undated
from sottovoce.vocabulary import ActorKind, DateBasis

# Minutes bear the day of the talk itself.
_MINUTES = re.compile(r"\b(?:minutes|record|notes) of\b", re.IGNORECASE)
_SILENCE = re.compile(
    r"\b(?:(?:not|n['’]t|yet to|no|without|nothing)\b.{0,40}\b(?:say|said|comment|answer|respon[ds]|"
    r"repl[yi]|confirm|den[yi]|react|taken up|so far)|silent|silence|no comment|refus(?:es?|ed|ing) to|"
    r"declin(?:es?|ed|ing)|nothing so far)",
    re.IGNORECASE,
)
_Step = tuple[str, Callable[[], Dating | None]]
_COARSE_KINDS = (GenreKind.BRIEF, GenreKind.EDITORIAL)


def date_utterance(u: Utterance, page: Page, genre: Genre | None = None) -> Dating:
    """The day an utterance was said, as far as the text tells it.

    page.dates must be filled. genre: as detected from the page, to save detecting it again.
    """
    return _Dater(u, page, genre or detect_genre(page)).date()


class _Dater(CarriedDays):
    def date(self) -> Dating:
        """The guide's order, first that fits."""
        if self.genre.kind is GenreKind.MINUTES and sits_at_table(self.u, self.page):
            met = met_on(self.page)
            if met is not None:
                return self.of_mention(met).by("day of the meeting")
        if is_notes_own(self.u, self.page):
            return self._from_section().by("day of the letter")
        is_letter = self.genre.kind is GenreKind.LETTER and self.u.start >= self.genre.body
        if is_letter and is_told_in_letter(self.u, self.page):
            return (self.own_day() or self.carried_day() or undated("told in a letter without a day")).by(
                "day in its own sentence"
            )
        if is_letter:
            return self._letter_day().by("day of the letter")
        is_cable = (
            self.genre.kind is GenreKind.CABLE
        )  # the whole text is the paper; its entries have the days
        paper = None if is_cable else paper_behind(self.u, self.page)
        own = self.own_day()
        if self._is_at_gathering():
            return (self._sitting_day() or self._from_section()).by("day of the gathering")
        if own is None and self.is_unsettled():
            return undated("its sentence names a day that the text does not settle")
        if own is not None:
            return own.by("day in its own sentence")
        steps = self._steps() if paper is None else self._steps_of_paper(paper)
        found = next((dating.by(rule) for rule, step in steps if (dating := step()) is not None), None)
        if found is not None:
            return found
        return self._news_day() if paper is None else undated("the paper that carries it bears no day")

    def _steps(self) -> tuple[_Step, ...]:
        return (
            ("day of the lead-in", self._lead_in_day),
            ("day of the entry", self._entry_day),
            ("day carried on", self.carried_day),
            ("day brought along", self.brought_day),
        )

    def _steps_of_paper(self, paper: tuple[int, int]) -> tuple[_Step, ...]:
        return (
            ("day on the paper", partial(self._paper_day, paper)),
            ("day of the entry", self._entry_day),
            ("day carried on", self.carried_day),
        )

    def _is_at_gathering(self) -> bool:
        """Words of the gathering that the text records: said on its day, whatever days they speak of."""
        is_told_there = len(self.u.chain) > 1 or self.tense == "pluperfect"
        is_told_there = is_told_there or is_told_in_turn(self.u, self.page)
        return self.genre.gathering is not None and not is_told_there and self.section.day is not None

    def _sitting_day(self) -> Dating | None:
        """When they sat, as the first sentence of a report of the day after tells: "on Wednesday"."""
        opens = next((b for b in self.page.blocks if dateline_end(self.page.text, b) > b.start), None)
        if opens is None or opens.kind is not BlockKind.PARAGRAPH:
            return None
        told = self.last_told(*self.page.sentences_of(opens)[0], opens)
        return told if told is not None and self.is_recent(told.said_on) else None

    def _letter_day(self) -> Dating:
        """The day in the letter's own head: the last full one before the salutation."""
        for mention in reversed(self.page.dates_in(0, self.genre.body)):
            if (
                mention.end <= self.genre.body
                and is_full_day(mention.value)
                and self._is_letter_line(mention)
            ):
                return self.of_mention(mention)
        return self._from_section()

    def _is_letter_line(self, mention: DateMention) -> bool:
        block = self.page.block_at(mention.start)
        return is_paper_date(self.page.text, mention) or (block is not None and block.end - block.start < 80)

    def _lead_in_day(self) -> Dating | None:
        """A day in the clause that governs a list, for an item of it that names none before."""
        if self.block.lead_in is None or self._has_day_of_its_own():
            return None
        lead = self.page.blocks[self.block.lead_in]
        return self.last_told(lead.start, lead.end, lead)

    def _has_day_of_its_own(self) -> bool:
        """A label that is a day, or one told in the item before these words."""
        if self.section.is_entry or self._label_day() is not None:
            return True
        before = sentences_before(self.page, self.block, self.sentence[0])
        return any(self.last_told(start, end, self.block) is not None for start, end in before)

    def _entry_day(self) -> Dating | None:
        """The day that opens the entry, or a dated heading over it."""
        section = self.section
        if not section.is_entry and (labelled := self._label_day()) is not None:
            return labelled
        if section.words is None or (self.is_standing() and self.tense != "past"):
            return None
        opens_own = section.is_entry or section.words[0] < self.block.start
        is_dateline = section.day == self.sections[0].day
        if self.genre.kind is GenreKind.DIGEST and (section.is_entry or self.carried_day() is None):
            is_dateline = False
        if self.genre.kind is GenreKind.CABLE and not section.is_entry and self.carried_day() is not None:
            return None  # the day in the head is the paper's own
        if not opens_own or is_dateline or self.tense == "pluperfect":
            return None
        return self._from_section()

    def _label_day(self) -> Dating | None:
        """The month or year in a label before an entry: "October: he told the envoy that ..."."""
        text = self.page.text[self.block.start : self.block.end]
        end = date_label(text)
        if not end:
            return None
        before = next(
            (s.day for s in reversed(self.sections[: self.block.index]) if s.is_entry and s.day), None
        )
        value = labelled_month(text, as_date(self.sections[0].day), before)
        words = text[:end].rstrip(": ")
        if value is None:
            return None
        span = (self.block.start, self.block.start + len(words))
        return Dating(value, DateBasis.STATED, words, Origin(rule="day", span=span))

    def _paper_day(self, paper: tuple[int, int]) -> Dating | None:
        """The day written on the paper: "dated 6 April", "a letter of 6 April", nearest before the words."""
        noun = self.page.text[paper[0] : paper[1]].split()[-1]
        dates = self.page.once(
            ("days of papers", noun),
            lambda: [m for m in self.page.dates if m.value is not None and self._is_of_paper(m, noun)],
        )
        behind = bisect_right(dates, self.u.start, key=lambda m: m.start)
        return self.of_mention(dates[max(0, behind - 1)]) if dates else None

    def _is_of_paper(self, mention: DateMention, noun: str) -> bool:
        if is_paper_date(self.page.text, mention):
            return True
        between = self.page.text[max(0, mention.start - 25) : mention.start]
        return re.search(rf"\b{re.escape(noun)}\s+(?:of|from|on)\s+\Z", between, re.IGNORECASE) is not None

    def _news_day(self) -> Dating:
        """The day of the report for the news of the day; nothing for what is told as older or standing."""
        if self.genre.kind is GenreKind.CABLE:
            return self._cable_day()
        held = held_on(self.page) if is_interviewee(self.u, self.page, self.genre) else None
        if self.section.day is None and held is None:
            return undated("no day is stated, and the report itself bears none")
        if (
            self.block.kind is BlockKind.TURN
            and not is_own_turn(self.u, self.page)
            and not self._is_silence()
        ):
            return undated("no day is stated; told in a turn about words said elsewhere")
        if self.u.layout == "turn" and self.u.addressee_spans and self.tense in ("past", "pluperfect"):
            # "I told him": a talk before this one
            return undated("no day is stated; told of an earlier talk")
        if self.u.layout in ("turn", "letter", "silence") or self._is_silence():
            return self._on(held) if held is not None else self._today()
        if (reason := self._why_older()) is not None:
            return undated(f"no day is stated; {reason}")
        if held is not None:
            return self._on(held)
        if self.genre.kind is GenreKind.DIGEST and self.section.words is None:
            return self._today() if self.tense == "perfect" else undated("no day is stated in the digest")
        if self.tense == "present" and not self._is_told_in_present():
            return undated("no day is stated; told in the present as a view held")
        return self._today()

    def _why_older(self) -> str | None:
        """Why words are not of the day of the report, if so."""
        if self.is_standing():
            return "standing line"
        if self.tense == "pluperfect":
            return 'told as earlier ("had said")'
        if self._is_of_late():
            return 'told as of late ("has said")'
        return "said at some earlier talk that others tell of" if self._is_let_out() else None

    def _today(self) -> Dating:
        return self._from_section().by("day of the report")

    def _on(self, mention: DateMention) -> Dating:
        return self.of_mention(mention).by("day of the interview")

    def _cable_day(self) -> Dating:
        """A cable's own views, and what it tells in the present tense, are of the day or month over it."""
        title = line_of_date(self.page) or self.page.blocks[0]
        is_minutes = _MINUTES.search(self.page.text, title.start, title.end) is not None
        end = self.page.blocks[min(1, len(self.page.blocks) - 1)].end if is_minutes else title.end
        over = [m for m in self.page.dates_in(0, end) if m.value and m.end <= end]
        if len(over) != 1 or (self.tense != "present" and not is_minutes):
            return undated("no day is stated; the cable's own day is not that of what it tells")
        return self.of_mention(over[0]).by("day over the cable")

    def _is_of_late(self) -> bool:
        """ "has called it a lie": said some day before, where a report tells its news in the past tense."""
        is_news_in_present = self._is_told_in_present() and self.genre.kind is not GenreKind.BRIEF
        return self.tense == "perfect" and not is_news_in_present

    def _is_let_out(self) -> bool:
        """Words of somebody known that unnamed people tell: said at some talk before."""
        is_known = self.u.speaker.kind is not ActorKind.UNNAMED
        return is_known and any(SOURCE_WORDS.search(t) for t in self.u.chain if t != "author")

    def _is_silence(self) -> bool:
        """ "has not answered", "made no comment", "keeps silent": true as of the day of the text."""
        words = self.page.text[self.sentence[0] : self.sentence[1]]
        return _SILENCE.search(words) is not None and self.tense in ("perfect", "present", "")

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

    def _from_section(self) -> Dating:
        section: SectionDay = self.section
        if section.day is None:
            return UNDATED
        words = self.page.text[section.words[0] : section.words[1]] if section.words else None
        reason = None if section.words else "the day given with the report"
        origin = Origin(rule="day", span=section.words, reason=reason)
        if self.genre.kind in _COARSE_KINDS and section.words is None and is_full_day(section.day):
            origin = replace(origin, reason=f"{reason}, to the month: such a text looks back")
            return Dating(section.day[:7], DateBasis.DATELINE, words, origin)
        return Dating(section.day, basis_of_section(section), words, origin)
