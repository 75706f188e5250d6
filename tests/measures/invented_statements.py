"""Builders for invented statements; AAA, BBB and CCC are no states."""

from collections.abc import Iterable

from sottovoce.records import Actor, Commitment, Event, Passage, Statement, Target
from sottovoce.vocabulary import Act, ActorKind, Authenticity, Channel, EventStatus, EventType, Form


def statement(
    name: str,
    acts: Iterable[str],
    *,
    state: str = "AAA",
    audience: Iterable[str] = (),
    targets: Iterable[tuple[str, float]] = (),
    channel: str = "public",
    authenticity: str = "on_record",
    said_on: str | None = "2031-03-01",
    surfaced_on: str | None = "2031-04-01",
    document: str = "report",
    content: str | None = None,
    commitment: Commitment | None = None,
) -> Statement:
    words = content or f"words of {name}"
    return Statement(
        id=name,
        passage=Passage(document=document, start=0, end=len(words)),
        anchor=words,
        content=words,
        speaker=Actor(
            id=f"government of {state}", name=f"Government of {state}", kind=ActorKind.STATE, state=state
        ),
        speaker_surface=None,
        speaker_passage=None,
        cue=None,
        cue_passage=None,
        form=Form.INDIRECT,
        said_on=said_on,
        surfaced_on=surfaced_on,
        date_basis=None,
        date_words=None,
        audience=tuple(audience),
        audience_surface=None,
        channel=Channel(channel),
        channel_basis=None,
        acts=tuple(Act(act) for act in acts),
        targets=tuple(Target(id=code, polarity=polarity) for code, polarity in targets),
        commitment=commitment,
        authenticity=Authenticity(authenticity),
        attribution_chain=(),
        confidence=0.9,
        found_by="invented",
    )


def event(name: str, kind: str, sources: Iterable[str], targets: Iterable[str], date: str | None) -> Event:
    return Event(
        id=name,
        passage=Passage(document="report", start=0, end=1),
        type=EventType(kind),
        mode=None,
        sources=tuple(sources),
        targets=tuple(targets),
        date=date,
        date_basis=None,
        place=None,
        status=EventStatus.HAPPENED,
        confidence=0.9,
        found_by="invented",
    )


def two_voices() -> list[Statement]:
    """AAA praises BBB in the open and assures CCC in letters that leak."""
    days = ["2031-03-01", "2031-03-09", "2031-03-20", "2031-04-02"]
    loud = [
        statement(f"loud{i}", ["align"], targets=[("BBB", 0.9)], said_on=day, document=f"wire{i}")
        for i, day in enumerate(days)
    ]
    quiet = [
        statement(
            f"quiet{i}",
            ["assure", "promise"],
            audience=["CCC"],
            targets=[("CCC", 0.3)],
            channel="leaked",
            authenticity="leaked_unconfirmed",
            said_on=day,
            document=f"letter{i}",
        )
        for i, day in enumerate(days)
    ]
    return loud + quiet
