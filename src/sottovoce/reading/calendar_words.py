"""The grammar of news dates: which words name a day, and what they say about it.

In: plain text. Out: `Wording`s in order, unresolved. Method: one pass of a regular expression; months and
weekdays must be capitalised, so that "may" and "march" stay verbs. Times and quantities are no dates.
"""

import re
from dataclasses import dataclass

# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "a": 1, "an": 1, "a couple of": 2,
}
# fmt: on

_FULL_MONTH = "(?:" + "|".join(m for name in MONTHS for m in (name, name.upper())) + ")"
_MONTH = "(?:" + _FULL_MONTH + "|(?:" + "|".join(m for s in _SHORT for m in (s, s.upper())) + r")\b\.?)"
_WEEKDAY = "(?:" + "|".join(m for name in WEEKDAYS for m in (name, name.upper())) + ")"
_DAY = r"(?<![\d.,])(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR = r"(?:1[89]|20)\d\d(?![\d%]|[.,]\d)"
_TO = r"(?:\s?[–—-]\s?|\s+(?:to|and|until|till|through)\s+)"
_NUMBER = r"(?:\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_PHASE = (
    r"(?:(?:late|early|mid)[ -]|(?:the\s+)?(?:start|beginning|end|middle|turn|course)\s+of\s+|"
    r"(?:the\s+)?(?:first|second)\s+half\s+of\s+)"
)
_BEFORE_COARSE = (
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom|[Dd]uring|[Oo]f|[Ff]or|[Bb]efore|[Aa]fter|[Tt]hrough|"
    r"[Tt]hroughout|[Bb]etween|[Tt]o|[Aa]t|[Bb]ack in|[Aa]s early as)\s+"
)
_SEASON = r"(?:spring|summer|autumn|winter)"

