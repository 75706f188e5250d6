"""A cue inside what it reports, or behind it: "Sanctions, he noted, should ...", "..., said Novak".

In: a sentence and a cue. Out: the range of tokens that the cue interrupts or ends. Method: subject, verb and
what belongs to them make the cue's own clause; it has to stand between marks of punctuation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sottovoce.reading.cues import Cue
from sottovoce.reading.grammar import FINITE, PUNCTUATION, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Range = tuple[int, int, str]  # first token, last token, frame

_RELATIVE = frozenset({"WDT", "WP", "WRB", "IN"})
_OF_A_SETTING = frozenset("prep pobj det advmod npadvmod compound amod nummod cc punct poss case".split())


def interrupted(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """A cue in parentheses or at the end: "Sanctions, he noted, should ...", "..., said Novak"."""
    if "p" not in cue.verb.frames or cue.subject is None or has_own_object(cue):
        return None
    start, end = _cue_clause(doc, sentence, cue)
    opens = start == sentence.start or doc[start - 1].text in PUNCTUATION
    closes = end + 1 >= sentence.end or doc[end + 1].text in PUNCTUATION
    if not (opens and closes):
        return None
    low, high = _segment(doc, sentence, start, end)
    if start == sentence.start or start == low:
        return None
    before = [t for t in doc[low:start] if t.text not in PUNCTUATION]
    if not any(t.text not in PUNCTUATION for t in doc[end + 1 : high + 1]):
        high = start - 1  # nothing goes on behind "..., said Novak, who ..."
    elif low < start and _closes_quotation(doc, low, start - 1) and not _opens_quotation(doc, end + 1, high):
        high = start - 1  # what goes on behind “...,” said Novak, is the teller's
    if before and before[-1].lower_ in ("who", "which", "that"):
        return (end + 1, high, "p") if end + 2 < sentence.end else None
    if not before or before[-1].lower_ in ("and", "but", "as"):
        return None
    if _is_setting(before, doc[low:start]):
        # Only a setting stands before the cue ("On Monday, in Ruritania, he said, ..."): the content follows.
        return (end + 1, high, "p") if end + 2 < sentence.end else None
    return low, high, "p"


def has_own_object(cue: Cue) -> bool:
    """ "One plays the lead, the other writes | the script": what is said stands behind, not before."""
    if cue.verb.hearer == "obj" or cue.subject is None or cue.subject.i > cue.token.i:
        return False
    return any(c.dep_ == "dobj" and c.i > cue.token.i and c.pos_ == "NOUN" for c in cue.token.children)


def _closes_quotation(doc: Doc, first: int, last: int) -> bool:
    """Does a quotation end right before a token, but for a comma?"""
    while last > first and doc[last].text == ",":
        last -= 1
    is_even = sum(t.text == '"' for t in doc[first : last + 1]) % 2 == 0
    return doc[last].text in ("”", "»") or (doc[last].text == '"' and is_even)


def _opens_quotation(doc: Doc, first: int, last: int) -> bool:
    return any(t.text in ("“", "«", '"') for t in doc[first : last + 1])


def _is_setting(words: Sequence[Token], part: Span) -> bool:
    """ "On Monday, in Ruritania", "Speaking at a rally": no clause of its own, and nothing quoted."""
    if all(t.dep_ in _OF_A_SETTING and not _is_stranded(t) for t in words):
        return True
    has_finite = any(t.tag_ in FINITE for t in words)
    is_participle = words[0].tag_ in ("VBG", "VBN")
    return is_participle and not has_finite and not any(t.is_quote or t.text in "“”" for t in part)


def _is_stranded(token: Token) -> bool:
    """ "Ruritania, he told them, chose its friends": a subject that the parser hangs on the cue as a time."""
    is_time = token.ent_type_ in ("DATE", "TIME") or token.pos_ != "PROPN"
    return token.dep_ == "npadvmod" and not is_time


def _cue_clause(doc: Doc, sentence: Span, cue: Cue) -> tuple[int, int]:
    """Token range of subject, verb and what belongs to them, the content left out."""
    parts = [cue.token.i]
    subject = cue.subject
    if subject is not None and abs(subject.i - cue.token.i) < 25:
        edge = [t.i for t in subject.subtree if sentence.start <= t.i < sentence.end]
        if not any(i == cue.token.i for i in edge):
            parts += edge
        else:
            parts.append(subject.i)
    for child in cue.token.children:
        if (
            child.dep_ in ("aux", "auxpass", "neg", "advmod", "prt", "dative", "npadvmod")
            and abs(child.i - cue.token.i) < 8
            and not _is_stranded(child)
        ):
            clause = clause_on_day(child)
            parts += [t.i for t in child.subtree if clause is None or t.i < clause.left_edge.i]
        elif child.dep_ in ("prep", "agent", "dobj") and child.i > cue.token.i:
            reach = [t.i for t in child.subtree]
            if doc[min(reach) - 1].text not in PUNCTUATION:
                stop = next((i for i in reach if _ends_cue(doc[i])), None)
                parts += [i for i in reach if stop is None or i < stop]
    return min(parts), max(parts)


def _ends_cue(token: Token) -> bool:
    """A comma, or the "that" of a clause ("in a resolution that ..."), ends what belongs to the cue."""
    return (token.text in PUNCTUATION and token.text != "-") or (
        token.lower_ == "that" and token.dep_ != "det"
    )


def _segment(doc: Doc, sentence: Span, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence, between semicolons, that a cue interrupts, with all behind it."""
    low = sentence.start
    for i in range(sentence.start, start):
        if doc[i].text == ";" or (doc[i].text == ":" and any(t.tag_ in FINITE for t in doc[low:i])):
            low = i + 1
    return low, sentence.end - 1


def clause_on_day(token: Token) -> Token | None:
    """The clause that the parser hangs on the day before it: "said Monday | his country would pay"."""
    if token.dep_ != "npadvmod" or token.ent_type_ not in ("DATE", "TIME"):
        return None
    clause = next((c for c in token.children if c.dep_ == "relcl" and has_subject(c)), None)
    is_next = clause is not None and clause.left_edge.i == token.i + 1
    return clause if is_next and clause is not None and clause.left_edge.tag_ not in _RELATIVE else None
