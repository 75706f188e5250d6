"""What a speaker's label tells beside the name: "(Laos)", ", fisheries minister of Samoa", a form of address.

In: a page and a label. Out: the state of whoever bears the label, from the first of its turns that tells one;
the name without a form of address. Method: the atlas, on the words between the name and the colon.
"""

from __future__ import annotations

import re

from sottovoce.reading.gazetteer import ADJECTIVE, COUNTRY, find_hits
from sottovoce.reading.page import BlockKind, Page

_ADDRESS = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|sir|madam|his excellency|her excellency|minister|president|ambassador|senator|"
    r"general|admiral|prime minister|foreign minister|defence minister|defense minister)\.? )+(?=\S)",
    re.IGNORECASE,
)


def plain_label(label: str) -> str:
    """The name in a label: "Mr. Okello" is Okello."""
    return _ADDRESS.sub("", label, count=1) if _ADDRESS.match(label) else label


def state_beside_label(page: Page, label: str) -> str | None:
    """The state told behind a name in one of its labels."""
    return page.once(("state beside label", label), lambda: _state(page, label))


def _state(page: Page, label: str) -> str | None:
    last = plain_label(label).split()[-1:]
    for block in page.blocks:
        if block.kind is not BlockKind.TURN or block.label is None:
            continue
        start, end = block.label
        if plain_label(page.text[start:end]).split()[-1:] != last:
            continue
        hits = find_hits(page.text[end : block.start])
        codes = [h.entry.code for h in hits if h.kind in (COUNTRY, ADJECTIVE) and h.entry.code]
        if codes:
            return codes[-1]
    return None
