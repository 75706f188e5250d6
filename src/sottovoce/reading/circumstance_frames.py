"""Circumstances by the build of a clause: who has, lacks, owes, closes, keeps or needs what.

In: a page with its mentions. Out: hits in order, each with its row of `lexicon/circumstance_frames.csv`.
Method: the parse. Every verb with its subject, its object and what hangs on it by a preposition, and every
noun with what hangs on it, is held against the rows; the first that fits counts. What is denied, asked, only
supposed or wished is none, except where the row says that what is ahead counts.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sottovoce.reading.circumstance_phrases import Phrase, Slots, phrase_of, predicates_of, slots_of
from sottovoce.reading.fiction import in_plot
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.surfaces import Hit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FRAMES, _CLASSES = "circumstance_frames.csv", "circumstance_classes.csv"
_UNREAD = frozenset({BlockKind.SALUTATION, BlockKind.SIGNATURE})
_ANY = "$any"
_MODALS = frozenset(
    {"would", "could", "should", "might", "may", "will", "'ll", "’ll", "shall", "must", "can"}
)
_SUPPOSING = frozenset({"if", "unless", "whether", "lest"})
_DENYING = frozenset({"neither", "nor", "no", "not", "never", "n't", "n’t", "hardly"})
_MAX_WORDS = 16
_SUBJECT_REACH = 8  # words between a subject and its verb within which both are one passage

Wanted = tuple[frozenset[str], ...]  # what must all stand in one phrase, each one of several words


@dataclass(frozen=True, slots=True)
class _Frame:
    row: Mapping[str, str]
    subject: tuple[Wanted, ...]
    predicate: frozenset[str]
    object: tuple[Wanted, ...]


def find_framed(page: Page) -> Iterator[Hit]:
    """Hits of a page in order; of two in the same words the first counts."""
    for block, doc in zip(page.blocks, page.docs, strict=True):
        if block.kind in _UNREAD:
            continue
        behind = -1
        for hit in sorted(_in_block(page, block, doc), key=lambda h: (h.start, -h.end)):
            if hit.start >= behind:
                yield hit
                behind = hit.end


def _in_block(page: Page, block: Block, doc: Doc) -> Iterator[Hit]:
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            found = _clause(page, block, token)
        elif token.pos_ in ("NOUN", "PROPN", "NUM"):
            found = _noun(page, block, token)
        else:
            continue
        if found is not None and not (_is_asked(token) or in_plot(token)):
            yield found


# --- clauses and nouns --------------------------------------------------------------------------


def _clause(page: Page, block: Block, verb: Token) -> Hit | None:
    rows = _by_predicate()
    numbers = sorted({n for word in predicates_of(verb) for n in rows.get(word, ())})
    if not numbers:
        return None
    slots = slots_of(page, block, verb)
    for frame in (_frames()[n] for n in numbers):
        if not _is_meant(frame.row["mood"], verb, slots):
            continue
        subject = _fitting(frame.subject, slots.subjects)
        if subject is None and not frame.object:  # a passive's subject
            subject = _fitting(frame.subject, slots.objects)
        thing = _fitting(frame.object, slots.objects)
        if subject is None or thing is None:
            continue
        near = [p for p in subject if abs(verb.i - p.last) <= _SUBJECT_REACH]
        return _hit(page, block, frame, verb, [*near, *thing])
    return None


def _noun(page: Page, block: Block, noun: Token) -> Hit | None:
    for number in _by_noun().get(noun.lemma_.lower(), ()):
        frame = _frames()[number]
        phrase = phrase_of(page, block, noun)
        if "no" in phrase.words and not any("no" in one for want in frame.object for one in want):
            continue
        if _is_wanted(frame.subject, phrase) and (not frame.object or _is_wanted(frame.object, phrase)):
            return _hit(page, block, frame, noun, [phrase])
    return None


def _fitting(wanted: tuple[Wanted, ...], phrases: tuple[Phrase, ...]) -> list[Phrase] | None:
    """The phrase that fits; empty where none is asked for; None where none fits."""
    if not wanted:
        return []
    if any(_ANY in one for want in wanted for one in want):
        return list(phrases[:1])
    found = next((p for p in phrases if _heads(wanted, p)), None)
    return [found] if found is not None else None


def _heads(wanted: tuple[Wanted, ...], phrase: Phrase) -> bool:
    """Does a phrase have what is asked for, the first of it in its head?"""
    return any(want[0] & phrase.heads and all(one & phrase.words for one in want[1:]) for want in wanted)


def _is_wanted(wanted: tuple[Wanted, ...], phrase: Phrase) -> bool:
    return any(all(one & phrase.words for one in want) for want in wanted)


def _hit(page: Page, block: Block, frame: _Frame, head: Token, phrases: Iterable[Phrase]) -> Hit:
    firsts, lasts = [head.i], [head.i]
    for phrase in phrases:
        firsts.append(phrase.first)
        lasts.append(phrase.last)
    first, last = min(firsts), max(lasts)
    if head.pos_ in ("VERB", "AUX"):
        last = max(last, _end_of_predicate(head))
    first = max(first, head.i - _MAX_WORDS)
    last = min(last, first + 2 * _MAX_WORDS)
    start, end = page.span_of(block, head.doc[first], head.doc[last])
    return Hit(start=start, end=end, row=frame.row)


def _end_of_predicate(verb: Token) -> int:
    return max((c.i for c in verb.children if c.dep_ in ("prt", "acomp", "oprd")), default=verb.i)


# --- is it told as a fact -----------------------------------------------------------------------


def _is_meant(mood: str, verb: Token, slots: Slots) -> bool:
    """Is a clause told in the mood that a row asks for?"""
    if _is_supposed(verb):
        return False
    is_denied = slots.names_none or any(
        c.dep_ in ("neg", "preconj") and c.lower_ in _DENYING for c in verb.children
    )
    if mood == "denied" or (is_denied and mood != "either"):
        return is_denied and mood == "denied"
    is_ahead = slots.is_wished or any(c.dep_ == "aux" and c.lower_ in _MODALS for c in verb.children)
    return not is_ahead or mood == "ahead"


def _is_supposed(verb: Token) -> bool:
    """Under "if", save that a relative clause tells what is."""
    for one in (verb, *verb.ancestors):
        if any(c.dep_ == "mark" and c.lower_ in _SUPPOSING for c in one.children):
            return True
        if one.dep_ == "relcl":
            return False
    return False


def _is_asked(token: Token) -> bool:
    return any(t.text == "?" for t in token.sent[-2:])


# --- the table ----------------------------------------------------------------------------------


@cache
def _frames() -> tuple[_Frame, ...]:
    return tuple(
        _Frame(
            row=row,
            subject=_wanted(row["subject"]),
            predicate=_words(row["predicate"]),
            object=_wanted(row["object"]),
        )
        for row in _read(_FRAMES)
    )


@cache
def _by_predicate() -> dict[str, tuple[int, ...]]:
    """Predicate -> the numbers of the rows that name it."""
    return _numbered((word, n) for n, frame in enumerate(_frames()) for word in frame.predicate)


@cache
def _by_noun() -> dict[str, tuple[int, ...]]:
    """Head noun -> the numbers of the rows for noun phrases."""
    return _numbered(
        (word, n)
        for n, frame in enumerate(_frames())
        if not frame.predicate
        for want in frame.subject
        for word in want[0]
    )


def _numbered(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for word, number in pairs:
        found[word] = (*found.get(word, ()), number)
    return found


def _wanted(cell: str) -> tuple[Wanted, ...]:
    """Alternatives without "+" are one set; each with it is a row of sets."""
    if not cell:
        return ()
    parts = cell.split("|")
    plain = frozenset().union(*(_words(part) for part in parts if "+" not in part))
    joined = [tuple(_words(one) for one in part.split("+")) for part in parts if "+" in part]
    return (*(((plain,),) if plain else ()), *joined)


def _words(cell: str) -> frozenset[str]:
    found: set[str] = set()
    for word in filter(None, cell.split("|")):
        found |= _classes()[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split("|")) for row in _read(_CLASSES)}


def _read(name: str) -> list[dict[str, str]]:
    text = (files("sottovoce.reading") / "lexicon" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
