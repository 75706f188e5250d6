"""Genre: what kind of text a page is, and who issues it.

In: a page. Out: a `Genre`. Method: marks that the trade itself uses: salutations and signatures, speakers'
labels, classification marks, bylines of press offices, dated entries. Without any, a text is news.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sottovoce.reading.calendar_words import find_wordings
from sottovoce.reading.dialogue import asks_and_answers
from sottovoce.reading.gatherings import Gathering, find_gathering
from sottovoce.reading.page import Block, BlockKind, Page


class GenreKind(StrEnum):
    NEWS = "news"
    LIVE_BLOG = "live_blog"
    TRANSCRIPT = "transcript"
    BRIEFING = "briefing"  # questions and answers, the speaker unnamed
    LETTER = "letter"
    READOUT = "readout"  # published by an office about its own side's doings
    CABLE = "cable"  # classified report or memo
    BRIEF = "brief"  # analysts' weekly or monthly
    DIGEST = "digest"  # entries, one a day
    EDITORIAL = "editorial"
    MINUTES = "minutes"  # of a meeting, agreed by those who took part
    MEMOIR = "memoir"  # told in the first person by one who took part


@dataclass(frozen=True, kw_only=True, slots=True)
class Genre:
    """Kind of a text. `issuer`: the words that name the office behind it."""

    kind: GenreKind
    issuer: tuple[int, int] | None = None
    is_background: bool = False  # the speaker is not to be named
    is_leaked: bool = False  # the head says that the paper came out without its author
    occasion: str | None = None  # "press conference", "interview", where the head names one
    body: int = 0  # offset where the words of a letter begin
    gathering: Gathering | None = None  # the body or crowd before which the whole text was spoken


# Texts that may be the record of one gathering.
_SPOKEN = (GenreKind.NEWS, GenreKind.TRANSCRIPT, GenreKind.READOUT, GenreKind.DIGEST)
_HEAD_BLOCKS = 4
_LINE = 110  # characters: longer blocks are paragraphs
# Below three, dated paragraphs are a news story's dateline and a look back.
_MIN_ENTRIES = 3
_MIN_TURNS = 2
_BACKGROUND = re.compile(
    r"\b(?:on (?:deep )?background|background (?:briefing|call)|(?:condition of|granted|grant) anonymity|"
    r"not for attribution|not to be named|without attribution|anonymously)\b",
    re.IGNORECASE,
)
_LEAKED = re.compile(
    r"\b(?:leak(?:s|ed)?|circulat(?:es?|ing)|obtained by|seen by|as released by|unauthori[sz]ed|surfaced|"
    r"reached (?:this|our|us|the) (?:\w+ )?(?:newspaper|paper|weekly|office|newsroom|desk|editors?|magazine)|"
    r"copied to us|without (?:the |its )?(?:[\w'’]+ ){0,2}knowledge|"
    r"intercepted|passed to (?:us|this|reporters)|posted (?:online|anonymously)|rendering of a|wikileaks|"
    r"never meant to be (?:seen|published))\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:(?:joint |news |press )*(?:press|news) conference|joint (?:press )?(?:appearance|"
    r"statement|availability)|"
    r"interview|press (?:briefing|availability|gaggle)|daily briefing|(?:televised |"
    r"state of the nation )?address|"
    r"speech|statement|remarks|hearing|debate|testimony|communiqu[eé]|declaration|plenary|press point)\b",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"\b(?:answer(?:s|ed|ing)|took|takes|replied to) (?:our|this (?:news)?paper['’]s) questions\b|"
    r"\b(?:spoke|speaks|talked|talks|sat down|sits down) (?:to|with) (?:us|this (?:news)?paper)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:press (?:service|office|release|cent(?:re|er)|secretary)|information (?:office|"
    r"service|department|cent(?:re|er))|"
    r"ministry|office of the|government of|embassy|permanent mission|white house|department of|chancellery|"
    r"presiden(?:cy|tial)|secretariat|foreign office|state (?:news|information)|cabinet office|"
    r"prime minister['’]s office|"
    r"official (?:web)?site|spokes(?:person|man|woman)['’]s office|council of ministers|"
    r"federal council|high commission)\b",
    re.IGNORECASE,
)
_READOUT = re.compile(
    r"(?<!is )(?<!was )(?<!are )(?<!were )(?<!be )(?<!been )\bread-?\s?outs?\b|"
    r"\bfor immediate release\b|\bpress release\b|^(?:telephone|"
    r"phone) (?:call|conversation) "
    r"(?:with|between)\b|^(?:statement|communiqu[eé]) (?:by|of|on|from)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CLASSIFIED = re.compile(
    r"(?m)^\s*(?:\d{1,2}\.\s*)?\((?:C|S|TS|U|SBU|C/NF|S/NF|S//NF|C//REL|LOU)\)\s|\bSIPDIS\b|"
    r"\bE\.?O\.? 1\d{4}\b|"
    r"^\s*(?:TOP SECRET|SECRET|CONFIDENTIAL)\b|^[^\n]{0,60}\bRESTRICTED\s*$"
)
# A title that calls the text a paper, with words beside it for its secrecy or its coming out.
_PAPER_TITLE = re.compile(
    r"\b(?:cable|telegram|dispatch|diplomatic (?:note|report)|memo(?:randum)?|aide-m[ée]moire|minutes)\b",
    re.IGNORECASE,
)
_SECRECY = re.compile(
    r"\b(?:secret|confidential|classified|restricted|noforn|eyes only|leaked|wikileaks|obtained|"
    r"(?:published|released|printed) by)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?m)^\s*(?:SUBJECT|SUBJ|REF|FM|TO|CLASSIFIED BY|MEMORANDUM FOR)\b\s*:?\s|"
    r"^\s*(?:Subj(?:ect)?|Ref|To|From)\.?[ ]?:\s|"
    r"^\s*EMBASSY OF [A-Z]|^\s*MEMO(?:RANDUM)?\b.{0,30}(?:RESTRICTED|CONFIDENTIAL|SECRET)"
)
_BRIEF = re.compile(
    r"\b(?:weekly|monthly|fortnightly|monitor|bulletin|newsletter|briefing)\b.{0,30}"
    r"\b(?:no\.?|issue|vol\.?) ?\d|"
    r"\b(?:(?:weekly|monthly|daily|quarterly|intelligence|analytical|policy|risk|security) (?:brief(?!ing)|"
    r"assessment|review|outlook|note|report)|situation report|sitrep|(?:country|"
    r"threat) assessment|key judge?ments)\b",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"^(?:live\b|.{0,60}\b(?:live (?:updates|blog|coverage)|as it happen(?:s|ed)|newest first))",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|GMT|CET|UTC|h))?[ :–—-]+(?=[A-Z\"“])")
_MEMOIR = re.compile(
    r"\b(?:memoirs?|recollections|diar(?:y|ies) of|reminiscences|autobiography)\b", re.IGNORECASE
)
_FROM_BOOK = re.compile(r"\W*(?:Taken from|From|(?:An )?(?:[Ee]xtract|[Ee]xcerpt)s?)\b")
_I = re.compile(r"\bI\b")
_MIN_I = 4
_MINUTES = re.compile(
    r"\b(?:minutes|summary record|record of (?:the )?(?:meeting|discussion|decisions))\b", re.IGNORECASE
)
_PRESENT = re.compile(
    r"(?:Present|In attendance|Attendance|Participants|Attendees|Delegations|Taking part)\s*:"
)
_DIGEST = re.compile(
    r"\b(?:digest|round-?up|chronology|timeline|in dates|day by day|press review|who said what)\b",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(
    r"^\W*(?:editorial|opinion|op-ed|comment(?:ary)?|leader|our view|column)\b", re.IGNORECASE
)
_OWN_VOICE = re.compile(
    r"\b(?:[Ww]e (?:doubt|believe|think|suspect|have been here|would|should|must|hope|wonder|argued|cannot)|"
    r"[Oo]ne (?:notes|wonders|hopes|may ask|suspects)|[Ii]n our view|as this (?:paper|newspaper) has|"
    r"[Oo]ur (?:leaders|readers) |[Ii]n my (?:view|opinion)|"
    r"I (?:would|believe|think|suspect|doubt|fear|hope) |"
    r"[Ll]et us (?:not|be)|[Oo]ne must)\b"
)
# The head line of a parliament's record.
PARLIAMENT = re.compile(
    r"\b(?:parliament|national assembly|house of (?:representatives|commons|lords|assembly|deputies)|"
    r"senate|congress|"
    r"hansard|lok sabha|rajya sabha|storting|bundestag|knesset|seimas|saeima|sejm)\b",
    re.IGNORECASE,
)
# Turns of the press: they ask and tell, and nobody is spoken to by them.
PRESS_LABEL = re.compile(
    r"(?:Q|QUESTION|REPORTER|JOURNALIST|CORRESPONDENT|PRESS|MODERATOR|ANCHOR|HOST|INTERVIEWER|"
    r"PRESENTER|NARRATOR)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«].*?[\"”»]", re.DOTALL)


def detect_genre(page: Page) -> Genre:
    """The genre of a page, its issuer and its occasion."""
    return page.once("genre", lambda: _detect_genre(page))


def _detect_genre(page: Page) -> Genre:
    head = _head(page)
    turns = sum(b.kind is BlockKind.TURN for b in page.blocks)
    is_background = _BACKGROUND.search(head) is not None
    kind, issuer, body = _kind(page, turns, is_background)
    if kind is not GenreKind.READOUT:
        issuer = None if kind is not GenreKind.LETTER else issuer
    return Genre(
        kind=kind,
        issuer=issuer,
        is_background=is_background and kind is GenreKind.BRIEFING,
        is_leaked=kind in (GenreKind.LETTER, GenreKind.CABLE) and _LEAKED.search(head) is not None,
        occasion=_occasion(page, head),
        body=body,
        gathering=find_gathering(page) if kind in _SPOKEN else None,
    )


def _occasion(page: Page, head: str) -> str | None:
    if asks_and_answers(page)[0]:
        return "interview"
    named = _OCCASION.search(head)
    if named is not None:
        return named.group().lower()
    return "interview" if _INTERVIEW.search(head) else None


def _head(page: Page) -> str:
    """The first lines: title, byline, standfirst."""
    blocks = page.blocks[:_HEAD_BLOCKS]
    short = [
        b for n, b in enumerate(blocks) if n < 2 or b.kind is not BlockKind.PARAGRAPH or b.end - b.start < 200
    ]
    return "\n".join(page.text[b.start : b.end] for b in short if b.kind is not BlockKind.TURN)


def _lines(page: Page) -> str:
    """Title and short lines of the head, without its paragraphs."""
    blocks = page.blocks[:_HEAD_BLOCKS]
    return "\n".join(
        page.text[b.start : b.end]
        for b in blocks
        if b.end - b.start <= _LINE and b.kind is not BlockKind.TURN
    )


def _kind(page: Page, turns: int, is_background: bool) -> tuple[GenreKind, tuple[int, int] | None, int]:
    head = _lines(page)
    title = page.opening
    if _MEMOIR.search(head + _source_line(page)) and _tells_of_himself(page):
        return GenreKind.MEMOIR, None, 0
    if _MINUTES.search(head) and any(_PRESENT.match(page.text, b.start, b.end) for b in page.blocks):
        return GenreKind.MINUTES, None, 0
    issuer = _issuer(page)
    salutation = page.first(BlockKind.SALUTATION)
    if salutation is not None:
        return GenreKind.LETTER, issuer, salutation.start
    if len(_CLASSIFIED.findall(page.text)) + len(_SUBJECT.findall(page.text)) >= 2:
        return GenreKind.CABLE, None, 0
    is_paper = _PAPER_TITLE.search(title) is not None and not _has_verb(page, page.blocks[0])
    if turns < _MIN_TURNS and is_paper and _SECRECY.search(head):
        return GenreKind.CABLE, None, 0
    if turns >= _MIN_TURNS or asks_and_answers(page)[0]:
        return (GenreKind.BRIEFING if is_background else GenreKind.TRANSCRIPT), None, 0
    timed = sum(_is_timed(page, b) or _opens_with_clock(page, b) for b in page.blocks)
    if _LIVE.search(head) or timed >= _MIN_ENTRIES:
        return GenreKind.LIVE_BLOG, None, 0
    if _entries(page) >= _MIN_ENTRIES or _DIGEST.search(title):
        return GenreKind.DIGEST, None, 0
    if _BRIEF.search(head):
        return GenreKind.BRIEF, None, 0
    if issuer is not None or _READOUT.search(head):
        return GenreKind.READOUT, issuer, 0
    if _EDITORIAL.search(head) or len(_OWN_VOICE.findall(_QUOTED.sub("", page.text))) >= 2:
        return GenreKind.EDITORIAL, None, 0
    return GenreKind.NEWS, None, 0


def _is_timed(page: Page, block: Block) -> bool:
    """A short line with an hour, over an entry."""
    line = page.text[block.start : block.end]
    return block.kind is BlockKind.HEADING and len(line) < 60 and CLOCK.search(line) is not None


def _opens_with_clock(page: Page, block: Block) -> bool:
    """A paragraph under its own hour: "14:20 The governor has just spoken"."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and _CLOCK_FIRST.match(page.text, block.start, block.end) is not None
    )


