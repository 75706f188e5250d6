"""What the attribution head marks."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of text, how sure the head is that it begins there, and that its cue follows."""

    role: str
    start: int
    end: int
    confidence: float
    cue_follows: float = 0.5


@dataclass(slots=True)
class Attribution:
    """Who (`source`) says (`cue`) what (`contents`, in pieces); offsets into the text."""

    cue: Span
    source: Span | None = None
    contents: list[Span] = field(default_factory=list)
