"""To which state a person belongs whom no word beside his name gives one.

In: a page, its hits and the people found in it. Out: states, and offices with them, set on those people.
Method, the first that fits: whose he is ("his spokeswoman, Ana Novak"); the place where the paragraph opens
("In Canberra ..."); the one state of the heading above; the state that a text names most. The last two hold
only for one who bears an office of his own state, or says "her government".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.atlas.offices import OfficeHolder, office_name, title_named
from sottovoce.reading.colleagues import serves_state, state_of_colleagues
from sottovoce.reading.gazetteer import SIDE_NAMES, STATE_NAMES, Hit, name_of_code
from sottovoce.reading.hits import Hits
from sottovoce.reading.page import Block, BlockKind, Page


@dataclass(slots=True)
class Person:
    """One person of the text. `roles`: keys of titles.csv told in the text or known for the day.

    title: the words of the title told with a naming. is_local: an office, rank or occupation that one has in
    one's own state, so not an envoy's.
    """

    name: str
    surname: str  # folded
    state: str | None = None
    office: str | None = None
    is_former: bool = False  # the text calls his office laid down
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    holder: OfficeHolder | None = None
    places: list[tuple[int, int]] = field(default_factory=list)  # in order
    title: str | None = None
    is_local: bool = False
    is_by_count: bool = False  # his state is the one that the text names most, and no word tells of it

    def last_place_before(self, offset: int) -> int | None:
        """Where the person is named last before an offset."""
        place = bisect_left(self.places, (offset, 0))
        return self.places[place - 1][0] if place else None


# Titles whose bearer need not belong to the state told with them ("ambassador to Ruritania").
POSTED = frozenset({"ambassador", "charge_d_affaires", "consul", "envoy", "correspondent"})
# Offices of a state that one has at home; those of organisations, companies and parties tell of none.
AT_HOME = frozenset(
    "president prime_minister head_of_government chancellor monarch queen crown_prince vice_president "
    "other_minister security_council_secretary national_security_adviser chief_of_staff army_chief "
    "government_spokesperson press_secretary speaker_of_parliament member_of_parliament senator "
    "parliamentary_leader police_chief central_bank_governor intelligence_chief prosecutor_general "
    "opposition_leader".split()
)
# "his spokeswoman, NAME", "the minister's own director of cabinet, NAME": a noun of service with its owner.
_OWNED = re.compile(
    r"(?P<owner>\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s?)[ \u00a0\n]+(?:own[ \u00a0\n]+)?"
    r"(?:[a-z-]+[ \u00a0\n]+){0,3}(?P<noun>spokes(?:man|woman|person)|aide|advis[eo]r|deputy|secretary|"
    r"director|"
    r"chief of staff|assistant|envoy|negotiator|minister|ambassador|colleague|commander|chief|head|"
    r"counsellor)\b"
    r"(?:[ \u00a0\n]+(?:of|for|on|at|in)(?:[ \u00a0\n]+[\w’'-]+){1,4})?,?[ \u00a0\n]+"
    r"(?:(?:Mr|Ms|Mrs|Miss|Dr|Sir|Dame|General|Gen|Colonel|Col|Major|Captain|Admiral|Professor|Prof)\.?"
    r"[ \u00a0\n]+)?\Z"
)
_GUEST = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he)[ \u00a0\n]+(?:guest|visitor),[ \u00a0\n]+\Z")
_ITS_BEHIND = re.compile(
    r",[ \u00a0\n]+(?:who[ \u00a0\n]+(?:commands?|commanded|leads?|led|heads?|headed|speaks? for|runs?|ran)"
    r"[ \u00a0\n]+)?(?:its|their)[ \u00a0\n]+(?:[a-z-]+[ \u00a0\n]+){0,3}[a-z]+"
)
# "Ruritania's man at the table, NAME", "the Ruritanian colleague, NAME": behind the name of a state.
_SIDE_NOUN = re.compile(
    r"(?:['’]s?)?[ \u00a0\n]+(?:[a-z-]+[ \u00a0\n]+){0,2}(?:colleague|counterpart|"
    r"opposite number|guest|visitor|opponent|rival|partner|host|interlocutor),?"
    r"[ \u00a0\n]+(?:(?:Mr|Ms|Mrs|Miss|Dr)\.?[ \u00a0\n]+)?\Z"
)
# "NAME (Government, Port Novak)": the bench of a member of the house.
_BENCH = re.compile(r"[ \u00a0\n]\((?:Government|Opposition|Coalition|Independent)\b[^)\n]{0,40}\)")
# "NAME, an assistant governor of that bank"
_OF_THAT = re.compile(
    r",[ \u00a0\n]+(?:an?|the|its)[ \u00a0\n]+(?:[a-z-]+[ \u00a0\n]+){1,4}(?:of|at|from)[ \u00a0\n]+"
    r"(?:that|the same)[ \u00a0\n]+(?P<body>[a-z]+)\b"
)
_THAT_REACH = 700  # characters
# "NAME, 52, who sells ...", "NAME, who has fished here": one of those who live where a report is dated.
_RESIDENT = re.compile(
    r",[ \u00a0\n]+(?:\d\d(?=[,.])|(?:\d\d,[ \u00a0\n]+)?who[ \u00a0\n]+"
    r"(?!(?:heads|headed|leads|led|commands|speaks|represents|works)\b)"
    r"(?:[a-z-]+[ \u00a0\n]+){2,12}[a-z-]+[.,;:])"
)
_LED_BY = re.compile(
    r"\b(?:delegation|team|mission|group|side|negotiators|party)\b[^.;:]{0,40}\b(?:headed|led|"
    r"chaired)[ \u00a0\n]+by"
    r"[ \u00a0\n]+(?:[A-Z][a-z]+\.?[ \u00a0\n]+)?\Z"
)
# "Present: for Ruritania, Mr NAME; for Zenda, ..."
_LISTED = re.compile(
    r"\bfor[ \u00a0\n]+(?:the[ \u00a0\n]+)?(?:[A-Z][\w’'-]*[ \u00a0\n]+){0,4}[A-Z][\w’'-]*(?:,|:)[ \u00a0\n]+"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Ambassador)\.?[ \u00a0\n]+)?\Z"
)
_HERE = re.compile(
    r"\b[a-z]+[ \u00a0\n]+here,[ \u00a0\n]+(?:[A-Z][a-z]+[ \u00a0\n]+)?\Z"
)  # "the customs chief here, NAME"
_OWNER_REACH = 90
_OWN_SIDE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Oo]ur|[Mm]y)[ \u00a0\n]+(?:own[ \u00a0\n]+)?"
    r"(?:country|government|nation|people|ministry|army|president|prime minister|kingdom|republic|parliament|"
    r"side|capital|ministers)\b"
)
_HEAD_BLOCKS = 6
_EMBASSY_OF = re.compile(r"\bembassy of(?: the)? \Z", re.IGNORECASE)
_EMBASSY = re.compile(r"[ \u00a0\n]+embass(?:y|ies)\b", re.IGNORECASE)
# "In Canberra the mood is wary."
_OPENING = re.compile(r"[\"“'‘]?(?:(?:In|From|Back in|Over in|At)[ \u00a0\n]+)?(?:[Tt]he[ \u00a0\n]+)?\Z")
_PREPOSED = re.compile(
    r"\b(?:in|at|from|near|to|for|with|against|over|on)[ \u00a0\n]+(?:the[ \u00a0\n]+)?\Z", re.I
)
# A name of a state in the title counts so much as so many in the text.
_TITLE_WEIGHT = 2
# A text is likely at home in a state that it names so much oftener than the next.
_LIKELY_LEAD = 1.25


def settle_states(page: Page, hits: Hits, people: Sequence[Person], likely: str | None) -> None:
    """Give a state to people who have none, where the text tells one. likely: where it is likely at home."""
    for person in sorted((p for p in people if p.places), key=lambda p: p.places[0]):
        if person.state is None and person.holder is None:
            person.state = _state_of(page, hits, people, person, likely)
        elif person.is_by_count:
            _unsettle(page, hits, people, person)


def _unsettle(page: Page, hits: Hits, people: Sequence[Person], person: Person) -> None:
    """The colleague of one whose state is known is of that state, whatever the text tells of most."""
    start = person.places[0][0]
    block = page.block_at(start)
    told = state_of_colleagues(hits, people, person, block, start) if block is not None else None
    if told is not None and told != person.state:
        person.state, person.office = told, None


def likely_home(page: Page, hits: Hits) -> str | None:
    """The state that a text names most as a state or by its capital, those of the title counted double."""
    counts: Counter[str] = Counter()
    for hit in hits:
        is_name = hit.kind in (gazetteer.COUNTRY, gazetteer.CAPITAL, gazetteer.SEAT)
        if is_name and hit.entry.code in states_by_code():
            block = page.block_at(hit.start)
            counts[str(hit.entry.code)] += _TITLE_WEIGHT if block and block.kind is BlockKind.TITLE else 1
    return leading(counts, _LIKELY_LEAD)


def leading(counts: Counter[str], lead: float) -> str | None:
    """What is counted most, where it is so by a lead over the next."""
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]):
        return None
    return ranked[0][0]


def _state_of(
    page: Page, hits: Hits, people: Sequence[Person], person: Person, likely: str | None
) -> str | None:
    for start, end in person.places:
        owner = _owner_of(page, hits, people, person, start) or _led_or_hosted(page, hits, start)
        owner = owner or _owner_behind(page, hits, start, end)
        if owner is not None:
            return owner
    start = person.places[0][0]
    block = page.block_at(start)
    listed = _LISTED.search(page.text, max(0, start - _OWNER_REACH), start)
    if listed is not None:
        named = [h for h in hits.within(listed.start(), start) if h.kind in SIDE_NAMES]
        return named[0].entry.code if named else None
    if _HERE.search(page.text, max(0, start - 30), start):
        return likely
    if "commissioner" in person.roles and any(h.entry.code == "EU" for h in hits):
        return "EU"
    same = _OF_THAT.match(page.text, person.places[0][1])
    if same is not None:
        return _of_that(page, hits, start, same["body"])
    if person.roles & POSTED:
        return _of_mission(page, hits, block, start)
    if block is None:
        return None
    end = person.places[0][1]
    is_local = person.is_local or _BENCH.match(page.text, end) is not None or serves_state(hits, end)
    if not is_local and not _speaks_of_own_side(page, block, person):
        return _acting(page, hits, block, start) if person.title is not None else _where_living(page, person)
    opened = _opened_at(page, hits, block, start) or _headed(page, hits, block)
    opened = opened or (state_of_colleagues(hits, people, person, block, start) if is_local else None)
    return opened or (likely if is_local else None)


def _of_that(page: Page, hits: Hits, start: int, body: str) -> str | None:
    """ "NAME, an assistant governor of that bank": whose bank was told of last."""
    before = page.text[max(0, start - _THAT_REACH) : start]
    told = before.lower().rfind(body.lower())
    if told < 0:
        return None
    offset = max(0, start - _THAT_REACH) + told
    around = [h for h in hits.within(max(0, offset - 60), offset + 60) if h.kind in STATE_NAMES]
    codes = {h.entry.code for h in around}
    return codes.pop() if len(codes) == 1 else None


def _where_living(page: Page, person: Person) -> str | None:
    """Of one who is told of by age and trade: the state that the text is at home in."""
    return page.home if _RESIDENT.match(page.text, person.places[0][1]) else None


def _acting(page: Page, hits: Hits, block: Block, start: int) -> str | None:
    """ "Lisbon says otherwise. General NAME ...": the one state that a paragraph opens with and tells of."""
    states = _states(hits.within(block.start, start))
    is_first = bool(states) and not page.text[block.start : states[0].start].strip("\"“'‘ ")
    return states[0].entry.code if is_first and len({h.entry.code for h in states}) == 1 else None


def _owner_of(page: Page, hits: Hits, people: Sequence[Person], person: Person, start: int) -> str | None:
    """The state of whom a noun before the name belongs to."""
    low = max(0, start - _OWNER_REACH)
    found = _OWNED.search(page.text, low, start)
    block = page.block_at(start)
    for side in reversed(hits.within(low, start)):
        if side.kind in STATE_NAMES and _SIDE_NOUN.match(page.text[side.end : start]):
            return side.entry.code
    if found is None or block is None or found.start() < block.start:
        return None
    word = found["owner"].lower()
    if word in ("its", "their"):
        return owner_before(page.text, hits, found.start(), since=block.start)
    if word in ("his", "her"):
        before = page.blocks[block.index - 1] if block.index else block
        return _last_state(people, person, found.start(), since=before.start)
    named = [h for h in hits if h.end == found.start() and h.kind in STATE_NAMES]
    if named:
        return named[-1].entry.code
    beside = [p for p in people if any(end == found.start() for _, end in p.places)]
    if beside:
        return beside[0].state
    title = next((h for h in hits if h.end == found.start() and h.kind == gazetteer.TITLE), None)
    if title is None:
        return None
    named_so = [p for p in people if p is not person and p.title and _is_called(p, title.surface)]
    return _last_state(named_so, person, found.start(), since=0)


def _owner_behind(page: Page, hits: Hits, start: int, end: int) -> str | None:
    """ "NAME, its spokesman for the straits": whose he is, told in an apposition."""
    block = page.block_at(start)
    if block is None or not _ITS_BEHIND.match(page.text, end):
        return None
    before = page.blocks[block.index - 1] if block.index else block
    return owner_before(page.text, hits, start, since=block.start) or owner_before(
        page.text, hits, start, since=before.start
    )


def _led_or_hosted(page: Page, hits: Hits, start: int) -> str | None:
    """ "the Ruritanian team was led by NAME"; "the Ruritanian ambassador had a seat. His guest, NAME"."""
    block = page.block_at(start)
    if block is None:
        return None
    led = _LED_BY.search(page.text, max(block.start, start - _OWNER_REACH), start)
    if led is not None:
        sides = _states(hits.within(max(block.start, led.start() - 60), led.end()))
        return sides[-1].entry.code if sides else None
    if not _GUEST.search(page.text, max(block.start, start - _OWNER_REACH), start):
        return None
    titles = [h for h in hits.within(block.start, start) if h.kind == gazetteer.TITLE]
    told = [state for h in titles if (state := hits.state_beside(h)) is not None]
    return told[-1] if told else None


def _is_called(person: Person, title: str) -> bool:
    return title.lower().split()[-1] in (person.title or "").lower().split()


def _last_state(people: Iterable[Person], but: Person, offset: int, since: int) -> str | None:
    """The state of the person named last before an offset."""
    named = [
        (place, p) for p in people if p is not but and (place := p.last_place_before(offset)) is not None
    ]
    named = [(place, p) for place, p in named if place >= since]
    return max(named, key=lambda x: x[0])[1].state if named else None


def owner_before(text: str, hits: Hits, offset: int, since: int = 0) -> str | None:
    """Whom "its" or "their" goes back to: the first state of the last clause that names one as more than a
    place or a partner ("Ruritania's ministry rejected that. It had been sent to Zenda, its spokeswoman
    ...")."""
    named = [
        h for h in hits if since <= h.start and h.end <= offset and h.kind in STATE_NAMES | {gazetteer.PEOPLE}
    ]
    whole = [h for h in named if not _PREPOSED.search(text[max(0, h.start - 14) : h.start])]
    whole = whole or [h for h in named if h.kind != gazetteer.ADJECTIVE]
    if not whole:
        return None
    last = [h for h in whole if not STOP.search(text[h.end : whole[-1].start])]
    return last[0].entry.code


# What parts a name from the states told before it: a full stop, or an inverted "..., said the minister".
STOP = re.compile(
    r"[.!?;][\"”’)]*[ \u00a0\n]+(?=[\"“‘(]?[A-Z])|\n\s*\n|"
    r",[\"”’]?[ \u00a0\n]+(?:said|says|replied|answered|added)\b"
)


def _of_mission(page: Page, hits: Hits, block: Block | None, start: int) -> str | None:
    """ "At the Ruritanian embassy, NAME, the chargé, ...": whose mission is told in the sentence before
    a name."""
    if block is None:
        return None
    for body in reversed(hits.within(block.start, start)):
        if body.surface.lower() in ("embassy", "consulate", "high commission", "mission"):
            is_near = not STOP.search(page.text[body.end : start])
            return hits.state_beside(body) if is_near else None
    return _of_same_post(page, hits, block, start)


def _of_same_post(page: Page, hits: Hits, block: Block, start: int) -> str | None:
    """ "He told the Ruritanian ambassador so. The ambassador, NAME, was glad": a post told of before."""
    titles = [h for h in hits.within(block.start, start) if h.kind == gazetteer.TITLE]
    posts = [h for h in titles if (t := title_named(h.surface, None)) is not None and t.kind == "office"]
    if not posts:
        return None
    own = posts[-1].surface.lower()
    told = [s for h in posts[:-1] if h.surface.lower() == own and (s := hits.state_beside(h)) is not None]
    return told[-1] if told else None


def _speaks_of_own_side(page: Page, block: Block, person: Person) -> bool:
    start = person.places[0][0]
    return _OWN_SIDE.search(page.text, start, block.end) is not None


def _opened_at(page: Page, hits: Hits, block: Block, offset: int) -> str | None:
    """ "In Canberra the mood is wary. Ana Novak, a minister, ...": where, or with whom, a paragraph opens."""
    for hit in hits.within(block.start, offset):
        if hit.kind in STATE_NAMES and hit.entry.code in states_by_code():
            return hit.entry.code if opens_block(page.text[block.start : hit.start]) else None
    return None


def opens_block(before: str) -> bool:
    """May a name behind these first words of a paragraph set its scene?"""
    return _OPENING.match(before) is not None


def _headed(page: Page, hits: Hits, block: Block) -> str | None:
    """The one state named in the heading above."""
    if block.heading is None or page.blocks[block.heading].kind is not BlockKind.HEADING:
        return None
    heading = page.blocks[block.heading]
    codes = {h.entry.code for h in _states(hits.within(heading.start, heading.end))}
    return next(iter(codes)) if len(codes) == 1 else None


def _states(hits: Iterable[Hit]) -> list[Hit]:
    return [h for h in hits if h.kind in STATE_NAMES and h.entry.code in states_by_code()]


def is_of_embassy(text: str, hit: Hit) -> bool:
    """ "the Ruritanian embassy", "EMBASSY OF RURITANIA"."""
    return (
        _EMBASSY.match(text, hit.end) is not None
        or _EMBASSY_OF.search(text, max(0, hit.start - 20), hit.start) is not None
    )


def host_at_head(page: Page, hits: Hits, home: str | None) -> str | None:
    """ "EMBASSY OF RURITANIA, ZENDA": the state in whose capital the embassy of a head line stands."""
    for block in page.blocks[:_HEAD_BLOCKS]:
        named = hits.within(block.start, block.end)
        if any(h.entry.code == home and is_of_embassy(page.text, h) for h in named):
            seats = [h.entry.code for h in named if h.kind == gazetteer.CAPITAL and h.entry.code != home]
            return seats[0] if len(seats) == 1 else None
    return None


def settle_hosts(people: Sequence[Person], home: str | None, host: str | None) -> None:
    """Officials of an embassy's report who have no state are of the state where it stands, else of the one
    whose people it tells of most."""
    told = Counter(p.state for p in people if p.state is not None and p.state != home)
    ranked = told.most_common(2)
    if host is None and (not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1])):
        return
    host = host or ranked[0][0]
    for person in people:
        role = next((r for r in person.roles if r.endswith("minister") or r in AT_HOME), None)
        if person.state is None and role is None and person.is_local:
            person.state = host
        if person.state is None and role is not None and host is not None:
            title = title_named(role.replace("_", " "), host)
            person.state = host
            person.office = office_name(title, host, name_of_code(host)) if title is not None else None
