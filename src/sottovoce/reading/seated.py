"""Where a text is written: the state of its byline, of its house or of the place that dates it.

In: a page and its hits. Out: the code of a state, or None. Method: the office that issues the text; the house
whose record it is; the capital, else the town, at the head of a dateline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sottovoce.reading import gazetteer
from sottovoce.reading.atlas import states_by_code
from sottovoce.reading.atlas.towns import state_of_town
from sottovoce.reading.belonging import is_of_embassy
from sottovoce.reading.gazetteer import STATE_NAMES, Hit
from sottovoce.reading.genre import PARLIAMENT, detect_genre
from sottovoce.reading.hits import Hits
from sottovoce.reading.page import Block, BlockKind, Page

_HEAD_LINE = 110  # characters: what is longer is no line of a head
_HEAD_BLOCKS = 4
# "MINISTRY OF TRADE OF RURITANIA": the office whose paper it is, at its head.
_LETTERHEAD = re.compile(
    r"[ \t]*(?:the )?(?:[\w-]+ ){0,2}?(?:ministry|department|government|presidency|chancellery|"
    r"office of the (?:president|prime minister))\b",
    re.IGNORECASE,
)
# "Caracas (wire) – ...", "Nairobi, 3 May – ...": what follows the capital of a dateline.
_DATELINE = re.compile(r"(?:[ \u00a0]\([^)]{1,30}\))?(?:,[^.;:–—-]{1,40})?[ \u00a0]*[–—-]{1,2}[ \u00a0]")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b"
)
# "PORT NOVAK, Sunday, 22 October 2023", "Port Novak, 14 March": a town and the day.
# "FROM: Embassy of Ruritania, Zenda": the line of a cable that names its sender.
_SENT_BY = re.compile(r"^(?:FROM|From|FM)\b[ \t]*:?[ \t]*[^\n]{0,60}\Z", re.MULTILINE)
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ ]+)?"
    rf"(?:\d{{1,2}}[ ]+{_MONTH}|{_MONTH}[ ]+\d)"
)
_TOWN_AND_DAY = re.compile(
    r"(?P<town>[^\W\d_a-zß-öø-ÿ][\w’'-]*(?:[ ][^\W\d_a-zß-öø-ÿ][\w’'-]*){0,3})"
    rf"(?:,[ ][A-Z][\w ]{{2,30}})??(?:,[ ]+|[ ]+[–—-][ ]+){_DAY}"
)
# "By Ana Novak, Zenda", "From our correspondent in Zenda": the line that tells who writes, and where.
_BYLINE = re.compile(
    r"^[ \t]*(?:By|From)[ ](?:[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:[ ](?:(?:and|de|van|von|der|our)[ ])?)?){1,8}"
    r"(?:correspondent)?(?:,| in)[ ]\Z",
    re.MULTILINE,
)
# "Virakavi (Port Novak, Tamil)", "The agency Meridian (Zenda) reports from Port Novak": an item of a round-up
# of the press, with the seat of the paper.
_ITEM = re.compile(
    r"[ \t]*(?:\d{1,2}[.)][ ])?(?:[Tt]he )?(?:[\w’'-]+ ){0,3}?[^\W\d_a-zß-öø-ÿ][\w’'-]*"
    r"(?: [^\W\d_a-zß-öø-ÿ][\w’'-]*){0,3}[ ]\((?P<seat>[^()\n,;]{3,30})(?:[,;][^()\n]{1,60})?\)"
    r"(?P<rest>[^.\n]{0,80}?\breports? from[ ])?"
)
# "RED HOUSE BRIEFING, 3 MARCH", "Red House, 3 March": a house of government that heads a record.
_OF_RECORD = re.compile(
    r"(?:[ ]PALACE|[ ]Palace)?(?:[ ](?:\w+[ ]){0,2}?(?:briefing|press conference|news conference|transcript|"
    rf"statement|bulletin)\b|,[ ]{_DAY})",
    re.IGNORECASE,
)
_FEWEST_ITEMS = 3
_FEWEST_TAKES = 2
# "ZENDA/PORT NOVAK, March 3 (Wire) - ": the line that files a paragraph.
_FILED = re.compile(
    r"(?P<town>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]{2,}(?:[ ][A-ZÀ-ÖØ-Þ’'.-]{2,}){0,2})(?:/[A-ZÀ-ÖØ-Þ’'. -]{3,30})?"
    r"(?:,[ ][^–—:;!?\n]{2,30}?)?(?:[ ]\([^)\n]{2,30}\))?[ ]*[–—-]{1,2}[ ]"
)
_OF_ANOTHER = 3  # a text that names another state so often, and its own never, is not at home there
_PLACED = re.compile(r"[\"“'‘]?(?:In|From|Back in|Over in)[ \u00a0\n]+(?:the[ \u00a0\n]+)?")
_SENTENCE_STOP = re.compile(r"[.!?][\"”’)]*[ \u00a0\n]+(?=[\"“‘(]?[A-Z])")
_TOWN_AND_WIRE = re.compile(
    r"(?P<town>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'-]{3,}(?:[ ][A-ZÀ-ÖØ-Þ’'-]{2,}){0,2})"
    r"(?:[ ]\([^)]{1,30}\))?[ ]*[–—-]{1,2}[ ]"
)


def seat_of(page: Page, hits: Sequence[Hit]) -> str | None:
    """The state in whose capital, or by whose office, a text is written: its byline or dateline."""
    issuer = detect_genre(page).issuer
    for hit in hits:
        is_state = hit.kind in STATE_NAMES and hit.entry.code in states_by_code()
        if is_state and issuer is not None and issuer[0] <= hit.start < issuer[1]:
            return hit.entry.code
        line = page.text.rfind("\n", 0, hit.start) + 1
        if is_state and _SENT_BY.search(page.text, line, hit.start) and _is_mission(page.text, hit):
            return hit.entry.code
    for hit in hits:
        block = page.block_at(hit.start)
        is_head = block is not None and block.index < 2 and block.end - block.start < _HEAD_LINE
        is_state = hit.kind in STATE_NAMES and hit.entry.code in states_by_code()
        if block is None or not is_head or not is_state:
            continue
        if PARLIAMENT.search(page.text, block.start, block.end) or _is_letterhead(page, block, hit):
            return hit.entry.code
        if hit.kind == gazetteer.SEAT and hit.start == block.start and _OF_RECORD.match(page.text, hit.end):
            return hit.entry.code
    for hit in hits:
        block = page.block_at(hit.start)
        if block is None or block.index > 3 or hit.kind != gazetteer.CAPITAL:
            continue
        is_shouted = hit.surface.isupper() and len(hit.surface) > 3 and hit.start - block.start < 40
        is_dateline = hit.start == block.start and _DATELINE.match(page.text, hit.end)
        is_byline = _BYLINE.search(page.text, block.start, hit.start) is not None
        if is_dateline or ((is_shouted or is_byline) and _is_told_of(hits, hit)):
            return hit.entry.code
    return _town_of_dateline(page, hits)


def _is_letterhead(page: Page, block: Block, state: Hit) -> bool:
    head = page.text[block.start : block.end]
    is_line = (
        block.index == 0
        and not head.rstrip().endswith(".")
        and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in page.docs[block.index])
    )
    office = _LETTERHEAD.match(head)
    return is_line and office is not None and block.start + office.end() <= state.start


def _is_told_of(hits: Sequence[Hit], seat: Hit) -> bool:
    """Does a text go on to name the state in whose capital its house sits, or none else? An institute abroad
    tells of others."""
    below = Counter(h.entry.code for h in hits if h.kind in STATE_NAMES and h.start > seat.end)
    return below[seat.entry.code] > 0 or max(below.values(), default=0) < _OF_ANOTHER


def seats_of_items(page: Page, hits: Hits) -> dict[int, str]:
    """Block index -> the state where the paper of an item sits, or from which it reports, in a round-up of
    the press."""
    found: dict[int, str] = {}
    named = frozenset(h.entry.code for h in hits if h.kind in STATE_NAMES and h.entry.code)
    for block in page.blocks:
        item = _ITEM.match(page.text, block.start, block.end)
        if item is None:
            continue
        filed = [h for h in hits.within(item.end(), item.end() + 40) if h.start == item.end()]
        seats = filed if item["rest"] else hits.within(*item.span("seat"))
        codes = [h.entry.code for h in seats if h.kind in STATE_NAMES]
        code = codes[0] if codes else state_of_town(item["seat"], named)
        if len(set(codes)) < 2 and code in states_by_code() and code is not None:
            found[block.index] = code
    return found if len(found) >= _FEWEST_ITEMS else {}


def seats_of_takes(page: Page, hits: Hits) -> dict[int, str]:
    """Block index -> the state from which it is filed, in a text filed from several places; a dateline holds
    for its paragraph and the next."""
    found: dict[int, str] = {}
    filed = [(b, _filed_from(page, hits, b)) for b in page.blocks]
    if sum(code is not None for _, code in filed) < _FEWEST_TAKES:
        return {}
    for (block, code), (_, before) in zip(filed, [(None, None), *filed], strict=False):
        if (seat := code or (before if block.kind is BlockKind.PARAGRAPH else None)) is not None:
            found[block.index] = seat
    return found


def _filed_from(page: Page, hits: Hits, block: Block) -> str | None:
    """The state of the capital or town that a paragraph's own dateline names first."""
    line = _FILED.match(page.text, block.start, block.end)
    if line is None:
        return None
    named = [h for h in hits.within(block.start, line.end()) if h.start == block.start]
    if named and named[0].kind in STATE_NAMES:
        return named[0].entry.code if named[0].entry.code in states_by_code() else None
    told = frozenset(h.entry.code for h in hits if h.kind in STATE_NAMES and h.entry.code in states_by_code())
    return state_of_town(line["town"].title(), frozenset(code for code in told if code is not None))


