"""How an utterance is told: the sentence of its cue, the tense of it, the paper that carries it.

In: an utterance and its page. Out: spans, tokens and tenses that dating, audience and channel share.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from sottovoce.reading.atlas.offices import fold_name
from sottovoce.reading.dates import token_at
from sottovoce.reading.page import Block, BlockKind, Page, Utterance
from sottovoce.reading.spans import tokens_starting_in
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUN = (
    r"(?:letters?|cables?|memos?|memorand(?:um|a)|charts?|dispatch(?:es)?|telegrams?|e-?mails?|non-paper|"
    r"(?:transcripts?|records?) of (?:an?|the|their|his|her) (?:[\w-]+ )?"
    r"(?:call|conversation|meeting|talks?)|"
    r"diplomatic notes?|slides?|minutes|intercepts?|recordings?|tapes?|dossiers?|"
    r"(?:leaked|secret|classified|internal|confidential) "
    r"(?:documents?|papers?|files?|reports?|notes?|assessments?))"
)
PAPER = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
ANY_PAPER = re.compile(r"(?:papers?|documents?|texts?|files?|reports?|notes?|messages?)", re.IGNORECASE)
_OPEN_PAPER = re.compile(
    r"\b(?:open|public|resignation) letters?\b|\bletters? to the editor\b", re.IGNORECASE
)
# The paper is what speaks, or what is read from.
_CARRIES = re.compile(
    rf"(?:\baccording to (?:[\w-]+ ){{0,4}}{_NOUN}\b|"
    rf"\b(?:in|according to|per)\s+(?:it\b|(?:an?|the|this|that|another|one|his|her|its|their)\s+"
    rf"(?:[\w-]+\s+){{0,3}}?{_NOUN})"
    rf"|\b{_NOUN}\b[^.;:!?]{{0,70}}?\s(?:says?|said|tells?|told|states?|stated|warns?|warned|asks?|"
    rf"asked|claims?|claimed|"
    r"reads?|wrote|writes|puts?|reports?|reported|quotes?|describes?|described|shows?|showed|"
    r"credits?|notes?|noted)\b"
    r"|\b(?:wrote|writes|said to write)\b)",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    rf"[\W_]*(?:according to (?:[\w-]+ ){{0,4}}{_NOUN}|"
    rf"(?:the|a|an|this|that|one|his|her|its) (?:[\w-]+ ){{0,3}}{_NOUN} "
    r"(?:says?|said|states?|shows?|reads?|adds?|notes?|reports?)\b)",
    re.IGNORECASE,
)
OCCASION_NOUNS = frozenset(
    "statement speech letter interview meeting call conversation address conference remarks briefing talks "
    "communique declaration resolution article post message memo cable decree session visit summit hearing "
    "sitting debate broadcast speech toast appearance".split()
)
_TIMES = frozenset(
    {"morning", "afternoon", "evening", "night", "day", "eve", "start", "end", "beginning", "week"}
)
SOURCE_WORDS = re.compile(
    r"\b(?:officials?|sources?|people|diplomats?|aides?|insiders?|persons?|unnamed|anonymous)\b",
    re.IGNORECASE,
)
_READ_FROM = re.compile(r"\b(?:in|according to|per|from|by)\s+(?:[\w-]+\s+){0,4}\Z", re.IGNORECASE)
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "aux", "auxpass")
_PREDICATE_GAP = 30  # characters: a comma and an apposition
# "al-Sisi" is also called "Sisi".
_ARTICLE = re.compile(r"\A(?:al|el|as|ash|ad|an|ar|at|az)-(?=\w)", re.IGNORECASE)
# Another talk than the one told before: its partner and its day are not carried over.
OTHER_TALK = re.compile(
    r"\b(?:second|third|another|separate|later|different|new|earlier|further) (?:[\w-]+ )?"
    r"(?:talks?|meeting|conversation|call|session|exchange|encounter)\b",
    re.IGNORECASE,
)
# In the text of a paper: somebody speaks of the paper itself, outside it.
OF_PAPER = re.compile(
    r"\b(?:the|this|such|any|leaked|these|those) (?:[\w-]+ )?(?:cables?|memos?|papers?|documents?|leaks?)\b|"
    r"\bdocuments\b",
    re.IGNORECASE,
)
_IT = re.compile(r"(?:\A|[.;]\s+)(?:In it|It|They|The (?:text|paper|document|files?|message|author)s?)\b")


def cue_token(u: Utterance, page: Page) -> Token | None:
    """The token that heads the cue; without a cue, the verb the content is made of ("called it untrue")."""
    if u.cue_span is None:
        return _content_verb(u, page)
    block = page.block_at(u.cue_span[0])
    if block is None:
        return None
    doc = page.docs[block.index]
    inside = tokens_starting_in(doc, u.cue_span[0] - block.start, u.cue_span[1] - block.start)
    for token in inside:
        if token.lemma_.lower() == u.cue_lemma and token.pos_ in ("VERB", "NOUN", "AUX"):
            return token
    indices = {t.i for t in inside}
    return next(
        (t for t in inside if t.head.i not in indices or t.dep_ == "ROOT"), inside[0] if inside else None
    )


def _content_verb(u: Utterance, page: Page) -> Token | None:
    """The verb of a content that follows its speaker as a predicate."""
    if u.speaker_span is None or not 0 <= u.start - u.speaker_span[1] <= _PREDICATE_GAP:
        return None
    block = page.blocks[u.block]
    first = token_at(page, block, u.start)
    inside = [t for t in first.sent if block.start + t.idx < u.end] if first is not None else []
    inside = [t for t in inside if first is not None and t.i >= first.i]
    indices = {t.i for t in inside}
    root = next((t for t in inside if t.head.i not in indices or t.dep_ == "ROOT"), None)
    return root if root is not None and root.pos_ in ("VERB", "AUX") else None


def block_of(u: Utterance, page: Page) -> Block:
    """The block where the utterance is told: that of its cue, else of its content."""
    if u.cue_span is not None:
        block = page.block_at(u.cue_span[0])
        if block is not None:
            return block
    return page.blocks[u.block]


def told_sentence(u: Utterance, page: Page) -> tuple[int, int]:
    """Span of the sentence that holds the cue, or else the beginning of the content."""
    block = block_of(u, page)
    return sentence_at(page, block, u.cue_span[0] if u.cue_span is not None else u.start)


def sentence_at(page: Page, block: Block, offset: int) -> tuple[int, int]:
    """Span of the sentence of a block around an offset."""
    token = token_at(page, block, offset)
    if token is None:
        return block.start, block.end
    sentence = token.sent
    return block.start + sentence.start_char, block.start + sentence.end_char


def sentences_before(page: Page, block: Block, offset: int) -> list[tuple[int, int]]:
    """Sentences of a block that end at or before an offset, nearest first."""
    sentences = page.sentences_of(block)
    return sentences[: bisect_right(sentences, offset, key=itemgetter(1))][::-1]


def tense_of(token: Token | None) -> str:
    """ "past", "pluperfect", "perfect", "present", "modal" or "" for no verb."""
    if token is not None and token.pos_ not in ("VERB", "AUX") and token.dep_ not in _ARGUMENTS:
        return ""  # "according to her", "in his words": the verb above is the content's
    verb = token
    while verb is not None and verb.pos_ not in ("VERB", "AUX") and verb.dep_ != "ROOT":
        verb = verb.head
    if verb is not None and verb.dep_ in ("aux", "auxpass"):
        verb = verb.head
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return ""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if not helpers and verb.dep_ == "conj" and verb.tag_ in ("VBN", "VB", "VBG") and verb.head.pos_ == "VERB":
        return tense_of(verb.head)
    if "had" in helpers and verb.tag_ in ("VBN", "VBD", "VBG"):
        return "pluperfect"
    if helpers & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if helpers & {"will", "would", "could", "might", "may", "can", "shall", "should"}:
        return "modal"
    if helpers & {"was", "were", "did"} or verb.tag_ == "VBD":
        return "past"
    if helpers & {"is", "are", "am", "do", "does"} or verb.tag_ in ("VBZ", "VBP"):
        return "present"
    return ""


def paper_behind(u: Utterance, page: Page) -> tuple[int, int] | None:
    """Words that name the paper (letter, cable, memo) which carries the utterance, or None.

    The paper speaks itself, or the sentence reads from it, or a sentence before in the paragraph does and
    the telling goes on about it in the present tense.
    """
    block = block_of(u, page)
    sentence = told_sentence(u, page)
    if u.speaker_surface and u.speaker_span is not None and PAPER.search(u.speaker_surface):
        return u.speaker_span if not _is_open(page.text, u.speaker_span) else None
    named = _carrying(page, sentence, u)
    if named is not None:
        return named
    if any(PAPER.search(teller) or ANY_PAPER.fullmatch(teller) for teller in u.chain):
        return _last_named(page, block, sentence)
    refers = _IT.match(page.text[sentence[0] : sentence[1]]) is not None
    goes_on = tense_of(cue_token(u, page)) in ("present", "modal")
    if not (refers or goes_on):
        return None
    for earlier in sentences_before(page, block, sentence[0]):
        hit = _search(page, earlier)
        if hit is not None:
            is_read = _CARRIES.search(page.text[earlier[0] : earlier[1]]) and _goes_on(u, page, earlier)
            return hit if refers or is_read else None
        if not refers and not _IT.match(page.text[earlier[0] : earlier[1]]):
            return None
    if block.index and _IT.match(page.text[block.start : block.end]):
        before = page.blocks[block.index - 1]
        return _search(page, (before.start, before.end))
    return None


def _carrying(page: Page, sentence: tuple[int, int], u: Utterance) -> tuple[int, int] | None:
    """A paper in the sentence, before the content, that the words are read from."""
    text = page.text
    before = text[sentence[0] : max(sentence[0], u.start)]
    if not _CARRIES.search(before) and not _CARRIES.search(text[u.end : max(u.end, sentence[1])]):
        return None
    hit = PAPER.search(before) or (None if u.end >= sentence[1] else PAPER.search(text[u.end : sentence[1]]))
    if hit is None:
        return None
    base = sentence[0] if hit.string == before else u.end
    span = (base + hit.start(), base + hit.end())
    # "..., the cable says" behind the words is no aside, whoever said them.
    is_closing = base == u.end and _CLOSES.match(text[u.end : sentence[1]]) is not None
    return None if _is_open(text, span) or (not is_closing and _is_aside(page, span, u)) else span


def _is_aside(page: Page, span: tuple[int, int], u: Utterance) -> bool:
    """Has the cue a subject of its own, and is nothing read from the paper: "the day it bears, she said"?"""
    cue = cue_token(u, page)
    if cue is None or _READ_FROM.search(page.text[max(0, span[0] - 40) : span[0]]):
        return False
    subject = next((c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    block = page.block_at(span[0])
    if subject is None or block is None:
        return False
    first, last = page.span_of(block, cue.doc[subject.left_edge.i], cue.doc[subject.right_edge.i])
    return not first <= span[0] < last


def _last_named(page: Page, block: Block, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The paper named in the sentence, or last before it; any word for one where none is plainer."""
    spans = [sentence, *sentences_before(page, block, sentence[0])]
    spans += [(b.start, b.end) for b in page.blocks_before(block)]
    plain = next((hit for span in spans if (hit := _search(page, span))), None)
    if plain is not None:
        return plain
    for start, end in spans:
        vague = re.compile(rf"\b{ANY_PAPER.pattern}\b", re.IGNORECASE).search(page.text, start, end)
        if vague is not None:
            return vague.span()
    return None


