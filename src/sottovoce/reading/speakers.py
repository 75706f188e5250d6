"""Who speaks: from the token that heads a cue's subject to one actor.

In: a page with its mentions, a subject token, and what was said before in the text. Out: the speaker with the
words that name it, or None: nobody is guessed. Method: the mention that lies in the noun phrase; spokesmen
speak for their body; officials and sources without a name are unnamed speakers of the state told with them;
pronouns and "the minister" go to the last speaker they fit, in the paragraph first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.antecedents import NEUTER, PLURAL, find_antecedent
from sottovoce.reading.apposed import apposed_person, named_behind, phrase_of, second_name
from sottovoce.reading.bearers import bearer, is_bearer, own_state
from sottovoce.reading.calendar_days import date_label
from sottovoce.reading.cities import is_mere_city
from sottovoce.reading.company import hosts, state_of_company, the_number
from sottovoce.reading.described import (
    delegate,
    epithet,
    maker_of_remarks,
    officer,
    only_scene,
    organ,
    owner_of_its,
    part_of_many,
    sides,
    state_of_unnamed,
)
from sottovoce.reading.discourse import PAPERS, Discourse, Paper, Speaker
from sottovoce.reading.gazetteer import first_side, load_bodies, name_of_code
from sottovoce.reading.grammar import SUBJECTS
from sottovoce.reading.identities import body, government
from sottovoce.reading.nobodies import THINGS, is_nobody
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import mention_at, mentions_touching
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["PAPERS", "Discourse", "Paper", "Speaker", "find_speaker"]

_SPOKESMEN = frozenset(
    "spokesman spokeswoman spokesperson spokespeople spokesmen representative office press service staff "
    "entourage".split()
)
# Those who answer for a person by whose name they go.
_STAFF = frozenset({"office", "staff", "entourage", "cabinet"})
# Heads of noun phrases that name people without naming anybody.
_UNNAMED = frozenset(
    "official officials diplomat diplomats source sources aide aides adviser advisers officer officers "
    "analyst analysts expert experts observer observers lawmaker person people envoy envoys insider "
    "insiders negotiator negotiators commander commanders activist activists resident residents witness "
    "witnesses critic critics representatives watcher watchers journalist journalists leaders deputies "
    "parliamentarians senators minister ministers executive executives banker bankers historian "
    "historians lawyer lawyers".split()
)
_GOVERNMENT_GROUPS = frozenset("leaders officials authorities politicians policymakers ministers".split())
_PRESS = frozenset(
    "press media newspaper newspapers daily agency broadcaster channel outlet magazine".split()
)
_SIDES = frozenset({"side", "sides", "delegation", "party", "parties", "leadership", "capital", "capitals"})
_IS_NAME = re.compile(r"(?!The[ ])[^\W\d_a-zß-öø-ÿ][\w'’-]+(?:[ ][^\W\d_a-zß-öø-ÿ][\w'’-]+){0,3}")
_HIGH = re.compile(r"(?:senior|top|leading|powerful|important)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’' -]{3,}(?:[,(][^–—.:;]{0,40}\d[^–—.:;]{0,8})[ ][–—-]{1,2}[ ]"
)
_HEAD_BLOCKS = 4
_HUMAN_CLAUSE = re.compile(r"\b(?:with knowledge|familiar|briefed|close to|who|on condition)\b")


def find_speaker(
    page: Page, block: Block, token: Token, discourse: Discourse, *, must_speak: bool = False
) -> Speaker | None:
    """The speaker that `token` heads, or None. must_speak: only people and papers do what the cue says."""
    behind = _behind_date(page, block, token)
    if behind is None:
        return None
    token = behind
    start, end = block.start + token.idx, block.start + token.idx + len(token)
    word = token.lower_
    of_many = the_number(page, block, token) or part_of_many(page, block, token, discourse)
    if of_many is not None:
        return of_many
    if token.pos_ == "PRON" or word in PLURAL | NEUTER:
        return find_antecedent(page, block, token, discourse, (start, end))
    joint = _joint(page, block, token)
    if joint is not None:
        return joint
    mention = _mention_at(page, block, token)
    if token.dep_ in ("amod", "compound", "nmod") and mention is not None and mention.kind == "demonym":
        return _of_state(page, mention)  # "the Ruritanian answer": the owner of a reporting noun
    described = delegate(page, token, mention, *_surface(page, block, token)) or hosts(
        page, block, token, *_surface(page, block, token)
    )
    if described is not None:
        return described
    is_staff = word in _STAFF and mention is not None and mention.actor.kind is ActorKind.PERSON
    if word in _SPOKESMEN or token.lemma_ in _SPOKESMEN or is_staff:
        return _spokesman(page, block, token, mention, discourse)
    if mention is not None and _is_head(mention, start, end):
        return second_name(page, block, token, mention) or _named(page, block, token, mention)
    apposed = apposed_person(page, block, token) or named_behind(page, block, token)
    if apposed is not None:
        return apposed
    if is_nobody(token, page.text, start):
        return None
    maker = maker_of_remarks(page, block, token, discourse, *_surface(page, block, token))
    if maker is not None:
        return maker
    if token.lemma_.lower() in PAPERS or word in PAPERS:
        return _paper_speaker(page, block, token, discourse)
    if word in _SIDES and mention is not None and mention.actor.state:
        if token.tag_ == "NNS" and word != "capitals":
            return _sides(page, block, token, discourse)
        return Speaker(government(mention.actor.state), *_surface(page, block, token))
    joined = _sides(page, block, token, discourse) or epithet(
        page, block, token, discourse, _surface(page, block, token)[0]
    )
    if joined is not None:
        return joined
    in_office = officer(page, token, mention, *_surface(page, block, token))
    if in_office is not None:
        return in_office
    found = _unnamed(page, block, token, mention, discourse) or _entity(page, block, token)
    found = found or organ(page, block, token, *_surface(page, block, token))
    if (
        found is None
        and must_speak
        and token.pos_ in ("NOUN", "PROPN")
        and token.lemma_.lower() not in THINGS | _PRESS | PAPERS
    ):
        return _anybody(page, block, token, mention)
    return found


def _behind_date(page: Page, block: Block, token: Token) -> Token | None:
    """The token itself; in the label of "18 May, Porto: Novak tells ...", the subject behind it, if any."""
    sentence = token.sent
    filed = _dateline(block, sentence)
    reach = sentence.start_char + (date_label(sentence.text) or filed)
    named = mention_at(page, block.start + token.idx)
    is_person = named is not None and named.actor.kind is ActorKind.PERSON
    if token.idx >= reach or (is_person and not filed):
        return token
    if token.dep_ not in SUBJECTS or token.head.idx < reach:
        return None
    beside = next((c for c in token.children if c.dep_ == "appos" and c.idx >= reach), None)
    if beside is not None:
        return beside
    between = [t for t in sentence if reach <= t.idx < token.head.idx and t.pos_ in ("PROPN", "NOUN", "PRON")]
    return between[-1] if between else None


def _dateline(block: Block, sentence: Span) -> int:
    """How many characters of a block's first sentence tell where it is filed: "PORT NOVAK, March 3 –"."""
    match = _DATELINE.match(sentence.text) if block.index < _HEAD_BLOCKS and sentence.start == 0 else None
    return match.end() if match is not None else 0


