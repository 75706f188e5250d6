"""Sets of hypotheses: what the default holds, what a file changes, and what it may not hold."""

from pathlib import Path

import pytest

from sottovoce.errors import CaseError
from sottovoce.judgement.evidence_classes import CLASSES, OF_PATRON_ABROAD
from sottovoce.judgement.hypothesis_set import HypothesisSet, default_set, default_text, read_set
from sottovoce.vocabulary import Authenticity

TWO = """
[hypotheses.real]
text = "{sender} means it"
prior = 0.7
[hypotheses.other]
text = "something else"
prior = 0.3
"""
FACT = """
[[facts]]
text = "it rained"
given = { autonomous = 0.2, hedge = "C", ploy = 0.4, forged = "II" }
reports = [{ grade = "A", origin = "a gauge" }]
"""


def read(folder: Path, text: str) -> HypothesisSet:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return read_set(path)


def test_the_default_has_a_number_and_a_reason_for_every_cell() -> None:
    found = default_set()
    assert set(found.classes) == set(CLASSES) and not found.left_out
    for name, kind in found.classes.items():
        assert tuple(kind.given) == found.names == ("autonomous", "hedge", "ploy", "forged", "other")
        for hypothesis, cell in kind.given.items():
            assert 0 < cell.probability < 1
            if hypothesis == "other":
                assert cell.origin == "the mean of the others by their priors"
            else:
                assert cell.origin.startswith(f"default class {name}: ") and len(cell.origin) > 40
    assert all(entry.origin.startswith("default: ") for entry in found.entries)
    assert sum(entry.prior for entry in found.entries) == pytest.approx(1)
    assert set(CLASSES) >= OF_PATRON_ABROAD


def test_the_default_grades_every_kind_of_record() -> None:
    found = default_set()
    kinds = {kind.value for kind in Authenticity}
    assert set(found.grade_of) == kinds | {"event", "circumstance", "belief", "commitment", "absence"}
    assert set(found.grade_of.values()) <= set(found.reliability)
    assert found.reliability == {
        "A": (0.95, 0.02),
        "B": (0.9, 0.05),
        "C": (0.8, 0.12),
        "D": (0.65, 0.25),
        "E": (0.5, 0.4),
        "F": (0.5, 0.5),
    }


def test_what_is_not_named_speaks_neither_for_nor_against_other(tmp_path: Path) -> None:
    """By hand from the default priors: (.15 * .4 + .4 * .4 + .25 * .4 + .1 * .85) / .9."""
    cell = default_set().classes["words_leaked"].given["other"]
    assert cell.probability == pytest.approx(0.405 / 0.9)


def test_the_default_written_out_and_read_back_is_the_default(tmp_path: Path) -> None:
    found = read(tmp_path, default_text())
    assert found.file.endswith("own.toml")
    assert found.classes == default_set().classes
    assert found.entries == default_set().entries


def test_a_file_changes_one_cell_and_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, '[classes.line_kept]\ngiven = { ploy = "CC" }\nbecause = "seen before"\n')
    cells = found.classes["line_kept"].given
    assert (cells["ploy"].probability, cells["ploy"].origin) == (0.9, "file: seen before")
    assert cells["hedge"].probability == default_set().classes["line_kept"].given["hedge"].probability
    assert found.classes["soil_used"] == default_set().classes["soil_used"]


def test_a_changed_prior_is_the_files_and_the_others_stay_the_defaults(tmp_path: Path) -> None:
    text = default_text().replace("prior = 0.25", "prior = 0.30").replace("prior = 0.40", "prior = 0.35")
    origins = {entry.name: entry.origin.split(":")[0] for entry in read(tmp_path, text).entries}
    assert origins == {
        "autonomous": "default",
        "hedge": "file",
        "ploy": "file",
        "forged": "default",
        "other": "default",
    }


def test_hypotheses_of_its_own_leave_out_the_classes_that_have_no_number_for_them(tmp_path: Path) -> None:
    found = read(tmp_path, TWO + "[classes.line_kept]\ngiven = { real = 0.2 }\n")
    assert found.names == ("real", "other")
    assert list(found.classes) == ["line_kept"]
    assert set(found.left_out) == set(CLASSES) - {"line_kept"}
    assert found.classes["line_kept"].text == default_set().classes["line_kept"].text


def test_a_fact_has_letters_a_day_and_an_origin(tmp_path: Path) -> None:
    (fact,) = read(tmp_path, FACT).facts
    assert [round(cell.probability, 3) for cell in fact.kind.given.values()][:4] == [0.2, 0.7, 0.4, 0.1]
    assert fact.kind.given["hedge"].origin == "file"
    assert fact.reports == (("A", "a gauge"),) and fact.day is None


