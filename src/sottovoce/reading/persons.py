"""Persons of one document: every name that stands for one, led to one canonical person.

In: a page and the hits of the atlas in it. Out: people, each with the places where it is named.
Method: names as `names` finds them; spellings
fold together (`atlas.offices.fold_name`); a surname alone is the one person of that surname in the text, or
in the atlas for that state and day. Office and state come from the atlas for the document's day, else from
the words around a name ("Ruritania's defence minister, Jan Novak").
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas.offices import (
    FAMILY_FIRST,
    OfficeHolder,
    canonical_person,
    fold_name,
    holders_of,
    office_name,
    persons_named,
    title_named,
)
from sottovoce.reading.atlas.towns import state_of_town
from sottovoce.reading.belonging import (
    AT_HOME,
    POSTED,
    Person,
    host_at_head,
    is_of_embassy,
    settle_hosts,
    settle_states,
)
from sottovoce.reading.gazetteer import name_of_code
from sottovoce.reading.genre import CLOCK, GenreKind, detect_genre
from sottovoce.reading.hits import Hits
from sottovoce.reading.names import Candidate, find_candidates, without_possessive
from sottovoce.reading.office_told import (
    OF_NO_STATE,
    is_of_holder,
    is_of_state,
    only_state,
    state_of_party,
    town_told_before,
)
from sottovoce.reading.page import BlockKind, Page
from sottovoce.reading.seated import sentence_opened_at
from sottovoce.reading.spans import SpanSet, token_from
from sottovoce.reading.tenure import former, office_on

_FEMALE = re.compile(r"(?:Mrs|Ms|Miss|Madame|Lady|Queen|Princess|Frau|Mme|Begum)\b")
_MALE = re.compile(r"(?:Mr|Sir|Lord|King|Prince|Herr|Monsieur)\b")


_SOLDIERS = frozenset({"army_chief", "chief_of_staff", "head_of_state", "intelligence_chief"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a text tells of all its people: its day, its home, the states and organisations it names."""

    day: str | None
    home: str | None
    told: frozenset[str]
    is_seated: bool  # its home is told by its byline, dateline or house
    is_talk: bool  # a record of questions and answers, which tells most of what is asked about
    is_abroad: bool  # an embassy's report: its officials without a state are its hosts


_SHORT_PART = 3  # letters: a part of a name that short names nobody


class _People:
    """Persons found so far, in order of finding, by surname and by person of the atlas."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._by_surname: dict[str, list[int]] = {}
        self._by_holder: dict[str, list[int]] = {}
        self._by_part: dict[str, dict[int, Person]] = {}

    def add(self, person: Person) -> None:
        self._by_surname.setdefault(person.surname, []).append(len(self.all))
        if person.holder is not None:
            self._by_holder.setdefault(person.holder.person, []).append(len(self.all))
        self.all.append(person)
        self.named_anew(person)

    def of_surname(self, surname: str) -> list[Person]:
        return [self.all[n] for n in self._by_surname.get(surname, ())]

    def of_part(self, word: str) -> list[Person]:
        """People of whose name a word is any part, where they are one only: "Harun" of "Harun al-Said"."""
        if len(word) <= _SHORT_PART:
            return []
        found = [p for p in self._by_part.get(word, {}).values() if word in fold_name(p.name).split()]
        return found if len(found) == 1 else []

    def of_longer(self, words: list[str]) -> Person | None:
        """The one whose whole name begins or ends with these words: "Al Marri" of "Khalid Al Marri"."""
        named = self._by_part.get(words[0], {}).values()
        names = [(p, fold_name(p.name).split()) for p in named]
        count = len(words)
        found = [p for p, n in names if len(n) > count and words in (n[:count], n[-count:])]
        return found[0] if len(found) == 1 else None

    def of_family(self, word: str) -> list[Person]:
        """The one whose name opens with a short family name: "Liu" of "Liu Wen"."""
        named = self._by_part.get(word, {}).values()
        found = [p for p in named if p.state in FAMILY_FIRST and fold_name(p.name).split()[0] == word]
        return found if len(found) == 1 else []

    def named_anew(self, person: Person) -> None:
        """Take note of the parts of a person's name, which a fuller naming may change."""
        for part in fold_name(person.name).split():
            self._by_part.setdefault(part, {})[id(person)] = person

    def named(self, holder: OfficeHolder | None, surname: str) -> list[Person]:
        """People of one surname, or who are one person of the atlas."""
        places = set(self._by_surname.get(surname, ()))
        if holder is not None:
            places.update(self._by_holder.get(holder.person, ()))
        return [self.all[n] for n in sorted(places)]