def _of_state(page: Page, mention: Mention) -> Speaker | None:
    if mention.actor.state is None:
        return None
    span = (mention.passage.start, mention.passage.end)
    return Speaker(government(mention.actor.state), mention.surface, span, certainty=0.9)


# --- noun phrases -----------------------------------------------------------------------------------


def _surface(page: Page, block: Block, token: Token) -> tuple[str, tuple[int, int]]:
    start, end = phrase_of(block, token)
    return page.text[start:end], (start, end)


def _mention_at(page: Page, block: Block, token: Token) -> Mention | None:
    """The mention that covers a token, or the nearest one inside its noun phrase."""
    offset = block.start + token.idx
    start, end = phrase_of(block, token)
    inside = mentions_touching(page, start, end)
    covering = [m for m in inside if m.passage.start <= offset < m.passage.end]
    if covering:
        return covering[0]
    named = [m for m in inside if m.kind != "demonym"] or inside
    before = [m for m in named if m.passage.end <= offset]
    behind = [m for m in named if m.passage.start > offset]
    return before[-1] if before else behind[0] if behind else None


def _is_head(mention: Mention, start: int, end: int) -> bool:
    return mention.passage.start <= start < mention.passage.end and mention.kind != "demonym"


def _named(page: Page, block: Block, token: Token, mention: Mention) -> Speaker | None:
    if mention.is_place and (mention.kind == "country" or is_mere_city(token)):
        return None
    person = apposed_person(page, block, token)
    if mention.actor.kind is not ActorKind.PERSON and person is not None:
        return person
    start, end = phrase_of(block, token)
    start, end = min(start, mention.passage.start), max(end, mention.passage.end)
    return Speaker(mention.actor, page.text[start:end], (start, end))


def _sides(page: Page, block: Block, token: Token, discourse: Discourse) -> Speaker | None:
    surface, span = _surface(page, block, token)
    actor = sides(page, block, token, discourse, surface)
    return Speaker(actor, surface, span, certainty=0.85) if actor is not None else None


