"""The answers of the code head, in the order of its outputs."""

from sottovoce.vocabulary import Act

ACTS = tuple(Act)
BINDINGS = ("binds", "refrains", "modal")
SIGNS = ("no target", "negative", "neutral", "positive")
