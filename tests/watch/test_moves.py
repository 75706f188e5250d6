"""What moved a case, and how it is told. AAA, BBB and CCC are no states."""

import json
from dataclasses import replace
from typing import Any

import pytest
from invented_statements import statement

from sottovoce.pipeline import CaseFile
from sottovoce.records import (
    Case,
    CommitmentEntry,
    Divergence,
    Document,
    Judgement,
    Measure,
    Passage,
    Reason,
    Statement,
)
from sottovoce.vocabulary import (
    Act,
    Authenticity,
    Channel,
    CommitmentStatus,
    Confidence,
    DivergenceKind,
    Likelihood,
)
from sottovoce.watch.moves import Move, find_moves
from sottovoce.watch.telling import move_lines, move_object

CASE = Case(sender="AAA", patron="BBB", courted="CCC")
NOTE = "Our ports stay open to your ships whatever the alliance may say in public"


def report(name: str, text: str = "The port was closed on Monday.") -> Document:
    return Document(
        id=name, name=name, text=text, title=f"Title of {name}", outlet="Wire", published_on="2031-04-01"
    )


def quiet(name: str, content: str = NOTE, **more: Any) -> Statement:
    told = {
        "channel": "private",
        "authenticity": "reported_by_third_party",
        "audience": ("CCC",),
        "document": name,
    }
    return statement(name, ["assure"], content=content, **(told | more))


def judgement(likelihood: str, probability: float, *reasons: str) -> Judgement:
    return Judgement(
        question="?",
        probability=probability,
        low=0.1,
        high=0.9,
        likelihood=Likelihood(likelihood),
        confidence=Confidence.LOW,
        confidence_reason="",
        reasons=tuple(Reason(text=text) for text in reasons),
        linchpins=(),
        would_change=(),
        lacks=(),
        inputs=(),
        components={},
        outcome="",
        method="",
    )


def divergence(flag: bool) -> Divergence:
    measure = Measure(name="d", value=0.5, low=0.1, high=0.9, unit="", method="", parameters={})
    return Divergence(
        measure=measure,
        probability=0.9,
        flag=flag,
        kind=DivergenceKind.COVERT if flag else DivergenceKind.NONE,
        n_patron_side=3,
        n_courted_side=3,
        leaked_share=None,
    )


def promise(of: Statement, status: str, deed: Passage | None = None) -> CommitmentEntry:
    return CommitmentEntry(
        statement=of.id,
        speaker=of.speaker.name,
        state="AAA",
        said_on=of.said_on,
        audience=of.audience,
        channel=of.channel,
        content=of.content,
        is_negated=False,
        horizon=None,
        status=CommitmentStatus(status),
        passage=of.passage,
        status_evidence=(deed,) if deed else (),
    )


def case_file(*statements: Statement, **more: Any) -> CaseFile:
    names = dict.fromkeys(s.passage.document for s in statements)
    values: dict[str, Any] = {
        "case": CASE,
        "statements": statements,
        "events": (),
        "estimates": (),
        "beliefs": (),
        "circumstances": (),
        "verdicts": (),
        "documents": tuple(report(name) for name in names),
        "commitments": (),
    }
    return CaseFile(**(values | more))


def moved(before: CaseFile, after: CaseFile) -> list[Move]:
    _, told = find_moves(before, {})
    moves, now = find_moves(after, json.loads(json.dumps(told)))  # as it is kept
    assert find_moves(after, json.loads(json.dumps(now)))[0] == ()  # what is told once is told
    return list(moves)


OTHER = quiet("other", "The fleet will not sail before the spring thaw has come to the northern harbours")


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        (quiet("a"), ["statement"]),
        (quiet("a", channel="leaked", authenticity="leaked_unconfirmed"), ["statement"]),
        (quiet("a", channel="public", authenticity="on_record"), []),
        (quiet("a", channel="unknown"), []),
        (quiet("a", audience=("BBB",)), []),
        (quiet("a", audience=()), []),
        (quiet("a", state="CCC"), []),
        (quiet("a", state="AAA;DDD"), ["statement"]),
    ],
    ids="private leaked public unknown to-patron to-nobody by-another jointly".split(),
)
def test_a_new_closed_word_to_the_courted_side_moves_a_case(after: Statement, kinds: list[str]) -> None:
    assert [move.kind for move in moved(case_file(OTHER), case_file(OTHER, after))] == kinds


def test_the_same_words_told_again_move_nothing() -> None:
    assert moved(case_file(quiet("a")), case_file(quiet("a"), quiet("0b"))) == []


def test_two_reports_of_one_round_tell_one_statement_once() -> None:
    assert len(moved(case_file(OTHER), case_file(OTHER, quiet("a"), quiet("b")))) == 1


