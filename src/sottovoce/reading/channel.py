"""How open the words were, what vouches for them, and when they came out (annotation guide, "Channel",
"Authenticity" and the readings).

In: an utterance, its page, its day and its audience. Out: a `Setting`, with the words it rests on. Method:
the kind of text first (letter, cable, background briefing), then the paper that carries the words, unnamed
speakers, closed talks and who tells of them; whatever is left was said in the open.
"""

from __future__ import annotations

import re

from sottovoce.reading.covers import is_on_cover
from sottovoce.reading.genre import PRESS_LABEL, Genre, GenreKind, detect_genre
from sottovoce.reading.grounds import Origin
from sottovoce.reading.hearers import has_outlet
from sottovoce.reading.interviews import is_interviewee, shown_on
from sottovoce.reading.meetings import sits_at_table
from sottovoce.reading.narrator import is_told_in_turn, narrator_at
from sottovoce.reading.notes import is_notes_own
from sottovoce.reading.outlets import COMMON, find_outlets
from sottovoce.reading.page import BlockKind, Page, Utterance
from sottovoce.reading.settings import Setting, Settings
from sottovoce.reading.talks import OCCASION, OPEN, STRICTLY_CLOSED, TELLS_ONE, UNSEEN
from sottovoce.reading.tellers import CLOSED, PERSONAL, closed_in
from sottovoce.reading.telling import (
    ANY_PAPER,
    is_known_by_office,
    is_own_turn,
    is_told_in_letter,
    paper_behind,
    sentences_before,
    tense_of,
)
from sottovoce.reading.told_days import Dating
from sottovoce.reading.vouching import (
    leak_words,
    nearest_leak,
    own_release,
    released_on,
    standing,
)
from sottovoce.vocabulary import ActorKind, Authenticity, Channel

_ANONYMOUS = re.compile(
    r"\b(?:anonym\w+|(?:people|persons?|sources?|officials?) (?:familiar|with knowledge|close to|"
    r"briefed)|not to be named|"
    r"not authori[sz]ed to|on background|unnamed|who (?:asked|declined) (?:not )?to be (?:named|"
    r"identified)|insiders?)\b",
    re.IGNORECASE,
)


_AIRED = re.compile(
    r"\b(?:in public|publicly|(?:radio|television|TV|newspaper|agency|press) [^.]{0,20}"
    r"(?:carried|broadcast|aired|showed|printed)|(?:on|over) (?:the )?(?:national |state |local )?"
    r"(?:radio|television|TV)\b)",
    re.IGNORECASE,
)
_OUR_OWN = re.compile(
    r"\b(?:this|our) (?:[\w-]+ )?(?:newspaper|paper|magazine|weekly|daily|station|agency)\b"
)


def place_utterance(
    u: Utterance, page: Page, dating: Dating, audience: tuple[str, ...], genre: Genre | None = None
) -> Setting:
    """Channel, authenticity and day of surfacing of an utterance.

    dating, audience: as found for it. genre: as detected from the page, to save detecting it again.
    """
    return _Placer(u, page, dating, audience, genre or detect_genre(page)).place()


