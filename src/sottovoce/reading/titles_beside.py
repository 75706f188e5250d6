"""The title and the state told beside a name: before it, in an apposition, in brackets, in a predicate.

In: the hits around a name, and where it stands. Out: a hit of a title, a code of a state or organisation.
Method: what may stand between a title and a name ("minister for ports, NAME", "Ruritania's minister NAME",
"NAME,
the Ruritanian minister", "NAME, who runs the UN's office", "NAME has been Ruritania's commissioner").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas.offices import title_named
from sottovoce.reading.belonging import POSTED, STOP, owner_before
from sottovoce.reading.gazetteer import SIDE_NAMES, STATE_NAMES, Hit
from sottovoce.reading.hits import Hits

# Between a title and a name ("foreign minister, Jan Novak"; "President-elect Jan Novak").
_TITLE_GAP = re.compile(r"(?:[ \u00a0\n]+(?:here|there))?[ \u00a0\n]*[,(]?[ \u00a0\n]*\Z")
# "minister for ports, Jan Novak", "Cabinet Secretary for Public Safety (Dr Novak)".
_FIELD_GAP = re.compile(
    r"[ \u00a0\n]+(?:of[ \u00a0\n]+(?![A-Z])|"
    r"for[ \u00a0\n]+)(?:[\w’'&-]+[ \u00a0\n]+){0,5}[\w’'-]+(?:,[ \u00a0\n]+|[ ]\()\Z"
)
# "the mayor of Port Novak, Jan Novak", "Ruritania's consul in Port Novak, Jan Novak": a name of a place.
_PLACE_GAP = re.compile(
    r"[ \u00a0\n]+(?:of|in|at|to|for)[ \u00a0\n]+(?:the[ \u00a0\n]+)?"
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][\w’'-]*(?:[ \u00a0\n]+[^\W\d_a-zß-öø-ÿ][\w’'-]*){0,3})"
)
_BEHIND_PLACE = re.compile(r"(?:,[ \u00a0\n]+|[ ]\()\Z")
_OF_TOWN = frozenset({"mayor", "governor"})  # titles that one bears of a town or province
_OF_STATE = re.compile(r"[ \u00a0\n]+of[ \u00a0\n]+\Z")
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)[ \u00a0\n]+(?:\w+[ \u00a0\n]+)?\Z")
# "a spokeswoman for the Commission": plain words for the organs of organisations.
ORGANS = {
    "Commission": ("EU", "European Commission"),
    "Union": ("EU", "European Union"),
    "Alliance": ("NATO", "NATO"),
    "Secretariat": ("UN", "UN Secretariat"),
    "Secretary-General": ("UN", "United Nations"),
}
_OF_ORGAN = re.compile(
    rf"[ \u00a0\n]+(?:of|for|at|from)[ \u00a0\n]+the[ \u00a0\n]+({'|'.join(ORGANS)})\b(?! of)"
)
# The words of an apposition end here.
_APPOSITION = re.compile(r"[ \u00a0\n]*[,(][ \u00a0\n]*([^,.;:()“”\"—–]{3,90})")
# "NAME, who runs the Red Cross's office"
_HEADS = re.compile(
    r",[ \u00a0\n]+who[ \u00a0\n]+(?:runs?|ran|heads?|headed|leads?|led|commands?|commanded|chairs?|"
    r"represents?|represented|"
    r"speaks for|works for|directs?|advises)\b"
)
# "NAME has been Ruritania's commissioner": the words of a predicate end here.
_PREDICATE = re.compile(
    r"[ \u00a0\n]+(?:is|was|has been|had been|became|serves as|served as|remains)[ \u00a0\n]+"
    r"(?:now[ \u00a0\n]+|still[ \u00a0\n]+)?([^,.;:()“”\"—–]{3,60})"
)
_FIELD_OF = re.compile(r"\b(?:on|for)[ \u00a0\n]+(?:the[ \u00a0\n]+)?\Z")
_AFFAIRS = re.compile(
    r"[ \u00a0\n]+(?:affairs|relations|issues|matters|questions|policy|cooperation|integration|accession)\b"
)
# "the secretary of the Ruritanian Security Council, NAME": an office that no table of titles has.
_OFFICE_OF = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir)[ \u00a0\n]+(?:[a-z-]+[ \u00a0\n]+){0,2}"
    r"(?:secretary|head|chief|director|governor|chair(?:man|woman|person)?|president|leader|commander|"
    r"spokes(?:man|woman|person)|representative)[ \u00a0\n]+(?:of|for|at)[ \u00a0\n]+"
    r"[^,.;:()\n]{3,70},[ \u00a0\n]+"
)
_DESCRIPTION = re.compile(r"(?:an?|the|one of|[a-z]+ (?:of|for|at|with)|deputy|former|then)\b", re.IGNORECASE)


def title_in_brackets(hits: Hits, end: int) -> Hit | None:
    """ "Mr Jan Novak (Chair)": the title in brackets behind a name."""
    found = re.compile(r"[ \u00a0]\(([^)]{2,40})\)").match(hits.text, end)
    return next(
        (h for h in hits if found and (h.start, h.end) == found.span(1) and h.kind == gazetteer.TITLE), None
    )


def names_state(hits: Hits, start: int) -> bool:
    """Is a state named between the last full stop and a name?"""
    return any(
        h.end <= start and h.kind in STATE_NAMES and not STOP.search(hits.text[h.end : start]) for h in hits
    )


def ends_of_offices(text: str) -> Iterator[int]:
    """Where an office told with its body ends, and a name may begin."""
    return (m.end() for m in _OFFICE_OF.finditer(text))


def state_of_office(hits: Hits, start: int) -> str | None:
    """The state told in the words of an office that end where a name starts."""
    found = next((m for m in _OFFICE_OF.finditer(hits.text, max(0, start - 130)) if m.end() >= start), None)
    if found is None or found.end() != start:
        return None
    sides = [h for h in hits.within(*found.span()) if h.kind in SIDE_NAMES and h.entry.kind != gazetteer.BODY]
    sides = [h for h in sides if not _AFFAIRS.match(hits.text, h.end)]
    return sides[0].entry.code if sides else None


def state_of_ministry(hits: Hits, start: int) -> str | None:
    """ "The Ruritanian foreign ministry said no. ... spokesman NAME told a briefing": whose ministry the
    paragraph told of last."""
    told = [
        h.entry.code if h.kind == gazetteer.SEAT else hits.state_beside(h)
        for h in hits
        if h.end < start and h.kind in (gazetteer.BODY, gazetteer.SEAT) and "inistry" in h.surface
    ]
    return next((code for code in reversed(told) if code is not None), None)


def is_of_spokesman(title: Hit) -> bool:
    named = title_named(title.surface, None)
    return named is not None and named.role in ("spokesperson", "press_secretary")


def is_of_its_post(text: str, title: Hit) -> bool:
    """ "Its ambassador in Zenda": the place behind is where he serves, and "its" tells whose he is."""
    return _is_posted(title) and _ITS.search(text[max(0, title.start - 30) : title.start]) is not None


def owner_of_title(text: str, hits: Hits, title: Hit) -> str | None:
    """ "Ruritania waits. Its foreign minister, Jan Novak": what the sentence before tells of."""
    if not _ITS.search(text[max(0, title.start - 30) : title.start]):
        return None
    return owner_before(text, hits, title.start)


def state_of_group(hits: Hits, title: Hit) -> str | None:
    """ "the two Ruritanian senators ... Senator NAME": of the group of that title told of before."""
    group = re.compile(rf"\b{re.escape(title.surface)}s\b", re.IGNORECASE)
    states = [h for h in hits if h.kind == gazetteer.ADJECTIVE and h.end < title.start]
    beside = [h for h in states if group.match(hits.text, h.end + 1)]
    return beside[-1].entry.code if beside else None


def is_honorific(title: Hit) -> bool:
    named = title_named(title.surface, None)
    return named is not None and named.kind == "honorific"


def is_rank(title: Hit) -> bool:
    named = title_named(title.surface, None)
    return named is not None and named.kind == "rank"


def role_of(title: Hit | None, state: str | None) -> str | None:
    if title is None:
        return None
    named = title_named(title.surface, state)
    return named.role if named is not None and named.kind in ("office", "rank") else None


def title_before(hits: Hits, start: int) -> tuple[Hit | None, str | None]:
    """Title and state that stand directly before a name."""
    title = next((h for h in reversed(list(hits)) if h.end <= start and h.kind == gazetteer.TITLE), None)
    if title is None or not _TITLE_GAP.match(hits.text[title.end : start]):
        title = _title_with_state(hits, start) or _title_with_field(hits, start)
        if title is None:
            state = next(
                (h for h in reversed(list(hits)) if h.end <= start and h.kind in SIDE_NAMES),
                None,
            )
            is_next = state is not None and re.match(r"['’]s[ \u00a0]\Z", hits.text[state.end : start])
            return None, state.entry.code if state is not None and is_next else None
        after = [h for h in hits if title.end <= h.start and h.end <= start and not _is_field(hits, title, h)]
        own = hits.state_beside(title) if _is_posted(title) else None
        return title, own or (
            after[-1].entry.code if after else hits.state_beside(title) or _organ(hits, title)
        )
    return title, hits.state_beside(title)


def _is_posted(title: Hit) -> bool:
    named = title_named(title.surface, None)
    return named is not None and named.role in POSTED


def _organ(hits: Hits, title: Hit) -> str | None:
    """ "the ambassador of the Union": the organisation whose organ goes by a plain word behind a title."""
    organ = _OF_ORGAN.match(hits.text, title.end)
    return ORGANS[organ.group(1)][0] if organ is not None else None


def _title_with_state(hits: Hits, start: int) -> Hit | None:
    """ "the president of Ruritania, NAME": a title whose "of" phrase ends before the name."""
    places = [h for h in hits if h.end <= start and h.kind in SIDE_NAMES | {gazetteer.BODY}]
    if not places or not _TITLE_GAP.match(hits.text[places[-1].end : start]):
        return None
    for title in reversed([h for h in hits if h.kind == gazetteer.TITLE and h.end <= places[-1].start]):
        between = hits.text[title.end : places[-1].start]
        if re.match(r"[ \u00a0\n]+(?:of|for|at|in)\b[^,.;:]{0,80}\Z", between):
            return title
    return None


def _title_with_field(hits: Hits, start: int) -> Hit | None:
    """ "the minister for ports, NAME": a title whose field ends before the name."""
    title = next((h for h in reversed(list(hits)) if h.end <= start and h.kind == gazetteer.TITLE), None)
    if title is None or is_honorific(title):
        return None
    if _FIELD_GAP.match(hits.text[title.end : start]):
        return title
    place = _PLACE_GAP.match(hits.text, title.end, start)
    if place is None or not _BEHIND_PLACE.match(hits.text[place.end() : start]):
        return None
    is_of_place = role_of(title, None) in _OF_TOWN or hits.state_beside(title) is not None
    return title if is_of_place else None


def town_of(hits: Hits, title: Hit | None) -> str | None:
    """ "the mayor of Port Novak": the town or province behind a title that one bears of it."""
    if title is None or role_of(title, None) not in _OF_TOWN:
        return None
    place = _PLACE_GAP.match(hits.text, title.end)
    return place["place"] if place is not None else None


_OF_BODY = re.compile(r"[ \u00a0\n]+(?:of|at|for)[ \u00a0\n]+the[ \u00a0\n]+(?:[a-z]+[ \u00a0\n]+)?")
_OF_OWN_SIDE = re.compile(
    r"[ \u00a0\n]+(?:of|for)[ \u00a0\n]+the[ \u00a0\n]+"
    r"(?:(?:military|interim|transitional|caretaker)[ \u00a0\n]+)?"
    r"(?:government|junta|cabinet|armed forces|army|navy|police|republic)\b"
)
# "the customs chief": what a state has a chief of.
_FIELD_REACH = 30
_IN_FIELD = re.compile(
    r"\b(?:aviation|border|budget|customs|coastguard|energy|fisheries|gas|health|hydrocarbons|immigration|mining|"
    r"migration|oil|police|ports?|prisons?|railways?|tax|water)[ \u00a0\n]+\Z"
)
_OF_RULER = re.compile(r"['’]s?[ \u00a0\n]+(?:[a-z-]+[ \u00a0\n]+){0,2}\Z")


def is_of_own_state(hits: Hits, title: Hit | None) -> bool:
    """ "the head of the National Assembly", "spokesman for the military government", "the Sultan's private
    secretary": words that one is called so in one's own state alone."""
    if title is None or hits.state_beside(title) is not None:
        return False
    opening = _OF_BODY.match(hits.text, title.end)
    if _OF_OWN_SIDE.match(hits.text, title.end) or _IN_FIELD.search(
        hits.text, max(0, title.start - _FIELD_REACH), title.start
    ):
        return True
    if opening is not None and any(h.start == opening.end() and h.kind == gazetteer.BODY for h in hits):
        return True
    rulers = [h for h in hits if h.kind == gazetteer.TITLE and h.end < title.start]
    is_ruled = bool(rulers) and _OF_RULER.match(hits.text[rulers[-1].end : title.start]) is not None
    return is_ruled and role_of(rulers[-1], None) in _RULERS


