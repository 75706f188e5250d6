"""Who is meant: every mention of a person, government, body, organisation or people in a page.

In: a parsed page. Out: mentions in order, each with its actor. Method: the atlas's hits; persons (`persons`);
bare titles and bodies led to a state (`titles`, `bodies`); a capital is a government where it acts and a
place behind "in" or "near".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sottovoce.reading import gazetteer
from sottovoce.reading.belonging import Person, leading, likely_home
from sottovoce.reading.bodies import SPEAKING_NOUNS, body_mentions, generic_bodies, short_organs
from sottovoce.reading.cast import with_cast
from sottovoce.reading.cities import is_mere_city
from sottovoce.reading.contests import is_team
from sottovoce.reading.gazetteer import STATE_NAMES, Hit, find_hits, load_bodies, name_of_code
from sottovoce.reading.hits import Hits
from sottovoce.reading.identities import (
    body,
    government,
    holder_actor,
    is_name_of,
    mention_of,
    person_actor,
)
from sottovoce.reading.page import Page
from sottovoce.reading.persons import find_persons
from sottovoce.reading.seated import seat_of, seats_of_items, seats_of_takes
from sottovoce.reading.spans import SpanSet, token_from
from sottovoce.reading.titles import title_mentions
from sottovoce.reading.told import Told
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["body", "find_mentions", "government", "holder_actor", "person_actor"]

_PLACE_PREPOSITIONS = frozenset(
    "in at near outside around through across over inside within via into".split()
)
_PLACE_NOUNS = frozenset(
    "region province oblast district airport embassy summit process agreement agreements protocol group "
    "format talks accord accords suburb outskirts time".split()
)
_MOTION = frozenset(
    "go come fly travel arrive return move drive head leave withdraw visit depart trip flight journey route "
    "way road tour rush land".split()
)
# A text is at home in a state that it names twice as often as any other (1.2-2 tried).
_HOME_LEAD = 2


def find_mentions(page: Page) -> tuple[Mention, ...]:
    """Mentions of a page in order, none overlapping. Sets what the page says of its home on the way."""
    hits = _in_blocks(page, find_hits(page.text))
    seated = seat_of(page, hits)
    page.home = home = seated or _home(hits)
    page.is_seated = seated is not None
    page.likely_home = home or likely_home(page, Hits(page.text, hits))
    of_page = Hits(page.text, hits)
    page.seats = seats_of_items(page, of_page) or seats_of_takes(page, of_page)
    persons = find_persons(page, Hits(page.text, hits), home)
    mentions = list(_person_mentions(page, persons))
    taken = SpanSet((m.passage.start, m.passage.end) for m in mentions)
    free = Hits(page.text, [h for h in hits if not taken.overlaps(h.start, h.end)])
    mentions += list(_name_mentions(page, free, Told(page, mentions, home, seated)))
    told = Told(page, mentions, home, seated)
    mentions += list(title_mentions(page, free, persons, told))
    mentions += list(body_mentions(page, free, told))
    mentions.sort(key=_place)
    mentions += [*generic_bodies(page, mentions), *short_organs(page, mentions)]
    mentions.sort(key=_place)
    return with_cast(page, tuple(_without_overlaps(mentions)))


# --- names ------------------------------------------------------------------------------------------


def _in_blocks(page: Page, hits: Sequence[Hit]) -> list[Hit]:
    labels = SpanSet(b.label for b in page.blocks if b.label)
    found = []
    for hit in hits:
        block = page.block_at(hit.start)
        if hit.end <= block.end if block is not None else labels.overlaps(hit.start, hit.start + 1):
            found.append(hit)
    return found


def _home(hits: Sequence[Hit]) -> str | None:
    """The state that a text names most, where it does so clearly."""
    counts = Counter(h.entry.code for h in hits if h.kind in STATE_NAMES and h.entry.code)
    return leading(counts, _HOME_LEAD)


def _person_mentions(page: Page, persons: Sequence[Person]) -> Iterator[Mention]:
    for person in persons:
        for start, end in person.places:
            yield mention_of(page, start, end, person_actor(person), "name")


def _name_mentions(page: Page, hits: Hits, told: Told) -> Iterator[Mention]:
    codes = {h.entry.code for h in hits if not any(e.kind == gazetteer.BODY for e in h.entries)}
    for hit in hits:
        code = hit.entry.code
        if code is None or hit.kind not in gazetteer.NAMES or hit.kind == gazetteer.PERSON:
            continue
        if _is_shouted_word(page, hit):
            continue
        owner = _body_owner(hit, hits, told, is_told=code in codes)
        if owner is not None:
            found = load_bodies()[hit.surface.lower()]
            actor, kind = body(found.named(owner, name_of_code(owner)), owner), "name"
        else:
            actor, kind = _named_actor(hit, code)
        is_place = kind in ("metonym", "country") and _is_place(page, hit)
        yield mention_of(page, hit.start, hit.end, actor, kind, is_place=is_place)


def _body_owner(hit: Hit, hits: Hits, told: Told, *, is_told: bool) -> str | None:
    """The state whose "Foreign Office" or "Security Council" a name means, where it may be any state's."""
    if not any(e.kind == gazetteer.BODY for e in hit.entries):
        return None
    beside = hits.state_beside(hit)
    if beside is not None or is_told:
        return beside
    if _OF_UN.search(told.page.text) and any(e.code == "UN" for e in hit.entries):
        return None
    return told.state_in_block(hit.start) or told.home


