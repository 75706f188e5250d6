"""Happenings named in a text, and the day from which it can have been written."""

from collections import Counter

import pytest

from sottovoce.reading.atlas.happenings import happenings_in, load_happenings

NAMED = {
    "plain": ("He spoke of the Arab Spring at length.", ["2010-12-17"]),
    "variant-and-case": ("the SALISBURY POISONINGS strained ties", ["2018-03-04"]),
    "no-break-space": ("Nord\u00a0Stream explosions were felt in Bornholm.", ["2022-09-26"]),
    "typographic-apostrophe": ("Russia’s annexation of Crimea", ["2014-02-27"]),
    "two-in-order": ("Since AUKUS and the Abraham Accords much has changed.", ["2021-09-15", "2020-09-15"]),
    "twice-is-once": ("Euromaidan, always Euromaidan.", ["2013-11-21"]),
    "part-of-a-word": ("The AUKUSness of it all.", []),
    "nothing": ("They spoke about the weather in spring.", []),
}


@pytest.mark.parametrize(("text", "since"), NAMED.values(), ids=NAMED)
def test_happenings_are_found_by_any_of_their_names(text: str, since: list[str]) -> None:
    assert [h.since for h in happenings_in(text)] == since


def test_no_name_stands_for_two_happenings() -> None:
    names = Counter(name.lower() for h in load_happenings() for name in h.names)
    assert [name for name, count in names.items() if count > 1] == []
    assert len(load_happenings()) >= 75
