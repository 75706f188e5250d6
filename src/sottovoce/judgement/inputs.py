"""The game's inputs out of the ledger, or a documented default where the ledger is silent.

In: the grounds of a case. Out: one quantity for each name in `quantities.NAMES`. Method: pseudo-counts: every
default is worth a few cases, and every kind of evidence adds its own (docs/methods/private-assurance.md says
which numbers are guesses; they were made once and are not tuned).
"""

from collections.abc import Iterable, Sequence
from math import exp

from sottovoce.judgement import grounds as told
from sottovoce.judgement.grounds import Grounds
from sottovoce.judgement.quantities import Quantity, Shape, share, size
from sottovoce.judgement.reactions import told_reaction
from sottovoce.records import Belief, CommitmentEntry, Event, Evidence, Passage

# Belief that the sender cannot keep its word: words of strength -> (prior of autonomy, cases it is worth).
_WEIGHT_OF_BELIEF = (
    (("consensus", "shared", "unanim", "nobody", "everyone", "all "), (0.05, 12.0)),
    (("wide", "general", "most", "tend", "common", "broad"), (0.08, 8.0)),
)
_WEIGHT_OF_ANY_BELIEF = (0.12, 6.0)
_AFFIRMED = (0.75, 6.0)
_DEFAULT_PRIOR = (0.35, 2.0)
# A sender whose front stands at home is not held back by a foreign patron.
_HOME_PRIOR = (0.5, 2.0)
MOST_CASES = 20.0
_MOST_OF_RECORD = 8.0
# How much a circumstance moves a size, as a factor; how far full goodwill or ill will moves gain and harm.
_NUDGE = 1.3
_STANCE = 0.7


def quantities_of(grounds: Grounds) -> tuple[Quantity, ...]:
    """In the order of `quantities.NAMES`."""
    gain, harm = _stakes(grounds)
    free, dependent = _punishment_rates(grounds)
    cost_free, cost_dependent = _punishment_costs(grounds)
    concession = _concession(grounds)
    return (
        _prior(grounds),
        gain,
        harm,
        _leak(grounds),
        free,
        dependent,
        cost_free,
        cost_dependent,
        _relief(grounds),
        _audience_cost(grounds),
        _sunk("sunk_free", 0.4, "a free sender"),
        _sunk("sunk_dependent", 0.6, "a dependent sender"),
        concession,
        _fixed(
            "patron_threshold",
            0.5,
            "default",
            "belief in a free sender from which the patron acts; it bears on half-open public talk alone",
        ),
    )


def _prior(grounds: Grounds) -> Quantity:
    parts = [_HOME_PRIOR if grounds.is_front_at_home else _DEFAULT_PRIOR]
    evidence: list[Evidence] = []
    reasons = []
    beliefs = told.bearing_beliefs(grounds)
    for belief in beliefs:
        parts.append(_belief_part(belief))
        evidence.append(_evidence(belief.id, belief.passage, "belief of the courted side"))
    if beliefs:
        reasons.append("what the courted side is reported to hold of the sender")
    stance = None if grounds.is_front_at_home else _stance_to_patron(grounds)
    if stance is not None:
        level, cases, pieces = stance
        parts.append(((1 - level) / 2, cases))
        evidence.extend(pieces)
        reasons.append(f"how close it stands to its patron ({level:+.2f} on a scale from -1 to +1)")
    kept, broken = told.settled_promises(grounds)
    if kept or broken:
        parts.append(_record_part(len(kept), len(broken)))
        evidence.extend(_of_promises(kept, "a promise that was kept"))
        evidence.extend(_of_promises(broken, "a promise that was broken"))
        reasons.append(f"its record ({_promises(len(kept))} kept, {len(broken)} broken, as told)")
    count = sum(cases for _, cases in parts)
    centre = sum(mean * cases for mean, cases in parts) / count
    reason = ", ".join(reasons) if reasons else "no report tells what the courted side holds of the sender"
    return share(
        "prior",
        centre,
        min(MOST_CASES, count),
        "ledger" if reasons else "default",
        f"chance that the sender can keep its word, as the courted side sees it: {reason}",
        tuple(evidence),
    )


