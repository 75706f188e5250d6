"""Attribution: who said what, from a parsed page with its mentions.

In: a page and its genre. Out: utterances in the order of the text, each with speaker, cue, content, form and
chain of tellers. Method: reporting verbs and nouns with their frames (`cues`, `clauses`, `nouns`), layout
(`layouts`: turns, letters, bullets under a lead-in), quotations that go on without a cue, refusals to speak
(`silences`). What no speaker can be found for is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.reading.clauses import Content, find_contents
from sottovoce.reading.cues import Cue, find_cues
from sottovoce.reading.genre import Genre
from sottovoce.reading.layouts import Layout, find_layouts
from sottovoce.reading.nouns import find_noun_contents
from sottovoce.reading.page import Block, BlockKind, Page, Utterance
from sottovoce.reading.papers import find_papers
from sottovoce.reading.phrases import find_phrase_cues
from sottovoce.reading.quotes import find_quotes, is_quoted, quoted_share
from sottovoce.reading.silences import find_silences
from sottovoce.reading.speakers import Discourse, Speaker, find_speaker
from sottovoce.reading.splitting import split_content
from sottovoce.vocabulary import ActorKind, Form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Shorter contents carry no claim ("he said so"); counted in words.
_MIN_WORDS = 2
# Cues below this, with no better sign, open a statement too seldom.
_MIN_PRIOR = 0.5
# Verbs above this are used of people and papers alone.
_SURE_PRIOR = 0.8
_MIN_CONFIDENCE = 0.45
# A cue so near the end of a lead-in governs the bullets, not the clause before it.
_LEAD_TAIL = 8
# "The letter" is the one told of up to so many blocks before.
_PAPER_REACH = 5
_DIRECT_SHARE, _MIXED_SHARE = 0.85, 0.05


def find_utterances(page: Page, genre: Genre) -> tuple[Utterance, ...]:
    """All that is reported as said in a page, in order."""
    discourse = Discourse()
    layouts = find_layouts(page, genre)
    found: list[Utterance] = []
    for block, doc in zip(page.blocks, page.docs, strict=True):
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.SALUTATION, BlockKind.SIGNATURE):
            continue
        for paper in find_papers(page, block, doc):
            known = discourse.last_paper(block.index, reach=_PAPER_REACH)
            if paper.writer is None and known is not None:
                paper = replace(paper, writer=known.writer, addressee_spans=known.addressee_spans)
            discourse.papers.append((block.index, paper))
        layout = layouts.get(block.index)
        if layout is not None and layout.is_question:
            continue
        found += _without_repeats(_in_block(page, block, doc, discourse, layout, genre))
    return tuple(found)


def _in_block(
    page: Page, block: Block, doc: Doc, discourse: Discourse, layout: Layout | None, genre: Genre
) -> Iterator[Utterance]:
    quotes = find_quotes(page.text, block)
    reported = list(_reported(page, block, doc, discourse, quotes, layout))
    if layout is not None and layout.speaker is not None:
        yield from _laid_out(page, block, doc, layout, reported, quotes)
        return
    yield from sorted([*reported, *_loose_quotes(page, block, doc, quotes, reported)], key=lambda u: u.start)


# --- cues -------------------------------------------------------------------------------------------


def _reported(
    page: Page,
    block: Block,
    doc: Doc,
    discourse: Discourse,
    quotes: Sequence[tuple[int, int]],
    layout: Layout | None,
) -> Iterator[Utterance]:
    """Utterances that a verb, a noun or a phrase reports."""
    cues = find_cues(doc)
    silences = find_silences(doc, cues)
    silent = {t.i for s in silences for t in s.verbs}
    contents = [c for c in find_contents(doc, cues) if c.cue.token.i not in silent]
    contents += find_noun_contents(doc, contents)
    contents += find_phrase_cues(doc, contents)
    pieces: list[tuple[int, Content | None, object]] = [(c.cue.token.i, c, None) for c in contents]
    pieces += [(s.token.i, None, s) for s in silences]
    outer: list[tuple[Content, Speaker]] = []
    leads = block.index + 1 < len(page.blocks) and page.blocks[block.index + 1].lead_in == block.index
    for _, content, silence in sorted(pieces, key=lambda p: p[0]):
        if content is None:
            yield from _silence(page, block, silence, discourse)  # type: ignore[arg-type]
            continue
        if leads and content.cue.token.i > len(doc) - _LEAD_TAIL:
            continue
        if _is_asked(content.cue.token):
            continue
        speaker = _speaker_of(page, block, content, discourse, layout)
        if speaker is None or not _is_worth(content, speaker):
            continue
        if content.cue.verb.prior * speaker.certainty < _MIN_CONFIDENCE:
            continue
        teller = next((s for c, s in reversed(outer) if c.first <= content.cue.token.i <= c.last), None)
        outer.append((content, speaker))
        discourse.said(block.index, speaker)
        yield from _utterances(page, block, doc, content, speaker, teller, contents, quotes)


def _speaker_of(
    page: Page, block: Block, content: Content, discourse: Discourse, layout: Layout | None
) -> Speaker | None:
    cue = content.cue
    token: Token | None = cue.agent if cue.is_passive and cue.agent is not None else cue.subject
    if cue.is_passive and cue.agent is None and not cue.is_noun:
        return None
    if token is None:
        return _named_before(page, block, cue) or _subject_before(page, block, cue, discourse)
    if cue.is_noun and token == cue.token:
        return _writer_before(block, discourse)
    if token.lower_ in ("i", "we", "me", "my", "our", "us") and layout is not None:
        return layout.speaker
    must_speak = cue.verb.kind == "say" and cue.verb.prior >= _SURE_PRIOR and not cue.is_noun
    return find_speaker(page, block, token, discourse, must_speak=must_speak)


def _named_before(page: Page, block: Block, cue: Cue) -> Speaker | None:
    """The one person named between the sentence's start and a main verb whose subject the parser lost."""
    if cue.token.dep_ != "ROOT" or cue.token.tag_ not in ("VBD", "VBZ", "VBP") or cue.is_noun:
        return None
    start, end = block.start + cue.token.sent.start_char, block.start + cue.token.idx
    persons = [m for m in page.mentions_in(start, end) if m.actor.kind is ActorKind.PERSON]
    if len({m.actor.id for m in persons}) != 1:
        return None
    mention = persons[0]
    span = (mention.passage.start, mention.passage.end)
    return Speaker(mention.actor, mention.surface, span, certainty=0.8)


