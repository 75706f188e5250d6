"""The formats of a brief, by name. A new format is one function and one line here."""

from collections.abc import Callable, Mapping

from sottovoce.brief.wording import Namer
from sottovoce.records import Brief

Format = Callable[[Brief, Namer], str]


def html(brief: Brief, name_of: Namer) -> str:
    """One HTML file that stands alone."""
    from sottovoce.brief.as_html import to_html  # the template engine is loaded only when asked for

    return to_html(brief, name_of)


def markdown(brief: Brief, name_of: Namer) -> str:
    """Markdown with pipe tables."""
    from sottovoce.brief.as_markdown import to_markdown

    return to_markdown(brief, name_of)


def json(brief: Brief, name_of: Namer) -> str:
    """One JSON object, a contract for other programs."""
    from sottovoce.brief.as_json import to_json

    return to_json(brief, name_of)


def text(brief: Brief, name_of: Namer) -> str:
    """Plain text for the terminal, 88 characters wide."""
    from sottovoce.brief.as_text import to_text

    return to_text(brief, name_of)


FORMATS: Mapping[str, Format] = {"html": html, "md": markdown, "json": json, "text": text}
