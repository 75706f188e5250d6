"""Settings: channel, authenticity and day of surfacing, and how each kind of telling makes one.

In: an utterance with its day and audience. Out: a `Setting`. Method: what the steps of `channel` share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sottovoce.reading.dates import document_day, section_days
from sottovoce.reading.genre import GenreKind
from sottovoce.reading.grounds import Origin
from sottovoce.reading.open_words import OpenWords
from sottovoce.reading.page import BlockKind
from sottovoce.reading.talks import OCCASION, OPEN
from sottovoce.reading.telling import (
    OF_PAPER,
    PAPER,
)
from sottovoce.reading.vouching import (
    NOT_TOLD,
    Surfaced,
    Vouched,
    denied_by,
    standing,
    surfacing,
)
from sottovoce.vocabulary import Authenticity, Channel


@dataclass(frozen=True, slots=True)
class Setting:
    """`channel_basis`: the words the channel rests on, or "inferred: " and why.

    rule, span: of the channel. vouched, surfaced: how authenticity and the day of surfacing arose; None where
    the same words tell the authenticity, and where words came out when they were said.
    """

    channel: Channel
    channel_basis: str | None
    authenticity: Authenticity
    surfaced_on: str | None
    rule: str
    span: tuple[int, int] | None = None
    vouched: Origin | None = None
    surfaced: Origin | None = None


class Settings(OpenWords):
    """Makes the setting of one utterance."""

    def _at_once(
        self,
        channel: Channel,
        basis: str,
        authenticity: Authenticity,
        rule: str,
        span: tuple[int, int] | None = None,
    ) -> Setting:
        """Words that came out when they were said."""
        return Setting(channel, basis, authenticity, self.dating.said_on, rule, span)

    def _unexplained(self, basis: str, rule: str) -> Setting:
        """Closed words of which the text does not say how they came out."""
        told = Origin(rule="told by the author", reason="nobody else is told to vouch for it")
        return Setting(
            Channel.UNKNOWN, basis, Authenticity.PARAPHRASE_BY_AUTHOR, None, rule, None, told, NOT_TOLD
        )

    def _let_out(self, basis: str, rule: str, day: str | None, surfaced: Origin) -> Setting:
        """Closed words that unnamed people tell."""
        authenticity, vouched = self._anonymous()
        return Setting(Channel.LEAKED, basis, authenticity, day, rule, None, vouched, surfaced)

    def _anonymous(self) -> Vouched:
        """What unnamed people tell, unless those it is told of deny it in this text."""
        reason = "unnamed people tell it, and the text neither confirms nor denies it"
        unnamed = Authenticity.ANONYMOUS_SOURCED, Origin(rule="told by unnamed people", reason=reason)
        if PAPER.search(self.page.text[slice(*self.sentence)]):
            stands = standing(self.page)
            return stands if stands[0] is not Authenticity.LEAKED_UNCONFIRMED else unnamed
        names = (self.u.speaker.name, *filter(None, (self.u.speaker.state,)), *self.audience)
        denied = denied_by(self.page, names, self.u.end)
        if denied is None:
            return unnamed
        return Authenticity.LEAKED_DENIED, Origin(rule="denied by those it is told of", span=denied)

    def _text_day(self) -> Surfaced:
        """The day of the text or entry: closed words that it is the first to tell come out with it."""
        section = section_days(self.page)[self.block.index]
        day = section.day or document_day(self.page)
        if day is None:
            return None, NOT_TOLD
        reason = None if section.words else "the day given with the report"
        return day, Origin(rule="first told here", span=section.words, reason=reason)

    def _is_open(self) -> bool:
        if self.manner() is not None:
            return self.closed_words() is None
        is_cable = self.genre.kind is GenreKind.CABLE
        words = self.frame if is_cable else self.page.text[slice(*self.sentence)]
        to_public = any(re.search(r" (?:public|parliament)\Z", a) for a in self.audience)
        is_press = (
            self.u.speaker_surface is not None
            and re.search(r"\bpress|media\b", self.u.speaker_surface) is not None
        )
        return (
            to_public
            or is_press
            or OCCASION.search(self.frame) is not None
            or OPEN.search(words) is not None
            or (is_cable and OF_PAPER.search(self.page.text[slice(*self.sentence)]) is not None)
        )

    def _leaked(self, words: tuple[int, int] | None, otherwise: str, rule: str) -> Setting:
        basis = self.page.text[slice(*words)] if words else otherwise
        authenticity, vouched = standing(self.page)
        day, surfaced = self._came_out(words)
        return Setting(Channel.LEAKED, basis, authenticity, day, rule, words, vouched, surfaced)

    def _came_out(self, words: tuple[int, int] | None = None) -> Surfaced:
        is_paper = self.genre.kind in (GenreKind.LETTER, GenreKind.CABLE)
        return surfacing(self.page, self.block, self.sentence, words, is_paper)

    def _vouched_by_teller(self, authenticity: Authenticity) -> Origin:
        """Who tells of a closed talk."""
        if authenticity is Authenticity.OFFICIAL_READOUT:
            return Origin(rule="told by a side of the talk", reason="one who took part tells it himself")
        if authenticity is Authenticity.REPORTED_BY_THIRD_PARTY:
            return Origin(rule="told by a third party", reason="somebody else than the speaker tells it")
        return Origin(rule="told by the author", reason="nobody else is told to vouch for it")

    def is_inside(self, offset: int) -> bool:
        return self.u.start <= offset < self.u.end

    def _telling_day(self) -> Surfaced:
        """The day told in the same sentence for the one who tells."""
        start, end = self.sentence
        outside = (m for m in self.page.dates_in(start, end) if not self.is_inside(m.start))
        told = next((m for m in outside if m.value), None)
        if told is not None:
            return told.value, Origin(rule="day of the telling", span=(told.start, told.end))
        day = document_day(self.page) if self.tellers() or self.block.kind is BlockKind.TURN else None
        reason = "the day given with the report"
        return (day, Origin(rule="first told here", reason=reason)) if day is not None else (None, NOT_TOLD)
