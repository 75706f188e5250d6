"""Hearers in a stretch of words: who is meant behind "with", "to", "before", and by "him" or "her colleague".

In: an utterance, its page, a span or a pattern. Out: entries and the words that name them. `audience.py`
decides which stretch of the sentence or paragraph is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.dates import token_at
from sottovoce.reading.frames import asked_person
from sottovoce.reading.genre import Genre, GenreKind
from sottovoce.reading.hearers import NOBODY, Audience, entries_in, names_peer, of_actor, own_state
from sottovoce.reading.page import BlockKind, Page, Utterance
from sottovoce.reading.telling import block_of, cue_token, told_sentence
from sottovoce.records import Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words behind a preposition are read this far, to the next comma or verb.
REACH = 80
_PHRASE_ENDS = re.compile(
    r"[.,;:()\n\"“”]|\b(?:that|who|which|dated|seen|obtained|published|signed|in which|said|says|"
    r"and (?:said|told|that))\b"
)


class Occasions:
    """Reads hearers out of spans around one utterance."""

    def __init__(self, u: Utterance, page: Page, genre: Genre) -> None:
        self.u, self.page, self.genre = u, page, genre
        self.block = block_of(u, page)
        self.cue = cue_token(u, page)
        self.sentence = told_sentence(u, page)

    def read(self, span: tuple[int, int]) -> Audience:
        """Entries of a span; pronouns and peers are led to those told of before."""
        words = self.page.text[span[0] : span[1]]
        found = entries_in(self.page, span, self.u.speaker)
        pronoun = re.fullmatch(r"(?:him|her|them|it|us|you|me)", words.strip(), re.IGNORECASE)
        if not found and pronoun is not None:
            found = self.antecedent(words.strip().lower())
        elif names_peer(words) and not any(" " in f for f in found):
            found = self._peer(found, words)
        return (found, " ".join(words.split())) if found else NOBODY

    def antecedent(self, word: str) -> tuple[str, ...]:
        """Whom a pronoun stands for: the nearest other person before, subjects first; a state for "it"."""
        if word in ("us", "me"):
            return ()
        if word == "you":
            return asked_person(self.page, self.block)
        before = [
            m
            for m in self.page.mentions
            if m.passage.end <= self.u.start
            and m.actor.name != self.u.speaker.name
            and m.passage.start >= self._recent()
        ]
        if word in ("it", "them"):
            other = [
                m
                for m in before
                if m.actor.kind is not ActorKind.PERSON and m.actor.state != own_state(self.u.speaker)
            ]
            return of_actor(other[-1].actor) if other else ()
        people = [m for m in before if m.actor.kind is ActorKind.PERSON]
        subjects = [m for m in people if self._is_subject(m)]
        chosen = (subjects or people)[-1:]
        return of_actor(chosen[0].actor) if chosen else ()

    def _recent(self) -> int:
        """Where pronouns look back to: the paragraph; in a dialogue the turn before too."""
        is_turn = self.block.kind is BlockKind.TURN and self.block.index > 0
        return self.page.blocks[self.block.index - 1].start if is_turn else self.block.start

    def _is_subject(self, mention: Mention) -> bool:
        token = token_at(self.page, self.block, mention.passage.end - 1)
        return token is not None and token.dep_ in ("nsubj", "nsubjpass")

    def _peer(self, found: tuple[str, ...], words: str) -> tuple[str, ...]:
        """ "his Polish colleague": the person of that state told of before, else the state."""
        state = next((f for f in found if re.fullmatch(r"[A-Z]{2,4}", f)), None)
        if re.search(r"\b(?:neighbours|neighbors|partners|allies|visitors|guests)\b", words) and not state:
            return ()
        for mention in reversed(self.page.mentions):
            actor = mention.actor
            if mention.passage.end > self.sentence[1] or actor.kind is not ActorKind.PERSON:
                continue
            is_other = actor.name != self.u.speaker.name and actor.state != own_state(self.u.speaker)
            if is_other and actor.state and (state is None or actor.state == state):
                near = mention.passage.start >= self.block.start or self.genre.kind is GenreKind.READOUT
                if near:
                    return of_actor(actor)
        return found

    def subtree(self, token: Token) -> tuple[int, int]:
        """Words of a noun phrase, without its clauses."""
        words = [
            t for t in token.subtree if not any(a.dep_ in ("relcl", "acl", "appos") for a in _up_to(t, token))
        ]
        return self.page.span_of(self.block, words[0], words[-1])

    def behind(self, pattern: re.Pattern[str], start: int, end: int) -> Audience:
        """Entries of the words right behind a pattern, outside the content."""
        for hit in pattern.finditer(self.page.text, start, end):
            if not self._is_outside(hit.start()):
                continue
            stop = _PHRASE_ENDS.search(self.page.text, hit.end(), min(end, hit.end() + REACH))
            limit = stop.start() if stop else min(end, hit.end() + REACH)
            if hit.end() <= self.u.start < limit:
                limit = self.u.start
            span = (hit.end(), limit)
            word = hit.group().split()[-1].lower()
            if word in ("at", "in", "on") and not self._is_gathering(span):
                continue
            found = self.read(span)
            if found[0]:
                return found
        return NOBODY

    def _is_outside(self, offset: int) -> bool:
        """Not in the content, unless that is the predicate itself; not in another clause behind it."""
        is_predicate = self.u.cue_span is None or self.u.start <= self.u.cue_span[0] < self.u.end
        if self.u.start <= offset < self.u.end:
            return is_predicate and self.cue is not None
        if offset < self.u.end:
            return True
        between = self.page.tokens_in(self.u.end, offset)
        return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t != self.cue for t in between)

    def _is_gathering(self, span: tuple[int, int]) -> bool:
        """Behind "at", "in", "on": an assembly, a broadcast or an organisation, not a place or a topic."""
        words = self.page.text[span[0] : span[1]]
        first = re.match(r"\s*(?:(?:the|a|an|his|her|its|their)\s+)?((?:[\w'’-]+\s*){1,3})", words)
        head = first.group(1) if first else ""
        if re.search(r"\b(?:headquarters|building|border|talks|membership|ambassador|office)\b", words):
            return False
        if re.search(
            r"\b(?:television|TV|radio|parliament|rally|assembly|congress|senate|chamber)\b", head, re.I
        ):
            return True
        near = [m for m in self.page.mentions_in(*span) if m.passage.start - span[0] <= 5]
        return any(m.actor.state in ("UN", "OSCE") and m.kind == "name" for m in near)


def _up_to(token: Token, head: Token) -> list[Token]:
    """A token and its ancestors below a head."""
    found = []
    while token.i != head.i and token.dep_ != "ROOT":
        found.append(token)
        token = token.head
    return found
