"""Lists of links to other stories: their headlines are nobody's words in this one.

In: a page. Out: the blocks that stand under "Related stories" or "Most read". Method: a line of such words
alone, and the short lines right below it that end without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sottovoce.reading.page import Page

_HEADING = re.compile(
    r"\W*(?:related(?: (?:stories|articles|links|news|content|topics|posts))?|most (?:read|viewed|popular)|"
    r"(?:read|see) (?:more|also|next)|more (?:on this|stories|from .{1,30})|you may also like|recommended|"
    r"trending(?: now)?|editors?['’]s? picks?|also in the news|top stories|latest (?:news|stories))\W*",
    re.IGNORECASE,
)
_LINE = 100  # characters of the longest headline


def link_blocks(page: Page) -> frozenset[int]:
    """Indices of the blocks that hold links."""
    return page.once("link blocks", lambda: frozenset(_links(page)))


def _links(page: Page) -> Iterator[int]:
    is_under = False
    for block in page.blocks:
        words = page.text[block.start : block.end].strip()
        if _HEADING.fullmatch(words):
            is_under = True
        elif is_under and (len(words) > _LINE or words.endswith((".", "”", ":"))):
            is_under = False
        if is_under:
            yield block.index