def _goes_on(u: Utterance, page: Page, earlier: tuple[int, int]) -> bool:
    """Is the speaker one of those told of with the paper: himself, a pronoun, or the same noun?"""
    surface = (u.speaker_surface or "").lower()
    if surface in ("he", "she", "it", "they", "") or any(
        is_speaker(m.actor, u.speaker) for m in page.mentions_in(*earlier)
    ):
        return True
    words = page.text[page.blocks[u.block].start : earlier[1]].lower()
    return bool(surname(surface)) and re.search(rf"\b{re.escape(surname(surface))}\b", words) is not None


def _search(page: Page, span: tuple[int, int]) -> tuple[int, int] | None:
    text = page.text
    hit = PAPER.search(text[span[0] : span[1]])
    if hit is None:
        return None
    found = (span[0] + hit.start(), span[0] + hit.end())
    return None if _is_open(text, found) else found


def _is_open(text: str, span: tuple[int, int]) -> bool:
    return _OPEN_PAPER.search(text[max(0, span[0] - 14) : span[1] + 14]) is not None


def is_own_turn(u: Utterance, page: Page) -> bool:
    """Are these the words of the turn's own speaker, not of somebody told about in the turn?"""
    block = page.blocks[u.block]
    if block.kind is not BlockKind.TURN or block.label is None:
        return False
    if u.speaker_surface is None or u.speaker_surface.lower() in ("i", "we", "my", "our"):
        return u.layout == "turn" or u.cue_span is None
    span = u.speaker_span
    return span is None or not block.start <= span[0] < block.end


