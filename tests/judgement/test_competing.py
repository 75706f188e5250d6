"""Explanations weighed by records; AAA speaks, BBB is its patron, CCC is courted, and none is a state."""

import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from invented_case import CASE, circumstance, event
from invented_statements import statement

from sottovoce.errors import CaseError
from sottovoce.judgement.competing import weigh_hypotheses
from sottovoce.judgement.evidence_classes import CLASSES
from sottovoce.judgement.hypothesis_set import HypothesisSet, default_set, read_set
from sottovoce.ledger import open_ledger
from sottovoce.records import (
    Belief,
    Circumstance,
    CommitmentEntry,
    Document,
    Event,
    Hypotheses,
    Passage,
    Reading,
    Statement,
)
from sottovoce.vocabulary import Channel, CommitmentStatus

TEXT = "words of a report that somebody wrote about three states that are none"
REPORTS = {
    name: Document(id=name, name=name, text=TEXT, published_on=day)
    for name, day in (
        ("report", "2031-04-02"),
        ("second", "2031-04-03"),
        ("third", "2031-04-04"),
        ("late", "2031-06-20"),
    )
}
NAMES = {"AAA": "Arland", "BBB": "Borland", "CCC": "Corland"}


def letter(name: str = "letter", **fields: Any) -> Statement:
    """AAA to CCC behind doors on 20 March, out on 1 April."""
    given = {
        "audience": ["CCC"],
        "targets": [("CCC", 0.3)],
        "channel": "leaked",
        "authenticity": "leaked_unconfirmed",
        "said_on": "2031-03-20",
    }
    return statement(name, ["assure"], **(given | fields))


def said(name: str, acts: list[str], **fields: Any) -> Statement:
    """In the open, after the letter came out."""
    return statement(name, acts, **({"said_on": "2031-04-02", "surfaced_on": "2031-04-02"} | fields))


def done(kind: str, sources: list[str], targets: list[str], **fields: Any) -> Event:
    return event("e", kind, sources, targets, **({"date": "2031-04-05"} | fields))


def told(kind: str, about: str | None = "AAA") -> Circumstance:
    return circumstance("c", kind, about)


def held(denies: bool | None, holders: tuple[str, ...] = ("CCC",)) -> Belief:
    return Belief(
        id="b",
        passage=Passage(document="report", start=0, end=9),
        holders=holders,
        about="AAA",
        content="",
        denies_autonomy=denies,
        strength=None,
        found_by="invented",
    )


def promise(status: CommitmentStatus, state: str = "AAA") -> CommitmentEntry:
    return CommitmentEntry(
        statement="p",
        speaker="x",
        state=state,
        said_on="2031-03-01",
        audience=("CCC",),
        channel=Channel.PUBLIC,
        content="",
        is_negated=False,
        horizon=None,
        status=status,
        passage=Passage(document="report", start=0, end=5),
    )


def weigh(*records: Any, **options: Any) -> Hypotheses:
    """Records of any kind; "documents", "case" and the options of `weigh_hypotheses` by name."""
    of = {
        kind: [r for r in records if isinstance(r, kind)] for kind in (Statement, Event, Belief, Circumstance)
    }
    return weigh_hypotheses(
        options.pop("case", CASE),
        of[Statement],
        of[Event],
        of[Belief],
        of[Circumstance],
        options.pop("documents", [REPORTS["report"], REPORTS["second"], REPORTS["third"]]),
        commitments=[r for r in records if isinstance(r, CommitmentEntry)],
        name_of=NAMES.__getitem__,
        **options,
    )


def share(found: Hypotheses, name: str) -> float:
    return next(h.posterior for h in found.hypotheses if h.name == name)


def classes(found: Hypotheses) -> set[str]:
    return {cluster.name for cluster in found.clusters}


READOUT = {"channel": "private", "authenticity": "official_readout"}
NOTE = {"channel": "private", "authenticity": "reported_by_third_party"}

