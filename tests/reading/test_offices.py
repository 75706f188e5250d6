"""Office holders and titles: the tables are sound, names fold, terms answer for their days."""

from collections import defaultdict
from itertools import pairwise
from time import perf_counter

import pytest
from anyascii import anyascii

from sottovoce.days import first_day, is_day, last_day
from sottovoce.reading.atlas.offices import (
    OfficeHolder,
    canonical_person,
    fold_name,
    holders_of,
    load_offices,
    load_titles,
    office_name,
    persons_named,
    title_named,
)

UNIQUE_ROLES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")

# Each row: a spelling as reports write it, and the person as the table names them.
SPELLINGS = {
    "belarusian-passport": ("Aliaksandr Lukashenka", "Alexander Lukashenko"),
    "final-a-for-o": ("Alexander Lukashenka", "Alexander Lukashenko"),
    "russian-cyrillic": ("Александр Лукашенко", "Alexander Lukashenko"),
    "belarusian-cyrillic": ("Аляксандр Лукашэнка", "Alexander Lukashenko"),
    "surname-in-cyrillic": ("Лукашэнка", "Alexander Lukashenko"),
    "patronymic": ("Alexander Grigoryevich Lukashenko", "Alexander Lukashenko"),
    "surname-alone": ("Lukashenko", "Alexander Lukashenko"),
    "surname-in-capitals": ("LUKASHENKO", "Alexander Lukashenko"),
    "ei-for-ey": ("Uladzimir Makey", "Vladimir Makei"),
    "polish-ej": ("Makej", "Vladimir Makei"),
    "one-y": ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    "iy": ("Vladimir Zelenskiy", "Volodymyr Zelenskyy"),
    "ukrainian-cyrillic": ("Володимир Зеленський", "Volodymyr Zelenskyy"),
    "surname-with-iy": ("Zelenskiy", "Volodymyr Zelenskyy"),
    "ii-given-name": ("Oleksii Danilov", "Oleksiy Danilov"),
    "russian-given-name": ("Alexei Danilov", "Oleksiy Danilov"),
    "letter-changed": ("Oleksiy Danylov", "Oleksiy Danilov"),
    "initial-e": ("Evgeny Prigozhin", "Yevgeny Prigozhin"),
    "yevgeniy": ("Yevgeniy Prigozhin", "Yevgeny Prigozhin"),
    "french-ou": ("Vladimir Poutine", "Vladimir Putin"),
    "german-w": ("Wladimir Putin", "Vladimir Putin"),
    "patronymic-in-cyrillic": ("Владимир Владимирович Путин", "Vladimir Putin"),
    "surname-first": ("Putin Vladimir", "Vladimir Putin"),
    "lavrov-in-german": ("Sergej Lawrow", "Sergey Lavrov"),
    "syrsky": ("Oleksandr Syrsky", "Oleksandr Syrskyi"),
    "zaluzhny": ("Valeriy Zaluzhny", "Valerii Zaluzhnyi"),
    "sibiga": ("Andriy Sybiga", "Andrii Sybiha"),
    "no-diacritics": ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    "middle-name-dropped": ("Recep Erdogan", "Recep Tayyip Erdoğan"),
    "polish-letters": ("Radek Sikorski", "Radosław Sikorski"),
    "baltic-letters": ("Gitanas Nauseda", "Gitanas Nausėda"),
    "hungarian-order": ("Orbán Viktor", "Viktor Orbán"),
    "czech-letters": ("Andrej Babis", "Andrej Babiš"),
    "serbian-cyrillic": ("Александар Вучић", "Aleksandar Vučić"),
    "arabic-article": ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"),
    "arabic-joined": ("Abdelfattah el-Sissi", "Abdel Fattah el-Sisi"),
    "arabic-vowels": ("Hasan Rouhani", "Hassan Rouhani"),
    "persian-script": ("حسن روحانی", "Hassan Rouhani"),
    "zh-for-j": ("Sadyr Zhaparov", "Sadyr Japarov"),
    "q-for-k": ("Qasym-Jomart Toqaev", "Kassym-Jomart Tokayev"),
    "hyphen-in-korean": ("Kim Jong-un", "Kim Jong Un"),
    "capital-in-korean": ("Kim Jong-Un", "Kim Jong Un"),
    "chinese-script": ("习近平", "Xi Jinping"),
    "chinese-surname": ("Xi", "Xi Jinping"),
    "initials-dropped": ("Joseph R. Biden", "Joe Biden"),
    "short-given-name": ("Tony Blinken", "Antony Blinken"),
    "apostrophe": ("Gideon Saar", "Gideon Sa'ar"),
    "particle": ("von der Leyen", "Ursula von der Leyen"),
    "two-surnames": ("López Obrador", "Andrés Manuel López Obrador"),
    "slip-of-a-letter": ("Alexander Lukashenkov", None),
    "near-namesake": ("Alexander Lukashevich", "Alexander Lukashevich"),
    "doubled-letter-lost": ("Mikhail Saakashvilli", "Mikheil Saakashvili"),
}