def sentence_opened_at(page: Page, hits: Hits, offset: int) -> str | None:
    """ "Lima waits. In Canberra, a deputy minister, Ana Novak, ...": where a sentence opens."""
    block = page.block_at(offset)
    if block is None:
        return None
    stops = [m.end() for m in _SENTENCE_STOP.finditer(page.text, block.start, offset)]
    start = stops[-1] if stops else block.start
    place = next((h for h in hits.within(start, offset) if h.kind in STATE_NAMES), None)
    if place is None or place.kind not in (gazetteer.CAPITAL, gazetteer.COUNTRY, gazetteer.SEAT):
        return None
    is_opening = (
        _PLACED.fullmatch(page.text, start, place.start) and page.text[place.end : place.end + 1] == ","
    )
    return place.entry.code if is_opening and place.entry.code in states_by_code() else None


def _is_mission(text: str, hit: Hit) -> bool:
    return (
        is_of_embassy(text, hit)
        or re.search(r"\bmission of (?:the )?\Z", text[: hit.start], re.I) is not None
    )


def _town_of_dateline(page: Page, hits: Sequence[Hit]) -> str | None:
    """The state of the town that opens a line of the head, with the day or a dash behind it: one that the
    text goes on to name."""
    for block in page.blocks[:_HEAD_BLOCKS]:
        for line in re.finditer(r"[^\n]+", page.text[block.start : block.end]):
            found = _TOWN_AND_DAY.match(line.group()) or _TOWN_AND_WIRE.match(line.group())
            if found is None:
                continue
            below = block.start + line.start() + found.end()
            named = (h.entry.code for h in hits if h.kind in STATE_NAMES and h.start >= below)
            told = frozenset(code for code in named if code is not None and code in states_by_code())
            state = state_of_town(found["town"], told)
            if state in told:
                return state
    return None
