"""Invented texts with one utterance marked in them: <speaker>, {cue}, |hearer| and [content].

In: such a text. Out: the page without the marks, its mentions and dates read, and the utterance.
"""

import re
from functools import cache

from sottovoce.reading.actors import find_mentions
from sottovoce.reading.dates import find_dates
from sottovoce.reading.language import load_model, parse_page
from sottovoce.reading.page import BlockKind, Page, Utterance
from sottovoce.records import Actor, Document
from sottovoce.vocabulary import ActorKind, Form

_MARKS = {
    "<": "speaker",
    ">": "speaker",
    "{": "cue",
    "}": "cue",
    "[": "content",
    "]": "content",
    "|": "hearer",
}


def read_page(text: str, published_on: str | None = None) -> Page:
    """A page with its mentions and dates."""
    document = Document(id="test", name="test", text=text, published_on=published_on)
    page = parse_page(document, load_model())
    page.mentions = find_mentions(page)
    page.dates = find_dates(page)
    return page


@cache
def read_marked(
    marked: str,
    published_on: str | None = None,
    speaker: str = "",
    state: str | None = None,
    chain: tuple[str, ...] = ("author",),
    layout: str = "clause",
    form: Form = Form.INDIRECT,
    kind: ActorKind = ActorKind.PERSON,
) -> tuple[Utterance, Page]:
    """The utterance marked in a text, and its page. speaker: name where the marked words are not one."""
    spans: dict[str, list[int]] = {}
    text = ""
    for piece in re.split(r"([<>{}\[\]|])", marked):
        if piece in _MARKS:
            spans.setdefault(_MARKS[piece], []).append(len(text))
        else:
            text += piece
    page = read_page(text, published_on)
    start, end = spans["content"]
    block = page.block_at(start)
    assert block is not None
    told, cue = _span(spans, "speaker"), _span(spans, "cue")
    surface = text[slice(*told)] if told else None
    known = next(
        (m.actor for m in page.mentions if told and m.passage.start <= told[1] and m.passage.end > told[0]),
        None,
    )
    name = speaker or (known.name if known else surface or "")
    utterance = Utterance(
        block=block.index,
        start=start,
        end=end,
        speaker=Actor(id=name, name=name, kind=kind, state=state or (known.state if known else None)),
        speaker_surface=surface,
        speaker_span=told,
        cue=text[slice(*cue)] if cue else None,
        cue_span=cue,
        cue_lemma=_lemma(page, cue),
        form=form,
        chain=chain,
        addressee_spans=(hearer,) if (hearer := _span(spans, "hearer")) else (),
        layout="turn" if block.kind is BlockKind.TURN else layout,
    )
    return utterance, page


def _span(spans: dict[str, list[int]], name: str) -> tuple[int, int] | None:
    found = spans.get(name)
    return (found[0], found[1]) if found else None


def _lemma(page: Page, cue: tuple[int, int] | None) -> str | None:
    tokens = page.tokens_in(*cue) if cue else []
    return tokens[0].lemma_.lower() if tokens else None