# Each row: role, state, day, and who held it.
TERMS = {
    "ukraine-before-election": ("president", "UKR", "2014-03-18", {"Oleksandr Turchynov"}),
    "ukraine-foreign": ("foreign_minister", "UKR", "2022-02-24", {"Dmytro Kuleba"}),
    "ukraine-council": ("security_council_secretary", "UKR", "2022-04-12", {"Oleksiy Danilov"}),
    "ukraine-commander": ("army_chief", "UKR", "2023-06-01", {"Valerii Zaluzhnyi"}),
    "belarus-foreign": ("foreign_minister", "BLR", "2022-09-06", {"Vladimir Makei"}),
    "belarus-foreign-vacant": ("foreign_minister", "BLR", "2022-12-05", set()),
    "russia-swap": ("prime_minister", "RUS", "2010", {"Vladimir Putin"}),
    "russia-defence": ("defence_minister", "RUS", "2022-02-24", {"Sergei Shoigu"}),
    "usa-secretary": ("foreign_minister", "USA", "2015-07-14", {"John Kerry"}),
    "usa-adviser": ("national_security_adviser", "USA", "2019-01-01", {"John Bolton"}),
    "usa-head-of-government": ("head_of_government", "USA", "2012-05", {"Barack Obama"}),
    "britain-three-in-a-year": (
        "prime_minister",
        "GBR",
        "2022",
        {"Boris Johnson", "Liz Truss", "Rishi Sunak"},
    ),
    "britain-handover": ("prime_minister", "GBR", "2016-07-13", {"David Cameron", "Theresa May"}),
    "germany": ("chancellor", "DEU", "2014-06-06", {"Angela Merkel"}),
    "iran-president": ("president", "IRN", "2015-07-14", {"Hassan Rouhani"}),
    "iran-supreme-leader": ("supreme_leader", "IRN", "2015-07-14", {"Ali Khamenei"}),
    "israel": ("prime_minister", "ISR", "2022-03", {"Naftali Bennett"}),
    "saudi-king": ("monarch", "SAU", "2018-10-02", {"Salman of Saudi Arabia"}),
    "turkey-foreign": ("foreign_minister", "TUR", "2022-03-10", {"Mevlüt Çavuşoğlu"}),
    "pakistan-army": ("army_chief", "PAK", "2018-08-18", {"Qamar Javed Bajwa"}),
    "china-foreign": ("foreign_minister", "CHN", "2023-03", {"Qin Gang"}),
    "japan": ("prime_minister", "JPN", "2020-01-01", {"Shinzo Abe"}),
    "union-representative": ("high_representative", "EU", "2022-02-24", {"Josep Borrell"}),
    "alliance": ("secretary_general", "NATO", "2022-06-29", {"Jens Stoltenberg"}),
    "united-nations": ("secretary_general", "UN", "2014-03-01", {"Ban Ki-moon"}),
    "interval": ("president", "USA", "2017-02-01/2017-03-01", {"Donald Trump"}),
    "before-the-table": ("prime_minister", "SVN", "1850", set()),
}


