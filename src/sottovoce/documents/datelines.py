"""The day a text states for itself: its dateline.

In: text. Out: the day of publication as far as the text states one, else None.
Method: only places count where a text speaks of itself: "Published 3 March 2021", a wire's dateline
("KYIV, 3 March 2021 –"), a line that holds a day and a label and nothing else, a head line that ends in a
day. Days in running prose never count. Two rival days in one kind of place, or a chronology whose lines
all begin with days, give None: a wrong day does more harm than none, because every "on Tuesday" of the text
would hang on it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sottovoce.documents.written_days import CLOCK, WrittenDay, telegram_day, written_days

HEAD_CHARACTERS = 600
HEAD_LINES = 8
TAIL_LINES = 3
# Nothing is looked for beyond these, whatever the length of the text or of its lines.
OPENING_CHARACTERS = 20_000
LINE_CHARACTERS = 300
MAX_LABEL_CHARACTERS = 130
MAX_LABEL_WORDS = 16
MAX_TAIL_LABEL_WORDS = 8

_START = r"(?:^|(?<=[.;|·•–—(\[])\s*|(?<=[.;|·•–—] )|(?<=\) ))"
# Words by which a text says when it came out; each is read only at the start of a line or a sentence.
_CUE = re.compile(
    _START + r"(?:(?:first|originally|date|page|this page|article|web)\s+)?"
    r"(?:published|posted|released|issued|compiled|printed|broadcast|aired|uploaded|filed|put together"
    r"|written|press release|news release|media release|for (?:immediate )?release|embargo(?:ed)? until"
    r"|publication date|release date|issue date|pub date|date of (?:publication|issue|release)|date|sent"
    r"|distr(?:ibution)?\.?: \w+)\b"
    r"(?P<gap>(?:\s+(?:online|today))?(?:\s*(?:[:,–—|.-]|\bon\b|\bat\b))*\s*"
    rf"(?:{CLOCK}[\s,]*)?"
    r"|\s+(?:by|in|at|to)\s[^.;:!?\n]{1,60}?(?:,|\bon\b|\||[–—])\s*)$",
    re.IGNORECASE,
)
# "Released in an exchange on 4 May" is prose: with words in between only these verbs stay labels.
_LONG_GAP_VERBS = re.compile(
    r"published|posted|compiled|printed|put together|written|aired|broadcast", re.IGNORECASE
)
# "Overview compiled 11 June 1997": what the text is, then what was done with it, then the day and no more.
_NAMED_CUE = re.compile(
    _START
    + r"[A-Za-z][\w'’-]*(?:\s+[\w'’-]+){0,3}\s+(?:published|posted|released|issued|compiled|printed|broadcast"
    r"|aired|uploaded|put together|written|prepared|closed|finali[sz]ed|completed)\s*(?:on|at|[:,–—-])?\s*$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    _START + r"(?:(?:last|page|page last|this page was last|article|most recently)\s+)?"
    r"(?:updated|refreshed|modified|revised|edited|as of|status as of)\b(?:\s*(?:[:,–—|.-]|\bon\b|\bat\b))*"
    rf"\s*(?:{CLOCK}[\s,]*)?$",
    re.IGNORECASE,
)
# Labels of other days: when something happens, was recorded, runs out.
_OTHER_DAY = re.compile(
    r"\b(?:deadline|born|died|recorded|interviewed|taped|filmed|held|expires?|valid|effective|when|since|before|after"
    r"|from|due|starts?|starting|begins?|beginning|ends?|ending|opens?|closes?|signed|anniversary|accessed|retrieved"
    r"|received|translated|downloaded|re:|ref(?:erence)?|letter of|your letter|classified by|declassif\w*"
    r"|reason|will|was|were|is|has|had|said|says)\b",
    re.IGNORECASE,
)
_PLACE_WORD = r"(?:[A-Z][\w.'’-]*|de|la|of|the|and|on|upon|al|el|am|an)"
_PLACE = rf"{_PLACE_WORD}(?:[ /,-]+{_PLACE_WORD}){{0,6}}"
_BEFORE_WIRE_DAY = re.compile(rf"(?:{_PLACE}[,.:]?\s+(?:\([A-Z][\w ./]*\)\s*(?:[–—-]+\s*)?)?)?")
_AFTER_WIRE_DAY = re.compile(
    r"\s*(?:[.,]?\s*[(/][A-Z][^)/\n]{1,30}[)/])?\s*(?:–|—|--?|\.|:)\s*(?=[^\W\d]|[“\"'‘(])"
)
_AFTER_CLOCK = re.compile(CLOCK)
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\.?$")
_SEPARATOR_BEFORE = re.compile(r"(?:^|[,.|–—•·/(\[]|\s-)\s*(?:on\s+)?$")
_SEPARATOR_AFTER = re.compile(r"\s*(?:$|(?i:updated)\b|[,|–—•·/)\]]|-\s|\.\s*$)")
_SENTENCE_INSIDE = re.compile(r"[a-z]{3,}[.!?]\s+[A-Z][a-z]+\s+[a-z]+\s")
_PERIODICAL = re.compile(
    r"\b(?:digest|brief|bulletin|review|weekly|monthly|week in review"
    r"|issue|no\.?|vol\.?|report|newsletter|update|outlook|monitor"
    r"|survey|paper|memo|series|magazine|journal)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(r"(?:correction|clarification|erratum|editors?['’]s? note)\b", re.IGNORECASE)
# A heading that looks back is dated by what it remembers.
_LOOKS_BACK = re.compile(
    r"\b(?:remember\w*|anniversary|commemorat\w*|memor(?:y|ies|ial)|history|obituary"
    r"|years (?:on|ago|after|since|later))\b",
    re.IGNORECASE,
)
# "A month after this interview": the text is younger than the event it is headed by.
_LATER = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:after|later than) (?:this|these|the above)\b", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?P<year>(?:19|20)\d\d)\b(?!\s*[-–])", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    text: str
    block: int  # how many lines its paragraph has
    is_title: bool  # the first line with words in it


def stated_day(text: str) -> str | None:
    """The day, or month, on which `text` says it came out."""
    lines = _lines(text[:OPENING_CHARACTERS])
    head = _head(lines)
    end = _lines(text[-OPENING_CHARACTERS:])[-2 * TAIL_LINES :] if len(lines) > HEAD_LINES else []
    tail = end[-TAIL_LINES:]
    is_chronology = _is_chronology(lines)
    labels = [line for line in head if not (is_chronology and _opening_day(line))]
    ranks: tuple[Iterator[str], ...] = (
        _after_cue(head, _CUE),
        (day for line in head if (day := telegram_day(line.text)) is not None),
        iter(()) if is_chronology else _wire_days(head),
        _after_cue(
            [line for line in head if len(line.text) <= MAX_LABEL_CHARACTERS], _NAMED_CUE, is_last=True
        ),
        _label_days([line for line in labels if not line.is_title]),
        iter(())
        if _LATER.search(text[:OPENING_CHARACTERS])
        else _label_days([line for line in labels if line.is_title]),
        _after_cue(tail, _CUE),
        iter(())
        if is_chronology or _is_corrected(end)
        else _label_days(tail, max_words=MAX_TAIL_LABEL_WORDS),
        _after_cue(head, _UPDATED),
        _label_months(labels),
    )
    for number, rank in enumerate(ranks):
        days = list(dict.fromkeys(rank))
        if days:
            # Cues stand in order of weight ("Published …, republished …"); places of other kinds must agree.
            return days[0] if len(days) == 1 or number == 0 else None
    return None


def day_of_label(line: str) -> str | None:
    """The day in a short piece of a page that is about nothing else ("By A. Writer | 3 March 2021")."""
    lines = [_Line(text=line.strip(), block=1, is_title=False)]
    days = list(dict.fromkeys([*_after_cue(lines, _CUE), *_label_days(lines)]))
    return days[0] if len(days) == 1 else None


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        rows = [row.strip(" \t#*_>") for row in block.split("\n")]
        rows = [row for row in rows if row]
        for row in rows:
            lines.append(_Line(text=row[:LINE_CHARACTERS], block=len(rows), is_title=not lines))
    return lines


def _head(lines: list[_Line]) -> list[_Line]:
    head, characters = [], 0
    for line in lines[:HEAD_LINES]:
        if characters > HEAD_CHARACTERS:
            break
        head.append(line)
        characters += len(line.text)
    return head


def _is_chronology(lines: list[_Line]) -> bool:
    """Three lines or more that begin with different days, as in a chronology or a live blog."""
    openings = [day for line in lines if (day := _opening_day(line)) is not None]
    return len({(day.month, day.day) for day in openings}) >= 3


def _is_corrected(end: list[_Line]) -> bool:
    """A correction below the text carries a day of its own."""
    return any(_CORRECTION.match(line.text) for line in end)


def _opening_day(line: _Line) -> WrittenDay | None:
    days = written_days(line.text[:40].lstrip("-•– "))
    return days[0] if days and days[0].start == 0 else None


def _after_cue(lines: list[_Line], cue: re.Pattern[str], *, is_last: bool = False) -> Iterator[str]:
    for line in lines:
        for day in written_days(line.text):
            match = cue.search(line.text[: day.start])
            if day.value is None or day.day is None or match is None:
                continue
            gap = match.groupdict().get("gap") or ""
            if re.search(r"\w{4}", gap) and not _LONG_GAP_VERBS.search(match[0]):
                continue
            if is_last and not _SEPARATOR_AFTER.match(line.text[day.end :]):
                continue
            yield day.value


def _wire_days(head: list[_Line]) -> Iterator[str]:
    for line in head:
        for day in written_days(line.text[:120])[:1]:
            if _BEFORE_WIRE_DAY.fullmatch(line.text[: day.start]) is None or day.day is None or day.is_span:
                continue
            if _AFTER_WIRE_DAY.match(line.text[day.end :]) is None:
                continue
            value = day.value or _with_year_of(day, head)
            if value is not None:
                yield value


def _with_year_of(day: WrittenDay, head: list[_Line]) -> str | None:
    """The day in the year that the head makes certain: by a copyright line, or a full day within a month."""
    years = {match["year"] for line in head for match in _COPYRIGHT.finditer(line.text)}
    full = [other.value for line in head for other in written_days(line.text) if other.value and other.day]
    years |= {value[:4] for value in full}
    if len(years) != 1 or day.day is None:
        return None
    try:
        candidate = date(int(years.pop()), day.month, day.day)
    except ValueError:
        return None
    is_near = all(abs((candidate - date.fromisoformat(value)).days) <= 31 for value in full)
    return candidate.isoformat() if is_near else None


def _label_days(lines: list[_Line], *, max_words: int = MAX_LABEL_WORDS) -> Iterator[str]:
    for line in lines:
        text = _PARENTHESIS.sub("", line.text) or line.text.strip("()[]")
        days = [day for day in written_days(text) if day.value and day.day]
        if len({day.value for day in days}) == 1 and _is_label(text, days[0], line, max_words):
            assert days[0].value is not None
            yield days[0].value


def _label_months(lines: list[_Line]) -> Iterator[str]:
    for line in lines:
        days = written_days(line.text)
        if len(days) != 1 or days[0].day is not None or days[0].value is None:
            continue
        is_alone = len(line.text) == days[0].end - days[0].start
        if (is_alone or days[0].is_span or _PERIODICAL.search(line.text)) and _is_label(
            line.text, days[0], line, MAX_LABEL_WORDS
        ):
            yield days[0].value


def _is_label(text: str, day: WrittenDay, line: _Line, max_words: int) -> bool:
    """Does the line only name what the text is, where it is from, and when?"""
    before, after = text[: day.start], text[day.end :]
    clock = _AFTER_CLOCK.match(after)
    after = after[clock.end() :] if clock else after
    rest = f"{before} {after}"
    if len(text) > MAX_LABEL_CHARACTERS or len(rest.split()) > max_words:
        return False
    is_set_off = _SEPARATOR_BEFORE.search(before) or (before.endswith(": ") and _PERIODICAL.search(before))
    if not is_set_off or not _SEPARATOR_AFTER.match(after):
        return False
    if (_LOOKS_BACK if line.is_title else _OTHER_DAY).search(rest) or _SENTENCE_INSIDE.search(rest):
        return False
    if line.block >= 4 and len(text) > 60:  # a line of wrapped prose
        return False
    return not text[0].islower()
