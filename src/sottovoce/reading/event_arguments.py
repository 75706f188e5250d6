"""Who does it to whom: from the grammar around a verb or noun to the codes of states and bodies.

In: a page with its mentions, a token. Out: codes in the order they are named. Method: subjects and objects
along passives, relative clauses, infinitives and conjunctions; within a noun phrase the head, its owner or
adjective, then "by", "of", "in"; pronouns to the last subject they fit in the same paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.event_codes import Codes, unique
from sottovoce.reading.event_grammar import (
    RELATIVES,
    antecedent,
    counted,
    is_finite_clause,
    is_passive,
    tokens_between,
)
from sottovoce.reading.event_places import place_towns
from sottovoce.reading.event_pronouns import PRONOUNS, Pronouns
from sottovoce.reading.missions import of_mission
from sottovoce.reading.page import Block, Page
from sottovoce.records import Actor, Mention, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
# Verbs whose infinitive belongs to their object: "urged them to leave".
_OBJECT_CONTROL = frozenset(
    "ask urge tell order invite press force allow permit let help advise warn request require call persuade "
    "convince instruct encourage enable cause lead push compel beg accuse suspect blame want expect".split()
)
_GROUPS = {"opposition": "opposition", "dissident": "opposition"}
_MEMBERS = {"BALTIC": ("EST", "LVA", "LTU")}
# "his counterpart" is of another state than he.
_PEERS = frozenset("counterpart colleague number host guest visitor partner".split())
_LEADING = frozenset({"lead", "head"})
_AIDES = frozenset("adviser advisor aide assistant".split())
_DEPTH = 6


class ActorFinder:
    """Answers for one page who a noun phrase, subject or object is."""

    def __init__(self, page: Page, statements: Sequence[Statement] = ()) -> None:
        self.page = page
        self._at: dict[tuple[int, int], Mention] = {}
        self.in_block: dict[int, list[tuple[Token, Mention]]] = {}
        self.labels: dict[int, Codes] = {}
        self._place_mentions()
        self._pronouns = Pronouns(self, statements)

    def _place_mentions(self) -> None:
        """Lay each mention on its tokens; one pass over both."""
        mentions = iter(sorted(self.page.mentions, key=lambda m: m.passage.start))
        mention = next(mentions, None)
        for block, doc in zip(self.page.blocks, self.page.docs, strict=True):
            placed: list[tuple[Token, Mention]] = []
            while mention is not None and mention.passage.start < block.end:
                if mention.passage.start < block.start:
                    if block.label and block.label[0] <= mention.passage.start < block.label[1]:
                        self.labels[block.index] = self.codes_of_actor(mention.actor)
                    mention = next(mentions, None)
                    continue
                tokens = tokens_between(
                    doc, mention.passage.start - block.start, mention.passage.end - block.start
                )
                for token in tokens:
                    self._at[block.index, token.i] = mention
                if tokens:
                    head = next((t for t in tokens if t.head not in tokens), tokens[-1])
                    placed.append((head, mention))
                mention = next(mentions, None)
            self.in_block[block.index] = placed
            place_towns(self.page.document.id, block, doc, self._at, placed)

    def mention_at(self, block: Block, token: Token) -> Mention | None:
        return self._at.get((block.index, token.i))

    @staticmethod
    def codes_of_actor(actor: Actor) -> Codes:
        """The state or organisation of an actor; none for a person whose state is not told."""
        if not actor.state:
            return ()
        if "opposition" in (actor.office or "").lower():
            return (f"{actor.state} opposition",)
        return tuple(c for part in actor.state.split(";") for c in _MEMBERS.get(part, (part,)))

    # --- noun phrases -------------------------------------------------------------------------------

    def phrase(self, block: Block, head: Token, *, places: bool = True) -> Codes:
        """Codes of a noun phrase with all that is joined to it."""
        found = list(self.single(block, head, places))
        for child in head.children:
            if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "X"):
                found += self.phrase(block, child, places=places)
        return unique(found)

    def single(self, block: Block, head: Token, places: bool) -> Codes:
        mention = self.mention_at(block, head)
        if mention is not None and mention.kind == "title":
            # "the President of Ruritania": the state told with the title, not the holder last told of.
            stated = self.through(block, head, ("of",))
            if stated:
                return stated
        elsewhere = self._of_elsewhere(block, head)
        if elsewhere:
            return elsewhere
        if mention is not None and (places or not mention.is_place):
            own = self._grouped(self.codes_of_actor(mention.actor), head) or self.owner(block, head)
            return own or self._of_page(block, head)
        if head.pos_ == "PRON" or head.lower_ in PRONOUNS:
            return self._pronouns.codes(block, head)
        two = self._pronouns.two_sides(block, head) or self._pronouns.body(block, head)
        if two:
            return two
        owner = self._ally(block, head) or self.owner(block, head)
        if owner:
            return self._grouped(owner, head)
        for words in (
            ("to",) if head.lemma_.lower() in _AIDES else (),
            ("by",),
            ("of", "from", "between"),
            ("in", "near", "inside", "at", "for", "on") if places else (),
        ):
            for child in head.children:
                if child.dep_ == "prep" and child.lower_ in words:
                    found = self.prepositional(block, child, places=places)
                    if found:
                        return self._grouped(found, head)
        for child in head.children:
            if child.dep_ == "appos":
                found = self.single(block, child, places)
                if found:
                    return self._grouped(found, head)
        return self._led(block, head) or self._of_page(block, head)

    def _led(self, block: Block, head: Token) -> Codes:
        """ "a delegation led by the Ruritanian minister"."""
        led = [c for c in head.children if c.dep_ == "acl" and c.lemma_.lower() in _LEADING]
        return unique(
            code
            for c in led
            for a in c.children
            if a.dep_ == "agent"
            for code in self.prepositional(block, a)
        )

    def _of_page(self, block: Block, head: Token) -> Codes:
        """ "HOM" of a cable; "the Council" where the page tells of the Security Council."""
        own = of_mission(self.page, block, head)
        if own is not None:
            return self.codes_of_actor(own.actor)
        if head.text != "Council" or any(c.dep_ in _OWNERS for c in head.children):
            return ()
        return ("UN",) if "security council" in self.page.text.lower() else ()

    def _of_elsewhere(self, block: Block, head: Token) -> Codes:
        """ "Ruritanian Sylvanians", "ethnic Sylvanians in Ruritania": people of the state they live in."""
        near = ((t, self.mention_at(block, t)) for t in (*head.lefts, head))
        kin = [t for t, mention in near if mention is not None and mention.kind == "demonym"]
        if len(kin) > 1 and kin[-1] == head and all(t.dep_ in _OWNERS for t in kin[:-1]):
            return self.owner(block, head)
        if any(c.lower_ == "ethnic" for t in (head, *kin) for c in t.children):
            return unique(
                c
                for t, m in self.in_block[block.index]
                if m.is_place and head.i < t.i <= head.right_edge.i
                for c in self.codes_of_actor(m.actor)
            )
        return self.through(block, head, ("of",)) if head in kin and head.tag_ == "NNPS" else ()

    def through(self, block: Block, head: Token, words: tuple[str, ...]) -> Codes:
        """Who is named behind one of the prepositions of a noun."""
        return unique(
            code
            for child in head.children
            if child.dep_ == "prep" and child.lower_ in words
            for code in self.prepositional(block, child)
        )

    def _ally(self, block: Block, head: Token) -> Codes:
        """ "its ally Ruritania": whose name is told, not whose ally it is."""
        if not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in head.children):
            return ()
        named = (self.mention_at(block, c) for c in head.children if c.dep_ == "appos")
        return unique(c for m in named if m is not None for c in self.codes_of_actor(m.actor))

    @staticmethod
    def _grouped(codes: Codes, head: Token) -> Codes:
        group = _GROUPS.get(head.lemma_.lower())
        before = head.doc[head.left_edge.i : head.i]
        if group is None and any(t.lower_ == "opposition" and t.dep_ in _OWNERS for t in before):
            group = "opposition"
        return tuple(c if " " in c else f"{c} {group}" for c in codes) if group else codes

    def owner(self, block: Block, head: Token) -> Codes:
        """Possessor or adjective: "Ruritania's army", "Ruritanian and Sylvanian troops"."""
        found: list[str] = []
        for child in head.children:
            if child.dep_ not in _OWNERS:
                continue
            mention = self.mention_at(block, child)
            if mention is not None:
                found += self.codes_of_actor(mention.actor)
                for other in child.children:
                    joined = self.mention_at(block, other)
                    if other.dep_ == "conj" and joined is not None:
                        found += self.codes_of_actor(joined.actor)
            elif child.dep_ == "poss" and not (child.pos_ == "PRON" and head.lemma_.lower() in _PEERS):
                found += self.single(block, child, True)
            elif child.dep_ in ("compound", "amod", "nmod"):
                found += self.owner(block, child)
        return unique(found)

    def prepositional(self, block: Block, preposition: Token, *, places: bool = True) -> Codes:
        found: list[str] = []
        for child in preposition.children:
            if child.dep_ in ("pobj", "pcomp"):
                found += self.phrase(block, child, places=places)
            elif child.dep_ == "prep":
                found += self.prepositional(block, child, places=places)
        return unique(found)

    def doer_in(self, block: Block, head: Token) -> Codes:
        """Who owns or does the thing a noun or clause names: owner, "by", the subject of its clause, "of"."""
        found = self.owner(block, head)
        if found:
            return found
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "by":
                return self.prepositional(block, child)
            if child.dep_ == "acl":
                agent = next((c for c in child.children if c.dep_ == "agent"), None)
                if agent is not None:
                    return self.prepositional(block, agent)
            if child.dep_ == "relcl":
                subjects = [c for c in child.children if c.dep_ in _SUBJECTS and c.lower_ not in RELATIVES]
                if subjects:
                    return self.phrase(block, subjects[0])
        return ()

    def whole(self, block: Block, head: Token) -> Codes:
        """The first actor named anywhere in a phrase or clause, with those joined to it."""
        low, high = head.left_edge.i, head.right_edge.i
        for token, mention in self.in_block[block.index]:
            if low <= token.i <= high:
                codes = self.codes_of_actor(mention.actor)
                if codes:
                    joined = self.phrase(block, token)
                    return joined or codes
        return ()

    # --- clauses ------------------------------------------------------------------------------------

    def subjects(self, verb: Token, depth: int = 0) -> list[Token]:
        """Tokens that head the doers of a verb: own subject, "by" phrase, or that of the verb it hangs on."""
        if is_passive(verb):
            return [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        own = [c for c in verb.children if c.dep_ in _SUBJECTS]
        if own:
            return [antecedent(own[0], verb)]
        return self._shared(verb, depth)

    def _shared(self, verb: Token, depth: int) -> list[Token]:
        head = verb.head
        if depth > _DEPTH or head == verb:
            return []
        if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            return self.subjects(head, depth + 1) if not is_passive(head) else self._patients(head)
        if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VB"):
            return [head]
        if verb.dep_ == "relcl":
            return []
        while head.dep_ == "prep" or (head.pos_ in ("NOUN", "ADJ") and head.head != head):
            head = head.head
        if head.pos_ not in ("VERB", "AUX") or head == verb:
            return []
        if head.lemma_.lower() in _OBJECT_CONTROL and verb.dep_ in ("xcomp", "ccomp", "advcl", "pcomp"):
            patients = self._patients(head)
            if patients:
                return patients
        if is_passive(head):
            return self._patients(head)
        return self.subjects(head, depth + 1)

    def _patients(self, verb: Token) -> list[Token]:
        objects = self.objects(verb)
        if objects:
            return objects
        return [
            g
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ in ("on", "upon", "to") and c.i - verb.i <= 2
            for g in c.children
            if g.dep_ == "pobj"
        ]

    def objects(self, verb: Token) -> list[Token]:
        """Tokens that head what a verb is done to."""
        if is_passive(verb):
            own = [c for c in verb.children if c.dep_ in _PASSIVE_SUBJECTS]
            if own:
                return counted([antecedent(own[0], verb)])
            if verb.dep_ == "acl":
                return [verb.head]
            if verb.dep_ == "conj" and is_passive(verb.head):
                return self.objects(verb.head)
            return []
        found = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
        if not found and verb.dep_ == "relcl":
            own = [c for c in verb.children if c.dep_ in _SUBJECTS]
            if own and own[0].lower_ not in RELATIVES:
                return [verb.head]
        if not found:
            # "urged Ruritania to leave": the object stands as the subject of the infinitive.
            for child in verb.children:
                if child.dep_ == "ccomp" and (verb.lemma_ == "let" or not is_finite_clause(child)):
                    found += [c for c in child.children if c.dep_ == "nsubj"]
        return counted(antecedent(o, verb) for o in found)
