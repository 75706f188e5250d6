"""Codes as records write them: joint speakers have several, a hearer's entry opens with one.

In: the strings of a record. Out: the codes in them. Method: "AAA;BBB" is two states; "AAA public" is of AAA.
"""


def states_in(state: str | None) -> tuple[str, ...]:
    """The codes of an actor's `state`, in order: none, one, or several of joint speakers."""
    return tuple(code for part in (state or "").split(";") if (code := part.strip()))


def first_word(entry: str) -> str:
    """The code that an entry opens with ("AAA" of "AAA opposition"); of a name, its first word."""
    return entry.split(" ", 1)[0]
