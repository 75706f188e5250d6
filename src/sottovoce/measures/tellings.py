"""Which earlier telling a statement is an echo of.

In: statements of one state. Out: for each the group of those that tell the same. Method: two tellings in
different documents, of days that may be one, are echoes if their words overlap by 80 %, or by 50 % where acts
and targets are equal and both days are known (token sets, rapidfuzz). Words are compared only where the days
may agree and where the letters and shared words allow the overlap that is asked: an upper bound, so that no
echo is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from sottovoce.days import first_day, last_day
from sottovoce.records import Statement

# Word overlap (0-100) above which two tellings are one statement: alone, or with equal acts and targets.
SAME_WORDS = 80.0
SAME_SENSE = 50.0

# Rows compared with all before them at once; letters and words fall into so many bins. More would separate
# better and cost more.
_BLOCK, _LETTER_BINS, _WORD_BINS = 256, 32, 256
_TILE = (16, 64)
_ALWAYS = (date.min.toordinal(), date.max.toordinal())
_SLACK = 1e-3

Rows = NDArray[np.intp]
Floats = NDArray[np.floating]


def group_tellings(statements: Sequence[Statement]) -> list[int]:
    """For each statement the number of its group: it joins the first of which any member is its echo."""
    echoed: defaultdict[int, list[int]] = defaultdict(list)
    for later, earlier in _echoes(statements):
        echoed[later].append(earlier)
    groups: list[int] = []
    new = 0
    for row in range(len(statements)):
        group = min([groups[earlier] for earlier in echoed[row]]) if row in echoed else new
        new = max(new, group + 1)
        groups.append(group)
    return groups


def days_may_agree(one: str | None, other: str | None) -> bool:
    """Could both be the same day? An unknown day may be any."""
    (first, last), (other_first, other_last) = span_of(one), span_of(other)
    return first <= other_last and other_first <= last


def _echoes(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Rows of two tellings of one thing, the later row first."""
    columns = _Tellings(statements)
    for start in range(0, len(statements), _BLOCK):
        later, earlier, asked = columns.candidates(start, min(start + _BLOCK, len(statements)))
        one, other = columns.words_of(later), columns.words_of(earlier)
        overlap = process.cpdist(one, other, scorer=fuzz.token_set_ratio, dtype=np.float64)
        is_echo = overlap >= asked
        yield from zip(later[is_echo].tolist(), earlier[is_echo].tolist(), strict=True)