def is_told_in_letter(u: Utterance, page: Page) -> bool:
    """In a letter: are these words of somebody else, or of before, that it tells of?"""
    if u.cue_span is None:
        return False
    is_past = tense_of(cue_token(u, page)) in ("past", "pluperfect")
    return is_past if u.layout == "letter" else u.layout != "silence"


def same_person(one: str, other: str) -> bool:
    """Do two forms of a name share their last word: "Kofi Asante", "Asante"?"""
    return bool(surname(one)) and surname(one).lower() == surname(other).lower()


def is_known_by_office(u: Utterance) -> bool:
    """ "the crown prince", "his envoy": somebody the text need not name, unlike "the official"."""
    surface = u.speaker_surface or ""
    is_definite = (
        re.match(r"(?:the|his|her|its|their|our|both|this|that)\s", surface, re.IGNORECASE) is not None
    )
    return is_definite and SOURCE_WORDS.search(surface) is None


def is_speaker(actor: Actor, speaker: Actor) -> bool:
    """Is an actor the speaker? Persons also by their last name alone."""
    if actor.kind is not ActorKind.PERSON or speaker.kind is not ActorKind.PERSON:
        return actor.name == speaker.name
    return any(same_person(actor.name, name) for name in speaker.name.split(";"))


@lru_cache(maxsize=4096)
def surname(name: str) -> str:
    """The last word of a name: what a text goes on calling its bearer."""
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    return _ARTICLE.sub("", words[-1]) if words else ""


