"""Divergence between what a sender says in its patron's hearing and what it tells the courted side.

In: statements and the two sides. Out: a Divergence: delta, the difference of mean positions, with its 90 %
interval, P(delta > .25), and what kind of two voices it is. Method: conjugate normal-inverse-gamma
regression with tempered weights (docs/methods/divergence.md); echoes and occasions weigh down
(`corroboration.py`). Two comparisons are made: what is open or said to the patron against what was closed
and said to the courted side (covert); else words to the patron against open words to the courted side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sottovoce.measures.corroboration import echo_weights, occasion_weights
from sottovoce.measures.position import Position, Sides, audience_side, is_frank, position_of, states_of
from sottovoce.measures.posterior import DEFAULT_PRIOR, Posterior, Prior, divergence_posterior
from sottovoce.records import Divergence, Evidence, Measure, Statement
from sottovoce.vocabulary import Act, Authenticity, Channel, DivergenceKind

LEAST_DELTA = 0.25
LIKELY_ENOUGH = 0.8
# If only embarrassing private words leak, delta = 0 looks like .34 and is flagged 25 % of the time at .8.
LIKELY_ENOUGH_IF_ALL_LEAKED = 0.95
# Above this share of frank words to its face, the courted side hears the patron's line as well.
FRANK_SHARE = 1 / 3
# From this share of closed words on a side is told in confidence, and its voice is no open one.
CONFIDED_SHARE = 1 / 2

_METHOD = "conjugate normal-inverse-gamma, tempered weights (docs/methods/divergence.md)"
_DOUBTFUL = frozenset({Authenticity.LEAKED_DENIED, Authenticity.ANONYMOUS_SOURCED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """One statement placed: whether it is front (+1) or back (-1), where it stands, what it weighs."""

    statement: Statement
    facing: int
    place: Position
    weight: float


def measure_divergence(
    statements: Sequence[Statement],
    *,
    sender: str,
    sides: Sides,
    prior: Prior = DEFAULT_PRIOR,
    echoes: Mapping[str, float] | None = None,
) -> Divergence:
    """How far the sender's two voices lie apart, and of what kind.

    statements: of any speakers, already cut to what had surfaced; only the sender's count.
    echoes: weights from `echo_weights`, where the caller has them already.
    """
    own = [s for s in statements if sender in states_of(s)]
    told = echoes if echoes is not None else echo_weights(own)
    covert = _voices(own, sides, told, covert=True)
    opened = _voices(own, sides, told, covert=False)
    result = _covert_result(own, covert, sides, prior)
    if result.kind is DivergenceKind.NONE and _both_speak(opened):
        posterior = _posterior_of(opened, prior)
        if posterior.above(LEAST_DELTA) >= LIKELY_ENOUGH:
            if _closed_share(opened, facing=1) < CONFIDED_SHARE:
                return _result(opened, posterior, DivergenceKind.OPEN_HEDGING, (), prior)
            confided = (
                "The words to the patron were closed and those to the courted side open: no open hedging."
            )
            return _result(opened, posterior, DivergenceKind.NONE, (confided,), prior)
        if not _both_speak(covert):
            return _result(opened, posterior, DivergenceKind.NONE, (), prior)
    return result


def _covert_result(own: list[Statement], voices: list[Voice], sides: Sides, prior: Prior) -> Divergence:
    if not _both_speak(voices):
        return _nothing(voices)
    posterior = _posterior_of(voices, prior)
    back = [v.statement for v in voices if v.facing < 0]
    caveats = []
    if _all_leaked(voices):
        caveats.append(
            "Everything private here was leaked. What leaks is chosen: if only embarrassing words come out, "
            "two voices appear where there is one, so 95 % is asked for instead of 80 %."
        )
    if posterior.mean < 0:
        caveats.append("The closed words are harsher on the courted side than the open ones.")
    kind, flag = DivergenceKind.NONE, False
    sound = [v for v in voices if v.facing > 0 or not _is_doubtful(v.statement)]
    if _frank_share(voices, sides) > FRANK_SHARE:
        caveats.append("The courted side is told the patron's line to its face: one voice, politely put.")
    elif _both_speak(sound) and _lies_apart(_posterior_of(sound, prior)):
        kind = DivergenceKind.COVERT
        certainty = _probability(_posterior_of(sound, prior))
        flag = certainty >= (LIKELY_ENOUGH_IF_ALL_LEAKED if _all_leaked(sound) else LIKELY_ENOUGH)
    elif any(map(_is_doubtful, back)) and (_lies_apart(posterior) or _is_contradicted(back, own)):
        kind = DivergenceKind.ALLEGED
        caveats.append("The private half rests on unnamed people or on a paper that is denied.")
    return _result(voices, posterior, kind, tuple(caveats), prior, flag=flag)


def _lies_apart(posterior: Posterior) -> bool:
    return _probability(posterior) >= LIKELY_ENOUGH


def _probability(posterior: Posterior) -> float:
    """P(delta > .25), or P(delta < -.25) where the closed words are the harsher ones."""
    if posterior.mean < 0:
        return 1 - posterior.above(-LEAST_DELTA)
    return posterior.above(LEAST_DELTA)


def _is_contradicted(back: list[Statement], own: list[Statement]) -> bool:
    """Does the sender openly deny what a denied paper has it say?"""
    is_denied = any(s.authenticity is Authenticity.LEAKED_DENIED for s in back)
    return is_denied and any(s.channel is Channel.PUBLIC and Act.DENY in s.acts for s in own)


def _voices(own: list[Statement], sides: Sides, echoes: Mapping[str, float], *, covert: bool) -> list[Voice]:
    placed: dict[str, tuple[Statement, int, Position]] = {}
    for statement in sorted(own, key=lambda s: s.id):
        facing = _facing(statement, sides, covert=covert)
        place = position_of(statement, sides)
        if facing and place:
            placed[statement.id] = (statement, facing, place)
    base = {key: echoes[key] * place.weight for key, (_, _, place) in placed.items()}
    occasions = {key: _occasion(statement, facing) for key, (statement, facing, _) in placed.items()}
    weights = occasion_weights(occasions, base)
    return [
        Voice(statement=statement, facing=facing, place=place, weight=weights[key])
        for key, (statement, facing, place) in placed.items()
    ]


def _facing(statement: Statement, sides: Sides, *, covert: bool) -> int:
    """+1 in the patron's hearing, -1 to the courted side, 0 where it does not enter the comparison."""
    side, is_open = audience_side(statement, sides), hides_nothing(statement)
    if covert:
        # Whatever is open the patron hears too, whomever it is addressed to.
        if is_open or side == "patron":
            return 1
        return -1 if side == "courted" else 0
    # Sorted by audience: what is said to nobody in particular belongs to neither voice.
    if side == "patron":
        return 1
    return -1 if side == "courted" and is_open else 0


