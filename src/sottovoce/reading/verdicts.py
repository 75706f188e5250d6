"""A report's own verdict: will somebody accept, believe or heed what he is told?

In: a page and its utterances. Out: one verdict, or None. Method: the table `lexicon/verdict_words.csv`. The
author's judgement comes before that of a named speaker; what a speaker says of his own side ("we shall not
accept") is a refusal, not a verdict. Judgements of both sides together leave it uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.reading.page import Block, Page, Utterance
from sottovoce.reading.surfaces import Hit, load_surfaces
from sottovoce.records import Passage, Verdict

FOUND_BY = "rule:verdict/1"
AUTHOR = "author"
_TABLE = "verdict_words.csv"
_COURTING = re.compile(
    r"\b(?:dialogue|talks?|contacts?|offers?|approach\w*|overtures?|appeals?|rapprochement|normali[sz]\w+|"
    r"relations|ties|proposals?|thaw|reset|concessions?|court(?:s|ed|ing|ship)?|assur\w+|promis\w+|pledg\w+|reassur\w+|"
    r"neutral\w*|equidistan\w+|engage\w*|détente|detente|openings?|feelers|signals?|charm|olive branch|"
    r"bridge|woo(?:s|ed|ing)?|please|partnership|trust)\b",
    re.IGNORECASE,
)
_OWN_SIDE = re.compile(r"\b(?:we|I|us|our side)(?:['’](?:ll|re|m))?\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|had|should)\b[^.;]{0,60}\Z", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|since|for the reason that|given that|so long as)\s+(.+)", re.IGNORECASE | re.S
)
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|\Z|[”\"’)])[^.!?]*)*[.!?]*[”\"’)]*\s*")
_POINTING = re.compile(r"(?:but|yet|and)?\s*(?:it|this|that|which|such|these)\b", re.IGNORECASE)
_MAX_WORDS = 30


@dataclass(frozen=True, slots=True)
class _Judgement:
    hit: Hit
    block: Block
    holder: str


def find_verdict(page: Page, utterances: Sequence[Utterance]) -> Verdict | None:
    """The verdict that a text gives, its author's before a named speaker's; None where it gives none."""
    judgements = _judgements(page, utterances)
    holders = [AUTHOR, *dict.fromkeys(j.holder for j in judgements if j.holder != AUTHOR)]
    for holder in holders:
        verdict = _verdict(page, [j for j in judgements if j.holder == holder], holder)
        if verdict is not None:
            return verdict
    return None


def _judgements(page: Page, utterances: Sequence[Utterance]) -> list[_Judgement]:
    found = []
    for hit in load_surfaces(_TABLE).find_in(page):
        block = page.block_at(hit.start)
        around = [u for u in utterances if u.start < hit.end and hit.start < u.end]
        speaker = min(around, key=lambda u: u.end - u.start, default=None)
        if block is None or not _is_one(page, block, hit, speaker):
            continue
        found.append(_Judgement(hit, block, speaker.speaker.name if speaker is not None else AUTHOR))
    return found


def _is_one(page: Page, block: Block, hit: Hit, speaker: Utterance | None) -> bool:
    check = hit.row["check"]
    before = page.text[block.start : hit.start]
    if _OWN_SIDE.search(before) or (check != "beside" and _SUPPOSED.search(before)):
        return False
    if speaker is not None and (check or not speaker.speaker.name):
        return False
    if check == "courting":
        return _COURTING.search(_two_sentences(page, block, hit)) is not None
    return True


def _verdict(page: Page, judgements: list[_Judgement], holder: str) -> Verdict | None:
    bases = [j for j in judgements if j.hit.row["check"] != "beside"]
    if not bases:
        return None
    sides = {j.hit.row["side"] for j in bases}
    side = sides.pop() if len(sides) == 1 else "uncertain"
    used = [j for j in judgements if side in ("uncertain", j.hit.row["side"])]
    degrees = {j.hit.row["degree"] for j in used}
    degree = "very_likely" if "very_likely" in degrees else "likely"
    document = page.document.id
    return Verdict(
        passages=tuple(Passage(document=document, start=j.hit.start, end=j.hit.end) for j in used),
        label=side if side == "uncertain" else f"{side}_{degree}",
        about=_about(page, bases[0]),
        why=_why(page, used),
        holder=holder,
        found_by=FOUND_BY,
    )


# --- what it is about, and why ------------------------------------------------------------------


def _sentences(page: Page, block: Block) -> list[tuple[int, int]]:
    return [
        (block.start + m.start(), block.start + m.end())
        for m in _SENTENCE.finditer(page.text[block.start : block.end])
    ]


def _index_of(sentences: list[tuple[int, int]], hit: Hit) -> int:
    return next((i for i, (start, end) in enumerate(sentences) if start <= hit.start < end), 0)


def _two_sentences(page: Page, block: Block, hit: Hit) -> str:
    """The sentence of a hit and the one before it."""
    sentences = _sentences(page, block)
    index = _index_of(sentences, hit)
    if not sentences:
        return ""
    return page.text[sentences[max(0, index - 1)][0] : sentences[index][1]]


def _about(page: Page, judgement: _Judgement) -> str | None:
    """The words judged: the clause before "this is ...", else the sentence, or the one before a bare "it"."""
    sentences = _sentences(page, judgement.block)
    if not sentences:
        return None
    index = _index_of(sentences, judgement.hit)
    start, end = sentences[index]
    if _POINTING.match(page.text, judgement.hit.start):
        before = page.text[start : judgement.hit.start].strip(" \n,;–—-")
        if len(before.split()) > 1:
            return _cut(before)
        if index > 0:
            return _cut(page.text[slice(*sentences[index - 1])])
    return _cut(page.text[start:end])


def _why(page: Page, used: list[_Judgement]) -> str | None:
    """A reason given in the sentence of a judgement, else what is told right behind the last one."""
    for judgement in used:
        sentences = _sentences(page, judgement.block)
        if not sentences:
            continue
        start, end = sentences[_index_of(sentences, judgement.hit)]
        reason = _REASON.search(page.text[start:end])
        if reason is not None:
            return _cut(reason.group(1))
    last = used[-1]
    sentences = _sentences(page, last.block)
    index = _index_of(sentences, last.hit)
    if index + 1 < len(sentences):
        return _cut(page.text[slice(*sentences[index + 1])])
    return None


def _cut(words: str) -> str | None:
    return " ".join(words.split()[:_MAX_WORDS]).rstrip(" ,;") or None
