"""The tables of what the reader knows of the world."""

from collections import Counter, defaultdict

import pytest

from sottovoce.errors import SottovoceError
from sottovoce.reading.atlas import (
    AtlasError,
    load_ambiguous,
    load_organisations,
    load_seats,
    load_states,
    organisation_surfaces,
    organisations_by_code,
    seat_surfaces,
    state_code,
    state_surfaces,
    states_by_code,
)
from sottovoce.reading.atlas.tables import parse_table, read_table


def codes_by_surface() -> dict[str, set[str]]:
    """Every surface of every table, case kept, with the codes it stands for."""
    codes: dict[str, set[str]] = defaultdict(set)
    for state in load_states():
        for surface, _ in state_surfaces(state):
            codes[surface].add(state.code)
    for organisation in load_organisations():
        for surface, _ in organisation_surfaces(organisation):
            codes[surface].add(organisation.code)
    for seat in load_seats():
        for surface in seat_surfaces(seat):
            codes[surface].add(seat.code)
    return codes


def test_the_tables_are_as_wide_as_the_world() -> None:
    assert len(load_states()) >= 197
    assert len(load_organisations()) >= 60
    assert len(load_seats()) >= 150


def test_members_and_observers_are_those_of_the_united_nations() -> None:
    counts = Counter(state.status for state in load_states())
    assert counts["member"] == 193
    assert {state.code for state in load_states() if state.status == "observer"} == {"VAT", "PSE"}


def test_every_state_code_is_three_capital_letters_and_stands_once() -> None:
    codes = [state.code for state in load_states()]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() for code in codes)


def test_every_state_has_a_capital_an_adjective_and_a_people() -> None:
    bare = {state.code for state in load_states() if not (state.capitals and state.adjectives)}
    assert bare == set()
    assert {state.code for state in load_states() if not state.people} == {"VAT"}


def test_every_european_and_post_soviet_state_is_known_in_cyrillic() -> None:
    members = organisations_by_code()["EU"].members + organisations_by_code()["CSTO"].members
    for code in {
        *members,
        "UKR",
        "GEO",
        "MDA",
        "AZE",
        "UZB",
        "TKM",
        "SRB",
        "BIH",
        "MNE",
        "MKD",
        "GBR",
        "CHE",
    }:
        letters = "".join(states_by_code()[code].native)
        assert any("а" <= letter.lower() <= "я" for letter in letters), code


def test_only_territories_and_associated_states_belong_to_another() -> None:
    for state in load_states():
        assert (state.part_of is not None) == (state.status in {"territory", "associated"}), state.code


@pytest.mark.parametrize(
    ("size", "code"),
    [
        pytest.param(27, "EU", id="european-union"),
        pytest.param(32, "NATO", id="nato"),
        pytest.param(7, "G7", id="group-of-seven"),
        pytest.param(6, "CSTO", id="collective-security-treaty"),
        pytest.param(5, "EAEU", id="eurasian-economic-union"),
        pytest.param(10, "BRICS", id="brics"),
    ],
)
def test_an_organisation_has_as_many_members_as_it_says_itself(size: int, code: str) -> None:
    members = organisations_by_code()[code].members
    assert len(members) == size
    assert set(members) <= set(states_by_code())


def test_the_united_kingdom_is_in_nato_and_no_longer_in_the_european_union() -> None:
    assert "GBR" in organisations_by_code()["NATO"].members
    assert "GBR" not in organisations_by_code()["EU"].members


