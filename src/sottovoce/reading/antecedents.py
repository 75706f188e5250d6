"""Whom a pronoun stands for: "he", "she", "they" and "it" as speakers.

In: a pronoun at its place and what the text has said so far. Out: the speaker it goes back to, or None.
Method: the last fitting speaker or subject of this paragraph or the one before; gender by the atlas.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.atlas.given_names import given_name_gender
from sottovoce.reading.atlas.offices import FAMILY_FIRST, canonical_person, title_named
from sottovoce.reading.bearers import bearer
from sottovoce.reading.cues import lemma_of, load_verbs
from sottovoce.reading.described import organ, state_of_unnamed
from sottovoce.reading.discourse import PAPERS, Discourse, Speaker
from sottovoce.reading.disjoint import cannot_be
from sottovoce.reading.gazetteer import first_side
from sottovoce.reading.identities import together
from sottovoce.reading.page import Block, Page
from sottovoce.reading.spans import mention_at, mentions_within, token_from, tokens_touching
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MALE, _FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_TO_HIM = re.compile(
    rf"\b(?:{'|'.join(sorted(PAPERS))})[ \u00a0\n]+to[ \u00a0\n]+(?:(?:the|his|her|its)[ \u00a0\n]+)?\Z"
)
_ADDRESS_REACH = 40  # characters
_HER_FORM = re.compile(
    r"(?:\b(?:Mrs|Ms|Miss|Mme|Madame|Madam|Dame|Lady|Queen|Princess|Begum|Frau|Sister|Baroness)\.?|"
    r"\b(?:[Ss]pokes|[Cc]hair|[Cc]ongress|[Nn]oble)woman,?)[ \u00a0\n]+\Z"
)
_HIS_FORM = re.compile(
    r"(?:\b(?:Mr|Sir|Lord|King|Prince|Herr|Monsieur|Father|Brother|Baron)\.?|"
    r"\b(?:[Ss]pokes|[Cc]hair|[Cc]ongress|[Nn]oble)man,?)[ \u00a0\n]+\Z"
)
_APPOSED = r",[ \u00a0\n]+(?:(?:the|an?|its|their|his|her)[ \u00a0\n]+)?(?:[\w-]+[ ]){0,3}(?:spokes|chair)"
_HER_NOUN, _HIS_NOUN = re.compile(rf"{_APPOSED}woman\b"), re.compile(rf"{_APPOSED}man\b")
# What is said or written, and so no "he".
_WORDS = frozenset("read-out readout remark account comment protocol article record interview speech".split())
_BODY_NAME = re.compile(
    r"(?:[A-Z][\w’'-]+[ ]){1,5}(?:Front|Party|Movement|Union|Council|Federation|League|Congress|Committee|"
    r"Association|Chamber|Coalition|Bloc|Panel|Foundation|Institute|Company|Bank|Agency)\b(?! of)"
)
_FIRST_PERSON = frozenset({"i", "my", "we", "our"})
PLURAL = frozenset({"they", "them", "their", "both", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})


# Where a speaker is named, and the speaker.
_Place = tuple[int, Speaker]


def find_antecedent(
    page: Page, block: Block, token: Token, discourse: Discourse, span: tuple[int, int]
) -> Speaker | None:
    """The speaker that a pronoun stands for, under the pronoun's own words."""
    word = token.lower_
    surface = page.text[span[0] : span[1]]
    if word in _MALE | _FEMALE:
        wanted = "f" if word in _FEMALE else "m"
        antecedent = _antecedent_person(page, block, token, discourse, wanted)
    elif word in PLURAL:
        antecedent = _antecedent_plural(page, block, token, discourse)
    elif word in NEUTER:
        antecedent = _antecedent_body(page, block, token, discourse)
    else:
        return None
    if antecedent is None:
        return None
    return Speaker(
        antecedent.actor,
        surface,
        span,
        is_paper=antecedent.is_paper,
        certainty=0.85,
        hearers=antecedent.hearers,
    )


