"""The lines over a letter or a memo: who sends it, to whom, by office and side; and who hears "you".

In: a page. Out: sender and addressee, as far as lines, salutation and title name them. Method: the lines
"FROM" and "TO"; the name of the salutation belongs to the addressee; "Mr President" is who holds that office
in the state of which the letter says "our".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sottovoce.reading.atlas.offices import holders_of, title_named
from sottovoce.reading.gazetteer import first_side
from sottovoce.reading.identities import holder_actor, named_person
from sottovoce.reading.page import BlockKind, Page
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

_LINE = re.compile(r"^[ \t]*(?P<key>from|fm|to|for|attn)[ \t]*:[ \t]*(?P<words>[^\n]{3,160})", re.I | re.M)
_SALUTED = re.compile(
    r"(?:My )?(?:Dear )?(?P<title>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madam|Ambassador|Minister|Excellency|Professor|"
    r"Colonel|General|Captain)\.?\s+)*)(?P<name>[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]+)*)?\W*\Z"
)
_OFFICES = re.compile(
    r"\b(?:president|prime minister|minister|chancellor|speaker|secretary|commissioner|colleagues?|"
    r"sir|madam|excellenc(?:y|ies)|friends?)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|[Ww]e|us)\b")
_ADDRESSES = re.compile(r"\b(?:Dear|Mr|Mrs|Ms|Madam|Madame|Sir|Monsieur)\b\.?\s*")
_TITLE_TO = re.compile(r"\b(?:open )?letter to (?P<words>[^\n]{3,90})", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Sender or addressee: a name where one is told, his side, and the words that name him."""

    name: str | None
    state: str | None
    office: str | None
    span: tuple[int, int]

    @property
    def actor(self) -> Actor | None:
        name = self.name or self.office
        if name is None:
            return None
        return named_person(name, self.state, self.office)


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """Who writes to whom."""

    sender: Party | None
    addressee: Party | None


def letterhead(page: Page) -> Letterhead:
    """The letterhead of a page; empty where it has none."""
    return page.once("letterhead", lambda: _letterhead(page))


def _letterhead(page: Page) -> Letterhead:
    salutation = page.first(BlockKind.SALUTATION)
    end = salutation.start if salutation is not None else 0
    lines = {m["key"].lower(): m for m in _LINE.finditer(page.text, 0, end)}
    sender, addressee = lines.get("from") or lines.get("fm"), lines.get("to") or lines.get("for")
    writes = _party(sender) if sender is not None else None
    reads = _party(addressee) if addressee is not None else None
    if salutation is not None:
        saluted = _SALUTED.match(page.text, salutation.start, salutation.end)
        name = saluted["name"] if saluted else None
        if saluted is not None and name is not None and not _OFFICES.search(name):
            state, office = (reads.state, reads.office) if reads is not None else (None, None)
            reads = Party(name=name, state=state, office=office, span=saluted.span("name"))
    return Letterhead(sender=writes, addressee=reads)


def _party(line: re.Match[str]) -> Party:
    words = " ".join(line["words"].split())
    return Party(
        name=None, state=first_side(line["words"]), office=words.split(",")[0], span=line.span("words")
    )


def side_of_letter(page: Page) -> str | None:
    """The state that an open letter to "the President" is at home in: the page's, else the one of which the
    writer says "our" first."""
    if page.home is not None:
        return page.home
    if _TITLE_TO.search(page.opening) is None:
        return None
    for start, end in (s for b in page.blocks for s in page.sentences_of(b)):
        states = {m.actor.state for m in page.mentions_in(start, end) if m.actor.kind is ActorKind.STATE}
        if len(states) == 1 and _OURS.search(page.text, start, end):
            return states.pop()
    return None


def addresses_office(page: Page) -> bool:
    """Is the letter, by its title and salutation, to the holder of an office?"""
    salutation = page.first(BlockKind.SALUTATION)
    if salutation is None or _TITLE_TO.search(page.opening) is None:
        return False
    return _OFFICES.search(page.text, salutation.start, salutation.end) is not None


def addressed_holder(page: Page) -> Actor | None:
    """Whom "Mr President" means: who holds that office, by the table, in the letter's own state."""
    salutation = page.first(BlockKind.SALUTATION)
    state = side_of_letter(page)
    if salutation is None or state is None:
        return None
    words = _ADDRESSES.sub("", page.text[salutation.start : salutation.end]).strip(" ,:!\n")
    title = title_named(words, state)
    if title is None or title.kind != "office":
        return None
    holders = {h.person: h for h in holders_of(title.role, state, page.document.published_on)}
    return holder_actor(next(iter(holders.values()))) if len(holders) == 1 else None
