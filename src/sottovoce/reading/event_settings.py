"""Whose the doers are that carry no state's name: "police in Lagos", "the fighters", "its own troops".

In: a finder of one page, a verb, its doers. Out: codes, or none. Method: a name within the noun phrase, then
the one place the sentence is set in, then whoever tells it of his own people; only for words of people and
of the hands of a state (`event_people`), never for named persons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.cities import is_mere_city
from sottovoce.reading.contests import is_team
from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_codes import Codes, unique
from sottovoce.reading.event_people import HANDS, PEOPLE, contents_of, is_people, lemma_of
from sottovoce.reading.gazetteer import STATE_NAMES, find_hits

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sottovoce.reading.page import Block

_LOCATIVE = frozenset("in at across throughout inside near outside around through along".split())
_BESIDE = frozenset({"relcl", "advcl", "ccomp", "conj"})
_OURS = frozenset(
    "force troop fighter soldier army group rebel militant they he she it government member leader".split()
)
# Words for anybody: "people in the capital" do not act for their state.
_ANYBODY = frozenset("people person man woman".split())
# Names of these kinds only look like a state's.
_NO_STATE = frozenset({"PERSON", "DATE", "FAC", "WORK_OF_ART", "EVENT"})
_OFFICES = frozenset(
    """minister government president premier parliament cabinet taoiseach tánaiste chancellor king
    court""".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def state_of_doers(finder: ActorFinder, block: Block, verb: Token, doers: list[Token]) -> Codes:
    """The state of doers whose own words name none."""
    doers = [t for d in doers for t in (d, *contents_of(d))]
    doers = [d for d in doers if not (is_team(d) or is_mere_city(d))]
    titled = unique(c for d in doers if _is_named(finder, block, d) for c in _in_name(d))
    if titled:
        return titled
    doers = [d for d in doers if is_people(d) and not _is_named(finder, block, d)]
    doers = [d for d in doers if lemma_of(d) not in _ANYBODY]
    for doer in doers:
        found = _within(finder, block, doer)
        if found:
            return found
    if any(_is_at_home(d) for d in doers):
        found = setting_of(finder, block, verb)
        if found:
            return found
    return _teller(finder, block, verb) if any(lemma_of(d) in _OURS for d in doers) else ()


def at_home(finder: ActorFinder, doers: list[Token]) -> Codes:
    """The state that the page is about, of "the minister" or "the government" of no named state."""
    home = finder.page.home
    if home is None:
        return ()
    bare = [d for d in doers if lemma_of(d) in _OFFICES and _is_bare(d)]
    return (home,) if bare else ()


def _is_bare(noun: Token) -> bool:
    words = {c.lower_ for c in noun.children if c.i < noun.i}
    is_one = noun.tag_ in ("NN", "NNP")
    return is_one and words == {"the"} and not any(c.dep_ in ("prep", "appos") for c in noun.children)


def _is_named(finder: ActorFinder, block: Block, doer: Token) -> bool:
    return finder.mention_at(block, doer) is not None or doer.ent_type_ == "PERSON"


def _is_at_home(doer: Token) -> bool:
    return lemma_of(doer) in HANDS | PEOPLE


def _within(finder: ActorFinder, block: Block, head: Token) -> Codes:
    """A name within the phrase, not within a clause that hangs on it."""
    found: list[str] = []
    stack = list(head.children)
    while stack:
        token = stack.pop(0)
        if token.dep_ in _BESIDE:
            continue
        mention = finder.mention_at(block, token)
        if mention is not None:
            found += finder.codes_of_actor(mention.actor)
        stack += token.children
    return unique(found)[:1] or _in_name(head)


def _in_name(head: Token) -> Codes:
    """The state that a body's own name carries: "the Ruritanian Union of Teachers"."""
    words = [t.text for t in head.doc[head.left_edge.i : head.i + 1] if t.ent_type_ not in _NO_STATE]
    hits = (h for text in (" ".join(words), *words) for h in find_hits(text) if h.kind in STATE_NAMES)
    return unique(h.entry.code for h in hits if h.entry.code is not None)[:1]


def setting_of(finder: ActorFinder, block: Block, verb: Token) -> Codes:
    """The one state whose place the sentence names as where it happens."""
    found: list[str] = []
    for token in verb.sent:
        mention = finder.mention_at(block, token)
        if mention is None or not mention.is_place or token.dep_ != "pobj":
            continue
        if token.head.lower_ in _LOCATIVE and not _is_of_people(token.head.head):
            found += finder.codes_of_actor(mention.actor)
    codes = unique(found)
    return codes if len(codes) == 1 else ()


def _is_of_people(noun: Token) -> bool:
    """ "diplomats in Ruritania" are there; what others do need not be."""
    return noun.pos_ in ("NOUN", "PROPN") and is_people(noun)


def _teller(finder: ActorFinder, block: Block, verb: Token) -> Codes:
    """Who says of his own people what they do: "Ruritania said the fighters would lay down their arms"."""
    current = verb
    while current.head != current:
        if current.dep_ == "ccomp" and current.head.pos_ == "VERB":
            subjects = [c for c in current.head.children if c.dep_ in _SUBJECTS]
            return unique(c for s in subjects for c in finder.phrase(block, s, places=False))
        if current.dep_ not in ("xcomp", "conj", "acomp"):
            return ()
        current = current.head
    return ()
