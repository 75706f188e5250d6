"""What the rest of a text says of a closed paper or talk: that it came out, when, and whether it is denied.

In: a page. Out: spans of words. Method: sentences that join a word for the paper or the story with a word for
its coming out, for a denial or for a confirmation; what is negated or left open ("would not confirm") counts
for neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sottovoce.reading.covers import is_on_cover, paper_span
from sottovoce.reading.datelines import is_of_printing, line_of_date
from sottovoce.reading.dates import document_day, is_paper_date
from sottovoce.reading.grounds import Origin
from sottovoce.reading.narrator import narrator_at
from sottovoce.reading.page import Block, BlockKind, DateMention, Page
from sottovoce.records import Actor
from sottovoce.vocabulary import Authenticity

STORY = (
    r"(?:reports?|papers?|letters?|cables?|memos?|memorandum|documents?|files?|leaks?|claims?|"
    r"allegations?|stor(?:y|ies)|"
    r"revelations?|charts?|recordings?|tapes?|transcripts?|texts?|accounts?|accusations?|emails?|"
    r"notes?|dossier|minutes)"
)
_DENIES = (
    r"(?:den(?:y|ies|ied|ial)|reject(?:s|ed)?|dismiss(?:es|ed)?|untrue|false|fake|faked|forger(?:y|"
    r"ies)|forged|fabricat\w+|invent(?:ed|ions?)|"
    r"not (?:authentic|genuine|true|real|accurate)|baseless|groundless|hoax|nonsense|"
    r"(?:pure )?fantas(?:y|ies)|fairy ?tales?|fiction|"
    r"never (?:existed|written|sent|said)|"
    r"no (?:such )?(?:paper|letter|document|memo|cable|meeting|agreement|talks) (?:exists?|existed|"
    r"was|took)|lies?|disinformation)"
)
_CONFIRMS = (
    r"(?:confirm(?:s|ed)?|acknowledg(?:es?|ed)|admit(?:s|ted)?|vouch(?:es|ed)? for|authentic|"
    r"genuine|conced(?:es?|ed)|"
    r"(?:is|was|are|were) (?:real|true|accurate)|there was (?:indeed )?(?:a|such a) )"
)
_OPEN = re.compile(
    r"\b(?:nor|neither|whether|without|if|would not|could not|cannot|did not|does not|has not|"
    r"have not|had not|"
    r"was not able|declin\w+|refus\w+|unable|yet to|nobody|no one|unconfirmed|fail(?:s|ed) to|"
    r"(?:wouldn|couldn|didn|doesn|hasn|haven|hadn)['’]t)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    rf"\b{STORY}\b[^.;]{{0,90}}?\b{_DENIES}\b|\b{_DENIES}\b[^.;]{{0,90}}?\b{STORY}\b", re.IGNORECASE
)
_RELEASED = re.compile(
    r"\b(?:made public|published|released|issued|circulated|posted|distributed|given to the press) "
    r"(?:\w+ )?by\b",
    re.IGNORECASE,
)
# "Reports of the massacre are disinformation": told of an event, not of the paper.
_OF_SOMETHING_ELSE = re.compile(rf"{STORY} (?:of|about|that|from)\b", re.IGNORECASE)
# A denial of what was told in the sentence before.
_DENIES_IT = re.compile(
    r"\b(?:denied|denies|dismissed|dismisses|rejected|rejects)(?:,? however,?| flatly)? "
    r"(?:(?:that )?(?:this|that|it|having|any such)\b|any(?:thing of the kind| suggestion)\b)|"
    r"\b(?:there (?:is|was|has been) no such|no such (?:promise|pledge|deal|understanding|offer|assurance)s? "
    r"(?:was|were|has|had|exists?|existed))\b",
    re.IGNORECASE,
)
_CONFIRMATION = re.compile(
    rf"\b{STORY}\b[^.;]{{0,60}}?\b{_CONFIRMS}\b|\b{_CONFIRMS}[^.;]{{0,120}}?\b{STORY}\b", re.IGNORECASE
)
# "The ministry confirmed that it is authentic": of the paper told of before.
_CONFIRMS_IT = re.compile(
    r"\bconfirm(?:s|ed)\b[^.;]{0,40}\bthat (?:it|they) (?:is|was|are|were) (?:authentic|genuine|real)\b",
    re.IGNORECASE,
)
LEAKED = re.compile(
    r"\b(?:leak(?:s|ed|ing)?|circulat(?:es|ed|ing)|obtained (?:by|a copy)|(?:been )?seen by|"
    r"wikileaks|surfac(?:es|ed)|"
    r"turn(?:ed|ing) up|made public|came out|was out|let out|intercepted|classified|stamped secret|"
    r"top secret|"
    r"hacked|secret(?:ly)? (?:files?|papers?|documents?|memo|cable|recording|report)|unauthori[sz]ed|"
    r"published (?:the|a|an) (?:papers?|letter|cables?|memo|document|recording|files?|minutes)|"
    r"(?:print(?:s|ed)?|publish(?:es|ed)|carr(?:ies|ied)|quotes|runs|ran) (?:extracts?|excerpts?|passages?|"
    r"parts?|the text) (?:from|of) (?:an?|the|this|that) (?!open\b)(?:\w+ )?(?:letter|memo|cable|document|"
    r"notes?|minutes|paper)|(?:been )?shown (?:to )?(?:me|us)|(?:newspaper|magazine|weekly|paper|we|"
    r"I) (?:has|have) seen|"
    r"publication of (?:an?|the|this|that) (?!open\b)(?:\w+ )?(?:letter|memo|cable|document|recording|"
    r"papers?)|"
    r"(?:not|neither|nor|n['’]t) (?:\w+ )?(?:confirm|den)\w+[^.;]{0,40}\bauthenticity\b|"
    r"passed to|shown to|"
    r"shared with (?:reporters|the|us)|reviewed by|posted online|found its way|in the possession of|"
    r"reached (?:this|our|us|the) (?:\w+ )?(?:newspaper|paper|weekly|office|newsroom|desk|editors?|magazine)|"
    r"copied to us|without (?:the |its )?(?:[\w'’]+ ){0,2}knowledge|got hold of)\b",
    re.IGNORECASE,
)
_RIGHT_BEHIND = 8  # characters
_REACH_BEFORE, _REACH_AFTER = 70, 50  # characters: about a clause
_CAME_OUT = re.compile(
    r"\b(?:publish(?:ed|es)?|made public|surfac(?:ed|es)|releas(?:ed|es)|leaked|came out|(?:is|was|"
    r"were|been)? ?\bout\b|"
    r"appeared|posted|put on (?:line|the (?:internet|web|net))|"
    r"emerged|publication|release of|obtained|let out|broke the (?:news|story)|"
    r"report(?:ed|s) on|wrote about|writes about|revealed|"
    r"disclosed|turned up|printed|seen by)\b",
    re.IGNORECASE,
)
_PLAIN_RELEASE = re.compile(
    r"\b(?:published|released|leaked|made public|came out|wikileaks)\b", re.IGNORECASE
)
# A paper the outlet itself has read comes out with the report.
_FIRST_TELLING = re.compile(
    r"seen by|obtained|reviewed by|shared with|shown to|passed to|got hold", re.IGNORECASE
)


Vouched = tuple[Authenticity, Origin]
Surfaced = tuple[str | None, Origin]


NOT_TOLD = Origin(rule="no day", reason="the text does not say when it came out")


def standing(page: Page) -> Vouched:
    """A leaked paper is denied, confirmed, or neither, in this text."""
    if (denied := denial(page)) is not None:
        return Authenticity.LEAKED_DENIED, Origin(rule="leak denied", span=denied)
    if (confirmed := confirmation(page)) is not None:
        return Authenticity.LEAKED_CONFIRMED, Origin(rule="leak confirmed", span=confirmed)
    reason = "the text neither confirms nor denies it"
    return Authenticity.LEAKED_UNCONFIRMED, Origin(rule="leak left open", reason=reason)


def denial(page: Page) -> tuple[int, int] | None:
    """Words in which somebody denies a paper or a story, anywhere in the text."""
    return page.once("denial", lambda: _first(page, _DENIAL))


def confirmation(page: Page) -> tuple[int, int] | None:
    """Words in which somebody confirms a paper or a story, anywhere in the text."""
    return page.once("confirmation", lambda: _first(page, _CONFIRMATION) or _first(page, _CONFIRMS_IT))


def own_release(page: Page, body: int, speaker: Actor) -> tuple[int, int] | None:
    """Words outside a letter's body by which its own sender's side brings it out."""
    return page.once(("own release", body, speaker.state), lambda: _own_release(page, body, speaker))


def _own_release(page: Page, body: int, speaker: Actor) -> tuple[int, int] | None:
    signature = next((b for b in page.blocks if b.kind is BlockKind.SIGNATURE), None)
    for block in page.blocks:
        if body <= block.start and (signature is None or block.start < signature.start):
            continue
        for hit in _RELEASED.finditer(page.text, block.start, block.end):
            stop = min(block.end, hit.end() + 80)
            sides = {m.actor.state for m in page.mentions_in(hit.end(), stop)} - {None}
            is_own = re.search(
                r"\b(?:his|her|its|the sender['’]s|the ministry|the embassy)\b", page.text[hit.end() : stop]
            )
            if (sides and sides <= {speaker.state}) or (not sides and is_own):
                return hit.span()
    return None


def released_on(page: Page, words: tuple[int, int]) -> Surfaced:
    """The day told beside such words; else that of the report."""
    block = page.block_at(words[0])
    days = [m for m in page.dates_in(words[0], block.end) if m.value] if block is not None else []
    if days:
        return days[0].value, Origin(rule="day of the release", span=(days[0].start, days[0].end))
    if page.document.published_on is None:
        return None, NOT_TOLD
    return page.document.published_on, Origin(rule="released with the report", reason="no other day is told")


def denied_by(page: Page, names: tuple[str, ...], offset: int) -> tuple[int, int] | None:
    """The sentence behind an offset in which one of those named, or his state, denies what is told of him."""
    denials = page.once("denials", lambda: list(_denials(page)))
    for start, end in denials:
        actors = _deniers(page, start, end) if end > offset else ()
        if any(a.name in names or (a.state and a.state in names) for a in actors):
            return start, end
    return None


def _deniers(page: Page, start: int, end: int) -> Iterator[Actor]:
    """Those a sentence names; in a turn, the one who speaks it."""
    yield from (m.actor for m in page.mentions_in(start, end))
    block = page.block_at(start)
    speaks = narrator_at(page, block) if block is not None and block.kind is BlockKind.TURN else None
    if speaks is not None:
        yield speaks


def _denials(page: Page) -> Iterator[tuple[int, int]]:
    """Sentences in which somebody denies a paper, a story or what is told of him."""
    for block in page.blocks:
        for start, end in page.sentences_of(block):
            hit = _DENIAL.search(page.text, start, end) or _DENIES_IT.search(page.text, start, end)
            if hit is not None and not _OPEN.search(page.text[start : hit.end()]):
                yield start, end


def _first(page: Page, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    has_cover = paper_span(page) is not None  # a paper does not deny or confirm itself
    for block, doc in zip(page.blocks, page.docs, strict=True):
        if block.kind is BlockKind.TITLE or (has_cover and not is_on_cover(page, block.start)):
            continue
        for sentence in doc.sents:
            start, end = block.start + sentence.start_char, block.start + sentence.end_char
            for hit in pattern.finditer(page.text, start, end):
                is_open = _OPEN.search(page.text[start : hit.end()]) or _OPEN.search(hit.group())
                if not is_open and not _OF_SOMETHING_ELSE.match(hit.group()):
                    return hit.span()
    return None


def leak_words(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Words in a span which say that a paper came out without its author."""
    hit = page.once(("leak words", start, end), lambda: LEAKED.search(page.text, start, end))
    return hit.span() if hit else None


