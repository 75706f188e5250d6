"""What a page of the brief shows, in words and in order, before it becomes HTML, Markdown or plain text.

Every line that claims something carries cites to passages, or says that it rests on the method.
"""

from dataclasses import dataclass

from sottovoce.brief.cites import Cite, Excerpt
from sottovoce.records import Passage


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One claim in words, and what it rests on: passages, or the method note."""

    text: str
    cites: tuple[Cite, ...] = ()
    by_method: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AlsoIn:
    """Other tellings of a statement, in one report."""

    label: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One thing said, in the words of the report."""

    quote: str
    acts: str
    form: str
    asides: tuple[str, ...]
    cite: Cite
    also_in: tuple[AlsoIn, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lead:
    """Who spoke, when, to whom and how: what several things said have in common."""

    said: str
    surfaced: str  # empty where it surfaced on the day said
    speaker: str
    office: str  # may be empty
    to_whom: str  # empty: the text names nobody
    how: str
    is_reported: bool  # nobody stands for these words
    is_silence: bool  # a refusal to comment
    is_retold: bool = False  # the report's whole sentence, where the words alone would mislead
    is_plural: bool = False

    @property
    def when(self) -> str:
        return f"{self.said}, surfaced {self.surfaced}" if self.surfaced else self.said

    @property
    def rest(self) -> str:
        """What follows the name: ", President of Ostmark, told Orlo Grand"."""
        office = f", {self.office}," if self.office else ""
        if self.is_retold:
            to_whom = f" to {self.to_whom}" if self.to_whom else ""
            return f"{office}{to_whom}{'' if office and not to_whom else ','} in the report’s words"
        return f"{office} {self._verb}{f' {self.to_whom}' if self.to_whom else ''}"

    @property
    def _verb(self) -> str:
        """`told` before an audience, `said` before nobody named; never as fact where nobody stands for it."""
        if self.is_silence:
            return "gave no comment to" if self.to_whom else "gave no comment"
        if self.is_reported:
            are = "are" if self.is_plural else "is"
            return f"{are} reported to have {'told' if self.to_whom else 'said'}"
        return "told" if self.to_whom else "said"


@dataclass(frozen=True, kw_only=True, slots=True)
class Speech:
    lead: Lead
    rows: tuple[Said, ...]
    confirmed_by: tuple[Cite, ...] = ()  # passages that stand for a leaked paper


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A lane of the case, or one speaker outside it."""

    title: str
    side: str  # "patron", "courted", "open" or "" outside the case
    speeches: tuple[Speech, ...]
    empty: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """One line of the timeline; both days in words, empty where there is none to tell."""

    said: str
    surfaced: str
    kind: str  # "statement", "statements", "report" or "event"
    how: str  # the channel in words; empty for reports and events
    side: str  # the title of the side of the case; empty outside it
    what: str
    cites: tuple[Cite, ...]
    document: int | None  # number of the report, where the moment is its publication


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table whose first column names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[tuple[Cite, ...], ...] = ()  # per row; empty: no column of links
    is_long: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """An SVG and the words that stand for it."""

    svg: str
    caption: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sure:
    """How sure the judgement is, and why."""

    question: str
    outcome: str
    reasons: tuple[Line, ...]
    linchpins: tuple[Line, ...]
    would_change: tuple[Line, ...]
    lacks: tuple[Line, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One document as listed, with its cited passages."""

    number: int
    title: str
    url: str  # empty unless http or https
    facts: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    title: str
    headline: str
    support: tuple[Line, ...]  # estimate, divergence
    confidence: str
    frame: tuple[Line, ...]  # as-of day, who chose the case
    lanes: tuple[Group, ...]
    others: tuple[Group, ...]
    timeline: tuple[Moment, ...]
    timeline_picture: Picture | None
    gap: tuple[Line, ...]
    gap_pictures: tuple[Picture, ...]
    gap_tables: tuple[Table, ...]
    commitments: Table | None
    record: tuple[Line, ...]  # promises kept, precedents
    authors: tuple[Line, ...]
    speakers: tuple[Line, ...]
    beliefs: tuple[Line, ...]
    circumstances: tuple[Line, ...]
    sure: Sure | None
    reports: tuple[Report, ...]
    passages: tuple[Passage, ...]  # in the order of their numbers, from 1
    orphans: tuple[tuple[Cite, ...], ...]  # passages whose document is not at hand
    notes: tuple[str, ...]
    method: tuple[str, ...]
    generated_by: str
