"""Pages for tests of reading: invented reports, parsed once."""

from functools import cache

from sottovoce.reading.actors import find_mentions
from sottovoce.reading.attribution import find_utterances
from sottovoce.reading.genre import detect_genre
from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.page import Page, Utterance
from sottovoce.records import Document


@cache
def page_of(text: str, published_on: str | None = "2023-06-15") -> Page:
    document = Document(id="d", name="d", text=text, published_on=published_on)
    page = parse_page(document, load_model())
    page.mentions = find_mentions(page)
    return page


@cache
def utterances_of(text: str, published_on: str | None = "2023-06-15") -> tuple[Utterance, ...]:
    page = page_of(text, published_on)
    return find_utterances(page, detect_genre(page))


def said(text: str) -> list[tuple[str, str]]:
    """(speaker, content) of each utterance."""
    return [(u.speaker.name, text[u.start : u.end]) for u in utterances_of(text)]
