"""Invented readings for the tests of the ledger."""

from typing import Any

from sottovoce.records import (
    Actor,
    Belief,
    Circumstance,
    Commitment,
    Document,
    Estimate,
    Event,
    Mention,
    Passage,
    Reading,
    Statement,
    Target,
    Verdict,
)
from sottovoce.vocabulary import (
    Act,
    ActorKind,
    Authenticity,
    Channel,
    DateBasis,
    EstimateKind,
    EventStatus,
    EventType,
    Form,
)

READER = "invented 1"
TEXT = "The minister of Ruritania told his guests that the bridge would stay open. They doubted it."


def passage(start: int = 0, end: int = 20, document: str = "doc") -> Passage:
    return Passage(document=document, start=start, end=end)


def document(**changes: Any) -> Document:
    return Document(**{"id": "doc", "name": "report", "text": TEXT} | changes)


def actor(**changes: Any) -> Actor:
    return Actor(
        **{"id": "minister", "name": "The Minister", "kind": ActorKind.PERSON, "state": "RUR"} | changes
    )


def statement(**changes: Any) -> Statement:
    fields: dict[str, Any] = {
        "id": "s1",
        "passage": passage(47, 73),
        "anchor": "the bridge would stay open",
        "content": "the bridge would stay open",
        "speaker": actor(),
        "speaker_surface": "The minister of Ruritania",
        "speaker_passage": passage(0, 25),
        "cue": "told",
        "cue_passage": passage(26, 30),
        "form": Form.INDIRECT,
        "said_on": "2021-03",
        "surfaced_on": "2021-03-05",
        "date_basis": DateBasis.STATED,
        "date_words": "on Friday",
        "audience": ("guests", "GRA"),
        "audience_surface": "his guests",
        "channel": Channel.LEAKED,
        "channel_basis": "inferred",
        "acts": (Act.PROMISE, Act.ASSURE),
        "targets": (Target(id="GRA", polarity=0.6), Target(id="RUR", polarity=-0.3)),
        "commitment": Commitment(content="keep it open", is_negated=False, horizon="2022", strength="modal"),
        "authenticity": Authenticity.LEAKED_CONFIRMED,
        "attribution_chain": ("a letter", "author"),
        "confidence": 0.75,
        "found_by": READER,
        "alt_passages": (passage(74, 91),),
    }
    return Statement(**fields | changes)


def event(**changes: Any) -> Event:
    fields: dict[str, Any] = {
        "id": "e1",
        "passage": passage(),
        "type": EventType.CONSULT,
        "mode": "visit",
        "sources": ("RUR",),
        "targets": (),
        "date": "2021-03-05",
        "date_basis": DateBasis.RELATIVE,
        "place": "Strelsau",
        "status": EventStatus.HAPPENED,
        "confidence": 0.5,
        "found_by": READER,
    }
    return Event(**fields | changes)


def estimate(**changes: Any) -> Estimate:
    fields: dict[str, Any] = {
        "id": "h1",
        "passage": passage(),
        "kind": EstimateKind.PROBABILITY,
        "level": "unlikely",
        "about": None,
        "holder": "author",
        "low": 0.05,
        "best": 0.2,
        "high": 0.45,
        "found_by": READER,
    }
    return Estimate(**fields | changes)


def belief(**changes: Any) -> Belief:
    fields: dict[str, Any] = {
        "id": "b1",
        "passage": passage(74, 91),
        "holders": ("GRA", "EU"),
        "about": "RUR",
        "content": "They doubted it",
        "denies_autonomy": None,
        "strength": "general",
        "found_by": READER,
    }
    return Belief(**fields | changes)


def circumstance(**changes: Any) -> Circumstance:
    fields: dict[str, Any] = {
        "id": "c1",
        "passage": passage(),
        "kind": "sanctions",
        "about": "RUR",
        "direction": "towards the courted side",
        "found_by": READER,
    }
    return Circumstance(**fields | changes)


def mention(**changes: Any) -> Mention:
    fields: dict[str, Any] = {
        "passage": passage(0, 25),
        "surface": "The minister of Ruritania",
        "actor": actor(),
        "kind": "title",
        "is_place": False,
    }
    return Mention(**fields | changes)


def verdict(**changes: Any) -> Verdict:
    fields: dict[str, Any] = {
        "passages": (passage(74, 91), passage(0, 5)),
        "label": "rejection_likely",
        "about": "the guests",
        "why": None,
        "holder": "author",
        "found_by": READER,
    }
    return Verdict(**fields | changes)


def reading(**changes: Any) -> Reading:
    return Reading(**{"document": document(), "reader": READER} | changes)


def full_reading(**changes: Any) -> Reading:
    """One record of each kind."""
    fields: dict[str, Any] = {
        "statements": (statement(),),
        "events": (event(),),
        "estimates": (estimate(),),
        "beliefs": (belief(),),
        "circumstances": (circumstance(),),
        "mentions": (mention(),),
        "verdict": verdict(),
    }
    return reading(**fields | changes)


def numbered_reading(number: int, n_statements: int) -> Reading:
    """The same for the same number, in any process."""
    name = f"doc-{number}"
    statements = tuple(
        statement(
            id=f"{name}-{index}",
            passage=passage(0, 10, name),
            speaker_passage=None,
            cue_passage=None,
            alt_passages=(),
        )
        for index in range(n_statements)
    )
    return reading(document=document(id=name, name=name, text=f"{number} {TEXT}"), statements=statements)
