"""Rules that read an act off the content alone, for cues that do not name one ("said", "told", none).

In: a `Content`. Out: a `Finding`, or None where no rule speaks.
Method: ordered rules over subject (the speaker's side or others), mood (will, must, condition), negation and
wording families (`lexicon/act_wording.csv`); the first that speaks wins (annotation guide, "Acts").
"""

from __future__ import annotations

import re

from sottovoce.reading.act_findings import (
    OPENING,
    WILL,
    Finding,
    Rule,
    family_rule,
    find_wording,
    has_condition,
    is_inverted,
    is_turned,
    wording,
)
from sottovoce.reading.act_own import held_ready, read_course, read_order, read_own, read_wish
from sottovoce.reading.act_stands import read_awaited, read_borne_out, read_consent, read_held_out, read_kept
from sottovoce.reading.content import Content, Predicate
from sottovoce.vocabulary import Act, ActorKind, Form


def read_plain(content: Content) -> Finding | None:
    """Acts that words show without regard to their cue: thanks, a yes, a denial of truth."""
    return next((f for rule in _PLAIN if (f := rule(content))), None)


def read_content(content: Content) -> Finding | None:
    """The first rule that speaks."""
    return next((f for rule in (*_PLAIN, *_RULES) if (f := rule(content))), None)


def read_rest(content: Content) -> Finding:
    """Where no rule speaks: a judgement is assessed, a fact told is informed."""
    words = wording("find", content)
    if words:
        return Finding(acts=(Act.ASSESS,), words=words, rule="judgement")
    main = content.main
    if (
        main is not None
        and main.lemma == "be"
        and any(k.dep_ in ("acomp", "attr") for k in main.verb.children)
    ):
        return Finding(acts=(Act.ASSESS,), words=main.verb.text, rule="copula")
    return Finding(acts=(Act.INFORM,), words=main.verb.text if main else None, rule="told")


# --- silence, denial of truth ---------------------------------------------------------------


def read_silence(content: Content) -> Finding | None:
    """The speaker answers nothing, or will not speak of it."""
    match = find_wording("silence", content)
    if match is None or match.start() > OPENING:
        return None
    main = content.main
    # What opens with the silence ("but | would not name them") has its subject, the speaker, before it.
    if match.start() and main is not None and not main.is_own and content.utterance.layout != "silence":
        return None
    return Finding(acts=(Act.NO_COMMENT,), words=match.group(), rule="silence")


def _untrue(content: Content) -> Finding | None:
    if (words := wording("rejected", content)) is not None:
        return Finding(acts=(Act.DENY,), words=words, rule="charge rejected")
    words = wording("untrue", content)
    if words is None:
        return None
    is_blamed = wording("invented", content) or any(_has_doer(p) for p in content.predicates)
    is_blamed = is_blamed or any(t.dep_ == "agent" for t in content.body)
    acts = (Act.DENY, Act.ACCUSE) if is_blamed else (Act.DENY,)
    return Finding(acts=acts, words=words, rule="untrue")


def _accused(content: Content) -> Finding | None:
    """ "My country is accused of arming them": who says so of himself does not grant it."""
    main = content.main
    if main is None or not (main.is_own and main.is_passive) or main.is_negated or main.lemma != "accuse":
        return None
    return Finding(acts=(Act.DENY,), words=main.verb.text, rule="charge told of himself")


def _no_quarrel(content: Content) -> Finding | None:
    """ "Nobody was looking for a quarrel": a deed denied that would be one calms."""
    words = wording("no_quarrel", content)
    return Finding(acts=(Act.ASSURE,), words=words, rule="calm") if words is not None else None


_MOODS = ("worried", "alarmed", "concerned")


def _worry(content: Content) -> Finding | None:
    """What worries the speaker, or anybody; that others are worried is only told."""
    words = wording("worry", content)
    if words is None:
        return None
    main = content.main
    is_of_others = main is not None and bool(main.subject) and not main.is_own
    if is_of_others and words.startswith(_MOODS):
        return None
    return Finding(acts=(Act.WARN,), words=words, rule="worry")