def _subject_before(page: Page, block: Block, cue: Cue, discourse: Discourse) -> Speaker | None:
    """A sentence without a finite verb ("Publicly keeping ..., privately promising ...") goes on about the
    subject of the one before."""
    sentence = cue.token.sent
    if cue.token.tag_ != "VBG" or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in _main_verbs(sentence)):
        return None
    if sentence.start == 0:
        return None
    before = cue.token.doc[sentence.start - 1].sent
    subject = next((c for c in before.root.children if c.dep_ == "nsubj"), None)
    return find_speaker(page, block, subject, discourse) if subject is not None else None


def _main_verbs(sentence: Span) -> list[Token]:
    return [t for t in sentence if t.dep_ == "ROOT" or (t.dep_ == "conj" and t.head.dep_ == "ROOT")]


def _writer_before(block: Block, discourse: Discourse) -> Speaker | None:
    """ "There are assurances that ...": of the paper told of just before."""
    paper = discourse.last_paper(block.index)
    if paper is None or paper.writer is None or paper.writer_span is None:
        return None
    return Speaker(paper.writer, None, paper.writer_span, is_paper=True, certainty=0.9)


def _is_worth(content: Content, speaker: Speaker) -> bool:
    """Is a cue with this speaker likely enough a statement? Negated thoughts and weak verbs are not."""
    cue = content.cue
    if cue.verb.prior < _MIN_PRIOR:
        return False
    if cue.is_negated and cue.verb.kind != "think":
        return cue.verb.lemma in (
            "accept",
            "agree",
            "recognise",
            "recognize",
            "support",
            "regard",
            "consider",
        )
    return content.last - content.first + 1 >= _MIN_WORDS


