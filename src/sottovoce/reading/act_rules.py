"""Rules that read an act off the content alone, for cues that do not name one ("said", "told", none).

In: a `Content`. Out: a `Finding`, or None where no rule speaks.
Method: ordered rules over subject (the speaker's side or others), mood (will, must, condition), negation and
wording families (`lexicon/act_wording.csv`); the first that speaks wins (annotation guide, "Acts").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sottovoce.reading.act_cues import load_wording, sense_of
from sottovoce.reading.content import Content, Predicate
from sottovoce.vocabulary import Act, Form


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Acts found by one rule, and the words it rests on."""

    acts: tuple[Act, ...]
    words: str | None
    rule: str


Rule = Callable[[Content], Finding | None]
WILL = frozenset({"will", "would", "shall"})
_OPENING = 60  # characters within which words still belong to the main clause


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


def wording(family: str, content: Content) -> str | None:
    """The words of a family that the content holds first."""
    match = find_wording(family, content)
    return match.group() if match else None


def find_wording(family: str, content: Content) -> re.Match[str] | None:
    """The first match of a family in the content."""
    return load_wording()[family].search(content.text)


def _family(family: str, act: Act, rule: str) -> Rule:
    """A rule that speaks wherever a wording family does."""

    def read(content: Content) -> Finding | None:
        words = wording(family, content)
        return Finding(acts=(act,), words=words, rule=rule) if words else None

    return read


# --- silence, denial of truth ---------------------------------------------------------------


def read_silence(content: Content) -> Finding | None:
    """The speaker answers nothing, or will not speak of it."""
    match = find_wording("silence", content)
    if match is None or match.start() > _OPENING:
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
    acts = (Act.DENY, Act.ACCUSE) if wording("invented", content) else (Act.DENY,)
    return Finding(acts=acts, words=words, rule="untrue")


# --- conditions and threats -----------------------------------------------------------------

_IF = re.compile(r"\b(?:if|unless|provided(?: that)?|on condition|(?<!for )as long as|in case)\b")
_INVERTED = re.compile(r"(?:^|[;,.] |\bbut |\band )(?:should|were|had) (?:\w+ ){1,4}\w+")
_THEN = re.compile(
    r"\b(?:will|would|shall|won't|may|might|could|(?:is|are) going to|(?:ready|prepared) to)\b|'ll\b"
)
_STARK = re.compile(r"\bhave to\b|\bforced to\b|\bno (?:other )?choice\b")


def has_condition(text: str) -> bool:
    """Whether what is said hangs on a condition."""
    return bool(_IF.search(text)) or bool(_INVERTED.search(text) and not text.endswith("?"))


def _conditional(content: Content) -> Finding | None:
    text = content.text
    if not has_condition(text) or not _THEN.search(text):
        return None
    then = [p for p in content.predicates if p.modal in (*WILL, "may", "might", "could")]
    own = [p for p in then if p.is_own]
    if own and own[0].is_negated:
        return None  # "will not ..., as long as": a refusal or a vow
    deed = wording("threat_deed", content)
    if own and (deed or wording("military", content) or _STARK.search(text)):
        return Finding(acts=(Act.THREATEN, Act.WARN), words=deed, rule="own deed on condition")
    if deed and (any(p.is_passive for p in then) or wording("military", content)):
        return Finding(acts=(Act.THREATEN, Act.WARN), words=deed, rule="deed on condition")
    if own and own[0].modal in WILL:
        return Finding(acts=(Act.PROMISE,), words=own[0].verb.text, rule="promise on condition")
    harm = wording("harm", content) or deed
    return Finding(acts=(Act.WARN,), words=harm, rule="harm on condition") if harm else None


def _payback(content: Content) -> Finding | None:
    words = wording("payback", content)
    return Finding(acts=(Act.THREATEN, Act.WARN), words=words, rule="payback") if words else None


# --- the speaker's own future ---------------------------------------------------------------

