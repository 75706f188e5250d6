"""The lexicon of events: which verbs and nouns tell which PLOVER event, and where their parts stand.

In: the tables `lexicon/event_verbs.csv` and `lexicon/event_nouns.csv`; a token of a parse. Out: the frame
that the token fills, or None. Method: lemma, particle, object and complement, first fitting row; a noun in
a frame's object column may be named by its own event type.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sottovoce.reading.event_people import contents_of, is_people
from sottovoce.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_SENTENTIAL = frozenset({"ccomp", "xcomp"})
# What is struck or hit in a figure of speech.
_FIGURES = frozenset("note tone chord balance pose mood record target milestone name".split())
# Words for stopping, and what it is to stop an event of a type.
_HALTS = frozenset("halt end stop suspension freeze cessation pause cut termination interruption".split())
_STOPPED = {
    EventType.AID: EventType.SANCTION,
    EventType.COOPERATE: EventType.SANCTION,
    EventType.ASSAULT: EventType.RETREAT,
    EventType.MOBILIZE: EventType.RETREAT,
    EventType.SANCTION: EventType.CONCEDE,
    EventType.COERCE: EventType.CONCEDE,
}
# What one calls whom one blames.
_BAD = frozenset(
    """unacceptable illegal illegitimate unlawful shameful disgraceful outrageous deplorable reckless
    irresponsible unfair unjust barbaric cowardly hypocritical provocative stupid foolish dangerous cruel
    inhumane despicable absurd guilty biased corrupt provocation aggressor aggression terrorist dictator
    tyrant liar criminal murderer thug killer thief traitor occupier disgrace betrayal outrage mistake
    farce sham crime hypocrite fascist racist genocide blackmail violation threat enemy
    irrational hostile unfriendly insulting arrogant arrogance blunder folly madness scandal scandalous shame
    insult hypocrisy treachery treason theft robbery one-sided sided high-handed dishonest insincere cynical
    disproportionate unwise unhelpful unfriendly harmful alarming deceitful selfish cowardice""".split()
)
# What one calls whom one backs.
_GOOD = frozenset(
    """partner friend ally valued natural reliable honest trustworthy great excellent brotherly brother
    indispensable close strategic pillar model""".split()
)
# What one calls what one denies.
_FALSE = frozenset(
    """lie invention fabrication forgery fantasy nonsense gossip rumour rumor imaginary baseless unfounded
    groundless untrue false fake fiction fable tale hoax myth slander bogus fabricated forged
    invented""".split()
)
_NAMED_AS = frozenset({"amod", "appos", "oprd", "acomp", "attr", "ccomp", "xcomp", "conj", "pobj", "dobj"})
# What one who lets somebody know something lets him do.
_TOLD = frozenset("know understand hear see believe think slip say".split())
# Words of the object column that stand for a kind of object, not for themselves: "took place".
_KINDS = frozenset({"place", "thing"})
_NEAR = 14  # words
_MODIFYING = frozenset({"prt", "prep", "advmod", "advcl", "npadvmod", "dobj", "acomp", "oprd", "dative"})

# Types that need a doer: without one nobody asks, accuses or meets.
_NEEDS_SOURCE = frozenset(
    {
        EventType.REJECT,
        EventType.SUPPORT,
        EventType.CONSULT,
        EventType.AGREE,
        EventType.AID,
        EventType.COOPERATE,
        EventType.THREATEN,
        EventType.CONCEDE,
        EventType.RETREAT,
        EventType.MOBILIZE,
    }
)
_NEEDS_TARGET = frozenset(
    {
        EventType.ACCUSE,
        EventType.SUPPORT,
        EventType.AID,
        EventType.SANCTION,
        EventType.COERCE,
        EventType.COOPERATE,
    }
)
# Types that tell something only of states and bodies: that ministers met says nothing.
_AMONG_STATES = frozenset({EventType.CONSULT, EventType.MOBILIZE, EventType.SUPPORT, EventType.COOPERATE})


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One row: what the word must stand with, the event, and where its parts stand."""

    type: EventType
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    particle: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    negated: EventType | None = None
    needs: str = "any"


@cache
def load_event_verbs() -> Mapping[str, tuple[EventFrame, ...]]:
    """Lemma -> its frames, in the order of the table."""
    found: dict[str, list[EventFrame]] = {}
    for row in _rows("event_verbs.csv"):
        frame = EventFrame(
            type=EventType(row["type"]),
            mode=row["mode"] or None,
            source=_split(row["source"]),
            target=_split(row["target"]),
            particle=frozenset(_split(row["particle"])),
            object=frozenset(_split(row["object"])),
            negated=EventType(row["negated"]) if row["negated"] else None,
        )
        for verb in _split(row["verbs"]):
            found.setdefault(verb, []).append(frame)
    # Rows that ask for more come first.
    return {
        verb: tuple(sorted(frames, key=lambda f: -(2 * bool(f.particle) + bool(f.object))))
        for verb, frames in found.items()
    }