# Kind and pattern, the more telling first. Named parts are read by the resolver.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-2]\d|3[01])(?!\d)"),
    ("dotted", r"(?<![\d.])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d)(?!\d)"),
    (
        "span",
        rf"(?P<d>{_DAY})(?:\s+(?P<m>{_MONTH})(?:\s+(?P<y>{_YEAR}))?)?{_TO}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})"
        rf"(?:,?\s+(?P<y2>{_YEAR}))?",
    ),
    (
        "span",
        rf"(?P<m>{_MONTH})\s+(?P<d>{_DAY}){_TO}(?:(?P<m2>{_MONTH})\s+)?(?P<d2>{_DAY})(?!\s+{_MONTH})"
        rf"(?:,?\s+(?P<y2>{_YEAR}))?",
    ),
    (
        "day",
        rf"(?:(?P<w>{_WEEKDAY}),?\s+)?(?:the\s+)?(?P<d>{_DAY})(?:\s+day)?\s+(?:of\s+)?(?P<m>{_MONTH})"
        rf"(?:,?\s+(?P<y>{_YEAR}))?(?!\w)",
    ),
    (
        "day",
        rf"(?:(?P<w>{_WEEKDAY}),?\s+)?(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?:,?\s+(?P<y>{_YEAR}))?",
    ),
    (
        "months",
        rf"(?P<m>{_FULL_MONTH})(?:\s+(?P<y>{_YEAR}))?{_TO}{_PHASE}?(?P<m2>{_FULL_MONTH})\s+(?P<y2>{_YEAR})",
    ),
    ("quarter", rf"\bQ(?P<q>[1-4])\s+(?:of\s+)?(?P<y>{_YEAR})"),
    (
        "quarter",
        rf"\b(?:the\s+)?(?P<q>first|second|third|fourth|last)\s+quarter\s+of\s+(?P<y>{_YEAR})",
    ),
    ("month", rf"\b(?:{_PHASE})?(?P<m>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
    (
        "month",
        rf"\b(?P<which>last|this|next|that)\s+(?P<m>{_FULL_MONTH})(?!\s+\d)\b",
    ),
    (
        "month",
        rf"\b(?:{_BEFORE_COARSE}(?:{_PHASE})?|(?:[Ll]ate|[Ee]arly|[Mm]id)[ -])(?P<m>{_FULL_MONTH})\b"
        r"(?!\s+\d)(?<!f May(?=\s[A-Z]))(?:\s+(?P<which>last|this|next)\s+year)?",
    ),
    (
        "ordinal",
        r"\b(?:[Oo]n|[Bb]y|[Aa]fter|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]efore|[Ff]rom)\s+the\s+(?P<d>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))"
        r"(?:\s+of\s+(?P<which>that|the same|the|this|last)\s+month|(?=\s*(?:[.,;:)]|\Z)))",
    ),
    (
        "weekday",
        rf"(?:\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|the\s+(?:following|previous|next))\s+)?"
        rf"(?<!Black )(?<!Good )(?<!Bloody )(?<!Easter )(?<!Palm )(?<!Ash )(?<!Holy )(?<!Mail on )"
        rf"\b(?P<w>{_WEEKDAY})\b(?!\s+(?:Times|Telegraph|Mail|Mirror|Express|Agreement|Club)){_PART}"
        r"(?P<week>\s+(?:last|this|next)\s+week)?",
    ),
    ("shift", r"\b(?:[Tt]he\s+)?(?P<word>day\s+before\s+yesterday|day\s+after\s+tomorrow)\b"),
    (
        "shift",
        r"\b(?P<word>[Yy]esterday|[Tt]omorrow|[Ll]ast\s+night|[Tt]onight|[Oo]vernight|"
        r"[Tt]oday(?!['’]s)|[Tt]his\s+(?:morning|afternoon|evening)|"
        r"[Ee]arlier\s+in\s+the\s+day|[Ll]ater\s+in\s+the\s+day)\b" + _PART,
    ),
    (
        "distance",
        rf"\b(?P<n>{_NUMBER}|[A-Z][a-z]*|an?\s+further|[Ss]ome\s+{_NUMBER})\s+(?P<unit>day|week|fortnight|month|year)s?\s+"
        r"(?P<way>ago|earlier|later|before|after|afterwards|previously)\b"
        r"(?P<clause>\s+(?=\S)(?![.,;:]))?",
    ),
    (
        "same",
        r"\b(?:[Ww]ithin\s+(?:hours|minutes|the\s+hour)|[Hh]ours\s+(?:later|earlier|before|after(?:wards)?)"
        r"|(?:[Mm]inutes|[Mm]oments)\s+later|[Ss]hortly\s+afterwards)\b",
    ),
    (
        "beside",
        r"\b(?:[Tt]he|[Tt]hat)\s+(?P<which>next|following|previous|preceding|very\s+same|same|very)\s+"
        r"(?P<unit>day|date|morning|afternoon|evening|night|week|month|year)\b"
        r"(?P<own>\s+(?:the|an?|that|when|on which|as)\s+[^.,;:]{0,40})?",
    ),
    ("beside", r"\b(?P<which>[Nn]ext)\s+(?P<unit>day|morning)\b"),
    (
        "beside",
        r"\b(?P<which>[Tt]hat)\s+(?P<unit>day|morning|afternoon|evening|night|week|month|year)\b",
    ),
    ("beside", r"\b[Tt]he\s+(?P<unit>day)\s+(?P<which>before|after)\b(?P<clause>\s+(?![.,;:]))?"),
    (
        "round",
        r"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+"
        r"(?P<unit>week|weekend|month|year)\b",
    ),
    ("round", r"\b(?:[Aa]t|[Oo]ver|[Dd]uring)\s+the\s+(?P<unit>weekend)\b"),
    ("decade", r"\b[Tt]he\s+(?:late\s+|early\s+|mid-)?(?P<y>(?:1[89]|20)\d0)s\b"),
    ("season", rf"\b{_SEASON}\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("season", rf"\b(?P<which>last|this|in\s+the)\s+(?P<s>{_SEASON})\b(?!\s+of)"),
    (
        "year",
        rf"\b(?:{_BEFORE_COARSE}(?:{_PHASE})?|(?:[Ll]ate|[Ee]arly|[Mm]id)[ -])(?P<y>{_YEAR})"
        r"(?!\s*(?:[–-]\s*\d|(?:people|troops|soldiers|men|women|civilians|tons?|tonnes|km|miles|metres|hours)\b))",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
# The same patterns with their parts unnamed, so that one expression finds them all, where words begin.
_UNNAMED = "|".join(f"({re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', p)})" for _, p in _PATTERNS)
_ANY = re.compile(rf"(?<![A-Za-z])(?=\w)(?:{_UNNAMED})")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that name a day. `kind`: the pattern's; `parts`: what they say, None where they are silent."""

    start: int
    end: int
    kind: str
    parts: dict[str, str | None]

    def number(self, name: str) -> int | None:
        """A part as a number: digits, an ordinal, a number word or a month's name."""
        word = self.parts.get(name)
        return None if word is None else read_number(word)


def read_number(word: str) -> int | None:
    """6, "6th", "six", "a" or "April" as a number; None for anything else."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    plain = re.sub(r"^(?:some|another)\s+", "", word.strip(" .").lower())
    for number, month in enumerate(MONTHS, 1):
        if len(plain) >= 3 and month.lower().startswith(plain):
            return number
    return NUMBERS.get(plain)


def find_wordings(text: str) -> list[Wording]:
    """Every expression that names a day, month, year or interval, in order, none overlapping."""
    found = []
    for hit in _ANY.finditer(text):
        kind, pattern = _COMPILED[(hit.lastindex or 1) - 1]
        match = pattern.match(text, hit.start())
        if match is None or _is_name(kind, match, text):
            continue
        end = match.start("own") if match.groupdict().get("own") else match.end()
        end = match.start() + len(text[match.start() : end].rstrip())
        found.append(Wording(match.start(), end, kind, match.groupdict()))
    return found


def _is_name(kind: str, match: re.Match[str], text: str) -> bool:
    """Words that only look like a date: "Russia Today", "Many years ago"."""
    if kind == "distance":
        return read_number(match["n"]) is None
    if not match.group().startswith("Today"):
        return False
    return re.search(r"[A-Z][\w-]*[ ]\Z", text[max(0, match.start() - 30) : match.start()]) is not None
