"""Which earlier telling a statement is an echo of.

In: statements of one state. Out: for each the group of those that tell the same. Method: two tellings in
different documents, of days that may be one, are echoes if their words overlap by 80 %, or by 50 % where acts
and targets are equal and both days are known (token sets, rapidfuzz). Words are compared only where the days
may agree and where the letters and shared words allow the overlap that is asked: an upper bound, so that no
echo is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from sottovoce.days import first_day, last_day
from sottovoce.records import Statement

# Word overlap (0-100) above which two tellings are one statement: alone, or with equal acts and targets.
SAME_WORDS = 80.0
SAME_SENSE = 50.0

# Letters fall into so many bins; more would separate better and cost more.
_BINS = 32
# From so many candidates on the bound is worth its price.
_WORTH_BOUNDING = 24
_ALWAYS = (date.min.toordinal(), date.max.toordinal())
_SLACK = 1e-6

Rows = NDArray[np.intp]


def group_tellings(statements: Sequence[Statement]) -> list[int]:
    """For each statement the number of its group: it joins the first of which any member is its echo."""
    tellings = _Tellings(statements)
    groups: list[int] = []
    count = 0
    for row in range(len(statements)):
        echoed = tellings.echoes_among_earlier(row)
        group = min((groups[other] for other in echoed), default=count)
        count = max(count, group + 1)
        groups.append(group)
    return groups


def days_may_agree(one: str | None, other: str | None) -> bool:
    """Could both be the same day? An unknown day may be any."""
    (first, last), (other_first, other_last) = _span(one), _span(other)
    return first <= other_last and other_first <= last


class _Tellings:
    """The statements of one state in order, each to be compared with those before it."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        spans = [_span(s.said_on) for s in statements]
        self._first = np.array([first for first, _ in spans], dtype=np.int64)
        self._last = np.array([last for _, last in spans], dtype=np.int64)
        self._document = _numbered(s.passage.document for s in statements)
        self._sense = _numbered(_sense(s) for s in statements)
        self._is_dated = np.array([s.said_on is not None for s in statements])
        self._words = [s.content.casefold() for s in statements]
        self._bound = _Bound(self._words)
        self._by_day: dict[int, Rows] = {}
        is_one_day = self._first == self._last
        for day in np.unique(self._first[is_one_day]):
            # What may be of this day: its own, and all that is not known to the day.
            self._by_day[int(day)] = np.flatnonzero((is_one_day & (self._first == day)) | ~is_one_day)

    def echoes_among_earlier(self, row: int) -> list[int]:
        first, last = self._first[row], self._last[row]
        rows = self._by_day[int(first)] if first == last else np.arange(row)
        rows = rows[: np.searchsorted(rows, row)]
        rows = rows[
            (self._first[rows] <= last)
            & (first <= self._last[rows])
            & (self._document[rows] != self._document[row])
        ]
        if not len(rows):
            return []
        same_sense = (self._sense[rows] == self._sense[row]) & self._is_dated[rows] & self._is_dated[row]
        asked = np.where(same_sense, SAME_SENSE, SAME_WORDS)
        if len(rows) >= _WORTH_BOUNDING:
            may = self._bound.may_reach(row, rows, asked)
            rows, asked = rows[may], asked[may]
        words = self._words[row]
        return [
            int(other)
            for other, least in zip(rows, asked, strict=True)
            if fuzz.token_set_ratio(words, self._words[other]) >= least
        ]


class _Bound:
    """Upper bounds of rapidfuzz's token set ratio, cheaper than the ratio.

    With S the length of the shared words, A and B those of the two sets of words, the ratio is the largest of
    2 S / (S + A), 2 S / (S + B) and 1 - d / (A + B), where d are the edits between the words not shared. d is
    at least the difference of their counts of letters, and at least e - 2 S, where e are the edits between
    all words: a shared word out of place costs its length on either side.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._tokens = [sorted(set(text.split())) for text in texts]
        self._joined = [" ".join(tokens) for tokens in self._tokens]
        self._lengths = np.array([len(text) for text in self._joined], dtype=np.int64)
        self._letters: NDArray[np.int16] | None = None
        self._holders: dict[str, Rows] = {}

    def may_reach(self, row: int, rows: Rows, asked: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of the texts in `rows` may overlap with that in `row` by what is asked of each."""
        if self._letters is None:
            self._letters = self._prepare()
        mine, others = self._lengths[row], self._lengths[rows]
        shared = self._shared(row)[rows]
        part = 200 * shared / np.maximum(shared + np.minimum(mine, others), 1)
        most_edits = (100 - asked) / 100 * (mine + others) + _SLACK
        edits = np.abs(self._letters[rows] - self._letters[row]).sum(axis=1)
        near = np.flatnonzero(edits <= most_edits)
        close = self._edits(row, rows[near]) - 2 * shared[near] <= most_edits[near]
        may: NDArray[np.bool_] = part >= asked - _SLACK
        may[near[close]] = True
        return may

    def _edits(self, row: int, rows: Rows) -> NDArray[np.int32]:
        others = [self._joined[other] for other in rows]
        edits: NDArray[np.int32] = process.cdist(
            [self._joined[row]], others, scorer=Indel.distance, dtype=np.int32
        )[0]
        return edits

    def _shared(self, row: int) -> NDArray[np.int64]:
        """Length of the words shared with each text, their spaces included."""
        shared = np.zeros(len(self._tokens), dtype=np.int64)
        for token in self._tokens[row]:
            shared[self._holders[token]] += len(token) + 1
        return shared

    def _prepare(self) -> NDArray[np.int16]:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for row, tokens in enumerate(self._tokens):
            for token in tokens:
                holders[token].append(row)
        self._holders = {token: np.array(rows, dtype=np.intp) for token, rows in holders.items()}
        letters = ["".join(tokens) for tokens in self._tokens]
        points = np.frombuffer("".join(letters).encode("utf-32-le"), dtype=np.uint32)
        owner = np.repeat(np.arange(len(letters)), [len(word) for word in letters])
        counts = np.bincount(owner * _BINS + points % _BINS, minlength=len(letters) * _BINS)
        return counts.reshape(len(letters), _BINS).astype(np.int16)


def _numbered(keys: Iterable[object]) -> Rows:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


def _span(day: str | None) -> tuple[int, int]:
    return _ALWAYS if day is None else _known_span(day)


@lru_cache(maxsize=4096)
def _known_span(day: str) -> tuple[int, int]:
    return first_day(day).toordinal(), last_day(day).toordinal()


def _sense(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(statement.acts), frozenset(target.id for target in statement.targets)
