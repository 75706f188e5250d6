"""Speakers told of by a description: "the Ruritanian delegate", "both sides", "two of them", "the former
lawyer".

In: the token that heads a cue's subject, and what was said before in the text. Out: the speaker meant, or the
state of one without a name; None where no one person or state is plain. Method: the one person of that state
in the text; the two states of a joint paper; the group told of last; the last speaker before an epithet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.atlas.offices import holders_of, title_named
from sottovoce.reading.belonging import AT_HOME, opens_block
from sottovoce.reading.company import state_of_company
from sottovoce.reading.discourse import Discourse, Speaker
from sottovoce.reading.gazetteer import name_of_code
from sottovoce.reading.genre import GenreKind, detect_genre
from sottovoce.reading.identities import government, holder_actor, together
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.posts import OF_POST, state_of_post
from sottovoce.reading.spans import mentions_within
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEN = frozenset({"men", "women", "leaders", "ministers", "presidents", "premiers", "envoys"})
# Who speaks for a state at a table.
DELEGATES = frozenset({"delegate", "representative", "negotiator"})
_SIDES = frozenset({"sides", "parties", "delegations", "governments", "countries", "states"})
_ALL_OF_TWO = frozenset({"both", "two", "the"})
_PART_OF_MANY = frozenset(
    {"one", "two", "three", "four", "both", "some", "several", "another", "others", "other"}
)
_EPITHETS = re.compile(
    r"(?:the|this)[ \u00a0\n]+(?:\w+[ \u00a0\n]+){0,3}(?:former|veteran|one-time|retired|\d\d-year-old|"
    r"ex-)\b",
    re.IGNORECASE,
)
# People whom a state employs: without another state they are of the one that sets the scene.
_SERVANTS = frozenset(
    "official officials officer officers minister ministers aide aides adviser advisers lawmaker lawmakers "
    "deputies member parliamentarians senator senators commander commanders negotiator negotiators".split()
)
_JOINT_LEAD = 2  # the second of two sides is named so much oftener than any third


def delegate(
    page: Page, token: Token, mention: Mention | None, surface: str, span: tuple[int, int]
) -> Speaker | None:
    """ "the Ruritanian delegate", "the head of the Ruritanian delegation": the person of that state in
    the text."""
    is_head = (
        token.lemma_.lower() == "head" and re.search(r"\bof\b.*\b(?:delegation|team)\b", surface) is not None
    )
    if not (is_head or token.lemma_.lower() in DELEGATES) or token.tag_ == "NNS":
        return None
    state = mention.actor.state if mention is not None else None
    if state is None or mention is None or mention.actor.kind is ActorKind.PERSON:
        return None
    persons = {
        m.actor.id: m.actor for m in page.mentions if m.kind == "name" and m.actor.kind is ActorKind.PERSON
    }
    fitting = [a for a in persons.values() if a.state == state]
    if len(fitting) == 1:
        return Speaker(fitting[0], surface, span, certainty=0.85)
    if is_head or token.lemma_.lower() == "negotiator":
        return None
    name = f"Representative of {name_of_code(state)}"
    actor = Actor(id=f"office:{name}", name=name, kind=ActorKind.PERSON, state=state, office=name)
    return Speaker(actor, surface, span, certainty=0.9)


def sides(page: Page, block: Block, token: Token, discourse: Discourse, surface: str) -> Actor | None:
    """ "both sides", "the two governments", "they" of two: the two who were last joint, named or at the
    table."""
    if token.lower_ in _MEN and not any(c.dep_ in ("amod", "compound", "poss") for c in token.children):
        is_whole = set(surface.lower().split()) <= _ALL_OF_TWO | {token.lower_}
        return _two_persons(page, block, block.start + token.idx) if is_whole else None
    if token.lower_ not in _SIDES or not set(surface.lower().split()[:2]) & _ALL_OF_TWO:
        return None
    joint = next(
        (s for s in reversed(discourse.speakers_since(block.index - 2)) if ";" in s.actor.name), None
    )
    if joint is not None:
        return joint.actor
    return two_at_table(page, block)


def _two_persons(page: Page, block: Block, offset: int) -> Actor | None:
    """ "the ministers", "both men": the two persons, of two states, whom this part of the text has named."""
    named = [m.actor for m in page.mentions_in(block.start, offset) if m.actor.kind is ActorKind.PERSON]
    people = list({a.id: a for a in named}.values()) or _persons_since_heading(page, block)
    is_pair = len(people) == 2 and len({a.state for a in people if a.state}) == 2
    return together(people) if is_pair else None


def two_at_table(page: Page, block: Block) -> Actor | None:
    """The two persons of a meeting, or the two states that a read-out is about."""
    if detect_genre(page).kind not in (GenreKind.READOUT, GenreKind.DIGEST, GenreKind.NEWS):
        return None
    people = _persons_since_heading(page, block)
    if len(people) == 2 and len({a.state for a in people if a.state}) == 2:
        return together(people)
    states = [government(code) for code in _two_states(page)]
    return together(states) if states else None


def _persons_since_heading(page: Page, block: Block) -> list[Actor]:
    start = page.blocks[block.heading].start if block.heading is not None else 0
    named = [m.actor for m in page.mentions_in(start, block.start) if m.actor.kind is ActorKind.PERSON]
    return list({a.id: a for a in named}.values())


def _two_states(page: Page) -> list[str]:
    return page.once("two states", lambda: _find_two_states(page))


def _find_two_states(page: Page) -> list[str]:
    told = Counter(
        m.actor.state for m in page.mentions if m.actor.state in states_by_code() and not m.is_place
    ).most_common(3)
    if len(told) < 2 or (len(told) > 2 and told[1][1] < _JOINT_LEAD * told[2][1]):
        return []
    return [str(code) for code, _ in told[:2]]


def part_of_many(page: Page, block: Block, token: Token, discourse: Discourse) -> Speaker | None:
    """ "Two of them told us", "the other put it differently": some of the people without names told of
    last."""
    if token.lower_ not in _PART_OF_MANY or not _goes_back(token):
        return None
    start, end = block.start + token.left_edge.idx, block.start + token.right_edge.idx + len(token.right_edge)
    surface = page.text[start:end]
    for speaker in reversed(discourse.speakers_since(block.index)):
        if speaker.actor.kind is ActorKind.UNNAMED:
            return Speaker(speaker.actor, surface, (start, end), certainty=0.9)
    group = next((t for t in _before(token) if t.tag_ == "NNS" and t.lower_ in _SERVANTS), None)
    if group is None:
        return None
    named = mentions_within(page, block.start + group.left_edge.idx, block.start + group.idx)
    name = page.text[block.start + group.left_edge.idx : block.start + group.idx + len(group)]
    state = named[-1].actor.state if named else None
    actor = Actor(id=f"unnamed:{name}", name=f"{name} (unnamed)", kind=ActorKind.UNNAMED, state=state)
    return Speaker(actor, surface, (start, end), certainty=0.85)


def _goes_back(token: Token) -> bool:
    """ "two of them", "one of the two", "the other"."""
    if any(
        c.lower_ == "of" and any(g.lower_ in ("them", "two", "three", "those") for g in c.children)
        for c in token.children
    ):
        return True
    return token.lower_ in ("other", "others", "another") and token.dep_ in ("nsubj", "nsubjpass")


def _before(token: Token) -> Iterator[Token]:
    return (token.doc[i] for i in range(token.i - 1, -1, -1))


def epithet(page: Page, block: Block, token: Token, discourse: Discourse, surface: str) -> Speaker | None:
    """ "The former union lawyer added": another name for the only person who has spoken close before."""
    if not _EPITHETS.match(surface) or token.tag_ == "NNS":
        return None
    heard = [s for s in discourse.speakers_since(block.index - 1) if s.actor.kind is ActorKind.PERSON]
    if len({s.actor.id for s in heard}) != 1:
        return None
    start = block.start + token.left_edge.idx
    return Speaker(heard[-1].actor, surface, (start, start + len(surface)), certainty=0.8)


_REMARKS = frozenset({"remark", "word", "comment", "speech", "interview", "account"})


def maker_of_remarks(
    page: Page, block: Block, token: Token, discourse: Discourse, surface: str, span: tuple[int, int]
) -> Speaker | None:
    """ "The remarks which the envoy, NAME, made ... According to these remarks": whose words they were."""
    if token.lemma_.lower() not in _REMARKS or surface.lower().split()[0] not in (
        "these",
        "those",
        "this",
        "the",
    ):
        return None
    if len(surface.split()) > 2:
        return None  # "the remarks of the envoy"
    for noun in reversed(token.doc[: token.i]):
        if noun.lemma_ != token.lemma_:
            continue
        start, end = page.span_of(block, token.doc[noun.left_edge.i], token.doc[noun.right_edge.i])
        named = [m for m in mentions_within(page, start, end) if m.actor.kind is ActorKind.PERSON]
        if len({m.actor.id for m in named}) == 1:
            return Speaker(named[0].actor, surface, span, certainty=0.8)
    return None


def owner_of_its(page: Page, block: Block, token: Token, discourse: Discourse) -> Actor | None:
    """ "The Commission has promised it. Its spokeswoman confirmed ...": the body last told of as a
    subject."""
    owner = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None)
    if owner is None:
        return None
    for mention in reversed(mentions_within(page, block.start, block.start + owner.idx)):
        is_body = mention.actor.kind in (ActorKind.ORGANISATION, ActorKind.STATE)
        if is_body and mention.kind != "demonym" and not mention.is_place:
            return mention.actor
    return None


def state_of_unnamed(page: Page, block: Block, token: Token, surface: str) -> str | None:
    """The state of people without a name: their owner's, the place told of, or that of the scene."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    owner = owner or next(
        (c for t in token.subtree for c in t.children if c.dep_ == "poss" and t.i > token.i), None
    )
    owner = owner or _of_him(token)
    if owner is not None and owner.pos_ == "PRON":
        return _state_of_owner(page, block, owner)
    if (told := state_of_company(page, block, token)) is not None:
        return told
    is_post = (
        detect_genre(page).kind is GenreKind.CABLE and OF_POST.fullmatch(f"The {token.text}") is not None
    )
    if is_post and token.text[0].isupper():
        return state_of_post(page)
    if re.search(r"\bthere\b", surface):
        return _last_state(page, block.start - _REACH, block.start + token.idx)
    group = next((p for of in token.children if of.lower_ == "of" for p in of.children), None)
    meant = group if token.lower_ == "one" and group is not None else token
    if (meant is group or token.tag_ != "NNS") and (
        told := _state_told_before(page, block, meant)
    ) is not None:
        return told
    if is_post and token.tag_ != "NNS" and owner is None:
        return state_of_post(page)
    if owner is not None and owner.lower_ in _OUTLETS and block.index in page.seats:
        return page.seats[block.index]
    if token.lower_ == "member" and not re.search(
        r"\bof[ \u00a0\n]+(?:the[ \u00a0\n]+)?(?:cabinet|government|parliament)\b", surface
    ):
        return None
    if _is_office_of_state(token):
        scene = only_scene(page, block, block.start + token.idx)
        return scene if scene in states_by_code() else page.home or page.likely_home
    return _scene(page, block, block.start + token.idx) if token.lower_ in _SERVANTS else None


