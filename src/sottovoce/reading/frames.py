"""Who hears by the frame of a text: a letter's addressee, the partner on a stage, the interviewing outlet.

In: an utterance in a letter or a turn, and its page. Out: entries and the words that name them.
"""

import re
from bisect import bisect_left

from sottovoce.reading.atlas.offices import canonical_person
from sottovoce.reading.genre import PRESS_LABEL, Genre, GenreKind
from sottovoce.reading.grounds import find_words
from sottovoce.reading.hearers import (
    NOBODY,
    Audience,
    entries_in,
    home_of_outlet,
    nobody,
    of_actor,
    outlets_in,
    own_state,
    with_public,
)
from sottovoce.reading.letterheads import addressed_holder, addresses_office, letterhead, side_of_letter
from sottovoce.reading.page import Block, BlockKind, Page, Utterance
from sottovoce.reading.telling import same_person
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

# A letter's own words for whom it goes to.
_ADDRESSED = re.compile(
    r"(?:^(?:open )?letter (?:[^\n.]{0,60} )?to\s+|"
    r"^(?:to|attn|for the attention of|cc|copy(?: to)?|copies(?: to)?)\s*:\s*|"
    r"\baddress(?:ed|ing)? (?:this|the|my|our|an?|the present)[^.;]{0,60}?\bto\s+|"
    r"\b(?:write|writing|written|sent|addressed|copied) to\s+(?!you\b)|"
    r"\bcop(?:y|ies)(?: (?:of it|sent))? to\s+)",
    re.IGNORECASE | re.MULTILINE,
)
# Between offices of two sides: the letter itself tells which the other is.
_PEER_SALUTATION = re.compile(
    r"\b(?:colleagues?|excellenc(?:y|ies)|ministers?|partners?|neighbou?rs?|friends?)\W*\Z", re.I
)
# The label that interviews keep for whoever answers: the first person their head names.
_ANSWERS = re.compile(r"A|ANSWER", re.IGNORECASE)
_ADDRESS_ENDS = re.compile(r"[.;:\n]|,?\s+(?:with|and) cop(?:y|ies)\b")


def letter_hearers(u: Utterance, page: Page, genre: Genre) -> Audience:
    """Those a letter is addressed or copied to, else the salutation's, else the side it speaks of most."""
    return page.once(("letter hearers", u.speaker), lambda: _letter_hearers(u.speaker, page, genre))


def _letter_hearers(speaker: Actor, page: Page, genre: Genre) -> Audience:
    reader = letterhead(page).addressee
    if reader is not None and reader.actor is not None and reader.state is not None:
        return Audience(of_actor(reader.actor), page.text[slice(*reader.span)], reader.span, "letterhead")
    holder = addressed_holder(page)
    if reader is None and holder is not None and holder.id != speaker.id:
        return Audience(of_actor(holder), None, None, "salutation")
    side = side_of_letter(page)
    if reader is None and holder is None and side is not None and addresses_office(page):
        return Audience((side,), None, None, "salutation")
    addressed = _addressed(speaker, page, genre)
    if addressed[0]:
        return addressed
    salutation = page.first(BlockKind.SALUTATION)
    if salutation is None:
        return NOBODY
    words = page.text[salutation.start : salutation.end]
    named = entries_in(page, (salutation.start, salutation.end), speaker)
    if named:
        return Audience(named, words, (salutation.start, salutation.end), "salutation")
    if not _PEER_SALUTATION.search(words):
        return nobody("the letter is addressed to somebody whom the text does not place")
    counts: dict[str, int] = {}
    own = own_state(speaker)
    for mention in page.mentions:
        state = mention.actor.state
        if mention.passage.start >= genre.body and state and state != own:
            counts[state] = counts.get(state, 0) + 1
    if not counts:
        return NOBODY
    span = (salutation.start, salutation.end)
    return Audience((max(counts, key=lambda s: counts[s]),), words, span, "side a letter speaks of")