def _record_part(kept: int, broken: int) -> tuple[float, float]:
    """The share kept; a promise settled by a told deed is worth two cases, and moves belief its way."""
    return kept / (kept + broken), min(_MOST_OF_RECORD, 2.0 * (kept + broken))


def _promises(number: int) -> str:
    return "1 promise" if number == 1 else f"{number} promises"


def _of_promises(entries: Iterable[CommitmentEntry], note: str) -> list[Evidence]:
    return [
        _evidence(entry.statement, passage, note)
        for entry in entries
        for passage in (entry.passage, *entry.status_evidence)
    ]


def _belief_part(belief: Belief) -> tuple[float, float]:
    if belief.denies_autonomy is False:
        return _AFFIRMED
    strength = (belief.strength or "").casefold()
    for words, part in _WEIGHT_OF_BELIEF:
        if any(word in strength for word in words):
            return part
    return _WEIGHT_OF_ANY_BELIEF


def _stance_to_patron(grounds: Grounds) -> tuple[float, float, Sequence[Evidence]] | None:
    """Level in [-1, 1], the cases it is worth, and its evidence: alignment, else the patron-facing voice."""
    if grounds.alignment is not None and grounds.alignment.measure.value is not None:
        measure = grounds.alignment.measure
        cases = min(8.0, 2 * sum(piece.weight for piece in measure.evidence))
        return measure.value or 0.0, max(1.0, cases), measure.evidence
    pieces = [
        piece
        for piece in (grounds.divergence.measure.evidence if grounds.divergence else ())
        if piece.side == "patron" and piece.value is not None
    ]
    weight = sum(piece.weight for piece in pieces)
    if weight <= 0:
        return None
    level = sum(piece.weight * (piece.value or 0.0) for piece in pieces) / weight
    return level, min(8.0, max(1.0, 2 * weight)), pieces


def _stakes(grounds: Grounds) -> tuple[Quantity, Quantity]:
    words, deeds = told.courted_words(grounds), told.courted_deeds(grounds)
    values = [value for _, value in words] + [0.5 * sign for _, sign in deeds]
    goodwill = sum(values) / (len(values) + 2)  # two neutral pseudo-observations
    stance = [_evidence(s.id, s.passage, "the courted side on the sender") for s, _ in words]
    stance += [_evidence(e.id, e.passage, "the courted side to the sender") for e, _ in deeds]
    need = [c for kind in ("accession", "threat") for c in told.circumstances_of(grounds, kind)[:1]]
    wanted = [_evidence(c.id, c.passage, f"raises what neutrality is worth: {c.kind}") for c in need]
    helped = told.help_for_patron(grounds)
    deeds_for_patron = _of_events(helped[:3], "the sender's help for its patron")
    gain = size(
        "gain",
        exp(_STANCE * goodwill) * _NUDGE ** len(need),
        0.35,
        "ledger" if stance or wanted else "default",
        "what the courted side gains if a free sender keeps its word",
        tuple(stance + wanted),
    )
    harm = size(
        "harm",
        exp(-_STANCE * goodwill) * (_NUDGE if helped else 1.0),
        0.35,
        "ledger" if stance or helped else "default",
        "what it loses by trusting a dependent one",
        tuple(stance) + deeds_for_patron,
    )
    return gain, harm


def _leak(grounds: Grounds) -> Quantity:
    leaked, kept = told.closed_contacts(grounds)
    centre = (1 + len(leaked)) / (2 + len(leaked) + len(kept))
    return share(
        "leak",
        centre,
        2.0 + len(leaked) + len(kept),
        "ledger" if leaked or kept else "default",
        f"{len(leaked)} of {len(leaked) + len(kept)} closed contacts came out as leaks",
        tuple(_evidence(s.id, s.passage, f"closed contact, {s.channel}") for s in leaked + kept),
    )


