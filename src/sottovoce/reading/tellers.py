"""Who tells of closed words: the speaker's own side, the other side, or people without a name.

In: an utterance and its page. Out: what vouches for its words. Method: the chain of tellers; the subject of
the verb above the cue; in a read-out the state of the office that issues it; else an office named with them.
"""

from __future__ import annotations

import re
from functools import partial

from sottovoce.codes import states_in
from sottovoce.reading.frames import label_of, person_of_label
from sottovoce.reading.genre import PRESS_LABEL, Genre, GenreKind
from sottovoce.reading.grammar import FINITE
from sottovoce.reading.occasions import is_past_occasion
from sottovoce.reading.outlets import COMMON, find_outlets
from sottovoce.reading.page import BlockKind, Page, Utterance
from sottovoce.reading.readouts import account_behind
from sottovoce.reading.telling import (
    PAPER,
    SOURCE_WORDS,
    block_of,
    cue_token,
    is_own_turn,
    is_speaker,
    same_person,
    sentences_before,
    surname,
    tense_of,
    told_sentence,
)
from sottovoce.records import Actor
from sottovoce.vocabulary import ActorKind, Authenticity

READ_BY = re.compile(
    r"\b(?:according to|in) (?:his|her|its|their|the) (?:[\w'’-]+ ){0,3}(?:office|service|account|"
    r"read-?out|ministry|presidency|palace|"
    r"spokes\w+|secretary)\b|\bread-?\s?outs?\b|\bthe (?:Kremlin|White House|\w+ (?:office|ministry|"
    r"presidency)) "
    r"(?:said|says|noted)\b|\bthe \w+ side (?:said|says|reported|reports)\b|\bown account\b",
    re.IGNORECASE,
)
_OFFICE_SAID = re.compile(
    r"\b(?:his|her|its|their|the) (?:[\w'’-]+ ){0,3}(?:office|spokes\w+|ministry|presidency|service|"
    r"secretary) (?:said|says|noted|added|reported|reports|announced|stated|confirmed|wrote)\b",
    re.IGNORECASE,
)
_OWN_ACCOUNT = re.compile(
    r"\b(?:(?:his|her|their) own (?:account|words|telling)|said (?:he|she|they) (?:had )?(?:told|"
    r"asked|warned|assured))\b"
)
_CARRIER = re.compile(
    rf"{COMMON.pattern}|{PAPER.pattern}|\b(?:conclusions|resolution|statement|communiqu[eé]|"
    rf"declaration|papers?|documents?|palace|"
    r"files?|correspondent|reporter|journalist|media|press)\b",
    re.IGNORECASE,
)
# "..., according to two officials": who tells it, at the end of what is told.
_SOURCE_TAIL = re.compile(r",? according to [^.;]*\Z")
# How openly it was done, at the end of what was done: "backed the plan | behind the scenes".
_MANNER_TAIL = re.compile(
    r"\b(?:behind (?:the scenes|closed doors)|in (?:private|secret|public)|privately|secretly|publicly)\Z"
)
PERSONAL = re.compile(r"[A-Z][\w'’.-]+(?: [\w'’.-]+)+\Z")
CLOSED = re.compile(
    r"\b(?:privately|in private|behind (?:closed doors|the scenes)|in confidence|"
    r"confidential(?:ly)?|closed-door|closed (?:session|meeting|hearing|briefing|doors)|in camera|"
    r"private (?:meeting|talks?|dinner|conversation|briefing|lunch)|"
    r"on the (?:telephone|phone)|by (?:telephone|phone)|telephone|telephoned|phoned|phone call|rang|"
    r"(?:a |the |same )call\b|"
    r"calls? with|(?<!open )(?<!resume )(?<!start )(?<!begin )(?<!hold )talks|"
    r"(?:met|meeting|conversation|dinner|lunch|spoke|speaking) with (?!an? )|receiv(?:ed|ing)|"
    r"(?:his|her|their) (?:[\w-]+ )?(?:colleague|counterpart|opposite number|hosts?)|tête-à-tête|secretly|"
    r"in secret|one-on-one|off the record|sat (?:down )?(?:in|with)|summoned|off-stage|quietly)\b",
    re.IGNORECASE,
)


