"""Who is meant: every mention of a person, government, body, organisation or people in a page.

In: a parsed page. Out: mentions in order, each with its actor. Method: the atlas's hits; persons
(`persons.py`); bare titles and bodies led to the state told beside them or last told before them; a capital
is a government where it acts and a place behind "in" or "near".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.atlas.offices import OfficeHolder, holders_of, office_name, title_named
from sottovoce.reading.gazetteer import Hit, find_hits, load_bodies, name_of_code
from sottovoce.reading.genre import detect_genre
from sottovoce.reading.hits import Hits
from sottovoce.reading.identities import body, government, holder_actor, is_name_of, mention_of, person_actor
from sottovoce.reading.page import Block, Page
from sottovoce.reading.persons import Person, find_persons
from sottovoce.records import Actor, Mention, Passage
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["body", "find_mentions", "government", "holder_actor", "person_actor"]

_PLACE_PREPOSITIONS = frozenset(
    "in at near outside around through across over inside within via into".split()
)
_PLACE_NOUNS = frozenset(
    "region province oblast district airport embassy summit process agreement agreements protocol group format "
    "talks accord accords suburb outskirts time".split()
)
_MOTION = frozenset(
    "go come fly travel arrive return move drive head leave withdraw visit depart trip flight journey route "
    "way road tour rush land".split()
)
_SPEAKING_NOUNS = frozenset(
    "government regime authority official leader leadership administration minister ministry spokesman "
    "spokeswoman spokesperson chief diplomat politician envoy press medium".split()
)
_DETERMINED = re.compile(
    r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|same)|['’]s?)[ \u00a0\n]+\Z"
)
_OWNER = re.compile(r"\b(his|her|its|their|our|my)[ \u00a0\n]+(?:\w+[ \u00a0\n]+)?\Z", re.IGNORECASE)
_GENERIC_BODY = re.compile(r"\b[Tt]he (ministry|office|embassy)\b(?! of)")
# Short names of organs that are plain once their organisation has been told.
_ORGANS = re.compile(r"\b[Tt]he (Commission|Union|Alliance|Secretariat)\b(?!’s of)")
_ORGAN_OF = {
    "Commission": ("EU", "European Commission"),
    "Union": ("EU", "European Union"),
    "Alliance": ("NATO", "NATO"),
    "Secretariat": ("UN", "UN Secretariat"),
}
_STATES = frozenset({gazetteer.COUNTRY, gazetteer.ADJECTIVE, gazetteer.CAPITAL, gazetteer.SEAT})
# A text is at home in a state that it names twice as often as any other (1.2-2 tried).
_HOME_LEAD = 2
_CHIEFS = frozenset("chief leader boss master head strongman".split())
# "Caracas (wire) – ...", "Nairobi, 3 May – ...": what follows the capital of a dateline.
_DATELINE = re.compile(r"(?:[ \u00a0]\([^)]{1,30}\))?(?:,[^.;:–—-]{1,40})?[ \u00a0]*[–—-]{1,2}[ \u00a0]")
# Titles that many bear at a time: alone they name nobody.
_MANY_HOLD = frozenset(
    "spokesperson government_spokesperson press_secretary ambassador envoy official diplomat general admiral "
    "colonel senator member_of_parliament deputy_minister deputy_foreign_minister commissioner governor".split()
)


def find_mentions(page: Page) -> tuple[Mention, ...]:
    """Mentions of a page in order, none overlapping. Sets `page.home` on the way."""
    hits = _in_blocks(page, find_hits(page.text))
    seated = _seated(page, hits)
    home = seated or _home(hits)
    page.home = home
    persons = find_persons(page, Hits(page.text, hits), home)
    mentions = list(_person_mentions(page, persons))
    taken = [(m.passage.start, m.passage.end) for m in mentions]
    free = [h for h in hits if not any(s < h.end and h.start < e for s, e in taken)]
    mentions += _name_mentions(page, free, home, list(mentions))
    mentions.sort(key=lambda m: m.passage.start)
    mentions += _bare_titles(page, free, persons, mentions, home, seated)
    mentions += _body_mentions(page, free, mentions, home, seated)
    mentions.sort(key=lambda m: (m.passage.start, -m.passage.end))
    mentions += [*_generic_bodies(page, mentions), *_short_organs(page, mentions)]
    return tuple(_without_overlaps(sorted(mentions, key=lambda m: (m.passage.start, -m.passage.end))))


# --- names ------------------------------------------------------------------------------------------


def _in_blocks(page: Page, hits: Sequence[Hit]) -> list[Hit]:
    found = []
    for hit in hits:
        block = page.block_at(hit.start)
        inside = block is not None and hit.end <= block.end
        label = block is None and any(b.label and b.label[0] <= hit.start < b.label[1] for b in page.blocks)
        if inside or label:
            found.append(hit)
    return found


def _home(hits: Sequence[Hit]) -> str | None:
    """The state that a text names most, where it does so clearly."""
    counts = Counter(h.entry.code for h in hits if h.kind in _STATES and h.entry.code)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _HOME_LEAD * ranked[1][1]):
        return None
    return ranked[0][0]


def _seated(page: Page, hits: Sequence[Hit]) -> str | None:
    """The state in whose capital, or by whose office, a text is written: its byline or dateline."""
    issuer = detect_genre(page).issuer
    for hit in hits:
        is_state = hit.kind in _STATES and hit.entry.code in states_by_code()
        if is_state and issuer is not None and issuer[0] <= hit.start < issuer[1]:
            return hit.entry.code
    for hit in hits:
        block = page.block_at(hit.start)
        if block is None or block.index > 3 or hit.kind != gazetteer.CAPITAL:
            continue
        is_shouted = hit.surface.isupper() and len(hit.surface) > 3 and hit.start - block.start < 40
        is_dateline = hit.start == block.start and _DATELINE.match(page.text, hit.end)
        if is_shouted or is_dateline:
            return hit.entry.code
    return None


def _person_mentions(page: Page, persons: Sequence[Person]) -> Iterator[Mention]:
    for person in persons:
        for start, end in person.places:
            yield mention_of(page, start, end, person_actor(person), "name")


def _name_mentions(
    page: Page, hits: Sequence[Hit], home: str | None, persons: Sequence[Mention]
) -> Iterator[Mention]:
    told = {h.entry.code for h in hits if not any(e.kind == gazetteer.BODY for e in h.entries)}
    for hit in hits:
        code = hit.entry.code
        if code is None or hit.kind not in gazetteer.NAMES or hit.kind == gazetteer.PERSON:
            continue
        if _is_shouted_word(page, hit):
            continue
        owner = _body_owner(page, hit, hits, code in told, persons, home)
        if owner is not None:
            found = load_bodies()[hit.surface.lower()]
            actor, kind = body(found.named(owner, name_of_code(owner)), owner), "name"
        else:
            actor, kind = _named_actor(hit, code)
        is_place = kind in ("metonym", "country") and _is_place(page, hit)
        yield mention_of(page, hit.start, hit.end, actor, kind, is_place=is_place)


def _body_owner(
    page: Page, hit: Hit, hits: Sequence[Hit], is_told: bool, persons: Sequence[Mention], home: str | None
) -> str | None:
    """The state whose "Foreign Office" or "Security Council" a name means, where it may be any state's."""
    if not any(e.kind == gazetteer.BODY for e in hit.entries):
        return None
    beside = Hits(page.text, hits).state_beside(hit)
    if beside is not None or is_told:
        return beside
    return _state_before_in_block(page, hit, persons) or home


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
    token = next((t for t in page.docs[block.index] if block.start + t.idx >= hit.start), None)
    if token is None:
        return False
    if hit.surface.isupper() and len(hit.surface) > 3 and hit.start - block.start < 40:
        return True
    if re.match(r"[ \u00a0,–—/-]+[A-Z]{4,}", page.text[hit.end : hit.end + 12]) and hit.start == block.start:
        return True
    after = page.text[hit.end : hit.end + 14].split()
    if hit.kind == gazetteer.CAPITAL and after and after[0].strip(",.;") in _PLACE_NOUNS:
        return True
    if (
        hit.kind == gazetteer.CAPITAL
        and token.dep_ == "compound"
        and token.head.lemma_ not in _SPEAKING_NOUNS
    ):
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


