"""The cast of a text: people whom its own apparatus introduces with a state and an office.

In: a page with its mentions. Out: members, and the mentions with what the members' entries tell. Method: the
list of those present ("for Ruritania, Ms Volny (Chair)"), the bracket behind a delegate's label ("Ms. Volny
(Ruritania):"), the office behind a member's ("Hon. J. VOLNY (Minister for Ports):") under the name of a
house, the presiding officer in the head of a record, and the lines "FROM" and "TO" over a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sottovoce.codes import states_in
from sottovoce.reading.atlas.offices import fold_name
from sottovoce.reading.dialogue import asks_and_answers
from sottovoce.reading.gazetteer import STATE_NAMES, find_hits, first_side
from sottovoce.reading.identities import mention_of, named_person
from sottovoce.reading.page import Block, BlockKind, Page
from sottovoce.reading.spans import SpanSet
from sottovoce.records import Actor, Mention
from sottovoce.vocabulary import ActorKind

ADDRESS = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Hon|Rt\.? Hon|The Hon|Prof|Professor|H\.E|Ambassador|"
    r"Captain|General|Colonel|Minister)\b\.?[ ]+)+",
)
_PRESENT = re.compile(
    r"(?:Present|In attendance|Attendance|Participants|Attendees|Delegations|Taking part|Delegates)\s*:\s*"
)
_FULL_STOP = re.compile(r"(?<=[^\W\d_A-Z]{3})\.\s+(?=[^\W\d_a-z])")
_ABSENT = re.compile(r"(?:Apologies|Absent|Regrets)\b")
# "for the Faroe Islands, Mr Leo (Chair)", "Ruritania: Ms Volny".
_FOR = re.compile(
    r"\s*(?:[Ff]or|[Ff]rom|[Oo]n behalf of)?\s*(?:the\s+)?(?P<side>[^,;:()]{2,60})[,:]\s*(?P<rest>[^;]+)"
)
# "Ms Volny (Ruritania)", "Ms Volny, Ruritania".
_OF = re.compile(
    r"\s*(?P<rest>[^,;()]{3,60}?)(?:\s*\((?P<bracket>[^)]{2,60})\)|,\s*(?P<side>[^,;()]{2,60}))\s*\Z"
)
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?:[ ](?:[a-z]{1,3}[ ])?[^\W\d_a-zß-öø-ÿ][\w.'’-]*){0,4}")
_CHAIR = re.compile(r"\b(?:chair|presid)\w*", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^)\n]{2,60})\)")
_BEHIND_LABEL = re.compile(r"(?: ?\([^)\n]{2,60}\))+")
_SPOKE = re.compile(r"spoke in|interpretation|laughs|laughing|smiles", re.IGNORECASE)
# "President: Mr. Volny (Ruritania)" in the head of a record.
_PRESIDING = re.compile(
    r"^[ \t]*(?:Acting )?(?:President|Chair(?:man|woman|person)?|Speaker|Presiding)\s*:\s*"
    r"(?P<who>[^\n(]{3,60})"
    r"\((?P<side>[^)\n]{2,60})\)",
    re.MULTILINE,
)
_HOUSE = re.compile(
    r"\b(?:parliament|house of|senate|national assembly|legislative assembly|congress|chamber of|hansard|"
    r"bundestag|riksdag|storting|folketing|knesset|diet)\b",
    re.IGNORECASE,
)
_HEAD_BLOCKS = 12
_STANDFIRST = 4
_INTRODUCES = re.compile(
    rf"(?P<name>{_NAME.pattern})"
    r"(?:,| (?:is|has been|was|answers|heads|runs|leads|serves|speaks|works|directs)\b)"
)
_MISSION = re.compile(
    r"\b(?:embassy|mission|high commission|consulate general) of (?P<side>[^,\n]{3,40})", re.I
)
_HOM = re.compile(r"\b(?:HOM|CHOM|HoM)\b")
_DELEGATE = (
    r"(?:delegate|delegation|representative|permanent representative|ambassador|observer|"
    r"spokes(?:man|woman|person))"
)
_CALLED_OF = re.compile(rf"\b[Tt]he {_DELEGATE} (?:of|for|from) (?:the )?")
_CALLED = re.compile(rf"\b[Tt]he (?P<side>[A-Z][\w-]+(?: [A-Z][\w-]+)?) {_DELEGATE}\b")
_CALLED_CHAIR = re.compile(r"\b(?:[Tt]he )?(?:Chair(?:man|woman|person)?|President)\b(?! (?:of|[A-Z]))")


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One whom the apparatus names. span: where it does so; side: the state, as the text writes it."""

    actor: Actor
    span: tuple[int, int]
    is_chair: bool = False
    is_delegate: bool = False
    is_head_of_mission: bool = False