def _antecedent_person(
    page: Page, block: Block, token: Token, discourse: Discourse, gender: str
) -> Speaker | None:
    """The person last speaking, or last named as a subject, whom a pronoun fits."""
    offset = block.start + token.idx
    candidates: list[tuple[int, Speaker]] = []
    for speaker in discourse.speakers_since(block.index - 1):
        if _is_labelled(page, speaker) or (speaker.surface or "").lower() in _FIRST_PERSON:
            continue  # under his own label, or as "I", he is never "he"
        if speaker.span and (speaker.actor.kind is ActorKind.PERSON or _is_somebody(speaker)):
            candidates.append((speaker.span[0], speaker))
    for number in (block.index - 1, block.index):
        if number < 0:
            continue
        for mention in mentions_within(page, page.blocks[number].start, min(offset, page.blocks[number].end)):
            if mention.actor.kind is ActorKind.PERSON and _is_subject(page, mention):
                span = (mention.passage.start, mention.passage.end)
                candidates.append((span[0], Speaker(mention.actor, mention.surface, span)))
    if (titled := _titled_subject(page, block, token)) is not None and titled.span is not None:
        candidates.append((titled.span[0], titled))
    called = {
        s.actor.id: "f" if (s.surface or "").lower() in _FEMALE else "m"
        for s in discourse.speakers_since(block.index - 1)
        if (s.surface or "").lower() in _MALE | _FEMALE
    }
    fitting = [
        c
        for c in candidates
        if c[0] < offset
        and (_gender(page, c[1].actor) or called.get(c[1].actor.id)) in (None, gender)
        and not cannot_be(page, block, token, c[0])
    ]
    best = _above(page, fitting, max(fitting, key=lambda c: c[0], default=None))
    if best is not None and (line := _in_line(page, token, discourse, best, fitting)) is not None:
        return line
    if best is not None and best[0] >= block.start:
        return best[1]
    for mention in reversed(mentions_within(page, block.start, offset)):
        is_person = mention.actor.kind is ActorKind.PERSON and not _is_written_to(page, block, mention)
        is_person = is_person and not cannot_be(page, block, token, mention.passage.start)
        if is_person and _gender(page, mention.actor) in (None, gender):
            return Speaker(mention.actor, mention.surface, (mention.passage.start, mention.passage.end))
    return _described_before(page, block, token) or (best[1] if best is not None else None)


def _above(
    page: Page, fitting: list[tuple[int, Speaker]], last: tuple[int, Speaker] | None
) -> tuple[int, Speaker] | None:
    """ "An officer says that the aide promised ... "No," he says": the subject of the sentence, not one of a
    clause below it."""
    token = _token_of(page, last[0]) if last is not None else None
    if last is None or token is None:
        return last
    head = _subject_verb(token)
    if head is None or head.dep_ != "ccomp":
        return last
    start = last[0] - (token.idx - token.sent.start_char)
    for place, speaker in sorted(fitting, key=lambda c: c[0]):
        subject = _token_of(page, place) if start <= place < last[0] else None
        verb = _subject_verb(subject) if subject is not None else None
        if verb is not None and verb.dep_ == "ROOT" and speaker.actor.kind is ActorKind.UNNAMED:
            return place, speaker
    return last


def _in_line(
    page: Page, pronoun: Token, discourse: Discourse, best: _Place, fitting: Sequence[_Place]
) -> Speaker | None:
    """ "The host said ... A general had promised him ... He complained": who goes on speaking, where the last
    subject had only spoken to him."""
    subject = _token_of(page, best[0])
    verb = _subject_verb(subject) if subject is not None else None
    if verb is None or verb.sent == pronoun.sent or not _is_past_perfect(verb):
        return None
    same = _MALE if pronoun.lower_ in _MALE else _FEMALE
    if not any(c.lower_ in same for c in verb.children) or _is_past_perfect(pronoun.head):
        return None
    turns = Counter(s.actor.id for _, s in discourse.spoken)
    before = [c for c in fitting if c[0] < best[0] and c[1].actor.id != best[1].actor.id]
    last = max(before, key=lambda c: c[0], default=None)
    return last[1] if last is not None and turns[last[1].actor.id] >= turns[best[1].actor.id] else None


def _is_past_perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.lower_ == "had" for c in verb.children)


def _token_of(page: Page, offset: int) -> Token | None:
    block = page.block_at(offset)
    return token_from(page, block, offset) if block is not None else None


def _subject_verb(token: Token) -> Token | None:
    """The verb whose subject a phrase is that begins with a token."""
    while token.head is not token and token.dep_ in (
        "det",
        "amod",
        "compound",
        "poss",
        "nmod",
        "nummod",
        "case",
    ):
        token = token.head
    return token.head if token.dep_ in ("nsubj", "nsubjpass") else None


