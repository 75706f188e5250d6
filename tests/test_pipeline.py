"""The stages together: what one report can break, and what a case knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce import CaseFile, find_cases, judge_case, open_ledger, read_reports, write_brief
from sottovoce.blocs import bloc_members, code_of, known_codes, sides_of_case
from sottovoce.errors import CaseError, DocumentError, EmptyDocument, LedgerError, ModelMissing
from sottovoce.exchange import export_jsonl
from sottovoce.ledger.store import Ledger
from sottovoce.pipeline import known_readings
from sottovoce.records import Document, Estimate, Passage, Reading
from sottovoce.vocabulary import Channel, DivergenceKind, EstimateKind

EXAMPLES = Path(__file__).parents[1] / "examples"
LETTER_DAY = "2022-04-14"  # the letter of 6 April surfaced on it (examples/minsk-2022)


# --- reading ----------------------------------------------------------------------------------------


def read_nothing(documents: Iterable[Document], *, nlp: object = None) -> Iterator[Reading]:
    """A reader that finds nothing, and fails on what says BREAK."""
    for document in documents:
        if "BREAK" in document.text:
            raise RecursionError("too deep")
        yield Reading(document=document, reader="nothing/1")


def read_outside(documents: Iterable[Document], *, nlp: object = None) -> Iterator[Reading]:
    """A reader whose find lies outside the text."""
    for document in documents:
        passage = Passage(document=document.id, start=0, end=len(document.text) + 1)
        estimate = Estimate(
            id="e", passage=passage, kind=EstimateKind.OTHER, level="", about=None, holder="author",
            low=None, best=None, high=None, found_by="outside/1",
        )  # fmt: skip
        yield Reading(document=document, reader="outside/1", estimates=(estimate,))


def read_without_model(documents: Iterable[Document], *, nlp: object = None) -> Iterator[Reading]:
    raise ModelMissing("no model")
    yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"a": "One report.", "b": "BREAK here.", "c": "Another report."}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def test_a_fault_of_the_reader_costs_one_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sottovoce.reading.read_with_heads", read_nothing, raising=False)
    errors: list[DocumentError] = []
    with open_ledger("sqlite://") as ledger:
        names = [r.document.name for r in read_reports([folder], ledger=ledger, on_error=errors.append)]
        assert [d.name for d in ledger.documents()] == names == ["a", "c"]
    assert [error.path for error in errors] == [str(folder / "b.txt")]
    assert "too deep" in str(errors[0]) and isinstance(errors[0].__cause__, RecursionError)


def test_a_fault_of_a_file_reader_costs_one_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sottovoce.documents import READERS

    plain = READERS[".txt"]

    def fail_on_a(path: Path, on_error: object) -> Iterator[Document]:
        if path.stem == "a":
            raise ZeroDivisionError("unforeseen")
        yield from plain(path, on_error)  # type: ignore[arg-type]

    monkeypatch.setitem(READERS, ".txt", fail_on_a)
    monkeypatch.setattr("sottovoce.reading.read_with_heads", read_nothing, raising=False)
    errors: list[DocumentError] = []
    assert [r.document.name for r in read_reports([folder], on_error=errors.append)] == ["c"]
    assert [Path(error.path or "").stem for error in errors] == ["a", "b"]


def test_a_claim_outside_its_text_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sottovoce.reading.read_with_heads", read_outside, raising=False)
    errors: list[DocumentError] = []
    with open_ledger("sqlite://") as ledger:
        assert not list(read_reports([folder / "a.txt"], ledger=ledger, on_error=errors.append))
        assert not ledger.documents()
    assert len(errors) == 1 and isinstance(errors[0].__cause__, LedgerError)


def test_a_missing_model_stops_everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sottovoce.reading.read_with_heads", read_without_model, raising=False)
    with pytest.raises(ModelMissing):
        list(read_reports([folder], on_error=lambda error: None))


def test_without_a_listener_the_first_error_is_raised(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(EmptyDocument):
        list(read_reports([tmp_path / "empty.txt"]))


def test_a_publication_day_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="no ISO 8601 day"):
        read_reports([], published="last week")


def test_progress_is_told_once_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sottovoce.reading.read_with_heads", read_nothing, raising=False)
    done: list[str] = []
    list(read_reports([folder], on_error=lambda error: None, progress=lambda path: done.append(path.name)))
    assert done == ["a.txt", "b.txt", "c.txt"]


# --- names and sides --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Belarus", "BLR"),
        ("belarus", "BLR"),
        ("blr", "BLR"),
        ("EU", "EU"),
        ("European Union", "EU"),
        ("European Commission", "EU"),
        ("eu-com", "EU"),
        ("the West", "WEST"),
        ("west", "WEST"),
        ("Kremlin", "RUS"),
        ("  United   Kingdom ", "GBR"),
        ("Georgia", "GEO"),
    ],
)
def test_states_and_blocs_are_known_by_name_or_code(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize("name", ["", "the", "Atlantis", "Congo", "Korea", "Brussels"])
def test_a_name_with_no_meaning_or_several_is_refused(name: str) -> None:
    with pytest.raises(CaseError, match=r"\n"):
        code_of(name)


def test_every_bloc_has_known_members() -> None:
    for members in bloc_members().values():
        assert members <= known_codes()


def test_a_bloc_stands_for_its_members_but_not_for_the_sender() -> None:
    sides = sides_of_case("HUN", "RUS", "EU")
    assert {"EU", "POL", "DEU", "WEST"} <= sides.courted
    assert "HUN" not in sides.courted | sides.patron
    assert not sides.courted & sides.patron


def test_a_front_at_home_has_the_sender_as_its_patron() -> None:
    sides = sides_of_case("PAK", "PAK", "USA")
    assert sides.patron == {"PAK"} and "USA" in sides.courted


@pytest.mark.parametrize(
    "case", [("BLR", "RUS", "BLR"), ("BLR", "EU", "EU"), ("BLR", "EU", "POL"), ("BLR", "LVA", "NATO")]
)
def test_three_sides_that_are_not_three_are_refused(case: tuple[str, str, str]) -> None:
    with pytest.raises(CaseError):
        sides_of_case(*case)


# --- judging the examples ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def minsk() -> Iterator[Ledger]:
    with open_ledger("sqlite://") as ledger:
        list(read_reports([EXAMPLES / "minsk-2022"], ledger=ledger))
        yield ledger


def test_the_evidence_finds_the_case_by_itself(minsk: Ledger) -> None:
    found = judge_case(minsk)
    assert found.case is not None and found.case.chosen_by == "evidence"
    assert (found.case.sender, found.case.patron, found.case.courted) == ("BLR", "RUS", "EU")
    assert found.divergence is not None and found.divergence.kind is DivergenceKind.COVERT
    assert found.divergence.flag
    assert find_cases(minsk)[0].case.sender == "BLR"


def test_rejection_is_judged_likely_with_grounds(minsk: Ledger) -> None:
    """The reports themselves tell that the letter was turned down (examples/minsk-2022, 08 and 09)."""
    judgement = judge_case(minsk, sender="BLR", patron="RUS", courted="EU").judgement
    assert judgement is not None and judgement.probability < 0.2
    assert judgement.reasons and judgement.linchpins and judgement.would_change


def test_before_the_letter_surfaced_nothing_of_it_is_known(minsk: Ledger) -> None:
    before, after = (
        judge_case(minsk, sender="BLR", patron="RUS", courted="EU", as_of=day)
        for day in ("2022-04-13", LETTER_DAY)
    )
    leaked_before, leaked_after = (
        [s for s in found.statements if s.channel is Channel.LEAKED] for found in (before, after)
    )
    assert not leaked_before and leaked_after
    assert all((s.surfaced_on or "") <= "2022-04-13" for s in before.statements)
    assert before.divergence is not None and not before.divergence.flag


@pytest.mark.parametrize("format", ["html", "md", "json", "text"])
def test_no_word_of_a_later_report_shows(minsk: Ledger, format: str) -> None:
    """A report of the 14th tells what was said on the 12th; its title tells of the letter."""
    page = write_brief(judge_case(minsk, as_of="2022-04-13"), format)
    assert not re.search(r"\bletters?\b(?!-spacing)", page, re.IGNORECASE)
    assert "Bucha" in page


def test_no_word_of_a_later_report_is_exported(minsk: Ledger) -> None:
    lines = list(export_jsonl(known_readings(minsk, "2022-04-13")))
    assert lines and not [line for line in lines if "letter" in line.lower()]


def test_a_day_too_early_leaves_a_brief_of_nothing(minsk: Ledger) -> None:
    found = judge_case(minsk, as_of="2001")
    assert found.case is None and not found.statements
    assert "no statement" in write_brief(found, "text")


def test_a_silent_sender_is_not_judged(minsk: Ledger) -> None:
    found = judge_case(minsk, sender="Chad", patron="France", courted="Russia")
    assert found.judgement is None and "Chad" in found.notes[-1]


@pytest.mark.parametrize("path", sorted((EXAMPLES / "controls").glob("*.txt")), ids=lambda path: path.stem)
def test_a_report_of_one_voice_raises_no_alarm(path: Path) -> None:
    with open_ledger("sqlite://") as ledger:
        list(read_reports([path], ledger=ledger))
        found = judge_case(ledger)
    assert found.divergence is None or not found.divergence.flag
    assert write_brief(found, "html").startswith("<!DOCTYPE html>")


def test_the_order_of_reading_does_not_show(minsk: Ledger) -> None:
    paths = sorted((EXAMPLES / "minsk-2022").glob("*.txt"), reverse=True)
    with open_ledger("sqlite://") as ledger:
        list(read_reports(paths, ledger=ledger))
        backwards = judge_case(ledger)
    assert backwards.judgement == judge_case(minsk).judgement
    assert backwards.divergence == judge_case(minsk).divergence


def test_an_unknown_format_is_refused_with_those_there_are(minsk: Ledger) -> None:
    found: CaseFile = replace(judge_case(minsk, as_of="2001"), notes=())
    with pytest.raises(ValueError, match="have html, md, json, text"):
        write_brief(found, "docx")
