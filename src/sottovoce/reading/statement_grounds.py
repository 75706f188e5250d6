"""The grounds of a whole statement: who, to whom, through which channel and when, beside what was coded.

In: a page, an utterance, and what each step of the reader gave for it. Out: the grounds, one for each code,
in the order of the statement's fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sottovoce.reading.grounds import Origin, Span, find_words, ground, reason_in
from sottovoce.reading.hearers import Audience
from sottovoce.reading.page import Page, Utterance
from sottovoce.reading.settings import Setting
from sottovoce.reading.telling import block_of, told_sentence
from sottovoce.reading.told_days import Dating
from sottovoce.records import Ground

_NO_TYPE = "its words settle neither statement nor belief, intention or perception"
_FRAME_SPEAKER = "the frame of the report tells who speaks, not words beside it"


def statement_grounds(
    page: Page,
    utterance: Utterance,
    *,
    audience: Audience,
    dating: Dating,
    setting: Setting,
    coded: tuple[Ground, ...],
) -> tuple[Ground, ...]:
    """All grounds of one statement. coded: those of its acts, targets and commitment."""
    channel = _of_channel(page, utterance, setting)
    hearers = Origin(rule=audience.rule, span=audience.span, reason=audience.reason)
    return (
        ground(page, "speaker", utterance.speaker.name, _of_speaker(utterance)),
        *_of_cue(page, utterance),
        ground(page, "audience", "; ".join(audience.entries) or None, hearers),
        ground(page, "channel", setting.channel.value, channel),
        ground(page, "said_on", dating.said_on, dating.origin),
        ground(page, "surfaced_on", setting.surfaced_on, _of_surfacing(setting, dating)),
        *coded,
        ground(page, "authenticity", setting.authenticity.value, _of_authenticity(setting, channel)),
    )


def _of_speaker(utterance: Utterance) -> Origin:
    reason = None if utterance.speaker_span else _FRAME_SPEAKER
    return Origin(
        rule=utterance.found_by,
        span=utterance.speaker_span,
        reason=reason,
        confidence=round(utterance.confidence, 3),
    )


def _of_cue(page: Page, utterance: Utterance) -> Iterator[Ground]:
    """The type of the cue and the word that decides it; nothing where no cue reports the words."""
    if utterance.cue_span is None:
        return
    word = utterance.cue_word
    if word is None:
        yield ground(
            page, "cue", None, Origin(rule="cue of no type", span=utterance.cue_span, reason=_NO_TYPE)
        )
    else:
        yield ground(page, "cue", word.type.value, Origin(rule=word.rule, span=word.span))


def _of_channel(page: Page, utterance: Utterance, setting: Setting) -> Origin:
    basis, span = setting.channel_basis, setting.span
    reason = reason_in(basis)
    if span is None and basis is not None and not basis.startswith("inferred"):
        span = find_words(page.text, basis.partition("; ")[0], _places(page, utterance))
    return Origin(rule=setting.rule, span=span, reason=reason if span or reason else basis)


def _places(page: Page, utterance: Utterance) -> Iterator[Span]:
    """Where the words of a channel are looked for: nearest first, at last the whole text."""
    block = block_of(utterance, page)
    yield told_sentence(utterance, page)
    yield block.start, block.end
    for before in page.blocks_before(block):
        yield before.start, before.end
    yield 0, len(page.text)


def _of_authenticity(setting: Setting, channel: Origin) -> Origin:
    if setting.vouched is not None:
        return setting.vouched
    return Origin(rule="vouched for by the channel", span=channel.span, reason=channel.reason)


def _of_surfacing(setting: Setting, dating: Dating) -> Origin:
    if setting.surfaced is not None:
        return setting.surfaced
    if setting.surfaced_on is None:
        return dating.origin
    return replace(dating.origin, rule="out when said")