# --- titles and bodies ------------------------------------------------------------------------------


def _bare_titles(
    page: Page,
    hits: Sequence[Hit],
    persons: Sequence[Person],
    mentions: Sequence[Mention],
    home: str | None,
    seated: str | None,
) -> Iterator[Mention]:
    """ "the foreign minister", "his president", "the Ruritanian leader": a title that stands for a person."""
    known = list(mentions)
    for hit in hits:
        if hit.kind != gazetteer.TITLE:
            continue
        beside = Hits(page.text, hits).state_beside(hit)
        determined = _DETERMINED.search(page.text[max(0, hit.start - 16) : hit.start])
        if not determined and beside is None:
            continue
        if _is_named(page, hit, mentions):
            continue
        state = beside or _owner_state(page, hit, mentions)
        actor = _bearer(page, hit, state, persons, known, home, seated)
        if actor is not None:
            mention = mention_of(page, hit.start, hit.end, actor, "title")
            known.append(mention)
            yield mention


def _is_named(page: Page, hit: Hit, mentions: Sequence[Mention]) -> bool:
    """A name follows the title at once, or the title stands in an apposition to one."""
    for mention in mentions:
        if mention.actor.kind is not ActorKind.PERSON:
            continue
        start, end = mention.passage.start, mention.passage.end
        if start >= hit.end and re.match(r"[^.;:()]{0,70}\Z", page.text[hit.end : start]):
            between = page.text[hit.end : start]
            if re.match(r"[ \u00a0\n]*,?[ \u00a0\n]*\Z", between):
                return True
            if re.match(r"[ \u00a0\n]+(?:of|for|in)\b[^,]*,?[ \u00a0\n]*\Z", between) and not re.search(
                r"\b(?:and|with|to|by|told|said|met)\b", between
            ):
                return True
        if end <= hit.start and re.match(r"[ \u00a0\n]*,[^,.;:()]{0,45}\Z", page.text[end : hit.start]):
            return True
    return False