def _addressed(speaker: Actor, page: Page, genre: Genre) -> Audience:
    """Addressees and holders of copies, named over the salutation or in the first paragraph behind it."""
    found: list[str] = []
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    opening = next((b.end for b in page.blocks if b.start >= genre.body and b.kind is BlockKind.PARAGRAPH), 0)
    for hit in _ADDRESSED.finditer(page.text, 0, opening):
        stop = _ADDRESS_ENDS.search(page.text, hit.end(), opening)
        span = (hit.end(), stop.start() if stop else opening)
        named = entries_in(page, span, speaker)
        if named:
            found += named
            words.append(" ".join(page.text[slice(*span)].split()))
            spans.append(span)
    if not found:
        return NOBODY
    return Audience(tuple(dict.fromkeys(found)), "; ".join(words), spans[0], "addressee of the letter")


def turn_hearers(u: Utterance, page: Page, block: Block, genre: Genre) -> Audience:
    """The interviewing outlet, or a partner on the stage; nobody after a question of the press."""
    turns = page.once("turns", lambda: [b for b in page.blocks if b.kind is BlockKind.TURN])
    mine = label_of(page, block)
    labels = page.once("labels", lambda: list(dict.fromkeys(label_of(page, b) for b in turns)))
    asks = page.once(("asks", mine), lambda: _asks(page, turns, mine))
    if genre.kind is GenreKind.BRIEFING or PRESS_LABEL.match(mine) or asks:
        return nobody("told to the press, which is no side")
    if genre.occasion == "interview" or len(labels) == 2:
        found = _interviewer(u, page, turns[0].start)
        if found[0]:
            return found
    before = turns[: bisect_left(turns, block.index, key=lambda b: b.index)]
    if genre.occasion == "interview" or any(PRESS_LABEL.match(label_of(page, b)) for b in before):
        return NOBODY
    others = [n for n in labels if n != mine and not PRESS_LABEL.match(n)]
    asked = next((n for b in reversed(before) if (n := label_of(page, b)) != mine), None)
    if asked is None and len(others) != 1:
        return NOBODY
    label = asked or others[0]
    found_person = person_of_label(page, label)
    if not found_person:
        return NOBODY
    span = next(b.label for b in turns if label_of(page, b) == label)
    return Audience(found_person, label, span, "partner on the stage")


def _asks(page: Page, turns: list[Block], label: str) -> bool:
    """Are most turns under a label questions?"""
    own = [page.text[b.start : b.end].rstrip() for b in turns if label_of(page, b) == label]
    return sum(words.endswith("?") for words in own) * 2 > len(own)


def label_of(page: Page, block: Block) -> str:
    """The speaker's label of a turn; "" for other blocks."""
    return page.text[block.label[0] : block.label[1]] if block.label else ""


def person_of_label(page: Page, label: str) -> tuple[str, ...]:
    """Entries of the person whom a label names: one told of in the text, or known to the atlas."""
    return page.once(("person of label", label), lambda: _person_of_label(page, label))


def _person_of_label(page: Page, label: str) -> tuple[str, ...]:
    if _ANSWERS.fullmatch(label):
        first = next((m.actor for m in page.mentions if m.actor.kind is ActorKind.PERSON), None)
        return of_actor(first) if first is not None else ()
    for mention in page.mentions:
        if mention.actor.kind is ActorKind.PERSON and same_person(mention.actor.name, label):
            return of_actor(mention.actor)
    known = canonical_person(label.title(), day=page.document.published_on)
    return (known.person, known.state) if known is not None else ()


def asked_person(page: Page, block: Block) -> tuple[str, ...]:
    """ "you" in a question: whoever answers it."""
    behind = range(block.index + 1, len(page.blocks))
    turn = next((page.blocks[n] for n in behind if page.blocks[n].kind is BlockKind.TURN), None)
    if block.kind is not BlockKind.TURN or turn is None:
        return ()
    return person_of_label(page, label_of(page, turn))


def _interviewer(u: Utterance, page: Page, first_turn: int) -> Audience:
    """The outlet that the head of the text names, and its public."""
    found = outlets_in(page.text[:first_turn], home_of_outlet(page, 0, first_turn), u.speaker)
    found = with_public(found, u.speaker, page)
    if not found:
        return NOBODY
    span = find_words(page.text, found[0], [(0, first_turn)])
    return Audience(tuple(found[:2]), found[0], span, "interviewing outlet")
