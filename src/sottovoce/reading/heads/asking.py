"""From a page and an utterance to what the code head is asked."""

from __future__ import annotations

from sottovoce.codes import states_in
from sottovoce.reading.heads.questions import Asked, Span
from sottovoce.reading.page import Page, Utterance
from sottovoce.records import Actor, Mention

# Kinds of mention that can name a target; pronouns and unnamed people cannot.
_NAMING = frozenset({"name", "metonym", "demonym", "title", "collective", "country"})


def ask(utterance: Utterance, page: Page) -> tuple[Asked, tuple[Mention, ...]]:
    """The question about an utterance, and the mentions that its actors stand for."""
    content = utterance.start, utterance.end
    mentions = candidates(content, utterance.speaker, page)
    asked = Asked(
        passage=_sentences(page, utterance),
        content=content,
        cue=utterance.cue_span,
        speaker=utterance.speaker_span,
        actors=tuple((m.passage.start, m.passage.end) for m in mentions),
    )
    return asked, mentions


def ask_words(words: Span, speaker: Actor, page: Page) -> tuple[Asked, tuple[Mention, ...]]:
    """The question about words that stand by themselves, as a sentence of a speech does."""
    mentions = candidates(words, speaker, page)
    actors = tuple((m.passage.start, m.passage.end) for m in mentions)
    return Asked(passage=words, content=words, actors=actors), mentions


def candidates(words: Span, speaker: Actor, page: Page) -> tuple[Mention, ...]:
    """Actors named in somebody's words who are not of his own side."""
    own = set(states_in(speaker.state))
    return tuple(
        m
        for m in page.mentions_in(*words)
        if m.kind in _NAMING
        and m.actor.state is not None
        and m.actor.id != speaker.id
        and not own & set(states_in(m.actor.state))
    )


def _sentences(page: Page, utterance: Utterance) -> Span:
    """The sentences that the content and its cue touch; the cue's only where it stands in the same block."""
    block = page.blocks[utterance.block]
    start, end = utterance.start, utterance.end
    if utterance.cue_span is not None and block.start <= utterance.cue_span[0] < block.end:
        start, end = min(start, utterance.cue_span[0]), max(end, utterance.cue_span[1])
    for first, last in page.sentences_of(block):
        if first < end and last > start:
            start, end = min(start, first), max(end, last)
    return start, end
