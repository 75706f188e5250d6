"""The command `hypotheses`: what it prints, its file of numbers, and its answer to bad input."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sottovoce.cli import main
from sottovoce.cli.hypotheses import hypotheses_object, hypothesis_lines
from sottovoce.records import Case, Cluster, Hypotheses, Hypothesis

EXAMPLES = Path(__file__).parents[2] / "examples" / "minsk-2022"
CASE = ("--sender", "BLR", "--patron", "RUS", "--courted", "EU")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The line in the open, the letter, its coming out, and a digest that tells of its confirmation."""
    url = f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'minsk.db'}"
    texts = [str(next(EXAMPLES.glob(f"{number}-*.txt"))) for number in ("04", "06", "07", "09")]
    assert main(["read", *texts, "--ledger", url, "--quiet"]) == 0
    return url


def asked(ledger: str, *options: str) -> list[str]:
    return ["hypotheses", *CASE, "--ledger", ledger, *options]


def as_object(ledger: str, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(asked(ledger, "--json", *options)) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_page_answers_first_and_then_shows_every_number(
    ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(asked(ledger)) == 0
    out = capsys.readouterr().out
    titles = (
        "Why does Belarus say to the European Union what it says?",
        "What it stands with",
        "What each fact tells",
        "What single fact would part them",
        "Where the numbers come from",
    )
    assert [out.index(title) for title in titles] == sorted(out.index(title) for title in titles)
    for name in ("autonomous", "hedge", "ploy", "forged", "other"):
        assert f"\n{name} " in out and f"\n- prior of {name} 0." in out
    assert "“yes, there was a letter to Europe”" in out
    assert "default class sender_confirms: " in out
    assert "Now that it is known" not in out


def test_a_confirmation_two_weeks_later_takes_the_forgery_off_the_table(
    ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    by_day = {
        day: {h["name"]: h["posterior"] for h in as_object(ledger, capsys, "--as-of", day)["hypotheses"]}
        for day in ("2022-04-15", "2022-04-26", "2022-04-27")
    }
    assert by_day["2022-04-15"]["forged"] == by_day["2022-04-26"]["forged"]
    assert by_day["2022-04-27"]["forged"] < by_day["2022-04-26"]["forged"] / 2


def test_json_holds_the_passages_and_the_origin_of_each_number(
    ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = as_object(ledger, capsys)
    assert sum(h["posterior"] for h in found["hypotheses"]) == pytest.approx(1)
    for cluster in found["clusters"]:
        assert set(cluster["given"]) == set(cluster["origins"])
        assert any(report["is_counted"] for report in cluster["reports"])
        assert all(r["passage"] or r["reason"] == "absence" for r in cluster["reports"])
    assert found["outcome"] is None and found["set_name"] == "hypotheses.toml"


def test_an_outcome_is_scored(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked(ledger, "--outcome", "hedge")) == 0
    out = capsys.readouterr().out
    assert "Now that it is known: hedge" in out and " bits misled: " in out and " bits led: " in out


def test_the_default_is_written_edited_and_read_back(
    ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    assert main(["hypotheses", "--write-set", str(path)]) == 0
    same = as_object(ledger, capsys, "--set", str(path))
    default = as_object(ledger, capsys)
    assert same["clusters"] == default["clusters"]
    assert same["hypotheses"] == default["hypotheses"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ploy = 0.85, forged = 0.6 }", "ploy = 0.2, forged = 0.6 }", 1), "utf-8")
    edited = as_object(ledger, capsys, "--set", str(path))
    (line,) = [c for c in edited["clusters"] if c["name"] == "line_kept"]
    assert line["given"]["ploy"] == 0.2 and line["origins"]["ploy"] == "file"
    assert line["origins"]["hedge"].startswith("default class line_kept")
    assert edited["hypotheses"] != default["hypotheses"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((*CASE, "--outcome", "luck"), 'No hypothesis is called "luck"'),
        ((*CASE, "--set", "gone.toml"), 'Cannot read "gone.toml"'),
        (("--sender", "BLR", "--patron", "EU", "--courted", "Poland"), "Poland belongs to European Union"),
        ((*CASE, "--ledger", "sqlite:///none.db"), "none.db"),
    ],
    ids=["no such outcome", "no such file", "sides that are one", "no ledger"],
)
def test_what_cannot_be_asked_is_told_in_words(
    options: tuple[str, ...],
    told: str,
    ledger: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["hypotheses", "--ledger", ledger, *options]) == 1
    out, err = capsys.readouterr()
    assert told in err and out == "" and "Traceback" not in err


@pytest.mark.parametrize("options", [(), CASE[:4]], ids=["none", "two"])
def test_a_case_has_three_sides(options: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hypotheses", *options]) == 2
    assert "Name all three sides" in capsys.readouterr().err


# --- wording ----------------------------------------------------------------------------------------


def hypothesis(name: str, posterior: float, high: float, leads: float) -> Hypothesis:
    return Hypothesis(
        name=name,
        text=f"text of {name}",
        prior=0.5,
        prior_origin="default: because",
        posterior=posterior,
        low=0.0,
        high=high,
        leads=leads,
        discriminator=None,
    )


def found(*hypotheses: Hypothesis, ratio: float = 2.0) -> Hypotheses:
    cluster = Cluster(
        name="rain",
        text="it rained",
        group=None,
        exponent=1.0,
        given={h.name: 0.5 for h in hypotheses},
        origins={h.name: "file" for h in hypotheses},
        reports=(),
        bits=0.1,
        ratio=ratio,
        most=hypotheses[0].name,
        least=hypotheses[-1].name,
        without={h.name: h.posterior for h in hypotheses},
    )
    return Hypotheses(
        case=Case(sender="BLR", patron="RUS", courted="EU"),
        hypotheses=hypotheses,
        clusters=(cluster,),
        linchpins=(),
        odds_now=None,
        odds_to_flip=None,
        outcome=None,
        notes=(),
        set_name="own.toml",
        method="invented",
    )


@pytest.mark.parametrize(
    ("hypotheses", "told"),
    [
        (
            (
                hypothesis("a", 0.6, 0.8, 0.6),
                hypothesis("b", 0.35, 0.7, 0.4),
                hypothesis("c", 0.05, 0.09, 0.0),
            ),
            "First is a: likely (55–80 %). It leads in no more than 60 % of the draws with noise on every "
            "number: read it as a or b; either way not c (at most 9 %).",
        ),
        (
            (hypothesis("a", 0.9, 0.95, 0.98), hypothesis("b", 0.1, 0.2, 0.02)),
            "First is a: very likely (80–95 %). It leads in 98 % of the draws with noise on every number.",
        ),
        (
            (hypothesis("a", 0.4, 0.6, 0.85), hypothesis("b", 0.3, 0.5, 0.15)),
            "First is a, by itself unlikely (20–45 %). It leads in 85 % of the draws",
        ),
    ],
    ids=["two stand level", "one stands clear", "the first of many"],
)
def test_the_answer_claims_no_more_than_the_draws_bear(hypotheses: tuple[Hypothesis, ...], told: str) -> None:
    assert told in "\n".join(hypothesis_lines(found(*hypotheses)))


def test_an_answer_without_facts_says_that_it_is_what_was_put_in() -> None:
    bare = replace(found(hypothesis("a", 0.6, 0.8, 0.9), hypothesis("b", 0.4, 0.6, 0.1)), clusters=())
    assert "No fact counts" in "\n".join(hypothesis_lines(bare))


def test_what_is_ruled_out_is_no_number_in_json() -> None:
    ruled = found(hypothesis("a", 1.0, 1.0, 1.0), hypothesis("b", 0.0, 0.0, 0.0), ratio=float("inf"))
    assert hypotheses_object(ruled)["clusters"][0]["ratio"] is None
    assert "beyond measure" in "\n".join(hypothesis_lines(ruled))