_SOURCE = (
    r"(?:(?:officials?|sources?|people|persons?|diplomats?|aides?|insiders?|participants?|lawmakers|advisers)\b"
    r"(?! for\b)|one of (?:them|those|the (?:officials|sources|people|diplomats|aides|participants)))"
)
# Unnamed people who tell: "two officials said", "according to people who saw it", "a diplomat tells us".
_UNNAMED_TELL = re.compile(
    rf"\baccording to (?:[\w-]+ ){{0,4}}{_SOURCE}|"
    rf"\b{_SOURCE}(?:[^.;\"“”]{{0,70}}?)\s(?:said|says?|tells?|told|recalled|described?s?|added|claim(?:s|ed)|"
    r"insist(?:s|ed)|confirmed|revealed|disclosed)\b|"
    rf"\b(?:said|says) (?:an? |the |one |two |three |several |some |both )?(?:[\w-]+ ){{0,3}}{_SOURCE}",
    re.IGNORECASE,
)
# Nobody stands for it: "is said to have promised", "reportedly promised".
HEARSAY = re.compile(
    r"\b(?:is|was|are|were) (?:said|reported|believed|understood|alleged|rumou?red|claimed) to have\b|"
    r"\b(?:reportedly|allegedly)\b|\baccording to (?:the same |these |those )?"
    r"(?:circles|quarters|insiders)\b",
    re.IGNORECASE,
)
_THEY_TELL = re.compile(
    r"\b(?:they|he|she|the (?:officials?|sources?|diplomats?|aides?|people)) (?:said|say|says|added)\b", re.I
)

_BY_PERSON = re.compile(r"\baccording to (?:him|her)\b")
_TELLS_AGAIN = frozenset("say tell recall add remember recount relate disclose reveal explain admit".split())
_TOLD_AGAIN = re.compile(
    r",\s+(?:he|she) (?:also |later |then )?(?:said|says|recalled|recalls|added|adds|admitted|disclosed),"
)
_TELLS_OF = re.compile(r"\b(?:said|says|told|tells|recalled|revealed|disclosed)\b")


def closed_in(words: str) -> str | None:
    """Words for a closed talk at which something was said; one that was over before or came after is none."""
    hits = (h for h in CLOSED.finditer(words) if not is_past_occasion(words, h.start()))
    return next((h.group() for h in hits), None)


def _first_called(page: Page, name: str) -> Actor | None:
    """The actor named first in the text who bears a name, or its last word."""
    actors = (m.actor for m in page.mentions)
    return next((a for a in actors if a.name == name or same_person(a.name, name)), None)


def _telling_persons(page: Page) -> list[tuple[tuple[int, int], Actor]]:
    """Sentences that tell of words, each with the first person named in it."""
    found = []
    for span in (s for b in page.blocks for s in page.sentences_of(b)):
        persons = (m.actor for m in page.mentions_in(*span) if m.actor.kind is ActorKind.PERSON)
        first = next(persons, None)
        if first is not None and _TELLS_OF.search(page.text, *span):
            found.append((span, first))
    return found


