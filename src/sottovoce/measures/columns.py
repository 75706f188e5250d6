"""What each of a sender's statements brings to any two sides, in columns.

In: statements. Out: arrays with one entry a statement, in the order of ids, so that one sender can be
compared before many pairs of sides without being read anew. Method: what does not depend on the sides is
worked out once; what a statement says of one side, and whether that side hears it, once for each side.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sottovoce.codes import first_word, states_in
from sottovoce.measures.corroboration import echo_weights
from sottovoce.measures.tellings import numbered, span_of
from sottovoce.records import Statement
from sottovoce.vocabulary import Act, Authenticity, Channel

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

_OVERTURES = frozenset(
    {Act.ASSURE, Act.PROMISE, Act.APPEAL, Act.PROPOSE, Act.AGREE, Act.THANK, Act.PRAISE, Act.ALIGN}
)
# Beside one of these an unrated overture is ambiguous: whom the harm is meant for is not said.
_HARSH = frozenset({Act.ACCUSE, Act.CONDEMN, Act.THREATEN, Act.WARN, Act.REFUSE})
_BLAME = frozenset({Act.ACCUSE, Act.CONDEMN})
_DOUBTFUL = frozenset({Authenticity.LEAKED_DENIED, Authenticity.ANONYMOUS_SOURCED})
_UNDATED = -1


class Columns:
    """Statements in the order of their ids, and columns of what they bring to any two sides."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.statements = tuple(sorted(statements, key=lambda s: s.id))
        self.channel = [s.channel for s in self.statements]
        self.is_public = self._column(lambda s: s.channel is Channel.PUBLIC)
        self.is_leaked = self._column(lambda s: s.channel is Channel.LEAKED)
        self.is_known = self._column(lambda s: s.channel is not Channel.UNKNOWN)
        self.hides_nothing = self._column(hides_nothing)
        self.is_doubtful = self._column(is_doubtful)
        self.is_denied = self._column(lambda s: s.authenticity is Authenticity.LEAKED_DENIED)
        self.denies_openly = self._column(lambda s: s.channel is Channel.PUBLIC and Act.DENY in s.acts)
        self.is_silent = self._column(lambda s: Act.NO_COMMENT in s.acts)
        self.is_overture = self._column(lambda s: not _OVERTURES.isdisjoint(s.acts))
        self.is_harsh = self._column(lambda s: not _HARSH.isdisjoint(s.acts))
        self.blames = self._column(lambda s: not _BLAME.isdisjoint(s.acts))
        self.occasion = numbered((_day_or_report(s), s.channel) for s in self.statements)
        self.day = np.array([_day_number(s.said_on) for s in self.statements], dtype=np.intp)
        self._rated, self._heard, self._overheard = _by_code(self.statements)
        self._ratings: dict[frozenset[str], tuple[Rows, Floats]] = {}
        self._polarities: dict[frozenset[str], Floats] = {}
        self._hearers: dict[tuple[frozenset[str], bool], Bools] = {}
        self._echoes: Floats | None = None

    def __len__(self) -> int:
        return len(self.statements)

    @property
    def echoes(self) -> Floats:
        """1/m for a statement told by m reports."""
        if self._echoes is None:
            weights = echo_weights(self.statements)
            self._echoes = np.array([weights[s.id] for s in self.statements], dtype=float)
        return self._echoes

    def polarity_towards(self, codes: frozenset[str]) -> Floats:
        """Mean polarity of what each says of a side, the speaker's own state left out; NaN if not named."""
        if codes not in self._polarities:
            self._polarities[codes] = self._mean_polarity(codes)
        return self._polarities[codes]

    def heard_by(self, codes: frozenset[str], *, at_home: bool = False) -> Bools:
        """Is each said to one of these codes? Words to the speaker's own state count only `at_home`."""
        key = (codes, at_home)
        if key not in self._hearers:
            found = np.zeros(len(self), dtype=bool)
            for code in codes:
                found[self._heard.get(code, [])] = True
                if at_home:
                    found[self._overheard.get(code, [])] = True
            self._hearers[key] = found
        return self._hearers[key]

    def ratings(self, codes: frozenset[str]) -> tuple[Rows, Floats]:
        """Rows and polarities of every word about a side, those of the speaker's own state left out.

        Raises ValueError for a polarity outside [-1, 1].
        """
        if codes not in self._ratings:
            rows: list[int] = []
            values: list[float] = []
            for code in sorted(codes & self._rated.keys()):
                rows += self._rated[code][0]
                values += self._rated[code][1]
            self._ratings[codes] = self._checked(np.array(rows, dtype=np.intp), np.array(values, dtype=float))
        return self._ratings[codes]

    def _checked(self, rows: Rows, values: Floats) -> tuple[Rows, Floats]:
        wrong = np.flatnonzero(~(np.abs(values) <= 1))
        if len(wrong):
            statement = self.statements[rows[wrong[0]]]
            raise ValueError(
                f"A polarity lies between -1 and 1, not at {values[wrong[0]]}, as in statement "
                f"{statement.id}.\nMend the record, or the reader that found it."
            )
        return rows, values

    def times_heard(self) -> Counter[str]:
        """How many statements are said to each code."""
        return Counter({code: len(rows) for code, rows in self._heard.items()}) + Counter(
            {code: len(rows) for code, rows in self._overheard.items()}
        )

    def times_praised(self) -> Counter[str]:
        """How many statements rate each code well; "AAA people" is no code."""
        counts = {
            code: len({row for row, value in zip(rows, values, strict=True) if value > 0})
            for code, (rows, values) in self._rated.items()
            if _is_code(code)
        }
        return +Counter(counts)

    def _mean_polarity(self, codes: frozenset[str]) -> Floats:
        where, polarity = self.ratings(codes)
        # Summed in the order of size, so that the order and the names of the targets change no digit.
        order = np.lexsort((polarity, where))
        total = np.bincount(where[order], weights=polarity[order], minlength=len(self))
        count = np.bincount(where, minlength=len(self))
        mean: Floats = np.divide(total, count, out=np.full(len(self), np.nan), where=count > 0)
        return mean

    def _column(self, tell: Callable[[Statement], bool]) -> Bools:
        return np.fromiter(map(tell, self.statements), dtype=bool, count=len(self.statements))