_RULERS = frozenset("monarch president prime_minister crown_prince chancellor supreme_leader".split())


def title_behind(hits: Hits, end: int) -> tuple[Hit | None, str | None]:
    """Title and state in an apposition behind a name, or "NAME of Ruritania"."""
    for hit in hits:
        if (
            hit.start >= end
            and hit.kind in STATE_NAMES
            and re.match(r"[ \u00a0\n]+of[ \u00a0\n]+\Z", hits.text[end : hit.start])
        ):
            return None, hit.entry.code
    match = _APPOSITION.match(hits.text, end) if not _HEADS.match(hits.text, end) else None
    if match is None:
        return _in_predicate(hits, end)
    inside = [h for h in hits if match.start(1) <= h.start and h.end <= match.end(1)]
    title = next((h for h in inside if h.kind == gazetteer.TITLE), None)
    if title is None or title.start - match.start(1) > 45:
        return None, _state_of_apposition(match.group(1), match.start(1), inside)
    state = hits.state_beside(title)
    if state is None:
        owners = [h for h in inside if h.kind in SIDE_NAMES and not _is_field(hits, title, h)]
        state = owners[0].entry.code if owners else None
    state = state or _organ(hits, title)
    if state is None:  # "secretary of the security council, the NSDC"
        later = [h for h in hits if match.end(1) <= h.start <= match.end(1) + 8 and h.kind in STATE_NAMES]
        state = later[0].entry.code if later else None
    return title, state


