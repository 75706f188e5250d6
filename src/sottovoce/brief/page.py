"""What a page of the brief shows, in words and in order, before it becomes HTML, Markdown or plain text.

Every line that claims something carries cites to passages, or says that it rests on the method.
"""

from dataclasses import dataclass

from sottovoce.brief.cites import Cite, Excerpt


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One claim in words, and what it rests on: passages, or the method note."""

    text: str
    cites: tuple[Cite, ...] = ()
    by_method: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AlsoIn:
    """Another telling of a statement."""

    label: str
    cite: Cite


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One statement. `surfaced` is set only where it differs from the day said; `office` may be empty."""

    id: str
    said: str
    surfaced: str
    speaker: str
    office: str
    to_whom: str  # empty: the text names nobody
    how: str
    is_reported: bool  # nobody stands for these words
    is_closed: bool
    acts: str
    quote: str
    form: str
    asides: tuple[str, ...]
    cite: Cite
    also_in: tuple[AlsoIn, ...]

    @property
    def verb(self) -> str:
        """`told` before an audience, `said` before nobody named; never as fact where nobody stands for it."""
        if self.is_reported:
            return "is reported to have told" if self.to_whom else "is reported to have said"
        return "told" if self.to_whom else "said"


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Statements under one heading: a lane of the case, or one speaker."""

    title: str
    side: str  # "patron", "courted", "open" or "" outside the case
    rows: tuple[Said, ...]
    empty: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """One line of the timeline; both days in words, empty where there is none to tell."""

    said: str
    surfaced: str
    kind: str  # "statement", "report" or "event"
    what: str
    cite: Cite | None
    document: int | None


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
    authors: tuple[Line, ...]
    speakers: tuple[Line, ...]
    beliefs: tuple[Line, ...]
    circumstances: tuple[Line, ...]
    sure: Sure | None
    reports: tuple[Report, ...]
    orphans: tuple[tuple[Cite, ...], ...]  # passages whose document is not at hand
    notes: tuple[str, ...]
    method: tuple[str, ...]
    generated_by: str