def hides_nothing(statement: Statement) -> bool:
    """Open words; and closed ones that the speaker's side made known itself, or a named side on their day."""
    if statement.channel is Channel.PUBLIC:
        return True
    is_same_day = statement.said_on is not None and statement.said_on == statement.surfaced_on
    is_told_by_itself = statement.authenticity is Authenticity.OFFICIAL_READOUT
    return statement.channel is Channel.PRIVATE and (is_same_day or is_told_by_itself)


def confided_share(statements: Sequence[Statement], sides: Sides, side: str) -> float | None:
    """Share of the words to one side ("patron" or "courted") that hide something, or None without any.

    Words through an unknown channel tell neither.
    """
    heard = [
        s
        for s in statements
        if audience_side(s, sides) == side and (hides_nothing(s) or s.channel is not Channel.UNKNOWN)
    ]
    return sum(not hides_nothing(s) for s in heard) / len(heard) if heard else None


def _closed_share(voices: list[Voice], *, facing: int) -> float:
    here = [v for v in voices if v.facing == facing]
    return sum(v.weight for v in here if not hides_nothing(v.statement)) / sum(v.weight for v in here)


def _occasion(statement: Statement, facing: int) -> tuple[str, int, str]:
    day = statement.said_on or f"undated, in {statement.passage.document}"
    return day, facing, statement.channel


def _both_speak(voices: list[Voice]) -> bool:
    return {v.facing for v in voices} == {1, -1}


def _posterior_of(voices: list[Voice], prior: Prior) -> Posterior:
    return divergence_posterior(
        [v.place.value for v in voices], [v.facing for v in voices], [v.weight for v in voices], prior
    )


def _is_doubtful(statement: Statement) -> bool:
    return statement.authenticity in _DOUBTFUL or statement.channel is Channel.UNKNOWN


def _all_leaked(voices: list[Voice]) -> bool:
    return all(v.statement.channel is Channel.LEAKED for v in voices if v.facing < 0)


def _frank_share(voices: list[Voice], sides: Sides) -> float:
    back = [v for v in voices if v.facing < 0]
    total = sum(v.weight for v in back)
    return sum(v.weight for v in back if is_frank(v.statement, sides)) / total


def _nothing(voices: list[Voice]) -> Divergence:
    front, back = (sum(v.facing == f for v in voices) for f in (1, -1))
    measure = Measure(
        name="divergence",
        value=None,
        low=None,
        high=None,
        unit="polarity",
        method=_METHOD,
        parameters={},
        evidence=tuple(_evidence(v) for v in voices),
        caveats=("Too little evidence: at least one statement that bears on the sides is needed on each.",),
    )
    return Divergence(
        measure=measure,
        probability=None,
        flag=False,
        kind=DivergenceKind.NONE,
        n_patron_side=front,
        n_courted_side=back,
        leaked_share=_leaked_share(voices),
    )


def _result(
    voices: list[Voice],
    posterior: Posterior,
    kind: DivergenceKind,
    caveats: tuple[str, ...],
    prior: Prior,
    *,
    flag: bool = False,
) -> Divergence:
    measure = Measure(
        name="divergence",
        value=posterior.mean,
        low=posterior.quantile(0.05),
        high=posterior.quantile(0.95),
        unit="polarity",
        method=_METHOD,
        parameters={
            "least_delta": LEAST_DELTA,
            "prior_nu": prior.nu,
            "prior_spread": prior.spread,
            "prior_k_shift": prior.k_shift,
            "prior_shift": prior.shift,
        },
        evidence=tuple(_evidence(v) for v in voices),
        caveats=caveats,
    )
    return Divergence(
        measure=measure,
        probability=posterior.above(LEAST_DELTA) if kind is DivergenceKind.NONE else _probability(posterior),
        flag=flag,
        kind=kind,
        n_patron_side=sum(v.facing > 0 for v in voices),
        n_courted_side=sum(v.facing < 0 for v in voices),
        leaked_share=_leaked_share(voices),
    )


def _leaked_share(voices: list[Voice]) -> float | None:
    back = [v for v in voices if v.facing < 0]
    if not back:
        return None
    return sum(v.statement.channel is Channel.LEAKED for v in back) / len(back)


def _evidence(voice: Voice) -> Evidence:
    heard = "in the patron's hearing" if voice.facing > 0 else "to the courted side"
    return Evidence(
        record=voice.statement.id,
        passage=voice.statement.passage,
        weight=voice.weight,
        value=voice.place.value,
        side="patron" if voice.facing > 0 else "courted",
        note=f"{voice.statement.channel}, {heard}; rests on the {voice.place.basis}",
    )