# class -> what tells it, beside a letter that leaked.
TELLS: dict[str, list[Any]] = {
    "words_leaked": [],
    "words_vouched": [letter("told", **READOUT)],
    "sender_confirms": [said("yes", ["confirm"], targets=[("CCC", 0.0)])],
    "sender_denies": [said("no", ["deny"])],
    "sender_silent": [said("hush", ["no_comment"])],
    "courted_vouches": [letter("note", **NOTE)],
    "patron_punishes": [done("SANCTION", ["BBB"], ["AAA"])],
    "patron_blames": [said("bad", ["condemn"], state="BBB", targets=[("AAA", -0.6)])],
    "patron_backs": [said("good", ["assess"], state="BBB", targets=[("AAA", 0.0)])],
    "line_kept": [said("loyal", ["justify"], targets=[("BBB", 0.6)])],
    "line_parted": [said("brave", ["refuse"], targets=[("BBB", -0.3)])],
    "harsh_on_courted": [said("harsh", ["condemn"], targets=[("CCC", -0.6)])],
    "open_pledge": [said("vow", ["promise"], audience=["CCC"])],
    "helps_patron": [done("AID", ["AAA"], ["BBB"])],
    "soil_used": [told("attacks")],
    "attacks_courted": [
        replace(done("ASSAULT", ["AAA"], ["CCC"]), passage=Passage(document="second", start=0, end=9))
    ],
    "concession_done": [done("RETREAT", ["AAA"], ["AAA opposition"])],
    "promise_kept": [promise(CommitmentStatus.KEPT)],
    "promise_broken": [told("broken_promise")],
    "troops_leave": [done("RETREAT", ["BBB"], ["AAA"])],
    "troops_arrive": [told("troops_arriving")],
    "held_dependent": [held(True)],
    "held_free": [held(False)],
    "sanctions": [done("SANCTION", ["CCC"], ["AAA"])],
    "dependence": [told("dependence")],
}

# class -> near misses that must not tell it.
TELLS_NOT: dict[str, list[Any]] = {
    "words_vouched": [letter("aside", channel="private", authenticity="paraphrase_by_author")],
    "sender_confirms": [
        said("early", ["confirm"], targets=[("CCC", 0.0)], said_on="2031-03-25"),
        said("elsewhere", ["confirm"], targets=[("DDD", 0.0)], document="third"),
        said("by another", ["confirm"], targets=[("CCC", 0.0)], state="DDD"),
        said("by the way", ["accuse", "confirm"], targets=[("CCC", 0.0)]),
        said("of a month", ["confirm"], targets=[("CCC", 0.0)], said_on="2031", document="third"),
    ],
    "sender_denies": [said("a war", ["deny"], targets=[("DDD", -0.3)])],
    "sender_silent": [said("elsewhere", ["no_comment"], document="third")],
    "patron_punishes": [
        done("SANCTION", ["BBB"], ["AAA"], date="2031-03-30"),
        done("SANCTION", ["BBB"], ["DDD"]),
        done("SANCTION", ["BBB"], ["AAA"], status="hypothetical"),
    ],
    "patron_blames": [said("mild", ["warn"], state="BBB", targets=[("AAA", -0.0)])],
    "patron_backs": [
        said("bad", ["condemn"], state="BBB", targets=[("AAA", -0.3)]),
        said("in passing", ["inform"], state="BBB", targets=[("AAA", 0.0)]),
    ],
    "line_kept": [
        said("before", ["justify"], targets=[("BBB", 0.6)], said_on="2031-02-01"),
        said("lukewarm", ["inform"], targets=[("BBB", 0.0)]),
    ],
    "line_parted": [said("told", ["inform"], targets=[("BBB", -0.3)])],
    "open_pledge": [said("to others", ["promise"], audience=["DDD"])],
    "helps_patron": [done("SUPPORT", ["AAA"], ["BBB"]), done("AID", ["BBB"], ["AAA"])],
    "soil_used": [told("attacks", "BBB")],
    "attacks_courted": [done("THREATEN", ["AAA"], ["CCC"]), done("ASSAULT", ["AAA"], ["DDD"])],
    "concession_done": [done("CONCEDE", ["AAA"], ["BBB"])],
    "promise_kept": [promise(CommitmentStatus.TERM_PASSED), promise(CommitmentStatus.KEPT, "DDD")],
    "troops_leave": [done("RETREAT", ["BBB"], ["DDD"]), told("troops_leaving", "BBB")],
    "held_dependent": [held(True, ("DDD",)), held(None)],
    "sanctions": [done("SANCTION", ["BBB"], ["AAA"], date=None)],
}


def test_every_class_that_is_told_has_a_case() -> None:
    assert set(TELLS) | {"patron_silent", "no_concession"} == set(CLASSES)


@pytest.mark.parametrize("name", TELLS)
def test_a_record_tells_its_class(name: str) -> None:
    found = weigh(letter(), *TELLS[name])
    assert name in classes(found)
    (cluster,) = [c for c in found.clusters if c.name == name]
    assert any(report.is_counted for report in cluster.reports)
    assert "{" not in cluster.text and "Arland" in cluster.text


