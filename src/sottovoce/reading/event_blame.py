"""Blame in a speaker's own words that no rule hears: "They cast the road map aside" accuses them.

In: a page read with the code head, its statements. Out: drafts of ACCUSE events. Method: the head is asked
about each sentence of a turn or letter, and about each direct quotation; not about reported speech, since it
learned blame from speeches. Whom it blames are the targets that its statements rate badly; where there are
none, the one foreign side named of which the head holds the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.reading.event_arguments import ActorFinder
from sottovoce.reading.event_codes import Codes, unique, without
from sottovoce.reading.event_drafts import Drafts
from sottovoce.reading.event_grounds import day_words
from sottovoce.reading.event_merging import Draft
from sottovoce.reading.event_sides import rated_below
from sottovoce.reading.genre import detect_genre
from sottovoce.reading.grounds import Span
from sottovoce.reading.heads.answering import VERSION
from sottovoce.reading.layouts import find_layouts
from sottovoce.reading.page import Block, Page
from sottovoce.records import Actor, Statement
from sottovoce.vocabulary import Act, Authenticity, EventStatus, EventType, Form

if TYPE_CHECKING:
    from sottovoce.reading.heads.answering import Judged

SURE_OF_BLAME = 0.5
SURE_UNNAMED = 0.8  # where nobody is named whom it might blame
NO_BLAME = 0.1
_FEWEST = 4  # words; "It is not." blames by what stands around it
_BAD = 0.5  # of negative, neutral and positive
# What the speaker binds himself to, thanks for or passes over lays nothing at anybody's door.
_OWN = frozenset({Act.PROMISE, Act.AGREE, Act.THANK, Act.NO_COMMENT})

# Rules of acts that go by bad words alone, or the head's own guess; and the accusations made of those acts.
_BY_WORDS = frozenset({"blame", "rated bad", VERSION})
_MADE = frozenset({"rule:statement-accuse", "rule:statement-condemn"})


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A sentence or quotation in its speaker's own words, with the statements it makes."""

    block: Block
    span: Span
    speaker: Actor
    statements: tuple[Statement, ...]
    around: Statement | None  # by the same speaker in the same block; tells the day

    @property
    def sources(self) -> Codes:
        return ActorFinder.codes_of_actor(self.speaker)


def find_own_words(page: Page, statements: Sequence[Statement]) -> Iterator[OwnWords]:
    """Sentences of turns and letters, then quotations elsewhere."""
    layouts = find_layouts(page, detect_genre(page))
    by_block: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if (home := page.block_at(statement.passage.start)) is not None:
            by_block[home.index].append(statement)
    for block in page.blocks:
        here = by_block[block.index]
        layout = layouts.get(block.index)
        if layout is None or layout.kind not in ("turn", "letter") or layout.chain[0] == "cable":
            quoted = (s for s in here if s.form is Form.DIRECT)
            yield from (
                OwnWords(block, (s.passage.start, min(s.passage.end, block.end)), s.speaker, (s,), s)
                for s in quoted
            )
        elif layout.speaker is not None and not layout.is_question:
            own = [s for s in here if s.speaker.id == layout.speaker.actor.id]
            speaker = own[0].speaker if own else layout.speaker.actor
            for start, end in page.sentences_of(block):
                made = tuple(s for s in own if start <= s.passage.start < end)
                yield OwnWords(block, (start, end), speaker, made, next(iter(made or own), None))


def hear_blame(
    page: Page, drafts: Drafts, statements: Sequence[Statement], states: Mapping[str, str]
) -> None:
    """Add the accusations that the head hears, and take out those that only words of blame make."""
    if page.answers is None:
        return
    spoken = [words for words in find_own_words(page, statements) if words.sources]
    heard = page.answers.about_words([(words.span, words.speaker) for words in spoken])
    for words, judged in zip(spoken, heard, strict=True):
        if judged.blames < NO_BLAME:
            _withdraw(drafts, words)
        draft = _accusation(page, words, judged, states)
        if draft is not None and not drafts.accuse(draft):
            drafts.add([draft])


def _withdraw(drafts: Drafts, words: OwnWords) -> None:
    """ "Two were killed", "the danger of war": bad words, of which the head holds that they blame nobody."""
    for statement in words.statements:
        if statement.found_by.rpartition("; ")[2] in _BY_WORDS:
            drafts.withdraw(_MADE, statement.passage.start, statement.passage.end)


def _accusation(page: Page, words: OwnWords, judged: Judged, states: Mapping[str, str]) -> Draft | None:
    acts = {s.acts[0] for s in words.statements}
    tokens = [t for t in page.tokens_in(*words.span) if t.doc is page.docs[words.block.index]]
    if sum(t.is_alpha for t in tokens) < _FEWEST or (acts and acts <= _OWN):
        return None
    targets = _targets(page, words, judged, states)
    if judged.blames < (SURE_OF_BLAME if targets else SURE_UNNAMED):
        return None
    if Act.DENY in acts and not targets:
        return None  # the head takes a denial for a reproach to whoever claimed it
    told = words.around
    is_nameless = told is not None and told.authenticity is Authenticity.ANONYMOUS_SOURCED
    return Draft(
        block=words.block,
        token=tokens[0],
        first=tokens[0],
        last=tokens[-1],
        type=EventType.ACCUSE,
        mode=None,
        sources=words.sources,
        targets=targets,
        status=EventStatus.ALLEGED if is_nameless else EventStatus.HAPPENED,
        rule=VERSION,
        depth=0,
        date=told.said_on if told is not None else None,
        basis=told.date_basis if told is not None else None,
        day=day_words(told) if told is not None else None,
        confidence=round(judged.blames, 2),
    )


def _targets(page: Page, words: OwnWords, judged: Judged, states: Mapping[str, str]) -> Codes:
    """Whom the statements rate badly, else whom the head alone does; two such are too many to tell."""
    rated = unique(c for s in words.statements for c in rated_below(s, states, 0.0))
    if blamed := without(rated, words.sources):
        return blamed
    named = page.mentions_in(*words.span)
    bad = (m for m in named if (shares := judged.signs.get(m.passage.start)) and shares[0] > _BAD)
    found = without(unique(c for m in bad for c in ActorFinder.codes_of_actor(m.actor)), words.sources)
    return found if len(found) == 1 else ()