def _owner_state(page: Page, hit: Hit, mentions: Sequence[Mention]) -> str | None:
    """ "his foreign minister": the state of the person, or of the government, last told before."""
    owner = _OWNER.search(page.text[max(0, hit.start - 24) : hit.start])
    if owner is None:
        return None
    before = [m for m in mentions if m.passage.end <= hit.start and m.actor.state and not m.is_place]
    if owner.group(1).lower() in ("his", "her"):
        before = [m for m in before if m.actor.kind is ActorKind.PERSON]
    elif owner.group(1).lower() in ("our", "my"):
        return None
    return before[-1].actor.state if before else None


def _bearer(
    page: Page,
    hit: Hit,
    state: str | None,
    persons: Sequence[Person],
    mentions: Sequence[Mention],
    home: str | None,
    seated: str | None,
) -> Actor | None:
    if hit.surface.lower() in _CHIEFS and _is_seat_of_state(page, hit):
        title = title_named("head of state", state)
    else:
        title = title_named(hit.surface, state)
    if title is None or title.kind != "office" or not title.is_person_when_bare or title.role in _MANY_HOLD:
        return None
    roles = {title.role, *title.stands_for}
    context = state or seated or _state_before_in_block(page, hit, mentions)
    if state is None and title.role == "minister":
        bearer = _last_minister(mentions, hit)
        if bearer is not None:
            return bearer
    for code in (context,) if state or context else (None,):
        known = _told_before(persons, hit, roles, title.role, code) or _only_one_told(
            persons, roles, title.role, code
        )
        if known is not None:
            return person_actor(known)
    for code in (state,) if state else (context, home):
        if code is None:
            continue
        holders = {h.person: h for h in holders_of(title.role, code, page.document.published_on)}
        if page.document.published_on and len(holders) == 1:
            return holder_actor(next(iter(holders.values())))
        if state and _is_high_office(title.role) and code in states_by_code():
            office = office_name(title, code, name_of_code(code))
            return Actor(id=f"office:{office}", name=office, kind=ActorKind.PERSON, state=code, office=office)
    if state is None:
        known = _told_before(persons, hit, roles, title.role, None)
        return person_actor(known) if known is not None else None
    return None


def _last_minister(mentions: Sequence[Mention], hit: Hit) -> Actor | None:
    """ "the minister": whoever last was named or called one."""
    before = [m for m in mentions if m.passage.end <= hit.start and m.actor.kind is ActorKind.PERSON]
    ministers = [m for m in before if (m.actor.office or "").startswith(("Minister", "Foreign Minister"))]
    return max(ministers, key=lambda m: m.passage.start).actor if ministers else None


def _is_seat_of_state(page: Page, hit: Hit) -> bool:
    """ "the Kremlin chief": the seat before the word is that of a head of state."""
    before = find_hits(page.text[max(0, hit.start - 30) : hit.start])
    return (
        bool(before) and before[-1].kind == gazetteer.SEAT and before[-1].entry.name.startswith("Presidency")
    )


def _is_high_office(role: str) -> bool:
    """Offices that one person holds at a time."""
    return role in ("president", "prime_minister", "head_of_state", "head_of_government", "chancellor") or (
        role.endswith("_minister") and not role.startswith("deputy")
    )


