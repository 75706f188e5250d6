"""The content of an utterance, seen clause by clause: who does what, in which mood.

In: an utterance and its page. Out: a `Content` with one `Predicate` for each verb that heads a clause.
Method: dependency labels of the page's parse; where the parse gives no subject the speaker is the subject
("he said he *would go* and *sign*"), unless the verb is passive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.page import Page, Utterance
from sottovoce.reading.spans import tokens_touching
from sottovoce.records import Mention
from sottovoce.vocabulary import ActorKind, Form

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS = frozenset(
    {"will", "would", "shall", "should", "must", "may", "might", "can", "could", "ought", "need"}
)
_MODAL_FORMS = {"'ll": "will", "wo": "will", "ca": "can", "sha": "shall", "'d": "would", "’ll": "will"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NEGATIVE = frozenset(
    {"no", "not", "never", "n't", "n’t", "nobody", "nothing", "none", "neither", "nor", "nowhere"}
)
_WISHES = frozenset({"like", "love", "prefer", "wish"})
_NOBODY = frozenset({"no", "nobody", "nothing", "none", "neither"})
_SKIPPED = frozenset({"amod", "compound", "aux", "auxpass", "relcl", "acl", "pcomp"})
_FIRST = frozenset({"i", "we", "my", "our", "me", "us", "mine", "ours", "myself", "ourselves"})
_PERSONAL = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
_NO_ONE = re.compile(r"\b(no|not a single|not one|nobody|no one|nothing|none|neither)\b", re.I)
OWNERS = frozenset({"his", "her", "its", "their", "this", "my", "our"})
# Heads of a noun phrase that mean the speaker's own side when nothing else names one.
OWN_NOUNS = frozenset(
    """country government republic ministry department nation state administration cabinet kingdom emirate
    federation presidency palace commission company office agency parliament council""".split()
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its subject, mood and polarity. `subject` is "" where the clause has none."""

    verb: Token
    lemma: str
    subject: str
    is_own: bool  # the subject is the speaker or his side
    is_headed: bool  # the verb has a subject of its own, or opens the content behind it
    modal: str | None
    is_negated: bool
    is_passive: bool
    is_past: bool
    is_continued: bool  # "is and will remain", "keep doing"
    start: int  # offset of the verb in the document


@dataclass(frozen=True)
class Content:
    """What is said, ready for the rules. `text` is lower case, one plain space for each separator."""

    utterance: Utterance
    page: Page
    tokens: tuple[Token, ...]  # with the subject that stands before the content
    body: tuple[Token, ...]  # the content alone
    text: str
    predicates: tuple[Predicate, ...]
    tokens_start: int  # where the content's own subject starts; mostly the start of the content

    @property
    def main(self) -> Predicate | None:
        return self.predicates[0] if self.predicates else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Actors named in the content, or as its subject between the cue and the content."""
        return tuple(self.page.mentions_in(self.tokens_start, self.utterance.end))

    @cached_property
    def own(self) -> tuple[Predicate, ...]:
        return tuple(p for p in self.predicates if p.is_own)


def view_content(utterance: Utterance, page: Page) -> Content:
    """Tokens, text and predicates of an utterance's content."""
    tokens = tuple(_tokens(utterance, page))
    text = " ".join(page.text[utterance.start : utterance.end].split()).lower().replace("’", "'")
    start = page.blocks[utterance.block].start if page.blocks else 0
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if _heads_clause(t, inside) and not _is_cue(start + t.idx, utterance)]
    heads.sort(key=lambda t: (t.head.i in inside and t.head != t, t.i))
    made = tuple(_predicate(t, inside, utterance, page, start) for t in heads)
    led = _leading_subject(heads[0], utterance, start) if heads else None
    before = list(led.subtree) if led is not None else []
    before = [t for t in before if t.i < tokens[0].i] if tokens else []
    return Content(
        utterance=utterance,
        page=page,
        tokens=(*before, *tokens),
        body=tokens,
        text=text,
        predicates=made,
        tokens_start=start + before[0].idx if before else utterance.start,
    )


def _leading_subject(verb: Token, utterance: Utterance, start: int) -> Token | None:
    """The subject where it stands between cue and content ("said that Moscow | had gone too far")."""
    subject = _subject(verb)
    if subject is None or utterance.cue_span is None or subject.pos_ == "PRON":
        return None
    at = start + subject.left_edge.idx
    return subject if utterance.cue_span[1] <= at < utterance.start else None


def _is_cue(at: int, utterance: Utterance) -> bool:
    """The reporting words themselves, where they stand inside the content ("Trade, he said, had grown")."""
    return utterance.cue_span is not None and utterance.cue_span[0] <= at < utterance.cue_span[1]


def _tokens(utterance: Utterance, page: Page) -> list[Token]:
    block, doc = page.blocks[utterance.block], page.docs[utterance.block]
    if block.start <= utterance.start and utterance.end <= block.end:
        touched = tokens_touching(doc, utterance.start - block.start, utterance.end - block.start)
        return [t for t in touched if not t.is_space]
    return [t for t in page.tokens_in(utterance.start, utterance.end) if not t.is_space]


def _heads_clause(token: Token, inside: set[int]) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
        return False
    has_subject = any(k.dep_ in _SUBJECTS for k in token.children)
    return has_subject or token.dep_ not in _SKIPPED or token.head.i not in inside