def nearest_leak(
    page: Page, block: Block, sentence: tuple[int, int], paper: tuple[int, int]
) -> tuple[int, int] | None:
    """Words which say that a paper came out: in the sentence, where it is named, before, then behind."""
    home = page.block_at(paper[0]) or block
    spans = [sentence, (home.start, home.end), (block.start, block.end)]
    near = next((found for span in spans if (found := leak_words(page, *span))), None)
    return near or page.once("first leak", lambda: _first_leak(page))


def _first_leak(page: Page) -> tuple[int, int] | None:
    return next((found for b in page.blocks if (found := leak_words(page, b.start, b.end))), None)


def surfacing(
    page: Page, block: Block, sentence: tuple[int, int], words: tuple[int, int] | None, is_paper: bool
) -> Surfaced:
    """The day closed words came out: told in the text, or that of a text which is their first telling.

    words: those that say it leaked. is_paper: the text is itself the paper.
    """
    is_read_here = words is not None and _FIRST_TELLING.search(page.text[slice(*words)]) is not None
    is_dated = is_paper and line_of_date(page) is not None  # its own day is not that of its coming out
    today = page.document.published_on or (None if is_dated else document_day(page))
    if is_read_here and (got := _got_on(page, words)) is not None:
        return got.value, Origin(rule="day it came out", span=(got.start, got.end))
    if is_read_here and today is not None:
        return today, Origin(rule="read by the outlet", span=words)
    mention = came_out_on(page, block.index, sentence)
    if mention is not None:
        return mention.value, Origin(rule="day it came out", span=(mention.start, mention.end))
    if is_paper and today is not None:
        return today, Origin(rule="text is the paper", reason="it came out with this text")
    return None, NOT_TOLD


