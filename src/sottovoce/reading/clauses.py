"""From a cue to its content: which words of the sentence are what was said.

In: a block's parse and its cues. Out: contents, each with its token range. Method: the frames of the cue's
row are tried in order: what follows a colon, a that-clause, an infinitive, an object, a prepositional phrase,
the rest of a sentence that the cue interrupts ("..., he said, ..."). Content ends where the next cue of the
same level begins (`splitting`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sottovoce.reading.cues import Cue
from sottovoce.reading.grammar import SUBJECTS, has_subject, is_infinitive
from sottovoce.reading.interruptions import Range, clause_on_day, has_own_object, interrupted
from sottovoce.reading.splitting import end_before_next_cue, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PRONOUNS = frozenset("it this that him her them".split())
_TELLERS = frozenset("me us you".split())  # of the report itself, outside quotation marks
_EMPTY = frozenset("nothing anything so this it something much little more that less as following".split())
_TOKENS_OF_PROOF = frozenset("evidence detail proof explanation reason timetable sign comment name".split())
_SETTINGS = frozenset({"prep", "npadvmod", "dative"})
_SPEAKING = frozenset("speaking talking writing".split())
_WH_ROLES = frozenset({"mark", "advmod", "dobj", "nsubj", "attr", "pobj"})
_WH = frozenset("whether if how why what when where who which".split())


@dataclass(frozen=True, slots=True)
class Content:
    """What one cue governs: tokens [first, last] of the block, and how they were found."""

    cue: Cue
    first: int
    last: int
    frame: str
    is_parenthetical: bool = False


def find_contents(doc: Doc, cues: Sequence[Cue]) -> list[Content]:
    """Contents of a block's cues, in order of the cues; cues without content are left out."""
    contents = []
    for sentence in sentence_units(doc):
        inside = [c for c in cues if sentence.start <= c.token.i < sentence.end]
        for cue in inside:
            found = _content(doc, sentence, cue, inside)
            if found is not None:
                contents.append(found)
    return contents


def sentence_units(doc: Doc) -> list[Span]:
    """Sentences of a block; those that the parser cut at a semicolon are joined again."""
    units: list[Span] = []
    start = 0
    for sentence in doc.sents:
        closes = doc[sentence.end - 1].text != ";" and not (
            sentence.end < len(doc) and doc[sentence.end].text == ";"
        )
        if closes or sentence.end == len(doc):
            units.append(doc[start : sentence.end])
            start = sentence.end
    return units


def _content(doc: Doc, sentence: Span, cue: Cue, cues: Sequence[Cue]) -> Content | None:
    if cue.token.dep_ == "amod":
        return None
    asks = cue.particle is not None and cue.particle.lower_ == "for"
    for finder in _FINDERS_OF_ASKING if asks else _FINDERS:
        found = finder(doc, sentence, cue)
        if found is None:
            continue
        first, last, frame = _told_or_led_to(doc, sentence, found)
        is_parenthetical = frame == "p"
        start = max(first, cue.token.i) if is_parenthetical else first
        last = min(last, end_before_next_cue(doc, cue, cues, start, last))
        if not is_parenthetical:
            last = _end_before_setting(doc, first, last)
        first, last = trim(doc, first, last)
        if last >= first:
            return Content(cue, first, last, frame, is_parenthetical)
    return None


def _told_or_led_to(doc: Doc, sentence: Span, found: Range) -> Range:
    """What a colon brings, where a wh-clause only leads to it: "told us what he knew: | nothing was left"."""
    first, last, frame = found
    if frame == "p" or doc[first].lower_ not in _WH:
        return found
    for i in range(first + 1, min(last + 2, sentence.end - 1)):
        if doc[i].text == ":":
            return i + 1, sentence.end - 1, "c"
    return found


def _end_before_setting(doc: Doc, first: int, last: int) -> int:
    """Last token before a tail on how the words came: "..., speaking to reporters", "..., according to X"."""
    for i in range(first + 2, last - 1):
        if doc[i].text != "," or any(t.is_quote for t in doc[i : last + 1]):
            continue
        is_setting = doc[i + 1].lower_ in _SPEAKING and doc[i + 2].dep_ == "prep"
        is_source = doc[i + 1].lower_ == "according" and doc[i + 2].lower_ == "to"
        if is_setting or is_source:
            return i - 1
    return last


