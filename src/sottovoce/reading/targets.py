"""Whom the content speaks about, and how kindly.

In: the content of an utterance, its acts, the page's mentions, the states spoken to where known. Out:
targets with polarity in steps of 0.3.
Method: every actor named in the content but the speaker's own side, and mere places, is a target; its part
in the clause (`parts.py`) and the act give the polarity, 0 where neither tells. Where nobody is named: the
bearer of the deed ("the strikes" after "American strikes"), the hearer whom the act rates, or "unnamed
forces" where a deed is blamed on nobody by name (annotation guide, "Targets").
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.act_cues import load_wording
from sottovoce.reading.act_findings import find_wording, has_condition, is_turned, wording
from sottovoce.reading.content import OWN_NOUNS, OWNERS, Content
from sottovoce.reading.page import LOOK_BACK, Page
from sottovoce.reading.parts import Part, find_part
from sottovoce.records import Mention, Target
from sottovoce.vocabulary import Act, ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

UNNAMED = "unnamed forces"
_CODE = re.compile(r"[A-Z]{3}|EU|NATO|WEST|G7|G20|CSTO|OSCE|UN|AU|ASEAN|BRICS")
_BAD = ("failing", "blame", "rate_bad")
_GOOD = ("gaining", "rate_good")
_FEW = 3  # so many hearers are rated together only where the words address them
_BACK = 250  # characters before the content in which the other side may have been named
_YOU = re.compile(r"\byou(?:r|rs)?\b|\bour relations\b")
_PLACING = frozenset("in at from near inside outside across through via over within around off under".split())
# Nouns that an adjective of a state only describes: the state itself is not spoken about.
_DESCRIBED = frozenset(
    """wish request user buyer television press newspaper market make soil border made language wine
    citizen civilian journalist reporter audience public time colleague counterpart capital daily weekly
    broadcaster station channel""".split()
)
# "the east of X", "the leader of the X people": the phrase is about a place or a person.
_NOT_OF = frozenset(
    """east west north south centre center rest part heart region border coast leader president head minister
    representative ambassador""".split()
)
_IFS = frozenset({"if", "unless", "once", "when", "provided", "until"})
_GROUPS = {
    "people": "people",
    "citizen": "people",
    "population": "people",
    "opposition": "opposition",
    "protester": "opposition",
    "dissident": "opposition",
}
# Deeds and forces that a text names by their owner once and by the bare noun after that.
_BORNE = frozenset(
    """strike drone troop soldier force unit attack offensive invasion missile aircraft war
    aggression raid bombing embargo blockade sanction exercise drill tariff airstrike convoy column bomber
    warship""".split()
)
# Nouns by which a text calls the same deed or force in turn.
_KIN = (
    frozenset("strike drone airstrike raid attack bombing missile bomber".split()),
    frozenset("troop soldier force unit convoy column serviceman army".split()),
    frozenset("war aggression invasion offensive operation".split()),
)
_HEARER_RATED = {
    Act.THANK: 0.6,
    Act.PRAISE: 0.6,
    Act.ALIGN: 0.9,
    Act.AGREE: 0.6,
    Act.THREATEN: -0.3,
    Act.CONDEMN: -0.6,
    Act.ACCUSE: -0.6,
}
_BY_ACT = {
    Act.ACCUSE: -0.6,
    Act.CONDEMN: -0.6,
    Act.THREATEN: -0.3,
    Act.WARN: -0.3,
    Act.THANK: 0.6,
    Act.PRAISE: 0.6,
    Act.ALIGN: 0.9,
    Act.AGREE: 0.3,
    Act.PROPOSE: 0.3,
}
# Acts that rate the person rather than his state.
_RATING = frozenset({Act.CONDEMN, Act.PRAISE, Act.REFUSE, Act.ASSESS, Act.ALIGN})
_NEARING = frozenset({Act.APPEAL, Act.PROPOSE, Act.PROMISE, Act.ASSURE, Act.ASSESS, Act.INFORM, Act.PREDICT})
_SPARING = frozenset({Act.REFUSE, Act.CONDEMN, Act.DENY, Act.ASSURE})


# Acts that take a side: who stands behind "against" is the other side.
_SIDING = frozenset({Act.ALIGN, Act.PROMISE, Act.THANK, Act.PRAISE, Act.AGREE})
# "close the straits to X's ships": what is shut is shut against X.
_SHUTTING = frozenset("close shut bar block deny refuse".split())


def find_targets(
    content: Content, acts: tuple[Act, ...], hearers: tuple[str, ...] = ()
) -> tuple[Target, ...]:
    """Targets of one content, in the order they are named; one named twice takes its strongest polarity."""
    if acts[0] is Act.NO_COMMENT:
        return ()
    found = _named(content, acts) or _bearers(content, acts) or _rated_hearers(content, acts, hearers)
    if not any(p < 0 for p in found.values()):
        found = {**found, **_blamed_before(content, acts)}
    if not any(p < 0 for p in found.values()) and (unnamed := _unnamed(content, acts)) is not None:
        found[UNNAMED] = unnamed
    return tuple(Target(id=key, polarity=value) for key, value in found.items())


# --- named in the content -------------------------------------------------------------------


def _named(content: Content, acts: tuple[Act, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    for mention in content.mentions:
        token = _head(content, mention)
        if token is None or _is_left_out(content, mention, token):
            continue
        if acts[0] in (Act.PROMISE, Act.PROPOSE) and _is_conditional(token):
            continue
        part = Part.UPHELD if _follows_goods(content, acts, mention, token) else find_part(token)
        polarity = -0.6 if _is_shut_out(content, token) else _polarity(content, acts, part)
        key = _code(mention, token, polarity, acts)
        if key is not None and abs(polarity) >= abs(found.get(key, 0.0)):
            found[key] = polarity
    return found


def _is_shut_out(content: Content, token: Token) -> bool:
    """Whether something is closed to the actor or what is his, and no negation turns it."""
    owned = token.head if token.dep_ in ("amod", "compound", "poss", "nmod") else token
    if owned.dep_ != "pobj" or owned.head.lower_ not in ("to", "for"):
        return False
    verb = owned.head.head if owned.head.head.pos_ == "VERB" else owned.head.head.head
    return any(p.verb == verb and p.lemma in _SHUTTING and not p.is_negated for p in content.predicates)


def _head(content: Content, mention: Mention) -> Token | None:
    """The token of the content that heads a mention."""
    start = content.page.blocks[content.utterance.block].start
    first, last = mention.passage.start - start, mention.passage.end - start
    span = [t for t in content.tokens if first <= t.idx < last]
    return next((t for t in span if t.head not in span or t.head == t), None)


def _follows_goods(content: Content, acts: tuple[Act, ...], mention: Mention, token: Token) -> bool:
    """Whether a blamed deed hits what belongs to the actor: "violates the integrity of all, X included"."""
    if acts[0] not in (Act.CONDEMN, Act.ACCUSE) or token.head.lower_ in ("by", "for"):
        return False
    before = content.page.text[content.utterance.start : mention.passage.start].lower()
    return load_wording()["goods"].search(before) is not None


def _own_states(content: Content) -> set[str]:
    return set(states_in(content.utterance.speaker.state))


def _is_left_out(content: Content, mention: Mention, token: Token) -> bool:
    actor = mention.actor
    if mention.is_place or mention.kind == "unnamed" or actor.id == content.utterance.speaker.id:
        return True
    if set(states_in(actor.state)) & _own_states(content):
        return True
    if token.lemma_.lower() in OWN_NOUNS and any(k.lower_ in OWNERS for k in token.children):
        return True
    if mention.kind == "title" and token.dep_ in ("appos", "attr", "oprd"):
        return True
    is_attribute = token.dep_ in ("amod", "compound")
    if is_attribute and token.head.lemma_.lower() in _DESCRIBED:
        return True
    phrase = token.head if is_attribute else token
    if phrase.dep_ == "pobj" and phrase.head.lower_ == "of" and phrase.head.head.lower_ in _NOT_OF:
        return True
    if is_attribute or actor.kind is ActorKind.PERSON:
        return False
    return token.dep_ == "pobj" and token.head.lower_ in _PLACING


def _code(mention: Mention, token: Token, polarity: float, acts: tuple[Act, ...]) -> str | None:
    actor = mention.actor
    if actor.kind is ActorKind.PERSON and polarity and acts[0] in _RATING:
        return actor.name
    if actor.state is None or not _CODE.fullmatch(actor.state):
        return None
    if token.dep_ in ("amod", "compound") and (group := _GROUPS.get(token.head.lemma_.lower())):
        return f"{actor.state} {group}"
    return actor.state


# --- polarity -------------------------------------------------------------------------------


def _polarity(content: Content, acts: tuple[Act, ...], part: Part) -> float:
    """How the act rates an actor by its part in the clause."""
    first = acts[0]
    if part is Part.UPHELD:
        return 0.6 if first in (Act.ALIGN, Act.ASSURE, Act.PROMISE) else 0.3
    if part is Part.SANCTIONED:
        return 0.3 if first in _SPARING else -0.6
    if part is Part.SUFFERER and first not in (Act.APPEAL, Act.THREATEN, Act.WARN):
        return -0.6 if first is Act.JUSTIFY else 0.3
    if part is Part.PARTNER and first in _NEARING and wording("nearing", content):
        return 0.6
    if part is Part.ANSWERED or (part is Part.OPPOSED and first in _SIDING and not _is_main_negated(content)):
        return -0.6
    return _polarity_of_act(content, acts, part)


def _is_main_negated(content: Content) -> bool:
    return content.main is not None and content.main.is_negated


def _polarity_of_act(content: Content, acts: tuple[Act, ...], part: Part) -> float:
    match acts[0]:
        case Act.JUSTIFY:
            is_blamed = part is Part.DOER and Act.ACCUSE in acts
            return -0.6 if is_blamed else 0.6 if part in (Part.DOER, Part.NAMED) else 0.0
        case Act.APPEAL:
            return -0.3 if wording("stop", content) else 0.3 if wording("help", content) else 0.0
        case Act.REFUSE:
            return 0.0 if part is Part.RECEIVER else -0.3
        case Act.PROMISE:
            return 0.6 if _helps(content) else 0.9 if Act.ALIGN in acts else 0.0
        case Act.ASSURE:
            return 0.6 if _helps(content) else 0.0 if part is Part.DOER else 0.3
        case Act.DENY:
            is_blamed = part is Part.DOER and Act.ACCUSE in acts
            return -0.6 if is_blamed else -0.3 if part is Part.PARTNER else 0.0
        case Act.ASSESS | Act.INFORM | Act.PREDICT | Act.CONFIRM | Act.DISCLOSE:
            return _told(content) if part in (Part.DOER, Part.NAMED) else 0.0
    return _BY_ACT.get(acts[0], 0.0)


def _helps(content: Content) -> bool:
    """Whether help is held out, and not ruled out."""
    if wording("help", content) is None or wording("no_wish", content) is not None:
        return False
    return not any(p.is_negated for p in content.predicates[:1])


def _holds(content: Content, families: tuple[str, ...]) -> bool:
    """Whether words of a family stand in the content and no negation turns them."""
    matches = (find_wording(f, content) for f in families)
    return any(m is not None and not is_turned(content, m) for m in matches)


def _told(content: Content) -> float:
    bad, good = _holds(content, _BAD), _holds(content, _GOOD)
    if bad and not good:
        return -0.3
    return 0.3 if good and not bad else 0.0


def _is_conditional(token: Token) -> bool:
    """Whether the token stands in a clause of condition ("if X sends more")."""
    return any(
        a.dep_ == "advcl" and any(k.lower_ in _IFS for k in a.children if k.dep_ in ("mark", "advmod"))
        for a in (token, *token.ancestors)
    )


# --- named elsewhere, or nowhere ------------------------------------------------------------


def _bearers(content: Content, acts: tuple[Act, ...]) -> dict[str, float]:
    """States whose deed or force the content names by the bare noun, the owner having been told before."""
    nouns = {t.lemma_.lower() for t in content.tokens if t.pos_ == "NOUN"} & _BORNE
    for kin in _KIN:
        if nouns & kin:
            nouns |= kin
    if not nouns:
        return {}
    own, found = _own_states(content), dict[str, float]()
    page, start = content.page, content.utterance.start
    for mention in reversed(page.mentions_in(max(0, start - LOOK_BACK), start)):
        code = mention.actor.state
        if code is None or code in own or not _CODE.fullmatch(code):
            continue
        if page.once(("owned", mention.passage.start), partial(_owned, page, mention)) in nouns:
            found[code] = _polarity(content, acts, Part.DOER)
            return found
    return found


def _owned(page: Page, mention: Mention) -> str | None:
    """Lemma of the noun that a mention owns or describes ("American *strikes*", "Moscow's *troops*")."""
    block = page.block_at(mention.passage.start)
    if block is None or mention.kind not in ("demonym", "country", "name", "metonym"):
        return None
    doc, at = page.docs[block.index], mention.passage.end - block.start
    for token in doc.char_span(at - 1, at, alignment_mode="expand") or ():
        if token.dep_ in ("amod", "compound", "poss", "nmod"):
            return str(token.head.lemma_.lower())
    return None


def _blamed_before(content: Content, acts: tuple[Act, ...]) -> dict[str, float]:
    """The other state named last before a charge that names nobody ("called the step wrong")."""
    if acts[0] not in (Act.ACCUSE, Act.CONDEMN) or wording("unnamed", content):
        return {}
    own = _own_states(content)
    if any(m.actor.state and m.actor.state not in own for m in content.mentions):
        return {}
    if content.text.startswith(("a ", "an ")):
        return {}  # "a massacre": none that was told of before
    for mention in _around(content):
        code = mention.actor.state
        if code and code not in own and _CODE.fullmatch(code) and not mention.is_place:
            return {code: _polarity(content, acts, Part.DOER)}
    return {}


def _around(content: Content) -> list[Mention]:
    """Mentions before the content, nearest first; behind it where a resolution speaks in a relative clause.

    In "they voted for a resolution which deplores the raid and calls on X" those before only adopt it.
    """
    page, utterance = content.page, content.utterance
    cue = next(iter(page.tokens_in(*utterance.cue_span)), None) if utterance.cue_span else None
    if cue is not None and cue.dep_ == "relcl":
        end = page.blocks[utterance.block].start + cue.sent.end_char
        return list(page.mentions_in(utterance.end, end))
    start = max(page.blocks[utterance.block].start, utterance.start - _BACK)
    return list(reversed(page.mentions_in(start, utterance.start)))


def _rated_hearers(content: Content, acts: tuple[Act, ...], hearers: tuple[str, ...]) -> dict[str, float]:
    """The hearer, where the act itself rates or threatens him and the content names nobody else."""
    polarity = _HEARER_RATED.get(acts[0])
    is_addressed = _YOU.search(content.text) is not None
    if not is_addressed and (acts[0] is Act.PRAISE or len(hearers) > _FEW):
        return {}
    if acts[0] in (Act.ACCUSE, Act.CONDEMN) and not (is_addressed or content.utterance.addressee_spans):
        return {}
    if acts[0] is Act.APPEAL and wording("stop", content):
        polarity = -0.3
    if acts[0] in (Act.PROPOSE, Act.ASSURE) and is_addressed:
        polarity = 0.3
    if polarity is None:
        return {}
    own = _own_states(content)
    spoken_to = [
        m.actor.state for s in content.utterance.addressee_spans for m in content.page.mentions_in(*s)
    ]
    codes = dict.fromkeys(c for c in (*spoken_to, *hearers) if c)
    return {c: polarity for c in codes if c not in own and _CODE.fullmatch(c)}


def _unnamed(content: Content, acts: tuple[Act, ...]) -> float | None:
    """Polarity of "unnamed forces" where a blamed deed has no named doer."""
    if Act.ACCUSE not in acts and acts[0] not in (Act.THREATEN, Act.CONDEMN):
        return None
    if wording("unnamed", content) and not has_condition(content.text):
        return -0.6
    main = content.main
    if Act.ACCUSE in acts and main is not None and main.is_passive and not _named(content, acts):
        return -0.3
    return None