def _described_before(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "I was called in by the permanent secretary. He denied ...": the one who bears a title there,
    unnamed."""
    nouns = (token.doc[i] for i in range(token.i - 1, -1, -1))
    others = (noun for noun in nouns if not cannot_be(page, block, token, block.start + noun.idx))
    return next((found for noun in others if (found := _titled(page, block, noun)) is not None), None)


def _titled_subject(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "The chargé confirmed it. He said ...": the bearer of an office, unnamed, whom the sentence before is
    about."""
    before = token.doc[token.sent.start - 1].sent if token.sent.start else None
    subject = (
        next((c for c in before.root.children if c.dep_ == "nsubj"), None) if before is not None else None
    )
    if before is None or subject is None or lemma_of(before.root) not in load_verbs():
        return None
    named = mentions_within(page, block.start + before.start_char, block.start + before.end_char)
    if any(m.actor.kind is ActorKind.PERSON for m in named):
        return None
    return _titled(page, block, subject, state_of_unnamed(page, block, subject, subject.text))


def _titled(page: Page, block: Block, noun: Token, state: str | None = None) -> Speaker | None:
    """One who bears a title, without a name. state: his, where his own phrase tells none."""
    has_article = any(c.dep_ == "det" for c in noun.children)
    if noun.pos_ not in ("NOUN", "PROPN") or noun.tag_ == "NNS" or not has_article:
        return None
    before = noun.nbor(-1).text if noun.i else ""
    title = title_named(f"{before} {noun.text}", None) or title_named(noun.text, None)
    if title is None or title.kind == "honorific":
        return None
    start, end = block.start + noun.left_edge.idx, block.start + noun.idx + len(noun)
    stop = block.start + noun.right_edge.idx + len(noun.right_edge)
    named = [m.actor.state for m in mentions_within(page, start, stop) if m.actor.state]
    words = page.text[start:end]
    state = named[-1] if named else state
    name = f"{re.sub(r'^(?:an?|the) ', '', words, flags=re.IGNORECASE)} (unnamed)"
    actor = bearer(noun, state)
    actor = actor or Actor(id=f"unnamed:{name}", name=name, kind=ActorKind.UNNAMED, state=state)
    return Speaker(actor, words, (start, end), certainty=0.75)


def _is_written_to(page: Page, block: Block, mention: Mention) -> bool:
    """ "In a letter to the governor he thanked ...": the addressee of a paper is not its writer."""
    return _TO_HIM.search(page.text, block.start, mention.passage.start) is not None


def _is_labelled(page: Page, speaker: Speaker) -> bool:
    """Do the words that name a speaker stand in the label of a turn, outside of all blocks?"""
    return speaker.span is not None and page.block_at(speaker.span[0]) is None


def _is_somebody(speaker: Speaker) -> bool:
    """A spokesman or an official without a name is one person, for whomever he speaks; a read-out is none."""
    if speaker.actor.kind is ActorKind.UNNAMED:
        head = re.split(r",| (?:of|in|from|by|at|who|with|on)\b| \(", speaker.actor.name)[0].lower().split()
        return not head or head[-1].rstrip("s") not in PAPERS | _WORDS
    return (
        re.search(r"\b(?:spokes(?:man|woman|person)|official|diplomat|minister)\b", speaker.surface or "")
        is not None
    )


def _is_subject(page: Page, mention: Mention) -> bool:
    block = page.block_at(mention.passage.start)
    if block is None:
        return False
    tokens = tokens_touching(
        page.docs[block.index], mention.passage.start - block.start, mention.passage.end - block.start
    )
    return any(_acts(t) for t in tokens)


def _acts(token: Token) -> bool:
    """Is a name the subject, or the agent of a passive, itself or beside its title?"""
    for _ in range(3):
        if token.dep_ != "appos" or token.head == token:
            break
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass", "ROOT") or (
        token.dep_ == "pobj" and token.head.dep_ == "agent"
    )


def _gender(page: Page, actor: Actor) -> str | None:
    """By the atlas, else by the forms of address that the text uses of a person."""
    if actor.kind is not ActorKind.PERSON:
        return None
    holder = canonical_person(actor.name, None, page.document.published_on)
    if holder is not None:
        return holder.gender
    called = page.once("forms of address", lambda: _addressed_as(page)).get(actor.id)
    return called or (given_name_gender(actor.name.split()[0]) if actor.state not in FAMILY_FIRST else None)