# --- conditions and threats -----------------------------------------------------------------

_THEN = re.compile(
    r"\b(?:will|would|shall|won't|may|might|could|(?:is|are) going to|(?:ready|prepared) to)\b|'ll\b"
)
_UNREAL = re.compile(r"\b(?:would|could|might) (?:\w+ )?have (?:been \w+|\w+ed|gone|come|had)\b")
_FORCED = re.compile(r"\b(?:may|might|could|will|would|shall) (?:soon |then |well |also )?have to\b")
_STARK = re.compile(r"\bhave to\b|\bforced to\b|\bno (?:other )?choice\b")


def _conditional(content: Content) -> Finding | None:
    text = content.text
    if not has_condition(text) or not _THEN.search(text):
        return None
    if (unreal := _UNREAL.search(text)) is not None:
        # "Had they waited, it would have burned": what did not happen excuses what did.
        act = Act.JUSTIFY if wording("harm", content) or wording("threat_deed", content) else Act.ASSESS
        return Finding(acts=(act,), words=unreal.group(), rule="unreal condition")
    then = [p for p in content.predicates if p.modal in (*WILL, "may", "might", "could")]
    own = [p for p in then if p.is_own]
    if own and own[0].is_negated:
        return None  # "will not ..., as long as": a refusal or a vow
    if own == then and (ready := held_ready(content)) is not None:
        return ready
    deed = wording("threat_deed", content)
    military = wording("military", content)
    if own and (deed or military or (stark := _STARK.search(text))):
        words = deed or military or (stark.group() if stark else None)
        return Finding(acts=(Act.THREATEN, Act.WARN), words=words, rule="own deed on condition")
    if deed and (any(p.is_passive for p in then) or military):
        return Finding(acts=(Act.THREATEN, Act.WARN), words=deed, rule="deed on condition")
    if own and own[0].modal in WILL:
        return Finding(acts=(Act.PROMISE,), words=own[0].verb.text, rule="promise on condition")
    harm = wording("harm", content) or deed
    return Finding(acts=(Act.WARN,), words=harm, rule="harm on condition") if harm else None


def _hostile_step(content: Content) -> Finding | None:
    """ "It will answer at a time of its choosing": of the own side, or without a doer."""
    words, main = wording("promised_back", content), content.main
    if words is None or (main is not None and not (main.is_own or main.is_passive)):
        return None
    return Finding(acts=(Act.THREATEN,), words=words, rule="hostile step held out")


def _payback(content: Content) -> Finding | None:
    words = wording("payback", content)
    return Finding(acts=(Act.THREATEN, Act.WARN), words=words, rule="payback") if words else None


# --- excuse, consent, refusal, denial -------------------------------------------------------

_LOOKED = frozenset("find see expect await know believe think observe notice show detect anticipate".split())
_AWAITED = frozenset("expect await anticipate foresee".split())
_DOING = frozenset(
    "prepare plan take hide supply support arm possess seek train fund develop interfere use".split()
)
_CONSENT = frozenset("agree accept consent endorse approve allow permit".split())
# "has not changed", "did not want war" calm about one's course; they deny no deed.
_GROUNDS = frozenset("lawful lawfully necessary necessity".split())
_UNMOVED = frozenset("change waver shift alter direct aim want wish seek intend".split())
_NO_DEED = _LOOKED | _UNMOVED | {"have", "be"}
_NO_ONE = frozenset("no nobody none nothing neither".split())


def _excuse(content: Content) -> Finding | None:
    match = find_wording("excuse", content)
    if match is None or (match.group() in _GROUNDS and is_turned(content, match)):
        return None
    words = match.group()
    blamed = wording("blame", content)
    acts = (Act.JUSTIFY, Act.ACCUSE) if blamed and words not in blamed else (Act.JUSTIFY,)
    return Finding(acts=acts, words=words, rule="excuse")


def _agreed(content: Content) -> Finding | None:
    for p in content.own[:1]:
        if p.lemma in _CONSENT and p.is_past and not p.is_negated and not p.is_passive:
            return Finding(acts=(Act.AGREE,), words=p.verb.text, rule="agreed")
    return None


