"""Titles that stand for a person without a name: "the foreign minister", "his president".

In: a page, its hits and persons, and what it has told of. Out: mentions in order. Method: the state told
beside the title, else that of its owner, of the byline or of the paragraph; then the person of the text who
bears the title there, or the holder of the office on the document's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.atlas.offices import Title, holders_of, office_name, title_named
from sottovoce.reading.belonging import POSTED, Person
from sottovoce.reading.gazetteer import Hit, find_hits, name_of_code
from sottovoce.reading.hits import Hits
from sottovoce.reading.identities import holder_actor, mention_of, person_actor
from sottovoce.reading.page import Page
from sottovoce.reading.told import Told
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

_DETERMINED = re.compile(
    r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|same)|['’]s?)[ \u00a0\n]+\Z"
)
# Between a title and the name it belongs to.
_ADDRESS = r"(?:(?:Mr|Ms|Mrs|Miss|Mx|Dr|Sir|Lady|Lord|Dame|Prof|Begum)\b\.?[ \u00a0\n]+)?"
_TITLE_GAP = re.compile(rf"(?:[ \u00a0\n]+(?:here|there))?[ \u00a0\n]*[,(]?[ \u00a0\n]*{_ADDRESS}\Z")
_TITLE_OF = re.compile(rf"[ \u00a0\n]+(?:of|for|in)\b[^,]*,?[ \u00a0\n]*{_ADDRESS}\Z")
_JOINING = re.compile(r"\b(?:and|with|to|by|told|said|met)\b")
_APPOSED = re.compile(r"[ \u00a0\n]*,[^,.;:()]{0,45}\Z")
_SAID = re.compile(
    r"[ \u00a0\n]+(?:said|says|told|replied|answered|added|assured|warned|stated|explained|denied)\b"
)
_ANSWERING = re.compile(
    r"\b(?:[Rr]eplying|[Rr]esponding|[Aa]nswering|[Ss]peaking|[Tt]urning|[Aa]sked|[Pp]ressed|[Qq]uestioned)\b"
    r"[ \u00a0\n]*(?:(?:to|by)[ \u00a0\n]+)?(?:[A-Z][a-z]+\.?[ \u00a0\n]+){0,2}\Z"
)
# Characters that may lie between a title and its name, between a name and the title in its apposition (with
# some space around the comma), and in the longest name.
_SHORT = re.compile(r"[A-Z]{2,4}")  # "PM", "FM"
_NAME_REACH, _APPOSITION_REACH, _NAME_LENGTH = 70, 50, 100
_CHIEFS = frozenset("chief leader boss master head strongman".split())
# Titles that many bear at a time: alone they name nobody.
_MANY_HOLD = frozenset(
    "spokesperson government_spokesperson press_secretary ambassador envoy official diplomat general "
    "admiral colonel senator member_of_parliament deputy_minister deputy_foreign_minister commissioner "
    "governor".split()
)


# Of these even one named before is not surely meant.
_NOBODY = frozenset({"official", "diplomat", "member_of_parliament", "deputy_foreign_minister", "officer"})


_ONE_AT_A_TIME = frozenset(
    "president prime_minister head_of_state head_of_government chancellor opposition_leader "
    "speaker_of_parliament".split()
)


def title_mentions(page: Page, hits: Hits, persons: Sequence[Person], told: Told) -> Iterator[Mention]:
    """ "the foreign minister", "his president", "the Ruritanian leader": a title that stands for a person.

    Each mention is told in its turn, so that a later title may go back to it.
    """
    for hit in hits:
        if hit.kind != gazetteer.TITLE:
            continue
        beside = hits.state_beside(hit)
        determined = _DETERMINED.search(page.text[max(0, hit.start - 16) : hit.start])
        is_short = _SHORT.fullmatch(hit.surface) is not None and not _is_hour(page.text, hit.start)
        if (not determined and beside is None and not is_short) or _is_named(page.text, hit, told):
            continue
        owner = beside or told.owner_state(hit.start) or _state_told_with(page, hits, hit)
        actor = _bearer(page, hit, owner, persons, told)
        if actor is not None:
            mention = mention_of(page, hit.start, hit.end, actor, "title")
            told.add(mention)
            yield mention


def _is_hour(text: str, start: int) -> bool:
    """ "3 PM"."""
    return text[max(0, start - 2) : start].strip()[-1:].isdigit()


def _state_told_with(page: Page, hits: Hits, hit: Hit) -> str | None:
    """ "The Ruritanian chargé was told of it. The chargé confirmed it": the state told last with a post."""
    title = title_named(hit.surface, None)
    block = page.block_at(hit.start)
    if title is None or title.role not in POSTED or block is None:
        return None
    same = [h for h in hits.within(block.start, hit.start) if h.surface.lower() == hit.surface.lower()]
    return hits.state_beside(same[-1]) if same else None


def _is_named(text: str, hit: Hit, told: Told) -> bool:
    """A name follows the title at once, or the title stands in an apposition to one."""
    for mention in told.persons.starting_in(hit.end, hit.end + _NAME_REACH + 1):
        between = text[hit.end : mention.passage.start]
        if re.search(r"[;:()]|\.(?!\S)(?<!\b(?:Mr|Ms|Dr)\.)", between):
            break
        if _TITLE_GAP.match(between) or (_TITLE_OF.match(between) and not _JOINING.search(between)):
            return True
    for mention in told.persons.starting_in(hit.start - _NAME_LENGTH - _APPOSITION_REACH, hit.start):
        end = mention.passage.end
        if end <= hit.start and _APPOSED.match(text[end : hit.start]):
            return not _is_subject_behind(text, mention.passage.start, hit.end)
    return False


def _is_subject_behind(text: str, start: int, end: int) -> bool:
    """ "Replying to NAME, the minister said": the title goes on with its verb, and the name was answered."""
    return (
        _SAID.match(text, end) is not None and _ANSWERING.search(text[max(0, start - 60) : start]) is not None
    )


def _bearer(page: Page, hit: Hit, state: str | None, persons: Sequence[Person], told: Told) -> Actor | None:
    if hit.surface.lower() in _CHIEFS and _is_seat_of_state(page, hit):
        title = title_named("head of state", state)
    else:
        title = title_named(hit.surface, state)
    if title is None or not title.is_person_when_bare or title.kind not in ("office", "rank"):
        return None
    if title.role in _MANY_HOLD or title.kind == "rank":
        known = _told_before(page, persons, hit, title, state) if title.role not in _NOBODY else None
        return person_actor(known) if known is not None else None
    context = state or told.seated or told.state_in_block(hit.start)
    if state is None and title.role not in ("minister", "leader"):
        named = _told_here(persons, hit, title, context)
        if named is not None:
            return person_actor(named)
    if state is None and title.role == "minister":
        bearer = told.last_minister(hit.start)
        if bearer is not None:
            return bearer
    for code in (context,) if state or context else (None,):
        known = _told_before(page, persons, hit, title, code) or _only_one_told(persons, title, code)
        if known is not None:
            return person_actor(known)
    untitled = _untitled_before(page, hit, persons) if state is None and _is_high_office(title.role) else None
    if untitled is not None:
        code = context or page.likely_home
        office = office_name(title, code, name_of_code(code)) if code else None
        return replace(person_actor(untitled), state=code, office=office)
    for code in (state,) if state else (context, told.home, page.likely_home):
        if code is None:
            continue
        holders = {h.person: h for h in holders_of(title.role, code, page.document.published_on)}
        if page.document.published_on and len(holders) == 1:
            return holder_actor(next(iter(holders.values())))
        is_told = state is not None or code in (told.seated, page.likely_home)
        if is_told and _is_high_office(title.role) and code in states_by_code():
            office = office_name(title, code, name_of_code(code))
            return Actor(id=f"office:{office}", name=office, kind=ActorKind.PERSON, state=code, office=office)
    if state is None:
        known = _told_before(page, persons, hit, title, None)
        return person_actor(known) if known is not None else None
    return None


def _untitled_before(page: Page, hit: Hit, persons: Sequence[Person]) -> Person | None:
    """ "How Ana Novak sees it nobody can say. The prime minister declared ...": the only person whom the
    paragraph has named before, without a title of her own."""
    block = page.block_at(hit.start)
    if block is None:
        return None
    named = [p for p in persons if (p.last_place_before(hit.start) or -1) >= block.start]
    is_bare = len(named) == 1 and not (named[0].state or named[0].title or named[0].holder)
    return named[0] if is_bare else None


def _is_seat_of_state(page: Page, hit: Hit) -> bool:
    """ "the Kremlin chief": the seat before the word is that of a head of state."""
    before = find_hits(page.text[max(0, hit.start - 30) : hit.start])
    return (
        bool(before) and before[-1].kind == gazetteer.SEAT and before[-1].entry.name.startswith("Presidency")
    )


def _is_high_office(role: str) -> bool:
    """Offices that one person holds at a time."""
    return role in _ONE_AT_A_TIME or (role.endswith("_minister") and not role.startswith("deputy"))


def _bears_also(page: Page, person: Person, title: str) -> bool:
    """ "The deputy premier and defence minister, NAME": whom either title means."""
    start = person.places[0][0]
    before = page.text[max(0, start - _NAME_LENGTH) : start]
    both = rf"\b{re.escape(title)}[ \u00a0\n]+and[ \u00a0\n]+[^,.;:]{{3,60}},?[ \u00a0\n]*\Z"
    return re.search(both, before, re.IGNORECASE) is not None


def _is_of_a_body(page: Page, person: Person, title: str) -> bool:
    """ "The president of the growers' union, NAME": not he whom "the president" means."""
    start = person.places[0][0]
    before = page.text[max(0, start - _NAME_LENGTH) : start]
    own = (
        rf"\b{re.escape(title)}[ \u00a0\n]+of[ \u00a0\n]+(?:the|an?|its|his|her|their)[ \u00a0\n]+"
        r"[a-z][^.;:]*,[^.;:,]*\Z"
    )
    return re.search(own, before, re.IGNORECASE) is not None


def _told_before(
    page: Page, persons: Sequence[Person], hit: Hit, title: Title, state: str | None
) -> Person | None:
    named = [p for p in persons if p.places[0][0] < hit.start and state in (None, p.state)]
    fitting = [p for p in named if _holds(p, title) or _bears_also(page, p, hit.surface)]
    fitting = [p for p in fitting if p.state is not None or not _is_of_a_body(page, p, hit.surface)]
    return max(fitting, key=lambda p: p.last_place_before(hit.start) or 0, default=None)


def _told_here(persons: Sequence[Person], hit: Hit, title: Title, context: str | None) -> Person | None:
    """The only person of the text whose office has these very words, where the text is silent of its own
    state's bearer."""
    bearers = [p for p in persons if _holds(p, title)]
    words = hit.surface.lower()
    before = [p for p in bearers if p.places[0][0] < hit.start and words in (p.office or "").lower()]
    is_silent = not any(p.state == context for p in bearers)
    return before[0] if len(before) == 1 and is_silent else None


def _only_one_told(persons: Sequence[Person], title: Title, state: str | None) -> Person | None:
    fitting = [p for p in persons if state is not None and p.state == state and _holds(p, title)]
    return fitting[0] if len(fitting) == 1 else None


def _holds(person: Person, title: Title) -> bool:
    """Does a person bear the title, or hold an office that is called so?"""
    if title.role == "minister":
        return any(r.endswith("minister") and r != "prime_minister" for r in person.roles)
    if title.role in person.roles:
        return True
    is_called_so = not title.office_begins or (person.office or "").startswith(title.office_begins)
    return is_called_so and bool(set(title.stands_for) & person.roles)
