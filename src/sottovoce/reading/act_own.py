"""Rules that read an act off what the speaker's own side does, will do, wants or leaves undone.

In: a `Content`. Out: a `Finding`, or None where no rule speaks.
Method: mood and polarity of the clause whose subject is the speaker's side, and the class of its verb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sottovoce.reading.act_cues import sense_of
from sottovoce.reading.act_findings import WILL, Finding, find_wording, wording
from sottovoce.reading.content import Content, Predicate
from sottovoce.vocabulary import Act, ActorKind, Form

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURALS = frozenset("i we you they these those both".split())
# Own steps told as news rather than vowed.
_NEWS = frozenset(
    """decide announce publish meet hold visit travel send consider discuss apply adopt join vote present
    submit open begin start launch hear return""".split()
)
_TALK = frozenset(
    "meet talk negotiate mediate host discuss sit hold speak resume listen restart engage".split()
)
_TALKS = frozenset("dialogue talks talk negotiations discussion discussions compromise mediation".split())
# Negated, these refuse a wish of others; any other own deed negated calms.
_DENIED_WISH = frozenset(
    """impose sign accept recognise recognize negotiate give agree back hand yield
    surrender allow permit lift return pay tolerate compromise submit bow bend vote cede extradite join
    withdraw change approve pull host supply sell send provide talk grant support
    stop close shut dismantle disarm release free""".split()
)
_HURTING = frozenset(
    """let lend leave stand harm hurt touch hinder impede prevent limit hamper affect disturb interrupt desert
    abandon forget betray drag join take fire shoot kill jail expel detain seize confiscate exploit""".split()
)
_GIVEN_FOR = frozenset(
    """try release pay build treat deliver restore investigate protect provide implement respect honour honor
    free repay rebuild""".split()
)
_STRIKING = frozenset("respond retaliate strike punish crush avenge fight bomb attack destroy invade".split())
_ONGOING = frozenset(
    """mediation support work aid help cooperation operation mission delivery effort campaign programme
    program patrol assistance production service""".split()
)
_LASTING = frozenset("continue resume stop end cease waver".split())
_SETTLED = frozenset("settle decide discuss know see find send replace elect affect force".split())
_LACKING = frozenset("have know see find understand think believe expect remember hear get agree".split())
_WISHING = frozenset("want wish seek desire".split())
_HOLDING = frozenset({Act.REFUSE, Act.ALIGN})
_VIEWED = frozenset("recognise recognize accept support agree want".split())
# What others try in vain, and what comes of a step without being done: neither binds anybody.
_ATTEMPTS = frozenset("manage succeed dare spoil divide intimidate defeat".split())
_OUTCOMES = frozenset("strengthen weaken benefit profit gain suffer lose prosper thrive win become".split())
# What is only said: to leave it unsaid is no lasting step.
UTTERED = frozenset("apologise apologize regret repent boast complain".split())
_VIEWED_AS = frozenset("see regard consider view".split())


def read_own(content: Content) -> Finding | None:
    is_own = content.main is not None and content.main.is_own
    if is_own and (words := wording("no_wish", content)) is not None:
        return Finding(acts=(Act.ASSURE, Act.PROMISE), words=words, rule="no intention")
    if is_own and (words := wording("open", content)) is not None:
        return Finding(acts=(Act.PROPOSE, Act.PROMISE), words=words, rule="open to talk")
    if is_own and (match := find_wording("ready", content)) is not None:
        return _ready(content, match)
    if (match := find_wording("readiness", content)) is not None:
        is_talk = match.group("deed") in _TALK or match.group("matter") in _TALKS
        acts = (Act.PROPOSE, Act.PROMISE) if is_talk else (Act.PROMISE,)
        return Finding(acts=acts, words=match.group(), rule="readiness")
    if (sweeping := _sweeping(content)) is not None:
        return sweeping
    for p in content.own:
        if p.modal in WILL:
            return _own_will(content, p)
        if p.is_negated and p.modal is None and not p.is_past and _is_view(p, content):
            return Finding(acts=(Act.REFUSE,), words=p.verb.text, rule="does not accept")
    return _will_be_done(content)


def _is_view(p: Predicate, content: Content) -> bool:
    return p.lemma in _VIEWED or (p.lemma in _VIEWED_AS and " as " in content.text)


def held_ready(content: Content) -> Finding | None:
    """A deed of one's own held ready that hurts nobody: on a condition, an offer."""
    match = find_wording("ready", content)
    return None if match is None or match.group("deed") in _STRIKING else _ready(content, match)