def _utterances(
    page: Page,
    block: Block,
    doc: Doc,
    content: Content,
    speaker: Speaker,
    teller: Speaker | None,
    contents: Sequence[Content],
    quotes: Sequence[tuple[int, int]],
) -> Iterator[Utterance]:
    """The clauses of one content, those left out that only report somebody else's words."""
    cue = content.cue
    skip = range(cue.token.i - 3, cue.token.i + 3) if content.is_parenthetical else None
    clauses = split_content(doc, content.first, content.last, skip) if content.frame in "cpw" else None
    for first, last in clauses or [(content.first, content.last)]:
        if _only_reports(doc, first, last, content, contents):
            continue
        start, end = page.span_of(block, doc[first], doc[last])
        share = quoted_share(list(quotes), start, end)
        form = (
            Form.DIRECT if share >= _DIRECT_SHARE else Form.MIXED if share > _MIXED_SHARE else Form.INDIRECT
        )
        cue_start, cue_end = page.span_of(block, *_cue_tokens(cue))
        chain = (teller.actor.name,) if teller is not None and teller.actor != speaker.actor else ()
        if speaker.is_paper:
            chain = ((speaker.surface or "paper").split()[-1], *chain)
        yield Utterance(
            block=block.index,
            start=start,
            end=end,
            speaker=speaker.actor,
            speaker_surface=speaker.surface,
            speaker_span=speaker.span,
            cue=page.text[cue_start:cue_end],
            cue_span=(cue_start, cue_end),
            cue_lemma=cue.lemma,
            form=form,
            chain=(*chain, "author"),
            layout="noun" if cue.is_noun else "clause",
            addressee_spans=_addressees(block, content),
            is_negated=cue.is_negated,
            confidence=round(cue.verb.prior * speaker.certainty, 3),
            found_by=f"rule:{'noun' if cue.is_noun else 'verb'}-{content.frame}",
        )


def _is_asked(verb: Token) -> bool:
    """ "Is Ruritania asking them to go?": the cue itself is in question."""
    if not verb.sent.text.rstrip().endswith("?"):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    auxiliary = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    return subject is not None and auxiliary is not None and auxiliary.i < subject.i


def _cue_tokens(cue: Cue) -> tuple[Token, Token]:
    if cue.particle is not None and 0 < cue.particle.i - cue.token.i <= 3:
        return cue.token, cue.particle
    return cue.token, cue.token


def _only_reports(doc: Doc, first: int, last: int, content: Content, contents: Sequence[Content]) -> bool:
    """ "A told B that C said X": nothing of the clause is A's own but that C said it."""
    for inner in contents:
        if inner is content or not first <= inner.cue.token.i <= last:
            continue
        start = min(
            inner.cue.token.i, inner.cue.subject.left_edge.i if inner.cue.subject is not None else last
        )
        if start - first <= 2 and inner.last >= last - 2 and inner.cue.subject is not None:
            return inner.cue.verb.kind in ("say", "act") and inner.cue.verb.prior >= _MIN_PRIOR
    return False


def _addressees(block: Block, content: Content) -> tuple[tuple[int, int], ...]:
    """Spans of those whom the cue's own grammar makes hearers."""
    cue, spans = content.cue, []
    for child in cue.token.children:
        if content.first <= child.i <= content.last and child.dep_ != "nsubjpass":
            if not (child.dep_ in ("dobj", "dative") and content.frame == "a"):
                continue
        is_object = child.dep_ in ("dobj", "dative") and child.i > cue.token.i
        if (cue.verb.hearer == "obj" and is_object and child.pos_ in ("PROPN", "NOUN", "PRON")) or (
            cue.is_passive and child.dep_ == "nsubjpass" and cue.verb.hearer == "obj"
        ):
            spans.append(_reach(block, child))
        elif child.dep_ in ("prep", "dative") and child.lower_ in (
            "to",
            "with",
            "before",
            "at",
            "on",
            "upon",
        ):
            wanted = {"to": ("to", "before"), "with": ("with",), "of": ("of",)}.get(
                cue.verb.hearer, ("to", "before")
            )
            if child.lower_ in wanted or (child.lower_ in ("on", "upon") and cue.verb.lemma == "call"):
                spans += [_reach(block, c) for c in child.children if c.dep_ == "pobj"]
    return tuple(spans)


def _reach(block: Block, token: Token) -> tuple[int, int]:
    kept = [t for t in token.subtree if not any(a.dep_ in ("relcl", "acl") and a.i >= token.i for a in [t])]
    return block.start + kept[0].idx, block.start + kept[-1].idx + len(kept[-1])


def _silence(page: Page, block: Block, silence: object, discourse: Discourse) -> Iterator[Utterance]:
    from sottovoce.reading.silences import Silence

    assert isinstance(silence, Silence)
    if silence.subject is None:
        return
    speaker = find_speaker(page, block, silence.subject, discourse)
    if speaker is None or speaker.is_paper:
        return
    doc = page.docs[block.index]
    start, end = page.span_of(block, doc[silence.first], doc[silence.last])
    cue_span = page.span_of(block, silence.token, silence.token)
    yield Utterance(
        block=block.index,
        start=start,
        end=end,
        speaker=speaker.actor,
        speaker_surface=speaker.surface,
        speaker_span=speaker.span,
        cue=page.text[cue_span[0] : cue_span[1]],
        cue_span=cue_span,
        cue_lemma=silence.token.lemma_.lower(),
        form=Form.INDIRECT,
        chain=("author",),
        layout="silence",
        is_negated=True,
        confidence=round(0.85 * speaker.certainty, 3),
        found_by="rule:silence",
    )


