"""Names that may stand for persons, each with the title and the state told beside it.

In: a page and the hits of the atlas in it. Out: candidates in order. Method: whole names of the atlas; what
follows a title; capitals at the head of a sentence; names that sound like one of the atlas; the named-entity
recogniser; whole names whose surname stands behind a title elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas.offices import canonical_person, fold_name, persons_named, title_named
from sottovoce.reading.atlas.towns import is_town_named
from sottovoce.reading.cues import lemma_of, load_verbs
from sottovoce.reading.hits import Hits
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import SpanSet, token_from
from sottovoce.reading.tenure import is_called_former
from sottovoce.reading.titles_beside import (
    ends_of_offices,
    is_honorific,
    is_of_its_post,
    is_of_own_state,
    is_of_spokesman,
    is_rank,
    names_state,
    owner_of_title,
    role_of,
    state_of_group,
    state_of_ministry,
    state_of_office,
    title_before,
    title_behind,
    title_in_brackets,
    town_of,
)

# A stop belongs to a name only behind an initial, so that no name runs on into the next sentence.
_NAME_WORD = r"[^\W\d_a-zß-öø-ÿ](?:\.|[\w’'‑-]*)"
# Small words inside a name, those with a hyphen too: "van der Berg", "bin Said", "al-Zubairi".
_PARTICLES = (
    r"(?:(?:al|el|as|ash|ad|ar|an|at|az|ul|ud)[-‑]"
    r"|(?:al|el|bin|bint|ibn|ben|ould|de|der|den|ter|van|von|zu|la|le|da|di|du|dos|das|do|del)[ \u00a0])"
)
_NAME = re.compile(rf"{_NAME_WORD}(?:[ \u00a0\n]{_PARTICLES}{{0,2}}{_NAME_WORD}){{0,4}}")
_CAPITALS = re.compile(
    r"((?:[A-ZÀ-ÖØ-Þ]{2,}[A-ZÀ-ÖØ-Þ’'-]*[ \u00a0]){1,3}[A-ZÀ-ÖØ-Þ]{3,}[A-ZÀ-ÖØ-Þ’'-]*)(?=,| [a-z(])"
)
# Surnames up to this length are words of too many other kinds.
_SHORT_SURNAME = 4
# Hits further from a name than this (characters) tell nothing of it: the longest apposition is far shorter.
_SURROUNDINGS = 400
_GAP = re.compile(r"[ \u00a0\n]*,?[ \u00a0\n]*")
_SOURCE = re.compile(r"\b[Aa]ccording to[ \u00a0\n]+(?:(?:Mr|Mrs|Ms|Dr|General)\.?[ \u00a0\n]+)?\Z")
# "the ambassador in Zenda, Jan Novak", "the minister for ports, Jan Novak": a place or field before the name.
_OF_PLACE = re.compile(
    r"[ \u00a0\n]+(?:of|for|in|to|at)[ \u00a0\n]+(?:[\w’'-]+[ \u00a0\n]+){0,5}[\w’'-]+,[ \u00a0\n]+"
)
# "his guest, Jan Novak", "the minister's own director of cabinet, Jan Novak".
_OF_SERVICE = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s?)[ \u00a0\n]+(?:[A-Z]?[a-z-]+[ \u00a0\n]+){0,4}"
    r"(?:guest|visitor|spokes(?:man|woman|person)|aide|advis[eo]r|deputy|director|colleague|counterpart|chief|head|"
    r"lawyer|secretary)(?:[ \u00a0\n]+(?:of|for|on)(?:[ \u00a0\n]+[\w’'-]+){1,4})?,[ \u00a0\n]+"
)
_APPOSED_REACH = 110
_APPOSED_NAME = re.compile(
    rf"(?<![\w’'-])({_NAME_WORD}(?:[ \u00a0]{_PARTICLES}{{0,2}}{_NAME_WORD}){{1,3}}),[ \u00a0\n]+"
    rf"(?:(?:the|an?|its|their|his|her)[ \u00a0\n]+)?(?:[\w’'-]+[ \u00a0\n]+){{0,3}}\Z"
)
_WHO_HEADS = re.compile(
    rf"(?<![\w’'-])({_NAME_WORD}(?:[ \u00a0]{_PARTICLES}{{0,2}}{_NAME_WORD}){{1,3}}),[ \u00a0\n]+"
    r"who[ \u00a0\n]+(?:runs?|ran|heads?|headed|leads?|led|commands?|commanded|chairs?|chaired|represents?|"
    r"represented|speaks for|works for|directs?)\b"
)
# Words that open a sentence before a name, and are none.
_OPENERS = frozenset("in on at by for with after before when while but and as if then the a an".split())
_DAY_WORDS = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
_OFFICES = frozenset({"Minister", "Secretary"})
_STATIONS = frozenset("radio tv television channel agency".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A name at its place, with the title and the state told beside it. role: key of titles.csv."""

    start: int
    end: int
    surface: str
    is_titled: bool
    role: str | None
    title_surface: str | None
    state: str | None
    honorific: str | None = None  # "Mr", "Ms", where it stands with an office
    is_among_states: bool = False  # a state is named before it in its sentence
    is_former: bool = False  # the text calls the office laid down
    town: str | None = None  # of which he is the mayor or governor
    rank: str | None = None  # key of titles.csv, where a rank stands between the office and the name
    is_of_own_state: bool = False  # the title is one of a body that the state he belongs to has

    @property
    def is_whole(self) -> bool:
        """Is it more than a surname?"""
        return len(self.surface.split()) > 1