def _told_before(
    persons: Sequence[Person], hit: Hit, roles: set[str], role: str, state: str | None
) -> Person | None:
    fitting = [
        p
        for p in persons
        if p.places[0][0] < hit.start and _holds(p, roles, role) and state in (None, p.state)
    ]
    return max(fitting, key=lambda p: max(s for s, _ in p.places if s < hit.start), default=None)


def _only_one_told(persons: Sequence[Person], roles: set[str], role: str, state: str | None) -> Person | None:
    fitting = [p for p in persons if state is not None and p.state == state and _holds(p, roles, role)]
    return fitting[0] if len(fitting) == 1 else None


def _holds(person: Person, roles: set[str], role: str) -> bool:
    if role == "minister":
        return any(r.endswith("minister") and r != "prime_minister" for r in person.roles)
    return bool(roles & person.roles)


def _state_before(mentions: Sequence[Mention], offset: int) -> str | None:
    before = [
        m
        for m in mentions
        if m.passage.end <= offset and m.actor.state and not m.is_place and m.kind != "demonym"
    ]
    return max(before, key=lambda m: m.passage.start).actor.state if before else None


def _body_mentions(
    page: Page, hits: Sequence[Hit], mentions: Sequence[Mention], home: str | None, seated: str | None
) -> Iterator[Mention]:
    """ "the Ruritanian foreign ministry", "the army": a body led to its state."""
    for hit in hits:
        if hit.kind != gazetteer.BODY:
            continue
        found = load_bodies().get(" ".join(hit.surface.lower().replace("’", "'").split()))
        if found is None or _is_modifier(page, hit):
            continue
        state = Hits(page.text, hits).state_beside(hit) or _owner_state(page, hit, mentions)
        if state is None and "{state}" not in found.name:
            yield mention_of(page, hit.start, hit.end, body(found.name, "USA"), "name")
            continue
        state = state or seated or _state_before_in_block(page, hit, mentions) or home
        if state is None or (found.scope == "state" and state not in states_by_code()):
            continue
        name = found.named(state, name_of_code(state))
        actor = government(state) if name == government(state).name else body(name, state)
        yield mention_of(page, hit.start, hit.end, actor, "name")


def _is_modifier(page: Page, hit: Hit) -> bool:
    """ "military transparency": the word only describes the next one."""
    block = page.block_at(hit.start)
    if block is None:
        return False
    tokens = [t for t in page.docs[block.index] if hit.start <= block.start + t.idx < hit.end]
    return (
        bool(tokens)
        and tokens[-1].dep_ in ("amod", "compound")
        and tokens[-1].head.i > tokens[-1].i
        and (tokens[-1].head.lemma_ not in _SPEAKING_NOUNS)
    )


def _state_before_in_block(page: Page, hit: Hit, mentions: Sequence[Mention]) -> str | None:
    block = page.block_at(hit.start)
    if block is None:
        return None
    return _state_before([m for m in mentions if m.passage.start >= block.start], hit.start)


def _generic_bodies(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "the ministry": the one last told, or that of the minister last told."""
    for match in _GENERIC_BODY.finditer(page.text):
        start, end = match.span(1)
        if any(m.passage.start < end and start < m.passage.end for m in mentions):
            continue
        word = match.group(1)
        for mention in reversed([m for m in mentions if m.passage.end <= start]):
            actor = mention.actor
            if actor.kind is ActorKind.ORGANISATION and word in actor.name.lower():
                yield mention_of(page, start, end, actor, "name")
                break
            if (
                word == "ministry"
                and actor.state
                and actor.office
                and actor.office.startswith("Minister of ")
            ):
                yield mention_of(
                    page,
                    start,
                    end,
                    body(actor.office.replace("Minister", "Ministry", 1), actor.state),
                    "name",
                )
                break


def _short_organs(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "the Commission", "the Union": organs of an organisation that the text has named in full."""
    told = {m.actor.state for m in mentions}
    for match in _ORGANS.finditer(page.text):
        code, name = _ORGAN_OF[match.group(1)]
        if code in told:
            actor = government(code) if name == government(code).name or code == name else body(name, code)
            yield mention_of(page, match.start(1), match.end(1), actor, "name")


def _without_overlaps(mentions: Sequence[Mention]) -> Iterator[Mention]:
    end = -1
    for mention in mentions:
        if mention.passage.start >= end:
            yield mention
            end = mention.passage.end