def cast_of(page: Page) -> tuple[Member, ...]:
    """Members in order of the text."""
    return page.once("cast", lambda: _cast_of(page, page.mentions))


def with_cast(page: Page, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions of a page, those of its cast with the state and office that the apparatus tells, and those by
    which minutes go on calling a delegate."""
    members = _cast_of(page, mentions)
    if not members:
        return tuple(mentions)
    added = [*_namings(page, members), *_callings(page, members, mentions)]
    taken = SpanSet((m.passage.start, m.passage.end) for m in added)
    kept = [m for m in mentions if not taken.overlaps(m.passage.start, m.passage.end)]
    return tuple(sorted([*kept, *added], key=lambda m: m.passage.start))


def _cast_of(page: Page, mentions: Sequence[Mention]) -> tuple[Member, ...]:
    found = [*_present(page), *_presiding(page), *_labelled(page), *_introduced(page, mentions)]
    found += _signed_by_mission(page)
    known = [replace(m, actor=_known(m, mentions)) for m in found]
    return tuple(sorted(_without_repeats(known), key=lambda m: m.span))


def _known(member: Member, mentions: Sequence[Mention]) -> Actor:
    """One whom the atlas knows, of that state, keeps what it tells of him."""
    start, end = member.span
    there = (m.actor for m in mentions if m.passage.start < end and start < m.passage.end)
    fits = (a for a in there if a.kind is ActorKind.PERSON and a.office and a.state == member.actor.state)
    return next(fits, member.actor)


def is_roll(page: Page, block: Block) -> bool:
    """The list of those present, and nothing more: nobody speaks in it."""
    opening = _PRESENT.match(page.text, block.start, block.end)
    if opening is None:
        return False
    rest = page.text[_end_of_list(page, opening.end(), block.end) : block.end].strip(" .\n")
    return not rest or _ABSENT.match(rest) is not None


def _end_of_list(page: Page, start: int, stop: int) -> int:
    stops = _FULL_STOP.search(page.text, start, stop)
    return stops.end() if stops is not None else stop


def _without_repeats(members: Sequence[Member]) -> list[Member]:
    kept: dict[str, Member] = {}
    for member in members:
        before = kept.get(member.actor.id)
        if before is None or (before.actor.state is None and member.actor.state is not None):
            kept[member.actor.id] = member
    return list(kept.values())


def _side_in(page: Page, words: tuple[int, int]) -> str | None:
    """The state or organisation that a span of the text names first."""
    return first_side(page.text[slice(*words)])


# --- where the apparatus names people ---------------------------------------------------------------


def _present(page: Page) -> Iterator[Member]:
    """The list of those who were there."""
    text = page.text
    for block in page.blocks:
        opening = _PRESENT.match(text, block.start, block.end)
        if opening is None:
            continue
        end = _end_of_list(page, opening.end(), block.end)
        absent = _ABSENT.search(text, opening.end(), end)
        end = absent.start() if absent else end
        for item in re.finditer(r"[^;\n]+", text[opening.end() : end]):
            start = opening.end() + item.start()
            stop = opening.end() + item.end()
            member = _listed(page, start, stop)
            if member is not None:
                yield member


def _listed(page: Page, start: int, stop: int) -> Member | None:
    entry = page.text[start:stop].rstrip(" .")
    led = _FOR.match(entry)
    if led is not None:
        state = _side_in(page, (start + led.start("side"), start + led.end("side")))
        if state is not None:
            return _member(page, start + led.start("rest"), led["rest"], state, is_delegate=True)
    behind = _OF.match(entry)
    if behind is None:
        return None
    group = "bracket" if behind["bracket"] else "side"
    state = _side_in(page, (start + behind.start(group), start + behind.end(group)))
    return (
        _member(page, start + behind.start("rest"), behind["rest"], state, is_delegate=True)
        if state
        else None
    )


def _presiding(page: Page) -> Iterator[Member]:
    """Who presides, in the head of a record."""
    head = page.blocks[min(_HEAD_BLOCKS, len(page.blocks)) - 1].end if page.blocks else 0
    for hit in _PRESIDING.finditer(page.text, 0, head):
        state = _side_in(page, hit.span("side"))
        member = _member(page, hit.start("who"), hit["who"], state, is_chair=True)
        if member is not None and state is not None:
            yield member


def _introduced(page: Page, mentions: Sequence[Mention]) -> Iterator[Member]:
    """Whom the head of an interview introduces, in a sentence that names one state."""
    asking, _ = asks_and_answers(page)
    turn = next((b.index for b in page.blocks if b.kind is BlockKind.TURN), None)
    first = asking[0] if asking else turn
    if first is None:
        return
    for block in page.blocks[: min(first, _STANDFIRST)]:
        if block.kind is not BlockKind.PARAGRAPH:
            continue  # a line of the outlet, with its seat and the day
        for start, end in page.sentences_of(block):
            hit = _INTRODUCES.match(page.text, start, end)
            states = {h.entry.code for h in find_hits(page.text[start:end]) if h.kind in STATE_NAMES}
            if hit is None or len(states) != 1:
                continue
            there = [m for m in mentions if start <= m.passage.start < hit.end("name")]
            if not any(m.actor.kind is ActorKind.PERSON and m.actor.state for m in there):
                member = _member(page, start, hit["name"], states.pop())
                if member is not None:
                    yield member
            return


def _signed_by_mission(page: Page) -> list[Member]:
    """The head of a mission, whose name stands alone under its memo."""
    head = page.blocks[: min(_STANDFIRST, len(page.blocks))]
    mission = next((m for b in head if (m := _MISSION.search(page.text, b.start, b.end))), None)
    last = page.blocks[-1] if page.blocks else None
    if mission is None or last is None or not _HOM.search(page.text):
        return []
    name = page.text[last.start : last.end]
    state = _side_in(page, mission.span("side"))
    member = _member(page, last.start, name, state) if _NAME.fullmatch(name) else None
    return [replace(member, is_head_of_mission=True)] if member is not None and state else []


def _labelled(page: Page) -> Iterator[Member]:
    """Labels of a record, with the side or office in the bracket behind them."""
    house = _house(page)
    for block in page.blocks:
        if block.kind is not BlockKind.TURN or block.label is None:
            continue
        label = page.text[slice(*block.label)]
        brackets = _BEHIND_LABEL.match(page.text, block.label[1])
        for bracket in _BRACKETS.finditer(page.text, *brackets.span()) if brackets else ():
            if _SPOKE.search(bracket.group(1)) or ADDRESS.match(bracket.group(1)):
                continue  # the tongue spoken, or the name of one whose office the label tells
            state = _side_in(page, bracket.span(1))
            is_side = (
                state is not None and len(bracket.group(1).split()) <= 6 and not _is_office(bracket.group(1))
            )
            office = None if is_side else " ".join(bracket.group(1).split())
            member = _member(page, block.label[0], label, state or house, office=office, is_delegate=is_side)
            if member is not None and (state or house):
                yield member


_OFFICE_WORD = re.compile(
    r"\b(?:minister|secretary|speaker|leader|spokes\w+|commissioner|head|chief|director|chair\w*|member)\b",
    re.IGNORECASE,
)


def _is_office(words: str) -> bool:
    return _OFFICE_WORD.search(words) is not None


def _house(page: Page) -> str | None:
    """The state of the house in which a record was spoken, as its first lines name it."""
    for block in page.blocks[:3]:
        if block.kind is not BlockKind.TURN and _HOUSE.search(page.text, block.start, block.end):
            return _side_in(page, (block.start, block.end))
    return None


def _member(
    page: Page,
    start: int,
    words: str,
    state: str | None,
    *,
    office: str | None = None,
    is_chair: bool = False,
    is_delegate: bool = False,
) -> Member | None:
    """A member by the words of an entry: a form of address, a name, perhaps a bracket."""
    address = ADDRESS.match(words.lstrip())
    offset = len(words) - len(words.lstrip()) + (address.end() if address else 0)
    named = _NAME.match(words, offset)
    if named is None or (address is None and len(named.group().split()) < 2):
        return None
    name = in_print(named.group().strip(" .,"))
    chairs = is_chair or _CHAIR.search(words, named.end()) is not None
    actor = named_person(name, state, office)
    span = (start + named.start(), start + named.start() + len(named.group().rstrip(" .,")))
    return Member(actor=actor, span=span, is_chair=chairs, is_delegate=is_delegate)


def in_print(name: str) -> str:
    """A name as running text prints it: "J. VOLNY-ARN" as "J. Volny-Arn"."""
    return " ".join(w.title() if w.isupper() and len(w) > 2 else w for w in name.split())


# --- how the text goes on naming them ---------------------------------------------------------------


def _namings(page: Page, members: Sequence[Member]) -> Iterator[Mention]:
    """Names of members, whole or by what follows the first one."""
    for member in members:
        words = member.actor.name.split()
        forms = [" ".join(words[n:]) for n in range(len(words))]
        others = {fold_name(m.actor.name).split()[-1] for m in members if m is not member}
        if fold_name(member.actor.name).split()[-1] in others:
            forms = forms[:1]
        pattern = re.compile(
            r"(?<![\w-])(?:" + "|".join(re.escape(f) for f in forms) + r")(?![\w-])", re.IGNORECASE
        )
        for hit in pattern.finditer(page.text):
            if hit.group()[0].isupper():
                yield mention_of(page, hit.start(), hit.end(), member.actor, "name")


def _callings(page: Page, members: Sequence[Member], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "The delegate of Ruritania", "the Ruritanian delegate", "the Chair"."""
    delegates = {s: m.actor for m in members if m.is_delegate for s in states_in(m.actor.state)}
    for hit in _CALLED_OF.finditer(page.text):
        side = next((m for m in mentions if m.passage.start == hit.end() and m.actor.state), None)
        actor = delegates.get(side.actor.state or "") if side is not None else None
        if side is not None and actor is not None:
            yield mention_of(page, hit.start(), side.passage.end, actor, "title")
    for hit in _CALLED.finditer(page.text):
        state = _side_in(page, hit.span("side"))
        if state in delegates:
            yield mention_of(page, *hit.span(), delegates[state], "title")
    for member in members:
        if member.is_head_of_mission:
            for hit in _HOM.finditer(page.text):
                yield mention_of(page, *hit.span(), member.actor, "title")
    chairs = [m.actor for m in members if m.is_chair]
    if len(chairs) == 1:
        for hit in _CALLED_CHAIR.finditer(page.text):
            if _is_chair_here(page, hit):
                yield mention_of(page, *hit.span(), chairs[0], "title")


def _is_chair_here(page: Page, hit: re.Match[str]) -> bool:
    """ "The Chair" of the meeting, in its own label or in the telling; "the President" in a label alone."""
    if hit.group().endswith("President"):
        return any(b.label is not None and b.label[0] <= hit.start() < b.label[1] for b in page.blocks)
    return hit.group()[-5:] == "Chair" or hit.group().split()[-1][0].isupper()
