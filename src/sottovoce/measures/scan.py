"""Which senders speak with two voices, to whom, ranked.

In: statements, and which codes belong to which bloc. Out: triads of sender, patron and courted side with
their divergence, the strongest first. Method: every pair of counterparts that a speaking state names or
addresses is measured and the best pair of each sender stays. Of several senders only the largest set
whose mean P(not divergent) is at most q keeps its flags (Bayesian false discovery rate). Nothing is told
where nothing is found.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sottovoce.measures.corroboration import echo_weights
from sottovoce.measures.divergence import CONFIDED_SHARE, confided_share, hides_nothing, measure_divergence
from sottovoce.measures.position import Sides, codes_in, sides_of, states_of
from sottovoce.records import Case, Comparison, Divergence, Statement
from sottovoce.vocabulary import Channel, DivergenceKind

# .10 ran slightly over its nominal rate in simulation (docs/methods/divergence.md).
FALSE_DISCOVERIES = 0.08
# Nearly every government is politer in private than before its voters, and lines change with time: one
# closed word against a front at home is no pattern, nor is one open word on either side of a hedge.
LEAST_FOR_A_PATTERN = 2
# The counterparts named most often; each pair of them costs one measure over all of a sender's statements.
MOST_COUNTERPARTS = 8

# Organisations that stand for themselves in every record (records.py).
ORGANISATIONS = frozenset({"EU", "NATO", "UN", "G7", "CSTO", "OSCE", "WEST"})

_RANK = {DivergenceKind.COVERT: 0, DivergenceKind.OPEN_HEDGING: 1, DivergenceKind.ALLEGED: 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Triad:
    case: Case
    sides: Sides
    divergence: Divergence
    addressed: int  # words that name the courted side, or a member of it, as their hearer


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
    """At most one triad per sender, strongest first; empty where no sender shows two voices.

    blocs: bloc code -> member codes, so that words to several capitals are words to their bloc.
    codes: the states and blocs there are, so that no newspaper is courted for its initials; if None, those
    that speak or are spoken of, the organisations that stand for themselves, and the blocs with members.
    as_of, since: noted in the cases; the caller has already cut the statements to that window.
    """
    groups = blocs or {}
    known = codes if codes is not None else _codes_seen(statements, groups)
    best = []
    for sender in sorted({state for s in statements for state in states_of(s)}):
        own = [s for s in statements if sender in states_of(s)]
        found = _triads_of(sender, own, groups, known, as_of, since)
        if found:
            best.append(min(found, key=_strength))
    return tuple(_after_false_discoveries(sorted(best, key=_strength), q)[:limit])


def list_comparisons(
    statements: Sequence[Statement],
    *,
    blocs: Mapping[str, frozenset[str]] | None = None,
    codes: frozenset[str] | None = None,
) -> tuple[Comparison, ...]:
    """What the scan could compare, one entry for each sender: so that nothing found is told with its grounds.

    statements, blocs, codes: as in `find_triads`.
    """
    groups = blocs or {}
    known = codes if codes is not None else _codes_seen(statements, groups)
    senders = sorted({state for s in statements for state in states_of(s)})
    return tuple(
        _comparison(sender, [s for s in statements if sender in states_of(s)], groups, known)
        for sender in senders
    )


def _comparison(
    sender: str, own: list[Statement], blocs: Mapping[str, frozenset[str]], known: frozenset[str]
) -> Comparison:
    nothing = Comparison(
        sender=sender,
        n_public=sum(s.channel is Channel.PUBLIC for s in own),
        n_private=sum(s.channel in (Channel.PRIVATE, Channel.LEAKED) for s in own),
    )
    measured = [
        (divergence, patron, courted)
        for patron, courted, _, divergence in _measured(sender, own, blocs, known)
        if divergence.measure.value is not None
    ]
    if not measured:
        return nothing
    divergence, patron, courted = max(measured, key=lambda pair: _weight_of(pair[0]))
    return replace(nothing, patron=patron, courted=courted, divergence=divergence)


def _weight_of(divergence: Divergence) -> tuple[float, int]:
    return divergence.probability or 0.0, divergence.n_patron_side + divergence.n_courted_side


def discoveries(probabilities: Sequence[float], q: float) -> int:
    """How many of the most probable to tell: the most whose mean 1 - P is at most q.

    probabilities: falling.
    """
    total, told = 0.0, 0
    for count, probability in enumerate(probabilities, start=1):
        total += 1 - probability
        if total / count <= q:
            told = count
    return told


def _triads_of(
    sender: str,
    own: list[Statement],
    blocs: Mapping[str, frozenset[str]],
    known: frozenset[str],
    as_of: str | None,
    since: str | None,
) -> list[Triad]:
    found = []
    for patron, courted, sides, divergence in _measured(sender, own, blocs, known):
        if _is_told(divergence, is_home_front=patron == sender):
            case = Case(
                sender=sender,
                patron=patron,
                courted=courted,
                as_of=as_of,
                since=since,
                chosen_by="evidence",
            )
            addressed = _addressed(own, divergence, {courted} | blocs.get(courted, frozenset()))
            found.append(Triad(case=case, sides=sides, divergence=divergence, addressed=addressed))
    return found


def _measured(
    sender: str, own: list[Statement], blocs: Mapping[str, frozenset[str]], known: frozenset[str]
) -> Iterator[tuple[str, str, Sides, Divergence]]:
    """Every pair of a patron and a courted side that the sender's words allow, with its divergence."""
    heard = Counter(code for s in own for code in (codes_in(s.audience) & known) - {sender})
    praised = Counter(code for s in own for code in (_rated_well(s) & known) - {sender})
    echoes = echo_weights(own)
    for patron in (sender, *_most_named(praised, blocs)):
        for courted in _most_named(heard, blocs):
            if courted == patron:
                continue
            sides = _sides(sender, patron, courted, blocs)
            if sides is None or (patron != sender and not _is_patron(own, sides)):
                continue
            yield patron, courted, sides, measure_divergence(own, sender=sender, sides=sides, echoes=echoes)