@cache
def load_event_nouns() -> Mapping[str, EventFrame]:
    """Lemma -> its frame."""
    return {
        noun: EventFrame(
            type=EventType(row["type"]),
            mode=row["mode"] or None,
            source=_split(row["source"]),
            target=_split(row["target"]),
            needs=row["needs"],
        )
        for row in _rows("event_nouns.csv")
        for noun in _split(row["noun"])
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (resources.files("sottovoce.reading") / "lexicon" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def noun_frame(noun: Token) -> EventFrame | None:
    """The frame of a noun, that of a fixed pair first: "hunger strike", "call for"."""
    nouns = load_event_nouns()
    lemma = noun.lemma_.lower()
    for child in noun.children:
        pair = None
        if child.dep_ in ("compound", "amod"):
            pair = nouns.get(f"{child.lower_} {lemma}")
        elif child.dep_ == "prep":
            pair = nouns.get(f"{lemma} {child.lower_}")
        elif child.dep_ in ("acl", "relcl", "ccomp"):
            pair = nouns.get(f"{lemma} {_opening(child)}")
        if pair is not None:
            return pair
    return _halted(noun) or nouns.get(lemma)


def _halted(noun: Token) -> EventFrame | None:
    """ "a halt to aid": what is stopped makes the event."""
    if noun.lemma_.lower() not in _HALTS:
        return None
    for child in noun.children:
        if child.dep_ != "prep" or child.lower_ not in ("to", "of", "on", "in"):
            continue
        for thing in child.children:
            told = noun_frame(thing) if thing.dep_ == "pobj" and thing != noun else None
            kind = _STOPPED.get(told.type) if told is not None else None
            if kind is not None:
                return EventFrame(
                    kind, None, ("owner", "by"), ("against", "on", "for", "whole"), needs="both"
                )
    return None


def is_stopped(noun: Token) -> bool:
    """The aid of "a halt to aid"."""
    return noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.lemma_.lower() in _HALTS


def fitting_frame(
    verb: Token,
    objects: list[Token],
    is_passive: bool,
    names_actor: Callable[[Token], bool],
    names_person: Callable[[Token], bool],
) -> EventFrame | None:
    """The first frame of a verb whose particle and object are there."""
    frames = load_event_verbs().get(verb.lemma_.lower())
    if frames is None:
        return None
    own = objects
    for frame in frames:
        objects = own + governed(verb, frame.particle)
        if frame.type is EventType.CONCEDE and _admits(verb):
            continue
        if frame.type is EventType.ASSAULT and any(o.lemma_.lower() in _FIGURES for o in objects):
            continue
        if frame.particle and not _has_particle(verb, frame.particle):
            continue
        if frame.type is EventType.CONSULT and verb.lemma_ == "call" and (_clauses(verb) or clauses_of(verb)):
            continue  # "called on the minister to resign"
        if not frame.particle and _has_foreign_particle(verb):
            continue
        if frame.object and not _has_object(
            verb, frame.object, objects, is_passive, names_actor, names_person, frame.type
        ):
            continue
        return frame
    return None


def governed(verb: Token, words: frozenset[str]) -> list[Token]:
    """What stands behind the prepositions of a frame: "agree on a truce"."""
    parts = {part for word in words for part in word.split("+")}
    own = [c for c in verb.children if c.dep_ in ("prep", "agent", "advmod", "prt") and c.lower_ in parts]
    nested = [g for c in own for g in c.children if g.dep_ == "prep" and g.lower_ in parts]
    return [t for c in (*own, *nested) for g in c.children if g.dep_ == "pobj" for t in (g, *contents_of(g))]


def _admits(verb: Token) -> bool:
    """Admitted or told, not permitted: "allowed that it was so", "let them know"."""
    clauses = _clauses(verb)
    if any(c.lemma_.lower() in _TOLD for c in clauses):
        return True
    return any(g.dep_ == "mark" and g.lower_ == "that" for c in clauses for g in c.children)


def _clauses(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in _SENTENTIAL and c.i > verb.i]


def clauses_of(verb: Token) -> list[Token]:
    """Complement clauses of a verb, also behind its adjective: "is ready to sign"."""
    heads = (verb, *(c for c in verb.children if c.dep_ == "acomp"))
    return [c for h in heads for c in h.children if c.dep_ in _SENTENTIAL and c.i > verb.i]


def _opening(clause: Token) -> str:
    """The word that opens a clause: "threats that", "orders to"."""
    is_that = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    return "that" if is_that else "to" if _is_infinitive(clause) else ""


def _is_infinitive(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def _has_particle(verb: Token, words: frozenset[str]) -> bool:
    there = {c.lower_ for c in verb.children if c.dep_ in _MODIFYING and not _is_of_time(c)}
    for child in verb.children:
        if child.dep_ in ("prep", "advmod", "prt"):
            there |= {g.lower_ for g in child.children if g.dep_ == "prep"}
    return any(there.issuperset(word.split("+")) for word in words)


def _is_of_time(child: Token) -> bool:
    """ "called the president on Friday": the day belongs to no particle."""
    below = [g for g in child.children if g.dep_ == "pobj"]
    return bool(below) and all(g.ent_type_ in ("DATE", "TIME") for g in below)


def _has_foreign_particle(verb: Token) -> bool:
    """ "carry on", "strike up": a particle of which the frame says nothing changes the verb."""
    return any(c.dep_ == "prt" for c in verb.children)


def _has_object(
    verb: Token,
    wanted: frozenset[str],
    objects: list[Token],
    is_passive: bool,
    names_actor: Callable[[Token], bool],
    names_person: Callable[[Token], bool],
    kind: EventType | None = None,
) -> bool:
    if "none" in wanted and not objects and not is_passive:
        return True
    if "clause" in wanted and _clauses(verb):
        return True
    if "infinitive" in wanted and any(_is_infinitive(c) for c in clauses_of(verb)):
        return True
    if "thing" in wanted and objects:
        return True
    if "doing" in wanted and any(g.dep_ == "pcomp" for c in verb.children for g in c.children):
        return True
    if any(f"@{word}" in wanted for word in _words_of_subject(verb)):
        return True
    if "bad" in wanted and _calls(verb, _BAD):
        return True
    if "good" in wanted and _calls(verb, _GOOD) and any(names_actor(o) for o in objects):
        return True
    if "false" in wanted and _calls(verb, _FALSE) and not any(o.pos_ == "PROPN" for o in objects):
        return True
    if "people" in wanted and any(is_people(o) for o in objects):
        return True
    if "actor" in wanted and any(names_actor(o) for o in objects):
        return True
    if "person" in wanted and any(names_person(o) for o in objects):
        return True
    if "place" in wanted and any(o.ent_type_ in ("GPE", "LOC", "FAC") for o in objects):
        return True
    for thing in objects:
        lemma = thing.lemma_.lower()
        if lemma in wanted and lemma not in _KINDS:
            return True
        before = [c.lemma_.lower() for c in thing.children if c.dep_ in ("compound", "amod")]
        if any(f"{word} {lemma}" in wanted for word in before):
            return True
        noun = noun_frame(thing)
        if noun is not None and noun.type in wanted:
            return True
        is_other = noun is not None and kind not in (None, noun.type)
        if not is_other and any(word in wanted for word in before):
            return True
    return False


def _calls(verb: Token, words: frozenset[str]) -> bool:
    """ "called the move illegal", "described it as a crime": such a word behind what is named."""
    behind = (t for t in verb.subtree if t.i > verb.i and {t.lemma_.lower(), t.lower_} & words)
    return any(
        t.dep_ in _NAMED_AS
        and not (t.dep_ == "amod" and t.i < t.head.i and t.head.dep_ not in ("appos", "pobj"))
        and t.i - verb.i < _NEAR
        for t in behind
    )


def _words_of_subject(verb: Token) -> list[str]:
    """Lemmas of the subject and of what stands before it: "peacekeeping troops arrived"."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    heads = [t for s in subjects for t in (s, *contents_of(s))]
    before = [c for t in heads for c in t.children if c.dep_ in ("compound", "amod")]
    return [t.lemma_.lower() for t in (*heads, *before)]


def is_told(
    kind: EventType,
    sources: Sequence[str],
    targets: Sequence[str],
    *,
    has_doer: bool = False,
    has_patient: bool = False,
) -> bool:
    """Is enough named for an event of the type? People without a state fill one part, never both."""
    if not sources and not targets:
        return has_doer and kind not in _AMONG_STATES
    if kind in _NEEDS_SOURCE and not (sources or (has_doer and kind is not EventType.THREATEN)):
        return False
    return not (kind in _NEEDS_TARGET and not (targets or has_patient))
