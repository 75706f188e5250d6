"""Targets that the content names by another word than their name: "the strikes", "the step", "both capitals".

In: a content and its acts. Out: targets with their signs, by code. Method: the owner or the bearer of what is
told was named before; nearest before the content, of another side than the speaker's.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sottovoce.reading.act_findings import wording
from sottovoce.reading.content import Content
from sottovoce.reading.page import LOOK_BACK, Page
from sottovoce.reading.parts import Part, find_part
from sottovoce.reading.rated import Rated, is_code, other_state, own_states, rate
from sottovoce.reading.signs import find_sign
from sottovoce.records import Mention
from sottovoce.vocabulary import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAIR, _ALLIED, _FELLOW = "one of two", "alliance told before", "called a fellow"
BY_THE_WAY = frozenset({_PAIR, _ALLIED, _FELLOW})  # rules whose targets make no statement of its own
_BACK = 250  # characters before the content in which the other side may have been named
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
# "Both capitals", "the two countries".
_PAIRED = frozenset("capital country government nation state neighbour partner".split())
_PAIRING = frozenset({"the", "these", "our", "their"})
# Deeds of one side by which a text sums up what it told before.
_DEEDS = frozenset(
    """move step decision news offer proposal delivery gesture release announcement plan initiative stand
    stance vote withdrawal pledge promise visit reply answer response choice restraint concession""".split()
)
_ALLIANCES = {
    "alliance": frozenset({"NATO", "CSTO"}),
    "bloc": frozenset({"EU", "CSTO", "ASEAN", "BRICS", "AU"}),
    "union": frozenset({"EU", "AU"}),
}
_STATE = 3  # letters in the code of a state; those of alliances are longer or shorter
_SINGULAR = frozenset({"ally", "friend", "neighbour", "neighbor", "partner"})
_DEFINITE = frozenset("the this that these those such".split())
_BACKWARD = frozenset("it they this that these those such".split())
# Acts that rate a deed.
_BLAMING = frozenset({Act.ACCUSE, Act.CONDEMN})
_RATING = _BLAMING | {Act.PRAISE, Act.ASSESS}


def find_bearers(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
    """States whose deed or force the content names by the bare noun, the owner having been told before."""
    nouns = {t.lemma_.lower() for t in content.tokens if t.pos_ == "NOUN"} & _BORNE
    for kin in _KIN:
        if nouns & kin:
            nouns |= kin
    if not nouns:
        return {}
    page, start = content.page, content.utterance.start
    for mention in reversed(page.mentions_in(max(0, start - LOOK_BACK), start)):
        code = other_state(content, mention)
        if code is None:
            continue
        if page.once(("owned", mention.passage.start), partial(_owned, page, mention)) in nouns:
            sign = find_sign(content, acts, Part.DOER)
            return {code: rate(code, sign, "owner told before", mention)}
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


def find_pointed(content: Content, acts: tuple[Act, ...], *, is_blamed: bool) -> dict[str, Rated]:
    """The other side where the content names none of it: "both capitals", "the alliance", "the step"."""
    others = {m.actor.state for m in content.mentions if m.actor.state} - own_states(content)
    if any(len(code) != _STATE for code in others):
        return {}
    allied = _alliance(content, acts)
    return (
        allied
        if allied or others or is_blamed
        else _pair(content, acts) or _fellow(content, acts) or _deed(content, acts)
    )


def _pair(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
    """The two states named last, for "both countries" and "the two sides"; the speaker's own is left out."""
    noun = next((t for t in content.tokens if t.lemma_.lower() in _PAIRED and _is_pair(t)), None)
    if noun is None or acts[0] is Act.APPEAL:
        return {}
    found: dict[str, Mention] = {}
    for mention in _before(content):
        code = mention.actor.state
        if code is not None and is_code(code) and not mention.is_place and len(found) < 2:
            found.setdefault(code, mention)
    sign = find_sign(content, acts, find_part(noun))
    own = own_states(content)
    return {code: rate(code, sign, _PAIR, m) for code, m in reversed(found.items()) if code not in own}