@pytest.mark.parametrize("code", ["EU", "NATO", "UN", "G7", "G20", "CSTO", "OSCE", "WEST"])
def test_the_codes_of_state_fields_are_organisations(code: str) -> None:
    assert state_code(organisations_by_code()[code]) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("European Commission", "EU", id="commission"),
        pytest.param("European External Action Service", "EU", id="external-action-service"),
        pytest.param("UN Security Council", "UN", id="security-council"),
        pytest.param("North Atlantic Council", "NATO", id="north-atlantic-council"),
        pytest.param("International Atomic Energy Agency", "IAEA", id="related-organisation-stays-itself"),
        pytest.param("Hamas", "HAMAS", id="armed-group-stays-itself"),
    ],
)
def test_an_organ_speaks_under_the_code_of_its_parent(name: str, code: str) -> None:
    (organisation,) = (o for o in load_organisations() if o.name == name)
    assert state_code(organisation) == code


def test_a_surface_of_two_meanings_is_listed_as_ambiguous() -> None:
    unlisted = {
        surface: codes
        for surface, codes in codes_by_surface().items()
        if len(codes) > 1
        and not (surface in load_ambiguous() and codes <= set(load_ambiguous()[surface].codes))
    }
    assert unlisted == {}


def test_a_surface_that_differs_by_case_alone_is_listed_too() -> None:
    """A headline in capitals must not turn one actor into another."""
    codes: dict[str, set[str]] = defaultdict(set)
    for surface, its_codes in codes_by_surface().items():
        codes[surface.casefold()] |= its_codes
    listed = {surface.casefold() for surface in load_ambiguous()}
    assert {surface for surface, its_codes in codes.items() if len(its_codes) > 1} <= listed


def test_an_ambiguous_surface_stands_in_a_table() -> None:
    assert set(load_ambiguous()) <= set(codes_by_surface())


@pytest.mark.parametrize(
    ("surface", "codes", "default"),
    [
        pytest.param("Congo", {"COG", "COD"}, None, id="two-congos"),
        pytest.param("Korea", {"KOR", "PRK"}, None, id="two-koreas"),
        pytest.param("Georgia", {"GEO"}, "GEO", id="state-of-the-union"),
        pytest.param("Guinea", {"GIN"}, "GIN", id="gulf-and-longer-names"),
        pytest.param("American", {"USA"}, "USA", id="the-continent"),
        pytest.param("Brussels", {"EU", "BEL"}, "EU", id="union-or-belgium"),
        pytest.param("KGB", {"BLR", "RUS"}, "BLR", id="belarusian-or-soviet"),
    ],
)
def test_an_ambiguous_surface_tells_its_meanings(surface: str, codes: set[str], default: str | None) -> None:
    entry = load_ambiguous()[surface]
    assert set(entry.codes) == codes
    assert entry.default == default


