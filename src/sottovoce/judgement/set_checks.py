"""What a file of hypotheses may hold; each complaint names the file, the key and what to do.

In: tables as TOML gives them. Out: nothing, or the values; CaseError on what does not fit. Method: a table of
keys with their types, so that a slip of the pen is an error and never a number that is silently not used.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sottovoce.days import is_day
from sottovoce.errors import CaseError
from sottovoce.vocabulary import Authenticity

NAMES = ("sender", "patron", "courted")
_NUMBER = (int, float)
_SHARE = (int, float, str)
# Key -> type, or a table of keys; "*" stands for any key.
_HYPOTHESIS = {
    "text": str,
    "text_at_home": str,
    "prior": _NUMBER,
    "because": str,
    "discriminator": str,
}
_CLASS = {
    "text": str,
    "group": str,
    "grade": str,
    "wait_days": int,
    "given": {"*": _SHARE},
    "because": str,
}
_FACT = {
    "class": str,
    "text": str,
    "group": str,
    "day": str,
    "given": {"*": _SHARE},
    "because": str,
    "reports": [{"grade": str, "origin": str}],
}
_GRADED = (
    *(kind.value for kind in Authenticity),
    *("event", "circumstance", "belief", "commitment", "absence"),
)
_SHAPE: Mapping[str, Any] = {
    "arithmetic": {
        "shared_cause": _NUMBER,
        "logit_sd": _NUMBER,
        "prior_cases": _NUMBER,
        "draws": int,
        "seed": int,
    },
    "letters": {"*": _NUMBER},
    "reliability": {"*": {"hit": _NUMBER, "false": _NUMBER}},
    "grade_of": dict.fromkeys(_GRADED, str),
    "doubt": {"below": _NUMBER},
    "outlets": {"*": str},
    "hypotheses": {"*": _HYPOTHESIS},
    "classes": {"*": _CLASS},
    "facts": [_FACT],
}
_IN_WORDS = {str: "text", int: "a whole number", _NUMBER: "a number", _SHARE: "a number or a letter"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where in a file something stands."""

    file: str
    key: str = ""

    def under(self, *keys: str) -> "Place":
        return replace(self, key=".".join([self.key, *keys] if self.key else keys))

    def error(self, what: str, remedy: str) -> CaseError:
        return CaseError(f'Cannot use "{self.file}": {self.key}: {what}.\n{remedy}')

    def sentence(self, text: str) -> str:
        """The text, if it fills in no other names than those of a case."""
        try:
            names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        except ValueError as error:
            raise self.error(f"braces do not match ({error})", "Write {{ and }} for braces.") from error
        strange = sorted(names - set(NAMES))
        if strange:
            raise self.error(f"{{{strange[0]}}} stands for nothing", "Have {sender}, {patron} and {courted}.")
        if not text.strip():
            raise self.error("is empty", "Say it in words.")
        return text


@dataclass(frozen=True, kw_only=True, slots=True)
class FactFields:
    day: str | None
    reports: tuple[tuple[str, str], ...]


def check_shape(tables: Mapping[str, Any], file: str) -> None:
    """Raises CaseError on a key that means nothing, or a value of the wrong kind."""
    _check(tables, _SHAPE, Place(file=file))


def probability_in(value: float | str, letters: Mapping[str, float], at: Place) -> float:
    """A number from 0 to 1, or one of the letters that stand for one."""
    if isinstance(value, str):
        if value not in letters:
            have = f"Have {', '.join(letters)}, or give a number from 0 to 1."
            raise at.error(f'"{value}" is no letter that stands for a probability', have)
        return letters[value]
    if not 0 <= value <= 1:
        raise at.error(f"{value} is no probability", "Give a number from 0 to 1.")
    return float(value)


def fields_of(table: Mapping[str, Any], at: Place, *, is_of_class: bool) -> FactFields:
    own = [key for key in ("text", "given") if key in table]
    if is_of_class and own:
        raise at.error(
            f'has a class and a "{own[0]}"', "A fact has either a class, or its own text and given."
        )
    if not is_of_class and len(own) < 2:
        raise at.error("is not complete", "Give it a class of evidence, or a text and given.")
    day = table.get("day")
    if day is not None and not is_day(day):
        raise at.under("day").error(f'"{day}" is no day', 'Give it as "2022-04-13", "2022-04" or "2022".')
    reports = table.get("reports", [])
    if not reports or any(set(report) != {"grade", "origin"} for report in reports):
        raise at.under("reports").error(
            "a fact rests on reports", 'Give at least one, such as { grade = "B", origin = "whose" }.'
        )
    return FactFields(day=day, reports=tuple((r["grade"], r["origin"]) for r in reports))


def _check(value: Any, shape: Any, at: Place) -> None:
    if isinstance(shape, Mapping):
        _check_table(value, shape, at)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise at.error("is no list of tables", f"Write it as [[{at.key}]].")
        for number, one in enumerate(value, start=1):
            _check(one, shape[0], replace(at, key=f"{at.key}[{number}]"))
    elif isinstance(value, bool) or not isinstance(value, shape):
        raise at.error(f"{value!r} is not {_IN_WORDS[shape]}", f"Give {_IN_WORDS[shape]}.")


def _check_table(value: Any, shape: Mapping[str, Any], at: Place) -> None:
    if not isinstance(value, dict):
        raise at.error("is no table", "Give it keys, as in what --write-set writes.")
    for key, inner in value.items():
        if key not in shape and "*" not in shape:
            raise at.under(key).error("no such key", f"Have {', '.join(shape)}.")
        _check(inner, shape.get(key, shape.get("*")), at.under(key))
