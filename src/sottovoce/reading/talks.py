"""Is it a closed talk at which something was said: the words that make it one.

In: an utterance, its page and its audience. Out: words, or None. Method: a partner among the hearers, and
words for a call, a meeting or secrecy in the sentence or those before; an open occasion ends the search.
"""

from __future__ import annotations

import re

from sottovoce.codes import states_in
from sottovoce.reading.genre import Genre, GenreKind
from sottovoce.reading.hearers import has_outlet
from sottovoce.reading.page import Page, Utterance
from sottovoce.reading.tellers import PERSONAL, READ_BY, Tellers, closed_in
from sottovoce.reading.telling import is_own_turn, tense_of
from sottovoce.vocabulary import ActorKind

OCCASION = re.compile(
    r"\b(?:(?:press|news) (?:conference|briefing|cent(?:re|er)|statement|release|point)|interviews?|"
    r"(?:regular|daily|weekly|routine|morning|midday|noon) briefing|"
    r"(?:told|tells|at) (?:an?|the|[\w'’]+['’]s) (?!closed|private|background|security|intelligence)"
    r"(?:[\w-]+ ){0,2}briefing|"
    r"in front of (?:the )?(?:cameras|press)\b|before the press\b|"
    r"with (?:the )?cameras|at the (?:same )?lectern|"
    r"(?:on|from) (?:the )?stage|video message|"
    r"interviewed|speaking to (?:the |a |his |her )?(?:[\w-]+ )?(?:supporters|crowds?|voters|students|"
    r"workers|demonstrators|residents|villagers|party members|delegates|rally)|"
    r"(?:at|told|addressed|to|before) (?:an?|the|our|this|his|her|its) (?:[\w'’-]+ ){0,4}(?:forum|ceremony|"
    r"event|panel|conference|seminar|trade fair|congress|convention|parade|"
    r"inauguration|commemoration|committee(?!['’]s)|"
    r"subcommittee|inquiry|chamber of commerce)|"
    r"in (?:a|his|her|its|their) written (?:answer|reply|response)|"
    r"(?:in|issued|released|published|joint|written|official|video|a) (?:[\w-]+ ){0,2}statement|"
    r"statement (?:said|read|by)|"
    r"speech(?:es)?|address(?:ed|ing)? (?:to |the |a )|televised|(?:on|by|"
    r"to) (?:[\w-]+ ){0,2}(?:television|TV|radio)|broadcast|"
    r"conclusions|resolution|communiqu[eé]|declaration|testimony|testif\w+|"
    r"sitting(?! (?:beside|next|down|opposite|across)\b)|hearing|sermon|rally|"
    r"posted|posts? (?:on|read)|in a post|"
    r"on (?:X|Twitter|Telegram|Facebook|Instagram|Weibo|Truth Social|social media)\b|"
    r"on (?:his|her|its|their) (?:(?:own|official|verified|Telegram|YouTube|X) )*(?:channel|account|page|"
    r"blog)|"
    r"joint appearance|(?:op-ed|article|essay) (?:in|for)|tweet(?:ed)?|posted on|wrote on|"
    r"told (?:the |a )?(?:parliament|"
    r"assembly|congress|senate|house|lawmakers|MPs|deputies|legislators)|open letter|read out)\b",
    re.IGNORECASE,
)
STRICTLY_CLOSED = re.compile(
    r"privat|closed|confiden|phon|rang|call|secret|quiet|off the record|one-on-one|inferred|scenes|"
    r"colleague|counterpart|opposite number",
    re.IGNORECASE,
)
# Closed whoever hears: also a parliament's committee or a party.
SEALED = re.compile(
    r"\b(?:closed(?:-door)? (?:session|meeting|hearing|briefing)|behind closed doors|in camera|"
    r"in private|privately|private (?:meeting|dinner|briefing)|off the record)\b",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:meeting|consultations|round|session|dialogue|talks) (?:of|between|with)\b|\bmet\b|"
    r"\b(?:both|the two) (?:sides|parties|delegations)\b",
    re.IGNORECASE,
)
# Done where nobody looks on.
UNSEEN = re.compile(
    r"\b(?:behind (?:the scenes|closed doors)|in (?:private|secret)|privately|secretly)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:Ministry|Department|Office|Parliament|Government|Council|Service|Agency|Bank|Embassy|Police|Court|"
    r"Forum|Conference|Congress|Union|Association|Club|Institute|Chamber|Summit|Fair|Society|University)\b"
)
_SUMMONS = re.compile(r"\b(?:summon\w*|phone(?: call|d)?|telephon\w+|privately|in private)\b", re.IGNORECASE)
OPEN = re.compile(
    r"\b(?:publicly|in public|reporters|journalists|the press|the media|cameras|the world|"
    r"in the open|on stage|"
    r"announc\w+|public)\b",
    re.IGNORECASE,
)
# What a sentence before tells of the press; "the world market" in its content opens no talk.
_TO_PRESS = re.compile(
    r"\b(?:publicly|in public|reporters|journalists|the press|the media|cameras|on stage|"
    r"(?:told|tells) (?:us|me|this (?:news)?paper))\b",
    re.IGNORECASE,
)
_IN_SECRET = frozenset("privately secretly confidentially discreetly quietly".split())
_IN_THE_OPEN = frozenset("publicly openly".split())
TELLS_ONE = frozenset(
    "tell assure inform ask promise brief write remind suggest offer reply warn thank urge seek "
    "give regret propose "
    "agree beg press answer demur confide reassure put request".split()
)


