"""Words that are somebody's by their place on the page: turns, answers, letters, bullets under a lead-in.

In: a page and its genre. Out: for each such block its speaker, or that it is a journalist's question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sottovoce.reading.atlas.offices import fold_name, persons_named
from sottovoce.reading.cues import find_cues, load_nouns
from sottovoce.reading.discourse import Discourse, Speaker
from sottovoce.reading.genre import Genre, GenreKind
from sottovoce.reading.identities import holder_actor
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.spans import mentions_starting_in, mentions_within
from sottovoce.reading.speakers import find_speaker
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_QUESTIONERS = re.compile(
    r"(?:q|question|reporter|reporters|journalist|interviewer|moderator|anchor|host|presenter|correspondent|"
    r"operator|editor|studio|newsreader|staff|audience|unidentified .*|press|the press)\Z",
    re.IGNORECASE,
)
_ANSWERERS = re.compile(r"(?:a|answer|response|reply)\Z", re.IGNORECASE)
_PLEASANTRY = re.compile(
    r"(?:good (?:morning|afternoon|evening|day)|hello|welcome|thank you(?: very much)?|thanks|please|yes|no|"
    r"sure|okay|ok|well|right|next question|next|go ahead|please accept .*|yours .*|dear .*|with .* regards|"
    r"[A-Z]\w+, welcome)[,.! ]*\Z",
    re.IGNORECASE,
)
# A head line that says that a government speaks.
_SEAT = re.compile(
    r"\b(?:presidential (?:office|palace|administration)|ministry|white house|chancellery|cabinet|government|"
    r"foreign office|state department|prime minister['’]s office)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_INNER_QUOTATION = re.compile(r"[“\"«][^”\"»]*[”\"»]")
_LEAD_NOUNS = frozenset(
    "point points statement statements demand demands conclusion conclusions condition conditions claim "
    "claims assurance assurances proposal proposals promise promises message messages argument arguments "
    "remark remarks accusation accusations theses thesis".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How a block's words are to be read. `speaker` None and `is_question`: a journalist's."""

    kind: str  # "turn", "letter", "bullet"
    speaker: Speaker | None
    is_question: bool = False
    is_verbatim: bool = False
    is_interview: bool = False
    cue: str | None = None
    cue_span: tuple[int, int] | None = None
    cue_lemma: str | None = None
    chain: tuple[str, ...] = ("author",)
    addressee_spans: tuple[tuple[int, int], ...] = ()
    certainty: float = 0.85
    asked: Speaker | None = None  # whom a journalist's "you" means

    def skips(self, sentence: Span) -> bool:
        """Pleasantries, questions back and fragments say nothing that could be true or false."""
        text = sentence.text.strip()
        if text.endswith("?") or _PLEASANTRY.match(text):
            return True
        words = [t for t in sentence if t.is_alpha]
        has_verb = any(t.pos_ in ("VERB", "AUX") for t in sentence)
        return len(words) < 3 or (not has_verb and len(words) < 5)


def find_layouts(page: Page, genre: Genre) -> dict[int, Layout]:
    """Block index -> layout, for the blocks that have one."""
    layouts: dict[int, Layout] = {}
    layouts.update(_with_asked(dict(_turns(page, genre))))
    if genre.kind is GenreKind.LETTER:
        layouts.update(_letter(page, genre))
    layouts.update(_bullets(page))
    return layouts


# --- turns ------------------------------------------------------------------------------------------


def _turns(page: Page, genre: Genre) -> Iterator[tuple[int, Layout]]:
    """Blocks under a label; unlabelled paragraphs behind a question are its answer."""
    turns = [b for b in page.blocks if b.kind is BlockKind.TURN]
    if not turns:
        return
    labels = {b.index: page.text[b.label[0] : b.label[1]] for b in turns if b.label}
    persons = _persons(page)
    askers = {label for label in labels.values() if _QUESTIONERS.match(label)}
    askers |= asking_labels(page, turns, persons)
    has_answers = any(_ANSWERERS.match(label) for label in labels.values())
    is_unlabelled = not has_answers and set(labels.values()) <= askers
    interviewee = _interviewee(page, genre)
    after_question = False
    for block in page.blocks[turns[0].index :]:
        if block.kind is BlockKind.TURN:
            label = labels.get(block.index, "")
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
    """An interview whose labels stand over its first question and answer only: by turns, as the words show."""
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


def asking_labels(page: Page, turns: Sequence[Block], persons: Sequence[tuple[Actor, list[str]]]) -> set[str]:
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
    whole = _whole_label(page, label)
    wanted = fold_name(whole).split()
    persons = [(actor, words) for actor, words in persons if len(words) > 1 or len(wanted) == 1]
    for actor, words in persons:
        if wanted and words and (words[-len(wanted) :] == wanted or wanted[-1] == words[-1]):
            return Speaker(_at_home(page, actor), label, span)
    for actor, words in persons:
        if wanted and words[: len(wanted)] == wanted:  # the family name first
            return Speaker(_at_home(page, actor), label, span)
    named = mentions_starting_in(page, *span) if span is not None else ()
    if named and (whole == label or named[0].actor.state):
        return Speaker(named[0].actor, label, span)
    if not wanted:
        return None
    holders = {h.person: h for h in persons_named(label, page.document.published_on)}
    if len(holders) == 1:
        return Speaker(holder_actor(next(iter(holders.values()))), label, span, certainty=0.9)
    name = whole.title() if whole.isupper() else whole
    actor = Actor(id=f"person:{name}", name=name, kind=ActorKind.PERSON)
    return Speaker(_at_home(page, actor), label, span, certainty=0.7)


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


# --- letters ----------------------------------------------------------------------------------------


def _letter(page: Page, genre: Genre) -> Iterator[tuple[int, Layout]]:
    """All between salutation and signature is the writer's."""
    opening = next((b for b in page.blocks if b.kind is BlockKind.SALUTATION), None)
    first = opening.end if opening is not None else genre.body
    signature = next((b for b in page.blocks if b.kind is BlockKind.SIGNATURE and b.start > first), None)
    writer = _signatory(page, signature)
    if writer is None:
        return
    stop = signature.start if signature is not None else len(page.text)
    for block in page.blocks:
        if first <= block.start < stop and block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            yield (
                block.index,
                Layout(
                    kind="letter", speaker=writer, is_verbatim=True, chain=("letter", "author"), certainty=0.8
                ),
            )


def _signatory(page: Page, signature: Block | None) -> Speaker | None:
    if signature is None:
        return None
    named = mentions_within(page, signature.start, signature.end)
    if named:
        mention = named[0]
        return Speaker(mention.actor, mention.surface, (mention.passage.start, mention.passage.end))
    surface = page.text[signature.start : signature.end]
    state = next((m.actor.state for m in page.mentions if m.actor.kind is ActorKind.ORGANISATION), None)
    actor = Actor(id=f"person:{surface}", name=surface, kind=ActorKind.PERSON, state=state)
    return Speaker(actor, surface, (signature.start, signature.end), certainty=0.8)


# --- bullets ----------------------------------------------------------------------------------------


def _bullets(page: Page) -> Iterator[tuple[int, Layout]]:
    """Bullets under "he said that:", "made several statements:", "the chief points are these:"."""
    led: dict[int, Layout | None] = {}
    for block in page.blocks:
        if block.lead_in is None:
            continue
        if block.lead_in not in led:
            led[block.lead_in] = _lead_in(page, page.blocks[block.lead_in])
        layout = led[block.lead_in]
        if layout is not None:
            yield block.index, layout


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
    return None


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