@pytest.mark.parametrize(
    ("code", "adjective", "person", "people", "capital"),
    [
        ("AFG", "Afghan", "Afghan", "Afghans", "Kabul"),
        ("ARG", "Argentine", "Argentine", "Argentines", "Buenos Aires"),
        ("AUS", "Australian", "Australian", "Australians", "Canberra"),
        ("BLR", "Belarusian", "Belarusian", "Belarusians", "Minsk"),
        ("BRA", "Brazilian", "Brazilian", "Brazilians", "Brasília"),
        ("CAN", "Canadian", "Canadian", "Canadians", "Ottawa"),
        ("CHE", "Swiss", "Swiss", "Swiss", "Bern"),
        ("CIV", "Ivorian", "Ivorian", "Ivorians", "Yamoussoukro"),
        ("CZE", "Czech", "Czech", "Czechs", "Prague"),
        ("DNK", "Danish", "Dane", "Danes", "Copenhagen"),
        ("ESP", "Spanish", "Spaniard", "Spaniards", "Madrid"),
        ("FIN", "Finnish", "Finn", "Finns", "Helsinki"),
        ("FRA", "French", "Frenchman", "French", "Paris"),
        ("GBR", "British", "Briton", "Britons", "London"),
        ("IRL", "Irish", "Irishman", "Irish", "Dublin"),
        ("KAZ", "Kazakh", "Kazakh", "Kazakhs", "Astana"),
        ("LSO", "Basotho", "Mosotho", "Basotho", "Maseru"),
        ("MMR", "Burmese", "Burmese", "Burmese", "Naypyidaw"),
        ("NER", "Nigerien", "Nigerien", "Nigeriens", "Niamey"),
        ("NGA", "Nigerian", "Nigerian", "Nigerians", "Abuja"),
        ("NLD", "Dutch", "Dutchman", "Dutch", "Amsterdam"),
        ("PHL", "Philippine", "Filipino", "Filipinos", "Manila"),
        ("POL", "Polish", "Pole", "Poles", "Warsaw"),
        ("SWE", "Swedish", "Swede", "Swedes", "Stockholm"),
        ("TUR", "Turkish", "Turk", "Turks", "Ankara"),
        ("UKR", "Ukrainian", "Ukrainian", "Ukrainians", "Kyiv"),
        ("XKX", "Kosovan", "Kosovar", "Kosovars", "Pristina"),
    ],
    ids=lambda value: value.lower().replace(" ", "-"),
)
def test_a_demonym_leads_to_its_state_and_back(
    code: str, adjective: str, person: str, people: str, capital: str
) -> None:
    state = states_by_code()[code]
    assert adjective in state.adjectives
    assert person in state.people
    assert people in state.people
    assert state.capitals[0] == capital
    for surface in (adjective, person, people, capital):
        found = codes_by_surface()[surface]
        assert found == {code} or load_ambiguous()[surface].default == code


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        pytest.param("U.S.", "USA", id="dotted-initials"),
        pytest.param("Great Britain", "GBR", id="usual-short-name"),
        pytest.param("Swaziland", "SWZ", id="former-name"),
        pytest.param("Burma", "MMR", id="name-kept-by-some"),
        pytest.param("Türkiye", "TUR", id="new-name"),
        pytest.param("Kiev", "UKR", id="older-spelling-of-capital"),
        pytest.param("Nur-Sultan", "KAZ", id="former-name-of-capital"),
        pytest.param("Belarussian", "BLR", id="variant-adjective"),
        pytest.param("Минск", "BLR", id="cyrillic-capital"),
        pytest.param("Kremlin", "RUS", id="kremlin"),
        pytest.param("Number 10", "GBR", id="number-ten"),
        pytest.param("Foggy Bottom", "USA", id="foggy-bottom"),
        pytest.param("Elysee", "FRA", id="seat-without-accents"),
        pytest.param("Bankova", "UKR", id="bankova"),
        pytest.param("Zhongnanhai", "CHN", id="zhongnanhai"),
        pytest.param("Bestepe", "TUR", id="bestepe"),
        pytest.param("Berlaymont", "EU", id="seat-of-an-organisation"),
        pytest.param("Hizbullah", "HEZBOLLAH", id="spelling-of-an-armed-group"),
        pytest.param("Western powers", "WEST", id="the-west"),
        pytest.param("Taleban", "TALIBAN", id="older-spelling"),
    ],
)
def test_a_name_spelling_or_seat_leads_to_one_code(surface: str, code: str) -> None:
    assert codes_by_surface()[surface] == {code}


@pytest.mark.parametrize(
    ("code", "surface", "since", "until"),
    [
        pytest.param("MKD", "North Macedonia", "2019-02", None, id="since"),
        pytest.param("TUR", "Turkey", None, "2022-06", id="until"),
        pytest.param("KAZ", "Nur-Sultan", "2019-03", "2022-09", id="for-a-time"),
    ],
)
def test_a_name_tells_when_it_was_official(
    code: str, surface: str, since: str | None, until: str | None
) -> None:
    (name,) = (name for name in states_by_code()[code].dated if name.surface == surface)
    assert (name.since, name.until) == (since, until)


def test_a_dated_name_is_one_of_the_names_of_its_state() -> None:
    for state in load_states():
        surfaces = {surface for surface, _ in state_surfaces(state)}
        assert {name.surface for name in state.dated} <= surfaces, state.code