def _joint(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "President A and Prime Minister B held that ...": both names, both states."""
    heads = [token]
    heads += [c for c in token.conjuncts if c.i > token.i and c.i - token.i < 15]
    if len(heads) < 2 or any(h.pos_ not in ("PROPN", "NOUN") for h in heads):
        return None
    mentions = [_mention_at(page, block, h) for h in heads]
    actors = [m.actor for m in mentions if m is not None and m.kind != "demonym" and not m.is_place]
    if len(actors) != len(heads) or len({a.id for a in actors}) != len(actors):
        return None
    first, last = mentions[0], mentions[-1]
    assert first is not None and last is not None
    states = list(dict.fromkeys(a.state for a in actors if a.state))
    actor = Actor(
        id=";".join(a.id for a in actors),
        name="; ".join(a.name for a in actors),
        kind=actors[0].kind,
        state=";".join(states) or None,
        office="; ".join(a.office for a in actors if a.office) or None,
    )
    start, end = phrase_of(block, token)[0], last.passage.end
    return Speaker(actor, page.text[start:end], (start, end))


def _spokesman(
    page: Page, block: Block, token: Token, mention: Mention | None, discourse: Discourse
) -> Speaker | None:
    """A spokesman speaks for his body; one who is named is himself the speaker."""
    person = apposed_person(page, block, token)
    if person is not None:
        return person
    surface, span = _surface(page, block, token)
    if mention is None:
        owner = owner_of_its(page, block, token, discourse)
        if owner is not None:
            return Speaker(owner, surface, span, certainty=0.9)
        own_body = _body_in(surface, only_scene(page, block, span[0]))
        return Speaker(own_body, surface, span, certainty=0.9) if own_body is not None else None
    actor = mention.actor
    own_body = _body_in(surface.replace(mention.surface, ""), actor.state)
    if own_body is not None and actor.kind is not ActorKind.ORGANISATION:
        return Speaker(own_body, surface, span)
    is_himself = actor.kind is ActorKind.PERSON and mention.kind == "name" and token.lower_ not in _STAFF
    if is_himself and _is_head(mention, span[0], span[1]):
        return Speaker(actor, surface, span)
    if actor.kind is ActorKind.PERSON and actor.state:
        name = f"Office of the {actor.office}" if actor.office else government(actor.state).name
        if mention.kind == "name" and token.lower_ in _STAFF:
            name = f"Office of {actor.name}"  # "Novak's office"
        actor = Actor(id=f"org:{name}", name=name, kind=ActorKind.ORGANISATION, state=actor.state)
    return Speaker(actor, surface, span)


def _anybody(page: Page, block: Block, token: Token, mention: Mention | None) -> Speaker | None:
    """The subject of a verb of saying that no list knows: somebody without a name."""
    surface, span = _surface(page, block, token)
    described = re.sub(r"\A(?:an?|the|one|his|her|its|their)[ \u00a0\n]+", "", surface, flags=re.IGNORECASE)
    if token.pos_ == "PROPN" and mention is None and _IS_NAME.fullmatch(surface):
        kind = ActorKind.PERSON if " " in surface else ActorKind.ORGANISATION
        named = Actor(id=f"{kind.value}:{surface}", name=surface, kind=kind)
        return Speaker(named, surface, span, certainty=0.75)
    name = f"{described} (unnamed)"
    is_told, state = own_state(page, block, token)
    if not is_told:
        state = mention.actor.state if mention is not None else state_of_unnamed(page, block, token, surface)
    in_office = bearer(token, state)
    if in_office is not None:
        return Speaker(in_office, surface, span, certainty=0.75)
    actor = Actor(id=f"unnamed:{name}", name=name, kind=ActorKind.UNNAMED, state=state)
    return Speaker(actor, surface, span, certainty=0.75)


def _entity(page: Page, block: Block, token: Token) -> Speaker | None:
    """A company, paper or person that the atlas does not know: named as the text names it, state unknown."""
    entity = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
    if entity is None or entity.label_ not in ("ORG", "PERSON") or token.pos_ != "PROPN":
        return None
    start, end = block.start + entity.start_char, block.start + entity.end_char
    surface = re.sub(r"\A[Tt]he ", "", re.sub(r"['’]s\Z", "", page.text[start:end]))
    kind = ActorKind.PERSON if entity.label_ == "PERSON" else ActorKind.ORGANISATION
    state = first_side(surface) if kind is ActorKind.ORGANISATION else None
    actor = Actor(id=f"{kind.value}:{surface}", name=surface, kind=kind, state=state)
    return Speaker(actor, page.text[start:end], (start, end), certainty=0.6)


def _body_in(words: str, state: str | None) -> Actor | None:
    """ "a Ruritanian army spokesman": the body in the title itself."""
    cleaned = " ".join(
        w for w in re.findall(r"[\w'-]+", words.lower()) if w not in _SPOKESMEN | {"a", "an", "the", "s"}
    )
    found = load_bodies().get(cleaned)
    if found is None or state is None:
        return None
    return body(found.named(state, name_of_code(state)), state)


def _unnamed(
    page: Page, block: Block, token: Token, mention: Mention | None, discourse: Discourse
) -> Speaker | None:
    """Officials, sources and other people without a name; the press of a state."""
    word = token.lower_
    surface, span = _surface(page, block, token)
    is_told, state = own_state(page, block, token)
    if not is_told:
        state = state_of_company(page, block, token) or (mention.actor.state if mention is not None else None)
    is_group = word in _GOVERNMENT_GROUPS or (word == "people" and _HIGH.match(surface) is not None)
    if is_group and state and token.tag_ == "NNS":
        return Speaker(government(state), surface, span, certainty=0.8)
    if word in _PRESS or token.lemma_ in _PRESS:
        if state is None or (mention is not None and mention.actor.kind is ActorKind.PERSON):
            return None
        name = re.sub(r"\A[Tt]he ", "", surface)
        return Speaker(
            Actor(id=f"org:{name}", name=name, kind=ActorKind.ORGANISATION, state=state), surface, span
        )
    is_people = word in _UNNAMED or token.lemma_ in _UNNAMED or is_bearer(token)
    is_people = is_people or (word == "one" and _is_of_people(token))
    if not is_people and not (word in ("one", "others", "some", "many") and _HUMAN_CLAUSE.search(surface)):
        return None
    if word in ("leaders", "ministers", "presidents", "men") and re.search(r"\b(?:two|both)\b", surface):
        joint = next((s for _, s in reversed(discourse.spoken) if ";" in s.actor.name), None)
        return Speaker(joint.actor, surface, span, certainty=0.8) if joint is not None else None
    described = re.sub(
        r"\A(?:an?|the|one|two|three|several|some|his|her|its|their)[ \u00a0\n]+",
        "",
        surface,
        flags=re.IGNORECASE,
    )
    described = re.sub(r"\Aof[ \u00a0\n]+the[ \u00a0\n]+", "one of the ", described)
    name = f"{described} (unnamed)"
    if not is_told:
        state = state or first_side(page.text[span[0] : block.start + token.idx])
        state = state or state_of_unnamed(page, block, token, surface)
    actor = bearer(token, state) or Actor(
        id=f"unnamed:{name}", name=name, kind=ActorKind.UNNAMED, state=state
    )
    return Speaker(actor, surface, span)


def _is_of_people(token: Token) -> bool:
    """ "One of the officials": one of people without a name."""
    return any(
        people.lemma_.lower() in _UNNAMED
        for of in token.children
        if of.lower_ == "of"
        for people in of.children
    )


def _paper_speaker(page: Page, block: Block, token: Token, discourse: Discourse) -> Speaker | None:
    """A letter speaks for its writer; a paper without one speaks for itself where its state is told."""
    surface, span = _surface(page, block, token)
    offset = block.start + token.idx
    own = [p for p in discourse.papers_since(block.index) if p.span[0] <= offset < p.span[1]]
    paper = own[-1] if own else discourse.last_paper(block.index, reach=2)
    if paper is not None and paper.writer is not None:
        return Speaker(
            paper.writer, surface, span, is_paper=True, certainty=0.85, hearers=paper.addressee_spans
        )
    mention = _mention_at(page, block, token)
    if mention is None or mention.actor.state is None or mention.is_place:
        return _issuer(block, token, discourse, surface, span)
    if mention.actor.kind is ActorKind.PERSON or token.lemma_ in (
        "statement",
        "letter",
        "message",
        "declaration",
    ):
        return Speaker(mention.actor, surface, span, is_paper=True, certainty=0.7)
    name = f"{mention.actor.name} {token.lemma_.lower()}"
    actor = Actor(id=f"org:{name}", name=name, kind=ActorKind.ORGANISATION, state=mention.actor.state)
    return Speaker(actor, surface, span, is_paper=True, certainty=0.6)


def _issuer(
    block: Block, token: Token, discourse: Discourse, surface: str, span: tuple[int, int]
) -> Speaker | None:
    """ "the statement said": the body last heard, in this paragraph or the one before."""
    if token.lemma_.lower() not in ("statement", "communique", "communiqué", "declaration"):
        return None
    for speaker in reversed(discourse.speakers_since(block.index - 1)):
        if speaker.actor.kind in (ActorKind.ORGANISATION, ActorKind.STATE) or ";" in speaker.actor.name:
            return Speaker(speaker.actor, surface, span, certainty=0.75)
    return None
