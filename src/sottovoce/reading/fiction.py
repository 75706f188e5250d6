"""What happens in a novel, a play or a game: nobody says or does it.

In: a token of a parse. Out: whether it stands in a plot. Method: a sentence or clause set "in the novel", "in
the second act", unless its subject is who wrote it; what a novel "follows" or "tells of"; and what the next
sentences of the block go on with in the present tense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WORKS = frozenset(
    "novel novella play opera operetta musical ballet comedy tragedy farce sketch fable fairytale saga "
    "thriller sitcom comic plot dream satire film movie cartoon libretto screenplay poem ballad".split()
)
# Works by the word before them.
_PLAYED = {"game": frozenset("video board card computer".split()), "show": frozenset({"puppet"})}
# Parts of a work, where they are counted: "the second act".
_PARTS = frozenset("act scene episode chapter".split())
# Who lives in one only.
_ROLES = frozenset("hero heroine villain protagonist narrator antihero sidekick".split())
_PORTRAYING = frozenset("follow tell show describe depict portray feature see let have be set".split())
_WRITERS = frozenset(
    "author writer novelist playwright poet director composer satirist comedian cartoonist critic reviewer "
    "censor court ministry publisher".split()
)
_PRESENT = frozenset({"VBZ", "VBP"})
# Sentences that a plot goes on for.
_REACH = 3


def in_plot(token: Token) -> bool:
    """Does a token stand in the plot of a work?"""
    if any(_is_set_in_work(verb) for verb in (token, *token.ancestors)):
        return True
    if any(_is_portrayed(part) for part in (token, *token.ancestors)):
        return True
    root = token.sent.root
    return _is_present(root) and (any(_is_role(c) for c in root.children) or _goes_on(token.sent))


def _is_role(subject: Token) -> bool:
    """ "The hero, a customs officer, refuses", but not one who has a name."""
    is_subject = subject.dep_ in SUBJECTS and subject.lemma_.lower() in _ROLES
    return is_subject and not any(t.ent_type_ == "PERSON" for t in subject.subtree)


def _is_set_in_work(verb: Token) -> bool:
    """ "In the novel the minister accuses ...", but not "in her novel Anna Novak accuses"."""
    if verb.pos_ not in ("VERB", "AUX") or not _is_present(verb):
        return False
    settings = (p for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "at") for p in c.children)
    if not any(p.dep_ == "pobj" and _names_work(p) for p in settings):
        return False
    return not any(c.dep_ in SUBJECTS and _may_have_made_it(c) for c in verb.children)


def _may_have_made_it(subject: Token) -> bool:
    return subject.pos_ in ("PRON", "PROPN") or subject.lemma_.lower() in _WRITERS


def _names_work(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    before = {c.lower_ for c in noun.children if c.dep_ in ("compound", "amod")}
    if lemma in _WORKS or before & _PLAYED.get(lemma, frozenset()):
        return True
    is_counted = any(c.ent_type_ == "ORDINAL" or c.lower_ == "last" for c in noun.children)
    return lemma in _PARTS and is_counted


def _is_portrayed(token: Token) -> bool:
    """ "The comic follows a detective who ...": below what the work shows."""
    verb = token.head
    if (
        token.dep_ not in ("dobj", "pobj", "ccomp", "prep", "dative")
        or verb.lemma_.lower() not in _PORTRAYING
    ):
        return False
    return _is_present(verb) and any(c.dep_ in SUBJECTS and _names_work(c) for c in verb.children)


def _goes_on(sentence: Span) -> bool:
    """Do the sentences before, back to one that is about a work, all stand in the present tense?"""
    for _ in range(_REACH):
        if sentence.start == 0:
            return False
        sentence = sentence.doc[sentence.start - 1].sent
        if _is_about_work(sentence):
            return True
        if not _is_present(sentence.root):
            return False
    return False


def _is_about_work(sentence: Span) -> bool:
    """Is the subject of a sentence a work, or is it set in one?"""
    root = sentence.root
    if any(c.dep_ in SUBJECTS | {"nsubjpass"} and _names_work(c) for c in root.children):
        return root.lemma_.lower() in _PORTRAYING
    if any(_is_role(c) for c in root.children):
        return True
    return any(t.pos_ == "VERB" and _is_set_in_work(t) for t in sentence)


def _is_present(verb: Token) -> bool:
    """In the present tense, by the verb or its first auxiliary."""
    if verb.tag_ in _PRESENT:
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in _PRESENT for c in verb.children)
