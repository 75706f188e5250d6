"""Words that are somebody's by their place on the page: turns, answers, letters, bullets under a lead-in.

In: a page and its genre. Out: for each such block its speaker, or that it is a journalist's question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sottovoce.reading.atlas.offices import holders_of, title_named
from sottovoce.reading.cues import find_cues, load_nouns
from sottovoce.reading.discourse import Discourse, Speaker
from sottovoce.reading.genre import Genre, GenreKind
from sottovoce.reading.headed_letters import headed_letter
from sottovoce.reading.identities import holder_actor, named_person
from sottovoce.reading.layout import Layout, written
from sottovoce.reading.letterheads import addressed_holder, letterhead
from sottovoce.reading.missions import comment_blocks
from sottovoce.reading.official_notes import note_of_office
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.spans import mention_at, mentions_within
from sottovoce.reading.speakers import find_speaker
from sottovoce.reading.turns import find_turns
from sottovoce.reading.written_answers import written_answers
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A line that holds a whole name and nothing else.
_NAME_LINE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{1,3}|[^\W\d_a-z][\w.'’-]*)){1,4}")
_MARKS = {"“": "”", "«": "»", "‘": "’", '"': '"'}
_OFFICE_LINE = 80  # characters
_FROM = re.compile(r"(?m)^(?:FROM|From|FM):?[^\n]*")
_TO = re.compile(r"(?m)^(?:TO|To):?[^\n]*")
_LEAD_NOUNS = frozenset(
    "point points statement statements demand demands conclusion conclusions condition conditions claim "
    "claims assurance assurances proposal proposals promise promises message messages argument arguments "
    "remark remarks accusation accusations theses thesis".split()
)


def find_layouts(page: Page, genre: Genre) -> dict[int, Layout]:
    """Block index -> layout, for the blocks that have one."""
    return page.once("layouts", lambda: _find_layouts(page, genre))


def _find_layouts(page: Page, genre: Genre) -> dict[int, Layout]:
    layouts: dict[int, Layout] = {}
    layouts.update(find_turns(page, genre))
    if genre.kind is GenreKind.LETTER:
        layouts.update(_letter(page, genre))
    if not layouts:
        layouts.update(headed_letter(page))
    if not layouts:
        layouts.update(note_of_office(page))
    if not layouts:
        layouts.update(written_answers(page))
    for index, mission in comment_blocks(page).items():
        layouts[index] = Layout(kind="letter", speaker=mission, chain=("cable", "author"), certainty=0.7)
    layouts.update(_bullets(page))
    return layouts


# --- letters ----------------------------------------------------------------------------------------


def _letter(page: Page, genre: Genre) -> Iterator[tuple[int, Layout]]:
    """All between salutation and signature is the writer's."""
    opening = page.first(BlockKind.SALUTATION)
    first = opening.end if opening is not None else genre.body
    signature = next((b for b in page.blocks if b.kind is BlockKind.SIGNATURE and b.start > first), None)
    writer = _signatory(page, signature)
    if writer is None:
        return
    writer = replace(writer, actor=_at_office(page, writer.actor, first))
    head = letterhead(page)
    asked = _addressee(page, opening)
    if asked is None:
        reader = head.addressee.actor if head.addressee is not None else addressed_holder(page)
        asked = Speaker(reader, "you", None) if reader is not None else None
    stop = signature.start if signature is not None else len(page.text)
    layout = Layout(
        kind="letter",
        speaker=writer,
        is_verbatim=True,
        chain=("letter", "author"),
        certainty=0.8,
        asked=asked,
    )
    yield from written(page, first, stop, layout)


def _at_office(page: Page, writer: Actor, head: int) -> Actor:
    """A writer without a state is of the one in his line of the letter's head, else of the text's own."""
    if writer.kind is not ActorKind.PERSON:
        return writer
    writer = _of_line(page, writer, _FROM, head)
    return replace(writer, state=writer.state or page.home or page.likely_home)


def _of_line(page: Page, person: Actor, line: re.Pattern[str], head: int) -> Actor:
    """One without a state is of the one told in his line of a letter's head."""
    found = line.search(page.text, 0, head)
    named = mentions_within(page, found.start(), found.end()) if found is not None else ()
    return replace(person, state=person.state or next((m.actor.state for m in named if m.actor.state), None))


def _addressee(page: Page, opening: Block | None) -> Speaker | None:
    """Whom a letter calls "you": the one named in its salutation, or the bearer of the office there."""
    if opening is None:
        return None
    named = [m for m in mentions_within(page, opening.start, opening.end) if m.actor.kind is ActorKind.PERSON]
    if named:
        return Speaker(_of_line(page, named[0].actor, _TO, opening.start), None, None, certainty=0.9)
    words = re.sub(
        r"\A(?:Dear|Mr|Madam|Mrs|Ms)\b\.?(?: (?:Mr|Madam))?\s*", "", page.text[opening.start : opening.end]
    )
    title = title_named(words.strip(" ,:!"), page.likely_home)
    if title is None or page.likely_home is None:
        return None
    holders = {h.person: h for h in holders_of(title.role, page.likely_home, page.document.published_on)}
    holder = next(iter(holders.values())) if len(holders) == 1 else None
    return Speaker(holder_actor(holder), None, None, certainty=0.9) if holder is not None else None