def _after_colon(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """ "Novak demurred: troops could not ..." and "he said: ..."."""
    edge = max([cue.token.i, *(c.right_edge.i for c in _modifiers(cue))])
    for i in range(cue.token.i + 1, min(edge + 2, sentence.end - 1)):
        if doc[i].text == ":":
            return i + 1, sentence.end - 1, "c"
        if doc[i].text in (";", "“", '"') or doc[i].dep_ in ("mark",):
            return None
    return None


def _modifiers(cue: Cue) -> list[Token]:
    return [
        c
        for c in cue.token.children
        if c.i > cue.token.i
        and c.dep_ in ("prep", "dobj", "dative", "advmod", "npadvmod", "prt", "agent", "punct")
    ]


def _clause(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """A that-clause, a wh-clause, or a bare clause to the right of the cue."""
    if not set("cw") & set(cue.verb.frames):
        return None
    if cue.particle is not None and cue.particle.dep_ == "ccomp":
        return _behind_particle(cue.particle)
    marked = _marked_clause(doc, sentence, cue)
    if marked is not None:
        return marked
    for child in cue.token.children:
        if child.i > cue.token.i and (clause := clause_on_day(child)) is not None:
            first = clause.left_edge.i
            return first, _clause_end(sentence, cue, clause, first), "c"
        if child.dep_ == "ccomp" and child.i > cue.token.i and has_subject(child):
            first = child.left_edge.i
            if first <= cue.token.i:
                first = cue.token.i + 1
            if doc[first].dep_ == "npadvmod" and doc[first].ent_type_ == "DATE" and first == cue.token.i + 1:
                first += 1  # "said Monday | his country would pay"
            if "o" in cue.verb.frames and is_infinitive(child):
                return None
            return first, child.right_edge.i, "c"
    for child in cue.token.children:
        if child.dep_ == "ccomp" and child.i < cue.token.i and "p" in cue.verb.frames and has_subject(child):
            if has_own_object(cue):
                continue
            if any(doc[i].text == ";" for i in range(child.i, cue.token.i)):
                continue
            high = max(
                i for i in range(sentence.start, cue.token.i) if doc[i].head != cue.token or doc[i] == child
            )
            return child.left_edge.i, min(child.right_edge.i, high), "p"
    return None


def _behind_particle(verb: Token) -> Range | None:
    """ "let them know in May | that ...", "made it clear | that ...": the clause hangs on the second word."""
    clause = next((c for c in verb.children if _is_that_clause(c) and c.i > verb.i), None)
    return (clause.left_edge.i, clause.right_edge.i, "c") if clause is not None else None


def _is_that_clause(verb: Token) -> bool:
    opens = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    return verb.dep_ == "ccomp" or opens


def _marked_clause(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """The nearest "that" or wh-word behind the cue which opens a clause of its own."""
    for i in range(cue.token.i + 1, min(sentence.end - 1, cue.token.i + 30)):
        token = doc[i]
        if token.text in (";", ":") or (token.dep_ == "ROOT" and token.pos_ == "VERB"):
            return None
        if token.lower_ == "that" and doc[i - 1].lower_ == "condition":
            return None  # "said on condition that he was not named"
        if token.lower_ == "that" and _is_of_another_verb(doc, token, cue):
            return None
        if token.lower_ == "that" and _opens_clause_of_its_own(token, cue):
            return i + 1, _clause_end(sentence, cue, token.head, i), "c"
        if token.lower_ in _WH and "w" in cue.verb.frames and token.dep_ in _WH_ROLES:
            clause = token.head
            if token.lower_ == "when" and clause.dep_ == "advcl" and has_own_object(cue):
                continue  # "confirmed the trip when we reached him": a time, not what is said
            if clause.i > token.i and clause.dep_ in ("ccomp", "advcl", "pcomp", "csubj"):
                return i, _clause_end(sentence, cue, clause, i), "w"
    return None


def _is_of_another_verb(doc: Doc, that: Token, cue: Cue) -> bool:
    """ "vowed to go on even as sources said that ...": a nearer verb takes the clause."""
    clause = that.head
    if clause.head == cue.token or cue.token in clause.conjuncts:
        return False
    between = doc[cue.token.i + 1 : that.i]
    return any(
        (t.pos_ == "VERB" and t.dep_ not in ("amod", "compound") and t.tag_ != "VBG") or _judges(t, cue)
        for t in between
    )


def _judges(verb: Token, cue: Cue) -> bool:
    """ "..., and it is doubtful that": a clause beside the cue's, on what is likely."""
    if verb.pos_ != "AUX" or cue.token in verb.ancestors:
        return False
    has_expletive = any(c.dep_ in ("nsubj", "expl") and c.lower_ == "it" for c in verb.children)
    return has_expletive and any(c.dep_ in ("acomp", "attr") for c in verb.children)


def _opens_clause_of_its_own(that: Token, cue: Cue) -> bool:
    """Neither "that house" nor the relative "that" of a noun told before."""
    if that.dep_ == "det":
        return that.head.i > that.i + 4
    is_relative = that.dep_ != "mark" and that.head.dep_ == "relcl" and that.head.i > that.i
    if not is_relative or that.head.head.i <= cue.token.i:
        return True
    # "told reporters on a call that they had met it": no relative clause where it has its own subject and the
    # cue has no other content.
    has_subject = any(c.dep_ in SUBJECTS and c != that for c in that.head.children)
    return has_subject and not any(c.dep_ in ("ccomp", "xcomp") for c in cue.token.children)


def _clause_end(sentence: Span, cue: Cue, clause: Token, start: int) -> int:
    """Where a clause ends: with the sentence for a main cue (a later cue cuts it), else by itself."""
    if _is_main(cue.token):
        return sentence.end - 1
    return min(max(clause.right_edge.i, start + 1, cue.token.right_edge.i), sentence.end - 1)


def _is_main(verb: Token) -> bool:
    """Is a cue the main verb of its sentence, or joined to it?"""
    while verb.dep_ in ("conj", "parataxis") and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "ROOT"


def _infinitive(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """ "promised to leave", "urged Ruritania to leave", "called on it to leave"."""
    if not set("to") & set(cue.verb.frames):
        return None
    frame = "t" if "t" in cue.verb.frames else "o"
    for i in range(cue.token.i + 1, min(sentence.end - 1, cue.token.i + 25)):
        token = doc[i]
        if token.text in (";", ":", "“") or (token.lower_ == "that" and token.dep_ == "mark"):
            return None
        if token.lower_ == "to" and token.dep_ == "aux" and token.head.i > i:
            verb = token.head
            if not _belongs(verb, cue) or doc[i - 1].lower_ in ("and", "or"):
                continue
            if doc[i - 1].text == "," and not any(t.text == "," for t in doc[cue.token.i : i - 1]):
                continue  # but "called on all, without exception, | to respect it"
            is_negated = doc[i - 1].lower_ in ("not", "never")
            return i - 1 if is_negated else i + 1, verb.right_edge.i, frame
    return None


def _belongs(verb: Token, cue: Cue) -> bool:
    return cue.token in verb.ancestors


def _predicate(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """ "called the reports a fake", "described the move as hostile", "accused Ruritania of lying"."""
    frames = set(cue.verb.frames)
    if not frames & set("qsa"):
        return None
    thing = next(
        (
            c
            for c in cue.token.children
            if c.dep_ in ("dobj", "nsubj", "ccomp", "oprd", "dative") and c.i > cue.token.i
        ),
        None,
    )
    if thing is None and not cue.is_passive:
        return None
    end = cue.token.right_edge.i
    if "a" in frames:
        return (thing.left_edge.i, end, "a") if thing is not None else None
    if "s" in frames and any(t.lower_ == "as" for t in doc[cue.token.i + 1 : end + 1]):
        return (thing.left_edge.i if thing is not None else cue.token.i + 1), end, "s"
    if "q" in frames and thing is not None:
        is_predicative = thing.dep_ == "ccomp" or any(
            c.dep_ in ("oprd", "attr", "acomp") for c in cue.token.children
        )
        if is_predicative or thing.dep_ == "oprd":
            return thing.left_edge.i if thing.left_edge.i > cue.token.i else cue.token.i + 1, end, "q"
    return None


def _phrase(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """ "called for talks", "ruled out any provocation", "warned against panic"."""
    if cue.particle is None or not set("ng") & set(cue.verb.frames):
        return None
    first = cue.particle.i + 1
    if first >= sentence.end:
        return None
    heads = [c for c in cue.particle.children if c.i > cue.particle.i]
    heads += [
        c for c in cue.token.children if c.i > cue.particle.i and c.dep_ in ("dobj", "pobj", "ccomp", "pcomp")
    ]
    if cue.particle.lower_ in ("aside", "off", "down", "away", "out") and not heads:
        between = [c for c in cue.token.children if cue.token.i < c.i < cue.particle.i and c.dep_ == "dobj"]
        if between:
            return between[0].left_edge.i, between[0].right_edge.i, "n"
    if not heads:
        return None
    return first, max(h.right_edge.i for h in heads), "n"


def _object(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """ "denied any role", "condemned the strikes", "thanked the hosts for their help"."""
    if cue.verb.particle or not set("ngf") & set(cue.verb.frames):
        return None
    if cue.verb.lemma == "tell" and not any(c.dep_ == "dative" for c in cue.token.children):
        return None  # the object is who is told
    for child in cue.token.children:
        if child.i < cue.token.i:
            if (
                child.dep_ == "nsubjpass"
                and cue.is_passive
                and cue.agent is not None
                and cue.token.dep_ != "acl"
            ):
                return child.left_edge.i, child.right_edge.i, "n"
            continue
        if child.dep_ in ("dobj", "pcomp", "xcomp", "ccomp") or (
            child.dep_ == "attr" and "n" in cue.verb.frames
        ):
            if "g" not in cue.verb.frames and child.pos_ == "VERB" and child.tag_ == "VBG":
                continue
            is_taken_up = cue.verb.kind == "act" or cue.verb.lemma == "confirm"
            is_pronoun = child.lower_ in _PRONOUNS or (
                child.lower_ in _TELLERS and not _is_in_quotes(sentence, cue.token)
            )
            if is_pronoun and is_taken_up:
                return cue.token.i, max(child.i, cue.token.right_edge.i), "n"
            if child.lower_ in _EMPTY or (child.lemma_ in _TOKENS_OF_PROOF and _is_denied(child)):
                continue
            has_more = "f" in cue.verb.frames or any(
                c.lower_ == "as" and c.i > child.i for c in cue.token.children
            )
            end = max(cue.token.right_edge.i if has_more else 0, child.right_edge.i)
            return child.left_edge.i, end, "n"
    return None


def _is_in_quotes(sentence: Span, token: Token) -> bool:
    """Whether a quotation that opened in the sentence before the token has not closed yet."""
    before = [t.text for t in sentence if t.i < token.i]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _taken_up(doc: Doc, sentence: Span, cue: Cue) -> Range | None:
    """ "said so in March", "promised as much", "told them the same": words told before."""
    if "c" not in cue.verb.frames or cue.verb.kind == "think":
        return None
    word = next((c for c in cue.token.children if c.i > cue.token.i and _takes_up(c)), None)
    if word is None:
        return None
    behind = [c.right_edge.i for c in cue.token.children if c.i > word.i and c.dep_ in _SETTINGS]
    return word.left_edge.i, max([word.i, *behind]), "n"


def _takes_up(word: Token) -> bool:
    before = [c.lower_ for c in word.children]
    if word.lower_ == "so":
        return not before and word.dep_ in ("advmod", "dobj")
    return (word.lower_ == "much" and before == ["as"]) or (word.lower_ == "same" and before == ["the"])


def _is_denied(noun: Token) -> bool:
    return any(c.lower_ in ("no", "few", "any") for c in noun.children)


_Finder = Callable[["Doc", "Span", Cue], Range | None]
_FINDERS: tuple[_Finder, ...] = (
    _after_colon,
    interrupted,
    _clause,
    _infinitive,
    _predicate,
    _phrase,
    _object,
    _taken_up,
)
# "called for talks", "asked for help": only the phrase behind "for".
_FINDERS_OF_ASKING: tuple[_Finder, ...] = (_after_colon, interrupted, _phrase)
