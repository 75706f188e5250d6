"""What is said without a cue of its own: quotations that go on, and words whose layout tells the speaker.

In: one block, and what its cues report. Out: utterances. Method: a whole quoted sentence goes to the speaker
quoted next to it; under a speaker's label, in a letter and under a lead-in all is that speaker's but what
others are reported to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sottovoce.reading.asides import is_announcement, is_aside, is_procedure
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.layout import Layout
from sottovoce.reading.page import Block, Utterance
from sottovoce.reading.quotes import has_quotation, is_quoted
from sottovoce.reading.scenes import MIN_WORDS, Scene
from sottovoce.reading.spans import token_from
from sottovoce.reading.splitting import is_elliptic, split_content
from sottovoce.vocabulary import ActorKind, Form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# A quotation that goes on is its speaker's so much less surely than the one with the cue.
_GOES_ON = 0.85
# A sentence is others' where their words fill more of it than this.
_OTHERS_SHARE = 0.4
_OWN_HOUSES = frozenset({"ministry", "department", "office", "embassy", "delegation", "mission"})


def loose_quotes(scene: Scene, reported: Sequence[Utterance]) -> Iterator[Utterance]:
    """Whole quoted sentences without a cue, by the speaker quoted just before or behind."""
    block = scene.block
    spoken = [u for u in reported if u.form is not Form.INDIRECT or u.layout == "clause"]
    for sentence in scene.doc.sents:
        start, end = block.start + sentence.start_char, block.start + sentence.end_char
        start, end = without_marks(scene.page.text, start, end)
        if not is_quoted(scene.quotes, start, end) or len(sentence) < 4:
            continue
        if any(u.start < end and start < u.end for u in reported):
            continue
        near = [u for u in spoken if u.end <= start] or [u for u in spoken if u.start >= end]
        if not near:
            continue
        teller = near[-1] if near[0].end <= start else near[0]
        yield gone_on(teller, block, start, end, rule="quote-goes-on")


def free_indirect(scene: Scene, reported: Sequence[Utterance]) -> Iterator[Utterance]:
    """ "Ruritania, he told them, chose its friends. Instructors would stay for as long as they were wanted.":
    a sentence in the mood of what was said right before, told without a cue."""
    doc, block = scene.doc, scene.block
    sentences = list(doc.sents)
    for before, sentence in pairwise(sentences):
        teller = _teller_of(before, block, reported)
        start, end = block.start + sentence.start_char, block.start + sentence.end_char
        if (
            teller is None
            or not _is_backshifted(sentence)
            or any(u.start < end and start < u.end for u in reported)
        ):
            continue
        start, end = without_marks(scene.page.text, start, end)
        yield replace(
            teller,
            start=start,
            end=end,
            form=Form.INDIRECT,
            layout="quote",
            cue_lemma=None,
            confidence=round(teller.confidence * _GOES_ON, 3),
            found_by="rule:free-indirect",
        )


def _teller_of(sentence: Span, block: Block, reported: Sequence[Utterance]) -> Utterance | None:
    """The one who told a whole sentence in indirect words, under a cue inside or behind them, in the past."""
    start, end = block.start + sentence.start_char, block.start + sentence.end_char
    inside = [u for u in reported if start <= u.start < end]
    if len(inside) != 1 or inside[0].form is Form.DIRECT or inside[0].cue_span is None:
        return None
    teller = inside[0]
    cue = next((t for t in sentence if block.start + t.idx == inside[0].cue_span[0]), None)
    is_late = cue is not None and cue.tag_ == "VBD" and teller.start < inside[0].cue_span[0]
    return teller if is_late else None


def _is_backshifted(sentence: Span) -> bool:
    """ "would", "should" with a subject of its own: a plan told in the past, no fact of the writer's."""
    root = sentence.root
    modal = any(c.dep_ == "aux" and c.lower_ in ("would", "should") for c in root.children)
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in root.children)
    is_question = sentence.text.rstrip().endswith("?")
    return modal and has_subject and not is_question and not any(t.is_quote for t in sentence)


