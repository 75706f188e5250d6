"""A text that is, or retells, one interview: who gives it, to whom, when it was held and when it was shown.

In: a page and its genre. Out: is an utterance the interviewee's, the outlet's entries, the two days. Method:
the head of the text, down to the first turn, where it speaks of an interview.
"""

import re

from sottovoce.reading.calendar_days import is_full_day
from sottovoce.reading.genre import PRESS_LABEL, Genre, GenreKind
from sottovoce.reading.hearers import home_of_outlet, outlets_in, with_public
from sottovoce.reading.page import BlockKind, DateMention, Page, Utterance
from sottovoce.reading.telling import is_own_turn, is_speaker
from sottovoce.vocabulary import ActorKind

_HEAD_BLOCKS = 4
_REACH = 160  # characters before a day, within its sentence
_HELD = re.compile(
    r"\b(?:recorded|held|conducted|took place|given|gave|"
    r"spoke|talked|interviewed|sat down|answered)\b[^.;]*\Z",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:shown|aired|broadcast|published|printed|released|ran|appeared|went out)\b[^.;]*\Z", re.IGNORECASE
)
_RETOLD = (GenreKind.NEWS, GenreKind.DIGEST, GenreKind.BRIEF, GenreKind.READOUT, GenreKind.TRANSCRIPT)


def is_interviewee(u: Utterance, page: Page, genre: Genre) -> bool:
    """Are these words of the one who gives the interview that the whole text is about?"""
    if genre.occasion != "interview" or genre.kind not in _RETOLD:
        return False
    label = page.blocks[u.block].label
    if label is None and u.layout == "turn":
        return True
    if label is not None:
        return is_own_turn(u, page) and not PRESS_LABEL.match(page.text[slice(*label)])
    if u.speaker.kind is not ActorKind.PERSON:
        return False
    first = next((m.actor for m in page.mentions if m.actor.kind is ActorKind.PERSON), None)
    return first is not None and is_speaker(first, u.speaker)


def interviewing_outlet(u: Utterance, page: Page) -> tuple[str, ...]:
    """The outlet named in the head, and the public it addresses."""
    start, end = _head(page)
    named = outlets_in(page.text[start:end], home_of_outlet(page, start, end), u.speaker)[:2]
    if len(named) > 1:
        return tuple(named)
    asker = _asker(page, end)
    return asker if len(asker) > 1 else tuple(with_public(named, u.speaker, page)) or asker


def _asker(page: Page, head: int) -> tuple[str, ...]:
    """An outlet that no table knows, by the label over its first question, with the public of the state in
    whose capital the head places it ("The Courier, Lisbon, 3 May")."""
    turns = [b for b in page.blocks if b.kind is BlockKind.TURN and b.label is not None]
    if len(turns) < 2 or turns[0].label is None:
        return ()
    name = page.text[slice(*turns[0].label)]
    is_outlet = "?" in page.text[turns[0].start : turns[0].end] and not PRESS_LABEL.match(name)
    place = page.text.find(f"{name},", 0, head)
    if not is_outlet or name.isupper() or place < 0:
        return ()
    line = page.text.find("\n", place)
    seats = [m.actor.state for m in page.mentions_in(place, line) if m.actor.state]
    return (name, f"{seats[0]} public") if seats else (name,)


def held_on(page: Page) -> DateMention | None:
    """The day the interview was held, else the day it was shown."""
    return _day(page, _HELD) or _day(page, _SHOWN)


def shown_on(page: Page) -> DateMention | None:
    """The day the interview was shown or printed."""
    return _day(page, _SHOWN)


def _day(page: Page, words: re.Pattern[str]) -> DateMention | None:
    """The first full day in the head behind such words, with no other day between."""
    start, end = _head(page)
    last = start
    for mention in page.dates:
        if not start <= mention.start < end:
            continue
        before = page.text[max(last, mention.start - _REACH) : mention.start]
        last = mention.end
        if is_full_day(mention.value) and words.search(before):
            return mention
    return None


def _head(page: Page) -> tuple[int, int]:
    """Down to the first turn, at most the first blocks."""
    blocks = page.blocks[:_HEAD_BLOCKS]
    turn = next((b for b in page.blocks if b.kind is BlockKind.TURN), None)
    end = turn.start if turn is not None else blocks[-1].end if blocks else 0
    return 0, end
