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
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.gazetteer import ORGANISATION_NAMES, SIDE_NAMES, find_hits
from sottovoce.reading.genre import PARLIAMENT, Genre
from sottovoce.reading.identities import holder_actor, named_person
from sottovoce.reading.labels import fits, fits_family_name_first, parts_of_label, whole_name
from sottovoce.reading.layout import Layout
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.spans import mentions_starting_in
from sottovoce.reading.unlabelled import (
    alternating,
    interviewee_of,
    is_first_person,
    tells,
    turn_of,
    unlabelled,
)
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    pass

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
# Who chairs a sitting says nothing of his own in it.
_CHAIR = re.compile(
    r"(?:the |madam |mr )?(?:temporary |deputy |acting |vice[- ])?"
    r"(?:speaker|president|chair(?:man|woman|person)?|presiding officer|moderator)\Z",
    re.IGNORECASE,
)
_SITTING = re.compile(
    r"\b(?:security council|general assembly|called to order|official report|in the chair|house met|"
    r"committee met|"
    r"national assembly|senate met|sitting)\b",
    re.IGNORECASE,
)
# The house as a whole: "Hon. Members: Hear, hear!"
_CHORUS = re.compile(
    r"(?:(?:The )?(?:Some |Several |Many |An |A )?(?:Rt\.? )?(?:Hon(?:ourable|\.)? )?"
    r"(?:Members?|Deputies|Senators|House|Voices?)|Interjections?)\Z",
    re.IGNORECASE,
)
# A record's own words on the course of a meeting.
_SECRETARIAT = re.compile(
    r"\W*(?:The (?:meeting|sitting|session|house|debate|council|committee)\b[^.]{0,60}"
    r"\b(?:rose|closed|adjourned|suspended|resumed|ended|called)\b|Adjourned|A vote was taken|The vote|\()",
    re.IGNORECASE,
)
_HEAD = 600  # characters, in which a record tells of what it is one


def find_turns(page: Page, genre: Genre) -> dict[int, Layout]:
    """Block index -> layout, for the turns of a page; a question knows who answers it."""
    return _with_asked(dict(_turns(page, genre)) or dict(unlabelled(page, genre)))


def _turns(page: Page, genre: Genre) -> Iterator[tuple[int, Layout]]:
    """Blocks under a label; unlabelled paragraphs behind a question are its answer."""
    turns = [b for b in page.blocks if b.kind is BlockKind.TURN]
    if not turns:
        return
    labels = {b.index: page.text[b.label[0] : b.label[1]] for b in turns if b.label}
    persons = _persons(page)
    askers = {label for label in labels.values() if _QUESTIONERS.match(label)}
    askers |= _asking_labels(page, turns, persons)
    has_answers = any(_ANSWERERS.match(label) for label in labels.values())
    is_unlabelled = not has_answers and set(labels.values()) <= askers
    interviewee = interviewee_of(page, genre)
    after_question = False
    going_on: Speaker | None = None
    is_sitting = _is_sitting(page)
    for block in page.blocks[turns[0].index :]:
        if block.kind is BlockKind.TURN:
            label = labels.get(block.index, "")
            going_on = None
            if _CHORUS.match(label) or (is_sitting and _CHAIR.match(label)):
                after_question = False
                yield block.index, Layout(kind="turn", speaker=None, is_question=True)
                continue
            after_question = label in askers
            if after_question:
                yield block.index, Layout(kind="turn", speaker=None, is_question=not tells(page, block))
                continue
            speaker = interviewee if _ANSWERERS.match(label) else _labelled(page, label, block.label, persons)
            yield block.index, turn_of(speaker)
            going_on = speaker
        elif block.kind is BlockKind.PARAGRAPH and going_on is not None:
            if _is_note(page, block) or not (block.index < turns[-1].index or is_first_person(page, block)):
                continue
            yield block.index, turn_of(going_on)
        elif block.kind is BlockKind.PARAGRAPH and after_question and is_unlabelled:
            is_last = block.index == page.blocks[-1].index
            if not is_last or block.index == turns[-1].index + 1:  # else the writer's own last words
                yield block.index, turn_of(interviewee)
                after_question = False
    if len(turns) == 2 and labels.get(turns[0].index) in askers and labels.get(turns[1].index) not in askers:
        answerer = _labelled(page, labels[turns[1].index], turns[1].label, persons)
        yield from alternating(page, turns[1].index + 1, answerer)