# A text that tells of these means the organisation's council.
_OF_UN = re.compile(
    r"\bUN\b|\bUnited Nations\b|\b(?:the )?Secretary-General\b|\bpeacekeep|\bresolution \d{3,4}\b"
)


def _named_actor(hit: Hit, code: str) -> tuple[Actor, str]:
    """What a name of the atlas stands for, and the kind of mention."""
    if hit.kind in (gazetteer.ADJECTIVE, gazetteer.ORGANISATION_ADJECTIVE):
        return government(code), "demonym"
    if hit.kind == gazetteer.PEOPLE:
        name = f"{code} people"
        return Actor(id=f"group:{name}", name=name, kind=ActorKind.GROUP, state=code), "demonym"
    if hit.kind == gazetteer.SEAT:
        is_whole = hit.entry.name == government(code).name or is_name_of(hit.entry.name, code)
        return government(code) if is_whole else body(hit.entry.name, code), "metonym"
    if hit.kind == gazetteer.ORGANISATION:
        is_whole = is_name_of(hit.entry.name, code)
        actor = government(code) if is_whole else body(hit.entry.name, code)
        return actor, "collective" if code == "WEST" else "name"
    return government(code), "metonym" if hit.kind == gazetteer.CAPITAL else "country"


def _is_shouted_word(page: Page, hit: Hit) -> bool:
    """ "WHAT THEY SAY TO US": in a line of capitals a short code may be any word."""
    block = page.block_at(hit.start)
    return (
        block is not None
        and len(hit.surface) <= 3
        and hit.surface.isupper()
        and page.text[block.start : block.end].isupper()
        and hit.surface.lower() in ("us", "who", "it", "in", "no", "so", "me")
    )


def _is_place(page: Page, hit: Hit) -> bool:
    """A capital or country behind "in", beside "region", or at the head of a dateline is only a place."""
    block = page.block_at(hit.start)
    if block is None:
        return False
    token = token_from(page, block, hit.start)
    if token is None:
        return False
    if hit.surface.isupper() and len(hit.surface) > 3 and hit.start - block.start < 40:
        return True
    if re.match(r"[ \u00a0,–—/-]+[A-Z]{4,}", page.text[hit.end : hit.end + 12]) and hit.start == block.start:
        return True
    after = page.text[hit.end : hit.end + 14].split()
    if hit.kind == gazetteer.CAPITAL and after and after[0].strip(",.;") in _PLACE_NOUNS:
        return True
    if hit.kind == gazetteer.CAPITAL and token.dep_ == "compound" and token.head.lemma_ not in SPEAKING_NOUNS:
        return True
    if (hit.kind == gazetteer.CAPITAL and is_mere_city(token)) or is_team(token):
        return True
    return _is_behind_place_word(token)


def _is_behind_place_word(token: Token) -> bool:
    head = token.head if token.dep_ in ("pobj", "conj", "compound") else None
    if head is not None and head.dep_ == "pobj" and token.dep_ != "pobj":
        head = head.head
    previous = token.nbor(-1) if token.i > 0 else None
    if previous is not None and previous.lower_ == "the" and previous.i > 0:
        previous = previous.nbor(-1)
    words = {w.lower_ for w in (head, previous) if w is not None and w.pos_ in ("ADP", "SCONJ")}
    if words & _PLACE_PREPOSITIONS:
        return True
    return bool(words & {"to", "from", "for"}) and head is not None and head.head.lemma_ in _MOTION


def _place(mention: Mention) -> tuple[int, int]:
    """In order; of two that begin together the longer first."""
    return mention.passage.start, -mention.passage.end


def _without_overlaps(mentions: Sequence[Mention]) -> Iterator[Mention]:
    end = -1
    for mention in mentions:
        if mention.passage.start >= end:
            yield mention
            end = mention.passage.end
