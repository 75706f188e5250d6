"""The brief for the terminal, on a screen or two: the verdict, why, who said what, what was promised, where.

In: a `Brief`. Out: plain text, 88 characters wide, without colour. Where there is much, the weightiest is
printed and the rest is counted. Numbers in brackets are the passages of the page; the last section tells for
each its report and first words.
"""

import re
import textwrap
from collections.abc import Iterable, Sequence

from sottovoce.brief.cites import Cite
from sottovoce.brief.layout import build_page
from sottovoce.brief.marks import quoted
from sottovoce.brief.page import Group, Line, Page, Report, Speech, Table
from sottovoce.brief.promises import is_settled
from sottovoce.brief.retold import documents_by_id, words_of
from sottovoce.brief.selection import passage_weights, rows_of_shown, weightiest
from sottovoce.brief.wording import Namer, count, tidy
from sottovoce.records import Brief, Document, Passage

WIDTH = 88

# With these the brief of nine long reports stays within two screens of 66 lines.
MAX_REASONS = 5
MAX_CHANGES = 1
MAX_ROWS_OF_LANE = 5
MAX_ROWS_OF_OTHERS = 4
MAX_ROWS_WITHOUT_CASE = 24
MAX_COMMITMENTS = 4
MAX_RECORD = 3
MAX_VIEWS = 2
MAX_NUMBERS = 3  # behind one sentence
N_FIRST_WORDS = 4

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


class Numbers:
    """Writes the numbers of passages and keeps which ones were printed."""

    def __init__(self) -> None:
        self.shown: set[int] = set()

    def of(self, cites: Iterable[Cite]) -> str:
        """` [3, 5, 8, …]`: the first few; empty where nothing is cited."""
        numbers = list(dict.fromkeys(cite.number for cite in cites))
        self.shown.update(numbers[:MAX_NUMBERS])
        words = [str(number) for number in numbers[:MAX_NUMBERS]]
        words += ["…"] if len(numbers) > MAX_NUMBERS else []
        return f" [{', '.join(words)}]" if words else ""


def to_text(brief: Brief, name_of: Namer) -> str:
    page = build_page(brief, name_of)
    numbers = Numbers()
    blocks = [page.title, _verdict(page, numbers), _why(page, numbers)]
    blocks += _said(page, brief, numbers)
    blocks.append(_commitments(page, numbers))
    blocks.append(_views(page.authors, numbers))
    blocks.append(_where_to_look(page, brief, numbers))
    if page.notes:
        blocks.append(_section("Notes", page.notes))
    blocks.append(f"Made by {page.generated_by}. How, and what to doubt: see the full brief.")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _verdict(page: Page, numbers: Numbers) -> str:
    paragraphs = [page.headline, " ".join(_cited(line, numbers) for line in page.support), page.confidence]
    paragraphs.append(" ".join(line.text for line in page.frame))
    return "\n".join(_wrap(paragraph) for paragraph in paragraphs if paragraph)


def _why(page: Page, numbers: Numbers) -> str:
    """The main reasons, each by its first sentence, and what would change the judgement most."""
    if page.sure is None:
        return ""
    items = [_first_sentence(line) + numbers.of(line.cites) for line in page.sure.reasons[:MAX_REASONS]]
    items += [f"It would change with: {line.text}" for line in page.sure.would_change[:MAX_CHANGES]]
    return _section("Why", [*items, *_more(len(page.sure.reasons) - MAX_REASONS, "reason")])


def _first_sentence(line: Line) -> str:
    return _SENTENCE_END.split(line.text, maxsplit=1)[0]


def _cited(line: Line, numbers: Numbers) -> str:
    return line.text + numbers.of(line.cites)


def _said(page: Page, brief: Brief, numbers: Numbers) -> list[str]:
    """Each side of the case, then all others together; without a case only the latter."""
    weight_of = passage_weights(brief, page)
    blocks = []
    for lane in page.lanes:
        speeches, n_more = weightiest(lane.speeches, weight_of, MAX_ROWS_OF_LANE)
        blocks.append(_speeches(lane.title, speeches, n_more, numbers) or _empty(lane))
    others = [speech for group in page.others for speech in group.speeches]
    most = MAX_ROWS_OF_OTHERS if page.lanes else MAX_ROWS_WITHOUT_CASE
    speeches, n_more = weightiest(others, weight_of, most)
    blocks.append(_speeches("Other speakers" if page.lanes else "Who said what", speeches, n_more, numbers))
    return blocks


