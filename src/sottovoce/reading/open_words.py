"""What vouches for open words: a named occasion, an outlet, a quotation, whoever else tells them.

In: an utterance said in the open, its day, page and audience. Out: words or a reason, and the authenticity.
Method: the turn or the teller first; then an occasion or outlet in the sentence, a quotation, an occasion
told before of the same speaker.
"""

from __future__ import annotations

import re

from sottovoce.reading.genre import PRESS_LABEL, Genre, GenreKind
from sottovoce.reading.hearers import has_outlet
from sottovoce.reading.outlets import COMMON, find_outlets
from sottovoce.reading.page import BlockKind, Page, Utterance
from sottovoce.reading.talks import OCCASION, OPEN, Talks
from sottovoce.reading.telling import (
    goes_on_behind,
    is_own_turn,
    is_speaker,
    same_person,
    sentences_before,
    surname,
    tells_in_present,
    tense_of,
)
from sottovoce.reading.told_days import Dating
from sottovoce.vocabulary import ActorKind, Authenticity, Form

_IN_ENTRIES = (GenreKind.LIVE_BLOG, GenreKind.DIGEST)
_STORY_OPENS = 2  # paragraphs behind the lead in which a story tells where it was said
_QUOTED_BY = re.compile(r"\bquoted (?:by|in|as)\b", re.IGNORECASE)
_SPOKE_AT = re.compile(
    r"\b(?:told|said at|speaking at|addressed) (?:an?|the) (?:[\w-]+ ){0,3}(?:news conference|"
    r"press conference|briefing|rally|parliament|forum|conference|station|radio|television|"
    r"newspaper|daily)\b|"
    r"\bin an interview\b"
)


