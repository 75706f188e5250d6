"""How well does a running estimate of alignment foretell votes that it has not read?

  run.py --data FOLDER [--json] [--check]        (or SOTTOVOCE_DATA=FOLDER)

In: un_agreement_votes.csv.gz, roll calls of the General Assembly, pairs of states, agreement 0, .5 or 1. Out:
of 1, 3 and 10 votes read a year, how near the estimate at the end of each year comes to the mean of that
year's other votes: coverage of 90 % intervals, RMSE, width, interval score; the same inside a gap of four
years in which no vote is read; beside exponential weighting and a Beta for each year on the same draws.
Method: the votes are drawn five times with fixed seeds; the parameters are fitted to what precedes, and, to
show what that costs, to the whole span.
"""

import argparse
import csv
import gzip
import hashlib
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from rivals import Array, Estimate, count_by_year, weigh_exponentially

from sottovoce.measures.course import Course, Piece, Posterior, all_known, follow
from sottovoce.measures.course import Estimate as Known
from sottovoce.measures.levels import returning

FROZEN = Path(__file__).with_name("frozen.json")
VOTES = "un_agreement_votes.csv.gz"
DRAWS = 5  # with seeds 0 to 4: one draw alone moves the RMSE by up to .007
YEARS = range(1992, 2020)  # 2020 holds one or two votes
GAP = range(2008, 2012)
READ_A_YEAR = (1, 3, 10)
FEWEST_VOTES = 25  # a year with fewer has no mean worth foretelling
FEWEST_YEARS = 20
NORMAL_95 = 1.6449
OURS = "as known"
RIVALS = ("exponential", "Beta a year")
MODELS = (OURS, "most probable parameters", "fitted to the whole span", "in hindsight", *RIVALS)


