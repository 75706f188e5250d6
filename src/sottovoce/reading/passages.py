"""Layout: from the text as read to titles, headings, paragraphs, bullets and turns.

In: the text of one document. Out: blocks in order, none overlapping, offsets into the text.
Method: lines and blank lines; hard-wrapped lines are joined; bullets keep the lead-in clause that governs
them; a line of a few words without a full stop before longer text is a heading.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from sottovoce.reading.long_passages import cut_passage
from sottovoce.reading.page import Block, BlockKind

_BULLET = re.compile(r"[ \t\u00a0]*(?:[•●▪◦‣·*–—-]|\(?\d{1,3}[.)]|\([a-z]\)|[a-z]\))[ \t\u00a0]+(?=\S)")
_NAME_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w.'’-]*|de|of|for|and|the|von|van|der|al)"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_LABEL = re.compile(
    r"[ \t\u00a0]*(?:"
    rf"(?P<upper>{_CAPITAL}(?:{_CAPITAL}|[.'’ -]){{0,39}}{_CAPITAL})"  # SMITH, VON DER LEYEN
    r"|(?P<qa>Q|A|Question|Answer)"
    rf"|(?P<name>{_NAME_WORD}(?:[ ]{_NAME_WORD}){{0,8}})"
    r")(?:[ ]\([^)\n]{1,60}\)){0,3}(?P<office>,[ ][^:.!?\n]{3,80}(?=:))?"
    r"(?P<colon>[ ]?:|\.(?=[ ]))[ \t\u00a0]+(?=\S)"
)
# A first line that says that what follows was spoken.
_RECORD = re.compile(
    r"\b(?:transcript|press conference|press briefing|hearing|joint appearance)\b", re.IGNORECASE
)
# What opens the lines over a letter or a cable; nobody's name.
_HEADER = re.compile(
    r"(?:from|to|cc|bcc|info|fm|date|time|place|subject|subj|ref|re|classification|classified by|via|attn|"
    r"attention|copy|copies|sent|received|distribution|source|author|location|contact|note|tags|reason)",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:Dear|My dear|Your (?:Excellency|Excellencies|Highness)|Excellenc(?:y|ies)|Sirs?)\b.{0,70}[,:!]?\Z"
    r"|(?:(?:Honou?rable |Esteemed )?(?:Mr|Madame?|Mrs|Ms|Sir|Monsieur)\b\.?|Honou?rable|Comrade|Citizen)"
    r"(?: (?:the |of |for )?[A-Z][\w’'-]+){1,5}[,:!]\Z"
)
# A label that opens so is somebody's, be it the only one: "Mr. Novak:", "Hon. Ana Novak (Zenda East):".
_FORM_OF_ADDRESS = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Hon|Sir|Dame|Senator|Shri|Lord|Lady|Baroness|Prof)\b\.? ?(?=\S)"
)
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_RULE = re.compile(r"[\s=_*~#—–-]{3,}\Z")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_CLOSING = re.compile(
    r"(?:yours|sincerely|respectfully|faithfully|with (?:best|kind|warm|respect|the respect|great respect|"
    r"high)|"
    r"best regards|kind regards|"
    r"please accept|accept, )",
    re.IGNORECASE,
)
# A heading longer than this reads as a sentence (60-120 tried on the reports at hand).
_HEADING_LIMIT = 100
# Lines longer than this are paragraphs of their own, not wrapped ones.
_WRAP_LIMIT = 100


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Draft:
    kind: BlockKind
    start: int
    end: int
    label: tuple[int, int] | None = None
    group: int = 0  # paragraphs split by blank lines


def lay_out(text: str) -> tuple[Block, ...]:
    """Blocks of a text, in order. Shapes: start < end, no overlap, no blank block."""
    drafts: list[_Draft] = []
    labels = _turn_labels(text)
    for number, group in enumerate(_groups(text)):
        drafts += _draft_group(text, group, number, labels)
    _find_headings(text, drafts)
    _find_letters(text, drafts)
    return _govern(text, _cut_long(text, drafts))


def _groups(text: str) -> list[list[_Line]]:
    """Lines between blank lines."""
    groups: list[list[_Line]] = [[]]
    for match in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c]*", text):
        start, end = match.span()
        if start == end and (
            start == 0 or end == len(text) or text[start - 1 : start] not in "\r\n\u2028\u2029\x0b\x0c"
        ):
            continue
        line = match.group()
        stripped = line.strip()
        if not stripped or _RULE.match(stripped):
            if text[start - 1 : start] == "\r" and start == end:
                continue
            groups.append([])
            continue
        first = start + len(line) - len(line.lstrip())
        groups[-1].append(_Line(first, first + len(stripped), stripped))
    return [g for g in groups if g]


def _turn_labels(text: str) -> frozenset[str]:
    """Labels that open two lines, stand in capitals or tell an office: a dialogue, not a stray colon."""
    seen: dict[str, int] = {}
    capitals, questions, addressed, placed = set(), set(), set(), set()
    for match in re.finditer(r"(?m)^", text):
        label = _LABEL.match(text, match.start())
        if label is None or "\n" in label.group():
            continue
        name = _label_name(label)
        if label["colon"].endswith(".") and not label["qa"]:
            continue
        if _HEADER.fullmatch(name):
            continue
        if label["name"] and (label["office"] or label.group().rstrip(": ").endswith(")")):
            placed.add(name)
        if label["office"] and not label["upper"]:
            continue
        seen[name] = seen.get(name, 0) + 1
        if label["upper"]:
            capitals.add(name)
        if label["qa"]:
            questions.add(name)
        if _FORM_OF_ADDRESS.match(name) or label.group().rstrip(": ").endswith(")"):
            addressed.add(name)
    dialogue = {n for n, count in seen.items() if count > 1}
    is_record = _RECORD.search(text, 0, text.find("\n") + 1) is not None
    capitals = {n for n in capitals if len(capitals) > 1 or n in dialogue or is_record}
    found = dialogue | capitals | _opening_pair(text)
    if len(placed) > 1 or (placed and (capitals or questions or len(seen) > 1)):
        found |= placed | {name for name in seen if name.isupper()}
    if found or len(addressed) > 1 or len({name[0] for name in questions}) > 1:
        found |= questions | addressed
    is_dialogue = is_record or len(seen) > 1 or found & (questions | placed)
    return frozenset(found) if found and is_dialogue else frozenset()


def _opening_pair(text: str) -> set[str]:
    """Labels that open an interview and are not repeated: "The Courier: Is it so? / Jan Novak: It is." """
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    for first, second in pairwise(lines):
        asked, answered = (_LABEL.match(text, line.start()) for line in (first, second))
        if not (asked and answered and asked["name"] and answered["name"]):
            continue
        is_pair = _label_name(asked) != _label_name(answered) and not (asked["office"] or answered["office"])
        if is_pair and asked["colon"] == answered["colon"] == ":" and first.group().rstrip().endswith("?"):
            return {_label_name(asked), _label_name(answered)}
    return set()


def _label_name(label: re.Match[str]) -> str:
    return (label["upper"] or label["qa"] or label["name"]).strip()


def _draft_group(text: str, group: list[_Line], number: int, labels: frozenset[str]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for position, line in enumerate(group):
        label = _LABEL.match(text, line.start)
        bullet = _BULLET.match(text, line.start)
        heading = _MARKDOWN_HEADING.match(line.text)
        if label is not None and _label_name(label) in labels:
            span = (label.start(), label.start() + len(_label_name(label)))
            drafts.append(_Draft(BlockKind.TURN, label.end(), line.end, span, number))
        elif heading:
            drafts.append(_Draft(BlockKind.HEADING, line.start + heading.end(), line.end, None, number))
        elif bullet is not None and bullet.end() < line.end:
            drafts.append(_Draft(BlockKind.BULLET, bullet.end(), line.end, None, number))
        elif position and drafts and _continues(group, position):
            drafts[-1].end = line.end
        else:
            drafts.append(_Draft(BlockKind.PARAGRAPH, line.start, line.end, None, number))
    return drafts


def _continues(group: list[_Line], position: int) -> bool:
    """Does line `position` go on with the one before?

    A line is hard-wrapped where the next line's first word no longer fitted into the width of the group; two
    lines alone must also go on in lower case.
    """
    before, line = group[position - 1], group[position]
    width = max(len(x.text) for x in group)
    whole = sum(bool(_TERMINAL.search(x.text)) for x in group[:-1])
    if width > _WRAP_LIMIT or whole > 0.6 * (len(group) - 1):
        return False
    is_full = len(before.text) + 1 + len(line.text.split()[0]) > width
    return is_full and (len(group) > 2 or line.text[0].islower())


def _find_headings(text: str, drafts: list[_Draft]) -> None:
    """Short lines without a full stop before something longer; the first one is the title."""
    for number, draft in enumerate(drafts):
        if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        line = text[draft.start : draft.end]
        is_short = (
            len(line) <= _HEADING_LIMIT and "\n" not in line and not re.search(r"[.!?;,][\"'”’)]*\Z", line)
        )
        follows = number + 1 < len(drafts)
        if draft.kind is BlockKind.HEADING or (is_short and follows and not line.endswith(":")):
            draft.kind = BlockKind.HEADING
    if drafts and drafts[0].kind is BlockKind.HEADING:
        drafts[0].kind = BlockKind.TITLE


def _find_letters(text: str, drafts: list[_Draft]) -> None:
    """A salutation, and a name alone at the end of what it opens."""
    opened = False
    for number, draft in enumerate(drafts):
        line = text[draft.start : draft.end]
        if draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and _SALUTATION.match(line):
            draft.kind = BlockKind.SALUTATION
            opened = True
        elif opened and len(line) <= 80 and number > 2 and _is_name_line(line):
            before = drafts[number - 1]
            closes = _CLOSING.search(text[before.start : before.end]) or number == len(drafts) - 1
            if closes:
                draft.kind = BlockKind.SIGNATURE
                opened = False


def _cut_long(text: str, drafts: list[_Draft]) -> list[_Draft]:
    """Drafts of bounded length; the pieces of a turn or an item stay under its label or lead-in."""
    return [
        replace(draft, start=start, end=end)
        for draft in drafts
        for start, end in cut_passage(text, draft.start, draft.end)
    ]


def _is_name_line(line: str) -> bool:
    words = re.findall(r"[^\W\d_][\w.'’-]*", line)
    return (
        1 <= len(words) <= 10
        and words[0][0].isupper()
        and not re.search(r"[?!;:]", line)
        and not line.endswith(",")
    )


def _govern(text: str, drafts: list[_Draft]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    heading: int | None = None
    lead_in: int | None = None
    for index, draft in enumerate(d for d in drafts if d.end > d.start):
        if draft.kind in (BlockKind.HEADING, BlockKind.TITLE):
            heading, lead_in = index, None
        if draft.kind is not BlockKind.BULLET:
            lead_in = index if text[draft.start : draft.end].rstrip("\"'”’ ").endswith(":") else None
        blocks.append(
            Block(
                index=index,
                kind=draft.kind,
                start=draft.start,
                end=draft.end,
                heading=heading if heading != index else None,
                lead_in=lead_in if draft.kind is BlockKind.BULLET else None,
                label=draft.label,
            )
        )
    return tuple(blocks)
