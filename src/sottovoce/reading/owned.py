"""Those whom a speaker calls his own, or the other's: "your prime minister says", "our minister agreed".

In: the token that heads a cue's subject, and the layout of its block. Out: the speaker of the owner's state.
Method: "my" and "our" are of him whose words the block holds, "your" of him to whom they go; an office is
led to its holder on the day, else it goes by its own name; people without a name take the state.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.atlas.offices import holders_of, office_name, title_named
from sottovoce.reading.bearers import bearer
from sottovoce.reading.belonging import AT_HOME
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.gazetteer import first_side, name_of_code
from sottovoce.reading.identities import holder_actor
from sottovoce.reading.layout import Layout
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = frozenset({"my", "our"})
_PEOPLE = frozenset(
    "newspaper newspapers press media critic critics opponent opponents opposition farmer farmers voter "
    "voters party diplomat diplomats official officials officer officers adviser advisers".split()
)


def of_owner(
    page: Page, block: Block, token: Token, layout: Layout | None, found: Speaker | None
) -> Speaker | None:
    """`found`, or whom "your minister" means, in the state of the owner."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is None and found is not None and layout is not None:
        return _at_home(token, layout, found)
    state = _state_of(page, owner, layout) if owner is not None else None
    if owner is None or state is None or (found is not None and found.actor.kind is ActorKind.PERSON):
        return found
    end = token.idx + len(token)
    span = (block.start + owner.idx, block.start + end)
    words = page.text[block.start + owner.idx + len(owner) : span[1]].strip()
    surface = page.text[slice(*span)]
    actor = _in_office(page, words, state)
    if actor is not None:
        return Speaker(actor, surface, span, certainty=0.85)
    if found is not None and found.actor.kind is ActorKind.UNNAMED:
        return replace(found, actor=replace(found.actor, state=state))
    if found is None and token.lower_ in _PEOPLE:
        name = f"{' '.join(words.split())} of {name_of_code(state)} (unnamed)"
        actor = Actor(id=f"unnamed:{name}", name=name, kind=ActorKind.UNNAMED, state=state)
        return Speaker(actor, surface, span, certainty=0.8)
    return found


def _at_home(token: Token, layout: Layout, found: Speaker) -> Speaker:
    """ "The president said so", in an answer: he of the state of whose words the block holds."""
    actor, state = found.actor, layout.speaker.actor.state if layout.speaker is not None else None
    title = title_named(token.text, state)
    is_bare = actor.kind is ActorKind.UNNAMED and actor.state is None and title is not None
    if state not in states_by_code() or not is_bare or title is None or title.role not in AT_HOME:
        return found
    own = bearer(token, state)
    return replace(found, actor=own) if own is not None else found


def _state_of(page: Page, owner: Token, layout: Layout | None) -> str | None:
    """The state of him whom the pronoun means, or that a salutation names ("Dear Ruritanian readers")."""
    if layout is None or owner.lower_ not in _OWN | {"your"}:
        return None
    meant = layout.speaker if owner.lower_ in _OWN else layout.asked
    state = meant.actor.state if meant is not None else None
    salutation = page.first(BlockKind.SALUTATION)
    if state is None and owner.lower_ == "your" and salutation is not None:
        state = first_side(page.text[salutation.start : salutation.end])
    return state if state in states_by_code() else None


def _in_office(page: Page, words: str, state: str) -> Actor | None:
    title = title_named(words, state)
    if title is None or title.kind != "office" or not title.is_person_when_bare or title.role == "minister":
        return None
    holders = {h.person: h for h in holders_of(title.role, state, page.document.published_on)}
    if page.document.published_on and len(holders) == 1:
        return holder_actor(next(iter(holders.values())))
    office = office_name(title, state, name_of_code(state))
    return Actor(id=f"office:{office}", name=office, kind=ActorKind.PERSON, state=state, office=office)
