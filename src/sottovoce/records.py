"""The nouns. Frozen, keyword-only, without behaviour; every claim keeps its passage.

Offsets are character offsets into `Document.text`, end exclusive. A day is an ISO 8601 string that
keeps its precision: "2022-04-12", "2022-04", "2022", or an interval "2022-09-06/2022-09-12"
(`days.py` compares them). States are ISO 3166-1 alpha-3 codes; EU, NATO, UN, G7, CSTO, OSCE, WEST stand
for themselves. Unknown is None, and an empty tuple means that the text names nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One report as read. `id` is a hash of the text; `name` is the file's stem or the record's own id."""

    id: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    path: str | None = None
    published_on: str | None = None
    published_basis: str | None = None  # "option", "front matter", "file beside", "page", "record", "text"
    language: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    document: str  # Document.id
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who acts or speaks. `state` may join two codes with ";" for joint speakers; office as of that day."""

    id: str
    name: str
    kind: ActorKind
    state: str | None = None
    office: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """Whom the content speaks about, and how kindly: polarity in [-1, 1]."""

    id: str
    polarity: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Commitment:
    """What a speaker binds himself or his state to. `is_negated`: to refrain."""

    content: str
    is_negated: bool
    horizon: str | None = None
    strength: str | None = None  # "modal" after may or might


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """How one code arose, and what it rests on: words of the report, or a reason where there are none."""

    field: str  # of the record; "polarity" for the sign of a target
    method: str  # "rule:NAME READER" or "head:NAME/VERSION"
    value: str | None = None  # the code as it is written out; None: unknown
    passage: Passage | None = None  # the words it rests on
    reason: str | None = None  # why it is inferred, or why it is unknown
    confidence: float | None = None  # in [0, 1], where the rule or head gives one
    about: str | None = None  # the target whose sign it is


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One speaker, one thing said, one audience (annotation guide, "Unit")."""

    id: str
    passage: Passage  # the content
    anchor: str  # its first words, at most eight
    content: str
    speaker: Actor
    speaker_surface: str | None
    speaker_passage: Passage | None
    cue: str | None  # the reporting words
    cue_passage: Passage | None
    form: Form
    said_on: str | None
    surfaced_on: str | None
    date_basis: DateBasis | None
    date_words: str | None  # the words the day rests on
    audience: tuple[str, ...]
    audience_surface: str | None
    channel: Channel
    channel_basis: str | None  # the words the channel rests on, or why it is inferred
    acts: tuple[Act, ...]
    targets: tuple[Target, ...]
    commitment: Commitment | None
    authenticity: Authenticity
    attribution_chain: tuple[str, ...]
    confidence: float  # of the reader that it is a statement and this its speaker, in [0, 1]
    found_by: str  # reader, rule or head, and version
    alt_passages: tuple[Passage, ...] = ()  # the same content told again in the same report
    grounds: tuple[Ground, ...] = ()  # of each code, in the order of the fields; none in older ledgers


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """A PLOVER event. Sources and targets are codes; empty where the text names nobody."""

    id: str
    passage: Passage
    type: EventType
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    date: str | None
    date_basis: DateBasis | None
    place: str | None
    status: EventStatus
    confidence: float
    found_by: str
    grounds: tuple[Ground, ...] = ()  # of each code; none in older ledgers


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """An estimative or rating word of the author's or a speaker's. Bounds only for kind probability."""

    id: str
    passage: Passage
    kind: EstimateKind
    level: str
    about: str | None
    holder: str  # "author" or the speaker's canonical name
    low: float | None
    best: float | None
    high: float | None
    found_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Belief:
    """What an audience is reported to hold of an actor."""

    id: str
    passage: Passage
    holders: tuple[str, ...]
    about: str | None  # code of the actor the belief is about
    content: str
    denies_autonomy: bool | None  # True: holds the actor for another's instrument; False: the opposite
    strength: str | None
    found_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Circumstance:
    """Something told that pushes one side one way (sanctions, troops leaving, an accession, threats)."""

    id: str
    passage: Passage
    kind: str  # "sanctions", "troops_leaving", "pressure", "dependence", ...: `lexicon/circumstances.csv`
    about: str | None  # code of the state it bears on
    direction: str  # which way it pushes, in words
    found_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The text's own judgement that somebody will or will not accept something."""

    passages: tuple[Passage, ...]
    label: str  # "rejection_very_likely", ..., "acceptance_very_likely"
    about: str | None
    why: str | None
    holder: str
    found_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Words that stand for an actor. `is_place` where a capital or country is only a place."""

    passage: Passage
    surface: str
    actor: Actor
    kind: str  # "name", "metonym", "demonym", "title", "pronoun", "collective", "country", "unnamed"
    is_place: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """All that one reader found in one document."""

    document: Document
    reader: str  # name and version
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    mentions: tuple[Mention, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Who is judged: does the courted side believe what the sender tells it beside its patron?"""

    sender: str
    patron: str
    courted: str
    as_of: str | None = None
    since: str | None = None
    chosen_by: str = "user"  # or "evidence" where Sottovoce picked the triad itself


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """One piece that a number rests on: a record, its passage, its weight and which way it points."""

    record: str  # id of a Statement, Event, Belief, Circumstance or Estimate
    passage: Passage
    weight: float
    value: float | None  # e.g. position in [-1, 1]
    side: str | None  # "patron" or "courted"
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """A number with its 90 % interval and all that it rests on."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    method: str
    parameters: Mapping[str, float | str]
    evidence: tuple[Evidence, ...] = ()
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Divergence:
    """How far what a sender tells the courted side lies from what it tells its patron (METHODS 4)."""

    measure: Measure  # value: difference of mean positions, -2..2; positive: nearer to the patron in front
    probability: float | None  # P(delta > .25)
    flag: bool
    kind: DivergenceKind
    n_patron_side: int
    n_courted_side: int
    leaked_share: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What was compared of one sender whose two voices were not found to differ.

    Of all pairs of sides the one that came nearest to a divergence; without sides nothing could be compared.
    """

    sender: str
    n_public: int  # all of the sender's statements by channel
    n_private: int
    patron: str | None = None
    courted: str | None = None
    divergence: Divergence | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AlignmentPoint:
    day: str
    value: float
    low: float
    high: float
    n_new: int = 1  # pieces that came to be known on this day; 0: a silence, in which the interval widens. In
    # hindsight: pieces of this day.


