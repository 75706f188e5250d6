"""Named happenings: the table is sound, and texts yield what they name and nothing else."""

from collections import Counter
from datetime import date
from time import perf_counter

import pytest

from sottovoce.days import first_day
from sottovoce.reading.atlas.happenings import Happening, happenings_in, load_happenings

FLOOR = 120

# Each row: a text, and the usual name of each happening it names, in order.
TEXTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "usual-name": ("The envoy raised the Bucha massacre at once.", ("Bucha massacre",)),
    "variant": ("He would not speak of the killings in Bucha.", ("Bucha massacre",)),
    "lower-case": ("they came back to the arab spring", ("Arab Spring",)),
    "capitals": ("SUBJECT: DOWNING OF MH17", ("downing of MH17",)),
    "no-break-space": ("the Minsk\u00a0II package", ("Minsk II",)),
    "line-break": ("since the Orange\n  Revolution, she said", ("Orange Revolution",)),
    "no-break-hyphen": ("the COVID\u201119 rules", ("COVID-19 pandemic",)),
    "en-dash": ("the Russo\u2013Georgian War", ("Russo-Georgian War",)),
    "space-for-hyphen": ("the full scale invasion of Ukraine", ("full-scale invasion of Ukraine",)),
    "curly-apostrophe": ("after Crimea\u2019s annexation", ("annexation of Crimea",)),
    "genitive": ("AUKUS's second pillar", ("AUKUS",)),
    "prefix": ("post-Brexit talks", ("Brexit",)),
    "longest-name-wins": ("the Brexit referendum", ("Brexit referendum",)),
    "same-name-twice": ("AUKUS here, AUKUS there", ("AUKUS",)),
    "two-names-of-one": (
        "the JCPOA (Joint Comprehensive Plan of Action)",
        ("Joint Comprehensive Plan of Action",),
    ),
    "order-of-the-text": (
        "From the Panama Papers back to the Rose Revolution.",
        ("Panama Papers", "Rose Revolution"),
    ),
    "comma-in-the-name": ("the Woman, Life, Freedom protests", ("Mahsa Amini protests",)),
    "hypothetical": ("They feared an attack on Ukraine.", ()),
    "longer-word": ("a brexiteer and an aukuslike pact", ()),
    "parts-of-a-name": ("Arab leaders met in spring; the Minsk talks go on.", ()),
    "plain-words": ("an umbrella movement made a new start", ()),
    "nothing": ("", ()),
}

# Each row: a text, and the day from which it can have been written.
BEGINNINGS = {
    "day": ("since the Skripal poisoning", "2018-03-04"),
    "month": ("the Tigray war", "2020-11"),
    "year": ("the Nord Stream 2 pipeline", "2015"),
    "start-told": ("since the full-scale invasion of Ukraine", "2022-02-24"),
    "warned-of-before": ("a full-scale invasion of Ukraine", "2021-11"),
}


def test_the_table_has_at_least_its_floor_of_happenings() -> None:
    assert len(load_happenings()) >= FLOOR


def test_every_happening_began_from_2001_to_2025() -> None:
    outside = [
        happening.names[0]
        for happening in load_happenings()
        if not date(2001, 1, 1) <= first_day(happening.since) <= date(2025, 12, 31)
    ]
    assert outside == []


def test_no_name_stands_twice() -> None:
    counts = Counter(name.casefold() for happening in load_happenings() for name in happening.names)
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_name_is_long_enough_to_be_told_apart() -> None:
    short = [name for happening in load_happenings() for name in happening.names if len(name) < 4]
    assert short == []


@pytest.mark.parametrize(
    "happening", [pytest.param(happening, id=happening.names[0]) for happening in load_happenings()]
)
def test_every_name_finds_its_own_happening(happening: Happening) -> None:
    for name in happening.names:
        assert happenings_in(f"They spoke of ({name}).") == (happening,), name


@pytest.mark.parametrize(("text", "names"), TEXTS.values(), ids=TEXTS.keys())
def test_a_text_yields_the_happenings_it_names(text: str, names: tuple[str, ...]) -> None:
    assert tuple(happening.names[0] for happening in happenings_in(text)) == names


@pytest.mark.parametrize(("text", "since"), BEGINNINGS.values(), ids=BEGINNINGS.keys())
def test_a_happening_tells_the_day_it_began(text: str, since: str) -> None:
    (happening,) = happenings_in(text)
    assert happening.since == since


def test_a_long_text_is_read_in_a_moment() -> None:
    happenings_in("")
    start = perf_counter()
    happenings_in("The ambassador told the minister that nothing had changed. " * 500)
    assert perf_counter() - start < 2