# --- quotations and layout --------------------------------------------------------------------------


def _loose_quotes(
    page: Page,
    block: Block,
    doc: Doc,
    quotes: Sequence[tuple[int, int]],
    reported: Sequence[Utterance],
) -> Iterator[Utterance]:
    """Whole quoted sentences without a cue, by the speaker quoted just before or behind."""
    spoken = [u for u in reported if u.form is not Form.INDIRECT or u.layout == "clause"]
    for sentence in doc.sents:
        start, end = _without_marks(
            page.text, block.start + sentence.start_char, block.start + sentence.end_char
        )
        if not is_quoted(list(quotes), start, end) or len(sentence) < 4:
            continue
        if any(u.start < end and start < u.end for u in reported):
            continue
        near = [u for u in spoken if u.end <= start] or [u for u in spoken if u.start >= end]
        if not near:
            continue
        source = near[-1] if near[0].end <= start else near[0]
        yield replace(
            source,
            start=start,
            end=end,
            form=Form.DIRECT,
            layout="quote",
            cue_lemma=None,
            confidence=round(source.confidence * 0.85, 3),
            found_by="rule:quote-goes-on",
        )


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the quotation marks, stops and spaces at its ends."""
    while start < end and text[start] in "“”\"'‘«» \u00a0\n":
        start += 1
    while end > start and text[end - 1] in "“”\"'’«» .,;:\u00a0\n":
        end -= 1
    return start, end


def _laid_out(
    page: Page,
    block: Block,
    doc: Doc,
    layout: Layout,
    reported: Sequence[Utterance],
    quotes: Sequence[tuple[int, int]],
) -> Iterator[Utterance]:
    """Sentences under a speaker's label, in a letter or under a lead-in: his, unless they report others."""
    speaker = layout.speaker
    assert speaker is not None
    for sentence in doc.sents:
        if layout.skips(sentence):
            continue
        inside = [
            u
            for u in reported
            if block.start + sentence.start_char <= u.start < block.start + sentence.end_char
        ]
        own = [u for u in inside if _is_own(u, speaker)]
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
            start, end = _without_marks(page.text, *page.span_of(block, doc[first], doc[last]))
            if last - first + 1 < _MIN_WORDS or any(u.start < end and start < u.end for u in inside):
                continue
            share = quoted_share(list(quotes), start, end)
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
                form=_form(layout, Form.MIXED if share > _MIXED_SHARE else Form.INDIRECT),
                chain=layout.chain,
                layout=layout.kind,
                addressee_spans=layout.addressee_spans,
                is_interview=layout.is_interview,
                confidence=round(layout.certainty * speaker.certainty, 3),
                found_by=f"rule:{layout.kind}",
            )


def _is_own(utterance: Utterance, speaker: Speaker) -> bool:
    """His own words, also where "my government" or "our side" says them."""
    surface = (utterance.speaker_surface or "").lower()
    return utterance.speaker.id == speaker.actor.id or surface.startswith(("my ", "our "))


def _form(layout: Layout, form: Form) -> Form:
    return Form.DIRECT if layout.is_verbatim else form


def _covers(utterances: Sequence[Utterance], sentence: object, block: Block) -> bool:
    """Do others' words fill most of a sentence?"""
    length = sentence.end_char - sentence.start_char  # type: ignore[attr-defined]
    return sum(u.end - u.start for u in utterances) > 0.4 * length


def _without_repeats(utterances: Iterator[Utterance]) -> list[Utterance]:
    """Of two readings of the same words by the same speaker the surer one stays."""
    kept: list[Utterance] = []
    for utterance in sorted(utterances, key=lambda u: (u.start, u.end)):
        clash = next((k for k in kept if _same_words(k, utterance)), None)
        if clash is None:
            kept.append(utterance)
        elif utterance.confidence > clash.confidence:
            kept[kept.index(clash)] = utterance
    return kept


def _same_words(a: Utterance, b: Utterance) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0.6 * min(a.end - a.start, b.end - b.start)
