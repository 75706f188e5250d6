"""How a text puts an event: happened, ongoing, repeated, alleged, hypothetical or presupposed.

In: the verb or noun that tells it. Out: its status, and whether it is negated. Method: auxiliaries, adverbs
and adjectives; the verbs and conjunctions that govern the clause (annotation guide, "Events").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.vocabulary import EventStatus, EventType

if TYPE_CHECKING:
    from collections.abc import Set

    from spacy.tokens import Token

_MODALS = frozenset("will would shall may might could should must can ca wo 'll ’ll 'd ’d ought".split())
_WILLING = frozenset("will wo 'll ’ll".split())
_CONDITIONS = frozenset("if unless whether lest until till provided assuming should".split())
_INTENDING = frozenset(
    """plan expect intend want hope consider prepare propose seek aim threaten promise offer refuse urge
    ask demand call mean wish await predict forecast fear try attempt agree vow pledge warn
    ready willing prepared poise go suggest recommend contemplate mull ponder weigh need imagine
    suppose would-be design set schedule doubt risk oppose rule reject prevent avoid avert
    discourage advocate insist order instruct tell invite authorise authorize press stop due about likely
    slate schedule bind keen eager hesitate""".split()
)
_ALLEGING = frozenset(
    "accuse allege blame suspect deny claim purport dispute charge insinuate rumour rumor".split()
)
_ALLEGED = frozenset(
    "alleged suspected reported supposed purported claimed so-called rumoured presumed".split()
)
_ALLEGEDLY = frozenset("allegedly reportedly apparently purportedly supposedly".split())
_POSSIBLE = frozenset(
    """planned possible potential future threatened feared expected imminent any further likely proposed
    eventual would-be prospective hypothetical upcoming forthcoming impending""".split()
)
_REPEATED = frozenset(
    "regularly repeatedly often frequently routinely daily weekly always constantly".split()
)
_NEGATIONS = frozenset("no neither nor none nobody hardly scarcely never without".split())
_NOBODY = frozenset({"nobody", "none", "nothing"})
# Verbs that a denial may negate without denying a deed.
_STANDING = frozenset("be know think believe see want expect need seem matter".split())
# Words of an answer that is not given.
_ANSWERING = frozenset("comment reply respond answer".split())
_ANSWERS = frozenset("comment answer reply response".split())
_HAVING = frozenset("have give make offer send".split())
_CLAUSES = frozenset("xcomp ccomp pcomp prep advcl acl".split())
_STEPS = 8
_STEPPING = frozenset("step measure action move".split())
# Verbs that only pass on what their clause tells.
_TELLING = frozenset("say announce report tell add state declare confirm reveal note inform".split())


def is_negated(verb: Token) -> bool:
    """ "did not sign", "signed no deal", "nobody attacked", "without signing"."""
    for child in verb.children:
        if child.dep_ == "neg" or (
            child.lower_ in ("never", "hardly", "nor") and child.dep_ in ("advmod", "cc", "preconj")
        ):
            return True
        is_part = child.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")
        if is_part and (child.lower_ in _NOBODY or _has_no(child)):
            return True
        if child.dep_ in ("prep", "dative") and any(c.lower_ in _NOBODY for c in child.children):
            return True
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("without", "instead"):
        return True
    edge = verb.left_edge
    if edge.lower_ == "nor" or (edge.i > verb.sent.start and verb.doc[edge.i - 1].lower_ == "nor"):
        return True  # "nor did he call it false"
    head = verb.head
    if verb.dep_ == "xcomp" and head.lemma_.lower() == "fail":
        return True
    return (
        verb.dep_ in ("xcomp", "conj") and head.pos_ == "VERB" and head != verb and _is_not_done(verb, head)
    )


def _is_not_done(verb: Token, head: Token) -> bool:
    """ "did not want to attack", "did not stop or attack"; a joined verb with its own subject is apart."""
    if verb.dep_ == "conj":
        alone = not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
        return (
            alone
            and any(c.dep_ == "neg" for c in head.children)
            and any(c.lower_ in ("or", "nor") for c in head.children)
        )
    return any(c.dep_ == "neg" or (c.dep_ in ("nsubj", "nsubjpass") and _has_no(c)) for c in head.children)


def refuses(verb: Token) -> bool:
    """ "will not meet", "will never meet": what one does not mean to do."""
    return any(c.lower_ in _WILLING and c.dep_ == "aux" for c in verb.children)


def _has_no(noun: Token) -> bool:
    return any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg", "preconj") for c in noun.children)


def status_of_verb(verb: Token) -> EventStatus:
    """Status of an event that a verb tells."""
    governed = governing_status(verb)
    if governed is not None:
        return governed
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    adverbs = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "npadvmod")}
    if words & _MODALS or _is_to_come(verb):
        return EventStatus.HYPOTHETICAL
    if adverbs & _ALLEGEDLY:
        return EventStatus.ALLEGED
    if adverbs & _REPEATED:
        return EventStatus.REPEATED
    if verb.tag_ == "VBG" and any(c.lemma_ == "be" and c.tag_ in ("VBZ", "VBP", "VBN") for c in helpers):
        return EventStatus.ONGOING
    return EventStatus.HAPPENED


def gives_no_answer(verb: Token) -> bool:
    """ "did not comment", "has no comment", "gave no answer"."""
    if not is_negated(verb):
        return False
    if verb.lemma_.lower() in _ANSWERING:
        return not any(c.dep_ in ("dobj", "ccomp") for c in verb.children)
    answers = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in _ANSWERS]
    return verb.lemma_.lower() in _HAVING and bool(answers)


def is_content(token: Token, spoken: Set[int]) -> bool:
    """Does the word stand in what somebody asks, promises, refuses or threatens (numbers of the verbs)?"""
    current = token
    while current.head != current:
        is_clause = current.dep_ in _CLAUSES and current.i > current.head.i
        if is_clause and current.head.i in spoken:
            return True
        if current.dep_ in ("relcl", "parataxis"):
            return False
        current = current.head
    return False


def is_tried(verb: Token, kind: EventType) -> bool:
    """An attempted attack is an attack."""
    tried = verb.dep_ in ("xcomp", "acl") and verb.head.lemma_.lower() in ("attempt", "try")
    return tried and kind is EventType.ASSAULT and status_of_verb(verb.head) is EventStatus.HAPPENED


def governing_status(token: Token) -> EventStatus | None:
    """What the clauses above make of an event: a condition, a wish, a charge; None where they leave it."""
    current = token
    for _ in range(_STEPS):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITIONS for c in current.children):
            return EventStatus.HYPOTHETICAL
        if _is_inverted(current):
            return EventStatus.HYPOTHETICAL
        head = current.head
        if head == current:
            return None
        is_clause = current.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "advcl", "prep", "csubj") or (
            current.dep_ == "relcl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in current.children)
        )
        if is_clause and head.i < current.i:
            lemma = head.lemma_.lower()
            is_infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in current.children)
            if lemma == "rule" and not any(c.dep_ == "prt" for c in head.children):
                lemma = ""  # to rule a country, not to rule out
            if lemma in _INTENDING and (is_infinitive or current.dep_ == "ccomp"):
                return EventStatus.HYPOTHETICAL
            if lemma in _ALLEGING:
                return EventStatus.ALLEGED
            if is_infinitive and current.dep_ in ("acl", "advcl", "relcl") and not _is_being_done(head):
                return EventStatus.HYPOTHETICAL
        current = head
    return None


def _is_to_come(verb: Token) -> bool:
    """ "is to meet", and "to meet" in a headline."""
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    return verb.head == verb or (verb.dep_ == "xcomp" and verb.head.lemma_ == "be")


def _is_being_done(noun: Token) -> bool:
    """ "took steps to open": what the steps do is done."""
    return noun.lemma_.lower() in _STEPPING and noun.head.lemma_.lower() in ("take", "make")


def _is_inverted(verb: Token) -> bool:
    """ "Should Ruritania attack, ...": the auxiliary before the subject."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    should = next(
        (c for c in verb.children if c.lower_ in ("should", "were", "had") and c.dep_ == "aux"), None
    )
    return (
        should is not None
        and any(c.dep_ == "nsubj" and c.i > should.i for c in verb.children)
        and should.lower_ == "should"
    )


