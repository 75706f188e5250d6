"""Minutes of a meeting: its day, and who sat at the table besides the one who speaks.

In: a page of that genre, an utterance. Out: the day of the meeting, entries of those who hear. Method: the
first full day in the head that is not the day of publication; the states of the cast.
"""

from __future__ import annotations

import re

from sottovoce.codes import states_in
from sottovoce.reading.calendar_days import is_full_day
from sottovoce.reading.cast import cast_of
from sottovoce.reading.page import DateMention, Page, Utterance

_HEAD_BLOCKS = 4
_OUT = re.compile(
    r"\b(?:published|released|issued|circulated|adopted|printed|posted)\b[^.;\n]*\Z", re.IGNORECASE
)


def met_on(page: Page) -> DateMention | None:
    """The day of the meeting."""
    end = page.blocks[min(_HEAD_BLOCKS, len(page.blocks)) - 1].end if page.blocks else 0
    days = (m for m in page.dates_in(0, end) if is_full_day(m.value))
    return next((m for m in days if not _OUT.search(page.text[max(0, m.start - 80) : m.start])), None)


def sits_at_table(u: Utterance, page: Page) -> bool:
    """Is it one of those present who says it there?"""
    return len(u.chain) == 1 and any(m.actor.id == u.speaker.id for m in cast_of(page))


def others_at_table(u: Utterance, page: Page) -> tuple[str, ...]:
    """States of the others, in the order of the list."""
    own = states_in(u.speaker.state)
    states = (s for m in cast_of(page) for s in states_in(m.actor.state))
    return tuple(dict.fromkeys(s for s in states if s not in own))
