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
    match = load_wording()[family].search(content.text)
    return match.group() if match else None


# --- silence -------------------------------------------------------------------------------------------------------

_ASKED = r"(?:whether|if|when|who|what|how|anything|more|why|which|where|so)\b"
_SILENT = re.compile(
    r"\b(?:would|will|did|does|do|has|have|had|could|can|was|were|is)(?:n't| not)(?: immediately| yet| so far)?"
    rf" (?:\w+ly )?(?:comment|say(?: {_ASKED}|\W*$)|answer|respond|repl(?:y|ied)|confirm|elaborat|vouch|discuss|"
    rf"name (?:them|the|him|her|it)|be drawn|take up|taken up|specify|identify|said(?: {_ASKED}|\W*$)|spoken|react|"
    r"return|talk about|speak (?:for|about|to)|go into|explain|available for|reachable)"
    r"|\bwo n't speak|\bwon't (?:comment|speak|say|discuss|speculate|be drawn|go into)"
    r"|\b(?:no|nothing) (?:further |immediate |public )?(?:comment|reply|response|reaction|answer|statement)\b"
    r"|\b(?:declin|refus)\w+ to (?:comment|say|answer|discuss|confirm|elaborate|name|give|be drawn|identify|respond)"
    r"|\bneither confirm\w* nor den|\b(?:keeps?|kept|stay\w*|remain\w*|been|was|were) (?:silent|quiet|mum)\b"
    r"|\b(?:keeps?|kept) silence\b|^nothing (?:so far|yet|at all)\b|\bcould not be reached\b|\bno details\b"
)


def read_silence(content: Content) -> Finding | None:
    """The speaker answers nothing, or will not speak of it."""
    match = _SILENT.search(content.text)
    if match is None or match.start() > 60:
        return None
    main = content.main
    if main is not None and not main.is_own and content.utterance.layout != "silence":
        return None
    return Finding(acts=(Act.NO_COMMENT,), words=match.group(), rule="silence")


# --- thanks, yes, untrue -------------------------------------------------------------------------------------------

_THANKS = re.compile(
    r"\b(?:thank(?:s|ed|ful)?\b|grateful (?:to|that|for (?:the|your|this|their|its|his)\b)|gratitude\b)"
)
_REQUEST = re.compile(r"\bwould be grateful|\bwould appreciate|\bplease\b")
_YES = re.compile(
    r"^\W*(?:yes\b|indeed\b|that is (?:true|right|correct)|it is true|(?:he|she|they|we|i|it) did\b(?! not| n't)|of course)"
    r"|^\W*(?:we|i|he|she|they) did (?!not|n't|so\b)\w+"
)
_REJECTED = re.compile(
    r"\brejects? (?:that|this|such|(?:the|any|all|these|those) (?:\w+ )?(?:charge|accusation|allegation|claim|suggestion|notion)s?)\b"
)
_INVENTED_BY = re.compile(
    r"\b(?:staged|propaganda|disinformation|smear\w*|slander\w*|fabricated by|provocation)\b"
)


def _thanks(content: Content) -> Finding | None:
    if (match := _REQUEST.search(content.text)) is not None:
        return Finding(acts=(Act.APPEAL,), words=match.group(), rule="request")
    match = _THANKS.search(content.text)
    return Finding(acts=(Act.THANK,), words=match.group(), rule="thanks") if match else None


def _yes(content: Content) -> Finding | None:
    match = _YES.search(content.text)
    return Finding(acts=(Act.CONFIRM,), words=match.group(), rule="yes") if match else None


def _untrue(content: Content) -> Finding | None:
    if (match := _REJECTED.search(content.text)) is not None:
        return Finding(acts=(Act.DENY,), words=match.group(), rule="charge rejected")
    words = wording("untrue", content)
    if words is None:
        return None
    acts = (Act.DENY, Act.ACCUSE) if _INVENTED_BY.search(content.text) else (Act.DENY,)
    return Finding(acts=acts, words=words, rule="untrue")


# --- conditions and threats ----------------------------------------------------------------------------------------