def _speeches(heading: str, speeches: Sequence[Speech], n_more: int, numbers: Numbers) -> str:
    if not speeches:
        return ""
    body = [_speech(speech, numbers) for speech in speeches]
    body += [_wrap(words, "- ", "  ") for words in _more(n_more, "statement")]
    return "\n".join([_heading(heading), *body])


def _empty(lane: Group) -> str:
    return f"{_heading(lane.title)}\n{_wrap(lane.empty)}"


def _speech(speech: Speech, numbers: Numbers) -> str:
    lead = speech.lead
    how = lead.how + numbers.of(speech.confirmed_by)
    lines = [_wrap(f"{lead.when} ({how}): {lead.speaker}{lead.rest}:", "- ", "  ")]
    for row in speech.rows:
        also = "".join(f"; also in {telling.label}" for telling in row.also_in)
        lines.append(
            _wrap(f"{row.quote} ({_short_form(row.form)}{also}){numbers.of([row.cite])}", "    ", "    ")
        )
    return "\n".join(lines)


def _short_form(form: str) -> str:
    """`indirect, the report’s words; …` without its explanation, but with its warning."""
    kind, mark, warning = form.partition("; ")
    return f"{kind.partition(', ')[0]}{mark}{warning}"


def _commitments(page: Page, numbers: Numbers) -> str:
    table = page.commitments
    if table is None:
        return ""
    items = []
    for place in _places(table, numbers):
        who, what, said_on, to_whom, how, until, status = table.rows[place]
        items.append(
            f"{who}: {what}. Said: {said_on}, {how}, to {to_whom}; until: {until}; status: {status}."
            + numbers.of(table.cites[place])
        )
    shown = [*items, *_more(len(table.rows) - len(items), "commitment")]
    note = _wrap(table.caption)
    record = [_cited(line, numbers) for line in page.record[:MAX_RECORD]]
    return "\n".join(
        [_heading("Commitments"), note, *(_wrap(item, "- ", "  ") for item in (*shown, *record))]
    )


def _places(table: Table, numbers: Numbers) -> list[int]:
    """What a deed settled first, then what rests on passages already shown; in the order of the promises."""
    settled = [place for place, row in enumerate(table.rows) if is_settled(row)][:MAX_COMMITMENTS]
    near = rows_of_shown(table, numbers.shown, len(table.rows))
    others = [place for place in near if place not in settled]
    return sorted([*settled, *others[: MAX_COMMITMENTS - len(settled)]])


def _views(lines: Sequence[Line], numbers: Numbers) -> str:
    if not lines:
        return ""
    items = [_cited(line, numbers) for line in lines[:MAX_VIEWS]]
    return _section("The authors’ own view", [*items, *_more(len(lines) - MAX_VIEWS, "line")])


def _more(number: int, word: str) -> list[str]:
    return [f"… and {count(number, f'more {word}')} in the full brief."] if number > 0 else []


def _where_to_look(page: Page, brief: Brief, numbers: Numbers) -> str:
    """Every report, and under it the passages that the text names."""
    if not page.reports:
        return ""
    heading = f"Where to look ({count(len(page.reports), 'report')}; passages by number)"
    words_at = _words_by_passage(brief)
    items = []
    for report, document in zip(page.reports, brief.documents, strict=True):
        items.append(_wrap(_report_words(report), f"{report.number}. ", "   "))
        heads = [
            f"[{number}] {_first_words(words_at.get(passage) or _words_in(document, passage))}"
            for number, passage in enumerate(page.passages, 1)
            if number in numbers.shown and passage.document == document.id
        ]
        items += [_wrap("; ".join(heads), "   ", "   ")] if heads else []
    return "\n".join([_heading(heading), *items])


def _report_words(report: Report) -> str:
    address = f", {report.url}" if report.url else ""
    return ". ".join([report.title, ", ".join(report.facts[:2])]) + address


def _words_by_passage(brief: Brief) -> dict[Passage, str]:
    """What the page prints for a statement: never a denied claim without its denial."""
    documents = documents_by_id(brief)
    return {statement.passage: words_of(statement, documents).text for statement in brief.statements}


def _words_in(document: Document, passage: Passage) -> str:
    return document.text[max(passage.start, 0) : max(passage.end, 0)]


def _first_words(text: str) -> str:
    words = tidy(text).split(" ")
    head = " ".join(words[:N_FIRST_WORDS])
    return quoted(f"{head} …" if len(words) > N_FIRST_WORDS else head)


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