def _got_on(page: Page, words: tuple[int, int] | None) -> DateMention | None:
    """ "Which reporters got hold of on Friday": a day right behind such words."""
    reach = (words[1], words[1] + _RIGHT_BEHIND) if words is not None else (0, 0)
    behind = (m for m in page.dates_in(*reach) if m.value)
    return next((m for m in behind if page.text[reach[0] : m.start].strip() in ("on", "")), None)


def came_out_on(page: Page, block: int, sentence: tuple[int, int]) -> DateMention | None:
    """The day a paper came out, told nearest to a sentence: in it, in its block, before, then behind."""
    is_told_of = _tells_of_release(page, page.blocks[block])
    here = _came_out_in(page, *sentence) if is_told_of else None
    if here is not None:
        return here
    told = page.once("came out", lambda: _came_out_by_block(page))
    if block in told and is_told_of:
        return told[block]
    if paper_span(page) is not None:
        told = {number: day for number, day in told.items() if _is_outside_paper(page, page.blocks[number])}
    before = max((number for number in told if number < block), default=None)
    return told[before] if before is not None else next(iter(told.values()), None)


def _is_outside_paper(page: Page, block: Block) -> bool:
    """On its cover, or a line between that tells of its printing."""
    return is_on_cover(page, block.start) or is_of_printing(page.text[block.start : block.end])


