"""A diplomatic note as the text itself: whom the ministry or embassy presents its compliments to.

In: a page. Out: entries and words of the addressees, the day it was made public; is an utterance the note's
own. Method: the opening formula; the note's own words are those of its side in the present tense.
"""

from __future__ import annotations

import re

from sottovoce.codes import states_in
from sottovoce.reading.hearers import Audience, of_actor
from sottovoce.reading.page import Page, Utterance
from sottovoce.reading.telling import cue_token, tense_of
from sottovoce.vocabulary import ActorKind

_OPENS = re.compile(
    r"\bpresents? (?:its|their) compliments to (?P<who>[^.;:]{5,300}?)(?=,? and,? (?:with reference|"
    r"has the honou?r|wishes|in reply|further)|[.;:])"
)


def addressed_by_note(page: Page) -> Audience | None:
    """Those whom the note is to; None where the text is no note."""
    return page.once("addressees of note", lambda: _addressed(page))


def _addressed(page: Page) -> Audience | None:
    opens = _opening(page)
    if opens is None:
        return None
    own = _side(page, opens.start())
    found: list[str] = []
    for mention in page.mentions_in(*opens.span("who")):
        if mention.actor.state != own:
            found += of_actor(mention.actor)
    entries = tuple(dict.fromkeys(found))
    return Audience(entries, " ".join(opens["who"].split()), opens.span("who"), "addressees of the note")


def _opening(page: Page) -> re.Match[str] | None:
    return page.once("opening of note", lambda: _OPENS.search(page.text))


def is_notes_own(u: Utterance, page: Page) -> bool:
    """Words of the side that writes the note, said in it: "the Ministry requests"."""
    opens = _opening(page)
    if opens is None or u.start < opens.start() or u.layout == "silence":
        return False
    is_office = u.speaker.kind in (ActorKind.ORGANISATION, ActorKind.STATE)
    sides = states_in(u.speaker.state)
    is_own = not sides or _side(page, opens.start()) in sides  # "the Ministry" is the one that writes
    return (
        is_office
        and is_own
        and (len(u.chain) == 1 or u.chain[0] == "note")
        and tense_of(cue_token(u, page)) in ("present", "perfect", "")
    )


def _side(page: Page, limit: int) -> str | None:
    """The state of the office that writes: the first named in the head."""
    return next((m.actor.state for m in page.mentions_in(0, limit) if m.actor.state), None)
