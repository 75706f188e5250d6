"""Told circumstances that push a side one way: sanctions, troops leaving, the fortunes of war, a threat.

In: a page with its mentions. Out: circumstances in order. Method: the table `lexicon/circumstances.csv`;
what is only supposed ("if", "would", "unless") or denied is none, except that a coming accession or danger
counts as told. The state that bears it is the one named behind or before the words, else the one the text
is about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial

from sottovoce.codes import states_in
from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.circumstance_frames import find_framed
from sottovoce.reading.gazetteer import name_of_code
from sottovoce.reading.page import Block, Page
from sottovoce.reading.surfaces import Hit, load_surfaces, record_id
from sottovoce.records import Circumstance, Mention, Passage

FOUND_BY = "rule:circumstance/1"
_TABLE = "circumstances.csv"
_PUSHES = {
    "sanctions": "pushes {name} towards the side that can lift them",
    "troops_leaving": "gives {name} more room and makes its assurances more credible",
    "troops_arriving": "leaves {name} less room and makes its assurances less credible",
    "attacks": "makes assurances from {name} less credible",
    "war_fortune": "pushes those beside {name} towards the other side",
    "accession": "raises the price of the neutrality of {name}",
    "threat": "raises the price of the neutrality of {name}",
    "dependence": "pushes {name} towards the side that it depends on",
    "concession": "makes the approaches of {name} more credible",
    "need": "raises what {name} is worth to the side that it courts",
    "domestic": "gives {name} a motive at home",
    "pressure": "pushes {name} away from the side that presses it",
    "exposure": "gives {name} something to lose abroad",
    "aid": "pushes {name} towards the side that pays",
    "dissent": "makes those who differ readier to give way",
    "isolation": "pushes {name} towards whoever will talk to it",
    "price": "changes what {name} can ask for or has to pay",
    "favour": "pushes {name} towards the side that grants it",
    "trade": "pushes {name} towards the side that it trades with",
    "tariff": "pushes {name} towards the side that can lift it",
    "arms": "ties {name} to the side that it buys from",
    "veto": "holds {name} back and gives the side that blocks it a lever",
    "migrants": "gives {name} a burden, and a lever over those who fear them",
    "term": "presses {name} for time",
    "unasked": "leaves the word of {name} without backing at home",
    "ruling": "binds the hands of {name}",
    "law": "binds the hands of {name}",
    "debt": "pushes {name} towards whoever lends, or lets it off",
    "aid_cut": "pushes {name} away from the side that stopped paying",
    "closure": "makes {name} look for another way, or for peace with whoever holds it",
    "holding": "gives {name} a grievance and its holder a pledge",
    "troops_present": "leaves {name} less room before the side whose troops they are",
    "help_in_arms": "binds {name} to the side that helped",
    "losses": "makes {name} readier to leave off",
    "stretched": "leaves {name} less strength for anything else",
    "bond": "ties {name} to the other side of it",
    "fear": "pushes {name} towards whoever can guard it",
    "cost": "makes {name} readier to come to terms",
    "interest": "makes {name} readier to overlook things",
    "breakdown": "leaves {name} looking for another way",
    "standing": "raises what the friendship of {name} is worth",
    "people_abroad": "gives the host of its people a lever over {name}",
    "standoff": "pushes {name} away from the other side of it",
    "season": "presses {name} for time",
    "broken_promise": "makes assurances from {name} less credible",
}
# Attacks from nowhere in particular say nothing of anybody.
_NEVER_HOME = "only_behind"
# Kinds that bear on a side already when they are only to be feared or expected.
_AHEAD = frozenset({"accession", "threat", "need", "aid", "domestic", "favour"})
# What a side does itself; a text that does not say who did it names nobody.
_OWN_DEEDS = frozenset({"concession", "broken_promise"})
_SUPPOSED = re.compile(
    r"\b(?:if|unless|should|would|could|might|(?-i:may)|were to|until|whether|only when|in case|provided|"
    r"will|to be|calls? for|called for|demand\w*|urg\w+|asks?|asked|promis\w+|pledg\w+)\b",
    re.IGNORECASE,
)
_SUPPOSING = re.compile(r"(?:if|unless|should|whether)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|never|without|nor|neither|denie[sd]|deny|denying|nothing|hardly)\b|n['’]t\b", re.IGNORECASE
)
# "I will not apologise for X": X stands.
_UNREGRETTED = re.compile(
    r"(?:\b(?:will|would|shall)\s+)?(?:\bnot|n['’]t|\bnever|\bno)\s+"
    r"(?:apologi[sz]\w+|be sorry|sorry|regret\w*|asham\w+|hid\w+|den\w+|secret)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:on|against)\s+(?:the\s+)?\Z", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|out of|off|in|into|to|departing|leaving|left|near|at)\s+(?:the\s+)?\Z", re.IGNORECASE
)
# "s " behind an apostrophe; prepositions and articles that the pattern took for a word at its end.
_CLIPPED = re.compile(r"s[ \u00a0\n]+")
_LOOSE_END = re.compile(
    r"(?:[ \u00a0\n]+out(?=[ \u00a0\n]+(?:of|from)))?"
    r"(?:[ \u00a0\n]+(?:from|of|into|on|at|near|to|the|an?|its|his|their))+\Z"
)
# "had once lived | under sanctions": what a side has behind it.
_LIVED_THROUGH = re.compile(
    r"\b(?:once|formerly|lived|suffered|survived|endured|outlived|spent years)\b[\w ]{0,30}\Z", re.IGNORECASE
)
_REACH = 90  # characters before the words in which "if" or "would" still governs them
_DENIAL_REACH = 30
_OWNER_REACH = 40
_SENTENCE_END = re.compile(r"[.;:!?\n]")


def find_circumstances(page: Page) -> tuple[Circumstance, ...]:
    """Circumstances of a page in order; where a wording and a clause meet, the wording counts."""
    worded = [
        hit for hit in map(partial(_whole, page), load_surfaces(_TABLE).find_in(page)) if _is_told(page, hit)
    ]
    framed = [h for h in find_framed(page) if not any(h.start < w.end and w.start < h.end for w in worded)]
    found = []
    for hit in sorted((*worded, *framed), key=lambda h: h.start):
        block = page.block_at(hit.start)
        if block is None:
            continue
        about = _bearer(page, block, hit)
        if about is not None or hit.row["bearer"] != _NEVER_HOME:
            found.append(_circumstance(page, hit, about))
    return tuple(found)


def _whole(page: Page, hit: Hit) -> Hit:
    """A hit that starts at a word and ends with one that says something: no "s army leaves the"."""
    start, end = hit.start, hit.end
    clipped = _CLIPPED.match(page.text, start)
    if clipped is not None and page.text[start - 1 : start] in ("'", "’"):
        start = clipped.end()
    loose = _LOOSE_END.search(page.text, start, end)
    return replace(hit, start=start, end=loose.start() if loose is not None else end)


def _circumstance(page: Page, hit: Hit, about: str | None) -> Circumstance:
    kind, document = hit.row["kind"], page.document.id
    name = name_of_code(about) if about is not None else "the state concerned"
    return Circumstance(
        id=record_id(document, "circumstance", hit.start, hit.end, kind),
        passage=Passage(document=document, start=hit.start, end=hit.end),
        kind=kind,
        about=about,
        direction=_PUSHES[kind].format(name=name),
        found_by=FOUND_BY,
    )


# --- is it told as a fact -----------------------------------------------------------------------


def _is_told(page: Page, hit: Hit) -> bool:
    block = page.block_at(hit.start)
    if block is None:
        return False
    before = _UNREGRETTED.sub("", _clause_before(page, block, hit))
    if hit.row["kind"] == "sanctions" and _LIVED_THROUGH.search(before):
        return False
    clause = before.rpartition(",")[2][-_DENIAL_REACH:]
    if _DENIED.search(clause):
        return False
    if _SUPPOSING.match(page.text, hit.start):
        return False
    return hit.row["kind"] in _AHEAD or not _SUPPOSED.search(before[-_REACH:])


def _clause_before(page: Page, block: Block, hit: Hit) -> str:
    """The words of the sentence before a hit."""
    before = page.text[block.start : hit.start]
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


# --- whom it bears on ---------------------------------------------------------------------------


def _bearer(page: Page, block: Block, hit: Hit) -> str | None:
    bearer = hit.row["bearer"]
    start, end = _sentence(page, block, hit)
    if bearer in ("behind", _NEVER_HOME):
        named = _first_state(page.mentions_in(hit.start, min(end, hit.end + 60)), page, hit)
        if named is not None:
            return named
    if bearer in ("before", "within"):
        is_clause = bool(hit.row.get("predicate"))
        is_inside = bearer == "within" or is_clause
        inside = _state_codes(page.mentions_in(hit.start, hit.end)) if is_inside else []
        before = _state_codes(page.mentions_in(start, hit.start))
        if inside or before:
            return (inside or before[-1:])[0]
    if bearer == _NEVER_HOME:
        return None
    if bearer == "other":
        return _other(page, block, hit, start)
    told = page.home or (None if hit.row["kind"] in _OWN_DEEDS else _most_named(page))
    # Where nobody says what they leave, it is not their own country.
    is_own = hit.row["kind"] == "troops_leaving" and told is not None and told == _owner(page, hit)
    return None if is_own else told


def _other(page: Page, block: Block, hit: Hit, sentence: int) -> str | None:
    """Who is sold to, lent to or pressed: named in the words, else told of without doing it."""
    doers = _state_codes(page.mentions_in(sentence, hit.start))[-1:]
    if hit.row.get("predicate") and not doers:
        doers = _state_codes(page.mentions_in(hit.start, hit.end))[:1]
    inside = [c for c in _state_codes(page.mentions_in(hit.start, hit.end)) if c not in doers]
    before = [c for c in _state_codes(page.mentions_in(block.start, sentence)) if c not in doers]
    behind = [c for c in _state_codes(page.mentions_in(hit.end, hit.end + _OWNER_REACH)) if c not in doers]
    told = page.home or _most_named(page)
    near = [*inside, *behind[:1], *before[-1:], *([told] if told and told not in doers else [])]
    return next(iter(near), None)


def _owner(page: Page, hit: Hit) -> str | None:
    """Whose the troops are: the state named in the words or right before them."""
    inside = _state_codes(page.mentions_in(hit.start, hit.end))
    before = page.mentions_in(max(0, hit.start - _OWNER_REACH), hit.start)
    beside = [m for m in before if re.fullmatch(r"(?:['’]s)?\s*", page.text[m.passage.end : hit.start])]
    return next(iter([*inside, *_state_codes(beside)]), None)


def _first_state(mentions: list[Mention], page: Page, hit: Hit) -> str | None:
    """The state behind "from", "out of", "on" or the verb, not the one whose the troops or sanctions are."""
    lead = _AGAINST if hit.row["kind"] == "sanctions" else _FROM
    for mention in mentions:
        before = page.text[max(0, mention.passage.start - 16) : mention.passage.start]
        codes = _state_codes([mention])
        if codes and lead.search(before) and mention.passage.start > hit.start:
            return codes[0]
    return None


def _state_codes(mentions: list[Mention]) -> list[str]:
    states = states_by_code()
    return [c for m in mentions for c in states_in(m.actor.state) if c in states]


def _most_named(page: Page) -> str | None:
    """The state named most, where one is."""
    ranked = Counter(_state_codes(list(page.mentions))).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _sentence(page: Page, block: Block, hit: Hit) -> tuple[int, int]:
    start = hit.start - len(_clause_before(page, block, hit))
    end = _SENTENCE_END.search(page.text, hit.end, block.end)
    return start, end.start() if end else block.end
