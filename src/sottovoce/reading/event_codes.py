"""Codes of the sides of an event: several states and bodies in the order they are named.

In: codes. Out: codes, each once, or without others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Codes = tuple[str, ...]


def unique(codes: Iterable[str]) -> Codes:
    """Codes in order, each once."""
    return tuple(dict.fromkeys(codes))


def without(codes: Sequence[str], others: Sequence[str]) -> Codes:
    return tuple(c for c in codes if c not in others)