def _punishment_rates(grounds: Grounds) -> tuple[Quantity, Quantity]:
    # How the patron took this very leak is what the courted side sees, not a habit it knew before.
    reaction = told_reaction(grounds)
    seen = {piece.record for piece in reaction.evidence} if reaction is not None else set()
    punished = [event for event in told.punishments(grounds) if event.id not in seen]
    hedges = told.open_hedges(grounds)
    # By default three in five free senders are punished, one in five dependent ones; four cases each.
    cases = 4.0 + max(len(hedges), len(punished))
    free = share(
        "punished_free",
        (0.6 * 4 + len(punished)) / cases,
        cases,
        "ledger" if hedges or punished else "default",
        f"chance that the patron punishes a free sender found out: {len(punished)} punishments told, "
        f"{len(hedges)} open hedges",
        tuple(hedges) + _of_events(punished, "the patron against the sender"),
    )
    dependent = share(
        "punished_dependent",
        0.2,
        4.0,
        "default",
        "chance that it punishes a sender that acts on its behalf",
    )
    return free, dependent


def _punishment_costs(grounds: Grounds) -> tuple[Quantity, Quantity]:
    eased = [
        c for kind in ("troops_leaving", "war_fortune") for c in told.circumstances_of(grounds, kind)[:1]
    ]
    bound = told.circumstances_of(grounds, "dependence")[:1]
    evidence = tuple(_evidence(c.id, c.passage, f"weighs on the cost: {c.kind}") for c in [*eased, *bound])
    free = size(
        "cost_free",
        2.0 * _NUDGE ** (len(bound) - len(eased)),
        0.45,
        "ledger" if evidence else "default",
        "what the patron's anger costs a free sender",
        evidence,
    )
    dependent = size("cost_dependent", 1.0, 0.45, "default", "what it costs a dependent sender")
    return free, dependent


def _relief(grounds: Grounds) -> Quantity:
    found = told.sanctions(grounds)
    return size(
        "relief",
        2.0 if found else 1.5,
        0.35,
        "ledger" if found else "default",
        "what the sender would get: sanctions bear on it" if found else "what the sender would get",
        tuple(found),
    )


def _audience_cost(grounds: Grounds) -> Quantity:
    pledges = told.open_pledges(grounds)
    if not pledges:
        return _fixed("audience_cost", 0.0, "default", "a pledge in private costs nothing to break")
    evidence = tuple(_evidence(s.id, s.passage, "open pledge") for s in pledges)
    reason = "the pledge was open, and breaking it is seen"
    return size("audience_cost", 1.0, 0.45, "ledger", reason, evidence)


def _sunk(name: str, centre: float, who: str) -> Quantity:
    return size(name, centre, 0.35, "default", f"what a concession of one unit costs {who}")


def _concession(grounds: Grounds) -> Quantity:
    deeds, reported = told.concessions(grounds), told.told_concessions(grounds)
    evidence = _of_events(deeds, "concession") + tuple(
        _evidence(c.id, c.passage, "concession, as told") for c in reported
    )
    level = 2 if len(deeds) >= 3 else 1 if deeds or reported else 0
    reason = f"{len(deeds)} concessions told as done" if evidence else "no report tells of a concession"
    return _fixed("concession", float(level), "ledger" if evidence else "default", reason, evidence)


def _fixed(
    name: str, value: float, origin: str, reason: str, evidence: tuple[Evidence, ...] = ()
) -> Quantity:
    return Quantity(
        name=name,
        shape=Shape.FIXED,
        centre=value,
        spread=0.0,
        origin=origin,
        reason=reason,
        evidence=evidence,
    )


def _of_events(events: Iterable[Event], note: str) -> tuple[Evidence, ...]:
    return tuple(_evidence(e.id, e.passage, note) for e in events)


def _evidence(record: str, passage: Passage, note: str) -> Evidence:
    return Evidence(record=record, passage=passage, weight=1.0, value=None, side=None, note=note)
