"""Which senders speak with two voices, to whom, ranked.

In: statements, and which codes belong to which bloc. Out: triads of sender, patron and courted side with
their divergence, the strongest first; and what was compared of each sender. Method: every pair of
counterparts that a speaking state names or addresses is measured and the best pair of each sender stays. The
prior is what the senders have in common (empirical Bayes), and of several senders only the largest set whose
mean P(not divergent) is at most q keeps its flags (`shared_prior.py`). Nothing is told where nothing is
found.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sottovoce.measures.columns import Columns, codes_in, states_of
from sottovoce.measures.counterparts import Counterparts, Pair
from sottovoce.measures.divergence import Compared, Finding, as_divergence, find_divergence, sum_up, voices_of
from sottovoce.measures.position import Sides
from sottovoce.measures.posterior import DEFAULT_PRIOR, Moments, Prior
from sottovoce.measures.shared_prior import FALSE_DISCOVERIES, discoveries, shared_prior
from sottovoce.records import Case, Comparison, Divergence, Statement
from sottovoce.vocabulary import Channel, DivergenceKind

# Nearly every government is politer in private than before its voters, and lines change with time: one
# closed word against a front at home is no pattern, nor is one open word on either side of a hedge.
LEAST_FOR_A_PATTERN = 2

# Organisations that stand for themselves in every record (records.py).
ORGANISATIONS = frozenset({"EU", "NATO", "UN", "G7", "CSTO", "OSCE", "WEST"})

_RANK = {DivergenceKind.COVERT: 0, DivergenceKind.OPEN_HEDGING: 1, DivergenceKind.ALLEGED: 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Triad:
    case: Case
    sides: Sides
    divergence: Divergence
    addressed: int  # words that name the courted side, or a member of it, as their hearer


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """What a scan found, or else what it could compare of each sender."""

    triads: tuple[Triad, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Measured:
    pair: Pair
    compared: Compared


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sender:
    code: str
    columns: Columns
    measured: tuple[_Measured, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    sender: _Sender
    pair: Pair
    finding: Finding
    addressed: int


def find_triads(
    statements: Sequence[Statement],
    *,
    blocs: Mapping[str, frozenset[str]] | None = None,
    codes: frozenset[str] | None = None,
    as_of: str | None = None,
    since: str | None = None,
    limit: int = 10,
    q: float = FALSE_DISCOVERIES,
) -> tuple[Triad, ...]:
    """The triads of a `survey`; empty where no sender shows two voices."""
    return survey(statements, blocs=blocs, codes=codes, as_of=as_of, since=since, limit=limit, q=q).triads


def survey(
    statements: Sequence[Statement],
    *,
    blocs: Mapping[str, frozenset[str]] | None = None,
    codes: frozenset[str] | None = None,
    as_of: str | None = None,
    since: str | None = None,
    limit: int = 10,
    q: float = FALSE_DISCOVERIES,
) -> Survey:
    """At most one triad per sender, strongest first; or, where no sender shows two voices, what of each
    could be compared, so that nothing found is told with its grounds.

    blocs: bloc code -> member codes, so that words to several capitals are words to their bloc.
    codes: the states and blocs there are, so that no newspaper is courted for its initials; if None, those
    that speak or are spoken of, the organisations that stand for themselves, and the blocs with members.
    as_of, since: noted in the cases; the caller has already cut the statements to that window.
    """
    groups = blocs or {}
    known = codes if codes is not None else _codes_seen(statements, groups)
    senders = _measured_senders(statements, Counterparts(groups, known))
    at_home, abroad = (_prior_of(senders, at_home=home) for home in (True, False))
    best = []
    for sender in senders:
        found = _told(sender, groups, at_home, abroad)
        if found:
            best.append(min(found, key=_strength))
    ranked = _after_false_discoveries(sorted(best, key=_strength), len(senders), q)
    triads = tuple(_triad(found, as_of, since) for found in ranked[:limit])
    if triads:
        return Survey(triads=triads, comparisons=())
    return Survey(triads=(), comparisons=tuple(_comparison(sender, at_home, abroad) for sender in senders))


def _codes_seen(statements: Sequence[Statement], blocs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    speaking = (states_of(s) for s in statements)
    spoken_of = (frozenset(t.id for t in s.targets) for s in statements)
    return ORGANISATIONS.union(blocs, *blocs.values(), *speaking, *spoken_of)


def _measured_senders(statements: Sequence[Statement], counterparts: Counterparts) -> list[_Sender]:
    own: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for state in states_of(statement):
            own[state].append(statement)
    senders = []
    for code in sorted(own):
        columns = Columns(own[code])
        measured = []
        for pair in counterparts.pairs(code, columns):
            measured.append(_Measured(pair=pair, compared=sum_up(columns, pair.sides)))
        senders.append(_Sender(code=code, columns=columns, measured=tuple(measured)))
    return senders


def _prior_of(senders: Sequence[_Sender], *, at_home: bool) -> Prior:
    """What the pairs of all senders have in common.

    Its mean makes a sender less suspect, never more: that others are kinder behind doors is no evidence
    against this one, and patrons are chosen for being spoken of well in the words that are then compared.
    """
    chosen = [
        (sender.code, measured.compared.closed.moments)
        for sender in senders
        for measured in sender.measured
        if (measured.pair.patron == sender.code) == at_home and measured.compared.closed.both_speak
    ]
    if not chosen:
        return DEFAULT_PRIOR
    moments = [of_one for _, of_one in chosen]
    prior = shared_prior(
        Moments(
            total=np.array([m.total for m in moments]),
            ahead=np.array([m.ahead for m in moments]),
            sum_y=np.array([m.sum_y for m in moments]),
            sum_zy=np.array([m.sum_zy for m in moments]),
            sum_yy=np.array([m.sum_yy for m in moments]),
        ),
        n_senders=len({code for code, _ in chosen}),
    )
    return replace(prior, shift=min(prior.shift, 0.0))


def _told(
    sender: _Sender, blocs: Mapping[str, frozenset[str]], at_home: Prior, abroad: Prior
) -> list[_Found]:
    found = []
    for measured in sender.measured:
        is_home_front = measured.pair.patron == sender.code
        finding = find_divergence(measured.compared, at_home if is_home_front else abroad)
        if _is_told(finding, is_home_front=is_home_front):
            addressed = _addressed(sender.columns, measured.pair, finding, blocs)
            found.append(_Found(sender=sender, pair=measured.pair, finding=finding, addressed=addressed))
    return found


def _is_told(finding: Finding, *, is_home_front: bool) -> bool:
    fewest = min(finding.rests_on.n_front, finding.rests_on.n_back)
    match finding.kind:
        case DivergenceKind.NONE:
            return False
        case DivergenceKind.OPEN_HEDGING:
            return not is_home_front and fewest >= LEAST_FOR_A_PATTERN
        case _:
            return not is_home_front or fewest >= LEAST_FOR_A_PATTERN


def _addressed(columns: Columns, pair: Pair, finding: Finding, blocs: Mapping[str, frozenset[str]]) -> int:
    """Words to a bloc are words to each member, but the bloc is whom they court."""
    codes = {pair.courted} | blocs.get(pair.courted, frozenset())
    voices = voices_of(columns, pair.sides, finding)
    back = voices.rows[voices.facing < 0]
    return sum(not codes_in(columns.statements[row].audience).isdisjoint(codes) for row in back)


def _strength(found: _Found) -> tuple[bool, int, int, float, float, str, str, str]:
    finding, pair = found.finding, found.pair
    return (
        not finding.flag,
        _RANK[finding.kind],
        -found.addressed,
        -(finding.probability or 0.0),
        -finding.rests_on.weight,
        found.sender.code,
        pair.patron,
        pair.courted,
    )


def _after_false_discoveries(ranked: list[_Found], n_senders: int, q: float) -> list[_Found]:
    """One sender is judged by its own threshold; of several, the least probable lose their flags."""
    if n_senders < 2:
        return ranked
    flagged = sorted(
        (found for found in ranked if found.finding.flag), key=lambda found: -(found.finding.probability or 0)
    )
    count = discoveries([found.finding.probability or 0 for found in flagged], q)
    kept = {found.sender.code for found in flagged[:count]}
    return [
        found if found.sender.code in kept else replace(found, finding=replace(found.finding, flag=False))
        for found in ranked
    ]


def _triad(found: _Found, as_of: str | None, since: str | None) -> Triad:
    sender, pair = found.sender, found.pair
    return Triad(
        case=Case(
            sender=sender.code,
            patron=pair.patron,
            courted=pair.courted,
            as_of=as_of,
            since=since,
            chosen_by="evidence",
        ),
        sides=pair.sides,
        divergence=as_divergence(sender.columns, pair.sides, found.finding),
        addressed=found.addressed,
    )


def _comparison(sender: _Sender, at_home: Prior, abroad: Prior) -> Comparison:
    channels = [s.channel for s in sender.columns.statements]
    nothing = Comparison(
        sender=sender.code,
        n_public=sum(channel is Channel.PUBLIC for channel in channels),
        n_private=sum(channel in (Channel.PRIVATE, Channel.LEAKED) for channel in channels),
    )
    tested = []
    for measured in sender.measured:
        prior = at_home if measured.pair.patron == sender.code else abroad
        finding = find_divergence(measured.compared, prior)
        if finding.posterior:
            tested.append((finding, measured.pair))
    if not tested:
        return nothing
    finding, pair = max(tested, key=lambda one: _nearness(one[0]))
    divergence = as_divergence(sender.columns, pair.sides, finding)
    return replace(nothing, patron=pair.patron, courted=pair.courted, divergence=divergence)


def _nearness(finding: Finding) -> tuple[float, int]:
    return finding.probability or 0.0, finding.rests_on.n_front + finding.rests_on.n_back