def _is_office_of_state(token: Token) -> bool:
    """ "the permanent secretary", "the president of the transition": one whom a state alone has."""
    before = token.nbor(-1).text if token.i else ""
    title = title_named(f"{before} {token.text}", None) or title_named(token.text, None)
    is_definite = any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)
    return is_definite and title is not None and (title.role in AT_HOME or title.role.endswith("minister"))


def _state_told_before(page: Page, block: Block, token: Token) -> str | None:
    """ "A Ruritanian officer says ... The officer believes": the state told with that word before."""
    if not any(c.dep_ == "det" and c.lower_ == "the" for c in token.children):
        return None
    for number in range(block.index, max(-1, block.index - _BLOCKS_BACK), -1):
        doc = page.docs[number]
        for noun in reversed(doc[: token.i] if number == block.index else doc[:]):
            is_same = noun.lower_ == token.lower_ and noun.pos_ in ("NOUN", "PROPN")
            if not is_same or (noun.tag_ != token.tag_ and noun.pos_ == token.pos_):
                continue
            start, end = page.span_of(page.blocks[number], doc[noun.left_edge.i], doc[noun.right_edge.i])
            named = [m for m in mentions_within(page, start, end) if m.actor.state and not m.is_place]
            if named:
                return named[0].actor.state
    return None


