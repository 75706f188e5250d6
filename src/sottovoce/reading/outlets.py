"""News outlets named in a text: who is meant, and whose public they address.

In: words. Out: the outlet's name and the state of its public. Method: the atlas's table `outlets.csv`, and
common words with a country beside them ("Polish state television", "a French news agency").
"""

import re
from dataclasses import dataclass
from functools import cache

from sottovoce.reading.atlas.tables import read_table

_COLUMNS = ("name", "other_names", "code", "kind")
# Their words go to papers everywhere, or to publics abroad: no single public is set.
_WITHOUT_PUBLIC = frozenset({"agency", "foreign service"})
# What a paper goes on being called: "told the Observer".
TITLE_WORD = re.compile(
    r"Courier|Times|Post|Herald|Gazette|Tribune|Journal|Chronicle|Observer|Telegraph|Review|Express|Mirror"
)
COMMON = re.compile(
    r"\b(?:[A-Z][\w'’-]+ ){0,3}(?:(?:state|national|public|private|local|independent|government|opposition|"
    r"weekend|weekly|daily|business|news|online|regional|commercial|evening)[- ])?"
    r"(?:television|TV|radio|broadcaster|newspaper|daily|weekly|magazine|tabloid|news agency|news site|"
    r"news website|outlet|channel|news channel|TV channel|station|portal|podcast)\b"
    r"(?! (?:briefing|news conference|press|address|message|meeting|bulletin|report)s?\b)"
    r"(?: [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)?"
    r"|\b[A-Z][\w'’-]+ (?:FM|TV)\b"
    r"|\bagency [A-Z][\w'’-]+"
    r"|\b(?:Radio|Television|TV|Telewizja|Televisión) [A-Z][\w'’-]+"
    rf"|\b(?:[A-Z][\w'’-]+ ){{1,3}}(?:{TITLE_WORD.pattern}|Radio|TV|Television)\b"
)
# A kind of outlet with its own name behind it: "news agency Orda".
TITLED = re.compile(r"[a-z] [A-Z][\w'’-]+\Z")
# Broadcasters speak to the country that they broadcast in.
_BROADCASTER = re.compile(r"\b(?:television|TV|radio|broadcaster|Televisi[oó]n)\b", re.IGNORECASE)


_KIND = re.compile(
    r"\b(?:newspaper|daily|weekly|magazine|tabloid|agency|site|website|channel|station|portal)\Z"
)
# "The weekly Tages Bote": a name that goes on before a word of the table is another outlet's.
_OF_LONGER_NAME = re.compile(rf"{_KIND.pattern[:-2]} (?:[A-Z][\w'’-]+ ){{1,2}}\Z")
_LONGEST_NAME = 60  # characters
_NAME = re.compile(r"(?:the )?(?P<name>[A-Z][\w'’-]+(?: (?:[a-z]{1,3} )?[A-Z][\w'’-]+){0,3})\b")


def end_of_outlet(text: str, start: int, end: int) -> int:
    """Where "the newspaper" goes on with the newspaper's name; else the end itself."""
    if _KIND.search(text, start, end) is None:
        return end
    name = re.compile(rf" {_NAME.pattern}").match(text, end)
    return name.end() if name is not None else end


def named_outlet(words: str) -> str | None:
    """A name behind "in an interview with" that neither the text nor a table knows as somebody's."""
    name = _NAME.match(words)
    return name["name"] if name is not None else None


@dataclass(frozen=True, slots=True)
class Outlet:
    name: str
    code: str  # of the state it sits in
    kind: str

    @property
    def has_public(self) -> bool:
        return self.kind not in _WITHOUT_PUBLIC


def is_broadcaster(words: str) -> bool:
    """Do words for an outlet name a radio or a television?"""
    return _BROADCASTER.search(words) is not None


@dataclass(frozen=True, slots=True)
class OutletHit:
    start: int
    end: int
    outlet: Outlet


@cache
def _table() -> tuple[re.Pattern[str], dict[str, Outlet]]:
    by_surface: dict[str, Outlet] = {}
    for row in read_table("outlets.csv", _COLUMNS):
        outlet = Outlet(row.text("name"), row.text("code"), row.text("kind"))
        for surface in (outlet.name, *filter(None, row.cells["other_names"].split("|"))):
            by_surface[surface] = outlet
            if surface.startswith("The "):  # within a sentence: "wrote in the Observer"
                by_surface[f"the {surface[4:]}"] = outlet
    words = "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in sorted(by_surface, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"), by_surface


def find_outlets(words: str) -> list[OutletHit]:
    """Outlets of the table named in a piece of text, in order."""
    pattern, by_surface = _table()
    return [
        OutletHit(m.start(), m.end(), by_surface[" ".join(m.group().split())])
        for m in pattern.finditer(words)
        if not _OF_LONGER_NAME.search(words, max(0, m.start() - _LONGEST_NAME), m.start())
    ]
