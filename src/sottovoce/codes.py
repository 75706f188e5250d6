"""Codes as records write them: joint speakers have several, entries and verdicts open with one.

In: the strings of a record. Out: the codes in them, or their words. Method: "AAA;BBB" is two states; "AAA
public" is of AAA; "rejection_very_likely" is a side and a degree.
"""


def states_in(state: str | None) -> tuple[str, ...]:
    """The codes of an actor's `state`, in order: none, one, or several of joint speakers."""
    return tuple(code for part in (state or "").split(";") if (code := part.strip()))


def first_word(entry: str) -> str:
    """The code that an entry opens with ("AAA" of "AAA opposition"); of a name, its first word."""
    return entry.split(" ", 1)[0]


def verdict_words(label: str) -> str:
    """What a verdict's holder does: "judges rejection very likely", "leaves the outcome open"."""
    side, _, degree = label.partition("_")
    return f"judges {side} {degree.replace('_', ' ')}" if degree else f"leaves the outcome {side}"