def _signatory(page: Page, signature: Block | None) -> Speaker | None:
    if signature is None:
        return None
    named = [*mentions_within(page, signature.start, signature.end), *_office_below(page, signature)]
    for block in (page.blocks[signature.index - 1], signature):
        line = page.text[block.start : block.end].split("\n")[0].strip()
        is_named = any(m.passage.start < block.start + len(line) for m in named)
        if block.kind is BlockKind.PARAGRAPH or is_named or not _NAME_LINE.fullmatch(line):
            continue
        known = mentions_within(page, block.start, block.start + len(line))
        state = next((m.actor.state for m in named if m.actor.state), None)
        actor = named_person(line, state)
        return Speaker(known[0].actor if known else actor, line, (block.start, block.start + len(line)))
    if named:
        mention = named[0]
        return Speaker(mention.actor, mention.surface, (mention.passage.start, mention.passage.end))
    surface = page.text[signature.start : signature.end]
    state = next((m.actor.state for m in page.mentions if m.actor.kind is ActorKind.ORGANISATION), None)
    actor = named_person(surface, state)
    return Speaker(actor, surface, (signature.start, signature.end), certainty=0.8)


def _office_below(page: Page, signature: Block) -> list[Mention]:
    """Who a short line right under a signature tells of: "President of X"."""
    if signature.index + 1 >= len(page.blocks):
        return []
    below = page.blocks[signature.index + 1]
    is_short = below.end - below.start <= _OFFICE_LINE
    return list(mentions_within(page, below.start, below.end)) if is_short else []


# --- bullets ----------------------------------------------------------------------------------------


def _bullets(page: Page) -> Iterator[tuple[int, Layout]]:
    """Bullets under "he said that:", "made several statements:", "the chief points are these:"."""
    yield from _quoted_below(page)
    led: dict[int, Layout | None] = {}
    for block in page.blocks:
        if block.lead_in is None:
            continue
        if block.lead_in not in led:
            led[block.lead_in] = _lead_in(page, page.blocks[block.lead_in])
        layout = led[block.lead_in]
        if layout is not None:
            yield block.index, layout


def _quoted_below(page: Page) -> Iterator[tuple[int, Layout]]:
    """A paragraph in quotation marks right under a lead-in: "he told them:"."""
    for above, block in pairwise(page.blocks):
        words = page.text[block.start : block.end].strip()
        is_quotation = words[:1] in _MARKS and words[-1:] == _MARKS.get(words[:1])
        if not is_quotation or {above.kind, block.kind} != {BlockKind.PARAGRAPH}:
            continue
        if page.text[above.start : above.end].rstrip().endswith(":"):
            layout = _lead_in(page, above)
            if layout is not None:
                yield block.index, replace(layout, is_verbatim=True)


def _lead_in(page: Page, block: Block) -> Layout | None:
    doc = page.docs[block.index]
    last = list(doc.sents)[-1]
    for cue in reversed(find_cues(doc)):
        if cue.token.i < last.start or cue.subject is None or cue.verb.kind == "think" or cue.is_negated:
            continue
        if cue.verb.prior < 0.7 or cue.token.dep_ in ("amod",):
            continue
        return _governed(page, block, doc, cue.subject.i, cue.token.i, cue.lemma)
    for token in reversed(list(last)):
        is_noun = token.lower_ in _LEAD_NOUNS or token.lemma_.lower() in load_nouns()
        if not is_noun or token.pos_ not in ("NOUN", "PROPN"):
            continue
        verb = token.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        for _ in range(4):
            subject = next((c for c in verb.children if c.dep_ == "nsubj" and c != token), None)
            if subject is not None and subject.lower_ not in ("which", "that", "there", "these", "this"):
                return _governed(page, block, doc, subject.i, verb.i, "state")
            if verb.head == verb:
                break
            verb = verb.head
        named = _named_before(page, block, verb)
        if named is not None:
            return _governed(page, block, doc, named, verb.i, "state")
    return None


def _named_before(page: Page, block: Block, verb: Token) -> int | None:
    """The last word of a person's name right before a verb whose subject the parser lost."""
    if verb.i == 0:
        return None
    before = verb.nbor(-1)
    mention = mention_at(page, block.start + before.idx)
    is_person = mention is not None and mention.actor.kind is ActorKind.PERSON
    return before.i if is_person else None


def _governed(page: Page, block: Block, doc: Doc, subject: int, verb: int, lemma: str) -> Layout | None:
    discourse = Discourse()
    speaker = find_speaker(page, block, doc[subject], discourse)
    if speaker is None:
        return None
    start = block.start + doc[verb].idx
    return Layout(
        kind="bullet",
        speaker=speaker,
        cue=doc[verb].text,
        cue_span=(start, start + len(doc[verb])),
        cue_lemma=lemma,
        certainty=0.9,
    )
