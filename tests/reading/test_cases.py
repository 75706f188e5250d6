"""The table of cases: each row of `cases/*.toml` is an invented text and what must hold in its reading.

A row states only the fields it is about, in the field names of the annotation guide. `says`: for each entry
some statement holds its `words` and has its other fields; `begins` is how the content starts, `act` the first
act, `acts` are among the acts, `targets` give signs, `binds` and `negated` are of the commitment, `audience`
is among the hearers (an empty one: nobody), `chain` among the tellers. `count`: so many statements.
`silent`: none. `unsaid`: no content holds these words. `mute`: these do not speak. `hedges`, `beliefs`,
`context`, `mentions`: some record has these fields and shares words with `words`. `unbelieved`, `calm`: no
belief, no circumstance. `known_gap`: why the row fails today; once mended the mark must go. All rows that run
are read in one go.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sottovoce.exchange import reading_as_json
from sottovoce.reading.language import load_model, parse_pages
from sottovoce.reading.reader import read_page
from sottovoce.records import Document, Passage, Reading

Row = dict[str, Any]
Found = dict[str, Any]
FOLDER = Path(__file__).parent / "cases"
_KEYS = frozenset(
    """id text published says count silent unsaid mute hedges beliefs unbelieved context calm mentions
    known_gap""".split()
)


def _rows() -> Iterator[tuple[str, Row]]:
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["row"]:
            yield f"{path.stem}: {row['id']}", row


ROWS = dict(_rows())


def _parameters() -> list[Any]:
    found = []
    for name, row in ROWS.items():
        gap = row.get("known_gap")
        marks = [pytest.mark.xfail(reason=gap, strict=True, raises=AssertionError)] if gap else []
        found.append(pytest.param(name, id=name, marks=marks))
    return found


@pytest.fixture(scope="module")
def found_in(request: pytest.FixtureRequest) -> dict[str, Found]:
    """The readings of the rows that run, all parsed in one batch."""
    items = [getattr(item, "callspec", None) for item in request.session.items]
    names = [spec.params["name"] for spec in items if spec is not None and spec.params.get("name") in ROWS]
    documents = [
        Document(id=name, name=name, text=ROWS[name]["text"], published_on=ROWS[name].get("published"))
        for name in dict.fromkeys(names)
    ]
    pages = parse_pages(documents, load_model())
    return {page.document.name: _found(read_page(page)) for page in pages}


def _found(reading: Reading) -> Found:
    """A reading in the guide's fields, and its other records with the fields that rows ask for."""
    return reading_as_json(reading) | {
        "text": reading.document.text,
        "beliefs": [
            {"holder": b.holders, "about": b.about, "denies": b.denies_autonomy, "span": _span(b.passage)}
            for b in reading.beliefs
        ],
        "context": [
            {"kind": c.kind, "about": c.about, "span": _span(c.passage)} for c in reading.circumstances
        ],
        "mentions": [
            {"surface": m.surface, "name": m.actor.name, "is_place": m.is_place, "span": _span(m.passage)}
            for m in reading.mentions
        ],
    }


def _span(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end


@pytest.mark.parametrize("name", _parameters())
def test_a_case_is_read_as_its_row_says(name: str, found_in: dict[str, Found]) -> None:
    row, found = ROWS[name], found_in[name]
    assert list(_failures(row, found)) == []


def test_the_table_is_large_and_its_gaps_are_few() -> None:
    gaps = [name for name, row in ROWS.items() if "known_gap" in row]
    assert len(ROWS) >= 250
    assert len(gaps) <= 0.12 * len(ROWS)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_row_has_an_id_of_its_own_and_known_keys(path: Path) -> None:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["row"]
    assert len({row["id"] for row in rows}) == len(rows)
    assert [set(row) - _KEYS for row in rows if set(row) - _KEYS] == []


# --- what fails ---------------------------------------------------------------------------------


def _failures(row: Row, found: Found) -> Iterator[str]:
    statements = found["statements"]
    told = [f"{s['speaker']}: {s['content']!r}" for s in statements]
    for wanted in row.get("says", ()):
        yield from _unmet(wanted, statements)
    if row.get("silent") and statements:
        yield f"somebody speaks: {told}"
    if "count" in row and len(statements) != row["count"]:
        yield f"{len(statements)} statements: {told}"
    for words in row.get("unsaid", ()):
        yield from (f"said: {words!r}" for s in statements if words in s["content"])
    for name in row.get("mute", ()):
        yield from (f"{name} speaks" for s in statements if s["speaker"] == name)
    for field, none in (("beliefs", "unbelieved"), ("context", "calm")):
        if row.get(none) and found[field]:
            yield f"{field}: {found[field]}"
    yield from _records_missing(row, found)


def _unmet(wanted: Row, statements: list[Found]) -> Iterator[str]:
    """Nothing where one statement meets all that is wanted; else what the nearest one lacks."""
    near = [s for s in statements if _plain(wanted["words"]) in _plain(s["content"])]
    if not near:
        yield f"not said: {wanted['words']!r} in {[s['content'] for s in statements]}"
        return
    lacks = [list(_differences(wanted, s)) for s in near]
    yield from min(lacks, key=len)


def _differences(wanted: Row, statement: Found) -> Iterator[str]:
    commitment = statement["commitment"]
    signs = {t["id"]: (t["polarity"] > 0) - (t["polarity"] < 0) for t in statement["targets"]}
    checks = {
        "begins": lambda value: statement["content"].startswith(value),
        "act": lambda value: statement["acts"][:1] == [value],
        "acts": lambda value: set(value) <= set(statement["acts"]),
        "targets": lambda value: value.items() <= signs.items(),
        "binds": lambda value: bool(commitment) is value,
        "negated": lambda value: bool(commitment and commitment["negated"]) is value,
        "audience": lambda value: _is_heard_by(set(value), set(statement["audience"])),
        "chain": lambda value: value in statement["attribution_chain"],
    }
    for field, value in wanted.items():
        if field == "words":
            continue
        is_met = checks[field](value) if field in checks else statement[field] == value
        if not is_met:
            shown = {"begins": "content", "act": "acts", "binds": "commitment", "negated": "commitment"}
            got = statement.get(shown.get(field, {"chain": "attribution_chain"}.get(field, field)))
            yield f"{field} {got!r}, not {value!r}"


def _is_heard_by(wanted: set[str], hearers: set[str]) -> bool:
    return wanted <= hearers if wanted else not hearers


def _records_missing(row: Row, found: Found) -> Iterator[str]:
    for field in ("hedges", "beliefs", "context", "mentions"):
        for wanted in row.get(field, ()):
            if not any(_is_met(wanted, record, found["text"]) for record in found[field]):
                yield f"{field}: no {wanted} in {found[field]}"


def _is_met(wanted: Row, record: Found, text: str) -> bool:
    fields = {field: value for field, value in wanted.items() if field != "words"}
    if "words" in wanted:
        start = text.lower().index(wanted["words"].lower())
        low, high = record["span"]
        if low >= start + len(wanted["words"]) or start >= high:
            return False
    holds = (
        value in record[field] if isinstance(record[field], tuple) else record[field] == value
        for field, value in fields.items()
    )
    return all(holds)


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).lower()