def _of_him(token: Token) -> Token | None:
    """ "an aide to him", "a friend of hers"."""
    behind = (g for c in token.children if c.dep_ == "prep" and c.lower_ in ("to", "of") for g in c.children)
    return next((g for g in behind if g.pos_ == "PRON"), None)


_REACH = 700  # characters
_BLOCKS_BACK = 3
_OUTLETS = frozenset({"paper", "newspaper", "daily", "agency", "magazine", "weekly", "channel"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HEAD_BLOCKS = 4


def _state_of_owner(page: Page, block: Block, owner: Token) -> str | None:
    """ "Their attaché", "a contact in his office": of the people, or the person, told of last."""
    if owner.lower_ in ("my", "our", "your"):
        return None  # of the speaker, or of the hearer
    is_person = owner.lower_ in ("his", "her", "him", "hers")
    offset = block.start + owner.idx
    for mention in reversed(mentions_within(page, max(0, block.start - _REACH), offset)):
        fits = (mention.actor.kind is ActorKind.PERSON) is is_person
        if fits and mention.actor.state is not None and not mention.is_place:
            return mention.actor.state
    return None


def _last_state(page: Page, start: int, end: int) -> str | None:
    named = [
        m.actor.state for m in mentions_within(page, max(0, start), end) if m.actor.state in states_by_code()
    ]
    return named[-1] if named else None


def only_scene(page: Page, block: Block, offset: int) -> str | None:
    """The state with which a paragraph, or its heading, opens, else the one the text is at home in, where
    the paragraph names no other."""
    scene = _scene(page, block, offset)
    if scene is not None:
        return scene
    named = {m.actor.state for m in mentions_within(page, block.start, offset) if m.actor.state}
    home = page.home or page.likely_home
    return home if named <= {home} else page.home


def _scene(page: Page, block: Block, offset: int) -> str | None:
    """The state with which a paragraph, or its heading, opens; that of the paper which an item reports."""
    if block.index in page.seats:
        return page.seats[block.index]
    for mention in mentions_within(page, block.start, offset):
        if mention.actor.state in states_by_code():
            return (
                mention.actor.state if opens_block(page.text[block.start : mention.passage.start]) else None
            )
    if block.heading is None or page.blocks[block.heading].kind is not BlockKind.HEADING:
        return None
    heading = page.blocks[block.heading]
    if heading.index < _HEAD_BLOCKS and _YEAR.search(page.text, heading.start, heading.end):
        return None  # the line that dates the text
    codes = {m.actor.state for m in mentions_within(page, heading.start, heading.end) if m.actor.state}
    return next(iter(codes)) if len(codes) == 1 else None


# Who is not himself the bearer of the office that the words behind name.
_SECOND = re.compile(r"\b(?:deputy|vice|assistant|former|ex|one-time|future)\b", re.IGNORECASE)


def officer(
    page: Page, token: Token, mention: Mention | None, surface: str, span: tuple[int, int]
) -> Speaker | None:
    """ "the secretary of the NSDC": who holds the office of a body, by the table, on the report's day."""
    if mention is None or mention.actor.kind is not ActorKind.ORGANISATION or mention.actor.state is None:
        return None
    state = mention.actor.state
    own = re.sub(rf" of {re.escape(name_of_code(state))}\Z", "", mention.actor.name)
    title = title_named(f"{token.lemma_} of the {own}", state)
    if title is None or title.kind != "office" or _SECOND.search(surface):
        return None
    holders = {h.person: h for h in holders_of(title.role, state, page.document.published_on)}
    if len(holders) != 1:
        return None
    return Speaker(holder_actor(next(iter(holders.values()))), surface, span, certainty=0.9)


def organ(page: Page, block: Block, token: Token, surface: str, span: tuple[int, int]) -> Speaker | None:
    """ "the Panel thanks ...": a body that the text has named in full and goes on naming by its last word."""
    offset = block.start + token.idx
    if not token.text[0].isupper() or token.i == 0 or token.nbor(-1).lower_ != "the" or token.pos_ == "PRON":
        return None
    told = [name for end, name in _whole_names(page.text, token.text) if end <= offset]
    if not told:
        return None
    name = told[-1]
    actor = Actor(id=f"org:{name}", name=name, kind=ActorKind.ORGANISATION)
    return Speaker(actor, surface, span, certainty=0.75)


@lru_cache(maxsize=256)
def _whole_names(text: str, word: str) -> tuple[tuple[int, str], ...]:
    """Names of two words or more that end in one word, each with the offset where it ends."""
    whole = re.compile(
        rf"(?:[A-Z][\w-]+[ \u00a0\n])+{re.escape(word)}(?:[ ]of[ ](?:the[ ])?(?:[A-Z]\w+[ ]?)+)?"
    )
    return tuple((m.end(), re.sub(r"\AThe ", "", " ".join(m.group().split()))) for m in whole.finditer(text))
