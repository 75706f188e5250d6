"""Given names of the table of offices, with the gender of those who bear them.

In: a given name. Out: "f" or "m", or None where the table has no bearer or two of different gender.
"""

from functools import cache

from sottovoce.reading.atlas.offices import FAMILY_FIRST, Gender, fold_name, load_offices

_SHORT_GIVEN = 2  # letters: a given name that short is an initial


def given_name_gender(name: str) -> Gender | None:
    """The gender of all in the table who bear a given name, if they agree."""
    genders = _given_names().get(fold_name(name), frozenset())
    return next(iter(genders)) if len(genders) == 1 else None


@cache
def _given_names() -> dict[str, frozenset[Gender]]:
    found: dict[str, set[Gender]] = {}
    for term in load_offices():
        words = fold_name(term.person).split()
        if len(words) > 1 and len(words[0]) > _SHORT_GIVEN and term.state not in FAMILY_FIRST:
            found.setdefault(words[0], set()).add(term.gender)
    return {name: frozenset(genders) for name, genders in found.items()}
