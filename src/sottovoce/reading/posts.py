"""The post behind a cable and the office it writes to, by the lines over it; the words for its people.

In: a page that is a cable, with its mentions. Out: states. Method: the lines FROM and TO; else the embassy
that the head names.
"""

from __future__ import annotations

import re

from sottovoce.reading.gazetteer import first_side
from sottovoce.reading.page import Page

OF_POST = re.compile(
    r"\b(?:HOM|DCM|CDA|DATT|ours|us|me|[Hh]ead of mission|"
    r"[Tt]he (?:[Aa]mbassador|[Ee]mbassy|[Hh]igh [Cc]ommissioner|[Cc]harg[ée](?: d['’]affaires)?|"
    r"[Cc]onsul[- ][Gg]eneral|[Cc]onsul|[Mm]ission)(?! (?:of|to|in) )|"
    r"(?:[Pp]ol|[Ee]con|[Ee]mb)(?:itical |omic )?[Oo]ff(?:icer)?s?)\b"
)
_FROM = re.compile(r"^[ \t]*(?:FM|FROM|From)\b[ \t]*:?[ \t]*(?P<words>[^\n]{3,160})", re.MULTILINE)
_TO = re.compile(r"^[ \t]*(?:TO|To)\b[ \t]*:?[ \t]*(?P<words>[^\n]{3,160})", re.MULTILINE)
# American posts name their state in one word with their rank.
_AMERICAN = re.compile(r"\b(?:AMEMBASSY|AMCONSUL|SECSTATE|USMISSION|USINT|USUN)\b")
_HEAD_BLOCKS = 6


def state_of_post(page: Page) -> str | None:
    """The state whose mission writes a cable."""
    return page.once("state of post", lambda: _state_of_post(page))


def _state_of_post(page: Page) -> str | None:
    line = _line(page, _FROM)
    if line is not None:
        return "USA" if _AMERICAN.search(line["words"]) else first_side(line["words"])
    posts = (m.actor.state for m in page.mentions_in(0, _head(page)) if "Embassy" in m.actor.name)
    return next((state for state in posts if state), page.home)


def _line(page: Page, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.search(page.text, 0, _head(page))


def _head(page: Page) -> int:
    return page.blocks[min(_HEAD_BLOCKS, len(page.blocks)) - 1].end


def state_written_to(page: Page) -> tuple[str, tuple[int, int]] | None:
    """The state whose office the line TO names, and where."""
    line = _line(page, _TO)
    if line is None:
        return None
    state = "USA" if _AMERICAN.search(line["words"]) else first_side(line["words"])
    return (state, line.span("words")) if state else None
