"""Whom a pronoun or "both sides" means in an event, as codes of states and bodies.

In: a finder of actors, a token. Out: codes, or none. Method: "we" and "you" by the voice of the passage; "he"
and "it" by the last subject they fit in the paragraph; "both" by the two states told of before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.discourse import PAPERS
from sottovoce.reading.event_codes import Codes, unique, without
from sottovoce.reading.event_grammar import RELATIVES, is_own_subject
from sottovoce.reading.event_voices import Voices
from sottovoce.reading.missions import of_mission
from sottovoce.reading.page import Block
from sottovoce.reading.papers import find_papers
from sottovoce.records import Statement
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sottovoce.reading.event_arguments import ActorFinder

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself", "they", "them", "their", "themselves"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_OWN = frozenset({"we", "us", "our", "i", "me", "my", "ourselves", "ours", "mine"})
_ADDRESSED = frozenset({"you", "your", "yours"})
PRONOUNS = _PERSONAL | _NEUTER | _OWN | _ADDRESSED
_PAPER_REACH = 5  # "the letter" is the one told of up to so many blocks before
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_TWO = frozenset({"two", "both"})
_SIDES = frozenset(
    "leader president side country state minister capital government neighbour neighbor nation army party "
    "delegation counterpart chief power diplomat colleague".split()
)


_BODIES = frozenset("group movement militia bloc alliance organisation organization front".split())


class Pronouns:
    """Answers for one page whom a pronoun means."""

    def __init__(self, finder: ActorFinder, statements: Sequence[Statement]) -> None:
        self._finder = finder
        self._voices = Voices(finder.page, statements)

    def codes(self, block: Block, token: Token) -> Codes:
        word = token.lower_
        if word in _OWN:
            return self._speaking(block, token) or self._narrating(block, token)
        if word in _ADDRESSED:
            return self._voices.hearers(block, block.start + token.idx)
        if word in _PERSONAL:
            return self._last(block, token, persons=True, reach=1)
        if word in _NEUTER:
            paper = self._paper_before(block, token) if word in _THING else None
            return paper if paper is not None else self._last(block, token, persons=False, reach=0)
        clause = token.head.head if token.head.dep_ == "prep" else token.head  # "from which"
        if word in RELATIVES and clause.dep_ == "relcl":
            return self._finder.single(block, clause.head, True)
        return ()

    def _speaking(self, block: Block, token: Token) -> Codes:
        """ "we": who has the turn, or the subject of the verb that reports the words."""
        if block.index in self._finder.labels:
            return self._finder.labels[block.index]
        for verb in token.ancestors:
            if verb.dep_ == "ccomp" or any(c.dep_ == "ccomp" for c in verb.children):
                head = verb.head if verb.dep_ == "ccomp" else verb
                # "our colleagues said that we": a subject that is ours itself names nobody.
                subjects = [
                    c
                    for c in head.children
                    if c.dep_ in _SUBJECTS and not any(t.lower_ in _OWN for t in c.subtree)
                ]
                if subjects:
                    return self._finder.phrase(block, subjects[0])
        return ()

    def _narrating(self, block: Block, token: Token) -> Codes:
        """ "we" of a quotation that goes on, of a letter or a memoir."""
        speaker = self._voices.speaker(block, block.start + token.idx)
        if speaker is None:
            mission = of_mission(self._finder.page, block, token)
            speaker = mission.actor if mission is not None else None
        return self._finder.codes_of_actor(speaker) if speaker is not None else ()

    def _paper_before(self, block: Block, token: Token) -> Codes | None:
        """ "The letter says nothing of it. It turns away ...": whose the paper is that "it" stands for."""
        words = [t for t in token.doc[: token.i] if t.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS]
        told = next((t for t in reversed(words) if t.lower_ not in _NEUTER), None)
        if told is None or told.lemma_.lower() not in PAPERS or token.sent.start - told.sent.end > 0:
            return None
        own = self._finder.owner(block, told)
        if own:
            return own
        for number in range(block.index, max(-1, block.index - _PAPER_REACH - 1), -1):
            near = self._finder.page.blocks[number]
            for paper in reversed(list(find_papers(self._finder.page, near, self._finder.page.docs[number]))):
                if paper.writer is not None and paper.span[0] <= block.start + told.idx:
                    return self._finder.codes_of_actor(paper.writer)
        return ()

    def _last(self, block: Block, token: Token, *, persons: bool, reach: int) -> Codes:
        """The last actor of the kind before, subjects first."""
        other: Codes = ()
        for number in range(block.index, max(-1, block.index - reach - 1), -1):
            for head, mention in reversed(self._finder.in_block.get(number, [])):
                if number == block.index and head.i >= token.i:
                    continue
                is_person = mention.actor.kind is ActorKind.PERSON
                if is_own_subject(head, token):
                    continue
                if is_person is not persons or mention.is_place or mention.kind == "demonym":
                    continue
                codes = self._finder.codes_of_actor(mention.actor)
                if token.lower_ in _PLURAL and number == block.index:
                    codes = self._finder.phrase(block, head, places=False) or codes  # with those joined to it
                if head.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS:
                    return codes
                other = other or codes
            if other and persons:
                return other
        return other

    def body(self, block: Block, head: Token) -> Codes:
        """ "the group", "the bloc": the body told of last before, within the paragraph."""
        words = {c.lower_ for c in head.children}
        if head.lemma_.lower() not in _BODIES or not words <= {"the"} or not words:
            return ()
        before = [
            m
            for t, m in self._finder.in_block[block.index]
            if t.i < head.i and m.actor.kind is ActorKind.ORGANISATION and not m.is_place
        ]
        return self._finder.codes_of_actor(before[-1].actor) if before else ()

    def two_sides(self, block: Block, head: Token) -> Codes:
        """ "the two presidents", "both sides": the two states told of in the paragraph before these words."""
        words = {c.lower_ for c in head.children}
        if head.lemma_.lower() not in _SIDES or head.tag_ != "NNS" or not words & _TWO:
            return ()
        told = unique(
            c
            for token, mention in self._finder.in_block[block.index]
            if token.i < head.i and not mention.is_place
            for c in self._finder.codes_of_actor(mention.actor)
        )
        if len(told) == 2:
            return told
        own: Codes = ()
        if head.dep_ in ("dobj", "pobj"):
            # "Ruritania appealed to both governments": neither is its own.
            doers = [d for v in head.ancestors if v.pos_ == "VERB" for d in self._finder.subjects(v)][:1]
            own = unique(c for d in doers if d.i != head.i for c in self._finder.single(block, d, False))
        told = without(told, own)
        return told if len(told) == 2 else self._two_of_page(block, own)

    def _two_of_page(self, block: Block, own: Codes) -> Codes:
        """The two states that the paragraphs before tell of far more than of any third."""
        count = Counter(
            c
            for number in range(block.index + 1)
            for _, mention in self._finder.in_block.get(number, [])
            for c in self._finder.codes_of_actor(mention.actor)
            if c not in own
        )
        ranked = count.most_common(3)
        is_clear = len(ranked) == 2 or (len(ranked) == 3 and 2 * ranked[2][1] <= ranked[1][1])
        return tuple(c for c, _ in ranked[:2]) if is_clear else ()
