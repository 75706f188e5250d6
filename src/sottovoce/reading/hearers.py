"""From words that stand for hearers to entries: "President Tamm" → "Jaan Tamm", "EST".

In: a span of a page and the speaker. Out: entries. Method: mentions of actors; outlets with the public they
address; common words for peoples, parliaments, armies and peers, with the state told beside them or else the
speaker's own. "The press", "reporters" and "the world" are nobody.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sottovoce.codes import states_in
from sottovoce.reading.outlets import COMMON, TITLE_WORD, TITLED, find_outlets, is_broadcaster
from sottovoce.reading.page import Page
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

Span = tuple[int, int]


class Audience(NamedTuple):
    """Who hears, the words that name them, where these stand and by which rule; or why nobody is known."""

    entries: tuple[str, ...]
    words: str | None
    span: Span | None = None
    rule: str = "nobody told"
    reason: str | None = None

    def by(self, rule: str) -> Audience:
        """The same, as found by a rule; nobody stays nobody."""
        return self._replace(rule=rule) if self.entries else self


NOBODY = Audience((), None, reason="the text names nobody who hears it")


def nobody(reason: str) -> Audience:
    """Nobody, and why."""
    return Audience((), None, reason=reason)


def heard_at(entries: tuple[str, ...], mention: Mention) -> Audience:
    """Hearers named by a mention."""
    return Audience(entries, mention.surface, (mention.passage.start, mention.passage.end))


_NOBODY = re.compile(
    r"\b(?:reporters?|journalists?|the press|the media|newsmen|correspondents|the world|the public|cameras?|"
    r"everyone|anyone|audience|(?:news|press) conference|(?:news|press|daily|regular|weekly) briefing)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:citizens?|voters?|supporters|crowds?|the nation|the people|compatriots|countrymen|"
    r"viewers|listeners|"
    r"students|workers|rally|rallies|congregation|worshippers|villagers|residents|at home|"
    r"home (?:audience|crowd|public)|"
    r"(?:its|his|her|their) own(?: people)?|parade|electorate|households|veterans|graduates|"
    r"the faithful|public(?! [a-z]))\b",
    re.IGNORECASE,
)
_PARLIAMENT = re.compile(
    r"\b(?:parliament|parliamentarians|the (?:national )?assembly|lawmakers|legislators|MPs|"
    r"deputies|senators|"
    r"the senate|(?<!party )congress|congressmen|the house(?: of (?:commons|lords|representatives))?|"
    r"the lower house|"
    r"the upper house|the chamber|the legislature|peers|"
    r"(?:house|senate|parliamentary|congressional|bundestag|commons|lords|select) (?:[\w-]+ ){0,3}"
    r"(?:(?:sub-?)?committee|panel|hearing|inquiry))\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:troops|soldiers|generals|(?:senior |army |military |top )?(?:officers|commanders)|"
    r"servicemen|cadets|"
    r"the (?:army|military|armed forces)|reservists|conscripts)\b",
    re.IGNORECASE,
)
_CABINET = re.compile(
    r"\b(?:(?:his|her|the|its) (?:own )?(?:government|cabinet|ministers|officials|party|aides)|"
    r"(?:his|her|its) (?:own )?security council|(?:top|senior|government) officials|"
    r"a (?:government|cabinet) meeting)\b",
    re.IGNORECASE,
)
# "Told a ministry briefing": the press, whoever holds it.
_PRESS_ROOM = re.compile(
    r"\A(?:an?|the|his|her|its|that|[\w’']+['’]s) "
    r"(?!(?:[\w-]+ ){0,3}(?:closed|closed-door|private|security|intelligence|cabinet|committee|"
    r"council|party)\b)"
    r"(?:[\w-]+ ){0,3}briefings?\Z"
)
# Reporters of another state stand for its public.
_FOREIGN_PRESS = re.compile(
    r"\b(?:journalists|reporters|media|press|newspapers|correspondents|editors)\b", re.IGNORECASE
)
_PEERS = re.compile(
    r"\b(?:colleagues?|counterparts?|opposite numbers?|hosts?|guests?|visitors?|partners?|"
    r"neighbours?|neighbors?|"
    r"allies|ally|interlocutors?|ambassadors?|envoys?|diplomats|delegation|chargé d['’]affaires)\b",
    re.IGNORECASE,
)
_ENVOY = re.compile(
    r"\b(?:ambassador|high commissioner|consul|chargé|charge d|attaché|envoy|"
    r"permanent representative)\b",
    re.IGNORECASE,
)
_BESIDE_NAME = 60  # characters
_LONGEST_PHRASE = 60  # characters
_DETERMINER = re.compile(r"\A(?:the|a|an|some|his|her|their|its)\s+", re.IGNORECASE)
_TIME_OR_PLACE = re.compile(r"\s+(?:at|on|during|last|that|this|who|which|when|yesterday|today)\b|[,;:(]")
_ELSEWHERE = re.compile(
    r"\A(?:him|her|them|they|it|us|you|me|one|ones|others?|another|everybody|somebody|nobody|no one|none|"
    r"tables?|rooms?|ideas?|website)\Z|"
    r"\b(?:both|two|former|latter|readers|members|sides?|part(?:y|ies)|agency)\b",
    re.IGNORECASE,
)
_HOUSE_ORGANS = (
    "Parliament",
    "Congress",
    "Assembly",
    "Senate",
    "House of",
    "Seimas",
    "Duma",
    "Knesset",
    "Bundestag",
)


def entries_in(page: Page, span: tuple[int, int], speaker: Actor) -> tuple[str, ...]:
    """Entries for those that a span names; the speaker himself is never one."""
    words = page.text[span[0] : span[1]]
    plain = " ".join(words.split())
    mentions = [m for m in page.mentions_in(*span) if not _is_self(m.actor, speaker)]
    is_placed = any(m.actor.state for m in mentions)  # "the ministers of Chad and Mali" are not his own
    home = _home(mentions) or (None if is_placed else own_state(speaker))
    found: list[str] = []
    for mention in mentions:
        # A capital that is itself told something is a government, however the sentence goes on.
        if not mention.is_place or mention.passage.start == span[0]:
            behind = words[mention.passage.start - span[0] :]
            is_qualified = any(m is not mention and m.actor.state == mention.actor.state for m in mentions)
            offset = mention.passage.start - span[0]
            is_definite = re.search(r"\bthe \Z", words[:offset]) is not None and mention.surface.endswith("s")
            found += _of_mention(mention, behind, own_state(speaker), is_qualified, is_definite)
    placed = [m for m in mentions if not _is_state_media(m) or not m.surface.islower()]
    found += with_public(outlets_in(words, _home(placed), speaker), speaker, page)
    found = _drop_demonyms(found, mentions, words)
    groups = (
        (_PARLIAMENT, "parliament"),
        (_ARMED, "armed forces"),
        (_CABINET, "government"),
        (_PUBLIC, "public"),
    )
    if _FOREIGN_PRESS.search(plain) and not find_outlets(words):
        adjectives = dict.fromkeys(m.actor.state for m in mentions if m.kind == "demonym" and m.actor.state)
        is_foreign = any(state != own_state(speaker) for state in adjectives)
        return tuple(f"{state} public" for state in adjectives) if is_foreign else ()
    for pattern, name in groups:
        if name == "parliament" and any(f.endswith(" parliament") for f in found):
            continue
        if pattern.search(plain) and home and not _is_nobody(pattern, plain):
            code = home if name != "public" or _home(mentions) else own_state(speaker)
            found = [f for f in found if f != code] + [f"{code} {name}"]
            break
    return tuple(dict.fromkeys(f for f in found if f))


def names_nobody(words: str) -> bool:
    """Do words stand only for the press or the world at large?"""
    return _NOBODY.search(words) is not None


def is_press_room(words: str) -> bool:
    """Do words name a briefing for the press and nobody else?"""
    return _PRESS_ROOM.match(" ".join(words.split())) is not None


def unplaced(words: str) -> str | None:
    """Hearers whom no side is told for, in the text's own words: "a trade fair in Ruritania"; no pronoun and
    no partner, who may be known from elsewhere."""
    phrase = _TIME_OR_PLACE.split(_DETERMINER.sub("", " ".join(words.split())))[0].strip(" ,;:")
    is_named = re.search(r"[^\W\d_]{4,}", phrase) is not None and len(phrase) <= _LONGEST_PHRASE
    is_known_elsewhere = names_peer(phrase) or names_nobody(phrase) or _ELSEWHERE.search(phrase)
    return phrase if is_named and not is_known_elsewhere else None


def has_outlet(entries: tuple[str, ...]) -> bool:
    """Is a news outlet among entries?"""
    return any(find_outlets(e) or COMMON.search(e) or TITLE_WORD.fullmatch(e) for e in entries)


def names_peer(words: str) -> bool:
    """Do words stand for a partner without a name: "his colleague", "her host"?"""
    return _PEERS.search(words) is not None


def of_actor(actor: Actor) -> tuple[str, ...]:
    """Entries for one actor: persons and bodies by name and state, states and organisations by code."""
    states = states_in(actor.state)
    if actor.kind is ActorKind.PERSON:
        return (*(n.strip() for n in actor.name.split(";") if n.strip()), *states)
    if actor.kind is ActorKind.GROUP:
        return (actor.name.replace(" people", " public"),) if actor.name.endswith(" people") else states
    if actor.kind is ActorKind.UNNAMED:
        return states
    if actor.kind is ActorKind.STATE or not states or states[0] in ("EU", "NATO", "UN", "OSCE", "G7", "CSTO"):
        return states or (actor.name,)
    return (actor.name, *states)


def own_state(actor: Actor) -> str | None:
    """The speaker's own state; the first of joint speakers'."""
    return actor.state.split(";")[0].strip() if actor.state else None


def _is_self(actor: Actor, speaker: Actor) -> bool:
    return bool(actor.name) and actor.name in [n.strip() for n in speaker.name.split(";")]


def _of_mention(
    mention: Mention, words: str, own: str | None, is_qualified: bool, is_definite: bool
) -> tuple[str, ...]:
    actor = mention.actor
    is_house = any(o in actor.name for o in _HOUSE_ORGANS) and actor.state not in ("UN", "OSCE", "NATO")
    if actor.kind is ActorKind.ORGANISATION and actor.state and is_house:
        # "Lawmakers" without a state beside them are the speaker's own.
        state = own if own and mention.surface.islower() and not is_qualified else actor.state
        return (f"{state} parliament",)
    if mention.kind == "demonym" and re.match(r"\w+\s+(?:people|public|nation|voters|citizens)\b", words):
        return (f"{actor.state} public",)
    if _is_state_media(mention) and actor.state:
        state = own if own and mention.surface.islower() and not is_qualified else actor.state
        name = actor.name if state == actor.state else mention.surface
        return (name, f"{state} public")
    if actor.kind is ActorKind.STATE and actor.state == own:
        return ()
    if actor.kind is ActorKind.GROUP and is_definite and actor.state and actor.state != own:
        return (actor.state,)  # "told the Americans": their side of the table
    return of_actor(actor)


def _is_state_media(mention: Mention) -> bool:
    return mention.actor.name.startswith("State media of")


def outlets_in(words: str, home: str | None, speaker: Actor) -> list[str]:
    """Outlets that words name, each with the public it addresses. home: the state told beside them."""
    found: list[str] = []
    for hit in find_outlets(words):
        is_heard = hit.outlet.has_public or (
            hit.outlet.kind == "agency" and hit.outlet.code == own_state(speaker)
        )
        found += [hit.outlet.name, *([f"{hit.outlet.code} public"] if is_heard else [])]
    common = COMMON.search(words)
    if not found and common is not None:
        is_agency = "agency" in common.group()
        is_own = common.group().lower().startswith(("state", "national")) or is_broadcaster(common.group())
        is_posted = _ENVOY.search(speaker.office or "") is not None  # "Radio Miramar" is not his own
        state = home or (own_state(speaker) if is_own and not is_posted else None)
        # An agency serves papers everywhere; one that is named or the speaker's own has its public too.
        is_heard = not is_agency or state == own_state(speaker) or TITLED.search(common.group()) is not None
        found = [common.group(), *([f"{state} public"] if state and is_heard else [])]
    return found


def with_public(outlet: list[str], speaker: Actor, page: Page) -> list[str]:
    """An outlet that no table knows and no place stands beside: it addresses the speaker's own public, or, if
    he is an envoy, that of the state where the text is at home."""
    is_plain_agency = "agency" in outlet[0].lower() and not TITLED.search(outlet[0]) if outlet else False
    if len(outlet) != 1 or find_outlets(outlet[0]) or is_plain_agency:
        return outlet
    is_named = outlet[0][:1].isupper() or outlet[0][-1:].isupper() or re.search(r" [A-Z]", outlet[0])
    is_envoy = _is_envoy(speaker, page)
    own, home = own_state(speaker), page.home or page.likely_home
    if is_envoy or not is_named:
        state = page.home
    else:
        state = own if home in (None, own) else None
    return [*outlet, f"{state} public"] if state else outlet


def _is_envoy(speaker: Actor, page: Page) -> bool:
    """By his office, or by the words around the place where the text first names him."""
    first = next((m.passage for m in page.mentions if m.actor.id == speaker.id), None)
    near = page.text[max(0, first.start - _BESIDE_NAME) : first.end + _BESIDE_NAME] if first else ""
    return _ENVOY.search(f"{speaker.office or ''} {near}") is not None


def home_of_outlet(page: Page, start: int, end: int) -> str | None:
    """The state told right beside an outlet without a name: "a Danish daily", "our magazine in Lima"."""
    for hit in COMMON.finditer(page.text, start, end):
        near = page.mentions_in(max(start, hit.start() - 25), min(end, hit.end() + 25))
        beside = [m for m in near if m.actor.state and _is_beside(page.text, m, hit.span())]
        if beside:
            return beside[0].actor.state
    return None


def _is_beside(text: str, mention: Mention, outlet: tuple[int, int]) -> bool:
    """ "Danish daily", "daily in Lima": nothing but an "in", a "from" or a plain word between."""
    if mention.passage.start >= outlet[1]:
        return (
            re.fullmatch(r" (?:in|from|of|based in) (?:the )?", text[outlet[1] : mention.passage.start])
            is not None
        )
    if mention.passage.end <= outlet[0]:
        between = text[mention.passage.end : outlet[0]]
        return re.fullmatch(r"(?:['’]s)? (?:[a-z-]+ )?", between) is not None
    return mention.kind in ("demonym", "country")


def _drop_demonyms(found: list[str], mentions: list[Mention], words: str) -> list[str]:
    """A demonym before an outlet or a body only qualifies it: "the Ukrainian outlet Babel"."""
    if not (find_outlets(words) or COMMON.search(words)):
        return found
    only = {m.actor.state for m in mentions if m.kind in ("demonym", "country")}
    return [f for f in found if f not in only]


def _home(mentions: list[Mention]) -> str | None:
    """The state told in the words, where there is just one."""
    states = {m.actor.state for m in mentions if m.actor.state}
    return states.pop() if len(states) == 1 else None


def _is_nobody(pattern: re.Pattern[str], words: str) -> bool:
    hit = pattern.search(words)
    return (
        hit is not None
        and hit.group().lower() == "public"
        and re.search(r"\bthe public\b", words) is not None
    )