def _addressed_as(page: Page) -> dict[str, str]:
    """Person -> "f" or "m", by "Ms" or "spokesman" before a naming or behind it."""
    found: dict[str, set[str]] = {}
    for mention in page.mentions:
        if mention.kind != "name" or mention.actor.kind is not ActorKind.PERSON:
            continue
        start, end = mention.passage.start, mention.passage.end
        before = page.text[max(0, start - _ADDRESS_REACH) : start]
        behind = page.text[end : end + _ADDRESS_REACH]
        for gender, form, apposed in (("f", _HER_FORM, _HER_NOUN), ("m", _HIS_FORM, _HIS_NOUN)):
            if form.search(before) or apposed.match(behind):
                found.setdefault(mention.actor.id, set()).add(gender)
    return {person: genders.pop() for person, genders in found.items() if len(genders) == 1}


def _antecedent_body(page: Page, block: Block, token: Token, discourse: Discourse) -> Speaker | None:
    """The government, body or paper last told as a subject in this paragraph."""
    offset = block.start + token.idx
    candidates: list[tuple[int, Speaker]] = []
    for speaker in discourse.speakers_since(block.index):
        if speaker.actor.kind is not ActorKind.PERSON and speaker.span:
            candidates.append((speaker.span[0], speaker))
    for mention in mentions_within(page, block.start, offset):
        is_body = mention.actor.kind in (ActorKind.STATE, ActorKind.ORGANISATION)
        if is_body and not mention.is_place and mention.kind != "demonym" and _is_subject(page, mention):
            span = (mention.passage.start, mention.passage.end)
            candidates.append((span[0], Speaker(mention.actor, mention.surface, span)))
    for paper in discourse.papers_since(block.index - 1):
        if paper.writer is not None and paper.span[0] < offset:
            speaker = Speaker(
                paper.writer, paper.word, paper.span, is_paper=True, hearers=paper.addressee_spans
            )
            candidates.append((paper.span[0], speaker))
    fitting = [c for c in candidates if c[0] < offset and not cannot_be(page, block, token, c[0])]
    return max(fitting, key=lambda c: c[0])[1] if fitting else _unknown_body(page, block, token)


def _unknown_body(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "a statement of the Harbour People's Front. It condemns ...": a body that no table has, named in the
    sentence before."""
    start = token.sent.start
    before = token.doc[start - 1].sent if start else None
    if before is None:
        return None
    low, high = block.start + before.start_char, block.start + before.end_char
    named = list(_BODY_NAME.finditer(page.text, low, high))
    if named:
        name = re.sub(r"\AThe ", "", " ".join(named[-1].group().split()))
        state = first_side(name) or page.seats.get(block.index)
        actor = Actor(id=f"org:{name}", name=name, kind=ActorKind.ORGANISATION, state=state)
        return Speaker(actor, named[-1].group(), named[-1].span(), certainty=0.75)
    subject = next((t for t in before if t.dep_ == "nsubj" or t.i == before.start + 1), None)
    if subject is None:
        return None
    place = block.start + subject.idx
    return organ(page, block, subject, subject.text, (place, place + len(subject)))


def _antecedent_plural(page: Page, block: Block, token: Token, discourse: Discourse) -> Speaker | None:
    """The joint or unnamed speakers last heard, or a body ("the Commission ... they")."""
    joint = _joint_before(page, block, token)
    if joint is not None:
        return joint
    for speaker in reversed(discourse.speakers_since(block.index - 1)):
        is_many = ";" in speaker.actor.name or speaker.actor.kind in (ActorKind.UNNAMED, ActorKind.GROUP)
        if is_many or speaker.actor.kind in (ActorKind.ORGANISATION, ActorKind.STATE):
            return speaker
    return _antecedent_body(page, block, token, discourse)


def _joint_before(page: Page, block: Block, token: Token) -> Speaker | None:
    """ "Ruritania and Zenda attended. They welcomed ...": the two subjects of the sentence before."""
    before = token.doc[token.sent.start - 1].sent if token.sent.start else None
    subject = (
        next((c for c in before.root.children if c.dep_ == "nsubj"), None) if before is not None else None
    )
    if subject is None or len(subject.conjuncts) != 1:
        return None
    heads = [subject, *subject.conjuncts]
    named = [mention_at(page, block.start + head.idx) for head in heads]
    actors = [m.actor for m in named if m is not None and m.kind != "demonym" and not m.is_place]
    if len(actors) != len(heads) or actors[0].id == actors[1].id:
        return None
    start, end = page.span_of(block, token.doc[subject.left_edge.i], heads[-1])
    return Speaker(together(actors), page.text[start:end], (start, end), certainty=0.85)