@dataclass(frozen=True, slots=True)
class Year:
    """One year of one pair: when it voted, and how far it agreed, in [0, 1]."""

    year: int
    days: Array
    agreed: Array

    @property
    def end(self) -> int:
        return date(self.year, 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class Guess:
    model: str
    year: int
    miss: float
    half: float  # of the 90 % interval


def read_votes(path: Path) -> dict[str, list[Year]]:
    days: defaultdict[tuple[str, int], list[tuple[int, float]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if int(row["year"]) in YEARS:
                day = date.fromisoformat(row["date"]).toordinal()
                days[row["dyad"], int(row["year"])].append((day, float(row["agree"])))
    pairs: defaultdict[str, list[Year]] = defaultdict(list)
    for (pair, year), votes in sorted(days.items()):
        if len(votes) >= FEWEST_VOTES:
            when, agreed = np.array(votes).T
            pairs[pair].append(Year(year, when, agreed))
    return {pair: years for pair, years in pairs.items() if len(years) >= FEWEST_YEARS}


def draw(
    years: list[Year], count: int, has_gap: bool, chance: np.random.Generator
) -> Iterator[tuple[Year, Year]]:
    """For each year the votes that are read, and the others."""
    for one in years:
        turn = chance.permutation(len(one.days))
        n_read = 0 if has_gap and one.year in GAP else count
        yield tuple(
            Year(one.year, one.days[part], one.agreed[part]) for part in (turn[:n_read], turn[n_read:])
        )  # type: ignore[misc]


def pieces_of(years: Iterable[Year]) -> list[Piece]:
    """Agreement from 0 to 1 as polarity from -1 to 1."""
    return [
        Piece(known_on=int(day), day=int(day), value=2 * float(agreed) - 1, weight=1.0)
        for one in years
        for day, agreed in zip(one.days, one.agreed, strict=True)
    ]


def estimate_all(read: list[Year]) -> dict[str, list[Estimate | None]]:
    """By model: mean and standard deviation of agreement at the end of each year."""
    ends = [one.end for one in read]
    pieces = pieces_of(read)
    known, likeliest = follow(pieces, ends), follow(pieces, ends, read=most_probable)
    whole = Course(returning())
    whole.take(sorted(pieces))
    fitted = whole.posterior()
    on_all = follow(pieces, ends, family=returning(), read=lambda _: fitted)
    days, agreed = (np.concatenate([getattr(one, name) for one in read]) for name in ("days", "agreed"))
    return {
        OURS: _at(known, ends),
        "most probable parameters": _at(likeliest, ends),
        "fitted to the whole span": _at(on_all, ends),
        "in hindsight": [_agreement(*found) for found in all_known(pieces).in_hindsight(ends)],
        "exponential": weigh_exponentially(days, agreed, ends),
        "Beta a year": list(count_by_year([one.agreed for one in read])),
    }


def most_probable(posterior: Posterior) -> Posterior:
    """All weight on one set of parameters: maximum a posteriori."""
    weights = np.zeros_like(posterior.weights)
    weights.flat[int(np.argmax(posterior.weights))] = 1.0
    return posterior._replace(weights=weights)


def _at(found: Iterable[Known], ends: Iterable[int]) -> list[Estimate | None]:
    by_day = {one.day: _agreement(one.mean, one.variance) for one in found}
    return [by_day.get(end) for end in ends]


def _agreement(mean: float, variance: float) -> Estimate:
    """Back to agreement from 0 to 1; no mean lies beyond."""
    return (min(1.0, max(-1.0, mean)) + 1) / 2, variance**0.5 / 2


def guesses(pairs: dict[str, list[Year]], count: int, has_gap: bool) -> Iterator[Guess]:
    for seed, (number, years) in product(range(DRAWS), enumerate(pairs.values())):
        chance = np.random.default_rng((seed, number, count, has_gap))
        drawn = list(draw(years, count, has_gap, chance))
        found = estimate_all([read for read, _ in drawn])
        for model, estimates in found.items():
            for estimate, (_, others) in zip(estimates, drawn, strict=True):
                if estimate is not None:
                    of_mean = others.agreed.var(ddof=1) / len(others.agreed)
                    half = NORMAL_95 * (estimate[1] ** 2 + of_mean) ** 0.5
                    yield Guess(model, others.year, float(others.agreed.mean()) - estimate[0], float(half))


def score(found: Iterable[Guess]) -> dict[str, dict[str, float]]:
    """By model. Interval score for 90 % (Gneiting and Raftery 2007): width, and 20 for each unit outside."""
    by_model: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for guess in found:
        by_model[guess.model].append((guess.miss, guess.half))
    scores = {}
    for model in MODELS:
        miss, half = np.array(by_model[model]).T
        outside = np.maximum(0, np.abs(miss) - half)
        scores[model] = {
            "coverage": float((outside == 0).mean()),
            "rmse": float((miss**2).mean() ** 0.5),
            "width": float(2 * half.mean()),
            "interval score": float((2 * half + 20 * outside).mean()),
            "n": len(miss),
        }
    return scores


def measure(pairs: dict[str, list[Year]]) -> dict[str, dict[str, dict[str, float]]]:
    """ "3" and "3, in the gap": scores by model."""
    found = {}
    for count in READ_A_YEAR:
        found[str(count)] = score(guesses(pairs, count, has_gap=False))
        found[f"{count}, in the gap"] = score(g for g in guesses(pairs, count, has_gap=True) if g.year in GAP)
    return found


def look_up(pairs: dict[str, list[Year]], facts: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Where all votes are read: the mean, in hindsight, over the days of the votes of a year."""
    found = {}
    for pair, years in facts.items():
        if pair not in pairs:
            continue
        course = all_known(pieces_of(pairs[pair]))
        by_year = {str(one.year): sorted(map(int, one.days)) for one in pairs[pair]}
        found[pair] = {
            year: float(np.mean([_agreement(*on)[0] for on in course.in_hindsight(by_year[year])]))
            for year in years
        }
    return found


def check(found: dict[str, Any], frozen: dict[str, Any]) -> Iterator[str]:
    """What misses its floor."""
    if found["sha256"] != frozen["sha256"]:
        yield "these are not the votes that the floors were measured on, so none was checked"
        return
    scores = found["scores"]
    for where, limits in frozen["limits"].items():
        for model, figures in limits.items():
            for figure, (low, high) in figures.items():
                value = scores[where][model][figure]
                if not low <= value <= high:
                    yield f"{where} votes a year, {model}: {figure} {value:.3f} is not in {low} to {high}"
    for where in frozen["better interval score than its rivals"]:
        for rival in RIVALS:
            if scores[where][OURS]["interval score"] >= scores[where][rival]["interval score"]:
                yield f"{where} votes a year: interval score no better than {rival}"
    for pair, years in frozen["facts"].items():
        for year, agreed in years.items():
            if abs(found["facts"][pair][year] - agreed) > frozen["tolerance of facts"]:
                yield f"{pair} {year}: {found['facts'][pair][year]:.3f}, the record has {agreed}"
    if found["seconds"] > frozen["seconds"]:
        yield f"{found['seconds']:.0f} seconds of the processor, more than {frozen['seconds']}"


def lines_of(found: dict[str, Any], frozen: dict[str, Any]) -> Iterator[str]:
    head = ("coverage", "rmse", "width", "interval score", "n")
    yield f"{'votes a year':16s} {'model':24s} " + " ".join(f"{name:>14s}" for name in head)
    for where, scores in found["scores"].items():
        for model, figures in scores.items():
            shown = [f"{figures[name]:14.3f}" for name in head[:-1]]
            yield f"{where:16s} {model:24s} {' '.join(shown)} {figures['n']:14d}"
    yield ""
    for pair in found["facts"]:
        years = frozen["facts"][pair]
        told = (f"{year} {found['facts'][pair][year]:.3f} ({agreed})" for year, agreed in years.items())
        yield f"{pair}, all votes read (the year's mean): {', '.join(told)}"
    yield f"{found['pairs']} pairs, {found['seconds']:.0f} seconds of the processor"


def votes_path(folder: str | None) -> Path:
    if folder is None:
        sys.exit("No votes: name the folder that holds them with --data or SOTTOVOCE_DATA (see README.md).")
    found = [path for path in (Path(folder, VOTES), Path(folder, "alignment", VOTES)) if path.is_file()]
    if not found:
        sys.exit(f'No {VOTES} in "{folder}". README.md tells where the votes come from.')
    return found[0]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", default=os.environ.get("SOTTOVOCE_DATA"), metavar="FOLDER")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 if a floor of frozen.json is missed")
    arguments = parser.parse_args()
    path = votes_path(arguments.data)
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    began = time.process_time()
    pairs = read_votes(path)
    found: dict[str, Any] = {
        "scores": measure(pairs),
        "facts": look_up(pairs, frozen["facts"]),
        "pairs": len(pairs),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "seconds": time.process_time() - began,
    }
    print(json.dumps(found, indent=1) if arguments.json else "\n".join(lines_of(found, frozen)))
    missed = list(check(found, frozen)) if arguments.check else []
    print("\n".join(missed), end="\n" if missed else "", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
