"""Divergence between what a sender says in its patron's hearing and what it tells the courted side.

In: statements and the two sides. Out: a Divergence: delta, the difference of mean positions, with its 90 %
interval, P(delta > .25), and what kind of two voices it is. Method: conjugate normal-inverse-gamma regression
with tempered weights (docs/methods/divergence.md) on the two comparisons of `voices.py`: what is open or said
to the patron against what was closed and said to the courted side (covert); else words to the patron against
open words to the courted side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.errors import CaseError
from sottovoce.measures.columns import Columns, states_of
from sottovoce.measures.counterparts import CONFIDED_SHARE
from sottovoce.measures.position import Sides, basis_of, positions_of
from sottovoce.measures.posterior import DEFAULT_PRIOR, Posterior, Prior, posterior_of
from sottovoce.measures.voices import (
    Closed,
    Opened,
    Voices,
    closed_voices,
    opened_voices,
    sum_up_closed,
    sum_up_opened,
    without_doubtful,
)
from sottovoce.records import Divergence, Evidence, Measure, Statement
from sottovoce.vocabulary import DivergenceKind

LEAST_DELTA = 0.25
LIKELY_ENOUGH = 0.8
# If only embarrassing private words leak, delta = 0 looks like .34 and is flagged 25 % of the time at .8.
LIKELY_ENOUGH_IF_ALL_LEAKED = 0.95
# Above this share of frank words to its face, the courted side hears the patron's line as well.
FRANK_SHARE = 1 / 3

_METHOD = "conjugate normal-inverse-gamma, tempered weights (docs/methods/divergence.md)"
_TOO_LITTLE = "Too little evidence: at least one statement that bears on the sides is needed on each."
_ALL_LEAKED = (
    "Everything private here was leaked. What leaks is chosen: if only embarrassing words come out, "
    "two voices appear where there is one, so 95 % is asked for instead of 80 %."
)
_HARSHER = "The closed words are harsher on the courted side than the open ones."
_FRANK = "The courted side is told the patron's line to its face: one voice, politely put."
_ALLEGED = "The private half rests on unnamed people or on a paper that is denied."
_LEFT_OUT = "Closed words that rest on unnamed people or on a denied paper are left out: the others suffice."
_CONFIDED = "The words to the patron were closed and those to the courted side open: no open hedging."


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One sender before two sides, summed up before any prior."""

    closed: Closed
    sound: Closed  # the same without what rests on unnamed people or denied papers
    opened: Opened


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What kind of two voices there are, on which comparison it rests, and how sure it is."""

    rests_on: Closed | Opened
    kind: DivergenceKind
    flag: bool = False
    posterior: Posterior | None = None  # None: one voice is missing
    prior: Prior = DEFAULT_PRIOR
    probability: float | None = None
    caveats: tuple[str, ...] = ()


def measure_divergence(
    statements: Sequence[Statement], *, sender: str, sides: Sides, prior: Prior = DEFAULT_PRIOR
) -> Divergence:
    """How far the sender's two voices lie apart, and of what kind.

    statements: of any speakers, already cut to what had surfaced; only the sender's count.
    prior: of the closed comparison; open words keep the default.

    Raises CaseError where sender, patron and courted side are not distinct (a front at home has the sender as
    patron), ValueError for a polarity outside [-1, 1].
    """
    check_sides(sender, sides)
    columns = Columns(s for s in statements if sender in states_of(s))
    return as_divergence(columns, sides, find_divergence(sum_up(columns, sides), prior))


def check_sides(sender: str, sides: Sides) -> None:
    """Raises CaseError where the three parties are not distinct."""
    if sender in sides.courted:
        raise CaseError(f"{sender} cannot be courted by itself.\nName a courted side other than the sender.")
    if both := sorted(sides.patron & sides.courted):
        raise CaseError(
            f"{', '.join(both)} cannot be patron and courted side at once.\n"
            "Name two sides that share no state."
        )


def sum_up(columns: Columns, sides: Sides) -> Compared:
    """The comparisons of one sender before two sides."""
    positions = positions_of(columns, sides)
    voices = closed_voices(columns, positions)
    closed = sum_up_closed(columns, voices)
    sound = closed if closed.is_sound else sum_up_closed(columns, without_doubtful(columns, voices))
    return Compared(
        closed=closed, sound=sound, opened=sum_up_opened(columns, opened_voices(columns, positions))
    )


def find_divergence(compared: Compared, prior: Prior = DEFAULT_PRIOR) -> Finding:
    """The closed comparison first, without what is doubtful if that suffices; then the open one."""
    result = _closed_finding(compared, prior)
    opened = compared.opened
    if result.kind is not DivergenceKind.NONE or not opened.both_speak:
        return result
    posterior = posterior_of(opened.moments)
    chance = posterior.above(LEAST_DELTA)
    if chance < LIKELY_ENOUGH:
        if compared.closed.both_speak:
            return result
        return Finding(rests_on=opened, kind=DivergenceKind.NONE, posterior=posterior, probability=chance)
    is_open = opened.closed_share < CONFIDED_SHARE
    return Finding(
        rests_on=opened,
        kind=DivergenceKind.OPEN_HEDGING if is_open else DivergenceKind.NONE,
        posterior=posterior,
        probability=chance,
        caveats=() if is_open else (_CONFIDED,),
    )


def voices_of(columns: Columns, sides: Sides, finding: Finding) -> Voices:
    """The statements that a finding rests on."""
    positions = positions_of(columns, sides)
    if isinstance(finding.rests_on, Opened):
        return opened_voices(columns, positions)
    voices = closed_voices(columns, positions)
    return without_doubtful(columns, voices) if finding.rests_on.is_sound else voices


def as_divergence(columns: Columns, sides: Sides, finding: Finding) -> Divergence:
    """The finding with all that it rests on."""
    summary, posterior = finding.rests_on, finding.posterior
    voices = voices_of(columns, sides, finding)
    measure = Measure(
        name="divergence",
        value=posterior.mean if posterior else None,
        low=posterior.quantile(0.05) if posterior else None,
        high=posterior.quantile(0.95) if posterior else None,
        unit="polarity",
        method=_METHOD,
        parameters=_parameters(finding) if posterior else {},
        evidence=tuple(_evidence(columns, voices, at) for at in range(len(voices.rows))),
        caveats=finding.caveats,
    )
    return Divergence(
        measure=measure,
        probability=finding.probability,
        flag=finding.flag,
        kind=finding.kind,
        n_patron_side=summary.n_front,
        n_courted_side=summary.n_back,
        leaked_share=summary.leaked_share,
    )


def _parameters(finding: Finding) -> dict[str, float | str]:
    prior = finding.prior
    return {
        "least_delta": LEAST_DELTA,
        "prior_nu": prior.nu,
        "prior_spread": prior.spread,
        "prior_k_shift": prior.k_shift,
        "prior_shift": prior.shift,
        "serial_correlation": finding.rests_on.correlation,
    }


def _closed_finding(compared: Compared, prior: Prior) -> Finding:
    closed, sound = compared.closed, compared.sound
    if not closed.both_speak:
        return Finding(rests_on=closed, kind=DivergenceKind.NONE, caveats=(_TOO_LITTLE,))
    posterior = posterior_of(closed.moments, prior)
    chance = _probability(posterior)
    if closed.frank_share > FRANK_SHARE:
        return _closed(closed, DivergenceKind.NONE, posterior, prior, _FRANK)
    if sound.both_speak:
        vouched = posterior if closed.is_sound else posterior_of(sound.moments, prior)
        if _probability(vouched) >= LIKELY_ENOUGH:
            left_out = () if closed.is_sound else (_LEFT_OUT,)
            return _closed(sound, DivergenceKind.COVERT, vouched, prior, *left_out)
    if not closed.is_sound and (chance >= LIKELY_ENOUGH or closed.is_contradicted):
        return _closed(closed, DivergenceKind.ALLEGED, posterior, prior, _ALLEGED)
    return _closed(closed, DivergenceKind.NONE, posterior, prior)


def _closed(
    summary: Closed, kind: DivergenceKind, posterior: Posterior, prior: Prior, *caveats: str
) -> Finding:
    is_none = kind is DivergenceKind.NONE
    probability = posterior.above(LEAST_DELTA) if is_none else _probability(posterior)
    asked = LIKELY_ENOUGH_IF_ALL_LEAKED if summary.is_all_leaked else LIKELY_ENOUGH
    told = [_ALL_LEAKED] if summary.is_all_leaked else []
    if posterior.mean < 0:
        told.append(_HARSHER)
    return Finding(
        rests_on=summary,
        kind=kind,
        flag=kind is DivergenceKind.COVERT and probability >= asked,
        posterior=posterior,
        prior=prior,
        probability=probability,
        caveats=(*told, *caveats),
    )


def _probability(posterior: Posterior) -> float:
    """P(delta > .25), or P(delta < -.25) where the closed words are the harsher ones."""
    if posterior.mean < 0:
        return 1 - posterior.above(-LEAST_DELTA)
    return posterior.above(LEAST_DELTA)


def _evidence(columns: Columns, voices: Voices, at: int) -> Evidence:
    row = int(voices.rows[at])
    statement, is_front = columns.statements[row], bool(voices.facing[at] > 0)
    heard = "in the patron's hearing" if is_front else "to the courted side"
    return Evidence(
        record=statement.id,
        passage=statement.passage,
        weight=float(voices.weights[at]),
        value=float(voices.values[at]),
        side="patron" if is_front else "courted",
        note=f"{statement.channel}, {heard}; rests on the {basis_of(voices.positions, row)}",
    )