def gone_on(teller: Utterance, block: Block, start: int, end: int, *, rule: str) -> Utterance:
    """A quoted sentence without a cue, by the speaker of another one."""
    return replace(
        teller,
        block=block.index,
        start=start,
        end=end,
        form=Form.DIRECT,
        layout="quote",
        cue_lemma=None,
        confidence=round(teller.confidence * _GOES_ON, 3),
        found_by=f"rule:{rule}",
    )


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the quotation marks, stops and spaces at its ends."""
    while start < end and text[start] in "“”\"'‘«» \u00a0\n":
        start += 1
    while end > start and text[end - 1] in "“”\"'’«» .,;:\u00a0\n":
        end -= 1
    return start, end


def laid_out(
    scene: Scene, layout: Layout, speaker: Speaker, reported: Sequence[Utterance]
) -> Iterator[Utterance]:
    """Sentences under a speaker's label, in a letter or under a lead-in: his, unless they report others."""
    page, block, doc = scene.page, scene.block, scene.doc
    for sentence in scene.doc.sents:
        if (
            layout.skips(sentence)
            or is_procedure(sentence)
            or (is_announcement(sentence) and not _reports(scene, sentence, reported))
        ):
            continue
        inside = [
            u
            for u in reported
            if block.start + sentence.start_char <= u.start < block.start + sentence.end_char
        ]
        own = [u for u in inside if _is_own(u, speaker) or _speaks_for(scene, layout, u, speaker)]
        foreign = [u for u in inside if u not in own]
        yield from foreign
        if foreign and _covers(foreign, sentence, block):
            continue
        for u in own:
            yield replace(
                u,
                speaker=speaker.actor,
                layout=layout.kind,
                chain=layout.chain,
                form=_form(layout, u.form),
                is_interview=layout.is_interview,
            )
        for first, last in split_content(doc, sentence.start, sentence.end - 1):
            start, end = without_marks(page.text, *page.span_of(block, doc[first], doc[last]))
            if last - first + 1 < MIN_WORDS or is_elliptic(doc, first, last):
                continue
            if layout.kind != "bullet" and _is_aside(doc, first, last):
                continue
            if any(_introduces(u, start, end) for u in foreign):
                continue  # the words that bring in what others said
            if any(u.start < end and start < u.end for u in inside):
                continue
            yield Utterance(
                block=block.index,
                start=start,
                end=end,
                speaker=speaker.actor,
                speaker_surface=speaker.surface,
                speaker_span=speaker.span,
                cue=layout.cue,
                cue_span=layout.cue_span,
                cue_lemma=layout.cue_lemma,
                form=_form(layout, Form.MIXED if has_quotation(scene.quotes, start, end) else Form.INDIRECT),
                chain=layout.chain,
                layout=layout.kind,
                addressee_spans=layout.addressee_spans,
                is_interview=layout.is_interview,
                confidence=round(layout.certainty * speaker.certainty, 3),
                found_by=f"rule:{layout.kind}",
            )


def _is_aside(doc: Doc, first: int, last: int) -> bool:
    """Is a clause of somebody's own words no statement?"""
    return is_aside(doc, first, last) or is_announcement(doc[first : last + 1])


def _reports(scene: Scene, sentence: Span, reported: Sequence[Utterance]) -> bool:
    """Are anybody's words reported in a sentence?"""
    start = scene.block.start + sentence.start_char
    return any(start <= u.start < scene.block.start + sentence.end_char for u in reported)


def _introduces(utterance: Utterance, start: int, end: int) -> bool:
    """Does a clause hold the words that report another's: "stood on the quay | and told his people that"?"""
    cue = utterance.cue_span or utterance.speaker_span
    return cue is not None and start <= cue[0] < end


def _is_own(utterance: Utterance, speaker: Speaker) -> bool:
    """His own words, also where "my government" or "our side" says them."""
    surface = (utterance.speaker_surface or "").lower()
    return utterance.speaker.id == speaker.actor.id or surface.startswith(("my ", "our "))


def _speaks_for(scene: Scene, layout: Layout, utterance: Utterance, speaker: Speaker) -> bool:
    """ "The Ministry does not comment", said by its own spokeswoman: what the speaker's side holds now."""
    told, teller = utterance.speaker, speaker.actor
    is_body = told.kind in (ActorKind.ORGANISATION, ActorKind.STATE)
    if (
        layout.kind not in ("turn", "letter")
        or not is_body
        or told.state is None
        or told.state != teller.state
    ):
        return False
    if utterance.cue_span is None or (told.kind is ActorKind.ORGANISATION and not _is_plain(utterance)):
        return False
    verb = token_from(scene.page, scene.block, utterance.cue_span[0])
    if verb is None:
        return False
    return verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP", "MD") for c in verb.children)


def _is_plain(utterance: Utterance) -> bool:
    """ "the Ministry", "it": a body without a name of its own there."""
    words = (utterance.speaker_surface or "").lower().split()
    return words == ["it"] or (len(words) == 2 and words[0] == "the" and words[1] in _OWN_HOUSES)


def _form(layout: Layout, form: Form) -> Form:
    return Form.DIRECT if layout.is_verbatim else form


def _covers(utterances: Sequence[Utterance], sentence: Span, block: Block) -> bool:
    """Do others' words fill most of a sentence?"""
    length: int = sentence.end_char - sentence.start_char
    return sum(u.end - u.start for u in utterances) > _OTHERS_SHARE * length