def _codes_seen(statements: Sequence[Statement], blocs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    speaking = (states_of(s) for s in statements)
    spoken_of = (frozenset(t.id for t in s.targets) for s in statements)
    return ORGANISATIONS.union(blocs, *blocs.values(), *speaking, *spoken_of)


def _sides(sender: str, patron: str, courted: str, blocs: Mapping[str, frozenset[str]]) -> Sides | None:
    """The two sides without the sender itself, or None where one side belongs to the other."""
    sides = sides_of(patron, courted, blocs)
    together = frozenset({patron, courted})
    if any(together <= members | {bloc} for bloc, members in blocs.items() if bloc in together):
        return None
    keep = frozenset({patron}) if patron == sender else sides.patron - {sender}
    return Sides(patron=keep, courted=sides.courted - {sender})


def _is_patron(own: list[Statement], sides: Sides) -> bool:
    """May this side be the one the front is shown to?

    Whoever is told in confidence is courted. Else the sender speaks at least as well of its patron as of the
    courted side, over all its words; or in the open ones, where the courted side is told in confidence and
    what it hears there is not for the patron's ears.
    """
    near_confided, far_confided = (
        (confided_share(own, sides, side) or 0.0) >= CONFIDED_SHARE for side in ("patron", "courted")
    )
    if near_confided and not far_confided:
        return False
    near, far = _ratings(own, sides.patron), _ratings(own, sides.courted)
    if not near or not far or sum(near) / len(near) >= sum(far) / len(far):
        return True
    if not far_confided or near_confided:
        return False
    opened = [s for s in own if hides_nothing(s)]
    near, far = _ratings(opened, sides.patron), _ratings(opened, sides.courted)
    return bool(near) and sum(near) / len(near) >= (sum(far) / len(far) if far else 0.0)


def _ratings(statements: list[Statement], codes: frozenset[str]) -> list[float]:
    return [t.polarity for s in statements for t in s.targets if t.id in codes]


def _is_told(divergence: Divergence, *, is_home_front: bool) -> bool:
    fewest = min(divergence.n_patron_side, divergence.n_courted_side)
    match divergence.kind:
        case DivergenceKind.NONE:
            return False
        case DivergenceKind.OPEN_HEDGING:
            return not is_home_front and fewest >= LEAST_FOR_A_PATTERN
        case _:
            return not is_home_front or fewest >= LEAST_FOR_A_PATTERN


def _addressed(own: list[Statement], divergence: Divergence, codes: set[str] | frozenset[str]) -> int:
    """Words to a bloc are words to each member, but the bloc is whom they court."""
    back = {piece.record for piece in divergence.measure.evidence if piece.side == "courted"}
    return sum(bool(codes_in(s.audience) & codes) for s in own if s.id in back)


def _rated_well(statement: Statement) -> frozenset[str]:
    return codes_in(t.id for t in statement.targets if t.polarity > 0 and " " not in t.id)


def _most_named(counts: Counter[str], blocs: Mapping[str, frozenset[str]]) -> list[str]:
    """The codes named most often, and each bloc of which two members are among them."""
    ranked = sorted(counts, key=lambda code: (-counts[code], code))[:MOST_COUNTERPARTS]
    together = {bloc for bloc, members in blocs.items() if len(members & set(ranked)) >= 2}
    return sorted({*ranked, *together})


def _strength(triad: Triad) -> tuple[bool, int, int, float, float, str, str, str]:
    divergence, case = triad.divergence, triad.case
    weight = sum(piece.weight for piece in divergence.measure.evidence)
    probability = divergence.probability or 0.0
    rank = _RANK[divergence.kind]
    return (
        not divergence.flag,
        rank,
        -triad.addressed,
        -probability,
        -weight,
        case.sender,
        case.patron,
        case.courted,
    )


def _after_false_discoveries(ranked: list[Triad], q: float) -> list[Triad]:
    """One sender is judged by its own threshold; of several, the least probable lose their flags."""
    if len(ranked) < 2:
        return ranked
    by_probability = sorted(ranked, key=lambda triad: -(triad.divergence.probability or 0))
    count = discoveries([triad.divergence.probability or 0 for triad in by_probability], q)
    kept = {triad.case.sender for triad in by_probability[:count]}
    return [
        triad
        if triad.case.sender in kept
        else replace(triad, divergence=replace(triad.divergence, flag=False))
        for triad in ranked
    ]