@pytest.mark.parametrize(
    ("name", "record"), [(name, r) for name, records in TELLS_NOT.items() for r in records]
)
def test_a_near_miss_does_not(name: str, record: Any) -> None:
    assert name not in classes(weigh(letter(), record))


def test_silence_counts_only_where_reports_go_on_long_enough() -> None:
    case = replace(CASE, as_of=None)
    later = said("later", ["inform"], targets=[("CCC", 0.0)], document="late", said_on="2031-06-20")
    soon = weigh(letter(), case=case)
    late = weigh(letter(), later, case=case, documents=list(REPORTS.values()))
    assert not classes(soon) & {"patron_silent", "no_concession"}
    assert classes(late) >= {"patron_silent", "no_concession"}
    assert share(late, "ploy") > share(soon, "ploy")
    broken = weigh(
        letter(),
        later,
        *TELLS["patron_backs"],
        *TELLS["concession_done"],
        case=case,
        documents=list(REPORTS.values()),
    )
    assert not classes(broken) & {"patron_silent", "no_concession"}
    passing = said("in passing", ["inform"], state="BBB", targets=[("AAA", 0.0)])
    spoken = weigh(letter(), later, passing, case=case, documents=list(REPORTS.values()))
    assert "patron_silent" not in classes(spoken)


def test_without_words_to_the_courted_side_there_is_nothing_to_explain() -> None:
    found = weigh(said("loyal", ["align"], targets=[("BBB", 0.9)]), told("attacks"))
    assert not found.clusters
    assert {h.name: pytest.approx(h.posterior) for h in found.hypotheses} == {
        h.name: h.prior for h in found.hypotheses
    }
    assert any("nothing to explain" in note for note in found.notes)


@pytest.mark.parametrize(
    ("name", "up", "down"),
    [
        ("sender_confirms", "hedge", "forged"),
        ("sender_denies", "forged", "ploy"),
        ("patron_punishes", "autonomous", "ploy"),
        ("patron_backs", "ploy", "autonomous"),
        ("line_parted", "autonomous", "ploy"),
        ("concession_done", "autonomous", "forged"),
        ("promise_broken", "ploy", "autonomous"),
        ("words_vouched", "ploy", "forged"),
    ],
)
def test_a_fact_moves_the_explanations_as_its_reason_says(name: str, up: str, down: str) -> None:
    before, after = weigh(letter()), weigh(letter(), *TELLS[name])
    assert share(after, up) > share(before, up)
    assert share(after, down) < share(before, down)


def test_a_letter_left_hanging_and_then_confirmed_is_no_longer_taken_for_forged() -> None:
    """The confirmation is told in a report of two months later, and was public in April."""
    readings = [
        Reading(
            document=REPORTS["report"],
            reader="invented/1",
            statements=(letter(), said("hush", ["no_comment"])),
        ),
        Reading(
            document=REPORTS["late"],
            reader="invented/1",
            statements=(
                said(
                    "yes",
                    ["confirm"],
                    targets=[("CCC", 0.0)],
                    said_on="2031-04-16",
                    surfaced_on="2031-04-16",
                    document="late",
                ),
            ),
        ),
    ]
    with open_ledger("sqlite://") as ledger:
        for reading in readings:
            ledger.add(reading)

        def on(day: str) -> Hypotheses:
            return weigh(
                *ledger.statements(day), case=replace(CASE, as_of=day), documents=ledger.documents(day)
            )

        before, hanging, confirmed = on("2031-03-31"), on("2031-04-15"), on("2031-04-16")
    assert not before.clusters
    assert classes(hanging) == {"words_leaked", "sender_silent"}
    assert classes(confirmed) == {"words_leaked", "sender_silent", "sender_confirms"}
    assert share(hanging, "forged") > 2 * share(confirmed, "forged")
    (told_late,) = next(c for c in confirmed.clusters if c.name == "sender_confirms").reports
    assert told_late.told_in == "a report that came out later"


