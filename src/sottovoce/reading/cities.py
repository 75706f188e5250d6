"""A capital that is a city, not a government: "the town turned down its lights".

In: the name of a capital in a parse. Out: whether its verb is about the city. Method: what the verb is done
to, or with, are streets, weather, those who pass by, or the city itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# What a city calls its own and a government does not give, refuse or fight for.
_OF_THE_CITY = frozenset(
    """alley arcade avenue balcony bakery bench boulevard cafe café chimney cobble courtyard cupola
    dome embankment facade façade fountain garden hill lamp lane lantern light museum park pavement quay
    restaurant river roof rooftop shutter skyline spire square staircase street suburb terrace theatre tower
    tram tree view window""".split()
)
_WEATHER = frozenset(
    "winter summer autumn spring rain snow sun sunshine heat dust fog mist wind breeze gust weather".split()
)
_PASSING_BY = frozenset(
    """visitor guest tourist traveller traveler walker stroller pedestrian passer-by cyclist skater riser
    sleeper flaneur commuter shopper newcomer stranger""".split()
)

# How a city looks.
_LOOKS = frozenset(
    "pink white blue green gold golden grey gray yellow beautiful lovely pretty picturesque".split()
)


def is_mere_city(name: Token) -> bool:
    """Is the capital the subject of something that only a city does?"""
    verb = name.head
    if name.dep_ != "nsubj" or verb.pos_ not in ("VERB", "AUX"):
        return False
    things = [c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "dative")]
    if any(t.lower_ == "itself" and t.dep_ == "dative" for t in things):
        return True  # "has promised itself a park"
    if any(_is_of_looks(c) for c in verb.children if c.dep_ in ("xcomp", "ccomp")):
        return True  # "agreed to be pink"
    behind = [(c, g) for c in verb.subtree if c.dep_ == "prep" and c.i > verb.i for g in c.children]
    return (
        any(_is_of_city(thing) for thing in things)
        or any(
            c.lower_ in ("with", "for") and g.lemma_.lower() in _WEATHER for c, g in behind if c.head == verb
        )
        or (verb.tag_ == "VBZ" and any(_passes_by(t) for t in (*things, *(g for _, g in behind))))
        or any(c.lower_ == "with" and g.lower_ == "itself" for c, g in behind if c.head == verb)
    )


def _is_of_looks(verb: Token) -> bool:
    return verb.lemma_ == "be" and any(c.lower_ in _LOOKS for c in verb.children)


def _is_of_city(thing: Token) -> bool:
    lemma = thing.lemma_.lower()
    is_own = any(c.dep_ == "poss" and c.lower_ == "its" for c in thing.children)
    return thing.pos_ == "NOUN" and (lemma in _WEATHER or (is_own and lemma in _OF_THE_CITY))


def _passes_by(thing: Token) -> bool:
    """The thing, or whom the parser takes for a part of it: "offers the traveller four cafes"."""
    words = (thing, *(c for c in thing.children if c.dep_ in ("nmod", "compound")))
    return any(t.pos_ in ("NOUN", "ADJ") and t.lemma_.lower() in _PASSING_BY for t in words)