def find_candidates(page: Page, hits: Hits) -> list[Candidate]:
    """Names of a page that may stand for persons, in order."""
    found = list(_candidates(page, hits))
    return sorted([*found, *_whole_names(page, hits, found)], key=lambda c: c.start)


def _candidates(page: Page, hits: Hits) -> Iterator[Candidate]:
    """Names in the atlas, behind titles, in capitals, of a known sound and as the recogniser sees them."""
    taken = SpanSet()
    for hit in hits:
        if hit.kind == gazetteer.PERSON:
            taken.add(hit.start, hit.end)
            yield _candidate(page, hits, hit.start, hit.end)
    blocked = SpanSet((h.start, h.end) for h in hits if h.kind in gazetteer.NAMES)
    for start, end in chain(
        _named_after_titles(page, hits),
        _named_before_titles(page, hits),
        _named_by_service(page),
        _named_behind_offices(page, hits),
        _named_before_clauses(page),
        _shouted(page),
        _known_names(page),
        _recognised(page),
        _speaking_surnames(page),
    ):
        if not taken.overlaps(start, end) and not blocked.overlaps(start, end):
            taken.add(start, end)
            yield _candidate(page, hits, start, end)


def _whole_names(page: Page, hits: Hits, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "Ms Novak" tells that the "Jana Novak" of another line is a person too, seen or not."""
    whole = {fold_name(c.surface).split()[-1] for c in found if len(c.surface.split()) > 1}
    taken = SpanSet([*((c.start, c.end) for c in found), *((h.start, h.end) for h in hits)])
    for surname in {c.surface for c in found if c.is_titled and len(c.surface.split()) == 1}:
        if fold_name(surname) in whole:
            continue
        pattern = re.compile(rf"(?:{_NAME_WORD}[ \u00a0]){{1,3}}{_PARTICLES}{{0,2}}{re.escape(surname)}\b")
        for match in pattern.finditer(page.text):
            is_free = not taken.overlaps(*match.span())
            if is_free and page.block_at(match.start()) is not None:
                yield _candidate(page, hits, match.start(), match.end())
                break


def _shouted(page: Page) -> Iterator[tuple[int, int]]:
    """ "JAN NOVAK, Minister of Defence, said": a name in capitals at the head of a sentence."""
    for block in page.blocks:
        if page.text[block.start : block.end].isupper():
            continue
        for match in _CAPITALS.finditer(page.text, block.start, block.end):
            before = page.text[max(block.start, match.start() - 2) : match.start()]
            if match.start() == block.start or before.strip()[-1:] in (".", "?", "!"):
                yield match.span(1)


def _known_names(page: Page) -> Iterator[tuple[int, int]]:
    """Whole names whose spelling the atlas does not list but whose sound it knows."""
    for match in _NAME.finditer(page.text):
        name = without_possessive(match.group())
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
            end = min(start + len(without_possessive(name.group())), block.start + entity.end_char)
            surface = without_possessive(page.text[start:end])
            if len(surface.split()) > 1:
                begin = _without_openers(surface, start)
                if begin is None:
                    continue
                surface, start = surface[begin - start :], begin
            elif surface.lower() in _DAY_WORDS:
                continue
            is_town = " " in surface and is_town_named(surface)
            if len(surface) > 2 and not is_town and not (surface.isupper() and len(surface) <= 4):
                yield start, start + len(surface)


def _speaking_surnames(page: Page) -> Iterator[tuple[int, int]]:
    """Surnames that say something, of the one person of that name in office on the text's day.

    The recogniser takes many for places; who "says" is seldom one.
    """
    day = page.document.published_on
    for block, doc in zip(page.blocks, page.docs, strict=True):
        for token in doc:
            is_name = token.pos_ == "PROPN" and token.text[0].isupper() and len(token.text) > _SHORT_SURNAME
            if not is_name or token.dep_ != "nsubj" or lemma_of(token.head) not in load_verbs():
                continue
            if any(
                child.i < token.i and child.dep_ in ("compound", "det", "amod") for child in token.children
            ):
                continue
            if len({term.person for term in persons_named(token.text, day)}) == 1:
                start = block.start + token.idx
                yield start, start + len(token.text)


def _named_after_titles(page: Page, hits: Hits) -> Iterator[tuple[int, int]]:
    titles = {h.start for h in hits if h.kind == gazetteer.TITLE}
    for hit in hits:
        if hit.kind != gazetteer.TITLE:
            continue
        behind = _skip_gap(page.text, hit.end)
        if behind in titles:
            continue  # "the foreign minister, Ms Novak": the name stands behind the last title
        name = _NAME.match(page.text, behind) or _behind_place(page.text, hit.end)
        if name is None:
            continue
        surface = without_possessive(name.group())
        block = page.block_at(hit.start)
        if block is None or name.start() + len(surface) > block.end:
            continue
        start = (_without_openers(surface, name.start()) or name.start()) if " " in surface else name.start()
        surface = surface[start - name.start() :]
        is_shouted = surface.isupper() and not page.text[block.start : block.end].isupper()
        is_name = (
            name.start() > hit.end + 8
            or hit.surface[0].isupper()
            or "," not in page.text[hit.end : name.start()]
            or bool(persons_named(surface))
            or (" " in surface and page.text.startswith(",", name.start() + len(name.group())))
        )
        if is_name and not is_shouted and _is_proper(page, block, start):
            yield start, start + len(surface)


def _named_before_titles(page: Page, hits: Hits) -> Iterator[tuple[int, int]]:
    """ "Ana Lucia Novak, the incoming interior minister": a whole name with an office in apposition."""
    titles = SpanSet((h.start, h.end) for h in hits if h.kind == gazetteer.TITLE)
    for hit in hits:
        block = page.block_at(hit.start)
        if hit.kind != gazetteer.TITLE or block is None or is_honorific(hit):
            continue
        low = max(block.start, hit.start - _APPOSED_REACH)
        found = _APPOSED_NAME.search(page.text, low, hit.start)
        if found is None or titles.overlaps(*found.span(1)):
            continue
        start = _without_openers(found.group(1), found.start(1))
        if start is not None and found.group(1).split()[0].lower() not in _OPENERS:
            yield start, found.end(1)


def _named_before_clauses(page: Page) -> Iterator[tuple[int, int]]:
    """ "Ana Novak, who runs the office in Zenda, says": a whole name that a clause tells of."""
    for block in page.blocks:
        for found in _WHO_HEADS.finditer(page.text, block.start, block.end):
            start = _without_openers(found.group(1), found.start(1))
            if start is not None and found.group(1).split()[0].lower() not in _OPENERS:
                yield start, found.end(1)


def _named_behind_offices(page: Page, hits: Hits) -> Iterator[tuple[int, int]]:
    """ "the secretary of the harbour council, Ana Novak, said": a whole name behind an office of a body."""
    titles = {h.start for h in hits if h.kind == gazetteer.TITLE}
    for start in ends_of_offices(page.text):
        if start in titles:
            continue
        name = _NAME.match(page.text, start)
        block = page.block_at(start)
        is_whole = name is not None and block is not None and name.end() <= block.end and " " in name.group()
        if name is not None and is_whole and page.text[name.end() : name.end() + 1] in (",", " "):
            yield start, start + len(without_possessive(name.group()))


def _named_by_service(page: Page) -> Iterator[tuple[int, int]]:
    """ "his guest, Jan Novak": a whole name in apposition to a noun of service or company."""
    for service in _OF_SERVICE.finditer(page.text):
        name = _NAME.match(page.text, service.end())
        block = page.block_at(service.start())
        if name is None or block is None or name.end() > block.end:
            continue
        surface = without_possessive(name.group())
        if len(surface.split()) > 1:
            yield name.start(), name.start() + len(surface)


def _without_openers(name: str, start: int) -> int | None:
    """Where a name begins behind "February" or "Radio Zenda"; None where nothing of two words is left."""
    words = [(m.group(), start + m.start()) for m in re.finditer(r"\S+", name)]
    while words and words[0][0].lower().strip(".,") in _DAY_WORDS:
        words = words[1:]
    if len(words) > 3 and words[0][0].lower() in _STATIONS:
        words = words[2:]
    office = max((n for n, (word, _) in enumerate(words[:3]) if word in _OFFICES), default=-1)
    words = words[office + 1 :] if len(words) > office + 2 else words  # "(Deputy) Trade Minister Ana Novak"
    for count in (2, 1):  # "Rear Admiral Novak", "General Novak"
        title = title_named(" ".join(word for word, _ in words[:count]), None)
        if len(words) > count + 1 and title is not None and title.kind != "occupation":
            return words[count][1]
    return words[0][1] if len(words) > 1 else None


def _behind_place(text: str, offset: int) -> re.Match[str] | None:
    """ "the mayor of Port Novak, Jan Novak": a whole name behind a place that the atlas does not know."""
    place = _OF_PLACE.match(text, offset)
    name = _NAME.match(text, place.end()) if place else None
    return name if name is not None and len(name.group().split()) > 1 else None


def _is_proper(page: Page, block: Block, offset: int) -> bool:
    token = token_from(page, block, offset)
    if token is None or block.start + token.idx != offset:
        return False
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "X")


def _skip_gap(text: str, offset: int) -> int:
    match = _GAP.match(text, offset)
    return match.end() if match else offset


def without_possessive(name: str) -> str:
    return re.sub(r"(?:['’]s?|\.)\Z", "", name) if not re.search(r"\b[A-Z]\.\Z", name) else name


def _candidate(page: Page, hits: Hits, start: int, end: int) -> Candidate:
    block = page.block_at(start)
    low, high = (block.start, block.end) if block else (start, end)
    around = Hits(page.text, hits.within(max(low, start - _SURROUNDINGS), min(high, end + _SURROUNDINGS)))
    title, state = title_before(around, start)
    honorific = rank = None
    if title is not None and is_honorific(title) and (behind := title_in_brackets(around, end)) is not None:
        honorific, title = title.surface, behind
    elif title is not None and is_honorific(title):
        honorific = title.surface
        office, its_state = title_before(around, title.start)
        if office is not None and not is_honorific(office):
            title, state = office, its_state
    elif title is not None and is_rank(title):
        office, its_state = title_before(around, title.start)
        if office is not None and not is_honorific(office):
            rank = role_of(title, None)
            title, state = office, its_state or state
    if (title is None or state is None) and not _goes_on(page, start, end):
        after_title, after_state = title_behind(around, end)
        title = title or after_title
        state = state or after_state
    if title is not None and title.start < start and is_of_its_post(page.text, title):
        state = owner_of_title(page.text, around, title) or state
    if title is not None and state is None and title.start < start:
        state = owner_of_title(page.text, around, title) or state_of_group(around, title)
        if state is None and is_of_spokesman(title):
            state = state_of_ministry(around, title.start)
    if title is None and state is None:
        state = state_of_office(around, start)
    surface = page.text[start:end]
    role = role_of(title, state)
    return Candidate(
        start=start,
        end=end,
        surface=surface,
        is_titled=title is not None,
        role=role,
        title_surface=title.surface if title is not None else None,
        state=state,
        honorific=honorific,
        is_among_states=names_state(around, start),
        is_former=title is not None and is_called_former(page.text, title.start, title.end),
        town=town_of(around, title),
        rank=rank,
        is_of_own_state=is_of_own_state(around, title),
    )


def _goes_on(page: Page, start: int, end: int) -> bool:
    """ "his director, NAME, called on the envoy": behind the comma the sentence goes on with its verb."""
    behind = re.compile(r"[ \u00a0\n]*,[ \u00a0\n]*").match(page.text, end)
    block = page.block_at(end - 1)
    if block is not None and _SOURCE.search(page.text, block.start, start):
        return True  # "According to NAME, the Ruritanian side had agreed"
    token = token_from(page, block, behind.end()) if behind is not None and block is not None else None
    return token is not None and token.tag_ in ("VBD", "VBZ", "MD")
