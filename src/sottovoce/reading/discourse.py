"""What a text has said so far: who spoke, in which block, and the papers told of.

In: speakers and papers as they are found, block by block. Out: those that a later word may go back to.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from sottovoce.records import Actor

PAPERS = frozenset(
    "letter document memo memorandum cable cables note report paper text communique communiqué statement "
    "message resolution chart draft transcript declaration dossier file files telegram email post "
    "dispatch".split()
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks, with the words that name him.

    certainty: from 0 to 1, how surely he is the one. hearers: to whom the paper by which he speaks goes.
    """

    actor: Actor
    surface: str | None
    span: tuple[int, int] | None
    is_paper: bool = False
    certainty: float = 1.0
    hearers: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter, memo or cable told of: who wrote it, to whom, and the words that name it."""

    word: str
    span: tuple[int, int]
    writer: Actor | None
    writer_span: tuple[int, int] | None
    addressee_spans: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Discourse:
    """Speakers and papers told of so far, each with the index of its block, in order."""

    spoken: list[tuple[int, Speaker]] = field(default_factory=list)
    papers: list[tuple[int, Paper]] = field(default_factory=list)

    def said(self, block: int, speaker: Speaker) -> None:
        self.spoken.append((block, speaker))

    def told_of(self, block: int, paper: Paper) -> None:
        self.papers.append((block, paper))

    def speakers_since(self, block: int) -> list[Speaker]:
        """Speakers of a block and those behind it, in order."""
        return [s for _, s in self.spoken[bisect_left(self.spoken, block, key=lambda x: x[0]) :]]

    def papers_since(self, block: int) -> list[Paper]:
        """Papers told of in a block and behind it, in order."""
        return [p for _, p in self.papers[bisect_left(self.papers, block, key=lambda x: x[0]) :]]

    def last_paper(self, block: int, reach: int = 1) -> Paper | None:
        """The paper last told of, in this block or up to `reach` blocks before."""
        number, paper = self.papers[-1] if self.papers else (block, None)
        return paper if block - number <= reach else None
