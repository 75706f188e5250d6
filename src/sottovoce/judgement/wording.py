"""The actors of a case as a reader knows them.

In: a case and a way to name codes. Out: names that can stand in a sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sottovoce.records import Case


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    sender: str
    patron: str  # "its own public" where the front stands at home
    courted: str
    of: Callable[[str], str]  # code to the name as it stands in a sentence


def names_in(case: Case, name_of: Callable[[str], str]) -> Names:
    is_front_at_home = case.patron == case.sender
    return Names(
        sender=name_of(case.sender),
        patron="its own public" if is_front_at_home else name_of(case.patron),
        courted=name_of(case.courted),
        of=name_of,
    )


def types_in_words(patron: str, *, is_front_at_home: bool) -> tuple[str, str]:
    """What the two types of a sender are called: nobody depends on his own public."""
    return ("does not mean it", "means it") if is_front_at_home else (f"depends on {patron}", "is free")


def adjectives_of_types(*, is_front_at_home: bool) -> tuple[str, str]:
    """The same in a word or two, as in "think it free"."""
    return ("insincere", "sincere") if is_front_at_home else ("dependent", "free")


def with_article(text: str, name: str) -> str:
    """The text with a state's name as it stands in a sentence: "gives the Union a motive"."""
    bare = name.removeprefix("the ")
    return text if bare == name else re.sub(rf"(?<!the )\b{re.escape(bare)}\b", lambda _: name, text)


def capital(text: str) -> str:
    """The same text with its first letter large, as at the head of a sentence."""
    return text[:1].upper() + text[1:]