def _is_field(hits: Hits, title: Hit, side: Hit) -> bool:
    """ "the minister for European integration", "a committee on Alliance affairs": a field, not whose office
    it is."""
    if _FIELD_OF.search(hits.text[title.end : side.start]) and _AFFAIRS.match(hits.text, side.end):
        return True
    is_described = side.kind in (gazetteer.ADJECTIVE, gazetteer.ORGANISATION_ADJECTIVE)
    return (
        is_described
        and re.match(r"[ \u00a0\n]+for[ \u00a0\n]+\Z", hits.text[title.end : side.start]) is not None
    )


def _in_predicate(hits: Hits, end: int) -> tuple[Hit | None, str | None]:
    """ "NAME has been Ruritania's commissioner since": a title with its state in the predicate of a name."""
    head = _HEADS.match(hits.text, end)
    if head is not None:
        led = [h for h in hits if head.end() <= h.start < head.end() + 30 and h.kind in SIDE_NAMES]
        return None, led[0].entry.code if led else None
    match = _PREDICATE.match(hits.text, end)
    if match is None:
        return None, None
    inside = [h for h in hits if match.start(1) <= h.start and h.end <= match.end(1)]
    title = next((h for h in inside if h.kind == gazetteer.TITLE), None)
    state = hits.state_beside(title) if title is not None else None
    return (title, state) if state is not None else (None, None)


def _state_of_apposition(words: str, start: int, inside: list[Hit]) -> str | None:
    """ "NAME, a deputy of the ruling Ruritanian party": the state told in a description without a title."""
    if not _DESCRIPTION.match(words):
        return None
    states = [h for h in inside if h.kind in (gazetteer.ADJECTIVE, gazetteer.PEOPLE, gazetteer.COUNTRY)]
    return states[0].entry.code if states and states[0].start - start < 70 else None