@dataclass(frozen=True, kw_only=True, slots=True)
class Alignment:
    """One actor's position towards another over time (METHODS 3).

    The two series are never mixed: a point of `series` rests on what was known by its day, one of `hindsight`
    on all that is known now, earlier and later.
    """

    actor: str
    toward: str
    measure: Measure  # the last point of `series`
    series: tuple[AlignmentPoint, ...]  # filtered: as known on each day
    hindsight: tuple[AlignmentPoint, ...] = ()  # smoothed: on each day of which a word or deed is


@dataclass(frozen=True, kw_only=True, slots=True)
class CommitmentEntry:
    """One promise in the ledger of commitments."""

    statement: str  # Statement.id
    speaker: str
    state: str | None
    said_on: str | None
    audience: tuple[str, ...]
    channel: Channel
    content: str
    is_negated: bool
    horizon: str | None
    status: CommitmentStatus
    passage: Passage
    status_evidence: tuple[Passage, ...] = ()  # the deed that keeps or breaks it
    status_on: str | None = None  # the day of that deed
    status_reason: str | None = None  # why, in words
    act: str | None = None  # what is promised, by `measures/promised_acts.csv`


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptRate:
    """How often one state kept what it promised; ids of statements. Open promises are in neither count."""

    state: str
    kept: tuple[str, ...]
    broken: tuple[str, ...]
    n_open: int
    n_not_compared: int
    rate: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Precedent:
    """Whether a statement is the first of its kind by its state to a side, as far as the ledger reaches."""

    statement: str  # Statement.id
    act: Act
    n_before: int
    last: str | None  # id of the latest one before it
    last_on: str | None
    came_of_it: CommitmentStatus | None  # of the promise in that one
    claim: Passage | None = None  # the report's own words: "once again", "unprecedented"
    is_claim_borne_out: bool | None = None  # None without a claim


