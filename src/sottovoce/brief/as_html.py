"""The brief as one HTML file that stands alone: no script, no request, readable on paper and on a telephone.

In: a `Brief`. Out: HTML5. Every text is escaped by the template engine; the only markup let through is our
own style sheet and the pictures, which escape their words themselves.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sottovoce.brief.layout import build_page
from sottovoce.brief.page import Page
from sottovoce.brief.wording import Namer
from sottovoce.records import Brief

TEMPLATES = Path(__file__).parent / "templates"


def to_html(brief: Brief, name_of: Namer) -> str:
    page = build_page(brief, name_of)
    template = _environment().get_template("brief.html.jinja")
    return template.render(
        page=page,
        style=Markup((TEMPLATES / "style.css").read_text(encoding="utf-8")),
        contents=contents(page),
        grounds="sure" if page.sure else "gap" if page.gap else "method",
        has_passages=bool(page.orphans or any(report.excerpts for report in page.reports)),
    )


def contents(page: Page) -> list[tuple[str, str]]:
    """The sections that the page has, by anchor."""
    sections: tuple[tuple[str, str, object], ...] = (
        ("sure", "How sure", page.sure),
        ("said", "Who said what", page.lanes or page.others),
        ("timeline", "When", page.timeline),
        ("gap", "How far apart", page.gap or page.gap_tables),
        ("commitments", "Commitments", page.commitments),
        ("authors", "What others judge", page.authors or page.speakers),
        ("beliefs", "Beliefs and pressures", page.beliefs or page.circumstances),
        ("numbers", "Numbers", page.sure),
        ("documents", "Reports", True),
        ("method", "How this was made", True),
        ("notes", "Notes", page.notes),
        ("passages", "Passages", page.orphans or any(report.excerpts for report in page.reports)),
    )
    return [(anchor, words) for anchor, words, is_there in sections if is_there]


def bind_percent(text: str) -> str:
    """Keeps a number and its percent sign on one line."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["drawn"] = Markup
    environment.filters["bound"] = bind_percent
    return environment