@pytest.mark.parametrize(
    ("was", "now", "is_same", "count"),
    [
        ("leaked_unconfirmed", "leaked_confirmed", True, 1),
        ("leaked_unconfirmed", "leaked_denied", True, 1),
        ("on_record", "reported_by_third_party", True, 1),
        ("leaked_unconfirmed", "leaked_confirmed", False, 1),
        ("leaked_confirmed", "leaked_denied", False, 1),
        ("on_record", "reported_by_third_party", False, 0),
        ("on_record", "official_readout", False, 0),
    ],
)
def test_authenticity_moves_a_case(was: str, now: str, is_same: bool, count: int) -> None:
    """A report read anew changes it either way; another one only by vouching for more, or by denying."""
    first = quiet("a", channel="leaked", authenticity=was)
    later = replace(first, authenticity=Authenticity(now))
    if not is_same:
        later = quiet("b", channel="leaked", authenticity=now)
    after = case_file(later) if is_same else case_file(first, later)
    moves = moved(case_file(first), after)
    assert [(move.kind, move.before, move.after) for move in moves] == [("authenticity", was, now)] * count


def test_a_paper_confirmed_later_moves_a_case() -> None:
    leaked = quiet(
        "a",
        channel="leaked",
        authenticity="leaked_unconfirmed",
        said_on="2031-04-06",
        surfaced_on="2031-04-13",
    )
    confirming = replace(
        statement(
            "z", ["confirm"], document="z", said_on="2031-04-20", content="the letter of 6 April is real"
        ),
        acts=(Act.CONFIRM,),
    )
    (move,) = moved(case_file(leaked), case_file(leaked, confirming))
    assert (move.kind, move.after) == ("authenticity", "confirmed later")
    assert move.document is not None and move.document.name == "z"


@pytest.mark.parametrize(
    ("was", "now", "moves"),
    [
        ("open", "kept", True),
        ("open", "broken", True),
        ("not checked", "broken", True),
        ("open", "term passed", False),
        ("kept", "kept", False),
        ("broken", "open", False),
    ],
)
def test_a_promise_that_is_kept_or_broken_moves_a_case(was: str, now: str, moves: bool) -> None:
    said = quiet("a", channel="public", authenticity="on_record")
    deed = Passage(document="a", start=0, end=30)
    before = case_file(said, commitments=(promise(said, was),))
    after = case_file(said, commitments=(promise(said, now, deed),))
    found = moved(before, after)
    assert [(m.kind, m.before, m.after) for m in found] == [("commitment", was, now)] * moves
    if moves:
        assert 'shown by: "The port was closed on Monday."' in "\n".join(move_lines(found[0]))


def test_anothers_promise_moves_nothing() -> None:
    said = quiet("a", state="DDD")
    assert moved(case_file(said), case_file(said, commitments=(promise(said, "broken"),))) == []


def test_a_verdict_in_another_band_is_told_with_both_numbers_and_the_reasons_that_moved() -> None:
    before = case_file(
        OTHER, judgement=judgement("roughly even chance", 0.48, "It is costly.", "It is vague.")
    )
    after = case_file(OTHER, judgement=judgement("likely", 0.57, "It is costly.", "A deed bears it out."))
    (move,) = moved(before, after)
    assert list(move_lines(move)) == [
        "AAA to CCC (patron: BBB): the verdict is now likely, was roughly even chance (48 % → 57 %)",
        "  - no longer: It is vague.",
        "  - new: A deed bears it out.",
    ]
    told = move_object(move)
    assert (told["probability_before"], told["probability_after"]) == (0.48, 0.57)


def test_a_verdict_within_its_band_moves_nothing() -> None:
    before = case_file(OTHER, judgement=judgement("likely", 0.57, "One."))
    assert moved(before, case_file(OTHER, judgement=judgement("likely", 0.61, "Another."))) == []


def test_a_first_verdict_is_told() -> None:
    (move,) = moved(case_file(), case_file(OTHER, judgement=judgement("likely", 0.6)))[1:]
    assert next(move_lines(move)) == "AAA to CCC (patron: BBB): the verdict is now likely (60 %)"
    assert move_object(move)["probability_before"] is None


@pytest.mark.parametrize(
    ("was", "now", "after"), [(False, True, "covert divergence"), (True, False, "no divergence")]
)
def test_a_divergence_that_comes_or_goes_moves_a_case(was: bool, now: bool, after: str) -> None:
    (move,) = moved(case_file(divergence=divergence(was)), case_file(divergence=divergence(now)))
    assert (move.kind, move.after) == ("divergence", after)


def test_nothing_new_moves_nothing() -> None:
    whole = case_file(OTHER, judgement=judgement("likely", 0.57), divergence=divergence(True))
    assert moved(whole, whole) == []


def test_lines_hold_the_words_and_the_report_and_nothing_that_moves_the_cursor() -> None:
    said = quiet("a", "We shall\x1b[2J not close " + "the long road over the hills " * 3)
    (move,) = moved(case_file(OTHER), case_file(OTHER, said))
    lines = list(move_lines(move))
    assert lines[0] == "AAA to CCC (patron: BBB): new private statement"
    assert lines[1].startswith(
        '  Government of AAA, 2031-03-01: "We shall [2J not close the long road'
    ) and lines[1].endswith(' …"')
    assert lines[2] == "  Wire, 2031-04-01, Title of a"
    told = json.loads(json.dumps(move_object(move)))
    assert told["moved"] == "statement" and told["statement"] == "a" and told["words"] == said.content
    assert told["report"]["outlet"] == "Wire"
    assert Channel.PRIVATE.value == told["after"]