def find_persons(page: Page, hits: Hits, home: str | None) -> list[Person]:
    """People of a page in order of first naming.

    home: the state by whose office, or in whose capital, the text is written, or that it names most.
    """
    told = frozenset(h.entry.code for h in hits if h.entry.code)
    is_abroad = detect_genre(page).kind is GenreKind.CABLE and any(
        h.entry.code == home and is_of_embassy(page.text, h) for h in hits
    )
    is_talk = any(b.kind is BlockKind.TURN for b in page.blocks)
    seats = _seats_of_entries(page, hits)
    people = _People()
    candidates = find_candidates(page, hits)
    for is_whole in (True, False):
        for candidate in candidates:
            if candidate.is_whole is is_whole:
                seat = sentence_opened_at(page, hits, candidate.start)
                seat = seat or seats.get(_block_of(page, candidate.start))
                is_seated = page.is_seated or seat is not None
                setting = _Setting(
                    page.document.published_on, seat or home, told, is_seated, is_talk, is_abroad
                )
                _place(people, candidate, setting, page.text)
    if is_abroad:
        settle_hosts(people.all, home, host_at_head(page, hits, home))
    _find_surnames(page, hits, people)
    if not is_abroad:
        settle_states(page, hits, people.all, page.likely_home if page.is_seated or not is_talk else None)
    return sorted((p for p in people.all if p.places), key=lambda p: p.places[0])


def _seats_of_entries(page: Page, hits: Hits) -> dict[int, str]:
    """Block index -> the state in whose capital the entry is filed, for entries under lines like
    "8 December, Lisbon, 16:40"."""
    seats: dict[int, str] = {**page.seats}
    seat = None
    for block in page.blocks:
        if block.kind is BlockKind.HEADING:
            named = hits.within(block.start, block.end)
            capitals = [h.entry.code for h in named if h.kind == gazetteer.CAPITAL and h.entry.code]
            is_filed = len(capitals) == 1 and CLOCK.search(page.text, block.start, block.end)
            seat = capitals[0] if is_filed else None
        elif seat is not None:
            seats[block.index] = seat
    return seats


def _block_of(page: Page, offset: int) -> int:
    block = page.block_at(offset)
    return block.index if block is not None else -1


def _place(people: _People, candidate: Candidate, setting: _Setting, text: str) -> None:
    person = _known(people, candidate, setting.day)
    if person is None:
        person = _new(candidate, setting)
        if person is None:
            return
        people.add(person)
    insort(person.places, (candidate.start, candidate.end))
    _learn(person, candidate, setting, text)
    people.named_anew(person)


def _known(people: _People, candidate: Candidate, day: str | None) -> Person | None:
    words = fold_name(candidate.surface).split()
    if not words:
        return None
    if len(words) == 1:
        fitting = people.of_surname(words[0]) or people.of_part(words[0])
        if candidate.state and len(fitting) > 1:
            fitting = [p for p in fitting if p.state == candidate.state]
        return _last_named(fitting, candidate.start)
    holder = canonical_person(candidate.surface, candidate.state, day) or canonical_person(
        candidate.surface, None, day
    )
    longer = people.of_longer(words)
    if longer is not None and (holder is None or longer.holder in (None, holder)):
        return longer
    for person in people.named(holder, words[-1]):
        if holder is None or person.holder is None:
            if fold_name(person.name).split()[0][0] == words[0][0]:
                return person
        elif holder.person == person.holder.person:
            return person
    return None


