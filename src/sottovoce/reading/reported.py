"""What a verb, a noun or a phrase of a block reports as said.

In: one block with what the text has said before it. Out: utterances. Method: the contents of cues (`cues`,
`clauses`, `nouns`, `phrases`) whose speaker can be found (`speakers`), and refusals to speak (`silences`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.attitudes import TELLING_WHEN_NEGATED, cue_word, is_only_held, keep_belief
from sottovoce.reading.clauses import Content, find_contents
from sottovoce.reading.contests import is_contest
from sottovoce.reading.cues import Cue, find_cues, is_negated
from sottovoce.reading.discourse import Speaker
from sottovoce.reading.fiction import in_plot
from sottovoce.reading.grammar import FINITE, is_finite
from sottovoce.reading.missions import of_mission
from sottovoce.reading.narrator import narrator_at
from sottovoce.reading.nouns import find_noun_contents
from sottovoce.reading.own_side import is_of_own_side
from sottovoce.reading.owned import of_owner
from sottovoce.reading.page import Block, Utterance
from sottovoce.reading.phrases import find_phrase_cues
from sottovoce.reading.quotes import form_of, is_quoted
from sottovoce.reading.retold import DENYING, MIN_PRIOR, only_reports
from sottovoce.reading.scenes import MIN_WORDS, Scene
from sottovoce.reading.silences import Silence, find_silences
from sottovoce.reading.spans import mentions_within
from sottovoce.reading.speakers import find_speaker
from sottovoce.reading.splitting import is_elliptic, split_content
from sottovoce.vocabulary import ActorKind, Form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Cues below this, with no better sign, open a statement too seldom.
# Verbs above this are used of people and papers alone.
_SURE_PRIOR = 0.8
# How surely a refusal to speak is one.
_SILENCE_PRIOR = 0.85
_MIN_CONFIDENCE = 0.45
# A cue so near the end of a lead-in governs the bullets, not the clause before it.
_LEAD_TAIL = 8
# "denied that he had promised ...": words under these were not said, for all that the speaker tells.
# What a source asks for himself, in a few words.
_COVER = frozenset("named identified quoted anonymity anonymous attributed cited".split())
_SHORT_REQUEST = 8
# Prepositions before the hearer, by the verb's row in the table.
_PREPOSITIONS = {"to": ("to", "before"), "with": ("with",), "of": ()}


def reported(scene: Scene) -> Iterator[Utterance]:
    """Utterances of a block that a verb, a noun or a phrase reports, in order of their cues."""
    doc, discourse = scene.doc, scene.discourse
    cues = find_cues(doc)
    silences = find_silences(doc, cues)
    silent = {t.i for s in silences for t in s.verbs}
    contents = [c for c in find_contents(doc, cues) if c.cue.token.i not in silent]
    contents += find_noun_contents(doc, contents)
    contents += find_phrase_cues(doc, contents)
    outer: list[tuple[Content, Speaker]] = []
    pieces: list[Content | Silence] = [*contents, *silences]
    for piece in sorted(pieces, key=_place):
        if isinstance(piece, Silence):
            yield from _silence(scene, piece)
            continue
        if piece not in contents:
            continue  # what a teller says of his own side
        if scene.leads and piece.cue.token.i > len(doc) - _LEAD_TAIL:
            continue
        if (
            _asks_for_cover(piece)
            or _is_asked(piece.cue.token)
            or _is_left_open(piece.cue.token)
            or _is_denied(piece, contents)
        ):
            continue
        if in_plot(piece.cue.token):
            continue
        speaker = _speaker_of(scene, piece)
        if speaker is None or not _is_worth(piece, speaker):
            continue
        if speaker.actor.kind is ActorKind.STATE and is_contest(piece.cue.token.sent):
            continue
        teller = next((s for c, s in reversed(outer) if c.first <= piece.cue.token.i <= c.last), None)
        if is_only_held(scene, piece, speaker):
            if teller is None:
                keep_belief(scene, piece, speaker)
            continue
        outer.append((piece, speaker))
        contents = [
            c for c in contents if not is_of_own_side(scene.page, scene.block, c, piece, speaker.actor)
        ]
        discourse.said(scene.block.index, speaker)
        yield from _utterances(scene, piece, speaker, teller, contents)


def _place(piece: Content | Silence) -> int:
    return piece.token.i if isinstance(piece, Silence) else piece.cue.token.i


def _speaker_of(scene: Scene, content: Content) -> Speaker | None:
    cue, layout = content.cue, scene.layout
    token: Token | None = cue.agent if cue.is_passive and cue.agent is not None else cue.subject
    if cue.is_passive and cue.agent is None and not cue.is_noun:
        return None
    if token is None:
        return _named_before(scene, cue) or _subject_before(scene, cue)
    if cue.is_noun and token == cue.token:
        return _writer_before(scene)
    if token.lower_ in ("i", "we", "me", "my", "our", "us") and layout is not None:
        return layout.speaker
    if token.lower_ in ("i", "my") and layout is None:
        author = narrator_at(scene.page, scene.block)
        start = scene.block.start + token.idx
        span = (start, start + len(token))
        return Speaker(author, token.text, span, certainty=0.9) if author and _is_told(content) else None
    if token.lower_ == "you" and layout is not None:
        return layout.asked
    of_cable = of_mission(scene.page, scene.block, token)
    if of_cable is not None:
        return of_cable
    must_speak = cue.verb.kind == "say" and cue.verb.prior >= _SURE_PRIOR and not cue.is_noun
    found = find_speaker(scene.page, scene.block, token, scene.discourse, must_speak=must_speak)
    return of_owner(scene.page, scene.block, token, layout, found)


def _is_told(content: Content) -> bool:
    """ "I told him that ...": an author's past words to somebody, no thought of the page."""
    return content.cue.verb.kind == "say" and content.cue.token.tag_ in ("VBD", "VBN")