def people(terms: tuple[OfficeHolder, ...]) -> set[str]:
    return {term.person for term in terms}


def test_tables_are_as_broad_as_promised() -> None:
    terms = load_offices()
    assert len(terms) >= 420
    assert len({term.person for term in terms}) >= 300
    assert len({term.state for term in terms}) >= 80
    assert sum(len(title.surfaces) for title in load_titles()) >= 90


def test_every_year_from_2010_to_2025_has_terms_that_begin_in_it() -> None:
    years = {first_day(term.since).year for term in load_offices()}
    assert set(range(2010, 2026)) <= years


def test_terms_have_well_formed_days_in_order() -> None:
    for term in load_offices():
        assert is_day(term.since), term
        assert term.until is None or is_day(term.until), term
        assert term.until is None or first_day(term.since) <= last_day(term.until), term
        assert term.until is None or last_day(term.until).year >= 2001, term


def test_every_row_is_there_once() -> None:
    terms = load_offices()
    assert len(set(terms)) == len(terms)
    assert {term.note for term in terms} <= {None, "acting", "disputed", "joint"}


def test_every_role_held_has_a_title() -> None:
    held = {role for term in load_offices() for role in term.roles}
    assert held <= {title.role for title in load_titles()}


def test_a_unique_office_has_one_holder_at_a_time() -> None:
    """Terms may touch, as far as their days are known; marked ones (acting, disputed, joint) may overlap."""
    held = defaultdict(list)
    for term in load_offices():
        if term.note is None:
            for role in set(term.roles) & set(UNIQUE_ROLES):
                held[role, term.state].append(term)
    for terms in held.values():
        for earlier, later in pairwise(sorted(terms, key=lambda term: first_day(term.since))):
            assert earlier.until is not None, (earlier, later)
            assert first_day(earlier.until) <= last_day(later.since), (earlier, later)


def test_every_name_and_variant_finds_its_own_person() -> None:
    for term in load_offices():
        for name in (term.person, *term.variants):
            assert term.person in people(persons_named(name)), name


def test_no_person_has_two_genders() -> None:
    genders = defaultdict(set)
    for term in load_offices():
        genders[term.person].add(term.gender)
    assert all(len(found) == 1 for found in genders.values())


@pytest.mark.parametrize(("spelling", "person"), SPELLINGS.values(), ids=SPELLINGS.keys())
def test_a_usual_spelling_finds_the_person(spelling: str, person: str | None) -> None:
    found = canonical_person(spelling)
    assert (found.person if found else None) == person


@pytest.mark.parametrize(("role", "state", "day", "expected"), TERMS.values(), ids=TERMS.keys())
def test_an_office_is_held_by_whoever_held_it_that_day(
    role: str, state: str, day: str, expected: set[str]
) -> None:
    assert people(holders_of(role, state, day)) == expected


def test_without_a_day_all_holders_are_given_oldest_first() -> None:
    terms = holders_of("president", "USA")
    assert [term.person for term in terms] == [
        "George W. Bush",
        "Barack Obama",
        "Donald Trump",
        "Joe Biden",
        "Donald Trump",
    ]


@pytest.mark.parametrize(
    ("name", "state", "day"),
    [
        ("Sullivan", None, None),
        ("Kim", "KOR", None),
        ("Sharif", "PAK", "2015"),
        ("", None, None),
        ("Xyz", None, None),
    ],
    ids=["two-surnames-alike", "common-surname", "brothers-in-office", "no-name", "unknown-name"],
)
def test_doubt_gives_nobody(name: str, state: str | None, day: str | None) -> None:
    assert canonical_person(name, state, day) is None


@pytest.mark.parametrize(
    "name", ["Peter", "Alexander", "Charles", "Elizabeth", "Vladimir", "Olga", "Francis"]
)
def test_a_given_name_alone_finds_nobody(name: str) -> None:
    assert persons_named(name) == ()


@pytest.mark.parametrize(
    "name", ["Ivan Petrov", "Mark Johnson", "Maria Ivanova", "David Cohen", "Sergei Makarov"]
)
def test_a_namesake_with_another_given_name_finds_nobody(name: str) -> None:
    assert persons_named(name) == ()