def _cannot(content: Content) -> Finding | None:
    match = find_wording("cannot", content)
    if match is None or not (content.main and content.main.is_own) or match.start() > OPENING:
        return None
    return Finding(acts=(Act.REFUSE,), words=match.group(), rule="cannot")


def _nothing_found(content: Content) -> Finding | None:
    main = content.main
    if main is not None and main.is_negated and main.lemma in _LOOKED and not main.modal:
        acts = (Act.ASSESS, Act.PREDICT) if main.lemma in _AWAITED else (Act.ASSESS,)
        return Finding(acts=acts, words=main.verb.text, rule="nothing found")
    words = wording("nothing_found", content)
    return Finding(acts=(Act.ASSESS,), words=words, rule="nothing found") if words else None


def _never(content: Content) -> Finding | None:
    main = content.main
    if main is None or main.modal:
        return None
    for p in content.predicates:
        is_told = p is main or (p.is_own and p.is_headed)
        if (
            not (is_told and p.is_negated)
            or (p is not main and p.verb.dep_ == "advcl")
            or p.modal
            or p.lemma in ("have", "be")
            or p.lemma in _LOOKED | _UNMOVED
        ):
            continue
        if _is_lasting_course(content, p):
            return Finding(acts=(Act.ASSURE,), words=p.verb.text, rule="own course, told")
        is_past = p.is_past and (p.is_own or p.subject.split(" ")[0] in _NO_ONE)
        if is_past or (p.is_own and p.lemma in _DOING):
            return _no_quarrel(content) or Finding(
                acts=(Act.DENY,), words=p.verb.text, rule="own deed negated"
            )
    match = find_wording("never_was", content)
    is_now = main.verb.tag_ in ("VBZ", "VBP") and main.lemma not in ("be", "have", "exist")
    is_of_others = is_now and not main.is_own
    if match and match.start() < OPENING and not is_of_others:
        # Told of the present, a denial also calms: "this text has no annex".
        acts = (Act.DENY, Act.ASSURE) if is_now_told(main) else (Act.DENY,)
        return Finding(acts=acts, words=match.group(), rule="there was no")
    return None


def _is_lasting_course(content: Content, p: Predicate) -> bool:
    """ "Said it kept nobody by force": the present, put back by the verb of saying, of one's own conduct."""
    return (
        content.utterance.form is Form.INDIRECT
        and p.is_own
        and not p.is_passive
        and p.verb.tag_ == "VBD"
        and not any(k.dep_ == "aux" for k in p.verb.children)
    )


# --- demands, blame, warnings ---------------------------------------------------------------


def is_now_told(p: Predicate) -> bool:
    """Whether the verb stands in the present."""
    return p.verb.tag_ in ("VBZ", "VBP")


_CASUALTY = frozenset("destroy kill wound damage injure hit bomb strike shell".split())


def _ought(content: Content) -> Finding | None:
    words = wording("ought", content)
    if words is None or is_inverted(content.text):
        return None
    if (stark := _FORCED.search(content.text)) is not None and content.own:
        return Finding(acts=(Act.WARN,), words=stark.group(), rule="own hardship")
    own = any(p.is_own and p.modal in ("must", "should", "need", "ought") for p in content.predicates)
    if own and content.utterance.form is not Form.DIRECT:
        return Finding(acts=(Act.PROPOSE,), words=words, rule="own duty")
    return Finding(acts=(Act.APPEAL,), words=words, rule="ought")


def _rated_bad(content: Content) -> Finding | None:
    match = find_wording("rate_bad", content)
    if match is None:
        return None
    if is_turned(content, match) and " not be " not in content.text:
        main = content.main
        act = Act.DENY if main is not None and main.is_own and main.is_past else Act.JUSTIFY
        return Finding(acts=(act,), words=match.group(), rule="cleared of a bad name")
    blamed = find_wording("blame", content)
    is_other = blamed is not None and not (blamed.start() < match.end() and match.start() < blamed.end())
    acts = (Act.CONDEMN, Act.ACCUSE) if is_other else (Act.CONDEMN,)
    return Finding(acts=acts, words=match.group(), rule="rated bad")