# What the outlet puts below an interview is nobody's turn.
_OF_EDITORS = re.compile(
    r"(?:(?:Editors?['’]s?|Editorial|Translator['’]s) )?[Nn]ote\b(?: (?:of|by) the [\w ]{3,20})?[.:,]|"
    r"Note (?:of|by) the (?:editors?|desk|compilers|translator)\b|(?:Postscript|Added (?:by|on))\b|"
    r"After the (?:interview|conversation|recording)\b"
)


def _is_sitting(page: Page) -> bool:
    """The record of a parliament or council, whose chair gives the floor."""
    head = page.text[: page.blocks[0].start + _HEAD] if page.blocks else ""
    return _SITTING.search(head) is not None or PARLIAMENT.search(head.split("\n")[0]) is not None


def _is_note(page: Page, block: Block) -> bool:
    """ "(Applause)", "[The House rose.]", "The meeting rose at noon.": a note of the record's own."""
    words = page.text[block.start : block.end].strip()
    is_bracketed = words[:1] in "([" and words[-1:] in ")]"
    return is_bracketed or _SECRETARIAT.match(words) is not None or _OF_EDITORS.match(words) is not None


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


def _member(page: Page, span: tuple[int, int] | None) -> Actor | None:
    """One of the cast, whom a label names."""
    named = mentions_starting_in(page, *span) if span is not None else ()
    member = next((m.actor for m in named if m.kind in ("name", "title")), None)
    return member if member is not None and member in {c.actor for c in cast_of(page)} else None


def _labelled(
    page: Page, label: str, span: tuple[int, int] | None, persons: Sequence[tuple[Actor, list[str]]]
) -> Speaker | None:
    """The person whose surname, name or office stands in a label."""
    member = _member(page, span)
    if member is not None:
        return Speaker(member, label, span)
    whole, beside, state = parts_of_label(page, label, span)
    if beside is not None:
        whole = beside
    wanted = fold_name(whole).split()
    for is_of in (fits, fits_family_name_first):
        for actor, words in persons:
            if wanted and is_of(words, wanted):
                return Speaker(_at_home(page, actor, state), label, span)
    named = mentions_starting_in(page, *span) if span is not None else ()
    if named and whole == label and named[0].passage.end >= (span or (0, 0))[1] - 1:
        return Speaker(named[0].actor, label, span)
    if not wanted:
        return None
    holders = {h.person: h for h in persons_named(whole, page.document.published_on)}
    if len(holders) == 1:
        return Speaker(holder_actor(next(iter(holders.values()))), label, span, certainty=0.9)
    name = whole.title() if whole.isupper() else whole
    name = whole_name(page, name) or name
    actor = named_person(name)
    return Speaker(_at_home(page, actor, state), label, span, certainty=0.7)


def _at_home(page: Page, actor: Actor, state: str | None = None) -> Actor:
    """One without a state who answers at a seat of government, or speaks in a parliament, is of that state.

    state: told in the label.
    """
    if actor.state is None and state is not None:
        return replace(actor, state=state)
    head = page.text[: page.blocks[0].end] if page.blocks else ""
    if actor.state is None and (body := _body_at_head(page)) is not None:
        return replace(actor, state=body)
    if actor.state is None and page.likely_home is not None and PARLIAMENT.search(head):
        return replace(actor, state=page.likely_home)
    if actor.state is None and page.home is not None and _SEAT.search(head):
        return replace(actor, state=page.home)
    return actor


def _body_at_head(page: Page) -> str | None:
    """ "EUROPEAN COMMISSION, MIDDAY BRIEFING": the organisation whose briefing a transcript is."""
    title = page.opening
    found = find_hits(title)
    is_briefing = re.search(r"\b(?:briefing|press conference|news conference)\b", title, re.IGNORECASE)
    first = next((h for h in found if h.kind in SIDE_NAMES), None)
    return (
        first.entry.code if is_briefing and first is not None and first.kind in ORGANISATION_NAMES else None
    )