_IF = re.compile(r"\b(?:if|unless|provided(?: that)?|on condition|(?<!for )as long as|in case)\b")
_INVERTED = re.compile(r"(?:^|[;,.] |\bbut |\band )(?:should|were|had) (?:\w+ ){1,4}\w+")
_THEN = re.compile(r"\b(?:will|would|shall|'ll|won't|is going to|are going to|ready to|prepared to)\b")
_STARK = re.compile(r"\bhave to\b|\bforced to\b|\bno (?:other )?choice\b")
_MILITARY = re.compile(r"\b(?:nuclear|missiles?|troops|weapons|warheads?|force|army|navy|fleet)\b")
_PAYBACK = re.compile(
    r"\b(?:will|would|shall|must|'ll) (?:\w+ )?(?:pay (?:\w+ ){0,4}(?:price|dearly|cost)|be (?:\w+ )?(?:punished|held (?:to account|accountable|"
    r"responsible)|made to pay|brought to justice|destroyed|crushed|hit back|avenged|answered|met (?:with|by|in kind))|answer for|"
    r"regret|retaliate|strike back|hit back|take revenge|avenge)"
)


def has_condition(text: str) -> bool:
    """Whether what is said hangs on a condition."""
    return bool(_IF.search(text)) or bool(_INVERTED.search(text) and not text.endswith("?"))


def _conditional(content: Content) -> Finding | None:
    text = content.text
    if not has_condition(text) or not _THEN.search(text):
        return _payback(content)
    then = [p for p in content.predicates if p.modal in WILL]
    own = [p for p in then if p.is_own]
    deed = wording("threat_deed", content)
    if own and (deed or _STARK.search(text)):
        return Finding(acts=(Act.THREATEN, Act.WARN), words=deed, rule="own deed on condition")
    if deed and (any(p.is_passive for p in then) or _MILITARY.search(text)):
        return Finding(acts=(Act.THREATEN, Act.WARN), words=deed, rule="deed on condition")
    if own and not own[0].is_negated:
        return Finding(acts=(Act.PROMISE,), words=own[0].verb.text, rule="promise on condition")
    harm = wording("harm", content) or deed
    if harm:
        return Finding(acts=(Act.WARN,), words=harm, rule="harm on condition")
    return None


def _payback(content: Content) -> Finding | None:
    match = _PAYBACK.search(content.text)
    return Finding(acts=(Act.THREATEN, Act.WARN), words=match.group(), rule="payback") if match else None


# --- the speaker's own future --------------------------------------------------------------------------------------

_NO_WISH = re.compile(
    r"\bno (?:intention|plans?|wish|desire|ambition|interest in)\b"
    r"|\b(?:not|n't) (?:intend|plan|mean|seek|want|aim|wish) to\b|\b(?:not|n't|never) (?:planning|intending|seeking) to\b"
)
_READY = re.compile(
    r"\b(?:is|are|was|were|am|stands?|stood|remains?|be) (?:\w+ )?(?:ready|prepared|willing|determined) to (?:\w+ly )?(\w+)"
)
# Own steps told as news rather than vowed.
_NEWS = frozenset(
    """decide announce publish meet hold visit travel send consider discuss apply adopt join vote present submit
    open begin start launch hear return make""".split()
)
_TALK = frozenset(
    "meet talk negotiate mediate host discuss sit hold speak resume listen restart engage".split()
)
# Negated, these refuse a wish of others; any other own deed negated calms.
_DENIED_WISH = frozenset(
    """impose sign accept recognise recognize negotiate give apologise apologize agree back hand yield surrender
    allow permit lift return pay tolerate compromise submit bow bend vote abandon cede extradite join withdraw
    change approve pull host supply sell send provide talk grant support stop""".split()
)
_AID = re.compile(
    r"\b(?:will|would|shall) (?:\w+ )?(?:receive|get|be (?:given|granted|sent|paid|offered))\b.*\b(?:help|aid|assistance|support|"
    r"money|weapons|arms|relief|loans?|grants?|food|supplies|asylum|protection|compensation|funds|funding)\b"
)
_KEPT_FOR = frozenset(
    "try release pay build treat deliver restore investigate protect provide implement respect honour honor free repay rebuild".split()
)
_HOLDING = frozenset({Act.REFUSE, Act.ALIGN})
_VIEWED = frozenset(
    {"see", "regard", "recognise", "recognize", "accept", "consider", "support", "agree", "want"}
)