def _predicate(verb: Token, inside: set[int], utterance: Utterance, page: Page, start: int) -> Predicate:
    subject = _subject(verb)
    phrase = _phrase(subject)
    helpers = _auxiliaries(verb)
    modal = next((m for t in helpers if (m := _modal(t))), None)
    if modal is None and any(t.lower_ == "going" for t in (verb,)) and _takes_infinitive(verb):
        modal = "will"
    if modal == "would" and _wishes(verb):
        modal = None
    is_passive = any(k.dep_ in ("auxpass", "nsubjpass") for k in verb.children)
    return Predicate(
        verb=verb,
        lemma=verb.lemma_.lower(),
        subject=phrase.lower(),
        is_own=_is_own(subject, phrase, inside, utterance, page, start, is_passive),
        is_headed=subject is None or subject.i not in inside or subject.head == verb,
        modal=modal,
        is_negated=_is_negated(verb, helpers, subject, inside),
        is_passive=is_passive,
        is_past=verb.tag_ in ("VBD", "VBN")
        or any(t.lower_ in ("had", "has", "have", "was", "were", "did") for t in helpers),
        is_continued=verb.lemma_.lower() in ("remain", "stay", "continue", "keep", "go", "stick", "abide"),
        start=start + verb.idx,
    )


def _wishes(verb: Token) -> bool:
    """ "would rather be", "would like to", "would prefer": no word on what will be."""
    return verb.lemma_.lower() in _WISHES or any(k.lower_ in ("rather", "sooner") for k in verb.children)


def _takes_infinitive(verb: Token) -> bool:
    return any(k.dep_ == "xcomp" and k.tag_ == "VB" for k in verb.children)


def _auxiliaries(verb: Token) -> list[Token]:
    found = [k for k in verb.children if k.dep_ in ("aux", "auxpass", "neg")]
    shares_modal = verb.dep_ == "conj" and verb.tag_ == "VB" and not any(k.dep_ == "aux" for k in found)
    if shares_modal and not any(k.dep_ in _SUBJECTS for k in verb.children):
        found += [k for k in verb.head.children if k.dep_ == "aux" and k.tag_ == "MD"]
    return found


def _modal(token: Token) -> str | None:
    word = _MODAL_FORMS.get(token.lower_, token.lower_)
    return word if token.dep_ == "aux" and word in _MODALS else None


def _subject(verb: Token) -> Token | None:
    seen = 0
    while seen < 4:
        found = next((k for k in verb.children if k.dep_ in _SUBJECTS), None)
        if found is not None or verb.dep_ not in ("conj", "xcomp", "advcl"):
            return found
        verb, seen = verb.head, seen + 1
    return None


def _phrase(subject: Token | None) -> str:
    if subject is None:
        return ""
    return " ".join(t.text for t in subject.subtree)[:120]


def _is_negated(verb: Token, helpers: list[Token], subject: Token | None, inside: set[int]) -> bool:
    if any(
        k.lower_ in _NEGATIVE
        for k in [*helpers, *verb.children]
        if k.dep_ in ("neg", "advmod", "preconj", "det")
    ):
        return True
    if subject is not None and subject.i in inside and _NO_ONE.match(_phrase(subject)):
        return True
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "nsubj") and _is_none(child):
            return True
        if child.dep_ == "prep" and any(k.dep_ == "pobj" and _is_none(k) for k in child.children):
            return True
    return False


def _is_none(token: Token) -> bool:
    """ "no ship", "nobody", "nobody's crime"."""
    if token.lower_ in _NOBODY:
        return True
    return any(k.lower_ in _NOBODY and k.dep_ in ("det", "poss") for k in token.children)


def _is_own(
    subject: Token | None,
    phrase: str,
    inside: set[int],
    utterance: Utterance,
    page: Page,
    start: int,
    is_passive: bool,
) -> bool:
    """Whether the subject is the speaker or his side."""
    if subject is None:
        return not is_passive
    if subject.i not in inside and _leading_subject(subject.head, utterance, start) is None:
        return True  # the content begins behind its subject, the speaker
    words = phrase.lower().split()
    if words and (words[0] in _FIRST or subject.lower_ in _FIRST):
        return True
    if subject.tag_ == "WDT" and start + subject.idx <= utterance.start:
        return True  # "the resolution, | which again demands": the clause hangs on the speaker
    if utterance.form is Form.DIRECT and subject.lower_ in _PERSONAL:
        return False
    surface = (utterance.speaker_surface or "").lower()
    if surface and (
        phrase.lower() == surface or (subject.lower_ in surface.split() and subject.pos_ == "PROPN")
    ):
        return True
    if subject.lemma_.lower() in OWN_NOUNS and words[0] in OWNERS:
        return True
    states = states_in(utterance.speaker.state)
    first, last = start + subject.left_edge.idx, start + subject.idx + len(subject)
    named = page.mentions_in(first, last)
    if named:
        return any(m.actor.id == utterance.speaker.id or m.actor.state in states for m in named)
    if subject.lower_ in ("he", "she", "it"):
        return True
    if subject.lower_ == "they":
        return utterance.speaker.kind is not ActorKind.PERSON or len(states) > 1
    return subject.lemma_.lower() in OWN_NOUNS and words[0] == "the"