def _in_print(surface: str) -> str:
    """A name as running text prints it."""
    name = " ".join(surface.split())
    return name.title() if name.isupper() else name


def _last_named(people: Sequence[Person], offset: int) -> Person | None:
    """Of people of one surname the one named last before an offset; the only one wherever he is named."""
    if len(people) <= 1:
        return people[0] if people else None
    before = [p for p in people if p.last_place_before(offset) is not None]
    return max(before, key=lambda p: p.last_place_before(offset) or 0, default=None)


def _new(candidate: Candidate, setting: _Setting) -> Person | None:
    words = fold_name(candidate.surface).split()
    if not words:
        return None
    holder = _holder(candidate, setting)
    if holder is None and len(words) == 1 and (not candidate.is_titled or len(words[0]) < 3):
        return None  # one capitalised word, be it called a person by the recogniser, is too often a place
    name = holder.person if holder else _in_print(candidate.surface)
    surname = words[-1] if holder is None or len(words) == 1 else fold_name(candidate.surface).split()[-1]
    return Person(name=name, surname=surname, holder=holder)


def _holder(candidate: Candidate, setting: _Setting) -> OfficeHolder | None:
    """The person of the atlas whom a name means here.

    A surname alone needs a state beside it, or to be the only one of its kind in the states that the text
    names, in office on its day.
    """
    day = setting.day
    if candidate.is_whole:
        fitting = canonical_person(candidate.surface, candidate.state, day)
        return fitting or canonical_person(candidate.surface, None, day)
    for state in (candidate.state, setting.home):
        if state is None:
            continue
        found = canonical_person(candidate.surface, state, day)
        if found is not None and (candidate.role is None or _may_be(found, candidate)):
            return found
    terms = list(persons_named(candidate.surface, day))
    title = title_named(candidate.title_surface or "", None)
    if title is not None and title.kind in ("office", "rank"):
        wanted = {title.role, *title.stands_for} if title.kind == "office" else _SOLDIERS
        terms = [t for t in terms if wanted & set(t.roles)]
    if candidate.state is not None:
        terms = [t for t in terms if t.state == candidate.state]
    elif len({t.person for t in terms}) > 1 or title is None:
        terms = [t for t in terms if t.state in setting.told] or _only_one(terms)
    terms = [t for t in terms if canonical_person(candidate.surface, t.state, day) is not None]
    return terms[-1] if len({t.person for t in terms}) == 1 else None


def _only_one(terms: list[OfficeHolder]) -> list[OfficeHolder]:
    """The terms of a surname that one person of the whole table bears."""
    return terms if len({t.person for t in terms}) == 1 else []


def _may_be(holder: OfficeHolder, candidate: Candidate) -> bool:
    title = title_named(candidate.title_surface or "", holder.state)
    if title is None or title.kind != "office":
        return True
    wanted = set(title.stands_for) | {title.role}
    return any(wanted & set(t.roles) for t in persons_named(holder.person))


