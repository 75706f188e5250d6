"""What the attribution head marks in a page, and how likely it is right."""

from dataclasses import dataclass

from sottovoce.reading.heads.spans import Attribution


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution and its confidence, in [0, 1]."""

    attribution: Attribution
    confidence: float