def status_of_noun(noun: Token) -> EventStatus:
    """Status of an event that a noun tells."""
    words = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det", "compound", "advmod")}
    if words & _ALLEGED:
        return EventStatus.ALLEGED
    if words & _POSSIBLE:
        return EventStatus.HYPOTHETICAL
    verb = noun.head
    for _ in range(_STEPS):
        if verb.pos_ in ("VERB", "AUX") or verb.head == verb:
            break
        verb = verb.head
    if verb.pos_ in ("VERB", "AUX"):
        governed = governing_status(verb)
        lemma = verb.lemma_.lower()
        if governed is not None:
            return governed
        if lemma in _ALLEGING:
            return EventStatus.ALLEGED
        if noun.dep_ in ("dobj", "pobj") and lemma in _INTENDING:
            return EventStatus.HYPOTHETICAL
    return EventStatus.PRESUPPOSED


def is_denied_noun(noun: Token) -> bool:
    return any(c.lower_ in ("no", "without") for c in noun.children) or noun.head.lower_ in ("without", "no")


def denies_deed(clause: Token) -> bool:
    """A negated clause about something past or standing; what one will not do is no denial."""
    helpers = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if helpers & _MODALS:
        return False
    return is_negated(clause) and clause.lemma_ not in _STANDING


def lays_blame(clause: Token) -> bool:
    """ "was responsible", "were behind it", not negated."""
    words = {c.lower_ for c in clause.children}
    return (
        clause.lemma_ == "be" and not is_negated(clause) and bool(words & {"responsible", "guilty", "behind"})
    )


def is_demand(clause: Token) -> bool:
    return any(c.lower_ in ("must", "should", "ought") and c.dep_ == "aux" for c in clause.children)


def depth_of(token: Token) -> int:
    """How many words stand between a word and the head of its sentence, conjunctions not counted."""
    depth = 0
    while token.head != token:
        is_told = token.dep_ == "ccomp" and token.head.lemma_.lower() in _TELLING
        is_one = token.dep_ in ("conj", "aux", "acomp") or (token.dep_ == "xcomp" and token.tag_ != "VBG")
        depth += not (is_one or is_told)
        token = token.head
    return depth
