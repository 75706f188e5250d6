"""What a promise is about: which act would keep it or break it, and whom it concerns.

In: a statement with a commitment. Out: a Promise, or None where its words name no act that events are coded
by. Method: the wordings of `promised_acts.csv`, in their order; whoever is named in the content or hears it
is a party to it (docs/methods/commitments.md).
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sottovoce.measures.columns import codes_in, states_of
from sottovoce.records import Statement
from sottovoce.vocabulary import EventType

ON_CONDITION = "on condition"
# "from Belarusian soil", "from our territory": it answers for whatever comes from there, whoever does it.
_SOIL = re.compile(
    r"\b(?:soil|territory|land|airspace|waters|from (?:here|our side|the north|the south))\b", re.I
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PromisedAct:
    """One row of the table."""

    name: str
    words: re.Pattern[str]
    is_reversed: bool
    deed_types: frozenset[EventType]
    deed_words: re.Pattern[str] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """A statement's commitment as an act: `is_to_do` where the act keeps it, else the act breaks it."""

    statement: Statement
    act: PromisedAct
    is_to_do: bool
    is_conditional: bool
    states: frozenset[str]  # who is bound
    named: frozenset[str]  # other codes that the content speaks of
    hearers: frozenset[str]
    is_about_soil: bool


def promise_of(statement: Statement) -> Promise | None:
    """None without a commitment, a state or a day, and where no wording tells the act."""
    commitment, states = statement.commitment, states_of(statement)
    if commitment is None or not states or statement.said_on is None:
        return None
    act = _act_of(commitment.content) or _act_of(statement.content)
    if act is None:
        return None
    targets = codes_in(target.id for target in statement.targets)
    return Promise(
        statement=statement,
        act=act,
        is_to_do=commitment.is_negated == act.is_reversed,
        is_conditional=commitment.horizon == ON_CONDITION,
        states=states,
        named=targets - states,
        hearers=codes_in(statement.audience) - states,
        is_about_soil=bool(_SOIL.search(commitment.content) or _SOIL.search(statement.content)),
    )


def _act_of(content: str) -> PromisedAct | None:
    return next((act for act in load_acts() if act.words.search(content)), None)


@cache
def load_acts() -> tuple[PromisedAct, ...]:
    text = (files("sottovoce.measures") / "promised_acts.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        PromisedAct(
            name=row["act"],
            words=re.compile(row["words"], re.IGNORECASE | re.DOTALL),
            is_reversed=row["reversed"] == "yes",
            deed_types=frozenset(map(EventType, row["deed_types"].split())),
            deed_words=re.compile(row["deed_words"], re.IGNORECASE) if row["deed_words"] else None,
        )
        for row in rows
    )