def _is_pair(noun: Token) -> bool:
    """ "Both capitals", "the two capitals"; not "two capitals", which may be any."""
    before = {k.lower_ for k in noun.children if k.dep_ in ("det", "nummod", "predet", "amod", "poss")}
    return "both" in before or ("two" in before and bool(before & _PAIRING))


def _alliance(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
    """The alliance named last, for "the alliance", "the bloc"."""
    noun = next((t for t in content.tokens if t.lemma_.lower() in _ALLIANCES and _is_definite(t)), None)
    if noun is None:
        return {}
    meant = _ALLIANCES[noun.lemma_.lower()]
    if meant & own_states(content):
        return {}
    page, start = content.page, content.utterance.start
    for mention in reversed(page.mentions_in(max(0, start - LOOK_BACK), start)):
        code = other_state(content, mention)
        if code is not None and code in meant:
            return {code: rate(code, find_sign(content, acts, find_part(noun)), _ALLIED, mention)}
    return {}


def _fellow(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
    """The other state named last, for "our ally", "their neighbour"."""
    noun = next(
        (t for t in content.tokens if t.lower_ in _SINGULAR and any(k.dep_ == "poss" for k in t.children)),
        None,
    )
    if noun is None:
        return {}
    for mention in _before(content):
        code = other_state(content, mention)
        if code is not None and not mention.is_place:
            return {code: rate(code, find_sign(content, acts, find_part(noun)), _FELLOW, mention)}
    return {}


def _is_definite(noun: Token) -> bool:
    return any(k.lower_ in _DEFINITE for k in noun.children if k.dep_ == "det")


def _deed(content: Content, acts: tuple[Act, ...]) -> dict[str, Rated]:
    """The other state named last, whose deed is rated: "called | the step wrong", "hailed | the move"."""
    if acts[0] not in _RATING or wording("unnamed", content) or not _points_back(content, acts):
        return {}
    before = _around(content) if acts[0] in _BLAMING else _before(content)
    for mention in sorted(before, key=partial(_only_describes, content.page)):
        code = other_state(content, mention)
        if code is not None and not mention.is_place:
            sign = find_sign(content, acts, Part.DOER)
            return {code: rate(code, sign, "his deed rated", mention)} if sign.polarity else {}
    return {}


def _only_describes(page: Page, mention: Mention) -> bool:
    """Whether a mention describes a thing that is no deed ("Russian *air defences*"): others come first."""
    noun = page.once(("owned", mention.passage.start), partial(_owned, page, mention))
    return noun is not None and noun not in _BORNE | _DEEDS


def _points_back(content: Content, acts: tuple[Act, ...]) -> bool:
    """Whether the content opens with a word for what was told before, and names no owner of it."""
    words = [t for t in content.body if not t.is_punct]
    if not words or words[0].pos_ in ("VERB", "AUX") or words[0].lower_ in ("a", "an"):
        return False
    noun = words[0] if words[0].pos_ in ("NOUN", "PROPN", "PRON") else words[0].head
    if noun.dep_ == "poss" or any(k.dep_ == "poss" and k.pos_ != "PRON" for k in noun.children):
        return False
    if acts[0] is Act.CONDEMN:
        return True
    if acts[0] is Act.ACCUSE:
        return words[0].lower_ in _BACKWARD
    is_whole = acts[0] is Act.ASSESS or noun.head not in content.body
    return is_whole and words[0].lower_ in _DEFINITE and noun.lemma_.lower() in _DEEDS


def _before(content: Content) -> list[Mention]:
    """Mentions of this block and the one before it, nearest to the content first."""
    page, utterance = content.page, content.utterance
    block = page.blocks[utterance.block]
    start = page.blocks[block.index - 1].start if block.index else block.start
    return list(reversed(page.mentions_in(start, utterance.start)))


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
