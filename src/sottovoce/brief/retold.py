"""Which words to print for a statement, so that no denial is shown as the claim that it denies.

In: a statement and its report. Out: the content where it can stand alone, else the sentence around it.
Method: the content of "Moscow denies that it is preparing an attack" says the opposite of the sentence. So
the sentence is printed where the reporting words deny, doubt or refuse, where they are negated, and where
they carry part of the meaning because the content is no clause ("offers | its capital as the venue") or a
question ("asked | whether it was over"). Nor do a few words stand alone ("the decision").
"""

import re
from dataclasses import dataclass, replace

from sottovoce.brief.cites import context_of
from sottovoce.brief.marks import ANY_MARK
from sottovoce.brief.wording import tidy
from sottovoce.records import Brief, Document, Passage, Statement
from sottovoce.vocabulary import Act, Form

# How far from the reporting words, or before the content, a negation still turns them, in characters.
REACH_BEFORE_CUE = 45
REACH_AFTER_CUE = 25
REACH_BEFORE_CONTENT = 30
# Reporting words further away than this belong to another sentence.
MAX_CUE_GAP = 400
# So few words tell nothing without their sentence; so few do not if their subject is lost.
FEWEST_WORDS = 3
FEWEST_WITHOUT_SUBJECT = 8

_NEGATIONS = (
    r"\w+n[’']t|cannot|not?|never|nor|neither|none|nobody|nothing|no one|hardly|scarcely|barely|rarely|"
    r"seldom|without|nowhere|far from|fail\w*|stop\w* short|unable|unwilling|reluctant|unlikely|"
    r"rather than|instead of"
)
_DOUBTS = (
    r"doubt\w*|disbelie\w*|den(?:y|ies|ied|ying|ials?)|disput\w*|dismiss\w*|reject\w*|rul(?:e[sd]?|ing) out|"
    r"refus\w*|declin\w*|rebuff\w*|refut\w*|rebut\w*|disavow\w*|disown\w*|repudiat\w*|disagre\w*|"
    r"contradict\w*|contest(?:s|ed|ing)?|question(?:s|ed|ing)?|deni\w*|debunk\w*|exclud\w*|retract\w*|"
    r"scoff\w*|mock\w*|brush\w* (?:off|aside|away)|wav\w+ (?:off|aside|away)|shrug\w* off|laugh\w* off|"
    r"sceptic\w*|skeptic\w*|question marks?|pour\w* cold water|play\w* down|false|untrue|fake|lies?|myths?"
)
_NEGATED = re.compile(rf"\b(?:{_NEGATIONS})\b", re.IGNORECASE)
_TURNED = re.compile(rf"\b(?:{_NEGATIONS}|{_DOUBTS})\b", re.IGNORECASE)
_DOUBTING = re.compile(rf"\b(?:{_DOUBTS})\b", re.IGNORECASE)

