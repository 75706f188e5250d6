"""Cues without a verb: "according to X", "in X's view", "by X's count", "in the words of X", "NAME: ...".

In: a block's parse and the contents found so far. Out: further contents. The content is the sentence around
the phrase, up to a semicolon.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.clauses import Content, sentence_units
from sottovoce.reading.cues import Cue, CueVerb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ACCOUNTS = frozenset(
    "view opinion words telling account reading estimation judgment judgement eyes estimate assessment "
    "version phrase description count reckoning admission".split()
)
_PUNCTUATION = frozenset(',;:.!?-–—"“”()[]')
# "(S) Comment: ...": the part of a report in which its writer speaks.
_OF_THE_WRITER = frozenset("comment summary note background analysis assessment update correction".split())
_ACCORDING = CueVerb(lemma="according to", particle="", frames="p", kind="say", hearer="none", prior=0.85)
_ACCOUNT = CueVerb(lemma="in view", particle="", frames="p", kind="say", hearer="none", prior=0.8)
_LABELLED = CueVerb(lemma="", particle="", frames="c", kind="say", hearer="none", prior=0.8)
_DIRECT_COLON_REACH = 16


def find_phrase_cues(doc: Doc, claimed: Sequence[Content]) -> list[Content]:
    """Contents governed by a phrase, in order."""
    found = []
    for sentence in sentence_units(doc):
        for token in sentence:
            content = _according(doc, sentence, token) or _account(doc, sentence, token)
            if content is not None and not _is_claimed(content, claimed):
                found.append(content)
        labelled = _labelled(doc, sentence, claimed)
        if labelled is not None:
            found.append(labelled)
    return found


def _is_claimed(content: Content, claimed: Sequence[Content]) -> bool:
    """A verb of saying already governs these very words ("according to his office, he told her ...")."""
    return any(c.first <= content.cue.token.i <= c.last for c in claimed) or any(
        content.first <= c.cue.token.i <= content.last
        and c.last - c.first > 0.5 * (content.last - content.first)
        for c in claimed
    )


def _according(doc: Doc, sentence: Span, token: Token) -> Content | None:
    if token.lower_ != "according" or token.i + 1 >= sentence.end or doc[token.i + 1].lower_ != "to":
        return None
    source = next((c for c in doc[token.i + 1].children if c.dep_ == "pobj"), None)
    if source is None or any(c.lower_ == "my" for c in source.children):
        return None  # "according to my calculations": the author's
    return _around(doc, sentence, token.i, _phrase_end(doc, sentence, source), _ACCORDING, token, source)


def _account(doc: Doc, sentence: Span, token: Token) -> Content | None:
    """ "in his view", "by NATO's count", "in the words of the secretary"."""
    if token.lower_ not in _ACCOUNTS:
        return None
    # "In the embassy's own judgement Ruritania ...": without a comma the parser runs the two nouns together.
    noun = token.head if token.dep_ in ("compound", "nmod") and token.head.i == token.i + 1 else token
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "by", "on"):
        return None
    owner = next((c for c in (*token.children, *noun.children) if c.dep_ == "poss" and c.i < token.i), None)
    if owner is None:
        of = next((c for c in token.children if c.lower_ == "of" and c.dep_ == "prep"), None)
        owner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if owner is None:
        return None
    end = max(_phrase_end(doc, sentence, token), owner.i)
    return _around(doc, sentence, noun.head.i, end, _ACCOUNT, token, owner)


def _phrase_end(doc: Doc, sentence: Span, token: Token) -> int:
    """Last token of a phrase, an apposition or relative clause behind a comma left out."""
    end = token.i
    for t in token.subtree:
        if t.i > token.i and doc[t.i].text in ",;:—–":
            break
        end = max(end, t.i)
    return min(end, sentence.end - 1)


def _around(
    doc: Doc, sentence: Span, start: int, end: int, verb: CueVerb, token: Token, owner: Token
) -> Content | None:
    low, high = sentence.start, sentence.end - 1
    for i in range(sentence.start, start):
        if doc[i].text == ";":
            low = i + 1
    for i in range(end + 1, sentence.end):
        if doc[i].text == ";":
            high = i - 1
            break
    before = [i for i in range(low, start) if doc[i].text not in _PUNCTUATION]
    behind = [i for i in range(end + 1, high + 1) if doc[i].text not in _PUNCTUATION]
    if len(before) <= 1 and behind:
        low = behind[0]
    elif not behind:
        high = start - 1
    while high > low and doc[high].text in _PUNCTUATION:
        high -= 1
    while low < high and doc[low].text in _PUNCTUATION:
        low += 1
    if high - low < 2:
        return None
    cue = Cue(verb=verb, token=token, subject=owner)
    return Content(cue, low, high, "p", is_parenthetical=low < start <= high)


def _labelled(doc: Doc, sentence: Span, claimed: Sequence[Content]) -> Content | None:
    """ "The foreign minister, Novak: all soldiers will be gone." """
    colon = next((t for t in sentence if t.text == ":"), None)
    if (
        colon is None
        or not 0 < colon.i - sentence.start <= _DIRECT_COLON_REACH
        or colon.i + 3 >= sentence.end
    ):
        return None
    head = doc[sentence.start : colon.i]
    if head[0].pos_ == "ADP" or any(_is_main(t) for t in head):
        return None
    if head[-1].lower_ in _OF_THE_WRITER:
        return None
    names = [t for t in head if t.ent_type_ == "PERSON" or t.pos_ == "PROPN"]
    if _is_list(head):
        return None
    if not names or any(c.first <= colon.i + 1 <= c.last for c in claimed):
        return None
    owner = names[0]
    while owner.dep_ in ("compound", "amod", "poss", "nmod") and sentence.start <= owner.head.i < colon.i:
        owner = owner.head
    if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[colon.i + 1 : sentence.end]):
        return None  # "Novak: now or never" is a headline
    last = sentence.end - 1
    while last > colon.i and doc[last].text in _PUNCTUATION:
        last -= 1
    cue = Cue(verb=_LABELLED, token=colon, subject=owner)
    return Content(cue, colon.i + 1, last, "c")


def _is_main(token: Token) -> bool:
    """A verb in a tense, outside of "who speaks for the coast guard"."""
    is_verb = token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG")
    return is_verb and not (token.dep_ == "relcl" and any(c.lower_ == "who" for c in token.children))


def _is_list(head: Span) -> bool:
    """ "Ayburg, Beetown, Ceeville: the town has had several names"."""
    words = [t for t in head if not t.is_punct]
    commas = sum(t.text == "," for t in head)
    return commas > 1 and all(t.pos_ == "PROPN" for t in words)
