"""Words of events that here tell none: nature at work, a match, a plot, plain trade.

In: a draft, or a verb's doers, or a noun. Out: whether no state or body does anything to another. Method: a
word list of nature; the sentence's own words (`contests`, `fiction`); what is sold.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sottovoce.reading.contests import is_contest
from sottovoce.reading.event_frames import noun_frame
from sottovoce.reading.event_grammar import is_passive
from sottovoce.reading.event_people import is_own_public, is_people, lemma_of
from sottovoce.reading.fiction import in_plot
from sottovoce.vocabulary import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sottovoce.reading.event_codes import Codes
    from sottovoce.reading.event_merging import Draft

_OF_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_BY_NATURE = _OF_FORCE | {EventType.SANCTION}
_OF_A_MATCH = _OF_FORCE | {EventType.THREATEN, EventType.CONSULT}
# What one may give in to.
_PRESSING = frozenset(
    """pressure will term dictate force majority enemy ally power state nation country republic regime empire
    neighbour neighbor coalition king queen invader""".split()
)
_FIGURES = frozenset("problem question task puzzle issue subject theme riddle goal".split())
# What is turned down without refusing anybody.
_DIMMED = frozenset(
    "light lamp heat heating volume sound music radio thermostat flame bed collar corner".split()
)
_ANYBODY = frozenset("you one anybody anyone nobody".split())
_QUESTIONS = frozenset("whether if what who whom whose why when where which how".split())
_WISHING = frozenset("could would can might".split())
_CONTINENTS = frozenset("west east north south europe africa asia america".split())
_TRADED = frozenset({"sale", "export"})


def is_no_deed(kind: EventType, verb: Token, doers: Sequence[Token]) -> bool:
    """Is a verb of an event used of nature, in a figure of speech, or of anybody?"""
    is_nature = not is_passive(verb) and _is_done_by_nature(kind, doers)
    is_asking = _is_asked_by_reader(kind, verb) or _is_question(kind, verb) or _is_wish(kind, verb)
    return is_nature or is_asking or _is_sitting(kind, verb) or _is_figure(kind, verb) or _is_plea(kind, verb)


def _is_question(kind: EventType, verb: Token) -> bool:
    """ "asked about it", "asked whether it was so": who asks to know demands nothing."""
    if kind is not EventType.REQUEST or verb.lemma_.lower() != "ask":
        return False
    if any(c.dep_ == "prep" and c.lower_ in ("about", "of") for c in verb.children):
        return True
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "advcl") and c.i > verb.i]
    return any(g.lower_ in _QUESTIONS for c in clauses for g in c.children) and not any(
        g.lower_ in _WISHING for c in clauses for g in c.children
    )


def _is_wish(kind: EventType, verb: Token) -> bool:
    """ "wanted it", "as long as they were wanted": nobody is told."""
    if kind is not EventType.REQUEST or verb.lemma_.lower() != "want":
        return False
    has_clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    return not has_clause and (
        is_passive(verb) or any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in verb.children)
    )


def _is_plea(kind: EventType, verb: Token) -> bool:
    """ "Let us end this", "let me be clear", "let them down": allows nobody anything."""
    if verb.lemma_.lower() == "deny":  # "would neither confirm nor deny"
        return verb.dep_ == "conj" and verb.head.lemma_.lower() == "confirm"
    if kind not in (EventType.CONCEDE, EventType.REJECT) or verb.lemma_.lower() != "let":
        return False
    if any(c.lower_ == "down" for c in verb.subtree if c.head in (verb, *verb.children)):
        return True
    return any(t.lower_ in ("me", "us", "’s", "'s") for t in verb.subtree if verb.i < t.i <= verb.i + 1)


def _is_done_by_nature(kind: EventType, doers: Sequence[Token]) -> bool:
    """Is a deed of force done by a storm or an animal?"""
    return kind in _BY_NATURE and bool(doers) and all(_is_nature(doer) for doer in doers)


def _is_nature(doer: Token) -> bool:
    """A word of nature, or the name of a river; neither "a wave of attacks" nor "artillery fire"."""
    if doer.ent_type_ == "LOC":
        return doer.lower_ not in _CONTINENTS
    if doer.pos_ != "NOUN" or lemma_of(doer) not in _nature_words():
        return False
    counted = [g for c in doer.children if c.lower_ == "of" for g in c.children]
    is_shot = lemma_of(doer) == "fire" and any(c.dep_ == "compound" for c in doer.children)
    return not is_shot and all(_is_nature(t) for t in counted)


@cache
def _nature_words() -> frozenset[str]:
    text = (files("sottovoce.reading") / "lexicon" / "nature_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for row in rows for word in row["words"].split("|"))


def _is_sitting(kind: EventType, verb: Token) -> bool:
    """ "The senate meets in the old palace": where or when it does so, with nobody."""
    if kind is not EventType.CONSULT or verb.lemma_ != "meet" or verb.tag_ != "VBZ":
        return False
    return not any(c.dep_ == "dobj" or c.lower_ == "with" for c in verb.children)


def _is_figure(kind: EventType, verb: Token) -> bool:
    """What force is used on, or given up to, is no state, place or people: "attacked the problem"."""
    if kind in _OF_A_MATCH and any(c.dep_ == "dobj" and c.lemma_.lower() in _FIGURES for c in verb.children):
        return True
    if verb.lemma_ == "turn" and any(c.dep_ == "dobj" and c.lemma_.lower() in _DIMMED for c in verb.children):
        return True
    yielded = [g for c in verb.children if c.lower_ == "to" and c.dep_ == "prep" for g in c.children]
    is_given_up = verb.lemma_.lower() in ("surrender", "succumb")
    return is_given_up and any(
        g.dep_ == "pobj" and g.pos_ == "NOUN" and not is_people(g) and not _presses(g) for g in yielded
    )


def _presses(noun: Token) -> bool:
    """What one may give in to: a demand, the enemy."""
    return lemma_of(noun) in _PRESSING or noun_frame(noun) is not None


def _is_asked_by_reader(kind: EventType, verb: Token) -> bool:
    """ "You may ask why": anybody."""
    is_asking = kind in (EventType.REQUEST, EventType.ACCUSE)
    is_supposed = any(c.tag_ == "MD" for c in verb.children)
    return (
        is_asking and is_supposed and any(c.dep_ == "nsubj" and c.lower_ in _ANYBODY for c in verb.children)
    )


def is_idle(draft: Draft) -> bool:
    """Does a draft tell of a match or a plot?"""
    if draft.type in _OF_A_MATCH and is_contest(draft.token.sent):
        return True
    return in_plot(draft.token)


def is_in_its_own(doers: Sequence[Token], sources: Codes, targets: Codes) -> bool:
    """Does a state's own body, not its public, sit in what is its own: "the army occupies a fort"?"""
    is_public = any(d.pos_ == "PRON" or is_own_public(d) for d in doers)
    return bool(targets) and set(targets) <= set(sources) and not is_public


def is_trade(noun: Token) -> bool:
    """ "sales of beef to Ruritania": goods, neither arms nor help."""
    if noun.lemma_.lower() not in _TRADED:
        return False
    goods = [c for c in noun.children if c.dep_ in ("compound", "amod")]
    goods += [g for c in noun.children if c.lower_ == "of" for g in c.children]
    return not any((f := noun_frame(g)) is not None and f.type is EventType.AID for g in goods)
