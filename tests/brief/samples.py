"""Invented briefs for the tests: countries, people, days and papers are all made up.

Ostmark courts the Littoral League (LL) while it stands by its patron, Grandvia.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sottovoce.brief import compose_brief
from sottovoce.records import (
    Actor,
    Alignment,
    AlignmentPoint,
    Belief,
    Brief,
    Case,
    Circumstance,
    Commitment,
    CommitmentEntry,
    Divergence,
    Document,
    Estimate,
    Event,
    Evidence,
    GameInput,
    Judgement,
    Measure,
    Passage,
    Reason,
    Statement,
    Target,
    Verdict,
)
from sottovoce.vocabulary import (
    Act,
    ActorKind,
    Authenticity,
    Channel,
    CommitmentStatus,
    Confidence,
    DateBasis,
    DivergenceKind,
    EstimateKind,
    EventStatus,
    EventType,
    Form,
    Likelihood,
)

NAMES = {"OST": "Ostmark", "GRV": "Grandvia", "LL": "Littoral Union", "MRE": "Maremia"}


def name_of(code: str) -> str:
    return NAMES.get(code, code)


WEEKLY_TEXT = """Ostmark knocks on two doors

On 3 May, standing beside President Orlo Grand in Grandvia's capital, President Ilya Veresk said \
that Grandvia "had no choice but to act" and that the border killings were staged by foreign \
services. He added that Ostmark will always stand by Grandvia. The hall applauded.

On 9 May a letter of 28 April from Foreign Minister Tamar Olin to leaders of the Littoral Union was \
published by the Harbour Post. In it she assures them that Ostmark will not join the war and asks \
them to restore normal relations. Ostmark has neither confirmed nor denied the letter. It is \
unlikely that the leak was an accident.

Maremia's security secretary, Jon Brask, said on the same day that his country did not expect an \
attack from Ostmark. The Littoral Union has kept its sanctions on Ostmark since March. Most of \
Grandvia's troops left Ostmark in April.

The Littoral Union does not believe that Ostmark decides for itself. The approach is unrealistic.
"""

WIRE_TEXT = """VERESK STANDS BY GRANDVIA