class Talks(Tellers):
    """The talk in which one utterance was made."""

    def __init__(self, u: Utterance, page: Page, audience: tuple[str, ...], genre: Genre) -> None:
        super().__init__(u, page, genre)
        self.audience = audience

    def heard_by(self) -> tuple[str, ...]:
        return self.audience

    def _is_issuer_now(self) -> bool:
        """An office that speaks in the present in its own read-out speaks to all."""
        is_office = self.u.speaker.kind in (ActorKind.STATE, ActorKind.ORGANISATION)
        return self.genre.kind is GenreKind.READOUT and is_office and tense_of(self.cue) == "present"

    def closed_words(self) -> str | None:
        """Words that make it a closed talk, or None."""
        is_told_of = self.u.addressee_spans and tense_of(self.cue) in ("past", "perfect", "pluperfect")
        is_turn = is_own_turn(self.u, self.page) and not is_told_of
        if self.u.layout == "silence" or is_turn:
            return None
        manner = self.manner()
        if manner is not None:
            return manner if manner in _IN_SECRET else None
        sealed = SEALED.search(self.frame)
        if sealed is not None and self.audience:
            return sealed.group()
        if not self.has_partner():
            return None
        if self._is_issuer_now():
            return None
        told = self._told_in_account()
        if told is not None:
            return told
        is_nested = bool(self.other_tellers())  # the occasion is the teller's
        is_open = OCCASION.search(self.frame) is not None or OPEN.search(self.frame) is not None
        if not is_nested and is_open and not self._is_told_in_statement():
            return None
        read = READ_BY.search(self.frame)
        if read is not None:
            return read.group()
        hit = closed_in(self.frame)
        if hit is not None:
            return hit
        lemma = self.cue.lemma_.lower() if self.cue is not None else ""
        if lemma in TELLS_ONE and any(PERSONAL.match(a) for a in self.audience) and self._is_told_to():
            return f"inferred: {self.u.cue or lemma} {self.audience[0]}"
        if self._is_met_in_readout():
            return "inferred: told of a meeting in a read-out"
        for start, end in self.context():
            words = self.page.text[start:end]
            if not (self.genre.kind is GenreKind.READOUT or self._is_of_parties(start, end)):
                continue
            if OCCASION.search(words) or _TO_PRESS.search(words):
                return None
            hit = closed_in(words)
            if hit is not None:
                return hit
        if lemma in TELLS_ONE and any(PERSONAL.match(a) for a in self.audience):
            return f"inferred: {self.u.cue or lemma} {self.audience[0]}"
        return None

    def _is_met_in_readout(self) -> bool:
        """A read-out that tells in the past of what the two sides said to each other."""
        if self.genre.kind is not GenreKind.READOUT or tense_of(self.cue) not in ("past", "pluperfect"):
            return False
        words = [self.page.text[s:e] for s, e in self.context()]
        return any(_MET.search(w) for w in words) and not any(_TO_PRESS.search(w) for w in words)

    def _told_in_account(self) -> str | None:
        """One side's account of a talk, of words to somebody: the account came out, the talk was closed."""
        if self.account is None or tense_of(self.cue) not in ("past", "pluperfect", "perfect"):
            return None
        near = (self.page.text[s:e] for s, e in self.context())
        is_heard = self.cue is not None and self.cue.lemma_.lower() in TELLS_ONE
        is_of_hearer = self.account.side in self.audience and bool(self.other_tellers())
        is_talk = self.account.is_of_talk or is_heard or is_of_hearer or any(closed_in(w) for w in near)
        return self.account.words if is_talk else None

    def _is_told_to(self) -> bool:
        """Does the cue name who hears, not only by when: "promised grain before the end of March"?"""
        starts = [start for start, _ in self.u.addressee_spans]
        if not starts and self.cue is not None and self.is_put_in():
            heard = (c for c in self.cue.children if c.dep_ in ("dobj", "dative") and c.i == self.cue.i + 1)
            starts = [self.page.span_of(self.block, c, c)[0] for c in heard]
        return any(
            not self.page.text[max(0, s - 12) : s].endswith(("before ", "before the ")) for s in starts
        )

    def manner(self) -> str | None:
        """The adverb of the cue itself that tells how open its words were ("privately promising")."""
        if self.cue is None:
            return None
        adverbs = (c.lower_ for c in self.cue.children if c.dep_ == "advmod")
        return next((a for a in adverbs if a in _IN_SECRET | _IN_THE_OPEN), None)

    def _is_of_parties(self, start: int, end: int) -> bool:
        """Does a sentence before tell of the speaker or of a hearer?"""
        actors = [m.actor for m in self.page.mentions_in(start, end)]
        is_hearer = any(
            a.name in self.audience or (a.kind is not ActorKind.PERSON and a.state in self.audience)
            for a in actors
        )
        return is_hearer or self.is_of_speaker(start, end)

    def _is_told_in_statement(self) -> bool:
        """A summons or a call that a statement tells of: the statement is the teller's, not the talk's."""
        hits = [h.group().lower() for h in OCCASION.finditer(self.frame)]
        is_statement = bool(hits) and all("statement" in h or "release" in h for h in hits)
        return is_statement and _SUMMONS.search(self.frame) is not None

    def has_partner(self) -> bool:
        """Is a person or a side of another state among the hearers, and no public?"""
        if not self.audience or any(
            re.search(r" (?:public|parliament|armed forces)\Z", a) for a in self.audience
        ):
            return False
        is_outlet = has_outlet(self.audience)
        codes = {a for a in self.audience if re.fullmatch(r"[A-Z]{2,4}", a)}
        own = set(states_in(self.u.speaker.state))
        people = [a for a in self.audience if PERSONAL.match(a) and not _BODY.search(a)]
        is_joint = len(own) > 1 and codes == own
        is_own = bool(codes) and codes <= own and not people and not is_joint
        is_hall = not codes and all(a[0].islower() or _BODY.search(a) for a in self.audience)
        return not is_outlet and not is_own and not is_hall
