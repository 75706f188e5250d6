"""Whom the content speaks about, and how kindly.

In: the content of an utterance, its acts, the page's mentions, the states spoken to where known. Out:
targets with polarity in steps of 0.3, each with the rule and the words that it and its sign rest on.
Method: every actor named in the content but the speaker's own side, and mere places, is a target; its part
in the clause (`parts.py`) and the act give the polarity, 0 where neither tells. Where nobody is named: the
bearer of the deed ("the strikes" after "American strikes"), the hearer whom the act rates, or "unnamed
forces" where a deed is blamed on nobody by name (annotation guide, "Targets").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.act_cues import load_wording
from sottovoce.reading.act_findings import has_condition, wording
from sottovoce.reading.content import OWN_NOUNS, OWNERS, Content
from sottovoce.reading.page import LOOK_BACK, Page
from sottovoce.reading.parts import Part, find_part
from sottovoce.reading.signs import Sign, find_sign
from sottovoce.records import Mention, Target
from sottovoce.vocabulary import Act, ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

UNNAMED = "unnamed forces"
_CODE = re.compile(r"[A-Z]{3}|EU|NATO|WEST|G7|G20|CSTO|OSCE|UN|AU|ASEAN|BRICS")
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
# Acts that rate the person rather than his state.
_RATING = frozenset({Act.CONDEMN, Act.PRAISE, Act.REFUSE, Act.ASSESS, Act.ALIGN})


# "close the straits to X's ships": what is shut is shut against X.
_SHUTTING = frozenset("close shut bar block deny refuse".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Rated:
    """A target with its sign. `rule` and `span`: how it was found, and where it is named."""

    target: Target
    sign: Sign
    rule: str
    span: tuple[int, int] | None


def rate_targets(content: Content, acts: tuple[Act, ...], hearers: tuple[str, ...] = ()) -> tuple[Rated, ...]:
    """Targets of one content, in the order they are named; one named twice takes its strongest polarity."""
    if acts[0] is Act.NO_COMMENT:
        return ()
    found = _named(content, acts) or _bearers(content, acts) or _rated_hearers(content, acts, hearers)
    if not _is_any_blamed(found):
        found = {**found, **_blamed_before(content, acts)}
    if not _is_any_blamed(found) and (unnamed := _unnamed(content, acts)) is not None:
        found[UNNAMED] = unnamed
    return tuple(found.values())


def _is_any_blamed(found: dict[str, Rated]) -> bool:
    return any(r.sign.polarity < 0 for r in found.values())


def _rated(key: str, sign: Sign, rule: str, mention: Mention | None) -> Rated:
    span = (mention.passage.start, mention.passage.end) if mention is not None else None
    return Rated(target=Target(id=key, polarity=sign.polarity), sign=sign, rule=rule, span=span)


# --- named in the content -------------------------------------------------------------------


def _named(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
    found: dict[str, Rated] = {}
    for mention in content.mentions:
        token = _head(content, mention)
        if token is None or _is_left_out(content, mention, token):
            continue
        if acts[0] in (Act.PROMISE, Act.PROPOSE) and _is_conditional(token):
            continue
        part = Part.UPHELD if _follows_goods(content, acts, mention, token) else find_part(token)
        shut = _is_shut_out(content, token)
        sign = Sign(-0.6, "shut out", shut) if shut else find_sign(content, acts, part)
        key = _code(mention, token, sign.polarity, acts)
        if key is None or (key in found and abs(sign.polarity) < abs(found[key].sign.polarity)):
            continue
        found[key] = _rated(key, sign, "named in the content", mention)
    return found


def _is_shut_out(content: Content, token: Token) -> str | None:
    """The verb by which something is closed to the actor or what is his, and no negation turns it."""
    owned = token.head if token.dep_ in ("amod", "compound", "poss", "nmod") else token
    if owned.dep_ != "pobj" or owned.head.lower_ not in ("to", "for"):
        return None
    verb = owned.head.head if owned.head.head.pos_ == "VERB" else owned.head.head.head
    shuts = (p.lemma in _SHUTTING and not p.is_negated for p in content.predicates if p.verb == verb)
    return verb.text if any(shuts) else None


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


def _is_conditional(token: Token) -> bool:
    """Whether the token stands in a clause of condition ("if X sends more")."""
    return any(
        a.dep_ == "advcl" and any(k.lower_ in _IFS for k in a.children if k.dep_ in ("mark", "advmod"))
        for a in (token, *token.ancestors)
    )


# --- named elsewhere, or nowhere ------------------------------------------------------------


def _bearers(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
    """States whose deed or force the content names by the bare noun, the owner having been told before."""
    nouns = {t.lemma_.lower() for t in content.tokens if t.pos_ == "NOUN"} & _BORNE
    for kin in _KIN:
        if nouns & kin:
            nouns |= kin
    if not nouns:
        return {}
    own = _own_states(content)
    page, start = content.page, content.utterance.start
    for mention in reversed(page.mentions_in(max(0, start - LOOK_BACK), start)):
        code = mention.actor.state
        if code is None or code in own or not _CODE.fullmatch(code):
            continue
        if page.once(("owned", mention.passage.start), partial(_owned, page, mention)) in nouns:
            sign = find_sign(content, acts, Part.DOER)
            return {code: _rated(code, sign, "owner told before", mention)}
    return {}


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


def _blamed_before(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
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
            sign = find_sign(content, acts, Part.DOER)
            return {code: _rated(code, sign, "blamed one named around", mention)}
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


def _rated_hearers(content: Content, acts: tuple[Act, ...], hearers: tuple[str, ...]) -> dict[str, Rated]:
    """The hearer, where the act itself rates or threatens him and the content names nobody else."""
    rating = _HEARER_RATED.get(acts[0])
    sign = Sign(rating, "sign of the act") if rating is not None else None
    is_addressed = _YOU.search(content.text) is not None
    if not is_addressed and (acts[0] is Act.PRAISE or len(hearers) > _FEW):
        return {}
    if acts[0] in (Act.ACCUSE, Act.CONDEMN) and not (is_addressed or content.utterance.addressee_spans):
        return {}
    if acts[0] is Act.APPEAL and (stop := wording("stop", content)):
        sign = Sign(-0.3, "asked to stop", stop)
    if acts[0] in (Act.PROPOSE, Act.ASSURE) and is_addressed:
        sign = Sign(0.3, "sign of the act")
    if sign is None:
        return {}
    own = _own_states(content)
    addressed = [m for s in content.utterance.addressee_spans for m in content.page.mentions_in(*s)]
    codes: dict[str, Mention | None] = {}
    for mention in addressed:
        if mention.actor.state:
            codes.setdefault(mention.actor.state, mention)
    codes = {**codes, **{c: None for c in hearers if c not in codes}}
    return {
        c: _rated(c, sign, "the hearer", mention)
        for c, mention in codes.items()
        if c and c not in own and _CODE.fullmatch(c)
    }


def _unnamed(content: Content, acts: tuple[Act, ...]) -> Rated | None:
    """ "Unnamed forces" where a blamed deed has no named doer."""
    if Act.ACCUSE not in acts and acts[0] not in (Act.THREATEN, Act.CONDEMN):
        return None
    words = wording("unnamed", content)
    if words and not has_condition(content.text):
        return _rated(UNNAMED, Sign(-0.6, "an unnamed doer blamed", words), "nobody named for a deed", None)
    main = content.main
    if Act.ACCUSE in acts and main is not None and main.is_passive and not _named(content, acts):
        sign = Sign(-0.3, "a deed without a doer blamed", main.verb.text)
        return _rated(UNNAMED, sign, "nobody named for a deed", None)
    return None
