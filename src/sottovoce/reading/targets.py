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
from typing import TYPE_CHECKING

from sottovoce.codes import states_in
from sottovoce.reading.act_findings import has_condition, wording
from sottovoce.reading.act_wordings import find_family
from sottovoce.reading.content import OWN_NOUNS, OWNERS, Content
from sottovoce.reading.domestic import find_domestic
from sottovoce.reading.parts import Part, find_part
from sottovoce.reading.pointed import find_bearers, find_pointed
from sottovoce.reading.rated import UNNAMED, Rated, head_of, is_code, own_states, rate
from sottovoce.reading.shutting import shut_out
from sottovoce.reading.signs import Sign, find_sign
from sottovoce.records import Mention
from sottovoce.vocabulary import Act, ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEW = 3  # so many hearers are rated together only where the words address them
_YOU = re.compile(r"\byou(?:r|rs)?\b|\bour relations\b")
_PLACING = frozenset("in at from near inside outside across through via over within around off under".split())
# Nouns that an adjective of a state only describes: the state itself is not spoken about.
_DESCRIBED = frozenset(
    """wish request user buyer television press newspaper market make soil border made language wine
    citizen civilian journalist reporter audience public time colleague counterpart capital daily weekly
    broadcaster station channel charter convention camera""".split()
)
# "the east of X", "the leader of the X people": the phrase is about a place or a person.
_NOT_OF = frozenset(
    """east west north south centre center rest part heart region border coast leader president head minister
    representative ambassador""".split()
)
_OWNING = frozenset({"amod", "compound", "poss", "nmod"})
_PERSONAL = frozenset({"him", "her"})
# Whom a deed hits or reaches: no target where somebody is blamed for it.
_REACHED = frozenset({Part.SUFFERER, Part.RECEIVER, Part.PARTNER})
_LYING = frozenset("lie stand sit host".split())  # what a place does
_FELLOWS = frozenset("friend brother partner ally neighbour some those many".split())
_IFS = frozenset({"if", "unless", "once", "when", "provided", "until"})
_GROUPS = {
    "people": "people",
    "citizen": "people",
    "population": "people",
    "opposition": "opposition",
    "protester": "opposition",
    "dissident": "opposition",
}
_HEARER_RATED = {
    Act.THANK: 0.6,
    Act.PRAISE: 0.6,
    Act.ALIGN: 0.9,
    Act.THREATEN: -0.3,
    Act.CONDEMN: -0.6,
}
_DEMANDING = frozenset("call urge demand order exhort insist summon implore admonish".split())
# Acts that rate even a person of whom no state is known.
_OF_PERSONS = frozenset({Act.ACCUSE, Act.CONDEMN, Act.PRAISE, Act.THANK})
# Acts that rate the person rather than his state.
_RATING = frozenset({Act.CONDEMN, Act.PRAISE, Act.REFUSE, Act.ASSESS, Act.ALIGN, Act.THANK})


def rate_targets(content: Content, acts: tuple[Act, ...], hearers: tuple[str, ...] = ()) -> tuple[Rated, ...]:
    """Targets of one content, in the order they are named; one named twice takes its strongest polarity."""
    if acts[0] is Act.NO_COMMENT:
        return ()
    at_home = find_domestic(content, acts)
    found = {**at_home, **_named(content, acts, is_any_blamed=_is_any_blamed(at_home))}
    found = found or find_bearers(content, acts) or _rated_hearers(content, acts, hearers)
    found = {**find_pointed(content, acts, is_blamed=_is_any_blamed(found)), **found}
    if not _is_any_blamed(found) and (unnamed := _unnamed(content, acts)) is not None:
        found[UNNAMED] = unnamed
    return tuple(found.values())


def _is_any_blamed(found: dict[str, Rated]) -> bool:
    return any(r.sign.polarity < 0 for r in found.values())


# --- named in the content -------------------------------------------------------------------


