"""Attribution: who said what, from a parsed page with its mentions.

In: a page and its genre. Out: utterances in the order of the text, each with speaker, cue, content, form and
chain of tellers. Method: block by block, what cues report (`reported`), and what quotations and the layout
give to a speaker without a cue (`uncued`, `layouts`). What no speaker can be found for is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sottovoce.reading.cast import is_roll
from sottovoce.reading.datelines import dateline_end
from sottovoce.reading.discourse import Discourse
from sottovoce.reading.free_speech import free_speech
from sottovoce.reading.genre import Genre
from sottovoce.reading.layouts import find_layouts
from sottovoce.reading.marked import marked
from sottovoce.reading.missions import is_summary
from sottovoce.reading.page import Block, BlockKind, Page, Utterance
from sottovoce.reading.page_links import link_blocks
from sottovoce.reading.papers import find_papers
from sottovoce.reading.reported import reported
from sottovoce.reading.running_quotes import running_quotes
from sottovoce.reading.scenes import Scene, scene_of
from sottovoce.reading.uncued import free_indirect, laid_out, loose_quotes

_SILENT_BLOCKS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.SALUTATION, BlockKind.SIGNATURE})
# "The letter" is the one told of up to so many blocks before.
_PAPER_REACH = 5
# Two utterances are the same words where they share more than this of the shorter.
_SAME_SHARE = 0.6


def find_utterances(page: Page, genre: Genre) -> tuple[Utterance, ...]:
    """All that is reported as said in a page, in order."""
    discourse = Discourse()
    layouts = find_layouts(page, genre)
    found: list[Utterance] = []
    for block in page.blocks:
        if block.kind in _SILENT_BLOCKS or is_summary(page, block) or is_roll(page, block):
            continue
        if block.index in link_blocks(page):
            continue
        _read_papers(page, block, discourse)
        layout = layouts.get(block.index)
        if layout is None or not layout.is_question:
            scene = scene_of(page, block, discourse, layout)
            said = _without_repeats(_in_block(scene))
            if layout is None or layout.speaker is None:
                here = [m for m in page.marks or () if block.start <= m.attribution.cue.start < block.end]
                said += marked(scene, here, said)
            found += (_behind_dateline(page, block, utterance) for utterance in said)
    found += running_quotes(page, found)
    return tuple(sorted(found, key=lambda u: u.start))


def _behind_dateline(page: Page, block: Block, utterance: Utterance) -> Utterance:
    """What is said begins behind the line that dates its report."""
    start = dateline_end(page.text, block)
    return replace(utterance, start=start) if utterance.start < start < utterance.end else utterance


def _read_papers(page: Page, block: Block, discourse: Discourse) -> None:
    """Papers that a block tells of; one without a writer is the one told of before."""
    for paper in find_papers(page, block, page.docs[block.index]):
        known = discourse.last_paper(block.index, reach=_PAPER_REACH)
        if paper.writer is None and known is not None:
            paper = replace(paper, writer=known.writer, addressee_spans=known.addressee_spans)
        discourse.told_of(block.index, paper)


def _in_block(scene: Scene) -> Iterator[Utterance]:
    found = list(reported(scene))
    layout = scene.layout
    if layout is not None and layout.speaker is not None:
        yield from laid_out(scene, layout, layout.speaker, found)
    else:
        quoted = [*found, *loose_quotes(scene, found)]
        indirect = list(free_indirect(scene, found))
        yield from [*quoted, *indirect, *free_speech(scene, [*quoted, *indirect])]


def _without_repeats(utterances: Iterable[Utterance]) -> list[Utterance]:
    """Of two readings of the same words by the same speaker the surer one stays."""
    kept: list[Utterance] = []
    for utterance in sorted(utterances, key=lambda u: (u.start, u.end)):
        clash = next((k for k in kept if _same_words(k, utterance)), None)
        if clash is None:
            kept.append(utterance)
        elif utterance.confidence > clash.confidence:
            kept[kept.index(clash)] = utterance
    return kept


def _same_words(a: Utterance, b: Utterance) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > _SAME_SHARE * min(a.end - a.start, b.end - b.start)
