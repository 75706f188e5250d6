"""The brief as Markdown (CommonMark with pipe tables). Everything that comes from a report is escaped."""

import re
from collections.abc import Iterable

from sottovoce.brief.cites import Cite, Excerpt
from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Group, Line, Moment, Page, Report, Said, Speech, Sure, Table
from sottovoce.brief.wording import Namer
from sottovoce.records import Brief

METHOD_LINK = "[[method]](#method)"

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!{}$])")
_LIST_HEAD = re.compile(r"^([-+=])")
_NUMBER_HEAD = re.compile(r"^(\d+)([.)])(?=\s|$)")


def to_markdown(brief: Brief, name_of: Namer) -> str:
    page = build_page(brief, name_of)
    blocks = [f"# {plain(page.title)}", f"**{plain(page.headline)}**", _paragraph(page.support)]
    blocks += [_confidence(page), _paragraph(page.frame)]
    if page.sure is not None:
        blocks += _sure(page.sure)
    if page.lanes or page.others:
        blocks.append("## Who said what to whom")
        blocks += [_group(group) for group in (*page.lanes, *page.others)]
    if page.timeline:
        blocks += ["## When it was said, when it surfaced", _timeline(page.timeline)]
    if page.gap or page.gap_tables:
        blocks += ["## How far the voices lie apart", _paragraph(page.gap), *map(_table, page.gap_tables)]
    if page.commitments is not None:
        blocks += ["## Commitments", _table(page.commitments)]
    if page.record:
        blocks.append(_lines(page.record))
    blocks += _listed("What the authors of the reports judge", page.authors)
    blocks += _listed("What those whom the reports quote judge", page.speakers)
    blocks += _listed("What audiences believe", page.beliefs)
    blocks += _listed("Circumstances", page.circumstances)
    if page.sure is not None:
        blocks += ["## The numbers of the judgement", *map(_table, page.sure.tables)]
    blocks += ["## Reports", "\n".join(_report(report) for report in page.reports) or "No report was read."]
    blocks += ['<a id="method"></a>', "## How this was made", _items(page.method)]
    if page.notes:
        blocks += ["## Notes", _items(page.notes)]
    blocks += _passages(page)
    blocks.append(f"*Made by {plain(page.generated_by)}.*")
    return "\n\n".join(block for block in blocks if block) + "\n"


def plain(text: str) -> str:
    """Text that Markdown and HTML will show as it is."""
    escaped = plain_inside(" ".join(text.split()))
    return _NUMBER_HEAD.sub(r"\1\\\2", _LIST_HEAD.sub(r"\\\1", escaped))


def plain_inside(text: str) -> str:
    """The same for text inside a line; white space stays, but for line ends."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s", " ", text))


def _confidence(page: Page) -> str:
    return f"{plain(page.confidence)} {METHOD_LINK}" if page.confidence else ""


def _cites(cites: Iterable[Cite]) -> str:
    return "".join(f" [[{cite.number}]]({cite.href})" for cite in cites)


def _proof(line: Line) -> str:
    return _cites(line.cites) or (f" {METHOD_LINK}" if line.by_method else "")


def _paragraph(lines: Iterable[Line]) -> str:
    return " ".join(plain(line.text) + _proof(line) for line in lines)


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(f"- {plain(line.text)}{_proof(line)}" for line in lines)


def _listed(heading: str, lines: tuple[Line, ...]) -> list[str]:
    return [f"## {heading}", _lines(lines)] if lines else []


def _items(texts: Iterable[str]) -> str:
    return "\n".join(f"- {plain(text)}" for text in texts)


def _group(group: Group) -> str:
    speeches = "\n".join(_speech(speech) for speech in group.speeches)
    return f"### {plain(group.title)}\n\n{speeches or f'{plain(group.empty)} {METHOD_LINK}'}"


def _speech(speech: Speech) -> str:
    lead = speech.lead
    how = f"{plain(lead.how)}{_cites(speech.confirmed_by)}"
    head = f"- {plain(lead.when)} ({how}): **{plain(lead.speaker)}**{plain_inside(lead.rest)}:"
    return "\n".join([head, *map(_said, speech.rows)])


def _said(row: Said) -> str:
    also = "".join(f"; also in {plain(telling.label)}{_cites(telling.cites)}" for telling in row.also_in)
    aside = plain("; ".join(part for part in (row.acts, row.form, *row.asides) if part))
    return f"  - {plain(row.quote)}{_cites([row.cite])} ({aside}{also})"


def _timeline(moments: Iterable[Moment]) -> str:
    rows = [_row(("Said or done", "Surfaced", "Kind", "How", "Side", "What")), _row(["---"] * 6)]
    for moment in moments:
        link = _cites(moment.cites) or f" [[report {moment.document}]](#d-{moment.document})"
        cells = (moment.said, moment.surfaced, moment.kind, moment.how, moment.side)
        rows.append(_row([*(plain(cell) or "–" for cell in cells), plain(moment.what) + link]))
    return "\n".join(rows)


def _table(table: Table) -> str:
    head = [*table.head, "Rests on"] if table.cites else list(table.head)
    rows = [f"**{plain(table.caption)}**", "", _row(head), _row(["---"] * len(head))]
    for place, row in enumerate(table.rows):
        links = [_cites(table.cites[place]).strip() or "–"] if table.cites else []
        rows.append(_row([*map(plain, row), *links]))
    return "\n".join(rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _sure(sure: Sure) -> list[str]:
    blocks = ["## How sure, and why", f"{plain(' '.join([sure.question, sure.outcome]))} {METHOD_LINK}"]
    parts = (
        ("Reasons", sure.reasons),
        ("What the judgement hangs on", sure.linchpins),
        ("What would change it", sure.would_change),
        ("What these reports do not tell", sure.lacks),
    )
    for heading, lines in parts:
        if lines:
            blocks += [f"### {heading}", _lines(lines)]
    return blocks


def _report(report: Report) -> str:
    name = f"[{plain(report.title)}](<{_address(report.url)}>)" if report.url else plain(report.title)
    facts = plain("; ".join(report.facts))
    return f'{report.number}. <a id="d-{report.number}"></a>{name}: {facts}'


def _address(url: str) -> str:
    return re.sub(
        r"[<>\s\\]", lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), url.strip()
    )


def _passages(page: Page) -> list[str]:
    blocks = []
    for report in page.reports:
        if report.excerpts:
            blocks += [
                f"### {plain(report.title)}",
                "\n\n".join(_excerpt(excerpt) for excerpt in report.excerpts),
            ]
    blocks += [
        f'<a id="p-{uses[0].number}"></a>{uses[0].number}: the report that holds this passage is not at hand.'
        for uses in page.orphans
    ]
    return ["## Passages", *blocks] if blocks else []


def _excerpt(excerpt: Excerpt) -> str:
    parts = []
    for segment in excerpt.segments:
        parts += [f'<a id="p-{number}"></a>\\[{number}\\] ' for number in segment.starts]
        words = plain_inside(segment.text)
        parts.append(f"<mark>{words}</mark>" if segment.is_marked and words.strip() else words)
    return f"> {''.join(parts).strip()}"
