"""Estimative, distancing and rating words of a report, each with its holder and what it bears on.

In: a page and its utterances. Out: estimates in order. Method: the table `lexicon/estimative_words.csv`, with
the parse to tell "may" from the month, "a possible deal" from "a deal is possible", and a verb behind
"hardly". In what somebody says the holder is the speaker, but a distancing phrase in reported words is the
author's (annotation guide, "Hedges").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.page import Block, Page, Utterance
from sottovoce.reading.quotes import is_quoted, quotes_of
from sottovoce.reading.spans import Placed, tokens_starting_in
from sottovoce.reading.surfaces import Hit, load_surfaces, record_id
from sottovoce.records import Estimate, Passage
from sottovoce.vocabulary import EstimateKind, Form

if TYPE_CHECKING:
    from spacy.tokens import Token

FOUND_BY = "rule:estimate/1"
AUTHOR = "author"
_TABLE = "estimative_words.csv"
_MAX_WORDS = 14  # of what a hedge bears on: a reader wants the clause, not the paragraph
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_FILLERS = frozenset({"it", "this", "that", "which", "there"})


def find_estimates(page: Page, utterances: Sequence[Utterance]) -> tuple[Estimate, ...]:
    """Estimates of a page in order, none overlapping.

    utterances: those of the same page, any order. `low`, `best` and `high` are set only where a word
    estimates how likely something is, not where it only modifies a noun.
    """
    found = []
    by_block: dict[int, list[Utterance]] = {}
    for utterance in utterances:
        by_block.setdefault(utterance.block, []).append(utterance)
    placed = Placed(utterances, lambda u: (u.start, u.end))
    for hit in load_surfaces(_TABLE).find_in(page):
        if hit.row["kind"] == "none":
            continue
        around = _utterance_at(placed, hit)
        block = page.block_at(hit.start)
        if block is None or not _is_met(page, block, hit, around):
            continue
        speaker = around or _speaking(page, block, by_block.get(block.index, ()), hit)
        found.append(_estimate(page, block, hit, speaker))
    return tuple(found)


def _estimate(page: Page, block: Block, hit: Hit, utterance: Utterance | None) -> Estimate:
    row, document = hit.row, page.document.id
    return Estimate(
        id=record_id(document, "estimate", hit.start, hit.end, row["kind"]),
        passage=Passage(document=document, start=hit.start, end=hit.end),
        kind=EstimateKind(row["kind"]),
        level=row["level"],
        about=_about(page, block, hit),
        holder=_holder(hit, utterance),
        low=_number(row, "low"),
        best=_number(row, "best"),
        high=_number(row, "high"),
        found_by=FOUND_BY,
    )


def _number(row: Mapping[str, str], column: str) -> float | None:
    return float(row[column]) if row[column] else None


def _utterance_at(utterances: Placed[Utterance], hit: Hit) -> Utterance | None:
    """The narrowest utterance that holds a hit."""
    return min(utterances.holding(hit.start, hit.end), key=lambda u: u.end - u.start, default=None)


def _speaking(page: Page, block: Block, here: Sequence[Utterance], hit: Hit) -> Utterance | None:
    """The utterance whose speaker's words a hit outside any content is: his turn or letter, his quotation.

    here: those of the block.
    """
    own = [u for u in here if u.layout in ("turn", "letter")]
    if own:
        return own[0]
    if not is_quoted(quotes_of(page, block), hit.start, hit.end):
        return None
    doc = page.docs[block.index]
    sentence = next((s for s in doc.sents if s.start_char <= hit.start - block.start < s.end_char), None)
    if sentence is None:
        return None
    start, end = block.start + sentence.start_char, block.start + sentence.end_char
    beside = [u for u in here if start <= u.start < end]
    return min(beside, key=lambda u: abs(u.start - hit.start), default=None)


def _holder(hit: Hit, utterance: Utterance | None) -> str:
    if utterance is None:
        return AUTHOR
    is_own = utterance.form is Form.DIRECT or utterance.layout in ("turn", "letter")
    if hit.row["kind"] == EstimateKind.ATTRIBUTION and not is_own:
        return AUTHOR
    return utterance.speaker.name


# --- is it one --------------------------------------------------------------------------------


def _is_met(page: Page, block: Block, hit: Hit, utterance: Utterance | None) -> bool:
    check = hit.row["check"]
    if hit.row["kind"] == EstimateKind.INTENTION and _is_tool(page, hit):
        return False
    if not check:
        return True
    if check == "author":
        return utterance is None
    tokens = page.tokens_in(hit.start, hit.end)
    if not tokens:
        return False
    if check == "modal":
        return tokens[0].tag_ == "MD" and not _asks_leave(tokens[0])
    if check == "verb":
        doc = page.docs[block.index]
        return tokens[-1].i + 1 < len(doc) and doc[tokens[-1].i + 1].pos_ in ("VERB", "AUX")
    return tokens[0].dep_ == "amod" and tokens[0].head.pos_ in ("NOUN", "PROPN")


def _is_tool(page: Page, hit: Hit) -> bool:
    """ "the means to fight": what one has, not what one intends."""
    first = next(iter(page.tokens_in(hit.start, hit.end)), None)
    if first is None or first.lower_ not in ("means", "mean"):
        return False
    before = first.nbor(-1) if first.i > 0 else None
    return first.pos_ == "NOUN" or (before is not None and before.pos_ in ("DET", "ADJ"))


def _asks_leave(modal: Token) -> bool:
    """ "over whether members may vote": a question of leave, not of chance."""
    return any(t.lower_ == "whether" for t in modal.head.children)


# --- what it bears on -------------------------------------------------------------------------


def _about(page: Page, block: Block, hit: Hit) -> str | None:
    """The clause or noun phrase that a hedge bears on, from the text, at most fourteen words."""
    doc = page.docs[block.index]
    tokens = tokens_starting_in(doc, hit.start - block.start, hit.end - block.start)
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    root = next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])
    span = _complement(root, inside) or _phrase(root) or _clause(root)
    first, last = span
    while last > first and doc[last].is_punct:
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].lower_ == "that"):
        first += 1
    last = min(last, first + _MAX_WORDS - 1)
    return " ".join(doc[first : last + 1].text.split()) or None


def _complement(root: Token, inside: set[int]) -> tuple[int, int] | None:
    """ "it is doubtful that X", "doubts whether X", "the likelihood of X"."""
    for token in (root, *(t for t in root.subtree if t.i in inside)):
        for child in token.children:
            if child.i in inside and child.dep_ != "prep":
                continue
            if child.dep_ in ("ccomp", "csubj", "acl") and child.i > token.i:
                return child.left_edge.i, child.right_edge.i
            if child.dep_ == "prep" and child.lower_ in ("of", "about", "over") and child.i > token.i:
                objects = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
                if objects:
                    return objects[0].left_edge.i, objects[0].right_edge.i
    return None


def _phrase(root: Token) -> tuple[int, int] | None:
    """The noun phrase around a modifier or noun."""
    if root.dep_ == "amod" and root.head.pos_ in ("NOUN", "PROPN"):
        return root.head.left_edge.i, root.head.right_edge.i
    if root.pos_ in ("NOUN", "PROPN") and root.dep_ not in ("attr", "ROOT"):
        return root.left_edge.i, root.right_edge.i
    return None


def _clause(root: Token) -> tuple[int, int]:
    """The clause around a hedge, from its subject on; the clause told before where the subject is "this"."""
    verb = root
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    if verb.dep_ in ("aux", "auxpass") and verb.head != verb:
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is not None and subject.lower_ in _FILLERS and verb.dep_ in ("conj", "ccomp"):
        told = verb.head
        if told.i < subject.i:
            return told.left_edge.i, subject.left_edge.i - 1
    first = subject.left_edge.i if subject is not None else verb.left_edge.i
    return first, max(verb.right_edge.i, first)