class _Placer(Settings):
    def place(self) -> Setting:
        """The first that fits."""
        if self.genre.gathering is not None and self.audience and self.gathers():
            span = self.genre.gathering.words
            return self._at_once(
                Channel.PUBLIC, self.page.text[slice(*span)], Authenticity.ON_RECORD, "gathering", span
            )
        for step in (
            self._minutes,
            self._note,
            self._first_person,
            self._letter,
            self._background,
            self._unnamed,
            self._cable,
            self._paper,
            self._own_tale,
            self._talk,
            self._unseen,
            self._undertold,
        ):
            setting = step()
            if setting is not None:
                return setting
        return self._public()

    def gathers(self) -> bool:
        """Were the words said at the gathering that the text records, and not told of there?"""
        gathering = self.genre.gathering
        is_told_there = len(self.u.chain) > 1 or tense_of(self.cue) == "pluperfect"
        is_told_there = is_told_there or is_told_in_turn(self.u, self.page)
        if gathering is None or is_told_there or self.u.layout == "silence":
            return False
        if gathering.entries:
            return gathering.entries[0] in self.audience
        return not any(PERSONAL.match(a) for a in self.audience)

    def _minutes(self) -> Setting | None:
        """Words at a closed meeting, in minutes that those present have agreed; words told of there."""
        if self.genre.kind is not GenreKind.MINUTES or self.u.layout == "silence":
            return None
        is_there = sits_at_table(self.u, self.page)
        if not is_there and self._is_open():
            return None
        leaked = leak_words(self.page, 0, self.page.blocks[min(3, len(self.page.blocks) - 1)].end)
        if leaked is not None:
            return self._leaked(leaked, "inferred: minutes brought out by others", "minutes leaked")
        authenticity = Authenticity.OFFICIAL_READOUT if is_there else Authenticity.REPORTED_BY_THIRD_PARTY
        day = self.page.document.published_on
        told = Origin(rule="minutes published", reason="the day given with the minutes")
        basis = "inferred: minutes of a meeting that was not open"
        vouched = self._vouched_by_teller(authenticity)
        return Setting(Channel.PRIVATE, basis, authenticity, day, "minutes", None, vouched, told)

    def _note(self) -> Setting | None:
        """A diplomatic note's own words, closed until its side brings it out."""
        if not is_notes_own(self.u, self.page):
            return None
        released = own_release(self.page, len(self.page.text), self.u.speaker)
        day, surfaced = released_on(self.page, released) if released is not None else self._text_day()
        basis = self.page.text[slice(*released)] if released else "inferred: a diplomatic note"
        readout = Authenticity.OFFICIAL_READOUT
        return Setting(Channel.PRIVATE, basis, readout, day, "diplomatic note", released, None, surfaced)

    def _first_person(self) -> Setting | None:
        """Words to the narrator, or his to somebody, that he now tells."""
        narrator = narrator_at(self.page, self.block)
        if narrator is None or self.u.layout == "silence" or self.genre.is_leaked:
            return None
        is_own = self.u.speaker.id == narrator.id
        is_memoir = self.genre.kind is GenreKind.MEMOIR
        is_past = tense_of(self.cue) in ("past", "pluperfect") and self.u.cue_span is not None
        is_heard = narrator.name in self.audience
        is_told = (is_own and any(PERSONAL.match(a) for a in self.audience)) or is_heard
        if not is_past or not (is_told or (is_memoir and self.audience)):
            return None
        if OCCASION.search(self.frame) or OPEN.search(self.frame):
            return None
        if self.manner() is not None and self.closed_words() is None:
            return None
        authenticity = Authenticity.OFFICIAL_READOUT if is_own else Authenticity.REPORTED_BY_THIRD_PARTY
        day, surfaced = self._text_day()
        if day is None and is_memoir:
            day = self.page.document.published_on
        vouched = self._vouched_by_teller(authenticity)
        basis = (
            f"inferred: told by {narrator.name}, who took part" if is_told else "inferred: told in a memoir"
        )
        return Setting(
            Channel.PRIVATE, basis, authenticity, day, "told by who took part", None, vouched, surfaced
        )

    def _letter(self) -> Setting | None:
        if self.genre.kind is not GenreKind.LETTER or self.u.start < self.genre.body:
            return None
        head = (0, self.genre.body)
        if is_told_in_letter(self.u, self.page):
            leaked = leak_words(self.page, *head)
            is_closed = self.genre.is_leaked or leaked is not None
            if not is_closed or self._is_open():
                return None
            return self._leaked(leaked, "inferred: a letter brought out by others", "letter leaked")
        released = own_release(self.page, self.genre.body, self.u.speaker)
        if released is not None:
            day, surfaced = released_on(self.page, released)
            basis, rule = self.page.text[slice(*released)], "letter released by its sender"
            readout = Authenticity.OFFICIAL_READOUT
            return Setting(Channel.PRIVATE, basis, readout, day, rule, released, None, surfaced)
        leaked = leak_words(self.page, *head)
        if leaked is None and not self.genre.is_leaked:
            basis = "inferred: a letter published as a whole"
            return self._at_once(Channel.PUBLIC, basis, Authenticity.ON_RECORD, "open letter")
        return self._leaked(leaked, "inferred: a letter brought out by others", "letter leaked")

    def _background(self) -> Setting | None:
        if self.genre.kind is not GenreKind.BRIEFING:
            return None
        if self.u.speaker.kind is not ActorKind.UNNAMED and not is_own_turn(self.u, self.page):
            return None
        if self.block.kind is not BlockKind.TURN:
            return None
        basis = "inferred: a background briefing"
        return self._at_once(Channel.UNKNOWN, basis, Authenticity.ANONYMOUS_SOURCED, "background briefing")

    def _unnamed(self) -> Setting | None:
        """Unnamed people who tell a reporter; unnamed people who post or publish do so in the open."""
        hit = _ANONYMOUS.search(self.frame)
        is_unnamed = self.u.speaker.kind is ActorKind.UNNAMED and not is_known_by_office(self.u)
        is_told = not is_unnamed and self._is_closed_tale()
        if not is_unnamed and hit is None and not is_told:
            return None
        if self.audience and self.tellers() and self.u.speaker.kind is ActorKind.UNNAMED:
            return None
        if PERSONAL.match(self.u.speaker.name) and self.u.speaker.kind is ActorKind.PERSON and not is_told:
            return None
        if self.genre.kind is GenreKind.CABLE or paper_behind(self.u, self.page) is not None:
            return None
        if not is_unnamed and (self.u.speaker.kind is ActorKind.PERSON or self.has_partner() or is_told):
            basis = hit.group() if hit else "inferred: closed words told by unnamed people"
            return self._let_out(basis, "told by unnamed people", *self._text_day())
        is_open = re.search(
            r"\b(?:post(?:ed|ing)|publish\w*|statement|chant\w*|shout\w*|banners?)\b", self.frame
        )
        basis = hit.group() if hit else f"inferred: {self.u.speaker_surface or 'the speaker'} is not named"
        anonymous = Authenticity.ANONYMOUS_SOURCED
        channel = Channel.PUBLIC if is_open else Channel.UNKNOWN
        day, surfaced = self._text_day()
        said = self.dating.said_on
        is_brief = self.genre.kind is GenreKind.BRIEF and (day or "").startswith(said or "-")
        is_entry = is_brief or (self.genre.kind is GenreKind.DIGEST and said is not None)
        if is_open or is_entry or self.genre.kind is GenreKind.LETTER or self._is_told_elsewhere():
            return self._at_once(channel, basis, anonymous, "speaker unnamed")
        return Setting(channel, basis, anonymous, day, "speaker unnamed", None, None, surfaced)

    def _is_told_elsewhere(self) -> bool:
        """To an outlet that the sentence names, which brought it out when it was said."""
        named = (h.group() for h in COMMON.finditer(self.frame) if not _OUR_OWN.search(self.frame))
        return bool(find_outlets(self.frame)) or any(named) or has_outlet(self.audience)

    def _is_closed_tale(self) -> bool:
        """Words of somebody known, to a partner or behind closed doors, that unnamed people tell."""
        lemma = self.cue.lemma_.lower() if self.cue is not None else ""
        is_closed = (
            self.has_partner()
            or (lemma in TELLS_ONE and bool(self.u.addressee_spans))
            or CLOSED.search(self.page.text[slice(*self.sentence)]) is not None
        )
        is_closed = is_closed or not (OCCASION.search(self.frame) or OPEN.search(self.frame))
        return is_closed and self.u.layout != "silence" and self.told_by_unnamed()

    def _cable(self) -> Setting | None:
        """Words in a classified report: closed unless they were said in the open."""
        if self.genre.kind is not GenreKind.CABLE or self._is_open() or is_on_cover(self.page, self.u.start):
            return None
        if self._goes_on_in_open():
            return None
        leaked = leak_words(self.page, self.page.blocks[0].start, self.page.blocks[0].end)
        return self._leaked(leaked, "inferred: from a classified report that came out", "classified report")

    def _goes_on_in_open(self) -> bool:
        """In a cable: "the radio carried his speech. He said that": of the open occasion told before."""
        is_pronoun = (self.u.speaker_surface or "").lower() in ("he", "she")
        if not is_pronoun or tense_of(self.cue) != "past":
            return False
        for start, end in sentences_before(self.page, self.block, self.sentence[0]):
            words = self.page.text[start:end]
            if closed_in(words) is not None:
                return False
            if _AIRED.search(words):
                return True
        return False

    def _paper(self) -> Setting | None:
        """Words carried by a letter, memo or cable that the text tells of."""
        paper = paper_behind(self.u, self.page)
        if paper is None or (self._is_open() and not self._is_paper_speaker()):
            return None
        leaked = nearest_leak(self.page, self.block, self.sentence, paper)
        if leaked is not None or standing(self.page)[0] is not Authenticity.LEAKED_UNCONFIRMED:
            otherwise = "inferred: the paper is confirmed or denied in this text"
            return self._leaked(leaked, otherwise, "paper leaked")
        words = self.page.text[slice(*paper)]
        return self._unexplained(f"inferred: {words}; the text does not say how it came out", "paper")

    def _is_paper_speaker(self) -> bool:
        surface = self.u.speaker_surface
        return (
            surface is not None
            and re.search(r"\b(?:letter|cable|memo|chart|document|text|it)\b", surface, re.I) is not None
        )

    def _own_tale(self) -> Setting | None:
        """ "He had told the envoy, he recalled, that ...": closed words that he makes known himself."""
        is_personal = any(PERSONAL.match(a) for a in self.audience) and self.has_partner()
        if not is_personal or tense_of(self.cue) != "pluperfect" or not self.tells_himself():
            return None
        day, surfaced = self._text_day()
        readout = Authenticity.OFFICIAL_READOUT
        vouched = self._vouched_by_teller(readout)
        basis = f"inferred: {self.u.speaker_surface or self.u.speaker.name} tells it himself"
        return Setting(Channel.PRIVATE, basis, readout, day, "told by who took part", None, vouched, surfaced)

    def _talk(self) -> Setting | None:
        """Words of a closed talk, told by one of those who took part, or of them."""
        closed = self.closed_words()
        if closed is None:
            return None
        authenticity = self.told_by_whom()
        if authenticity is None and is_own_turn(self.u, self.page):
            authenticity = Authenticity.OFFICIAL_READOUT
        if authenticity is None and not STRICTLY_CLOSED.search(closed):
            return None  # a meeting as such is no secret: its words are told as open
        if authenticity is None:
            return self._unexplained(f"{closed}; the text does not say how it came out", "closed talk")
        if authenticity is Authenticity.ANONYMOUS_SOURCED:
            return self._let_out(closed, "closed talk told by unnamed people", *self._text_day())
        is_entry = self.genre.kind is GenreKind.LIVE_BLOG  # told under its own hour
        is_told_there = self.label_is_named() or self.genre.gathering is not None or is_entry
        if is_told_there or not self.dating.said_on:
            day, surfaced = self._text_day() if is_told_there else self._telling_day()
        else:
            day, surfaced = self.dating.said_on, None
        vouched = self._vouched_by_teller(authenticity)
        return Setting(
            Channel.PRIVATE, closed, authenticity, day, "closed talk told", None, vouched, surfaced
        )

    def _unseen(self) -> Setting | None:
        """What somebody did behind the scenes, with nobody named who heard it."""
        hit = UNSEEN.search(self.frame)
        if hit is None or self.audience or self.u.layout == "silence" or OPEN.search(self.frame):
            return None
        before = self.page.text[self.block.start : self.u.start]
        if self.tellers() or self.told_by_unnamed() or ANY_PAPER.search(before):
            (day, surfaced), said = self._text_day(), self.dating.said_on
            if day is not None and said is not None and day.startswith(said):
                day, surfaced = said, self.dating.origin
            return self._let_out(hit.group(), "behind the scenes", day, surfaced)
        basis = f"{hit.group()}; the text does not say how it came out"
        return self._unexplained(basis, "behind the scenes")

    def label_is_named(self) -> bool:
        """Is it told in a turn of one of those who talk, not of the press?"""
        label = self.block.label
        return label is not None and not PRESS_LABEL.match(self.page.text[slice(*label)])

    def _undertold(self) -> Setting | None:
        """Words between states in writing, or an answer to a request, with nothing on how they came out."""
        if (
            not self.has_partner()
            or self.u.layout == "silence"
            or OPEN.search(self.frame)
            or OCCASION.search(self.frame)
        ):
            return None
        lemma = self.cue.lemma_.lower() if self.cue is not None else ""
        is_written = (
            lemma == "write" or re.search(r"\b(?:wrote|in writing|by letter)\b", self.frame) is not None
        )
        is_answer = lemma in ("turn", "reject", "refuse", "decline", "grant") and re.search(
            r"\b(?:wish|request|plea|bid)\b", self.page.text[slice(*self.sentence)]
        )
        is_passive = lemma == "tell" and re.search(
            r"\b(?:been|was|were) told\b", self.page.text[slice(*self.sentence)]
        )
        if not (is_written or is_answer or is_passive):
            return None
        basis = "inferred: between governments; the text does not say how it came out"
        return self._unexplained(basis, "between governments")

    def _public(self) -> Setting:
        basis, authenticity = self.record()
        is_aired = self.names_outlet() and is_interviewee(self.u, self.page, self.genre)
        shown = shown_on(self.page) if is_aired else None
        if shown is None or shown.value is None:
            return self._at_once(Channel.PUBLIC, basis, authenticity, "said in the open")
        surfaced = Origin(rule="day it was shown", span=(shown.start, shown.end))
        rule = "said in the open"
        return Setting(Channel.PUBLIC, basis, authenticity, shown.value, rule, surfaced=surfaced)