class _Tellings:
    """The statements of one state, to be compared with those before them.

    An upper bound of rapidfuzz's token set ratio is cheaper than the ratio. With S the length of the shared
    words, A and B those of the two sets of words, it is the largest of 2 S / (S + A), 2 S / (S + B) and
    1 - d / (A + B), where d are the edits between the words not shared. d is at least the difference of the
    lengths, and of the counts of letters, and at least e - 2 S, where e are the edits between all words: a
    shared word out of place costs its length on either side. Several words share a bin, which only adds to S.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        spans = [span_of(s.said_on) for s in statements]
        self._first = np.array([first for first, _ in spans], dtype=np.int32)
        self._last = np.array([last for _, last in spans], dtype=np.int32)
        self._document = numbered(s.passage.document for s in statements)
        self._sense = numbered(_sense(s) for s in statements)
        self._is_dated = np.array([s.said_on is not None for s in statements], dtype=bool)
        self._words = [s.content.casefold() for s in statements]
        tokens = [sorted(set(words.split())) for words in self._words]
        self._joined = [" ".join(of_one) for of_one in tokens]
        self._lengths = np.array([len(joined) for joined in self._joined], dtype=np.float32)
        self._letters = _letters(["".join(of_one) for of_one in tokens])
        self._weighed, self._held = _binned(tokens)

    def words_of(self, rows: Rows) -> list[str]:
        return [self._words[row] for row in rows.tolist()]

    def candidates(self, start: int, stop: int) -> tuple[Rows, Rows, Floats]:
        """Pairs of a row from `start` to `stop` and an earlier one that may be echoes; the overlap asked."""
        may = (self._first[start:stop, None] <= self._last[:stop]) & (
            self._first[:stop] <= self._last[start:stop, None]
        )
        may &= self._document[start:stop, None] != self._document[:stop]
        may &= np.arange(start, stop)[:, None] > np.arange(stop)
        at, earlier = np.nonzero(may)
        later = at + start
        same_sense = (self._sense[later] == self._sense[earlier]) & (
            self._is_dated[later] & self._is_dated[earlier]
        )
        asked = np.where(same_sense, SAME_SENSE, SAME_WORDS)
        shared = _product(self._weighed[start:stop], self._held[:stop])[at, earlier]
        reaches = self._may_reach(later, earlier, asked, shared)
        return later[reaches], earlier[reaches], asked[reaches]

    def _may_reach(self, later: Rows, earlier: Rows, asked: Floats, shared: Floats) -> NDArray[np.bool_]:
        one, other = self._lengths[later], self._lengths[earlier]
        part = 200 * shared / np.maximum(shared + np.minimum(one, other), 1)
        may: NDArray[np.bool_] = part >= asked - _SLACK
        most_edits = (100 - asked) / 100 * (one + other) + _SLACK
        near = np.flatnonzero(~may & (np.abs(one - other) <= most_edits))
        near = near[self._apart(later[near], earlier[near]) <= most_edits[near]]
        edits = process.cpdist(
            [self._joined[row] for row in later[near].tolist()],
            [self._joined[row] for row in earlier[near].tolist()],
            scorer=Indel.distance,
            dtype=np.int32,
        )
        may[near[edits - 2 * shared[near] <= most_edits[near]]] = True
        return may

    def _apart(self, later: Rows, earlier: Rows) -> NDArray[np.int64]:
        """How many letters one has more of than the other."""
        one, other = self._letters[later], self._letters[earlier]
        apart: NDArray[np.int64] = (np.maximum(one, other) - np.minimum(one, other)).sum(
            axis=1, dtype=np.int64
        )
        return apart


def _product(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """one @ other.T in tiles so small that BLAS starts no threads, which only wait on a busy machine."""
    product = np.empty((len(one), len(other)), dtype=np.float32)
    down, across = _TILE
    for i in range(0, len(one), down):
        for j in range(0, len(other), across):
            product[i : i + down, j : j + across] = one[i : i + down] @ other[j : j + across].T
    return product


def _letters(texts: Sequence[str]) -> NDArray[np.uint8]:
    """(n, bins) counts of letters, at most 255."""
    points = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
    owner = np.repeat(np.arange(len(texts)), list(map(len, texts)))
    counts = np.bincount(owner * _LETTER_BINS + points % _LETTER_BINS, minlength=len(texts) * _LETTER_BINS)
    return np.minimum(counts, 255).reshape(len(texts), _LETTER_BINS).astype(np.uint8)


def _binned(tokens: Sequence[Sequence[str]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(n, bins) lengths of the words that fall into each bin, and whether any does."""
    flat = [token for of_one in tokens for token in of_one]
    owner = np.repeat(np.arange(len(tokens)), list(map(len, tokens)))
    cells = owner * _WORD_BINS + numbered(flat) % _WORD_BINS
    lengths = np.array(list(map(len, flat)), dtype=np.float32) + 1
    totals = np.bincount(cells, weights=lengths, minlength=len(tokens) * _WORD_BINS)
    weighed = totals.astype(np.float32).reshape(len(tokens), _WORD_BINS)
    return weighed, (weighed > 0).astype(np.float32)


def numbered(keys: Iterable[object]) -> Rows:
    """Equal keys have equal numbers, from 0 on in the order of their first."""
    numbers: defaultdict[object, int] = defaultdict(count().__next__)
    return np.array(list(map(numbers.__getitem__, keys)), dtype=np.intp)


def span_of(day: str | None) -> tuple[int, int]:
    """The first and last day that a day may mean, as ordinals; an unknown day may be any."""
    return _ALWAYS if day is None else _known_span(day)


@lru_cache(maxsize=4096)
def _known_span(day: str) -> tuple[int, int]:
    return first_day(day).toordinal(), last_day(day).toordinal()


def _sense(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(statement.acts), frozenset(target.id for target in statement.targets)