def test_seats_come_from_every_part_of_the_world() -> None:
    codes = {seat.code for seat in load_seats()}
    for region in (
        {"EU", "NATO", "UN"},
        {"DZA", "EGY", "GHA", "KEN", "NGA", "ZAF"},
        {"ARG", "BRA", "CAN", "MEX", "USA", "VEN"},
        {"CHN", "IDN", "IND", "JPN", "KOR", "PAK", "PHL"},
        {"IRN", "ISR", "LBN", "SAU", "TUR"},
        {"ARM", "AZE", "BLR", "GEO", "KAZ", "RUS", "UKR"},
        {"AUS", "NZL"},
    ):
        assert region <= codes


# --- broken tables ----------------------------------------------------------------------------------

STATES_HEADER = "code,name,other_names,adjectives,people,capitals,native,dated,status,part_of"


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        pytest.param(["AAA,A,,a,a,B,,,member"], 3, "9 cells where the header has 10", id="cell-missing"),
        pytest.param(["Aa,A,,a,a,B,,,member,"], 3, 'code "Aa" is not three capital letters', id="bad-code"),
        pytest.param(["AAA,,,a,a,B,,,member,"], 3, '"name" is empty', id="name-missing"),
        pytest.param(["AAA,A,B||C,a,a,B,,,member,"], 3, "empty value between bars", id="empty-value"),
        pytest.param(["AAA,A,B|B,a,a,B,,,member,"], 3, "a value twice", id="value-twice"),
        pytest.param(["AAA,A,,a,a,B,,,colony,"], 3, '"colony" is no status', id="unknown-status"),
        pytest.param(["AAA,A,,a,a,B,,A=2019,member,"], 3, "is not surface=since/until", id="dates-malformed"),
        pytest.param(["AAA,A,,a,a,B,,A=19-02/,member,"], 3, '"19-02" is no day', id="day-malformed"),
        pytest.param(["AAA,A,,a,a,B,,A=2020/2019,member,"], 3, "ends before it begins", id="dates-reversed"),
        pytest.param(["AAA,A,,a,a,B,,,territory,ZZZ"], 3, "the code ZZZ is unknown", id="unknown-parent"),
        pytest.param(
            ["AAA,A,,a,a,B,,,member,", "AAA,C,,c,c,D,,,member,"],
            4,
            "AAA is on line 3 already",
            id="code-twice",
        ),
    ],
)
def test_a_broken_row_is_named_with_its_line(
    monkeypatch: pytest.MonkeyPatch, rows: list[str], line: int, words: str
) -> None:
    lines = ["# invented\n", f"{STATES_HEADER}\n", *(f"{row}\n" for row in rows)]
    monkeypatch.setattr(
        "sottovoce.reading.atlas.read_table",
        lambda name, columns: tuple(parse_table(name, columns, lines)),
    )
    with pytest.raises(AtlasError) as caught:
        load_states.__wrapped__()
    assert words in str(caught.value)
    assert f'"states.csv", line {line}' in str(caught.value)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        pytest.param(["code,nom\n"], "the header is not code,name", id="other-header"),
        pytest.param(["# only a comment\n"], "there is no header", id="no-header"),
        pytest.param(["code,name\n", 'AAA,"open\n'], "unexpected end of data", id="quote-left-open"),
    ],
)
def test_a_table_without_its_header_or_with_broken_quotes_is_refused(lines: list[str], words: str) -> None:
    with pytest.raises(AtlasError, match=words):
        tuple(parse_table("invented.csv", ("code", "name"), lines))


def test_a_missing_table_is_an_error_of_sottovoce_and_a_value_error() -> None:
    with pytest.raises(SottovoceError, match=r"nowhere\.csv") as caught:
        read_table("nowhere.csv", ("code",))
    assert isinstance(caught.value, ValueError)


def test_tables_are_read_once() -> None:
    assert load_states() is load_states()
    assert load_seats() is load_seats()
    assert load_organisations() is load_organisations()