def _tells_of_release(page: Page, block: Block) -> bool:
    """On its cover a printed paper tells how it came out; within, only where plain words for that are."""
    if paper_span(page) is None or is_on_cover(page, block.start):
        return True
    return _PLAIN_RELEASE.search(page.text, block.start, block.end) is not None


def _came_out_by_block(page: Page) -> dict[int, DateMention]:
    """Blocks that tell when a paper came out, in order, with the day."""
    told = ((b.index, _came_out_in(page, b.start, b.end)) for b in page.blocks)
    return {index: mention for index, mention in told if mention is not None}


def _came_out_in(page: Page, start: int, end: int) -> DateMention | None:
    near = [
        (distance, m)
        for m in page.dates_in(start, end)
        if m.value
        if (distance := _distance(page, m, start, end)) is not None
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _distance(page: Page, mention: DateMention, start: int, end: int) -> int | None:
    """Characters between a day and the nearest word for coming out in its clause; None without one."""
    if is_paper_date(page.text, mention):
        return None
    before = page.text[max(start, mention.start - _REACH_BEFORE) : mention.start]
    if before.endswith((" of ", " from ")):
        return None  # "reports of 2008, released by ...": the year of what came out
    after = page.text[mention.end : min(end, mention.end + _REACH_AFTER)]
    before, after = re.split(r"[.;()]\s+", before)[-1], re.split(r"[.;()]", after)[0]
    found = [len(before) - hit.end() for hit in _CAME_OUT.finditer(before)]
    found += [hit.start() for hit in _CAME_OUT.finditer(after)]
    return min(found, default=None)