def _own_future(content: Content) -> Finding | None:
    if (match := _NO_WISH.search(content.text)) is not None and content.own:
        return Finding(acts=(Act.ASSURE, Act.PROMISE), words=match.group(), rule="no intention")
    if (match := _READY.search(content.text)) is not None and content.own:
        return _ready(content, match)
    for p in content.own:
        if p.modal in WILL:
            return _own_will(content, p)
        if p.is_negated and p.lemma in _VIEWED and p.modal is None and not p.is_past:
            return Finding(acts=(Act.REFUSE,), words=p.verb.text, rule="does not accept")
    return _none_will(content)


def _ready(content: Content, match: re.Match[str]) -> Finding:
    if match.group(1) in _TALK:
        return Finding(acts=(Act.PROPOSE, Act.PROMISE), words=match.group(), rule="ready to talk")
    if wording("threat_deed", content):
        return Finding(acts=(Act.THREATEN, Act.WARN), words=match.group(), rule="ready to strike")
    return Finding(acts=(Act.PROMISE,), words=match.group(), rule="ready to")


def _own_will(content: Content, p: Predicate) -> Finding:
    sense = sense_of(p.verb)
    if sense and sense.is_fixed and sense.acts[0] in _HOLDING and not p.is_negated:
        return Finding(acts=(sense.acts[0], Act.PROMISE), words=p.verb.text, rule="will hold")
    if p.is_negated:
        return _own_refusal(content, p)
    if words := wording("side", content):
        return Finding(acts=(Act.ALIGN, Act.PROMISE), words=words, rule="will stand with")
    if p.is_continued:
        return Finding(acts=(Act.ASSURE, Act.PROMISE), words=p.verb.text, rule="will go on")
    if p.lemma in _NEWS:
        return Finding(acts=(Act.INFORM,), words=p.verb.text, rule="own plan")
    return Finding(acts=(Act.PROMISE,), words=p.verb.text, rule="own future")


def _own_refusal(content: Content, p: Predicate) -> Finding:
    if p.lemma in _DENIED_WISH:
        excused = wording("excuse", content)
        return Finding(
            acts=(Act.REFUSE, Act.JUSTIFY) if excused else (Act.REFUSE,), words=p.verb.text, rule="will not"
        )
    return Finding(acts=(Act.ASSURE, Act.PROMISE), words=p.verb.text, rule="will not, calming")


_NONE_WILL = re.compile(
    r"^\W*(?:that )?(?:no|not a single|not one|nobody|no one|nothing|none)\b[^.;]{0,60}?\b(?:will|would|shall)\b"
)
_ALL_GONE = re.compile(
    r"^\W*(?:that )?(?:all|every|the last|each|these|both)\b[^.;]{0,60}?\b(?:will|would|shall) "
    r"(?:be (?:gone|out|withdrawn|back|home|returned|released|removed)|leave|return|go|withdraw)\b"
)


def _none_will(content: Content) -> Finding | None:
    if (match := _NONE_WILL.search(content.text)) is not None:
        return Finding(acts=(Act.ASSURE, Act.PROMISE), words=match.group(), rule="none will")
    if (match := _ALL_GONE.search(content.text)) is not None:
        return Finding(acts=(Act.PROMISE,), words=match.group(), rule="all will leave")
    if (match := _AID.search(content.text)) is not None:
        return Finding(acts=(Act.PROMISE,), words=match.group(), rule="will be given")
    main = content.main
    if (
        main is not None
        and main.is_passive
        and main.modal in WILL
        and not main.is_negated
        and main.lemma in _KEPT_FOR
    ):
        return Finding(acts=(Act.PROMISE,), words=main.verb.text, rule="will be done")
    return None


# --- excuse, consent, refusal, denial ------------------------------------------------------------------------------

_CANNOT = re.compile(
    r"\b(?:can ?not|can't|could not|couldn't|unable to|not in a position to|not able to|short of|not prepared to|not ready to)\b"
)
_NEVER_WAS = re.compile(
    r"\bthere (?:is|was|were|are|has been|had been) (?:no|never|nothing|not)\b|\bnothing to do with\b"
    r"|\b(?:no|any) (?:part|role|hand|involvement|knowledge) (?:in|of)\b|\bnever (?:been |had |have |has )?\w+|\bat no time\b"
    r"|\bno (?:such|paper|proof|deal|arrangement|agreement|order|permit|permission|request|contact|talks?)\b"
    r"|\bnot (?:involved|behind|responsible|a party|true|been asked|been requested)\b|\binnocent\b"
)
_LOOKED = frozenset("find see expect await know believe think observe notice show detect anticipate".split())
_DOING = frozenset(
    "prepare plan take hide supply support arm possess seek train fund develop interfere use".split()
)
_CONSENT = frozenset({"agree", "accept", "consent", "endorse", "approve", "allow", "permit"})


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
    match = _CANNOT.search(content.text)
    if match is None or not content.own or match.start() > 40:
        return None
    return Finding(acts=(Act.REFUSE,), words=match.group(), rule="cannot")