def _named_before(scene: Scene, cue: Cue) -> Speaker | None:
    """The one person named before a main verb whose subject the parser lost, or the one right before it."""
    verb = cue.token.sent.root if cue.token.dep_ == "conj" else cue.token
    if verb.dep_ != "ROOT" or verb.tag_ != cue.token.tag_ or not is_finite(cue.token) or cue.is_noun:
        return None
    start = scene.block.start + cue.token.sent.start_char
    end = scene.block.start + cue.token.idx
    persons = [m for m in mentions_within(scene.page, start, end) if m.actor.kind is ActorKind.PERSON]
    if not persons:
        return None
    mention = persons[-1]
    is_beside = not scene.page.text[mention.passage.end : end].strip(", \u00a0\n")
    if len({m.actor.id for m in persons}) != 1 and not is_beside:
        return None
    span = (mention.passage.start, mention.passage.end)
    return Speaker(mention.actor, mention.surface, span, certainty=0.8)


def _subject_before(scene: Scene, cue: Cue) -> Speaker | None:
    """A sentence without a finite verb ("Publicly keeping ..., privately promising ...") goes on about the
    subject of the one before."""
    sentence = cue.token.sent
    if cue.token.tag_ != "VBG" or any(t.tag_ in FINITE for t in _main_verbs(sentence)):
        return None
    if sentence.start == 0:
        return None
    before = cue.token.doc[sentence.start - 1].sent
    subject = next((c for c in before.root.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    return find_speaker(scene.page, scene.block, subject, scene.discourse)


def _main_verbs(sentence: Span) -> list[Token]:
    return [t for t in sentence if t.dep_ == "ROOT" or (t.dep_ == "conj" and t.head.dep_ == "ROOT")]


def _writer_before(scene: Scene) -> Speaker | None:
    """ "There are assurances that ...": of the paper told of just before."""
    paper = scene.discourse.last_paper(scene.block.index)
    if paper is None or paper.writer is None or paper.writer_span is None:
        return None
    return Speaker(
        paper.writer,
        None,
        paper.writer_span,
        is_paper=True,
        certainty=0.9,
        hearers=paper.addressee_spans,
    )


def _is_worth(content: Content, speaker: Speaker) -> bool:
    """Is a cue with this speaker likely enough a statement? Negated thoughts and weak verbs are not."""
    cue = content.cue
    if content.frame == "a" and cue.token.doc[content.first].lower_ in ("nobody", "none", "nothing"):
        return False
    if cue.verb.prior < MIN_PRIOR or cue.verb.prior * speaker.certainty < _MIN_CONFIDENCE:
        return False
    if cue.is_negated and cue.verb.kind != "think":
        return cue.verb.lemma in TELLING_WHEN_NEGATED
    return content.last - content.first + 1 >= MIN_WORDS


def _utterances(
    scene: Scene, content: Content, speaker: Speaker, teller: Speaker | None, contents: Sequence[Content]
) -> Iterator[Utterance]:
    """The clauses of one content, those left out that only report somebody else's words."""
    page, block, doc, cue = scene.page, scene.block, scene.doc, content.cue
    cue_start, cue_end = page.span_of(block, *_cue_tokens(cue))
    skip = range(cue.token.i - 3, cue.token.i + 3) if content.is_parenthetical else None
    clauses = split_content(doc, content.first, content.last, skip) if content.frame in "cpw" else None
    for first, last in clauses or [(content.first, content.last)]:
        last = _before_another(doc, first, last, content, contents)
        start, end = page.span_of(block, doc[first], doc[last])
        is_whole = is_quoted(scene.quotes, start, end)
        if is_elliptic(doc, first, last) and not is_whole:
            continue
        if only_reports(doc, first, last, content, contents):
            continue
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
            cue_word=cue_word(block, cue.token),
            form=form_of(scene.quotes, start, end),
            chain=_chain(speaker, teller),
            layout="noun" if cue.is_noun else "clause",
            addressee_spans=_addressees(block, content) or speaker.hearers,
            is_negated=cue.is_negated,
            confidence=round(cue.verb.prior * speaker.certainty, 3),
            found_by=f"rule:{'noun' if cue.is_noun else 'verb'}-{content.frame}",
        )


def _before_another(doc: Doc, first: int, last: int, content: Content, contents: Sequence[Content]) -> int:
    """ "A said that X, while B said that Y": A's words end where B's clause begins."""
    for inner in contents:
        verb = inner.cue.token
        if inner is content or not first < verb.i <= last or verb.dep_ != "advcl":
            continue
        opener = next((c for c in verb.children if c.dep_ == "mark"), None)
        if opener is None or opener.lower_ not in ("while", "whereas", "whilst") or opener.i <= first:
            continue
        if inner.cue.subject is not None and inner.cue.subject.pos_ != "PRON":
            last = opener.i - 1
            while last > first and doc[last].is_punct:
                last -= 1
    return last


def _chain(speaker: Speaker, teller: Speaker | None) -> tuple[str, ...]:
    """Tellers of a speaker's words, innermost first."""
    chain = (teller.actor.name,) if teller is not None and teller.actor != speaker.actor else ()
    if speaker.is_paper:
        chain = ((speaker.surface or "paper").split()[-1], *chain)
    return (*chain, "author")


def _is_denied(piece: Content, contents: Sequence[Content]) -> bool:
    """ "denied that it had promised a truce": what stands under a denial was not said."""
    return any(
        c.cue.lemma in DENYING and c is not piece and c.first <= piece.cue.token.i <= c.last for c in contents
    )


def _asks_for_cover(content: Content) -> bool:
    """ "asked not to be named": what a source wants for himself."""
    if content.cue.lemma not in ("ask", "request", "prefer", "want", "wish", "insist on", "demand"):
        return False
    words = {t.lower_ for t in content.cue.token.doc[content.first : content.last + 1]}
    return bool(words & _COVER) and content.last - content.first < _SHORT_REQUEST


def _is_left_open(verb: Token) -> bool:
    """ "The text does not say whether he asked for it": nobody tells that he did."""
    for token in (verb, *verb.ancestors):
        if any(c.dep_ == "mark" and c.lower_ in ("if", "whether") and c.i < verb.i for c in token.children):
            return token.dep_ == "ccomp" and is_negated(token.head)
    return False


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


def _addressees(block: Block, content: Content) -> tuple[tuple[int, int], ...]:
    """Spans of those whom the cue's own grammar makes hearers."""
    cue = content.cue
    spans: list[tuple[int, int]] = []
    takes_object = cue.verb.hearer == "obj"
    prepositions = _PREPOSITIONS.get(cue.verb.hearer, _PREPOSITIONS["to"])
    if takes_object and cue.particle is not None and cue.particle.dep_ == "ccomp":
        spans += [_reach(block, c) for c in cue.particle.children if c.dep_ == "nsubj"]
    for child in cue.token.children:
        is_object = child.dep_ in ("dobj", "dative")
        is_accused = is_object and content.frame == "a"
        is_inside = content.first <= child.i <= content.last
        if is_inside and child.dep_ != "nsubjpass" and not is_accused:
            continue
        is_told = is_object and child.i > cue.token.i and child.pos_ in ("PROPN", "NOUN", "PRON")
        if takes_object and (is_told or (cue.is_passive and child.dep_ == "nsubjpass")):
            spans.append(_reach(block, child))
        elif child.dep_ in ("prep", "dative"):
            is_called_on = child.lower_ in ("on", "upon") and cue.verb.lemma == "call"
            if child.lower_ in prepositions or is_called_on:
                spans += [_reach(block, c) for c in child.children if c.dep_ == "pobj"]
    return tuple(spans)


def _reach(block: Block, token: Token) -> tuple[int, int]:
    """Span of what a token heads, the words left out that open a relative clause."""
    kept = [t for t in token.subtree if t.i < token.i or t.dep_ not in ("relcl", "acl")]
    return block.start + kept[0].idx, block.start + kept[-1].idx + len(kept[-1])


def _silence(scene: Scene, silence: Silence) -> Iterator[Utterance]:
    if silence.subject is None:
        return
    page, block, doc = scene.page, scene.block, scene.doc
    speaker = find_speaker(page, block, silence.subject, scene.discourse)
    if speaker is None or speaker.is_paper:
        return
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
        cue_word=cue_word(block, silence.token),
        form=Form.INDIRECT,
        chain=("author",),
        layout="silence",
        is_negated=True,
        confidence=round(_SILENCE_PRIOR * speaker.certainty, 3),
        found_by="rule:silence",
    )
