"""The label of a turn: the name in it, the state and the name in the brackets behind it.

In: a page and a label with its span. Out: names and codes. Method: forms of address left out ("Hon. Ana
Novak"), brackets read ("Mr. Novak (Ruritania)", "The Minister for Ports (Dr Jan Novak)"), short labels led to
long ones.
"""

from __future__ import annotations

import re

from sottovoce.reading.atlas.offices import title_named
from sottovoce.reading.gazetteer import first_side
from sottovoce.reading.page import Block, Page

_HONORIFICS = re.compile(
    r"(?:(?:the |rt |right )?(?:hon(?:ou?rable)?|mr|mrs|ms|miss|dr|sir|dame|senator|shri|smt|prof|lord|"
    r"lady|baroness)\b"
    r"\.?\s+)+",
    re.IGNORECASE,
)


def parts_of_label(
    page: Page, label: str, span: tuple[int, int] | None
) -> tuple[str, str | None, str | None]:
    """The name in a label without its form of address; the name and the state in the brackets behind it."""
    whole = _HONORIFICS.sub("", _whole_label(page, label), count=1)
    block = next((b for b in page.blocks if b.label == span), None) if span is not None else None
    if span is None or block is None:
        return whole, None, None
    state = first_side(page.text[span[1] : block.start])
    name = _name_in_brackets(page, block) or _name_of_other_label(page, whole)
    return whole, name, state or _state_of_other_label(page, label)


def _state_of_other_label(page: Page, label: str) -> str | None:
    """ "NOVAK", of whom an earlier label says "JAN NOVAK, minister of ports of Ruritania"."""
    for block in page.blocks:
        if block.label is None or not set(label.split()) < set(page.text[slice(*block.label)].split()):
            continue
        state = first_side(page.text[block.label[1] : block.start])
        if state is not None:
            return state
    return None


def _whole_label(page: Page, label: str) -> str:
    """A label, or the longer one of the page that has all of its words."""
    labels = [page.text[slice(*b.label)] for b in page.blocks if b.label is not None]
    return next((one for one in labels if set(label.split()) < set(one.split())), label)


def _name_in_brackets(page: Page, block: Block) -> str | None:
    """ "The Minister for Ports (Dr Jan Novak):": a name with a form of address behind an office."""
    brackets = page.text[block.label[1] : block.start] if block.label is not None else ""
    inside = re.search(r"\(([^)]+)\)", brackets)
    if inside is None or not _HONORIFICS.match(inside[1]):
        return None
    return _HONORIFICS.sub("", inside[1], count=1)


def _name_of_other_label(page: Page, whole: str) -> str | None:
    """ "Dr Novak", of the minister whose whole name stands in the brackets of another label."""
    names = page.once(
        "names in labels", lambda: [n for b in page.blocks if (n := _name_in_brackets(page, b)) is not None]
    )
    return next((n for n in names if n.split()[-1] == whole), None)


def whole_name(page: Page, surname: str) -> str | None:
    """ "Spokesperson: Jana Novak": the whole name that the text has for a surname of a label."""
    if " " in surname:
        return None
    found = re.search(rf"\b((?:[^\W\d_a-z][\w’'-]*[a-z][ ]){{1,2}}{re.escape(surname)})\b", page.text)
    return found[1] if found is not None and title_named(found[1].split()[0], None) is None else None


def fits(words: list[str], wanted: list[str]) -> bool:
    """Is a folded name that of a label: its surname, or all of it with the same initial?"""
    if not words or (len(words) == 1 and len(wanted) > 1):
        return False
    if len(wanted) > 1 and words[-len(wanted) :] == wanted:
        return True  # "Bascom-Roy" of "Vanessa Bascom-Roy"
    return words[-1] == wanted[-1] and (len(wanted) == 1 or words[0][0] == wanted[0][0])


def fits_family_name_first(words: list[str], wanted: list[str]) -> bool:
    return words[: len(wanted)] == wanted