def _never(content: Content) -> Finding | None:
    main = content.main
    if main is None or main.lemma in _LOOKED or main.modal:
        return None
    for p in content.predicates:
        is_told = p is main or p.is_own and p.is_headed
        if not (is_told and p.is_negated) or p.modal or p.lemma in ("have", "be") or p.lemma in _LOOKED:
            continue
        if p.is_past and (p.is_own or _no_one(p)) or p.is_own and p.lemma in _DOING:
            return Finding(acts=(Act.DENY,), words=p.verb.text, rule="own deed negated")
    match = _NEVER_WAS.search(content.text)
    if match and match.start() < 60:
        return Finding(acts=(Act.DENY,), words=match.group(), rule="there was no")
    return None


def _no_one(p: Predicate) -> bool:
    return p.subject.split(" ")[0] in ("no", "nobody", "none", "nothing", "neither")


# --- demands, blame, ratings, sides --------------------------------------------------------------------------------

_OUGHT = re.compile(
    r"\b(?:must|should|ought to|has to|have to|needs? to|need not|needed to|had better|it is time|the time has come|time to|"
    r"let us|let's)\b|\bmatters that\b|\bwants? (?:\w+ ){1,4}to\b|\bexpects? (?:\w+ ){1,3}to\b"
)


def _ought(content: Content) -> Finding | None:
    match = _OUGHT.search(content.text)
    if match is None or _INVERTED.match(content.text):
        return None
    own = any(p.is_own and p.modal in ("must", "should", "need", "ought") for p in content.predicates)
    if own and content.utterance.form is not Form.DIRECT:
        return Finding(acts=(Act.PROPOSE,), words=match.group(), rule="own duty")
    return Finding(acts=(Act.APPEAL,), words=match.group(), rule="ought")


def _blame(content: Content) -> Finding | None:
    words = wording("blame", content)
    main = content.main
    if words is None or main is not None and main.is_own and not main.is_passive and main.subject:
        return None
    return Finding(acts=(Act.ACCUSE,), words=words, rule="blame")


def _side(content: Content) -> Finding | None:
    words = wording("side", content)
    return Finding(acts=(Act.ALIGN,), words=words, rule="side") if words else None


def _family(family: str, act: Act, rule: str) -> Rule:
    def read(content: Content) -> Finding | None:
        words = wording(family, content)
        return Finding(acts=(act,), words=words, rule=rule) if words else None

    return read


# --- what is to come -----------------------------------------------------------------------------------------------

_LIKELY = re.compile(
    r"\b(?:will|would|shall|'ll|is going to|are going to|may|might)\b|\blikely\b|\bprobabl\w+|\bexpects?\b|\bin (?:the )?(?:coming|next)\b"
)


def _harm(content: Content) -> Finding | None:
    words = wording("harm", content)
    if words is None or not _LIKELY.search(content.text):
        return None
    return Finding(acts=(Act.WARN,), words=words, rule="harm to come")


def _future(content: Content) -> Finding | None:
    match = _LIKELY.search(content.text)
    return Finding(acts=(Act.PREDICT,), words=match.group(), rule="future of others") if match else None


_PLAIN: tuple[Rule, ...] = (_thanks, _yes, _untrue)
_RULES: tuple[Rule, ...] = (
    _conditional,
    _own_future,
    _excuse,
    _agreed,
    _cannot,
    _never,
    _ought,
    _family("calm", Act.ASSURE, "calm"),
    _side,
    _family("rate_bad", Act.CONDEMN, "rated bad"),
    _blame,
    _family("rate_good", Act.PRAISE, "rated good"),
    _family("worry", Act.WARN, "worry"),
    _harm,
    _future,
)