@pytest.mark.parametrize(
    ("name", "state", "day", "office"),
    [
        ("Johnson", "GBR", "2020-05", "Prime Minister of the United Kingdom"),
        ("Johnson", "GBR", "2017", "Foreign Secretary of the United Kingdom"),
        ("Japarov", None, "2018", None),
        (
            "Kallas",
            None,
            "2025-03-01",
            "High Representative of the Union for Foreign Affairs and Security Policy",
        ),
        ("Stoltenberg", "NATO", "2020", "Secretary General of NATO"),
        ("Mark Rutte", None, "2015", "Prime Minister of the Netherlands"),
        ("Petro Poroshenko", "UKR", "2016", "President of Ukraine"),
    ],
    ids=[
        "later-office",
        "earlier-office",
        "nobody-in-office",
        "changed-body",
        "body",
        "whole-name",
        "once-minister",
    ],
)
def test_state_and_day_choose_person_and_office(
    name: str, state: str | None, day: str, office: str | None
) -> None:
    found = canonical_person(name, state, day)
    assert (found.office if found else None) == office


def test_a_former_holder_is_still_known() -> None:
    found = canonical_person("Mykola Azarov", day="2022")
    assert found is not None
    assert found.until == "2014-01-28"


def test_folding_keeps_different_names_apart() -> None:
    names = [
        "Lavrov",
        "Lebedev",
        "Putin",
        "Lukashenko",
        "Lukashevich",
        "Makei",
        "Medvedev",
        "Merkel",
        "Macron",
    ]
    assert len({fold_name(name) for name in names}) == len(names)


def test_folding_ignores_case_accents_and_hyphens() -> None:
    for term in load_offices():
        folded = fold_name(term.person)
        assert fold_name(term.person.upper()) == folded
        assert fold_name(anyascii(term.person).replace("-", " ")).split()[-1] == folded.split()[-1]


@pytest.mark.parametrize(
    ("surface", "state", "role"),
    [
        ("Foreign Minister", None, "foreign_minister"),
        ("top diplomat", "USA", "foreign_minister"),
        ("secretary of state", "USA", "foreign_minister"),
        ("foreign secretary", "GBR", "foreign_minister"),
        ("foreign secretary", "IND", "deputy_foreign_minister"),
        ("foreign secretary", None, None),
        ("chancellor", "DEU", "chancellor"),
        ("chancellor", "GBR", "finance_minister"),
        ("PM", None, "prime_minister"),
        ("pm", None, None),
        ("COAS", "PAK", "army_chief"),
        ("Lt. Gen.", None, "general"),
        ("Amb.", None, "ambassador"),
        ("president", None, "president"),
        ("carpenter", None, None),
    ],
    ids=lambda value: str(value).replace(" ", "-"),
)
def test_words_name_a_title(surface: str, state: str | None, role: str | None) -> None:
    title = title_named(surface, state)
    assert (title.role if title else None) == role


def test_no_words_name_two_titles_of_one_state() -> None:
    seen = defaultdict(set)
    for title in load_titles():
        for surface in title.surfaces:
            for state in title.states or ("every",):
                seen[surface, state].add(title.role)
    assert not {key: roles for key, roles in seen.items() if len(roles) > 1}


def test_office_names_follow_the_state() -> None:
    title = title_named("foreign minister")
    assert title is not None
    assert office_name(title, "BLR", "Belarus") == "Minister of Foreign Affairs of Belarus"
    assert office_name(title, "GBR", "the United Kingdom") == "Foreign Secretary of the United Kingdom"


def test_look_ups_take_microseconds() -> None:
    """A report asks thousands of times; 200 µs leaves a twentyfold margin on the slowest machine tried."""
    persons_named("Volodymyr Zelensky"), holders_of("president", "USA", "2020")
    began = perf_counter()
    for _ in range(500):
        persons_named("Volodymyr Zelensky", "2022-03-01")
        holders_of("president", "USA", "2020")
    assert (perf_counter() - began) / 1000 < 200e-6