def _ready(content: Content, match: re.Match[str]) -> Finding:
    if match.group("deed") in _TALK:
        return Finding(acts=(Act.PROPOSE, Act.PROMISE), words=match.group(), rule="ready to talk")
    if wording("threat_deed", content):
        return Finding(acts=(Act.THREATEN, Act.WARN), words=match.group(), rule="ready to strike")
    is_resolve = "determined" in match.group()  # of one's own deed alone
    acts = (Act.PROMISE,) if is_resolve else (Act.PROPOSE, Act.PROMISE)
    return Finding(acts=acts, words=match.group(), rule="ready to")


def _sweeping(content: Content) -> Finding | None:
    """ "No soldier will stay", "all of them will leave": a vow, whoever the subject is."""
    if (words := wording("none_will", content)) is not None:
        if any(p.lemma in _ATTEMPTS and p.modal in WILL for p in content.predicates):
            return Finding(acts=(Act.PREDICT, Act.ASSURE), words=words, rule="nobody will manage")
        return Finding(acts=(Act.PROMISE, Act.ASSURE), words=words, rule="none will")
    words = wording("all_leave", content)
    return Finding(acts=(Act.PROMISE,), words=words, rule="all will leave") if words else None


def _own_will(content: Content, p: Predicate) -> Finding:
    sense = sense_of(p.verb)
    if sense and sense.is_fixed and sense.acts[0] in _HOLDING and not p.is_negated:
        extra = (Act.PROMISE,) if sense.acts[0] is Act.ALIGN else ()
        return Finding(acts=(sense.acts[0], *extra), words=p.verb.text, rule="will hold")
    if p.is_negated:
        return _own_refusal(content, p)
    if words := wording("side", content) or wording("together", content):
        return Finding(acts=(Act.ALIGN, Act.PROMISE), words=words, rule="will stand with")
    if p.lemma in _STRIKING and not p.is_passive:
        return Finding(acts=(Act.THREATEN, Act.WARN), words=p.verb.text, rule="will strike")
    if p.is_continued:
        return Finding(acts=(Act.PROMISE, Act.ASSURE), words=p.verb.text, rule="will go on")
    if p.lemma in _NEWS or (p.lemma == "make" and re.search(r"\bmind|decision|announcement", content.text)):
        return Finding(acts=(Act.INFORM,), words=p.verb.text, rule="own plan")
    if p.lemma in _OUTCOMES and not p.is_passive:
        return Finding(acts=(Act.PREDICT,), words=p.verb.text, rule="own outcome")
    return Finding(acts=(Act.PROMISE,), words=p.verb.text, rule="own future")


def _own_refusal(content: Content, p: Predicate) -> Finding:
    if p.lemma in ("rule", "exclude"):
        return Finding(acts=(Act.PREDICT,), words=p.verb.text, rule="not ruled out")
    forsakes = p.lemma in ("give", "abandon", "betray") and wording("side", content)
    if p.lemma in UTTERED:
        return Finding(acts=(Act.REFUSE, Act.JUSTIFY), words=p.verb.text, rule="will not say")
    if p.lemma in _DENIED_WISH and not forsakes:
        # To rule a step out binds: a vow to refrain.
        acts = (Act.REFUSE, Act.JUSTIFY) if wording("excuse", content) else (Act.REFUSE, Act.PROMISE)
        return Finding(acts=acts, words=p.verb.text, rule="will not")
    second = Act.ASSURE if _spares(content, p) else Act.REFUSE
    return Finding(acts=(Act.PROMISE, second), words=p.verb.text, rule="will not, calming")


def _spares(content: Content, p: Predicate) -> bool:
    """Whether what one will not do would have hurt others, or let others do so."""
    return p.lemma in _HURTING | _STRIKING or any(
        wording(f, content) for f in ("harm", "blame", "threat_deed")
    )