def states_of(statement: Statement) -> frozenset[str]:
    """The codes of those who speak; joint speakers have several."""
    return _codes_of(statement.speaker.state)


@lru_cache(maxsize=4096)
def _codes_of(state: str | None) -> frozenset[str]:
    return frozenset(states_in(state))


def codes_in(audience: Iterable[str]) -> frozenset[str]:
    """The state or bloc codes that audience entries start with ("USA", "BLR public"); names have none."""
    return frozenset(filter(_is_code, map(first_word, audience)))


def hides_nothing(statement: Statement) -> bool:
    """Open words; and closed ones that the speaker's side made known itself, or a named side on their day."""
    if statement.channel is Channel.PUBLIC:
        return True
    is_same_day = statement.said_on is not None and statement.said_on == statement.surfaced_on
    is_told_by_itself = statement.authenticity is Authenticity.OFFICIAL_READOUT
    return statement.channel is Channel.PRIVATE and (is_same_day or is_told_by_itself)


def is_doubtful(statement: Statement) -> bool:
    """Does it rest on unnamed people, an unknown channel, or a paper that is denied?"""
    return statement.authenticity in _DOUBTFUL or statement.channel is Channel.UNKNOWN


def _is_code(word: str) -> bool:
    return 2 <= len(word) <= 5 and word.isupper() and word.isalnum()


def _day_or_report(statement: Statement) -> str:
    return statement.said_on or f"undated, in {statement.passage.document}"


def _day_number(day: str | None) -> int:
    """The day's ordinal, or -1 where it is not known to the day and has no place in an order of days."""
    first, last = span_of(day)
    return first if first == last else _UNDATED


_Rated = dict[str, tuple[list[int], list[float]]]


def _by_code(statements: Sequence[Statement]) -> tuple[_Rated, dict[str, list[int]], dict[str, list[int]]]:
    """For each code the rows that rate it, that are said to it, and that its own state says to it."""
    rated: _Rated = defaultdict(lambda: ([], []))
    heard: dict[str, list[int]] = defaultdict(list)
    overheard: dict[str, list[int]] = defaultdict(list)
    for row, statement in enumerate(statements):
        own = states_of(statement)
        for target in statement.targets:
            # What a speaker says of himself is no word about a side.
            if target.id not in own:
                rated[target.id][0].append(row)
                rated[target.id][1].append(target.polarity)
        for code in codes_in(statement.audience):
            (overheard if code in own else heard)[code].append(row)
    return dict(rated), dict(heard), dict(overheard)
