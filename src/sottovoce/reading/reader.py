"""The rule reader: one document in, one reading out; the parts of reading in their order.

In: documents. Out: readings with statements, events, estimates, beliefs, circumstances, mentions and the
text's own verdict. Method: layout and parse, who is meant, which days are named, who said what; then each
utterance is dated, given its audience and channel, and coded. Clauses of one cue that differ neither in first
act nor in target are one statement (annotation guide, "Unit").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sottovoce.days import YEAR_BY_CONTEXT
from sottovoce.errors import ModelMissing
from sottovoce.reading.actors import find_mentions
from sottovoce.reading.acts import Coding, code_content
from sottovoce.reading.attribution import find_utterances
from sottovoce.reading.audience import find_audience
from sottovoce.reading.beliefs import find_beliefs
from sottovoce.reading.channel import place_utterance
from sottovoce.reading.circumstances import find_circumstances
from sottovoce.reading.dates import find_dates
from sottovoce.reading.dating import date_utterance
from sottovoce.reading.estimates import find_estimates
from sottovoce.reading.events import find_events
from sottovoce.reading.genre import Genre, detect_genre
from sottovoce.reading.grounds import READER, method_of
from sottovoce.reading.heads.answering import Answers
from sottovoce.reading.hearers import Audience
from sottovoce.reading.horizons import with_term
from sottovoce.reading.language import ENTITIES, load_model, parse_pages
from sottovoce.reading.marks import Marked
from sottovoce.reading.page import Page, Utterance
from sottovoce.reading.pointed import BY_THE_WAY
from sottovoce.reading.statement_grounds import statement_grounds
from sottovoce.reading.summaries import settle_summaries
from sottovoce.reading.surfaces import record_id
from sottovoce.reading.taken_up import settle_taken_up
from sottovoce.reading.tenure import as_of
from sottovoce.reading.verdicts import find_verdict
from sottovoce.reading.years import year_by_context
from sottovoce.records import Document, Passage, Reading, Statement
from sottovoce.vocabulary import Act, ActorKind, Form

if TYPE_CHECKING:
    from spacy.language import Language

    from sottovoce.reading.heads.attribution import AttributionHead
    from sottovoce.reading.heads.codes import CodeHead

WITH_HEADS = "rules+heads/1"
_WITHOUT = 'Reports can be read without them: --fast, or reader="rules".'
# Words that open a reason; "as" only behind a comma, where it does not compare.
_REASON = re.compile(
    r",?[ \u00a0\n]+because[ \u00a0\n]+|,[ \u00a0\n]+(?:as|since|for)[ \u00a0\n]+(?!if\b|well\b|though\b)"
)
# What only tells; and what joins two clauses of one subject.
_PLAIN = (Act.INFORM, Act.ASSESS)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
_BY_THE_WAY = frozenset(map(method_of, BY_THE_WAY))
_JOINT = re.compile(r",?\s+(?:and|or)\s+|,?\s+")
# A clause shorter than this (characters) is no claim of its own.
_MIN_CLAUSE = 12
_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+){0,7}")


def read_documents(documents: Iterable[Document], *, nlp: Language | None = None) -> Iterator[Reading]:
    """Readings of documents, in their order, one at a time; memory does not grow with their number.

    No trained network but the parser looks at them: the entity recogniser is left out too.

    nlp: a spaCy pipeline with parser and entity recogniser; None loads the pinned one.
    Raises ModelMissing where that is not installed.
    """
    for page in parse_pages(documents, nlp or load_model(), without=ENTITIES):
        yield read_page(page)


def read_with_heads(documents: Iterable[Document], *, nlp: Language | None = None) -> Iterator[Reading]:
    """The same with the shipped networks: one marks what is said where no rule reports it, the other codes
    it where the rules only guess."""
    heads = load_heads()
    for page in parse_pages(documents, nlp or load_model()):
        yield read_page(page, heads)


@dataclass(frozen=True, slots=True)
class Heads:
    """The trained networks. Not safe across threads."""

    attribution: AttributionHead
    codes: CodeHead


@lru_cache(maxsize=1)
def load_heads() -> Heads:
    """The shipped heads, loaded once. Raises ModelMissing where they cannot be."""
    from sottovoce.reading.heads.attribution import SHIPPED as ATTRIBUTION
    from sottovoce.reading.heads.attribution import AttributionHead
    from sottovoce.reading.heads.codes import SHIPPED as CODES
    from sottovoce.reading.heads.codes import CodeHead

    for path in (ATTRIBUTION / "tagger.onnx", CODES / "codes.onnx"):
        if not path.is_file():
            raise ModelMissing(f"{path} is not there. Install sottovoce again. {_WITHOUT}")
    try:
        return Heads(attribution=AttributionHead(), codes=CodeHead())
    except ImportError as error:
        raise ModelMissing(f"The trained networks cannot run: {error}. {_WITHOUT}") from error


def read_page(page: Page, heads: Heads | None = None) -> Reading:
    """The reading of one parsed page; what a head marks counts where no rule reports it."""
    if heads is not None:
        found = heads.attribution.attributions(page.text)
        page.marks = tuple(Marked(item, heads.attribution.confidence(page.text, item)) for item in found)
        page.answers = Answers(heads.codes, page)
    page.mentions = find_mentions(page)
    if page.document.published_on is None:
        page.context_year = year_by_context(page)
    page.dates = find_dates(page)
    genre = detect_genre(page)
    told = list(find_utterances(page, genre))
    if page.answers is not None:
        page.answers.prepare(told)
    pieces = [p for u in told for p in _code(u, page, genre)]
    coded = _merge(pieces, page)
    utterances = [p.utterance for p in coded]
    statements = settle_taken_up(settle_summaries([_statement(page, genre, piece) for piece in coded]))
    return Reading(
        document=page.document,
        reader=_reader_of(page),
        statements=statements,
        events=find_events(page, statements),
        estimates=find_estimates(page, utterances),
        beliefs=find_beliefs(page),
        circumstances=find_circumstances(page),
        mentions=page.mentions,
        verdict=find_verdict(page, utterances),
    )


def _reader_of(page: Page) -> str:
    return READER if page.marks is None else WITH_HEADS


@dataclass(frozen=True, slots=True)
class _Coded:
    """An utterance with its audience and its coding."""

    utterance: Utterance
    audience: Audience
    coding: Coding


def _code(utterance: Utterance, page: Page, genre: Genre) -> list[_Coded]:
    """One coded piece; two where a reason accuses someone itself (annotation guide, "Unit")."""
    audience = find_audience(utterance, page, genre)
    hearers = audience.entries
    for match in _REASON.finditer(page.text, utterance.start, utterance.end):
        if match.start() - utterance.start < _MIN_CLAUSE or utterance.end - match.end() < _MIN_CLAUSE:
            continue
        reason = replace(utterance, start=match.end())
        coding = code_content(reason, page, hearers)
        if coding.parts_by[0] is Act.ACCUSE:
            claim = replace(utterance, end=match.start())
            return [
                _Coded(claim, audience, code_content(claim, page, hearers)),
                _Coded(reason, audience, coding),
            ]
    return [_Coded(utterance, audience, code_content(utterance, page, hearers))]


def _merge(coded: list[_Coded], page: Page) -> list[_Coded]:
    """Neighbouring pieces of one cue, turn or letter that differ in nothing that is coded become one."""
    merged: list[_Coded] = []
    for piece in coded:
        if merged and _is_one(merged[-1], piece, page):
            before = merged[-1]
            joined = replace(before.utterance, end=max(before.utterance.end, piece.utterance.end))
            coding = code_content(joined, page, before.audience.entries)
            merged[-1] = replace(before, utterance=joined, coding=coding)
        else:
            merged.append(piece)
    return merged


def _is_one(a: _Coded, b: _Coded, page: Page) -> bool:
    first, second = a.utterance, b.utterance
    if a.audience.entries != b.audience.entries:
        return False
    if first.block != second.block or first.speaker.id != second.speaker.id or second.start < first.end:
        return False
    if _goes_on_in_turn(a, b, page):
        return True
    same_cue = first.cue_span is not None and first.cue_span == second.cue_span
    same_turn = first.layout == second.layout and first.layout in ("turn", "letter")
    same_quote = second.layout == "quote" and second.form is Form.DIRECT
    if not (same_cue or same_turn or same_quote) or first.layout == "bullet":
        return False
    return a.coding.parts_by == b.coding.parts_by and _told_of(a, page) == _told_of(b, page)


def _told_of(piece: _Coded, page: Page) -> set[str | None]:
    """The sides that a piece names as its targets, a person for his state; not those it only points at."""
    states = {m.actor.name: m.actor.state for m in page.mentions if m.actor.kind is ActorKind.PERSON}
    passing = {g.value for g in piece.coding.grounds if g.field == "targets" and g.method in _BY_THE_WAY}
    return {states.get(t.id, t.id) for t in piece.coding.targets if t.id not in passing}


def _goes_on_in_turn(a: _Coded, b: _Coded, page: Page) -> bool:
    """Clauses of one subject in a turn or letter are one where the one only tells and rates nobody else."""
    first, second = a.utterance, b.utterance
    if first.layout != second.layout or first.layout not in ("turn", "letter"):
        return False
    if first.cue_span or second.cue_span:
        return False
    if (a.coding.commitment is None) != (b.coding.commitment is None):
        return False
    tokens = page.tokens_in(second.start, second.end)
    if not tokens:
        return False
    if tokens[0].lower_ not in _PRONOUNS and tokens[0].pos_ not in ("VERB", "AUX"):
        return False
    if not _JOINT.fullmatch(page.text, first.end, second.start):
        return False
    targets = [_told_of(piece, page) for piece in (a, b)]
    acts = {a.coding.acts[:1], b.coding.acts[:1]}
    is_told = len(acts) == 1 or any(act in _PLAIN for acts_of in acts for act in acts_of)
    return is_told and (targets[0] == targets[1] or not all(targets))


def _statement(page: Page, genre: Genre, piece: _Coded) -> Statement:
    utterance, coding = piece.utterance, piece.coding
    dating = date_utterance(utterance, page, genre)
    setting = place_utterance(utterance, page, dating, piece.audience.entries, genre)
    content = page.text[utterance.start : utterance.end]
    anchor = _FIRST_WORDS.match(content)
    return Statement(
        id=_identify(page.document.id, utterance),
        passage=_passage(page, (utterance.start, utterance.end)),
        anchor=anchor.group() if anchor else content,
        content=content,
        speaker=as_of(utterance.speaker, dating.said_on, page.document.published_on),
        speaker_surface=utterance.speaker_surface,
        speaker_passage=_passage(page, utterance.speaker_span) if utterance.speaker_span else None,
        cue=utterance.cue,
        cue_passage=_passage(page, utterance.cue_span) if utterance.cue_span else None,
        form=utterance.form,
        said_on=dating.said_on,
        surfaced_on=setting.surfaced_on,
        date_basis=dating.basis,
        date_words=_with_year(page, dating.words),
        audience=piece.audience.entries,
        audience_surface=piece.audience.words,
        channel=setting.channel,
        channel_basis=setting.channel_basis,
        acts=coding.acts,
        targets=coding.targets,
        commitment=with_term(coding.commitment, dating.said_on),
        authenticity=setting.authenticity,
        attribution_chain=utterance.chain,
        confidence=utterance.confidence,
        found_by=f"{_reader_of(page)} {utterance.found_by}; {coding.rule}",
        grounds=statement_grounds(
            page, utterance, audience=piece.audience, dating=dating, setting=setting, coded=coding.grounds
        ),
    )


def _with_year(page: Page, words: str | None) -> str | None:
    """The words a day rests on, marked where their year comes from the context."""
    return f"{words} ({YEAR_BY_CONTEXT})" if words and page.context_year is not None else words


def _passage(page: Page, span: tuple[int, int]) -> Passage:
    return Passage(document=page.document.id, start=span[0], end=span[1])


def _identify(document: str, utterance: Utterance) -> str:
    return record_id(READER, document, utterance.start, utterance.end, utterance.speaker.id)