def _will_be_done(content: Content) -> Finding | None:
    if (words := wording("given", content)) is not None:
        return Finding(acts=(Act.PROMISE,), words=words, rule="will be given")
    main = content.main
    if main is None or main.modal not in WILL:
        return None
    goes_on = main.is_negated == (main.lemma in ("stop", "end", "cease", "waver"))
    if main.lemma in _LASTING and goes_on and set(main.subject.split()) & _ONGOING:
        return Finding(acts=(Act.PROMISE, Act.ASSURE), words=main.verb.text, rule="will go on")
    if "never" in content.text and main.is_negated and not content.mentions:
        return _own_refusal(content, main)
    if not main.is_passive or main.is_negated:
        return None
    if main.lemma in _GIVEN_FOR or _is_institutional(content, main):
        return Finding(acts=(Act.PROMISE,), words=main.verb.text, rule="will be done")
    return None


def _is_institutional(content: Content, p: Predicate) -> bool:
    """Whether "it will be done" is a vow: an office says it of a thing, without another doer or any harm."""
    if content.utterance.speaker.kind is ActorKind.UNNAMED or content.utterance.speaker.state is None:
        return False
    if any(k.dep_ == "agent" for k in p.verb.children) or p.lemma in _SETTLED:
        return False
    if any(wording(f, content) for f in ("harm", "blame", "threat_deed")):
        return False
    subject = next((k for k in p.verb.children if k.dep_ == "nsubjpass"), None)
    if subject is None or subject.pos_ == "PRON":
        return False
    block = content.page.blocks[content.utterance.block].start
    return not content.page.mentions_in(block + subject.idx, block + subject.idx + len(subject))


# --- the speaker's own course and wishes ----------------------------------------------------


def read_course(content: Content) -> Finding | None:
    """What the own side does not do, now: "we bow to nobody", "is not turning against anyone"."""
    main = content.main
    if main is None or not main.is_own or not main.is_headed or main.modal or main.is_past:
        return None
    if main.is_negated and main.lemma not in _LACKING:
        return Finding(acts=(Act.ASSURE,), words=main.verb.text, rule="own course")
    return None


def read_wish(content: Content) -> Finding | None:
    """What the speaker wants: of others it is an appeal, of his own conduct it calms."""
    main = content.main
    if main is None or not main.is_own or main.lemma not in _WISHING or main.is_negated:
        return None
    if main.modal not in (None, *WILL):
        return None
    wished = next((k for k in main.verb.children if k.dep_ in ("xcomp", "ccomp", "dobj")), None)
    if wished is None or wished.i < main.verb.i:
        return None
    is_of_own = wished.dep_ == "xcomp" and not any(k.dep_ in ("nsubj", "nsubjpass") for k in wished.children)
    act = Act.ASSURE if is_of_own else Act.APPEAL
    return Finding(acts=(act,), words=main.verb.text, rule="own wish" if is_of_own else "wants of others")


def _is_one(subject: Token) -> bool:
    """One thing: behind it a plain form is told from the present ("that it keep", not "that they keep")."""
    is_joined = any(k.dep_ == "conj" for k in subject.children)
    return not is_joined and subject.tag_ not in ("NNS", "NNPS") and subject.lower_ not in _PLURALS


def read_order(content: Content) -> Finding | None:
    """An imperative, or a clause in the plain form after "that" (the camp *be* moved)."""
    main = content.main
    if main is None or main.modal or not content.body:
        return None
    helpers = [k.lower_ for k in main.verb.children if k.dep_ in ("aux", "auxpass")]
    subject = next((k for k in main.verb.children if k.dep_ in ("nsubj", "nsubjpass")), None)
    words = main.verb.text
    if subject is not None:
        is_plain = helpers == ["be"] if main.is_passive else main.verb.tag_ == "VB" and not helpers
        is_plain = is_plain and subject in content.tokens and content.utterance.form is not Form.DIRECT
        is_plain = is_plain and (main.is_passive or main.lemma == "be" or _is_one(subject))
        return Finding(acts=(Act.APPEAL,), words=words, rule="plain form") if is_plain else None
    is_bare = main.verb.tag_ == "VB" and set(helpers) <= {"do", "be"} and main.verb in content.body[:3]
    if is_bare and content.utterance.form is not Form.INDIRECT:
        return Finding(acts=(Act.APPEAL,), words=words, rule="imperative")
    return None
