"""Which of the days named around an utterance is the day of it, by grammar.

In: an utterance and its page with dates. Out: the day in its own sentence, or the day of what a sentence
tells. Method: the verb a day belongs to: the cue's own clause, one above it, or one beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from sottovoce.days import as_precise_as_told, first_day, last_day
from sottovoce.reading.calendar_days import Frame, is_full_day, resolve
from sottovoce.reading.calendar_words import find_wordings
from sottovoce.reading.datelines import as_date
from sottovoce.reading.dates import is_paper_date, section_days, token_at
from sottovoce.reading.genre import Genre, GenreKind
from sottovoce.reading.grounds import Origin
from sottovoce.reading.page import Block, DateMention, Page, Utterance
from sottovoce.reading.quotes import quotes_of
from sottovoce.reading.telling import OCCASION_NOUNS, block_of, cue_token, governor, tense_of, told_sentence
from sottovoce.vocabulary import DateBasis

if TYPE_CHECKING:
    from spacy.tokens import Token


_NO_DAY = Origin(rule="no day", reason="no day is told for it")


@dataclass(frozen=True, slots=True)
class Dating:
    """`words`: those the day rests on; None for the day given with the document."""

    said_on: str | None
    basis: DateBasis | None
    words: str | None
    origin: Origin = _NO_DAY

    def by(self, rule: str) -> Dating:
        """The same, as found by a rule."""
        return replace(self, origin=replace(self.origin, rule=rule)) if self.said_on else self


UNDATED = Dating(None, None, None)


def undated(reason: str) -> Dating:
    """No day, and why."""
    return Dating(None, None, None, Origin(rule="no day", reason=reason))


# A day behind these words bounds something; it is not the day of it.
_BOUND = re.compile(
    r"(?:since|until|till|from|for|before|after|through|between|by|than|ahead of|up to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_BOUND_OPENING = re.compile(r"(?:since|until|till|from|for|before|after|through|between|to)\s", re.IGNORECASE)
_PAPERS = frozenset({"letter", "memo", "cable", "message"})
# The day a paper came out is not the day it was written.
_PAPER_REACH = 4  # tokens
_LETS_OUT = frozenset({"leak", "release", "publish", "surface", "let", "post", "print", "air", "obtain"})
# "twelve days after the raid": the day of what follows, not of the clause it stands in.
_OF_CLAUSE = re.compile(r"\b(?:after|before)\Z")
_OPENING = 3  # characters
# "before the summit of 24 March", behind "two days": that day only counts from it.
_EVENT_GAP = re.compile(r"\s+(?:the|an?|his|her|its|their|this|that)\s+(?:[\w’'-]+\s+){1,5}?(?:of|on)\s+")
_EVENT_REACH = 300  # characters: more than any such gap
# "3/4/2022": which is the month, other such days of the text may tell.
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
# Between an opening day and a cue set off by commas: ", he ", ", the minister ".
_INSERTED = re.compile(r",\s+(?:[\w’'.-]+\s+){1,4}")
_SAID_BEHIND = re.compile(r",\s+(?:he|she|they|[A-Z][\w’'-]+)\s+(?:\w+ed|said|says|thought|told \w+),")
_RATES = frozenset(
    "condemn deplore denounce regret criticise criticize protest welcome praise hail commend".split()
)
_OWNED = re.compile(r"['’]s ([\w-]+)(?: ([\w-]+))?")
_DISTANCE = re.compile(r"\d|\b(?:hours?|days?|weeks?|months?|years?) (?:before|after)\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def slashed_days(text: str) -> tuple[DateMention, ...]:
    """Days written with slashes. The month is the first or the second number as all sure ones have it."""
    hits = list(_SLASHED.finditer(text))
    orders = {int(h[1]) > 12 for h in hits if (int(h[1]) > 12) != (int(h[2]) > 12)}
    found = []
    for hit in hits:
        first, second = int(hit[1]), int(hit[2])
        is_day_first = first > 12 if (first > 12) != (second > 12) else next(iter(orders), None)
        if len(orders) != 1 and first != second and max(first, second) <= 12:
            is_day_first = None
        elif first == second:
            is_day_first = True
        value = None
        if is_day_first is not None:
            day, month = (first, second) if is_day_first else (second, first)
            try:
                value = date(int(hit[3]), month, day).isoformat()
            except ValueError:
                value = None
        basis = DateBasis.STATED if value is not None else None
        found.append(DateMention(start=hit.start(), end=hit.end(), value=value, basis=basis))
    return tuple(found)


def slashed_in(text: str, start: int, end: int) -> tuple[DateMention, ...]:
    """Those that begin in a span."""
    days = slashed_days(text)
    low = bisect_left(days, start, key=lambda m: m.start)
    return days[low : bisect_left(days, end, lo=low, key=lambda m: m.start)]


class ToldDays:
    """Days told around one utterance."""

    def __init__(self, u: Utterance, page: Page, genre: Genre) -> None:
        self.u, self.page, self.genre = u, page, genre
        self.block = block_of(u, page)
        self.sections = section_days(page)
        self.section = self.sections[self.block.index]
        self.cue = cue_token(u, page)
        self.tense = tense_of(self.cue)
        self.sentence = told_sentence(u, page)

    def own_day(self) -> Dating | None:
        """A day in the sentence of the cue that belongs to the cue's clause or one above it."""
        best: tuple[int, DateMention] | None = None
        for mention in self._mentions(*self.sentence):
            rank = self._rank(mention)
            if rank is not None and (best is None or rank < best[0]):
                best = rank, mention
        return self.of_mention(best[1]) if best else None

    def is_unsettled(self) -> bool:
        """Is the day told by words that name none for sure: "on 29 February 2022", "on 3/4/2022"?"""
        unsettled = [
            m
            for m in self._all_mentions(*self.sentence)
            if m.value is None or (m not in self.page.dates and self._is_ahead(m))
        ]
        return self.opens_unsettled(*self.sentence) or any(
            self._names_day(m) and not self.u.start <= m.start < self.u.end and self._rank(m) is not None
            for m in unsettled
        )

    def opens_unsettled(self, start: int, end: int) -> bool:
        """ "Two days before the forum the television showed ...": a sentence of a day that is not known."""
        opening = (m for m in self._all_mentions(start, min(end, start + _OPENING)))
        return any(
            m.value is None and _OF_CLAUSE.search(self.page.text[m.start : m.end]) and m.end <= self.u.start
            for m in opening
        )

    def _names_day(self, mention: DateMention) -> bool:
        return _DISTANCE.search(self.page.text, mention.start, mention.end) is not None

    def _mentions(self, start: int, end: int) -> list[DateMention]:
        """Resolved mentions in a span that may be the day of something told there."""
        return [m for m in self._all_mentions(start, end) if m.value is not None and not self._is_ahead(m)]

    def _all_mentions(self, start: int, end: int) -> list[DateMention]:
        """The same with those that do not settle the day."""
        told = [self._from_event(m) for m in self.page.dates_in(start, end)]
        told += slashed_in(self.page.text, start, end)
        return [
            m
            for m in told
            if not self._is_from(m)
            and not self._is_bound(m)
            and (m.start, m.end) != self.section.words
            and not is_paper_date(self.page.text, m)
            and not self._is_owner(m)
            and not self._is_of_leak(m)
            and not self._is_spoken(m)
        ]

    def _is_spoken(self, mention: DateMention) -> bool:
        """Is it a day that somebody speaks of in a quotation or a turn, not one on which he speaks?"""
        if self.u.cue_span is None and self.u.start <= mention.start < self.u.end:
            return True
        block = self.page.block_at(mention.start)
        around = () if block is None else quotes_of(self.page, block)
        quotation = next((q for q in around if q[0] <= mention.start < q[1]), None)
        if quotation is None:
            return False
        return self.u.cue_span is None or not quotation[0] <= self.u.cue_span[0] < quotation[1]

    def _is_of_leak(self, mention: DateMention) -> bool:
        """ "In a cable, let out last year, ...": the day on which a paper came out, not that of its words."""
        block = self.page.block_at(mention.start)
        verb, _ = governor(token_at(self.page, block, mention.start)) if block is not None else (None, "")
        if verb is None or verb.lemma_.lower() not in _LETS_OUT or verb.dep_ in ("ROOT", "conj"):
            return False
        before = verb.doc[max(verb.sent.start, verb.i - _PAPER_REACH) : verb.i]
        return any(t.lemma_.lower() in _PAPERS for t in before)

    def _event_behind(self, mention: DateMention) -> DateMention | None:
        """The day of the event from which "two days before" counts."""
        if not _OF_CLAUSE.search(self.page.text[mention.start : mention.end]):
            return None
        reach = mention.end + _EVENT_REACH
        behind = next(iter(self.page.dates_in(mention.end, reach)), None)
        if behind is None or not _EVENT_GAP.fullmatch(self.page.text, mention.end, behind.start):
            return None
        return behind

    def _is_from(self, mention: DateMention) -> bool:
        """Is it the day of an event from which another is counted?"""
        return mention in self.page.once("events counted from", self._counted_from)

    def _counted_from(self) -> frozenset[DateMention]:
        """Days of all events of the page from which another is counted."""
        behind = (self._event_behind(m) for m in self.page.dates)
        return frozenset(m for m in behind if m is not None)

    def _from_event(self, mention: DateMention) -> DateMention:
        """ "Two days before the summit of 24 March" with the day it makes, where that is none to come."""
        event = self._event_behind(mention) if mention.value is None else None
        if event is None:
            return mention
        distance = find_wordings(self.page.text[mention.start : mention.end] + " it")
        day = self._nearest(event)
        if day is None or len(distance) != 1:
            return mention
        value, basis = resolve(distance[0], Frame(today=None, beside_next=day))
        return replace(mention, end=event.end, value=value, basis=basis)

    def _nearest(self, event: DateMention) -> date | None:
        """The day of an event; one told without a year is the nearest to the text's own day."""
        named = find_wordings(self.page.text[event.start : event.end])
        today = as_date(self.section.day)
        if not named or named[0].kind != "day" or named[0].parts.get("y") or today is None:
            return as_date(event.value)
        days = []
        for year in (today.year - 1, today.year, today.year + 1):
            value, _ = resolve(named[0], Frame(today=None, year=year))
            days += [found] if (found := as_date(value)) is not None else []
        return min(days, key=lambda d: abs(d - today), default=None)

    def _is_owner(self, mention: DateMention) -> bool:
        """ "this year's drill": the day of a thing told of; "Monday's speech" is the day of the words."""
        owned = _OWNED.match(self.page.text, mention.end)
        return owned is not None and not OCCASION_NOUNS & {word.lower() for word in owned.groups() if word}

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
        before = self.page.text[max(0, mention.start - 6) : mention.start]
        is_of = self.page.text.startswith("of ", mention.start) or re.search(r"\b(?:of|from)\s\Z", before)
        if not is_inside and not is_of:
            way = "plain"  # "on 4 July" dates what is told, whatever noun the parser hangs it on
        if verb is None:
            return coarse + 6 if not is_inside else None
        if _OF_CLAUSE.search(self.page.text[mention.start : mention.end]):
            return coarse if self._is_next_verb(mention) else None
        if verb.i == self.cue.i:
            return coarse if way == "plain" else None
        above = [a.i for a in self.cue.ancestors]
        if verb.i in above and self._is_of_deed(mention, verb, self.block):
            return None
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
        if self._opens_content(mention):
            return None
        if mention.end <= self.u.start and mention.start - self.sentence[0] <= 8:
            return coarse + 5
        return None

    def _is_of_deed(self, mention: DateMention, verb: Token, block: Block) -> bool:
        """In a read-out, "condemned the arrests on 3 May": the day of what is rated, not of the words."""
        if self.genre.kind is not GenreKind.READOUT or verb.lemma_.lower() not in _RATES:
            return False
        rated = (c for c in verb.children if c.dep_ in ("dobj", "pobj") and c.i > verb.i)
        return any(block.start + c.idx < mention.start for c in rated)

    def _opens_content(self, mention: DateMention) -> bool:
        """ "In April, he complained, two were still open": the cue is put into what was said."""
        if self.u.cue_span is None or mention.end > self.u.cue_span[0]:
            return False
        between = self.page.text[mention.end : self.u.cue_span[0]]
        behind = self.page.text[self.u.cue_span[1] : self.u.cue_span[1] + 1]
        return _INSERTED.fullmatch(between) is not None and behind == ","

    def last_told(self, start: int, end: int, block: Block) -> Dating | None:
        """The last day that a sentence tells in its main clause; else in the clause that it governs."""
        governed = None
        for mention in reversed(self._mentions(start, end)):
            if _OF_CLAUSE.search(self.page.text[mention.start : mention.end]):
                continue
            if _SAID_BEHIND.match(self.page.text, mention.end):
                continue
            verb, way = governor(token_at(self.page, block, mention.start))
            if way == "noun" and self.page.text.startswith("of ", mention.start):
                continue  # "under the treaty of 2011"
            # In a cable the talk is told in the past, and what was said there of before by "had".
            if self.genre.kind is GenreKind.CABLE and self.tense == "past" and tense_of(verb) == "pluperfect":
                continue
            if verb is not None and self._is_of_deed(mention, verb, block):
                continue
            if verb is None or verb.dep_ in ("ROOT", "conj", "advcl"):
                return self.of_mention(mention)
            is_before = tense_of(verb) == "pluperfect"  # "told us that he had sent it in May"
            if verb.head.dep_ == "ROOT" and governed is None and not is_before:
                governed = mention
        return self.of_mention(governed) if governed is not None else None

    def of_mention(self, mention: DateMention) -> Dating:
        span = (mention.start, mention.end)
        value = as_precise_as_told(mention.value) if mention.value is not None else None
        return Dating(value, mention.basis, self.page.text[slice(*span)], Origin(rule="day", span=span))
