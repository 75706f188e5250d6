"""Cues: the verbs and nouns that report what somebody said, found in a parsed block.

In: a block's parse. Out: cues in order, each with its frames and the token of its subject. Method: the tables
`lexicon/reporting_verbs.csv` and `lexicon/reporting_nouns.csv`; subjects by the dependency tree, shared along
coordinations ("thanked ... and expressed") and handed down to infinitives ("is said to have warned").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sottovoce.reading.grammar import FINITE
from sottovoce.reading.nobodies import THINGS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "acl", "ccomp", "dep", "pcomp"})
_GOVERNORS_OF_INFINITIVE = frozenset(
    "go continue use seek try want choose proceed hasten rush fail begin start come stop appear seem say "
    "report quote claim believe know remain have manage dare pause be take wait like prefer decide intend "
    "plan".split()
)
_ONE_SYLLABLE = re.compile(r"[^aeiou]+[aeiou][^aeiouwxys]")
_NEGATIONS = frozenset({"not", "n't", "never", "nor", "neither"})


@dataclass(frozen=True, kw_only=True, slots=True)
class CueVerb:
    """One row of the table of reporting verbs."""

    lemma: str
    particle: str
    frames: str
    kind: str
    hearer: str
    prior: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A reporting word at its place. `subject`: who says it, None where the clause names nobody."""

    verb: CueVerb
    token: Token
    subject: Token | None
    particle: Token | None = None
    is_negated: bool = False
    is_passive: bool = False
    agent: Token | None = None  # "by X" of a passive
    is_noun: bool = False

    @property
    def lemma(self) -> str:
        return f"{self.verb.lemma} {self.verb.particle}".strip()


@cache
def load_verbs() -> dict[str, tuple[CueVerb, ...]]:
    """Lemma -> rows, those with a particle first."""
    rows: dict[str, list[CueVerb]] = {}
    for row in _table("reporting_verbs.csv"):
        verb = CueVerb(
            lemma=row["lemma"],
            particle=row["particle"],
            frames=row["frames"],
            kind=row["kind"],
            hearer=row["hearer"],
            prior=float(row["prior"]),
        )
        rows.setdefault(verb.lemma, []).append(verb)
    return {lemma: tuple(sorted(found, key=lambda v: not v.particle)) for lemma, found in rows.items()}


@cache
def load_nouns() -> dict[str, tuple[str, str]]:
    """Noun -> (the verb it stands for, frames)."""
    return {row["noun"]: (row["verb"], row["frames"]) for row in _table("reporting_nouns.csv")}