def _learn(person: Person, candidate: Candidate, setting: _Setting, text: str) -> None:
    """Take over what the words around one naming tell."""
    home, day = setting.home, setting.day
    if person.holder is None and len(candidate.surface.split()) > len(person.name.split()):
        person.name = _in_print(candidate.surface)
    person.roles.update(role for role in (candidate.role, candidate.rank) if role)
    address = candidate.honorific or candidate.title_surface
    if address and person.gender is None:
        if _FEMALE.match(address):
            person.gender = "f"
        elif _MALE.match(address):
            person.gender = "m"
    title = title_named(candidate.title_surface or "", candidate.state or home)
    if title is not None and title.kind != "honorific":
        person.title = person.title or candidate.title_surface
        is_of_province = candidate.town is not None and title.role == "governor"
        is_at_home = title.role in AT_HOME or title.role.endswith("minister")
        person.is_local |= is_at_home or is_of_province or candidate.is_of_own_state
    person.is_former |= candidate.is_former and is_of_holder(candidate, person.holder)
    if person.holder is not None:
        person.gender = person.holder.gender
        person.state = person.holder.state
        person.office = former(person.holder.office) if person.is_former else office_on(person.holder, day)
        person.roles.update(person.holder.roles)
        return
    if person.state is None:
        title = title_named(candidate.title_surface or "", home)
        is_local = (
            title is not None
            and title.kind in ("office", "occupation")
            and title.role not in POSTED | OF_NO_STATE
        )
        only = only_state(title or title_named(candidate.title_surface or "", None), home)
        if setting.is_abroad or (candidate.town is not None and title is not None and title.role == "mayor"):
            is_local = False  # of the host, or of wherever the town lies
        if is_local and candidate.is_among_states and title and home and holders_of(title.role, home, day):
            is_local = False  # the atlas knows who holds that office there, and it is somebody else
        name_of_town = candidate.town or town_told_before(text, candidate)
        town = state_of_town(name_of_town, setting.told) if name_of_town is not None else None
        person.state = candidate.state or state_of_party(text, candidate) or town or only
        if person.state is None and is_local:
            person.is_by_count = home is not None and not setting.is_seated
            person.state = None if person.is_by_count and setting.is_talk else home
    if person.office is None and candidate.title_surface and person.state and candidate.role:
        title = title_named(candidate.title_surface, person.state)
        is_held = (
            title is not None and not candidate.state and bool(holders_of(title.role, person.state, day))
        )
        if is_held:
            return  # by somebody else whom the atlas knows, so that the office is not surely this one
        if (
            title is not None
            and title.kind == "office"
            and is_of_state(title.role, candidate, person.state, text)
        ):
            office = office_name(title, person.state, name_of_code(person.state))
            person.office = former(office) if candidate.is_former else office


def _find_surnames(page: Page, hits: Hits, people: _People) -> None:
    """Namings by surname alone that neither a title nor the recogniser had shown."""
    taken = SpanSet(place for person in people.all for place in person.places)
    blocked = SpanSet(
        (h.start, h.end) for h in hits if h.kind in gazetteer.NAMES and h.kind != gazetteer.PERSON
    )
    for match in re.finditer(r"[^\W\d_a-zß-öø-ÿ](?:[\w’'‑-]{2,}|[a-z]\b)", page.text):
        surface = without_possessive(match.group())
        start, end = match.start(), match.start() + len(surface)
        if taken.overlaps(start, end) or blocked.overlaps(start, end):
            continue
        word = fold_name(surface)
        if len(surface) < _SHORT_PART and not _is_name_there(page, start):
            continue
        found = _last_named(people.of_surname(word) or _of_part(page, people, word, start), start)
        if found is not None:
            insort(found.places, (start, end))


def _is_name_there(page: Page, start: int) -> bool:
    """Is a word of two letters, such as "An" or "He", a name where it stands?"""
    block = page.block_at(start)
    token = token_from(page, block, start) if block is not None else None
    return token is not None and token.pos_ == "PROPN" and not token.is_stop


def _of_part(page: Page, people: _People, word: str, start: int) -> list[Person]:
    """One whose name has the word in it, where that is no part of another name ("Port Harun")."""
    before = re.search(
        r"([.!?:;“\"(]?)[ \u00a0]*\b([A-Z][\w’'-]+)[ \u00a0]\Z", page.text[max(0, start - 40) : start]
    )
    block = page.block_at(start)
    if before is not None and block is not None:
        at = start - len(before.group()) + before.start(2) - before.start()
        is_title = title_named(before.group(2), None) is not None
        if not is_title and at > block.start and not before.group(1):
            return []
        if not is_title and len(before.group(2)) > _SHORT_PART and at == block.start:
            return []
    return people.of_part(word) or people.of_family(word)