@pytest.mark.parametrize(
    ("surface", "told_as"),
    [
        ("sent", "On Monday it was told that Arland sent grain to Borland by sea"),
        (
            "a very long passage that needs nothing around it to be read",
            "a very long passage that needs nothing around it to be read",
        ),
        (
            "freed",
            "sentence that goes on for so long that it freed three men in the end and told nobody of it",
        ),
    ],
    ids=["a verb with its line", "a passage as it stands", "a verb in a long line, whole words"],
)
def test_a_short_passage_is_quoted_with_some_of_its_line(surface: str, told_as: str) -> None:
    text = (
        "A heading\nOn Monday it was told that Arland sent grain to Borland by sea\n"
        "a very long passage that needs nothing around it to be read\n"
        "And here is another sentence that goes on for so long that it freed three men in the end and told "
        "nobody of it for weeks."
    )
    start = text.index(surface)
    deed = replace(
        done("AID", ["AAA"], ["BBB"]),
        passage=Passage(document="report", start=start, end=start + len(surface)),
    )
    found = weigh(letter(), deed, documents=[replace(REPORTS["report"], text=text)])
    (helped,) = [c for c in found.clusters if c.name == "helps_patron"]
    assert helped.reports[0].words == told_as


def test_an_echo_changes_nothing_and_a_second_origin_does() -> None:
    one = said("one", ["justify"], targets=[("BBB", 0.6)])
    again = replace(one, id="again", passage=replace(one.passage, document="second"))
    alone = weigh(letter(), one)
    echoed = weigh(letter(), one, again, echoes={"one": "one", "again": "one"})
    twice = weigh(letter(), one, again)
    assert [h.posterior for h in echoed.hypotheses] == [h.posterior for h in alone.hypotheses]
    assert share(twice, "autonomous") < share(alone, "autonomous")
    (line,) = [c for c in echoed.clusters if c.name == "line_kept"]
    assert [r.is_counted for r in line.reports] == [True, False]


def test_the_order_in_which_records_are_read_does_not_show() -> None:
    records = [letter(), *(r for records in TELLS.values() for r in records)]
    records = [
        replace(r, id=f"{i}") if not isinstance(r, CommitmentEntry) else r for i, r in enumerate(records)
    ]
    first = weigh(*records)
    for seed in range(3):
        random.Random(seed).shuffle(records)
        assert weigh(*records) == first


def test_every_number_says_where_it_comes_from() -> None:
    for cluster in weigh(letter(), *TELLS["line_kept"]).clusters:
        for name, origin in cluster.origins.items():
            if name == "other":
                assert origin == "the mean of the others by their priors"
            else:
                assert origin.startswith(f"default class {cluster.name}: ")


def test_clusters_of_one_cause_count_for_less_and_say_so() -> None:
    found = weigh(letter(), *TELLS["line_kept"], *TELLS["helps_patron"])
    exponents = {c.name: c.exponent for c in found.clusters}
    assert exponents["line_kept"] == exponents["helps_patron"] == pytest.approx(2 / 3)
    assert exponents["words_leaked"] == 1


def test_a_linchpin_names_facts_whose_absence_gives_another_leader() -> None:
    punished = weigh(letter(), *TELLS["patron_punishes"], *TELLS["line_parted"], *TELLS["concession_done"])
    assert punished.hypotheses[0].name == "autonomous"
    assert punished.linchpins
    by_name = {c.name: c for c in punished.clusters}
    single = [pin for pin in punished.linchpins if len(pin.clusters) == 1]
    assert single and all(
        max(by_name[pin.clusters[0]].without, key=by_name[pin.clusters[0]].without.__getitem__) == pin.then
        for pin in single
    )


def test_a_discriminator_is_a_fact_not_told_yet_that_parts_a_hypothesis_from_the_leader() -> None:
    found = weigh(letter(), *TELLS["sender_silent"])
    forged = next(h for h in found.hypotheses if h.name == "forged")
    assert forged.discriminator is not None
    assert "0.05 if forged, 0.60 if hedge" in forged.discriminator
    told_of = weigh(letter(), *TELLS["sender_confirms"], *TELLS["words_vouched"])
    forged = next(h for h in told_of.hypotheses if h.name == "forged")
    assert forged.discriminator is not None
    assert "confirms" not in forged.discriminator and "denies" not in forged.discriminator


def test_a_front_at_home_has_words_of_its_own_and_no_patron_abroad() -> None:
    case = replace(CASE, patron="AAA")
    records = [letter(), told("attacks"), told("dependence"), held(True), *TELLS["line_kept"]]
    found = weigh(*records, *TELLS["harsh_on_courted"], case=case)
    assert classes(found) == {"words_leaked", "harsh_on_courted"}
    assert any("its own public" in h.text for h in found.hypotheses)
    assert not any("Borland" in (h.discriminator or "") + h.text for h in found.hypotheses)