President Ilya Veresk said on 3 May that Ostmark will always stand by Grandvia, whatever the cost. \
Asked about talks with the Littoral Union he said "we have nothing to hide".
"""


def make_document(name: str, text: str, **fields: Any) -> Document:
    return Document(id=hashlib.sha256(text.encode()).hexdigest(), name=name, text=text, **fields)


WEEKLY = make_document(
    "weekly-19",
    WEEKLY_TEXT,
    title="Ostmark knocks on two doors",
    outlet="Harbour Institute (invented)",
    url="https://example.org/weekly/19",
    published_on="2031-05-12",
    published_basis="front matter",
    language="en",
    path="weekly-19.txt",
)
WIRE = make_document(
    "wire-0503",
    WIRE_TEXT,
    outlet="Northern Wire (invented)",
    published_on="2031-05-03",
    published_basis="text",
)

VERESK = Actor(
    id="veresk", name="Ilya Veresk", kind=ActorKind.PERSON, state="OST", office="President of Ostmark"
)
OLIN = Actor(
    id="olin",
    name="Tamar Olin",
    kind=ActorKind.PERSON,
    state="OST",
    office="Minister of Foreign Affairs of Ostmark",
)
BRASK = Actor(
    id="brask", name="Jon Brask", kind=ActorKind.PERSON, state="MRE", office="Security Secretary of Maremia"
)
GOVERNMENT = Actor(id="OST-gov", name="Government of Ostmark", kind=ActorKind.STATE, state="OST")


def passage(document: Document, words: str) -> Passage:
    start = document.text.index(words)
    return Passage(document=document.id, start=start, end=start + len(words))


def make_statement(id: str, document: Document, words: str, speaker: Actor, **fields: Any) -> Statement:
    defaults: dict[str, Any] = {
        "anchor": " ".join(words.split()[:8]),
        "content": words,
        "speaker_surface": speaker.name,
        "speaker_passage": None,
        "cue": "said",
        "cue_passage": None,
        "form": Form.INDIRECT,
        "said_on": "2031-05-03",
        "surfaced_on": "2031-05-03",
        "date_basis": DateBasis.STATED,
        "date_words": None,
        "audience": (),
        "audience_surface": None,
        "channel": Channel.PUBLIC,
        "channel_basis": None,
        "acts": (Act.ASSESS,),
        "targets": (),
        "commitment": None,
        "authenticity": Authenticity.PARAPHRASE_BY_AUTHOR,
        "attribution_chain": ("author",),
        "confidence": 0.9,
        "found_by": "rules 0.1",
    }
    return Statement(id=id, passage=passage(document, words), speaker=speaker, **{**defaults, **fields})


NO_CHOICE = make_statement(
    "s-choice",
    WEEKLY,
    'Grandvia "had no choice but to act"',
    VERESK,
    form=Form.MIXED,
    audience=("Orlo Grand", "GRV"),
    acts=(Act.JUSTIFY,),
    targets=(Target(id="GRV", polarity=0.9),),
    authenticity=Authenticity.ON_RECORD,
)
STAGED = make_statement(
    "s-staged",
    WEEKLY,
    "the border killings were staged by foreign services",
    VERESK,
    audience=("Orlo Grand", "GRV"),
    acts=(Act.DENY, Act.ACCUSE),
    channel_basis="inferred: a meeting before an audience",
)
STAND_BY = make_statement(
    "s-stand",
    WEEKLY,
    "Ostmark will always stand by Grandvia",
    VERESK,
    audience=("Orlo Grand", "GRV"),
    acts=(Act.ALIGN, Act.PROMISE),
    commitment=Commitment(content="Ostmark stands by Grandvia", is_negated=False),
)
STAND_BY_AGAIN = make_statement(
    "s-stand-wire",
    WIRE,
    "Ostmark will always stand by Grandvia",
    VERESK,
    acts=(Act.ALIGN,),
    authenticity=Authenticity.ON_RECORD,
)
HIDE = make_statement(
    "s-hide",
    WIRE,
    "we have nothing to hide",
    VERESK,
    form=Form.DIRECT,
    authenticity=Authenticity.ON_RECORD,
    said_on=None,
    surfaced_on=None,
    date_basis=None,
)
LETTER = {
    "said_on": "2031-04-28",
    "surfaced_on": "2031-05-09",
    "audience": ("leaders of the Littoral Union", "LL"),
    "channel": Channel.LEAKED,
    "authenticity": Authenticity.LEAKED_UNCONFIRMED,
}
STAY_OUT = make_statement(
    "s-out",
    WEEKLY,
    "Ostmark will not join the war",
    OLIN,
    acts=(Act.ASSURE, Act.PROMISE),
    commitment=Commitment(content="Ostmark will not join the war", is_negated=True),
    **LETTER,
)
NORMAL = make_statement("s-normal", WEEKLY, "restore normal relations", OLIN, acts=(Act.APPEAL,), **LETTER)
SILENT = make_statement(
    "s-silent",
    WEEKLY,
    "neither confirmed nor denied the letter",
    GOVERNMENT,
    acts=(Act.NO_COMMENT,),
    said_on=None,
    surfaced_on=None,
    date_basis=None,
)
NO_ATTACK = make_statement(
    "s-brask",
    WEEKLY,
    "his country did not expect an attack from Ostmark",
    BRASK,
    acts=(Act.ASSESS,),
    said_on="2031-05-09",
    surfaced_on="2031-05-09",
    date_basis=DateBasis.RELATIVE,
    confidence=0.4,
)
STATEMENTS = (NO_CHOICE, STAGED, STAND_BY, STAND_BY_AGAIN, HIDE, STAY_OUT, NORMAL, SILENT, NO_ATTACK)

CASE = Case(sender="OST", patron="GRV", courted="LL", as_of="2031-05-31", chosen_by="evidence")

EVENTS = (
    Event(
        id="e-meet",
        passage=passage(WEEKLY, "standing beside President Orlo Grand"),
        type=EventType.CONSULT,
        mode=None,
        sources=("OST",),
        targets=("GRV",),
        date="2031-05-03",
        date_basis=DateBasis.STATED,
        place=None,
        status=EventStatus.HAPPENED,
        confidence=0.9,
        found_by="rules 0.1",
    ),
    Event(
        id="e-left",
        passage=passage(WEEKLY, "Most of Grandvia's troops left Ostmark"),
        type=EventType.RETREAT,
        mode=None,
        sources=("GRV",),
        targets=("OST",),
        date="2031-04",
        date_basis=DateBasis.STATED,
        place=None,
        status=EventStatus.HAPPENED,
        confidence=0.9,
        found_by="rules 0.1",
    ),
)
ESTIMATES = (
    Estimate(
        id="h-leak",
        passage=passage(WEEKLY, "It is unlikely"),
        kind=EstimateKind.PROBABILITY,
        level="unlikely",
        about="the leak being an accident",
        holder="author",
        low=0.10,
        best=0.22,
        high=0.40,
        found_by="rules 0.1",
    ),
    Estimate(
        id="h-expect",
        passage=passage(WEEKLY, "did not expect"),
        kind=EstimateKind.PROBABILITY,
        level="unlikely",
        about="an attack from Ostmark",
        holder="Jon Brask",
        low=0.05,
        best=0.2,
        high=0.4,
        found_by="rules 0.1",
    ),
)
BELIEFS = (
    Belief(
        id="b-free",
        passage=passage(WEEKLY, "does not believe that Ostmark decides for itself"),
        holders=("LL",),
        about="OST",
        content="Ostmark does not decide for itself",
        denies_autonomy=True,
        strength=None,
        found_by="rules 0.1",
    ),
)
CIRCUMSTANCES = (
    Circumstance(
        id="c-sanctions",
        passage=passage(WEEKLY, "sanctions on Ostmark"),
        kind="sanctions",
        about="OST",
        direction="towards courting the Littoral Union",
        found_by="rules 0.1",
    ),
)
VERDICTS = (
    Verdict(
        passages=(passage(WEEKLY, "The approach is unrealistic."),),
        label="rejection_very_likely",
        about="the Littoral Union accepting the approach",
        why="it does not hold Ostmark to be free",
        holder="author",
        found_by="rules 0.1",
    ),
)


def _evidence(statement: Statement, value: float, side: str, note: str) -> Evidence:
    return Evidence(
        record=statement.id, passage=statement.passage, weight=1.0, value=value, side=side, note=note
    )


EVIDENCE = (
    _evidence(NO_CHOICE, 0.9, "patron", "justifies Grandvia"),
    _evidence(STAGED, 0.6, "patron", "denies for Grandvia"),
    _evidence(STAND_BY, 0.9, "patron", "takes the side of Grandvia"),
    _evidence(STAY_OUT, -0.5, "courted", "keeps out of the war"),
    _evidence(NORMAL, -0.4, "courted", "asks the other side"),
)


def make_measure(**fields: Any) -> Measure:
    defaults: dict[str, Any] = {
        "name": "divergence",
        "value": 0.84,
        "low": 0.21,
        "high": 1.43,
        "unit": "polarity",
        "method": "normal-inverse-gamma, two audiences",
        "parameters": {"threshold": 0.25},
        "evidence": EVIDENCE,
        "caveats": ("All private words are leaked; embarrassing words leak more easily than dull ones",),
    }
    return Measure(**{**defaults, **fields})


DIVERGENCE = Divergence(
    measure=make_measure(),
    probability=0.96,
    flag=True,
    kind=DivergenceKind.COVERT,
    n_patron_side=3,
    n_courted_side=2,
    leaked_share=1.0,
)

_SERIES = tuple(
    AlignmentPoint(day=day, value=value, low=value - spread, high=min(1.0, value + spread))
    for day, value, spread in (
        ("2031-02-24", 0.35, 0.4),
        ("2031-03-15", 0.48, 0.32),
        ("2031-04-28", 0.30, 0.3),
        ("2031-05-03", 0.66, 0.22),
        ("2031-05-09", 0.58, 0.24),
    )
)
_HINDSIGHT = tuple(replace(point, value=0.5, low=0.3, high=0.7) for point in _SERIES[1:])
ALIGNMENT = (
    Alignment(
        actor="OST",
        toward="GRV",
        measure=make_measure(
            name="alignment", value=0.58, low=0.34, high=0.82, evidence=EVIDENCE[:2], caveats=()
        ),
        series=_SERIES,
        hindsight=_HINDSIGHT,
    ),
)
COMMITMENTS = (
    CommitmentEntry(
        statement="s-out",
        speaker="Tamar Olin",
        state="OST",
        said_on="2031-04-28",
        audience=("leaders of the Littoral Union", "LL"),
        channel=Channel.LEAKED,
        content="Ostmark will not join the war",
        is_negated=True,
        horizon=None,
        status=CommitmentStatus.NOT_CHECKED,
        passage=STAY_OUT.passage,
    ),
    CommitmentEntry(
        statement="s-stand",
        speaker="Ilya Veresk",
        state="OST",
        said_on="2031-05-03",
        audience=("Orlo Grand", "GRV"),
        channel=Channel.PUBLIC,
        content="Ostmark will always stand by Grandvia",
        is_negated=False,
        horizon="2031-12",
        status=CommitmentStatus.KEPT,
        passage=STAND_BY.passage,
        status_evidence=(EVENTS[0].passage,),
    ),
)
JUDGEMENT = Judgement(
    question="Will the Littoral Union take Ostmark at its word?",
    probability=0.12,
    low=0.04,
    high=0.27,
    likelihood=Likelihood.VERY_UNLIKELY,
    confidence=Confidence.MODERATE,
    confidence_reason="One leaked letter and three dated statements carry it.",
    reasons=(
        Reason(
            text="The courted side does not believe that Ostmark decides for itself", evidence=EVIDENCE[:1]
        ),
        Reason(text="Words cannot part a free Ostmark from a dependent one"),
    ),
    linchpins=(Reason(text="The letter is genuine", evidence=EVIDENCE[3:4]),),
    would_change=("An act far costlier for a dependent Ostmark than for a free one: troops gone for good",),
    lacks=("any reaction of Grandvia to the letter",),
    inputs=(
        GameInput(
            name="prior_of_autonomy",
            value=0.07,
            low=0.02,
            high=0.2,
            origin="ledger",
            reason="One reported belief denies it",
            evidence=EVIDENCE[:1],
        ),
        GameInput(
            name="leak_risk", value=0.5, low=0.2, high=0.8, origin="default", reason="nothing is told of it"
        ),
    ),
    components={"game": 0.003, "reference_class": 0.17, "pool_weight": 0.3, "episodes": 38.0},
    outcome="words carry no weight, and the assurance is not accepted",
    method="pool of game and reference class",
)


def make_brief(**changes: Any) -> Brief:
    """The full sample, with some of its parts replaced."""
    parts: dict[str, Any] = {
        "case": CASE,
        "statements": STATEMENTS,
        "events": EVENTS,
        "estimates": ESTIMATES,
        "beliefs": BELIEFS,
        "circumstances": CIRCUMSTANCES,
        "verdicts": VERDICTS,
        "documents": (WEEKLY, WIRE),
        "divergence": DIVERGENCE,
        "alignment": ALIGNMENT,
        "commitments": COMMITMENTS,
        "judgement": JUDGEMENT,
        "comparisons": (),
        "kept_rates": (),
        "precedents": (),
        "shows_hindsight": False,
        "notes": ("2 statements carry no day and were left out of the measures",),
        "generated_by": "Sottovoce 0.1.0",
        "name_of": name_of,
    }
    return compose_brief(**{**parts, **changes})


def bare_brief(**changes: Any) -> Brief:
    """A brief of nothing, to which a test adds what it needs."""
    nothing: dict[str, Any] = dict.fromkeys(
        (
            "statements",
            "events",
            "estimates",
            "beliefs",
            "circumstances",
            "verdicts",
            "documents",
            "alignment",
            "commitments",
            "comparisons",
            "notes",
        ),
        (),
    )
    return make_brief(**{**nothing, "case": None, "divergence": None, "judgement": None, **changes})


def with_kind(kind: DivergenceKind, **fields: Any) -> Divergence:
    return replace(DIVERGENCE, kind=kind, flag=kind is DivergenceKind.COVERT, **fields)


def rename(statements: Sequence[Statement], **fields: Any) -> tuple[Statement, ...]:
    return tuple(replace(statement, **fields) for statement in statements)
