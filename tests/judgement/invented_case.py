"""Builders for an invented case; AAA, BBB and CCC are no states."""

from collections.abc import Iterable
from typing import Any

from sottovoce.judgement.credibility import judge_case
from sottovoce.records import (
    Belief,
    Case,
    Circumstance,
    Divergence,
    Document,
    Estimate,
    Event,
    Evidence,
    Judgement,
    Measure,
    Passage,
    Verdict,
)
from sottovoce.vocabulary import DivergenceKind, EstimateKind, EventStatus, EventType

CASE = Case(sender="AAA", patron="BBB", courted="CCC", as_of="2031-05-01")
HERE = Passage(document="report", start=0, end=9)
REPORT = Document(id="report", name="report", text="words here", published_on="2031-04-20")
SECOND = Document(id="second", name="second", text="words here", published_on="2031-04-21")


def event(name: str, kind: str, sources: Iterable[str], targets: Iterable[str], **fields: Any) -> Event:
    return Event(
        id=name,
        passage=HERE,
        type=EventType(kind),
        mode=None,
        sources=tuple(sources),
        targets=tuple(targets),
        date=fields.get("date", "2031-04-01"),
        date_basis=None,
        place=None,
        status=EventStatus(fields.get("status", "happened")),
        confidence=0.9,
        found_by="invented",
    )


def belief(name: str, strength: str | None = "consensus", *, denies: bool = True) -> Belief:
    return Belief(
        id=name,
        passage=HERE,
        holders=("CCC",),
        about="AAA",
        content="AAA does not decide for itself",
        denies_autonomy=denies,
        strength=strength,
        found_by="invented",
    )


def circumstance(name: str, kind: str, about: str | None = "AAA") -> Circumstance:
    return Circumstance(
        id=name, passage=HERE, kind=kind, about=about, direction="towards CCC", found_by="invented"
    )


def estimate(name: str, low: float | None = 0.1) -> Estimate:
    return Estimate(
        id=name,
        passage=HERE,
        kind=EstimateKind.PROBABILITY,
        level="unlikely",
        about=None,
        holder="author",
        low=low,
        best=low,
        high=0.4,
        found_by="invented",
    )


def verdict(label: str = "rejection_very_likely") -> Verdict:
    return Verdict(passages=(HERE,), label=label, about=None, why=None, holder="author", found_by="invented")


def divergence(level: float = 0.9, leaked_share: float | None = 1.0) -> Divergence:
    pieces = tuple(
        Evidence(record=f"s{i}", passage=HERE, weight=1.0, value=value, side=side, note="")
        for i, (value, side) in enumerate([(level, "patron"), (level, "patron"), (-0.5, "courted")])
    )
    measure = Measure(
        name="divergence",
        value=1.1,
        low=0.4,
        high=1.7,
        unit="polarity",
        method="invented",
        parameters={},
        evidence=pieces,
    )
    return Divergence(
        measure=measure,
        probability=0.97,
        flag=True,
        kind=DivergenceKind.COVERT,
        n_patron_side=2,
        n_courted_side=1,
        leaked_share=leaked_share,
    )


def judged(**records: Any) -> Judgement:
    """A judgement on the invented case; records by name, all empty by default."""
    options = {
        key: records.pop(key)
        for key in ("draws", "seed", "parameters", "name_of", "commitments")
        if key in records
    }
    return judge_case(
        records.get("case", CASE),
        records.get("statements", ()),
        records.get("events", ()),
        records.get("beliefs", ()),
        records.get("circumstances", ()),
        records.get("estimates", ()),
        records.get("verdicts", ()),
        records.get("documents", (REPORT, SECOND)),
        records.get("divergence"),
        records.get("alignment"),
        **options,
    )
