"""A set of competing hypotheses with every number it needs, and where each comes from.

In: the default of this package (`hypotheses.toml`), or a file that changes it. Out: a HypothesisSet. Method:
a file is laid over the default; one that names hypotheses names all of them, and classes of the default that
have no number for one of them are left out and told.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sottovoce.errors import CaseError
from sottovoce.judgement.evidence_classes import CLASSES
from sottovoce.judgement.set_checks import Place, check_shape, fields_of, probability_in

OTHER = "other"
# Priors are written with two or three digits; thirds do not add up to 1 exactly.
_ROUNDING = 0.005


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One hypothesis as stated: texts with names to fill in."""

    name: str
    text: str
    text_at_home: str
    prior: float
    origin: str
    discriminator: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """P(fact | hypothesis), and where the number comes from."""

    probability: float
    origin: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FactClass:
    name: str
    text: str
    group: str | None
    grade: str | None  # in place of that of each report
    wait_days: int | None  # for what is not told: how long nothing has to be told
    given: Mapping[str, Given]


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedFact:
    """A fact that a file adds: its class, or its own text and numbers in a class of its own."""

    kind: FactClass
    is_of_ledger_class: bool
    day: str | None
    reports: tuple[tuple[str, str], ...]  # grade, origin


@dataclass(frozen=True, kw_only=True, slots=True)
class HypothesisSet:
    file: str
    entries: tuple[Entry, ...]
    classes: Mapping[str, FactClass]
    facts: tuple[StatedFact, ...]
    reliability: Mapping[str, tuple[float, float]]  # letter -> P(reported | so), P(reported | not so)
    grade_of: Mapping[str, str]
    outlets: Mapping[str, str]
    doubtful_below: float
    shared_cause: float
    logit_sd: float
    prior_cases: float
    draws: int
    seed: int
    left_out: tuple[str, ...] = ()  # classes without a number for some hypothesis

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(entry.name for entry in self.entries)


def default_text() -> str:
    """The default as TOML, with its reasons, to be edited."""
    return (files("sottovoce.judgement") / "hypotheses.toml").read_text(encoding="utf-8")


@cache
def default_set() -> HypothesisSet:
    return _built(_default_tables(), None, "hypotheses.toml")


def read_set(path: Path) -> HypothesisSet:
    """The default as a file changes it. Raises CaseError that names the file, the key and what to do."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CaseError(f'Cannot read "{path}": {error.strerror}.\nCheck the name.') from error
    except UnicodeDecodeError as error:
        raise CaseError(f'Cannot read "{path}": it is not UTF-8.\nSave it as UTF-8 text.') from error
    except tomllib.TOMLDecodeError as error:
        raise CaseError(
            f'Cannot read "{path}": it is no TOML ({error}).\n'
            "Mend that line, or start anew from what --write-set writes."
        ) from error
    check_shape(tables, str(path))
    return _built(_laid_over(_default_tables(), tables), tables, str(path))


@cache
def _default_tables() -> dict[str, Any]:
    return tomllib.loads(default_text())


def _laid_over(default: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The default with what the file says instead; its hypotheses and facts stand for themselves."""
    merged = dict(default)
    for key, value in own.items():
        if key in ("hypotheses", "facts"):
            merged[key] = value
        else:
            merged[key] = _merged(default.get(key, {}), value)
    return merged