def _source_line(page: Page) -> str:
    """What a printed extract says of the book it is from, at whatever length."""
    blocks = page.blocks[:_HEAD_BLOCKS]
    return next((page.text[b.start : b.end] for b in blocks if _FROM_BOOK.match(page.text, b.start)), "")


def _tells_of_himself(page: Page) -> bool:
    """Does "I" tell the story?"""
    return len(_I.findall(_QUOTED.sub("", page.text))) >= _MIN_I


def _entries(page: Page) -> int:
    """Blocks under a lead-in, and blocks that open with a date of their own."""
    dated = 0
    for block in page.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            continue
        opening = page.text[block.start : min(block.end, block.start + 40)]
        words = find_wordings(opening)
        dated += (
            bool(words) and words[0].kind in ("day", "span", "iso", "month", "dotted") and words[0].start == 0
        )
        dated += _ADDRESSED.match(opening) is not None
    return dated


# "To partners in Europe: ...": an entry for each hearer.
_ADDRESSED = re.compile(r"To (?:the |its |his |her |their )?[\w' ]{2,35}:")


_KIND_ALONE = re.compile(r"\W*press (?:release|statement|note|service|office)\W*", re.IGNORECASE)


def _issuer(page: Page) -> tuple[int, int] | None:
    """A byline of an office among the first lines, short, without a verb; else a bare "press release"."""
    label: tuple[int, int] | None = None
    for block in page.blocks[:_HEAD_BLOCKS]:
        line = page.text[block.start : block.end]
        if block.kind is BlockKind.TURN or len(line) > _LINE or block.kind is BlockKind.BULLET:
            continue
        office = _OFFICE.search(line)
        if office is None or _has_verb(page, block):
            continue
        if _KIND_ALONE.fullmatch(line):
            label = label or (block.start, block.end)
            continue
        first, last = line.rfind("\n", 0, office.start()) + 1, line.find("\n", office.end())
        return block.start + first, block.start + last if last >= 0 else block.end
    return label


def _has_verb(page: Page, block: Block) -> bool:
    """A finite verb: a line that tells something, no label."""
    return any(
        t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in page.docs[block.index]
    )
