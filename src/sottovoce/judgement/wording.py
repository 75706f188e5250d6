"""The actors of a case as a reader knows them.

In: a case and a way to name codes. Out: names that can stand in a sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sottovoce.records import Case


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    sender: str
    patron: str  # "its own public" where the front stands at home
    courted: str


def names_in(case: Case, name_of: Callable[[str], str]) -> Names:
    is_front_at_home = case.patron == case.sender
    return Names(
        sender=name_of(case.sender),
        patron="its own public" if is_front_at_home else name_of(case.patron),
        courted=name_of(case.courted),
    )


def capital(text: str) -> str:
    """The same text with its first letter large, as at the head of a sentence."""
    return text[:1].upper() + text[1:]