@dataclass(frozen=True, kw_only=True, slots=True)
class GameInput:
    """One input of the game: its value, its range, and where it comes from."""

    name: str
    value: float
    low: float
    high: float
    origin: str  # "ledger" or "default"
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One sentence of grounds, with what it rests on."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """An answer in estimative language with its arithmetic (METHODS 2, 6.4, 7, 8)."""

    question: str
    probability: float
    low: float
    high: float
    likelihood: Likelihood
    confidence: Confidence
    confidence_reason: str
    reasons: tuple[Reason, ...]
    linchpins: tuple[Reason, ...]
    would_change: tuple[str, ...]
    lacks: tuple[str, ...]
    inputs: tuple[GameInput, ...]
    components: Mapping[str, float]  # e.g. game, reference class, pool weight
    outcome: str  # name of the equilibrium in words
    method: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One telling of a fact, how far it is trusted, and whose it is."""

    record: str | None  # id of what tells it; None where a file states it
    passage: Passage | None  # None where it is what a report does not tell
    told_in: str | None  # the report's name
    day: str | None  # of the report
    words: str
    origin: str  # reports of one origin count once
    grade: str  # Admiralty letter
    reason: str  # why this letter
    is_counted: bool  # the best of its origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster:
    """One fact with all reports of it, and what it tells of each hypothesis."""

    name: str
    text: str
    group: str | None  # clusters of one group share a cause
    exponent: float
    given: Mapping[str, float]  # P(fact | hypothesis)
    origins: Mapping[str, str]  # where each of these numbers comes from
    reports: tuple[Report, ...]
    bits: float  # that learning whether it is so is expected to tell, at the posterior
    ratio: float  # the largest of two hypotheses' likelihoods of what was reported
    most: str  # the hypotheses that it lies between
    least: str
    without: Mapping[str, float]  # the posterior as if it had not been told
    score: float | None = None  # bits by which it brought the known outcome nearer; below 0: it misled


@dataclass(frozen=True, kw_only=True, slots=True)
class Hypothesis:
    """One explanation, how probable it was and is, and what would part it from the leading one."""

    name: str
    text: str
    prior: float
    prior_origin: str
    posterior: float
    low: float
    high: float
    leads: float  # share of draws with noise on every number in which it leads
    discriminator: str | None
    score: float | None = None  # log2 of what was given to what came of it: 0 at best


@dataclass(frozen=True, kw_only=True, slots=True)
class Linchpin:
    """Facts without which another hypothesis would lead."""

    clusters: tuple[str, ...]
    then: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hypotheses:
    """Competing explanations weighed by clustered evidence (METHODS 5), the most probable first."""

    case: Case
    hypotheses: tuple[Hypothesis, ...]
    clusters: tuple[Cluster, ...]
    linchpins: tuple[Linchpin, ...]
    odds_now: float | None  # prior odds of the first to the second
    odds_to_flip: float | None  # those below which the second would lead
    outcome: str | None
    notes: tuple[str, ...]
    set_name: str  # the file that the numbers come from
    method: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """All that a page of the brief shows, before any format is chosen."""

    title: str
    case: Case | None
    headline: str
    divergence: Divergence | None
    alignment: tuple[Alignment, ...]
    commitments: tuple[CommitmentEntry, ...]
    judgement: Judgement | None
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    estimates: tuple[Estimate, ...]
    beliefs: tuple[Belief, ...]
    circumstances: tuple[Circumstance, ...]
    verdicts: tuple[Verdict, ...]
    documents: tuple[Document, ...]
    notes: tuple[str, ...]  # what was left out and why
    generated_by: str
    comparisons: tuple[Comparison, ...] = ()  # what was compared where no case was told
    kept_rates: tuple[KeptRate, ...] = ()  # of the case's sender: to anybody, then to the courted side
    precedents: tuple[Precedent, ...] = ()  # of the sender's overtures to the courted side
    shows_hindsight: bool = False  # alignment in hindsight was asked for