# Own steps told as news rather than vowed.
_NEWS = frozenset(
    """decide announce publish meet hold visit travel send consider discuss apply adopt join vote present
    submit open begin start launch hear return""".split()
)
_TALK = frozenset(
    "meet talk negotiate mediate host discuss sit hold speak resume listen restart engage".split()
)
# Negated, these refuse a wish of others; any other own deed negated calms.
_DENIED_WISH = frozenset(
    """impose sign accept recognise recognize negotiate give apologise apologize agree back hand yield
    surrender allow permit lift return pay tolerate compromise submit bow bend vote cede extradite join
    withdraw change approve pull host supply sell send provide talk grant support stop""".split()
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
_HOLDING = frozenset({Act.REFUSE, Act.ALIGN})
_VIEWED = frozenset("recognise recognize accept support agree want".split())
_VIEWED_AS = frozenset("see regard consider view".split())


def _own_future(content: Content) -> Finding | None:
    is_own = content.main is not None and content.main.is_own
    if is_own and (words := wording("no_wish", content)) is not None:
        return Finding(acts=(Act.ASSURE, Act.PROMISE), words=words, rule="no intention")
    if is_own and (words := wording("open", content)) is not None:
        return Finding(acts=(Act.PROPOSE, Act.PROMISE), words=words, rule="open to talk")
    if is_own and (match := find_wording("ready", content)) is not None:
        return _ready(content, match)
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


def _ready(content: Content, match: re.Match[str]) -> Finding:
    if match.group("deed") in _TALK:
        return Finding(acts=(Act.PROPOSE, Act.PROMISE), words=match.group(), rule="ready to talk")
    if wording("threat_deed", content):
        return Finding(acts=(Act.THREATEN, Act.WARN), words=match.group(), rule="ready to strike")
    return Finding(acts=(Act.PROMISE,), words=match.group(), rule="ready to")


def _sweeping(content: Content) -> Finding | None:
    """ "No soldier will stay", "all of them will leave": a vow, whoever the subject is."""
    if (words := wording("none_will", content)) is not None:
        return Finding(acts=(Act.ASSURE, Act.PROMISE), words=words, rule="none will")
    words = wording("all_leave", content)
    return Finding(acts=(Act.PROMISE,), words=words, rule="all will leave") if words else None


def _own_will(content: Content, p: Predicate) -> Finding:
    sense = sense_of(p.verb)
    if sense and sense.is_fixed and sense.acts[0] in _HOLDING and not p.is_negated:
        extra = (Act.PROMISE,) if sense.acts[0] is Act.ALIGN else ()
        return Finding(acts=(sense.acts[0], *extra), words=p.verb.text, rule="will hold")
    if p.is_negated:
        return _own_refusal(content, p)
    if words := wording("side", content):
        return Finding(acts=(Act.ALIGN, Act.PROMISE), words=words, rule="will stand with")
    if p.lemma in _STRIKING and not p.is_passive:
        return Finding(acts=(Act.THREATEN, Act.WARN), words=p.verb.text, rule="will strike")
    if p.is_continued:
        return Finding(acts=(Act.ASSURE, Act.PROMISE), words=p.verb.text, rule="will go on")
    if p.lemma in _NEWS or (p.lemma == "make" and re.search(r"\bmind|decision|announcement", content.text)):
        return Finding(acts=(Act.INFORM,), words=p.verb.text, rule="own plan")
    return Finding(acts=(Act.PROMISE,), words=p.verb.text, rule="own future")


def _own_refusal(content: Content, p: Predicate) -> Finding:
    forsakes = p.lemma in ("give", "abandon", "betray") and wording("side", content)
    if p.lemma in _DENIED_WISH and not forsakes:
        acts = (Act.REFUSE, Act.JUSTIFY) if wording("excuse", content) else (Act.REFUSE,)
        return Finding(acts=acts, words=p.verb.text, rule="will not")
    return Finding(acts=(Act.ASSURE, Act.PROMISE), words=p.verb.text, rule="will not, calming")


def _will_be_done(content: Content) -> Finding | None:
    if (words := wording("given", content)) is not None:
        return Finding(acts=(Act.PROMISE,), words=words, rule="will be given")
    main = content.main
    if main is None or main.modal not in WILL:
        return None
    goes_on = main.is_negated == (main.lemma in ("stop", "end", "cease", "waver"))
    if main.lemma in _LASTING and goes_on and set(main.subject.split()) & _ONGOING:
        return Finding(acts=(Act.ASSURE, Act.PROMISE), words=main.verb.text, rule="will go on")
    if "never" in content.text and main.is_negated and not content.mentions:
        return _own_refusal(content, main)
    if not main.is_passive or main.is_negated:
        return None
    return (
        Finding(acts=(Act.PROMISE,), words=main.verb.text, rule="will be done")
        if main.lemma in _GIVEN_FOR
        else None
    )


# --- excuse, consent, refusal, denial -------------------------------------------------------

_LOOKED = frozenset("find see expect await know believe think observe notice show detect anticipate".split())
_AWAITED = frozenset("expect await anticipate foresee".split())
_DOING = frozenset(
    "prepare plan take hide supply support arm possess seek train fund develop interfere use".split()
)
_CONSENT = frozenset("agree accept consent endorse approve allow permit".split())
# "has not changed", "did not want war" calm about one's course; they deny no deed.
_UNMOVED = frozenset("change waver shift alter direct aim want wish seek intend".split())
_NO_DEED = _LOOKED | _UNMOVED | {"have", "be"}
_NO_ONE = frozenset("no nobody none nothing neither".split())


def _excuse(content: Content) -> Finding | None:
    words = wording("excuse", content)
    if words is None:
        return None
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
    if match is None or not (content.main and content.main.is_own) or match.start() > _OPENING:
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
            or p.modal
            or p.lemma in ("have", "be")
            or p.lemma in _LOOKED | _UNMOVED
        ):
            continue
        is_past = p.is_past and (p.is_own or p.subject.split(" ")[0] in _NO_ONE)
        if is_past or (p.is_own and p.lemma in _DOING):
            return Finding(acts=(Act.DENY,), words=p.verb.text, rule="own deed negated")
    match = find_wording("never_was", content)
    is_now = main.verb.tag_ in ("VBZ", "VBP") and main.lemma not in ("be", "have", "exist")
    is_of_others = is_now and not main.is_own
    if match and match.start() < _OPENING and not is_of_others:
        return Finding(acts=(Act.DENY,), words=match.group(), rule="there was no")
    return None


