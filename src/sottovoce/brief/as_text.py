"""The brief for the terminal: the verdict, who said what, what was promised, where to look.

In: a `Brief`. Out: plain text, 88 characters wide, without colour.
"""

import textwrap
from collections.abc import Iterable

from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Group, Page, Speech, Table
from sottovoce.brief.wording import Namer, count
from sottovoce.records import Brief

WIDTH = 88


def to_text(brief: Brief, name_of: Namer) -> str:
    page = build_page(brief, name_of)
    blocks = [page.title, _verdict(page), *_groups(page.lanes), *_groups(page.others)]
    if page.commitments is not None:
        blocks.append(_commitments(page.commitments))
    if page.authors:
        blocks.append(_section("The authors’ own view", (line.text for line in page.authors)))
    blocks.append(_where_to_look(page))
    if page.notes:
        blocks.append(_section("Notes", page.notes))
    blocks.append(f"Made by {page.generated_by}. How, and what to doubt: see the full brief.")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _verdict(page: Page) -> str:
    paragraphs = [page.headline, " ".join(line.text for line in page.support), page.confidence]
    paragraphs.append(" ".join(line.text for line in page.frame))
    return "\n".join(_wrap(paragraph) for paragraph in paragraphs if paragraph)


def _groups(groups: Iterable[Group]) -> list[str]:
    blocks = []
    for group in groups:
        body = [_speech(speech) for speech in group.speeches] or [_wrap(group.empty)]
        blocks.append("\n".join([_heading(group.title), *body]))
    return blocks


def _speech(speech: Speech) -> str:
    lead = speech.lead
    lines = [_wrap(f"{lead.when} ({lead.how}): {lead.speaker}{lead.rest}:", "- ", "  ")]
    for row in speech.rows:
        also = "".join(f"; also in {telling.label}" for telling in row.also_in)
        lines.append(_wrap(f"{row.quote} ({row.form}{also})", "    ", "    "))
    return "\n".join(lines)


def _commitments(table: Table) -> str:
    rows = (
        f"{who}: {what}. Said: {said_on}, {how}, to {to_whom}; until: {until}; status: {status}."
        for who, what, said_on, to_whom, how, until, status in table.rows
    )
    note, items = _wrap(table.caption), [_wrap(row, "- ", "  ") for row in rows]
    return "\n".join([_heading("Commitments"), note, *items])


def _where_to_look(page: Page) -> str:
    if not page.reports:
        return ""
    heading = f"Where to look ({count(len(page.reports), 'report')})"
    facts = (
        ". ".join([report.title, ", ".join(report.facts[:2])]) + _address(report.url)
        for report in page.reports
    )
    return _section(heading, facts)


def _address(url: str) -> str:
    return f", {url}" if url else ""


def _section(heading: str, items: Iterable[str]) -> str:
    return "\n".join([_heading(heading), *(_wrap(item, "- ", "  ") for item in items)])


def _heading(words: str) -> str:
    return f"{words}\n{'-' * min(len(words), WIDTH)}"


def _wrap(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
