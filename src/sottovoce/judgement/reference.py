"""The reference class: how approaches with a like concession ended before.

In: the concession and the day of the question. Out: a mean with its counts, and the pool of it with the game.
Method: mean outcome of the episodes at that concession level, half an episode added on either side; only
episodes that were decided before the day count, and none of the sender's own that was still open when the
first words of the case were said: no case is judged by its own outcome.
"""

from dataclasses import dataclass

from sottovoce.days import first_day, last_day
from sottovoce.judgement.episodes import load_episodes

# Weight of the game beside the reference class (docs/methods/private-assurance.md: on the coded episodes the
# game adds explanation, not accuracy).
GAME_WEIGHT = 0.3
FLOOR, CEILING = 0.01, 0.99
_SMOOTHING = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferenceClass:
    """Beta(granted + 1/2, refused + 1/2) over the chance that such an approach succeeds."""

    concession: int
    granted: float
    count: int

    @property
    def mean(self) -> float:
        return (self.granted + _SMOOTHING) / (self.count + 2 * _SMOOTHING)

    @property
    def shape(self) -> tuple[float, float]:
        return self.granted + _SMOOTHING, self.count - self.granted + _SMOOTHING


def reference_class(
    concession: int, day: str | None, *, sender: str | None = None, since: str | None = None
) -> ReferenceClass:
    """Episodes with that concession (0, 1 or 2) that were decided before `day`; all where no day is known.

    sender: the name of the case's sender; an episode of his counts only if it was decided before `since`, the
    day of the first words of the case (with None: not at all).
    """
    like = [
        episode
        for episode in load_episodes()
        if episode.concession == concession
        and (day is None or episode.decided < last_day(day))
        and (episode.sender != sender or (since is not None and episode.decided < first_day(since)))
    ]
    return ReferenceClass(concession=concession, granted=sum(e.outcome for e in like), count=len(like))


def pool(game: float, reference: float, weight: float = GAME_WEIGHT) -> float:
    """weight * game + (1 - weight) * reference, never nearer to certainty than one in a hundred."""
    return min(CEILING, max(FLOOR, weight * game + (1 - weight) * reference))
