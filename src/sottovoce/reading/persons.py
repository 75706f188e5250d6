"""Persons of one document: every name that stands for one, led to one canonical person.

In: a page and the hits of the atlas in it. Out: people, each with the places where it is named.
Method: names come from the atlas, from the named-entity recogniser and from what follows a title; spellings
fold together (`atlas.offices.fold_name`); a surname alone is the one person of that surname in the text, or
in the atlas for that state and day. Office and state come from the atlas for the document's day, else from
the words around a name ("Ruritania's defence minister, Jan Novak").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas.offices import (
    OfficeHolder,
    canonical_person,
    fold_name,
    office_name,
    persons_named,
    title_named,
)
from sottovoce.reading.gazetteer import Hit, name_of_code
from sottovoce.reading.page import Block, Page

_NAME_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'‑-]*\.?"
_NAME = re.compile(
    rf"{_NAME_WORD}(?:[ \u00a0\n](?:(?:al|bin|ibn|de|der|van|von|el|da|di|du|dos|ben)[ \u00a0])?{_NAME_WORD})"
    r"{0,4}"
)
_CAPITALS = re.compile(
    r"((?:[A-ZÀ-ÖØ-Þ]{2,}[A-ZÀ-ÖØ-Þ’'-]*[ \u00a0]){1,3}[A-ZÀ-ÖØ-Þ]{3,}[A-ZÀ-ÖØ-Þ’'-]*)(?=,| [a-z(])"
)
# Between a title and a name ("foreign minister, Jan Novak"; "President-elect Jan Novak").
_TITLE_GAP = re.compile(r"[ \u00a0\n]*,?[ \u00a0\n]*\Z")
# Between a state and a title ("Ruritania's long-serving defence minister", "Ruritanian defence minister").
_STATE_GAP = re.compile(
    r"['’]s?[ \u00a0\n]+(?:[a-z][\w-]*[ \u00a0\n]+){0,3}\Z"
    r"|[ \u00a0\n]+(?:(?:then|former|new|acting|late|outgoing|longtime|long-serving|powerful|current|own|first|"
    r"de facto|self-styled|authoritarian|veteran|interim|deputy|senior|top|chief|embattled|ex|newly appointed|"
    r"opposition|trade|special)[ \u00a0\n-]+)*\Z|-\Z"
)
_OF = re.compile(
    r"[ \u00a0\n]+(?:of|for|to|in)[ \u00a0\n]+(?:the[ \u00a0\n]+)?(?:[Rr]epublic of[ \u00a0\n]+)?\Z"
)
_OF_STATE = re.compile(r"[ \u00a0\n]+of[ \u00a0\n]+\Z")
_OF_PLACE = re.compile(rf"[ \u00a0\n]+of[ \u00a0\n]+{_NAME.pattern},[ \u00a0\n]+")
# The words of an apposition end here.
_APPOSITION = re.compile(r"[ \u00a0\n]*[,(][ \u00a0\n]*([^,.;:()“”\"—–]{3,90})")
_DESCRIPTION = re.compile(r"(?:an?|the|one of|[a-z]+ (?:of|for|at|with)|deputy|former|then)\b", re.IGNORECASE)
_FEMALE = re.compile(r"(?:Mrs|Ms|Miss|Madame|Lady|Queen|Princess|Frau|Mme)\b")
_MALE = re.compile(r"(?:Mr|Sir|Lord|King|Prince|Herr|Monsieur)\b")
_STATES = frozenset({gazetteer.COUNTRY, gazetteer.ADJECTIVE, gazetteer.CAPITAL, gazetteer.SEAT})
_ORGANISATIONS = frozenset({gazetteer.ORGANISATION, gazetteer.ORGANISATION_ADJECTIVE})
# Titles whose bearer need not belong to the state told with them ("ambassador to Ruritania").
_POSTED = frozenset({"ambassador", "envoy", "correspondent"})


_SOLDIERS = frozenset(
    {"army_chief", "chief_of_staff", "head_of_state", "defence_minister", "intelligence_chief"}
)


@dataclass(slots=True)
class Person:
    """One person of the text. `roles`: keys of titles.csv told in the text or known for the day."""

    name: str
    surname: str  # folded
    state: str | None = None
    office: str | None = None
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    holder: OfficeHolder | None = None
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    surface: str
    is_titled: bool
    role: str | None
    title_surface: str | None
    state: str | None
    is_recognised: bool  # by the atlas as a whole name, or by the entity recogniser


def find_persons(page: Page, hits: Sequence[Hit], home: str | None, told: frozenset[str]) -> list[Person]:
    """People of a page in order of first naming.

    home: the state by whose office, or in whose capital, the text is written. told: codes it names.
    """
    day = page.document.published_on
    people: list[Person] = []
    found = list(_candidates(page, hits))
    candidates = sorted([*found, *_whole_names(page, hits, found)], key=lambda c: c.start)
    whole = [c for c in candidates if len(c.surface.split()) > 1]
    for candidate in whole:
        _place(people, candidate, day, home, told)
    for candidate in candidates:
        if len(candidate.surface.split()) == 1:
            _place(people, candidate, day, home, told)
    _find_surnames(page, hits, people)
    for person in people:
        person.places.sort()
    return sorted((p for p in people if p.places), key=lambda p: p.places[0])


# --- candidates -------------------------------------------------------------------------------------


def _candidates(page: Page, hits: Sequence[Hit]) -> Iterator[_Candidate]:
    taken: list[tuple[int, int]] = []
    for hit in hits:
        if hit.kind == gazetteer.PERSON:
            taken.append((hit.start, hit.end))
            yield _candidate(page, hits, hit.start, hit.end, is_recognised=True)
    blocked = [(h.start, h.end) for h in hits if h.kind in gazetteer.NAMES]
    for start, end in _named_after_titles(page, hits):
        if not _overlaps(start, end, taken) and not _overlaps(start, end, blocked):
            taken.append((start, end))
            yield _candidate(page, hits, start, end, is_recognised=False)
    for start, end in _shouted(page):
        if not _overlaps(start, end, taken) and not _overlaps(start, end, blocked):
            taken.append((start, end))
            yield _candidate(page, hits, start, end, is_recognised=True)
    for start, end in _known_names(page):
        if not _overlaps(start, end, taken) and not _overlaps(start, end, blocked):
            taken.append((start, end))
            yield _candidate(page, hits, start, end, is_recognised=True)
    for start, end in _recognised(page):
        if not _overlaps(start, end, taken) and not _overlaps(start, end, blocked):
            taken.append((start, end))
            yield _candidate(page, hits, start, end, is_recognised=True)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in spans)


def _whole_names(page: Page, hits: Sequence[Hit], found: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """ "Ms Novak" tells that the "Jana Novak" of another line is a person too, whatever the recogniser missed."""
    whole = {fold_name(c.surface).split()[-1] for c in found if len(c.surface.split()) > 1}
    taken = [(c.start, c.end) for c in found] + [(h.start, h.end) for h in hits]
    for surname in {c.surface for c in found if c.is_titled and len(c.surface.split()) == 1}:
        if fold_name(surname) in whole:
            continue
        pattern = re.compile(rf"(?:{_NAME_WORD}[ \u00a0]){{1,3}}{re.escape(surname)}\b")
        for match in pattern.finditer(page.text):
            is_free = not _overlaps(match.start(), match.end(), taken)
            if is_free and page.block_at(match.start()) is not None:
                yield _candidate(page, hits, match.start(), match.end(), is_recognised=True)
                break


def _shouted(page: Page) -> Iterator[tuple[int, int]]:
    """ "JAN NOVAK, Minister of Defence, said": a name in capitals at the head of a sentence, as records print it."""
    for block in page.blocks:
        text = page.text[block.start : block.end]
        if text.isupper():
            continue
        for match in _CAPITALS.finditer(page.text, block.start, block.end):
            before = page.text[max(block.start, match.start() - 2) : match.start()]
            if match.start() == block.start or before.strip()[-1:] in (".", "?", "!"):
                yield match.span(1)


def _known_names(page: Page) -> Iterator[tuple[int, int]]:
    """Whole names whose spelling the atlas does not list but whose sound it knows."""
    for match in _NAME.finditer(page.text):
        name = _without_possessive(match.group())
        words = name.split()
        if len(words) < 2 or not persons_named(words[-1]) or page.block_at(match.start()) is None:
            continue
        if canonical_person(name, None, page.document.published_on) is not None:
            yield match.start(), match.start() + len(name)


def _recognised(page: Page) -> Iterator[tuple[int, int]]:
    """Names that the entity recogniser takes for persons, without titles and possessive endings."""
    for block, doc in zip(page.blocks, page.docs, strict=True):
        for entity in doc.ents:
            if entity.label_ != "PERSON":
                continue
            start = block.start + entity.start_char
            name = _NAME.match(page.text, start)
            if name is None or name.end() > block.end:
                continue
            end = min(start + len(_without_possessive(name.group())), block.start + entity.end_char)
            surface = _without_possessive(page.text[start:end])
            if len(surface) > 2 and not (surface.isupper() and len(surface) <= 4):
                yield start, start + len(surface)


def _named_after_titles(page: Page, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    for hit in hits:
        if hit.kind != gazetteer.TITLE:
            continue
        name = _NAME.match(page.text, _skip_gap(page.text, hit.end)) or _behind_place(page.text, hit.end)
        if name is None:
            continue
        surface = _without_possessive(name.group())
        block = page.block_at(hit.start)
        if block is None or name.start() + len(surface) > block.end:
            continue
        is_shouted = surface.isupper() and not page.text[block.start : block.end].isupper()
        is_name = (
            name.start() > hit.end + 8
            or hit.surface[0].isupper()
            or "," not in page.text[hit.end : name.start()]
            or bool(persons_named(surface))
        )
        if is_name and not is_shouted and _is_proper(page, block, name.start()):
            yield name.start(), name.start() + len(surface)


def _behind_place(text: str, offset: int) -> re.Match[str] | None:
    """ "the mayor of Port Novak, Jan Novak": a whole name behind a place that the atlas does not know."""
    place = _OF_PLACE.match(text, offset)
    name = _NAME.match(text, place.end()) if place else None
    return name if name is not None and len(name.group().split()) > 1 else None


def _is_proper(page: Page, block: Block, offset: int) -> bool:
    doc = page.docs[block.index]
    token = next((t for t in doc if block.start + t.idx == offset), None)
    return token is not None and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")


def _skip_gap(text: str, offset: int) -> int:
    match = re.compile(r"[ \u00a0\n]*,?[ \u00a0\n]*").match(text, offset)
    return match.end() if match else offset


def _without_possessive(name: str) -> str:
    return re.sub(r"(?:['’]s?|\.)\Z", "", name) if not re.search(r"\b[A-Z]\.\Z", name) else name


def _candidate(page: Page, hits: Sequence[Hit], start: int, end: int, *, is_recognised: bool) -> _Candidate:
    block = page.block_at(start)
    low, high = (block.start, block.end) if block else (start, end)
    around = [h for h in hits if h.start >= low and h.end <= high]
    title, state = _before(page.text, around, start)
    if title is None or state is None:
        after_title, after_state = _behind(page.text, around, end)
        title = title or after_title
        state = state or after_state
    surface = page.text[start:end]
    role = _role(title, state)
    return _Candidate(
        start, end, surface, title is not None, role, title and title.surface, state, is_recognised
    )


def _role(title: Hit | None, state: str | None) -> str | None:
    if title is None:
        return None
    named = title_named(title.surface, state)
    return named.role if named is not None and named.kind in ("office", "rank") else None


def _before(text: str, hits: list[Hit], start: int) -> tuple[Hit | None, str | None]:
    """Title and state that stand directly before a name."""
    title = next((h for h in reversed(hits) if h.end <= start and h.kind == gazetteer.TITLE), None)
    if title is None or not _TITLE_GAP.match(text[title.end : start]):
        title = _title_with_state(text, hits, start)
        if title is None:
            state = next(
                (h for h in reversed(hits) if h.end <= start and h.kind in _STATES | _ORGANISATIONS), None
            )
            is_next = state is not None and re.match(r"['’]s[ \u00a0]\Z", text[state.end : start])
            return None, state.entry.code if state is not None and is_next else None
        after = [h for h in hits if title.end <= h.start and h.end <= start]
        return title, after[-1].entry.code if after else None
    return title, state_beside(text, hits, title)


def _title_with_state(text: str, hits: list[Hit], start: int) -> Hit | None:
    """ "the president of Ruritania, NAME": a title whose "of" phrase ends before the name."""
    places = [h for h in hits if h.end <= start and h.kind in _STATES | _ORGANISATIONS | {gazetteer.BODY}]
    if not places or not re.match(r"[ \u00a0\n]*,?[ \u00a0\n]*\Z", text[places[-1].end : start]):
        return None
    for title in reversed([h for h in hits if h.kind == gazetteer.TITLE and h.end <= places[-1].start]):
        between = text[title.end : places[-1].start]
        if re.match(r"[ \u00a0\n]+(?:of|for|at|in)\b[^,.;:]{0,80}\Z", between):
            return title
    return None


def state_beside(text: str, hits: Sequence[Hit], title: Hit) -> str | None:
    """Code of the state or organisation told with a title: before it, or behind "of"."""
    for hit in reversed(hits):
        if hit.end > title.start or hit.kind not in _STATES | _ORGANISATIONS:
            continue
        if _STATE_GAP.match(text[hit.end : title.start]):
            return hit.entry.code
        break
    for hit in hits:
        if hit.start >= title.end and hit.kind in _STATES | _ORGANISATIONS | {gazetteer.PEOPLE}:
            if _OF.match(text[title.end : hit.start]):
                return hit.entry.code
            break
    return None


def _behind(text: str, hits: list[Hit], end: int) -> tuple[Hit | None, str | None]:
    """Title and state in an apposition behind a name, or "NAME of Ruritania"."""
    for hit in hits:
        if (
            hit.start >= end
            and hit.kind in _STATES
            and re.match(r"[ \u00a0\n]+of[ \u00a0\n]+\Z", text[end : hit.start])
        ):
            return None, hit.entry.code
    match = _APPOSITION.match(text, end)
    if match is None:
        return None, None
    inside = [h for h in hits if match.start(1) <= h.start and h.end <= match.end(1)]
    title = next((h for h in inside if h.kind == gazetteer.TITLE), None)
    if title is None or title.start - match.start(1) > 45:
        return None, _state_of_apposition(match.group(1), match.start(1), inside)
    state = state_beside(text, hits, title)
    if state is None:
        state = next((h.entry.code for h in inside if h.kind in _STATES | _ORGANISATIONS), None)
    if state is None:  # "secretary of the security council, the NSDC"
        later = [h for h in hits if match.end(1) <= h.start <= match.end(1) + 8 and h.kind in _STATES]
        state = later[0].entry.code if later else None
    return title, state


def _state_of_apposition(words: str, start: int, inside: list[Hit]) -> str | None:
    """ "NAME, a deputy of the ruling Ruritanian party": the state told in a description without a title."""
    if not _DESCRIPTION.match(words):
        return None
    states = [h for h in inside if h.kind in (gazetteer.ADJECTIVE, gazetteer.PEOPLE, gazetteer.COUNTRY)]
    return states[0].entry.code if states and states[0].start - start < 70 else None


# --- people -----------------------------------------------------------------------------------------


def _place(
    people: list[Person], candidate: _Candidate, day: str | None, home: str | None, told: frozenset[str]
) -> None:
    person = _known(people, candidate, day)
    if person is None:
        person = _new(candidate, day, home, told)
        if person is None:
            return
        people.append(person)
    person.places.append((candidate.start, candidate.end))
    _learn(person, candidate, day, home)


def _known(people: list[Person], candidate: _Candidate, day: str | None) -> Person | None:
    words = fold_name(candidate.surface).split()
    if not words:
        return None
    if len(words) == 1:
        fitting = [p for p in people if p.surname == words[0]]
        if candidate.state and len(fitting) > 1:
            fitting = [p for p in fitting if p.state == candidate.state]
        return _last_named(fitting, candidate.start)
    holder = canonical_person(candidate.surface, candidate.state, day) or canonical_person(
        candidate.surface, None, day
    )
    for person in people:
        if holder is not None and person.holder is not None:
            if holder.person == person.holder.person:
                return person
        elif person.surname == words[-1] and fold_name(person.name).split()[0][0] == words[0][0]:
            return person
    return None


def _in_print(surface: str) -> str:
    """A name as running text prints it."""
    name = " ".join(surface.split())
    return name.title() if name.isupper() else name


def _last_named(people: list[Person], offset: int) -> Person | None:
    """Of people of one surname the one named last before an offset; the only one wherever he is named."""
    if len(people) <= 1:
        return people[0] if people else None
    before = [p for p in people if any(start < offset for start, _ in p.places)]
    return max(before, key=lambda p: max(s for s, _ in p.places if s < offset), default=None)


def _new(candidate: _Candidate, day: str | None, home: str | None, told: frozenset[str]) -> Person | None:
    words = fold_name(candidate.surface).split()
    if not words:
        return None
    holder = _holder(candidate, day, home, told)
    if holder is None and len(words) == 1 and (not candidate.is_titled or len(words[0]) < 3):
        return None  # one capitalised word, be it called a person by the recogniser, is too often a place
    name = holder.person if holder else _in_print(candidate.surface)
    surname = words[-1] if holder is None or len(words) == 1 else fold_name(candidate.surface).split()[-1]
    return Person(name=name, surname=surname, holder=holder)


def _holder(
    candidate: _Candidate, day: str | None, home: str | None, told: frozenset[str]
) -> OfficeHolder | None:
    """The person of the atlas whom a name means here; a surname alone needs a state or a title that fits."""
    if len(candidate.surface.split()) > 1:
        return _named_whole(candidate, day)
    for state in (candidate.state, home):
        if state is None:
            continue
        found = canonical_person(candidate.surface, state, day)
        if found is not None and (candidate.role is None or _may_be(found, candidate, day)):
            return found
    terms = persons_named(candidate.surface, day)
    title = title_named(candidate.title_surface or "", None)
    if title is not None and title.kind in ("office", "rank"):
        wanted = {title.role, *title.stands_for} if title.kind == "office" else _SOLDIERS
        terms = tuple(t for t in terms if wanted & set(t.roles))
    named = {t.person for t in terms}
    return (
        terms[-1]
        if len(named) == 1 and (candidate.state is None or terms[-1].state == candidate.state)
        else None
    )


def _named_whole(candidate: _Candidate, day: str | None) -> OfficeHolder | None:
    fitting = canonical_person(candidate.surface, candidate.state, day)
    return fitting or canonical_person(candidate.surface, None, day)


def _may_be(holder: OfficeHolder, candidate: _Candidate, day: str | None) -> bool:
    title = title_named(candidate.title_surface or "", holder.state)
    if title is None or title.kind != "office":
        return True
    wanted = set(title.stands_for) | {title.role}
    return any(wanted & set(t.roles) for t in persons_named(holder.person))


def _learn(person: Person, candidate: _Candidate, day: str | None, home: str | None) -> None:
    """Take over what the words around one naming tell."""
    if person.holder is None and len(candidate.surface.split()) > len(person.name.split()):
        person.name = _in_print(candidate.surface)
    if candidate.role:
        person.roles.add(candidate.role)
    if candidate.title_surface and person.gender is None:
        if _FEMALE.match(candidate.title_surface):
            person.gender = "f"
        elif _MALE.match(candidate.title_surface):
            person.gender = "m"
    if person.holder is not None:
        person.gender = person.holder.gender
        person.state = person.holder.state
        person.office = person.holder.office
        person.roles.update(person.holder.roles)
        return
    if person.state is None:
        title = title_named(candidate.title_surface or "", home)
        is_local = title is not None and title.kind in ("office", "occupation") and title.role not in _POSTED
        only = title.states[0] if title is not None and len(title.states) == 1 else None
        person.state = candidate.state or only or (home if is_local else None)
    if person.office is None and candidate.title_surface and person.state and candidate.role:
        title = title_named(candidate.title_surface, person.state)
        if title is not None and title.kind == "office":
            person.office = office_name(title, person.state, name_of_code(person.state))


def _find_surnames(page: Page, hits: Sequence[Hit], people: list[Person]) -> None:
    """Namings by surname alone that neither a title nor the recogniser had shown."""
    taken = [place for person in people for place in person.places]
    blocked = [(h.start, h.end) for h in hits if h.kind in gazetteer.NAMES and h.kind != gazetteer.PERSON]
    by_surname: dict[str, list[Person]] = {}
    for person in people:
        by_surname.setdefault(person.surname, []).append(person)
    for match in re.finditer(r"[^\W\d_a-zß-öø-ÿ][\w’'‑-]{2,}", page.text):
        surface = _without_possessive(match.group())
        start, end = match.start(), match.start() + len(surface)
        if _overlaps(start, end, taken) or _overlaps(start, end, blocked):
            continue
        found = _last_named(by_surname.get(fold_name(surface), []), start)
        if found is not None:
            found.places.append((start, end))