def _table(name: str) -> Iterator[dict[str, str]]:
    text = (files("sottovoce.reading") / "lexicon" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def find_cues(doc: Doc) -> list[Cue]:
    """Verb cues of a block in order."""
    verbs = load_verbs()
    found: list[Cue] = []
    for token in doc:
        is_root = token.dep_ == "ROOT" and (token.tag_.startswith("VB") or _has_lost_tag(token))
        if token.pos_ not in ("VERB", "AUX") and not is_root:
            continue
        rows = verbs.get(lemma_of(token))
        if rows is None:
            continue
        cue = _cue(token, rows)
        if cue is not None:
            found.append(_rejoined(cue, found))
    return found


def _has_lost_tag(token: Token) -> bool:
    """ "The Panel thanks the hosts": the tagger sees a plural, the parser a verb with its subject."""
    return token.tag_ == "NNS" and any(c.dep_ == "nsubj" for c in token.children)


def _rejoined(cue: Cue, before: list[Cue]) -> Cue:
    """ "He noted that they had stayed, and commended them": the parser joins the second verb to the clause of
    the first; behind a comma, or in another tense than that clause, and without a subject of its own, it goes
    on with the first."""
    token = cue.token
    if token.dep_ != "conj" or token.tag_ != "VBD" or any(c.dep_ in _SUBJECTS for c in token.children):
        return cue
    if token.i < 2 or token.nbor(-1).lower_ not in ("and", "but"):
        return cue
    is_other_tense = token.head.tag_ == "VBN" and any(c.dep_ == "ccomp" for c in token.children)
    if token.nbor(-2).text != "," and not (is_other_tense or _is_beyond(token)):
        return cue
    for other in reversed(before):
        is_main = other.token.dep_ == "ROOT" and other.token.tag_ == "VBD" and other.token.sent == token.sent
        if is_main and token.head != other.token and other.token in token.ancestors:
            return replace(cue, subject=other.subject)
    return cue


# What a person does with words or feeling, and no state of affairs does.
_OF_PERSONS = frozenset("welcome thank congratulate condemn commend praise deplore".split())


def _is_beyond(verb: Token) -> bool:
    """ "noted that the market was open and welcomed it": what the clause told of by "to be" does not go on
    to welcome."""
    return verb.head.lemma_ == "be" and lemma_of(verb) in _OF_PERSONS


def lemma_of(token: Token) -> str:
    lemma: str = token.lemma_.lower()
    if _ONE_SYLLABLE.fullmatch(lemma) and token.lower_ in (f"{lemma}es", f"{lemma}ed", f"{lemma}ing"):
        return f"{lemma}e"  # "hoped" is of "hope", whatever the lemmatiser says: of "hop" it were "hopped"
    # The lookup lemmatiser leaves some forms as they are.
    return {"said": "say", "told": "tell", "thought": "think", "held": "hold"}.get(lemma, lemma)


def _cue(token: Token, rows: tuple[CueVerb, ...]) -> Cue | None:
    for verb in rows:
        particle = _particle(token, verb.particle) if verb.particle else None
        if verb.particle and (particle is None or _opens_day(particle)):
            continue
        return Cue(
            verb=verb,
            token=token,
            subject=subject_of(token),
            particle=particle,
            is_negated=is_negated(token),
            is_passive=_is_passive(token),
            agent=_agent(token),
        )
    return None


def _is_passive(token: Token) -> bool:
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children):
        return True
    has_auxiliary = any(c.dep_ == "aux" for c in token.children) or _is_lost_main(token)
    return token.tag_ == "VBN" and token.dep_ in ("acl", "advcl") and not has_auxiliary


def _particle(token: Token, word: str) -> Token | None:
    for child in token.children:
        if child.lower_ == word and child.i > token.i and child.i - token.i <= 6:
            return child
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    is_infinitive = following is not None and following.tag_ == "TO" and following.dep_ == "aux"
    return following if following is not None and following.lower_ == word and not is_infinitive else None


def _opens_day(particle: Token) -> bool:
    """ "agreed on 5 May to open it": the particle belongs to the day."""
    behind = next((c for c in particle.children if c.dep_ == "pobj"), None)
    return behind is not None and behind.ent_type_ == "DATE"


