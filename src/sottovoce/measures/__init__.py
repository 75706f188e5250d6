"""Measures: statements and events in, numbers with their evidence out.

What comes in are records already cut to what had surfaced by the day asked for; nothing here looks at a
clock, a file or a ledger. Each measure is one file and one line in MEASURES. Names load on first use, so
that importing the package stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sottovoce.measures.alignment import measure_alignment
    from sottovoce.measures.commitments import list_commitments
    from sottovoce.measures.corroboration import echo_groups, echo_weights
    from sottovoce.measures.divergence import measure_divergence
    from sottovoce.measures.kept import kept_rate
    from sottovoce.measures.position import Sides, audience_side, position_of, sides_of
    from sottovoce.measures.precedent import list_precedents
    from sottovoce.measures.scan import Survey, Triad, find_triads, survey

# name -> (function, what it measures)
MEASURES = {
    "position": ("position_of", "where one statement stands between patron and courted side"),
    "divergence": ("measure_divergence", "how far a sender's two voices lie apart"),
    "scan": ("find_triads", "which senders speak with two voices"),
    "alignment": ("measure_alignment", "how close one actor stands to another over time"),
    "commitments": ("list_commitments", "what was promised, to whom, how, and what came of it"),
    "kept": ("kept_rate", "how often an actor keeps what it promises"),
    "precedent": ("list_precedents", "whether an overture is the first of its kind to a side"),
    "corroboration": ("echo_weights", "what each report adds to the others"),
}

__all__ = [
    "MEASURES",
    "Sides",
    "Survey",
    "Triad",
    "audience_side",
    "echo_groups",
    "echo_weights",
    "find_triads",
    "kept_rate",
    "list_commitments",
    "list_precedents",
    "measure_alignment",
    "measure_divergence",
    "position_of",
    "sides_of",
    "survey",
]

_HOMES = {
    "Sides": "position",
    "Survey": "scan",
    "Triad": "scan",
    "audience_side": "position",
    "echo_groups": "corroboration",
    "echo_weights": "corroboration",
    "find_triads": "scan",
    "kept_rate": "kept",
    "list_commitments": "commitments",
    "list_precedents": "precedent",
    "measure_alignment": "alignment",
    "measure_divergence": "divergence",
    "position_of": "position",
    "sides_of": "position",
    "survey": "scan",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