class Tellers:
    """Those through whom one utterance came."""

    def __init__(self, u: Utterance, page: Page, genre: Genre) -> None:
        self.u, self.page, self.genre = u, page, genre
        self.block = block_of(u, page)
        self.cue = cue_token(u, page)
        self.sentence = told_sentence(u, page)
        self.frame = self._frame()
        self.account = account_behind(u, page)

    def _frame(self) -> str:
        """The sentence without the content, and the lead-in that governs it."""
        start, end = self.sentence
        text = self.page.text
        source = _SOURCE_TAIL.search(text, self.u.start, self.u.end)
        behind = source.start() if source is not None else self.u.end
        outside = (
            text[start : max(start, min(self.u.start, end))] + " " + text[min(max(behind, start), end) : end]
        )
        manner = _MANNER_TAIL.search(text, self.u.start, self.u.end)
        if manner is not None and not any(
            t.tag_ in FINITE for t in self.page.tokens_in(self.u.start, self.u.end)
        ):
            outside += " " + manner.group()
        is_thanks = self.u.cue_lemma in ("thank", "congratulate", "praise", "phone", "telephone")
        hearer = re.match(r"(?:him|her|them)\b|[A-Z]", text[self.u.start : self.u.end])
        opens_with_hearer = hearer is not None and (is_thanks or len(hearer.group()) > 1)
        if opens_with_hearer or (self.cue is not None and self.u.cue_span is None):
            outside = text[start:end]
        if self.block.lead_in is not None:
            lead = self.page.blocks[self.block.lead_in]
            outside = text[lead.start : lead.end] + " " + outside
        return " ".join(f"{outside} {self._inserted()}".split())

    def is_put_in(self) -> bool:
        """Does the cue stand amid what was said?"""
        return self.u.cue_span is not None and self.u.start < self.u.cue_span[0] < self.u.end

    def _inserted(self) -> str:
        """The cue's own clause where it is put into what was said: "Chad, he told the forum, had paid"."""
        cue, text = self.u.cue_span, self.page.text
        if cue is None or not self.is_put_in():
            return ""
        start, end = text.rfind(",", self.u.start, cue[0]), text.find(",", cue[1], self.u.end)
        return text[start + 1 : end] if start >= 0 and end >= 0 else ""

    def is_of_speaker(self, start: int, end: int) -> bool:
        """Does a sentence name the speaker, or go on about somebody by a pronoun?"""
        words = self.page.text[start:end]
        is_pronoun = re.match(r"\W*(?:He|She|They|It|The two|Both)\b", words) is not None
        return is_pronoun or any(
            is_speaker(m.actor, self.u.speaker) for m in self.page.mentions_in(start, end)
        )

    def context(self) -> list[tuple[int, int]]:
        """Sentences before in the paragraph; in a read-out also its head."""
        spans = sentences_before(self.page, self.block, self.sentence[0])
        if self.genre.kind is GenreKind.READOUT:
            spans += [(b.start, b.end) for b in self.page.blocks_before(self.block)]
        return spans

    def told_by_whom(self) -> Authenticity | None:
        """What vouches for closed words: the speaker's own side, the other side, or unnamed people."""
        if self.block.kind is BlockKind.TURN and not is_own_turn(self.u, self.page):
            return self._told_in_turn()
        if self.genre.kind is GenreKind.READOUT:
            own = self._issuer_state()
            is_own = own is None or own in states_in(self.u.speaker.state)
            return Authenticity.OFFICIAL_READOUT if is_own else Authenticity.REPORTED_BY_THIRD_PARTY
        if self.account is not None:
            is_own = self.account.side in states_in(self.u.speaker.state)
            return Authenticity.OFFICIAL_READOUT if is_own else Authenticity.REPORTED_BY_THIRD_PARTY
        sentence = self.page.text[slice(*self.sentence)]
        if _OWN_ACCOUNT.search(sentence):
            return Authenticity.OFFICIAL_READOUT
        if _BY_PERSON.search(sentence) and (teller := self._person_before()) is not None:
            is_own = teller.state in states_in(self.u.speaker.state)
            return Authenticity.OFFICIAL_READOUT if is_own else Authenticity.REPORTED_BY_THIRD_PARTY
        tellers = self.tellers()
        if any(SOURCE_WORDS.search(t) for t in tellers):
            return Authenticity.ANONYMOUS_SOURCED
        told = self._teller_state(tellers)
        if told is not None:
            is_own = told in states_in(self.u.speaker.state)
            return Authenticity.OFFICIAL_READOUT if is_own else Authenticity.REPORTED_BY_THIRD_PARTY
        if tellers:
            is_self = any(same_person(t, self.u.speaker.name) for t in tellers)
            return Authenticity.OFFICIAL_READOUT if is_self else Authenticity.REPORTED_BY_THIRD_PARTY
        near = [sentence, *(self.page.text[s:e] for s, e in self.context())]
        if any(READ_BY.search(w) or _OFFICE_SAID.search(w) for w in near):
            return Authenticity.OFFICIAL_READOUT
        return Authenticity.REPORTED_BY_THIRD_PARTY if self.retold_by_hearer() else None

    def _person_before(self) -> Actor | None:
        """ "According to her": who tells in the sentence before."""
        before = sentences_before(self.page, self.block, self.sentence[0])[:1]
        named = (m.actor for span in before for m in self.page.mentions_in(*span))
        persons = (a for a in named if a.kind is ActorKind.PERSON and a.state)
        return next((a for a in persons if not is_speaker(a, self.u.speaker)), None)

    def tells_himself(self) -> bool:
        """Is the verb above, or one set in by commas, the same speaker's telling: "he said he had told X"?"""
        above = (
            [a for a in self.cue.ancestors if a.lemma_.lower() in _TELLS_AGAIN]
            if self.cue is not None
            else []
        )
        for verb in above:
            if any(c.dep_ == "nsubj" and c.lower_ in ("he", "she") for c in verb.children):
                return True
            named = self.page.mentions_in(self.sentence[0], self.block.start + verb.idx)
            return any(is_speaker(m.actor, self.u.speaker) for m in named)
        return _TOLD_AGAIN.search(self.page.text, *self.sentence) is not None

    def retold_by_hearer(self) -> bool:
        """Is it told elsewhere in the text by somebody of the side that heard it?"""
        own = states_in(self.u.speaker.state)
        heard = set(self.heard_by()) - set(own)
        for (start, end), first in self.page.once("telling persons", lambda: _telling_persons(self.page)):
            if first.state not in heard or start <= self.u.start < end:
                continue
            named = self.page.mentions_in(start, end)
            speaker = next((m for m in named if is_speaker(m.actor, self.u.speaker)), None)
            if speaker is not None and _TELLS_OF.search(self.page.text, start, speaker.passage.start):
                return True
        return False

    def has_partner(self) -> bool:
        """Is somebody of another side known to have heard it?"""
        return False

    def heard_by(self) -> tuple[str, ...]:
        """Entries of those who hear; none where they are not known yet."""
        return ()

    def _told_in_turn(self) -> Authenticity | None:
        """Whoever the turn's label names tells of his own side's words, or of another's."""
        label = label_of(self.page, self.block)
        if PRESS_LABEL.match(label):
            is_named = re.search(r"\byou (?:told|said|assured)\b", self.page.text[slice(*self.sentence)])
            return Authenticity.REPORTED_BY_THIRD_PARTY if is_named else None
        told = person_of_label(self.page, label)
        is_own = any(entry in (self.u.speaker.name, self.u.speaker.state) for entry in told)
        return Authenticity.OFFICIAL_READOUT if is_own else Authenticity.REPORTED_BY_THIRD_PARTY

    def told_by_unnamed(self) -> bool:
        """Do people without a name tell these words: in the sentence, or by "they said" behind them?"""
        if self.account is not None and not _UNNAMED_TELL.search(self.frame):
            return False
        if any(SOURCE_WORDS.search(t) for t in self.tellers()):
            return True
        if self.has_partner() and HEARSAY.search(self.frame) is not None:
            return True
        if self._names_source(self.frame):
            return True
        before = sentences_before(self.page, self.block, self.sentence[0])
        if before and self._goes_on_from(self.page.text[slice(*before[0])]):
            return True
        return (
            _THEY_TELL.search(self.frame) is not None
            and bool(before)
            and self._names_source(self.page.text[slice(*before[0])])
        )

    def _goes_on_from(self, words: str) -> bool:
        """Does "he" go on about a closed talk that unnamed people told of in the sentence before?"""
        is_pronoun = (self.u.speaker_surface or "").lower() in ("he", "she")
        is_past = tense_of(self.cue) in ("past", "pluperfect")
        return is_pronoun and is_past and (self._names_source(words) or HEARSAY.search(words) is not None)

    def _names_source(self, words: str) -> bool:
        """Unnamed people who tell something, and no name beside them."""
        hit = _UNNAMED_TELL.search(words)
        if hit is not None and re.search(r",\s+(?:he|she) (?:said|says)\Z", hit.group()):
            return False  # "not one person, he said"
        if hit is not None and re.search(
            rf"\b{re.escape(surname(self.u.speaker.name) or '-')}\b", hit.group()
        ):
            return False  # "the Union's top diplomat, Anne Smith, says"
        return hit is not None and not re.search(r"\b(?:spokes|[Mm]inister|[Pp]resident)", hit.group())

    def tellers(self) -> list[str]:
        """Those in the chain between the speaker and the author, outlets left out."""
        return [t for t in self.u.chain if t != "author" and not find_outlets(t) and not _CARRIER.search(t)]

    def other_tellers(self) -> list[str]:
        return [t for t in self.tellers() if t != self.u.speaker.name and not self._is_issuer(t)]

    def _is_issuer(self, teller: str) -> bool:
        """An office that publishes its own side's words is no third party."""
        if self.genre.kind is not GenreKind.READOUT:
            return False
        return not PERSONAL.match(teller) or "office" in teller.lower() or "service" in teller.lower()

    def _teller_state(self, tellers: list[str]) -> str | None:
        """The state of whoever tells of the talk: in the chain, or the subject of the verb above the cue."""
        for teller in tellers:
            actor = self.page.once(("teller", teller), partial(_first_called, self.page, teller))
            if actor is not None:
                return actor.state
        above = list(self.cue.ancestors) if self.cue is not None else []
        for verb in above:
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            if subject is None:
                continue
            start, end = self.page.span_of(self.block, subject.doc[subject.left_edge.i], subject)
            for mention in self.page.mentions_in(start, end):
                if mention.actor.state:
                    return mention.actor.state
        for start, end in self.context():
            told = self._teller_in(start, end)
            if told is not None:
                return told
        return None

    def _teller_in(self, start: int, end: int) -> str | None:
        """The state of the subject of a sentence before that tells of the talk."""
        if not CLOSED.search(self.page.text[start:end]):
            return None
        doc = self.page.docs[self.block.index]
        span = (
            doc.char_span(start - self.block.start, end - self.block.start)
            if start >= self.block.start
            else None
        )
        if span is None:
            return None
        for child in span.root.children:
            if child.dep_ == "nsubj":
                first, last = self.page.span_of(self.block, doc[child.left_edge.i], child)
                for mention in self.page.mentions_in(first, last):
                    return mention.actor.state
        return None

    def _issuer_state(self) -> str | None:
        """The state of the office that publishes: named in its byline, else of the first person told of."""
        if self.genre.issuer is not None:
            for mention in self.page.mentions_in(*self.genre.issuer):
                if mention.actor.state:
                    return mention.actor.state
        first = next(
            (m for m in self.page.mentions if m.actor.kind is ActorKind.PERSON and m.actor.state), None
        )
        return first.actor.state if first else None
