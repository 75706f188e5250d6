"""Where the parts of an event stand: source and target by the places that its frame names.

In: a frame's places ("subj", "obj", a preposition), a verb or noun. Out: codes. Method: the first place that
names somebody else wins; what stands behind a preposition is searched whole where its head names nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_codes import Codes, unique, without
from sottovoce.reading.event_frames import clauses_of, noun_frame
from sottovoce.reading.event_grammar import behind_of
from sottovoce.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sottovoce.reading.page import Block


# Behind these a clause may say whose the people are: "aid to those who fled Ruritania".
_REACHING = frozenset({"to", "for", "against", "on"})


_PLANNING = frozenset("prepare plan consider weigh draft mull contemplate ready".split())
_DOING = frozenset(
    """carry conduct hold make launch stage mount undertake perform commit wage continue resume begin start
    join attend give offer issue express voice deliver extend lead step pursue end suspend halt stop renew
    intensify escalate use employ apply exert repeat""".split()
)
_ENGAGING = frozenset("engage participate take share join involve".split())
# "a new round of sanctions"
_PARTS = frozenset(
    """round package series set wave raft batch part piece kind sort list number campaign course act
    regime phase stage bout string spate""".split()
)
# Who announces or orders a measure takes it.
_TAKING = frozenset("announce order impose declare confirm begin start launch".split())
_MEASURES = frozenset(
    {EventType.SANCTION, EventType.AID, EventType.RETREAT, EventType.COERCE, EventType.MOBILIZE}
)


class PartFinder:
    """Finds the parts of the events of one block."""

    def __init__(self, finder: ActorFinder, block: Block) -> None:
        self.finder = finder
        self.block = block

    def of(
        self,
        places: tuple[str, ...],
        verb: Token,
        objects: list[Token],
        things: list[Token],
        *,
        is_source: bool = False,
        but: Codes = (),
        rather_not: Codes = (),
    ) -> Codes:
        """The first of the places that names somebody else."""
        second: Codes = ()
        for place in places:
            named = unique(self._part(place, verb, objects, things, is_source))
            found = without(named, but)
            if without(found, rather_not):
                return without(found, rather_not)
            second = second or found
        return second

    def heads(
        self, places: tuple[str, ...], verb: Token, objects: list[Token], things: list[Token]
    ) -> list[Token]:
        """Words that fill the places, whether they name anybody or not."""
        found: list[Token] = []
        for place in places:
            if place == "obj":
                found += objects
            elif place == "dat":
                found += [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
                found += [
                    g for c in verb.children if c.dep_ == "dative" for g in c.children if g.dep_ == "pobj"
                ]
            else:
                found += [
                    g for c in self._behind(place, verb, things) for g in c.children if g.dep_ == "pobj"
                ]
        return found

    def _part(
        self, place: str, verb: Token, objects: list[Token], things: list[Token], is_source: bool
    ) -> list[str]:
        finder, block = self.finder, self.block
        match place:
            case "-" | "together" | "!":
                return []
            case "subj":
                return [
                    c for s in finder.subjects(verb) for c in finder.phrase(block, s, places=not is_source)
                ]
            case "obj":
                return [c for o in objects for c in finder.phrase(block, o)]
            case "dat":
                own = [c for c in verb.children if c.dep_ == "dative"]
                return [
                    code
                    for c in own
                    for code in (
                        finder.prepositional(block, c) if c.pos_ == "ADP" else finder.phrase(block, c)
                    )
                ]
            case "owner":
                return [c for t in things for c in finder.doer_in(block, t)]
            case "whole":
                return [c for t in things for c in finder.whole(block, t)]
            case "aim":
                return self._aim(verb)
            case "comp":
                # "asked readers to compare Ruritania": who is asked stands as the object.
                if any(o.i > verb.i and o.dep_ != "nsubj" for o in objects):
                    return []
                return [c for t in clauses_of(verb) for c in finder.whole(block, t)]
        behind = self._behind(place, verb, things)
        named = [code for c in behind for code in finder.prepositional(block, c)]
        return named or [code for c in behind if place in _REACHING for code in finder.whole(block, c)]

    @staticmethod
    def _behind(place: str, verb: Token, things: list[Token]) -> list[Token]:
        """A preposition of a frame where it hangs on the verb, its particle or its objects."""
        heads = [
            verb,
            *things,
            *(c for c in verb.children if c.lower_ in ("out", "up", "down", "away", "back")),
        ]
        return [
            c
            for head in heads
            for c in head.children
            if c.lower_ == place and c.dep_ in ("prep", "dative", "agent", "advmod")
        ]

    def _aim(self, verb: Token) -> list[str]:
        """Whom an infinitive of purpose names: "gave money to rebuild schools in Ruritania"."""
        clauses = [
            c
            for c in verb.subtree
            if c.i > verb.i
            and c.dep_ in ("advcl", "acl", "relcl")
            and any(g.lower_ == "to" for g in c.children)
        ]
        return [code for c in clauses[:1] for code in self.finder.whole(self.block, c)]

    def of_noun(self, places: tuple[str, ...], noun: Token) -> Codes:
        for place in places:
            if place == "-":
                continue
            if place == "owner":
                found = self.finder.owner(self.block, noun) or self.planner(noun)
            elif place == "whole":
                found = self.finder.whole(self.block, noun)
            else:
                found = unique(
                    code
                    for c in (*noun.children, *behind_of(noun))
                    if c.dep_ == "prep" and c.lower_ == place
                    for code in self.finder.prepositional(self.block, c)
                )
            if found:
                return found
        return ()

    def makers(self, noun: Token) -> Codes:
        """Whose a measure is: "the Union's sanctions", "the sanctions of the Union"."""
        return unique(
            (*self.finder.owner(self.block, noun), *self.finder.through(self.block, noun, ("of", "by")))
        )

    def planner(self, noun: Token) -> Codes:
        """Who prepares what a noun names: "Ruritania is preparing a new round of sanctions"."""
        head = noun
        while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in _PARTS:
            head = head.head.head
        told = noun_frame(noun)
        governing = _PLANNING | _DOING | (_TAKING if told is not None and told.type in _MEASURES else set())
        verb = head.head
        is_engaged = verb.lower_ == "in" and verb.head.lemma_.lower() in _ENGAGING
        if head.dep_ == "pobj" and (is_engaged or verb.lower_ == "behind"):
            verb = verb.head
        elif head.dep_ not in ("dobj", "nsubjpass") or verb.lemma_.lower() not in governing:
            return ()
        return unique(
            c for s in self.finder.subjects(verb) for c in self.finder.phrase(self.block, s, places=False)
        )
