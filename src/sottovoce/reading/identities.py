"""Actors by what they are: a government, an organisation or its organ, a body, a person.

In: codes of the atlas, names, persons. Out: actors, whose ids are the same wherever a text names them.
"""

from __future__ import annotations

from sottovoce.reading.atlas import organisations_by_code, states_by_code
from sottovoce.reading.atlas.offices import OfficeHolder
from sottovoce.reading.belonging import Person
from sottovoce.reading.gazetteer import name_of_code
from sottovoce.reading.page import Page
from sottovoce.records import Actor, Mention, Passage
from sottovoce.vocabulary import ActorKind


def government(code: str) -> Actor:
    """A state's government, or an organisation, as an actor."""
    is_state = code in states_by_code()
    name = f"Government of {name_of_code(code)}" if is_state else name_of_code(code)
    kind = ActorKind.STATE if is_state else ActorKind.ORGANISATION
    return Actor(id=f"{kind.value}:{code}", name=name, kind=kind, state=code)


def is_name_of(name: str, code: str) -> bool:
    """Is it the organisation itself, not one of its organs?"""
    organisation = organisations_by_code().get(code)
    return name in (code, name_of_code(code)) or (organisation is not None and organisation.name == name)


def body(name: str, code: str | None) -> Actor:
    """A ministry, army, parliament, agency or organ."""
    return Actor(id=f"org:{name}", name=name, kind=ActorKind.ORGANISATION, state=code)


def named_person(name: str, state: str | None = None, office: str | None = None) -> Actor:
    """A person by his name."""
    return Actor(id=f"person:{name}", name=name, kind=ActorKind.PERSON, state=state, office=office)


def person_actor(person: Person) -> Actor:
    """A person of the text."""
    return named_person(person.name, person.state, person.office)


def holder_actor(holder: OfficeHolder) -> Actor:
    """A person of the atlas, in the office of that term."""
    return named_person(holder.person, holder.state, holder.office)


def mention_of(
    page: Page, start: int, end: int, actor: Actor, kind: str, *, is_place: bool = False
) -> Mention:
    """The mention of an actor at a span of the text."""
    return Mention(
        passage=Passage(document=page.document.id, start=start, end=end),
        surface=page.text[start:end],
        actor=actor,
        kind=kind,
        is_place=is_place,
    )


def together(actors: list[Actor]) -> Actor:
    """Several who speak as one."""
    return Actor(
        id=";".join(a.id for a in actors),
        name="; ".join(a.name for a in actors),
        kind=actors[0].kind,
        state=";".join(dict.fromkeys(a.state for a in actors if a.state)) or None,
    )