class OpenWords(Talks):
    """What stands behind one utterance that was said in the open."""

    def __init__(
        self, u: Utterance, page: Page, dating: Dating, audience: tuple[str, ...], genre: Genre
    ) -> None:
        super().__init__(u, page, audience, genre)
        self.dating = dating

    def record(self) -> tuple[str, Authenticity]:
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
        hit = OCCASION.search(self.frame)
        if hit is not None and not self._is_silent():
            return hit.group(), Authenticity.ON_RECORD
        quoted = _QUOTED_BY.search(self.frame)
        if quoted is not None:
            return quoted.group(), Authenticity.ON_RECORD
        if self.names_outlet():
            return f"inferred: said to {self.audience[0]}", Authenticity.ON_RECORD
        if self.u.form in (Form.DIRECT, Form.MIXED) or self._is_quoted_beside():
            return "inferred: quoted", Authenticity.ON_RECORD
        kept = (
            self._occasion_of_cue()
            or self._occasion_before()
            or self._occasion_behind()
            or self._occasion_of_text()
            or self._occasion_of_story()
        )
        if kept is not None and not self._is_silent():
            return kept, Authenticity.ON_RECORD
        open_words = OPEN.search(self.frame)
        return (
            open_words.group() if open_words else "inferred: told as open"
        ), Authenticity.PARAPHRASE_BY_AUTHOR

    def _is_quoted_beside(self) -> bool:
        """Is another part of what the cue tells quoted, or the sentence behind it, by the same speaker?"""
        if self.u.layout != "clause" or self.u.cue_span is None:
            return False
        start, end = min(self.u.cue_span[1], self.u.start), self.u.end
        if re.search(r"(?:\A|[\s(—–])[“\"«]\w", self.page.text[start:end]):
            return True
        behind = self.page.text[self.sentence[1] : self.block.end].lstrip()
        quote = re.match(r"[“\"«][^”\"»]+[”\"»]([^.“\"«]*)", behind)
        if quote is None or self.sentence[1] - self.u.end > 3:
            return False
        words = quote.group(1).lower()
        name = surname(self.u.speaker.name).lower()
        return re.search(r"\b(?:he|she|it|they)\b", words) is not None or (bool(name) and name in words)

    def _is_silent(self) -> bool:
        return self.u.layout == "silence" or (self.u.is_negated and tense_of(self.cue) == "perfect")

    def names_outlet(self) -> bool:
        """A named interview: an outlet hears, with its public or alone."""
        return has_outlet(self.audience) or any(
            re.search(r"\b(?:agency|parliament|State media)\b", a) for a in self.audience
        )

    def _turn_record(self) -> tuple[str, Authenticity]:
        if is_own_turn(self.u, self.page):
            return (self.genre.occasion or "inferred: transcript"), Authenticity.ON_RECORD
        label = self.page.text[slice(*self.block.label)] if self.block.label else ""
        if PRESS_LABEL.match(label):
            return f"inferred: told by {label}", Authenticity.PARAPHRASE_BY_AUTHOR
        return f"inferred: told by {label}", Authenticity.REPORTED_BY_THIRD_PARTY

    def _occasion_of_cue(self) -> str | None:
        """ "accused Chad on Telegram of ...": an occasion that hangs on the cue, amid the content."""
        if self.cue is None:
            return None
        for child in self.cue.children:
            if child.dep_ != "prep":
                continue
            start, end = self.page.span_of(self.block, child, child.doc[child.right_edge.i])
            hit = OCCASION.match(self.page.text, start, end)
            if hit is not None:
                return hit.group()
        return None

    def _occasion_behind(self) -> str | None:
        """ "The price was fair. It would stay, she told the radio": one telling, its occasion in the next
        sentence."""
        behind = goes_on_behind(self.page, self.block, self.sentence)
        words = self.page.text[slice(*behind)] if behind is not None else ""
        hit = OCCASION.search(words) or COMMON.search(words)
        return hit.group() if hit is not None else None

    def _answers(self) -> bool:
        """Does the cue, or the verb it goes on with, reply on the spot to what was told before?"""
        verbs = [self.cue, *self.cue.ancestors] if self.cue is not None else []
        replies = (v for v in verbs if v.lemma_.lower() in ("reply", "answer", "retort"))
        return any(all(c.dep_ not in ("prep", "npadvmod") for c in v.children) for v in replies)

    def _occasion_before(self) -> str | None:
        """An occasion named before with the same speaker, unless the sentence has a day of its own."""
        start = self.sentence[0]
        words = self.dating.words
        is_own = words is not None and words in self.page.text[start : self.u.start]
        if is_own and not re.search(r"\b(?:same|today)\b", words or "", re.IGNORECASE):
            return None
        tense = tense_of(self.cue)
        is_now = tense == "present" and self._is_told_in_present()
        if tense not in ("past", "modal", "") and not is_now:
            return None
        is_pronoun = (self.u.speaker_surface or "").lower() in ("he", "she", "they", "it")
        before = sentences_before(self.page, self.block, start)
        if (is_pronoun or self._answers()) and before:
            hit = OCCASION.search(self.page.text[slice(*before[0])])
            if hit is not None:
                return hit.group()
        for block in (self.block, *(() if is_now else self.page.blocks_before(self.block))):
            limit = min(block.end, start)
            for first, last in sentences_before(self.page, block, limit):
                if self._is_of_speaker(first, last):
                    hit = OCCASION.search(self.page.text[first:last])
                    if hit is not None:
                        return hit.group()
        return None

    def _is_told_in_present(self) -> bool:
        """ "He adds", "she goes on": of the entry's own hour or day."""
        return self.genre.kind in _IN_ENTRIES or tells_in_present(self.page)

    def _occasion_of_text(self) -> str | None:
        """The occasion that the head of the text announces, for the one it is about."""
        first = next((m.actor for m in self.page.mentions if m.actor.kind is ActorKind.PERSON), None)
        is_main = first is not None and is_speaker(first, self.u.speaker)
        if self.genre.kind in (GenreKind.EDITORIAL, GenreKind.BRIEF) or tense_of(self.cue) == "pluperfect":
            return None
        return self.genre.occasion if is_main else None

    def _occasion_of_story(self) -> str | None:
        """What a wire's lead tells of somebody was said where the next paragraphs first say that he spoke."""
        if self.genre.kind is not GenreKind.NEWS or self.u.speaker.kind is not ActorKind.PERSON:
            return None
        paragraphs = [b for b in self.page.blocks if b.kind is BlockKind.PARAGRAPH][: _STORY_OPENS + 1]
        if not paragraphs or self.block.index != paragraphs[0].index or tense_of(self.cue) != "past":
            return None
        for block in paragraphs[1:]:
            for start, end in self.page.sentences_of(block):
                if self._is_of_speaker(start, end):
                    hit = _SPOKE_AT.search(self.page.text, start, end)
                    return hit.group() if hit is not None else None
        return None

    def _is_of_speaker(self, start: int, end: int) -> bool:
        return any(is_speaker(m.actor, self.u.speaker) for m in self.page.mentions_in(start, end))
