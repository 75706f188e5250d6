"""How open the words were, what vouches for them, and when they came out (annotation guide, "Channel",
"Authenticity" and the readings).

In: an utterance, its page, its day and its audience. Out: a `Setting`, with the words it rests on. Method:
the kind of text first (letter, cable, background briefing), then the paper that carries the words, unnamed
speakers, closed talks and who tells of them; whatever is left was said in the open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sottovoce.reading.dates import document_day
from sottovoce.reading.dating import Dating
from sottovoce.reading.genre import PRESS_LABEL, Genre, GenreKind, detect_genre
from sottovoce.reading.interviews import is_interviewee, shown_on
from sottovoce.reading.outlets import COMMON, find_outlets
from sottovoce.reading.page import BlockKind, Page, Utterance
from sottovoce.reading.tellers import CLOSED, PERSONAL, Tellers
from sottovoce.reading.telling import (
    SOURCE_WORDS,
    is_known_by_office,
    is_own_turn,
    is_speaker,
    paper_behind,
    same_person,
    sentences_before,
    tense_of,
)
from sottovoce.reading.vouching import leak_words, nearest_leak, standing, surfacing
from sottovoce.vocabulary import ActorKind, Authenticity, Channel, Form


@dataclass(frozen=True, slots=True)
class Setting:
    """`channel_basis`: the words the channel rests on, or "inferred: " and why."""

    channel: Channel
    channel_basis: str | None
    authenticity: Authenticity
    surfaced_on: str | None


_OCCASION = re.compile(
    r"\b(?:(?:press|news) (?:conference|briefing|cent(?:re|er)|statement|release|point)|interviews?|"
    r"interviewed|"
    r"(?:in|issued|released|published|joint|written|official|video|a) (?:[\w-]+ ){0,2}statement|"
    r"statement (?:said|read|by)|"
    r"speech(?:es)?|address(?:ed|ing)? (?:to |the |a )|televised|(?:on|by|"
    r"to) (?:[\w-]+ ){0,2}(?:television|TV|radio)|broadcast|"
    r"conclusions|resolution|communiqu[eé]|declaration|testimony|testif\w+|sitting|hearing|sermon|rally|"
    r"joint appearance|(?:op-ed|article|essay) (?:in|for)|tweet(?:ed)?|posted on|wrote on|"
    r"told (?:the |a )?(?:parliament|"
    r"assembly|congress|senate|house|lawmakers|MPs|deputies|legislators)|open letter|read out)\b",
    re.IGNORECASE,
)
_STRICTLY_CLOSED = re.compile(
    r"privat|closed|confiden|phon|rang|call|secret|quiet|off the record|one-on-one|inferred|scenes",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:publicly|in public|reporters|journalists|the press|the media|cameras|the world|"
    r"in the open|on stage|"
    r"announc\w+|public)\b",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"\b(?:anonym\w+|(?:people|persons?|sources?|officials?) (?:familiar|with knowledge|close to|"
    r"briefed)|not to be named|"
    r"not authori[sz]ed to|on background|unnamed|who (?:asked|declined) (?:not )?to be (?:named|"
    r"identified)|insiders?)\b",
    re.IGNORECASE,
)
_TELLS_ONE = frozenset(
    "tell assure inform ask promise brief write remind suggest offer reply warn thank urge seek "
    "give regret propose "
    "agree beg press answer demur confide reassure put request".split()
)


def place_utterance(
    u: Utterance, page: Page, dating: Dating, audience: tuple[str, ...], genre: Genre | None = None
) -> Setting:
    """Channel, authenticity and day of surfacing of an utterance.

    dating, audience: as found for it. genre: as detected from the page, to save detecting it again.
    """
    return _Placer(u, page, dating, audience, genre or detect_genre(page)).place()


class _Placer(Tellers):
    def __init__(
        self, u: Utterance, page: Page, dating: Dating, audience: tuple[str, ...], genre: Genre
    ) -> None:
        super().__init__(u, page, genre)
        self.dating, self.audience = dating, audience

    def place(self) -> Setting:
        """The first that fits."""
        for step in (
            self._letter,
            self._background,
            self._unnamed,
            self._cable,
            self._paper,
            self._talk,
            self._undertold,
        ):
            setting = step()
            if setting is not None:
                return setting
        return self._public()

    def _letter(self) -> Setting | None:
        if self.genre.kind is not GenreKind.LETTER or self.u.start < self.genre.body:
            return None
        head = (0, self.genre.body)
        leaked = leak_words(self.page, *head)
        if leaked is None and not self.genre.is_leaked:
            basis = "inferred: a letter published as a whole"
            return Setting(Channel.PUBLIC, basis, Authenticity.ON_RECORD, self.dating.said_on)
        return self._leaked(leaked, "inferred: a letter brought out by others")

    def _background(self) -> Setting | None:
        if self.genre.kind is not GenreKind.BRIEFING:
            return None
        if self.u.speaker.kind is not ActorKind.UNNAMED and not is_own_turn(self.u, self.page):
            return None
        if self.block.kind is not BlockKind.TURN:
            return None
        basis = "inferred: a background briefing"
        return Setting(Channel.UNKNOWN, basis, Authenticity.ANONYMOUS_SOURCED, self.dating.said_on)

    def _unnamed(self) -> Setting | None:
        """Unnamed people who tell a reporter; unnamed people who post or publish do so in the open."""
        hit = _ANONYMOUS.search(self.frame)
        is_unnamed = self.u.speaker.kind is ActorKind.UNNAMED and not is_known_by_office(self.u)
        if not is_unnamed and hit is None:
            return None
        if self.audience and self.tellers() and self.u.speaker.kind is ActorKind.UNNAMED:
            return None
        if (
            PERSONAL.match(self.u.speaker.name)
            and self.u.speaker.kind is ActorKind.PERSON
            and not self._is_source_chain()
        ):
            return None
        if self.genre.kind is GenreKind.CABLE or paper_behind(self.u, self.page) is not None:
            return None
        if self.u.speaker.kind is not ActorKind.UNNAMED and (
            self.u.speaker.kind is ActorKind.PERSON or self._has_partner()
        ):
            basis = hit.group() if hit else "inferred: closed words told by unnamed people"
            day = self._came_out() or self.dating.said_on or document_day(self.page)
            return Setting(Channel.LEAKED, basis, Authenticity.ANONYMOUS_SOURCED, day)
        is_open = re.search(
            r"\b(?:post(?:ed|ing)|publish\w*|statement|chant\w*|shout\w*|banners?)\b", self.frame
        )
        basis = hit.group() if hit else f"inferred: {self.u.speaker_surface or 'the speaker'} is not named"
        channel = Channel.PUBLIC if is_open else Channel.UNKNOWN
        return Setting(channel, basis, Authenticity.ANONYMOUS_SOURCED, self.dating.said_on)

    def _is_source_chain(self) -> bool:
        return any(SOURCE_WORDS.search(t) for t in self.tellers())

    def _cable(self) -> Setting | None:
        """Words in a classified report: closed unless they were said in the open."""
        if self.genre.kind is not GenreKind.CABLE or self._is_open():
            return None
        leaked = leak_words(self.page, self.page.blocks[0].start, self.page.blocks[0].end)
        return self._leaked(leaked, "inferred: from a classified report that came out")

    def _is_open(self) -> bool:
        sentence = self.page.text[slice(*self.sentence)]
        to_public = any(re.search(r" (?:public|parliament)\Z", a) for a in self.audience)
        is_press = (
            self.u.speaker_surface is not None
            and re.search(r"\bpress|media\b", self.u.speaker_surface) is not None
        )
        return (
            to_public
            or is_press
            or _OCCASION.search(self.frame) is not None
            or _OPEN.search(sentence) is not None
        )

    def _paper(self) -> Setting | None:
        """Words carried by a letter, memo or cable that the text tells of."""
        paper = paper_behind(self.u, self.page)
        if paper is None or (self._is_open() and not self._is_paper_speaker()):
            return None
        leaked = nearest_leak(self.page, self.block, self.sentence, paper)
        if leaked is not None or standing(self.page) is not Authenticity.LEAKED_UNCONFIRMED:
            return self._leaked(leaked, "inferred: the paper is confirmed or denied in this text")
        words = self.page.text[slice(*paper)]
        return Setting(
            Channel.UNKNOWN,
            f"inferred: {words}; the text does not say how it came out",
            Authenticity.PARAPHRASE_BY_AUTHOR,
            None,
        )

    def _is_paper_speaker(self) -> bool:
        surface = self.u.speaker_surface
        return (
            surface is not None
            and re.search(r"\b(?:letter|cable|memo|chart|document|text|it)\b", surface, re.I) is not None
        )

    def _leaked(self, words: tuple[int, int] | None, otherwise: str) -> Setting:
        basis = self.page.text[slice(*words)] if words else otherwise
        return Setting(Channel.LEAKED, basis, standing(self.page), self._came_out(words))

    def _came_out(self, words: tuple[int, int] | None = None) -> str | None:
        is_paper = self.genre.kind in (GenreKind.LETTER, GenreKind.CABLE)
        return surfacing(self.page, self.block, self.sentence, words, is_paper)

    def _talk(self) -> Setting | None:
        """Words of a closed talk, told by one of those who took part, or of them."""
        closed = self._closed_words()
        if closed is None:
            return None
        authenticity = self.told_by_whom()
        if authenticity is None and is_own_turn(self.u, self.page):
            authenticity = Authenticity.OFFICIAL_READOUT
        if authenticity is None and not _STRICTLY_CLOSED.search(closed):
            return None  # a meeting as such is no secret: its words are told as open
        if authenticity is None:
            basis = f"{closed}; the text does not say how it came out"
            return Setting(Channel.UNKNOWN, basis, Authenticity.PARAPHRASE_BY_AUTHOR, None)
        if authenticity is Authenticity.ANONYMOUS_SOURCED:
            return Setting(Channel.LEAKED, closed, authenticity, self._came_out() or self.dating.said_on)
        return Setting(Channel.PRIVATE, closed, authenticity, self.dating.said_on or self._telling_day())

    def _is_issuer_now(self) -> bool:
        """An office that speaks in the present in its own read-out speaks to all."""
        is_office = self.u.speaker.kind in (ActorKind.STATE, ActorKind.ORGANISATION)
        return self.genre.kind is GenreKind.READOUT and is_office and tense_of(self.cue) == "present"

    def _telling_day(self) -> str | None:
        """The day told in the same sentence for the one who tells."""
        start, end = self.sentence
        told = next((m.value for m in self.page.dates if start <= m.start < end and m.value), None)
        return told or (
            document_day(self.page) if self.tellers() or self.block.kind is BlockKind.TURN else None
        )

    def _closed_words(self) -> str | None:
        """Words that make it a closed talk, or None."""
        is_told_of = self.u.addressee_spans and tense_of(self.cue) in ("past", "perfect", "pluperfect")
        is_turn = is_own_turn(self.u, self.page) and not is_told_of
        if self.u.layout == "silence" or is_turn or not self._has_partner():
            return None
        if self._is_issuer_now():
            return None
        is_nested = bool(self.other_tellers())  # the occasion is the teller's
        if not is_nested and (_OCCASION.search(self.frame) or _OPEN.search(self.frame)):
            return None
        hit = CLOSED.search(self.frame)
        if hit is not None:
            return hit.group()
        lemma = self.cue.lemma_.lower() if self.cue is not None else ""
        if lemma in _TELLS_ONE and any(PERSONAL.match(a) for a in self.audience) and self.u.addressee_spans:
            return f"inferred: {self.u.cue or lemma} {self.audience[0]}"
        for start, end in self.context():
            words = self.page.text[start:end]
            if _OCCASION.search(words) or re.search(r"\b(?:reporters|journalists|cameras)\b", words):
                return None
            hit = CLOSED.search(words)
            if hit is not None:
                return hit.group()
        if lemma in _TELLS_ONE and any(PERSONAL.match(a) for a in self.audience):
            return f"inferred: {self.u.cue or lemma} {self.audience[0]}"
        return None

    def _has_partner(self) -> bool:
        """Is a person or a side of another state among the hearers, and no public?"""
        if not self.audience or any(
            re.search(r" (?:public|parliament|armed forces)\Z", a) for a in self.audience
        ):
            return False
        is_outlet = any(find_outlets(a) or COMMON.search(a) for a in self.audience)
        return not is_outlet and (
            self.u.speaker.state is None or any(a != self.u.speaker.state for a in self.audience)
        )

    def _undertold(self) -> Setting | None:
        """Words between states in writing, or an answer to a request, with nothing on how they came out."""
        if (
            not self._has_partner()
            or self.u.layout == "silence"
            or _OPEN.search(self.frame)
            or _OCCASION.search(self.frame)
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
        return Setting(Channel.UNKNOWN, basis, Authenticity.PARAPHRASE_BY_AUTHOR, None)

    def _public(self) -> Setting:
        basis, authenticity = self._record()
        is_aired = self._names_outlet() and is_interviewee(self.u, self.page, self.genre)
        shown = shown_on(self.page) if is_aired else None
        return Setting(Channel.PUBLIC, basis, authenticity, (shown and shown.value) or self.dating.said_on)

    def _record(self) -> tuple[str, Authenticity]:
        """What vouches for open words."""
        if self.block.kind is BlockKind.TURN:
            return self._turn_record()
        if any(not find_outlets(t) and not same_person(t, self.u.speaker.name) for t in self.other_tellers()):
            return f"inferred: told by {self.other_tellers()[0]}", Authenticity.REPORTED_BY_THIRD_PARTY
        if (
            self.genre.kind is GenreKind.READOUT
            and tense_of(self.cue) in ("present", "")
            and not self._is_silent()
        ):
            return "inferred: published by the office itself", Authenticity.ON_RECORD
        hit = _OCCASION.search(self.frame)
        if hit is not None and not self._is_silent():
            return hit.group(), Authenticity.ON_RECORD
        if self._names_outlet():
            return f"inferred: said to {self.audience[0]}", Authenticity.ON_RECORD
        if self.u.form in (Form.DIRECT, Form.MIXED):
            return "inferred: quoted", Authenticity.ON_RECORD
        kept = self._occasion_before() or self._occasion_of_text()
        if kept is not None and not self._is_silent():
            return kept, Authenticity.ON_RECORD
        open_words = _OPEN.search(self.frame)
        return (
            open_words.group() if open_words else "inferred: told as open"
        ), Authenticity.PARAPHRASE_BY_AUTHOR

    def _is_silent(self) -> bool:
        return self.u.layout == "silence" or (self.u.is_negated and tense_of(self.cue) == "perfect")

    def _names_outlet(self) -> bool:
        """A named interview: an outlet hears, with its public or alone."""
        return bool(self.audience) and any(
            find_outlets(a)
            or re.search(r"\b(?:television|TV|radio|agency|newspaper|outlet|parliament|State media)\b", a)
            for a in self.audience
        )

    def _turn_record(self) -> tuple[str, Authenticity]:
        if is_own_turn(self.u, self.page):
            return (self.genre.occasion or "inferred: transcript"), Authenticity.ON_RECORD
        label = self.page.text[slice(*self.block.label)] if self.block.label else ""
        if PRESS_LABEL.match(label):
            return f"inferred: told by {label}", Authenticity.PARAPHRASE_BY_AUTHOR
        return f"inferred: told by {label}", Authenticity.REPORTED_BY_THIRD_PARTY

    def _occasion_before(self) -> str | None:
        """An occasion named before with the same speaker, unless the sentence has a day of its own."""
        start = self.sentence[0]
        words = self.dating.words
        is_own = words is not None and words in self.page.text[start : self.u.start]
        if is_own and not re.search(r"\b(?:same|today)\b", words or "", re.IGNORECASE):
            return None
        if tense_of(self.cue) not in ("past", "modal", ""):
            return None
        is_pronoun = (self.u.speaker_surface or "").lower() in ("he", "she", "they", "it")
        before = sentences_before(self.page, self.block, start)
        if is_pronoun and before:
            hit = _OCCASION.search(self.page.text[slice(*before[0])])
            if hit is not None:
                return hit.group()
        for block in reversed(self.page.blocks[: self.block.index + 1]):
            limit = min(block.end, start)
            for first, last in sentences_before(self.page, block, limit):
                if self._is_of_speaker(first, last):
                    hit = _OCCASION.search(self.page.text[first:last])
                    if hit is not None:
                        return hit.group()
        return None

    def _occasion_of_text(self) -> str | None:
        """The occasion that the head of the text announces, for the one it is about."""
        first = next((m.actor for m in self.page.mentions if m.actor.kind is ActorKind.PERSON), None)
        is_main = first is not None and is_speaker(first, self.u.speaker)
        if self.genre.kind in (GenreKind.EDITORIAL, GenreKind.BRIEF) or tense_of(self.cue) == "pluperfect":
            return None
        return self.genre.occasion if is_main else None

    def _is_of_speaker(self, start: int, end: int) -> bool:
        return any(is_speaker(m.actor, self.u.speaker) for m in self.page.mentions_in(start, end))