def governor(token: Token | None) -> tuple[Token | None, str]:
    """The verb a date belongs to, and "noun" where it only qualifies a noun on the way."""
    way = "plain"
    for _ in range(8):
        if token is None or token.dep_ == "ROOT":
            break
        if token.head.pos_ in ("NOUN", "PROPN") and token.dep_ in (
            "prep",
            "nmod",
            "compound",
            "npadvmod",
            "appos",
        ):
            way = way if token.head.lemma_.lower() in OCCASION_NOUNS | _TIMES else "noun"
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token, way
    if token is not None and token.pos_ in ("VERB", "AUX"):
        return token, way
    return None, way


def tells_in_present(page: Page) -> bool:
    """Are most of a text's verbs of saying in the present tense?"""
    return page.once("tells in present", lambda: _tells_in_present(page.docs))


def _tells_in_present(docs: Sequence[Doc]) -> bool:
    past, present = 0, 0
    for doc in docs:
        for token in doc:
            if token.dep_ == "ROOT" and token.lemma_ in (
                "say",
                "tell",
                "warn",
                "call",
                "add",
                "ask",
                "announce",
            ):
                past += token.tag_ == "VBD"
                present += token.tag_ in ("VBZ", "VBP")
    return present > past


def names_speaker(name: str, words: str) -> bool:
    """Does a sentence name the speaker, in whatever spelling?"""
    if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) is not None:
        return True
    wanted = fold_name(name)
    return bool(wanted) and any(fold_name(word) == wanted for word in _CAPITALISED.findall(words))


_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]{2,}")