def test_once_the_outcome_is_known_each_fact_is_scored() -> None:
    """By hand: what a cluster adds is log2 of the posterior with it over that without it."""
    found = weigh(letter(), *TELLS["patron_backs"], *TELLS["sender_confirms"], outcome="hedge")
    for hypothesis in found.hypotheses:
        is_so = hypothesis.name == "hedge"
        given = hypothesis.posterior if is_so else 1 - hypothesis.posterior
        assert hypothesis.score is not None and 2**hypothesis.score == pytest.approx(given)
    scores = {c.name: c.score for c in found.clusters}
    for cluster in found.clusters:
        assert cluster.score is not None
        assert share(found, "hedge") / 2**cluster.score == pytest.approx(cluster.without["hedge"])
    assert scores["sender_confirms"] is not None and scores["sender_confirms"] > 0
    assert scores["patron_backs"] is not None and scores["patron_backs"] < 0


def test_an_outcome_that_is_no_hypothesis_is_told() -> None:
    with pytest.raises(CaseError, match="Have autonomous, hedge, ploy, forged, other"):
        weigh(letter(), outcome="luck")


# --- with a file ------------------------------------------------------------------------------------


def own_set(folder: Path, text: str) -> HypothesisSet:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return read_set(folder / "own.toml")


FACTS = """
[[facts]]
class = "sender_confirms"
day = "2031-04-20"
reports = [{ grade = "A", origin = "its gazette" }]

[[facts]]
text = "the army of {sender} stays at home"
day = "2031-06-01"
given = { autonomous = 0.9, hedge = 0.75, ploy = 0.45, forged = 0.7 }
reports = [{ grade = "A", origin = "monitors" }]
"""


def test_the_worked_case_of_the_docs_comes_out_as_told_there(tmp_path: Path) -> None:
    """Told to three decimals; the numbers before them are worked by hand on the page."""
    page = (Path(__file__).parents[2] / "docs" / "methods" / "hypotheses.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```toml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    (row,) = re.findall(r"^\| posterior \|(.*)\|$", page, re.MULTILINE)
    told_there = [float(cell) for cell in row.split("|")]
    chosen = own_set(tmp_path, block)
    found = weigh(chosen=chosen, case=replace(CASE, as_of=None))
    assert [share(found, name) for name in chosen.names] == pytest.approx(told_there, abs=5e-4)
    assert [share(found, name) for name in chosen.names] == pytest.approx(
        [0.0535, 0.5809, 0.3073, 0.0584], abs=5e-5
    )
    assert [len(cluster.reports) for cluster in found.clusters] == [1, 1, 3]


def test_facts_of_a_file_count_from_their_day(tmp_path: Path) -> None:
    chosen = own_set(tmp_path, FACTS)
    days = ("2031-04-19", "2031-05-01", "2031-06-02")
    found = [weigh(letter(), chosen=chosen, case=replace(CASE, as_of=day)) for day in days]
    assert [len(f.clusters) for f in found] == [1, 2, 3]
    assert share(found[1], "forged") < share(found[0], "forged")
    assert found[2].clusters[-1].text == "the army of Arland stays at home"
    assert any("1 fact of the file" in note for note in found[1].notes)


def test_numbers_of_a_file_take_the_place_of_the_defaults(tmp_path: Path) -> None:
    chosen = own_set(tmp_path, "[classes.words_leaked]\ngiven = { forged = 0.1 }\n")
    assert share(weigh(letter(), chosen=chosen), "forged") < share(weigh(letter()), "forged")


def test_evidence_that_leaves_no_explanation_is_told(tmp_path: Path) -> None:
    chosen = own_set(
        tmp_path,
        "[reliability]\nA = { hit = 1.0, false = 0.0 }\n"
        '[[facts]]\ntext = "it cannot be"\nday = "2031-04-01"\n'
        "given = { autonomous = 0, hedge = 0, ploy = 0, forged = 0 }\n"
        'reports = [{ grade = "A", origin = "nobody" }]\n',
    )
    with pytest.raises(CaseError, match="rules out every hypothesis"):
        weigh(letter(), chosen=chosen)


def test_the_interval_holds_the_posterior_and_the_draws_are_the_same_again() -> None:
    one, other = (weigh(letter(), *TELLS["line_kept"]) for _ in range(2))
    assert one == other
    assert all(h.low <= h.posterior <= h.high for h in one.hypotheses)
    assert sum(h.leads for h in one.hypotheses) == pytest.approx(1)
    assert default_set().draws == 4000