def _agent(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject_of(verb: Token) -> Token | None:
    """The token that heads a verb's subject, shared or inherited where it has none of its own."""
    is_listed, told = _is_listed_infinitive(verb), verb
    for _ in range(8):  # deeper chains are parse errors
        own = [c for c in verb.children if c.dep_ in _SUBJECTS]
        if is_listed and verb.dep_ == "ccomp":
            own = []  # the clause of an earlier cue: its subject is not the one who goes on speaking
        if own:
            subject = own[0] if len(own) == 1 else _nearest(own, verb)
            if subject.dep_ == "csubj" and subject.tag_ == "VBG":
                return None  # "Replying to X, Y said": the parser lost Y
            if verb != told and not _agrees(told, subject):
                return _agreeing_subject(told, verb)
            if verb != told and verb.dep_ == "relcl" and _is_thing_handled(verb.head):
                verb = verb.head.head  # "handed over a list of goods that were gone and asked for them"
                continue
            if verb != told and verb.dep_ == "ccomp" and subject.lemma_.lower() in THINGS:
                verb = verb.head  # "says that the tone was wrong, and announces": who says announces
                continue
            return _antecedent(verb, subject)
        if _is_had(verb):
            verb = verb.head.head
            continue
        is_lost = _is_lost_main(verb)
        if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN")) or is_lost:
            return verb.head if verb.head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.pos_ == "VERB":
            return _object_of(verb.head.head)  # "quotes X as saying"
        if verb.dep_ in _SHARING and verb.head.pos_ in ("VERB", "AUX") and verb.head != verb:
            is_clause = verb.dep_ == "ccomp" and verb.i > verb.head.i
            if is_clause and not is_listed and verb.tag_ not in ("VBG", "VB", "VBN"):
                return None
            if verb.dep_ == "xcomp" and not _hands_down(verb):
                return _object_of(verb.head)
            verb = verb.head
            continue
        return None
    return None


_HANDLED = THINGS | {"list", "catalogue", "parcel", "sample"}


def _is_thing_handled(noun: Token) -> bool:
    """The object of a verb in the past that names no person or paper."""
    return noun.dep_ == "dobj" and noun.head.tag_ == "VBD" and noun.lemma_.lower() in _HANDLED


def _is_had(verb: Token) -> bool:
    """ "has the honour to inform it": whoever has it informs."""
    noun = verb.head
    is_infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    is_of_noun = verb.dep_ in ("relcl", "acl") and noun.dep_ == "dobj"
    return is_infinitive and is_of_noun and noun.head.lemma_ == "have"


def _is_lost_main(verb: Token) -> bool:
    """ "The envoy, Mr Novak, offered to go": a main verb which the parser takes for a participle."""
    noun = verb.head.head if verb.head.dep_ == "appos" else verb.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return verb.tag_ in FINITE or (verb.tag_ == "VBN" and not any(t.tag_ in FINITE for t in verb.sent))


def _agrees(verb: Token, subject: Token) -> bool:
    """Do a present-tense verb and a subject it is said to share agree in number?"""
    is_joint = any(c.dep_ == "conj" for c in subject.children)
    is_bare = verb.tag_ == "VB" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if verb.tag_ == "VBP" or is_bare:
        return is_joint or (subject.tag_ not in ("NN", "NNP") and subject.lower_ not in ("he", "she", "it"))
    if verb.tag_ == "VBZ":
        return subject.tag_ not in ("NNS", "NNPS") and subject.lower_ not in ("they", "we", "you", "i")
    return True


def _agreeing_subject(verb: Token, below: Token) -> Token | None:
    """ "they condemn what it is doing and call on it": the subject further up which agrees with the verb."""
    for ancestor in below.ancestors:
        own = [c for c in ancestor.children if c.dep_ in _SUBJECTS]
        if ancestor.pos_ in ("VERB", "AUX") and own and _agrees(verb, own[0]):
            return _antecedent(ancestor, own[0])
    return None


def _is_listed_infinitive(verb: Token) -> bool:
    """ "is said to write that ..., to call for ..., and to complain": one of a list of infinitives."""
    to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)
    return to is not None and to.i > 0 and to.nbor(-1).lower_ in (",", "and")


def _nearest(subjects: list[Token], verb: Token) -> Token:
    """Of two subjects that the parser gave one verb, the nearer is its own."""
    return min(subjects, key=lambda s: abs(s.i - verb.i))


def _hands_down(verb: Token) -> bool:
    governor = lemma_of(verb.head)
    has_object = any(c.dep_ in ("dobj", "dative") for c in verb.head.children if c.i < verb.i)
    return not has_object or governor in _GOVERNORS_OF_INFINITIVE


def _object_of(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("dobj", "dative", "nsubjpass")), None)


def _antecedent(verb: Token, subject: Token) -> Token | None:
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    if subject.lower_ in ("who", "which", "that", "what", "there"):
        return None
    return subject


def is_negated(verb: Token) -> bool:
    """Not, never, nor; also "refused to", "declined to" above it."""
    for child in verb.children:
        if child.i < verb.i + 2 and (child.dep_ == "neg" or child.lower_ in _NEGATIONS):
            between = verb.doc[min(child.i, verb.i) : max(child.i, verb.i)]
            if not any(t.is_quote or t.text in ",;.”“" for t in between):
                return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return any(c.lower_ == "neither" for c in verb.head.children)
    return False