def _blame(content: Content) -> Finding | None:
    match = find_wording("blame", content)
    main = content.main
    if match is None or is_turned(content, match):
        return None
    # "it had broken its word": a pronoun with a deed of blame stands for the other side.
    is_confessed = main is not None and main.is_own and main.subject not in ("it", "they")
    if main is not None and is_confessed and not main.is_passive and main.subject:
        return None
    if main is not None and main.is_passive and main.lemma in _CASUALTY and not _has_doer(main):
        return None  # "twenty houses were destroyed": losses told, nobody blamed
    return Finding(acts=(Act.ACCUSE,), words=match.group(), rule="blame")


def _has_doer(p: Predicate) -> bool:
    return any(k.dep_ == "agent" for k in p.verb.children)


_OPINING = frozenset("believe think expect doubt suppose assume guess reckon suspect".split())
_AHEAD = frozenset({*WILL, "may", "might"})
_FEARS = frozenset({"fear", "dread", "worry"})
_BOUND = re.compile(
    r"\b(?:(?:is|are|was|were|be|been) (?:\w+ )?(?:likely|expected|set|due|bound|about|going) to|"
    r"(?:is|are|was|were) expected\b|(?:un)?likely\b|probabl[ey]\b|almost certainly\b|"
    r"sooner or later\b|before long\b|in all likelihood\b)"
)


def _future(content: Content) -> Finding | None:
    """What others will do, by the main clause; inside an opinion the opinion comes first."""
    main = content.main
    if main is None:
        words = wording("likely", content)
        return Finding(acts=(Act.PREDICT,), words=words, rule="future of others") if words else None
    if main.is_own and main.lemma in _OPINING:
        ahead = main.lemma == "expect" or any(p.modal in _AHEAD for p in content.predicates)
        acts = (Act.ASSESS, Act.PREDICT) if ahead else (Act.ASSESS,)
        return Finding(acts=acts, words=main.verb.text, rule="opinion")
    if main.modal in _AHEAD:
        is_onlooker = content.utterance.speaker.kind is ActorKind.UNNAMED and not main.is_own
        rule = "expected of others" if is_onlooker else "future of others"
        return Finding(acts=(Act.PREDICT,), words=main.verb.text, rule=rule)
    match = _BOUND.search(content.text)
    if match and match.start() < OPENING:
        return Finding(acts=(Act.PREDICT,), words=match.group(), rule="expected of others")
    return None


def _harm(content: Content) -> Finding | None:
    words = wording("harm", content)
    if words is None or not wording("likely", content) or wording("relief", content):
        return None
    if _is_fear_of_others(content):
        return None
    return Finding(acts=(Act.WARN,), words=words, rule="harm to come")


def _is_fear_of_others(content: Content) -> bool:
    """ "the Ruritanians may have feared a precedent": what others fear is told, and nobody is warned."""
    main = content.main
    return main is not None and main.lemma in _FEARS and main.is_headed and not main.is_own


_PLAIN: tuple[Rule, ...] = (
    family_rule("request", Act.APPEAL, "request"),
    family_rule("thanks", Act.THANK, "thanks"),
    family_rule("yes", Act.CONFIRM, "yes"),
    _untrue,
    _accused,
)
_RULES: tuple[Rule, ...] = (
    _conditional,
    _payback,
    _hostile_step,
    read_awaited,
    family_rule("no_bargain", Act.REFUSE, "not to be bargained over"),
    read_consent,
    read_borne_out,
    read_order,
    read_own,
    _nothing_found,
    _excuse,
    _agreed,
    _cannot,
    _never,
    read_wish,
    _ought,
    family_rule("calm", Act.ASSURE, "calm"),
    read_kept,
    read_course,
    family_rule("side", Act.ALIGN, "side"),
    _rated_bad,
    _blame,
    family_rule("rate_good", Act.PRAISE, "rated good"),
    _worry,
    _harm,
    read_held_out,
    _future,
)