def _merged(default: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return dict(default) | {
        key: _merged(default[key], value) if isinstance(value, dict) and key in default else value
        for key, value in own.items()
    }


def _built(tables: Mapping[str, Any], own: Mapping[str, Any] | None, file: str) -> HypothesisSet:
    """own: what the file itself holds, None for the default."""
    at = Place(file=file)
    entries = _entries(tables["hypotheses"], at.under("hypotheses"))
    letters = {
        key: probability_in(value, {}, at.under("letters", key)) for key, value in tables["letters"].items()
    }
    reliability = {
        letter: _rates(value, at.under("reliability", letter))
        for letter, value in tables["reliability"].items()
    }
    arithmetic = _arithmetic(tables["arithmetic"], at.under("arithmetic"))
    priors = {entry.name: entry.prior for entry in entries}
    reader = _Numbers(priors=priors, letters=letters, reliability=reliability, own=own)
    classes, left_out = {}, []
    for name, table in tables["classes"].items():
        here = at.under("classes", name)
        if name not in CLASSES:
            raise here.error(
                "no class of evidence is called so", f"Have {', '.join(CLASSES)}; or add a fact."
            )
        found = reader.fact_class(name, table, here)
        if found is None:
            left_out.append(name)
        else:
            classes[name] = found
    grades = {
        key: reader.letter(value, at.under("grade_of", key)) for key, value in tables["grade_of"].items()
    }
    facts = tuple(
        _fact(table, number, classes, reader, at.under(f"facts[{number}]"))
        for number, table in enumerate(tables.get("facts", ()), start=1)
    )
    return HypothesisSet(
        file=file,
        entries=entries,
        classes=classes,
        facts=facts,
        reliability=reliability,
        grade_of=grades,
        outlets={
            key.casefold(): reader.letter(value, at.under("outlets", key))
            for key, value in tables["outlets"].items()
        },
        doubtful_below=probability_in(tables["doubt"]["below"], {}, at.under("doubt", "below")),
        left_out=tuple(left_out),
        **arithmetic,
    )


def _entries(table: Mapping[str, Any], at: Place) -> tuple[Entry, ...]:
    default = _default_tables()["hypotheses"]
    entries = []
    for name, stated in table.items():
        here = at.under(name)
        for key in ("text", "prior"):
            if key not in stated:
                raise here.error(f'has no "{key}"', "A hypothesis has a text and a prior.")
        because, of_default = stated.get("because"), default.get(name, {})
        is_default = all(of_default.get(key) == stated.get(key) for key in ("prior", "because"))
        by = "default" if is_default else "file"
        entries.append(
            Entry(
                name=name,
                text=here.under("text").sentence(stated["text"]),
                text_at_home=here.under("text_at_home").sentence(stated.get("text_at_home", stated["text"])),
                prior=probability_in(stated["prior"], {}, here.under("prior")),
                origin=f"{by}: {because}" if because else by,
                discriminator=(
                    here.under("discriminator").sentence(stated["discriminator"])
                    if "discriminator" in stated
                    else None
                ),
            )
        )
    if OTHER not in table:
        raise at.error(
            'has no "other"', "Add [hypotheses.other] with a prior: no list of explanations is complete."
        )
    total = sum(entry.prior for entry in entries)
    if abs(total - 1) > _ROUNDING:
        raise at.error(f"the priors sum to {total:.3f}", "Change them so that they sum to 1.")
    return tuple(replace(entry, prior=entry.prior / total) for entry in entries)


def _arithmetic(table: Mapping[str, Any], at: Place) -> dict[str, Any]:
    for key, least, most in (
        ("logit_sd", 0, 5),
        ("prior_cases", 0.1, 1e6),
        ("draws", 1, 100_000),
        ("seed", 0, 2**32),
    ):
        if not least <= table[key] <= most:
            raise at.under(key).error(f"is {table[key]}", f"Give a number from {least} to {most:.0f}.")
    return dict(table) | {"shared_cause": probability_in(table["shared_cause"], {}, at.under("shared_cause"))}


def _days(value: int | None, at: Place) -> int | None:
    if value is not None and not 0 <= value <= 36_500:
        raise at.error(f"is {value}", "Give a number of days from 0 to 36500.")
    return value


def _rates(table: Mapping[str, Any], at: Place) -> tuple[float, float]:
    if set(table) != {"hit", "false"}:
        raise at.error("is not complete", "Give { hit = ..., false = ... }.")
    hit, false = (probability_in(table[key], {}, at.under(key)) for key in ("hit", "false"))
    if hit < false:
        raise at.error(
            f"tells more often what is not so ({false}) than what is ({hit})",
            "Give a hit above the false rate.",
        )
    return hit, false


@dataclass(frozen=True, kw_only=True, slots=True)
class _Numbers:
    """What the numbers of a class are read with."""

    priors: Mapping[str, float]
    letters: Mapping[str, float]
    reliability: Mapping[str, tuple[float, float]]
    own: Mapping[str, Any] | None

    def letter(self, value: str, at: Place) -> str:
        if value not in self.reliability:
            raise at.error(f'"{value}" is no letter of reliability', f"Have {', '.join(self.reliability)}.")
        return value

    def fact_class(self, name: str, table: Mapping[str, Any], at: Place) -> FactClass | None:
        """None where the default has no number for a hypothesis of the file."""
        stated = self._own_class(name)
        own_cells = (stated or {}).get("given", {})
        given = table.get("given", {})
        lacking = [name for name in self.priors if name not in given and name != OTHER]
        if stated is None and lacking:
            return None
        return self.stated(
            name,
            {key: value for key, value in given.items() if key in self.priors or key in own_cells},
            table,
            at,
            {key: self._origin(name, key, table) for key in given},
        )

    def stated(
        self,
        name: str,
        given: Mapping[str, Any],
        table: Mapping[str, Any],
        at: Place,
        origins: Mapping[str, str],
    ) -> FactClass:
        return FactClass(
            name=name,
            text=at.under("text").sentence(table["text"]),
            group=table.get("group"),
            grade=self.letter(table["grade"], at.under("grade")) if "grade" in table else None,
            wait_days=_days(table.get("wait_days"), at.under("wait_days")),
            given=self._given(given, at.under("given"), origins),
        )

    def _given(self, given: Mapping[str, Any], at: Place, origins: Mapping[str, str]) -> dict[str, Given]:
        have = ", ".join(self.priors)
        for key in given:
            if key not in self.priors:
                raise at.under(key).error(
                    "no hypothesis is called so", f"Have {have}; delete it, or add one."
                )
        lacking = [name for name in self.priors if name not in given and name != OTHER]
        if lacking:
            raise at.error(
                f"has no number for {', '.join(lacking)}",
                "Give one for each hypothesis (other may be left out).",
            )
        cells = {
            name: Given(probability=probability_in(value, self.letters, at.under(name)), origin=origins[name])
            for name, value in given.items()
        }
        if OTHER not in cells:
            cells[OTHER] = Given(
                probability=self._mean({name: cell.probability for name, cell in cells.items()}),
                origin="the mean of the others by their priors",
            )
        return {name: cells[name] for name in self.priors}

    def _mean(self, cells: Mapping[str, float]) -> float:
        total = sum(self.priors[name] for name in cells)
        if not total:
            return sum(cells.values()) / len(cells) if cells else 0.5
        return sum(self.priors[name] * value for name, value in cells.items()) / total

    def _own_class(self, name: str) -> Mapping[str, Any] | None:
        found: Mapping[str, Any] | None = (self.own or {}).get("classes", {}).get(name)
        return found

    def _origin(self, name: str, key: str, table: Mapping[str, Any]) -> str:
        default = _default_tables()["classes"].get(name, {})
        is_default = default.get("given", {}).get(key) == table["given"][key]
        if is_default and default.get("because") == table.get("because"):
            return f"default class {name}: {table['because']}"
        told = (self._own_class(name) or {}).get("because")
        return f"file: {told}" if told and told != default.get("because") else "file"


def _fact(
    table: Mapping[str, Any], number: int, classes: Mapping[str, FactClass], reader: _Numbers, at: Place
) -> StatedFact:
    of_class = table.get("class")
    if of_class is not None and of_class not in classes:
        raise at.under("class").error(
            f'no class in use is called "{of_class}"', f"Have {', '.join(classes)}."
        )
    fields = fields_of(table, at, is_of_class=of_class is not None)
    if of_class is not None:
        kind = classes[of_class]
    else:
        because = table.get("because")
        origin = f"file: {because}" if because else "file"
        kind = reader.stated(
            f"fact {number}", table["given"], table, at, dict.fromkeys(table["given"], origin)
        )
    return StatedFact(
        kind=kind,
        is_of_ledger_class=of_class is not None,
        day=fields.day,
        reports=tuple(
            (reader.letter(grade, at.under("reports", "grade")), origin) for grade, origin in fields.reports
        ),
    )
