"""Talks that a verb of telling tells: "the minister had told the Ruritanian envoy", "assured the Sylvanians".

In: a page's blocks and a finder of actors, the events told already. Out: a meeting for each pair of sides of
which one tells the other something by word of mouth. Method: subject and object of the verb; the hearer is an
official or a national of another state, not a gathering and not the press; a meeting of the same sides that
is told already is the same. Who tells, where nobody is named, is the state that the page is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_codes import Codes, unique, without
from sottovoce.reading.event_merging import Draft
from sottovoce.reading.event_status import depth_of, is_negated, status_of_verb
from sottovoce.vocabulary import ActorKind, EventStatus, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from sottovoce.reading.page import Block, Page
    from sottovoce.records import Statement

_TELLING = frozenset("tell assure inform notify reassure".split())
# "confirmed to the envoy that": the hearer stands behind "to".
_SAYING_TO = frozenset("confirm admit explain hint confide intimate indicate suggest repeat".split())
_LETTING = frozenset({"know", "understand"})
# Who meets for his state.
_OFFICIALS = frozenset(
    """ambassador envoy official diplomat minister counterpart colleague delegation side partner negotiator
    president commander charge chargé premier secretary attache attaché consul lawmaker senator host guest
    visitor emissary mediator representative chancellor king emir commissioner committee parliament assembly
    council group government ministry cabinet authority neighbour friend ally general governor party
    staff""".split()
)
_PRONOUNS = frozenset("him her them me us".split())
# To speak before these is no talk with a partner.
_ASSEMBLED = frozenset({"UN", "OSCE", "AU"})
_PUBLIC = frozenset(
    "congress senate television radio newspaper agency press conference forum rally crowd".split()
)


def talks_told(
    page: Page, finder: ActorFinder, told: Sequence[Draft], statements: Sequence[Statement]
) -> list[Draft]:
    """The meetings that verbs of telling tell and no other word has told."""
    found: list[Draft] = []
    speakers = {s.cue_passage.start: s.speaker for s in statements if s.cue_passage is not None}
    for block, doc in zip(page.blocks, page.docs, strict=True):
        for verb in (t for t in doc if t.pos_ in ("VERB", "AUX")):
            speaker = speakers.get(block.start + verb.idx)
            draft = _talk(finder, block, verb, finder.codes_of_actor(speaker) if speaker else ())
            if draft is not None and not _is_told(draft, (*told, *found)):
                found.append(draft)
    return found


def _talk(finder: ActorFinder, block: Block, verb: Token, speaker: Codes) -> Draft | None:
    telling = _telling(verb)
    if telling is None or is_negated(verb) or status_of_verb(verb) is EventStatus.HYPOTHETICAL:
        return None
    hearers = [h for h in _hearers(finder, verb, telling) if _is_official(finder, block, h)]
    sources = speaker or _codes(finder, block, finder.subjects(verb))
    targets = without(_codes(finder, block, hearers), sources)
    home = finder.page.home
    if not sources and targets and home is not None and home not in targets:
        sources = (home,)  # "Ruritania had been informed"
    if not (sources and targets) or len(targets) > 1 or len(sources) > 1:
        return None
    return Draft(
        block=block,
        token=verb,
        first=verb,
        last=max([verb, *(h for h in hearers if verb.i < h.i < verb.i + 10)], key=lambda t: t.i),
        type=EventType.CONSULT,
        mode=None,
        sources=sources,
        targets=targets,
        status=status_of_verb(verb),
        rule="rule:event-told",
        depth=depth_of(verb),
    )


def _telling(verb: Token) -> Token | None:
    """The verb whose object hears it: itself, or the "know" of "let them know"."""
    lemma = verb.lemma_.lower()
    if lemma in _TELLING | _SAYING_TO:
        return verb if _has_content(verb) else None
    if lemma == "let":
        return next((c for c in verb.children if c.lemma_.lower() in _LETTING and c.dep_ == "ccomp"), None)
    return None


def _hearers(finder: ActorFinder, verb: Token, telling: Token) -> list[Token]:
    if verb.lemma_.lower() in _SAYING_TO:
        return [
            g for c in verb.children if c.lower_ == "to" and c.dep_ in ("prep", "dative") for g in c.children
        ]
    if telling is verb:
        return finder.objects(verb)
    return [c for c in telling.children if c.dep_ == "nsubj"]


def _has_content(verb: Token) -> bool:
    """Something is told, not somebody told to do something."""
    clauses = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i]
    return not any(any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children) for c in clauses)


def _is_official(finder: ActorFinder, block: Block, hearer: Token) -> bool:
    if hearer.lower_ in _PRONOUNS or hearer.lemma_.lower() in _OFFICIALS:
        return True
    mention = finder.mention_at(block, hearer)
    if (
        mention is None
        or hearer.lemma_.lower() in _PUBLIC
        or (mention.is_place and hearer.head.lemma_.lower() not in _LETTING)
    ):
        return False
    is_body = mention.actor.kind is ActorKind.ORGANISATION and mention.actor.state not in _ASSEMBLED
    return (
        mention.actor.kind is ActorKind.PERSON
        or mention.kind == "demonym"
        or is_body
        or hearer.head.lemma_.lower() in _LETTING
    )


def _codes(finder: ActorFinder, block: Block, tokens: Iterable[Token]) -> Codes:
    return unique(c for t in tokens for c in finder.phrase(block, t, places=False))


def _is_told(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Is a meeting of these sides told already, or the same act in other words?"""
    sides = {*draft.sources, *draft.targets}
    return any(sides <= {*d.sources, *d.targets} for d in _meetings(drafts))


def _meetings(drafts: Iterable[Draft]) -> Iterator[Draft]:
    return (d for d in drafts if d.type is EventType.CONSULT)