BAD = {
    "no TOML": ("hypotheses = [", "is no TOML", "--write-set"),
    "unknown table": ("[hypothesis]\n", "hypothesis: no such key", "Have arithmetic"),
    "unknown key": ("[classes.line_kept]\ngivn = {}\n", "classes.line_kept.givn: no such key", "given"),
    "unknown class": ("[classes.rumour]\ntext = 'x'\n", "no class of evidence is called so", "add a fact"),
    "probability out of range": (
        "[classes.line_kept]\ngiven = { ploy = 1.4 }\n",
        "classes.line_kept.given.ploy: 1.4 is no probability",
        "from 0 to 1",
    ),
    "not a number": (
        "[classes.line_kept]\ngiven = { ploy = nan }\n",
        "classes.line_kept.given.ploy: nan",
        "from 0 to 1",
    ),
    "unknown letter": (
        '[classes.line_kept]\ngiven = { ploy = "CCC" }\n',
        '"CCC" is no letter',
        "CC, C, N, I, II",
    ),
    "a cell for nobody": (
        "[classes.line_kept]\ngiven = { plot = 0.4 }\n",
        "given.plot: no hypothesis is called so",
        "autonomous",
    ),
    "a truth for a number": (
        "[arithmetic]\nshared_cause = true\n",
        "arithmetic.shared_cause: True is not a number",
        "Give a number",
    ),
    "missing other": (TWO.replace("other", "rest"), 'hypotheses: has no "other"', "[hypotheses.other]"),
    "priors that do not sum to 1": (TWO.replace("0.7", "0.6"), "priors sum to 0.900", "sum to 1"),
    "no prior": (TWO.replace("prior = 0.7\n", ""), 'hypotheses.real: has no "prior"', "a prior"),
    "negative prior": (TWO.replace("0.7", "-0.7"), "hypotheses.real.prior: -0.7", "from 0 to 1"),
    "a name for nobody": (TWO.replace("{sender}", "{sendr}"), "{sendr} stands for nothing", "{sender}"),
    "braces that do not match": (TWO.replace("{sender}", "{sender"), "braces", "{{"),
    "empty text": (TWO.replace("{sender} means it", " "), "hypotheses.real.text: is empty", "in words"),
    "unknown grade": ('[grade_of]\nevent = "G"\n', '"G" is no letter of reliability', "Have A, B"),
    "unknown kind of record": ('[grade_of]\nrumour = "E"\n', "grade_of.rumour: no such key", "event"),
    "a report that misleads": (
        "[reliability]\nB = { hit = 0.2, false = 0.5 }\n",
        "reliability.B: tells more often what is not so",
        "above the false rate",
    ),
    "a wait backwards": (
        "[classes.no_concession]\nwait_days = -3\n",
        "classes.no_concession.wait_days: is -3",
        "from 0",
    ),
    "no draws": ("[arithmetic]\ndraws = 0\n", "arithmetic.draws: is 0", "from 1"),
    "a fact without a report": (
        FACT.replace('reports = [{ grade = "A", origin = "a gauge" }]', ""),
        "facts[1].reports",
        "at least one",
    ),
    "a fact without numbers": (
        '[[facts]]\ntext = "x"\nreports = [{ grade = "A", origin = "y" }]\n',
        "facts[1]: is not complete",
        "class of evidence",
    ),
    "a fact without one number": (FACT.replace(', forged = "II"', ""), "has no number for forged", "each"),
    "a fact of no day": (FACT.replace("text", 'day = "May"\ntext'), '"May" is no day', "2022-04"),
    "a fact of no class": (FACT.replace("text", 'class = "rain"\n#'), 'called "rain"', "Have words_leaked"),
    "facts that are no list": ("[facts]\n", "facts: is no list of tables", "[[facts]]"),
}


@pytest.mark.parametrize(("text", "told", "remedy"), BAD.values(), ids=BAD)
def test_a_slip_in_a_file_is_told_with_file_key_and_remedy(
    text: str, told: str, remedy: str, tmp_path: Path
) -> None:
    with pytest.raises(CaseError) as error:
        read(tmp_path, text)
    message = str(error.value)
    assert "own.toml" in message and told in message and remedy in message


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="Check the name"):
        read_set(tmp_path / "gone.toml")
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError, match="not UTF-8"):
        read_set(tmp_path / "odd.toml")
