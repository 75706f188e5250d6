"""Turns: words under a speaker's label, and unlabelled answers behind a journalist's question.

In: a page and its genre. Out: a Layout for each block that is somebody's turn. Method: labels; who asks is
told by the word in the label, or by its asking one who answers; alternating paragraphs of an interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.atlas.offices import fold_name, persons_named
from sottovoce.reading.cast import cast_of
from sottovoce.reading.cues import find_cues
from sottovoce.reading.dialogue import asks_and_answers
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.genre import Genre
from sottovoce.reading.identities import holder_actor
from sottovoce.reading.layout import Layout
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.spans import mentions_starting_in
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUESTIONERS = re.compile(
    r"(?:q|question|reporter|reporters|journalist|interviewer|moderator|anchor|host|presenter|correspondent|"
    r"operator|editor|studio|newsreader|staff|audience|unidentified .*|press|the press)\Z",
    re.IGNORECASE,
)
_ANSWERERS = re.compile(r"(?:a|answer|response|reply)\Z", re.IGNORECASE)
# A head line that says that a government speaks.
_SEAT = re.compile(
    r"\b(?:presidential (?:office|palace|administration)|ministry|white house|chancellery|cabinet|government|"
    r"foreign office|state department|prime minister['’]s office)\b",
    re.IGNORECASE,
)
# The house as a whole: "Hon. Members: Hear, hear!"
_CHORUS = re.compile(
    r"(?:(?:The )?(?:Some |Several |Many |An |A )?(?:Rt\.? )?(?:Hon(?:ourable|\.)? )?"
    r"(?:Members?|Deputies|Senators|House|Voices?)|Interjections?)\Z",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_INNER_QUOTATION = re.compile(r"[“\"«][^”\"»]*[”\"»]")


def find_turns(page: Page, genre: Genre) -> dict[int, Layout]:
    """Block index -> layout, for the turns of a page; a question knows who answers it."""
    return _with_asked(dict(_turns(page, genre)))


def _turns(page: Page, genre: Genre) -> Iterator[tuple[int, Layout]]:
    """Blocks under a label; unlabelled paragraphs behind a question are its answer."""
    turns = [b for b in page.blocks if b.kind is BlockKind.TURN]
    if not turns:
        yield from _unlabelled(page, genre)
        return
    labels = {b.index: page.text[b.label[0] : b.label[1]] for b in turns if b.label}
    persons = _persons(page)
    askers = {label for label in labels.values() if _QUESTIONERS.match(label)}
    askers |= _asking_labels(page, turns, persons)
    has_answers = any(_ANSWERERS.match(label) for label in labels.values())
    is_unlabelled = not has_answers and set(labels.values()) <= askers
    interviewee = _interviewee(page, genre)
    after_question = False
    for block in page.blocks[turns[0].index :]:
        if block.kind is BlockKind.TURN:
            label = labels.get(block.index, "")
            if _CHORUS.match(label):
                yield block.index, Layout(kind="turn", speaker=None, is_question=True)
                continue
            after_question = label in askers
            if after_question:
                yield block.index, Layout(kind="turn", speaker=None, is_question=not _tells(page, block))
                continue
            speaker = interviewee if _ANSWERERS.match(label) else _labelled(page, label, block.label, persons)
            yield block.index, _turn(speaker)
        elif block.kind is BlockKind.PARAGRAPH and after_question and is_unlabelled:
            is_last = block.index == page.blocks[-1].index
            if not is_last or block.index == turns[-1].index + 1:  # else the writer's own last words
                yield block.index, _turn(interviewee)
                after_question = False
    if len(turns) == 2 and labels.get(turns[0].index) in askers and labels.get(turns[1].index) not in askers:
        answerer = _labelled(page, labels[turns[1].index], turns[1].label, persons)
        yield from _alternating(page, turns[1].index + 1, answerer)


def _unlabelled(page: Page, genre: Genre) -> Iterator[tuple[int, Layout]]:
    """An interview without labels: the one whom the head introduces answers."""
    asking, answering = asks_and_answers(page)
    if not asking:
        return
    interviewee = _interviewee(page, genre)
    for index in asking:
        block = page.blocks[index]
        yield index, Layout(kind="turn", speaker=None, is_question=not _tells(page, block))
    for index in answering:
        yield index, _turn(interviewee)


def _with_asked(layouts: dict[int, Layout]) -> dict[int, Layout]:
    """Questions, each with who answers next."""
    asked: Speaker | None = None
    for index in sorted(layouts, reverse=True):
        layout = layouts[index]
        if layout.speaker is not None:
            asked = layout.speaker
        elif asked is not None:
            layouts[index] = replace(layout, asked=asked)
    return layouts


def _alternating(page: Page, first: int, answerer: Speaker | None) -> Iterator[tuple[int, Layout]]:
    """An interview with labels over its first question and answer only: by turns, as the words show."""
    is_answer = False
    for block in page.blocks[first:]:
        if block.kind is not BlockKind.PARAGRAPH:
            return
        words = _INNER_QUOTATION.sub(" ", page.text[block.start : block.end])
        if words.rstrip().endswith("?"):
            is_answer = False
        elif _FIRST_PERSON.search(words):
            is_answer = True
        elif not is_answer and block.index == page.blocks[-1].index:
            return  # the writer's own last words
        if is_answer:
            yield block.index, _turn(answerer)
        else:
            yield block.index, Layout(kind="turn", speaker=None, is_question=not _tells(page, block))
        is_answer = not is_answer


def _tells(page: Page, block: Block) -> bool:
    """A journalist's turn that reports others' words ("the ministry says ...") is read as a report."""
    return any(c.verb.prior > 0.7 for c in find_cues(page.docs[block.index]))


def _turn(speaker: Speaker | None) -> Layout:
    return Layout(
        kind="turn",
        speaker=speaker,
        is_verbatim=True,
        is_interview=True,
        certainty=0.8,
    )


def _asking_labels(
    page: Page, turns: Sequence[Block], persons: Sequence[tuple[Actor, list[str]]]
) -> set[str]:
    """Labels of journalists by what stands under them: nobody whom the text names, asking one who answers.

    The one who answers has the most turns. An outlet's label ("REUTERS:") counts where it asks at least as
    often as not, or where all the other strangers do.
    """
    spoken: dict[str, list[Block]] = {}
    for block in turns:
        if block.label is not None:
            spoken.setdefault(page.text[slice(*block.label)], []).append(block)
    if len(spoken) < 2:
        return set()
    chief = max(spoken, key=lambda label: (len(spoken[label]), not _asks(page, spoken[label][0])))
    strangers = {
        label
        for label in spoken
        if not _is_person(label, persons) and not set(label.split()) & set(chief.split())
    }
    asks = {label: [_asks(page, block) for block in spoken[label]] for label in strangers}
    asking = {label for label, turns_of in asks.items() if sum(turns_of) * 2 >= len(turns_of)}
    if asking and len(asking) * 2 > len(strangers):
        return strangers
    return asking


def _asks(page: Page, block: Block) -> bool:
    return "?" in page.text[block.start : block.end]


def _is_person(label: str, persons: Sequence[tuple[Actor, list[str]]]) -> bool:
    wanted = fold_name(label).split()
    return any(
        (actor.state or actor.office) and wanted in (words[-len(wanted) :], words[: len(wanted)])
        for actor, words in persons
    )


def _persons(page: Page) -> list[tuple[Actor, list[str]]]:
    """People of a page in order of first naming, each with the folded words of the name."""
    persons = {m.actor.id: m.actor for m in page.mentions if m.actor.kind is ActorKind.PERSON}
    return [(actor, fold_name(actor.name).split()) for actor in persons.values()]


def _labelled(
    page: Page, label: str, span: tuple[int, int] | None, persons: Sequence[tuple[Actor, list[str]]]
) -> Speaker | None:
    """The person whose surname, name or office stands in a label."""
    member = (
        next((m for m in mentions_starting_in(page, *span) if m.kind in ("name", "title")), None)
        if span
        else None
    )
    if member is not None and member.actor in {c.actor for c in cast_of(page)}:
        return Speaker(member.actor, label, span)
    whole = _whole_label(page, label)
    wanted = fold_name(whole).split()
    for fits in (_fits, _fits_family_name_first):
        for actor, words in persons:
            if wanted and fits(words, wanted):
                return Speaker(_at_home(page, actor), label, span)
    named = mentions_starting_in(page, *span) if span is not None else ()
    if named and whole == label and named[0].passage.end >= (span or (0, 0))[1] - 1:
        return Speaker(named[0].actor, label, span)
    if not wanted:
        return None
    holders = {h.person: h for h in persons_named(whole, page.document.published_on)}
    if len(holders) == 1:
        return Speaker(holder_actor(next(iter(holders.values()))), label, span, certainty=0.9)
    name = whole.title() if whole.isupper() else whole
    actor = Actor(id=f"person:{name}", name=name, kind=ActorKind.PERSON)
    return Speaker(_at_home(page, actor), label, span, certainty=0.7)


def _fits(words: list[str], wanted: list[str]) -> bool:
    """Is a folded name that of a label: its surname, or all of it with the same initial?"""
    if not words or (len(words) == 1 and len(wanted) > 1):
        return False
    if words[-len(wanted) :] == wanted:
        return True  # a double name: "VOLNY-ARN"
    return words[-1] == wanted[-1] and (len(wanted) == 1 or words[0][0] == wanted[0][0])


def _fits_family_name_first(words: list[str], wanted: list[str]) -> bool:
    return words[: len(wanted)] == wanted


def _whole_label(page: Page, label: str) -> str:
    """A label, or the longer one of the page that has all of its words."""
    labels = [page.text[slice(*b.label)] for b in page.blocks if b.label is not None]
    return next((one for one in labels if set(label.split()) < set(one.split())), label)


def _at_home(page: Page, actor: Actor) -> Actor:
    """One without a state who answers at a seat of government is of that state."""
    head = page.text[: page.blocks[0].end] if page.blocks else ""
    if actor.state is None and page.home is not None and _SEAT.search(head):
        return replace(actor, state=page.home)
    return actor


def _interviewee(page: Page, genre: Genre) -> Speaker | None:
    """Who answers: the unnamed official of a background briefing, else the person the head names first."""
    first_turn = next((b.start for b in page.blocks if b.kind is BlockKind.TURN), len(page.text))
    if genre.is_background:
        for block, doc in zip(page.blocks, page.docs, strict=True):
            if block.start >= first_turn:
                break
            speaker = _unnamed_official(page, block, doc)
            if speaker is not None:
                return speaker
    for mention in page.mentions:
        if mention.passage.start >= first_turn:
            break
        if mention.actor.kind is ActorKind.PERSON:
            return Speaker(mention.actor, mention.surface, (mention.passage.start, mention.passage.end))
    return None


def _unnamed_official(page: Page, block: Block, doc: Doc) -> Speaker | None:
    for token in doc:
        if (
            token.lower_ in ("official", "officer", "diplomat", "adviser", "aide", "source")
            and token.pos_ == "NOUN"
        ):
            first = token.i
            while (
                first > 0
                and doc[first - 1].dep_ in ("det", "amod", "compound")
                and doc[first - 1].head == token
            ):
                first -= 1
            start = block.start + doc[first].idx
            end = block.start + token.idx + len(token)
            surface = page.text[start:end]
            state = next(
                (m.actor.state for m in page.mentions if m.passage.start < end and m.actor.state), None
            )
            name = re.sub(r"\A(?:an?|the) ", "", surface) + " (unnamed)"
            actor = Actor(id=f"unnamed:{name}", name=name, kind=ActorKind.UNNAMED, state=state)
            return Speaker(actor, surface, (start, end))
    return None
