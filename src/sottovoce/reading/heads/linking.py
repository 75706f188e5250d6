"""Marked spans joined into attributions: each cue takes the source and the contents that lie nearest.

Distance counts characters; the end of a sentence between two spans weighs like SENTENCE characters, and
nothing is joined across a paragraph's end unless nothing else stands between. The head also tells
on which side of a span its cue stands: a cue on the other side weighs up to OTHER_SIDE characters more.
"""

import re

from sottovoce.reading.heads.spans import Attribution, Span

SENTENCE = 60
OTHER_SIDE = 200
NEAR = 120
SAME_QUOTATION = 150
_LEADS = " \n\t\r\xa0:-–—―"
_QUOTES = '"“”«»„'
_SENTENCE_END = re.compile(r"""[.!?]["'”’»)\]]*\s""")


def link(text: str, spans: list[Span]) -> list[Attribution]:
    """The attributions of a text in the order of their cues. A cue without content is none."""
    cues = sorted((span for span in spans if span.role == "cue"), key=lambda span: span.start)
    found = [Attribution(cue) for cue in cues]
    _give_sources(text, found, [span for span in spans if span.role == "source"])
    for span in spans:
        if span.role == "content":
            _give_content(text, found, span)
    for attribution in found:
        if not attribution.contents:
            _take_content(text, attribution, found)
    kept = [attribution for attribution in found if attribution.contents]
    _share_sources(text, kept)
    return kept


def _distance(text: str, span: Span, cue: Span) -> float | None:
    """How far a span lies from a cue; None where a paragraph ends between them."""
    left, right = sorted((span, cue), key=lambda one: one.start)
    between = text[left.end : right.start]
    if "\n" in between and between.strip(_LEADS):
        return None
    agrees = span.cue_follows if cue.start >= span.start else 1 - span.cue_follows
    return len(between) + SENTENCE * len(_SENTENCE_END.findall(between)) + OTHER_SIDE * (1 - agrees)


def _give_sources(text: str, found: list[Attribution], sources: list[Span]) -> None:
    """Nearest pairs first; a source serves one cue, and a cue has one source."""
    pairs = []
    for number, source in enumerate(sources):
        for place, attribution in enumerate(found):
            distance = _distance(text, source, attribution.cue)
            if distance is not None:
                pairs.append((distance, number, place))
    used: set[int] = set()
    for _, number, place in sorted(pairs):
        if number not in used and found[place].source is None:
            used.add(number)
            found[place].source = sources[number]


def _give_content(text: str, found: list[Attribution], content: Span) -> None:
    """To the nearest cue; the second half of a quotation to the cue that has the first."""
    reached = []
    for place, attribution in enumerate(found):
        distance = _distance(text, content, attribution.cue)
        if distance is not None:
            reached.append((distance - SAME_QUOTATION * _goes_on(text, attribution, content), place))
    if reached:
        found[min(reached)[1]].contents.append(content)


def _goes_on(text: str, attribution: Attribution, content: Span) -> bool:
    """ "A," he said. "B": a quotation before the cue and one after it are of one piece."""
    return (
        content.start > attribution.cue.end
        and text[content.start] in _QUOTES
        and any(
            one.end <= attribution.cue.start and text[one.end - 1] in _QUOTES for one in attribution.contents
        )
    )


def _take_content(text: str, poor: Attribution, found: list[Attribution]) -> None:
    """A cue that got no content takes a near one from a cue that has several."""
    offers = []
    for place, rich in enumerate(found):
        if len(rich.contents) < 2:
            continue
        for number, content in enumerate(rich.contents):
            distance = _distance(text, Span("content", content.start, content.end, 1.0), poor.cue)
            if distance is not None and distance - OTHER_SIDE / 2 < NEAR:
                offers.append((distance, place, number))
    if offers:
        _, place, number = min(offers)
        poor.contents.append(found[place].contents.pop(number))


def _share_sources(text: str, found: list[Attribution]) -> None:
    """ "X said A and added B": a cue without a source has the one last named before it in its sentence."""
    own = [attribution.source for attribution in found if attribution.source is not None]
    for attribution in found:
        if attribution.source is not None:
            continue
        earlier = [
            source
            for source in own
            if source.end <= attribution.cue.start
            and not _ends_sentence(text[source.end : attribution.cue.start])
        ]
        if earlier:
            attribution.source = max(earlier, key=lambda source: source.start)


def _ends_sentence(between: str) -> bool:
    return "\n" in between or _SENTENCE_END.search(between) is not None