def _named(content: Content, acts: tuple[Act, ...], *, is_any_blamed: bool = False) -> dict[str, Rated]:
    found: dict[str, Rated] = {}
    parts: dict[str, Part] = {}
    for mention in content.mentions:
        token = head_of(content, mention)
        if token is None or _is_left_out(content, mention, token):
            continue
        if _is_conditional(token) and _leaves_conditions(acts[0], token):
            continue
        part = Part.UPHELD if _follows_goods(content, acts, mention, token) else find_part(token)
        sign = shut_out(content, acts, token) or find_sign(content, acts, part)
        key = _code(mention, token, sign.polarity, acts)
        if key is None or (key in found and abs(sign.polarity) < abs(found[key].sign.polarity)):
            continue
        found[key], parts[key] = rate(key, sign, "named in the content", mention), part
    if acts[0] is not Act.ACCUSE:
        return found
    blamed = {key: r for key, r in found.items() if r.sign.polarity < 0 and parts[key] not in _REACHED}
    return blamed if blamed or is_any_blamed else found


def _follows_goods(content: Content, acts: tuple[Act, ...], mention: Mention, token: Token) -> bool:
    """Whether a blamed deed hits what belongs to the actor: "violates the integrity of all, X included"."""
    if acts[0] not in (Act.CONDEMN, Act.ACCUSE) or token.head.lower_ in ("by", "for"):
        return False
    before = content.page.text[content.utterance.start : mention.passage.start].lower()
    return find_family("goods", before) is not None


def _is_left_out(content: Content, mention: Mention, token: Token) -> bool:
    actor = mention.actor
    if mention.kind == "unnamed" or actor.id == content.utterance.speaker.id:
        return True
    if mention.is_place and not (_acts(token) or _is_home_of_fellows(token) or _owned_noun(token) in _GROUPS):
        return True
    if set(states_in(actor.state)) & own_states(content):
        return True
    if token.lemma_.lower() in OWN_NOUNS and any(k.lower_ in OWNERS for k in token.children):
        return True
    if mention.kind == "title" and token.dep_ in ("appos", "attr", "oprd"):
        return True
    is_attribute = token.dep_ in ("amod", "compound")
    if token.dep_ in _OWNING and any(
        m.actor.kind is ActorKind.PERSON for m in _mentions_at(content, token.head)
    ):
        return True
    if is_attribute and token.head.lemma_.lower() in _DESCRIBED:
        return True
    phrase = token.head if is_attribute else token
    if phrase.dep_ == "pobj" and phrase.head.lower_ == "of" and phrase.head.head.lower_ in _NOT_OF:
        return True
    if is_attribute or actor.kind is ActorKind.PERSON or _is_home_of_fellows(token):
        return False
    return token.dep_ == "pobj" and token.head.lower_ in _PLACING


def _acts(token: Token) -> bool:
    """Whether a capital or country that is else a place does something here: "X had sold the veto twice"."""
    return token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.head.lemma_.lower() not in _LYING


def _is_home_of_fellows(token: Token) -> bool:
    """ "Our friends in X", "some in X": they stand for X."""
    if token.dep_ != "pobj" or token.head.lower_ != "in":
        return False
    before = token.head.nbor(-1) if token.head.i else token  # the parse may hang "in X" on the verb
    return {token.head.head.lemma_.lower(), before.lemma_.lower()} & _FELLOWS != set()


def _mentions_at(content: Content, token: Token) -> list[Mention]:
    return [m for m in content.mentions if head_of(content, m) == token]


def _code(mention: Mention, token: Token, polarity: float, acts: tuple[Act, ...]) -> str | None:
    actor = mention.actor
    is_forecast = acts[0] is Act.PREDICT and mention.kind == "name"  # of what the person himself will do
    if actor.kind is ActorKind.PERSON and (is_forecast or (polarity and acts[0] in _RATING)):
        return actor.name
    if not is_code(actor.state):
        is_alone = actor.kind is ActorKind.PERSON and actor.state is None and acts[0] in _OF_PERSONS
        return actor.name if is_alone else None
    if (group := _GROUPS.get(_owned_noun(token))) is not None:
        return f"{actor.state} {group}"
    return actor.state


def _owned_noun(token: Token) -> str:
    """Lemma of the noun that a state describes or owns: "the X *people*", "the *people* of X"."""
    if token.dep_ in ("amod", "compound"):
        return token.head.lemma_.lower()
    is_of = token.dep_ == "pobj" and token.head.lower_ == "of"
    return token.head.head.lemma_.lower() if is_of else ""


