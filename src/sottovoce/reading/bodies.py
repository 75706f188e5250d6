"""Bodies led to their state: "the Ruritanian foreign ministry", "the army", "the ministry", "the Commission".

In: a page, its hits and mentions, and what it has told of. Out: mentions in order. Method: the table
`bodies.csv`; the state told beside the body, else that of its owner, of the byline, the paragraph or the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.belonging import STOP, opens_block
from sottovoce.reading.gazetteer import Body, Hit, load_bodies, name_of_code
from sottovoce.reading.hits import Hits
from sottovoce.reading.identities import body, government, mention_of
from sottovoce.reading.page import Page
from sottovoce.reading.spans import SpanSet, tokens_starting_in
from sottovoce.reading.titles_beside import ORGANS
from sottovoce.reading.told import Told
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

# What a capital or a body only describes where it speaks: "Ruritanian army officials".
SPEAKING_NOUNS = frozenset(
    "government regime authority official leader leadership administration minister ministry spokesman "
    "spokeswoman spokesperson chief diplomat politician envoy press medium".split()
)
_GENERIC_WORDS = ("ministry", "office", "embassy")
_GENERIC_BODY = re.compile(rf"\b[Tt]he ({'|'.join(_GENERIC_WORDS)}|Ministry|Embassy)\b(?! of)")
_NAME_REACH = 60  # characters
# Bodies of a state that sit in another.
_MISSIONS = ("Embassy of", "Consulate of")
# Short names of organs that are plain once their organisation has been told.
_ORGANS = re.compile(rf"\b[Tt]he ({'|'.join(ORGANS)})\b(?!’s of)")


# Where the EU sits: a text that names the capital may mean its organs.
_BRUSSELS = "BEL"


def body_mentions(page: Page, hits: Hits, told: Told) -> Iterator[Mention]:
    """ "the Ruritanian foreign ministry", "the army": a body led to its state. Each is told in its turn."""
    for hit in hits:
        actor = _body_named(page, hit, hits, told) if hit.kind == gazetteer.BODY else None
        if actor is not None:
            mention = mention_of(page, hit.start, hit.end, actor, "name")
            told.add(mention)
            yield mention


def _body_named(page: Page, hit: Hit, hits: Hits, told: Told) -> Actor | None:
    found = load_bodies().get(" ".join(hit.surface.lower().replace("’", "'").split()))
    if found is None or _is_modifier(page, hit) or _is_of_person(page, hit, told):
        return None
    state = hits.state_beside(hit) or told.owner_state(hit.start)
    if state is None and found.name.startswith(_MISSIONS):
        return _mission(page, hit, hits, told, found)
    if state is None and "{state}" not in found.name:
        return body(found.name, "USA")
    block = page.block_at(hit.start)
    state = state or (page.seats.get(block.index) if block is not None else None)
    state = state or _only_in_block(page, hit, hits) or told.seated or _owner_at_opening(page, hit, hits)
    state = state or told.state_in_block(hit.start)
    state = state or told.home or page.likely_home
    if state is None or (found.scope == "state" and state not in states_by_code()):
        return None
    name = found.named(state, name_of_code(state))
    return government(state) if name == government(state).name else body(name, state)


def _only_in_block(page: Page, hit: Hit, hits: Hits) -> str | None:
    """ "Ruritania took a softer line. It has no objection, a foreign ministry spokesman said": the one state
    of which a paragraph has told before a body, and with which it opens."""
    block = page.block_at(hit.start)
    if block is None:
        return None
    named = [h for h in hits.within(block.start, hit.start) if h.kind in gazetteer.STATE_NAMES]
    codes = {h.entry.code for h in named}
    opens = named and opens_block(page.text[block.start : named[0].start])
    return named[0].entry.code if len(codes) == 1 and opens else None


def _owner_at_opening(page: Page, hit: Hit, hits: Hits) -> str | None:
    """ "Ruritania's envoy told Zenda of it. At home the government denied it": whose a paragraph begins with,
    where the body's own sentence names none before it."""
    block = page.block_at(hit.start)
    if block is None:
        return None
    named = [h for h in hits.within(block.start, hit.start) if h.kind in gazetteer.STATE_NAMES]
    if not named or not opens_block(page.text[block.start : named[0].start]):
        return None
    is_owner = named[0].kind == gazetteer.ADJECTIVE or page.text.startswith(("'s", "’s"), named[0].end)
    stops = STOP.search(page.text, named[-1].end, hit.start)
    return named[0].entry.code if is_owner and stops is not None else None


def _is_of_person(page: Page, hit: Hit, told: Told) -> bool:
    """ "Novak's cabinet": his people, not the government."""
    if hit.surface.lower() != "cabinet":
        return False
    return any(
        re.fullmatch(r"['’]s?[ \u00a0\n]+", page.text[m.passage.end : hit.start])
        for m in told.persons.starting_in(hit.start - _NAME_REACH, hit.start)
        if m.passage.end <= hit.start and m.kind == "name"
    )


def _mission(page: Page, hit: Hit, hits: Hits, told: Told, found: Body) -> Actor | None:
    """ "the embassy": the one that the text names with its state, else that of the foreigner last named."""
    named = {s for h in hits if h.surface.lower() == hit.surface.lower() and (s := hits.state_beside(h))}
    last = told.last_foreign(hit.start, page.likely_home)
    state = next(iter(named)) if len(named) == 1 else last
    return body(found.named(state, name_of_code(state)), state) if state is not None else None


def _is_modifier(page: Page, hit: Hit) -> bool:
    """ "military transparency": the word only describes the next one."""
    block = page.block_at(hit.start)
    if block is None:
        return False
    tokens = tokens_starting_in(page.docs[block.index], hit.start - block.start, hit.end - block.start)
    if not tokens:
        return False
    last = tokens[-1]
    describes = last.dep_ in ("amod", "compound") and last.head.i > last.i
    return describes and last.head.lemma_ not in SPEAKING_NOUNS


def generic_bodies(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "the ministry": the one last told, or that of the minister last told. mentions: in order."""
    taken = SpanSet((m.passage.start, m.passage.end) for m in mentions)
    last: dict[str, Actor] = {}
    waiting = iter(mentions)
    mention = next(waiting, None)
    for match in _GENERIC_BODY.finditer(page.text):
        start, end = match.span(1)
        while mention is not None and mention.passage.start < start:
            words = _generic_words(mention.actor)
            if "ministry" in words and "treasury" in mention.surface.lower():
                del words["ministry"]  # the text calls that one otherwise
            last.update(words)
            mention = next(waiting, None)
        actor = last.get(match.group(1).lower())
        if actor is not None and not taken.overlaps(start, end):
            yield mention_of(page, start, end, actor, "name")


def _generic_words(actor: Actor) -> dict[str, Actor]:
    """The plain words that go back to an actor, each with the body it then means."""
    if actor.kind is ActorKind.ORGANISATION:
        words = {word: actor for word in _GENERIC_WORDS if word in actor.name.lower()}
    else:
        words = {}
    if "ministry" not in words and actor.state and (actor.office or "").startswith("Minister of "):
        words["ministry"] = body((actor.office or "").replace("Minister", "Ministry", 1), actor.state)
    return words


def short_organs(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "the Commission", "the Union": organs of an organisation that the text has named in full."""
    told = {m.actor.state for m in mentions}
    for match in _ORGANS.finditer(page.text):
        code, name = ORGANS[match.group(1)]
        if code in told or (code == "EU" and _BRUSSELS in told):
            actor = government(code) if name == government(code).name or code == name else body(name, code)
            yield mention_of(page, match.start(1), match.end(1), actor, "name")
