"""What a speaker does by saying it: the acts of an utterance, and its whole coding.

In: an utterance and its page (parse and mentions). Out: a `Coding`: one to three acts, main first, targets
with polarity, a commitment or None, and of each the words and the rule or head that it rests on.
Method: a cue that names an act decides ("urged", "ruled out"); under a neutral cue ("said") ordered rules
read the content by subject, mood and wording (Searle 1976 for the classes; annotation guide, "Acts").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sottovoce.reading.act_cues import CueSense, read_cue, sense_of
from sottovoce.reading.act_findings import WILL, Finding, wording
from sottovoce.reading.act_rules import read_content, read_plain, read_rest, read_silence
from sottovoce.reading.coded_grounds import coded_grounds
from sottovoce.reading.commitments import find_bond
from sottovoce.reading.content import Content, Predicate, view_content
from sottovoce.reading.page import Page, Utterance
from sottovoce.reading.targets import rate_targets
from sottovoce.reading.weighing import weigh_acts, weigh_bond, weigh_signs
from sottovoce.records import Commitment, Ground, Target
from sottovoce.vocabulary import Act, Form

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_ACTS = 3

# Second acts that go with a first one when the content shows them too.
_COMPANIONS: dict[Act, frozenset[Act]] = {
    Act.ASSURE: frozenset({Act.PROMISE}),
    Act.PROMISE: frozenset({Act.ALIGN}),
    Act.DENY: frozenset({Act.ACCUSE, Act.ASSURE}),
    Act.JUSTIFY: frozenset({Act.ACCUSE}),
    Act.WARN: frozenset({Act.THREATEN, Act.PREDICT}),
    Act.THREATEN: frozenset({Act.WARN}),
    Act.REFUSE: frozenset({Act.JUSTIFY}),
    Act.AGREE: frozenset({Act.PROMISE}),
    Act.INFORM: frozenset({Act.PROMISE, Act.JUSTIFY, Act.ACCUSE}),
    Act.ALIGN: frozenset({Act.PROMISE}),
    Act.ASSESS: frozenset({Act.PREDICT}),
}
_SAYING = frozenset(
    """say comment answer respond reply confirm explain name elaborate speak talk discuss specify identify
    address mention tell react disclose reveal vouch touch acknowledge return clarify provide give
    offer""".split()
)
_YIELDING = frozenset({"want", "like", "wish", "have", "let", "must", "love", "need", "can"})
# Verbs that do something else when the speaker is their subject than when he is reported by them.
_NO_PERFORMATIVE = frozenset("want wish expect see call clear order press put feel".split())
_NOT_SPOKEN = frozenset({Act.ASSESS, Act.INFORM, Act.PREDICT})  # thinking and telling leave it to the content

# Stances that one's state takes in reported speech too ("said that his country opposed the plan").
_STANCES = frozenset({Act.REFUSE, Act.CONDEMN, Act.ALIGN, Act.PRAISE, Act.DENY, Act.THANK})


_REASONED = frozenset({Act.INFORM, Act.REFUSE})
# Acts that a content does even where the cue says it was told ("informed them that it would not sign").
_TOLD_DEEDS = frozenset({Act.REFUSE, Act.ASSURE, Act.THREATEN})


_SWORN = frozenset("vow swear oath".split())  # vows are loud: they calm nobody


@dataclass(frozen=True, kw_only=True, slots=True)
class Coding:
    """The coded fields of one utterance."""

    acts: tuple[Act, ...]
    targets: tuple[Target, ...]
    commitment: Commitment | None
    words: str | None  # what the first act rests on
    rule: str
    grounds: tuple[Ground, ...]  # of each act, target, sign and the commitment
    parts_by: tuple[Act, bool]  # main act and whether it binds, by the rules: tells clauses apart


def code_content(utterance: Utterance, page: Page, hearers: tuple[str, ...] = ()) -> Coding:
    """Acts, targets and commitment of one utterance.

    hearers: codes of the states spoken to, where known ("EU", "SWE"), for acts that rate their hearer.
    With `page.mentions` empty no target is found by name.
    """
    content = view_content(utterance, page)
    finding = _with_reason(content, find_acts(content, read_cue(utterance, page)))
    bond = find_bond(content, finding.acts)
    parts_by = finding.acts[0], bond is not None
    judged = page.answers.about(utterance) if page.answers is not None else None
    if judged is not None:
        weighed = weigh_acts(finding, judged)
        if weighed is not finding:
            finding, bond = weighed, find_bond(content, weighed.acts)
    rated = rate_targets(content, finding.acts, hearers)
    if judged is not None:
        rated = weigh_signs(rated, finding, judged)
        bond = weigh_bond(content, bond, finding.acts, judged)
    return Coding(
        acts=finding.acts,
        targets=tuple(r.target for r in rated),
        commitment=bond.commitment if bond is not None else None,
        words=finding.words,
        rule=finding.rule,
        grounds=coded_grounds(content, finding, rated, bond),
        parts_by=parts_by,
    )


def _with_reason(content: Content, finding: Finding) -> Finding:
    """A step told or refused with its reason is justified as well."""
    first = finding.acts[0]
    words = wording("because", content)
    if first not in _REASONED or Act.JUSTIFY in finding.acts or not words:
        return finding
    reason = Finding(acts=(Act.JUSTIFY,), words=words, rule="reason given")
    acts = (*finding.acts, Act.JUSTIFY)[:MAX_ACTS]
    return replace(finding, acts=acts, brought={Act.JUSTIFY: reason, **finding.brought})


def find_acts(content: Content, cue: CueSense | None) -> Finding:
    """The acts of one content under its cue."""
    utterance = content.utterance
    silence = read_silence(content)
    if utterance.layout == "silence":
        return silence or Finding(acts=(Act.NO_COMMENT,), words=utterance.cue, rule="silence")
    if utterance.is_negated and (negated := _negated_cue(content, cue)):
        return negated
    inner = _opening_act(content)
    if inner is not None:
        return _join(inner, read_content(content))
    if cue is not None and cue.is_fixed:
        return _under_cue(content, cue)
    if silence is not None:
        return silence
    if (spoken := read_plain(content) or _performative(content)) is not None:
        return _join(spoken, read_content(content))
    read = read_content(content)
    if read is not None:
        is_proposed = read.rule == "plain form" and cue is not None and cue.lemmas[0] == "suggest"
        return replace(read, acts=(Act.APPEAL, Act.PROPOSE)) if is_proposed else read
    if cue is not None and cue.acts:
        return Finding(acts=cue.acts, words=utterance.cue, rule="leaning cue")
    return read_rest(content)


def _under_cue(content: Content, cue: CueSense) -> Finding:
    named = Finding(acts=cue.acts, words=content.utterance.cue, rule="cue")
    read = read_content(content)
    # "assured them that nobody had been harmed" calms about nothing to come: it denies.
    if (
        cue.acts[0] is Act.ASSURE
        and read is not None
        and read.acts[0] is Act.DENY
        and _is_perfect(content.main)
    ):
        return Finding(acts=(Act.DENY,), words=read.words, rule=read.rule)
    if cue.acts[0] is Act.REFUSE and (plain := read_plain(content)) and plain.acts[0] is Act.DENY:
        return plain
    if cue.acts[0] is Act.INFORM and (silence := read_silence(content)) is not None:
        return silence
    if cue.acts[0] is Act.INFORM and read is not None and read.acts[0] in _TOLD_DEEDS:
        return read
    if cue.acts[0] is Act.APPEAL and _asks_nothing(content):
        return Finding(acts=(Act.DENY,), words=named.words, rule="asked for nothing")
    if (pledged := _pledged(content, cue)) is not None:
        return replace(_join(named, read), acts=pledged)
    if cue.acts[0] is Act.INFORM and read is not None and read.acts[0] is Act.PROMISE:
        return replace(read, acts=(Act.PROMISE, Act.INFORM))
    if cue.acts[0] is Act.ASSESS and read is not None and read.acts[0] is Act.PREDICT:
        return replace(read, acts=(Act.PREDICT,))
    if cue.acts[0] is Act.AGREE and _opens_with_deed(content):
        return Finding(acts=(Act.AGREE, Act.PROMISE), words=named.words, rule="agreed to do")
    if cue.acts[0] is Act.WARN and read is not None and read.acts[0] is Act.PROMISE:
        return Finding(acts=(Act.WARN, Act.THREATEN), words=named.words, rule="warned of own deed")
    return _join(named, read)


def _asks_nothing(content: Content) -> bool:
    """ "Asked for | no airfield": nothing is asked."""
    first = next((t for t in content.body if not t.is_punct), None)
    return first is not None and first.lower_ in ("no", "nothing", "neither") and content.main is None


def _pledged(content: Content, cue: CueSense) -> tuple[Act, ...] | None:
    """A promise that nothing will happen calms as well; an assurance of what will happen binds as well."""
    main = content.main
    if main is None or main.modal not in WILL or len(cue.acts) > 1 or wording("side", content):
        return None
    if cue.acts[0] is Act.PROMISE and cue.lemmas[0] not in _SWORN:
        return (Act.PROMISE, Act.ASSURE) if main.is_negated else None
    return (Act.ASSURE, Act.PROMISE) if cue.acts[0] is Act.ASSURE else None


def _opens_with_deed(content: Content) -> bool:
    """Whether the content is what one will do: "agreed | to let them board"."""
    main = content.main
    return main is not None and main.verb.tag_ == "VB" and main.verb in content.body[:4]


def _is_perfect(predicate: Predicate | None) -> bool:
    return predicate is not None and any(
        k.dep_ in ("aux", "auxpass") and k.lower_ in ("had", "has", "have") for k in predicate.verb.children
    )


def _join(first: Finding, second: Finding | None) -> Finding:
    """The first finding with those acts of the second that go with it."""
    if second is None:
        return first
    acts = list(first.acts)
    allowed = _COMPANIONS.get(acts[0], frozenset())
    brought = {a: second.source_of(a) for a in second.acts if a in allowed and a not in acts}
    acts += brought
    if acts[0] is Act.WARN and Act.THREATEN in acts:
        acts = [Act.THREATEN, Act.WARN]
    return replace(first, acts=tuple(acts[:MAX_ACTS]), brought={**first.brought, **brought})


def _negated_cue(content: Content, cue: CueSense | None) -> Finding | None:
    lemma = (content.utterance.cue_lemma or "").split(" ")[0].lower()
    words = content.utterance.cue
    if lemma in _SAYING:
        return Finding(acts=(Act.NO_COMMENT,), words=words, rule="negated saying")
    first = cue.acts[0] if cue and cue.acts else None
    if first is Act.DENY:
        return Finding(acts=(Act.CONFIRM,), words=words, rule="negated denial")
    if first in (Act.AGREE, Act.PROMISE, Act.ALIGN) or lemma in ("recognise", "recognize", "regard", "see"):
        return Finding(acts=(Act.REFUSE,), words=words, rule="negated cue")
    return None


def _opening_act(content: Content) -> Finding | None:
    """A content that itself opens with the verb of an act, its subject before it: "| turned down a wish"."""
    main = content.main
    if main is None or main.is_negated or main.is_passive or main.modal or not content.tokens:
        return None
    if main.verb not in content.body[:4] or not main.is_own:
        return None
    if any(k.dep_ == "nsubj" and k in content.body and k.tag_ != "WDT" for k in main.verb.children):
        return None
    sense = sense_of(main.verb)
    if main.verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or sense is None or not sense.is_fixed:
        return None
    return Finding(acts=sense.acts, words=main.verb.text, rule="opening verb")


def _of_others(verb: Token) -> bool:
    """Whether others are wanted to do something; expected of a thing ("prices to fall"), it is a forecast."""
    to = next((k for child in verb.children for k in child.children if k.tag_ == "TO"), None)
    if to is None:
        return False
    awaited = verb.doc[verb.i + 1 : to.i]
    return verb.lemma_.lower() != "expect" or any(t.pos_ in ("PRON", "PROPN", "ADJ") for t in awaited)


def _performative(content: Content) -> Finding | None:
    """A verb by which the speaker himself does the act in his words: "I reject that", "we urge them to"."""
    direct = content.utterance.form is Form.DIRECT or content.utterance.cue_lemma is None
    for predicate in content.predicates[:3]:
        if not (predicate.is_own and predicate.is_headed) or predicate.is_negated or predicate.is_passive:
            continue
        verb = predicate.verb
        if predicate.lemma in _YIELDING:
            verb = next((k for k in verb.children if k.dep_ == "xcomp" and k.pos_ == "VERB"), verb)
        elif predicate.modal not in (None, "must", "can", "would"):
            continue
        if predicate.lemma in ("want", "expect") and verb == predicate.verb and _of_others(verb):
            return Finding(acts=(Act.APPEAL,), words=verb.text, rule="wants of others")
        sense = sense_of(verb)
        if sense is None or not sense.is_fixed or sense.acts[0] in _NOT_SPOKEN:
            continue
        if predicate.modal == "would" and sense.acts[0] is not Act.APPEAL and predicate.verb == verb:
            continue
        if not direct and (sense.acts[0] not in _STANCES or _is_perfect(predicate)):
            continue
        if sense.lemmas[0] not in _NO_PERFORMATIVE:
            return Finding(acts=sense.acts, words=verb.text, rule="performative")
    return None