# Reporting words that add nothing to what they report.
_PLAIN_CUE = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|go(?:es|ing)? on|went on|"
    r"continu\w+|not(?:e|es|ed|ing)|stat(?:e|es|ed|ing)|writ(?:e|es|ing|ten)|wrote|explain\w*|repl\w+|"
    r"answer\w*|respond\w*|declar\w+|announc\w+|remark\w*|report\w*|accord\w+|"
    r"tweet\w*|post(?:s|ed|ing)?|count|words|telling|view|opinion)\b|^\W*$",
    re.IGNORECASE,
)
# What opens a clause between the reporting words and the content.
_OPENS_CLAUSE = re.compile(r"\b(?:that|whether|how|what|why|when|where|if)\b|[:,]\W*\Z", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(r"[;:“”\"„«»]|\b(?:and|but)\b", re.IGNORECASE)
_STEP = re.compile(r"[,;:.]|\b(?:and|but|or)\b", re.IGNORECASE)
_ASKS = re.compile(r"whether\b", re.IGNORECASE)
_MAY_ASK = re.compile(r"(?:if|how|what|why|when|where|who|which)\b", re.IGNORECASE)
# What is asked for is not said to be so: "demanded that the strikes end".
_DEMANDING_CUE = re.compile(
    r"\b(?:demand|ask|request|urg|order|requir|propos|recommend|beg|plead|implor|call)\w*", re.IGNORECASE
)
_ASKING_CUE = re.compile(r"\b(?:ask|wonder|inquir|enquir|question|quer)\w*", re.IGNORECASE)
# Words that lost their subject: "will stay on it", "be paid out of the profits".
_NO_SUBJECT = re.compile(
    r"(?:be|been|is|are|was|were|will|would|shall|should|can|could|may|might|must|has|have|had|does|do|did|"
    r"not|to)\b",
    re.IGNORECASE,
)
_IS_CLAUSE = re.compile(r"(?:whether|how|what|why|when|where|if)\b", re.IGNORECASE)
# Words that are the object of a verb and no clause: "it as lawful", "him a friend".
_OBJECT = re.compile(r"(?:it|him|her|them|us|me) (?:as|an?|the|to|for|of)\b", re.IGNORECASE)
_LISTED = re.compile(r"\n[ \t\u00a0]*(?:[•●▪◦‣·*–—-]|\(?\w{1,3}[.)])[ \t\u00a0]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What to print; `is_retold`: the report speaks; `is_cut`: words around it are veiled."""

    text: str
    is_sentence: bool = False
    is_retold: bool = False
    is_cut: bool = False


def documents_by_id(brief: Brief) -> dict[str, Document]:
    return {document.id: document for document in brief.documents}


def words_of(statement: Statement, documents: dict[str, Document]) -> Words:
    """The content, or the whole sentence where the content alone would mislead."""
    document = documents.get(statement.passage.document)
    if document is None or statement.acts[:1] == (Act.NO_COMMENT,):
        return _without_text(statement)
    cue = _governing_cue(statement)
    if _is_veiled(document):  # no sentence can be told: its neighbours would run into it
        is_one = cue is not None and cue.end <= statement.passage.start <= cue.end + 2
        is_object = _OBJECT.match(statement.content) is not None
        if (is_one or is_object) and _needs_cue(statement, cue, document.text):
            return _with_cue(statement)
        return replace(_without_text(statement), is_cut=cue is not None)
    if not (
        _is_turned(statement, cue, document.text)
        or _needs_cue(statement, cue, document.text)
        or _asks(statement, cue, document.text)
        or _is_too_short(statement)
    ):
        return Words(text=statement.content)
    joined = _joined(statement.passage, cue)
    start, end = context_of(document.text, joined)
    found = document.text[start:end]
    is_own = statement.form is Form.DIRECT and not ANY_MARK.search(found)
    return Words(text=tidy(found), is_sentence=True, is_retold=not is_own)


def _is_veiled(document: Document) -> bool:
    """A report that came out later than the as-of day keeps known passages only, and no name of its own."""
    return document.name == document.id


def _without_text(statement: Statement) -> Words:
    """The report is not at hand: the reporting words themselves are all that can warn the reader."""
    if _TURNED.search(statement.cue or "") and statement.acts[:1] != (Act.NO_COMMENT,):
        return _with_cue(statement)
    return Words(text=statement.content)


def _with_cue(statement: Statement) -> Words:
    text = f"{tidy(statement.cue or '')} … {statement.content}"
    return Words(text=text, is_sentence=True, is_retold=True, is_cut=True)


def _governing_cue(statement: Statement) -> Passage | None:
    cue, content = statement.cue_passage, statement.passage
    if cue is None or cue.document != content.document:
        return None
    gap = max(content.start - cue.end, cue.start - content.end)
    return cue if gap <= MAX_CUE_GAP else None


def _joined(content: Passage, cue: Passage | None) -> Passage:
    if cue is None:
        return content
    return Passage(
        document=content.document, start=min(content.start, cue.start), end=max(content.end, cue.end)
    )


def _is_turned(statement: Statement, cue: Passage | None, text: str) -> bool:
    """Do the words around the content deny, doubt, refuse or negate it?"""
    content = statement.passage
    first = context_of(text, Passage(document=content.document, start=content.start, end=content.start + 1))[
        0
    ]
    before = text[max(first, content.start - REACH_BEFORE_CONTENT) : content.start]
    if _NEGATED.search(_STEP.split(before)[-1]):
        return True
    if cue is None:
        return False
    if cue.start >= content.start and cue.end <= content.end:
        # Reporting words at the head of the content have lost the speaker that stood before them.
        return cue.start - content.start < 3 and _DOUBTING.search(text[cue.start : cue.end]) is not None
    if _DOUBTING.search(text[cue.start : cue.end]):
        return True
    first = context_of(text, cue)[0]
    start = max(first, cue.start - REACH_BEFORE_CUE)
    if content.end <= cue.start:
        start = max(start, content.end)
    ahead = _CLAUSE_BREAK.split(text[start : cue.start])[-1]
    end = cue.end + REACH_AFTER_CUE
    if content.start >= cue.end:
        end = min(end, content.start)
    after = re.split(r"[.;:]|\bthat\b", text[cue.end : end])[0]
    return _TURNED.search(ahead) is not None or _NEGATED.search(after) is not None


def _needs_cue(statement: Statement, cue: Passage | None, text: str) -> bool:
    """Is the content no clause of its own, so that the reporting words carry part of the meaning?"""
    content = statement.passage
    if cue is None or cue.end > content.start or _PLAIN_CUE.search(text[cue.start : cue.end]):
        return False
    gap = text[cue.end : content.start]
    if _LISTED.search(gap):
        return False  # an item under a lead-in stands for itself
    is_aside = gap.startswith(",")  # "Minsk, he stressed, keeps …, and the people would …"
    is_clause = _IS_CLAUSE.match(text[content.start : content.end]) or _OPENS_CLAUSE.search(gap)
    return not (is_aside or is_clause or re.search(r"[.!?;]\s", gap))


def _asks(statement: Statement, cue: Passage | None, text: str) -> bool:
    """Is the content a reported question or demand, so that "told" or "said" before it would be wrong?"""
    content = text[statement.passage.start : statement.passage.end].lstrip("“”\"‘' ")
    if _ASKS.match(content):
        return True
    if cue is None:
        return False
    words = text[cue.start : cue.end]
    is_demand = statement.form is not Form.DIRECT and cue.end <= statement.passage.start
    is_demand = is_demand and _DEMANDING_CUE.search(words) is not None
    return is_demand or (_MAY_ASK.match(content) is not None and _ASKING_CUE.search(words) is not None)


def _is_too_short(statement: Statement) -> bool:
    words = statement.content.split()
    is_clipped = _NO_SUBJECT.match(statement.content) and not statement.content.rstrip().endswith("?")
    return len(words) < (FEWEST_WITHOUT_SUBJECT if is_clipped else FEWEST_WORDS)


def is_turned(statement: Statement, document: Document) -> bool:
    """Do the reporting words deny, doubt or negate the content? `document` is the report that holds it."""
    return _is_turned(statement, _governing_cue(statement), document.text)