# --- demands, blame, warnings ---------------------------------------------------------------


_CASUALTY = frozenset("destroy kill wound damage injure hit bomb strike shell".split())


def _ought(content: Content) -> Finding | None:
    words = wording("ought", content)
    if words is None or _INVERTED.match(content.text):
        return None
    own = any(p.is_own and p.modal in ("must", "should", "need", "ought") for p in content.predicates)
    if own and content.utterance.form is not Form.DIRECT:
        return Finding(acts=(Act.PROPOSE,), words=words, rule="own duty")
    return Finding(acts=(Act.APPEAL,), words=words, rule="ought")


def _blame(content: Content) -> Finding | None:
    words = wording("blame", content)
    main = content.main
    if words is None or (main is not None and main.is_own and not main.is_passive and main.subject):
        return None
    if main is not None and main.is_passive and main.lemma in _CASUALTY and not _has_doer(main):
        return None  # "twenty houses were destroyed": losses told, nobody blamed
    return Finding(acts=(Act.ACCUSE,), words=words, rule="blame")


def _has_doer(p: Predicate) -> bool:
    return any(k.dep_ == "agent" for k in p.verb.children)


def _harm(content: Content) -> Finding | None:
    words = wording("harm", content)
    if words is None or not wording("likely", content):
        return None
    return Finding(acts=(Act.WARN,), words=words, rule="harm to come")


_PLAIN: tuple[Rule, ...] = (
    _family("request", Act.APPEAL, "request"),
    _family("thanks", Act.THANK, "thanks"),
    _family("yes", Act.CONFIRM, "yes"),
    _untrue,
)
_RULES: tuple[Rule, ...] = (
    _conditional,
    _payback,
    _own_future,
    _nothing_found,
    _excuse,
    _agreed,
    _cannot,
    _never,
    _ought,
    _family("calm", Act.ASSURE, "calm"),
    _family("side", Act.ALIGN, "side"),
    _family("rate_bad", Act.CONDEMN, "rated bad"),
    _blame,
    _family("rate_good", Act.PRAISE, "rated good"),
    _family("worry", Act.WARN, "worry"),
    _harm,
    _family("likely", Act.PREDICT, "future of others"),
)