def _leaves_conditions(act: Act, token: Token) -> bool:
    """Whether the act does not speak about him whom only its condition names; a threat is to its subject."""
    return act in (Act.PROMISE, Act.PROPOSE) or (act is Act.THREATEN and token.dep_ != "nsubj")


def _is_conditional(token: Token) -> bool:
    """Whether the token stands in a clause of condition ("if X sends more")."""
    return any(
        a.dep_ == "advcl" and any(k.lower_ in _IFS for k in a.children if k.dep_ in ("mark", "advmod"))
        for a in (token, *token.ancestors)
    )


# --- named nowhere -------------------------------------------------------------------------


def _rated_hearers(content: Content, acts: tuple[Act, ...], hearers: tuple[str, ...]) -> dict[str, Rated]:
    """The hearer, where the act itself rates or threatens him and the content names nobody else."""
    rating = _HEARER_RATED.get(acts[0])
    sign = Sign(rating, "sign of the act") if rating is not None else None
    is_addressed = _YOU.search(content.text) is not None
    if not is_addressed and (acts[0] is Act.PRAISE or len(hearers) > _FEW):
        return {}
    if acts[0] is Act.CONDEMN and not (is_addressed or content.utterance.addressee_spans):
        return {}
    if acts[0] is Act.ACCUSE and any(p.subject == "you" for p in content.predicates):
        sign = Sign(-0.6, "sign of the act")
    if acts[0] is Act.APPEAL:
        sign = _demanded(content)
    if acts[0] is Act.PROPOSE and is_addressed:
        sign = Sign(0.3, "sign of the act")
    if sign is None:
        return {}
    own = own_states(content)
    if acts[0] is Act.THANK and (thanked := _thanked_person(content, hearers)) is not None:
        return {thanked: rate(thanked, sign, "the hearer", None)}
    addressed = [m for s in content.utterance.addressee_spans for m in content.page.mentions_in(*s)]
    codes: dict[str, Mention | None] = {}
    for mention in addressed:
        if mention.actor.state:
            codes.setdefault(mention.actor.state, mention)
    codes = {**codes, **{c: None for c in hearers if c not in codes}}
    return {
        c: rate(c, sign, "the hearer", mention)
        for c, mention in codes.items()
        if c and c not in own and is_code(c)
    }


def _demanded(content: Content) -> Sign | None:
    """How an appeal rates its hearer: called on to do what he leaves undone, or asked to stop."""
    stop = wording("stop", content)
    opening = next((t for t in content.body if not t.is_punct), None)
    is_deed = opening is not None and (opening.tag_ == "VB" or opening.lower_ in ("not", "to", "never"))
    if (content.utterance.cue_lemma or "").split(" ")[0].lower() in _DEMANDING and is_deed:
        return Sign(-0.3, "asked to stop", stop) if stop else Sign(0.0, "called on to act")
    return Sign(-0.3, "asked to stop", stop) if stop else None


def _thanked_person(content: Content, hearers: tuple[str, ...]) -> str | None:
    """Who is thanked himself, by "thanked him" without a deed of his state's to thank for."""
    persons = {m.actor.name for m in content.page.mentions if m.actor.kind is ActorKind.PERSON}
    named = [h for h in hearers if h in persons]
    words = {t.lower_ for t in content.tokens}
    return named[0] if len(named) == 1 and words & _PERSONAL and "for" not in words else None


def _unnamed(content: Content, acts: tuple[Act, ...]) -> Rated | None:
    """ "Unnamed forces" where a blamed deed has no named doer."""
    if Act.ACCUSE not in acts and acts[0] not in (Act.THREATEN, Act.CONDEMN):
        return None
    words = wording("unnamed", content)
    if words and not has_condition(content.text):
        return rate(UNNAMED, Sign(-0.6, "an unnamed doer blamed", words), "nobody named for a deed", None)
    main = content.main
    if acts[0] is Act.ACCUSE and main is not None and main.is_passive and not _named(content, acts):
        sign = Sign(-0.3, "a deed without a doer blamed", main.verb.text)
        return rate(UNNAMED, sign, "nobody named for a deed", None)
    return None
